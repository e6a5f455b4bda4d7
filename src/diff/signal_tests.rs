//! What releases ask for: dates alone nothing, a record by its kind, words a notice, the author's word before all.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::model::Policy;
use crate::model::Signal;
use crate::source::SourceTree;

const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\", \"zh-CN\"]\ntime_zone = \"UTC\"\n";
const TABLES: &str = "[parties.us]\nname = \"Us\"\nrole = \"controller\"\ncountry = \"CN\"\n[uses.login]\n\
    data = [\"device.os\"]\npurpose = \"Sign in\"\n";
const FACE: &str =
    "[uses.face-login]\ndata = [\"biometric.face\"]\nsensitive = { gdpr9 = true }\npurpose = \"Sign in by face\"\n";
const PROSE: &str = "Of {{ effective }}, published {{ published }}.\n\n## Use {#use}\n\nWe use data.\n\n## Contact \
    {#contact}\n\nWrite to us.\n";

/// A policy of releases, each of records and prose; each is published a month after the one before.
fn policy(releases: &[(&str, &str)]) -> Policy {
    translated(releases, &[])
}

/// The same with other files.
fn translated(releases: &[(&str, &str)], others: &[(&str, &str)]) -> Policy {
    let texts = releases.iter().enumerate().map(|(at, (records, prose))| {
        let month = at + 1;
        let head = format!(
            "title = \"T\"\npublished = 2026-{month:02}-01\neffective = 2026-{month:02}-10\nupdated = 2026-{month:02}-01\n\
             summary = \"Release {month}\"\napp.name = \"App\"\n"
        );
        [(format!("content/p/{month}/policy.toml"), head + records), (format!("content/p/{month}/en.md"), (*prose).into())]
    });
    let texts: Vec<(String, String)> = texts.flatten().collect();
    let files = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([("site.toml", SITE)]);
    let files = files.chain(others.iter().copied());
    let mut log = Diagnostics::default();
    let sources = SourceTree::from_texts(files);
    let config = config::load(&sources, &mut log).unwrap();
    let policy = content::load(&sources, &config, &Drafts::All, &mut log).remove(0);
    assert!(!log.has_errors(), "{:?}", log.sorted());
    policy
}

/// What the last of some releases asks for against the first, the others being withdrawn.
fn asked(releases: &[(&str, &str)]) -> (Signal, Vec<Ground>) {
    let policy = policy(releases);
    let all: Vec<&Release> = policy.all().collect();
    let [before, also @ .., after] = &all[..] else { return signal(None, &[], all[0], &config::built_in()) };
    signal(Some(*before), also, after, &config::built_in())
}

fn classes(signal: &Signal) -> [Class; 4] {
    Regime::ALL.map(|regime| signal.class(regime))
}

#[test]
fn dates_and_the_summary_ask_nobody_anything() {
    let (signal, grounds) = asked(&[(TABLES, PROSE), (TABLES, PROSE)]);
    assert_eq!(classes(&signal), [Class::None; 4]);
    assert_eq!(grounds, []);
    let later = format!(
        "notice = \"Read on\"\ncorrects = \"1\"\nfirst_published = 2020-01-01\n[[archive]]\nversion = \"0\"\n{TABLES}"
    );
    assert_eq!(classes(&asked(&[(TABLES, PROSE), (&later, PROSE)]).0), [Class::None; 4]);
}

#[test]
fn a_note_takes_the_place_of_the_words_and_a_typo_asks_nobody() {
    let words = PROSE.replace("Write to us", "Write us");
    assert_eq!(classes(&asked(&[(TABLES, PROSE), (TABLES, &words)]).0), [Class::Notice; 4]);
    let of_kind = |kind: &str| format!("{TABLES}[changes.contact]\nkind = \"{kind}\"\nreason = \"So.\"\n");
    let typo = asked(&[(TABLES, PROSE), (&of_kind("editorial"), &words)]);
    assert_eq!((classes(&typo.0), typo.1), ([Class::None; 4], Vec::new()));
    let (signal, grounds) = asked(&[(TABLES, PROSE), (&of_kind("crossborder.added"), &words)]);
    assert_eq!(signal.class(Regime::Cn), Class::SeparateConsent);
    assert_eq!(signal.separate.get(&Regime::Cn).unwrap(), &["#contact"]);
    assert_eq!(grounds[0].basis(), "crossborder.added, PIPL 39");
}

#[test]
fn each_law_has_its_grounds_with_its_articles() {
    let (signal, grounds) = asked(&[(TABLES, PROSE), (&format!("{TABLES}{FACE}"), PROSE)]);
    let told: Vec<String> = grounds
        .iter()
        .map(|one| format!("{} {} {}: {}", one.regime.id(), one.class.id(), one.subject, one.basis()))
        .collect();
    assert_eq!(
        told,
        [
            "cn separate-consent uses.face-login: data.sensitive.raised, PIPL 29, 30",
            "eu separate-consent uses.face-login: data.sensitive.raised, GDPR 9(2)(a)",
            "uk separate-consent uses.face-login: data.sensitive.raised, GDPR 9(2)(a)",
            "us-ca notice uses.face-login: data.use.added, CCPA 1798.100(a)(1)",
        ]
    );
    let face = json!(["uses.face-login"]);
    assert_eq!(json!(signal.separate), json!({ "cn": face, "eu": face, "uk": face }));
}

#[test]
fn the_first_release_asks_everybody() {
    let (signal, grounds) = asked(&[(TABLES, PROSE)]);
    assert_eq!(classes(&signal), [Class::Reconsent; 4]);
    assert!(signal.separate.is_empty() && grounds.iter().all(|ground| ground.class < Class::SeparateConsent));
    let (signal, _) = asked(&[(&format!("{TABLES}{FACE}"), PROSE)]);
    assert_eq!(classes(&signal)[0], Class::SeparateConsent);
    assert_eq!(signal.separate.get(&Regime::Cn).unwrap(), &["uses.face-login"]);
}

#[test]
fn the_author_has_the_last_word() {
    let noted = |class: &str| format!("{TABLES}{FACE}[signal.cn]\nclass = \"{class}\"\nreason = \"A *good* one\"\n");
    let (signal, _) = asked(&[(TABLES, PROSE), (&noted("notice"), PROSE)]);
    assert_eq!((signal.class(Regime::Cn), signal.computed(Regime::Cn)), (Class::Notice, Class::SeparateConsent));
    assert_eq!(json!(signal.computed), json!({ "cn": "separate-consent" }));
    assert_eq!(json!(signal.reasons), json!({ "cn": "A good one" }));
    assert!(signal.separate.get(&Regime::Cn).is_none() && signal.separate.get(&Regime::Eu).is_some());
    let same = asked(&[(TABLES, PROSE), (&noted("separate-consent"), PROSE)]).0;
    assert!(same.computed.is_empty() && same.reasons.is_empty());
    let raised = format!("{TABLES}[signal.us-ca]\nclass = \"reconsent\"\n");
    let raised = asked(&[(TABLES, PROSE), (&raised, PROSE)]).0;
    assert_eq!(classes(&raised), [Class::None, Class::None, Class::None, Class::Reconsent]);
    assert_eq!(json!(raised.computed), json!({ "us-ca": "none" }));
}

#[test]
fn what_was_withdrawn_counts_for_those_who_agreed_to_it() {
    let more = TABLES.replace("[\"device.os\"]", "[\"device.os\", \"device.model\"]");
    // The withdrawn release had dropped a use; the next one takes it up again.
    let fewer = TABLES.split("[uses.login]").next().unwrap();
    let (signal, grounds) = asked(&[(TABLES, PROSE), (fewer, PROSE), (TABLES, PROSE)]);
    assert_eq!(signal.class(Regime::Cn), Class::Reconsent);
    assert_eq!(grounds[0].subject, "uses.login");
    // Nothing is asked twice for a change that both comparisons show.
    let (_, grounds) = asked(&[(TABLES, PROSE), (TABLES, PROSE), (&more, PROSE)]);
    assert_eq!(grounds.iter().filter(|ground| ground.regime == Regime::Cn).count(), 1);
}

#[test]
fn words_told_by_a_record_count_there() {
    for block in ["uses", "uses as=\"clauses\""] {
        let prose = format!("{PROSE}\n## Uses {{#uses}}\n\n{{{{ {block} }}}}\n");
        let reworded = TABLES.replace("Sign in", "Log in");
        let (signal, grounds) = asked(&[(TABLES, &prose), (&reworded, &prose)]);
        assert_eq!(classes(&signal), [Class::Notice, Class::None, Class::None, Class::None], "{grounds:?}");
    }
}

#[test]
fn translations_never_change_the_answer() {
    let others = [
        ("content/p/1/zh-CN.toml", "title = \"题\"\n"),
        ("content/p/1/zh-CN.md", "## 用途 {#use}\n\n旧。\n\n## 联系 {#contact}\n\n写信。\n"),
        ("content/p/2/zh-CN.toml", "title = \"新题\"\nuses.login.purpose = \"登录\"\n"),
        ("content/p/2/zh-CN.md", "## 用途 {#use}\n\n新的说法。\n\n## 联系 {#contact}\n\n请写信。\n"),
    ];
    let policy = translated(&[(TABLES, PROSE), (TABLES, PROSE)], &others);
    let [before, after] = &policy.releases[..] else { unreachable!() };
    let chinese = &after.editions[1].language;
    assert_eq!(redline(before, after, chinese, &config::built_in()).unwrap().class(Regime::Cn), Class::Notice);
    let (signal, grounds) = signal(Some(before), &[], after, &config::built_in());
    assert_eq!((classes(&signal), grounds), ([Class::None; 4], Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The answer of the signal is that of the comparison, and every ground asks for at most that.
    #[test]
    fn the_strongest_ground_is_the_answer(picked in proptest::collection::vec(0..4_usize, 2..4)) {
        let kinds = [TABLES.to_owned(), format!("{TABLES}{FACE}"), TABLES.replace("Sign", "Log"), String::new()];
        let releases: Vec<(&str, &str)> = picked.iter().map(|at| (kinds[*at].as_str(), PROSE)).collect();
        let (signal, grounds) = asked(&releases);
        for regime in Regime::ALL {
            let own = grounds.iter().filter(|ground| ground.regime == regime).map(|ground| ground.class);
            let own: Vec<Class> = own.collect();
            prop_assert!(own.is_sorted_by(|one, next| one >= next));
            prop_assert_eq!(signal.class(regime), own.first().copied().unwrap_or_default());
            let policy = policy(&releases);
            let (last, others) = policy.releases.split_last().unwrap();
            let language = &last.source().language;
            let single = |before: &Arc<Release>| redline(before, last, language, &config::built_in()).unwrap().class(regime);
            prop_assert_eq!(signal.class(regime), others.iter().map(single).max().unwrap());
            let alone = redline(&others[0], last, language, &config::built_in()).unwrap().signal();
            prop_assert!(others.len() > 1 || alone == signal);
        }
    }
}
