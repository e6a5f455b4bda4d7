//! The words of the program: of what it finds, and of what its commands say. The only door to `fluent-bundle` for both.

use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;

use crate::diagnostic::Counts;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::diagnostic::Word;
use crate::report::requirement::Part;
use crate::report::requirement::said;
use crate::report::requirement::unattested;

/// The English messages, one for each code and one for each sentence of a command.
const ENGLISH: &str = include_str!("../data/messages/en.ftl");

/// The Chinese messages. What is missing here is said in English.
const CHINESE: &str = include_str!("../data/messages/zh.ftl");

/// The messages as they are looked up, read once a run.
type Bundle = FluentBundle<FluentResource>;
static IN_ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle("en", &[ENGLISH]));
static IN_CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle("zh", &[ENGLISH, CHINESE]));

/// The messages of some texts; what a later one says takes the place of what an earlier one says.
fn bundle(tag: &str, texts: &[&str]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    for text in texts {
        // A fault in a built-in file loses one message, not the program; a test reads them all.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*text).to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLanguage {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl MessageLanguage {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its tag, as users and files name it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }
}

/// An argument of a sentence.
#[derive(Clone, Copy)]
pub enum Arg<'a> {
    /// Words put in as they are.
    Text(&'a dyn Display),
    /// A number, which may decide the plural.
    Count(usize),
}

/// The messages of one language.
pub struct Messages {
    bundle: &'static Bundle,
    language: MessageLanguage,
}

impl Default for Messages {
    fn default() -> Self {
        Self::new(MessageLanguage::English)
    }
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: MessageLanguage) -> Self {
        let bundle = match language {
            MessageLanguage::English => &IN_ENGLISH,
            MessageLanguage::Chinese => &IN_CHINESE,
        };
        Self { bundle, language }
    }

    /// A sentence of the program by its id; the help of one by its id with `.help` behind. Empty if there is none.
    pub fn say(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let value = |arg: Arg<'_>| match arg {
            Arg::Text(text) => FluentValue::from(harmless(&text.to_string())),
            Arg::Count(count) => FluentValue::from(count),
        };
        let args = args.iter().map(|(name, arg)| (*name, value(*arg))).collect();
        self.words(id, attribute, &args).unwrap_or_default()
    }

    /// What was found, in one clause.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        if let Some(requirement) = unattested(diagnostic, self.language) {
            return self.say("not-attested", &[("requirement", Arg::Text(&requirement))]);
        }
        if let Some(text) = said(diagnostic, Part::Message, self.language) {
            return harmless(&text);
        }
        self.words(diagnostic.code.id, None, &self.args(diagnostic)).unwrap_or_else(|| diagnostic.code.id.to_owned())
    }

    /// What to do.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        if unattested(diagnostic, self.language).is_some() {
            return Some(self.say("not-attested.help", &[("rule", Arg::Text(&diagnostic.code.id))]));
        }
        if let Some(text) = said(diagnostic, Part::Help, self.language) {
            return Some(harmless(&text)).filter(|text| !text.is_empty());
        }
        self.words(diagnostic.code.id, Some("help"), &self.args(diagnostic))
    }

    /// Where what a rule of the checklist wants is laid down.
    pub fn law(&self, diagnostic: &Diagnostic) -> Option<String> {
        said(diagnostic, Part::Source, self.language).filter(|text| !text.is_empty())
    }

    /// The language they are in.
    pub fn language(&self) -> MessageLanguage {
        self.language
    }

    /// "Did you mean …?"
    pub fn suggestion(&self, word: &str) -> String {
        self.say("did-you-mean", &[("suggestion", Arg::Text(&word))])
    }

    /// That so many findings are not shown.
    pub fn more(&self, count: usize) -> String {
        self.say("more-findings", &[("count", Arg::Count(count))])
    }

    /// The name of a severity: `error`, `错误`.
    pub fn severity(&self, severity: Severity) -> String {
        self.label(severity.name())
    }

    /// How many findings there are: `2 errors, 1 warning`, and notes if there are any.
    pub fn summary(&self, counts: Counts) -> String {
        let Counts { errors, warnings, notes } = counts;
        let args = [("errors", errors), ("warnings", warnings), ("notes", notes)];
        self.say("summary", &args.map(|(name, count)| (name, Arg::Count(count))))
    }

    /// What stands at a place; empty for the place of the finding itself.
    pub fn label(&self, label: &str) -> String {
        if label.is_empty() { String::new() } else { self.say(&format!("label-{label}"), &[]) }
    }

    fn words(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// The arguments of a finding, its words in this language.
    fn args(&self, diagnostic: &Diagnostic) -> FluentArgs<'static> {
        let plain = diagnostic.args.iter().map(|(name, value)| (*name, harmless(value)));
        let words = diagnostic.words.iter().map(|(name, words)| (*name, self.listed(words)));
        plain.chain(words).collect()
    }

    fn listed(&self, words: &[Word]) -> String {
        let comma = self.words("word-comma", None, &FluentArgs::new()).unwrap_or_default();
        let said = words.iter().map(|word| {
            let args = [("value", harmless(&word.value))].into_iter().collect();
            self.words(&format!("word-{}", word.id), None, &args).unwrap_or_else(|| word.id.to_owned())
        });
        said.collect::<Vec<_>>().join(&comma)
    }
}

/// A text without signs that a terminal would obey, but for ends of lines and tabs: the pictures of control signs stand in
/// their place.
fn harmless(text: &str) -> String {
    let picture = |sign: char| match u32::from(sign) {
        0x09 | 0x0a => sign,
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        0x80..0xa0 => char::REPLACEMENT_CHARACTER,
        _ => sign,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::CODES;
    use crate::diagnostic::Span;

    const LANGUAGES: [MessageLanguage; 2] = MessageLanguage::ALL;

    /// Words of Latin letters that Chinese lawyers use in Chinese sentences.
    const USUAL: [&str; 14] =
        ["TOML", "UTF-8", "KB", "MB", "HTML", "Markdown", "SDK", "App", "GDPR", "GB/T", "ISO", "IANA", "SHA-256", "D"];

    #[test]
    fn every_code_has_a_message_and_a_help_of_the_right_form() {
        for language in LANGUAGES {
            let messages = Messages::new(language);
            for code in CODES {
                let diagnostic = Diagnostic::new(*code, Span::NONE);
                let message = messages.message(&diagnostic);
                let help = messages.help(&diagnostic).unwrap_or_default();
                assert_ne!(message, code.id, "no message");
                assert!(!message.starts_with(char::is_uppercase) || message.starts_with("HTML"), "{message}");
                assert!(!help.is_empty(), "{}", code.id);
                for text in [message, help] {
                    assert!(!text.ends_with(['.', '。', '！', '!']), "{text}");
                }
            }
        }
    }

    /// The messages and attributes of a file, each with the variables it names.
    fn parts(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let (mut message, mut part) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((name, _)) = line.split_once(" =").filter(|_| begins) {
                message = name.to_owned();
                part.clone_from(&message);
            } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|line| line.split_once(" =")) {
                part = format!("{message}.{name}");
            }
            let name = |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
            parts.entry(part.clone()).or_default().extend(line.split('$').skip(1).map(name));
        }
        parts.remove("");
        parts
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_variables() {
        let [english, chinese] = [ENGLISH, CHINESE].map(parts);
        for (part, variables) in &english {
            assert_eq!(chinese.get(part), Some(variables), "{part}");
        }
        assert_eq!(chinese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    }

    /// The keys of the variants of a file, by message.
    fn variants(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut message = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                message = name.to_owned();
            }
            let variant = line.trim_start().trim_start_matches('*').strip_prefix('[');
            if let Some((key, _)) = variant.and_then(|rest| rest.split_once("] ")) {
                found.entry(message.clone()).or_default().insert(key.to_owned());
            }
        }
        found
    }

    /// Chinese words have no plural.
    #[test]
    fn what_one_language_tells_apart_the_other_does() {
        let [english, chinese] = [ENGLISH, CHINESE].map(variants);
        for (message, mut keys) in english {
            keys.remove("one");
            if keys.iter().all(|key| key == "other") {
                continue;
            }
            let own = chinese.get(&message).cloned().unwrap_or_default();
            assert!(keys.is_subset(&own), "{message}: {keys:?} in English, {own:?} in Chinese");
        }
    }

    /// Outside of backquotes and braces.
    fn plain_words(text: &str) -> String {
        let mut plain = String::new();
        let (mut quoted, mut depth) = (false, 0_usize);
        for sign in text.chars() {
            match sign {
                '`' => quoted = !quoted,
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ if quoted || depth > 0 => {}
                _ => plain.push(sign),
            }
        }
        plain
    }

    #[test]
    fn no_english_stands_in_chinese_sentences() {
        for line in CHINESE.lines().filter(|line| !line.starts_with('#')) {
            let head = line.trim_start();
            let text = if head.starts_with('[') || head.starts_with("*[") {
                head.split_once(']').map_or(head, |(_, text)| text)
            } else {
                head.split_once(" =").map_or(head, |(_, text)| text)
            };
            let plain = plain_words(text);
            let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && !"-/".contains(c));
            let english: Vec<&str> = words
                .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()) && word.len() > 1)
                .filter(|word| {
                    !USUAL.contains(word)
                        && !["Android", "iOS", "HarmonyOS", "Windows", "macOS", "IPv6", "Ctrl-C"].contains(word)
                })
                .collect();
            assert!(english.is_empty(), "{line}: {english:?}");
            assert!(!plain.contains([',', ';', '?', '!']), "{line}: half-width punctuation");
        }
    }

    #[test]
    fn a_finding_is_said_in_both_languages() {
        let word = |id, value: &str| Word { id, value: value.to_owned() };
        let parts = vec![word("number", ""), word("list", "3")];
        let fault = Diagnostic::new(crate::diagnostic::CLAUSE_DIFFERS, Span::NONE).arg("id", "contact");
        let fault = fault.words("expected", parts).words("found", vec![word("text-only", "")]);
        let said = LANGUAGES.map(|language| Messages::new(language).message(&fault));
        assert_eq!(
            said,
            [
                "the clause `contact` has other parts than its source: text only, not number, list of 3",
                "条款 `contact` 的组成与原文不同：应为编号、3 项的列表，实为只有文字",
            ]
        );
        let suggested = LANGUAGES.map(|language| Messages::new(language).suggestion("purpose"));
        assert_eq!(suggested, ["did you mean `purpose`?", "是否应为 `purpose`？"]);
        let counts = |notes| Counts { errors: 1, warnings: 2, notes };
        let summed = [0, 1].map(|notes| LANGUAGES.map(|language| Messages::new(language).summary(counts(notes))));
        assert_eq!(summed[0], ["1 error, 2 warnings", "1 个错误，2 个警告"]);
        assert_eq!(summed[1], ["1 error, 2 warnings, 1 note", "1 个错误，2 个警告，1 个提示"]);
    }
}
