//! What an app's own files say, each item with its place: the Android manifest, the property list and the privacy
//! manifest of iOS; and by what a known SDK is recognised. Nothing is judged here.

mod android;
mod apple;
mod info;
mod plist;
mod privacy;
pub mod signatures;
#[cfg(test)]
mod tests;
mod xml;

use crate::diagnostic::BAD_EVIDENCE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::EVIDENCE_MISSING;
use crate::diagnostic::EVIDENCE_NOT_TEXT;
use crate::diagnostic::Span;
use crate::evidence::xml::Element;
use crate::source::SourceFile;
use crate::source::SourceTree;

pub use android::AndroidManifest;
pub use android::Component;
pub use android::ComponentKind;
pub use android::Query;
pub use android::UnmergedSign;
pub use android::UsesPermission;
pub use apple::AppleTables;
pub use apple::DataType;
pub use apple::Reason;
pub use apple::ReasonApi;
pub use apple::StorePurpose;
pub use apple::apple;
pub use info::InfoPlist;
pub use info::UsageText;
pub use privacy::AccessedApi;
pub use privacy::CollectedType;
pub use privacy::PrivacyManifest;
pub use signatures::Signature;

/// What the files of an app say. What was not given, or can't be read, is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// `AndroidManifest.xml`.
    pub android: Option<AndroidManifest>,
    /// `Info.plist`.
    pub ios: Option<InfoPlist>,
    /// `PrivacyInfo.xcprivacy`.
    pub privacy: Option<PrivacyManifest>,
}

impl Evidence {
    /// Whether no file of the app was given, or could be read.
    pub fn is_empty(&self) -> bool {
        self.android.is_none() && self.ios.is_none() && self.privacy.is_none()
    }
}

/// Where the files stand, as paths in a [`SourceTree`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceFiles {
    /// `AndroidManifest.xml`, best the merged one.
    pub android: Option<String>,
    /// `Info.plist`.
    pub ios: Option<String>,
    /// `PrivacyInfo.xcprivacy`.
    pub xcprivacy: Option<String>,
}

/// Something that a file says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// What it says.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Placed<T> {
    fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Reads the files that are given. A file that is broken in a place is read as far as it can be; every fault is logged.
pub fn read(sources: &SourceTree, files: &EvidenceFiles, log: &mut Diagnostics) -> Evidence {
    Evidence {
        android: one(sources, files.android.as_deref(), android::read, log),
        ios: one(sources, files.ios.as_deref(), info::read, log),
        privacy: one(sources, files.xcprivacy.as_deref(), privacy::read, log),
    }
}

/// One file, as its reader understands its root.
fn one<T>(
    sources: &SourceTree,
    path: Option<&str>,
    read: impl FnOnce(&Element, &mut Vec<Fault>) -> Option<T>,
    log: &mut Diagnostics,
) -> Option<T> {
    let path = path?;
    let Some(file) = sources.file(path) else {
        log.push(Diagnostic::new(EVIDENCE_MISSING, Span::NONE).arg("path", path));
        return None;
    };
    if let Some(kind) = not_text(file) {
        log.push(Diagnostic::new(EVIDENCE_NOT_TEXT, Span::NONE).arg("path", path).arg("kind", kind));
        return None;
    }
    let mut faults = Vec::new();
    let evidence = match xml::parse(file) {
        Ok(root) => read(&root, &mut faults),
        Err(fault) => {
            faults.push(fault);
            None
        }
    };
    for fault in faults {
        log.push(fault.diagnostic(path));
    }
    evidence
}

/// Why a file can't be read as text, as a word of the message.
fn not_text(file: &SourceFile) -> Option<&'static str> {
    let bytes = file.bytes();
    if bytes.starts_with(b"bplist") {
        Some("plist")
    } else if bytes.starts_with(&[3, 0, 8, 0]) {
        // The header of a chunk of type XML, as `aapt` writes it.
        Some("android")
    } else if bytes.starts_with(b"PK\x03\x04") {
        Some("archive")
    } else if file.length() > 0 || bytes.is_empty() {
        None
    } else if str::from_utf8(&bytes).is_ok_and(|text| !text.trim_start_matches('\u{feff}').is_empty()) {
        // What is no text by the end of its name was not read as one.
        Some("name")
    } else {
        Some("encoding")
    }
}

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    /// A word of the message.
    kind: &'static str,
    span: Span,
    /// What stands there.
    name: String,
    /// What should.
    expected: String,
    limit: usize,
}

impl Fault {
    fn new(kind: &'static str, span: Span) -> Self {
        Self { kind, span, name: String::new(), expected: String::new(), limit: 0 }
    }

    /// With what stands there.
    fn name(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// With what should stand there.
    fn expected(self, expected: &str) -> Self {
        Self { expected: expected.to_owned(), ..self }
    }

    /// With the limit that it passes.
    fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    fn diagnostic(self, path: &str) -> Diagnostic {
        let found = Diagnostic::new(BAD_EVIDENCE, self.span).arg("path", path).arg("kind", self.kind);
        found.arg("name", self.name).arg("expected", self.expected).arg("limit", self.limit)
    }
}
