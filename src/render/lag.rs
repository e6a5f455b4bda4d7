//! What a reader must know of a translation that is not finished: parts that may be behind, and clauses that stand in
//! the source language.

use serde_json::Value as Json;

use crate::model::LanguageTag;
use crate::model::RecordRef;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::locale::Arg;

/// What is known of a clause before it is written.
pub(super) struct Entry {
    /// Whether what is around it stands in the source language.
    outside: bool,
    /// The attributes of its element: its language, if that changes here.
    pub attributes: String,
    /// What its reader must know, if anything.
    pub remark: Option<String>,
}

impl Writer<'_> {
    /// Begins a clause, a paragraph or a row with an id. [`leave`](Self::leave) ends it.
    pub(super) fn enter(&mut self, id: &str) -> Entry {
        let translation = &self.edition.translation;
        let outside = self.borrowed;
        self.borrowed = translation.borrowed.contains(id);
        let (source, own) = (self.source, &self.edition.language);
        let attributes = match (outside, self.borrowed, source) {
            (false, true, Some(source)) => language(source),
            (true, false, _) => language(own),
            _ => String::new(),
        };
        let remark = match source {
            Some(source) if self.borrowed && !outside => Some(self.remark("clause-borrowed", source)),
            Some(_) if translation.stale_clauses.contains(id) => Some(self.behind("clause-behind")),
            _ => None,
        };
        Entry { outside, attributes, remark }
    }

    /// Ends a clause.
    pub(super) fn leave(&mut self, entry: &Entry) {
        self.borrowed = entry.outside;
    }

    /// A remark as a paragraph of its own.
    pub(super) fn remark_line(&self, remark: Option<&str>) -> String {
        let words = remark.map(|remark| format!("<p class=\"lag\"{}>{remark}</p>\n", self.page_language()));
        words.unwrap_or_default()
    }

    /// A remark among other words.
    pub(super) fn remark_words(&self, remark: Option<&str>) -> String {
        let words = remark.map(|remark| format!(" <span class=\"lag\"{}>{remark}</span>", self.page_language()));
        words.unwrap_or_default()
    }

    /// What the reader of a text of the records must know.
    pub(super) fn text_remark(&self, markdown: &str) -> Option<String> {
        self.edition.translation.stale_texts.contains(markdown).then(|| self.behind("text-behind"))
    }

    /// What the reader of a clause with the words of a record must know.
    pub(super) fn record_remark(&self, record: Option<&RecordRef>) -> Option<String> {
        let record = record?;
        let fields = self.edition.json[record.table.name()][&record.key].as_object()?;
        let stale = &self.edition.translation.stale_texts;
        let is_behind = fields.values().filter_map(Json::as_str).any(|text| stale.contains(text));
        is_behind.then(|| self.behind("clause-behind"))
    }

    /// The table of records inside a clause that stands in the source language is in that of the page.
    pub(super) fn in_page_language(&self, html: String) -> String {
        if self.borrowed && !html.trim().is_empty() {
            format!("<div{}>\n{html}</div>\n", language(&self.edition.language))
        } else {
            html
        }
    }

    /// The attributes of what is in the language of the page inside words of the source language.
    pub(super) fn page_language(&self) -> String {
        if self.borrowed { language(&self.edition.language) } else { String::new() }
    }

    /// "May be behind": the text that prevails is named, or where none does or it is this one, the source.
    fn behind(&self, key: &str) -> String {
        let governing = self.edition.records.governing.as_ref().map(|governing| &governing.language);
        match (governing.filter(|language| **language != self.edition.language), self.source) {
            (Some(governing), _) => self.remark(key, governing),
            (None, Some(source)) => self.remark(&format!("{key}-source"), source),
            (None, None) => String::new(),
        }
    }

    fn remark(&self, key: &str, language: &LanguageTag) -> String {
        let name = self.named("language", language.as_str());
        escape(&self.language.locale.get(key, &[("language", Arg::Text(&name))]).unwrap_or_default())
    }
}

/// The attributes of an element in a language.
pub(super) fn language(tag: &LanguageTag) -> String {
    format!(" lang=\"{tag}\" dir=\"{}\"", if tag.is_rtl() { "rtl" } else { "ltr" })
}
