//! The watcher: the ways in which editors and tools save files, with events of the file system and without.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;

use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::output::Site;
use policysite::serve::Build;
use policysite::serve::Built;
use policysite::serve::Sign;
use policysite::serve::Watch;
use policysite::serve::Watcher;
use policysite::serve::Workshop;
use policysite::source::SourceTree;

use crate::preview::Preview;
use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nothing may happen when nothing changes.
const IDLE: Duration = Duration::from_secs(10);

/// A way to save: its name, the most builds it may cause (at least one, unless it is none), and what it does in the folder.
type Way = (&'static str, usize, fn(&Project));

const EN: &str = "content/torch/2026-01-01/en.md";
const TOML: &str = "content/torch/2026-01-01/policy.toml";

const WAYS: [Way; 25] = [
    ("in place", 1, |project| fs::write(project.path(EN), "Other words.\n").unwrap()),
    ("truncated, written a moment later", 1, |project| {
        fs::write(project.path(EN), "").unwrap();
        sleep(Duration::from_millis(120));
        fs::write(project.path(EN), "Other words.\n").unwrap();
    }),
    ("written in two pieces", 1, |project| {
        fs::write(project.path(TOML), "title = \"Tor").unwrap();
        sleep(Duration::from_millis(120));
        fs::write(project.path(TOML), "title = \"Torch\"\n").unwrap();
    }),
    ("another file renamed over it", 1, |project| {
        project.write("content/torch/2026-01-01/.en.md.tmp", "Other words.\n");
        fs::rename(project.path("content/torch/2026-01-01/.en.md.tmp"), project.path(EN)).unwrap();
    }),
    ("the old one kept as a backup, a new one written", 2, |project| {
        fs::rename(project.path(EN), project.path(&format!("{EN}~"))).unwrap();
        project.write(EN, "Other words.\n");
    }),
    ("a swap file beside it", 0, |project| {
        project.write("content/torch/2026-01-01/.en.md.swp", "b0VIM");
        project.write("content/torch/2026-01-01/4913~", "");
        project.write("content/torch/2026-01-01/~$en.md", "owner");
        fs::remove_file(project.path("content/torch/2026-01-01/.en.md.swp")).unwrap();
    }),
    ("removed and made again", 2, |project| {
        fs::remove_file(project.path(EN)).unwrap();
        project.write(EN, "Other words.\n");
    }),
    ("removed", 1, |project| fs::remove_file(project.path(EN)).unwrap()),
    ("a folder renamed", 1, |project| {
        fs::rename(project.path("content/torch/2026-01-01"), project.path("content/torch/2026-02-01")).unwrap();
    }),
    ("a folder renamed, then a file in it written", 2, |project| {
        fs::rename(project.path("content/torch/2026-01-01"), project.path("content/torch/2026-02-01")).unwrap();
        sleep(Duration::from_millis(1500));
        project.write("content/torch/2026-02-01/en.md", "Other words.\n");
    }),
    ("a folder removed", 1, |project| fs::remove_dir_all(project.path("content/torch/2026-01-01")).unwrap()),
    ("a new folder with files", 3, |project| {
        project.write("content/lamp/2026-01-01/policy.toml", "title = \"Lamp\"\n");
        project.write("content/lamp/2026-01-01/en.md", "Words.\n");
    }),
    ("a new folder, a file in it later", 1, |project| {
        fs::create_dir_all(project.path("content/torch/2027-01-01")).unwrap();
        sleep(Duration::from_millis(300));
        project.write("content/torch/2027-01-01/policy.toml", "title = \"Torch\"\n");
    }),
    ("a link to a file, whose file is written", 1, |project| project.write("texts/shared.md", "Other words.\n")),
    ("a link to a folder, in which a file is written", 1, |project| {
        project.write("texts/folder/x.md", "Other words.\n");
    }),
    ("a link made to lead to another file", 1, |project| {
        fs::remove_file(project.path("content/torch/2026-01-01/linked.md")).unwrap();
        link(project, "texts/folder/x.md", "content/torch/2026-01-01/linked.md");
    }),
    ("a branch checked out", 3, |project| git(project, &["checkout", "-q", "other"])),
    ("other line ends", 1, |project| {
        let text = project.read(TOML).replace('\n', "\r\n");
        project.write(TOML, &text);
    }),
    ("touched", 0, |project| {
        let file = fs::File::options().append(true).open(project.path(EN)).unwrap();
        file.set_modified(std::time::SystemTime::now()).unwrap();
    }),
    ("written again as it was", 0, |project| project.write(EN, &project.read(EN))),
    ("the site's file", 1, |project| project.write("site.toml", &project.read("site.toml").replace("London", "Paris"))),
    ("the site's file replaced", 1, |project| {
        project.write("site.toml.new", &project.read("site.toml").replace("London", "Paris"));
        fs::rename(project.path("site.toml.new"), project.path("site.toml")).unwrap();
    }),
    ("a theme that was not there", 2, |project| project.write("themes/own/assets/style.css", "body { color: red }\n")),
    ("the content away and back", 3, |project| {
        fs::rename(project.path("content"), project.path("aside")).unwrap();
        sleep(Duration::from_millis(600));
        fs::rename(project.path("aside"), project.path("content")).unwrap();
        sleep(Duration::from_millis(1200));
        project.write(EN, "Other words.\n");
    }),
    ("what is no input", 0, |project| {
        project.write("public/index.html", "built");
        project.write("notes.md", "mine");
        project.write(".git/index.lock", "");
        fs::remove_file(project.path(".git/index.lock")).unwrap();
    }),
];

fn link(project: &Project, from: &str, to: &str) {
    std::os::unix::fs::symlink(project.path(from), project.path(to)).unwrap();
}

fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "core.autocrlf=false"]);
    assert!(command.args(arguments).current_dir(project.path("")).status().unwrap().success(), "{arguments:?}");
}

/// A site with links in it, under version control with another branch.
fn site() -> Project {
    let project = Project::smallest().file("texts/shared.md", "Shared.\n").file("texts/folder/x.md", "Words.\n");
    link(&project, "texts/shared.md", "content/torch/2026-01-01/linked.md");
    link(&project, "texts/folder", "content/torch/2026-01-01/more");
    git(&project, &["init", "-q", "-b", "main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "one"]);
    git(&project, &["checkout", "-q", "-b", "other"]);
    for number in 0..40 {
        project.write(&format!("content/torch/2026-03-01/part{number}.toml"), "[uses]\n");
    }
    project.write(EN, "The words of another branch.\n");
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "two"]);
    git(&project, &["checkout", "-q", "main"]);
    project
}

/// The files as they were at each build that was told.
type Seen = Arc<Mutex<Vec<BTreeMap<String, Vec<u8>>>>>;

fn files(sources: &SourceTree) -> BTreeMap<String, Vec<u8>> {
    sources.below("").map(|(path, file)| (path.to_owned(), file.bytes().to_vec())).collect()
}

fn on_disk(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    SourceTree::open(folder, &mut Diagnostics::default()).map(|sources| files(&sources)).unwrap_or_default()
}

/// Watches with a builder that makes nothing and fails when TOML breaks off.
fn watch(folder: &Path, how: Watch) -> (Watcher, Seen) {
    let builder = || -> Build {
        Box::new(|sources, _, mut log| {
            policysite::build(
                sources,
                &policysite::Options { drafts: Drafts::All, ..policysite::Options::default() },
                &mut log,
            );
            Built { site: Some(Site::default()), log }
        })
    };
    let workshop = Workshop { builder: Box::new(builder), today: Box::new(|_| None) };
    let seen = Seen::default();
    let tell = {
        let seen = Arc::clone(&seen);
        move |sign| {
            if let Sign::Done(turn) = sign {
                seen.lock().unwrap().push(files(&turn.sources));
            }
        }
    };
    let watcher = Watcher::start(folder, how, workshop, tell).unwrap();
    let start = Instant::now();
    while seen.lock().unwrap().is_empty() {
        assert!(start.elapsed() < PATIENCE, "no first build");
        sleep(Duration::from_millis(10));
    }
    (watcher, seen)
}

/// Saves in a way and says what was wrong with the builds that followed.
fn faults_of(way: &Way, how: Watch) -> Vec<String> {
    let (name, most, save) = way;
    let project = site();
    let (_watcher, seen) = watch(&project.path(""), how);
    save(&project);
    let end = on_disk(&project.path(""));
    let start = Instant::now();
    while seen.lock().unwrap().last() != Some(&end) && start.elapsed() < PATIENCE {
        sleep(Duration::from_millis(20));
    }
    // Long enough for what was held back, and for the clock.
    sleep(Duration::from_millis(1500));
    let settled = seen.lock().unwrap().len();
    sleep(IDLE);
    let seen = seen.lock().unwrap();
    let builds = seen.len() - 1;
    let mut faults = Vec::new();
    if seen.last() != Some(&end) {
        faults.push(format!("{name}, {how:?}: the last build is not of the files on disk"));
    }
    if builds > *most || builds == 0 && *most > 0 {
        faults.push(format!("{name}, {how:?}: {builds} builds, not {most}"));
    }
    if seen.len() != settled {
        faults.push(format!("{name}, {how:?}: built again when nothing changed"));
    }
    faults
}

#[test]
fn however_a_file_is_saved_it_is_built_once_and_nothing_is_built_for_nothing() {
    let hows = [Watch::Events, Watch::Every(Duration::from_millis(200))];
    let faults: Vec<String> = thread::scope(|scope| {
        let runs: Vec<_> =
            hows.iter().flat_map(|how| WAYS.iter().map(move |way| scope.spawn(move || faults_of(way, *how)))).collect();
        runs.into_iter().flat_map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn what_is_broken_for_good_is_told() {
    let project = Project::smallest();
    let (_watcher, seen) = watch(&project.path(""), Watch::Events);
    for (number, text) in ["title = \"broken", ""].into_iter().enumerate() {
        fs::write(project.path(TOML), text).unwrap();
        let start = Instant::now();
        while seen.lock().unwrap().len() < number + 2 {
            assert!(start.elapsed() < PATIENCE, "{text} was never told");
            sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_new_day_makes_a_new_build() {
    let project = Project::smallest();
    let day = Arc::new(Mutex::new("2026-11-21"));
    let builds = Arc::new(Mutex::new(0));
    let builder = || -> Build { Box::new(|_, _, log| Built { site: Some(Site::default()), log }) };
    let today = {
        let day = Arc::clone(&day);
        move |_: &SourceTree| day.lock().unwrap().parse().ok()
    };
    let workshop = Workshop { builder: Box::new(builder), today: Box::new(today) };
    let tell = {
        let builds = Arc::clone(&builds);
        move |sign| {
            if let Sign::Done(turn) = sign {
                assert!(turn.changed.is_empty());
                *builds.lock().unwrap() += 1;
            }
        }
    };
    let _watcher = Watcher::start(&project.path(""), Watch::Events, workshop, tell).unwrap();
    sleep(Duration::from_millis(1500));
    assert_eq!(*builds.lock().unwrap(), 1);
    *day.lock().unwrap() = "2026-11-22";
    sleep(Duration::from_millis(2500));
    assert_eq!(*builds.lock().unwrap(), 2);
}

/// The program itself, with real builds: after each step it serves what a clean build makes.
#[test]
fn after_every_save_the_program_serves_what_a_clean_build_makes() {
    type Step = fn(&Project);
    let steps: [(&str, Step); 6] = [
        ("words", |project| {
            project.write(
                "content/torch/2026-01-01/.tmp",
                "New words of {{ app.name }}.\n\n## Contact {#contact}\n\nWrite.\n",
            );
            fs::rename(project.path("content/torch/2026-01-01/.tmp"), project.path(EN)).unwrap();
        }),
        ("records", |project| {
            let text = project.read(TOML).replace("Switch the lamp on", "Light the lamp");
            fs::remove_file(project.path(TOML)).unwrap();
            project.write(TOML, &text);
        }),
        ("another policy", |project| {
            let text = project.read(TOML);
            project.write("content/lamp/2026-01-01/policy.toml", &text.replace("Torch", "Lamp"));
            project.write("content/lamp/2026-01-01/en.md", "Words.\n");
        }),
        ("the site", |project| project.write("site.toml", &project.read("site.toml").replace("London", "Paris"))),
        ("a theme", |project| {
            let text = format!("theme = \"own\"\n{}", project.read("site.toml"));
            project.write("themes/own/assets/style.css", "body { color: green }\n");
            project.write("site.toml", &text);
        }),
        ("a policy gone", |project| fs::remove_dir_all(project.path("content/lamp")).unwrap()),
    ];
    let project = Project::smallest();
    for arguments in [&["--as-of", DAY][..], &["--as-of", DAY, "--poll", "100"]] {
        let preview = Preview::start(&project.path(""), arguments);
        for (name, step) in steps {
            step(&project);
            let out = project.path("public");
            project.build();
            let wanted = tree(&out);
            let start = Instant::now();
            let differs = || wanted.iter().find(|(path, bytes)| preview.get(&format!("/{path}")).body != **bytes);
            while let Some((path, _)) = differs() {
                assert!(start.elapsed() < PATIENCE, "{name}: {path} is not what a clean build makes");
                sleep(Duration::from_millis(50));
            }
            if name == "a policy gone" {
                assert_eq!(preview.get("/lamp/en/").status, 404);
            }
        }
        preview.said();
        sleep(Duration::from_secs(3));
        assert_eq!(preview.said(), Vec::<String>::new(), "nothing changed");
        drop(preview);
        project.write("site.toml", &project.read("site.toml").replace("theme = \"own\"\n", ""));
        for (path, text) in crate::project::SMALLEST {
            project.write(path, text);
        }
    }
}
