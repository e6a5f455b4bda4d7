//! A large site is made some policies at a time: what comes out is the same as if all were made at once.

use std::path::Path;

use policysite::Memory;
use policysite::Options;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::output;
use policysite::output::Site;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;

use crate::project::DAY;
use crate::project::Project;

/// More than are made at once, and the last of them alone.
const POLICIES: usize = 9;

const SITE: &str = r#"
base_url = "https://example.com/"
languages = ["en", "zh-CN", "ar"]
time_zone = "UTC"
[redirects]
"/old/" = "p0/en/"
"#;

/// The files of policies of two releases each, the second in two languages, that link to each other.
fn files() -> Vec<(String, String)> {
    let mut all = vec![("site.toml".to_owned(), SITE.to_owned())];
    for at in 0..POLICIES {
        for (version, day) in [("1", DAY), ("2", "2027-01-01")] {
            let records = format!(
                "title = \"Policy {at} of {version}\"\npublished = {day}\neffective = {day}\n\
                 app.name = \"App {at}\"\nparties.us = {{ name = \"Us\", role = \"controller\", email = \"a@b.example\" }}\n"
            );
            let next = (at + 5) % POLICIES;
            let other = if version == "2" { format!("See [the other](/p{next}/en/#one).\n") } else { String::new() };
            let prose = format!("## One {{#one}}\n\nWe are {at} in {version}.\n\n{other}");
            let folder = format!("content/p{at}/{version}");
            all.push((format!("{folder}/policy.toml"), records));
            all.push((format!("{folder}/en.md"), prose));
            if version == "2" {
                all.push((
                    format!("{folder}/zh-CN.md"),
                    format!("## 一 {{#one}}\n\n我们是 {at}，{version}。\n\n见[另一个](/p{next}/en/#one)。\n"),
                ));
                all.push((format!("{folder}/zh-CN.toml"), format!("title = \"政策 {at}，{version}\"\n")));
            }
        }
    }
    all
}

/// What one build makes and finds, and one that keeps everything in memory.
fn both(files: &[(String, String)], store: Option<&Path>) -> [(Option<Site>, Vec<String>); 2] {
    let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let store = store.map(Path::to_owned);
    built(&sources, &Options { as_of: DAY.parse().ok(), drafts: Drafts::All, store, ..Options::default() })
}

fn built(sources: &SourceTree, options: &Options) -> [(Option<Site>, Vec<String>); 2] {
    [Memory::of_one_run(), Memory::default()].map(|memory| {
        let mut log = Diagnostics::default();
        let site = memory.build(sources, options, &mut log);
        let mut found: Vec<String> = log.sorted().iter().map(|finding| format!("{finding:?}")).collect();
        found.sort();
        (site, found)
    })
}

#[test]
fn a_large_site_is_the_same_as_if_it_were_made_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let [some, all] = both(&files(), Some(&out));
    assert_eq!(some.1, all.1);
    let (Some(some), Some(all)) = (some.0, all.0) else { panic!("no site: {:?}", all.1) };
    assert_eq!(some.changed_since(&all), Vec::<String>::new());
    assert!(some == all && some.len() > 500, "{}", some.len());
    // Its pages wait on disk, and are written from there.
    let page = "p0/en/index.html";
    assert!(some.file(page).is_none() && all.file(page).is_some());
    output::write(&some, &out).unwrap();
    assert_eq!(std::fs::read(out.join(page)).unwrap(), all.file(page).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    // The last names the first among others, and the first the last.
    let text = |path: &str| String::from_utf8(std::fs::read(out.join(path)).unwrap()).unwrap();
    assert!(text("p8/en/index.html").contains("Policy 0 of 1") && text(page).contains("Policy 8 of 1"));
}

#[test]
fn a_fault_of_the_last_policy_is_the_only_one() {
    for (path, text) in
        [("content/p8/2/en.md", "## One\n\n[gone](#gone)\n"), ("content/p8/2/policy.toml", "title = 1\n")]
    {
        let mut files = files();
        files.retain(|(known, _)| known != path);
        files.push((path.to_owned(), text.to_owned()));
        let [some, all] = both(&files, None);
        assert_eq!(some.1, all.1);
        assert!(some.0.is_none() && all.0.is_none() && !some.1.is_empty());
    }
}

#[test]
fn faults_of_pages_are_found_in_every_part() {
    let mut files = files();
    for (_, text) in files.iter_mut().filter(|(path, _)| path.ends_with("1/en.md")) {
        text.push_str("\n[nowhere](/p1/en/#nowhere)\n");
    }
    let [some, all] = both(&files, None);
    assert_eq!(some.1, all.1);
    assert!(some.1.iter().filter(|finding| finding.contains("broken-link")).count() >= POLICIES);
}

#[test]
fn an_old_address_gives_way_to_a_page_that_waits_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = files();
    files[0].1.push_str("\"/p1/en/\" = \"p2/en/\"\n");
    let [some, all] = both(&files, Some(folder.path()));
    assert_eq!(some.1, all.1);
    assert!(some.0 == all.0 && some.1.iter().any(|finding| finding.contains("bad-old-address")));
}

#[test]
fn what_is_known_of_others_is_that_of_the_day() {
    let project = files().iter().fold(Project::new(), |project, (path, text)| project.file(path, text));
    for at in 0..POLICIES {
        project.release(&format!("p{at}"), "1", DAY);
    }
    for policy in ["p0", "p4"] {
        project.accept(policy, "2", "zh-CN").release(policy, "2", DAY);
    }
    let later = ["postpone", "p0", "2", "--to", "2027-03-01", "--reason", "Later.", "--as-of", "2026-11-22"];
    project.command(&later).assert().success();
    let never = ["withdraw", "p4", "2", "--reason", "Not ready.", "--as-of", "2026-11-23"];
    project.command(&never).assert().success();
    let sources = SourceTree::open(&project.path(""), &mut Diagnostics::default()).unwrap();
    for day in [DAY, "2026-11-23", "2027-02-01", "2027-03-01"] {
        for drafts in [Drafts::None, Drafts::All] {
            let options = Options { as_of: day.parse().ok(), drafts, ..Options::default() };
            let [some, all] = built(&sources, &options);
            assert_eq!(some.1, all.1, "{day}");
            let (Some(some), Some(all)) = (some.0, all.0) else { panic!("no site on {day}: {:?}", all.1) };
            assert_eq!(some.changed_since(&all), Vec::<String>::new(), "{day}");
            assert!(some == all, "{day}");
        }
    }
}

/// The files of a site on disk, all of whose content stays there.
fn left_on_disk(project: &Project) -> SourceTree {
    SourceTree::open_large(&project.path(""), 0, &mut Diagnostics::default()).unwrap()
}

#[test]
fn texts_that_stay_on_disk_make_the_same_site_and_the_same_words() {
    let mut files = files();
    // With a mark and line ends of Windows, and with what is found in texts.
    let misspelt = "\u{feff}titel = \"T\"\r\ntitle = 1\r\n";
    files.push(("content/p3/2/uses.toml".to_owned(), misspelt.to_owned()));
    files.push(("content/p3/2/ar.md".to_owned(), "## One {#two}\n\n(x\u{200b})\n".to_owned()));
    for broken in [true, false] {
        files.retain(|(path, _)| broken || !path.starts_with("content/p3/2/uses") && !path.ends_with("ar.md"));
        let project = files.iter().fold(Project::new(), |project, (path, text)| project.file(path, text));
        let held = SourceTree::open(&project.path(""), &mut Diagnostics::default()).unwrap();
        let left = left_on_disk(&project);
        let options = Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..Options::default() };
        let [from_memory, from_disk] = [&held, &left].map(|sources| {
            let mut log = Diagnostics::default();
            let site = policysite::build(sources, &options, &mut log);
            (site, report::text(&log, sources, &Messages::default(), Style::Plain, Severity::Note))
        });
        assert_eq!(from_memory.1, from_disk.1);
        assert!(from_memory.0 == from_disk.0 && from_disk.0.is_none() == broken);
        assert_eq!(held.print("", |_| true), left.print("", |_| true));
        assert!(left.changed_since(&held).is_empty() && left.lost().is_empty());
    }
}

#[test]
fn a_text_that_is_changed_meanwhile_is_the_only_fault() {
    let project = files().iter().fold(Project::new(), |project, (path, text)| project.file(path, text));
    let options = Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..Options::default() };
    let path = "content/p7/1/en.md";
    for change in ["## Another {#one}\n", ""] {
        let sources = left_on_disk(&project);
        if change.is_empty() {
            std::fs::remove_file(project.path(path)).unwrap();
        } else {
            std::fs::write(project.path(path), change).unwrap();
        }
        let mut log = Diagnostics::default();
        assert!(policysite::build(&sources, &options, &mut log).is_none());
        let said = report::text(&log, &sources, &Messages::default(), Style::Plain, Severity::Note);
        assert!(said.contains(&format!("`{path}` can't be read: it was changed while")), "{said}");
        assert_eq!((log.sorted().len(), said.matches("error[").count()), (1, 1), "{said}");
    }
}
