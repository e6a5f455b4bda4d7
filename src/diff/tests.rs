//! What records and their changes show, edit by edit and for any records.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Map;

use serde_json::json;

use super::*;
use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::model::Policy;
use crate::schema::Field;
use crate::source::SourceTree;

use ChangeKind as Kind;
use Condition as When;

const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\"]\ntime_zone = \"UTC\"\n";
const HEAD: &str = "title = \"T\"\npublished = 2026-01-01\napp.name = \"App\"\n";

/// A policy with two releases: the records after the head, and the prose of each.
pub(super) fn policy(records: [&str; 2], prose: [&str; 2]) -> Policy {
    let [before, after] = records.map(|records| format!("{HEAD}{records}"));
    let files = [
        ("site.toml", SITE),
        ("content/p/1/policy.toml", &before),
        ("content/p/1/en.md", prose[0]),
        ("content/p/2/policy.toml", &after),
        ("content/p/2/en.md", prose[1]),
    ];
    let sources = SourceTree::from_texts(files);
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    let policy = content::load(&sources, &config, &Drafts::All, &mut log).remove(0);
    assert_eq!(policy.releases.len(), 2, "{:?}", log.sorted());
    policy
}

fn changes(before: &str, after: &str) -> Vec<RecordChange> {
    let policy = policy([before, after], ["Words.\n", "Words.\n"]);
    let [before, after] = &policy.releases[..] else { unreachable!() };
    let language = &before.source().language;
    let same = redline(after, after, language, &config::built_in()).unwrap();
    assert!(same.is_empty());
    let there = redline(before, after, language, &config::built_in()).unwrap();
    let back = redline(after, before, language, &config::built_in()).unwrap();
    assert_eq!(there.inverted_records(&config::built_in()), back.records);
    there.records
}

#[test]
fn records_are_listed_with_their_fields() {
    let before = "[sdks.a]\nversion = \"1\"\n[sdks.b]\n[sdks.c]\nplatforms = [\"ios\", \"android\"]\n[definitions.d]\n\
        term = \"D\"\ntext = \"Old\"\n";
    let after = "[scope]\ncovers = [\"All\"]\n[definitions.d]\nterm = \"D\"\ntext = \"New\"\n[sdks.n]\n[sdks.c]\n\
        platforms = [\"android\", \"ios\"]\n[sdks.a]\nversion = \"2\"\ndata = [\"device.os\"]\n";
    let expected = json!([
        { "table": "scope", "key": "", "status": "added", "kinds": [], "conditions": [],
          "fields": [{ "field": "covers", "type": "set", "added": ["All"], "removed": [] }] },
        { "table": "definitions", "key": "d", "status": "changed", "kinds": ["definition.text"], "conditions": [],
          "fields": [{ "field": "text", "type": "text", "before": "Old", "after": "New" }] },
        { "table": "sdks", "key": "n", "status": "added", "kinds": ["sdk.added"], "conditions": [], "fields": [] },
        { "table": "sdks", "key": "a", "status": "changed", "kinds": ["data.kind.added", "sdk.data.added"],
          "conditions": [],
          "fields": [{ "field": "version", "type": "value", "before": "1", "after": "2" },
                     { "field": "data", "type": "set", "added": ["device.os"], "removed": [] }] },
        { "table": "sdks", "key": "b", "status": "removed", "kinds": ["sdk.removed"], "conditions": [], "fields": [] },
    ]);
    assert_eq!(json!(changes(before, after)), expected);
}

const RECORDS: &str = "[uses.u]\ndata = [\"log.crash\"]\npurpose = \"Find\"\non_device = true\nrequired = false\n\
    basis = { cn = \"contract\" }\nretention = \"r\"\npurposes = [\"core.service\"]\n[parties.us]\nname = \"Us\"\n\
    role = \"controller\"\ncountry = \"CN\"\nemail = \"a@a.example\"\n[retention.r]\nperiod = \"P30D\"\n\
    [permissions.p]\nandroid = [\"CAMERA\"]\n[sdks.s]\nversion = \"1\"\ncountry = \"CN\"\ndata = [\"device.os\"]\n\
    [storage.s]\nplace = \"Here\"\ncountry = \"CN\"\n[recipients.r]\nkind = \"share\"\ncategory = \"Carriers\"\n\
    [rights.r]\nkind = \"delete\"\nresponse_days = 15\n[security.s]\nmeasure = \"Locks\"\n[definitions.d]\nterm = \"D\"\n\
    text = \"Old\"\n[minors]\nage = 14\nprocessed = false\n";

/// An edit of the records.
type Edit = (&'static str, &'static str, &'static [Kind], &'static [When]);

/// What an edit of the records changes: what stands there, what comes in its place, the kinds, the conditions.
const EDITS: [Edit; 39] = [
    ("[uses.u]", "[uses.n]\n[uses.u]", &[Kind::DataUseAdded], &[]),
    ("[\"log.crash\"]", "[\"device.os\"]", &[Kind::DataUseAdded, Kind::DataUseRemoved], &[]),
    ("log.crash\"]", "log.crash\", \"log.service\"]", &[Kind::DataUseAdded, Kind::DataKindAdded], &[]),
    ("retention = ", "sensitive = { pipl = true }\nretention = ", &[Kind::DataSensitiveRaised], &[]),
    ("core.service", "core.account", &[Kind::PurposeChanged], &[]),
    ("\"Find\"", "\"Look for\"", &[Kind::PurposeReworded], &[]),
    ("on_device = true\n", "", &[Kind::MethodChanged], &[]),
    ("\"contract\"", "\"consent\", eu = \"consent\"", &[Kind::BasisChanged], &[When::PiplToConsent]),
    ("required = false", "required = true", &[Kind::RequiredRaised], &[]),
    ("P30D", "P2M", &[Kind::RetentionLonger], &[]),
    ("retention = \"r\"", "retention = \"P4W\"", &[Kind::RetentionShorter], &[]),
    ("\"Here\"", "\"There\"", &[Kind::StorageMovedDomestic], &[]),
    ("\"Here\"\ncountry = \"CN\"", "\"There\"\ncountry = \"US\"", &[Kind::CrossborderAdded], &[]),
    ("basis =", "receivers = [\"x\"]\nbasis =", &[Kind::RecipientIndependentAdded], &[]),
    ("[minors]", "[recipients.x]\nkind = \"entrust\"\n[minors]", &[Kind::RecipientEntrustedAdded], &[]),
    ("[sdks.s]", "[sdks.n]\nrelation = \"joint\"\n[sdks.s]", &[Kind::RecipientIndependentAdded, Kind::SdkAdded], &[]),
    ("[\"device.os\"]", "[\"device.os\", \"log.crash\"]", &[Kind::SdkDataAdded], &[]),
    ("[sdks.s]", "[sdks.t]", &[Kind::DataUseAdded, Kind::DataUseRemoved, Kind::SdkAdded, Kind::SdkRemoved], &[]),
    ("version = \"1\"", "version = \"2\"", &[Kind::SdkVersion], &[]),
    ("[\"CAMERA\"]", "[\"NFC\"]", &[Kind::PermissionAdded, Kind::PermissionRemoved], &[]),
    ("[minors]", "[autostart.a]\nkind = \"self-start\"\ntrigger = \"A\"\n[minors]", &[Kind::AutostartAdded], &[]),
    ("[minors]", "[automated.a]\npurpose = \"A\"\n[minors]", &[Kind::AutomatedAdded], &[]),
    ("response_days = 15", "response_days = 30", &[Kind::RightsNarrowed], &[]),
    ("[minors]", "[rights.c]\nkind = \"copy\"\n[minors]", &[Kind::RightsWidened], &[]),
    ("\"Us\"", "\"Them\"", &[Kind::ControllerChanged], &[]),
    ("a@a", "b@b", &[Kind::ControllerContact], &[]),
    ("processed = false", "processed = true", &[Kind::MinorsChanged], &[]),
    ("Locks", "Bolts", &[Kind::SecurityText], &[]),
    ("Old", "New", &[Kind::DefinitionText], &[]),
    ("age = 14", "age = 16", &[], &[]),
    ("[uses.u]", "[uses.n]\nbasis = { eu = \"consent\" }\n[uses.u]", &[Kind::DataUseAdded], &[When::GdprOnConsent]),
    (
        "log.crash\"]",
        "log.crash\", \"health.record\"]",
        &[Kind::DataUseAdded, Kind::DataKindAdded, Kind::DataSensitiveRaised],
        &[When::SpecialCategory],
    ),
    (
        "[minors]",
        "[recipients.c]\nkind = \"share\"\ncategory = \"Carriers\"\n[minors]",
        &[Kind::RecipientIndependentAdded],
        &[When::CategoryKnown],
    ),
    (
        "[minors]",
        "[recipients.c]\nkind = \"share\"\ncategory = \"Banks\"\n[minors]",
        &[Kind::RecipientIndependentAdded],
        &[],
    ),
    (
        "\"log.crash\"]",
        "\"log.crash\", \"device.os\"]\nprocessors = [\"x\"]",
        &[Kind::DataUseAdded, Kind::RecipientEntrustedAdded],
        &[When::DataOrPurposeGrows],
    ),
    (
        "[minors]",
        "[recipients.x]\nkind = \"entrust\"\ndata = [\"log.service\"]\n[minors]",
        &[Kind::RecipientEntrustedAdded],
        &[When::DataOrPurposeGrows],
    ),
    (
        "[minors]",
        "[permissions.n]\npurpose = \"Pay\"\ndata = [\"log.crash\"]\n[minors]",
        &[Kind::DataUseAdded, Kind::PermissionAdded],
        &[When::BringsUse],
    ),
    (
        "[uses.u]",
        "[permissions.n]\n[uses.n]\ndata = [\"log.crash\"]\npermissions = [\"n\"]\n[uses.u]",
        &[Kind::DataUseAdded, Kind::PermissionAdded],
        &[When::BringsUse],
    ),
    (
        "service\"]\n[parties.us]\nname = \"Us\"",
        "account\"]\n[parties.us]\nname = \"Them\"",
        &[Kind::PurposeChanged, Kind::ControllerChanged],
        &[When::WithMethodOrPurpose],
    ),
];

#[test]
fn every_kind_and_condition_that_records_can_show_is_found() {
    let mut found = (BTreeSet::new(), BTreeSet::new());
    for (old, new, kinds, conditions) in EDITS {
        let changes = changes(RECORDS, &RECORDS.replacen(old, new, 1));
        let seen: BTreeSet<Kind> = changes.iter().flat_map(|change| change.kinds.iter().copied()).collect();
        assert!(seen.iter().eq(kinds), "{old} to {new}: {seen:?}");
        found.0.extend(seen);
        let seen: BTreeSet<When> = changes.iter().flat_map(|change| change.conditions.iter().copied()).collect();
        assert!(seen.iter().eq(conditions), "{old} to {new}: {seen:?}");
        found.1.extend(seen);
    }
    let never = [Kind::Editorial, Kind::Translation, Kind::LawText, Kind::AnnualReview];
    assert!(Kind::ALL.iter().all(|kind| found.0.contains(kind) != never.contains(kind)));
    assert!(Effects::built_in().conditions.keys().eq(&found.1));
}

#[test]
fn a_change_asks_for_the_most_that_one_of_its_kinds_does() {
    let class = |old: &str, new: &str, regime: Regime| {
        changes(RECORDS, &RECORDS.replacen(old, new, 1)).iter().map(|change| change.class(regime)).max()
    };
    assert_eq!(class("age = 14", "age = 16", Regime::Cn), Some(Class::None));
    assert_eq!(class("\"contract\"", "\"consent\"", Regime::Cn), Some(Class::Reconsent));
    assert_eq!(class("\"contract\"", "\"legal-obligation\"", Regime::Cn), Some(Class::Notice));
    let sdk = "[sdks.n]\nrelation = \"joint\"\n[sdks.s]";
    assert_eq!(class("[sdks.s]", sdk, Regime::Cn), Some(Class::SeparateConsent));
    assert_eq!(class("[sdks.s]", sdk, Regime::Uk), Some(Class::AdvanceNotice));
}

#[test]
fn new_words_of_a_clause_ask_for_a_notice_unless_the_author_says_more_or_less() {
    let note = "[changes.b]\nkind = \"retention.longer\"\nreason = \"Kept longer\"\n";
    let policy =
        policy(["", note], ["## A {#a}\n\nOld\n\n## B {#b}\n\nOld\n", "## A {#a}\n\nNew\n\n## B {#b}\n\nNew\n"]);
    let [before, after] = &policy.releases[..] else { unreachable!() };
    let redline = redline(before, after, &before.source().language, &config::built_in()).unwrap();
    let notes = &after.records().changes;
    let class = |clause: &ClauseChange<'_>| (clause.id.clone(), clause.class(Regime::Cn, notes.get(&clause.id)));
    let classes: BTreeMap<String, Class> = redline.prose.clauses.iter().map(class).collect();
    assert_eq!(classes, BTreeMap::from([("a".to_owned(), Class::Notice), ("b".to_owned(), Class::Reconsent)]));
    assert!(redline.records.is_empty());
}

#[test]
fn what_the_author_says_of_changes_is_no_change_of_the_records() {
    let note = "[changes.preamble]\nkind = \"editorial\"\nreason = \"Spelling\"\n";
    assert!(changes(RECORDS, &format!("{RECORDS}{note}")).is_empty());
}

/// Any value of a shape, out of few words, so that both sides often say the same.
fn value(shape: &Shape) -> BoxedStrategy<Json> {
    match shape {
        Shape::Struct { fields, .. } => {
            let field =
                |field: &Field| (Just(field.name.clone()), proptest::option::weighted(0.5, value(&field.shape)));
            let fields: Vec<_> = fields.iter().map(field).collect();
            fields.prop_map(|all| all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()).boxed()
        }
        Shape::Map(inner) => table(prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(str::to_owned), inner),
        Shape::By { keys, value } => {
            let Shape::Choice { words, .. } = &**keys else { unreachable!() };
            let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
            table(proptest::sample::select(words), value)
        }
        Shape::List(inner) => proptest::collection::vec(value(inner), 0..3).prop_map(Json::Array).boxed(),
        Shape::Choice { words, .. } => {
            let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
            proptest::sample::select(words).prop_map(Json::String).boxed()
        }
        Shape::Text(_) => {
            prop_oneof!["a", "b", "a  b", "P[12]D", "CN|US", "health.record"].prop_map(Json::String).boxed()
        }
        Shape::Count => (0..3).prop_map(|count| json!(count)).boxed(),
        Shape::Flag => any::<bool>().prop_map(Json::Bool).boxed(),
    }
}

fn table(key: impl Strategy<Value = String> + 'static, inner: &Shape) -> BoxedStrategy<Json> {
    let entries = proptest::collection::vec((key, value(inner)), 0..3);
    entries.prop_map(|entries| Json::Object(entries.into_iter().collect::<Map<_, _>>())).boxed()
}

/// Two sides with some of the same tables.
fn sides() -> impl Strategy<Value = (Json, Json)> {
    let tables = proptest::sample::subsequence(Shape::records().fields().to_vec(), 1..6);
    tables.prop_flat_map(|fields| {
        let side = value(&Shape::Struct { name: String::new(), doc: String::new(), fields });
        (side.clone(), side)
    })
}

/// What changed, without its kinds, the other way round.
fn other_way_round(change: &RecordChange) -> (&str, &str, Status, BTreeMap<&str, Change>) {
    let status = match change.status {
        Status::Added => Status::Removed,
        Status::Removed => Status::Added,
        Status::Changed => Status::Changed,
    };
    let fields = change.fields.iter().map(|field| (field.field.as_str(), exchanged(field.change.clone())));
    (&change.table, &change.key, status, fields.collect())
}

fn exchanged(change: Change) -> Change {
    match change {
        Change::Value { before, after } => Change::Value { before: after, after: before },
        Change::Set { added, removed } => Change::Set { added: removed, removed: added },
        Change::Text { before, after } => Change::Text { before: after, after: before },
    }
}

proptest! {
    #[test]
    fn a_change_the_other_way_round_has_its_sides_exchanged((before, after) in sides()) {
        let taxonomy = config::built_in();
        let there = records::changes(&before, &after, &taxonomy);
        let back = records::changes(&after, &before, &taxonomy);
        prop_assert_eq!(there.len(), back.len());
        for change in &there {
            let expected = other_way_round(change);
            let same = back.iter().find(|back| back.table == change.table && back.key == change.key).unwrap();
            let fields = same.fields.iter().map(|field| (field.field.as_str(), field.change.clone())).collect();
            prop_assert_eq!((same.table.as_str(), same.key.as_str(), same.status, fields), expected);
        }
        prop_assert!(records::changes(&after, &after, &taxonomy).is_empty());
    }
}
