//! The rules of the checklist as data: what each wants, where that stands, what is said when it is not so, and what it
//! finds and lets pass. One file a rule, in `src/data/checklist/`; which function decides is told in `checklist`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::Dir;
use include_dir::include_dir;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::report::MessageLanguage;

/// The rules that are decided, one file each, named for the rule.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data/checklist");

/// The rules that are not decided yet.
const PLANNED: &str = include_str!("../data/checklist-planned.toml");

/// Everything that is said of a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The sets it belongs to, as words of `regimes` in `site.toml`.
    pub regimes: Vec<String>,
    /// How bad it is when it does not hold.
    #[serde(deserialize_with = "severity")]
    pub severity: Severity,
    /// How far its source was read.
    pub verified: Verified,
    /// The version of the rules that has it first, if not the first.
    #[serde(default)]
    pub since: Option<String>,
    /// Findings of `check` that say the same without the law: they are not said twice.
    #[serde(default)]
    pub replaces: Vec<String>,
    /// Its words in English.
    en: RuleWords,
    /// Its words in Chinese.
    zh: RuleWords,
    /// Texts in which it finds something.
    #[serde(default)]
    pub failing: Vec<Sample>,
    /// Texts to which it applies and in which it finds nothing.
    #[serde(default)]
    pub passing: Vec<Sample>,
}

/// How far the source of a rule was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verified {
    /// The text itself.
    Yes,
    /// The rule is confirmed; its wording or the number of its article is not.
    Partly,
    /// Known from hearsay only.
    No,
    /// No law stands behind it.
    None,
}

impl Verified {
    /// Its word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::None => "none",
        }
    }
}

/// The words of a rule in one language. `{item}` and the like stand for what differs from finding to finding.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    /// What must hold, as a sentence.
    pub requirement: String,
    /// Where it stands: law and article, or the document of a store.
    pub source: String,
    /// What is said where it does not hold; empty for what is only attested, or planned.
    #[serde(default)]
    pub message: String,
    /// What to do then, or what to attest.
    #[serde(default)]
    pub help: String,
    /// Of a planned rule: what it waits for.
    #[serde(default)]
    pub why: String,
}

/// A small site that shows what a rule finds, or lets pass.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sample {
    /// The records of the release, as TOML; what every release must have is put before them.
    pub records: String,
    /// The prose.
    pub prose: Option<String>,
    /// The language of both; English if left out.
    pub language: Option<String>,
    /// The release before.
    pub before: Option<Box<Sample>>,
    /// Other files, by path.
    pub files: BTreeMap<String, String>,
    /// More lines of `site.toml`.
    pub site: String,
    /// The day it is looked at on.
    pub as_of: Option<String>,
}

fn severity<'a, D: serde::Deserializer<'a>>(from: D) -> Result<Severity, D::Error> {
    let word = String::deserialize(from)?;
    let known = [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|one| one.name() == word);
    known.ok_or_else(|| serde::de::Error::custom(format!("`{word}` is no severity")))
}

impl Requirement {
    /// Its words in a language.
    pub fn words(&self, language: MessageLanguage) -> &RuleWords {
        match language {
            MessageLanguage::English => &self.en,
            MessageLanguage::Chinese => &self.zh,
        }
    }
}

type Rules = BTreeMap<&'static str, Requirement>;

/// The rules that are decided, by id.
pub fn requirements() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| {
        let read = |file: &'static include_dir::File<'static>| {
            let id = file.path().file_name()?.to_str()?.strip_suffix(".toml")?;
            // A fault in a built-in file loses one rule, not the program; a test reads them all.
            Some((id, toml::from_str(file.contents_utf8()?).ok()?))
        };
        FILES.files().filter_map(read).collect()
    });
    &RULES
}

/// What is said of a rule, if there is one of this id. Of what is no rule this is known without reading any.
pub fn requirement(id: &str) -> Option<(&'static str, &'static Requirement)> {
    FILES.get_file(format!("{id}.toml"))?;
    requirements().get_key_value(id).map(|(id, rule)| (*id, rule))
}

/// The rules that are not decided yet, by id.
pub fn planned() -> &'static BTreeMap<String, Requirement> {
    static RULES: LazyLock<BTreeMap<String, Requirement>> =
        LazyLock::new(|| toml::from_str(PLANNED).unwrap_or_default());
    &RULES
}

/// Which words of a rule are said of a finding.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Message,
    Help,
    Source,
}

/// The argument of a finding that is no fault yet: somebody has to attest the rule, and its message speaks of faults.
pub const UNATTESTED: &str = "unattested";

/// What a rule wants, if a finding is that nobody attested it.
pub(super) fn unattested(finding: &Diagnostic, language: MessageLanguage) -> Option<&'static str> {
    let is_asked = finding.args.iter().any(|(name, _)| *name == UNATTESTED);
    let (_, rule) = requirement(finding.code.id).filter(|_| is_asked)?;
    Some(rule.words(language).requirement.trim_end_matches(['.', '。']))
}

/// The words of a rule about a finding of it; `None` if it is no finding of a rule.
pub(super) fn said(finding: &Diagnostic, part: Part, language: MessageLanguage) -> Option<String> {
    let words = requirement(finding.code.id)?.1.words(language);
    let text = match part {
        Part::Message => &words.message,
        Part::Help => &words.help,
        Part::Source => &words.source,
    };
    Some(filled(text, &finding.args))
}

/// A text with its arguments in their places.
pub fn filled(text: &str, args: &[(&'static str, String)]) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let name = piece.split_once('}').map(|(name, rest)| (args.iter().find(|(own, _)| *own == name), rest));
        if let Some((Some((_, value)), rest)) = name {
            out.push_str(value);
            out.push_str(rest);
        } else {
            out.push('{');
            out.push_str(piece);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_stand_in_their_places() {
        let args = [("item", "sdks.push".to_owned()), ("missing", "`data`".to_owned())];
        assert_eq!(filled("`{item}` lacks {missing} {x} {", &args), "`sdks.push` lacks `data` {x} {");
    }

    #[test]
    fn every_file_is_a_rule() {
        for file in FILES.files() {
            let read: Result<Requirement, _> = toml::from_str(file.contents_utf8().unwrap());
            assert!(read.is_ok(), "{}: {}", file.path().display(), read.unwrap_err());
        }
        let read: Result<BTreeMap<String, Requirement>, _> = toml::from_str(PLANNED);
        assert!(read.is_ok(), "{}", read.unwrap_err());
    }
}
