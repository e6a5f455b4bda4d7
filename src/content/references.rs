//! Every id that a record or a link names must be there.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::content::markdown::Mention;
use crate::content::release::Reader;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_SDK_LIST;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_ANCHOR;
use crate::diagnostic::UNKNOWN_FILE;
use crate::diagnostic::UNKNOWN_ID;
use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Duration;
use crate::model::Platform;
use crate::model::Prose;
use crate::model::Records;
use crate::model::clause_reference;
use crate::model::sdk_platforms;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::leaves;

/// Logs every id in the records that points at nothing.
pub(super) fn check_references(reader: &Reader<'_>, root: &Node, shape: &Shape, prose: &Prose, log: &mut Diagnostics) {
    let clauses: Vec<&str> = prose.anchors().into_iter().map(|anchor| anchor.id).collect();
    for leaf in leaves(root, shape) {
        let (table, id) = match leaf.format {
            Format::Refers(table) => (table.as_str(), leaf.text),
            Format::Retention if leaf.text.parse::<Duration>().is_err() => ("retention", leaf.text),
            Format::Text => match clause_reference(leaf.text) {
                Some(id) => ("clauses", id),
                None => continue,
            },
            _ => continue,
        };
        let known = known(reader, root, table, &clauses);
        if !known.contains(&id) {
            let fault = Diagnostic::new(UNKNOWN_ID, leaf.span).arg("id", id).arg("table", table);
            let last = id.rsplit('.').next().unwrap_or(id);
            let same_last = known.iter().find(|known| known.contains('.') && known.ends_with(&format!(".{last}")));
            log.push(match same_last {
                Some(known) => Diagnostic { suggestion: Some((*known).to_owned()), ..fault },
                None => fault.suggest(id, known),
            });
        }
    }
}

fn known<'a>(reader: &'a Reader<'_>, root: &'a Node, table: &str, clauses: &[&'a str]) -> Vec<&'a str> {
    let own =
        root.get(table).and_then(Node::as_table).into_iter().flat_map(|records| records.keys()).map(String::as_str);
    let taxonomy = &reader.config.taxonomy;
    match table {
        "clauses" => clauses.to_vec(),
        "policies" => reader.policies.iter().map(String::as_str).collect(),
        "data" => taxonomy.data.keys().map(String::as_str).chain(own).collect(),
        "purposes" => taxonomy.purposes.keys().map(String::as_str).chain(own).collect(),
        _ => own.collect(),
    }
}

/// Logs every link inside the site that leads nowhere. In broken records (`None`) a platform may be missing because it
/// is broken.
pub(super) fn check_mentions(
    reader: &Reader<'_>,
    mentions: &[(Mention, Span)],
    prose: &Prose,
    (records, json): (Option<&Records>, &Json),
    log: &mut Diagnostics,
) {
    let mut known: BTreeSet<String> = prose.anchors().into_iter().map(|anchor| anchor.id.to_owned()).collect();
    prose.each_clause(&mut |clause| record_anchors(&clause.blocks, json, &mut known));
    for (mention, span) in mentions {
        match mention {
            Mention::Anchor(id) if !known.contains(id) => {
                let fault = Diagnostic::new(UNKNOWN_ANCHOR, *span).arg("id", id);
                log.push(fault.suggest(id, known.iter().map(String::as_str)));
            }
            Mention::Anchor(_) => {}
            Mention::File(path) => check_file(reader, path, *span, log),
            Mention::Sdks(platform) => {
                if let Some(records) = records {
                    check_sdks(*platform, records, *span, log);
                }
            }
        }
    }
}

/// A list of SDKs is made only of platforms that the records name.
fn check_sdks(platform: Platform, records: &Records, span: Span, log: &mut Diagnostics) {
    let platforms = sdk_platforms([records]);
    if !platforms.contains(&platform) {
        let suggestion = platforms.first().map(|platform| format!("@sdks/{}", platform.id()));
        let fault = Diagnostic::new(NO_SDK_LIST, span).arg("platform", platform.id());
        log.push(Diagnostic { suggestion, ..fault });
    }
}

/// A path from the root is a file of `static/`, or a page of one of the policies, which the last check looks at.
fn check_file(reader: &Reader<'_>, path: &str, span: Span, log: &mut Diagnostics) {
    let name = path[1..].split(['?', '#']).next().unwrap_or_default();
    let of_a_policy = reader.policies.iter().any(|policy| name.split('/').next() == Some(policy));
    let exists = |name: &str| reader.sources.file(&format!("static/{name}")).is_some();
    if name.is_empty() || of_a_policy || exists(name) || exists(&format!("{}/index.html", name.trim_end_matches('/'))) {
        return;
    }
    let files = reader.sources.below("static/").map(|(path, _)| &path["static/".len()..]);
    log.push(Diagnostic::new(UNKNOWN_FILE, span).arg("path", name).suggest(name, files));
}

/// The ids of the records that a block shows.
fn record_anchors(blocks: &[Block], json: &Json, known: &mut BTreeSet<String>) {
    for block in blocks {
        if let Block::Records(block) = block
            && block.table != BlockTable::Contents
        {
            let records = json.get(block.table.name()).and_then(Json::as_object);
            let keys = records.into_iter().flat_map(|records| records.keys());
            known.extend(keys.map(|key| format!("{}-{key}", block.table.singular())));
        }
    }
}
