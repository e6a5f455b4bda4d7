//! The findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. What is let stand is there as a
//! suppressed result.

use std::collections::BTreeSet;

use percent_encoding::AsciiSet;
use percent_encoding::CONTROLS;
use percent_encoding::utf8_percent_encode;
use serde_json::Value as Json;
use serde_json::json;

use crate::checklist::Checklist;
use crate::checklist::report::diagnostic;
use crate::config::Waiver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::report::Messages;
use crate::report::requirements;
use crate::source::SourceTree;

/// Signs that don't stand for themselves in the path of an address (RFC 3986).
const PATH: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The findings of a run, with those that are let stand. `folder` leads from the root of the repository to the site
/// (`legal/`); empty if they are the same.
pub fn sarif(
    checklist: &Checklist,
    log: &Diagnostics,
    sources: &SourceTree,
    messages: &Messages,
    folder: &str,
) -> Json {
    let writer = Sarif { sources, messages, folder };
    let open = sources.in_order(log).into_iter().map(|found| writer.result(found, None));
    let waived: Vec<(Diagnostic, &Waiver)> = waived(checklist);
    let waived = waived.iter().map(|(found, waiver)| writer.result(found, Some(waiver)));
    let results: Vec<Json> = open.chain(waived).collect();
    let driver = json!({
        "name": "policysite",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": writer.rules(&results),
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "properties": { "rules": checklist.version, "asOf": checklist.as_of.map(|day| day.to_string()) },
            "results": results,
        }],
    })
}

/// The findings that are let stand, each with its waiver.
fn waived(checklist: &Checklist) -> Vec<(Diagnostic, &Waiver)> {
    let mut all = Vec::new();
    for audit in &checklist.audits {
        for result in &audit.results {
            let found = result.findings.iter().filter_map(|judged| {
                let waiver = checklist.attest.waive.get(judged.waived?)?;
                Some((diagnostic(result.rule, &judged.finding, audit.frozen)?, waiver))
            });
            all.extend(found);
        }
    }
    all
}

/// What it takes to write a result.
struct Sarif<'a> {
    sources: &'a SourceTree,
    messages: &'a Messages,
    folder: &'a str,
}

impl Sarif<'_> {
    fn result(&self, found: &Diagnostic, waiver: Option<&Waiver>) -> Json {
        let suggestion = found.suggestion.as_ref().map(|word| self.messages.suggestion(word));
        let said = std::iter::once(self.messages.message(found)).chain(suggestion);
        let said = said.chain(self.messages.help(found)).chain(self.messages.law(found));
        let mut result = json!({
            "ruleId": found.code.id,
            "level": level(found.severity),
            "message": { "text": said.collect::<Vec<_>>().join("\n") },
            "locations": self.locations(found),
        });
        if let (Some(waiver), Some(fields)) = (waiver, result.as_object_mut()) {
            let reason = format!("{} ({}, {})", waiver.reason, waiver.by, waiver.until);
            let suppression = json!({ "kind": "external", "status": "accepted", "justification": reason });
            fields.insert("suppressions".to_owned(), json!([suppression]));
        }
        result
    }

    /// The finding's own place; SARIF's other places would be read as the same finding elsewhere.
    fn locations(&self, found: &Diagnostic) -> Vec<Json> {
        let place = found.places.first().and_then(|place| self.sources.location(place.span));
        let location = place.map(|at| {
            let uri = utf8_percent_encode(&format!("{}{}", self.folder, at.path), &PATH).to_string();
            let region = json!({ "startLine": at.line, "startColumn": at.column });
            json!({ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } })
        });
        location.into_iter().collect()
    }

    /// What each code and rule of the results means, once.
    fn rules(&self, results: &[Json]) -> Vec<Json> {
        let ids: BTreeSet<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
        let rule = |id: &str| {
            let words = requirements().get(id).map(|rule| rule.words(self.messages.language()));
            match words {
                Some(words) => json!({
                    "id": id,
                    "shortDescription": { "text": words.requirement },
                    "help": { "text": words.source },
                }),
                None => json!({ "id": id }),
            }
        };
        ids.into_iter().map(rule).collect()
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
