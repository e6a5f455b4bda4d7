//! What app teams take from a release: anchors, the prompt of the first start, texts to paste, and all of it packed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::process::Command;

use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;
use regex::Regex;
use serde_json::Value as Json;

use crate::latest::faults;
use crate::latest::json;
use crate::latest::word;
use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::tree;
use crate::project::visible_text;

/// The releases of the demonstration, with the languages of each.
const RELEASES: [&str; 4] = [
    "e-mobile-7/v/2022-08-04",
    "e-mobile-7/v/2026-10-01",
    "enterprise-security/v/2023-08-03",
    "enterprise-security/v/2026-12-15",
];

const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// The address of the demonstration.
const BASE: &str = "https://legal.example.com/";

/// The ids of a page.
fn ids(html: &str) -> BTreeSet<String> {
    let id = Regex::new(r#" id="([^"]+)""#).unwrap();
    id.captures_iter(html).map(|found| found[1].to_owned()).collect()
}

/// The page that shows what a webview file does.
fn page(variant: &str) -> String {
    match variant {
        "policy" => "index.html".to_owned(),
        list => format!("{}/index.html", list.replacen("sdks-", "sdks/", 1)),
    }
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map(Vec::as_slice).unwrap()
}

#[test]
fn anchors_are_those_of_the_pages_and_the_same_in_every_language() {
    let project = Project::demo();
    project.build();
    for folder in RELEASES {
        let file = json(&project, &format!("{folder}/anchors.json"));
        assert_eq!(faults("anchors.schema.json", &file), Vec::<String>::new());
        let known: BTreeSet<&str> = list(&file["anchors"]).iter().map(|anchor| word(&anchor["id"])).collect();
        for language in LANGUAGES {
            let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for anchor in list(&file["anchors"]) {
                assert!(anchor["names"][language].is_object(), "{folder}: {anchor}");
                for variant in list(&anchor["pages"]).iter().map(word) {
                    let path = format!("public/{folder}/{language}/{}", page(variant));
                    let ids = pages.entry(variant.to_owned()).or_insert_with(|| ids(&project.read(&path)));
                    assert!(ids.contains(word(&anchor["id"])), "{path}: {anchor}");
                }
            }
            // Whatever a list or the text gives an id of its own, other than its own sections, is known.
            let own = |id: &&String| !id.starts_with(|c: char| c.is_uppercase()) && !id.starts_with("footnote.");
            let all = pages.values().flatten().filter(own).filter(|id| *id != "main" && *id != "top");
            let unknown: Vec<&String> = all.filter(|id| !known.contains(id.as_str())).collect();
            assert_eq!(unknown, Vec::<&String>::new(), "{folder} {language}");
        }
        for removed in list(&file["removed"]) {
            assert!(!known.contains(word(&removed["id"])), "{removed}");
            assert!(removed["now"].as_str().is_none_or(|now| known.contains(now)), "{removed}");
        }
    }
}

#[test]
fn ids_that_are_gone_say_where_they_stood_last_and_what_they_became() {
    let project = Project::demo();
    project.build();
    let removed = |path: &str| json(&project, path)["removed"].clone();
    assert_eq!(removed("e-mobile-7/v/2022-08-04/anchors.json"), Json::Array(Vec::new()));
    let removed = removed("e-mobile-7/v/2026-10-01/anchors.json");
    let find = |id: &str| list(&removed).iter().find(|one| one["id"] == id).cloned();
    assert_eq!(find("others"), Some(serde_json::json!({ "id": "others", "last": "2022-08-04", "now": "limits" })));
    assert_eq!(find("sdk-kinggrid"), Some(serde_json::json!({ "id": "sdk-kinggrid", "last": "2022-08-04" })));
    assert_eq!(find("contact"), None);
}

#[test]
fn an_id_that_comes_back_is_not_gone() {
    let text = |extra: &str| format!("Text.\n\n## Contact {{#contact}}\n\nWrite.\n{extra}");
    let project = Project::smallest();
    for (version, day, extra) in [
        ("2026-01-01", "2026-01-01", "\n## Old {#old}\n\nX.\n"),
        ("2026-02-01", "2026-02-01", "\n## New {#new was=old}\n\nX.\n"),
        ("2026-03-01", "2026-03-01", "\n## Other {#other}\n\nX.\n"),
        ("2026-04-01", "2026-04-01", "\n## Old {#old}\n\nX.\n\n## Newest {#newest was=other}\n\nX.\n"),
    ] {
        let records = SMALLEST[1].1.replace("2026-01-01", version);
        project.write(&format!("content/torch/{version}/policy.toml"), &records);
        project.write(&format!("content/torch/{version}/en.md"), &text(extra));
        project.release("torch", version, day);
    }
    project.build_on(DAY, &[]);
    let removed = |version: &str| -> Vec<String> {
        let file = json(&project, &format!("torch/v/{version}/anchors.json"));
        list(&file["removed"])
            .iter()
            .map(|one| format!("{} {} {}", word(&one["id"]), word(&one["last"]), one["now"].as_str().unwrap_or("-")))
            .collect()
    };
    assert_eq!(removed("2026-01-01"), Vec::<String>::new());
    assert_eq!(removed("2026-02-01"), ["old 2026-01-01 new"]);
    assert_eq!(removed("2026-03-01"), ["new 2026-02-01 -", "old 2026-01-01 -"]);
    assert_eq!(removed("2026-04-01"), ["new 2026-02-01 -", "other 2026-03-01 newest"]);
}

#[test]
fn the_prompt_says_what_the_text_says() {
    let project = Project::demo();
    project.build();
    for folder in RELEASES {
        let anchors = json(&project, &format!("{folder}/anchors.json"));
        for language in LANGUAGES {
            let file = json(&project, &format!("{folder}/dialog.{language}.json"));
            assert_eq!(faults("dialog.schema.json", &file), Vec::<String>::new());
            let text = project.read(&format!("public/{folder}/text/{language}.txt"));
            assert_eq!(file["text_sha256"], policysite::source::sha256(text.as_bytes()));
            let body: Vec<&str> = list(&file["body"]).iter().map(word).collect();
            let body = body.join("\n");
            let said = ["collected", "sensitive", "responsible"].into_iter().flat_map(|key| list(&file[key]));
            for name in said.chain([&file["title"], &file["version"], &file["disagree"]["meaning"]]).map(word) {
                assert!(body.contains(name), "{name} is not in {body}");
            }
            assert!(!list(&file["responsible"]).is_empty() && !list(&file["collected"]).is_empty());
            assert!(!body.contains(['<', '*', '`']) && !body.contains("&amp;"), "{body}");
            for link in list(&file["links"]) {
                let path = word(&link["url"]).strip_prefix(BASE).unwrap().split('#').next().unwrap().to_owned();
                assert!(project.path(&format!("public/{path}index.html")).is_file(), "{link}");
                assert!(path.starts_with(&format!("{folder}/{language}/")), "{link} is of this version");
                let Some(id) = link["anchor"].as_str() else { continue };
                let anchor = list(&anchors["anchors"]).iter().find(|anchor| anchor["id"] == id).unwrap();
                assert!(list(&anchor["pages"]).contains(&link["variant"]), "{link}");
            }
            assert_eq!(list(&file["links"])[0]["variant"], "policy", "the full text comes first");
        }
    }
}

#[test]
fn the_prompt_asks_alone_for_what_apps_are_told_to_ask_alone_for() {
    let project = Project::demo();
    project.build();
    for policy in ["e-mobile-7", "enterprise-security"] {
        let latest = json(&project, &format!("{policy}/latest.json"));
        let newest = word(&latest["releases"][0]["version"]);
        let dialog = json(&project, &format!("{policy}/v/{newest}/dialog.zh-CN.json"));
        let known = |file: &Json| -> BTreeMap<String, Json> {
            list(&file["separate"]).iter().map(|one| (word(&one["id"]).to_owned(), one["regions"].clone())).collect()
        };
        assert_eq!(known(&dialog), known(&latest));
        assert!(!known(&latest).is_empty());
    }
}

/// The words of a text in Markdown, as a reader sees them.
fn words_of_markdown(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell)
            | Event::End(TagEnd::Paragraph | TagEnd::Item) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect()
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn texts_to_paste_say_the_same_in_every_form() {
    let paragraph = Regex::new(r"(?s)<p[^>]*>(.*?)</p>").unwrap();
    let project = Project::demo();
    project.build();
    for folder in RELEASES {
        for language in LANGUAGES {
            let read = |kind: &str| project.read(&format!("public/{folder}/paste/{language}.{kind}"));
            let (html, markdown, text) = (read("html"), read("md"), read("txt"));
            assert_eq!(policysite::output::forbidden(&html), Vec::<String>::new());
            let shown = without_blanks(&visible_text(&html));
            let rendered = words_of_markdown(&markdown);
            assert!(shown == rendered, "{folder} {language}: {}", first_difference(&shown, &rendered));
            // Every paragraph is one line of the plain text, whole, but for what is said in another way there.
            let lines: BTreeSet<String> = text.lines().map(without_blanks).collect();
            let mut seen = 0;
            for found in paragraph.captures_iter(&html) {
                let is_plain = !["<a ", "<br>", "<strong>", "<span"].iter().any(|tag| found[1].contains(tag));
                let words = without_blanks(&visible_text(&format!("<body>{}", &found[1])));
                let is_note = words.contains("加粗") || words.contains("Bold") || words.contains("inbold");
                if is_plain && !is_note {
                    seen += 1;
                    assert!(lines.contains(&words), "{folder} {language}: {words}");
                }
            }
            assert!(seen > 20, "{seen}");
        }
    }
}

/// Where two texts part.
fn first_difference(one: &str, other: &str) -> String {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    format!("…{} against …{}", near(one), near(other))
}

#[test]
fn texts_to_paste_are_plain_and_lead_somewhere() {
    let href = Regex::new(r#"href="([^"]*)""#).unwrap();
    let project = Project::demo();
    project.build();
    for folder in RELEASES {
        let anchors = json(&project, &format!("{folder}/anchors.json"));
        let known: BTreeSet<&str> = list(&anchors["anchors"]).iter().map(|anchor| word(&anchor["id"])).collect();
        for language in LANGUAGES {
            let html = project.read(&format!("public/{folder}/paste/{language}.html"));
            for forbidden in [" class=", " style=", "<style", "<script", "<link", "<div", "<section", " data-"] {
                assert!(!html.contains(forbidden), "{folder} {language}: {forbidden}");
            }
            let ids = ids(&html);
            assert!(ids.len() > 20 && ids.iter().all(|id| known.contains(id.as_str())), "{ids:?}");
            for found in href.captures_iter(&html) {
                let address = &found[1];
                if let Some(id) = address.strip_prefix('#') {
                    assert!(ids.contains(id), "{folder} {language}: {address}");
                } else if let Some(path) = address.strip_prefix(BASE) {
                    let path = path.split('#').next().unwrap();
                    assert!(project.path(&format!("public/{path}")).exists(), "{folder} {language}: {address}");
                } else {
                    let is_full =
                        ["https://", "http://", "mailto:", "tel:"].iter().any(|kind| address.starts_with(kind));
                    assert!(is_full, "{folder} {language}: {address}");
                }
            }
        }
    }
}

#[test]
fn what_a_text_holds_is_no_markup_where_it_is_pasted() {
    let project = Project::smallest();
    let prose = "1. \\# no heading *here*, 2. no_list_ and a\\*b\\* \\[x\\](y) \\<b\\> & `a|b`\n\n\
        ## A & B {#b}\n\nSee [](#b) and [ours](https://example.com/a_(b)?c=1&d=2).\n\n\
        | One | Two |\n| --- | --- |\n| a \\| b | c<br>d |\n\n***\n\n> quoted\n\n```\n<i>literal</i>\n```\n\n\
        **重要：** 请阅读。 更多[^1]\n\n[^1]: A note.\n";
    project.write("content/torch/2026-01-01/en.md", prose);
    project.build();
    let read = |kind: &str| project.read(&format!("public/torch/v/2026-01-01/paste/en.{kind}"));
    let (html, markdown, text) = (read("html"), read("md"), read("txt"));
    let shown = without_blanks(&visible_text(&html));
    let rendered = words_of_markdown(&markdown);
    assert!(shown == rendered, "{}", first_difference(&shown, &rendered));
    for words in ["# no heading here, 2. no_list_", "a*b* [x](y) <b> & a|b", "ours (https://example.com/a_(b)?c=1&d=2)"]
    {
        assert!(text.contains(words), "`{words}` is not in {text}");
    }
    assert!(
        text.contains("<i>literal</i>") && text.contains("重要： 请阅读。更多[1]") && text.contains("[1] A note."),
        "{text}"
    );
    assert!(html.contains("<strong>重要：</strong>") && markdown.contains("**重要**： 请"), "{markdown}");
}

/// What another program finds in an archive: the names in their order, each with its hash, time, mode and extra bytes.
const UNPACK: &str = "
import hashlib, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as bundle:
    assert bundle.testzip() is None
    for entry in bundle.infolist():
        hash = hashlib.sha256(bundle.read(entry)).hexdigest()
        time = '%04d-%02d-%02dT%02d:%02d:%02d' % entry.date_time
        print(entry.filename, hash, entry.file_size, time, oct(entry.external_attr >> 16), entry.create_system, len(entry.extra), len(entry.comment), entry.compress_type)
";

/// The entries of a bundle, told by Python.
fn unpacked(project: &Project, path: &str) -> Vec<Vec<String>> {
    let output = Command::new("python3").args(["-c", UNPACK]).arg(project.path(path)).output().unwrap();
    assert!(output.status.success(), "{path}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
}

#[test]
fn another_program_unpacks_what_the_manifest_says() {
    let project = Project::demo();
    project.build();
    for folder in RELEASES {
        let entries = unpacked(&project, &format!("public/{folder}/bundle.zip"));
        let names: Vec<&str> = entries.iter().map(|entry| entry[0].as_str()).collect();
        assert!(
            names.is_sorted()
                && names.iter().all(|name| name.is_ascii() && !name.contains("..") && !name.starts_with('/'))
        );
        for entry in &entries {
            assert_eq!(entry[3..], ["1980-01-01T00:00:00", "0o100644", "3", "0", "0", "8"], "{entry:?}");
        }
        let manifest = project.path("manifest.json");
        let status = Command::new("python3")
            .args(["-c", "import sys, zipfile; open(sys.argv[2], 'wb').write(zipfile.ZipFile(sys.argv[1]).read('manifest.json'))"])
            .args([project.path(&format!("public/{folder}/bundle.zip")), manifest.clone()])
            .status();
        assert!(status.unwrap().success());
        let manifest: Json = serde_json::from_slice(&std::fs::read(manifest).unwrap()).unwrap();
        assert_eq!(faults("bundle.schema.json", &manifest), Vec::<String>::new());
        let files = manifest["files"].as_object().unwrap();
        let listed: Vec<&str> = files.keys().map(String::as_str).chain(["manifest.json"]).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), names.iter().copied().collect());
        for entry in entries.iter().filter(|entry| entry[0] != "manifest.json") {
            assert_eq!(files[&entry[0]]["sha256"], entry[1], "{}", entry[0]);
            assert_eq!(files[&entry[0]]["bytes"].to_string(), entry[2], "{}", entry[0]);
            let bytes = std::fs::read(project.path(&format!("public/{folder}/{}", entry[0]))).unwrap();
            assert_eq!(policysite::source::sha256(&bytes), entry[1], "{} is that of the site", entry[0]);
        }
        let latest = json(&project, &format!("{}/latest.json", folder.split('/').next().unwrap()));
        assert_eq!(manifest["aliases"], latest["aliases"]);
        assert_eq!(manifest["texts"]["en"], files["text/en.txt"]["sha256"]);
    }
}

#[test]
fn a_bundle_is_the_same_wherever_it_is_packed() {
    let (first, second) = (Project::demo(), Project::demo());
    first.build();
    second.command(&["build", "--drafts", "--as-of", DAY]).env("TZ", "Pacific/Auckland").assert().success();
    for folder in RELEASES {
        let read = |project: &Project| std::fs::read(project.path(&format!("public/{folder}/bundle.zip"))).unwrap();
        assert!(read(&first) == read(&second), "{folder}");
    }
}

#[test]
fn a_language_that_comes_later_has_a_bundle_of_its_own() {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", "2026-01-01");
    project.build_on(DAY, &[]);
    let before = tree(&project.path("public/torch/v/2026-01-01"));
    project.write("site.toml", &SMALLEST[0].1.replace("[\"en\"]", "[\"en\", \"zh-CN\"]"));
    project.write("content/torch/2026-01-01/zh-CN.toml", "title = \"手电筒隐私政策\"\nuses.crash-reports.purpose = \"修复崩溃\"\npermissions.camera.purpose = \"打开闪光灯\"\n");
    project.write(
        "content/torch/2026-01-01/zh-CN.md",
        "本政策适用于 {{ app.name }}。\n\n## 联系 {#contact}\n\n来信：{{ parties.us.email }}。\n",
    );
    project.accept("torch", "2026-01-01", "zh-CN");
    project.release("torch", "2026-01-01", DAY);
    project.build_on(DAY, &[]);
    let after = tree(&project.path("public/torch/v/2026-01-01"));
    for name in ["bundle.zip", "anchors.json", "dialog.en.json", "manifest.json", "paste/en.txt"] {
        assert!(before.contains_key(name), "{name}");
    }
    for (name, bytes) in &before {
        assert!(after[name] == *bytes || name.ends_with("index.html"), "{name} changed");
    }
    let entries = unpacked(&project, "public/torch/v/2026-01-01/bundle.zh-CN.zip");
    let (shown, other): (Vec<&str>, Vec<&str>) =
        entries.iter().map(|entry| entry[0].as_str()).partition(|name| name.starts_with("embed/"));
    assert!(shown.contains(&"embed/zh-CN/policy.html") && shown.iter().all(|name| name.starts_with("embed/zh-CN/")));
    let wanted = [
        "anchors.json",
        "dialog.zh-CN.json",
        "manifest.json",
        "paste/zh-CN.html",
        "paste/zh-CN.md",
        "paste/zh-CN.txt",
        "text/zh-CN.txt",
    ];
    assert_eq!(other, wanted);
    let manifest = json(&project, "torch/v/2026-01-01/manifest.zh-CN.json");
    assert!(manifest["files"]["bundle.zh-CN.zip"].is_object() && manifest["files"]["paste/zh-CN.md"].is_object());
    assert!(json(&project, "torch/v/2026-01-01/manifest.json")["files"]["bundle.zh-CN.zip"].is_null());
}

#[test]
fn a_bundle_that_no_app_should_ship_is_refused() {
    let project = Project::smallest();
    let site = |limit: u32| format!("{}[webview]\nbundle_kb = {limit}\n", SMALLEST[0].1);
    project.write("site.toml", &site(100));
    project.build();
    let bytes = std::fs::metadata(project.path("public/torch/v/2026-01-01/bundle.zip")).unwrap().len();
    assert!((9 * 1024..100 * 1024).contains(&bytes), "{bytes}");
    project.write("site.toml", &site(8));
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 1, "{said}");
    let expected = "error[webview-too-large]: `torch/v/2026-01-01/bundle.zip` has ";
    assert!(said.contains(expected) && said.contains("8 KB is the most that `webview.bundle_kb` allows"), "{said}");
}
