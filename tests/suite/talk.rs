//! How much the program says, and where: in a terminal, in a pipe, with colors or without.

use std::process::Command;

use crate::project::DAY;
use crate::project::FORGETFUL;
use crate::project::Project;
use crate::project::SMALLEST;

/// What a command says in a terminal of its own, through util-linux's `script`; `None` where that is not installed.
fn in_terminal(project: &Project, line: &str, variables: &[(&str, &str)]) -> Option<String> {
    let probe = Command::new("script").arg("--version").output().ok()?;
    if !String::from_utf8_lossy(&probe.stdout).contains("util-linux") {
        return None;
    }
    let program = assert_cmd::cargo::cargo_bin("policysite");
    let mut command = Command::new("script");
    command.args(["-qec", &format!("'{}' {line}", program.display()), "/dev/null"]).current_dir(project.path("."));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm").envs([FORGETFUL]).envs(variables.iter().copied());
    Some(String::from_utf8(command.output().unwrap().stdout).unwrap())
}

/// What a command writes to its two pipes.
fn in_pipes(project: &Project, arguments: &[&str], variables: &[(&str, &str)]) -> [String; 2] {
    let mut command = project.command(arguments);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

/// The smallest site with a warning and a note to be found.
fn doubtful() -> Project {
    Project::smallest().file("content/torch/2026-01-01/en.md", "## Contact {#contact}\n\n\\*x*：\\*更多：*您 *a*b\n")
}

#[test]
fn a_pipe_gets_words_only() {
    for project in [Project::demo(), doubtful()] {
        let [out, err] = in_pipes(&project, &["build", "--drafts", "--as-of", DAY], &[]);
        let is_plain = |text: &str| text.chars().all(|c| c == '\n' || !c.is_control());
        assert!(is_plain(&out) && is_plain(&err), "{out:?} {err:?}");
        assert!(!err.contains("rendering") && out.contains(" files in public"), "{out} {err}");
    }
}

#[test]
fn quiet_leaves_findings_and_what_was_asked_for() {
    let project = Project::demo();
    assert_eq!(in_pipes(&project, &["build", "--quiet", "--as-of", DAY], &[]), ["", ""]);
    let [out, _] = in_pipes(&project, &["--quiet", "check", "--format", "json", "--as-of", DAY], &[]);
    assert!(out.starts_with('{'), "{out}");
    let [out, err] = in_pipes(&Project::smallest().file("site.toml", "x = 1\n"), &["check", "--quiet"], &[]);
    assert!(out.is_empty() && err.contains("error["), "{out} {err}");
}

#[test]
fn verbose_names_each_part_of_the_work() {
    let project = Project::smallest();
    let [_, err] = in_pipes(&project, &["build", "--drafts", "--verbose", "--as-of", DAY], &[]);
    for phase in ["reading files: ", "reading policies (1): ", "rendering ", "checking ", "writing "] {
        assert!(err.lines().any(|line| line.starts_with(phase) && line.ends_with(" s")), "{phase}: {err}");
    }
}

#[test]
fn colors_are_asked_for_or_refused_by_the_usual_variables() {
    let project =
        Project::new().file("site.toml", SMALLEST[0].1).file("content/torch/1/policy.toml", "titel = \"T\"\n");
    let colored = |variables: &[(&str, &str)]| in_pipes(&project, &["check"], variables)[1].contains('\u{1b}');
    assert!(!colored(&[]) && colored(&[("FORCE_COLOR", "1")]) && colored(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    let Some(said) = in_terminal(&project, "check", &[]) else { return };
    assert!(said.contains("\u{1b}["), "{said:?}");
    // Without the line that shows how far the work is: on a busy machine it comes and is cleared, which is no color.
    let said = in_terminal(&project, "--quiet check", &[("NO_COLOR", "1")]).unwrap();
    assert!(said.contains("error[") && !said.contains("\u{1b}["), "{said:?}");
    let demo = Project::demo();
    let diff = "diff e-mobile-7";
    assert!(in_terminal(&demo, diff, &[]).unwrap().contains("\u{1b}[3"));
    assert!(!in_terminal(&demo, diff, &[("NO_COLOR", "1")]).unwrap().contains("\u{1b}["));
}

#[test]
fn a_terminal_shows_long_work_and_then_clears_the_line() {
    let project = many();
    let build = format!("build --drafts --as-of {DAY}");
    let Some(said) = in_terminal(&project, &build, &[]) else { return };
    assert!(said.contains("rendering page groups "), "{said:?}");
    let last = said.trim_end().lines().next_back().unwrap();
    assert!(last.contains(" files in public"), "{said:?}");
    let after = said.rsplit("checking pages").next().unwrap();
    assert!(after.contains("\u{1b}[2K"), "{after:?}");
    let said = in_terminal(&project, &build, &[("TERM", "dumb")]).unwrap();
    assert!(!said.contains('\u{1b}') && !said.contains("rendering"), "{said:?}");
    let said = in_terminal(&project, &format!("{build} --quiet"), &[]).unwrap();
    assert!(said.is_empty(), "{said:?}");
}

/// A site on which even a fast machine works for a while.
fn many() -> Project {
    let mut project = Project::new().file("site.toml", SMALLEST[0].1);
    for policy in 0..40 {
        for month in ["01", "02", "03"] {
            let date = format!("2026-{month}-01");
            let records = SMALLEST[1].1.replace("2026-01-01", &date);
            project = project
                .file(&format!("content/torch-{policy}/{date}/policy.toml"), &records)
                .file(&format!("content/torch-{policy}/{date}/en.md"), SMALLEST[2].1);
        }
    }
    project
}
