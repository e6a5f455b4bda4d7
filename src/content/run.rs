//! A run of plain text inside a block: finds facts, ids, bare addresses and line breaks in it.

use std::ops::Range;

use crate::content::annotation::Annotation;
use crate::content::annotation::annotation;
use crate::content::annotation::placeholder;
use crate::content::fullwidth::slips;
use crate::content::lint;
use crate::content::markdown::Setting;
use crate::content::target::addresses;
use crate::diagnostic::BAD_PLACEHOLDER;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::MISPLACED_ID;
use crate::diagnostic::Span;
use crate::model::Inline;
use crate::schema::hidden;
use crate::source::signs::Unseen;
use crate::source::signs::unseen;

/// Text collected from several events, with the places it comes from.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    /// Offsets in `text` with the offset of the same byte in the source, ascending.
    origins: Vec<(usize, usize)>,
    /// Offsets of characters that a backslash made literal.
    literal: Vec<usize>,
    /// Signs that nobody sees and that were written as `&#8203;`, with their offsets in the source.
    hidden: Vec<(Range<usize>, Unseen)>,
}

impl Run {
    /// Adds the text of an event.
    pub(super) fn push(&mut self, text: &str, range: &Range<usize>, source: &str) {
        self.origins.push((self.text.len(), range.start));
        if range.start > 0 && source.as_bytes()[range.start - 1] == b'\\' {
            self.literal.push(self.text.len());
        }
        if source.as_bytes().get(range.start) == Some(&b'&') {
            self.hidden.extend(unseen(text).into_iter().map(|(_, found)| (range.clone(), found)));
        }
        self.text.push_str(text);
    }

    /// Adds words that are no markup.
    pub(super) fn add(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// The range in the source of a range in the text.
    fn source(&self, range: Range<usize>) -> Range<usize> {
        let map = |offset: usize| {
            let after = self.origins.partition_point(|(at, _)| *at <= offset);
            self.origins.get(after.saturating_sub(1)).map_or(0, |(at, source)| source + offset - at)
        };
        map(range.start)..map(range.end.saturating_sub(1)) + 1
    }

    /// Where `mark` stands in a range, if no backslash is before it.
    fn find(&self, mark: &str, range: Range<usize>) -> Option<usize> {
        let from = range.start;
        let found = self.text[range].match_indices(mark).map(|(at, _)| from + at);
        found.into_iter().find(|at| !self.literal.contains(at))
    }

    /// Ends the run: its inlines go to `out`, an id at its very end to `annotation`.
    pub(super) fn flush(
        mut self,
        setting: Setting<'_>,
        annotation: Option<&mut Annotation>,
        out: &mut Vec<Inline>,
        log: &mut Diagnostics,
    ) {
        for (range, found) in &self.hidden {
            log.push(hidden(found, setting.origin.place(range.clone())));
        }
        self.report_slips(setting, log);
        if let Some(annotation) = annotation {
            *annotation = self.take_annotation(setting, log);
        }
        let mut from = 0;
        while let Some(start) = self.find("{{", from..self.text.len()) {
            let Some(length) = self.text[start..].find("}}") else {
                self.fault(BAD_PLACEHOLDER, start..self.text.len(), setting, log);
                break;
            };
            let end = start + length + 2;
            self.plain(from..start, setting, out, log);
            self.placeholder(start..end, setting, out, log);
            from = end;
        }
        self.plain(from..self.text.len(), setting, out, log);
    }

    /// Logs notations in full-width signs. What else is odd there follows from that.
    fn report_slips(&self, setting: Setting<'_>, log: &mut Diagnostics) {
        for slip in slips(&self.text) {
            if !self.literal.iter().any(|at| slip.range.contains(at)) {
                let place = setting.origin.place(self.source(slip.range.clone()));
                log.push(slip.fault(place));
                log.settle(place);
            }
        }
    }

    /// Takes `{#id …}` off the end of the text.
    fn take_annotation(&mut self, setting: Setting<'_>, log: &mut Diagnostics) -> Annotation {
        let trimmed = self.text.trim_end().len();
        let Some(start) = self.find("{#", 0..self.text.len()).filter(|_| self.text[..trimmed].ends_with('}')) else {
            return Annotation::default();
        };
        if self.text[start..trimmed].find('}') != Some(trimmed - start - 1) {
            return Annotation::default();
        }
        let span = setting.origin.place(self.source(start..trimmed));
        let found = annotation(&self.text[start + 1..trimmed - 1], span, log);
        self.text.truncate(self.text[..start].trim_end().len());
        found
    }

    /// Ends a run whose text need not be ours: its words go to `out` as they are, a well-formed annotation at its very end
    /// to `annotation`.
    pub(super) fn words(mut self, unspaced: bool, annotation: Option<&mut Annotation>, out: &mut Vec<Inline>) {
        if let Some(annotation) = annotation {
            *annotation = self.take_well_formed().unwrap_or_default();
        }
        if !self.text.is_empty() {
            out.push(Inline::Text(join_lines(&self.text, unspaced)));
        }
    }

    /// Takes `{#id …}` off the end of the text if nothing is wrong with it.
    fn take_well_formed(&mut self) -> Option<Annotation> {
        let (words, inner) = self.text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        let mut log = Diagnostics::default();
        let found = annotation(&format!("#{inner}"), Span::NONE, &mut log);
        let meant = log.is_empty() && !inner.contains('}') && !self.literal.contains(&words.len());
        let length = words.trim_end().len();
        meant.then(|| self.text.truncate(length))?;
        Some(found)
    }

    fn fault(&self, code: crate::diagnostic::Code, range: Range<usize>, setting: Setting<'_>, log: &mut Diagnostics) {
        let place = setting.origin.place(self.source(range.clone()));
        log.push(Diagnostic::new(code, place).arg("text", &self.text[range]));
    }

    fn placeholder(&self, range: Range<usize>, setting: Setting<'_>, out: &mut Vec<Inline>, log: &mut Diagnostics) {
        let place = setting.origin.place(self.source(range.clone()));
        match placeholder(&self.text[range.start + 2..range.end - 2]) {
            Some(found) => out.extend(setting.facts.value(&found, setting, place, log)),
            None => self.fault(BAD_PLACEHOLDER, range, setting, log),
        }
    }

    /// Text without facts: addresses become links, line breaks spaces or nothing.
    fn plain(&self, range: Range<usize>, setting: Setting<'_>, out: &mut Vec<Inline>, log: &mut Diagnostics) {
        if range.is_empty() {
            return;
        }
        if let Some(at) = self.find("{#", range.clone()) {
            self.fault(MISPLACED_ID, at..range.end, setting, log);
        }
        let text = &self.text[range.clone()];
        let place =
            |part: Range<usize>| setting.origin.place(self.source(range.start + part.start..range.start + part.end));
        let literal = |at: usize| self.literal.contains(&(range.start + at));
        lint::visible_markup(text, &literal, &place, log);
        lint::unknown_dates(text, setting.facts, &place, log);
        lint::typed_references(text, &place, log);
        let joined = join_lines(text, setting.language.is_unspaced());
        if setting.in_link {
            out.push(Inline::Text(joined));
        } else {
            lint::odd_hosts(text, &place, log);
            out.extend(addresses(&joined, setting.facts));
        }
    }
}

/// Line breaks become spaces, except between characters of a script that has none.
fn join_lines(text: &str, unspaced: bool) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\n' {
            joined.push(c);
            continue;
        }
        let (before, after) = (joined.chars().last(), chars.peek().copied());
        let wide = |c: Option<char>| c.map_or(unspaced, is_wide);
        if !(wide(before) && wide(after)) {
            joined.push(' ');
        }
    }
    joined
}

/// Whether a character is written without spaces around it: Han, kana and their punctuation.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_as_the_script_does() {
        assert_eq!(join_lines("个人\n信息", true), "个人信息");
        assert_eq!(join_lines("one\ntwo", false), "one two");
        assert_eq!(join_lines("使用\nAndroid", true), "使用 Android");
    }
}
