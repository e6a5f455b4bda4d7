//! Words in another language than what is around them: they say which, so that they are read out and set as they should be.

use serde_json::Value as Json;

use crate::model::BlockTable;
use crate::model::Inline;
use crate::model::Labels;
use crate::model::LanguageTag;
use crate::model::RecordRef;
use crate::model::other_label;
use crate::model::own_label;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::lag::language;

/// HTML with its language.
pub(super) fn marked(html: &str, tag: &LanguageTag) -> String {
    format!("<span{}>{html}</span>", language(tag))
}

/// HTML of words that stand in the source language on a page in any language.
pub(super) fn in_source(html: &str, source: &LanguageTag, page: &LanguageTag) -> String {
    if source == page { html.to_owned() } else { marked(html, source) }
}

impl Writer<'_> {
    /// A name as it stands in the records. One without a translation is in the source language, if that can be written so:
    /// Latin letters stand in every language and don't tell which.
    pub fn name(&self, name: &str) -> String {
        let words = escape(name);
        let is_source = self.edition.fallbacks.contains(name);
        match (self.borrowed, is_source, self.source) {
            (false, true, Some(source)) if source.may_write(name) => marked(&words, source),
            (true, false, _) if self.edition.language.may_write(name) => marked(&words, &self.edition.language),
            _ => self.isolated(words),
        }
    }

    /// HTML of a text of the records, with its language if it was not translated.
    pub(super) fn text_of(&self, markdown: &str, html: String) -> String {
        match self.source.filter(|_| self.edition.fallbacks.contains(markdown)) {
            Some(source) => marked(&html, source),
            None => html,
        }
    }

    /// HTML of the words of a clause, with its language if it is borrowed from the source.
    pub(super) fn of_clause(&self, id: &str, html: String) -> String {
        match self.source.filter(|_| self.edition.translation.borrowed.contains(id)) {
            Some(source) => marked(&html, source),
            None => html,
        }
    }

    /// Words that may run from left to right, so that what is around them can't tear them apart on a page that does not.
    pub fn isolated(&self, html: String) -> String {
        let runs_left = self.edition.language.is_rtl() && !self.borrowed;
        if runs_left && html.contains(|c: char| c.is_ascii_alphanumeric()) {
            format!("<bdi>{html}</bdi>")
        } else {
            html
        }
    }

    /// What the taxonomy calls something; `None` if it has no name in any language.
    pub fn label(&self, labels: &Labels) -> Option<String> {
        if let Some(own) = own_label(labels, &self.language.locale.language) {
            return Some(escape(own));
        }
        let (tag, words) = other_label(labels)?;
        Some(tag.parse().map_or_else(|_| escape(words), |tag| marked(&escape(words), &tag)))
    }

    /// The paragraph of a clause with the words of a record. What of it was not translated is in the source language, a
    /// permission's name that the program lacks in the one in which it has one.
    pub(super) fn record_paragraph(&mut self, record: &RecordRef, inlines: &[Inline]) -> String {
        let foreign = if self.borrowed { Vec::new() } else { self.foreign_words(record) };
        let mut words = String::new();
        let mut rest = inlines;
        let mut own = 0;
        while own < rest.len() {
            let found = foreign.iter().find(|(_, foreign)| rest[own..].starts_with(foreign));
            let Some((tag, foreign)) = found else {
                own += 1;
                continue;
            };
            words.push_str(&self.running(&rest[..own]));
            words.push_str(&marked(&self.inlines(foreign), tag));
            (rest, own) = (&rest[own + foreign.len()..], 0);
        }
        words.push_str(&self.running(rest));
        format!("<p>{words}</p>\n")
    }

    /// The words of a record that are not in the language of the page, as they stand in its clause, alone or as its name.
    fn foreign_words(&self, record: &RecordRef) -> Vec<(LanguageTag, Vec<Inline>)> {
        let edition = self.edition;
        let fields = edition.json[record.table.name()][&record.key].as_object();
        let texts = fields.into_iter().flat_map(|fields| fields.values()).filter_map(Json::as_str);
        let of_source = texts.filter(|text| edition.fallbacks.contains(*text)).filter_map(|text| {
            let words = edition.words.get(text).cloned();
            let is_told = words.is_some() || self.source?.may_write(text);
            is_told
                .then(|| Some((self.source?.clone(), words.unwrap_or_else(|| vec![Inline::Text(text.to_owned())]))))?
        });
        let permission =
            edition.records.permissions.get(&record.key).filter(|_| record.table == BlockTable::Permissions);
        let labels = permission.and_then(|permission| self.taxonomy.permission_labels(permission));
        let other = labels.filter(|labels| own_label(labels, &edition.language).is_none()).and_then(other_label);
        let other = other.and_then(|(tag, label)| Some((tag.parse().ok()?, vec![Inline::Text(label.to_owned())])));
        let names = |(tag, words): (LanguageTag, Vec<Inline>)| {
            [(tag.clone(), vec![Inline::Strong(words.clone())]), (tag, words)]
        };
        of_source.chain(other).filter(|(_, words)| !words.is_empty()).flat_map(names).collect()
    }
}
