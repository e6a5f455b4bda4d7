//! The `policysite` program: arguments in, exit code out.

#![allow(unreachable_pub, reason = "a binary has no outside")]

mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small strings, of which the system's allocator makes slow work.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run().into()
}
