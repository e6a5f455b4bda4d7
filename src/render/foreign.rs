//! Words in another language than what is around them: they say which, so that they are read out and set as they should be.

use crate::model::LanguageTag;
use crate::model::other_label;
use crate::model::own_label;
use crate::model::Labels;
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
        let source = self.source.filter(|_| self.edition.translation.borrowed.contains(id));
        source.map_or_else(|| html.clone(), |source| marked(&html, source))
    }

    /// Words that may run from left to right, so that what is around them can't tear them apart on a page that does not.
    pub fn isolated(&self, html: String) -> String {
        let runs_left = self.edition.language.is_rtl() && !self.borrowed;
        if runs_left && html.contains(|c: char| c.is_ascii_alphanumeric()) { format!("<bdi>{html}</bdi>") } else { html }
    }

    /// What the taxonomy calls something; `None` if it has no name in any language.
    pub fn label(&self, labels: &Labels) -> Option<String> {
        if let Some(own) = own_label(labels, &self.language.locale.language) {
            return Some(escape(own));
        }
        let (tag, words) = other_label(labels)?;
        Some(tag.parse().map_or_else(|_| escape(words), |tag| marked(&escape(words), &tag)))
    }
}
