//! What the full text links to beside what its author linked: the definition of a term where a part of the text first uses
//! it, and the same clause in the other languages.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Definition;
use crate::model::Edition;
use crate::model::Inline;
use crate::model::Prose;
use crate::model::plain_text;
use crate::render::frame::LanguageLink;
use crate::render::html::Writer;
use crate::render::html::escape;

/// The links of one page.
#[derive(Clone, Debug, Default)]
pub struct Crosslinks {
    /// The terms that the page defines.
    terms: Vec<Term>,
    /// Those that the present part has not used yet.
    unlinked: Vec<Term>,
    /// The same page in other languages, with the ids of its clauses that are headings here.
    languages: Vec<(LanguageLink, BTreeSet<String>)>,
}

impl Crosslinks {
    /// The links of the full text of an edition, which stands in other languages too.
    pub fn new(edition: &Edition, languages: Vec<(LanguageLink, BTreeSet<String>)>) -> Self {
        Self { terms: terms(edition), unlinked: Vec::new(), languages }
    }
}

/// The ids of the clauses that are headings.
pub fn headings(prose: &Prose) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    prose.each_clause(&mut |clause| {
        if matches!(clause.kind, ClauseKind::Heading(_)) {
            all.insert(clause.id.as_str());
        }
    });
    all
}

/// A term with the id of its definition on the page.
#[derive(Clone, Debug)]
struct Term {
    words: String,
    anchor: String,
}

impl Term {
    /// Where a text uses it, not as a part of a longer word.
    fn find(&self, text: &str) -> Option<usize> {
        let is_letter = |c: char| c.is_alphanumeric() && c.is_ascii();
        let stands_alone = |at: &usize| {
            let end = at + self.words.len();
            let joins =
                |inner: Option<char>, outer: Option<char>| inner.is_some_and(is_letter) && outer.is_some_and(is_letter);
            !joins(self.words.chars().next(), text[..*at].chars().next_back())
                && !joins(self.words.chars().next_back(), text[end..].chars().next())
        };
        text.match_indices(&self.words).map(|(at, _)| at).find(stands_alone)
    }
}

/// The terms that the prose of an edition defines in a table, a list or a clause of its own.
fn terms(edition: &Edition) -> Vec<Term> {
    let mut shown = BTreeSet::new();
    edition.prose.each_clause(&mut |clause| shown.extend(defined_in(clause, edition)));
    let term = |(key, definition): (&String, &Definition)| {
        let own = definition.clause.as_ref().filter(|id| edition.prose.clause(id.as_str()).is_some());
        let in_table = || shown.contains(key).then(|| format!("{}-{key}", BlockTable::Definitions.singular()));
        let anchor = own.map(ToString::to_string).or_else(in_table)?;
        let words = plain_text(edition.inlines(definition.term.as_str()));
        (!words.is_empty()).then_some(Term { words, anchor })
    };
    edition.records.definitions.iter().filter_map(term).collect()
}

/// The keys of the definitions that stand in the blocks of a clause.
fn defined_in(clause: &Clause, edition: &Edition) -> Vec<String> {
    let blocks = clause.blocks.iter();
    let keys = blocks.filter_map(|block| match block {
        Block::Records(block) if block.table == BlockTable::Definitions => {
            Some(crate::content::matching(&edition.json, block, &edition.records))
        }
        _ => None,
    });
    keys.flatten().collect()
}

impl Writer<'_> {
    /// Begins a part of the text, in which terms are linked anew. A part that defines terms links none.
    pub(super) fn begin_part(&mut self, part: &Clause) {
        let mut defines = false;
        part.each(&mut |clause| defines |= !defined_in(clause, self.edition).is_empty());
        self.crosslinks.unlinked = if defines { Vec::new() } else { self.crosslinks.terms.clone() };
    }

    /// Running text of the prose with links to definitions.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.linked(text, &mut out),
                Inline::Emphasis(content) => out.push_str(&format!("<em>{}</em>", self.running(content))),
                Inline::Strong(content) => out.push_str(&format!("<strong>{}</strong>", self.running(content))),
                other => out.push_str(&self.inline(other)),
            }
        }
        out
    }

    /// Links to a clause in the other languages that have it.
    pub(super) fn elsewhere(&self, clause: &Clause) -> String {
        let has_it = |(_, ids): &&(LanguageLink, BTreeSet<String>)| ids.contains(&clause.id);
        let link = |(link, _): &(LanguageLink, BTreeSet<String>)| {
            let [href, lang, name] = [&link.href, &link.lang, &link.name].map(|text| escape(text));
            format!(
                "<a href=\"{href}#{}\" hreflang=\"{lang}\" lang=\"{lang}\" dir=\"auto\">{name}</a>",
                escape(&clause.id)
            )
        };
        let links: Vec<String> = self.crosslinks.languages.iter().filter(has_it).map(link).collect();
        if links.is_empty() { String::new() } else { format!("<p class=\"elsewhere\">{}</p>\n", links.join(" ")) }
    }

    /// Text with links at the first use of each term; of two that begin at one place the longer counts.
    fn linked(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        loop {
            let found =
                self.crosslinks.unlinked.iter().enumerate().filter_map(|(which, term)| Some((term.find(rest)?, which)));
            let Some((at, which)) =
                found.min_by_key(|(at, which)| (*at, Reverse(self.crosslinks.unlinked[*which].words.len())))
            else {
                break;
            };
            let term = self.crosslinks.unlinked.remove(which);
            let link = escape(&self.place.clause(&term.anchor));
            let words = escape(&term.words);
            out.push_str(&escape(&rest[..at]));
            out.push_str(&format!("<a class=\"term\" href=\"{link}\">{words}</a>"));
            rest = &rest[at + term.words.len()..];
        }
        out.push_str(&escape(rest));
    }
}
