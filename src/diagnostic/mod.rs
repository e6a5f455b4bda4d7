//! What can be said to the user: a code, its arguments, places and a help line. Collected, never printed here, and
//! worded elsewhere (`src/data/messages/`), so that wording and language are separate from the finding.

mod codes;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::hash::Hasher;

pub use codes::*;

/// A piece of an input file, as byte offsets in the space of all files of a [`SourceTree`](crate::source::SourceTree).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Hash for Span {
    /// Where something is written is no part of what it says.
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Span {
    /// No place at all.
    pub const NONE: Self = Self { start: 0, end: 0 };

    /// The piece from `start` to `end`, counted from the beginning of this one.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let at = |offset: usize| self.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Self { start: at(start), end: at(end) }
    }
}

/// Where records and their fields are written, by path (`sdks.umeng.purpose`).
#[derive(Clone, Debug, Default)]
pub struct Places(pub BTreeMap<String, Span>);

impl Places {
    /// The place of a path, or of the nearest thing around it.
    pub fn get(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            if let Some(span) = self.0.get(path) {
                return *span;
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => return Span::NONE,
            }
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// The site is built; with `--strict` it is not.
    Warning,
    /// Nothing can or need be done about it: it never fails a run.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// Its name, in kebab-case, for ever the same. It is also the id of the message.
    pub id: &'static str,
    /// How bad it is, as a rule.
    pub severity: Severity,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// How bad it is here.
    pub severity: Severity,
    /// The arguments of the message.
    pub args: Vec<(&'static str, String)>,
    /// The arguments that are words of the program, to be said in the reader's language.
    pub words: Vec<(&'static str, Vec<Word>)>,
    /// Where; the first place is the finding's own.
    pub places: Vec<Place>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// A word of the program as part of an argument, such as `list of 3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The message that it is, without `word-`: `list`.
    pub id: &'static str,
    /// The number or the name in it; empty if it has none.
    pub value: String,
}

/// A place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The piece of the file.
    pub span: Span,
    /// What stands there, as the id of a label; empty for the finding itself.
    pub label: &'static str,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(code: Code, span: Span) -> Self {
        Self {
            code,
            severity: code.severity,
            args: Vec::new(),
            words: Vec::new(),
            places: vec![Place { span, label: "" }],
            suggestion: None,
        }
    }

    /// With an argument of its message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers give text, numbers and references alike")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With an argument that is a list of words of the program.
    #[must_use]
    pub fn words(mut self, name: &'static str, words: Vec<Word>) -> Self {
        self.words.push((name, words));
        self
    }

    /// With an argument that is a list of things as they are typed.
    #[must_use]
    pub fn listed<T: ToString>(self, name: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        let words = items.into_iter().map(|item| Word { id: "code", value: item.to_string() });
        self.words(name, words.collect())
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, label: &'static str, span: Span) -> Self {
        self.places.push(Place { span, label });
        self
    }

    /// With the nearest of the known words, if one is near enough to have been meant.
    #[must_use]
    pub fn suggest<'a>(mut self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.suggestion = nearest(typed, known);
        self
    }
}

/// The nearest of some words, if it is near enough to have been meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = typed.chars().count();
    let limit = (length / 3).max(1);
    // Words whose lengths differ by more can't be near: a text of thousands of signs is compared with none.
    let alike = known.into_iter().filter(|word| word.chars().count().abs_diff(length) <= limit);
    let near = alike.map(|word| (strsim::damerau_levenshtein(typed, word), word));
    near.filter(|(distance, _)| *distance <= limit).min().map(|(_, word)| word.to_owned())
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Places about which enough was said.
    settled: Vec<Span>,
}

impl Diagnostics {
    /// Adds a finding, unless enough was said about its place.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let at = diagnostic.places[0].span.start;
        if !self.settled.iter().any(|settled| (settled.start..settled.end).contains(&at)) {
            self.list.push(diagnostic);
        }
    }

    /// Takes no more findings about a place: they would follow from what was found there.
    pub fn settle(&mut self, span: Span) {
        self.settled.push(span);
    }

    /// Takes all findings of a code back.
    pub fn forget(&mut self, code: Code) {
        self.forgive(|finding| finding.code == code);
    }

    /// Turns findings into notes, and errors too if asked: they are about something that can't be changed any more.
    pub fn demote(&mut self, is_settled: impl Fn(&Diagnostic) -> bool, errors: bool) {
        let demoted =
            |finding: &&mut Diagnostic| (errors || finding.severity != Severity::Error) && is_settled(finding);
        self.list.iter_mut().filter(demoted).for_each(|finding| finding.severity = Severity::Note);
    }

    /// Turns warnings into errors.
    pub fn raise(&mut self, is_meant: impl Fn(&Diagnostic) -> bool) {
        let raised = self.list.iter_mut().filter(|finding| finding.severity == Severity::Warning && is_meant(finding));
        raised.for_each(|finding| finding.severity = Severity::Error);
    }

    /// Takes findings back.
    pub fn forgive(&mut self, is_meant: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(|finding| !is_meant(finding));
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
        self.settled.extend(other.settled);
    }

    /// The findings in the order of their places, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list: Vec<&Diagnostic> = self.list.iter().collect();
        list.sort_by_key(|diagnostic| (diagnostic.places[0].span, diagnostic.severity));
        // What is shared by several records or languages is found in each of them.
        let mut seen = BTreeSet::new();
        let same = |finding: &Diagnostic| (finding.places[0].span, finding.code, finding.args.first().cloned());
        list.retain(|finding| finding.places[0].span == Span::NONE || seen.insert(same(finding)));
        list.dedup();
        list
    }

    /// How many findings of each severity there are, each finding once.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in self.sorted() {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_only_when_near() {
        let suggested = |typed: &str| {
            Diagnostic::new(UNKNOWN_KEY, Span::NONE).suggest(typed, ["purpose", "platforms", "data"]).suggestion
        };
        assert_eq!(suggested("purpse").as_deref(), Some("purpose"));
        assert_eq!(suggested("zweck"), None);
    }

    #[test]
    fn a_place_falls_back_to_what_is_around_it() {
        let span = Span { start: 3, end: 9 };
        let places = Places([("sdks.umeng".to_owned(), span)].into());
        assert_eq!(places.get("sdks.umeng.purpose"), span);
        assert_eq!(places.get("uses.x"), Span::NONE);
    }
}
