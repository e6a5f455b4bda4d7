//! Entries as text, and their hashes. The form is our own, line by line, so that the hash of an entry never depends on
//! how a library writes TOML; it is TOML all the same, and read as such.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LOCK_ALTERED;
use crate::diagnostic::LOCK_CHAIN;
use crate::diagnostic::LOCK_EDITED;
use crate::diagnostic::LOCK_FORM;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::model::Event;
use crate::model::Lock;
use crate::model::LockEntry;
use crate::schema::Format;
use crate::schema::Shape;
use crate::schema::parse_lock_file;
use crate::schema::typed;
use crate::schema::validate;
use crate::source::SourceFile;
use crate::source::sha256;

/// What stands above the entries.
const HEADER: &str = "# What was frozen and decided about the releases of this policy, oldest first. Written by policysite; `policysite verify`\n\
    # shows any change by hand. Each entry holds the hash of the one before.\n";

/// The head of an entry.
pub(super) const HEAD: &str = "[[entry]]";

/// The shape of an entry, made once.
static ENTRY: LazyLock<Shape> = LazyLock::new(Shape::of::<LockEntry>);

/// The file as a whole.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LockFile {
    /// The entries.
    #[serde(default)]
    entry: Vec<LockEntry>,
}

/// The text of a whole lock.
pub fn lock_text(lock: &Lock) -> String {
    let mut text = HEADER.to_owned();
    for entry in &lock.entries {
        text.push('\n');
        text.push_str(&entry_text(entry));
    }
    text
}

/// An entry that follows the last of a lock: with its hash and that of the one before.
pub fn sealed(mut entry: LockEntry, lock: &Lock) -> LockEntry {
    entry.previous = lock.head().map(str::to_owned);
    entry.sha256 = entry_hash(&entry);
    entry
}

/// The hash of an entry: that of its text without the line of the hash.
fn entry_hash(entry: &LockEntry) -> String {
    sha256(entry_text(&LockEntry { sha256: String::new(), ..entry.clone() }).as_bytes())
}

fn entry_text(entry: &LockEntry) -> String {
    let mut text = format!("{HEAD}\n");
    let json = serde_json::to_value(entry).unwrap_or_default();
    lines("", &json, &ENTRY, &mut text);
    text
}

/// `key = value`, a line each, with dotted keys for what is in a nested table.
fn lines(path: &str, value: &Json, shape: &Shape, text: &mut String) {
    let Json::Object(table) = value else {
        text.push_str(&format!("{path} = {}\n", scalar(value, shape)));
        return;
    };
    for (key, value) in table {
        let name = if is_bare(key) { key.clone() } else { Json::from(key.as_str()).to_string() };
        let path = if path.is_empty() { name } else { format!("{path}.{name}") };
        let inner = match shape {
            Shape::Map(inner) | Shape::By { value: inner, .. } => Some(&**inner),
            _ => shape.field(key).map(|field| &field.shape),
        };
        lines(&path, value, inner.unwrap_or(shape), text);
    }
}

/// Whether a key needs no quotation marks.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A value in TOML. Its strings are written as in JSON, which is TOML too, but for the sign DEL.
fn scalar(value: &Json, shape: &Shape) -> String {
    match (value, shape) {
        (Json::String(day), Shape::Text(Format::Date)) => day.clone(),
        (Json::Array(items), Shape::List(inner)) => {
            let items: Vec<String> = items.iter().map(|item| scalar(item, inner)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string().replace('\u{7f}', "\\u007f"),
    }
}

/// Reads a lock and follows its chain. Faults are logged; the entries that could be read are returned, with their places.
pub(super) fn parse_lock(file: &SourceFile, log: &mut Diagnostics) -> (Lock, Places) {
    let mut faults = Diagnostics::default();
    let mut node = parse_lock_file(file, &mut faults);
    let shape = Shape::of::<LockFile>();
    let places = validate(&node, &shape, &mut faults);
    let read: Option<LockFile> = typed(&mut node, &shape, &mut faults);
    let sound = !faults.has_errors();
    log.append(faults);
    let lock = Lock { entries: read.map(|file| file.entry).unwrap_or_default() };
    if !sound {
        return (lock, places);
    }
    let mut previous = None;
    for (at, entry) in lock.entries.iter().enumerate() {
        let place = places.get(&format!("entry.{at}"));
        let fault = |code| Diagnostic::new(code, place).arg("entry", at + 1).arg("version", &entry.version);
        if let Some(missing) = lacks(entry) {
            log.push(fault(LOCK_FORM).arg("key", missing));
        }
        if entry.sha256 != entry_hash(entry) {
            log.push(fault(LOCK_ALTERED));
        } else if entry.previous.as_ref() != previous {
            log.push(fault(LOCK_CHAIN));
        }
        previous = Some(&entry.sha256);
    }
    let text = file.text();
    if !log.has_errors() && lock_text(&lock) != *text {
        let same = lock_text(&lock).bytes().zip(text.bytes()).take_while(|(own, found)| own == found).count();
        let place = if text.is_empty() { Span::NONE } else { file.span.part(same.min(text.len() - 1), text.len()) };
        log.push(Diagnostic::new(LOCK_EDITED, place));
    }
    (lock, places)
}

/// A key that an entry of its event must have and lacks.
fn lacks(entry: &LockEntry) -> Option<&'static str> {
    let needs = match entry.event {
        Event::Release => vec![
            ("sequence", entry.sequence.is_some()),
            ("published", entry.published.is_some()),
            ("signal", entry.signal.is_some()),
            ("form", entry.form.is_some()),
            ("inputs", !entry.inputs.is_empty()),
            ("texts", !entry.texts.is_empty()),
        ],
        Event::Language => vec![
            ("language", entry.language.is_some()),
            ("inputs", !entry.inputs.is_empty()),
            ("texts", !entry.texts.is_empty()),
        ],
        Event::Postpone => vec![("effective", entry.effective.is_some()), ("reason", entry.reason.is_some())],
        Event::Withdraw | Event::Takedown => vec![("reason", entry.reason.is_some())],
    };
    needs.into_iter().find(|(_, there)| !there).map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::source::SourceTree;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn lock() -> Lock {
        let mut lock = Lock::default();
        for version in ["1", "2"] {
            let mut entry = LockEntry::new(Event::Withdraw, version, day("2026-11-22"));
            entry.by = Some("Li \"Na\" 李娜\n\u{7f}".to_owned());
            entry.reason = Some("Wrong\\date".to_owned());
            entry.inputs.insert("policy.toml".to_owned(), "ab".to_owned());
            lock.entries.push(sealed(entry, &lock));
        }
        lock
    }

    fn found(text: &str) -> (Lock, Vec<&'static str>) {
        let sources = SourceTree::from_texts([("content/p/policy.lock", text)]);
        let mut log = Diagnostics::default();
        let (lock, _) = parse_lock(sources.file("content/p/policy.lock").unwrap(), &mut log);
        (lock, log.sorted().iter().map(|fault| fault.code.id).collect())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let lock = lock();
        assert_eq!(found(&lock_text(&lock)), (lock, Vec::new()));
    }

    #[test]
    fn the_form_of_an_entry_never_changes() {
        let entry = LockEntry { tool: "0.1.0".to_owned(), ..lock().entries.remove(0) };
        let expected = "[[entry]]\nevent = \"withdraw\"\nversion = \"1\"\nrecorded = 2026-11-22\n\
            by = \"Li \\\"Na\\\" 李娜\\n\\u007f\"\nreason = \"Wrong\\\\date\"\ntool = \"0.1.0\"\n\
            inputs.\"policy.toml\" = \"ab\"\n";
        assert_eq!(entry_text(&LockEntry { sha256: String::new(), ..entry }), expected);
    }

    #[test]
    fn every_changed_byte_is_seen() {
        let text = lock_text(&lock());
        for at in 0..text.len() {
            for flip in [0x01, 0x20] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= flip;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                assert!(!found(&changed).1.is_empty(), "byte {at}: {changed}");
            }
        }
    }

    #[test]
    fn entries_that_are_gone_or_change_places_are_seen() {
        let lock = lock();
        let [first, second] = &lock.entries[..] else { unreachable!() };
        let of = |entries: &[&LockEntry]| lock_text(&Lock { entries: entries.iter().copied().cloned().collect() });
        assert_eq!(found(&of(&[second, first])).1, ["lock-chain", "lock-chain"]);
        assert_eq!(found(&of(&[second])).1, ["lock-chain"]);
        assert_eq!(found(&of(&[first, first])).1, ["lock-chain"]);
        // The newest entry, gone with everything it froze, is seen only by a hash kept elsewhere.
        assert!(found(&of(&[first])).1.is_empty());
    }
}
