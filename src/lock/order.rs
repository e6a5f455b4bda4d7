//! Entries that can't stand after the ones above them, though every hash is right: whoever can write the file can compute
//! its hashes anew.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LOCK_CONTRADICTION;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::lock::is_of;
use crate::model::Date;
use crate::model::Event;
use crate::model::Lock;
use crate::model::LockEntry;

/// What is wrong with an entry: a word of the message `lock-contradiction`, and what it is about.
type Fault = (&'static str, String);

/// Logs every entry that contradicts itself or those above it.
pub(super) fn check(lock: &Lock, places: &Places, log: &mut Diagnostics) {
    for at in 0..lock.entries.len() {
        for (what, value) in faults(lock, at) {
            let place = places.get(&format!("entry.{at}"));
            log.push(contradiction(lock, at, (what, &value), place));
        }
    }
}

/// An entry that can't be true, why (a word of the message), and against what.
pub fn contradiction(lock: &Lock, at: usize, (what, value): (&str, &str), place: Span) -> Diagnostic {
    let finding = Diagnostic::new(LOCK_CONTRADICTION, place).arg("what", what).arg("value", value);
    finding.arg("entry", at + 1).arg("version", &lock.entries[at].version)
}

/// Everything that is wrong with an entry.
fn faults(lock: &Lock, at: usize) -> Vec<Fault> {
    let entry = &lock.entries[at];
    let before = Before { entries: &lock.entries[..at], version: &entry.version };
    let mut faults: Vec<Fault> = strange_keys(entry).into_iter().map(|key| ("key", key.to_owned())).collect();
    if let Some(last) = before.entries.last().filter(|last| last.recorded > entry.recorded) {
        faults.push(("day", last.recorded.to_string()));
    }
    if entry.event == Event::Release {
        faults.extend(of_release(entry, &before));
        return faults;
    }
    if before.released().is_none() {
        faults.push(("not-released", String::new()));
        return faults;
    }
    if before.of(Event::Takedown).next().is_some() {
        faults.push(("taken-down", String::new()));
    }
    match entry.event {
        Event::Language => faults.extend(of_language(entry, &before)),
        Event::Withdraw | Event::Postpone => faults.extend(of_coming(entry, &before)),
        Event::Release | Event::Takedown => {}
    }
    faults
}

/// The entries above one, and the release that it is about.
struct Before<'a> {
    entries: &'a [LockEntry],
    version: &'a str,
}

impl<'a> Before<'a> {
    /// The entries about the release.
    fn about(&self) -> impl Iterator<Item = &'a LockEntry> + use<'a> {
        let version = self.version;
        self.entries.iter().filter(move |entry| entry.version == version)
    }

    /// The entries of an event about the release.
    fn of(&self, event: Event) -> impl Iterator<Item = &'a LockEntry> + use<'a> {
        self.about().filter(move |entry| entry.event == event)
    }

    /// The entry that froze the release.
    fn released(&self) -> Option<&'a LockEntry> {
        self.of(Event::Release).next()
    }

    /// The day the release comes into force, with all that was decided so far.
    fn in_force_from(&self) -> Option<Date> {
        let release = self.released()?;
        let postponed = self.of(Event::Postpone).last().and_then(|entry| entry.effective);
        postponed.or(release.effective).max(release.published)
    }
}

/// The keys of an entry that mean nothing for its event.
fn strange_keys(entry: &LockEntry) -> Vec<&'static str> {
    use Event::Language;
    use Event::Postpone;
    use Event::Release;
    let (release, language): (&[Event], &[Event]) = (&[Release], &[Language]);
    let decisions = [Event::Withdraw, Postpone, Event::Takedown];
    let keys: [(&'static str, bool, &[Event]); 11] = [
        ("language", entry.language.is_some(), language),
        ("reason", entry.reason.is_some(), &decisions),
        ("sequence", entry.sequence.is_some(), release),
        ("published", entry.published.is_some(), release),
        ("effective", entry.effective.is_some(), &[Release, Postpone]),
        ("predecessor", entry.predecessor.is_some(), release),
        ("corrects", entry.corrects.is_some(), release),
        ("signal", entry.signal.is_some(), release),
        ("form", entry.form.is_some(), release),
        ("inputs", !entry.inputs.is_empty(), &[Release, Language]),
        ("texts", !entry.texts.is_empty(), &[Release, Language]),
    ];
    let strange = keys.into_iter().filter(|(_, there, events)| *there && !events.contains(&entry.event));
    strange.map(|(key, ..)| key).collect()
}

fn of_release(entry: &LockEntry, before: &Before<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if before.released().is_some() {
        faults.push(("released", String::new()));
    }
    let releases = || before.entries.iter().filter(|entry| entry.event == Event::Release);
    let next = releases().count() + 1;
    if entry.sequence.is_none_or(|sequence| usize::try_from(sequence) != Ok(next)) {
        faults.push(("sequence", next.to_string()));
    }
    if let Some(name) = &entry.predecessor
        && (*name == entry.version || releases().all(|release| release.version != *name))
    {
        faults.push(("predecessor", name.clone()));
    }
    faults
}

fn of_language(entry: &LockEntry, before: &Before<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Some(tag) = &entry.language else { return faults };
    if before.about().any(|earlier| earlier.texts.contains_key(tag.as_str())) {
        faults.push(("language", tag.to_string()));
    }
    if !entry.texts.keys().eq([tag.as_str()]) || !entry.inputs.keys().all(|name| is_of(name, tag)) {
        faults.push(("other-files", tag.to_string()));
    }
    let differs = |(name, hash): &(&String, &String)| {
        before.about().any(|earlier| earlier.inputs.get(*name).is_some_and(|known| known != *hash))
    };
    if let Some((name, _)) = entry.inputs.iter().find(differs) {
        faults.push(("input", name.clone()));
    }
    faults
}

/// A withdrawal or a postponement: of a release that was still to come on that day.
fn of_coming(entry: &LockEntry, before: &Before<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if before.of(Event::Withdraw).next().is_some() {
        faults.push(("withdrawn", String::new()));
    }
    let Some(from) = before.in_force_from() else { return faults };
    if entry.recorded >= from {
        faults.push(("in-force", from.to_string()));
    }
    if entry.event == Event::Postpone && entry.effective.is_some_and(|effective| effective <= from) {
        faults.push(("not-later", from.to_string()));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(event: Event, version: &str, day: &str) -> LockEntry {
        LockEntry::new(event, version, day.parse().unwrap())
    }

    fn release(version: &str, sequence: u32, day: &str, from: &str) -> LockEntry {
        let mut entry = entry(Event::Release, version, day);
        entry.sequence = Some(sequence);
        entry.published = day.parse().ok();
        entry.effective = from.parse().ok();
        entry.inputs = [("en.md".to_owned(), "a".to_owned())].into();
        entry.texts = [("en".to_owned(), "b".to_owned())].into();
        entry
    }

    fn language(version: &str, day: &str) -> LockEntry {
        let mut entry = entry(Event::Language, version, day);
        entry.language = "fr".parse().ok();
        entry.inputs = [("fr.md".to_owned(), "c".to_owned())].into();
        entry.texts = [("fr".to_owned(), "d".to_owned())].into();
        entry
    }

    fn postpone(version: &str, day: &str, to: &str) -> LockEntry {
        LockEntry { effective: to.parse().ok(), ..entry(Event::Postpone, version, day) }
    }

    /// What is wrong with the last entry after a first release and one to come; nothing is with those.
    #[track_caller]
    fn said(more: Vec<LockEntry>) -> Vec<&'static str> {
        let second = LockEntry { predecessor: Some("1".to_owned()), ..release("2", 2, "2026-02-01", "2026-03-01") };
        let entries = [vec![release("1", 1, "2026-01-01", "2026-01-01"), second], more].concat();
        let lock = Lock { entries };
        let last = lock.entries.len() - 1;
        for at in 0..last {
            assert_eq!(faults(&lock, at), [], "entry {}", at + 1);
        }
        faults(&lock, last).into_iter().map(|(what, _)| what).collect()
    }

    #[test]
    fn what_the_program_records_is_no_contradiction() {
        let postponed = [postpone("2", "2026-02-02", "2026-04-01"), postpone("2", "2026-03-02", "2026-05-01")];
        let next = LockEntry { predecessor: Some("2".to_owned()), ..release("3", 3, "2026-03-03", "2026-03-03") };
        let later = [language("2", "2026-03-03"), next, entry(Event::Withdraw, "2", "2026-03-03")];
        let all = [&postponed[..], &later, &[entry(Event::Takedown, "1", "2026-06-01")]].concat();
        assert_eq!(said(all), Vec::<&str>::new());
    }

    #[test]
    fn releases_stand_once_and_in_order() {
        assert_eq!(said(vec![release("3", 4, "2026-02-01", "2026-03-01")]), ["sequence"]);
        assert_eq!(said(vec![release("1", 3, "2026-02-01", "2026-03-01")]), ["released"]);
        let of = |name: &str| LockEntry {
            predecessor: Some(name.to_owned()),
            ..release("3", 3, "2026-02-01", "2026-03-01")
        };
        assert_eq!(said(vec![of("3")]), ["predecessor"]);
        assert_eq!(said(vec![of("9")]), ["predecessor"]);
        assert_eq!(said(vec![of("1")]), Vec::<&str>::new());
        assert_eq!(said(vec![release("3", 3, "2026-01-31", "2026-03-01")]), ["day"]);
    }

    #[test]
    fn a_language_comes_once_with_its_own_files() {
        assert_eq!(said(vec![language("9", "2026-02-01")]), ["not-released"]);
        assert_eq!(said(vec![language("1", "2026-02-01"), language("1", "2026-02-01")]), ["language"]);
        let mut wide = language("1", "2026-02-01");
        wide.texts.insert("de".to_owned(), "e".to_owned());
        assert_eq!(said(vec![wide]), ["other-files"]);
        // The files of the release itself can't be recorded anew.
        let mut other = language("1", "2026-02-01");
        other.inputs.insert("en.md".to_owned(), "z".to_owned());
        assert_eq!(said(vec![other]), ["other-files", "input"]);
        let of_language = LockEntry { language: "fr".parse().ok(), ..entry(Event::Withdraw, "2", "2026-02-01") };
        assert_eq!(said(vec![of_language]), ["key"]);
    }

    #[test]
    fn decisions_are_about_what_can_still_be_decided() {
        let withdraw = || entry(Event::Withdraw, "2", "2026-02-02");
        assert_eq!(said(vec![withdraw(), withdraw()]), ["withdrawn"]);
        assert_eq!(said(vec![withdraw(), postpone("2", "2026-02-02", "2026-05-01")]), ["withdrawn"]);
        assert_eq!(said(vec![entry(Event::Withdraw, "2", "2026-03-01")]), ["in-force"]);
        assert_eq!(said(vec![postpone("2", "2026-02-02", "2026-03-01")]), ["not-later"]);
        let twice = vec![postpone("2", "2026-02-02", "2026-05-01"), postpone("2", "2026-02-02", "2026-04-01")];
        assert_eq!(said(twice), ["not-later"]);
        let takedown = || entry(Event::Takedown, "1", "2026-03-02");
        assert_eq!(said(vec![takedown(), takedown()]), ["taken-down"]);
        let strange = LockEntry { sequence: Some(3), form: Some(1), ..withdraw() };
        assert_eq!(said(vec![strange]), ["key", "key"]);
    }
}
