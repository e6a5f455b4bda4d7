//! What search engines and feed readers find.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

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
