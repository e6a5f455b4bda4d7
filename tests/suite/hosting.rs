//! What search engines and feed readers find.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;

const BASE: &str = "https://legal.example.com/";

/// The pages of a site by address, with their HTML.
fn pages(project: &Project) -> BTreeMap<String, String> {
    let files = tree(&project.path("public")).into_iter();
    let pages = files.filter_map(|(path, bytes)| {
        let folder = path.strip_suffix("index.html")?;
        Some((format!("{BASE}{folder}"), String::from_utf8(bytes).unwrap()))
    });
    pages.collect()
}

/// The values of an attribute of the elements that begin so.
fn values<'a>(html: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let elements = html.split(element).skip(1).filter_map(|rest| rest.split('>').next());
    let name = format!("{attribute}=\"");
    elements.filter_map(|rest| rest.split(name.as_str()).nth(1)?.split('"').next()).collect()
}

#[test]
fn pages_in_other_languages_name_each_other() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let pages = pages(&project);
    let alternates = |html: &str| -> BTreeMap<String, String> {
        let element = "<link rel=\"alternate\" hreflang=";
        let tags = html.split(element).skip(1).filter_map(|rest| rest.split('"').nth(1)).map(str::to_owned);
        tags.zip(values(html, element, "href").into_iter().map(str::to_owned)).collect()
    };
    let mut seen = 0;
    for (address, html) in &pages {
        let named = alternates(html);
        if html.contains("content=\"noindex\"") {
            assert!(named.is_empty(), "{address} asks search engines to stay away");
            continue;
        }
        for other in named.values() {
            let back = pages.get(other).unwrap_or_else(|| panic!("{address} names {other}, which is not there"));
            assert_eq!(alternates(back), named, "{address} and {other}");
        }
        if !named.is_empty() {
            assert!(named.values().any(|other| other == address), "{address} names itself");
            assert!(named.contains_key("x-default"), "{address}");
            seen += 1;
        }
    }
    assert!(seen >= 30, "{seen}");
}

#[test]
fn the_sitemap_lists_what_may_be_found_and_nothing_else() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let pages = pages(&project);
    let sitemap = project.read("public/sitemap.xml");
    let listed: BTreeSet<&str> =
        sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert!(listed.len() > 30);
    for address in &listed {
        let html = pages.get(*address).unwrap_or_else(|| panic!("{address} is not there"));
        assert!(!html.contains("noindex"), "{address}");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{address}");
    }
    assert!(listed.iter().all(|address| !address.contains("/v/") && !address.contains("/compare/")));
    assert!(project.read("public/robots.txt").ends_with("Sitemap: https://legal.example.com/sitemap.xml\n"));
    project.write("static/robots.txt", "User-agent: *\nDisallow: /private/\n");
    project.build_on(DAY, &[]);
    assert!(project.read("public/robots.txt").contains("/private/"), "a site's own rules count");
}

#[test]
fn a_release_knows_at_birth_what_came_before() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let page = project.read("public/e-mobile-7/v/2026-10-01/en/index.html");
    assert!(page.contains("<link rel=\"predecessor-version\" href=\"../../2022-08-04/en/\">"), "{page}");
    assert!(page.contains("<link rel=\"latest-version\" href=\"../../../en/\">"));
    assert!(page.contains("<link rel=\"version-history\" href=\"../../../en/history/\">"));
    let first = project.read("public/e-mobile-7/v/2022-08-04/en/index.html");
    assert!(!first.contains("predecessor-version") && !page.contains("successor-version"));
}

#[test]
fn the_feed_tells_each_public_release_once_and_keeps_its_ids() {
    let project = Project::demo();
    let feed = |day: &str| {
        project.build_on(day, &[]);
        project.read("public/enterprise-security/feed.zh-CN.xml")
    };
    let ids = |feed: &str| -> Vec<String> {
        feed.split("<id>").skip(1).filter_map(|rest| rest.split("</id>").next()).map(str::to_owned).collect()
    };
    let before = feed("2024-01-01");
    let after = feed(DAY);
    assert_eq!(before.matches("<entry>").count(), 1, "what becomes public later is not told");
    assert_eq!(after.matches("<entry>").count(), 2);
    assert!(ids(&before).iter().all(|id| ids(&after).contains(id)), "{before}");
    assert!(
        after.contains("<updated>2026-11-15T00:00:00Z</updated>") && after.contains("xml:lang=\"zh-CN\""),
        "{after}"
    );
    let page = project.read("public/enterprise-security/zh-CN/index.html");
    assert!(
        page.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.zh-CN.xml\""),
        "{page}"
    );
}

/// The demonstration below `/legal/`, with old addresses.
static LEGAL: LazyLock<Project> = LazyLock::new(|| {
    let project = Project::demo();
    let site = project.read("site.toml").replace("https://legal.example.com/", "https://example.com/legal/");
    let old = "\n[redirects]\n\"/privacy.html\" = \"e-mobile-7/zh-CN/\"\n\"/legal/datenschutz\" = \"e-mobile-7/en/#contact\"\n\
               \"/legal/agb.html\" = \"https://www.example.com/terms\"\n";
    project.write("site.toml", &format!("{site}{old}"));
    project.build_on(DAY, &[]);
    project
});

#[test]
fn old_addresses_lead_on() {
    let project = &*LEGAL;
    let page = project.read("public/datenschutz/index.html");
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../e-mobile-7/en/#contact\">",
        "<link rel=\"canonical\" href=\"https://example.com/legal/e-mobile-7/en/#contact\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<a href=\"../e-mobile-7/en/#contact\">Go to the page</a>",
        "default-src 'none'",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(project.read("public/agb.html").contains("content=\"0; url=https://www.example.com/terms\""));
    assert!(!project.path("public/privacy.html").exists(), "beside the site");
    let rules = project.read("public/_redirects");
    for line in [
        "/privacy.html /legal/e-mobile-7/zh-CN/ 301",
        "/legal/datenschutz /legal/e-mobile-7/en/#contact 301",
        "/legal/datenschutz/ /legal/e-mobile-7/en/#contact 301",
        "/legal/agb.html https://www.example.com/terms 301",
        "/legal/:policy/zh-Hans/* /legal/:policy/zh-CN/:splat 301",
        "/legal/:policy/zh-cn/* /legal/:policy/zh-CN/:splat 301",
        "/legal/:policy/EN/* /legal/:policy/en/:splat 301",
    ] {
        assert!(rules.lines().any(|one| one == line), "{line} in {rules}");
    }
    let nginx = project.read("public/_nginx.conf");
    assert!(nginx.contains("location = \"/privacy.html\" {") && nginx.contains("location /legal/ {"), "{nginx}");
    let sitemap = project.read("public/sitemap.xml");
    assert!(!sitemap.contains("datenschutz") && !sitemap.contains("zh-Hans"));
}

#[test]
fn other_forms_of_a_language_lead_to_its_folder() {
    let project = &*LEGAL;
    for folder in ["", "summary/", "collected/", "sdks/android/", "history/"] {
        let page = project.read(&format!("public/e-mobile-7/zh-Hans/{folder}index.html"));
        let to = format!("https://example.com/legal/e-mobile-7/zh-CN/{folder}");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{to}\">")) && page.contains("zh-CN"), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\""), "{page}");
    }
    assert!(project.path("public/e-mobile-7/en-US/index.html").exists());
    for other in ["zh-TW", "zh-Hant", "zh-HK", "zh-cn", "EN"] {
        assert!(!project.path(&format!("public/e-mobile-7/{other}")).exists(), "{other}");
    }
    let rules = project.read("public/_redirects");
    assert!(!rules.contains("Hant") && !rules.contains("TW") && !rules.contains("HK"), "{rules}");
    assert!(!rules.contains("/e-mobile-7/zh-Hans"), "policies that agree share their rules: {rules}");
}

#[test]
fn a_policy_in_other_languages_has_rules_of_its_own_first() {
    let project = Project::smallest();
    let site = project.read("site.toml").replace("[\"en\"]", "[\"en\", \"zh-CN\"]");
    project.write("site.toml", &site);
    let text = project.read("content/torch/2026-01-01/policy.toml");
    for policy in ["lamp", "light"] {
        project.write(&format!("content/{policy}/2026-01-01/policy.toml"), &text);
        project.write(&format!("content/{policy}/2026-01-01/en.md"), "Words.\n");
        project.write(&format!("content/{policy}/2026-01-01/zh-CN.md"), "文字。\n");
    }
    project.build();
    let rules = project.read("public/_redirects");
    let at = |line: &str| rules.find(line).unwrap_or_else(|| panic!("{line} in {rules}"));
    assert!(at("\n/legal/torch/en-US/* ") < at("\n/legal/:policy/en-US/* ") && !rules.contains("/legal/torch/zh"));
    assert!(!rules.contains("/legal/lamp/") && !rules.contains("/legal/light/"));
}

#[test]
fn a_page_for_addresses_that_are_not_there_needs_nothing_else() {
    let project = &*LEGAL;
    let page = project.read("public/404.html");
    assert!(values(&page, "<link", "href").is_empty() && !page.contains("src="), "{page}");
    let hrefs: Vec<&str> = values(&page, "<a", "href").into_iter().filter(|href| !href.starts_with('#')).collect();
    assert!(hrefs.len() >= 6 && hrefs.iter().all(|href| href.starts_with("https://example.com/legal/")), "{hrefs:?}");
    assert!(page.contains("<div lang=\"zh-CN\" dir=\"ltr\">") && page.contains("找不到页面"), "{page}");
    let policy = values(&page, "<meta http-equiv", "content")[0].replace("&#39;", "'");
    let hash = policy.split("style-src ").nth(1).unwrap().split(';').next().unwrap();
    assert!(hash.starts_with("'sha256-") && page.contains("<style>"), "{policy}");
    let headers = project.read("public/_headers");
    assert!(headers.contains(&format!("style-src 'self' {hash};")), "{headers}");
    assert!(project.read("public/_nginx.conf").contains(hash));
}

#[test]
fn files_of_rules_of_the_site_count_instead() {
    let project = Project::smallest();
    project.write("static/_headers", "/*\n  X-Own: 1\n");
    project.build();
    assert_eq!(project.read("public/_headers"), "/*\n  X-Own: 1\n");
    assert!(project.read("public/_redirects").contains("301"));
}
