//! Documents that are made from the program, and documents that must stay true. `UPDATE=1` writes the former.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use policysite::checklist::report::CheckReport;
use policysite::checklist::sets_of;
use policysite::config::AttestFile;
use policysite::config::RawConfig;
use policysite::content::fact_paths;
use policysite::diagnostic::CODES;
use policysite::diagnostic::Code;
use policysite::diff::Citations;
use policysite::diff::Effect;
use policysite::diff::Effects;
use policysite::diff::Exception;
use policysite::diff::Store;
use policysite::model::BlockTable;
use policysite::model::Records;
use policysite::model::Regime;
use policysite::model::Ruleset;
use policysite::output::AnchorsFile;
use policysite::output::BundleManifest;
use policysite::output::ChangesFile;
use policysite::output::DialogFile;
use policysite::output::Latest;
use policysite::output::ReleaseManifest;
use policysite::output::VersionsFile;
use policysite::report;
use policysite::report::MessageLanguage;
use policysite::report::Messages;
use policysite::report::Requirement;
use policysite::schema;
use policysite::schema::Shape;
use serde::Serialize;

use crate::checklist::Expected;
use crate::checklist::expectations;
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
    generated("docs/changes.schema.json", &format!("{:#}\n", schema::output_schema::<ChangesFile<'_>>()));
    generated("docs/latest.schema.json", &format!("{:#}\n", schema::output_schema::<Latest<'_>>()));
    generated("docs/manifest.schema.json", &format!("{:#}\n", schema::output_schema::<ReleaseManifest>()));
    generated("docs/bundle.schema.json", &format!("{:#}\n", schema::output_schema::<BundleManifest<'_>>()));
    generated("docs/anchors.schema.json", &format!("{:#}\n", schema::output_schema::<AnchorsFile<'_>>()));
    generated("docs/dialog.schema.json", &format!("{:#}\n", schema::output_schema::<DialogFile<'_>>()));
    generated("docs/versions.schema.json", &format!("{:#}\n", schema::output_schema::<VersionsFile<'_>>()));
    generated("docs/translation.schema.json", &format!("{:#}\n", schema::translation_schema(Shape::records())));
    generated("docs/attest.schema.json", &format!("{:#}\n", schema::editor_schema::<AttestFile>()));
    generated("docs/check.schema.json", &format!("{:#}\n", schema::output_schema::<CheckReport<'_>>()));
    generated("docs/site.schema.json", &format!("{:#}\n", schema::editor_schema::<RawConfig>()));
}

#[test]
fn the_demonstration_has_what_editors_need() {
    for file in policysite::scaffold::editor_files() {
        generated(&file.path, &file.text);
    }
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
    let messages = Messages::default();
    let mut text = String::from(
        "# What the program says\n\nEvery code with its severity and what to do. [diagnostics.md](diagnostics.md) says more of each.\n\n| code | severity | what to do |\n| --- | --- | --- |\n",
    );
    for code in CODES {
        let help = report::general_help(*code, &messages).replace('|', "\\|");
        text.push_str(&format!("| [`{0}`](diagnostics.md#{0}) | {1} | {help} |\n", code.id, code.severity.name()));
    }
    generated("docs/codes.md", &text);
}

/// The explanation of a code, as Markdown.
fn explanation(code: Code, language: MessageLanguage) -> String {
    let messages = Messages::new(language);
    let label = |name: &str| messages.label(name);
    let found = report::explain(code.id, language).unwrap();
    let message = report::general_message(code, &messages);
    let mut text = format!("\n## {}\n\n**{}** {message}\n\n", code.id, label(code.severity.name()));
    text.push_str(&format!("{}\n\n{}\n\n", found.what, found.why));
    if let Some(law) = found.law {
        text.push_str(&format!("**{}** {law}\n\n", label("explain-law")));
    }
    if let Some([before, after]) = found.example {
        let file = found.file.as_ref().map(|file| format!(" `{file}`")).unwrap_or_default();
        let kind = match found.file.as_ref().and_then(|file| file.rsplit('.').next()) {
            Some("toml") => "toml",
            Some("md") => "markdown",
            None if before.starts_with("$ ") => "console",
            _ => "text",
        };
        for (name, side) in [("explain-before", before), ("explain-after", after)] {
            text.push_str(&format!("**{}**{file}\n\n````{kind}\n{side}````\n\n", label(name)));
        }
    }
    text.push_str(&format!("**{}** {}\n", label("explain-help"), report::general_help(code, &messages)));
    text
}

#[test]
fn the_explanations_are_those_of_the_program() {
    let english = "# What each finding means\n\nWhat every code means, why it matters, the law or standard behind it where there is one, an example, and what to\ndo. `policysite explain CODE` says the same. In Chinese: [diagnostics.zh-CN.md](diagnostics.zh-CN.md).\n\nPIPL is the Personal Information Protection Law of China. The App method is the method for identifying the unlawful collection\nand use of personal information by apps (CAC, MIIT, MPS and SAMR, 2019). The Network Data Regulations are those on the management\nof network data security (State Council, in force since 2025). GB/T 35273 is the Chinese standard on the security of personal\ninformation. None of this is legal advice.\n";
    let chinese = "# 各项检查结果的含义\n\n每个代码的含义、为什么重要、背后的法律或标准（如有）、示例以及处理办法。`policysite explain 代码` 显示同样的内容。英文版：[diagnostics.md](diagnostics.md)。\n\n以下内容不构成法律意见。\n";
    for (path, head, language) in [
        ("docs/diagnostics.md", english, MessageLanguage::English),
        ("docs/diagnostics.zh-CN.md", chinese, MessageLanguage::Chinese),
    ] {
        let all: String = CODES.iter().map(|code| explanation(*code, language)).collect();
        generated(path, &format!("{head}{all}"));
    }
}

/// A word of a closed list, as it is written.
fn word(word: impl Serialize) -> String {
    format!("`{}`", serde_json::to_value(word).unwrap().as_str().unwrap())
}

fn words<T: Serialize>(words: &BTreeSet<T>) -> String {
    if words.is_empty() { "–".to_owned() } else { words.iter().map(word).collect::<Vec<_>>().join(", ") }
}

fn citations(citations: &Citations) -> String {
    let one =
        |(source, places): (&String, &Vec<String>)| format!("{source} {}", places.join(", ")).trim_end().to_owned();
    citations.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A cell of the table of kinds: the rule and what holds instead.
fn cell(effect: &Effect, rule: String, of: impl Fn(&Exception) -> Option<String>) -> String {
    let when = effect.when.iter().filter_map(|(condition, instead)| Some((of(instead)?, "if", word(condition))));
    let asks = effect.asks.iter().filter_map(|(question, instead)| Some((of(instead)?, "if yes to", word(question))));
    let all = when.chain(asks).map(|(instead, link, name)| format!("{instead} {link} {name}"));
    [rule].into_iter().chain(all).collect::<Vec<_>>().join("; ")
}

fn law(effect: &Effect, regime: Regime) -> String {
    let with = |class: Option<String>, manner: Option<&BTreeSet<_>>| {
        let parts: Vec<String> = class.into_iter().chain(manner.map(words)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    let rule = with(Some(word(effect.class.get(regime))), effect.manner.get(regime).as_ref());
    cell(effect, rule.unwrap(), |instead| {
        with(instead.class.get(regime).map(word), instead.manner.get(regime).as_ref())
    })
}

fn store(effect: &Effect, store: Store) -> String {
    cell(effect, words(effect.update.get(store)), |instead| instead.update.get(store).as_ref().map(words))
}

/// A table of words and what they mean.
fn meanings<K: Serialize>(title: &str, terms: &BTreeMap<K, String>) -> String {
    let rows: Vec<String> = terms.iter().map(|(term, text)| format!("| {} | {text} |\n", word(term))).collect();
    format!("\n## {title}\n\n| word | means |\n| --- | --- |\n{}", rows.concat())
}

#[test]
fn the_list_of_what_changes_ask_for_is_that_of_the_data() {
    let effects = Effects::built_in();
    let mut text = String::from(include_str!("../../src/data/change-kinds-head.md"));
    text.push_str("\n## Kinds\n\n| kind | China | EU and UK | California | Google Play | Apple | sources |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (kind, effect) in &effects.kinds {
        let laws = [Regime::Cn, Regime::Eu, Regime::UsCa].map(|regime| law(effect, regime));
        let stores = [Store::Play, Store::Apple].map(|name| store(effect, name));
        let cells = [word(kind), laws.join(" | "), stores.join(" | "), citations(&effect.sources)];
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text.push_str(&meanings("Classes, from low to high", &effects.classes));
    text.push_str(&meanings("Conditions", &effects.conditions));
    text.push_str(&meanings("Questions", &effects.questions));
    text.push_str(&meanings("What the telling or asking must be like", &effects.manners));
    text.push_str("\n## What to bring up to date in the stores\n\n| word | means | sources |\n| --- | --- | --- |\n");
    for (update, term) in &effects.updates {
        text.push_str(&format!("| {} | {} | {} |\n", word(update), term.text, citations(&term.sources)));
    }
    text.push_str("\n## Sources\n\n| source | what it is | law | standing |\n| --- | --- | --- | --- |\n");
    for (name, term) in &effects.sources {
        text.push_str(&format!("| {name} | {} | {} | {} |\n", term.title, word(term.law), word(term.standing)));
    }
    generated("docs/change-kinds.md", &text);
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

/// The words of the list of rules in one language.
struct Headings {
    language: MessageLanguage,
    head: &'static str,
    rules: &'static str,
    columns: &'static str,
    planned: &'static str,
    planned_note: &'static str,
    planned_columns: &'static str,
}

const HEADINGS: [Headings; 2] = [
    Headings {
        language: MessageLanguage::English,
        head: include_str!("../../src/data/check-head.md"),
        rules: "The rules",
        columns: "| rule | severity | what must hold | where it stands |",
        planned: "Planned",
        planned_note: "The program does not decide these yet. They are listed, never counted as passed.",
        planned_columns: "| rule | what must hold | where it stands | what it waits for |",
    },
    Headings {
        language: MessageLanguage::Chinese,
        head: include_str!("../../src/data/check-head.zh-CN.md"),
        rules: "全部规则",
        columns: "| 规则 | 严重程度 | 要求 | 依据 |",
        planned: "尚在计划",
        planned_note: "程序还不能判断以下规则；只列出，不计入符合。",
        planned_columns: "| 规则 | 要求 | 依据 | 所缺的条件 |",
    },
];

#[test]
fn the_checklist_is_documented_rule_by_rule() {
    for headings in &HEADINGS {
        let messages = Messages::new(headings.language);
        let source = |rule: &Requirement| {
            let doubt = messages.say(&format!("verified-{}", rule.verified.id()), &[]);
            let source = &rule.words(headings.language).source;
            if doubt.is_empty() { source.clone() } else { format!("{source} ({doubt})") }
        };
        let mut text = format!("{}\n## {} {}\n", headings.head, headings.rules, policysite::checklist::VERSION);
        for set in Ruleset::ALL {
            let rules = report::requirements().iter().filter(|(_, rule)| sets_of(rule).first() == Some(&set));
            let rows: Vec<String> = rules
                .map(|(id, rule)| {
                    let severity = messages.severity(rule.severity);
                    format!(
                        "| `{id}` | {severity} | {} | {} |\n",
                        rule.words(headings.language).requirement,
                        source(rule)
                    )
                })
                .collect();
            if !rows.is_empty() {
                text.push_str(&format!(
                    "\n### {}\n\n{}\n| --- | --- | --- | --- |\n{}",
                    set.id(),
                    headings.columns,
                    rows.concat()
                ));
            }
        }
        let rows = report::planned().iter().map(|(id, rule)| {
            let words = rule.words(headings.language);
            format!("| `{id}` | {} | {} | {} |\n", words.requirement, source(rule), words.why)
        });
        let (title, note, columns) = (headings.planned, headings.planned_note, headings.planned_columns);
        text.push_str(&format!(
            "\n### {title}\n\n{note}\n\n{columns}\n| --- | --- | --- | --- |\n{}",
            rows.collect::<String>()
        ));
        if headings.language == MessageLanguage::English {
            text.push_str(&disagreements());
            generated("docs/check.md", &text);
        } else {
            generated("docs/check.zh-CN.md", &text);
        }
    }
}

/// Where the program says something else of the two texts of `tests/cases/seeds/` than the table that was drawn up by hand.
fn disagreements() -> String {
    let mut text = String::from(
        "\n## Where we judge otherwise\n\nTwo texts with the faults of published policies (`tests/cases/seeds/`) were judged by hand, rule by rule, before there was a\nprogram. It says the same but for these; A is the first, B the second.\n\n| rule | by hand | by the program | why |\n| --- | --- | --- | --- |\n",
    );
    for Expected { rule, seeds, why } in expectations() {
        for (name, (words, means, ours)) in ["A", "B"].iter().zip(&seeds) {
            if !ours.is_empty() && ours != means {
                text.push_str(&format!("| `{rule}` {name} | {words} | {ours} | {why} |\n"));
            }
        }
    }
    text
}
