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
fn the_lists_of_data_and_purposes_are_those_of_the_taxonomy() {
    let taxonomy = policysite::config::built_in();
    let word = |labels: &policysite::model::Labels, language: &str| labels.get(language).cloned().unwrap_or_default();
    let mut text = String::from(include_str!("../../src/data/taxonomy-head.md"));
    for (group, term) in &taxonomy.groups {
        text.push_str(&format!(
            "\n## {} {}\n\n| id | English | Chinese | sensitive under |\n| --- | --- | --- | --- |\n",
            word(&term.label, "en"),
            word(&term.label, "zh")
        ));
        for (id, term) in taxonomy.data.iter().filter(|(id, _)| id.split('.').next() == Some(group)) {
            let standards: Vec<String> = term
                .sensitive
                .0
                .keys()
                .map(|standard| {
                    let name = serde_json::to_value(standard).unwrap();
                    format!("`{}`", name.as_str().unwrap())
                })
                .collect();
            text.push_str(&format!(
                "| `{id}` | {} | {} | {} |\n",
                word(&term.label, "en"),
                word(&term.label, "zh"),
                standards.join(", ")
            ));
        }
    }
    text.push_str("\n## Purposes\n\n| id | English | Chinese |\n| --- | --- | --- |\n");
    for (id, term) in &taxonomy.purposes {
        text.push_str(&format!("| `{id}` | {} | {} |\n", word(&term.label, "en"), word(&term.label, "zh")));
    }
    for (platform, terms) in &taxonomy.permissions {
        text.push_str(&format!(
            "\n## Permissions: {}\n\n| name | English | Chinese |\n| --- | --- | --- |\n",
            platform.id()
        ));
        for (name, term) in terms {
            text.push_str(&format!("| `{name}` | {} | {} |\n", word(&term.label, "en"), word(&term.label, "zh")));
        }
    }
    generated("docs/taxonomy.md", &text);
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
