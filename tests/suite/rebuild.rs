//! A site that is built again from memory is, byte for byte, the one that a clean build makes, and says the same.

use policysite::Memory;
use policysite::Options;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::output::Site;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::project::Project;

/// Something that people do to a file of a site between two builds.
#[derive(Clone, Debug)]
enum Edit {
    /// A line is put in.
    Insert(&'static str),
    /// A line is taken out.
    Delete,
    /// A line stands twice.
    Repeat,
    /// The file goes away.
    Remove,
    /// The file is as it was in the beginning.
    Restore,
    /// Nothing but its time is changed.
    Touch,
}

/// Lines that people put in, right and wrong ones.
const LINES: [&str; 8] = [
    "",
    "A new paragraph.",
    "## A new clause {#new-clause}",
    "1. An item",
    "purpose = \"Another purpose\"",
    "retention = \"P30D\"",
    "<script>alert(1)</script>",
    "[[broken",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => prop::sample::select(LINES.to_vec()).prop_map(Edit::Insert),
        2 => Just(Edit::Delete),
        1 => Just(Edit::Repeat),
        1 => Just(Edit::Remove),
        4 => Just(Edit::Restore),
        1 => Just(Edit::Touch),
    ]
}

impl Edit {
    fn carry_out(&self, project: &Project, path: &str, line: usize, original: &[u8]) {
        let file = project.path(path);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let mut lines: Vec<&str> = text.lines().collect();
        let at = line % (lines.len() + 1);
        match self {
            Self::Insert(new) => lines.insert(at, new),
            Self::Delete if at < lines.len() => drop(lines.remove(at)),
            Self::Repeat if at < lines.len() => lines.insert(at, lines[at]),
            Self::Remove => return drop(std::fs::remove_file(file)),
            Self::Restore => return std::fs::write(file, original).unwrap(),
            Self::Touch | Self::Delete | Self::Repeat => {}
        }
        std::fs::write(&file, lines.join("\n") + "\n").unwrap();
    }
}

/// What a build gives and says.
fn built(memory: &Memory, sources: &SourceTree, day: &str, mut log: Diagnostics) -> (Option<Site>, String) {
    let options = Options { as_of: Some(day.parse().unwrap()), drafts: Drafts::All, ..Options::default() };
    let site = memory.build(sources, &options, &mut log);
    (site, report::text(&log, sources, &Messages::default(), Style::Plain, Severity::Note))
}

/// The demonstration with a draft of the next release.
fn project() -> Project {
    let project = Project::demo();
    project.command(&["new", "release", "e-mobile-7", "2027-01-01"]).assert().success();
    project
}

proptest! {
    #![proptest_config(Config { cases: 8, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_rebuilt_site_is_that_of_a_clean_build(
        edits in prop::collection::vec((edit(), any::<prop::sample::Index>(), any::<usize>(), 0..3_usize), 1..8)
    ) {
        let project = project();
        let mut log = Diagnostics::default();
        let first = SourceTree::open(&project.path(""), &mut log).unwrap();
        let inputs: Vec<(String, Vec<u8>)> = first
            .below("")
            .filter(|(path, _)| path.contains("/2027-01-01/") || path.contains("/2026-1") || path.ends_with("site.toml"))
            .map(|(path, file)| (path.to_owned(), file.bytes().to_vec()))
            .collect();
        let memory = Memory::default();
        let mut sources = first;
        built(&memory, &sources, "2026-11-22", log);
        for (edit, file, line, day) in edits {
            let (path, original) = &inputs[file.index(inputs.len())];
            edit.carry_out(&project, path, line, original);
            let day = ["2026-11-22", "2026-12-20", "2027-01-02"][day];
            let mut again = Diagnostics::default();
            let Ok(next) = sources.reopen(&project.path(""), &mut again) else { continue };
            sources = next;
            let mut clean = Diagnostics::default();
            let fresh = SourceTree::open(&project.path(""), &mut clean).unwrap();
            let (site, said) = built(&memory, &sources, day, again);
            let (wanted, expected) = built(&Memory::default(), &fresh, day, clean);
            prop_assert_eq!(said, expected);
            prop_assert!(site == wanted, "{:?}", site.zip(wanted).map(|(site, wanted)| site.changed_since(&wanted)));
        }
    }
}
