//! One input file: in memory, or, of a large site, on disk until it is wanted.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::NOT_UTF8;
use crate::diagnostic::Span;
use crate::source::Blob;
use crate::source::Print;
use crate::source::sha256;

/// One input file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    content: Content,
    /// The place of the whole text.
    pub span: Span,
    /// What is wrong with it as a file.
    pub(super) fault: Option<Diagnostic>,
    plain_sha256: OnceLock<String>,
}

/// What a file holds.
#[derive(Clone, Debug)]
enum Content {
    /// In memory.
    Held(Held),
    /// On disk.
    Left(Left),
}

/// Bytes, and the text that they are.
#[derive(Clone, Debug, Default)]
struct Held {
    bytes: Arc<Blob>,
    text: Arc<String>,
}

/// A text that is read again each time it is wanted.
#[derive(Clone, Debug)]
struct Left {
    place: PathBuf,
    /// Of its bytes when it was read first.
    sha256: String,
    /// The bytes of its text.
    length: usize,
    /// Set when it was not the same any more.
    lost: OnceLock<()>,
}

impl Left {
    /// The same bytes as the first time, or none.
    fn again(&self) -> Held {
        match fs::read(&self.place) {
            Ok(bytes) if sha256(&bytes) == self.sha256 => text(bytes).unwrap_or_default(),
            _ => {
                let _ = self.lost.set(());
                Held::default()
            }
        }
    }
}

impl SourceFile {
    /// A file in memory, without a place.
    pub(super) fn new(path: &str, bytes: Vec<u8>) -> Self {
        let (held, fault) = decode(path, bytes);
        Self { content: Content::Held(held), span: Span::NONE, fault, plain_sha256: OnceLock::new() }
    }

    /// The same file, whose text begins at a place of the common space.
    pub(super) fn placed(self, start: u32) -> Self {
        let span = Span { start, end: start }.part(0, self.length());
        Self { span, ..self }
    }

    /// The same file with its text on disk, from where it was read. One that is no text stays in memory.
    pub(super) fn left_at(mut self, place: &Path) -> Self {
        self.plain_sha256();
        if let Content::Held(held) = &self.content
            && !held.text.is_empty()
        {
            let (sha256, length) = (held.bytes.sha256().to_owned(), held.text.len());
            self.content = Content::Left(Left { place: place.to_owned(), sha256, length, lost: OnceLock::new() });
        }
        self
    }

    /// Its text without byte order mark and with plain line feeds; empty if it is not text, or is not on disk any more as
    /// it was (see [`SourceTree::lost`](crate::source::SourceTree::lost)).
    pub fn text(&self) -> Arc<String> {
        match &self.content {
            Content::Held(held) => Arc::clone(&held.text),
            Content::Left(left) => left.again().text,
        }
    }

    /// Its bytes as they are on disk; none if they are not there any more.
    pub fn bytes(&self) -> Arc<Blob> {
        match &self.content {
            Content::Held(held) => Arc::clone(&held.bytes),
            Content::Left(left) => left.again().bytes,
        }
    }

    /// How many bytes its text has.
    pub fn length(&self) -> usize {
        match &self.content {
            Content::Held(held) => held.text.len(),
            Content::Left(left) => left.length,
        }
    }

    /// The SHA-256 of its bytes.
    pub fn sha256(&self) -> &str {
        match &self.content {
            Content::Held(held) => held.bytes.sha256(),
            Content::Left(left) => &left.sha256,
        }
    }

    /// Whether its text was wanted and not there any more.
    pub(super) fn is_lost(&self) -> bool {
        matches!(&self.content, Content::Left(left) if left.lost.get().is_some())
    }

    /// The SHA-256 of its content. A byte order mark and the form of line ends do not count: editors and version control
    /// change them without anybody's doing.
    pub fn plain_sha256(&self) -> &str {
        self.plain_sha256.get_or_init(|| {
            let bytes = self.bytes();
            let mark = "\u{feff}".as_bytes();
            if !bytes.starts_with(mark) && !bytes.contains(&b'\r') {
                return bytes.sha256().to_owned();
            }
            let bytes = bytes.strip_prefix(mark).unwrap_or(&bytes);
            let is_kept = |at: &usize| bytes[*at] != b'\r' || bytes.get(at + 1) != Some(&b'\n');
            sha256(&(0..bytes.len()).filter(is_kept).map(|at| bytes[at]).collect::<Vec<u8>>())
        })
    }

    /// The print of its content and its place.
    pub fn print(&self) -> Print {
        Print::of("file").text(self.sha256()).value(&self.span.start).finish()
    }
}

/// Whether a file is read as text.
pub(super) fn is_text(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let is_known = matches!(name, "toml" | "md" | "html" | "ftl" | "css" | "lock" | "txt" | "svg");
    !path.starts_with("static/") && is_known || is_evidence(path)
}

/// Whether a file may be one of an app's own (`evidence`): it stands in `evidence/`, or came from the command line. A
/// theme has files of these kinds that are copied.
fn is_evidence(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let is_copied = path.starts_with("static/") || path.starts_with("themes/");
    !is_copied && matches!(name, "xml" | "plist" | "xcprivacy" | "entitlements")
}

/// What a file holds, and what is wrong with it.
fn decode(path: &str, bytes: Vec<u8>) -> (Held, Option<Diagnostic>) {
    let no_text = |bytes: Vec<u8>| Held { bytes: Arc::new(Blob::from(bytes)), text: Arc::default() };
    if !is_text(path) {
        return (no_text(bytes), None);
    }
    match text(bytes) {
        Ok(held) => (held, None),
        // Many such files have a binary form, and only who reads one knows whether that is a fault.
        Err((bytes, _)) if is_evidence(path) => (no_text(bytes), None),
        Err((bytes, valid)) => {
            let line = str::from_utf8(&bytes[..valid]).unwrap_or_default().matches('\n').count() + 1;
            let fault = Diagnostic::new(NOT_UTF8, Span::NONE).arg("path", path).arg("line", line);
            (no_text(bytes), Some(fault))
        }
    }
}

/// Bytes as text, or the bytes with the number of the first that are none. Its lines end as Windows, or as Macs of long
/// ago, end them: a lone carriage return is an end of line only where there is no other.
fn text(bytes: Vec<u8>) -> Result<Held, (Vec<u8>, usize)> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        (error.into_bytes(), valid)
    })?;
    if !text.starts_with('\u{feff}') && !text.contains('\r') {
        let text = Arc::new(text);
        return Ok(Held { bytes: Arc::new(Blob::from(Arc::clone(&text))), text });
    }
    let words = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let has_line_feeds = words.contains('\n');
    let words = if has_line_feeds { words.replace("\r\n", "\n") } else { words.replace('\r', "\n") };
    Ok(Held { bytes: Arc::new(Blob::from(text.into_bytes())), text: Arc::new(words) })
}
