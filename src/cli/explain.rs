//! `policysite explain`

use std::io::IsTerminal;

use clap::Args;
use policysite::diagnostic::CODES;
use policysite::diagnostic::nearest;
use policysite::report;
use policysite::report::Arg::Text;

use crate::cli::Status;
use crate::cli::language::chosen;
use crate::cli::language::mistyped;
use crate::cli::language::words;
use crate::cli::talk::print;

/// The arguments of `explain`.
#[derive(Args)]
pub struct Arguments {
    /// The code of a finding, as it stands in brackets: `no-contact`. All codes if left out.
    code: Option<String>,
}

/// Explains a code, or lists all.
pub fn run(arguments: &Arguments) -> Status {
    let language = chosen();
    let Some(typed) = &arguments.code else {
        print(&report::list_of_codes(language));
        return Status::Fine;
    };
    if let Some(code) = CODES.iter().find(|code| code.id == typed) {
        print(&report::explanation_text(*code, language));
        return Status::Fine;
    }
    if let Some(text) = report::rule_text(typed, language) {
        print(&text);
        return Status::Fine;
    }
    let rules = report::requirements().keys().copied();
    let meant = nearest(typed, CODES.iter().map(|code| code.id).chain(rules));
    eprint!("{}", mistyped("unknown-code", &[("code", Text(typed))], meant));
    Status::Failed
}

/// Says where to read on, below findings that somebody reads in a terminal.
pub fn hint() {
    if std::io::stderr().is_terminal() {
        eprintln!("{}", words("explain-hint", &[]));
    }
}
