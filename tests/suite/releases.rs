//! The life of a release, from draft to history, on real folders.

use std::fs;

use policysite::diagnostic::Diagnostics;
use policysite::lock;
use policysite::model::Event;
use policysite::model::Lock;
use policysite::model::LockEntry;
use policysite::source::SourceTree;

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::tree;
use crate::project::visible_text;

/// The records of the smallest policy with other dates.
fn dated(published: &str, effective: &str) -> String {
    let policy = SMALLEST[1].1.replace("published = 2026-01-01", &format!("published = {published}"));
    policy.replace("effective = 2026-01-01", &format!("effective = {effective}"))
}

/// Writes a release of the smallest policy.
fn write(project: &Project, version: &str, published: &str, effective: &str, prose: &str) {
    project.write(&format!("content/torch/{version}/policy.toml"), &dated(published, effective));
    project.write(&format!("content/torch/{version}/en.md"), prose);
}

/// The smallest policy, frozen, and a second release that is announced on the first of November for December.
fn announced() -> Project {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", "2026-01-01");
    write(&project, "2", "2026-11-01", "2026-12-01", "New words.\n\n## Contact {#contact}\n\nWrite.\n");
    project.release("torch", "2", "2026-11-01");
    project
}

fn json(project: &Project, path: &str) -> serde_json::Value {
    serde_json::from_str(&project.read(path)).unwrap()
}

/// The state of each release in `versions.json`.
fn states(project: &Project) -> Vec<(String, String)> {
    let versions = json(project, "public/torch/versions.json");
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    versions["releases"].as_array().unwrap().iter().map(|one| (word(&one["version"]), word(&one["state"]))).collect()
}

#[track_caller]
fn refused(project: &Project, arguments: &[&str], code: &str) {
    let before = tree(&project.path("content"));
    let (said, exit) = project.says(arguments);
    assert!(exit == 1 && said.contains(&format!("error[{code}]")), "{arguments:?}: {said}");
    assert_eq!(before, tree(&project.path("content")), "{arguments:?} wrote something");
}

#[test]
fn nothing_is_built_before_a_release_and_then_only_that() {
    let project = Project::smallest();
    refused(&project, &["build", "--as-of", DAY], "nothing-released");
    project.release("torch", "2026-01-01", DAY);
    write(&project, "next", "2026-11-01", "2026-12-01", "Text.\n");
    let output = project.command(&["build", "--as-of", DAY]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Left out: torch next, a draft"), "{said}");
    assert!(!project.path("public/torch/v/next").exists());
}

#[test]
fn what_is_frozen_is_what_is_published() {
    let project = announced();
    project.build_on(DAY, &[]);
    for version in ["2026-01-01", "2"] {
        let frozen = project.read(&format!("content/torch/frozen/{version}.en.txt"));
        assert_eq!(frozen, project.read(&format!("public/torch/v/{version}/text/en.txt")));
    }
    let lock = project.read("content/torch/policy.lock");
    for words in ["sequence = 2", "by = \"Li Na\"", "predecessor = \"2026-01-01\"", "inputs.\"policy.toml\" = \""] {
        assert!(lock.contains(words), "{lock}");
    }
    let manifest = json(&project, "public/torch/v/2/manifest.json");
    assert_eq!(manifest["sequence"], 2);
    assert_eq!(manifest["texts"]["en"], manifest["files"]["text/en.txt"]["sha256"]);
    let (said, code) = project.says(&["verify", "public"]);
    assert_eq!((said.as_str(), code), ("", 0));
}

#[test]
fn a_release_that_is_not_ready_is_refused_and_nothing_is_written() {
    let project = announced();
    refused(&project, &["release", "lamp", "2", "--as-of", DAY], "unknown-policy");
    refused(&project, &["release", "torch", "9", "--as-of", DAY], "unknown-release");
    refused(&project, &["release", "torch", "2", "--as-of", DAY], "already-frozen");
    write(&project, "3", "2026-10-01", "2026-12-01", "Text.\n");
    refused(&project, &["release", "torch", "3", "--as-of", DAY], "release-out-of-order");
    write(&project, "3", "2026-11-20", "2026-12-01", "## No id\n\nText.\n");
    refused(&project, &["release", "torch", "3", "--as-of", DAY], "heading-without-id");
    project.write("content/torch/3/policy.toml", &SMALLEST[1].1.replace("published = 2026-01-01\n", ""));
    project.write("content/torch/3/en.md", "Text.\n");
    refused(&project, &["release", "torch", "3", "--as-of", DAY], "release-without-date");
    project.write("content/torch/3/en.md", "[broken](#nowhere)\n");
    refused(&project, &["release", "torch", "3", "--as-of", DAY], "unknown-anchor");
}

#[test]
fn a_dry_run_shows_the_entry_and_writes_nothing() {
    let project = Project::smallest();
    let output = project.command(&["release", "torch", "2026-01-01", "--dry-run", "--as-of", DAY]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("sequence      1") && said.contains("asks          cn"), "{said}");
    assert!(said.contains("the first release: consent is asked for the first time"), "{said}");
    assert!(!said.contains("reconsent") && !said.contains("PIPL"), "nothing changed: {said}");
    assert!(!project.path("content/torch/policy.lock").exists());
}

#[test]
fn what_a_day_sees_follows_from_dates_alone() {
    let project = announced();
    let on = |day: &str| {
        project.build_on(day, &[]);
        states(&project).into_iter().map(|(_, state)| state).collect::<Vec<_>>()
    };
    assert_eq!(on("2026-10-31"), ["in-force"], "words are not shown before they are public");
    assert_eq!(on("2026-11-01"), ["in-force", "announced"]);
    assert_eq!(on("2026-11-30"), ["in-force", "announced"]);
    assert_eq!(json(&project, "public/torch/versions.json")["next_change"], "2026-12-01");
    assert_eq!(on("2026-12-01"), ["superseded", "in-force"]);
    assert!(json(&project, "public/torch/versions.json")["next_change"].is_null());
}

/// A late rebuild leaves a page of an earlier day where it is. What it says must still be true.
#[test]
fn who_asks_for_drafts_sees_what_becomes_public_later() {
    let project = announced();
    project.build_on("2026-10-01", &[]);
    assert!(!project.path("public/torch/v/2").exists());
    project.build_on("2026-10-01", &["--drafts"]);
    let state = |version: &str, state: &str| (version.to_owned(), state.to_owned());
    assert_eq!(states(&project), [state("2026-01-01", "in-force"), state("2", "scheduled")]);
    for page in ["public/torch/v/2/en/index.html", "public/torch/en/history/index.html"] {
        assert!(visible_text(&project.read(page)).contains("Scheduled"), "{page}");
    }
    let current = visible_text(&project.read("public/torch/en/index.html"));
    assert!(!current.contains("2026-11-01") && !current.contains("Scheduled"), "{current}");
}

#[test]
fn no_page_says_what_another_day_makes_false() {
    let project = announced();
    project.build_on("2026-11-30", &[]);
    for (path, bytes) in tree(&project.path("public")) {
        if let Some(path) = path.strip_suffix(".html") {
            let text = visible_text(&String::from_utf8(bytes).unwrap()).to_lowercase();
            for words in [
                "not yet",
                "currently",
                "now in force",
                "today",
                "is in force",
                "will take effect",
                "no longer in force",
            ] {
                assert!(!text.contains(words), "{path} says `{words}`: {text}");
            }
        }
    }
    let history = visible_text(&project.read("public/torch/en/history/index.html"));
    assert!(history.contains("In force from 1 December 2026"), "{history}");
    assert!(history.contains("In force until 30 November 2026"), "{history}");
}

#[test]
fn nothing_under_an_older_version_ever_changes() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let older = |project: &Project| {
        let all = tree(&project.path("public"));
        let kept = all.into_iter().filter(|(path, _)| path.contains("/v/"));
        kept.collect::<std::collections::BTreeMap<_, _>>()
    };
    let before = older(&project);
    for (name, bytes) in tree(&project.path("content/e-mobile-7/2026-10-01")) {
        let text = String::from_utf8(bytes).unwrap().replace("published = 2026-09-01", "published = 2026-11-21");
        let text = text.replace("effective = 2026-10-01", "effective = 2027-02-01").replace("[changes.", "[changes.x-");
        project.write(&format!("content/e-mobile-7/2027-02-01/{name}"), &text);
    }
    project.write("content/torch/2026-01-01/policy.toml", SMALLEST[1].1);
    project.write("content/torch/2026-01-01/en.md", SMALLEST[2].1);
    let site = project.read("site.toml").replace("[\"en\", \"zh-CN\"]", "[\"en\", \"zh-CN\", \"ar\"]");
    project.write("site.toml", &site);
    project.write(
        "content/torch/2026-01-01/ar.toml",
        "title = \"سياسة\"\nuses.crash-reports.purpose = \"إصلاح\"\npermissions.camera.purpose = \"ضوء\"\n",
    );
    project.write(
        "content/torch/2026-01-01/ar.md",
        "{{ app.name }}\n\n## اتصل بنا {#contact}\n\n{{ parties.us.email }}\n",
    );
    project.release("e-mobile-7", "2027-02-01", "2026-11-22");
    project.build_on("2027-11-21", &[]);
    let after = older(&project);
    for (path, bytes) in &before {
        assert!(after.get(path) == Some(bytes), "{path} changed");
    }
    let new: Vec<&String> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    let is_new = |path: &&&String| !path.contains("/v/2027-02-01/") && !path.starts_with("torch/");
    assert_eq!(new.iter().find(is_new), None);
}

#[test]
fn a_release_that_overtakes_another_changes_nothing_of_it() {
    let project = announced();
    project.build_on(DAY, &[]);
    let before = tree(&project.path("public/torch/v/2"));
    write(&project, "3", "2026-11-10", "2026-11-15", SMALLEST[2].1);
    project.release("torch", "3", DAY).build_on(DAY, &[]);
    assert!(before == tree(&project.path("public/torch/v/2")));
    assert_eq!(states(&project)[1], ("3".to_owned(), "in-force".to_owned()));
}

/// Words that were called off before anybody saw them are never shown.
#[test]
fn what_is_withdrawn_before_its_day_is_never_public() {
    let project = announced();
    write(&project, "3", "2027-01-01", "2027-02-01", "A secret.\n");
    project.release("torch", "3", "2026-11-20");
    project.command(&["withdraw", "torch", "3", "--reason", "No.", "--as-of", "2026-11-21"]).assert().success();
    for day in ["2026-11-21", "2027-01-01", "2027-03-01"] {
        project.build_on(day, &[]);
        assert!(!project.path("public/torch/v/3").exists());
        // A bundle is packed from the other files.
        for (path, bytes) in tree(&project.path("public")) {
            assert!(!String::from_utf8_lossy(&bytes).contains("A secret"), "{path} on {day}");
        }
    }
    // Its days keep nobody from releasing on an earlier one.
    write(&project, "4", "2026-11-22", "2027-02-01", "Words.\n");
    project.release("torch", "4", "2026-11-22");
}

/// A day in the lock never lies before the one above it.
#[test]
fn a_decision_is_not_recorded_before_the_last_one() {
    let project = announced();
    refused(&project, &["withdraw", "torch", "2", "--reason", "x", "--as-of", "2026-10-30"], "day-before-last");
}

/// A policy of which nothing is left still answers at its addresses, and says why.
#[test]
fn the_only_release_can_be_taken_down() {
    let project = Project::smallest();
    write(&project, "2026-01-01", "2026-01-01", "2026-06-01", "This policy covers it.\n");
    project.release("torch", "2026-01-01", "2026-01-01").build_on("2026-01-02", &[]);
    let before = tree(&project.path("public/torch/en"));
    project
        .command(&["withdraw", "torch", "2026-01-01", "--reason", "No.", "--as-of", "2026-01-03"])
        .assert()
        .success();
    project.build_on("2026-01-03", &[]);
    assert!(visible_text(&project.read("public/torch/en/index.html")).contains("Withdrawn on 3 January 2026"));
    project
        .command(&["takedown", "torch", "2026-01-01", "--reason", "Order 1", "--as-of", "2026-01-04"])
        .assert()
        .success();
    project.build_on("2026-01-04", &[]);
    for path in before.keys().filter(|path| !path.starts_with("since/")) {
        let page = visible_text(&project.read(&format!("public/torch/en/{path}")));
        assert!(page.contains("taken off this site by order"), "{path}: {page}");
    }
}

/// A release that was taken down was in force when it was: the periods of its neighbors stay.
#[test]
fn periods_stay_when_a_release_in_the_middle_is_taken_down() {
    let project = announced();
    write(&project, "3", "2026-12-10", "2026-12-20", "Third.\n");
    project.release("torch", "3", "2026-12-10");
    project.command(&["takedown", "torch", "2", "--reason", "Order 1", "--as-of", "2026-12-24"]).assert().success();
    project.build_on("2026-12-24", &[]);
    let versions = json(&project, "public/torch/versions.json");
    assert_eq!(versions["releases"][0]["in_force_until"], "2026-11-30");
    let history = visible_text(&project.read("public/torch/en/history/index.html"));
    assert!(history.contains("In force from 1 December 2026 In force until 19 December 2026"), "{history}");
    project.command(&["new", "release", "torch", "4"]).assert().success();
    let (said, code) = project.says(&["new", "release", "torch", "5", "--from", "2"]);
    assert!(code == 2 && said.contains("was taken down"), "{said}");
}

#[test]
fn a_withdrawn_release_keeps_its_address_and_never_holds() {
    let project = announced();
    let withdraw = ["withdraw", "torch", "2", "--reason", "A mistake in <clause> 3.", "--as-of", "2026-11-22"];
    refused(&project, &["withdraw", "torch", "2026-01-01", "--reason", "x", "--as-of", DAY], "not-announced");
    project.command(&withdraw).assert().success();
    refused(&project, &withdraw, "not-announced");
    project.build_on("2026-12-24", &[]);
    assert_eq!(
        states(&project),
        [("2026-01-01", "in-force"), ("2", "withdrawn")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    let page = visible_text(&project.read("public/torch/v/2/en/index.html"));
    assert!(page.contains("Withdrawn on 22 November 2026") && page.contains("A mistake in <clause> 3."), "{page}");
    let history = visible_text(&project.read("public/torch/en/history/index.html"));
    assert!(history.contains("Withdrawn on 22 November 2026"), "{history}");
    assert!(!project.read("public/torch/en/index.html").contains("New words"));
    // On the day before, people saw it announced.
    project.build_on("2026-11-21", &[]);
    assert_eq!(states(&project)[1].1, "announced");
}

#[test]
fn a_postponed_release_holds_from_its_new_day() {
    let project = announced();
    refused(&project, &["postpone", "torch", "2", "--to", "2026-11-30", "--reason", "x", "--as-of", DAY], "not-later");
    let postpone = ["postpone", "torch", "2", "--to", "2027-01-15", "--reason", "More time.", "--as-of", "2026-11-22"];
    project.command(&postpone).assert().success();
    project.build_on("2026-12-24", &[]);
    assert_eq!(states(&project)[1].1, "announced");
    assert_eq!(json(&project, "public/torch/versions.json")["next_change"], "2027-01-15");
    for page in ["public/torch/v/2/en/index.html", "public/torch/en/history/index.html"] {
        let text = visible_text(&project.read(page));
        assert!(text.contains("this version takes effect on 15 January 2027"), "{text}");
    }
    project.build_on("2027-01-15", &[]);
    assert_eq!(states(&project)[1].1, "in-force");
}

#[test]
fn a_taken_down_release_leaves_a_notice_and_its_hashes() {
    let project = announced();
    let takedown = |version: &'static str, day: &'static str| {
        ["takedown", "torch", version, "--reason", "Order 12 of the court.", "--as-of", day]
    };
    refused(&project, &takedown("2", DAY), "still-standing");
    refused(&project, &takedown("2026-01-01", DAY), "still-standing");
    project.build_on("2026-12-02", &[]);
    let addresses = tree(&project.path("public/torch/v/2026-01-01"));
    project.command(&takedown("2026-01-01", "2026-12-02")).assert().success();
    refused(&project, &["release", "torch", "2026-01-01", "--as-of", "2026-12-02"], "already-frozen");
    fs::remove_dir_all(project.path("content/torch/2026-01-01")).unwrap();
    fs::remove_file(project.path("content/torch/frozen/2026-01-01.en.txt")).unwrap();
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
    project.build_on("2026-12-02", &[]);
    for path in addresses.keys().filter_map(|path| path.strip_suffix("index.html")) {
        let page = visible_text(&project.read(&format!("public/torch/v/2026-01-01/{path}index.html")));
        assert!(page.contains("taken off this site by order") && page.contains("Order 12 of the court."), "{page}");
        assert!(!page.contains("privacy@torch.example"), "{page}");
    }
    for (path, bytes) in tree(&project.path("public")) {
        let is_of_it = path.starts_with("torch/v/2026-01-01/");
        // Its pages and what an app shows are notices now.
        let is_page = std::path::Path::new(&path).extension().is_some_and(|kind| kind == "html");
        assert!(!is_of_it || is_page, "{path} is still there");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("This policy covers"), "{path} still has the words");
    }
    for page in ["since/2026-01-01/", "history/"] {
        let text = visible_text(&project.read(&format!("public/torch/en/{page}index.html")));
        assert!(text.contains("Taken off this site by order on 2 December 2026"), "{page}: {text}");
    }
    let versions = json(&project, "public/torch/versions.json");
    assert_eq!(versions["removed"][0]["texts"]["en"].as_str().unwrap().len(), 64);
}

#[test]
fn a_language_added_later_changes_no_page_that_was_there() {
    let project = announced();
    project.build_on(DAY, &[]);
    let before = tree(&project.path("public/torch/v"));
    project.write("site.toml", &SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-CN\"]"));
    project.write("content/torch/2/zh-CN.toml", "title = \"手电筒隐私政策\"\nuses.crash-reports.purpose = \"修复崩溃\"\npermissions.camera.purpose = \"打开闪光灯\"\n");
    project.write("content/torch/2/zh-CN.md", "新的文字。\n\n## 联系我们 {#contact}\n\n来信。\n");
    // A translation in the making is no fault, and is left out.
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
    project.build_on(DAY, &[]);
    assert!(before == tree(&project.path("public/torch/v")));
    refused(&project, &["release", "torch", "2", "--as-of", DAY], "release-behind");
    project.accept("torch", "2", "zh-CN");
    project.release("torch", "2", DAY).build_on(DAY, &[]);
    let after = tree(&project.path("public/torch/v"));
    for (path, bytes) in &before {
        assert!(after.get(path) == Some(bytes), "{path} changed");
    }
    assert!(project.path("public/torch/v/2/zh-CN/index.html").exists());
    assert!(json(&project, "public/torch/v/2/manifest.zh-CN.json")["files"]["text/zh-CN.txt"].is_object());
    let history = visible_text(&project.read("public/torch/en/history/index.html"));
    assert!(history.contains("Simplified Chinese added on 21 November 2026"), "{history}");
    refused(&project, &["release", "torch", "2", "--as-of", DAY], "already-frozen");
    project.write("site.toml", SMALLEST[0].1);
    refused(&project, &["build", "--as-of", DAY], "frozen-language");
}

#[test]
fn what_is_found_in_a_frozen_release_never_fails_a_build() {
    let project = Project::smallest().file("content/torch/2026-01-01/sdks.toml", "[sdks.x]\n");
    project.release("torch", "2026-01-01", DAY);
    project.build_on(DAY, &["--strict"]);
    let (said, code) = project.says(&["check", "--strict", "--as-of", DAY]);
    assert!(code == 0 && said.contains("note[sdk-without-name]"), "{said}");
}

#[test]
fn a_changed_word_is_named_with_its_clause() {
    let project = announced();
    let prose = project.read("content/torch/2/en.md").replace("Write.", "Call.");
    project.write("content/torch/2/en.md", &prose);
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert!(said.contains("content/torch/2/en.md is not what was frozen as release `2`"), "{said}");
    assert!(
        said.contains("`contact` of release `2` in `en` says other words than were frozen: [-Write.-] {+Call.+}"),
        "{said}"
    );
}

/// What readers see in the tables of a release are words too, if the site and not the program has them.
#[test]
fn the_names_of_the_site_are_frozen_with_a_release() {
    let site =
        |label: &str| format!("{}[taxonomy.data.\"log.crash\"]\nlabel = {{ en = \"{label}\" }}\n", SMALLEST[0].1);
    let project = Project::smallest().file("site.toml", &site("Crash report"));
    project.release("torch", "2026-01-01", DAY).build_on(DAY, &[]);
    assert!(
        project
            .read("content/torch/frozen/2026-01-01.en.txt")
            .ends_with("[site.data.log.crash]\nlabel: Crash report\n")
    );
    project.write("site.toml", &site("Nothing at all"));
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    assert!(code == 1 && said.contains("`site.data.log.crash` of release"), "{said}");
    project.write("site.toml", SMALLEST[0].1);
    assert_eq!(project.says(&["build", "--as-of", DAY]).1, 1, "nor may it be taken away");
    let other = "[taxonomy.data.\"log.operation\"]\nlabel = { en = \"Deeds\" }\n";
    project.write("site.toml", &format!("{}{other}", site("Crash report")));
    project.build_on(DAY, &[]);
}

#[test]
fn a_comment_in_a_frozen_file_is_refused_too_but_not_other_line_ends() {
    let project = announced();
    let prose = project.read("content/torch/2/en.md");
    project.write("content/torch/2/en.md", &format!("<!-- hm -->\n{prose}"));
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    assert!(code == 1 && said.contains("frozen-file-changed") && !said.contains("frozen-words-changed"), "{said}");
    assert!(!said.contains("-->"), "the first line may be unchanged: {said}");
    project.write("content/torch/2/en.md", &prose.replace('\n', "\r\n"));
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
}

#[test]
fn a_hash_kept_elsewhere_shows_what_the_chain_alone_cannot() {
    let project = announced();
    let lock = project.read("content/torch/policy.lock");
    let head = lock.rsplit("sha256 = \"").next().unwrap()[..64].to_owned();
    assert_eq!(project.says(&["verify", "--head", &head]), (String::new(), 0));
    // Somebody takes the newest release away, with everything that speaks of it.
    let first = &lock[..lock.rfind("\n[[entry]]").unwrap()];
    project.write("content/torch/policy.lock", first);
    fs::remove_dir_all(project.path("content/torch/2")).unwrap();
    fs::remove_file(project.path("content/torch/frozen/2.en.txt")).unwrap();
    assert_eq!(project.says(&["verify"]), (String::new(), 0), "without the hash nothing shows");
    let (said, code) = project.says(&["verify", "--head", &head]);
    assert!(code == 1 && said.contains("unknown-head"), "{said}");
    let (said, _) = project.says(&["verify", "--head", &"G".repeat(64)]);
    assert!(said.contains("has signs other than 0–9 and a–f"), "{said}");
    let (said, _) = project.says(&["verify", "--head", &head[1..]]);
    assert!(said.contains("it has 63 signs, not 64"), "{said}");
}

#[test]
fn a_lock_of_another_form_is_refused() {
    let project = announced();
    let lock = project.read("content/torch/policy.lock");
    project.write("content/torch/policy.lock", &format!("{lock}# a note\n"));
    refused(&project, &["verify"], "lock-edited");
    fs::remove_file(project.path("content/torch/policy.lock")).unwrap();
    refused(&project, &["verify"], "lock-missing");
    let without = lock.replacen("form = 1\n", "", 1);
    project.write("content/torch/policy.lock", &without);
    refused(&project, &["verify"], "lock-form");
    refused(&project, &["verify"], "lock-altered");
}

#[test]
fn a_published_text_is_held_against_the_lock() {
    let project = announced();
    project.build_on(DAY, &[]);
    let other = announced();
    write(&other, "2", "2026-11-01", "2026-12-01", "Other words.\n");
    fs::remove_file(other.path("content/torch/policy.lock")).unwrap();
    fs::remove_dir_all(other.path("content/torch/frozen")).unwrap();
    other.release("torch", "2026-01-01", "2026-01-01").release("torch", "2", "2026-11-01");
    let folder = project.path("public");
    let (said, code) = other.says(&["verify", folder.to_str().unwrap()]);
    assert!(code == 1 && said.contains("error[published-other]: torch/v/2/text/en.txt"), "{said}");
    let (said, code) = project.says(&["verify", "content"]);
    assert!(code == 1 && said.contains("no-manifest"), "{said}");
}

/// Nothing signs yet; signatures that somebody makes are in nobody's way.
#[test]
fn there_is_a_place_for_signatures() {
    let project = announced();
    project.build_on(DAY, &[]);
    for path in ["content/torch/policy.lock.sig", "public/manifest.json.sig", "public/torch/latest.json.sig"] {
        project.write(path, "signature");
    }
    assert_eq!(project.says(&["verify", "public"]), (String::new(), 0));
    assert_eq!(project.says(&["build", "--strict", "--as-of", DAY]), (String::new(), 0));
    project.write("public/torch/other.sig", "x");
    let (said, code) = project.says(&["verify", "public"]);
    assert!(code == 1 && said.contains("published-extra"), "{said}");
}

#[test]
fn a_decision_about_a_draft_is_refused() {
    let project = announced();
    write(&project, "3", "2026-11-20", "2027-01-01", "Text.\n");
    refused(&project, &["withdraw", "torch", "3", "--reason", "x", "--as-of", DAY], "not-frozen");
    refused(&project, &["takedown", "torch", "7", "--reason", "x", "--as-of", DAY], "unknown-release");
}

#[test]
fn a_correction_says_what_it_corrects() {
    let project = announced();
    write(&project, "2.1", "2026-11-20", "2026-12-01", "New word.\n\n## Contact {#contact}\n\nWrite.\n");
    let records = project.read("content/torch/2.1/policy.toml");
    project.write("content/torch/2.1/policy.toml", &format!("corrects = \"2\"\n{records}"));
    project.release("torch", "2.1", "2026-11-20").build_on("2026-12-01", &[]);
    assert!(project.read("content/torch/policy.lock").contains("corrects = \"2\""));
    let history = visible_text(&project.read("public/torch/en/history/index.html"));
    assert!(history.contains("Corrects version 2."), "{history}");
    assert_eq!(states(&project)[2], ("2.1".to_owned(), "in-force".to_owned()));
}

/// Changes the entries of the lock and computes every hash anew, as whoever can write the file can.
fn reseal(project: &Project, change: impl FnOnce(&mut Vec<LockEntry>)) {
    let sources = SourceTree::open(&project.path("."), &mut Diagnostics::default()).unwrap();
    let mut entries = lock::read(&sources, "content/torch/", &[], &mut Diagnostics::default()).entries;
    change(&mut entries);
    let mut resealed = Lock::default();
    for entry in entries {
        resealed.entries.push(lock::sealed(entry, &resealed));
    }
    project.write("content/torch/policy.lock", &lock::lock_text(&resealed));
}

/// A lock that was changed and resealed is refused by everything that reads it.
#[track_caller]
fn contradicts(change: impl FnOnce(&mut Vec<LockEntry>), words: &str) {
    let project = announced();
    reseal(&project, change);
    for arguments in [&["verify"][..], &["check", "--as-of", DAY], &["build", "--as-of", DAY]] {
        let (said, code) = project.says(arguments);
        assert!(code == 1 && said.contains("error[lock-contradiction]: entry "), "{arguments:?}: {said}");
        assert!(said.contains(words) && said.contains("content/torch/policy.lock"), "{arguments:?}: {said}");
        assert!(!said.contains("[lock-altered]") && !said.contains("[lock-chain]"), "{said}");
    }
}

#[test]
fn a_lock_whose_hashes_are_right_may_still_contradict_itself() {
    let decided = |event: Event, day: &str| {
        let mut entry = LockEntry::new(event, "2", day.parse().unwrap());
        entry.reason = Some("x".to_owned());
        entry
    };
    contradicts(|all| all[1].sequence = Some(3), "its `sequence` is not 2");
    contradicts(|all| all.push(LockEntry { sequence: Some(3), ..all[1].clone() }), "the release was frozen before");
    contradicts(|all| all[1].predecessor = Some("3".to_owned()), "no release `3` was frozen before");
    contradicts(|all| all[1].recorded = "2025-12-31".parse().unwrap(), "recorded before the entry above it");
    contradicts(|all| all.insert(0, decided(Event::Withdraw, "2026-01-01")), "no entry above it froze this release");
    let twice = || vec![decided(Event::Withdraw, "2026-11-02"), decided(Event::Withdraw, "2026-11-02")];
    contradicts(|all| all.extend(twice()), "the release was withdrawn before");
    let strange = LockEntry { form: Some(1), ..decided(Event::Withdraw, "2026-11-02") };
    contradicts(|all| all.push(strange), "what it records has no `form`");
    let sooner = LockEntry { effective: "2026-11-30".parse().ok(), ..decided(Event::Postpone, "2026-11-02") };
    contradicts(|all| all.push(sooner), "the new day is not later");
    contradicts(|all| all.push(decided(Event::Withdraw, "2026-12-01")), "in force from 2026-12-01 on");
    contradicts(
        |all| {
            let files = LockEntry {
                language: "en".parse().ok(),
                inputs: all[1].inputs.clone(),
                ..decided(Event::Language, "2026-11-02")
            };
            all.push(LockEntry { reason: None, texts: all[1].texts.clone(), ..files });
        },
        "the release was frozen in `en` before",
    );
}

#[test]
fn what_the_lock_repeats_of_the_records_is_what_they_say() {
    let corrects = |all: &mut Vec<LockEntry>| all[1].corrects = Some("2026-01-01".to_owned());
    contradicts(corrects, "the files it froze say nothing of `corrects`");
    let published = |all: &mut Vec<LockEntry>| all[1].published = "2026-11-02".parse().ok();
    contradicts(published, "the files it froze say `published = 2026-11-01`");
    let effective = |all: &mut Vec<LockEntry>| all[1].effective = "2027-11-02".parse().ok();
    contradicts(effective, "the files it froze say `effective = 2026-12-01`");
}

/// What `verify` says of the published folder, and whether that is a fault.
fn of_published(project: &Project) -> (String, i32) {
    project.says(&["verify", "public"])
}

#[test]
fn a_published_head_is_one_of_the_lock() {
    let project = announced();
    project.build_on(DAY, &[]);
    let later = ["withdraw", "torch", "2", "--reason", "x", "--as-of", DAY];
    project.command(&later).assert().success();
    assert_eq!(of_published(&project), (String::new(), 0), "an older state of the lock");
    reseal(&project, |all| all[1].by = Some("Somebody else".to_owned()));
    let (said, code) = of_published(&project);
    assert!(code == 1 && said.contains("error[published-head]") && said.contains("the lock of `torch`"), "{said}");
    assert!(!said.contains("published-other"), "{said}");
    // Pages of a policy whose lock the manifest does not name.
    let site = project.read("public/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&site).unwrap();
    project.write("public/manifest.json", &site.replace(manifest["heads"]["torch"].as_str().unwrap(), "none"));
    let (said, code) = of_published(&project);
    assert!(code == 1 && said.contains("names no entry of its lock"), "{said}");
}

#[test]
fn a_published_release_is_a_frozen_one() {
    let project = announced();
    write(&project, "3", "2026-11-20", "2027-01-01", "Draft.\n");
    project.build_on(DAY, &["--drafts"]);
    let (said, code) = of_published(&project);
    assert!(code == 1 && said.contains("error[published-unknown]: release `3` of `torch` was published"), "{said}");
    fs::remove_dir_all(project.path("content/torch/3")).unwrap();
    project.write("static/torch-shop/v/1/index.txt", "no policy");
    project.build_on(DAY, &[]);
    assert_eq!(of_published(&project), (String::new(), 0));
    // The newest release is taken away from the lock, honestly.
    reseal(&project, |all| all.truncate(1));
    let (said, code) = of_published(&project);
    assert!(code == 1 && said.contains("[published-unknown]") && said.contains("[published-head]"), "{said}");
}

#[test]
fn what_was_public_is_published() {
    let project = announced();
    project.build_on("2026-10-31", &[]);
    let (said, code) = of_published(&project);
    assert!(code == 1 && said.contains("error[published-missing]: torch/v/2/text/en.txt"), "{said}");
    // What becomes public later is not missed, nor what was taken down.
    write(&project, "3", "2026-12-24", "2027-01-01", "Later.\n");
    project.release("torch", "3", "2026-12-02");
    let takedown = ["takedown", "torch", "2026-01-01", "--reason", "x", "--as-of", "2026-12-02"];
    project.command(&takedown).assert().success();
    project.build_on("2026-12-02", &[]);
    assert_eq!(of_published(&project), (String::new(), 0));
}

#[test]
fn what_is_not_held_against_a_lock_is_said() {
    let project = announced();
    project.build_on(DAY, &[]);
    let says = |arguments: &[&str]| {
        let output = project.command(arguments).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
    };
    let (said, code) = says(&["verify", "public", "--root", "nowhere"]);
    assert!(code == 0 && said.contains("nothing of it was held against a lock"), "{said}");
    assert!(!says(&["verify", "public"]).0.contains("nothing of"));
    for (path, text) in &SMALLEST[1..] {
        project.write(&path.replace("torch", "lamp"), text);
    }
    project.release("lamp", "2026-01-01", DAY);
    let (said, code) = says(&["verify", "public"]);
    assert!(code == 0 && said.contains("nothing of lamp was published there"), "{said}");
}

#[test]
fn verify_names_the_words_that_changed() {
    let project = announced();
    let prose = project.read("content/torch/2/en.md").replace("Write.", "Call.");
    project.write("content/torch/2/en.md", &prose);
    let (said, code) = project.says(&["verify"]);
    assert!(code == 1 && said.contains("frozen-file-changed"), "{said}");
    assert!(said.contains("`contact` of release `2` in `en` says other words than were frozen: [-Write.-]"), "{said}");
    // A folder that can't be read as what it was frozen is no folder whose words are right.
    project.write("content/torch/2/en.md", &prose.replace("Call.", "Write."));
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
    project.write("site.toml", "languages = 1\n");
    let (said, code) = project.says(&["verify"]);
    assert!(code == 1 && said.contains("site.toml"), "{said}");
}

#[test]
fn a_policy_under_another_name_is_not_what_was_frozen() {
    let project = announced();
    for (path, bytes) in tree(&project.path("content/torch")) {
        project.write(&format!("content/lamp/{path}"), &String::from_utf8(bytes).unwrap());
    }
    let (said, code) = project.says(&["verify"]);
    assert!(code == 1 && said.contains("[-policy: torch-] {+policy: lamp+}"), "{said}");
    fs::remove_dir_all(project.path("content/torch")).unwrap();
    fs::rename(project.path("content/lamp"), project.path("content/static")).unwrap();
    let (said, code) = project.says(&["verify"]);
    assert!(code == 1 && said.contains("error[bad-policy-name]"), "{said}");
}
