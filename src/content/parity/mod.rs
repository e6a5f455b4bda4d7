//! A translation says what its source says: the same links, facts, blocks, dates, numbers and addresses, clause by clause
//! and text by text of the records.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | finds what belongs together, and says what differs |
//! | `marks` | what a text holds that must be the same in every language |
//! | `text` | dates, numbers and addresses in running words |
//! | `spoken` | numbers written in words, in English and in Chinese |

mod marks;
mod spoken;
mod text;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::content::parity::marks::Mark;
use crate::content::parity::marks::Marks;
use crate::content::parts::parts;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::TRANSLATION_DATES;
use crate::diagnostic::TRANSLATION_EMAILS;
use crate::diagnostic::TRANSLATION_FACTS;
use crate::diagnostic::TRANSLATION_LINKS;
use crate::diagnostic::TRANSLATION_NUMBERS;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::Footnote;
use crate::model::LanguageTag;
use crate::model::Prose;
use crate::model::clause_reference;
use crate::schema::Format;
use crate::schema::Leaf;
use crate::source::Print;
use crate::source::Shelf;

/// Clauses that were compared before and of which there is nothing to say.
pub(super) type Alike = Shelf<Diagnostics>;

/// Logs what a translation says otherwise than its source; each with the strings of its records, those of the source by
/// their paths.
pub(super) fn compare_meaning(
    (known, source): (&IndexMap<String, Leaf<'_>>, &Edition),
    (leaves, own): (&[Leaf<'_>], &Edition),
    alike: &Alike,
    log: &mut Diagnostics,
) {
    let languages = [&source.language, &own.language];
    let both = Print::of("alike").texts(languages.map(LanguageTag::as_str));
    prose_pairs(&source.prose, &own.prose, &mut |content, pair| {
        let found = || pair().findings(languages);
        match content {
            Some(content) => {
                let print = both.clone().print(content).finish();
                log.append(Diagnostics::clone(&alike.get_or_make_if(print, found, Diagnostics::is_empty)));
            }
            None => log.append(found()),
        }
    });
    record_pairs((known, source), (leaves, own), &mut |content, pair| {
        let print = both.clone().print(content).finish();
        let found = || pair().findings(languages);
        log.append(Diagnostics::clone(&alike.get_or_make_if(print, found, Diagnostics::is_empty)));
    });
}

/// Two texts that should say the same.
struct Pair {
    /// `clause`, `record` or `footnote`, for the message.
    kind: &'static str,
    id: String,
    source: Marks,
    own: Marks,
}

impl Pair {
    /// What one side says and the other does not.
    fn findings(self, languages: [&LanguageTag; 2]) -> Diagnostics {
        let mut log = Diagnostics::default();
        let own = marks::read_by(self.own, &self.source, languages[1]);
        let source = marks::read_by(self.source, &own, languages[0]);
        Self { source, own, ..self }.report(languages, &mut log);
        log
    }

    fn report(&self, languages: [&LanguageTag; 2], log: &mut Diagnostics) {
        let (source, own) = (&self.source, &self.own);
        let dates = marks::difference(&source.dates, &own.dates);
        let numbers = marks::number_difference(source, own, languages);
        self.say(TRANSLATION_LINKS, marks::difference(&source.links, &own.links), languages[1], log);
        self.say(TRANSLATION_FACTS, marks::fact_difference(&source.facts, &own.facts), languages[1], log);
        self.say(TRANSLATION_DATES, dates, languages[1], log);
        self.say(TRANSLATION_NUMBERS, numbers, languages[1], log);
        self.say(TRANSLATION_EMAILS, marks::difference(&source.emails, &own.emails), languages[1], log);
    }

    fn say(&self, code: Code, found: (Vec<&Mark>, Vec<&Mark>), language: &LanguageTag, log: &mut Diagnostics) {
        let (missing, excess) = found;
        let difference = match (missing.is_empty(), excess.is_empty()) {
            (true, true) => return,
            (false, true) => "missing",
            (true, false) => "excess",
            (false, false) => "other",
        };
        let place = |marks: &[&Mark], whole: Span| marks.first().map_or(whole, |mark| mark.span);
        let fault = Diagnostic::new(code, place(&excess, self.own.span)).arg("id", &self.id).arg("kind", self.kind);
        let fault = fault.arg("language", language).arg("difference", difference);
        let what = |marks: &[&Mark]| marks.iter().map(|mark| mark.what.clone()).collect::<Vec<_>>();
        let fault = fault.listed("missing", what(&missing)).listed("excess", what(&excess));
        log.push(fault.also("source", place(&missing, self.source.span)));
    }
}

/// Sees two texts, with the print of what both say if that is worth keeping.
type Seen<'a> = dyn FnMut(Option<Print>, &dyn Fn() -> Pair) + 'a;

/// Shows the clauses, paragraphs and footnotes of the same id, clauses with the print of what both say. What no id was
/// typed for is compared where it stands at the same place of a clause with the same parts.
fn prose_pairs(source: &Prose, own: &Prose, seen: &mut Seen<'_>) {
    let others = clauses(own);
    let paragraphs = shared_paragraphs(source, own);
    let mut uneven: BTreeSet<&str> = BTreeSet::new();
    source.each_clause(&mut |clause| {
        let Some(other) = others.get(clause.id.as_str()) else { return };
        if parts(clause) != parts(other) {
            uneven.insert(&clause.id);
        }
        let by_place = !clause.explicit && above(&clause.id).any(|id| uneven.contains(id));
        let made = clause.record.is_some() || other.record.is_some();
        if !by_place && !made && clause.only.is_none() && other.only.is_none() {
            let content = Print::of("clauses").value(&(clause, other, &paragraphs)).finish();
            let marks = |clause| Marks::of_clause(clause, &paragraphs);
            let pair = || Pair { kind: "clause", id: clause.id.clone(), source: marks(clause), own: marks(other) };
            seen(Some(content), &pair);
        }
    });
    let (before, after) = (marks::paragraphs(source), marks::paragraphs(own));
    for id in paragraphs {
        if let (Some(source), Some(own)) = (before.get(id), after.get(id)) {
            let [source, own] = [source, own].map(|paragraph| || Marks::of_paragraph(paragraph));
            seen(None, &|| Pair { kind: "clause", id: id.to_owned(), source: source(), own: own() });
        }
    }
    for note in &source.footnotes {
        if let Some(other) = own.footnotes.iter().find(|other| other.name == note.name) {
            let marks = |note: &Footnote| Marks::of_blocks(&note.blocks);
            seen(None, &|| Pair { kind: "footnote", id: note.name.clone(), source: marks(note), own: marks(other) });
        }
    }
}

/// The ids above one that comes from the place: `a.1` and `a` of `a.1.2`.
fn above(id: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id), |id| id.rsplit_once('.').map(|(above, _)| above)).skip(1)
}

fn clauses(prose: &Prose) -> BTreeMap<&str, &Clause> {
    let mut all = BTreeMap::new();
    prose.each_clause(&mut |clause| {
        all.insert(clause.id.as_str(), clause);
    });
    all
}

/// The paragraphs that have an id of their own on both sides.
fn shared_paragraphs<'a>(source: &'a Prose, own: &'a Prose) -> BTreeSet<&'a str> {
    let (before, after) = (marks::paragraphs(source), marks::paragraphs(own));
    before.into_keys().filter(|id| after.contains_key(id)).collect()
}

/// Shows the texts of the records that are translated, each with its source and the print of what both say. What several
/// records share is compared once.
fn record_pairs(
    (known, source): (&IndexMap<String, Leaf<'_>>, &Edition),
    (leaves, own): (&[Leaf<'_>], &Edition),
    seen: &mut dyn FnMut(Print, &dyn Fn() -> Pair),
) {
    let mut places = BTreeSet::new();
    for leaf in leaves {
        let Some(first) = known.get(&leaf.path) else { continue };
        let compared = leaf.translated && matches!(leaf.format, Format::Text | Format::Name);
        if compared && clause_reference(first.text).is_none() && places.insert(leaf.span) {
            let sides = [(first, source), (leaf, own)];
            let print = sides.into_iter().fold(Print::of("records"), |print, (leaf, edition)| {
                print.text(leaf.text).value(&edition.inlines(leaf.text))
            });
            let marks = |(leaf, edition): (&Leaf<'_>, &Edition)| match leaf.format {
                Format::Text => Marks::of_inlines(edition.inlines(leaf.text), leaf.span),
                _ => Marks::of_name(leaf.text, leaf.span),
            };
            let pair = || {
                let [source, own] = sides.map(marks);
                Pair { kind: "record", id: leaf.path.clone(), source, own }
            };
            seen(print.finish(), &pair);
        }
    }
}
