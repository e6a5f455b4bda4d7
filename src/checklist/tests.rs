//! Every rule against its samples: what it finds, and what it lets pass.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::checklist::Finding;
use crate::checklist::Order;
use crate::checklist::RuleResult;
use crate::checklist::Verdict;
use crate::checklist::judge::speaks_of_faults;
use crate::checklist::rules::FAMILIES;
use crate::checklist::run;
use crate::checklist::sets_of;
use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::evidence::EvidenceFiles;
use crate::report::MessageLanguage;
use crate::report::Requirement;
use crate::report::Sample;
use crate::report::filled;
use crate::report::planned;
use crate::report::requirements;
use crate::source::SourceTree;

/// What every release has, before the records of a sample that lacks it.
const HEAD: [(&str, &str); 4] = [
    ("title", "title = \"Privacy policy\""),
    ("app", "app.name = \"Torch\""),
    ("published", "published = 2026-01-01"),
    ("effective", "effective = 2026-01-01"),
];

/// The records of a sample, whole.
fn records(sample: &Sample, year: u16) -> String {
    let top = sample.records.split("\n[").next().unwrap_or_default();
    let top = if sample.records.trim_start().starts_with('[') { "" } else { top };
    let has = |key: &str| {
        let names =
            |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
        top.lines().any(names) || sample.records.contains(&format!("[{key}]"))
    };
    let head: Vec<String> =
        HEAD.iter().filter(|(key, _)| !has(key)).map(|(_, line)| line.replace("2026", &year.to_string())).collect();
    format!("{}\n{}", head.join("\n"), sample.records)
}

/// The files of a sample.
fn files(sample: &Sample) -> BTreeMap<String, String> {
    let language = sample.language.as_deref().unwrap_or("en");
    let has_languages = sample.site.lines().any(|line| line.starts_with("languages"));
    let languages = if has_languages { String::new() } else { format!("languages = [\"{language}\"]\n") };
    let site = format!("base_url = \"https://example.com/\"\n{languages}time_zone = \"UTC\"\n{}", sample.site);
    let mut files: BTreeMap<String, String> = [("site.toml".to_owned(), site)].into();
    let mut release = |sample: &Sample, version: u16| {
        let folder = format!("content/p/{version}");
        files.insert(format!("{folder}/policy.toml"), records(sample, 2024 + version));
        let prose = sample.prose.clone().unwrap_or_else(|| "Text.".to_owned());
        files.insert(format!("{folder}/{language}.md"), prose);
    };
    release(sample, 2);
    if let Some(before) = &sample.before {
        release(before, 1);
    }
    files.extend(sample.files.clone());
    files
}

/// What a rule says of a sample.
fn result(id: &str, rule: &Requirement, sample: &Sample) -> Result<RuleResult, String> {
    let files = files(sample);
    let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut log = Diagnostics::default();
    let fault = |log: &Diagnostics| {
        let said: Vec<String> = log.sorted().iter().map(|one| format!("{} {:?}", one.code.id, one.args)).collect();
        format!("the sample is no sound site: {said:?}\n{files:#?}")
    };
    let Some(config) = config::load(&sources, &mut log) else { return Err(fault(&log)) };
    let policies = content::load(&sources, &config, &Drafts::All, &mut log);
    if log.has_errors() {
        return Err(fault(&log));
    }
    let named = |name: &str| Some(format!("evidence/{name}")).filter(|path| sources.file(path).is_some());
    let evidence = EvidenceFiles {
        android: named("AndroidManifest.xml"),
        ios: named("Info.plist"),
        xcprivacy: named("PrivacyInfo.xcprivacy"),
    };
    let as_of = sample.as_of.as_ref().and_then(|day| day.parse().ok());
    let (sets, policies) = (&sets_of(rule), &policies);
    let order = Order { sources: &sources, config: &config, policies, sets, policy: None, evidence, as_of };
    let mut said = Diagnostics::default();
    let list = run(&order, &mut said);
    let audit = list.audits.into_iter().find(|audit| audit.version == "2").ok_or("no release")?;
    audit.results.into_iter().find(|result| result.rule == id).ok_or_else(|| "no function".to_owned())
}

/// Whether an argument of a text was not given: `{item}`.
fn has_argument(text: &str) -> bool {
    text.split('{')
        .skip(1)
        .filter_map(|piece| piece.split_once('}'))
        .any(|(name, _)| !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_lowercase()))
}

/// Findings can be said: every argument is given, every place is one, and what is let stand can be named.
fn check_words(id: &str, rule: &Requirement, found: &RuleResult) -> Vec<String> {
    let mut faults = Vec::new();
    // What is to be attested is asked of the release as a whole, at its title.
    let asked = Finding::at(Span { start: 1, end: 1 });
    let asked = Some(&asked).filter(|_| found.verdict == Verdict::Attest && !speaks_of_faults(rule));
    for finding in found.findings.iter().map(|judged| &judged.finding).chain(asked) {
        for language in MessageLanguage::ALL {
            let words = rule.words(language);
            for text in [&words.message, &words.help] {
                let said = filled(text, &finding.args);
                if has_argument(&said) {
                    faults.push(format!("{id}: an argument is missing: {said}"));
                }
            }
        }
        if finding.span == Span::NONE {
            faults.push(format!("{id}: a finding has no place: {finding:?}"));
        }
    }
    faults
}

#[test]
fn every_rule_finds_its_faults_and_nothing_in_what_is_sound() {
    let (mut faults, mut whole) = (Vec::new(), 0);
    for (id, rule) in requirements() {
        for (kind, samples) in [("failing", &rule.failing), ("passing", &rule.passing)] {
            for (at, sample) in samples.iter().enumerate() {
                match result(id, rule, sample) {
                    Ok(found) if kind == "failing" && found.is_open() => {
                        faults.extend(check_words(id, rule, &found));
                    }
                    Ok(found) if kind == "passing" && !found.is_open() && found.verdict != Verdict::NotApplicable => {}
                    other => faults.push(format!("{id}: {kind} sample {at}: {other:?}")),
                }
            }
        }
        let has_both = !rule.failing.is_empty() && !rule.passing.is_empty();
        whole += usize::from(has_both);
        if !has_both {
            faults.push(format!("{id}: has {} failing and {} passing samples", rule.failing.len(), rule.passing.len()));
        }
    }
    println!("{whole} rules have failing and passing samples, of {} that are decided", requirements().len());
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_is_data_and_a_function() {
    let functions: Vec<&str> = FAMILIES.iter().copied().flatten().map(|rule| rule.id).collect();
    let known: BTreeSet<&str> = functions.iter().copied().collect();
    assert_eq!(known.len(), functions.len(), "a rule stands in two families");
    assert_eq!(known, requirements().keys().copied().collect());
    for (id, rule) in requirements()
        .iter()
        .map(|(id, rule)| (*id, rule))
        .chain(planned().iter().map(|(id, rule)| (id.as_str(), rule)))
    {
        assert_eq!(sets_of(rule).len(), rule.regimes.len(), "{id}: {:?}", rule.regimes);
        assert!(!rule.regimes.is_empty(), "{id}");
        for language in MessageLanguage::ALL {
            let words = rule.words(language);
            assert!(!words.requirement.is_empty() && !words.source.is_empty(), "{id}");
            assert!(words.requirement.ends_with(['.', '。']), "{id}: {}", words.requirement);
            for text in [&words.message, &words.help] {
                assert!(!text.ends_with(['.', '。']) || text.ends_with("etc."), "{id}: {text}");
            }
            assert_eq!(planned().contains_key(id), words.message.is_empty(), "{id}");
        }
    }
    assert!(planned().keys().all(|id| !known.contains(id.as_str())));
}
