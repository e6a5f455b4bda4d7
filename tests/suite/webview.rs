//! The files that an app shows: each stands alone, says what the site says, and answers for ever.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;
use crate::project::visible_text;

/// The files of the first policy of the demonstration in each language.
const VARIANTS: [&str; 9] =
    ["changes", "collected", "permissions", "policy", "sdks-android", "sdks-harmony", "sdks-ios", "shared", "summary"];

/// The files for apps below the output, by path.
fn files(project: &Project) -> BTreeMap<String, String> {
    let all = tree(&project.path("public")).into_iter().filter(|(path, _)| path.contains("/embed/"));
    all.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The part of a page between two marks.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// The addresses of all links.
fn hrefs(html: &str) -> Vec<&str> {
    html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The demonstration with more in `site.toml`.
fn demo_with(more: &str) -> Project {
    let project = Project::demo();
    let site = project.read("site.toml");
    project.write("site.toml", &format!("{site}\n{more}"));
    project
}

#[test]
fn every_text_has_its_files_in_every_language() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let files = files(&project);
    for lang in ["en", "zh-CN"] {
        for home in ["e-mobile-7/", "e-mobile-7/v/2026-10-01/"] {
            let folder = format!("{home}embed/{lang}/");
            let names = files.keys().filter_map(|path| path.strip_prefix(&folder)?.strip_suffix(".html"));
            assert_eq!(names.collect::<Vec<_>>(), VARIANTS, "{folder}");
        }
    }
}

#[test]
fn every_file_stands_alone() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let files = files(&project);
    assert!(files.len() >= 80, "{}", files.len());
    for (path, html) in &files {
        for part in ["<script", "<link", "<img", "<iframe", " style=", " onclick", "@import", "target="] {
            assert!(!html.contains(part), "{path} holds {part}");
        }
        let head = between(html, "<meta charset=\"utf-8\">", "<title>");
        assert!(head.contains("http-equiv=\"Content-Security-Policy\""), "{path}: the policy stands first");
        assert!(!head.contains("frame-ancestors") && !head.contains("'self'"), "{path}");
        let folder = path.rsplit_once('/').unwrap().0;
        for href in hrefs(html).into_iter().filter(|href| !href.starts_with('#')) {
            if href.starts_with("https://") || href.starts_with("mailto:") || href.starts_with("tel:") {
                continue;
            }
            let file = href.split('#').next().unwrap();
            let target = match file.strip_prefix("../") {
                Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').unwrap().0),
                None => format!("{folder}/{file}"),
            };
            assert!(files.contains_key(&target), "{path} leads to {href}");
        }
    }
}

#[test]
fn a_file_says_what_the_site_says() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    for lang in ["en", "zh-CN"] {
        for (file, page) in [("policy", ""), ("collected", "collected/"), ("sdks-ios", "sdks/ios/")] {
            let [own, site] = [
                project.read(&format!("public/e-mobile-7/embed/{lang}/{file}.html")),
                project.read(&format!("public/e-mobile-7/{lang}/{page}index.html")),
            ];
            let words = |html: &str| match file {
                "policy" => visible_text(between(html, "<div class=\"text\">", "</main>")),
                _ => visible_text(between(html, "<main", "</main>")),
            };
            // The same clause in other languages is a matter of the site.
            let site = site.split("<p class=\"elsewhere\">").enumerate().map(|(at, part)| match at {
                0 => part,
                _ => part.split_once("</p>").unwrap().1,
            });
            let site: String = site.collect();
            assert_eq!(words(&own), words(&site), "{lang} {file}");
            for date in ["2026-09-01", "2026-10-01"] {
                assert!(between(&own, "<header", "</header>").contains(&format!("datetime=\"{date}\"")), "{file}");
            }
        }
    }
}

#[test]
fn ids_of_clauses_are_the_same_in_every_language_and_on_the_site() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let ids = |path: &str| -> BTreeSet<String> {
        let html = project.read(&format!("public/e-mobile-7/{path}"));
        let text = between(&html, "<div class=\"text\">", "</main>").to_owned();
        text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let site = ids("zh-CN/index.html");
    assert!(site.len() > 80);
    assert_eq!(ids("embed/zh-CN/policy.html"), site);
    assert_eq!(ids("embed/en/policy.html"), site);
}

#[test]
fn links_out_are_text_where_the_app_opens_nothing() {
    let project = demo_with("[webview]\nlinks = \"text\"\n");
    project.build_on(DAY, &[]);
    let mut shown = 0;
    for (path, html) in files(&project) {
        for href in hrefs(&html) {
            assert!(!href.contains(':'), "{path} leads to {href}");
        }
        shown += html.matches("https://").count();
    }
    assert!(shown > 100, "addresses are still to be read: {shown}");
    let site = project.read("public/e-mobile-7/zh-CN/index.html");
    assert!(hrefs(&site).iter().any(|href| href.starts_with("https://") || href.starts_with("mailto:")));
}

#[test]
fn links_out_are_marked_and_an_app_may_close_the_page() {
    let project = demo_with("[webview]\nclose = \"myapp://close?from=policy&x=1\"\n");
    project.build_on(DAY, &[]);
    for (path, html) in files(&project) {
        assert!(html.contains("<a href=\"myapp://close?from=policy&amp;x=1\">"), "{path} can be closed");
        for link in html.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let is_out = link.contains("href=\"https://");
            assert!(!is_out || link.contains("rel=\"external noopener noreferrer\""), "{path}: {link}");
        }
    }
    let site = project.read("public/e-mobile-7/zh-CN/index.html");
    assert!(!site.contains("myapp:"));
}

#[test]
fn changes_too_many_for_a_file_are_named_and_those_of_a_first_text_are_none() {
    let project = Project::demo();
    project.command(&["new", "release", "e-mobile-7", "2027-01-01"]).assert().success();
    let prose = "content/e-mobile-7/2027-01-01/zh-CN.md";
    let text = project.read(prose);
    let changed = text.replacen("请您完整阅读", "请您仔细阅读", 1);
    assert_ne!(changed, text);
    project.write(prose, &changed);
    project.build_on(DAY, &["--drafts"]);
    let brief = project.read("public/e-mobile-7/v/2026-10-01/embed/zh-CN/changes.html");
    assert!(!brief.contains("<ins>") && brief.contains("policy.html#device-log"));
    assert!(brief.contains("https://legal.example.com/e-mobile-7/v/2026-10-01/zh-CN/changes/"));
    let whole = project.read("public/e-mobile-7/v/2027-01-01/embed/zh-CN/changes.html");
    assert!(whole.contains("<ins>"), "the words of a small change are shown");
    let site = project.read("public/e-mobile-7/v/2027-01-01/zh-CN/changes/index.html");
    assert_eq!(whole.matches("<ins>").count(), site.matches("<ins>").count());
    let first = project.read("public/e-mobile-7/v/2022-08-04/embed/zh-CN/changes.html");
    assert!(first.contains("这是首个版本"));
}

#[test]
fn a_site_may_do_without() {
    let project = demo_with("");
    let site = project.read("site.toml").replace("[outputs]", "[outputs]\nwebview = false");
    project.write("site.toml", &site);
    project.build_on(DAY, &[]);
    let is_for_apps =
        |path: &&String| ["/embed/", "/dialog.", "/paste/", "bundle.zip"].iter().any(|part| path.contains(part));
    assert_eq!(tree(&project.path("public")).keys().find(is_for_apps), None);
    let latest = project.read("public/e-mobile-7/latest.json");
    assert!(["embed", "bundle", "dialog"].iter().all(|key| !latest.contains(key)), "{latest}");
}

#[test]
fn the_addresses_of_a_text_that_was_taken_down_still_answer() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let before: BTreeSet<String> = files(&project).into_keys().collect();
    let takedown = ["takedown", "e-mobile-7", "2022-08-04", "--reason", "Order 12", "--as-of", DAY];
    project.command(&takedown).assert().success();
    project.build_on(DAY, &[]);
    let after = files(&project);
    for path in &before {
        let html = after.get(path).unwrap_or_else(|| panic!("{path} is gone"));
        assert_eq!(html.contains("page-removed"), path.starts_with("e-mobile-7/v/2022-08-04/"), "{path}");
    }
}

#[test]
fn pictures_of_a_theme_go_inside_and_its_fonts_stay_outside() {
    let project = demo_with("").file(
        "themes/company/assets/style.css",
        "@font-face { font-family: X; src: url(x.woff2) }\nbody { background: url(\"mark.svg\") }\n",
    );
    let project = project.file("themes/company/assets/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let project = project.file("themes/company/assets/x.woff2", "x");
    project.write("site.toml", &format!("theme = \"company\"\n{}", project.read("site.toml")));
    project.build_on(DAY, &[]);
    let html = project.read("public/e-mobile-7/embed/en/policy.html");
    let style = between(&html, "<style>", "</style>");
    assert!(style.ends_with("body{background:url(\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=\")}"), "{style}");
}
