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
use policysite::report::Arg;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;
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
use crate::cli::date;
use crate::cli::findings;
use crate::cli::language::chosen;
use crate::cli::language::fault;
use crate::cli::language::messages;
use crate::cli::language::warning;
use crate::cli::language::words;
use crate::cli::shown;
use crate::cli::site::no_site;
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
    if let Err(error) = arguments.root.join("site.toml").metadata() {
        eprint!("{}", no_site(&arguments.root, &error));
        return Status::Failed;
    }
    let opens = arguments.open || !arguments.no_open && std::io::stdout().is_terminal();
    let options = Options {
        root: arguments.root.clone(),
        host: arguments.host,
        port: arguments.port.map_or(Port::From(PORT), Port::Exact),
        watch: arguments.poll.map_or(Watch::Events, |time| Watch::Every(Duration::from_millis(time))),
        language: chosen(),
    };
    match Server::start(&options, workshop(arguments.as_of), move |event| tell(&event, opens)) {
        Ok(server) => server.wait(),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let port = arguments.port.unwrap_or(PORT);
            eprint!("{}", fault("port-taken", &[("port", Text(&port))]));
        }
        Err(error) => eprint!("{}", fault("not-served", &[("error", Text(&error))])),
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

fn tell(event: &Event<'_>, opens: bool) {
    match event {
        Event::Listening(listening) => welcome(listening, opens),
        Event::NoEvents { reason } => {
            eprint!("{}", warning("no-events", &[("reason", Text(reason))]));
        }
        Event::Built { turn, files } => built(turn, *files),
    }
}

/// Says where the preview is, and opens it.
fn welcome(listening: &Listening, opens: bool) {
    let url = listening.url();
    let line = |id: &str, args: &[(&'static str, Arg<'_>)]| words(id, args) + "\n";
    print(&line("preview-address", &[("url", Text(&url))]));
    if let Some(taken) = listening.taken {
        say(&line("preview-port", &[("taken", Text(&taken)), ("port", Text(&listening.port))]));
    }
    if listening.without_v6 {
        say(&line("preview-without-v6", &[]));
    }
    if let Some(host) = listening.network {
        let place = format!("http://{}/_preview/", std::net::SocketAddr::new(host, listening.port));
        eprint!("{}", warning("preview-network", &[("url", Text(&place))]));
    }
    say(&line("preview-follows", &[]));
    if opens && let Err(error) = open::that_detached(&url) {
        eprint!("{}", warning("no-browser", &[("error", Text(&error))]));
    }
}

/// Says what was built, with the errors.
fn built(turn: &Turn, files: Option<usize>) {
    eprint!("{}", findings(&turn.log, &turn.sources, Severity::Error));
    let found = messages().summary(shown(turn.log.counts(), Severity::Error));
    let (found, took) = (("found", Text(&found)), turn.took.as_millis());
    let what = match files {
        Some(files) => words("built-pages", &[("time", Text(&took)), ("count", Count(files)), found]),
        None => words("built-nothing", &[found]),
    };
    say(&format!("{}{what}\n", changed(&turn.changed)));
}

/// What changed, in a few words.
fn changed(paths: &BTreeSet<String>) -> String {
    let Some(first) = paths.first() else { return String::new() };
    format!("{}: ", words("built-of", &[("path", Text(first)), ("others", Count(paths.len() - 1))]))
}
