//! Which fields tables of records show: `columns.toml` of a theme.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Places;
use crate::diagnostic::UNKNOWN_VALUE;
use crate::model::BlockTable;
use crate::schema::Shape;

/// The fields that tables of records show, in order, by table. `columns.toml` of a theme.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// In lists, and in blocks of the text that name no columns.
    #[serde(default)]
    full: Fields,
    /// At a glance, and in the summary: what tells most.
    #[serde(default)]
    short: Fields,
    /// In the summary, where it shows more than the glance.
    #[serde(default)]
    summary: Fields,
    /// In the small line under a clause made from a record, beside the words of the clause.
    #[serde(default)]
    facts: Fields,
}

/// Names of fields by table; `a|b` is one column that holds the first of the fields that a record has.
type Fields = BTreeMap<String, Vec<String>>;

impl Columns {
    /// The fields of a table in a set, if the set has the table.
    pub(super) fn get(&self, set: &str, table: &str) -> Option<&Vec<String>> {
        let (_, fields) = self.sets().into_iter().find(|(name, _)| *name == set)?;
        fields.get(table)
    }

    /// Takes over the lines of another theme, which count before its own.
    pub(super) fn cover(&mut self, mut upper: Self) {
        self.full.append(&mut upper.full);
        self.short.append(&mut upper.short);
        self.summary.append(&mut upper.summary);
        self.facts.append(&mut upper.facts);
    }

    /// Logs tables and fields that records don't have.
    pub(super) fn check(&self, places: &Places, log: &mut Diagnostics) {
        for (set, fields) in self.sets() {
            for (table, columns) in fields {
                let place = format!("{set}.{table}");
                match known_fields(table) {
                    Some(known) => check_fields(&place, columns, &known, places, log),
                    None => log.push(unknown(&place, table, &known_tables(), places)),
                }
            }
        }
    }

    fn sets(&self) -> [(&'static str, &Fields); 4] {
        [("full", &self.full), ("short", &self.short), ("summary", &self.summary), ("facts", &self.facts)]
    }
}

fn check_fields(place: &str, columns: &[String], known: &[&str], places: &Places, log: &mut Diagnostics) {
    for (at, column) in columns.iter().enumerate() {
        for field in column.split('|').filter(|field| !known.contains(field)) {
            log.push(unknown(&format!("{place}.{at}"), field, known, places));
        }
    }
}

fn known_tables() -> Vec<&'static str> {
    BlockTable::ALL.into_iter().filter(|(_, table)| *table != BlockTable::Contents).map(|(name, _)| name).collect()
}

/// The fields of the records of a table; every record has a name, its own or one made for it.
fn known_fields(table: &str) -> Option<Vec<&'static str>> {
    let shown = known_tables().contains(&table).then(|| Shape::records().field(table))??;
    let Shape::Map(record) = &shown.shape else { return None };
    Some(record.fields().iter().map(|field| field.name.as_str()).chain(["name"]).collect())
}

fn unknown(place: &str, value: &str, known: &[&str], places: &Places) -> Diagnostic {
    let fault = Diagnostic::new(UNKNOWN_VALUE, places.get(place)).arg("value", value);
    fault.listed("known", known.iter().copied()).suggest(value, known.iter().copied())
}
