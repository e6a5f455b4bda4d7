//! A build that would make what is there already is not made again, and nobody sees the difference.

use std::fs;

use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;

/// Builds a site by a program that remembers what it built: what it says, whether it rendered anything, and the exit code.
fn build(project: &Project, day: &str, more: &[&str]) -> (String, bool, i32) {
    let mut command = project.command(&[&["build", "--timings", "--as-of", day], more].concat());
    let output = command.env("XDG_CACHE_HOME", project.path("cache")).output().unwrap();
    let [said, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let rendered = said.contains("rendering");
    // The first line; the times are others each time.
    (said.lines().next().unwrap_or_default().to_owned() + &errors, rendered, output.status.code().unwrap())
}

/// What a program says and makes that remembers nothing.
fn clean(project: &Project, day: &str, more: &[&str]) -> (String, std::collections::BTreeMap<String, Vec<u8>>) {
    let mut command = project.command(&[&["build", "--as-of", day, "--out", "clean"], more].concat());
    let output = command.assert().success().get_output().clone();
    (String::from_utf8(output.stdout).unwrap().replace("clean", "public"), tree(&project.path("clean")))
}

/// A site without a finding, frozen.
fn sound() -> Project {
    let project = Project::smallest();
    project.command(&["release", "torch", "2026-01-01", "--by", "Tester", "--as-of", "2026-01-01"]).assert().success();
    project
}

#[test]
fn the_same_build_is_not_made_twice() {
    let project = sound();
    let (said, rendered, code) = build(&project, DAY, &[]);
    assert!(rendered && code == 0, "{said}");
    assert_eq!(build(&project, DAY, &[]), (said.clone(), false, 0));
    let (expected, files) = clean(&project, DAY, &[]);
    assert_eq!(said + "\n", expected);
    assert_eq!(tree(&project.path("public")), files);
}

/// What is done to a site, and the day and the options with which it is built then.
type Step = (&'static str, fn(&Project), &'static str, &'static [&'static str]);

#[test]
fn whatever_is_another_now_is_built() {
    let project = sound();
    let steps: [Step; 9] = [
        ("a page", |project| fs::write(project.path("public/torch/en/index.html"), "x").unwrap(), DAY, &[]),
        (
            "a page that is gone",
            |project| fs::remove_file(project.path("public/torch/en/index.html")).unwrap(),
            DAY,
            &[],
        ),
        ("the manifest", |project| fs::write(project.path("public/manifest.json"), "{}").unwrap(), DAY, &[]),
        ("the day", |_| {}, "2027-02-01", &[]),
        ("the day again", |_| {}, DAY, &[]),
        ("drafts", |_| {}, DAY, &["--drafts"]),
        ("a file of the site", |project| project.write("static/x.txt", "x"), DAY, &["--drafts"]),
        ("its bytes", |project| project.write("static/x.txt", "y"), DAY, &["--drafts"]),
        (
            "a setting",
            |project| project.write("site.toml", &project.read("site.toml").replace("/legal/", "/l/")),
            DAY,
            &["--drafts"],
        ),
    ];
    build(&project, DAY, &[]);
    for (what, change, day, more) in steps {
        change(&project);
        if what == "the manifest" {
            // It is not ours without it, and stays.
            assert_eq!(build(&project, day, more).2, 2);
            fs::remove_dir_all(project.path("public")).unwrap();
        }
        let (said, rendered, code) = build(&project, day, more);
        assert!(rendered && code == 0, "{what}: {said}");
        assert_eq!(tree(&project.path("public")), clean(&project, day, more).1, "{what}");
        assert!(!build(&project, day, more).1, "{what}");
    }
}

#[test]
fn a_file_of_somebody_else_is_never_known() {
    let project = sound();
    build(&project, DAY, &[]);
    project.write("public/notes.txt", "mine");
    assert_eq!(build(&project, DAY, &[]).2, 2);
    assert_eq!(project.read("public/notes.txt"), "mine");
}

#[test]
fn what_there_is_to_say_is_said_every_time() {
    let project = sound();
    let records = project.read("content/torch/2026-01-01/policy.toml").replace("2026-01-01", "2026-12-01");
    project.write("content/torch/2026-12-01/policy.toml", &records);
    project.write("content/torch/2026-12-01/en.md", "Since 3 March 2020.\n\n## Contact {#contact}\n\nWrite to us.\n");
    let (said, rendered, code) = build(&project, DAY, &["--drafts"]);
    assert!(said.contains("warning[unknown-date]") && rendered && code == 0, "{said}");
    assert_eq!(build(&project, DAY, &["--drafts"]), (said, true, 0));
}

#[test]
fn a_cache_that_is_broken_or_not_there_is_no_fault() {
    let project = sound();
    build(&project, DAY, &[]);
    let records = fs::read_dir(project.path("cache/policysite")).unwrap();
    for record in records {
        fs::write(record.unwrap().path(), "{").unwrap();
    }
    assert!(build(&project, DAY, &[]).1);
    fs::remove_dir_all(project.path("cache")).unwrap();
    fs::write(project.path("cache"), "a file").unwrap();
    assert_eq!((build(&project, DAY, &[]).2, build(&project, DAY, &[]).1), (0, true));
}
