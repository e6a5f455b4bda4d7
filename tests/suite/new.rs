//! `policysite new site`

use crate::project::DAY;
use crate::project::Project;
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
