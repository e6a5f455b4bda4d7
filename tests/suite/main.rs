//! Whole-program tests: the binary, real files, real folders.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests may panic and write files"
)]

mod browser;
mod build;
mod bundle;
mod cases;
mod checklist;
mod crash;
mod devices;
mod devtools;
mod diff;
mod docs;
mod editing;
mod editors;
mod evidence;
mod explain;
#[path = "../fuzz/mod.rs"]
#[allow(dead_code, reason = "the program for long runs uses the rest")]
mod fuzz;
mod fuzzing;
mod hosting;
mod i18n;
mod integrate;
mod languages;
mod large;
mod latest;
mod limits;
mod messages;
mod new;
mod orders;
mod parity;
mod preview;
mod project;
mod properties;
mod rebuild;
mod releases;
mod seeds;
mod serve;
mod shell;
mod summary;
mod talk;
mod tamper;
mod theming;
mod tidy;
mod unchanged;
mod walk;
mod watch;
mod webview;
