//! What rules read prose with: closed lists of words by language (`src/data/checklist-words.toml`), sentences, and the
//! names and links of a release.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::case::holds_any;
use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Target;
use crate::model::plain_text;
use crate::model::walk_inlines;
use crate::schema::Format;
use crate::schema::Shape;

/// Every list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    /// Words by what they are for, and by language.
    words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The usual names of permissions.
    permissions: BTreeMap<String, PermissionWords>,
}

/// What a permission is usually called, and which names and groups of the systems that is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PermissionWords {
    /// Groups of `permissions.toml`.
    pub(super) groups: Vec<String>,
    /// Ends of system names.
    #[serde(default)]
    pub(super) ids: Vec<String>,
    en: Vec<String>,
    zh: Vec<String>,
}

impl PermissionWords {
    /// The words of a language.
    pub(super) fn of(&self, language: &str) -> &[String] {
        match language {
            "en" => &self.en,
            "zh" => &self.zh,
            _ => &[],
        }
    }

    /// The words of all languages.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.en.iter().chain(&self.zh).map(String::as_str)
    }
}

fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> =
        LazyLock::new(|| toml::from_str(include_str!("../../data/checklist-words.toml")).unwrap_or_default());
    &LISTS
}

/// The words of a list in a language; none if it is not kept in it.
pub(super) fn words(list: &str, language: &str) -> &'static [String] {
    lists().words.get(list).and_then(|list| list.get(language)).map_or(&[], Vec::as_slice)
}

/// The usual names of permissions.
pub(super) fn permission_words() -> impl Iterator<Item = &'static PermissionWords> {
    lists().permissions.values()
}

/// The first word of a list that a text holds.
pub(super) fn word_in(text: &str, list: &str, language: &str) -> Option<&'static str> {
    words(list, language).iter().map(String::as_str).find(|word| holds_any(text, &[word]))
}

/// Whether a text holds a word of a list.
pub(super) fn has_word(text: &str, list: &str, language: &str) -> bool {
    word_in(text, list, language).is_some()
}

/// The sentences of a text. A full stop ends one only before a blank, so that `1.5` and `a.b` stay whole, and not where it
/// is one of an abbreviation.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    const SHORT: [&str; 8] = ["e.g", "i.e", "etc", "no", "art", "inc", "co", "ltd"];
    let (mut all, mut from) = (Vec::new(), 0);
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let before = text[from..at].rsplit(|c: char| !c.is_ascii_alphabetic() && c != '.').next().unwrap_or_default();
        let stops = match sign {
            '。' | '；' | '！' | '？' | ';' | '\n' => true,
            '.' | '!' | '?' => {
                let is_short = SHORT.contains(&before.to_ascii_lowercase().as_str());
                text[end..].starts_with(char::is_whitespace) && !is_short
            }
            _ => false,
        };
        if stops {
            all.push(&text[from..end]);
            from = end;
        }
    }
    all.push(&text[from..]);
    all.retain(|sentence| !sentence.trim().is_empty());
    all
}

/// A finding about words of a passage.
pub(super) fn found_in(passage: &Passage<'_>, word: &str) -> Finding {
    Finding::at(passage.span).arg("word", word.trim()).arg("item", place_name(passage))
}

/// What the place of a passage is called; text before the first heading has no id of its own that anybody typed.
fn place_name<'a>(passage: &'a Passage<'_>) -> &'a str {
    let name = passage.name();
    if name.is_empty() { "title" } else { name }
}

/// The names that records hold (not their texts), in every language.
pub(super) fn names<'a>(case: &Case<'a>) -> Vec<Passage<'a>> {
    let mut all = Vec::new();
    for edition in &case.release.editions {
        let (language, places) = (&edition.language, &case.release.places);
        walk(&edition.json, Shape::records(), "", &mut |path, text| {
            let (text, record, span) = (text.to_owned(), Some(path.to_owned()), places.get(path));
            all.push(Passage { text, language, clause: "", record, span, is_title: false });
        });
    }
    all
}

fn walk(value: &Json, shape: &Shape, path: &str, seen: &mut dyn FnMut(&str, &str)) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (shape, value) {
        (Shape::Text(Format::Name), Json::String(text)) => seen(path, text),
        (Shape::Struct { .. }, Json::Object(fields)) => {
            for (name, value) in fields {
                if let Some(field) = shape.field(name) {
                    walk(value, &field.shape, &below(name), seen);
                }
            }
        }
        (Shape::Map(shape) | Shape::By { value: shape, .. }, Json::Object(entries)) => {
            entries.iter().for_each(|(name, value)| walk(value, shape, &below(name), seen));
        }
        (Shape::List(shape), Json::Array(items)) => {
            items.iter().enumerate().for_each(|(at, value)| walk(value, shape, &below(&at.to_string()), seen));
        }
        _ => {}
    }
}

/// A link of the prose or of a text of the records.
pub(super) struct Link<'a> {
    /// Where it leads.
    pub(super) address: &'a str,
    /// What is shown.
    pub(super) words: String,
    /// The language.
    pub(super) language: &'a LanguageTag,
    /// The clause or field it stands in.
    pub(super) item: String,
    /// Where.
    pub(super) span: Span,
}

/// Every link that leads out of the text, in every language.
pub(super) fn links<'a>(case: &Case<'a>) -> Vec<Link<'a>> {
    let mut all = Vec::new();
    for edition in &case.release.editions {
        let language = &edition.language;
        edition.prose.each_clause(&mut |clause| {
            let mut of = |inlines: &'a [Inline], span: Span| collect(inlines, language, (&clause.id, span), &mut all);
            of(&clause.title, clause.span);
            for block in &clause.blocks {
                match block {
                    Block::Paragraph(paragraph) => of(&paragraph.inlines, paragraph.span),
                    Block::Table(table) => {
                        table.rows.iter().for_each(|row| row.cells.iter().for_each(|cell| of(cell, row.span)));
                    }
                    _ => {}
                }
            }
        });
        for inlines in edition.words.values() {
            let text = plain_text(inlines);
            let own = |passage: &&Passage<'_>| passage.record.is_some() && passage.text == text;
            if let Some(passage) = case.passages().iter().find(own) {
                collect(inlines, language, (passage.name(), passage.span), &mut all);
            }
        }
    }
    all
}

fn collect<'a>(inlines: &'a [Inline], language: &'a LanguageTag, at: (&str, Span), all: &mut Vec<Link<'a>>) {
    walk_inlines(inlines, &mut |inline| {
        if let Inline::Link { target: Target::Address(address), content } = inline {
            let (item, words) = (at.0.to_owned(), plain_text(content));
            all.push(Link { address, words, language, item, span: at.1 });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        let read: Result<Lists, _> = toml::from_str(include_str!("../../data/checklist-words.toml"));
        assert!(read.is_ok(), "{}", read.unwrap_err());
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let text = "See 1.5 and a.b, e.g. this. That is it! 收集信息。完";
        assert_eq!(sentences(text), ["See 1.5 and a.b, e.g. this.", " That is it!", " 收集信息。", "完"]);
        assert!(sentences(" ").is_empty());
    }
}
