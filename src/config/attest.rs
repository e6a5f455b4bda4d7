//! `attest.toml`: what people answer for that no file can show, and what they let stand for a while, with their names.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::schema::Shape;
use crate::schema::parse;
use crate::schema::typed;
use crate::schema::validate;
use crate::source::SourceTree;

/// The name of the file, beside `site.toml`.
pub const ATTEST: &str = "attest.toml";

/// `attest.toml`: attestations and waivers. Nothing of it is published.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttestFile {
    /// What was looked at outside of this site. `[[attest]]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attest: Vec<Attestation>,
    /// What is let stand for a while. `[[waive]]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where each key is written.
    #[serde(skip)]
    #[schemars(skip)]
    pub places: Places,
}

/// That somebody looked at what no file shows, and found it in order. `[[attest]]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// The rule: `"cn.app.1-2"`.
    pub rule: String,
    /// The policy, by the name of its folder; all of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Who answers for it.
    pub by: String,
    /// The day it was looked at.
    pub on: Date,
    /// The last day it counts; without it, it counts for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What was looked at, and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// That somebody lets a finding stand. `[[waive]]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule: `"gen.version"`.
    pub rule: String,
    /// The policy, by the name of its folder; all of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// The record or clause that it is about (`"sdks.push"`, `"contact"`); every finding of the rule if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub by: String,
    /// The last day it counts.
    pub until: Date,
}

impl AttestFile {
    /// The place of an attestation or waiver: `attest` or `waive`, and its place in the list.
    pub fn place(&self, table: &str, at: usize) -> Span {
        self.places.get(&format!("{table}.{at}.rule"))
    }
}

/// Reads `attest.toml`; empty if there is none, or if it has faults, which are logged.
pub fn attestations(sources: &SourceTree, log: &mut Diagnostics) -> AttestFile {
    let Some(file) = sources.file(ATTEST) else { return AttestFile::default() };
    let mut faults = Diagnostics::default();
    let mut node = parse(file, &mut faults);
    let shape = Shape::of::<AttestFile>();
    let places = validate(&node, &shape, &mut faults);
    let read: Option<AttestFile> = if faults.has_errors() { None } else { typed(&mut node, &shape, &mut faults) };
    log.append(faults);
    read.map(|file| AttestFile { places, ..file }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (AttestFile, Vec<&'static str>) {
        let sources = SourceTree::from_texts([("attest.toml", text)]);
        let mut log = Diagnostics::default();
        let file = attestations(&sources, &mut log);
        (file, log.sorted().iter().map(|fault| fault.code.id).collect())
    }

    #[test]
    fn a_file_is_read_with_its_places() {
        let text = "[[attest]]\nrule = \"cn.app.1-2\"\nby = \"L. Wang\"\non = 2026-11-20\n";
        let (file, found) = read(text);
        assert!(found.is_empty() && file.attest[0].by == "L. Wang" && file.place("attest", 0) != Span::NONE);
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_counts() {
        let (file, found) = read("[[waive]]\nrule = \"x\"\nreason = \"r\"\nby = \"b\"\n[[atest]]\n");
        assert!(file.waive.is_empty());
        assert!(found.contains(&"missing-key") && found.contains(&"unknown-key"), "{found:?}");
    }
}
