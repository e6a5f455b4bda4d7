//! The life of a translation: drafts that wait, redlines of the source, acceptance, and what pages say meanwhile.

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::visible_text;

const FIRST: &str = "content/torch/2026-01-01";
const NEXT: &str = "content/torch/2026-06-01";

const ENGLISH: &str = "This policy covers {{ app.name }}.\n\n## Contact {#contact}\n\nWrite to\n{{ parties.us.email }}.\n\n\
    ## Changes {#changes}\n\nWe tell you on the site. {#tell}\n\n1. In time {#time}\n2. In words {#words}\n";
const CHINESE: &str = "本政策适用于 {{ app.name }}。\n\n## 联系我们 {#contact}\n\n请写信至 {{ parties.us.email }}。\n\n\
    ## 变更 {#changes}\n\n我们会在网站上通知您。 {#tell}\n\n1. 及时 {#time}\n2. 以文字 {#words}\n";
const TEXTS: &str = "notice = \"仅为示例\"\ntitle = \"手电筒隐私政策\"\nparties.us.name = \"手电有限公司\"\n\
    uses.crash-reports.purpose = \"发现并修复崩溃\"\npermissions.camera.purpose = \"打开闪光灯；不拍摄照片\"\n";

/// A site in English and Chinese with what the choices for Chinese are, and one published release.
fn site(choices: &str) -> Project {
    let site = SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-CN\"]");
    let project = Project::new().file("site.toml", &format!("{site}{choices}"));
    write(&project, FIRST, "published = 2026-01-01\neffective = 2026-01-01\n");
    project
}

/// Writes a release with the dates that it has.
fn write(project: &Project, folder: &str, dates: &str) {
    let records = SMALLEST[1].1.replace("published = 2026-01-01\neffective = 2026-01-01\n", dates);
    project.write(
        &format!("{folder}/policy.toml"),
        &format!("notice = \"An example\"\n{records}[governing]\nlanguage = \"zh-CN\"\n"),
    );
    project.write(&format!("{folder}/en.md"), ENGLISH);
    project.write(&format!("{folder}/zh-CN.md"), CHINESE);
    project.write(&format!("{folder}/zh-CN.toml"), TEXTS);
}

fn edit(project: &Project, path: &str, old: &str, new: &str) {
    let text = project.read(path);
    assert!(text.contains(old), "{path} has no {old}");
    project.write(path, &text.replace(old, new));
}

/// What the program prints, with its exit code.
fn prints(project: &Project, arguments: &[&str]) -> (String, i32) {
    let output = project.command(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (said, output.status.code().unwrap())
}

fn accept(project: &Project, version: &str, more: &[&str]) -> String {
    let mut arguments = vec!["i18n", "accept", "torch", version, "--lang", "zh-CN", "--as-of", DAY];
    arguments.extend(more);
    let (said, code) = prints(project, &arguments);
    assert_eq!(code, 0, "{said}");
    said
}

/// The codes of what `check` finds.
fn found(project: &Project) -> Vec<String> {
    let (said, _) = project.says(&["check", "--as-of", DAY]);
    let code = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    said.lines().filter(|line| line.starts_with("warning[") || line.starts_with("error[")).filter_map(code).collect()
}

#[test]
fn a_draft_waits_until_its_translation_is_accepted() {
    let project = site("");
    assert_eq!(found(&project), ["translation-not-accepted"]);
    accept(&project, "2026-01-01", &["--all"]);
    project.release("torch", "2026-01-01", DAY);
    assert_eq!(found(&project), [""; 0], "what is frozen has nothing to wait for");
    write(&project, NEXT, "");
    assert_eq!(found(&project), ["translation-not-accepted"]);
    let said = accept(&project, "2026-06-01", &["--all", "--by", "Li"]);
    assert!(said.contains("accepted contact (unaccepted)") && said.contains("10 accepted"), "{said}");
    assert_eq!(found(&project), [""; 0]);

    edit(
        &project,
        &format!("{NEXT}/en.md"),
        "Write to\n{{ parties.us.email }}.",
        "Write to Torch,\n{{ parties.us.name }}.",
    );
    edit(&project, &format!("{NEXT}/policy.toml"), "Find and fix crashes", "Find crashes");
    assert_eq!(found(&project), ["translation-stale", "translation-facts", "translation-stale"]);
    let (said, code) = prints(&project, &["i18n", "status", "torch"]);
    assert_eq!(code, 0);
    assert!(said.starts_with("torch 2026-06-01\n"), "{said}");
    let row = said.lines().find(|line| line.starts_with("zh-CN ")).unwrap();
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["zh-CN", "8", "2", "0", "0", "0", "0"]);
    let expected = "zh-CN contact: stale\n  translation  content/torch/2026-06-01/zh-CN.md:3\n  source       \
        content/torch/2026-06-01/en.md:3\n  | …\n  | Write to [-{{ parties.us.email }}-]{+Torch, {{ parties.us.name }}+}.\n";
    assert!(said.contains(expected), "{said}");
    assert!(said.contains("  | Find [-and fix-] crashes\n"), "{said}");
    assert_eq!(prints(&project, &["i18n", "status", "torch", "--strict"]).1, 1);

    edit(&project, &format!("{NEXT}/zh-CN.md"), "{{ parties.us.email }}", "{{ parties.us.name }}");
    accept(&project, "2026-06-01", &["contact", "uses.crash-reports.purpose", "--note", "Names only"]);
    assert_eq!(found(&project), [""; 0]);
    assert_eq!(prints(&project, &["i18n", "status", "torch", "--strict"]).1, 0);
    let lock = project.read(&format!("{NEXT}/zh-CN.lock"));
    let record =
        "[clauses.contact]\nsource = '''\n## Contact\n\nWrite to Torch, {{ parties.us.name }}.\n'''\nsha256 = \"";
    assert!(lock.contains(record) && lock.contains("date = 2026-11-21\nnote = \"Names only\"\n"), "{lock}");
    assert!(lock.contains("by = \"Li\""), "what was accepted before keeps its record");
}

#[test]
fn a_copy_of_a_release_takes_its_record_along() {
    let project = site("");
    accept(&project, "2026-01-01", &["--all"]);
    write(&project, NEXT, "");
    project.write(&format!("{NEXT}/zh-CN.lock"), &project.read(&format!("{FIRST}/zh-CN.lock")));
    assert_eq!(found(&project), [""; 0]);
    edit(&project, &format!("{NEXT}/en.md"), "In time", "In due time");
    assert_eq!(found(&project), ["translation-stale"]);
    edit(&project, &format!("{NEXT}/en.md"), "2. In words {#words}\n", "");
    edit(&project, &format!("{NEXT}/zh-CN.md"), "\n2. 以文字 {#words}", "");
    assert_eq!(found(&project), ["translation-orphan", "translation-stale"]);
    let said = accept(&project, "2026-06-01", &["words"]);
    assert!(
        said.contains("dropped words: its source is gone") && said.contains("nothing was to be accepted"),
        "{said}"
    );
    assert_eq!(found(&project), ["translation-stale"]);
    accept(&project, "2026-06-01", &["time"]);
    assert_eq!(found(&project), [""; 0]);
    assert!(!project.read(&format!("{NEXT}/zh-CN.lock")).contains("[clauses.words]"));
}

#[test]
fn what_is_accepted_is_named_and_there() {
    let project = site("");
    edit(&project, &format!("{FIRST}/zh-CN.md"), "1. 及时 {#time}\n2. 以文字 {#words}\n", "1. In time {#time}\n");
    let refused = |more: &[&str]| {
        let mut arguments = vec!["i18n", "accept", "torch", "2026-01-01", "--lang", "zh-CN"];
        arguments.extend(more);
        let (said, code) = prints(&project, &arguments);
        assert_eq!(code, 2, "{said}");
        assert!(!project.path(&format!("{FIRST}/zh-CN.lock")).exists());
        said
    };
    let said = refused(&["contct"]);
    assert!(said.contains("there is no unit `contct`") && said.contains("did you mean `contact`?"), "{said}");
    assert!(refused(&["contact", "words"]).contains("`words` has no zh-CN translation to accept"));
    assert!(refused(&[]).contains("required"));

    let said = accept(&project, "2026-01-01", &["--all"]);
    assert!(said.contains("left: 1 missing, 1 copy"), "{said}");
    let said = accept(&project, "2026-01-01", &["time"]);
    assert!(said.contains("accepted time (copy)") && said.contains("left: 1 missing\n"), "{said}");
    let first = project.read(&format!("{FIRST}/zh-CN.lock"));
    accept(&project, "2026-01-01", &["--all", "--copies"]);
    assert_eq!(project.read(&format!("{FIRST}/zh-CN.lock")), first, "what is current keeps its record");

    let all = ["i18n", "accept", "torch", "2026-01-01", "--lang", "zh-CN", "--all"];
    let source = project.read(&format!("{FIRST}/en.md"));
    edit(&project, &format!("{FIRST}/en.md"), "## Contact", "# Contact");
    assert_eq!(prints(&project, &all).1, 2);
    project.write(&format!("{FIRST}/en.md"), &source);
    edit(&project, &format!("{FIRST}/zh-CN.md"), "1. In time {#time}\n", "1. 及时 {#time}\n2. 以文字 {#words}\n");
    accept(&project, "2026-01-01", &["--all"]);
    project.release("torch", "2026-01-01", DAY);
    let (said, code) = prints(&project, &all);
    assert!(code == 2 && said.contains("torch 2026-01-01 is frozen in zh-CN"), "{said}");
}

#[test]
fn the_list_is_there_for_programs() {
    let project = site("[translations.zh-CN]\ngate = \"notice\"\n");
    accept(&project, "2026-01-01", &["contact"]);
    edit(&project, &format!("{FIRST}/en.md"), "## Contact", "## Contacts");
    let (said, code) = prints(&project, &["i18n", "status", "--format", "json", "--lang", "zh-CN"]);
    assert_eq!(code, 0, "{said}");
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    let language = &json[0]["languages"][0];
    assert_eq!((language["gate"].as_str(), language["counts"]["unaccepted"].as_u64()), (Some("notice"), Some(9)));
    let contact = language["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "contact").unwrap();
    assert_eq!((contact["state"].as_str(), contact["kind"].as_str()), (Some("stale"), Some("clause")));
    assert_eq!(contact["translation_place"], "content/torch/2026-01-01/zh-CN.md:3");
    assert_eq!(contact["accepted"]["source"], "## Contact\n\nWrite to {{ parties.us.email }}.");
    let (said, code) = prints(&project, &["i18n", "status", "--lang", "fr"]);
    assert!(code == 2 && said.contains("there is zh-CN"), "{said}");
}

/// A page without the links from each clause to the same in other languages.
fn without_crosslinks(page: &str) -> String {
    let mut pieces = page.split("<p class=\"elsewhere\">");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |page, piece| page + piece.split_once("</p>").map_or("", |(_, rest)| rest))
}

#[test]
fn with_notice_the_page_says_what_may_be_behind_and_shows_what_is_missing() {
    let project = site("[translations.zh-CN]\ngate = \"notice\"\n");
    accept(&project, "2026-01-01", &["--all"]);
    edit(
        &project,
        &format!("{FIRST}/policy.toml"),
        "[governing]\nlanguage = \"zh-CN\"",
        "[governing]\nlanguage = \"en\"",
    );
    edit(&project, &format!("{FIRST}/policy.toml"), "Find and fix crashes", "Find crashes");
    edit(&project, &format!("{FIRST}/en.md"), "Write to\n", "Write or speak to\n");
    edit(
        &project,
        &format!("{FIRST}/zh-CN.md"),
        "## 联系我们 {#contact}\n\n",
        "## 联系我们 {#contact}\n\n见[](#changes)。\n\n",
    );
    edit(
        &project,
        &format!("{FIRST}/en.md"),
        "## Changes",
        "## Rights {#rights}\n\nAsk us.\n\n### More\n\nIn words.\n\n## Changes",
    );
    edit(&project, &format!("{FIRST}/zh-CN.md"), "1. 及时 {#time}\n", "");
    edit(&project, &format!("{FIRST}/zh-CN.md"), "我们会在网站上通知您。 {#tell}\n", "");
    let untranslated = found(&project);
    assert_eq!(untranslated.iter().filter(|code| *code == "clause-untranslated").count(), 3);
    assert!(untranslated.iter().any(|code| code == "translation-links"), "one says where to look: {untranslated:?}");
    assert_eq!(untranslated.len(), 5, "one heading has no id: {untranslated:?}");
    project.build();
    for address in ["torch/zh-CN", "torch/v/2026-01-01/zh-CN"] {
        let page = project.read(&format!("public/{address}/index.html"));
        let text = visible_text(&without_crosslinks(&page));
        assert!(text.contains("1 联系我们 本条内容可能未及时跟进英文文本，以英文文本为准。 见第3条。"), "{text}");
        assert!(text.contains("发现并修复崩溃 （可能未及时跟进英文文本，以英文文本为准。）"), "{text}");
        assert!(page.contains("<section class=\"clause level-1\" id=\"rights\" lang=\"en\" dir=\"ltr\">"), "{page}");
        assert!(page.contains("<p class=\"lag\" lang=\"zh-CN\" dir=\"ltr\">本条尚未翻译，此处以英文显示。</p>"));
        assert!(
            text.contains("2 Rights 本条尚未翻译，此处以英文显示。 Ask us. 2.1 More In words. 3 变更 We tell you"),
            "{text}"
        );
        assert!(
            page.contains("<li id=\"time\" lang=\"en\" dir=\"ltr\">")
                && page.contains("<p id=\"tell\" lang=\"en\" dir=\"ltr\">")
        );
        let (time, words) = (page.find("id=\"time\"").unwrap(), page.find("id=\"words\"").unwrap());
        assert!(time < words, "in the order of the source");
        assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Rights</span>"), "in the table of contents");
    }
    let source = project.read("public/torch/en/index.html");
    assert!(!source.contains("class=\"lag\""));
}

#[test]
fn a_mark_never_sends_a_reader_to_the_page_he_reads() {
    let project = site("");
    accept(&project, "2026-01-01", &["--all"]);
    edit(&project, &format!("{FIRST}/en.md"), "Write to\n", "Write or speak to\n");
    project.build();
    let text = visible_text(&project.read("public/torch/zh-CN/index.html"));
    assert!(text.contains("本条内容可能未及时跟进其所译自的英文文本。"), "{text}");
    assert!(text.contains("以简体中文文本为准。"), "the governing language is printed: {text}");
    assert!(
        visible_text(&project.read("public/torch/en/index.html")).contains("Governing language: Simplified Chinese.")
    );
}

#[test]
fn with_omit_the_language_is_left_out_and_its_addresses_say_so() {
    let project = site("[translations.zh-CN]\ngate = \"omit\"\n");
    accept(&project, "2026-01-01", &["--all"]);
    project.release("torch", "2026-01-01", "2026-01-01");
    write(&project, NEXT, "published = 2026-06-01\neffective = 2026-06-01\n");
    assert_eq!(found(&project), [""; 0]);
    project.release("torch", "2026-06-01", "2026-06-01");
    let build = |project: &Project| {
        let (said, code) = project.says(&["build", "--as-of", DAY, "--strict"]);
        assert_eq!((said.as_str(), code), ("", 0));
    };
    build(&project);
    assert!(!project.path("public/torch/v/2026-06-01/zh-CN").exists());
    assert!(project.path("public/torch/v/2026-01-01/zh-CN/index.html").exists());
    for page in ["", "summary/", "collected/", "sdks/android/", "history/", "upcoming/", "since/2026-01-01/"] {
        let html = project.read(&format!("public/torch/zh-CN/{page}index.html"));
        let up = "../".repeat(1 + page.matches('/').count());
        assert!(html.contains("<html lang=\"zh-CN\"") && html.contains("content=\"noindex\""), "{html}");
        let text = visible_text(&html);
        assert!(text.contains("仅为示例") && text.contains("现行文本没有简体中文版本。"), "{text}");
        assert!(
            html.contains(&format!("<a href=\"{up}en/\" hreflang=\"en\" lang=\"en\" dir=\"auto\">English</a>")),
            "{html}"
        );
        assert!(html.contains(&format!("<a href=\"{up}v/2026-01-01/zh-CN/\">2026-01-01 版</a>")), "{html}");
    }
    // The language comes later, by an entry of its own.
    accept(&project, "2026-06-01", &["--all"]);
    project.release("torch", "2026-06-01", DAY);
    build(&project);
    assert!(visible_text(&project.read("public/torch/zh-CN/index.html")).contains("请写信至"));
}
