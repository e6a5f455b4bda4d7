//! `policysite new`: a site, a release, a language.

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::tree;
use crate::project::visible_text;

#[test]
fn a_new_site_builds_without_a_finding() {
    let project = Project::new();
    project.command(&["new", "site", "mine"]).assert().success();
    let (said, code) = project.says(&["build", "--root", "mine", "--drafts", "--as-of", DAY, "--strict"]);
    assert_eq!((said.as_str(), code), ("", 0));
    let text = visible_text(&project.read("public/privacy/en/index.html"));
    assert!(text.contains("Example Ltd answers for your data"), "{text}");
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let project = Project::new().file("mine/notes.txt", "keep");
    project.command(&["new", "site", "mine"]).assert().code(2);
    assert!(!project.path("mine/site.toml").exists());
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let project = Project::new();
    project.command(&["new", "site", "mine"]).assert().success();
    let policy = "mine/content/privacy/2026-01-01/policy.toml";
    let text = project.read(policy).replace("purpose   = \"Find", "purpse   = \"Find");
    project.write(policy, &text);
    let (said, code) = project.says(&["build", "--root", "mine", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 1);
    let finding = said.split("\n\n").next().unwrap();
    let readme = std::fs::read_to_string(crate::project::root().join("README.md")).unwrap();
    assert!(readme.contains(finding), "{finding}");
}

/// What `check` says at the end: `0 errors, 7 warnings`.
fn counts(project: &Project) -> String {
    // What the checklist says of a draft is not the matter here.
    let (said, _) = project.says(&["check", "--regime", "evidence", "--as-of", DAY]);
    said.lines().last().unwrap_or_default().to_owned()
}

/// Runs the program, which must refuse, say why, and leave every file as it was.
fn refused(project: &Project, arguments: &[&str], why: &str) {
    let before = tree(&project.path("."));
    let (said, code) = project.says(arguments);
    assert_eq!(code, 2, "{arguments:?}: {said}");
    assert!(said.contains(why), "{arguments:?}: {said}");
    assert!(before == tree(&project.path(".")), "{arguments:?} changed a file");
}

#[test]
fn the_next_release_is_the_last_without_what_belongs_to_it() {
    let project = Project::demo();
    let findings = counts(&project);
    project.command(&["new", "release", "e-mobile-7", "2027-01-01"]).assert().success();
    assert_eq!(counts(&project), findings);
    let old = tree(&project.path("content/e-mobile-7/2026-10-01"));
    let new = tree(&project.path("content/e-mobile-7/2027-01-01"));
    assert!(old.keys().eq(new.keys()));
    for name in ["data.toml", "permissions.toml", "sdks.toml"] {
        assert!(old[name] == new[name], "{name}");
    }
    let text = |name: &str| project.read(&format!("content/e-mobile-7/2027-01-01/{name}"));
    let policy = text("policy.toml");
    assert!(policy.contains("\n# published = YYYY-MM-DD   # the day these words become public; set it before"));
    assert!(
        policy.contains("\n# effective = 2027-01-01   # the day they begin to apply\nfirst_published = 2020-01-01\n")
    );
    assert!(policy.contains("\nnotice = ") && !policy.contains("\nsummary = ") && policy.contains("[[archive]]"));
    assert!(!text("zh-CN.toml").contains("summary") && !text("zh-CN.lock").contains("[texts.summary]"));
    let prose = project.read("content/e-mobile-7/2026-10-01/en.md");
    assert_eq!(
        text("en.md"),
        prose.replace(" was=others-limits", "").replace(" was=others-accounts", "").replace(" was=others", "")
    );
    assert!(
        !project
            .path("content/e-mobile-7")
            .read_dir()
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_str().unwrap().starts_with('.') })
    );
}

#[test]
fn comments_and_line_ends_of_a_copy_stay() {
    let policy = "\u{feff}# Ours\r\ntitle = \"T\"   # the title\r\n\r\n# Dates, see the minutes\r\npublished = 2026-01-01 # x\r\n\
        [app]\r\nname = 'A' # a\r\n\r\n[changes.contact]\r\n# typo\r\nkind = \"editorial\"\r\n\r\n# Who\r\n[parties.us]\r\n\
        name = \"U\"\r\nrole = \"controller\"\r\nemail = \"a@b.example\"\r\n";
    let project = Project::new()
        .file("site.toml", SMALLEST[0].1)
        .file("content/p/1/policy.toml", policy)
        .file("content/p/1/en.md", "\u{feff}## C {#contact  was=old list=\"1.\"}\r\n\r\n`{#a was=b}` \r\n");
    project.command(&["new", "release", "p", "2", "--root", "."]).assert().success();
    let comment =
        "# published = YYYY-MM-DD   # the day these words become public; set it before \"policysite release\"";
    let expected = policy
        .replace("published = 2026-01-01 # x", comment)
        .replace("[changes.contact]\r\n# typo\r\nkind = \"editorial\"\r\n\r\n", "");
    assert_eq!(project.read("content/p/2/policy.toml"), expected);
    assert_eq!(project.read("content/p/2/en.md"), "\u{feff}## C {#contact list=\"1.\"}\r\n\r\n`{#a was=b}` \r\n");
}

#[test]
fn a_version_is_never_used_twice() {
    let project = Project::demo();
    let release = |version: &'static str| ["new", "release", "e-mobile-7", version];
    refused(&project, &["new", "release", "e-mobil-7", "2"], "did you mean `e-mobile-7`?");
    refused(&project, &release("2027 1"), "can't be the name of a version");
    refused(&project, &release("../x"), "can't be the name of a version");
    refused(&project, &release("frozen"), "can't be the name of a version");
    refused(&project, &release("2026-10-01"), "has a version `2026-10-01` already");
    // Only its dates are known.
    refused(&project, &release("2020-01-01"), "has a version `2020-01-01` already");
    refused(&project, &["new", "release", "e-mobile-7", "2", "--from", "1"], "there is no version `1`");
    project.command(&["new", "release", "e-mobile-7", "v2", "--from", "2022-08-04"]).assert().success();
    refused(&project, &release("V2"), "differs in capital letters only");
    // The lock remembers what was taken down.
    let takedown = ["takedown", "e-mobile-7", "2022-08-04", "--reason", "x", "--as-of", DAY];
    std::fs::remove_dir_all(project.path("content/e-mobile-7/v2")).unwrap();
    project.command(&takedown).assert().success();
    std::fs::remove_dir_all(project.path("content/e-mobile-7/2022-08-04")).unwrap();
    refused(&project, &release("2022-08-04"), "already");
}

#[test]
fn a_release_that_can_not_be_read_is_not_copied() {
    let project = Project::smallest().file("content/torch/2026-06-01/policy.toml", "title = \n");
    refused(&project, &["new", "release", "torch", "2027-01-01", "--from", "2026-06-01"], "2026-06-01/policy.toml: ");
    project.write("content/torch/2026-06-01/policy.toml", "");
    std::fs::remove_file(project.path("content/torch/2026-06-01/policy.toml")).unwrap();
    project.write("content/torch/2026-06-01/en.md", "");
    refused(
        &project,
        &["new", "release", "torch", "2027-01-01"],
        "which release is the last can't be told: 2026-06-01",
    );
    refused(&project, &["new", "release", "torch", "2027-01-01", "--root", "nowhere"], "there is no site in nowhere");
}

#[test]
fn a_new_language_is_there_to_be_filled_in() {
    let project = Project::demo();
    let site = project.read("site.toml");
    project.command(&["new", "language", "ar"]).assert().success();
    assert_eq!(project.read("site.toml"), site.replace("\"zh-CN\"]", "\"zh-CN\", \"ar\"]"));
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("warning[untranslated]") && !said.contains("warning[clause-"), "{said}");
    let of_translation = said.matches("warning[translation-").count();
    assert_eq!(of_translation, said.matches("warning[translation-not-accepted").count(), "{said}");
    assert!(project.read("public/e-mobile-7/ar/index.html").contains("data-draft"), "it is not frozen yet");
    assert!(project.read("public/e-mobile-7/ar/index.html").contains("<html lang=\"ar\" dir=\"rtl\">"));

    // Whoever fills in everything is done, and has filled in nothing that is not asked for.
    for folder in ["e-mobile-7/2026-10-01", "enterprise-security/2026-12-15"] {
        let path = format!("content/{folder}/ar.toml");
        let text = project.read(&path).replace(" = \"\"\n", " = \"س\"\n").replace("    \"\",\n", "    \"س\",\n");
        project.write(&path, &text);
    }
    let (said, code) = project.says(&["check", "--as-of", DAY]);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("warning[untranslated]"), "{said}");
}

#[test]
fn a_language_of_one_policy_only() {
    let project = Project::demo();
    project.command(&["new", "language", "ar", "--policy", "e-mobile-7"]).assert().success();
    assert!(project.path("content/e-mobile-7/2026-10-01/ar.md").exists());
    assert!(!project.path("content/enterprise-security/2026-12-15/ar.md").exists());
    assert!(counts(&project).starts_with("0 errors"), "{}", counts(&project));
}

#[test]
fn what_only_the_source_language_has_is_not_asked_for() {
    let prose =
        "One. {#one only=\"en\"}\n\n## Two {#two}\n\n- a\n- b {#b only=\"en\"}\n\n## Three {#three only=\"en\"}\n\nx\n";
    let project = Project::smallest().file("content/torch/2026-01-01/en.md", prose);
    project.command(&["new", "language", "zh-CN"]).assert().success();
    let text = project.read("content/torch/2026-01-01/zh-CN.md");
    let (note, text) = text.split_once("-->\n\n").unwrap();
    assert!(note.starts_with("<!-- The text of en"), "{note}");
    assert_eq!(text, "## Two {#two}\n\n- a\n\n");
    assert!(counts(&project).starts_with("0 errors"), "{}", counts(&project));
}

#[test]
fn a_language_that_can_not_be_added_changes_nothing() {
    let project = Project::demo();
    let language = |tag: &'static str| ["new", "language", tag];
    refused(&project, &language("zh-CN"), "declares `zh-CN` already");
    refused(&project, &language("zh_tw"), "write `zh-TW`");
    refused(&project, &language("AR"), "write `ar`");
    refused(&project, &language("a language"), "is not a language tag");
    refused(&project, &language("fr"), "no interface words for `fr`");
    refused(&project, &["new", "language", "ar", "--policy", "x"], "there is no policy `x`");
    project.command(&["new", "release", "enterprise-security", "next"]).assert().success();
    project.write("content/enterprise-security/next/ar.md", "");
    refused(&project, &language("ar"), "content/enterprise-security/next/ar.md is there already");
    std::fs::remove_file(project.path("content/enterprise-security/next/ar.md")).unwrap();
    project.write("content/e-mobile-7/2026-10-01/sdks.toml", "sdks = 1\n");
    refused(&project, &language("ar"), "correct these first");
}

#[test]
fn a_theme_may_bring_the_words_of_a_language() {
    let words = std::fs::read_to_string(crate::project::root().join("themes/default/locales/en.ftl")).unwrap();
    let project = Project::smallest().file("themes/ours/locales/fr.ftl", &words);
    let site = format!("# Ours\r\n{}theme = \"ours\"\r\n", SMALLEST[0].1);
    project.write("site.toml", &site);
    project.command(&["new", "language", "fr"]).assert().success();
    assert_eq!(project.read("site.toml"), site.replace("[\"en\"]", "[\"en\", \"fr\"]"));
    project.build();
    assert!(project.path("public/torch/fr/index.html").exists());
}

#[test]
fn a_new_policy_stands_in_all_languages_of_the_site() {
    let project = Project::demo();
    let new = ["new", "policy", "my-app", "2027-01-01", "--title", "The \"App\" terms", "--kind", "terms"];
    let (findings, before) = (counts(&project), tree(&project.path(".")));
    let output = project.command(&[&new[..], &["--dry-run"]].concat()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("\n  content/my-app/2027-01-01/zh-CN.md\n") && said.ends_with("(--dry-run).\n"), "{said}");
    assert!(before == tree(&project.path(".")));
    let output = project.command(&new).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.ends_with("after `policysite schema --write`.\n"), "{said}");
    let made = tree(&project.path("content/my-app/2027-01-01"));
    assert!(made.keys().eq(["en.md", "policy.toml", "zh-CN.md", "zh-CN.toml"]), "{:?}", made.keys());
    let records = project.read("content/my-app/2027-01-01/policy.toml");
    assert!(records.contains("\ntitle     = \"The \\\"App\\\" terms\"\nkind = \"terms\"\n# published = "), "{records}");
    let translation = project.read("content/my-app/2027-01-01/zh-CN.toml");
    assert!(translation.contains("# The \"App\" terms\ntitle = \"\"\n"), "{translation}");
    // Only what is to be translated is found, and no error.
    assert!(counts(&project).starts_with("0 errors") && counts(&project) != findings, "{}", counts(&project));
    project.build();
    assert!(project.read("public/my-app/zh-CN/index.html").contains("data-draft"));
}

#[test]
fn a_new_policy_may_be_like_another() {
    let project = Project::demo();
    project.command(&["new", "policy", "e-mobile-8", "1", "--like", "e-mobile-7"]).assert().success();
    let old = tree(&project.path("content/e-mobile-7/2026-10-01"));
    let new = tree(&project.path("content/e-mobile-8/1"));
    assert!(old.keys().eq(new.keys()));
    let policy = project.read("content/e-mobile-8/1/policy.toml");
    for key in ["first_published", "[[archive]]", "summary = ", "\npublished"] {
        assert!(!policy.contains(key), "{key}");
    }
    assert!(counts(&project).starts_with("0 errors"), "{}", counts(&project));
}

#[test]
fn a_policy_whose_name_can_not_be_is_not_made() {
    let project = Project::demo();
    let policy = |id: &'static str| ["new", "policy", id, "1"];
    refused(&project, &policy("My App"), "can't be the id of a policy");
    refused(&project, &policy("../x"), "can't be the id of a policy");
    refused(&project, &policy("compare"), "the site itself needs the address `compare/`");
    refused(&project, &policy("lpt1"), "the name of a device");
    refused(&project, &policy("e-mobile-7"), "the site has a policy `e-mobile-7` already");
    std::fs::create_dir(project.path("content/Other")).unwrap();
    refused(&project, &policy("other"), "`Other`, which differs in capital letters only");
    refused(&project, &["new", "policy", "x", "a b"], "can't be the name of a version");
    refused(&project, &["new", "policy", "x", "1", "--kind", "term"], "did you mean `terms`?");
    refused(&project, &["new", "policy", "x", "1", "--like", "e-mobil-7"], "did you mean `e-mobile-7`?");
    refused(&project, &["new", "policy", "x", "1", "--title", " "], "the title is empty");
    refused(&project, &["new", "release", "e-mobile-7", "NUL.1"], "can't be the name of a version");
}

#[test]
fn a_dry_run_shows_what_would_be_written_and_writes_nothing() {
    let project = Project::demo();
    let before = tree(&project.path("."));
    for (what, shown) in [
        (&["new", "site", "mine"][..], "  mine/.vscode/settings.json\n"),
        (&["new", "release", "e-mobile-7", "2"], "  content/e-mobile-7/2/zh-CN.lock\n"),
        (
            &["new", "language", "ar"],
            "In site.toml:\n  - languages = [\"en\", \"zh-CN\"]\n  + languages = [\"en\", \"zh-CN\", \"ar\"]\n",
        ),
    ] {
        let output = project.command(&[what, &["--dry-run"]].concat()).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && said.contains(shown) && said.contains("Nothing was written"), "{said}");
        assert!(before == tree(&project.path(".")), "{what:?}");
    }
}

#[test]
fn an_empty_folder_becomes_a_site_and_stays_the_same_folder() {
    let project = Project::new();
    project.command(&["new", "site", "."]).assert().success();
    project.build();
    assert!(project.path("tombi.toml").exists() && project.path("public/privacy/en/index.html").exists());
}
