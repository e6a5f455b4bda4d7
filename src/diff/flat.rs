//! Running text as one string and back: what the comparison of words needs of an inline tree, and the tree of any stretch
//! of it. Formats are cut with the words, so they nest in every stretch.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diff::text::Atom;
use crate::model::FactValue;
use crate::model::Inline;
use crate::model::Prose;
use crate::model::Target;
use crate::model::plain_text;

/// What running text needs to know of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// What references print, by the id of the clause.
    citations: BTreeMap<String, String>,
    /// The id that every renamed clause had before.
    former: BTreeMap<String, String>,
    /// The paths of the facts that are on both sides and not the same: each is one word, whatever it says.
    changed: BTreeSet<String>,
}

impl Context {
    pub fn new(prose: &Prose, former: BTreeMap<String, String>, changed: BTreeSet<String>) -> Self {
        let mut citations = BTreeMap::new();
        prose.each_clause(&mut |clause| {
            let title = || Some(plain_text(&clause.title)).filter(|title| !title.is_empty());
            let number = clause.number.as_ref().map(|number| number.citation.clone());
            citations.insert(clause.id.clone(), number.or_else(title).unwrap_or_else(|| clause.id.clone()));
        });
        Self { citations, former, changed }
    }

    /// The id that a clause had before.
    pub fn former<'a>(&'a self, id: &'a str) -> &'a str {
        self.former.get(id).map_or(id, String::as_str)
    }

    /// Whether a fact is on both sides and not the same.
    pub fn is_changed(&self, path: &str) -> bool {
        self.changed.contains(path)
    }

    /// Running text as one string, with what in it is one word.
    pub fn flatten(&self, inlines: &[Inline]) -> (String, Vec<Atom>) {
        let (mut text, mut atoms) = (String::new(), Vec::new());
        self.add(inlines, &mut text, &mut atoms);
        (text, atoms)
    }

    fn add(&self, inlines: &[Inline], text: &mut String, atoms: &mut Vec<Atom>) {
        for inline in inlines {
            match inline {
                Inline::Text(words) | Inline::Code(words) => text.push_str(words),
                Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                    self.add(content, text, atoms);
                }
                Inline::Break => text.push('\n'),
                Inline::Reference(id) => {
                    let shown = self.citations.get(id).map_or(id.as_str(), String::as_str);
                    atom(text, atoms, shown, format!("#{}", self.former(id)));
                }
                Inline::FootnoteMark(name) => atom(text, atoms, &mark(name), format!("^{name}")),
                Inline::Fact { path, value } => self.fact(path, value, text, atoms),
            }
        }
    }

    fn fact(&self, path: &str, value: &FactValue, text: &mut String, atoms: &mut Vec<Atom>) {
        if self.is_changed(path) {
            atom(text, atoms, &value.to_string(), format!("{{{path}}}"));
            return;
        }
        match value {
            FactValue::Text(words) => text.push_str(words),
            FactValue::Words(inlines) => self.add(inlines, text, atoms),
            value => {
                let shown = value.to_string();
                atom(text, atoms, &shown, shown.clone());
            }
        }
    }

    /// How long running text is as a string, in bytes.
    pub fn length(&self, inlines: &[Inline]) -> usize {
        self.flatten(inlines).0.len()
    }

    /// The running text of a stretch, in bytes of its string. What is one word and only touched by it comes whole.
    pub fn slice(&self, inlines: &[Inline], range: &Range<usize>) -> Vec<Inline> {
        self.cut(inlines, range, &mut 0)
    }

    fn cut(&self, inlines: &[Inline], range: &Range<usize>, at: &mut usize) -> Vec<Inline> {
        let mut kept = Vec::new();
        for inline in inlines {
            let start = *at;
            if start >= range.end {
                break;
            }
            let mut part = |words: &str| {
                *at += words.len();
                let (from, to) = (range.start.max(start), range.end.min(*at));
                if from < to { words.get(from - start..to - start).map(str::to_owned) } else { None }
            };
            match inline {
                Inline::Text(words) => kept.extend(part(words).map(Inline::Text)),
                Inline::Code(words) => kept.extend(part(words).map(Inline::Code)),
                Inline::Emphasis(content) => kept.extend(some(self.cut(content, range, at)).map(Inline::Emphasis)),
                Inline::Strong(content) => kept.extend(some(self.cut(content, range, at)).map(Inline::Strong)),
                Inline::Link { target, content } => {
                    let content = some(self.cut(content, range, at));
                    kept.extend(content.map(|content| Inline::Link { target: target.clone(), content }));
                }
                Inline::Fact { path, value } if !self.is_changed(path) => match value {
                    FactValue::Text(words) => kept.extend(part(words).map(Inline::Text)),
                    FactValue::Words(content) => kept.extend(self.cut(content, range, at)),
                    _ => kept.extend(part(&value.to_string()).map(|_| inline.clone())),
                },
                whole => {
                    let length = self.length(std::slice::from_ref(whole));
                    *at += length;
                    kept.extend((range.start <= start && start < range.end).then(|| whole.clone()));
                }
            }
        }
        kept
    }

    /// The formats of a text: for each, where it starts and ends in the string. Links come with their target.
    pub fn formats(&self, inlines: &[Inline]) -> Vec<(Range<usize>, Format)> {
        let mut all = Vec::new();
        self.mark_formats(inlines, &mut 0, &mut all);
        all
    }

    fn mark_formats(&self, inlines: &[Inline], at: &mut usize, all: &mut Vec<(Range<usize>, Format)>) {
        for inline in inlines {
            let start = *at;
            let (format, content) = match inline {
                Inline::Emphasis(content) => (Some(Format::Emphasis), Some(content)),
                Inline::Strong(content) => (Some(Format::Strong), Some(content)),
                Inline::Link { target, content } => (Some(Format::Link(self.address(target))), Some(content)),
                Inline::Fact { path, value: FactValue::Words(content) } if !self.is_changed(path) => {
                    (None, Some(content))
                }
                Inline::Code(_) => (Some(Format::Code), None),
                _ => (None, None),
            };
            match content {
                Some(content) => self.mark_formats(content, at, all),
                None => *at += self.length(std::slice::from_ref(inline)),
            }
            all.extend(format.map(|format| (start..*at, format)));
        }
    }

    /// Where a link leads, as it is written, with the ids from before.
    fn address(&self, target: &Target) -> String {
        match target {
            Target::Clause(id) => format!("#{}", self.former(id)),
            target => target.to_string(),
        }
    }
}

/// How words are shown, besides what they say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Literal text.
    Code,
    /// A link, with where it leads.
    Link(String),
}

fn atom(text: &mut String, atoms: &mut Vec<Atom>, shown: &str, key: String) {
    let start = text.len();
    text.push_str(shown);
    // What shows nothing has no place.
    if text.len() > start {
        atoms.push(Atom { range: start..text.len(), key });
    }
}

fn mark(name: &str) -> String {
    format!("[^{name}]")
}

fn some(content: Vec<Inline>) -> Option<Vec<Inline>> {
    Some(content).filter(|content| !content.is_empty())
}
