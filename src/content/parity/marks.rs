//! What a text holds that must be the same in every language.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::parity::text;
use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Clause;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::Target;
use crate::model::plain_text;

/// What stands in running words for something that is none: a fact, a reference, a date that was read.
pub(super) const GAP: char = '\u{FFFC}';

/// Up to here numbers are often written in words, which we know in English and Chinese only.
const SMALL: u32 = 12;

/// Something that must be the same in every language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// What it is: `#contact`, `effective`, `2026-10-01`, `30`.
    pub what: String,
    /// The paragraph it stands in.
    pub span: Span,
}

/// Everything of a text that must be the same in every language.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The text.
    pub span: Span,
    /// Where links lead.
    pub links: Vec<Mark>,
    /// The facts and blocks.
    pub facts: Vec<Mark>,
    /// Days, months and days of a year.
    pub dates: Vec<Mark>,
    /// Numbers in digits.
    pub numbers: Vec<Mark>,
    /// E-mail addresses.
    pub emails: Vec<Mark>,
    /// The running words that may say numbers without digits.
    pub words: Vec<String>,
}

impl Marks {
    /// Of a clause, without its items and without the paragraphs that are compared by themselves.
    pub(super) fn of_clause(clause: &Clause, apart: &BTreeSet<&str>) -> Self {
        let mut marks = Self { span: clause.span, ..Self::default() };
        marks.inlines(&clause.title, clause.span);
        marks.blocks(&clause.blocks, apart);
        marks
    }

    /// Of a paragraph that has an id of its own.
    pub(super) fn of_paragraph(paragraph: &Paragraph) -> Self {
        Self::of_inlines(&paragraph.inlines, paragraph.span)
    }

    /// Of blocks that are no clause.
    pub(super) fn of_blocks(blocks: &[Block]) -> Self {
        let mut marks = Self::default();
        marks.blocks(blocks, &BTreeSet::new());
        marks
    }

    /// Of running text.
    pub(super) fn of_inlines(inlines: &[Inline], span: Span) -> Self {
        let mut marks = Self { span, ..Self::default() };
        marks.inlines(inlines, span);
        marks
    }

    /// Of a name, which has no markup.
    pub(super) fn of_name(name: &str, span: Span) -> Self {
        let mut marks = Self { span, ..Self::default() };
        text::read(name, span, &mut marks);
        marks
    }

    fn blocks(&mut self, blocks: &[Block], apart: &BTreeSet<&str>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let own = paragraph.only.is_some() || paragraph.id.as_deref().is_some_and(|id| apart.contains(id));
                    if self.span == Span::NONE {
                        self.span = paragraph.span;
                    }
                    if !own {
                        self.inlines(&paragraph.inlines, paragraph.span);
                    }
                }
                Block::Table(table) => {
                    table.head.iter().for_each(|cell| self.inlines(cell, self.span));
                    for row in &table.rows {
                        row.cells.iter().for_each(|cell| self.inlines(cell, row.span));
                    }
                }
                Block::Quote(inner) => self.blocks(inner, apart),
                Block::Code(code) => text::read(code, self.span, self),
                Block::Records(block) => self.facts.push(Mark { what: block.to_string(), span: block.span }),
                Block::List(_) | Block::Rule | Block::Record(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline], span: Span) {
        let mut words = String::new();
        self.collect(inlines, span, &mut words);
        text::read(&words, span, self);
    }

    /// The words of running text; links and facts are noted on the way.
    fn collect(&mut self, inlines: &[Inline], span: Span, words: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => words.push_str(text),
                Inline::Emphasis(content) | Inline::Strong(content) => self.collect(content, span, words),
                Inline::Link { target, content } => {
                    let shown = plain_text(content);
                    match target {
                        Target::Address(to) if to.starts_with("mailto:") => {
                            self.emails.push(Mark { what: to["mailto:".len()..].to_owned(), span });
                        }
                        target => self.links.push(Mark { what: target.to_string(), span }),
                    }
                    let bare = matches!(target, Target::Address(to) if to.ends_with(&shown));
                    if bare { words.push(GAP) } else { self.collect(content, span, words) }
                }
                Inline::Reference(id) => {
                    self.links.push(Mark { what: format!("#{id}"), span });
                    words.push(GAP);
                }
                Inline::Fact { path, .. } => {
                    self.facts.push(Mark { what: path.clone(), span });
                    words.push(GAP);
                }
                Inline::FootnoteMark(_) => words.push(GAP),
                Inline::Break => words.push('\n'),
            }
        }
    }
}

/// The paragraphs of a prose that have an id of their own and are for every language.
pub(super) fn paragraphs(prose: &Prose) -> BTreeMap<&str, &Paragraph> {
    let mut all = BTreeMap::new();
    prose.each_clause(&mut |clause| of_blocks(&clause.blocks, &mut all));
    all
}

fn of_blocks<'a>(blocks: &'a [Block], all: &mut BTreeMap<&'a str, &'a Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.only.is_none() => {
                all.extend(paragraph.id.as_deref().map(|id| (id, paragraph)));
            }
            Block::Quote(inner) => of_blocks(inner, all),
            _ => {}
        }
    }
}

/// What the second list lacks of the first, and what it has too much. What stands twice must stand twice.
pub(super) fn difference<'a>(source: &'a [Mark], own: &'a [Mark]) -> (Vec<&'a Mark>, Vec<&'a Mark>) {
    let mut excess: Vec<&Mark> = own.iter().collect();
    let mut missing = Vec::new();
    for mark in source {
        match excess.iter().position(|other| other.what == mark.what) {
            Some(at) => drop(excess.remove(at)),
            None => missing.push(mark),
        }
    }
    (missing, excess)
}

/// The difference of the facts. How often a name stands may differ, where one language says "it"; which names, may not.
pub(super) fn fact_difference<'a>(source: &'a [Mark], own: &'a [Mark]) -> (Vec<&'a Mark>, Vec<&'a Mark>) {
    let (mut missing, mut excess) = difference(source, own);
    let is_name = |mark: &Mark| matches!(mark.what.rsplit('.').next(), Some("name" | "short_name" | "term" | "title"));
    let names = |marks: &[Mark]| marks.iter().filter(|mark| is_name(mark)).count();
    if names(source) != names(own) {
        let said = |mark: &Mark, others: &[Mark]| is_name(mark) && others.iter().any(|other| other.what == mark.what);
        missing.retain(|mark| !said(mark, own));
        excess.retain(|mark| !said(mark, source));
    }
    (missing, excess)
}

/// A text of a language whose months we can't read: a date of the other side is there if its numbers are.
pub(super) fn read_by(mut own: Marks, other: &Marks, language: &LanguageTag) -> Marks {
    if is_understood(language) {
        return own;
    }
    let unread: Vec<Mark> = difference(&other.dates, &own.dates).0.into_iter().cloned().collect();
    for date in unread {
        let parts: Vec<&str> = date.what.split('-').map(|part| part.trim_start_matches('0')).collect();
        let place = |own: &Marks, part: &str| own.numbers.iter().position(|number| number.what == part);
        // The month may be a word, which we would not know.
        let month = usize::from(parts.first().is_some_and(|first| first.len() == 4));
        let mut needed = parts.iter().enumerate().filter(|(at, _)| *at != month);
        if needed.all(|(_, part)| place(&own, part).is_some()) {
            for part in &parts {
                if let Some(at) = place(&own, part) {
                    own.numbers.remove(at);
                }
            }
            own.dates.push(date);
        }
    }
    own
}

/// The difference of the numbers, where one written in words on the other side is none.
pub(super) fn number_difference<'a>(
    source: &'a Marks,
    own: &'a Marks,
    languages: [&LanguageTag; 2],
) -> (Vec<&'a Mark>, Vec<&'a Mark>) {
    let (mut missing, mut excess) = difference(&source.numbers, &own.numbers);
    if missing.is_empty() && excess.is_empty() {
        return (missing, excess);
    }
    let mut left = [source, own].map(|marks| marks.words.iter().flat_map(|words| text::in_words(words)).collect());
    missing.retain(|mark| !spoken_for(mark, &mut left[1], languages[1]));
    excess.retain(|mark| !spoken_for(mark, &mut left[0], languages[0]));
    (missing, excess)
}

/// Whether a number is written in words on the other side, each of which counts once.
fn spoken_for(mark: &Mark, spoken: &mut Vec<String>, language: &LanguageTag) -> bool {
    if let Some(at) = spoken.iter().position(|word| *word == mark.what) {
        spoken.remove(at);
        return true;
    }
    !is_understood(language) && mark.what.parse::<u32>().is_ok_and(|number| number <= SMALL)
}

/// Whether we know the words for numbers and months of a language.
fn is_understood(language: &LanguageTag) -> bool {
    matches!(language.language(), "en" | "zh" | "yue")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        text.parse().unwrap()
    }

    fn whats(found: (Vec<&Mark>, Vec<&Mark>)) -> (Vec<String>, Vec<String>) {
        let words = |marks: Vec<&Mark>| marks.into_iter().map(|mark| mark.what.clone()).collect();
        (words(found.0), words(found.1))
    }

    fn numbers(source: &str, own: &str, language: &str) -> (Vec<String>, Vec<String>) {
        let [source, own] = [source, own].map(|text| Marks::of_name(text, Span::NONE));
        let own = read_by(own, &source, &tag(language));
        assert_eq!(whats(difference(&source.dates, &own.dates)), (Vec::new(), Vec::new()));
        whats(number_difference(&source, &own, [&tag("en"), &tag(language)]))
    }

    #[test]
    fn a_number_in_words_is_no_difference() {
        let none = (Vec::new(), Vec::new());
        assert_eq!(numbers("thirty (30) days, three parts", "三十（30）日，3 部分", "zh-CN"), none);
        assert_eq!(numbers("30 days", "三十日", "zh-CN"), none);
        assert_eq!(numbers("30 days", "40 日", "zh-CN"), (vec!["30".to_owned()], vec!["40".to_owned()]));
        // One word stands for one number.
        assert_eq!(numbers("30 days and 30 hours", "三十日", "zh-CN").0, ["30"]);
    }

    #[test]
    fn words_of_other_languages_are_given_the_benefit_of_the_doubt() {
        let none = (Vec::new(), Vec::new());
        assert_eq!(numbers("3 days from 1 October 2026", "trois jours à partir du 1 octobre 2026", "fr"), none);
        assert_eq!(numbers("from 1 October 2026", "2026년 10월 1일부터", "ko"), none);
        assert_eq!(numbers("30 days", "quarante jours", "fr").0, ["30"]);
    }

    #[test]
    fn how_often_a_name_stands_is_a_matter_of_style() {
        let marks = |paths: &[&str]| -> Vec<Mark> {
            paths.iter().map(|path| Mark { what: (*path).to_owned(), span: Span::NONE }).collect()
        };
        let compare = |source: &[&str], own: &[&str]| whats(fact_difference(&marks(source), &marks(own)));
        let none = (Vec::new(), Vec::new());
        assert_eq!(compare(&["app.name"], &["app.name", "app.name"]), none);
        assert_eq!(compare(&["effective"], &["effective", "effective"]).1, ["effective"]);
        assert_eq!(compare(&["app.name"], &["app.name", "parties.a.name"]).1, ["parties.a.name"]);
        // As many names, but another one.
        let found = compare(
            &["parties.a.name", "parties.b.name", "parties.a.name"],
            &["parties.a.name", "parties.b.name", "parties.b.name"],
        );
        assert_eq!(found, (vec!["parties.a.name".to_owned()], vec!["parties.b.name".to_owned()]));
    }
}
