//! `policysite check`

use std::fs::File;
use std::io::Read;
use std::path::Path;

use clap::Args;
use clap::ValueEnum;
use policysite::Memory;
use policysite::checklist;
use policysite::checklist::Checklist;
use policysite::checklist::Order;
use policysite::checklist::VERSION;
use policysite::checklist::report as views;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::evidence::EvidenceFiles;
use policysite::model::Ruleset;
use policysite::report;
use policysite::source::limits;

use crate::cli::Opened;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::language::file_fault;
use crate::cli::language::messages;
use crate::cli::language::words;
use crate::cli::talk::print;
use crate::cli::talk::say;

/// The arguments of `check`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A set of rules to hold the policies against, in the place of those in site.toml; may be given more than once.
    #[arg(long, value_name = "SET")]
    regime: Vec<String>,
    /// Holds only this policy against the rules.
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// The app's manifest, best the merged one of the build, in the place of the one in site.toml.
    #[arg(long, value_name = "FILE")]
    android: Option<String>,
    /// The app's Info.plist.
    #[arg(long, value_name = "FILE")]
    ios: Option<String>,
    /// The app's PrivacyInfo.xcprivacy.
    #[arg(long, value_name = "FILE")]
    xcprivacy: Option<String>,
    /// Lists the rules instead: what each wants, and where that stands.
    #[arg(long)]
    list: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with excerpts.
    Text,
    /// For programs: the findings, and the result of every rule.
    Json,
    /// For GitHub: workflow commands, which show the findings beside the lines of a change.
    Github,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
    /// For the files of a legal team: a report in Markdown.
    Markdown,
}

/// Builds the site in memory, drafts too, holds it against the checklist and reports; writes nothing.
pub fn run(arguments: &Arguments) -> Status {
    checked(arguments).unwrap_or_else(|message| {
        eprint!("{message}");
        Status::Failed
    })
}

fn checked(arguments: &Arguments) -> Result<Status, String> {
    let sets = sets(arguments)?;
    if arguments.list {
        let sets = if sets.is_empty() { Ruleset::ALL.to_vec() } else { sets };
        print(&views::list(&sets, VERSION, &messages()));
        return Ok(Status::Fine);
    }
    let Some(mut opened) = arguments.site.open() else { return Ok(Status::Failed) };
    if !add_evidence(arguments, &mut opened)? {
        return Ok(report_all(arguments, &opened, &Checklist::of_nothing(opened.as_of)));
    }
    let memory = Memory::default();
    let drafts = Drafts::All;
    let options = policysite::Options {
        as_of: opened.as_of,
        drafts: drafts.clone(),
        progress: opened.meter.progress(),
        ..policysite::Options::default()
    };
    memory.build(&opened.sources, &options, &mut opened.log);
    opened.meter.finish();
    let content = memory.read(&opened.sources, &drafts, &mut Diagnostics::default());
    let Some(content) = content else {
        return Ok(report_all(arguments, &opened, &Checklist::of_nothing(opened.as_of)));
    };
    let known = content.policies.iter().map(|policy| policy.id.as_str());
    if let Some(id) = &arguments.policy
        && !known.clone().any(|own| own == id)
    {
        return Err(unknown("policy", id, known));
    }
    let order = Order {
        sources: &opened.sources,
        config: &content.config,
        policies: &content.policies,
        sets: &sets,
        policy: arguments.policy.as_deref(),
        evidence: evidence(arguments),
        as_of: opened.as_of,
    };
    let checklist = checklist::run(&order, &mut opened.log);
    Ok(report_all(arguments, &opened, &checklist))
}

/// The sets of rules that are asked for.
fn sets(arguments: &Arguments) -> Result<Vec<Ruleset>, String> {
    let known = || Ruleset::ALL.into_iter().map(Ruleset::id);
    let set = |id: &String| Ruleset::of(id).ok_or_else(|| unknown("regime", id, known()));
    arguments.regime.iter().map(set).collect()
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    crate::cli::site::unknown(what, name, known)
}

/// The files of the app, by the paths as they were typed.
fn evidence(arguments: &Arguments) -> EvidenceFiles {
    let Arguments { android, ios, xcprivacy, .. } = arguments;
    EvidenceFiles { android: android.clone(), ios: ios.clone(), xcprivacy: xcprivacy.clone() }
}

/// Puts the files of the app beside those of the site. Says whether each is small enough: one that is not is reported.
fn add_evidence(arguments: &Arguments, opened: &mut Opened) -> Result<bool, String> {
    let Arguments { android, ios, xcprivacy, .. } = arguments;
    let (mut files, mut is_fit) = (Vec::new(), true);
    for path in [android, ios, xcprivacy].into_iter().flatten() {
        let bytes = head(Path::new(path)).map_err(|error| file_fault(path, &error))?;
        let fault = limits::oversized(path, bytes.len().try_into().unwrap_or(u64::MAX));
        is_fit &= fault.is_none();
        match fault {
            Some(fault) => opened.log.push(fault),
            None => files.push((path.clone(), bytes)),
        }
    }
    if !files.is_empty() {
        opened.sources = opened.sources.with(files);
    }
    Ok(is_fit)
}

/// A file, or as much of one that is too large as shows that it is.
fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limits::TEXT_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Prints the findings, and the results of the rules.
fn report_all(arguments: &Arguments, opened: &Opened, checklist: &Checklist) -> Status {
    let (log, sources, messages) = (&opened.log, &opened.sources, messages());
    let folder = arguments.site.folder();
    if arguments.format == Format::Text {
        return as_text(arguments, opened, checklist);
    }
    print(&match arguments.format {
        Format::Github => report::github(log, sources, &messages, &folder),
        Format::Sarif => format!("{:#}\n", views::sarif(checklist, log, sources, &messages, &folder)),
        Format::Markdown => views::markdown(checklist, sources, &messages),
        Format::Json | Format::Text => {
            let report = views::check_report(checklist, log, sources, &messages);
            format!("{}\n", serde_json::to_string_pretty(&report).unwrap_or_default())
        }
    });
    arguments.site.status(log)
}

/// The findings with their excerpts on standard error, the numbers of the checklist on standard output.
fn as_text(arguments: &Arguments, opened: &Opened, checklist: &Checklist) -> Status {
    let status = arguments.site.judge_from(opened, Severity::Note);
    if !checklist.sets.is_empty() {
        print(&views::table(checklist, &messages()));
    }
    if opened.log.is_empty() {
        say(&format!("{}\n", words("nothing-found", &[])));
        if checklist.sets.is_empty() {
            say(&format!("{}\n", words("checklist-not-asked", &[])));
        }
    }
    status
}
