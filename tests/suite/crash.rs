//! Runs that are killed in the middle: what is on disk is whole, or the next run says how to go on.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::project::DAY;
use crate::project::FORGETFUL;
use crate::project::Project;
use crate::project::tree;

/// How often a run is killed.
const TIMES: u32 = 200;

/// Starts the program and kills it (SIGKILL) after a while; whether it was still running.
fn killed_after(folder: &Path, arguments: &[&str], wait: Duration) -> bool {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("policysite"))
        .current_dir(folder)
        .args(arguments)
        .envs([FORGETFUL])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(wait);
    let running = child.try_wait().unwrap().is_none();
    let _ = child.kill();
    child.wait().unwrap();
    running
}

/// How long a run takes that nobody kills.
fn duration(folder: &Path, arguments: &[&str]) -> Duration {
    // The first run of a program is slower than those that are measured against it.
    killed_after(folder, arguments, Duration::ZERO);
    let started = std::time::Instant::now();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("policysite"));
    let status = command
        .current_dir(folder)
        .args(arguments)
        .envs([FORGETFUL])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
    started.elapsed()
}

/// A moment of a run: late moments, at which it writes, come as often as all others.
fn moment(time: u32, whole: Duration) -> Duration {
    let part = if time.is_multiple_of(2) {
        f64::from(time) / f64::from(TIMES)
    } else {
        0.7 + 0.4 * f64::from(time) / f64::from(TIMES)
    };
    whole.mul_f64(part)
}

/// How long a run is thought to take after one more: what was measured once, on a machine that does other things as well,
/// is mended by whether runs are caught.
fn adapted(whole: Duration, was_running: bool) -> Duration {
    whole.mul_f64(if was_running { 1.01 } else { 0.96 })
}

#[test]
fn a_killed_release_is_there_or_not_and_the_next_run_goes_on() {
    let project = Project::smallest();
    let release = ["release", "torch", "2026-01-01", "--as-of", DAY];
    let clean = tree(&project.path("content"));
    let mut whole = duration(&project.path("."), &release);
    let finished = tree(&project.path("content"));
    let mut kills = 0;
    for time in 0..TIMES {
        fs::remove_dir_all(project.path("content")).unwrap();
        for (name, bytes) in &clean {
            project.write(&format!("content/{name}"), str::from_utf8(bytes).unwrap());
        }
        let was_running = killed_after(&project.path("."), &release, moment(time, whole));
        whole = adapted(whole, was_running);
        kills += u32::from(was_running);
        let (said, code) = project.says(&["verify"]);
        let helped =
            said.contains("frozen-text-missing") && said.contains("run `policysite release` for this release again");
        assert!(code == 0 || helped, "killed at {time}: {said}");
        let (said, code) = project.says(&release);
        assert!(code == 0 || said.contains("already-frozen"), "killed at {time}: {said}");
        assert_eq!(project.says(&["verify"]), (String::new(), 0), "killed at {time}");
        assert!(tree(&project.path("content")) == finished, "killed at {time}: something is left behind");
    }
    assert!(kills > TIMES / 4, "only {kills} runs were killed in the middle");
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one_whole() {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", DAY);
    let build = ["build", "--as-of", DAY];
    let mut whole = duration(&project.path("."), &build);
    let mut sites = vec![tree(&project.path("public"))];
    project.write("static/new.txt", "x");
    project.build_on(DAY, &[]);
    sites.push(tree(&project.path("public")));
    let done = AtomicBool::new(false);
    let mut kills = 0;
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| watch(&project.path("public"), &done));
        for time in 0..TIMES {
            if time.is_multiple_of(2) {
                fs::remove_file(project.path("static/new.txt")).unwrap();
            } else {
                project.write("static/new.txt", "x");
            }
            let was_running = killed_after(&project.path("."), &build, moment(time, whole));
            whole = adapted(whole, was_running);
            kills += u32::from(was_running);
            let (said, code) = project.says(&["verify", "public"]);
            assert_eq!((said.as_str(), code), ("", 0), "killed at {time}");
            assert!(sites.contains(&tree(&project.path("public"))), "killed at {time}: neither site");
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 100, "the reader looked too seldom");
    });
    project.write("static/new.txt", "x");
    project.build_on(DAY, &[]);
    let left: Vec<_> = fs::read_dir(project.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".policysite")), "{left:?}");
    assert!(kills > TIMES / 4, "only {kills} runs were killed in the middle");
}

/// Looks at a site all the time: its front page and manifest are always there and whole. How often it looked.
fn watch(folder: &Path, done: &AtomicBool) -> u32 {
    let mut looked = 0;
    while !done.load(Ordering::Relaxed) {
        let page = fs::read_to_string(folder.join("index.html")).expect("the front page is always there");
        assert!(page.trim_end().ends_with("</html>"));
        let manifest = fs::read(folder.join("manifest.json")).expect("the manifest is always there");
        assert!(serde_json::from_slice::<serde_json::Value>(&manifest).is_ok());
        looked += 1;
        std::thread::sleep(Duration::from_millis(1));
    }
    looked
}

/// The texts that a lock speaks of and that are not there are written by the same command again.
#[test]
fn an_interrupted_release_is_finished_by_the_same_command() {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", DAY);
    let whole = tree(&project.path("content"));
    fs::remove_dir_all(project.path("content/torch/frozen")).unwrap();
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    assert!(code == 1 && said.contains("frozen-text-missing"), "{said}");
    project.release("torch", "2026-01-01", DAY);
    assert!(whole == tree(&project.path("content")));
}
