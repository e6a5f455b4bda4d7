//! What a code means, at length: why it matters, the law behind it, an example. One file a code, in
//! `src/data/explain/`, with the words of every language.

use include_dir::Dir;
use include_dir::include_dir;
use serde::Deserialize;
use textwrap::Options;
use textwrap::WordSplitter;
use textwrap::core::display_width;

use crate::diagnostic::CODES;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::report::MessageLanguage;
use crate::report::Messages;
use crate::report::Sample;
use crate::report::Verified;
use crate::report::planned;
use crate::report::requirements;

/// The explanations, as TOML: `[en]` and `[zh]` with `what`, `why` and `law`, and an `[example]` for both. What an
/// example needs around it to be tried (`setup`) is for the tests.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data/explain");

/// The document that holds all explanations, by language.
const DOCUMENTS: [(MessageLanguage, &str); 2] =
    [(MessageLanguage::English, "docs/diagnostics.md"), (MessageLanguage::Chinese, "docs/diagnostics.zh-CN.md")];

/// The columns that a line of an explanation may take in a terminal.
const COLUMNS: usize = 96;

/// The explanation of a code, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What was found, in general.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// The law or standard behind it, by article, where there is one.
    pub law: Option<String>,
    /// The file that the example stands in. Without it, the example is a list of files, or of commands after `$ `.
    pub file: Option<String>,
    /// What was written or done, and what to write or do instead; of commands, what to run next.
    pub example: Option<[String; 2]>,
}

/// A file of `src/data/explain/`.
#[derive(Deserialize)]
struct File {
    en: Words,
    zh: Words,
    example: Option<Example>,
}

/// An example, the same in every language.
#[derive(Deserialize)]
struct Example {
    file: Option<String>,
    before: String,
    after: String,
}

/// The words of one language.
#[derive(Deserialize)]
struct Words {
    what: String,
    why: String,
    law: Option<String>,
}

/// The explanation of a code, by its id; `None` if there is no such code.
pub fn explain(code: &str, language: MessageLanguage) -> Option<Explanation> {
    let text = FILES.get_file(format!("{code}.toml"))?.contents_utf8()?;
    // A fault in a built-in file loses one explanation, not the program; a test reads them all.
    let file: File = toml::from_str(text).ok()?;
    let words = match language {
        MessageLanguage::English => file.en,
        MessageLanguage::Chinese => file.zh,
    };
    let (place, example) = file.example.map(|own| (own.file, [own.before, own.after])).unzip();
    Some(Explanation { what: words.what, why: words.why, law: words.law, file: place.flatten(), example })
}

/// The message of a code in general: `…` stands for what differs from finding to finding.
pub fn general_message(code: Code, messages: &Messages) -> String {
    general(&messages.message(&Diagnostic::new(code, Span::NONE)))
}

/// What to do about a code in general.
pub fn general_help(code: Code, messages: &Messages) -> String {
    general(&messages.help(&Diagnostic::new(code, Span::NONE)).unwrap_or_default())
}

/// A text with `…` for every argument that it was not given.
fn general(text: &str) -> String {
    let mut pieces = text.split("{$");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push('…');
        out.push_str(piece.split_once('}').map_or(piece, |(_, rest)| rest));
    }
    out
}

/// Everything there is to say about a code, as people read it in a terminal.
pub fn explanation_text(code: Code, language: MessageLanguage) -> String {
    let messages = Messages::new(language);
    let mut out =
        format!("{}[{}]: {}\n", messages.label(code.severity.name()), code.id, general_message(code, &messages));
    let mut part = |label: &str, more: &str, body: &str| {
        out.push_str(&format!("\n{}{more}\n{body}\n", messages.label(label)));
    };
    if let Some(explanation) = explain(code.id, language) {
        part("explain-what", "", &wrapped(&explanation.what));
        part("explain-why", "", &wrapped(&explanation.why));
        if let Some(law) = &explanation.law {
            part("explain-law", "", &wrapped(law));
        }
        if let Some([before, after]) = &explanation.example {
            let file = explanation.file.as_ref().map(|file| format!(" ({file})")).unwrap_or_default();
            part("explain-before", &file, &quoted(before));
            part("explain-after", &file, &quoted(after));
        }
    }
    part("explain-help", "", &wrapped(&general_help(code, &messages)));
    let document = DOCUMENTS.iter().find(|(own, _)| *own == language).map_or("", |(_, path)| path);
    part("explain-more", "", &format!("  {document}#{}", code.id));
    out
}

/// Everything there is to say about a rule of the checklist, by its id; `None` if there is no such rule.
pub fn rule_text(id: &str, language: MessageLanguage) -> Option<String> {
    let messages = Messages::new(language);
    let planned = planned().get(id);
    let rule = requirements().get(id).or(planned)?;
    let words = rule.words(language);
    let mut out = format!("{}[{id}]: {}\n", messages.label(rule.severity.name()), words.requirement);
    let mut part = |label: &str, body: &str| out.push_str(&format!("\n{}\n{body}\n", messages.label(label)));
    part("explain-law", &wrapped(&words.source));
    if matches!(rule.verified, Verified::Partly | Verified::No) {
        part("explain-verified", &wrapped(&messages.say(&format!("verified-{}", rule.verified.id()), &[])));
    }
    part("explain-sets", &wrapped(&rule.regimes.join(", ")));
    for (label, samples) in [("explain-failing", &rule.failing), ("explain-passing", &rule.passing)] {
        let shown = samples.iter().map(shown).find(|sample| !sample.is_empty());
        if let Some(sample) = shown {
            part(label, &quoted(&sample));
        }
    }
    if planned.is_some() {
        part("explain-planned", &wrapped(&words.why));
    } else {
        part("explain-help", &wrapped(&blank(&words.help)));
    }
    Some(out)
}

/// What of a sample shows what a rule is about.
fn shown(sample: &Sample) -> String {
    let files = sample.files.iter().map(|(path, text)| format!("# {path}\n{}", text.trim()));
    let own = [sample.records.trim().to_owned(), sample.prose.clone().unwrap_or_default().trim().to_owned()];
    own.into_iter().chain(files).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A text of a rule with `…` for every argument.
fn blank(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive('}') {
        let is_name = |name: &str| name.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
        match piece.strip_suffix('}').and_then(|head| head.rsplit_once('{')) {
            Some((before, name)) if is_name(name) => out.push_str(&format!("{before}…")),
            _ => out.push_str(piece),
        }
    }
    out
}

/// Every code with its message, by severity.
pub fn list_of_codes(language: MessageLanguage) -> String {
    let messages = Messages::new(language);
    let longest = CODES.iter().map(|code| code.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let codes: Vec<&Code> = CODES.iter().filter(|code| code.severity == severity).collect();
        if codes.is_empty() {
            continue;
        }
        let space = if out.is_empty() { "" } else { "\n" };
        out.push_str(&format!("{space}{}\n", messages.label(severity.name())));
        for code in codes {
            out.push_str(&format!("  {:longest$}  {}\n", code.id, general_message(*code, &messages)));
        }
    }
    out
}

fn wrapped(text: &str) -> String {
    let options = Options::new(COLUMNS).initial_indent("  ").subsequent_indent("  ");
    // A break inside `zh-CN.md` could be taken for a part of the name.
    textwrap::fill(text, options.word_splitter(WordSplitter::NoHyphenation))
}

/// A text with blanks behind it, so that it takes so many columns of a terminal; a Chinese character takes two.
pub fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", blanks(text, columns))
}

/// A text with blanks before it.
pub fn padded_left(text: &str, columns: usize) -> String {
    format!("{}{text}", blanks(text, columns))
}

fn blanks(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(display_width(text)))
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  | {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FULLWIDTH_PUNCTUATION;
    use crate::diagnostic::MISSING_KEY;
    use crate::diagnostic::NO_CONTACT;
    use crate::diagnostic::SAME_DAY;

    #[test]
    fn an_explanation_is_told_whole_in_the_language_asked_for() {
        let english = explanation_text(NO_CONTACT, MessageLanguage::English);
        for part in ["warning[no-contact]: there is no way", "What it means", "PIPL Art. 17(1)(1)", "Before (content/"]
        {
            assert!(english.contains(part), "{part}: {english}");
        }
        assert!(english.contains("  | email = \"privacy@torch.example\"\n"), "{english}");
        assert!(english.ends_with("docs/diagnostics.md#no-contact\n"), "{english}");
        let chinese = explanation_text(NO_CONTACT, MessageLanguage::Chinese);
        for part in [
            "含义",
            "《个人信息保护法》第十七条第一款第一项",
            "修改前 (content/",
            "docs/diagnostics.zh-CN.md#no-contact",
        ] {
            assert!(chinese.contains(part), "{part}: {chinese}");
        }
    }

    #[test]
    fn what_differs_from_finding_to_finding_is_left_open() {
        let messages = Messages::default();
        assert_eq!(general_message(FULLWIDTH_PUNCTUATION, &messages), "`…` is a full-width sign, not `…`");
        assert_eq!(general_help(MISSING_KEY, &messages), "add `… = …`");
        assert_eq!(general("{$a}b{$"), "…b…");
    }

    #[test]
    fn lines_are_no_wider_than_a_window_also_in_chinese() {
        for language in [MessageLanguage::English, MessageLanguage::Chinese] {
            for code in CODES {
                let explanation = explain(code.id, language).unwrap();
                for line in wrapped(&format!("{}{}", explanation.what, explanation.why)).lines() {
                    assert!(display_width(line) <= COLUMNS, "{line}");
                }
            }
        }
        assert!(wrapped(&"个人信息".repeat(40)).lines().count() > 3);
    }

    #[test]
    fn a_column_is_as_wide_in_chinese() {
        assert_eq!([padded("by", 6), padded("决定人", 7), padded_left("语言", 5)], ["by    ", "决定人 ", " 语言"]);
        assert_eq!(padded("sequence", 3), "sequence");
    }

    #[test]
    fn the_list_holds_every_code_below_its_severity() {
        let list = list_of_codes(MessageLanguage::English);
        assert_eq!(list.lines().filter(|line| line.starts_with("  ")).count(), CODES.len());
        let warnings = list.split_once("\nwarning\n").unwrap().1;
        assert!(warnings.contains(&format!("  {} ", SAME_DAY.id)) && !warnings.contains("toml-syntax"), "{list}");
    }

    #[test]
    fn there_is_no_explanation_of_what_is_no_code() {
        assert_eq!(explain("no-such-code", MessageLanguage::English), None);
        assert_eq!(explain("../explain", MessageLanguage::English), None);
    }
}
