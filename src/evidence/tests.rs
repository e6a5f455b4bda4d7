//! The readers, on whole files of an app that does not exist and on files that are broken.

use super::*;
use crate::model::Platform;
use crate::report::MessageLanguage;
use crate::report::Messages;

const ANDROID: &str = include_str!("../../tests/cases/evidence/AndroidManifest.xml");
const INFO: &str = include_str!("../../tests/cases/evidence/Info.plist");
const PRIVACY: &str = include_str!("../../tests/cases/evidence/PrivacyInfo.xcprivacy");

/// Where the files of the tests stand.
fn files() -> EvidenceFiles {
    let path = |name: &str| Some(format!("evidence/{name}"));
    EvidenceFiles { android: path("a.xml"), ios: path("i.plist"), xcprivacy: path("p.xcprivacy") }
}

fn tree(texts: [&str; 3]) -> SourceTree {
    let [android, info, privacy] = texts;
    SourceTree::from_texts([("evidence/a.xml", android), ("evidence/i.plist", info), ("evidence/p.xcprivacy", privacy)])
}

/// One file as the reader of Android manifests takes it, and what is wrong with it.
fn android(text: &str) -> (Option<AndroidManifest>, Vec<String>) {
    let sources = SourceTree::from_texts([("evidence/a.xml", text)]);
    let files = EvidenceFiles { android: Some("evidence/a.xml".to_owned()), ..EvidenceFiles::default() };
    let mut log = Diagnostics::default();
    let evidence = read(&sources, &files, &mut log);
    (evidence.android, said(&sources, &log))
}

fn info(inside: &str) -> (Option<InfoPlist>, Vec<String>) {
    let text = format!("<plist><dict>{inside}</dict></plist>");
    let sources = SourceTree::from_texts([("evidence/i.plist", text.as_str())]);
    let files = EvidenceFiles { ios: Some("evidence/i.plist".to_owned()), ..EvidenceFiles::default() };
    let mut log = Diagnostics::default();
    let evidence = read(&sources, &files, &mut log);
    (evidence.ios, said(&sources, &log))
}

/// The findings: kind, line and column, and what stands there.
fn said(sources: &SourceTree, log: &Diagnostics) -> Vec<String> {
    let one = |finding: &Diagnostic| {
        let place = sources.location(finding.places[0].span).map(|at| format!(" {}:{}", at.line, at.column));
        let kind = finding.args.iter().find(|(name, _)| *name == "kind").map_or(finding.code.id, |(_, kind)| kind);
        format!("{kind}{} `{}`", place.unwrap_or_default(), sources.text_at(finding.places[0].span))
    };
    log.sorted().into_iter().map(one).collect()
}

fn values(list: &[Placed<String>]) -> Vec<&str> {
    list.iter().map(|item| item.value.as_str()).collect()
}

#[test]
fn a_merged_manifest_is_read_with_its_places() {
    let sources = tree([ANDROID, INFO, PRIVACY]);
    let mut log = Diagnostics::default();
    let manifest = read(&sources, &files(), &mut log).android.unwrap();
    assert!(log.is_empty() && manifest.is_merged(), "{:?}", manifest.unmerged);
    assert_eq!(manifest.package.unwrap().value, "com.example.shanqiao.office");
    assert_eq!((manifest.min_sdk.unwrap().value, manifest.target_sdk.unwrap().value), (24, 34));
    assert!(manifest.allow_backup.unwrap().value && manifest.cleartext.unwrap().value);
    assert_eq!(manifest.permissions.len(), 41);
    for permission in &manifest.permissions {
        assert_eq!(sources.text_at(permission.span), permission.name);
    }
    for component in &manifest.components {
        assert_eq!(sources.text_at(component.span), component.class);
    }
    let asked = |name: &str| manifest.permissions.iter().find(|permission| permission.name.ends_with(name)).unwrap();
    assert_eq!(asked("READ_EXTERNAL_STORAGE").max_sdk, Some(32));
    assert!(asked("ACTIVITY_RECOGNITION").only_from_23 && asked("BLUETOOTH_SCAN").never_for_location);
    let component = |end: &str| manifest.components.iter().find(|part| part.class.ends_with(end)).unwrap();
    assert_eq!(values(&component("TrackService").foreground_types), ["location", "dataSync"]);
    assert_eq!(component("ImService").process.as_ref().unwrap().value, ":im");
    assert_eq!(values(&component("MainActivity").schemes), ["shanqiao"]);
    assert!(component("BootReceiver").has_action("android.intent.action.BOOT_COMPLETED"));
    assert!(component("SystemReceiver").disabled && !component("SystemReceiver").is_exported());
    assert!(component("CallService").permission.as_ref().unwrap().value.contains(".BIND_"));
    assert!(matches!(&manifest.queries[3], Query::Intent(Some(action), schemes)
        if action.value.ends_with("VIEW") && values(schemes) == ["geo"]));
    assert_eq!(manifest.queries.len(), 6);
    assert!(values(&manifest.meta_data).contains(&"android.support.FILE_PROVIDER_PATHS"));
}

#[test]
fn the_sdks_of_an_app_are_recognised() {
    let (manifest, _) = android(ANDROID);
    let manifest = manifest.unwrap();
    let classes = manifest.components.iter().filter_map(|part| signatures::of_class(&part.class));
    let named = manifest.meta_data.iter().filter_map(|name| signatures::of_meta_data(&name.value));
    let found: std::collections::BTreeSet<&str> = classes.chain(named).map(|sdk| sdk.id.as_str()).collect();
    let expected = "amap baidu-face bugly hms honor-push jpush kinggrid meizu-push oppo-push qq umeng vivo-push wechat \
                    x5 xiaomi-push";
    assert_eq!(found.into_iter().collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn property_lists_are_read_with_their_places() {
    let sources = tree([ANDROID, INFO, PRIVACY]);
    let evidence = read(&sources, &files(), &mut Diagnostics::default());
    let info = evidence.ios.unwrap();
    assert!(info.keys.len() >= 25 && info.usage.len() >= 10);
    for key in &info.keys {
        assert_eq!(sources.text_at(key.span), key.value);
    }
    let taxonomy = crate::config::built_in();
    assert!(info.usage.iter().all(|usage| taxonomy.permission(Platform::Ios, &usage.key).is_some()));
    let text = |key: &'static str| info.usage_of(key).next().unwrap();
    assert_eq!(text("NSCameraUsageDescription").text.value, "用于拍摄照片、扫描二维码和视频会议");
    assert_eq!(text("NSLocationAlwaysAndWhenInUseUsageDescription").text.value, "用于外勤轨迹记录 & 考勤打卡");
    let span = text("NSLocationAlwaysAndWhenInUseUsageDescription").text.span;
    assert_eq!(sources.text_at(span), "用于外勤轨迹记录 &amp; 考勤打卡");
    assert_eq!(text("NSLocationTemporaryUsageDescriptionDictionary").part.as_deref(), Some("attendance"));
    let empty = &text("NSMotionUsageDescription").text;
    assert_eq!((empty.value.as_str(), sources.text_at(empty.span).as_str()), ("", "<string>"));
    assert_eq!(values(&info.url_schemes), ["wx0123456789abcdef", "tencent1100000001", "shanqiao"]);
    assert_eq!(values(&info.background_modes), ["location", "audio", "voip", "remote-notification"]);
    assert_eq!(values(&info.languages), ["zh-Hans", "en"]);
    assert!(info.arbitrary_loads.unwrap().value && info.query_schemes.len() == 7);
}

#[test]
fn privacy_manifests_hold_only_words_of_the_lists() {
    let sources = tree([ANDROID, INFO, PRIVACY]);
    let privacy = read(&sources, &files(), &mut Diagnostics::default()).privacy.unwrap();
    assert!(privacy.is_tracking() && values(&privacy.tracking_domains) == ["track.shanqiao.example"]);
    assert_eq!((privacy.collected.len(), privacy.accessed.len()), (11, 4));
    for entry in &privacy.collected {
        assert!(apple().types.contains_key(&entry.name.value), "{}", entry.name.value);
        assert!(entry.purposes.iter().all(|purpose| apple().purposes.contains_key(&purpose.value)));
        assert_eq!(sources.text_at(entry.name.span), entry.name.value);
    }
    for entry in &privacy.accessed {
        let api = &apple().apis[&entry.category.value];
        assert!(entry.reasons.iter().all(|reason| api.reasons.contains_key(&reason.value)));
    }
    let device = privacy.collected("NSPrivacyCollectedDataTypeDeviceID").unwrap();
    assert!(device.tracking.as_ref().unwrap().value && device.linked.as_ref().unwrap().value);
}

#[test]
fn the_lists_of_apple_are_whole() {
    let tables = apple();
    assert_eq!((tables.types.len(), tables.purposes.len(), tables.apis.len()), (35, 6, 5));
    assert_eq!(tables.apis.values().map(|api| api.reasons.len()).sum::<usize>(), 17);
    assert!(tables.types.values().all(|kind| tables.groups.contains_key(&kind.group)));
    assert_eq!(tables.types.values().filter(|kind| kind.connect.is_some()).count(), 32);
    assert_eq!(tables.categories_of("CA92.1").collect::<Vec<_>>(), ["NSPrivacyAccessedAPICategoryUserDefaults"]);
}

const HEAD: &str = r#"<manifest xmlns:a="http://schemas.android.com/apk/res/android"
 xmlns:t="http://schemas.android.com/tools" package="org.x""#;

#[test]
fn namespaces_count_and_prefixes_do_not() {
    let (manifest, faults) = android(&format!(
        r#"{HEAD}><uses-permission a:name="P"/><uses-permission a:name="Q" t:node="remove"/>
        <uses-permission-sdk-23 a:name="Q"/><application a:allowBackup="@bool/b" t:ignore="x">
        <activity a:name=".A"/><service a:name="B"/><receiver a:name="c.D" xmlns:b="urn:other" b:exported="true"/>
        <provider a:name=".E" t:node="remove"/></application></manifest>"#
    ));
    let manifest = manifest.unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(manifest.permissions.iter().map(|permission| &*permission.name).collect::<Vec<_>>(), ["P"]);
    let classes: Vec<&str> = manifest.components.iter().map(|part| part.class.as_str()).collect();
    assert_eq!(classes, ["org.x.A", "org.x.B", "c.D"]);
    assert!(manifest.allow_backup.is_none() && !manifest.components[2].is_exported());
    assert_eq!(manifest.unmerged.unwrap().value, UnmergedSign::Tools);
}

#[test]
fn manifests_that_are_not_merged_are_told_by_their_signs() {
    let sign = |inside: &str| {
        let (manifest, _) = android(&format!("{HEAD}>{inside}</manifest>"));
        manifest.unwrap().unmerged.map(|sign| sign.value)
    };
    let built = "<uses-sdk a:minSdkVersion='24'/>";
    assert_eq!(sign(built), None);
    assert_eq!(sign(""), Some(UnmergedSign::NothingBuilt));
    let activity = |name: &str| format!("{built}<application><activity a:name='{name}'/></application>");
    assert_eq!(sign(&activity("org.x.A")), None);
    assert_eq!(sign(&activity(".A")), Some(UnmergedSign::RelativeName));
    assert_eq!(sign(&activity("${applicationId}.A")), Some(UnmergedSign::Placeholder));
    let (packed, _) = android(&format!("{HEAD} a:compileSdkVersion='34'/>"));
    assert!(packed.unwrap().is_merged());
}

#[test]
fn what_is_broken_is_named_with_its_place() {
    for (text, fault) in [
        ("", "empty 1:1 ``"),
        ("\n<a>\n <b></a>", "end-tag 3:5 ``"),
        ("<a><b></b>", "open-element 1:1 `<a>`"),
        ("<a/><b/>", "second-root 1:5 `<b/>`"),
        ("<a/>x", "text-outside 1:5 `x`"),
        ("<a>&nope;</a>", "entity 1:4 `&nope;`"),
        ("<a b='&nope;'/>", "entity 1:7 `&nope;`"),
        ("<a b:c=''/>", "prefix 1:9 ``"),
        ("<a b='1' b='2'/>", "attribute 1:13 `2`"),
        ("<a b=1/>", "attribute 1:3 ` b=1/>`"),
        ("<a b='1/>", "open-value 1:1 ``"),
        ("<a", "open-tag 1:1 ``"),
        ("<!-- ", "open-markup 1:1 ``"),
        ("<plist/>", "root 1:1 `<plist/>`"),
        ("<manifest><uses-permission/></manifest>", "missing 1:11 `<uses-permission/>`"),
    ] {
        let (_, faults) = android(text);
        assert_eq!(faults, [fault], "{text}");
    }
    for (text, fault) in [
        ("<true/>", "no-key 1:14 `<true/>`"),
        ("<key>A</key>", "no-value 1:19 `A`"),
        ("<key>A</key><true/><key>A</key><true/>", "twice 1:38 `A`"),
        ("<key>A</key><set/>", "value 1:26 `<set/>`"),
        ("<key>UIBackgroundModes</key><true/>", "type 1:42 `<true/>`"),
        ("<key>NSCameraUsageDescription</key><true/>", "type 1:49 `<true/>`"),
    ] {
        let (found, faults) = info(text);
        assert_eq!(faults, [fault], "{text}");
        assert!(found.is_some());
    }
}

#[test]
fn files_that_are_no_text_or_not_there_are_told_apart() {
    let cases = [
        ("evidence/a.plist", &b"bplist00\xd1\x01"[..], "plist"),
        ("evidence/a.xml", b"\x03\x00\x08\x00\x10\x00", "android"),
        ("evidence/b.xml", b"PK\x03\x04rest", "archive"),
        ("evidence/c.xml", b"\xff\xfe<\x00", "encoding"),
        ("evidence/manifest", b"<manifest/>", "name"),
        ("evidence/d.xml", b"", "empty"),
    ];
    let bytes = cases.map(|(path, bytes, _)| (path.to_owned(), bytes.to_vec()));
    let sources = SourceTree::default().with(bytes);
    let says = |path: &str| {
        let files = EvidenceFiles { android: Some(path.to_owned()), ..EvidenceFiles::default() };
        let mut log = Diagnostics::default();
        assert_eq!(read(&sources, &files, &mut log), Evidence::default());
        log
    };
    for (path, _, kind) in cases {
        assert!(said(&sources, &says(path))[0].starts_with(kind), "{path}");
    }
    assert_eq!(said(&sources, &says("evidence/none.xml")), ["evidence-missing ``"]);
}

#[test]
fn depth_and_number_have_limits() {
    for (text, kind) in [
        ("<a>".repeat(1_000_000), "deep"),
        (format!("<a>{}</a>", "<b/>".repeat(100_001)), "many"),
        (format!("<a {}/>", (0..200).map(|at| format!("b{at}=''")).collect::<Vec<_>>().join(" ")), "many"),
        (format!("<a {}/>", (0..101).map(|at| format!("xmlns:b{at}='x'")).collect::<Vec<_>>().join(" ")), "many"),
    ] {
        let (_, faults) = android(&text);
        assert!(faults.len() == 1 && faults[0].starts_with(kind), "{}", faults[0].chars().take(80).collect::<String>());
    }
    let (_, faults) = android("<!DOCTYPE a [<!ENTITY b \"cc\">]><manifest>&b;</manifest>");
    assert_eq!(faults, ["entity 1:42 `&b;`"]);
}

/// The words that stand first in calls which make a fault.
fn kinds() -> Vec<&'static str> {
    let sources = [include_str!("xml.rs"), include_str!("plist.rs"), include_str!("android.rs")];
    let calls = sources
        .iter()
        .flat_map(|source| [".fault(\"", "Fault::new(\""].into_iter().flat_map(move |call| source.split(call).skip(1)));
    let named = calls.filter_map(|rest| rest.split('"').next());
    named.chain(["open-tag", "open-value", "open-markup"]).collect()
}

#[test]
fn every_fault_has_words_of_its_own() {
    assert!(kinds().len() >= 20, "{:?}", kinds());
    for language in [MessageLanguage::English, MessageLanguage::Chinese] {
        let messages = Messages::new(language);
        let words = |kind| messages.message(&Fault::new(kind, Span::NONE).diagnostic("x"));
        for kind in kinds() {
            assert_ne!(words(kind), words("syntax"), "{kind}");
        }
    }
}

/// Whatever bytes come, something is said or read, and every place lies in the file.
#[test]
fn no_cut_and_no_change_of_a_byte_makes_it_panic() {
    let signs = *b"<>&\"'/!\0\xff a";
    for (at, text) in [ANDROID, INFO, PRIVACY].into_iter().enumerate() {
        let path = ["evidence/a.xml", "evidence/i.plist", "evidence/p.xcprivacy"][at];
        let try_it = |bytes: Vec<u8>| {
            let sources = SourceTree::default().with([(path.to_owned(), bytes)]);
            let mut log = Diagnostics::default();
            let given = |wanted: usize| (at == wanted).then(|| path.to_owned());
            let files = EvidenceFiles { android: given(0), ios: given(1), xcprivacy: given(2) };
            let found = read(&sources, &files, &mut log);
            let length = sources.file(path).unwrap().span.end;
            assert!(log.sorted().iter().all(|finding| finding.places[0].span.end <= length));
            assert!(found != Evidence::default() || log.has_errors());
        };
        // Every byte is cut at or changed: both for each would take twice as long.
        for place in 0..text.len() {
            let mut bytes = text.as_bytes().to_vec();
            if place % 2 == 0 {
                bytes.truncate(place);
            } else {
                bytes[place] = signs[place % signs.len()];
            }
            try_it(bytes);
        }
    }
}
