//! A comparison for a terminal or a message: sentences first, then the clauses that changed.

use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::Passed;
use crate::diff::text::Atom;
use crate::diff::text::CELL;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::Passage;
use crate::diff::text::Seam;
use crate::diff::text::compare;
use crate::diff::text::joined;
use crate::render::comparison::Sides;
use crate::render::comparison::Texts;
use crate::render::comparison::names::called;
use crate::render::comparison::names::title_or_words;
use crate::render::locale::Arg;
use crate::render::place::Place;

/// How removed and added words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// `[-removed-]` and `{+added+}`.
    Plain,
    /// The same in red and green.
    Colored,
    /// `~~removed~~` and `**added**`.
    Markdown,
}

impl Marks {
    fn removed(self, words: &str) -> String {
        self.mark(words, ["[-", "-]"], "31", "~~")
    }

    fn added(self, words: &str) -> String {
        self.mark(words, ["{+", "+}"], "32", "**")
    }

    fn mark(self, words: &str, [open, close]: [&str; 2], color: &str, fence: &str) -> String {
        // White space stays outside: Markdown wants no blank after a mark.
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return String::new();
        }
        let tail = &words[words.trim_end().len()..];
        let trimmed = self.words(trimmed);
        match self {
            Self::Plain => format!("{open}{trimmed}{close}{tail}"),
            Self::Colored => format!("\u{1b}[{color}m{open}{trimmed}{close}\u{1b}[0m{tail}"),
            Self::Markdown => format!("{fence}{trimmed}{fence}{tail}"),
        }
    }

    /// Words as they are, harmless in their surroundings.
    fn words(self, words: &str) -> String {
        let line = words.replace(CELL, " | ").replace('\n', " ");
        match self {
            Self::Markdown => {
                let special = |c: char| "\\`*_~[]<>#|".contains(c);
                line.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
            }
            // A terminal takes control characters as commands.
            Self::Plain | Self::Colored => line.chars().filter(|c| !c.is_control()).collect(),
        }
    }

    fn heading(self, level: usize, words: &str) -> String {
        match self {
            Self::Plain => format!("{words}\n"),
            Self::Colored => format!("\u{1b}[1m{words}\u{1b}[0m\n"),
            Self::Markdown => format!("{} {words}\n", "#".repeat(level)),
        }
    }
}

/// A comparison as plain text; `None` if the theme lacks the language.
pub fn plain_text(texts: &Texts<'_>, marks: Marks) -> Option<String> {
    let place = Place::alone();
    let sides = texts.sides(&place)?;
    let word = |key: &str| sides.new.language.locale.word(key);
    let names = texts.names.each_ref().map(|name| marks.words(name));
    let mut out = marks.heading(1, &format!("{} → {}", names[0], names[1]));
    for subject in sides.summary() {
        out.push('\n');
        out.push_str(&marks.heading(2, &word(&format!("say-group-{}", subject.group.id()))));
        for sentence in subject.sentences {
            out.push_str(&format!("- {}\n", marks.words(&sentence.text)));
        }
    }
    out.push('\n');
    out.push_str(&marks.heading(2, &word("changes-wording")));
    let before = out.len();
    sides.plain_terms(marks, &mut out);
    for change in sides.prose.clauses.iter().filter(|change| sides.is_plainly_shown(change)) {
        sides.plain_clause(change, marks, &mut out);
    }
    sides.plain_markup(marks, &mut out);
    if out.len() == before {
        out.push_str(&format!("{}\n", word("none")));
    }
    Some(out)
}

impl Sides<'_> {
    fn is_plainly_shown(&self, change: &ClauseChange<'_>) -> bool {
        let changed = change.status != ClauseStatus::Same || change.moved.is_some() || change.renumbered;
        changed && !self.is_told_elsewhere(change)
    }

    fn plain_terms(&self, marks: Marks, out: &mut String) {
        for term in &self.prose.terms {
            let args = [
                ("before", Arg::Text(&term.before)),
                ("after", Arg::Text(&term.after)),
                ("count", Arg::Count(u32::try_from(term.edits.len()).unwrap_or(u32::MAX))),
            ];
            let line = self.new.language.locale.get("term-changed", &args).unwrap_or_default();
            out.push_str(&format!("- {}\n", marks.words(&line)));
        }
    }

    fn plain_markup(&self, marks: Marks, out: &mut String) {
        for change in &self.prose.clauses {
            for markup in change.markup() {
                let name = change.after.map(|clause| called(&self.new, clause)).unwrap_or_default();
                out.push_str(&format!("- {}: {}\n", marks.words(&name), marks.words(&self.markup(markup))));
            }
        }
    }

    fn plain_clause(&self, change: &ClauseChange<'_>, marks: Marks, out: &mut String) {
        let locale = &self.new.language.locale;
        let old = change.before.map(|clause| called(&self.old, clause));
        let new = change.after.map(|clause| called(&self.new, clause));
        let name = match (old, new) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (old, new) => new.or(old).unwrap_or_default(),
        };
        let title = change.after.or(change.before).filter(|clause| !clause.title.is_empty()).map(title_or_words);
        let mut states = Vec::new();
        if change.status != ClauseStatus::Same {
            states.push(locale.word(&format!("status-{}", change.status.id())));
        }
        states.extend(change.moved.map(|_| locale.word("clause-moved")));
        states.extend(change.is_only_renumbered().then(|| locale.word("changes-renumbered")));
        let title =
            title.filter(|title| *title != name).map(|title| format!(" {}", marks.words(&title))).unwrap_or_default();
        if change.is_only_renumbered() {
            out.push_str(&format!("- {}{title}: {}\n", marks.words(&name), locale.join(&states)));
            return;
        }
        out.push('\n');
        out.push_str(&marks.heading(3, &format!("{}{title} ({})", marks.words(&name), locale.join(&states))));
        let mut quiet = false;
        for passage in change.passages.iter().filter(|passage| !matches!(passage.passage, Passed::To(_))) {
            let pair = &self.prose.comparison.pairs[passage.pair];
            let words = self.plain_words(pair, marks);
            let seam = pair.seam().map(|seam| match seam {
                Seam::Split => locale.word("passage-split"),
                Seam::Merged => locale.word("passage-merged"),
            });
            if !pair.is_changed() && seam.is_none() && change.status == ClauseStatus::Changed {
                quiet = true;
            } else if !words.trim().is_empty() {
                out.push_str(if std::mem::take(&mut quiet) { "…\n" } else { "" });
                let seam = seam.map(|seam| format!("({seam}) ")).unwrap_or_default();
                out.push_str(&format!("{seam}{}\n", words.trim_end()));
            }
        }
        out.push_str(if quiet { "…\n" } else { "" });
    }

    fn plain_words(&self, pair: &Pair, marks: Marks) -> String {
        pair_words(pair, [&self.prose.before.passages, &self.prose.after.passages], marks)
    }
}

fn pair_words(pair: &Pair, [before, after]: [&[Passage]; 2], marks: Marks) -> String {
    let before = joined(&before[pair.before.clone()]);
    let after = joined(&after[pair.after.clone()]);
    let words = pair.edits.iter().map(|edit| {
        let (old, new) = (&before[edit.before.clone()], &after[edit.after.clone()]);
        match edit.kind {
            EditKind::Kept | EditKind::Derived => marks.words(new),
            EditKind::Changed => format!("{}{}", marks.removed(old), marks.added(new)),
        }
    });
    words.collect()
}

/// What changed between two texts in Markdown, line by line, with the markup as it is; lines that did not change are
/// left out.
pub fn plain_lines(before: &str, after: &str, marks: Marks) -> String {
    let sides = [before, after].map(|text| {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        // Two single lines are the same line at two times, however little they have in common.
        let name = (lines.len() == 1).then(|| "line".to_owned());
        let passage = |line: &&str| Passage {
            text: (*line).to_owned(),
            name: name.clone(),
            atoms: facts(line),
            ..Passage::default()
        };
        lines.iter().map(passage).collect::<Vec<Passage>>()
    });
    let mut out = String::new();
    let mut quiet = false;
    for pair in &compare(&sides[0], &sides[1]).pairs {
        if pair.is_changed() {
            out.push_str(if std::mem::take(&mut quiet) { "…\n" } else { "" });
            out.push_str(&format!("{}\n", pair_words(pair, [&sides[0], &sides[1]], marks).trim_end()));
        } else {
            quiet = true;
        }
    }
    out.push_str(if quiet { "…\n" } else { "" });
    out
}

/// A fact is one word.
fn facts(line: &str) -> Vec<Atom> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = line[from..].find("{{").map(|at| from + at)
        && let Some(length) = line[start..].find("}}")
    {
        from = start + length + 2;
        all.push(Atom { range: start..from, key: line[start..from].to_owned() });
    }
    all
}
