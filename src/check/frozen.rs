//! The words of a frozen release are the ones that were frozen: if not, which clause says what now. That its files
//! changed is found where the lock is read; here their texts are compared, and the days that the lock repeats.

use std::ops::Range;

use crate::check::Memory;
use crate::check::Subject;
use crate::check::look_at;
use crate::content::FORM;
use crate::content::canonical_text;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FROZEN_FORM;
use crate::diagnostic::FROZEN_WORDS_CHANGED;
use crate::diagnostic::Span;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::Passage;
use crate::diff::text::compare;
use crate::diff::text::joined;
use crate::lock::FROZEN;
use crate::lock::LOCK;
use crate::lock::contradiction;
use crate::lock::entry_place;
use crate::lock::frozen_path;
use crate::model::Date;
use crate::model::Edition;
use crate::model::Policy;
use crate::model::Release;
use crate::source::Print;
use crate::source::SourceFile;
use crate::source::sha256;

/// How many changes of a text are told one by one.
const TOLD: usize = 10;

/// How many characters are shown on either side of a change.
const AROUND: usize = 24;

/// Compares every frozen text with the one its files give now, and what the lock says of a release with its records.
pub fn check(subject: &Subject<'_>, memory: &Memory, log: &mut Diagnostics) {
    let frozen: Vec<(&Policy, &Release)> =
        subject.releases_of_all().filter(|(_, release)| !release.is_draft()).collect();
    let check = |(policy, release): (&Policy, &Release)| {
        let folder = format!("content/{}/", policy.id);
        let texts = subject.sources.print(&format!("{folder}{FROZEN}{}.", release.version), |_| true);
        let lock = subject.sources.file(&format!("{folder}{LOCK}")).map(SourceFile::print);
        let print = Print::of("frozen").print(release.print).print(texts).prints(lock).finish();
        memory.words.get_or_make(print, || {
            let mut found = Diagnostics::default();
            check_records(subject, policy, release, &mut found);
            for edition in &release.editions {
                check_edition(subject, policy, release, edition, &mut found);
            }
            found
        })
    };
    look_at(frozen, check, log);
}

/// What the lock repeats of the records is what they say, as long as the files are the ones it froze.
fn check_records(subject: &Subject<'_>, policy: &Policy, release: &Release, log: &mut Diagnostics) -> Option<()> {
    let (at, entry) = policy.lock.release(&release.version)?;
    let folder = format!("content/{}/", policy.id);
    let is_as_frozen = |(name, hash): (&str, &str)| {
        let file = subject.sources.file(&format!("{folder}{}/{name}", release.version));
        file.is_some_and(|file| file.plain_sha256() == hash)
    };
    if !policy.lock.inputs(&release.version).all(is_as_frozen) {
        return None;
    }
    let records = release.records();
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let quoted = |version: &Option<String>| version.as_ref().map(|version| format!("\"{version}\""));
    let pairs = [
        ("published", day(entry.published), day(records.published)),
        ("effective", day(entry.effective), day(records.effective)),
        ("corrects", quoted(&entry.corrects), quoted(&records.corrects)),
    ];
    for (key, _, found) in pairs.into_iter().filter(|(_, recorded, found)| recorded != found) {
        let place = entry_place(subject.sources, &folder, at, key);
        let (what, value) = match found {
            Some(found) => ("records", format!("{key} = {found}")),
            None => ("unsaid", key.to_owned()),
        };
        log.push(contradiction(&policy.lock, at, (what, &value), place));
    }
    None
}

fn check_edition(
    subject: &Subject<'_>,
    policy: &Policy,
    release: &Release,
    edition: &Edition,
    log: &mut Diagnostics,
) -> Option<()> {
    let entry = release.frozen_by(&edition.language).and_then(|place| policy.lock.entries.get(place))?;
    let hash = entry.texts.get(edition.language.as_str())?;
    let form = policy.lock.release(&release.version).and_then(|(_, entry)| entry.form)?;
    if form != FORM {
        let fault = Diagnostic::new(FROZEN_FORM, release.places.get("title")).arg("version", &release.version);
        log.push(fault.arg("form", form).arg("known", FORM));
        return None;
    }
    let text = canonical_text(&policy.id, release, edition);
    if sha256(text.as_bytes()) == *hash {
        return None;
    }
    let path = format!("content/{}/{}", policy.id, frozen_path(&release.version, edition.language.as_str()));
    // Without the frozen text nothing can be compared; that it is gone was said.
    let frozen = subject.sources.file(&path)?;
    for change in changes(&frozen.text(), &text).into_iter().take(TOLD) {
        let place = place(release, edition, &change.part);
        let fault = Diagnostic::new(FROZEN_WORDS_CHANGED, place).arg("part", &change.part).arg("words", &change.words);
        log.push(fault.arg("version", &release.version).arg("language", &edition.language));
    }
    None
}

/// Where a clause or a record is written.
fn place(release: &Release, edition: &Edition, part: &str) -> Span {
    let anchor = edition.prose.anchors().into_iter().find(|anchor| anchor.id == part);
    anchor.map_or_else(|| release.places.get(part), |anchor| anchor.span)
}

/// A change of a canonical text.
struct Change {
    /// The clause or record: `contact`, `uses.login`; `title` for the head of the text.
    part: String,
    /// The words with their change, `[-before-]{+after+}`.
    words: String,
}

/// What changed between two canonical texts, line by line, clause by clause.
fn changes(before: &str, after: &str) -> Vec<Change> {
    let [old, new] = [before, after].map(lines);
    let passages = [&old, &new].map(|lines| lines.iter().map(|(_, passage)| passage.clone()).collect::<Vec<_>>());
    let comparison = compare(&passages[0], &passages[1]);
    let changed = comparison.pairs.iter().filter(|pair| pair.is_changed());
    let change = |pair: &Pair| {
        let first = |lines: &[(String, Passage)], range: &Range<usize>| {
            lines.get(range.clone()).and_then(<[_]>::first).map(|(part, _)| part.clone())
        };
        let part = first(&new, &pair.after).or_else(|| first(&old, &pair.before)).unwrap_or_default();
        Change { part, words: words(pair, &passages) }
    };
    let mut all: Vec<Change> = Vec::new();
    for change in changed.map(change) {
        match all.iter_mut().find(|known| known.part == change.part) {
            Some(known) => known.words.push_str(&format!(" {}", change.words)),
            None => all.push(change),
        }
    }
    all
}

/// The lines of a canonical text, each with the clause or record it belongs to.
fn lines(text: &str) -> Vec<(String, Passage)> {
    let mut part = "title".to_owned();
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let body = line.trim_start_matches(['#', ' ', '>']);
        if let Some((id, _)) = body.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && !id.starts_with('^')
        {
            id.clone_into(&mut part);
        }
        all.push((part.clone(), Passage { text: line.trim().to_owned(), ..Passage::default() }));
    }
    all
}

/// The first change of a pair with some words around it.
fn words(pair: &Pair, passages: &[Vec<Passage>; 2]) -> String {
    let old = joined(&passages[0][pair.before.clone()]);
    let new = joined(&passages[1][pair.after.clone()]);
    let mut shown = String::new();
    for edit in &pair.edits {
        let (gone, here) = (&old[edit.before.clone()], &new[edit.after.clone()]);
        match edit.kind {
            EditKind::Kept | EditKind::Derived => shown.push_str(&shortened(here, shown.is_empty())),
            EditKind::Changed => {
                shown.push_str(&if gone.is_empty() { String::new() } else { format!("[-{gone}-]") });
                shown.push_str(&if here.is_empty() { String::new() } else { format!("{{+{here}+}}") });
            }
        }
    }
    shown.trim().to_owned()
}

/// Kept words, cut where they are far from any change. What precedes the first change is cut at its beginning.
fn shortened(kept: &str, is_first: bool) -> String {
    let signs: Vec<char> = kept.chars().collect();
    if signs.len() <= 2 * AROUND {
        return kept.to_owned();
    }
    let head: String = signs[..AROUND].iter().collect();
    let tail: String = signs[signs.len() - AROUND..].iter().collect();
    if is_first { format!("…{tail}") } else { format!("{head} … {tail}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_its_clause_and_its_words() {
        let before = "policy: p\n\n## [retention] 3. How long\nWe keep what you gave us for as long as you use it, then 30 days.\n\n[uses.login]\npurpose: Log in\n";
        let after = before.replace("30 days", "90 days").replace("Log in", "Log you in");
        let told: Vec<(String, String)> =
            changes(before, &after).into_iter().map(|change| (change.part, change.words)).collect();
        let expected = [
            ("retention", "…ong as you use it, then [-30 days-]{+90 days+}."),
            ("uses.login", "purpose: Log {+you +}in"),
        ];
        assert_eq!(told, expected.map(|(part, words)| (part.to_owned(), words.to_owned())));
    }
}
