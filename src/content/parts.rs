//! A translation has the parts of its source: what stands in lists, tables and blocks, and what is numbered.

use std::collections::BTreeMap;

use crate::diagnostic::CLAUSE_DIFFERS;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Word;
use crate::model::Block;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::Prose;

/// Logs every clause of a translation that has other parts than the clause of the same id in the source.
pub(super) fn compare_parts(source: &Prose, edition: &Edition, log: &mut Diagnostics) {
    let mut others: BTreeMap<&str, &Clause> = BTreeMap::new();
    edition.prose.each_clause(&mut |clause| {
        others.insert(&clause.id, clause);
    });
    source.each_clause(&mut |clause| {
        let Some(other) = others.get(clause.id.as_str()) else { return };
        let (expected, found) = (parts(clause), parts(other));
        if expected != found {
            let fault = Diagnostic::new(CLAUSE_DIFFERS, other.span).arg("id", &clause.id);
            log.push(fault.words("expected", expected).words("found", found).also("source", clause.span));
        }
    });
}

/// The parts of a clause in short: `number, list of 3, table of 2×4`. Paragraphs may be cut as the language likes.
pub(super) fn parts(clause: &Clause) -> Vec<Word> {
    let word = |id, value| Word { id, value };
    let number = clause.number.is_some().then(|| word("number", String::new()));
    let lists = clause.blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(word("list", list.items.len().to_string())),
        Block::Table(table) => Some(word("table", format!("{}×{}", table.rows.len(), table.head.len()))),
        Block::Records(block) => Some(word("records", block.table.name().to_owned())),
        _ => None,
    });
    let all: Vec<Word> = number.into_iter().chain(lists).collect();
    if all.is_empty() { vec![word("text-only", String::new())] } else { all }
}
