//! What changed in the facts, as sentences in the reader's language, by subject.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | which sentences stand together |
//! | `told` | the sentences of one record |
//! | `words` | names and values as plain text |
//!
//! The sentences themselves are interface words, `say-…`. A field that has no sentence of its own there is told by a
//! general one, so nothing that changed is left out.

mod told;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diff::RecordChange;
use crate::diff::Status;
use crate::render::comparison::Sides;
use crate::render::comparison::facts::anchor;
use crate::render::comparison::summary::told::Saying;
use crate::render::comparison::summary::told::Told;
use crate::render::html::Writer;

/// Sentences on one subject.
#[derive(Serialize)]
pub(in crate::render) struct Subject {
    /// The subject; its heading is the word `say-group-<group>`.
    pub group: Group,
    /// The sentences, in the order of the changes.
    pub sentences: Vec<Sentence>,
}

/// What is to be said of a change.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::render) struct Sentence {
    /// Plain text, not HTML.
    pub text: String,
    /// The link to the change in full, on the same page.
    pub href: String,
    /// Whether it tells all fields of a record that have no sentence of their own.
    pub is_general: bool,
}

/// What sentences can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::render) enum Group {
    /// What is collected and what it is used for.
    Data,
    /// What the app asks of the system.
    Permissions,
    /// Third-party code.
    Sdks,
    /// Who receives information.
    Receivers,
    /// Where and how long it is kept.
    Retention,
    /// What people can ask for, and what they agree to.
    Rights,
    /// Everything else.
    Other,
}

/// The tables of each group; those of no group are in [`Group::Other`].
const TABLES: [(&str, Group); 6] = [
    ("data purposes uses cookies automated", Group::Data),
    ("permissions autostart", Group::Permissions),
    ("sdks", Group::Sdks),
    ("recipients transfers", Group::Receivers),
    ("storage retention", Group::Retention),
    ("consent account rights exemptions", Group::Rights),
];

/// Fields whose own sentences stand in another group than those of their record.
const FIELDS: [(&str, &str, Group); 2] =
    [("uses", "processors receivers", Group::Receivers), ("uses permissions", "storage retention", Group::Retention)];

/// The roles of parties that receive information.
const RECEIVERS: [&str; 5] = ["processor", "joint-controller", "provider", "recipient", "affiliate"];

impl Group {
    /// Its word in data and in the ids of interface words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Permissions => "permissions",
            Self::Sdks => "sdks",
            Self::Receivers => "receivers",
            Self::Retention => "retention",
            Self::Rights => "rights",
            Self::Other => "other",
        }
    }

    /// Where what is said of a record stands. `role` is that of a party.
    fn of(table: &str, role: Option<&str>) -> Self {
        if role.is_some_and(|role| RECEIVERS.contains(&role)) {
            return Self::Receivers;
        }
        let found = TABLES.iter().find(|(tables, _)| is_in(tables, table));
        found.map_or(Self::Other, |(_, group)| *group)
    }

    /// Where a field's own sentence stands.
    fn of_field(self, table: &str, field: &str) -> Self {
        let found = FIELDS.iter().find(|(tables, fields, _)| is_in(tables, table) && is_in(fields, field));
        found.map_or(self, |(.., group)| *group)
    }
}

/// Whether a name is one of those in a list with spaces.
fn is_in(names: &str, name: &str) -> bool {
    names.split(' ').any(|other| other == name)
}

impl Sides<'_> {
    /// What changed in the facts, as sentences, by subject; subjects without change are left out.
    pub(in crate::render) fn summary(&self) -> Vec<Subject> {
        summary(&self.old, &self.new, self.records)
    }
}

pub(super) fn summary(old: &Writer<'_>, new: &Writer<'_>, changes: &[RecordChange]) -> Vec<Subject> {
    let mut groups: BTreeMap<Group, Vec<Sentence>> = BTreeMap::new();
    for change in changes {
        let writer = if change.status == Status::Removed { old } else { new };
        let parties = (change.table == "parties").then(|| &writer.edition.json["parties"]);
        let home = Group::of(&change.table, parties.and_then(|parties| parties[&change.key]["role"].as_str()));
        let href = format!("#{}", anchor(change));
        for Saying { field, text, is_general } in Told::new(old, new, change).sentences() {
            let group = home.of_field(&change.table, field);
            groups.entry(group).or_default().push(Sentence { text, href: href.clone(), is_general });
        }
    }
    groups.into_iter().map(|(group, sentences)| Subject { group, sentences }).collect()
}
