//! Sites in several languages: three, right to left, with a gap.

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::tree;
use crate::project::visible_text;

const CHINESE: &str = r#"title = "手电筒隐私政策"
parties.us.name = "手电有限公司"
uses.crash-reports.purpose = "发现并修复崩溃"
permissions.camera.purpose = "打开闪光灯；不拍摄照片"
"#;

const ARABIC: &str = r#"title = "سياسة خصوصية المصباح"
uses.crash-reports.purpose = "العثور على الأعطال وإصلاحها"
permissions.camera.purpose = "تشغيل المصباح دون التقاط صور"
"#;

const GOVERNING: &str = "[governing]\nlanguage = \"en\"\n";

const LABELS: &str = r#"[taxonomy.data]
"device.model".label.ar = "طراز الجهاز"
"device.os".label.ar = "نظام التشغيل"
"log.crash".label.ar = "سجل الأعطال"
[taxonomy.groups]
device.label.ar = "معلومات الجهاز"
log.label.ar = "السجلات"
"#;

fn three_languages() -> Project {
    Project::smallest()
        .file("content/torch/2026-01-01/policy.toml", &format!("{}{GOVERNING}", SMALLEST[1].1))
        .file("site.toml", &format!("{}{LABELS}", SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-CN\", \"ar\"]")))
        .file("content/torch/2026-01-01/en.md", &SMALLEST[2].1.replace("{{ app.name }}.", "{{ app.name }} from {{ effective }}."))
        .file("content/torch/2026-01-01/zh-CN.toml", CHINESE)
        .file("content/torch/2026-01-01/zh-CN.md", "本政策适用于 {{ app.name }}，自{{ effective }}起生效。\n\n## 联系我们 {#contact}\n\n请写信至 {{ parties.us.email }}。\n")
        .file("content/torch/2026-01-01/ar.toml", ARABIC)
        .file("content/torch/2026-01-01/ar.md", "تسري هذه السياسة على {{ app.name }} اعتبارًا من {{ effective }}.\n\n## اتصل بنا {#contact}\n\nراسلنا على {{ parties.us.email }}.\n")
}

#[test]
fn a_site_in_three_languages_builds_without_a_finding() {
    let project = three_languages();
    project.accept("torch", "2026-01-01", "zh-CN").accept("torch", "2026-01-01", "ar");
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY, "--strict"]);
    assert_eq!((said.as_str(), code), ("", 0));
    let chinese = project.read("public/torch/zh-CN/index.html");
    let text = visible_text(&chinese);
    for words in ["手电有限公司", "2026年1月1日", "发现并修复崩溃", "90天", "崩溃日志"] {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
    for language in ["en", "zh-CN", "ar"] {
        assert!(chinese.contains(&format!("hreflang=\"{language}\"")), "the switch lacks {language}");
    }
}

#[test]
fn a_language_from_right_to_left_says_so() {
    let project = three_languages();
    project.build();
    let page = project.read("public/torch/ar/index.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(visible_text(&page).contains("العثور على الأعطال وإصلاحها"));
    assert!(visible_text(&page).contains("طراز الجهاز"));
    assert!(project.read("public/torch/en/index.html").contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn words_without_translation_are_reported_and_marked() {
    let project = three_languages().file("content/torch/2026-01-01/zh-CN.toml", "title = \"手电筒隐私政策\"\n");
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("warning[untranslated]") && said.contains("Find and fix crashes"), "{said}");
    let page = project.read("public/torch/zh-CN/index.html");
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Find and fix crashes</span>"));
}

#[test]
fn names_and_labels_in_another_language_say_so() {
    let project = three_languages();
    let groups = "[taxonomy.groups]\ndevice.label.ar = \"معلومات الجهاز\"\nlog.label.ar = \"السجلات\"\n";
    let permission = "permissions.camera.purpose = \"打开闪光灯；不拍摄照片\"\n";
    project.write("site.toml", &project.read("site.toml").replace(groups, ""));
    project.write("content/torch/2026-01-01/zh-CN.toml", &CHINESE.replace(permission, ""));
    for language in ["en", "zh-CN", "ar"] {
        let path = format!("content/torch/2026-01-01/{language}.md");
        project.write(&path, &format!("{}\n{{{{ permissions as=\"clauses\" }}}}\n", project.read(&path)));
    }
    let (said, _) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert!(said.contains("[taxonomy.groups.device]"), "{said}");
    let marked = |words: &str| format!("<span lang=\"en\" dir=\"ltr\">{words}</span>");
    let page = |path: &str| project.read(&format!("public/torch/{path}index.html"));
    let names = page("ar/summary/");
    assert!(names.contains(&marked("Torch Ltd")), "a name without a translation: {names}");
    let groups = page("ar/collected/");
    assert!(groups.contains(&format!("<h2>{}</h2>", marked("Device information"))), "{groups}");
    let text = page("zh-CN/");
    assert!(text.contains("手电有限公司") && !text.contains(&marked("Torch Ltd")), "{text}");
    assert!(text.contains(&marked("Switch the lamp on; no picture is taken")), "a clause made from a record: {text}");
    let text = page("ar/");
    assert!(text.contains(&marked("Camera")), "a permission that only the program names: {text}");
    assert!(text.contains("<bdi>privacy@torch.example</bdi>"), "what runs from left to right: {text}");
}

#[test]
fn a_comparison_says_where_its_language_changes() {
    let project = three_languages();
    let first = |name: &str| format!("content/torch/2026-01-01/{name}");
    let clause = |title: &str, words: &str| format!("\n## {title} {{#extra}}\n\n{words} {{#logs}}\n");
    let add = |path: &str, words: &str| project.write(path, &(project.read(path) + words));
    project.write("site.toml", &format!("{}[translations.ar]\ngate = \"notice\"\n", project.read("site.toml")));
    add(&first("en.md"), &clause("Extra", "We keep logs."));
    add(&first("zh-CN.md"), &clause("其他", "我们保存日志。"));
    add(&first("ar.md"), &clause("إضافة", "نحتفظ بالسجلات."));
    project.accept("torch", "2026-01-01", "zh-CN").accept("torch", "2026-01-01", "ar");
    project.release("torch", "2026-01-01", "2026-01-01");
    for name in ["policy.toml", "en.md", "zh-CN.toml", "zh-CN.md", "ar.toml", "ar.md"] {
        project.write(&format!("content/torch/2026-06-01/{name}"), &project.read(&first(name)));
    }
    let second = |name: &str| format!("content/torch/2026-06-01/{name}");
    let records = project.read(&second("policy.toml")).replace("= 2026-01-01", "= 2026-06-01");
    project.write(&second("policy.toml"), &records);
    project.write(&second("ar.md"), &project.read(&second("ar.md")).replace(&clause("إضافة", "نحتفظ بالسجلات."), ""));
    add(&second("en.md"), "\n| Log | Kept |\n| --- | --- |\n| Crashes | long |\n");
    project.build();
    let page = project.read("public/torch/v/2026-06-01/ar/changes/index.html");
    let found = [
        // The clause as it was, inside what is now borrowed from the source.
        "<p lang=\"en\" dir=\"ltr\"><del><span class=\"away\" lang=\"ar\">",
        "<span lang=\"ar\" dir=\"rtl\">نحتفظ بالسجلات.</span>",
        "role=\"group\" aria-label=\"Log، Kept\" tabindex=\"0\"><table>\n<caption class=\"away\">Log، Kept</caption>",
    ];
    for words in found {
        assert!(page.contains(words), "`{words}` is not in {page}");
    }
    let source = project.read("public/torch/v/2026-06-01/en/index.html");
    assert!(source.contains("<caption class=\"away\">Table: Log, Kept</caption>"), "{source}");
}

#[test]
fn a_clause_may_belong_to_one_language() {
    let project = three_languages();
    let text = project.read("content/torch/2026-01-01/zh-CN.md");
    project
        .write("content/torch/2026-01-01/zh-CN.md", &format!("{text}\n## 二维码 {{#qr only=\"zh-CN\"}}\n\n请扫描。\n"));
    project.accept("torch", "2026-01-01", "zh-CN").accept("torch", "2026-01-01", "ar");
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY, "--strict"]);
    assert_eq!((said.as_str(), code), ("", 0));
}

#[test]
fn a_language_may_come_with_a_later_release() {
    let later = |text: &str| text.replace("2026-01-01", "2026-06-01");
    let project = three_languages();
    for name in ["policy.toml", "en.md", "zh-CN.toml", "zh-CN.md"] {
        let text = project.read(&format!("content/torch/2026-01-01/{name}"));
        let text = later(&text).replace("published = 2026-06-01", "published = 2026-02-01");
        project.write(&format!("content/torch/2026-06-01/{name}"), &text);
    }
    for name in ["zh-CN.toml", "zh-CN.md", "ar.toml", "ar.md"] {
        std::fs::remove_file(project.path(&format!("content/torch/2026-01-01/{name}"))).unwrap();
    }
    project.release("torch", "2026-01-01", "2026-01-01").accept("torch", "2026-06-01", "zh-CN");
    project.release("torch", "2026-06-01", "2026-02-01");
    project.build();
    assert!(project.path("public/torch/zh-CN/index.html").exists());
    assert!(!project.read("public/torch/v/2026-01-01/en/index.html").contains("zh-CN"));
    // Until it is in force, the address of the language says so.
    project.command(&["build", "--as-of", "2026-03-01"]).assert().success();
    assert!(project.read("public/torch/zh-CN/index.html").contains("../v/2026-06-01/zh-CN/"));
}

#[test]
fn a_language_of_an_announced_release_has_its_address_from_that_day_on() {
    let project = three_languages();
    for name in ["policy.toml", "en.md", "zh-CN.toml", "zh-CN.md", "ar.toml", "ar.md"] {
        let text = project.read(&format!("content/torch/2026-01-01/{name}"));
        let later = text
            .replace("published = 2026-01-01", "published = 2026-02-01")
            .replace("effective = 2026-01-01", "effective = 2026-06-01");
        project.write(&format!("content/torch/2026-06-01/{name}"), &later);
    }
    for name in ["ar.toml", "ar.md"] {
        std::fs::remove_file(project.path(&format!("content/torch/2026-01-01/{name}"))).unwrap();
    }
    for (version, languages) in [("2026-01-01", &["zh-CN"][..]), ("2026-06-01", &["zh-CN", "ar"])] {
        for language in languages {
            project.accept("torch", version, language);
        }
        project.release("torch", version, "2026-02-01");
    }
    let build = |day: &str| {
        let (said, code) = project.says(&["build", "--as-of", day]);
        assert_eq!(code, 0, "{said}");
        tree(&project.path("public/torch/v/2026-06-01"))
    };
    let announced = build("2026-03-01");
    let page = visible_text(&project.read("public/torch/ar/index.html"));
    assert!(page.contains("2026-06-01"), "{page}");
    assert!(project.path("public/torch/ar/history/index.html").exists());
    assert!(!project.read("public/torch/index.html").contains("ar/"), "the choice is between the languages in force");
    assert!(announced == build("2026-07-01"), "the pages of a release changed with the day");
}
