//! What clauses are called on a comparison.

use std::collections::BTreeMap;

use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Prose;
use crate::model::plain_text;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::locale::Arg;

/// What a clause is cited by.
pub(super) fn label(clause: &Clause) -> Option<String> {
    clause.number.as_ref().map(|number| number.citation.clone())
}

/// What a clause is called in a sentence: its number, or its title or first words.
pub(super) fn called(writer: &Writer<'_>, clause: &Clause) -> String {
    match label(clause) {
        // A number typed with its word, as in texts from elsewhere: 第三条, § 3, Article 5.
        Some(number) if number.starts_with(['第', '§']) || number.starts_with("Art") || number.starts_with("Sec") => {
            number
        }
        Some(number) => {
            let args = [("number", Arg::Text(&number))];
            writer.language.locale.get("clause-heading", &args).unwrap_or(number)
        }
        None if clause.id == "preamble" => writer.language.locale.word("clause-preamble"),
        None => title_or_words(clause),
    }
}

/// The title of a clause, or its first words.
pub(super) fn title_or_words(clause: &Clause) -> String {
    if !clause.title.is_empty() {
        return plain_text(&clause.title);
    }
    let paragraphs = clause.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.inlines)),
        _ => None,
    });
    let words = paragraphs.into_iter().next().unwrap_or_default();
    match words.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// What every clause stands under, by its id. A heading that holds the whole text says nothing of a place in it.
pub(super) fn contexts<'w>(writer: &Writer<'w>) -> BTreeMap<&'w str, Vec<Html>> {
    let prose: &'w Prose = &writer.edition.prose;
    let mut contexts = BTreeMap::new();
    let headings = prose.clauses.iter().filter(|clause| clause.kind != ClauseKind::Preamble);
    let is_lone = headings.count() == 1;
    for clause in &prose.clauses {
        add_context(writer, clause, &[], &mut contexts);
    }
    if is_lone {
        contexts.values_mut().filter(|above| !above.is_empty()).for_each(|above| drop(above.remove(0)));
    }
    contexts
}

fn add_context<'w>(
    writer: &Writer<'w>,
    clause: &'w Clause,
    above: &[Html],
    contexts: &mut BTreeMap<&'w str, Vec<Html>>,
) {
    contexts.insert(&clause.id, above.to_vec());
    let number = label(clause).map(|number| escape(&number) + " ").unwrap_or_default();
    let own = number + &writer.of_clause(&clause.id, escape(&title_or_words(clause)));
    let below: Vec<Html> = above.iter().cloned().chain([Html(own)]).collect();
    let mut seen = |item: &'w Clause| {
        if item.id != clause.id && !contexts.contains_key(item.id.as_str()) {
            contexts.insert(&item.id, below.clone());
        }
    };
    items(clause, &mut seen);
    for heading in &clause.clauses {
        add_context(writer, heading, &below, contexts);
    }
}

/// Shows the items of a clause, and theirs.
fn items<'w>(clause: &'w Clause, seen: &mut dyn FnMut(&'w Clause)) {
    let lists = clause.blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(list),
        _ => None,
    });
    for item in lists.flat_map(|list| &list.items) {
        seen(item);
        items(item, seen);
    }
}
