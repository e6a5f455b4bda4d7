//! Frozen releases that somebody changed: always seen, always named.

use std::collections::BTreeMap;
use std::fs;

use proptest::strategy::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;

/// How often something is changed, and of how many changes a build is tried too.
const TRIALS: usize = 500;
const BUILDS: usize = 25;

/// A source of numbers that is the same in every run.
struct Dice(TestRunner);

impl Dice {
    fn new(seed: u8) -> Self {
        Self(TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32])))
    }

    fn below(&mut self, limit: usize) -> usize {
        (0..limit).new_tree(&mut self.0).unwrap().current()
    }
}

/// The files under `content/`, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// Changes something, and says what should be named.
fn tamper(files: &Files, dice: &mut Dice) -> (Files, String) {
    let mut changed = files.clone();
    let paths: Vec<&String> = files.keys().filter(|path| *path != "README.md").collect();
    let path = paths[dice.below(paths.len())].clone();
    let named = path.clone();
    match dice.below(6) {
        0 | 1 => {
            let bytes = changed.get_mut(&path).unwrap();
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(7);
        }
        2 => {
            changed.remove(&path);
            return (changed, if path.ends_with("policy.lock") { "the lock".to_owned() } else { named });
        }
        3 => {
            let folder = path.replace("policy.lock", "frozen/").rsplit_once('/').unwrap().0.to_owned();
            let name = ["extra.toml", "note.txt", "fr.md"][dice.below(3)];
            changed.insert(format!("{folder}/{name}"), b"x = 1\n".to_vec());
            return (changed, format!("{folder}/{name}"));
        }
        4 => {
            let bytes = changed.remove(&path).unwrap();
            changed.insert(format!("{path}.bak.md"), bytes);
            return (changed, if path.ends_with("policy.lock") { "the lock".to_owned() } else { named });
        }
        _ => return (swap_entries(files, dice), "lock".to_owned()),
    }
    (changed, named)
}

/// Entries change places, or one is taken out of the chain.
fn swap_entries(files: &Files, dice: &mut Dice) -> Files {
    let mut changed = files.clone();
    let locks: Vec<&String> = files.keys().filter(|path| path.ends_with("policy.lock")).collect();
    let path = locks[dice.below(locks.len())];
    let text = String::from_utf8(files[path].clone()).unwrap();
    let mut parts: Vec<&str> = text.split("\n[[entry]]").collect();
    if dice.below(2) == 0 {
        parts.swap(1, 2);
    } else {
        parts.remove(1);
    }
    changed.insert(path.clone(), parts.join("\n[[entry]]").into_bytes());
    changed
}

fn put(project: &Project, before: &Files, after: &Files) {
    let folder = project.path("content");
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        fs::remove_file(folder.join(path)).unwrap();
    }
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        fs::write(folder.join(path), bytes).unwrap();
    }
}

#[test]
fn whatever_is_changed_is_seen_and_named() {
    let project = Project::demo();
    let files = tree(&project.path("content"));
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
    let mut dice = Dice::new(7);
    for trial in 0..TRIALS {
        let (changed, named) = tamper(&files, &mut dice);
        put(&project, &files, &changed);
        let (said, code) = project.says(&["verify"]);
        assert_eq!(code, 1, "trial {trial}: {named} is not seen: {said}");
        assert!(said.contains(&named), "trial {trial}: {named} is not named: {said}");
        if trial % (TRIALS / BUILDS) == 0 {
            let (said, code) = project.says(&["build", "--as-of", DAY]);
            assert!(code == 1 && said.contains(&named), "trial {trial}: a build goes through: {named}: {said}");
            assert!(!project.path("public").exists());
        }
        put(&project, &changed, &files);
    }
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
}

#[test]
fn whatever_is_changed_of_a_published_folder_is_seen_and_named() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let files = tree(&project.path("public"));
    let paths: Vec<&String> = files.keys().collect();
    let mut dice = Dice::new(11);
    for trial in 0..60 {
        let name = paths[dice.below(paths.len())];
        let path = project.path("public").join(name);
        let mut bytes = files[name].clone();
        let at = dice.below(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        let mut extra = None;
        match dice.below(3) {
            0 => fs::remove_file(&path).unwrap(),
            1 => {
                bytes[at] ^= 1;
                fs::write(&path, &bytes).unwrap();
            }
            _ => extra = Some(path.with_extension("extra")),
        }
        if let Some(extra) = &extra {
            fs::write(extra, "x").unwrap();
        }
        let (said, code) = project.says(&["verify", "public"]);
        // A number in the manifest that changed shows as a file that is not as it says.
        let named =
            if name == "manifest.json" && extra.is_none() { "error[" } else { name.rsplit('.').next_back().unwrap() };
        assert!(code == 1 && said.contains(named), "trial {trial}: {name}: {said}");
        if let Some(extra) = &extra {
            fs::remove_file(extra).unwrap();
        }
        fs::write(&path, &files[name]).unwrap();
    }
    let (said, code) = project.says(&["verify", "public"]);
    assert_eq!((said.as_str(), code), ("", 0));
}
