//! `<lang>.lock`: what source text each part of a translation was made from.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::diagnostic::TRANSLATION_LOCK_EDITED;
use crate::diagnostic::UNKNOWN_VALUE;
use crate::model::Accepted;
use crate::model::Date;
use crate::model::Edition;
use crate::model::LOCK_SCHEMA;
use crate::model::TranslationLock;
use crate::model::TranslationUnit;
use crate::model::UnitKind;
use crate::model::UnitState;
use crate::schema::Shape;
use crate::schema::parse_lock_file;
use crate::schema::typed;
use crate::schema::validate;
use crate::source::SourceFile;
use crate::source::sha256;

/// The head of a lock.
const HEAD: &str = "# The source text that each part of this translation was made from.\n\
    # Written by `policysite i18n accept`; do not edit it by hand.\n";

/// A lock with the places of what stands in it.
#[derive(Clone, Debug)]
pub(in crate::content) struct Lock {
    pub content: TranslationLock,
    places: Places,
}

impl Lock {
    /// Where the record of a unit is written.
    pub(super) fn place(&self, kind: UnitKind, id: &str) -> Span {
        self.places.get(&format!("{}.{id}", table(kind)))
    }
}

fn table(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Clause => "clauses",
        UnitKind::Text => "texts",
    }
}

/// Reads a lock; `None` if it can't be read. Faults are logged. A record whose text is not that of its fingerprint was
/// edited and does not count.
pub(in crate::content) fn read_lock(file: &SourceFile, log: &mut Diagnostics) -> Option<Lock> {
    read_as_written(file).or_else(|| read_any(file, log))
}

/// A lock that is as [`lock_text`] writes it and says of every record what its fingerprint says: nearly every one. To
/// read such a file as TOML takes several times as long.
fn read_as_written(file: &SourceFile) -> Option<Lock> {
    let text = file.text();
    let mut lines = Lines { text: &text, at: 0 };
    lines.text(HEAD)?;
    lines.text(&format!("schema = {LOCK_SCHEMA}\n"))?;
    let mut content = TranslationLock { schema: LOCK_SCHEMA, ..TranslationLock::default() };
    let mut places = Places::default();
    while lines.text("\n[").is_some() {
        let kind = [UnitKind::Clause, UnitKind::Text].into_iter().find(|kind| lines.text(table(*kind)).is_some())?;
        lines.text(".")?;
        let start = lines.at;
        let id = lines.key()?;
        places.0.insert(format!("{}.{id}", table(kind)), file.span.part(start, lines.at));
        lines.text("]\n")?;
        let accepted = lines.accepted()?;
        let entries = match kind {
            UnitKind::Clause => &mut content.clauses,
            UnitKind::Text => &mut content.texts,
        };
        // The same table twice is no TOML.
        if entries.insert(id, accepted).is_some() {
            return None;
        }
    }
    lines.rest().is_empty().then_some(Lock { content, places })
}

/// The lines of a lock, from the first that was not read yet. What might mean something else in TOML than it says here is
/// not read.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads a text that must be there.
    fn text(&mut self, text: &str) -> Option<()> {
        self.rest().starts_with(text).then(|| self.at += text.len())
    }

    /// Reads up to a text, and past it.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.find(end)?;
        self.at += length + end.len();
        Some(&rest[..length])
    }

    /// Reads a string without escapes.
    fn string(&mut self) -> Option<String> {
        self.text("\"")?;
        let text = self.until("\"")?;
        (!text.contains(|c: char| c == '\\' || c.is_control())).then(|| text.to_owned())
    }

    /// Reads a text on lines of its own.
    fn lines(&mut self) -> Option<String> {
        self.text("'''\n")?;
        let text = self.until("\n'''")?;
        let is_plain = !text.ends_with('\n') && !text.contains("'''") && !text.contains(is_escaped);
        is_plain.then(|| text.to_owned())
    }

    fn key(&mut self) -> Option<String> {
        if self.rest().starts_with('"') {
            return self.string();
        }
        let key = self.rest().split(']').next().filter(|key| is_bare(key))?.to_owned();
        self.at += key.len();
        Some(key)
    }

    /// Reads a key with what reads its value, if it is there.
    fn entry<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.text(key)?;
        self.text(" = ")?;
        let value = read(self)?;
        self.text("\n")?;
        Some(value)
    }

    fn accepted(&mut self) -> Option<Accepted> {
        let source: Arc<str> = self.entry("source", Self::lines)?.into();
        let sha256 = self.entry("sha256", Self::string).filter(|hash| *hash == sha256(source.as_bytes()))?;
        Some(Accepted {
            source,
            sha256,
            translation_sha256: self.entry("translation_sha256", Self::string),
            by: self.entry("by", Self::string),
            date: self.entry("date", |lines| {
                let day = lines.rest().get(.."2026-10-01".len())?;
                lines.at += day.len();
                day.parse().ok()
            }),
            note: self.entry("note", Self::string),
        })
    }
}

/// Reads a lock that somebody or something wrote.
fn read_any(file: &SourceFile, log: &mut Diagnostics) -> Option<Lock> {
    let mut faults = Diagnostics::default();
    let mut node = parse_lock_file(file, &mut faults);
    let shape = Shape::of::<TranslationLock>();
    let places = validate(&node, &shape, &mut faults);
    let content: Option<TranslationLock> = typed(&mut node, &shape, &mut faults);
    let whole = !faults.has_errors();
    log.append(faults);
    let mut content = content.filter(|_| whole)?;
    if content.schema != LOCK_SCHEMA {
        let fault = Diagnostic::new(UNKNOWN_VALUE, places.get("schema")).arg("value", content.schema);
        log.push(fault.listed("known", [LOCK_SCHEMA]));
        return None;
    }
    for (kind, entries) in [(UnitKind::Clause, &mut content.clauses), (UnitKind::Text, &mut content.texts)] {
        entries.retain(|id, accepted| {
            accepted.source = accepted.source.trim_end_matches('\n').into();
            let sound = sha256(accepted.source.as_bytes()) == accepted.sha256;
            if !sound {
                let place = places.get(&format!("{}.{id}.sha256", table(kind)));
                log.push(Diagnostic::new(TRANSLATION_LOCK_EDITED, place).arg("id", id));
            }
            sound
        });
    }
    Some(Lock { content, places })
}

/// What is said of a translation when it is accepted.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// Who accepts it.
    pub by: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// Why, or what is to be known of it.
    pub note: Option<String>,
}

/// The lock of a translation after some of its units were accepted: these for the source text as it is now, the others
/// as they were recorded before. Units that lack a source or a translation can't be accepted; those whose source is
/// gone are dropped.
pub fn accept(edition: &Edition, chosen: &dyn Fn(&TranslationUnit) -> bool, stamp: &Stamp) -> TranslationLock {
    let mut lock = TranslationLock { schema: LOCK_SCHEMA, ..TranslationLock::default() };
    for unit in edition.translation.units.iter().filter(|unit| unit.state != UnitState::Orphan) {
        let new = unit.source.as_ref().filter(|_| unit.translation.is_some() && chosen(unit)).map(|source| Accepted {
            source: Arc::clone(source),
            sha256: sha256(source.as_bytes()),
            translation_sha256: unit.translation.as_ref().map(|own| sha256(own.as_bytes())),
            by: stamp.by.clone(),
            date: stamp.date,
            note: stamp.note.clone(),
        });
        if let Some(accepted) = new.or_else(|| unit.accepted.clone()) {
            let entries = match unit.kind {
                UnitKind::Clause => &mut lock.clauses,
                UnitKind::Text => &mut lock.texts,
            };
            entries.insert(unit.id.clone(), accepted);
        }
    }
    lock
}

/// A lock as the text of its file: the same for the same content, one record below the other, source texts as they are.
pub fn lock_text(lock: &TranslationLock) -> String {
    let mut text = format!("{HEAD}schema = {}\n", lock.schema);
    entries(UnitKind::Clause, &lock.clauses, &mut text);
    entries(UnitKind::Text, &lock.texts, &mut text);
    text
}

fn entries(kind: UnitKind, entries: &IndexMap<String, Accepted>, text: &mut String) {
    for (id, accepted) in entries {
        let key = if is_bare(id) { id.clone() } else { quoted(id) };
        text.push_str(&format!("\n[{}.{key}]\n", table(kind)));
        text.push_str(&format!("source = {}\n", long(&accepted.source)));
        text.push_str(&format!("sha256 = \"{}\"\n", accepted.sha256));
        let own = accepted.translation_sha256.as_ref().map(|hash| format!("translation_sha256 = \"{hash}\"\n"));
        let by = accepted.by.as_ref().map(|by| format!("by = {}\n", quoted(by)));
        let date = accepted.date.map(|date| format!("date = {date}\n"));
        let note = accepted.note.as_ref().map(|note| format!("note = {}\n", quoted(note)));
        text.extend([own, by, date, note].into_iter().flatten());
    }
}

/// A text on lines of its own, as it is; only what TOML can't hold so is escaped.
fn long(text: &str) -> String {
    if text.contains("'''") || text.contains(is_escaped) {
        return quoted(text);
    }
    format!("'''\n{text}\n'''")
}

/// Whether a character can't stand on a line of a text as it is.
fn is_escaped(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Whether a key needs no quotes.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceTree;

    fn lock(sources: &[&str]) -> TranslationLock {
        let accepted = |source: &str| Accepted {
            source: source.into(),
            sha256: sha256(source.as_bytes()),
            translation_sha256: Some(sha256(b"own")),
            by: Some("A. Nother".to_owned()),
            date: "2026-10-01".parse().ok(),
            note: None,
        };
        let mut lock = TranslationLock { schema: LOCK_SCHEMA, ..TranslationLock::default() };
        for (at, source) in sources.iter().enumerate() {
            lock.clauses.insert(format!("clause-{at}"), accepted(source));
            lock.texts.insert(format!("uses.{at}.purpose"), Accepted { by: None, date: None, ..accepted(source) });
        }
        lock
    }

    #[test]
    fn a_lock_as_it_was_written_reads_as_toml_reads_it() {
        let text = lock_text(&lock(&["one", "two\n\n- three", "''quoted''", ""]));
        let tree = SourceTree::from_texts([("content/p/1/fr.lock", text.as_str())]);
        let file = tree.file("content/p/1/fr.lock").unwrap();
        let quick = read_as_written(file).unwrap();
        let other = read_any(file, &mut Diagnostics::default()).unwrap();
        assert_eq!(quick.content, other.content);
        for (kind, id) in [(UnitKind::Clause, "clause-1"), (UnitKind::Text, "uses.2.purpose")] {
            assert_eq!(tree.text_at(quick.place(kind, id)), tree.text_at(other.place(kind, id)), "{id}");
            assert_eq!(quick.place(kind, id), other.place(kind, id), "{id}");
        }
    }

    #[test]
    fn a_lock_that_was_touched_is_read_as_toml() {
        let text = lock_text(&lock(&["one", "two"]));
        let touched = [
            text.replace("one", "One"),
            text.replacen("by = ", "by  = ", 1),
            text.replacen("[clauses.clause-1]", "[clauses.clause-0]", 1),
            text.replacen("schema = 1", "schema = 2", 1),
            format!("{text}# a note\n"),
            text.replacen("sha256 = \"", "sha256 = \"0", 1),
        ];
        for text in touched {
            let tree = SourceTree::from_texts([("content/p/1/fr.lock", text.as_str())]);
            assert!(read_as_written(tree.file("content/p/1/fr.lock").unwrap()).is_none(), "{text}");
        }
    }
}
