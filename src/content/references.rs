//! Every id that a record or a link names must be there.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::content::is_version;
use crate::content::markdown::Mention;
use crate::content::release::Reader;
use crate::diagnostic::BAD_VERSION;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_SDK_LIST;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_ANCHOR;
use crate::diagnostic::UNKNOWN_ID;
use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Duration;
use crate::model::Labels;
use crate::model::Platform;
use crate::model::Prose;
use crate::model::Records;
use crate::model::Taxonomy;
use crate::model::clause_reference;
use crate::model::sdk_platforms;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::is_address;
use crate::schema::leaves;

/// Logs every id in the records that points at nothing, and every address of a file of the site that is not there.
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
            Format::Url if is_address(leaf.text) && leaf.text.starts_with('/') => {
                reader.sources.check_address(leaf.text, leaf.span, log);
                continue;
            }
            _ => continue,
        };
        let known = known(reader, root, table, &clauses);
        if !known.contains(&id) {
            let fault = Diagnostic::new(UNKNOWN_ID, leaf.span).arg("id", id).arg("table", table);
            let last = id.rsplit('.').next().unwrap_or(id);
            let same_last = known.iter().find(|known| known.contains('.') && known.ends_with(&format!(".{last}")));
            log.push(match same_last {
                Some(known) => Diagnostic { suggestion: Some((*known).to_owned()), ..fault },
                None => match named(&reader.config.taxonomy, table, id) {
                    Some(known) => Diagnostic { suggestion: Some(known.to_owned()), ..fault },
                    None => fault.suggest(id, known),
                },
            });
        }
    }
}

/// The id of the data item or purpose that people call so, in any language.
fn named<'a>(taxonomy: &'a Taxonomy, table: &str, name: &str) -> Option<&'a str> {
    let is_named = |label: &Labels| label.values().any(|own| own.to_lowercase() == name.trim().to_lowercase());
    match table {
        "data" => taxonomy.data.iter().find(|(_, term)| is_named(&term.label)).map(|(id, _)| id.as_str()),
        "purposes" => taxonomy.purposes.iter().find(|(_, term)| is_named(&term.label)).map(|(id, _)| id.as_str()),
        _ => None,
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
            Mention::File(path) => reader.sources.check_address(path, *span, log),
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

/// Texts that are not kept: their versions are parts of addresses, as those of releases are, and their files are there.
pub(super) fn check_archive(reader: &Reader<'_>, records: &Records, places: &Places, log: &mut Diagnostics) {
    for (at, stub) in records.archive.iter().enumerate() {
        if !is_version(&stub.version) {
            let place = places.get(&format!("archive.{at}.version"));
            log.push(Diagnostic::new(BAD_VERSION, place).arg("path", &stub.version));
        }
        if let Some(file) = &stub.file {
            reader.sources.check_static(file, places.get(&format!("archive.{at}.file")), log);
        }
    }
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
