//! What an app's own files say, each item with its place.

use crate::diagnostic::Diagnostics;
use crate::source::SourceTree;

/// What an app's own files say.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The Android manifest.
    pub android: Option<()>,
    /// `Info.plist`.
    pub ios: Option<()>,
    /// `PrivacyInfo.xcprivacy`.
    pub privacy: Option<()>,
}

/// Where these files are, as paths in the tree.
#[derive(Clone, Debug, Default)]
pub struct EvidenceFiles {
    /// `AndroidManifest.xml`.
    pub android: Option<String>,
    /// `Info.plist`.
    pub ios: Option<String>,
    /// `PrivacyInfo.xcprivacy`.
    pub xcprivacy: Option<String>,
}

/// Reads the files.
pub fn read(_: &SourceTree, _: &EvidenceFiles, _: &mut Diagnostics) -> Evidence {
    Evidence::default()
}

impl Evidence {
    /// Whether no file of the app was given.
    pub fn is_empty(&self) -> bool {
        self.android.is_none() && self.ios.is_none() && self.privacy.is_none()
    }
}
