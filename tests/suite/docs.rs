//! Documents that are made from the program, and documents that must stay true. `UPDATE=1` writes the former.

use std::fs;

use policysite::config::RawConfig;
use policysite::content::fact_paths;
use policysite::model::BlockTable;
use policysite::model::Records;
use policysite::schema;
use policysite::schema::Shape;

use crate::project::root;

/// Compares a document with what it should be.
fn generated(path: &str, expected: &str) {
    let path = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} is stale: run UPDATE=1 cargo test --test suite docs", path.display());
}

#[test]
fn the_reference_manual_is_that_of_the_types() {
    let mut text = String::from(include_str!("../../src/data/manual-head.md"));
    text.push_str("\n## Facts\n\nThe paths that a sentence may name, as `{{ path }}`; `*` is the id of a record.\n\n");
    for path in fact_paths() {
        text.push_str(&format!("- `{path}`\n"));
    }
    text.push_str("\n## Blocks\n\nThe tables that a paragraph of its own may name, as `{{ sdks }}`.\n\n");
    for (name, _) in BlockTable::ALL {
        text.push_str(&format!("- `{name}`\n"));
    }
    text.push_str("\n## The TOML files of a release\n\n");
    text.push_str(&schema::manual(&Shape::of::<Records>(), "Every file"));
    text.push_str("## site.toml\n\n");
    text.push_str(&schema::manual(&Shape::of::<RawConfig>(), "The file"));
    generated("docs/content.md", &format!("{}\n", text.trim_end()));
}

#[test]
fn the_schemas_are_those_of_the_types() {
    generated("docs/release.schema.json", &format!("{:#}\n", schema::release_schema::<Records>()));
    generated("docs/site.schema.json", &format!("{:#}\n", schema::editor_schema::<RawConfig>()));
}

#[test]
fn the_list_of_codes_is_complete() {
    let messages = policysite::report::Messages::default();
    let mut text = String::from(
        "# What the program says\n\nEvery code with its severity and what to do.\n\n| code | severity | what to do |\n| --- | --- | --- |\n",
    );
    for code in policysite::diagnostic::CODES {
        let finding = policysite::diagnostic::Diagnostic::new(*code, policysite::diagnostic::Span::NONE);
        let help = messages.help(&finding).unwrap_or_default().replace('|', "\\|");
        text.push_str(&format!("| `{}` | {} | {help} |\n", code.id, code.severity.name()));
    }
    generated("docs/codes.md", &text);
}

#[test]
fn every_direct_dependency_is_explained() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let explained = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let table: toml::Table = manifest.parse().unwrap();
    for section in ["dependencies", "dev-dependencies"] {
        for name in table[section].as_table().unwrap().keys() {
            assert!(explained.contains(&format!("| `{name}` |")), "docs/dependencies.md lacks {name}");
        }
    }
}

#[test]
fn the_changelog_knows_the_version() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changelog.contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
}
