//! Compares the records of two releases and says of which kinds a change is.
//!
//! The kinds come from [`PRESENCE`] (a record comes or goes), [`FIELDS`] (a field of a record that stays changes) and a
//! few rules that look beyond one field. A value that was not stated before can't have changed: a release that only
//! completes its records shows no kind for that, save where data, receivers or places are named for the first time.
//! Four kinds can't come from records: `editorial`, `translation`, `law.text` and `annual.review` are seen in the prose
//! or said by the author. Which of the conditions in `src/data/change_kinds.toml` hold is found last, with all kinds of
//! the release at hand.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::diff::Condition;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Status;
use crate::diff::gained;
use crate::diff::items;
use crate::diff::keys;
use crate::diff::same;
use crate::model::ChangeKind as Kind;
use crate::model::Duration;
use crate::model::Sensitivity;
use crate::model::Standard;
use crate::model::Taxonomy;
use crate::schema::Shape;

/// Fields that belong to the release and not to what it says.
const RELEASE: [&str; 9] =
    ["published", "effective", "updated", "corrects", "summary", "notice", "changes", "signal", "archive"];

/// What it means that a record comes, goes or (`None`) changes in any way.
const PRESENCE: [(&str, Option<Status>, Kind); 13] = [
    ("uses", Some(Status::Added), Kind::DataUseAdded),
    ("uses", Some(Status::Removed), Kind::DataUseRemoved),
    ("sdks", Some(Status::Added), Kind::SdkAdded),
    ("sdks", Some(Status::Removed), Kind::SdkRemoved),
    ("permissions", Some(Status::Added), Kind::PermissionAdded),
    ("permissions", Some(Status::Removed), Kind::PermissionRemoved),
    ("transfers", Some(Status::Added), Kind::CrossborderAdded),
    ("automated", Some(Status::Added), Kind::AutomatedAdded),
    ("rights", Some(Status::Added), Kind::RightsWidened),
    ("rights", Some(Status::Removed), Kind::RightsNarrowed),
    ("contacts", None, Kind::ControllerContact),
    ("security", None, Kind::SecurityText),
    ("definitions", None, Kind::DefinitionText),
];

/// What it means that something happens to a field of a record that stays: tables, fields, event, kind.
const FIELDS: [(&str, &str, Event, Kind); 20] = [
    ("uses permissions sdks automated recipients transfers", "purpose", Event::Changed, Kind::PurposeReworded),
    ("uses permissions sdks", "purposes", Event::Exchanged, Kind::PurposeChanged),
    ("uses permissions sdks", "purposes", Event::Shortened, Kind::DataUseRemoved),
    ("uses permissions sdks recipients transfers", "method source on_device", Event::Changed, Kind::MethodChanged),
    ("uses permissions", "basis", Event::Changed, Kind::BasisChanged),
    ("uses permissions sdks", "required", Event::Raised, Kind::RequiredRaised),
    ("uses permissions", "controller", Event::Changed, Kind::ControllerChanged),
    ("uses data", "sensitive.pipl sensitive.gbt45574", Event::Raised, Kind::DataSensitiveRaised),
    ("permissions", "android ios harmony", Event::Gained, Kind::PermissionAdded),
    ("permissions", "android ios harmony", Event::Lost, Kind::PermissionRemoved),
    ("transfers", "data", Event::Gained, Kind::CrossborderAdded),
    ("transfers", "receiver country", Event::Changed, Kind::CrossborderAdded),
    ("storage", "place", Event::Changed, Kind::StorageMovedDomestic),
    ("uses permissions", "storage", Event::Exchanged, Kind::StorageMovedDomestic),
    ("rights", "response_days", Event::Slower, Kind::RightsNarrowed),
    ("rights", "response_days", Event::Faster, Kind::RightsWidened),
    ("account", "cancellation.days", Event::Slower, Kind::RightsNarrowed),
    ("account", "cancellation.days", Event::Faster, Kind::RightsWidened),
    ("account", "cancellation.in_app", Event::Lowered, Kind::RightsNarrowed),
    ("account", "cancellation.in_app", Event::Raised, Kind::RightsWidened),
];

/// The kinds of change by which data are used for more.
const GROWTH: [Kind; 4] = [Kind::DataUseAdded, Kind::DataKindAdded, Kind::PurposeChanged, Kind::SdkDataAdded];

/// The tables whose records take data. A permission is one of them only if it has a purpose.
const TAKING: [&str; 4] = ["uses", "permissions", "sdks", "automated"];

/// The standards that say what is sensitive in China.
const CHINESE: [(&str, Standard); 2] = [("pipl", Standard::Pipl), ("gbt45574", Standard::Gbt45574)];

/// The standard that says what is a special category of data in Europe.
const EUROPEAN: [(&str, Standard); 1] = [("gdpr9", Standard::Gdpr9)];

/// What happens to a field.
#[derive(Clone, Copy)]
enum Event {
    /// What was stated gives way to something else or to nothing.
    Changed,
    /// A list gets items.
    Gained,
    /// A list that had items gets others.
    Exchanged,
    /// A list loses items.
    Lost,
    /// A list loses items and gets none.
    Shortened,
    /// A flag becomes true.
    Raised,
    /// A flag is no longer true.
    Lowered,
    /// A number becomes larger or is no longer stated.
    Slower,
    /// A number becomes smaller.
    Faster,
}

impl Event {
    fn happens(self, [before, after]: [Option<&Json>; 2]) -> bool {
        let flag = |side: Option<&Json>| side.and_then(Json::as_bool) == Some(true);
        let number = |side: Option<&Json>| side.and_then(Json::as_u64);
        let (gains, loses) = (!gained(before, after).is_empty(), !gained(after, before).is_empty());
        match self {
            Self::Changed => before.is_some_and(|before| departs(before, after)),
            Self::Gained => gains,
            Self::Exchanged => gains && before.is_some(),
            Self::Lost => loses,
            Self::Shortened => loses && !gains,
            Self::Raised => flag(after) && !flag(before),
            Self::Lowered => flag(before) && !flag(after),
            Self::Slower => number(before).is_some_and(|before| number(after).is_none_or(|after| after > before)),
            Self::Faster => number(before).zip(number(after)).is_some_and(|(before, after)| after < before),
        }
    }
}

/// Whether anything that was stated is not the same any more.
fn departs(before: &Json, after: Option<&Json>) -> bool {
    match before {
        Json::Object(table) => table.iter().any(|(key, value)| departs(value, after.and_then(|after| after.get(key)))),
        _ => after.is_none_or(|after| !same(before, after)),
    }
}

/// Every record that is not the same on both sides.
pub(super) fn changes(before: &Json, after: &Json, taxonomy: &Taxonomy) -> Vec<RecordChange> {
    let rules = Rules::new(before, after, taxonomy);
    let mut found = Vec::new();
    for field in Shape::records().fields().iter().filter(|field| !RELEASE.contains(&field.name.as_str())) {
        let table = field.name.as_str();
        let sides = [before.get(table), after.get(table)];
        match &field.shape {
            Shape::Map(shape) if !shape.fields().is_empty() => {
                let record = |key| Record { table, key, sides: sides.map(|side| side.and_then(|side| side.get(key))) };
                found.extend(keys(sides).into_iter().filter_map(|key| rules.change(record(key), shape)));
            }
            shape => found.extend(rules.change(Record { table, key: "", sides }, shape)),
        }
    }
    let all: BTreeSet<Kind> = found.iter().flat_map(|(_, change)| change.kinds.iter().copied()).collect();
    let with_conditions = |(record, change): (Record<'_>, RecordChange)| {
        let conditions = rules.conditions(&record, &change.kinds, &all);
        RecordChange { conditions, ..change }
    };
    found.into_iter().map(with_conditions).collect()
}

/// A record on both sides.
struct Record<'a> {
    table: &'a str,
    key: &'a str,
    sides: [Option<&'a Json>; 2],
}

impl<'a> Record<'a> {
    /// A field on both sides, by its dotted path.
    fn field(&self, path: &str) -> [Option<&'a Json>; 2] {
        self.sides.map(|side| path.split('.').try_fold(side?, |value, key| value.get(key)))
    }

    fn words(&self, path: &str) -> [Option<&'a str>; 2] {
        self.field(path).map(|side| side.and_then(Json::as_str))
    }

    fn has(&self, event: Event, fields: &str) -> bool {
        fields.split(' ').any(|field| event.happens(self.field(field)))
    }
}

/// What the kinds of a change depend on besides its record.
struct Rules<'a> {
    sides: [&'a Json; 2],
    taxonomy: &'a Taxonomy,
    /// The data items that were taken before.
    data: BTreeSet<&'a str>,
    /// The parties that received data before.
    receivers: BTreeSet<&'a str>,
    /// The countries of those who answer for the product.
    home: BTreeSet<&'a str>,
}

impl<'a> Rules<'a> {
    fn new(before: &'a Json, after: &'a Json, taxonomy: &'a Taxonomy) -> Self {
        let all = |tables: &[&str], fields: &[&str]| -> BTreeSet<&'a str> {
            let records = tables.iter().flat_map(|table| records(before, table));
            records.flat_map(|record| fields.iter().flat_map(|field| names(Some(record), field))).collect()
        };
        let data = all(&TAKING, &["data"]);
        let parties = ["processors", "receivers", "provider", "affiliates", "party"];
        let receivers = all(&["uses", "sdks", "recipients"], &parties);
        let at_home = |party: &&Json| {
            matches!(party["role"].as_str(), Some("controller" | "joint-controller" | "vendor" | "customer"))
        };
        let home = records(before, "parties").filter(at_home).filter_map(|party| party["country"].as_str()).collect();
        Self { sides: [before, after], taxonomy, data, receivers, home }
    }

    /// What changed in a record, its conditions left open; `None` if nothing did.
    fn change<'b>(&self, record: Record<'b>, shape: &Shape) -> Option<(Record<'b>, RecordChange)> {
        let status = match record.sides {
            [None, None] => return None,
            [None, Some(_)] => Status::Added,
            [Some(_), None] => Status::Removed,
            [Some(_), Some(_)] => Status::Changed,
        };
        let fields = FieldChange::all(record.sides, shape);
        if fields.is_empty() && status == Status::Changed {
            return None;
        }
        let mut kinds = self.kinds(&record, status);
        if record.table == "sdks" && status == Status::Changed && fields.iter().all(|field| field.field == "version") {
            kinds.insert(Kind::SdkVersion);
        }
        let (table, key) = (record.table.to_owned(), record.key.to_owned());
        let kinds = kinds.into_iter().collect();
        Some((record, RecordChange { table, key, status, kinds, conditions: Vec::new(), fields }))
    }

    fn kinds(&self, record: &Record<'_>, status: Status) -> BTreeSet<Kind> {
        let presence =
            PRESENCE.iter().filter(|(table, when, _)| *table == record.table && when.is_none_or(|when| when == status));
        let mut kinds: BTreeSet<Kind> = presence.map(|(.., kind)| *kind).collect();
        if status == Status::Changed {
            let rows = FIELDS.iter().filter(|(tables, ..)| tables.split(' ').any(|table| table == record.table));
            kinds.extend(rows.filter(|(_, fields, event, _)| record.has(*event, fields)).map(|(.., kind)| *kind));
            kinds.extend(self.retention(record));
        }
        kinds.extend(self.data(record));
        kinds.extend(self.receivers(record));
        kinds.extend(self.abroad(record));
        kinds.extend(controller(record));
        kinds.extend(starts(record));
        // The stronger kind says what the weaker one would.
        if kinds.contains(&Kind::PurposeChanged) {
            kinds.remove(&Kind::PurposeReworded);
        }
        if kinds.contains(&Kind::CrossborderAdded) {
            kinds.remove(&Kind::StorageMovedDomestic);
        }
        kinds
    }

    /// Data items that a record takes more or no longer.
    fn data(&self, record: &Record<'_>) -> Vec<Kind> {
        let [before, after] = record.sides.map(|side| {
            let has_purpose = side.is_some_and(|side| side.get("purpose").or(side.get("purposes")).is_some());
            let takes = TAKING.contains(&record.table) && (record.table != "permissions" || has_purpose);
            names(side.filter(|_| takes), "data").collect::<Vec<_>>()
        });
        let new: Vec<&str> = after.iter().copied().filter(|item| !before.contains(item)).collect();
        let added =
            if record.table == "sdks" && record.sides[0].is_some() { Kind::SdkDataAdded } else { Kind::DataUseAdded };
        let found = [
            (added, !new.is_empty()),
            (Kind::DataKindAdded, new.iter().any(|item| !self.data.contains(item))),
            (Kind::DataSensitiveRaised, new.iter().any(|item| self.is_sensitive(item, record, &CHINESE))),
            (Kind::DataUseRemoved, before.iter().any(|item| !after.contains(item))),
        ];
        found.into_iter().filter(|(_, found)| *found).map(|(kind, _)| kind).collect()
    }

    /// Whether an item is sensitive under a standard: as the use says, as its own record says, or as the taxonomy does.
    fn is_sensitive(&self, item: &str, record: &Record<'_>, standards: &[(&str, Standard)]) -> bool {
        let own = self.sides[1]["data"].get(item);
        let parent = own.and_then(|own| own["parent"].as_str()).unwrap_or(item);
        standards.iter().any(|(name, standard)| {
            let said = |side: Option<&Json>| side.and_then(|side| side["sensitive"][name].as_bool());
            let said = said(record.sides[1]).or_else(|| said(own));
            said.unwrap_or_else(|| self.taxonomy.sensitivity(parent, *standard) == Some(Sensitivity::Yes))
        })
    }

    /// Companies that receive data and did not before.
    fn receivers(&self, record: &Record<'_>) -> Vec<Kind> {
        let fields = [("processors", Kind::RecipientEntrustedAdded), ("receivers", Kind::RecipientIndependentAdded)];
        let controller = record.words("controller")[1];
        let is_new = |party: &str| Some(party) != controller && !self.receivers.contains(party);
        let has_new = |field: &str| record.table == "uses" && names(record.sides[1], field).any(is_new);
        let mut kinds: Vec<Kind> = fields.iter().filter(|(field, _)| has_new(field)).map(|(_, kind)| *kind).collect();
        if ["sdks", "recipients"].contains(&record.table) {
            let [before, after] = relation(record);
            let other = record.has(Event::Changed, "party provider") || record.has(Event::Gained, "affiliates");
            let more = record.table == "recipients" && record.has(Event::Exchanged, "data");
            let new = record.sides[0].is_none() || other || more || before.is_some() && before != after;
            kinds.extend(after.filter(|_| new));
        }
        kinds
    }

    /// Places in another country, where the records say which country is one's own.
    fn abroad(&self, record: &Record<'_>) -> Option<Kind> {
        let foreign = |country: &str| !self.home.is_empty() && !self.home.contains(country);
        let gone = match record.table {
            "storage" | "sdks" => match record.words("country") {
                [Some(before), Some(after)] => before != after && (self.home.is_empty() || foreign(after)),
                [None, Some(after)] => foreign(after),
                _ => false,
            },
            "uses" | "permissions" => {
                let [before, after] = record.field("storage");
                let places = gained(before, after);
                let country = |id: &Json| self.sides[1]["storage"][id.as_str()?]["country"].as_str();
                places.iter().filter_map(country).any(foreign)
            }
            _ => false,
        };
        gone.then_some(Kind::CrossborderAdded)
    }

    /// Longer or shorter, as far as periods can be told; no limit at all is longer than any.
    fn retention(&self, record: &Record<'_>) -> Option<Kind> {
        let limits = match record.table {
            "uses" | "permissions" | "sdks" if record.has(Event::Changed, "retention") => {
                let [before, after] = record.words("retention");
                [limit(self.sides[0], before), limit(self.sides[1], after)]
            }
            "retention" => {
                let stated = ["period", "maximum"].map(|field| record.words(field).map(|words| days(words?)));
                let differ =
                    |[before, after]: &[Option<f64>; 2]| before.is_some() && after.is_some() && before != after;
                stated.into_iter().find(differ).unwrap_or_else(|| record.sides.map(longest))
            }
            _ => return None,
        };
        match limits {
            [Some(before), Some(after)] if after < before => Some(Kind::RetentionShorter),
            [Some(before), Some(after)] if after > before => Some(Kind::RetentionLonger),
            [Some(_), None] => Some(Kind::RetentionLonger),
            [None, Some(_)] => Some(Kind::RetentionShorter),
            _ => None,
        }
    }
}

/// The conditions that decide what a change asks for.
impl Rules<'_> {
    /// Those that hold of a record with changes of some kinds, in a release with changes of all kinds.
    fn conditions(&self, record: &Record<'_>, kinds: &[Kind], all: &BTreeSet<Kind>) -> Vec<Condition> {
        let any = |of: &[Kind]| kinds.iter().any(|kind| of.contains(kind));
        let consents = |path: &str| record.words(path)[1] == Some("consent");
        let holds = |condition: &Condition| match condition {
            Condition::PiplToConsent => consents("basis.cn") && record.has(Event::Changed, "basis.cn"),
            Condition::GdprOnConsent => consents("basis.eu") || consents("basis.uk"),
            Condition::SpecialCategory => self.is_special(record),
            Condition::CategoryKnown => record.table == "recipients" && self.is_known_category(record),
            Condition::DataOrPurposeGrows => any(&GROWTH) || record.table == "recipients" && self.has_new_data(record),
            Condition::BringsUse => any(&GROWTH) || self.is_needed_by_new_use(record.key),
            Condition::WithMethodOrPurpose => {
                all.contains(&Kind::MethodChanged) || GROWTH.iter().any(|kind| all.contains(kind))
            }
        };
        let deciding: BTreeSet<Condition> = kinds.iter().flat_map(|kind| kind.effect().when.keys()).copied().collect();
        deciding.into_iter().filter(holds).collect()
    }

    /// Whether data that are new, or newly called sensitive, are of a special category.
    fn is_special(&self, record: &Record<'_>) -> bool {
        let raised = record.has(Event::Raised, "sensitive.pipl sensitive.gbt45574");
        let before: Vec<&str> = names(record.sides[0].filter(|_| !raised), "data").collect();
        let own = (record.table == "data").then_some(record.key);
        let items = names(record.sides[1], "data").filter(|item| !before.contains(item)).chain(own);
        items.into_iter().any(|item| self.is_sensitive(item, record, &EUROPEAN))
    }

    /// Whether the category of a receiver was named before.
    fn is_known_category(&self, record: &Record<'_>) -> bool {
        let [_, after] = record.field("category");
        let mut known = records(self.sides[0], "recipients").filter_map(|recipient| recipient.get("category"));
        after.is_some_and(|after| known.any(|known| same(known, after)))
    }

    /// Whether a record names data that no record took before.
    fn has_new_data(&self, record: &Record<'_>) -> bool {
        names(record.sides[1], "data").any(|item| !self.data.contains(item))
    }

    /// Whether a use that is new, or takes more data, needs a permission.
    fn is_needed_by_new_use(&self, permission: &str) -> bool {
        let [before, after] = self.sides.map(|side| &side["uses"]);
        after.as_object().into_iter().flatten().any(|(key, after)| {
            let before = before.get(key);
            let grows = before.is_none_or(|before| Event::Gained.happens([before.get("data"), after.get("data")]));
            grows && names(Some(after), "permissions").any(|name| name == permission)
        })
    }
}

/// Another controller, or another way to reach it or who speaks for it.
fn controller(record: &Record<'_>) -> Vec<Kind> {
    if record.table != "parties" {
        return Vec::new();
    }
    let is = |roles: [&str; 2]| record.words("role").map(|role| role.is_some_and(|role| roles.contains(&role)));
    let moved = |field: &&str| record.field(field)[0] != record.field(field)[1];
    let moved = ["email", "phone", "address", "url"].iter().any(moved);
    match is(["controller", "joint-controller"]) {
        [before, after] if before != after => vec![Kind::ControllerChanged],
        [true, true] => {
            let changed = record.has(Event::Changed, "name").then_some(Kind::ControllerChanged);
            changed.into_iter().chain(moved.then_some(Kind::ControllerContact)).collect()
        }
        _ if is(["representative", "protection-officer"]).contains(&true) => vec![Kind::ControllerContact],
        _ => Vec::new(),
    }
}

/// What the app or its maker does and did not do before: start by itself, process children's data.
fn starts(record: &Record<'_>) -> Option<Kind> {
    match record.table {
        "autostart" => {
            // A tap that opens another app's content is no start by itself.
            let [before, after] = record.words("kind").map(|kind| kind.is_some_and(|kind| kind != "jump"));
            (after && !before).then_some(Kind::AutostartAdded)
        }
        "minors" => {
            let terms = record.has(Event::Changed, "age guardian_consent");
            let processed = record.field("processed")[1].and_then(Json::as_bool) == Some(true);
            (record.has(Event::Raised, "processed") || processed && terms).then_some(Kind::MinorsChanged)
        }
        _ => None,
    }
}

/// What a new receiver would be on each side. Sharing, if nothing else is said, is with one who decides for itself.
fn relation(record: &Record<'_>) -> [Option<Kind>; 2] {
    [0, 1].map(|side| match (record.words("relation")[side], record.words("kind")[side]) {
        (Some("entrusted"), _) | (None, Some("entrust")) => Some(Kind::RecipientEntrustedAdded),
        (Some(_), _) | (None, Some("share")) => Some(Kind::RecipientIndependentAdded),
        _ => None,
    })
}

/// The days that a period, or the record it names, lasts at most.
fn limit(records: &Json, retention: Option<&str>) -> Option<f64> {
    let retention = retention?;
    days(retention).or_else(|| longest(records["retention"].get(retention)))
}

fn longest(retention: Option<&Json>) -> Option<f64> {
    ["maximum", "period"].iter().find_map(|field| days(retention?.get(field)?.as_str()?))
}

fn days(period: &str) -> Option<f64> {
    period.parse().ok().map(|period: Duration| period.days())
}

/// The records of a table.
fn records<'a>(all: &'a Json, table: &str) -> impl Iterator<Item = &'a Json> {
    all[table].as_object().into_iter().flatten().map(|(_, record)| record)
}

/// The names in a field: one, or a list of them.
fn names<'a>(record: Option<&'a Json>, field: &str) -> impl Iterator<Item = &'a str> {
    let value = record.and_then(|record| record.get(field));
    value.and_then(Json::as_str).into_iter().chain(items(value).iter().filter_map(Json::as_str))
}
