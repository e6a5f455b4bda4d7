//! Which text a device gets: tags of devices against a published `latest.json` alone, by the rule of `docs/consent.md`.

use serde_json::Value as Json;

use crate::latest::json;
use crate::project::DAY;
use crate::project::Project;
use crate::project::root;

/// What an app does with the tag of a device. It knows nothing of languages but the file.
fn chosen(latest: &Json, device: &str) -> Option<String> {
    let mut tag = device.replace('_', "-");
    let has = |list: &str, tag: &str| latest[list].as_array().unwrap().iter().any(|one| one == tag);
    loop {
        if has("languages", &tag) {
            return Some(tag);
        }
        if let Some(alias) = latest["aliases"][&tag].as_str() {
            return Some(alias.to_owned());
        }
        let (shorter, last) = tag.rsplit_once('-')?;
        let length = shorter.len();
        let is_script = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_script || has("other_scripts", &tag) {
            return None;
        }
        tag.truncate(length);
    }
}

fn assert_chosen(latest: &Json, table: &[(&str, Option<&str>)]) {
    for (device, expected) in table {
        assert_eq!(chosen(latest, device).as_deref(), *expected, "{device}");
    }
}

#[test]
fn devices_get_a_text_of_the_demonstration_or_the_next_language() {
    let project = Project::demo();
    project.build_on(DAY, &[]);
    let (chinese, english) = (Some("zh-CN"), Some("en"));
    let table = [
        ("zh-CN", chinese),
        ("zh", chinese),
        ("zh-Hans", chinese),
        ("zh-Hans-CN", chinese),
        ("zh-Hans-HK", chinese),
        ("zh-SG", chinese),
        ("zh-MY", chinese),
        ("zh_CN", chinese),
        ("zh_Hans_SG", chinese),
        ("cmn", chinese),
        ("cmn-CN", chinese),
        ("cmn-Hans-CN", chinese),
        ("zh-CN-u-nu-hanidec", chinese),
        ("zh-TW", None),
        ("zh-HK", None),
        ("zh-MO", None),
        ("zh_TW", None),
        ("zh-Hant", None),
        ("zh-Hant-TW", None),
        ("zh-Hant-HK", None),
        ("zh-Hant-CN", None),
        ("zh_Hant_MO", None),
        ("cmn-TW", None),
        ("cmn-Hant", None),
        ("zh-Latn", None),
        ("yue-HK", None),
        ("en", english),
        ("en-US", english),
        ("en_US", english),
        ("en-GB", english),
        ("en-Latn-GB", english),
        ("en-001", english),
        ("en-US-posix", english),
        ("en-Shaw", None),
        ("fr-FR", None),
        ("iw", None),
    ];
    for policy in ["e-mobile-7", "enterprise-security"] {
        assert_chosen(&json(&project, &format!("{policy}/latest.json")), &table);
    }
}

#[test]
fn devices_with_old_codes_get_the_text_of_the_present_one() {
    let tags = ["fil", "he", "id", "nb", "pt-BR", "ro", "sr-Latn", "yi", "zh-TW"];
    let project = Project::smallest();
    let names: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
    let site = project.read("site.toml").replace("[\"en\"]", &format!("[\"en\", {}]", names.join(", ")));
    let gates: Vec<String> = tags.iter().map(|tag| format!("[translations.{tag}]\ngate = \"notice\"\n")).collect();
    project.write("site.toml", &format!("theme = \"own\"\n{site}{}", gates.concat()));
    let words = std::fs::read_to_string(root().join("themes/default/locales/en.ftl")).unwrap();
    let text = project.read("content/torch/2026-01-01/en.md");
    for tag in tags {
        project.write(&format!("themes/own/locales/{tag}.ftl"), &words);
        project.write(&format!("content/torch/2026-01-01/{tag}.md"), &text);
    }
    project.release("torch", "2026-01-01", "2026-01-01").build_on(DAY, &[]);
    let table = [
        ("iw", Some("he")),
        ("iw-IL", Some("he")),
        ("iw_IL", Some("he")),
        ("in", Some("id")),
        ("in-ID", Some("id")),
        ("in_ID", Some("id")),
        ("ji", Some("yi")),
        ("ji-US", Some("yi")),
        ("no", Some("nb")),
        ("no-NO", Some("nb")),
        ("nb-SJ", Some("nb")),
        ("nn-NO", None),
        ("tl", Some("fil")),
        ("tl-PH", Some("fil")),
        ("sh", Some("sr-Latn")),
        ("sh-BA", Some("sr-Latn")),
        ("sr", None),
        ("sr-RS", None),
        ("sr-Cyrl-RS", None),
        ("sr-Latn-RS", Some("sr-Latn")),
        ("sr-ME", Some("sr-Latn")),
        ("mo", Some("ro")),
        ("mo-MD", Some("ro")),
        ("pt", Some("pt-BR")),
        ("pt-PT", Some("pt-BR")),
        ("pt_AO", Some("pt-BR")),
        ("zh", None),
        ("zh-CN", None),
        ("zh-Hans-TW", None),
        ("zh-HK", Some("zh-TW")),
        ("zh-MO", Some("zh-TW")),
        ("zh-Hant-HK", Some("zh-TW")),
        ("cmn-Hant-TW", Some("zh-TW")),
        ("cmn-CN", None),
    ];
    assert_chosen(&json(&project, "torch/latest.json"), &table);
}
