//! `policy.lock` and what it freezes: reading and writing the chain, and holding the files against it.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | reads the lock of a policy |
//! | `text` | entries as text, and their hashes |
//! | `order` | entries that contradict those above them |
//! | `hold` | files that are not what was frozen |

mod hold;
mod order;
mod text;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LOCK_MISSING;
use crate::diagnostic::Span;
use crate::model::LanguageTag;
use crate::model::Lock;
use crate::source::SourceTree;

pub use hold::inputs;
pub use hold::is_of;
pub use order::contradiction;
pub use text::lock_text;
pub use text::sealed;

/// The name of the file in the folder of a policy.
pub const LOCK: &str = "policy.lock";

/// The folder of the frozen texts in the folder of a policy, with its slash.
pub const FROZEN: &str = "frozen/";

/// Reads the lock of the policy in a folder that ends in `/`, and holds every file against it that it speaks of.
/// Whatever is not as it was frozen is logged. A file of a language that a release was not frozen in, declared in
/// `languages`, is a translation in the making and no fault.
pub fn read(sources: &SourceTree, folder: &str, languages: &[LanguageTag], log: &mut Diagnostics) -> Lock {
    let Some(file) = sources.file(&format!("{folder}{LOCK}")) else {
        if let Some((path, _)) = sources.below(&format!("{folder}{FROZEN}")).next() {
            log.push(Diagnostic::new(LOCK_MISSING, Span::NONE).arg("folder", folder).arg("path", path));
        }
        return Lock::default();
    };
    let mut faults = Diagnostics::default();
    let (lock, places) = text::parse_lock(file, &mut faults);
    if !faults.has_errors() {
        order::check(&lock, &places, &mut faults);
    }
    log.append(faults);
    hold::hold(sources, folder, &lock, languages, log);
    lock
}

/// The lock of the policy in a folder, and nothing held against it.
pub fn as_written(sources: &SourceTree, folder: &str) -> Lock {
    let file = sources.file(&format!("{folder}{LOCK}"));
    file.map(|file| text::parse_lock(file, &mut Diagnostics::default()).0).unwrap_or_default()
}

/// Whether a folder of a policy is the one of its frozen texts.
pub fn is_frozen_folder(name: &str) -> bool {
    FROZEN.strip_suffix('/') == Some(name)
}

/// Where a key of an entry is written in the lock of the policy in `folder`, or else where the entry begins.
pub fn entry_place(sources: &SourceTree, folder: &str, entry: usize, key: &str) -> Span {
    let Some(file) = sources.file(&format!("{folder}{LOCK}")) else { return Span::NONE };
    let text = file.text();
    let mut lines = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line.trim_end()))
    });
    let span = |(at, line): (usize, &str)| file.span.part(at, at + line.len());
    let Some(head) = lines.by_ref().filter(|(_, line)| *line == text::HEAD).nth(entry) else { return Span::NONE };
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" = "));
    let mut own = lines.take_while(|(_, line)| *line != text::HEAD);
    span(own.find(|(_, line)| is_key(line)).unwrap_or(head))
}

/// Whether a finding is about something that is frozen, so that nothing can be done about it: it stands in a file that a
/// release of the policy in `folder` was frozen with, and is not about a translation that is still in the making.
pub fn is_settled(finding: &Diagnostic, sources: &SourceTree, folder: &str, lock: &Lock) -> bool {
    let place = sources.file_at(finding.places[0].span).and_then(|(path, _)| path.strip_prefix(folder));
    let Some((version, name)) = place.and_then(|path| path.split_once('/')) else { return false };
    let language = finding.args.iter().find(|(arg, _)| *arg == "language").map(|(_, tag)| tag.as_str());
    let is_frozen = |tag: &str| lock.texts(version).any(|(known, _)| known == tag);
    let is_there = |tag: &str, kind: &str| sources.file(&format!("{folder}{version}/{tag}.{kind}")).is_some();
    let is_pending = |tag: &str| !is_frozen(tag) && (is_there(tag, "md") || is_there(tag, "toml"));
    lock.inputs(version).any(|(known, _)| known == name) && !language.is_some_and(is_pending)
}

/// The path of the frozen text of a release, below the folder of its policy.
pub fn frozen_path(version: &str, language: &str) -> String {
    format!("{FROZEN}{version}.{language}.txt")
}
