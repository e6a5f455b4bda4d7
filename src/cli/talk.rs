//! How the program talks: how much, and in which colors. Decided once, from the arguments and the environment.

use std::io::IsTerminal;
use std::sync::OnceLock;

use clap::Args;
use policysite::diagnostic::Severity;
use policysite::report::Style;

/// How much is said.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Talk {
    /// Prints errors and warnings, and what was asked for, but nothing else.
    #[arg(long, global = true)]
    quiet: bool,
    /// Prints notes as well, and how long each part of the work took.
    #[arg(long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

static TALK: OnceLock<Talk> = OnceLock::new();

impl Talk {
    /// Lets the whole run talk like this.
    pub fn begin(self) {
        let _ = TALK.set(self);
    }

    fn of_this_run() -> Self {
        TALK.get().copied().unwrap_or_default()
    }
}

/// Prints what was asked for. A reader that closed the pipe has read enough.
pub fn print(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
}

/// Prints what is good to know, unless the user wants quiet.
pub fn say(text: &str) {
    if !Talk::of_this_run().quiet {
        print(text);
    }
}

/// Whether the user wants to know more.
pub fn is_verbose() -> bool {
    Talk::of_this_run().verbose
}

/// The findings that are shown: those as bad as `least`, and notes if the user wants to know more.
pub fn least_shown(least: Severity) -> Severity {
    if is_verbose() { Severity::Note } else { least }
}

/// Whether the work may show how far it is: in a terminal that can take back what it wrote.
pub fn may_show_progress() -> bool {
    let is_dumb = std::env::var("TERM").is_ok_and(|kind| kind == "dumb");
    !Talk::of_this_run().quiet && std::io::stderr().is_terminal() && !is_dumb
}

/// The style of what goes to standard error.
pub fn error_style() -> Style {
    style(std::io::stderr().is_terminal(), &variable)
}

/// Whether what goes to standard output has colors.
pub fn is_output_colored() -> bool {
    style(std::io::stdout().is_terminal(), &variable) == Style::Colored
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Colors by the usual variables: <https://no-color.org> and <https://bixense.com/clicolors>.
fn style(is_terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> Style {
    let is = |name: &str, value: &str| variable(name).is_some_and(|found| found == value);
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is_forced = |name: &str| is_set(name) && !is(name, "0");
    let colored = if is_set("NO_COLOR") {
        false
    } else if is_forced("FORCE_COLOR") || is_forced("CLICOLOR_FORCE") {
        true
    } else {
        is_terminal && !is("CLICOLOR", "0") && !is("TERM", "dumb")
    };
    if colored { Style::Colored } else { Style::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_those_that_the_user_wants() {
        let colored = |is_terminal: bool, set: &[(&str, &str)]| {
            let value = |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
            style(is_terminal, &value) == Style::Colored
        };
        assert!(colored(true, &[]) && !colored(false, &[]));
        assert!(!colored(true, &[("NO_COLOR", "1")]) && colored(true, &[("NO_COLOR", "")]));
        assert!(!colored(true, &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]));
        assert!(!colored(true, &[("CLICOLOR", "0")]) && colored(true, &[("CLICOLOR", "1")]));
        assert!(colored(false, &[("CLICOLOR_FORCE", "1")]) && !colored(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(colored(false, &[("FORCE_COLOR", "1")]) && !colored(false, &[("FORCE_COLOR", "0")]));
        assert!(!colored(true, &[("TERM", "dumb")]));
    }
}
