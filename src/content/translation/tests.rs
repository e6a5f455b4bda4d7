//! Units and their canonical text, on whole releases.

use super::*;
use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::model::Edition;
use crate::source::SourceTree;
use crate::source::sha256;

const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\", \"zh-CN\"]\ntime_zone = \"UTC\"\n";
const RECORDS: &str = "title = \"Torch policy\"\napp.name = \"Torch\"\n[groups.logs]\npurpose = \"Find crashes of\\n\
    {{ app.name }}\"\n[parties.us]\nname = \"Torch Ltd\"\nrole = \"controller\"\nemail = \"a@torch.example\"\n\
    [uses.a]\nlike = \"logs\"\ndata = [\"device.os\"]\n[uses.b]\nlike = \"logs\"\ndata = [\"log.crash\"]\n\
    [scope]\ncovers = [\"The app\", \"#take\"]\n";
const PROSE: &str = "Of {{ parties.us.name }},\n{{ effective style=\"iso\" }}.\n\n## What **we** take {#take list=\"1.\"}\n\n\
    See [](#rest), a@torch.example\nand [the *list*](@sdks/ios).[^n]\n\nA snake_case \\*sign\\* {#cite}\n\n\
    3. One *item* {#one}\n\n   More\\\n   words with `code`.\n\n4. Two\n    - deeper {#deep}\n    - flat\n\n\
    | A | B |\n| --- | --- |\n| x {#x} | y |\n| z | <br> |\n\n## The rest {#rest -}\n\n> quoted\n> words\n\n\
    ### Below\n\n{{ uses columns=\"data purpose\" }}\n\n[^n]: A note\n    - with a list\n";

/// The source and the translation of a release.
fn editions(records: &str, prose: &str, more: &[(&str, &str)]) -> (Vec<Edition>, Vec<&'static str>) {
    let files = [("site.toml", SITE), ("content/p/1/policy.toml", records), ("content/p/1/en.md", prose)];
    let sources = SourceTree::from_texts(files.into_iter().chain(more.iter().copied()));
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    let mut policies = content::load(&sources, &config, &Drafts::All, &mut log);
    let codes = log.sorted().iter().map(|fault| fault.code.id).collect();
    (policies.remove(0).releases[0].editions.clone(), codes)
}

/// The units of a text, with a translation that holds nothing.
fn units(records: &str, prose: &str) -> BTreeMap<String, String> {
    let (editions, _) = editions(records, prose, &[("content/p/1/zh-CN.md", "")]);
    let units = &editions[1].translation.units;
    units.iter().map(|unit| (unit.id.clone(), unit.source.as_deref().unwrap().to_owned())).collect()
}

#[test]
fn the_text_of_a_unit_is_its_own_as_it_was_typed() {
    let found = units(RECORDS, PROSE);
    let expected = [
        ("preamble", "Of {{ parties.us.name }}, {{ effective }}."),
        (
            "take",
            "## What **we** take\n\nSee [](#rest), <a@torch.example> and [the *list*](@sdks/ios).[^n]\n\n1. Two\n\n   \
            - flat\n\n| A | B |\n| --- | --- |\n| z | <br> |\n\n[^n]: A note\n\n    - with a list",
        ),
        ("cite", "A snake_case \\*sign\\*"),
        ("one", "One *item*\n\nMore<br>words with `code`."),
        ("deep", "deeper"),
        ("x", "| x | y |"),
        ("rest", "## The rest\n\n> quoted words\n\n### Below\n\n{{ uses columns=\"data purpose\" }}"),
        ("title", "Torch policy"),
        ("groups.logs.purpose", "Find crashes of {{ app.name }}"),
        ("scope.covers.0", "The app"),
    ];
    let expected: BTreeMap<String, String> =
        expected.into_iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_fingerprint_is_for_ever_the_same() {
    let found = units(RECORDS, PROSE);
    assert_eq!(sha256(found["preamble"].as_bytes()), sha256(b"Of {{ parties.us.name }}, {{ effective }}."));
    assert_eq!(sha256(found["take"].as_bytes()), "bbe9b05e1292847181fd7ac395280dc74a8537cee37379a337dfb2f05812be2f");
}

#[test]
fn wrapping_and_blank_lines_are_nothing() {
    let before = units(RECORDS, PROSE);
    let edits = [
        ("Of {{ parties.us.name }},\n{{", "Of {{ parties.us.name }}, {{"),
        ("a@torch.example\nand [the", "a@torch.example and\n[the"),
        ("take {#take list=\"1.\"}\n\n", "take {#take list=\"1.\"}\n"),
        ("> quoted\n> words", "> quoted\nwords"),
        ("crashes of\\n", "crashes of "),
        ("3. One", "1. One"),
        ("4. Two\n", "4. Two\n\n"),
        ("- flat\n\n", "- flat\n\n\n\n"),
        ("| x {#x} | y |", "|x {#x}|y|"),
        ("style=\"iso\"", "style=\"long\""),
        (" -}", "}"),
    ];
    for (old, new) in edits {
        assert!(PROSE.contains(old) || RECORDS.contains(old), "{old}");
        assert_eq!(units(&RECORDS.replace(old, new), &PROSE.replace(old, new)), before, "{old} to {new}");
    }
    let dated = format!("published = 2026-01-01\neffective = 2026-02-01\n{RECORDS}");
    assert_eq!(units(&dated, PROSE), before, "dates of a draft");
}

#[test]
fn everything_that_is_said_changes_exactly_one_unit() {
    let before = units(RECORDS, PROSE);
    let edits = [
        ("What **we**", "What *we*", "take"),
        ("[](#rest)", "[](#cite)", "take"),
        ("@sdks/ios", "@sdks/android", "take"),
        ("a@torch.example\nand", "Torch\nand", "take"),
        ("A note", "No note", "take"),
        ("\\*sign\\*", "*sign*", "cite"),
        ("parties.us.name }},", "app.name }},", "preamble"),
        ("`code`", "code", "one"),
        ("More\\\n", "More\n", "one"),
        ("- deeper", "- deepest", "deep"),
        ("| y |", "| 3 |", "x"),
        ("> quoted\n> words", "quoted words", "rest"),
        ("\"data purpose\"", "\"purpose\"", "rest"),
        ("crashes", "bugs", "groups.logs.purpose"),
        ("of\\n{{ app.name }}", "of\\n{{ parties.us.name }}", "groups.logs.purpose"),
    ];
    for (old, new, unit) in edits {
        assert!(PROSE.contains(old) || RECORDS.contains(old), "{old}");
        let after = units(&RECORDS.replace(old, new), &PROSE.replace(old, new));
        let changed: Vec<&str> =
            before.iter().filter(|(id, text)| after.get(*id) != Some(text)).map(|(id, _)| id.as_str()).collect();
        assert_eq!(changed, [unit], "{old} to {new}");
    }
}

#[test]
fn the_text_of_a_unit_read_again_is_the_same() {
    for (id, text) in units(RECORDS, PROSE) {
        // A row needs its table.
        let text = text.strip_prefix('|').map_or(text.clone(), |row| format!("|{row}\n| --- | --- |"));
        let again = units(RECORDS, &format!("## Top {{#take}}\n\n## Here {{#rest}}\n\n## T {{#cite}}\n\n{text}\n"));
        assert_eq!(again["cite"].strip_prefix("## T\n\n"), Some(text.as_str()), "{id}");
    }
}

#[test]
fn an_address_at_the_edge_of_emphasis_stays_in_it() {
    let take = "\n\n## Take {#take}\n";
    for typed in
        ["**https://a.example**的 x", "a**https://a.example**", "a***https://a.example***b", "*a@torch.example*a"]
    {
        assert_eq!(units(RECORDS, &format!("{typed}{take}"))["preamble"], typed);
    }
    let found = units(RECORDS, &format!("**https://a.example**，a https://b.example**b**{take}"))["preamble"].clone();
    assert_eq!(found, "**<https://a.example>**，a <https://b.example>**b**");
}

#[test]
fn signs_that_are_no_markup_stay_none() {
    let odd = "\\# a\n\n1\\. b\n\n\\- c \\_d\\_ e\\_ [f] \\<g> 1 < 2 R&D &amp;lt; \\{{ h }} \\`i\\` \\\\ j\\|k";
    let text = units(RECORDS, &format!("{odd}\n\n## Take {{#take}}\n"))["preamble"].clone();
    let again = units(RECORDS, &format!("{text}\n\n## Take {{#take}}\n"))["preamble"].clone();
    assert_eq!(text, again);
    assert!(text.starts_with("\\# a\n\n1\\. b\n\n\\- c \\_d\\_ e\\_ \\[f\\] \\<g>"), "{text}");
    assert!(text.contains("1 < 2 R&D \\&lt; \\{{ h }} \\`i\\` \\\\ j|k"), "{text}");
}

const CHINESE: &str = "甲\n\n## 收集 {#take}\n\n## 其他 {#rest}\n";

#[test]
fn a_lock_is_read_as_it_was_written() {
    let odd = "## Take ''' it {#take}\n\nIt's \\\\ 'so'.\n\n## 其他\u{200b} {#rest}\n\n'quoted'\n";
    let own = ("content/p/1/zh-CN.md", CHINESE);
    let (first, _) = editions(RECORDS, odd, &[own]);
    let stamp = Stamp { by: Some("A \"B\"\n".into()), date: "2026-11-22".parse().ok(), note: Some("x\\y".into()) };
    let lock = accept(&first[1], &|_| true, &stamp);
    let text = lock_text(&lock);
    let (second, _) = editions(RECORDS, odd, &[own, ("content/p/1/zh-CN.lock", &text)]);
    assert_eq!(accept(&second[1], &|_| false, &Stamp::default()), lock);
    assert_eq!(second[1].translation.count(UnitState::Current), 2, "{text}");
    assert_eq!(text, lock_text(&accept(&second[1], &|_| true, &stamp)));
}

#[test]
fn a_lock_reads_well() {
    let (first, _) = editions(RECORDS, "## Take {#take}\n\nWrite\nto us.\n", &[("content/p/1/zh-CN.md", CHINESE)]);
    let lock = accept(&first[1], &|unit| unit.id == "take", &Stamp { by: Some("Li".into()), ..Stamp::default() });
    assert_eq!(
        lock_text(&lock),
        "# The source text that each part of this translation was made from.\n\
        # Written by `policysite i18n accept`; do not edit it by hand.\nschema = 1\n\n[clauses.take]\nsource = '''\n\
        ## Take\n\nWrite to us.\n'''\nsha256 = \"5a1f04d1ae8cce0d99aba1fb70c3107def6f57555f604e924218f2b2404ea70f\"\n\
        translation_sha256 = \"90fe24f54138d29bfc95b5fac90d0fa7a1c5b9bb4d40cbd7ef90800b74d22494\"\n\
        by = \"Li\"\n"
    );
}

#[test]
fn an_edited_record_does_not_count() {
    let own = ("content/p/1/zh-CN.md", CHINESE);
    let (first, _) = editions(RECORDS, PROSE, &[own]);
    let text = lock_text(&accept(&first[1], &|_| true, &Stamp::default())).replace("## The rest", "## The remains");
    let (second, codes) = editions(RECORDS, PROSE, &[own, ("content/p/1/zh-CN.lock", &text)]);
    assert!(codes.contains(&"translation-lock-edited"), "{codes:?}");
    let state = |id: &str| second[1].translation.units.iter().find(|unit| unit.id == id).unwrap().state;
    assert_eq!((state("rest"), state("take")), (UnitState::Unaccepted, UnitState::Current));
}

#[test]
fn a_shared_text_is_translated_once() {
    let toml = "title = \"手电\"\n[groups.logs]\npurpose = \"查找崩溃\"\n";
    let more = [("content/p/1/zh-CN.md", CHINESE), ("content/p/1/zh-CN.toml", toml)];
    let (editions, _) = editions(RECORDS, PROSE, &more);
    let texts: Vec<_> = editions[1].translation.units.iter().filter(|unit| unit.kind == UnitKind::Text).collect();
    let states: Vec<_> = texts.iter().map(|unit| (unit.id.as_str(), unit.state.name())).collect();
    assert_eq!(states, [("title", "unaccepted"), ("scope.covers.0", "missing"), ("groups.logs.purpose", "unaccepted")]);
}

/// The outline of a Chinese text whose gate is `notice`, with `+` before what is borrowed.
fn outline(source: &str, own: &str) -> Vec<String> {
    let site = format!("{SITE}[translations.zh-CN]\ngate = \"notice\"\n");
    let files = [
        ("site.toml", site.as_str()),
        ("content/p/1/policy.toml", "title = \"T\"\napp.name = \"A\"\n"),
        ("content/p/1/en.md", source),
        ("content/p/1/zh-CN.md", own),
    ];
    let mut log = Diagnostics::default();
    let sources = SourceTree::from_texts(files);
    let config = config::load(&sources, &mut log).unwrap();
    let policies = content::load(&sources, &config, &Drafts::All, &mut log);
    assert!(!log.has_errors(), "{:?}", log.sorted());
    let edition = policies[0].releases[0].editions[1].clone();
    let sign = |id: &str| if edition.translation.borrowed.contains(id) { "+" } else { "" };
    edition.prose.anchors().iter().map(|anchor| format!("{}{}", sign(anchor.id), anchor.id)).collect()
}

#[test]
fn borrowed_clauses_stand_where_the_source_has_them() {
    let source = "First.\n\n## A {#a}\n\nP {#p}\n\n1. X {#x}\n2. Y {#y}\n   - deep {#deep}\n\n| H |\n| --- |\n| r {#r} |\n\
        | s {#s} |\n\n> Q {#q}\n\n### B {#b}\n\n### Untyped\n\n## C[^1] {#c}\n\n[^1]: Note.\n";
    let all = ["preamble", "a", "p", "x", "y", "deep", "r", "s", "q", "b", "a.s4", "c"];
    let own = |ids: &[&str]| outline(source, &ids.concat());
    let full = outline(source, source);
    assert_eq!(full, all);
    assert_eq!(
        own(&["## 甲 {#a}\n\n1. 丙 {#y}\n\n## 丁 {#c}\n"]),
        ["+preamble", "a", "+p", "+x", "y", "+deep", "+r", "+s", "+q", "+b", "+a.s4", "c"]
    );
    assert_eq!(
        own(&["前\n\n## 丁 {#c}\n"]),
        ["preamble", "+a", "+p", "+x", "+y", "+deep", "+r", "+s", "+q", "+b", "+a.s4", "c"]
    );
    assert_eq!(own(&["前\n\n## 乙\n\n## 甲 {#a}\n\n- 子 {#deep}\n"])[..3], ["preamble", "s.1", "a"]);
    assert_eq!(own(&[""]).len(), all.len());
    let only = source.replace("{#c}", "{#c only=\"en\"}");
    assert!(!outline(&only, "前").contains(&"+c".to_owned()));
}

#[test]
fn a_release_waits_only_for_languages_whose_gate_is_block() {
    let open = |gate: &str, omit: bool| {
        let site = format!("{SITE}[translations.zh-CN]\ngate = \"{gate}\"\n");
        let files = [
            ("site.toml", site.as_str()),
            ("content/p/1/policy.toml", "title = \"T\"\napp.name = \"A\"\n"),
            ("content/p/1/en.md", "Text.\n"),
            ("content/p/1/zh-CN.md", "文字。\n"),
        ];
        let sources = SourceTree::from_texts(files);
        let config = config::load(&sources, &mut Diagnostics::default()).unwrap();
        let mut policies = content::load(&sources, &config, &Drafts::All, &mut Diagnostics::default());
        if omit {
            omit_unfinished(&mut policies, &config);
        }
        let release = &policies[0].releases[0];
        let units = open_units(release, &config);
        let ids: Vec<String> = units.iter().map(|(language, unit)| format!("{language} {}", unit.id)).collect();
        (ids, release.editions.len())
    };
    assert_eq!(open("block", true), (vec!["zh-CN preamble".to_owned(), "zh-CN title".to_owned()], 2));
    assert_eq!(open("notice", true), (Vec::new(), 2));
    assert_eq!(open("omit", false), (Vec::new(), 2));
    assert_eq!(open("omit", true), (Vec::new(), 1));
}
