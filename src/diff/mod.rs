//! What changed between two releases in one language: the records field by field, the prose clause by clause.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | the result |
//! | `records` | compares records and says of which kind a change is |
//! | `clauses` | pairs the clauses of two texts |
//! | `pairs` | which releases are compared |

mod clauses;
mod pairs;
mod records;

use serde::Serialize;
use serde::Serializer;
use serde_json::Value as Json;
use serde_json::json;

use crate::diff::clauses::merged;
use crate::model::ChangeKind;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Release;
use crate::model::Taxonomy;
use crate::schema::Format;
use crate::schema::Shape;

pub use pairs::Redlines;

/// The comparison of two releases in one language.
#[derive(Clone, Debug)]
pub struct Redline<'a> {
    /// The release before.
    pub before: &'a Release,
    /// The release after.
    pub after: &'a Release,
    /// The language compared.
    pub language: &'a LanguageTag,
    /// What changed in the records: tables in the order of the type, records in the order of the release after.
    pub records: Vec<RecordChange>,
    /// Every clause of both texts, in the order of the text after; a removed one after what preceded it before.
    pub clauses: Vec<ClauseChange<'a>>,
    editions: [&'a Edition; 2],
}

/// A record that is not on both sides, or not the same on both.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordChange {
    /// The table, or the field at the top of the document.
    pub table: String,
    /// The key; empty where the table holds no records by key, such as `[app]`, and for a field such as `title`.
    pub key: String,
    /// What became of it.
    pub status: Status,
    /// The kinds of change, each once.
    pub kinds: Vec<ChangeKind>,
    /// The fields that changed, in the order of the type; for an added or removed record, all it has.
    pub fields: Vec<FieldChange>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It was not there before.
    Added,
    /// It is no longer there.
    Removed,
    /// It is on both sides, with other content.
    Changed,
}

/// A field with its change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange {
    /// The field, dotted where it stands in a nested table; empty for a field at the top of the document.
    pub field: String,
    /// What changed in it.
    #[serde(flatten)]
    pub change: Change,
}

impl FieldChange {
    /// Every field of a shape that does not say the same on both sides.
    fn all(sides: [Option<&Json>; 2], shape: &Shape) -> Vec<Self> {
        let mut changes = Vec::new();
        Self::below("", sides, shape, &mut changes);
        changes
    }

    fn below(path: &str, sides: [Option<&Json>; 2], shape: &Shape, changes: &mut Vec<Self>) {
        let mut step = |key: &str, shape: &Shape| {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            Self::below(&path, sides.map(|side| side.and_then(|side| side.get(key))), shape, changes);
        };
        match shape {
            Shape::Struct { fields, .. } => fields.iter().for_each(|field| step(&field.name, &field.shape)),
            Shape::Map(shape) | Shape::By { value: shape, .. } => {
                for key in keys(sides) {
                    step(key, shape);
                }
            }
            _ => {
                let change = Change::between(sides[0], sides[1], shape);
                changes.extend(change.map(|change| Self { field: path.to_owned(), change }));
            }
        }
    }
}

/// What changed in a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Change {
    /// A value gave way to another.
    Value {
        /// What stood there; `None` if nothing did.
        before: Option<Json>,
        /// What stands there now.
        after: Option<Json>,
    },
    /// A list got or lost items. Their order means nothing.
    Set {
        /// The new items.
        added: Vec<Json>,
        /// The items that are gone.
        removed: Vec<Json>,
    },
    /// Words gave way to others.
    Text {
        /// What was written there, as Markdown.
        before: Option<String>,
        /// What is written there now.
        after: Option<String>,
    },
}

impl Change {
    /// The change between two contents of a field; `None` if they say the same.
    fn between(before: Option<&Json>, after: Option<&Json>, shape: &Shape) -> Option<Self> {
        if before.is_none() && after.is_none() || before.zip(after).is_some_and(|(before, after)| same(before, after)) {
            return None;
        }
        let text = |side: Option<&Json>| side.and_then(Json::as_str).map(str::to_owned);
        Some(match shape {
            Shape::List(_) => Self::Set { added: gained(before, after), removed: gained(after, before) },
            Shape::Text(Format::Text | Format::Name) => Self::Text { before: text(before), after: text(after) },
            _ => Self::Value { before: before.cloned(), after: after.cloned() },
        })
    }
}

/// Whether two contents of a field say the same: neither line breaks in words nor the order of a list matter.
fn same(before: &Json, after: &Json) -> bool {
    match (before, after) {
        (Json::String(before), Json::String(after)) => before.split_whitespace().eq(after.split_whitespace()),
        (Json::Array(_), Json::Array(_)) => {
            gained(Some(before), Some(after)).is_empty() && gained(Some(after), Some(before)).is_empty()
        }
        _ => before == after,
    }
}

/// The items of the second list that the first lacks.
fn gained(before: Option<&Json>, after: Option<&Json>) -> Vec<Json> {
    let is_new = |item: &&Json| !items(before).iter().any(|known| same(known, item));
    items(after).iter().filter(is_new).cloned().collect()
}

/// The keys of two tables, merged.
fn keys(sides: [Option<&Json>; 2]) -> Vec<&str> {
    let [before, after] = sides.map(|side| {
        let table = side.and_then(Json::as_object).into_iter().flatten();
        table.map(|(key, _)| key.as_str()).collect::<Vec<_>>()
    });
    merged(&before, &after)
}

fn items(list: Option<&Json>) -> &[Json] {
    list.and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// A clause on one side or on both.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseChange<'a> {
    /// Its id after, or before if it was removed.
    pub id: String,
    /// What became of its own words.
    pub status: ClauseStatus,
    /// Whether it stands at another place among the clauses that are on both sides.
    pub moved: bool,
    /// Whether it has another number.
    pub renumbered: bool,
    /// Whether its id was declared to be new (`was=`).
    pub renamed: bool,
    /// The clause before.
    pub before: Option<&'a Clause>,
    /// The clause after.
    pub after: Option<&'a Clause>,
}

/// What became of a clause's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseStatus {
    /// They are the same.
    Same,
    /// They are others.
    Changed,
    /// They were not there before.
    Added,
    /// They are no longer there.
    Removed,
}

/// Of each side only what tells where it is: the words are in the releases.
impl Serialize for ClauseChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let side = |clause: &Clause| json!({ "id": clause.id, "number": clause.number });
        let whole = json!({
            "id": self.id,
            "status": self.status,
            "moved": self.moved,
            "renumbered": self.renumbered,
            "renamed": self.renamed,
            "before": self.before.map(side),
            "after": self.after.map(side),
        });
        whole.serialize(serializer)
    }
}

/// Compares two releases in a language; `None` if either lacks it.
pub fn redline<'a>(
    before: &'a Release,
    after: &'a Release,
    language: &'a LanguageTag,
    taxonomy: &Taxonomy,
) -> Option<Redline<'a>> {
    let editions = [before.edition(language)?, after.edition(language)?];
    let records = records::changes(&editions[0].json, &editions[1].json, taxonomy);
    let clauses = clauses::changes(&editions[0].prose, &editions[1].prose);
    Some(Redline { before, after, language, records, clauses, editions })
}

impl<'a> Redline<'a> {
    /// Whether both releases say the same, with the same numbers.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.changed_clauses().next().is_none() && self.renumbered().next().is_none()
    }

    /// The clauses whose words, place or id changed.
    pub fn changed_clauses(&self) -> impl Iterator<Item = &ClauseChange<'a>> {
        self.clauses.iter().filter(|clause| clause.status != ClauseStatus::Same || clause.moved || clause.renamed)
    }

    /// The clauses that have another number.
    pub fn renumbered(&self) -> impl Iterator<Item = &ClauseChange<'a>> {
        self.clauses.iter().filter(|clause| clause.renumbered)
    }

    /// The text before, in the language compared.
    pub fn before_edition(&self) -> &'a Edition {
        self.editions[0]
    }

    /// The text after, in the language compared.
    pub fn after_edition(&self) -> &'a Edition {
        self.editions[1]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config;
    use crate::content;
    use crate::diagnostic::Diagnostics;
    use crate::model::Policy;
    use crate::source::SourceTree;

    use ChangeKind as Kind;

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
        let policy = content::load(&sources, &config, true, &mut log).remove(0);
        assert_eq!(policy.releases.len(), 2, "{:?}", log.sorted());
        policy
    }

    fn changes(before: &str, after: &str) -> Vec<RecordChange> {
        let policy = policy([before, after], ["Words.\n", "Words.\n"]);
        let [before, after] = &policy.releases[..] else { unreachable!() };
        let language = &before.source().language;
        let same = redline(after, after, language, &config::built_in()).unwrap();
        assert!(same.is_empty());
        redline(before, after, language, &config::built_in()).unwrap().records
    }

    #[test]
    fn records_are_listed_with_their_fields() {
        let before = "[sdks.a]\nversion = \"1\"\n[sdks.b]\n[sdks.c]\nplatforms = [\"ios\", \"android\"]\n[definitions.d]\n\
            term = \"D\"\ntext = \"Old\"\n";
        let after = "[scope]\ncovers = [\"All\"]\n[definitions.d]\nterm = \"D\"\ntext = \"New\"\n[sdks.n]\n[sdks.c]\n\
            platforms = [\"android\", \"ios\"]\n[sdks.a]\nversion = \"2\"\ndata = [\"device.os\"]\n";
        let expected = json!([
            { "table": "scope", "key": "", "status": "added", "kinds": [],
              "fields": [{ "field": "covers", "type": "set", "added": ["All"], "removed": [] }] },
            { "table": "definitions", "key": "d", "status": "changed", "kinds": ["definition.text"],
              "fields": [{ "field": "text", "type": "text", "before": "Old", "after": "New" }] },
            { "table": "sdks", "key": "n", "status": "added", "kinds": ["sdk.added"], "fields": [] },
            { "table": "sdks", "key": "a", "status": "changed", "kinds": ["data.kind.added", "sdk.data.added"],
              "fields": [{ "field": "version", "type": "value", "before": "1", "after": "2" },
                         { "field": "data", "type": "set", "added": ["device.os"], "removed": [] }] },
            { "table": "sdks", "key": "b", "status": "removed", "kinds": ["sdk.removed"], "fields": [] },
        ]);
        assert_eq!(json!(changes(before, after)), expected);
    }

    const RECORDS: &str = "[parties.us]\nname = \"Us\"\nrole = \"controller\"\ncountry = \"CN\"\nemail = \"a@a.example\"\n\
        [uses.u]\ndata = [\"log.crash\"]\npurpose = \"Find\"\npurposes = [\"core.service\"]\non_device = true\n\
        required = false\nbasis = { cn = \"contract\" }\nretention = \"r\"\n[retention.r]\nperiod = \"P30D\"\n\
        [permissions.p]\nandroid = [\"CAMERA\"]\n[sdks.s]\nversion = \"1\"\ncountry = \"CN\"\ndata = [\"device.os\"]\n\
        [storage.s]\nplace = \"Here\"\ncountry = \"CN\"\n[rights.r]\nkind = \"delete\"\nresponse_days = 15\n\
        [security.s]\nmeasure = \"Locks\"\n[definitions.d]\nterm = \"D\"\ntext = \"Old\"\n[minors]\nage = 14\nprocessed = false\n";

    /// What an edit of the records changes: what stands there, what comes in its place, the kinds.
    const EDITS: [(&str, &str, &[Kind]); 30] = [
        ("[uses.u]", "[uses.n]\n[uses.u]", &[Kind::DataUseAdded]),
        ("[\"log.crash\"]", "[\"device.os\"]", &[Kind::DataUseAdded, Kind::DataUseRemoved]),
        ("log.crash\"]", "log.crash\", \"log.service\"]", &[Kind::DataUseAdded, Kind::DataKindAdded]),
        ("retention = ", "sensitive = { pipl = true }\nretention = ", &[Kind::DataSensitiveRaised]),
        ("core.service", "core.account", &[Kind::PurposeChanged]),
        ("\"Find\"", "\"Look for\"", &[Kind::PurposeReworded]),
        ("on_device = true\n", "", &[Kind::MethodChanged]),
        ("\"contract\"", "\"consent\", eu = \"consent\"", &[Kind::BasisChanged]),
        ("required = false", "required = true", &[Kind::RequiredRaised]),
        ("P30D", "P2M", &[Kind::RetentionLonger]),
        ("retention = \"r\"", "retention = \"P4W\"", &[Kind::RetentionShorter]),
        ("\"Here\"", "\"There\"", &[Kind::StorageMovedDomestic]),
        ("\"Here\"\ncountry = \"CN\"", "\"There\"\ncountry = \"US\"", &[Kind::CrossborderAdded]),
        ("basis =", "receivers = [\"x\"]\nbasis =", &[Kind::RecipientIndependentAdded]),
        ("[minors]", "[recipients.x]\nkind = \"entrust\"\n[minors]", &[Kind::RecipientEntrustedAdded]),
        ("[sdks.s]", "[sdks.n]\nrelation = \"joint\"\n[sdks.s]", &[Kind::RecipientIndependentAdded, Kind::SdkAdded]),
        ("[\"device.os\"]", "[\"device.os\", \"log.crash\"]", &[Kind::SdkDataAdded]),
        ("[sdks.s]", "[sdks.t]", &[Kind::DataUseAdded, Kind::DataUseRemoved, Kind::SdkAdded, Kind::SdkRemoved]),
        ("version = \"1\"", "version = \"2\"", &[Kind::SdkVersion]),
        ("[\"CAMERA\"]", "[\"NFC\"]", &[Kind::PermissionAdded, Kind::PermissionRemoved]),
        ("[minors]", "[autostart.a]\nkind = \"self-start\"\ntrigger = \"A\"\n[minors]", &[Kind::AutostartAdded]),
        ("[minors]", "[automated.a]\npurpose = \"A\"\n[minors]", &[Kind::AutomatedAdded]),
        ("response_days = 15", "response_days = 30", &[Kind::RightsNarrowed]),
        ("[minors]", "[rights.c]\nkind = \"copy\"\n[minors]", &[Kind::RightsWidened]),
        ("\"Us\"", "\"Them\"", &[Kind::ControllerChanged]),
        ("a@a", "b@b", &[Kind::ControllerContact]),
        ("processed = false", "processed = true", &[Kind::MinorsChanged]),
        ("Locks", "Bolts", &[Kind::SecurityText]),
        ("Old", "New", &[Kind::DefinitionText]),
        ("age = 14", "age = 16", &[]),
    ];

    #[test]
    fn every_kind_that_records_can_show_is_found() {
        let mut found = BTreeSet::new();
        for (old, new, expected) in EDITS {
            let changes = changes(RECORDS, &RECORDS.replacen(old, new, 1));
            let kinds: BTreeSet<Kind> = changes.iter().flat_map(|change| change.kinds.iter().copied()).collect();
            assert!(kinds.iter().eq(expected), "{old} to {new}: {kinds:?}");
            found.extend(kinds);
        }
        let never = [Kind::Editorial, Kind::Translation, Kind::LawText, Kind::AnnualReview];
        assert!(Kind::ALL.iter().all(|kind| found.contains(kind) != never.contains(kind)));
    }
}
