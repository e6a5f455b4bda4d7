//! Releases in odd orders: what was recorded can always be published, and what is newest is what was frozen last.

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::visible_text;

const CHINESE: &str = "title = \"手电筒隐私政策\"\nuses.crash-reports.purpose = \"修复崩溃\"\npermissions.camera.purpose = \"打开闪光灯\"\n";

/// The smallest site in two languages, without a release.
fn site(more: &str) -> Project {
    let site = SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-CN\"]");
    Project::new().file("site.toml", &format!("{site}{more}"))
}

/// Writes a release in English, and in Chinese if wanted, accepted.
fn write(project: &Project, version: &str, [published, effective]: [&str; 2], chinese: bool) {
    let policy = SMALLEST[1].1.replace("published = 2026-01-01", &format!("published = {published}"));
    let policy = policy.replace("effective = 2026-01-01", &format!("effective = {effective}"));
    let folder = format!("content/torch/{version}");
    project.write(&format!("{folder}/policy.toml"), &format!("governing.language = \"en\"\n{policy}"));
    project.write(&format!("{folder}/en.md"), &format!("Words of {version}.\n\n## Contact {{#contact}}\n\nWrite.\n"));
    if chinese {
        project.write(&format!("{folder}/zh-CN.toml"), CHINESE);
        project
            .write(&format!("{folder}/zh-CN.md"), &format!("{version} 的文字。\n\n## 联系 {{#contact}}\n\n来信。\n"));
        project.accept("torch", version, "zh-CN");
    }
}

fn says(project: &Project, arguments: &[&str]) -> String {
    let output = project.command(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_first_release_may_be_overtaken_and_lack_a_language() {
    let project = site("");
    write(&project, "1", ["2026-11-20", "2027-02-01"], false);
    project.release("torch", "1", "2026-11-20").build_on(DAY, &[]);
    write(&project, "2", ["2026-11-20", "2026-12-01"], true);
    let said = says(&project, &["release", "torch", "2", "--as-of", DAY]);
    assert!(said.contains("overtaken") && said.contains("Recorded"), "both were published on one day: {said}");
    for day in [DAY, "2026-12-01", "2027-02-01"] {
        project.build_on(day, &[]);
    }
    // On the day on which the older text takes its place again, the addresses of the other language still answer.
    assert!(visible_text(&project.read("public/torch/zh-CN/index.html")).contains("现行文本没有"));
    assert_eq!(says(&project, &["diff", "torch"]).lines().next().unwrap_or_default(), "torch 1 → torch 2");
    let said = says(&project, &["new", "release", "torch", "3"]);
    assert!(said.contains("is a copy of 2,"), "{said}");
}

#[test]
fn what_was_called_off_is_never_the_newest() {
    let project = site("");
    write(&project, "1", ["2026-11-20", "2026-11-20"], false);
    write(&project, "2", ["2026-11-20", "2026-12-20"], false);
    project.release("torch", "1", "2026-11-20").release("torch", "2", "2026-11-20");
    project.command(&["withdraw", "torch", "2", "--reason", "Too late.", "--as-of", DAY]).assert().success();
    let said = says(&project, &["new", "release", "torch", "3"]);
    assert!(said.contains("is a copy of 1,"), "{said}");
}

#[test]
fn a_language_left_out_breaks_no_comparison_on_any_day() {
    let project = site("[translations.zh-CN]\ngate = \"omit\"\n[outputs]\npairs = \"all\"\n");
    for (version, day) in [("1", "2026-01-01"), ("2", "2026-02-01")] {
        write(&project, version, [day, day], true);
        project.release("torch", version, day);
    }
    write(&project, "3", ["2026-11-20", "2026-12-01"], false);
    project.release("torch", "3", "2026-11-20");
    for day in [DAY, "2026-12-01"] {
        project.build_on(day, &[]);
        assert!(project.path("public/torch/compare/1/2/zh-CN/index.html").exists());
    }
}

#[test]
fn every_version_has_a_page_of_what_is_new_in_every_language() {
    let project = site("");
    write(&project, "1", ["2026-01-01", "2026-01-01"], false);
    write(&project, "2", ["2026-02-01", "2026-02-01"], true);
    project.release("torch", "1", "2026-01-01").release("torch", "2", "2026-02-01").build_on(DAY, &[]);
    let page = project.read("public/torch/zh-CN/since/1/index.html");
    let text = visible_text(&page);
    assert!(text.contains("该版本没有本语言的文本") && page.contains("../../../v/1/en/"), "{text}");
}

#[test]
fn an_older_text_of_the_same_name_gives_way_to_what_was_frozen() {
    let project = site("");
    write(&project, "1", ["2026-01-01", "2026-01-01"], false);
    write(&project, "2", ["2026-02-01", "2026-02-01"], false);
    project.release("torch", "1", "2026-01-01").release("torch", "2", "2026-02-01");
    let policy = project.read("content/torch/2/policy.toml").replace("2026-02-01", "2026-03-01");
    project.write("content/torch/3/policy.toml", &format!("{policy}[[archive]]\nversion = \"1\"\nnote = \"Old.\"\n"));
    project.write("content/torch/3/en.md", "Third.\n");
    project.release("torch", "3", "2026-03-01");
    project.command(&["takedown", "torch", "1", "--reason", "Order 1", "--as-of", DAY]).assert().success();
    project.build_on(DAY, &[]);
}

#[test]
fn frozen_texts_that_are_lost_come_back_together() {
    let project = site("");
    write(&project, "1", ["2026-01-01", "2026-01-01"], false);
    write(&project, "2", ["2026-02-01", "2026-02-01"], true);
    project.release("torch", "1", "2026-01-01").release("torch", "2", "2026-02-01");
    std::fs::remove_dir_all(project.path("content/torch/frozen")).unwrap();
    project.release("torch", "1", DAY);
    assert_eq!(project.says(&["verify"]), (String::new(), 0));
}

#[test]
fn words_of_the_interface_never_come_from_another_script() {
    let project = Project::smallest().file("site.toml", &SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-TW\"]"));
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert!(code == 1 && said.contains("error[locale-missing]: there are no interface words for `zh-TW`"), "{said}");
}
