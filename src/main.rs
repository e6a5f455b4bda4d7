//! The `policysite` program: arguments in, exit code out.

#![allow(unreachable_pub, reason = "a binary has no outside")]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}
