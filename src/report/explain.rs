//! What a code means, at length: why it matters, the law behind it, an example.

use crate::report::MessageLanguage;

/// The explanation of a code, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What was found, in general.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// The law or standard behind it, by article, where there is one.
    pub law: Option<String>,
    /// What was written, and what to write instead.
    pub example: Option<[String; 2]>,
}

/// The explanation of a code, by its id; `None` if there is no such code.
pub fn explain(_code: &str, _language: MessageLanguage) -> Option<Explanation> {
    None
}
