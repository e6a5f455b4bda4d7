//! Every kind of sentence; and that no field of the model can change without one, in any language of the theme.

use serde_json::Value as Json;
use serde_json::json;

use crate::config;
use crate::config::Config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::diff::Change;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Status;
use crate::diff::redline;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::render::comparison::facts::field_label;
use crate::render::comparison::summary::Group;
use crate::render::comparison::summary::Sentence;
use crate::render::comparison::summary::summary;
use crate::render::html::Writer;
use crate::render::place::Home;
use crate::render::place::Place;
use crate::render::theme::Theme;
use crate::schema::Format;
use crate::schema::Shape;
use crate::source::SourceTree;

/// A text is known to an edition only if it stands in its records.
const WORDS: &str = "[scope]\ncovers = [\"one\", \"two\"]\n";

const LANGUAGES: [&str; 3] = ["en", "zh-CN", "ar"];

const HEAD: &str = "numbering.default = \"decimal\"\ntitle = \"T\"\npublished = 2026-01-01\napp.name = \"App\"\n";

const RECORDS: &str = "[parties.us]\nname = \"Us Ltd.\"\nrole = \"controller\"\n[parties.um]\nname = \"Umeng\"\n\
    role = \"processor\"\n[uses.u]\ndata = [\"log.crash\"]\npurpose = \"Find faults.\"\nretention = \"logs\"\n\
    storage = [\"here\"]\nprocessors = [\"us\"]\n[retention.logs]\nperiod = \"P30D\"\n[storage.here]\nplace = \"Here\"\n\
    [permissions.camera]\nandroid = [\"CAMERA\"]\nrequired = false\n[sdks.umeng]\nname = \"Umeng Analytics\"\n\
    provider = \"um\"\ndata = [\"device.os\"]\nversion = \"1\"\nscene = \"Always\"\n[rights.access]\nkind = \"access\"\n\
    response_days = 15\n[minors]\nage = 14\nprocessed = false\n[account.cancellation]\nin_app = true\n\
    [scope]\ncovers = [\"All\"]\n[definitions.d]\nterm = \"D\"\ntext = \"Old\"\n";

/// Two releases of a site in all languages of the theme, without translations.
struct Site {
    config: Config,
    policy: Policy,
    theme: Theme,
}

impl Site {
    fn new(before: &str, after: &str) -> Self {
        let [before, after] = [before, after].map(|records| format!("{HEAD}{records}"));
        let site =
            "base_url = \"https://example.com/\"\nlanguages = [\"en\", \"zh-CN\", \"ar\"]\ntime_zone = \"UTC\"\n";
        let mut files = vec![("site.toml".to_owned(), site)];
        for (version, records) in [("1", &before), ("2", &after)] {
            files.push((format!("content/p/{version}/policy.toml"), records));
            for language in LANGUAGES {
                files.push((format!("content/p/{version}/{language}.md"), "## Clause {#clause}\n\nWords.\n"));
            }
        }
        let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), *text)));
        let mut log = Diagnostics::default();
        let config = config::load(&sources, &mut log).unwrap();
        let policy = content::load(&sources, &config, &Drafts::All, &mut log).remove(0);
        assert_eq!(policy.releases.len(), 2, "{:?}", log.sorted());
        let theme = Theme::load(&sources, &config, &mut log).unwrap();
        Self { config, policy, theme }
    }

    /// What is said in a language of all changes, or of those given.
    fn said(&self, language: &str, changes: Option<&[RecordChange]>) -> Vec<(Group, Sentence)> {
        let tag: LanguageTag = language.parse().unwrap();
        let [before, after] = &self.policy.releases[..] else { unreachable!() };
        let redline = redline(before, after, &tag, &self.config.taxonomy).unwrap();
        let home = Home::release("p", "2", &tag);
        let place = Place::below(&home, "changes/", &home, &home);
        let old = self.writer(redline.before_edition(), &place);
        let new = self.writer(redline.after_edition(), &place);
        let subjects = summary(&old, &new, changes.unwrap_or(&redline.records));
        let all = subjects.into_iter().flat_map(|subject| {
            subject.sentences.into_iter().map(move |sentence| (subject.group, sentence)).collect::<Vec<_>>()
        });
        all.collect()
    }

    fn writer<'a>(&'a self, edition: &'a Edition, place: &'a Place) -> Writer<'a> {
        Writer {
            language: self.theme.language(&edition.language).unwrap(),
            edition,
            place,
            taxonomy: &self.config.taxonomy,
            shape: Shape::records(),
            source: None,
            shown: [].into(),
            anchors: false,
            borrowed: false,
            crosslinks: crate::render::crosslinks::Crosslinks::default(),
        }
    }
}

/// The sentences in English and Chinese after an edit of the records.
fn after(old: &str, new: &str) -> [Vec<String>; 2] {
    assert!(RECORDS.contains(old), "{old}");
    let site = Site::new(RECORDS, &RECORDS.replacen(old, new, 1));
    ["en", "zh-CN"].map(|language| site.said(language, None).into_iter().map(|(_, said)| said.text).collect())
}

/// What stands in the records, what comes in its place, what is said in English and in Chinese.
const EDITS: [(&str, &str, &str, &str); 24] = [
    (
        "[\"device.os\"]",
        "[\"device.os\", \"device.imei\"]",
        "Umeng Analytics now also takes IMEI.",
        "Umeng Analytics 现在还会收集：IMEI。",
    ),
    (
        "[\"device.os\"]",
        "[]",
        "Umeng Analytics no longer takes Operating system.",
        "Umeng Analytics 不再收集：操作系统。",
    ),
    (
        "version = \"1\"",
        "version = \"2\"",
        "Umeng Analytics is now version 2; before, it was 1.",
        "Umeng Analytics 的版本由 1 改为 2。",
    ),
    ("\"Always\"", "\"Often\"", "Umeng Analytics: reworded: Occasion.", "Umeng Analytics：使用场景的表述有修改。"),
    ("scene = \"Always\"\n", "", "Umeng Analytics: no longer stated: Occasion.", "Umeng Analytics：不再载明使用场景。"),
    (
        "scene =",
        "country = \"CN\"\nmethod = \"Sent\"\nscene =",
        "Umeng Analytics: now stated: Country “China”; now also described: How data reach the provider.",
        "Umeng Analytics：新增载明国家或地区“中国”；新增对共享方式的说明。",
    ),
    ("\"Umeng Analytics\"", "\"U\"", "U: formerly “Umeng Analytics”.", "U：原为“Umeng Analytics”。"),
    (
        "[minors]",
        "[sdks.s]\nname = \"Sentry\"\nprovider = \"um\"\ndata = [\"log.crash\"]\npurpose = \"Find crashes.\"\nversion = \"3\"\n[minors]",
        "New SDK: Sentry (Provider: Umeng; Purpose: “Find crashes”; Information taken: Crash log).",
        "新增第三方 SDK：Sentry（提供方：Umeng；使用目的：“Find crashes”；收集的个人信息：崩溃日志）。",
    ),
    (
        "[permissions.camera]\nandroid = [\"CAMERA\"]\nrequired = false\n",
        "",
        "The app no longer asks for the permission “Camera” (Android name: CAMERA).",
        "不再申请“相机”权限（Android 权限名：CAMERA）。",
    ),
    (
        "[\"CAMERA\"]",
        "[\"CAMERA\", \"NFC\"]",
        "For the permission “Camera”, the app now also asks Android for NFC.",
        "就“相机”权限，现在还会向 Android 系统申请 NFC。",
    ),
    (
        "required = false",
        "required = true",
        "The permission “Camera” is now required; before, it was not.",
        "权限“相机”由非必需改为必需。",
    ),
    (
        "P30D",
        "P90D",
        "The retention period for “Find faults” is now “90 days”; before, it was “30 days”.",
        "“Find faults”的保存期限由“30天”改为“90天”。",
    ),
    (
        "retention = \"logs\"",
        "retention = \"P1D\"",
        "The use “Find faults”: the information is now kept “1 day”; before, it was kept “30 days”.",
        "使用目的“Find faults”：相关信息的保存期限由“30天”改为“1天”。",
    ),
    (
        "storage = [\"here\"]",
        "storage = []",
        "The use “Find faults”: the information is no longer stored at “Here”.",
        "使用目的“Find faults”：相关信息不再存储于“Here”。",
    ),
    (
        "processors = ",
        "receivers = [\"um\"]\nprocessors = ",
        "The use “Find faults”: the information goes to Umeng; before, no recipient was stated.",
        "使用目的“Find faults”：明确相关信息的接收方为：Umeng，此前未载明。",
    ),
    (
        "\"Find faults.\"",
        "\"Look for faults.\"",
        "The use “Look for faults”: formerly “Find faults”.",
        "使用目的“Look for faults”：原为“Find faults”。",
    ),
    (
        "response_days = 15",
        "response_days = 30",
        "The right “Access”: requests are now answered within 30 days; before, it was 15 days.",
        "权利“查阅”：答复时限由15天改为30天。",
    ),
    (
        "response_days = 15\n",
        "",
        "The right “Access”: no time for the answer is stated any more; before, it was 15 days.",
        "权利“查阅”：不再载明答复时限，此前为15天。",
    ),
    ("[minors]", "[rights.c]\nkind = \"copy\"\n[minors]", "New right: “Copy”.", "新增权利：“复制”。"),
    (
        "processed = false",
        "processed = true",
        "Information about children is now processed on purpose.",
        "现在会有意处理未成年人的个人信息。",
    ),
    ("in_app = true", "in_app = false", "An account can no longer be closed in the app.", "不再支持在应用内注销账号。"),
    (
        "[\"All\"]",
        "[\"Most\", \"Some\"]",
        "Scope: Covers: added “Most”, “Some”, removed “All”.",
        "适用范围：适用于增加“Most”、“Some”，删去“All”。",
    ),
    (
        "[minors]\nage = 14\nprocessed = false\n",
        "",
        "No longer stated: Children (Age limit: 14; Information processed: No).",
        "不再载明：未成年人保护（年龄界限：14；处理其信息：否）。",
    ),
    (
        "name = \"Us Ltd.\"",
        "name = \"Us Inc.\"\ncountry = \"CN\"",
        "Us Inc.: formerly “Us Ltd.”; now stated: Country “China”.",
        "Us Inc.：原为“Us Ltd.”；新增载明国家或地区“中国”。",
    ),
];

#[test]
fn each_kind_of_change_has_its_sentence() {
    for (old, new, english, chinese) in EDITS {
        assert_eq!(after(old, new), [vec![english.to_owned()], vec![chinese.to_owned()]], "{old} to {new}");
    }
}

#[test]
fn the_title_of_the_document_is_told_by_itself() {
    let site = Site::new(WORDS, WORDS);
    let change = Change::Text { before: Some("one".to_owned()), after: Some("two".to_owned()) };
    let said = site.said("en", Some(&[record("title", "", vec![(String::new(), change)])]));
    assert_eq!(said[0].1.text, "Title changed from “one” to “two”.");
}

#[test]
fn sentences_stand_with_their_subject_and_lead_to_their_record() {
    let new = "[sdks.n]\nname = \"N\"\n[parties.n]\nname = \"N\"\nrole = \"recipient\"\n[minors]";
    let after = RECORDS.replace("[minors]", new).replace("[\"log.crash\"]", "[\"device.os\"]").replace("P30D", "P1D");
    let said = Site::new(RECORDS, &after.replace("\"here\"", "")).said("en", None);
    let places: Vec<(Group, &str)> = said.iter().map(|(group, said)| (*group, said.href.as_str())).collect();
    let expected = [
        (Group::Data, "#Fact-uses-u"),
        (Group::Data, "#Fact-uses-u"),
        (Group::Sdks, "#Fact-sdks-n"),
        (Group::Receivers, "#Fact-parties-n"),
        (Group::Retention, "#Fact-uses-u"),
        (Group::Retention, "#Fact-retention-logs"),
    ];
    assert_eq!(places, expected);
}

#[test]
fn records_of_the_same_name_are_told_apart_by_their_clause() {
    let rights =
        |days: &str| format!("{RECORDS}[rights.b]\nkind = \"access\"\nclause = \"clause\"\nresponse_days = {days}\n");
    let said = Site::new(&rights("1"), &rights("2")).said("en", None);
    assert_eq!(
        said[0].1.text,
        "The right “Access” (clause 1): requests are now answered within 2 days; before, it was 1 day."
    );
}

fn record(table: &str, key: &str, fields: Vec<(String, Change)>) -> RecordChange {
    let fields = fields.into_iter().map(|(field, change)| FieldChange { field, change }).collect();
    RecordChange {
        table: table.to_owned(),
        key: key.to_owned(),
        status: Status::Changed,
        kinds: Vec::new(),
        conditions: Vec::new(),
        fields,
    }
}

/// Two values that a shape can hold.
fn values(shape: &Shape) -> [Json; 2] {
    match shape {
        Shape::Choice { words, .. } => [json!(words[0].0), json!(words[1].0)],
        Shape::Flag => [json!(false), json!(true)],
        Shape::Count => [json!(11), json!(12)],
        Shape::Text(Format::Date) => [json!("2026-01-01"), json!("2026-01-02")],
        Shape::Text(Format::Duration | Format::Retention) => [json!("P11D"), json!("P12D")],
        Shape::Text(Format::Country) => [json!("CN"), json!("US")],
        Shape::Text(Format::Language) => [json!("en"), json!("ar")],
        _ => [json!("one"), json!("two")],
    }
}

/// Everything that can happen to each field of a shape, by its path.
fn events(path: &str, shape: &Shape, all: &mut Vec<(String, Change)>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match shape {
        Shape::Struct { fields, .. } => fields.iter().for_each(|field| events(&below(&field.name), &field.shape, all)),
        Shape::Map(value) => events(&below("en"), value, all),
        Shape::By { keys, value } => events(&below(values(keys)[0].as_str().unwrap()), value, all),
        Shape::List(inner) => {
            let [one, two] = values(inner).map(|value| vec![value]);
            for (added, removed) in [(one.clone(), vec![]), (vec![], two.clone()), (one, two)] {
                all.push((path.to_owned(), Change::Set { added, removed }));
            }
        }
        Shape::Text(Format::Text | Format::Name) => {
            let [one, two] = ["one", "two"].map(|text| Some(text.to_owned()));
            for (before, after) in [(one.clone(), None), (None, two.clone()), (one, two)] {
                all.push((path.to_owned(), Change::Text { before, after }));
            }
        }
        shape => {
            let [one, two] = values(shape).map(Some);
            for (before, after) in [(one.clone(), None), (None, two.clone()), (one, two)] {
                all.push((path.to_owned(), Change::Value { before, after }));
            }
        }
    }
}

/// Every event of every field of every table.
fn everything() -> Vec<(String, String, (String, Change))> {
    let mut all = Vec::new();
    for field in Shape::records().fields() {
        let (key, shape) = match &field.shape {
            Shape::Map(shape) if !shape.fields().is_empty() => ("k", &**shape),
            shape => ("", shape),
        };
        let mut found = Vec::new();
        events("", shape, &mut found);
        all.extend(found.into_iter().map(|event| (field.name.clone(), key.to_owned(), event)));
    }
    all
}

#[test]
fn no_field_of_the_model_changes_without_a_sentence() {
    let site = Site::new(WORDS, WORDS);
    let all = everything();
    assert!(all.len() > 700, "{}", all.len());
    for (table, key, event) in all {
        let change = record(&table, &key, vec![event]);
        let place = Place::below(&home(), "", &home(), &home());
        for language in LANGUAGES {
            let edition = site.policy.releases[1].edition(&language.parse().unwrap()).unwrap();
            let said = site.said(language, Some(std::slice::from_ref(&change)));
            let text: String = said.iter().map(|(_, said)| said.text.as_str()).collect();
            assert!(!said.is_empty() && said.len() <= 2, "{language} says {said:?} of {change:?}");
            let label = field_label(&site.writer(edition, &place), &change, &change.fields[0].field);
            let label = label.split(" · ").next().unwrap();
            let has_own = said.iter().all(|(_, said)| !said.is_general);
            assert!(has_own || text.contains(label), "{language} does not name {label}: {text}");
            let missing = ["say-", "noun-", "field-", "table-", "<", "&", "..", "。。", "“”", "()", "（）"];
            assert!(!missing.iter().any(|piece| text.contains(piece)), "{language}: {text}");
        }
    }
}

fn home() -> Home {
    Home::release("p", "2", &"en".parse().unwrap())
}

#[test]
fn many_changes_of_one_record_are_all_told() {
    let site = Site::new(WORDS, WORDS);
    for (table, key) in [("uses", "k"), ("sdks", "k"), ("permissions", "k"), ("retention", "k"), ("account", "")] {
        let events: Vec<_> =
            everything().into_iter().filter(|(other, ..)| other == table).map(|(.., event)| event).collect();
        for language in LANGUAGES {
            let one_by_one: usize = events
                .iter()
                .map(|event| site.said(language, Some(&[record(table, key, vec![event.clone()])])))
                .map(|said| said.iter().filter(|(_, said)| !said.is_general).count())
                .sum();
            let together = site.said(language, Some(&[record(table, key, events.clone())]));
            let own = together.iter().filter(|(_, said)| !said.is_general).count();
            assert_eq!((own, together.len()), (one_by_one, one_by_one + 1), "{table} in {language}");
        }
    }
}

#[test]
fn a_record_that_comes_or_goes_is_told_with_what_matters_most() {
    let added = format!(
        "{RECORDS}[recipients.r]\nkind = \"share\"\nparty = \"um\"\nsafeguard = \"Contract\"\nconsent = \"separate\"\n"
    );
    let site = Site::new(RECORDS, &added);
    let text = &site.said("en", None)[0].1.text;
    assert_eq!(text, "New disclosure: “r” (Form: Sharing; Recipient: Umeng).");
    let site = Site::new(&added, RECORDS);
    let text = &site.said("en", None)[0].1.text;
    assert_eq!(text, "No longer stated: the disclosure “r” (Form: Sharing; Recipient: Umeng).");
}
