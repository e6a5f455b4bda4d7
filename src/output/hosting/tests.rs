//! The files of rules, read as hosts read them, and the limits of the hosts.

use super::*;
use crate::diagnostic::Diagnostics;

fn tag(tag: &str) -> LanguageTag {
    tag.parse().unwrap()
}

fn rules(count: usize, languages: usize) -> Rules<'static> {
    let moved = |at| Moved { from: format!("/old/{at}.html"), to: "/legal/p/en/".to_owned() };
    let forms = |at| Forms { policy: Some(format!("p{at}")), tag: tag("zh-CN"), others: vec!["zh-Hans".to_owned()] };
    Rules {
        base: "/legal/",
        common: common(&BTreeSet::from(["'sha256-a'", "'sha256-b'"])),
        moved: (0..count).map(moved).collect(),
        forms: (0..languages).map(forms).collect(),
    }
}

/// A rule of `_headers`: its path and its headers.
type Headers = (String, Vec<(String, String)>);

/// Reads `_headers`, and holds it against what hosts take.
fn read_headers(text: &str) -> Vec<Headers> {
    let mut rules: Vec<Headers> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.len() <= 2000, "{line}");
        if line.starts_with('/') {
            assert!(line.matches('*').count() <= 1, "{line}");
            rules.push((line.to_owned(), Vec::new()));
        } else {
            let (name, value) = line.strip_prefix("  ").unwrap().split_once(": ").unwrap();
            assert!(!name.contains(' ') && !value.is_empty(), "{line}");
            rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
        }
    }
    assert!(rules.len() <= 100);
    rules
}

/// The headers of an address, put together as Cloudflare does it.
fn headers_of(rules: &[Headers], address: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (pattern, headers) in rules {
        let pattern: Vec<String> = pattern
            .split('/')
            .map(|part| match part {
                "*" => ".*".to_owned(),
                part if part.starts_with(':') => "[^/]+".to_owned(),
                part => regex::escape(part),
            })
            .collect();
        if !regex::Regex::new(&format!("^{}$", pattern.join("/"))).unwrap().is_match(address) {
            continue;
        }
        for (name, value) in headers {
            let known = all.entry(name.clone()).or_default();
            let more = if known.is_empty() { value.clone() } else { format!(", {value}") };
            known.push_str(&more);
        }
    }
    all
}

#[test]
fn each_address_has_each_header_once() {
    let rules = read_headers(&headers::text(&rules(0, 0)));
    let of = |address: &str| headers_of(&rules, address);
    for address in ["/legal/", "/legal/p/en/", "/legal/p/v/1/en/", "/legal/assets/a.css", "/legal/p/v/1/text/en.txt"] {
        let found = of(address);
        let policy = &found["Content-Security-Policy"];
        assert!(policy.contains("style-src 'self' 'sha256-a' 'sha256-b';") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(found["X-Content-Type-Options"], "nosniff");
        assert_eq!(found["Referrer-Policy"], "no-referrer");
    }
    let keeps = |address: &str| of(address).get("Cache-Control").cloned();
    assert_eq!(keeps("/legal/assets/fonts/a.0123456789abcdef.woff2").as_deref(), Some(LASTING));
    assert_eq!(keeps("/legal/p/v/1/text/en.txt").as_deref(), Some(LASTING));
    assert_eq!(keeps("/legal/p/latest.json").as_deref(), Some(FRESH));
    for page in
        ["/legal/p/v/1/en/", "/legal/p/en/", "/legal/", "/legal/p/v/1/policy.json", "/legal/p/v/1/manifest.json"]
    {
        assert_eq!(keeps(page), None, "{page}");
    }
    assert_eq!(of("/legal/p/versions.json")["Access-Control-Allow-Origin"], "*");
    assert!(!of("/legal/p/en/").contains_key("Access-Control-Allow-Origin"));
    assert!(of("/other/").is_empty(), "what is beside the site is not ours");
}

#[test]
fn redirects_stay_within_what_hosts_take() {
    let said = |rules: &Rules<'_>| {
        let mut log = Diagnostics::default();
        let text = redirects::text(rules, &mut log);
        let kinds: Vec<String> = log.sorted().iter().map(|found| found.args[0].1.clone()).collect();
        (text, kinds)
    };
    assert_eq!(said(&rules(2000, 20)).1, Vec::<String>::new());
    let (text, kinds) = said(&rules(2000, 40));
    assert_eq!(kinds, ["patterns"]);
    let lines: Vec<Vec<&str>> =
        text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(' ').collect()).collect();
    let is_pattern = |line: &&Vec<&str>| line[0].contains(['*', ':']);
    assert_eq!((lines.iter().filter(is_pattern).count(), lines.len()), (100, 2100));
    let first_pattern = lines.iter().position(|line| is_pattern(&line)).unwrap();
    assert!(lines[first_pattern..].iter().all(|line| is_pattern(&line)), "single addresses first");
    for line in &lines {
        assert!(line.len() == 3 && line[0].starts_with('/') && line[1].starts_with("/legal/") && line[2] == "301");
        assert!(line[0].matches('*').count() <= 1 && line[0] != line[1]);
    }
    assert_eq!(said(&rules(2001, 0)).1, ["rules"]);
    let mut long = rules(1, 0);
    long.moved[0].to = format!("https://a.example/{}", "x".repeat(1000));
    assert_eq!(said(&long).1, ["line"]);
    long.moved =
        (0..500).map(|at| Moved { from: format!("/{at}.html"), to: format!("/{}", "x".repeat(300)) }).collect();
    assert_eq!(said(&long).1, ["bytes"]);
}

#[test]
fn a_folder_leads_on_with_and_without_its_slash() {
    let paths = |from: &str| Moved { from: from.to_owned(), to: String::new() }.paths();
    assert_eq!(paths("/x"), ["/x", "/x/"]);
    assert_eq!(paths("/a.b/x/"), ["/a.b/x", "/a.b/x/"]);
    assert_eq!(paths("/x.html"), ["/x.html"]);
    assert_eq!(paths("/"), ["/"]);
}

#[test]
fn tags_are_spelled_in_the_ways_of_people_and_systems() {
    let forms = Forms { policy: None, tag: tag("zh-CN"), others: vec!["zh".to_owned(), "zh-Hans".to_owned()] };
    assert_eq!(forms.spellings(), ["zh", "zh-Hans", "zh-hans", "zh-cn", "ZH-CN", "zh_CN"]);
    assert_eq!(Forms { policy: None, tag: tag("en"), others: Vec::new() }.spellings(), ["EN"]);
}

#[test]
fn addresses_are_encoded_once() {
    assert_eq!(address("p/en/"), "p/en/");
    assert_eq!(address("图 1$;\".png"), "%E5%9B%BE%201%24%3B%22.png");
    assert_eq!(address("%E5%9B%BE.png"), "%E5%9B%BE.png");
}
