//! The words of the program's messages. The only door to `fluent-bundle` for diagnostics.

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentBundle;
use fluent_bundle::FluentResource;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Diagnostic;

/// The English messages, one for each code.
const ENGLISH: &str = include_str!("../data/messages/en.ftl");

/// The Chinese messages. What is missing here is said in English.
const CHINESE: &str = include_str!("../data/messages/zh.ftl");

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLanguage {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
}

impl Default for Messages {
    fn default() -> Self {
        Self::new(MessageLanguage::English)
    }
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: MessageLanguage) -> Self {
        let mut bundle = FluentBundle::new(vec![LanguageIdentifier::default()]);
        bundle.set_use_isolating(false);
        let own = match language {
            MessageLanguage::English => None,
            MessageLanguage::Chinese => Some(CHINESE),
        };
        for text in [ENGLISH].into_iter().chain(own) {
            // A fault in a built-in file loses one message, not the program; a test reads them all.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// What was found, in one clause.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        self.words(diagnostic.code.id, None, &args(diagnostic)).unwrap_or_else(|| diagnostic.code.id.to_owned())
    }

    /// What to do.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.words(diagnostic.code.id, Some("help"), &args(diagnostic))
    }

    /// "Did you mean …?"
    pub fn suggestion(&self, word: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("suggestion", word.to_owned());
        self.words("did-you-mean", None, &args).unwrap_or_default()
    }

    /// That so many findings are not shown.
    pub fn more(&self, count: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        self.words("more-findings", None, &args).unwrap_or_default()
    }

    /// What stands at a place; empty for the place of the finding itself.
    pub fn label(&self, label: &str) -> String {
        if label.is_empty() {
            return String::new();
        }
        self.words(&format!("label-{label}"), None, &FluentArgs::new()).unwrap_or_default()
    }

    fn words(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

fn args(diagnostic: &Diagnostic) -> FluentArgs<'static> {
    let pairs = diagnostic.args.iter().map(|(name, value)| (*name, value.clone()));
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CODES;
    use crate::diagnostic::Span;

    #[test]
    fn every_code_has_a_message_and_a_help_of_the_right_form() {
        let messages = Messages::default();
        for code in CODES {
            let diagnostic = Diagnostic::new(*code, Span::NONE);
            let message = messages.message(&diagnostic);
            let help = messages.help(&diagnostic);
            assert_ne!(message, code.id, "no message");
            assert!(
                !message.ends_with('.') && !message.starts_with(char::is_uppercase) || message.starts_with("HTML"),
                "{message}"
            );
            assert!(help.is_some_and(|help| !help.ends_with('.')), "{}", code.id);
        }
    }
}
