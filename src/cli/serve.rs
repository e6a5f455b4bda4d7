//! `policysite serve`

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::io::IsTerminal;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::Args;
use policysite::Memory;
use policysite::content::Drafts;
use policysite::diagnostic::Severity;
use policysite::model::Date;
use policysite::report;
use policysite::report::MessageLanguage;
use policysite::report::Messages;
use policysite::serve::Build;
use policysite::serve::Built;
use policysite::serve::Event;
use policysite::serve::Listening;
use policysite::serve::Options;
use policysite::serve::Port;
use policysite::serve::Server;
use policysite::serve::Turn;
use policysite::serve::Watch;
use policysite::serve::Workshop;

use crate::cli::Status;
use crate::cli::count;
use crate::cli::date;
use crate::cli::language;
use crate::cli::plural;
use crate::cli::talk::error_style;
use crate::cli::talk::print;
use crate::cli::talk::say;
use crate::cli::today;

/// The port that is tried first.
const PORT: u16 = 4280;

/// The shortest time between two looks at the files, in milliseconds.
const SHORTEST: u64 = 50;

/// The arguments of `serve`.
#[derive(Args)]
pub struct Arguments {
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The day to look at the site on; today in the site's time zone if left out, also when the day changes.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// The port, and no other; without it 4280 or the next that is free.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// An address of this machine by which others on the network may see the site, drafts too.
    #[arg(long, value_name = "ADDRESS")]
    host: Option<IpAddr>,
    /// Looks at the files every so many milliseconds and waits for no events: for network drives, WSL and containers.
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(SHORTEST..))]
    poll: Option<u64>,
    /// Opens the browser, which is what happens on a terminal.
    #[arg(long, conflicts_with = "no_open")]
    open: bool,
    /// Leaves the browser alone.
    #[arg(long)]
    no_open: bool,
}

/// Serves until it is interrupted.
pub fn run(arguments: &Arguments) -> Status {
    let site = arguments.root.join("site.toml");
    if let Err(error) = site.metadata() {
        eprintln!("error: there is no site in {}: site.toml: {error}", arguments.root.display());
        eprintln!("help: name the site's folder with --root, or start one with `policysite new site DIR`");
        return Status::Failed;
    }
    let language = language::chosen();
    let opens = arguments.open || !arguments.no_open && std::io::stdout().is_terminal();
    let options = Options {
        root: arguments.root.clone(),
        host: arguments.host,
        port: arguments.port.map_or(Port::From(PORT), Port::Exact),
        watch: arguments.poll.map_or(Watch::Events, |time| Watch::Every(Duration::from_millis(time))),
        language,
    };
    match Server::start(&options, workshop(arguments.as_of), move |event| tell(&event, language, opens)) {
        Ok(server) => server.wait(),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let port = arguments.port.unwrap_or(PORT);
            eprintln!("error: port {port} is taken by another program");
            eprintln!("help: end that program, or choose another port with --port");
        }
        Err(error) => eprintln!("error: the preview can't be served: {error}"),
    }
    Status::Failed
}

/// Builds with all drafts, on a day or on the present one.
fn workshop(as_of: Option<Date>) -> Workshop {
    let builder = || -> Build {
        let memory = Arc::new(Memory::default());
        Box::new(move |sources, as_of, mut log| {
            let options = policysite::Options { as_of, drafts: Drafts::All, ..policysite::Options::default() };
            let site = memory.build(sources, &options, &mut log);
            if site.is_some() && !log.has_errors() {
                // Nobody waits for this.
                let memory = Arc::clone(&memory);
                thread::spawn(move || memory.tidy());
            }
            Built { site, log }
        })
    };
    Workshop { builder: Box::new(builder), today: Box::new(move |sources| as_of.or_else(|| today(sources))) }
}

fn tell(event: &Event<'_>, language: MessageLanguage, opens: bool) {
    match event {
        Event::Listening(listening) => welcome(listening, opens),
        Event::NoEvents { reason } => {
            eprintln!("warning: this folder sends no events ({reason}); it is looked at every second");
        }
        Event::Built { turn, files } => built(turn, *files, language),
    }
}

/// Says where the preview is, and opens it.
fn welcome(listening: &Listening, opens: bool) {
    let url = listening.url();
    print(&format!("Preview: {url}\n"));
    if let Some(taken) = listening.taken {
        say(&format!("Port {taken} is taken by another program, so this is port {}\n", listening.port));
    }
    if listening.without_v6 {
        say("This machine has no IPv6, so 127.0.0.1 is the only address\n");
    }
    if let Some(host) = listening.network {
        let place = std::net::SocketAddr::new(host, listening.port);
        eprintln!("warning: everyone on the network can read this site, drafts too, at http://{place}/_preview/");
    }
    say("Save a file and the page follows. Ctrl-C ends the preview; it writes nothing\n");
    if opens && let Err(error) = open::that_detached(&url) {
        eprintln!("warning: no browser could be opened ({error}); open the address above yourself");
    }
}

/// Says what was built, with the errors.
fn built(turn: &Turn, files: Option<usize>, language: MessageLanguage) {
    eprint!("{}", report::text(&turn.log, &turn.sources, &Messages::new(language), error_style(), Severity::Error));
    let (errors, warnings) = count(&turn.log);
    let found = format!("{}, {}", plural(errors, "error"), plural(warnings, "warning"));
    let took = turn.took.as_millis();
    let what = changed(&turn.changed);
    match files {
        Some(files) => say(&format!("{what}built in {took} ms, {} changed; {found}\n", plural(files, "file"))),
        None => say(&format!("{what}{found}; the pages stay as they were\n")),
    }
}

/// What changed, in a few words.
fn changed(paths: &BTreeSet<String>) -> String {
    match paths.first() {
        None => String::new(),
        Some(first) if paths.len() == 1 => format!("{first}: "),
        Some(first) => format!("{first} and {}: ", plural(paths.len() - 1, "other file")),
    }
}
