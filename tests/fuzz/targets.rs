//! The four parts that must take any text, and what must hold of each. A panic is noticed by the caller.

use std::sync::LazyLock;

use policysite::Options;
use policysite::check;
use policysite::config;
use policysite::config::Config;
use policysite::content;
use policysite::content::Drafts;
use policysite::content::LooseSite;
use policysite::content::Stamp;
use policysite::content::loose_prose;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::diff::Changes;
use policysite::diff::ProseRedline;
use policysite::diff::Redline;
use policysite::diff::prose_redline;
use policysite::diff::redline;
use policysite::diff::text::Passage;
use policysite::diff::text::joined;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::output;
use policysite::render::Marks;
use policysite::render::Texts;
use policysite::render::Theme;
use policysite::render::html_file;
use policysite::render::plain_text;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::scaffold;
use policysite::source::SourceTree;

use crate::fuzz::Input;
use crate::fuzz::mutate::Kind;
use crate::fuzz::mutate::Maker;

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// TOML to the model: settings, records, translations, locks.
    Records,
    /// Markdown to a tree, as our own prose and as anybody's.
    Prose,
    /// Two trees to what changed between them.
    Redline,
    /// The model to pages that may be published.
    Site,
}

/// All of them, each with its name.
pub const TARGETS: [(&str, Target); 4] =
    [("records", Target::Records), ("prose", Target::Prose), ("redline", Target::Redline), ("site", Target::Site)];

/// What only a fault of ours can bring about, whatever the content says.
const OURS: [&str; 6] = ["forbidden-html", "broken-link", "template", "wrong-form", "output-conflict", "locale-syntax"];

/// The day on which the sites are looked at.
const DAY: &str = "2026-11-21";

impl Target {
    /// The next input.
    pub fn make(self, maker: &mut Maker<'_>) -> Input {
        match self {
            Self::Records => maker.site(&[Kind::Toml]),
            Self::Prose => maker.site(&[Kind::Prose]),
            Self::Redline => maker.two_texts(),
            Self::Site => maker.site(&[Kind::Toml, Kind::Prose]),
        }
    }

    /// Tries an input and says what does not hold.
    pub fn run(self, input: &Input) -> Result<(), String> {
        match self {
            Self::Records | Self::Prose => model(input),
            Self::Redline => two_texts(input.file("before.md"), input.file("after.md")),
            Self::Site => site(input),
        }
    }
}

fn sources(input: &Input) -> SourceTree {
    SourceTree::from_texts(input.0.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// Files to policies, and everything that reads them without making a page.
fn model(input: &Input) -> Result<(), String> {
    let sources = sources(input);
    let mut log = Diagnostics::default();
    if let Some(config) = config::load(&sources, &mut log) {
        let policies = content::load(&sources, &config, &Drafts::All, &mut log);
        let subject = check::Subject { sources: &sources, config: &config, policies: &policies };
        check::run(&subject, &check::Memory::default(), &mut log);
        for policy in &policies {
            of_policy(policy, &config);
        }
        content::load(&sources, &config, &Drafts::None, &mut Diagnostics::default());
    }
    for (path, _) in &input.0 {
        if let Some((folder, "policy.toml")) = path.rsplit_once('/') {
            // The next release is made from files as they are, broken or not.
            let _ = scaffold::next_release(&sources, &format!("{folder}/"), "next");
        }
    }
    for (path, text) in input.0.iter().filter(|(path, _)| Kind::of(path) == Kind::Prose) {
        let prose = loose_prose(text);
        let words = prose.anchors().len();
        if words == 0 && !text.trim().is_empty() && text.contains(char::is_alphanumeric) && !text.contains(['<', '[']) {
            return Err(format!("{path}: no clause is left of the text"));
        }
    }
    told(&log, &sources)
}

/// What is made of a policy besides pages.
fn of_policy(policy: &Policy, config: &Config) {
    for release in &policy.releases {
        for edition in &release.editions {
            content::canonical_text(&policy.id, release, edition);
            let stamp = Stamp { by: None, date: DAY.parse().ok(), note: None };
            content::lock_text(&content::accept(edition, &|_| true, &stamp));
        }
        let before = policy.predecessor(&release.version);
        if let Some(redline) = before.and_then(|before| redline(before, release, config.source(), &config.taxonomy)) {
            let _ = serde_json::to_string(&Changes::new(&redline));
        }
    }
}

/// The findings can be shown, and none is a fault of ours.
fn told(log: &Diagnostics, sources: &SourceTree) -> Result<(), String> {
    thread_local! {
        static MESSAGES: Messages = Messages::default();
    }
    let text = MESSAGES.with(|messages| {
        report::findings(log, sources, messages);
        report::text(log, sources, messages, Style::Plain, Severity::Note)
    });
    if text.is_empty() != log.is_empty() {
        return Err("the report does not tell what was found".to_owned());
    }
    match log.sorted().into_iter().find(|finding| OURS.contains(&finding.code.id)) {
        Some(finding) => Err(format!("{}: {:?}", finding.code.id, finding.args)),
        None => Ok(()),
    }
}

/// Files to a finished site.
fn site(input: &Input) -> Result<(), String> {
    let sources = sources(input);
    let mut log = Diagnostics::default();
    let options = Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..Options::default() };
    let site = policysite::build(&sources, &options, &mut log);
    told(&log, &sources)?;
    let Some(site) = site else {
        return if log.has_errors() { Ok(()) } else { Err("no site, and nothing that says why".to_owned()) };
    };
    let leaves = |path: &str| path.split('/').any(|name| matches!(name, "" | "." | ".."));
    match site.files().find(|(path, _)| leaves(path)) {
        Some((path, _)) => Err(format!("a file outside the site: {path}")),
        None => Ok(()),
    }
}

/// Two texts from anywhere, compared and shown.
fn two_texts(before: &str, after: &str) -> Result<(), String> {
    let (old, new) = (loose_prose(before), loose_prose(after));
    let found = prose_redline(&old, &new);
    covers(&found)?;
    covers(&found.inverted())?;
    if found.inverted().inverted().comparison != found.comparison {
        return Err("turned round twice it is another comparison".to_owned());
    }
    let english: LanguageTag = "en".parse()?;
    let site = LooseSite::new([before, after], &english).ok_or("the texts are no releases")?;
    let [first, second] = &site.policy.releases[..] else { return Err("the texts are no releases".to_owned()) };
    let redline = redline(first, second, &english, &site.config.taxonomy).ok_or("the texts can't be compared")?;
    shown(&site, &redline)
}

fn shown(site: &LooseSite, redline: &Redline<'_>) -> Result<(), String> {
    static THEME: LazyLock<Option<Theme>> = LazyLock::new(|| {
        let site = LooseSite::new(["", ""], &"en".parse().ok()?)?;
        Theme::load(&site.sources, &site.config, &mut Diagnostics::default())
    });
    let theme = THEME.as_ref().ok_or("there is no theme")?;
    let mut log = Diagnostics::default();
    serde_json::to_string(&Changes::new(redline)).map_err(|error| error.to_string())?;
    let texts = Texts { config: &site.config, theme, redline, names: ["a".to_owned(), "b".to_owned()] };
    for marks in [Marks::Markdown, Marks::Plain, Marks::Colored] {
        plain_text(&texts, marks).ok_or("the comparison can't be printed")?;
    }
    let page = html_file(&texts, &mut log);
    told(&log, &site.sources)?;
    let page = page.ok_or("the comparison has no page")?;
    let (head, rest) = page.split_once("<style>").ok_or("the comparison has no style")?;
    // The style sheet of the theme stands inside this page, which is no part of a site.
    let (_, body) = rest.split_once("</style>").ok_or("the style has no end")?;
    let forbidden = output::forbidden(&format!("{head}{body}"));
    if forbidden.is_empty() { Ok(()) } else { Err(format!("forbidden: {forbidden:?}")) }
}

/// Every passage of both sides is in exactly one pair, and the edits of a pair are all of its words.
fn covers(redline: &ProseRedline<'_>) -> Result<(), String> {
    for side in 0..2 {
        let passages: &[Passage] = &two(&redline.before, &redline.after)[side].passages;
        let mut seen = vec![0_u32; passages.len()];
        for pair in &redline.comparison.pairs {
            let range = two(&pair.before, &pair.after)[side].clone();
            range.clone().for_each(|at| seen[at] += 1);
            let mut edits: Vec<_> =
                pair.edits.iter().map(|edit| two(&edit.before, &edit.after)[side].clone()).collect();
            edits.sort_by_key(|edit| (edit.start, edit.end));
            let end = edits.iter().try_fold(0, |end, edit| (edit.start == end).then_some(edit.end));
            let length = joined(&passages[range]).len();
            if end != Some(length) {
                return Err(format!("the edits of a pair leave words out: {end:?} of {length}"));
            }
        }
        if seen.iter().any(|times| *times != 1) {
            return Err("a passage is not in exactly one pair".to_owned());
        }
    }
    Ok(())
}

fn two<'a, T>(before: &'a T, after: &'a T) -> [&'a T; 2] {
    [before, after]
}
