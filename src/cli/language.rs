//! What the program says, and its language: `--lang`, else the locale of the system. All words stand in
//! `src/data/messages/`, but for those of `--help` and of arguments that can't be understood: they are English, as the rest
//! of what `clap` says, and come before the language is known.

use std::fmt::Display;
use std::sync::OnceLock;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use policysite::report::Arg as Value;
use policysite::report::MessageLanguage;
use policysite::report::Messages;

/// The name of the option among the arguments, which no other argument has.
const ID: &str = "message-language";

/// The variables that name a locale; the first that is set and not empty counts.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of this run, once it is known.
static CHOSEN: OnceLock<MessageLanguage> = OnceLock::new();

/// The messages in the language of this run.
pub fn messages() -> Messages {
    Messages::new(chosen())
}

/// A sentence by its id.
pub fn words(id: &str, args: &[(&'static str, Value<'_>)]) -> String {
    messages().say(id, args)
}

/// What keeps a command from its work, with what to do where something can be done.
pub fn fault(id: &str, args: &[(&'static str, Value<'_>)]) -> String {
    complaint("error", id, args, None)
}

/// A fault of a name, with the one that was probably meant.
pub fn mistyped(id: &str, args: &[(&'static str, Value<'_>)], meant: Option<String>) -> String {
    complaint("error", id, args, meant)
}

/// What is to be known while a command goes on.
pub fn warning(id: &str, args: &[(&'static str, Value<'_>)]) -> String {
    complaint("warning", id, args, None)
}

fn complaint(label: &str, id: &str, args: &[(&'static str, Value<'_>)], meant: Option<String>) -> String {
    let said = format!("{}: {}\n", messages().label(label), words(id, args));
    let meant = meant.map(|meant| messages().suggestion(&meant));
    let advice = Some(words(&format!("{id}.help"), args)).filter(|advice| !advice.is_empty());
    said + &meant.iter().chain(&advice).map(|advice| help(advice)).collect::<String>()
}

/// A line that says what to do.
pub fn help(advice: &str) -> String {
    format!("{}: {advice}\n", messages().label("help"))
}

/// The fault of a file that the system reports.
pub fn file_fault(path: &impl Display, error: &std::io::Error) -> String {
    fault("file-fault", &[("path", Value::Text(path)), ("error", Value::Text(error))])
}

/// The language of this run.
pub fn chosen() -> MessageLanguage {
    CHOSEN.get().copied().unwrap_or_default()
}

/// The command with the option, in front of every subcommand and behind; `diff` and the like, whose `--lang` is a
/// language of the text, take it in front only.
pub fn with_option(command: Command) -> Command {
    let is_taken = command.get_arguments().any(|argument| argument.get_long() == Some("lang"));
    let command = if is_taken { command } else { command.arg(option()) };
    command.mut_subcommands(with_option)
}

fn option() -> Arg {
    let help = "The language of messages, `en` or `zh`; that of the system if left out";
    Arg::new(ID).long("lang").value_name("LANG").value_parser(parse).help(help)
}

/// Takes the language from the arguments, or from the environment.
pub fn choose(matches: &ArgMatches) {
    let language = given(matches).unwrap_or_else(|| of_locale(|name| std::env::var(name).ok()));
    let _ = CHOSEN.set(language);
}

/// The language that the arguments name, the innermost subcommand first.
fn given(matches: &ArgMatches) -> Option<MessageLanguage> {
    let inner = matches.subcommand().and_then(|(_, matches)| given(matches));
    inner.or_else(|| matches.try_get_one(ID).ok().flatten().copied())
}

/// A language by its tag, of which the first part counts: `zh`, `zh-CN`, `zh_Hans`, `en-US`.
fn parse(tag: &str) -> Result<MessageLanguage, String> {
    let first = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
    let known = MessageLanguage::ALL.into_iter().find(|language| language.tag() == first);
    known.ok_or_else(|| format!("there are no messages in `{tag}`, only in `en` and `zh`"))
}

/// The language of the locale: Chinese for one that is Chinese, English for all others and for none.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> MessageLanguage {
    let locale = VARIABLES.into_iter().filter_map(variable).find(|value| !value.is_empty());
    locale.and_then(|locale| parse(&locale).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_first_part() {
        for tag in ["zh", "zh-CN", "zh-Hans", "zh_CN.UTF-8", "ZH"] {
            assert_eq!(parse(tag), Ok(MessageLanguage::Chinese), "{tag}");
        }
        for tag in ["en", "en-US", "en_GB.UTF-8"] {
            assert_eq!(parse(tag), Ok(MessageLanguage::English), "{tag}");
        }
        for tag in ["fr", "", "zho", "C"] {
            assert!(parse(tag).is_err(), "{tag}");
        }
    }

    #[test]
    fn the_locale_is_the_first_variable_that_is_set() {
        let of = |pairs: &[(&str, &str)]| {
            of_locale(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LANG", "POSIX")]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), MessageLanguage::English);
    }

    #[test]
    fn the_option_stands_before_or_behind_a_command_but_not_in_the_place_of_its_own() {
        let own = Command::new("accept").arg(Arg::new("lang").long("lang"));
        let site = Command::new("site");
        let program = || {
            let new = Command::new("new").subcommand(site.clone());
            with_option(Command::new("p").subcommand(own.clone()).subcommand(new))
        };
        let of = |line: &str| given(&program().try_get_matches_from(line.split(' ')).unwrap());
        assert_eq!(of("p --lang zh new site"), Some(MessageLanguage::Chinese));
        assert_eq!(of("p new site --lang zh-CN"), Some(MessageLanguage::Chinese));
        assert_eq!(of("p --lang en new site --lang zh"), Some(MessageLanguage::Chinese));
        assert_eq!(of("p --lang zh accept --lang fr"), Some(MessageLanguage::Chinese));
        assert_eq!(of("p accept --lang fr"), None);
    }
}
