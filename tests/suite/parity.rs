//! A translation is held against its source: nothing is found in the demonstration, and every single slip is.

use std::collections::BTreeSet;
use std::ops::Range;

use policysite::config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::source::SourceTree;
use regex::Regex;

use crate::project::root;
use crate::project::tree;

/// How many slips are made in each release.
const TRIALS: usize = 40;

/// The releases of the demonstration.
const RELEASES: [&str; 4] = [
    "e-mobile-7/2022-08-04",
    "e-mobile-7/2026-10-01",
    "enterprise-security/2023-08-03",
    "enterprise-security/2026-12-15",
];

/// The files of one release of the demonstration, with `site.toml`. Dates and an e-mail address are typed out in both
/// languages, each as it writes them.
fn release(name: &str) -> Vec<(String, String)> {
    let folder = format!("content/{name}/");
    let files = tree(&root().join(&folder)).into_iter().filter(|(path, _)| path.strip_suffix(".lock").is_none());
    let mut all: Vec<(String, String)> = files
        .map(|(path, bytes)| (format!("{folder}{path}"), String::from_utf8(bytes).unwrap()))
        .map(|(path, text)| {
            let chinese = path.contains("zh-CN");
            let dates = ["2031年4月25日", "2031年5月2日", "（test@one.example）"];
            let english = ["25 April 2031", "May 2nd, 2031", "(test@one.example)"];
            let typed = if chinese { dates } else { english };
            let text =
                Regex::new(r"\{\{ (published|updated)[^}]*\}\}").unwrap().replace_all(&text, typed[0]).into_owned();
            let text = Regex::new(r"\{\{ effective[^}]*\}\}").unwrap().replace_all(&text, typed[1]).into_owned();
            let mail = Regex::new(r"\{\{ contacts\.[a-z-]+\.(email|phone) \}\}").unwrap();
            (path, mail.replace_all(&text, typed[2]).into_owned())
        })
        .collect();
    all.push(("site.toml".to_owned(), std::fs::read_to_string(root().join("site.toml")).unwrap()));
    all
}

/// The ids that findings on a translation name, with their codes.
fn found(files: &[(String, String)]) -> Vec<(String, String)> {
    let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    content::load(&sources, &config, &Drafts::All, &mut log);
    let of_translation = |id: &str| id.starts_with("translation-");
    let findings = log.sorted().into_iter().filter(|finding| of_translation(finding.code.id));
    findings.map(|finding| (finding.args[0].1.clone(), finding.code.id.to_owned())).collect()
}

/// Numbers that come by chance, but always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A slip that could be made.
struct Slip {
    /// The code that should be found.
    code: &'static str,
    /// The clause or text of the records it is in.
    id: String,
    file: usize,
    place: Range<usize>,
    /// What comes in its place.
    new: String,
}

/// Every number, date, address, link and fact of a translation, each with something else in its place.
fn slips(files: &[(String, String)], chance: &mut Chance) -> Vec<Slip> {
    let mut all = Vec::new();
    for (file, (path, text)) in files.iter().enumerate().filter(|(_, (path, _))| path.contains("zh-CN")) {
        let mut offset = 0;
        let mut above = "preamble".to_owned();
        for line in text.split_inclusive('\n') {
            if let Some((id, from)) = id_of(path, line, &mut above) {
                all.extend(in_line(line, from, chance).into_iter().map(|(code, place, new)| Slip {
                    code,
                    id: id.clone(),
                    file,
                    place: offset + place.start..offset + place.end,
                    new,
                }));
            }
            offset += line.len();
        }
    }
    all
}

/// The slips of a line whose words begin at an offset: the code, the place, and what comes there.
fn in_line(line: &str, from: usize, chance: &mut Chance) -> Vec<(&'static str, Range<usize>, String)> {
    let digits = Regex::new(r"\d+").unwrap();
    let links = Regex::new(r"\]\(([#@h][^)]*)\)").unwrap();
    let facts = Regex::new(r"\{\{ [a-z_]+(\.[a-z0-9_.-]+)? \}\}").unwrap();
    let mails = Regex::new("test@one").unwrap();
    let mut all = Vec::new();
    for number in digits.find_iter(line).filter(|found| found.start() >= from && is_counted(line, found.start())) {
        let other = number.as_str().parse::<usize>().unwrap() + 13 + chance.below(60);
        let date = line[number.end()..].starts_with(['年', '月', '日']) && line.contains("2031年");
        all.push(if date {
            ("translation-dates", number.range(), "7".to_owned())
        } else {
            ("translation-numbers", number.range(), other.to_string())
        });
    }
    for target in links.captures_iter(line).filter_map(|link| link.get(1)) {
        let other = if target.as_str() == "@history" { "@summary" } else { "@history" };
        all.push(("translation-links", target.range(), other.to_owned()));
    }
    for fact in facts.find_iter(line).filter(|fact| fact.as_str().len() < line.trim().len()) {
        let other = if fact.as_str().contains("version") { "{{ title }}" } else { "{{ version }}" };
        all.push(("translation-facts", fact.range(), other.to_owned()));
    }
    all.extend(mails.find_iter(line).map(|mail| ("translation-emails", mail.range(), "tset@one".to_owned())));
    all
}

/// The id that a finding in a line must name, and where the words of the line begin.
fn id_of(path: &str, line: &str, above: &mut String) -> Option<(String, usize)> {
    if path.contains(".md") {
        let own = Regex::new(r"\{#([a-z0-9-]+)[^}]*\}\s*$").unwrap().captures(line).map(|id| id[1].to_owned());
        if line.starts_with('#') {
            *above = own.clone()?;
        }
        let marker = Regex::new(r"^\s*\d+\. ").unwrap().find(line).map_or(0, |marker| marker.end());
        let is_item = marker > 0 || line.trim_start().starts_with("- ");
        // An item without an id has one by its place.
        return own.or_else(|| (!is_item && !line.starts_with("[^")).then(|| above.clone())).map(|id| (id, marker));
    }
    if line.starts_with('[') {
        let table = line.trim().trim_matches(['[', ']']).replace('"', "");
        let plain = !line.starts_with("[[") && !table.starts_with("groups") && !table.starts_with("defaults");
        *above = if plain { table } else { String::new() };
    }
    let entry = Regex::new(r#"^([a-z_]+) = ""#).unwrap();
    let key = entry.captures(line)?;
    let id = if above == "preamble" { key[1].to_owned() } else { format!("{above}.{}", &key[1]) };
    (!above.is_empty()).then_some((id, key[0].len()))
}

/// Whether digits at a place are a number of the text, and not part of a name, a fact, an id or an address.
fn is_counted(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    let inside = |open: &str, close: &str| {
        let last = |sign: &str| before.rfind(sign).map(|at| at + 1);
        last(open) > last(close)
    };
    let letter = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "._/@".contains(c));
    !inside("{", "}") && !inside("](", ")") && !letter && !before.contains("https://") && !after.contains("://")
}

#[test]
fn nothing_is_found_in_the_demonstration() {
    for name in RELEASES {
        assert_eq!(found(&release(name)), [], "{name}");
    }
}

#[test]
fn every_slip_is_found_where_it_was_made() {
    let mut chance = Chance(20_261_122);
    let mut missed = Vec::new();
    let mut tried = 0;
    for name in RELEASES {
        let files = release(name);
        let mut all = slips(&files, &mut chance);
        for _ in 0..TRIALS.min(all.len()) {
            // Each kind as often as the others, as long as there are any.
            let kinds: BTreeSet<&str> = all.iter().map(|slip| slip.code).collect();
            let kind = kinds.iter().nth(chance.below(kinds.len())).copied().unwrap();
            let of_kind: Vec<usize> = (0..all.len()).filter(|at| all[*at].code == kind).collect();
            let slip = all.swap_remove(of_kind[chance.below(of_kind.len())]);
            let mut changed = files.clone();
            let was = changed[slip.file].1[slip.place.clone()].to_owned();
            changed[slip.file].1.replace_range(slip.place.clone(), &slip.new);
            tried += 1;
            // A number of an older date is one for the test and a date for the program.
            let fits =
                |code: &str| code == slip.code || code == "translation-dates" && slip.code == "translation-numbers";
            if !found(&changed).iter().any(|(id, code)| *id == slip.id && fits(code)) {
                missed.push(format!("{name}: `{was}` became `{}` in `{}`: {}", slip.new, slip.id, slip.code));
            }
        }
    }
    assert!(tried >= 100, "{tried}");
    assert!(missed.is_empty(), "{} of {tried} missed:\n{}", missed.len(), missed.join("\n"));
}
