//! By what known SDKs are recognised in the files of an app (`src/data/sdk_signatures.toml`).

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::config::embedded;
use crate::model::Labels;

/// How many signs an SDK must add to its scheme, where they are a number of the app.
const NUMBER: usize = 6;

/// A known SDK.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signature {
    /// Its id, which is ours (`wechat`). It is the key in the list.
    #[serde(skip)]
    pub id: String,
    /// What it is called.
    pub name: Labels,
    /// Who provides it.
    pub provider: Labels,
    /// What it is for.
    pub function: Labels,
    /// The beginnings of its Android class names (`com.umeng`), up to a point.
    pub android: Vec<String>,
    /// The ends of class names that it makes apps have in their own package (`.wxapi.WXEntryActivity`).
    pub android_ends: Vec<String>,
    /// Names of its `<meta-data>` that do not begin as its classes do.
    pub meta_data: Vec<String>,
    /// Its iOS frameworks and main classes.
    pub ios: Vec<String>,
    /// URL schemes of iOS that it asks apps to declare; `#` at the end stands for a number of the app.
    pub schemes: Vec<String>,
    /// Whether somebody compared it with the provider's own papers. The others are from general knowledge.
    pub verified: bool,
}

/// All known SDKs.
pub fn known() -> &'static [Signature] {
    static KNOWN: LazyLock<Vec<Signature>> = LazyLock::new(|| {
        let list: IndexMap<String, Signature> = embedded(include_str!("../data/sdk_signatures.toml"));
        list.into_iter().map(|(id, signature)| Signature { id, ..signature }).collect()
    });
    &KNOWN
}

/// Whether a class, or anything with a name of that form, is in a package or is it: `com.umeng` covers
/// `com.umeng.analytics.A`, not `com.umengx`. This is also how `packages` of an SDK record is meant.
pub fn covers(package: &str, class: &str) -> bool {
    let package = package.trim_end_matches(['.', '*']);
    let rest = class.strip_prefix(package).filter(|_| !package.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '$']))
}

/// The SDK that an Android class, or the name of a permission or of meta-data, belongs to: the one with the longest
/// package that covers it.
pub fn of_class(class: &str) -> Option<&'static Signature> {
    let all = known().iter().flat_map(|sdk| sdk.android.iter().map(move |package| (package, sdk)));
    let longest = all.filter(|(package, _)| covers(package, class)).max_by_key(|(package, _)| package.len());
    let by_end = || known().iter().find(|sdk| sdk.android_ends.iter().any(|end| class.ends_with(end.as_str())));
    longest.map(|(_, sdk)| sdk).or_else(by_end)
}

/// The SDK that a `<meta-data>` belongs to, by its name.
pub fn of_meta_data(name: &str) -> Option<&'static Signature> {
    known().iter().find(|sdk| sdk.meta_data.iter().any(|known| known == name)).or_else(|| of_class(name))
}

/// The SDK that a URL scheme of iOS belongs to. Capital and small letters are the same.
pub fn of_scheme(scheme: &str) -> Option<&'static Signature> {
    let scheme = scheme.to_ascii_lowercase();
    let is_number = |rest: &str| rest.len() >= NUMBER && rest.chars().all(|sign| sign.is_ascii_hexdigit());
    let fits = |known: &String| {
        let known = known.to_ascii_lowercase();
        let number = known.strip_suffix('#').and_then(|start| scheme.strip_prefix(start));
        known == scheme || number.is_some_and(is_number)
    };
    known().iter().find(|sdk| sdk.schemes.iter().any(fits))
}

/// The SDK that a framework or class of iOS belongs to, by its whole name.
pub fn of_framework(name: &str) -> Option<&'static Signature> {
    let name = name.strip_suffix(".framework").unwrap_or(name);
    known().iter().find(|sdk| sdk.ios.iter().any(|known| known == name))
}

/// A known SDK by its id.
pub fn by_id(id: &str) -> Option<&'static Signature> {
    known().iter().find(|sdk| sdk.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn id(found: Option<&Signature>) -> &str {
        found.map_or("", |sdk| sdk.id.as_str())
    }

    #[test]
    fn the_list_is_whole_and_has_nothing_twice() {
        assert!(known().len() >= 30, "{}", known().len());
        let mut seen = BTreeSet::new();
        for sdk in known() {
            for labels in [&sdk.name, &sdk.provider, &sdk.function] {
                assert!(labels.contains_key("en") && labels.contains_key("zh"), "{}", sdk.id);
            }
            assert!(!sdk.android.is_empty() || !sdk.ios.is_empty(), "{}", sdk.id);
            let signs = [&sdk.android, &sdk.android_ends, &sdk.meta_data, &sdk.ios, &sdk.schemes];
            for (list, signs) in signs.into_iter().enumerate() {
                for sign in signs {
                    assert!(seen.insert((list, sign.to_ascii_lowercase())), "{}: {sign}", sdk.id);
                }
            }
            assert!(sdk.android.iter().all(|package| !package.ends_with(['.', '*'])), "{}", sdk.id);
        }
        assert_eq!(known().iter().filter(|sdk| sdk.verified).map(|sdk| sdk.id.as_str()).collect::<Vec<_>>(), ["oaid"]);
    }

    #[test]
    fn classes_are_recognised_by_whole_parts_of_their_package() {
        for (class, sdk) in [
            ("com.umeng.message.UmengIntentService", "umeng"),
            ("com.umengx.A", ""),
            ("com.huawei.hms.push.A", "hms"),
            ("com.google.android.gms.ads.AdActivity", "admob"),
            ("com.google.android.gms.common.A", "play-services"),
            ("com.facebook.react.devsupport.DevSettingsActivity", ""),
            ("com.facebook.FacebookActivity", "facebook"),
            ("com.example.app.wxapi.WXEntryActivity", "wechat"),
            ("com.bun.miitmdid.provider.A", "oaid"),
            ("com.example.app.MainActivity", ""),
            ("", ""),
        ] {
            assert_eq!(id(of_class(class)), sdk, "{class}");
        }
        assert_eq!(id(of_meta_data("JPUSH_APPKEY")), "jpush");
        assert_eq!(id(of_meta_data("com.amap.api.v2.apikey")), "amap");
        assert!(covers("com.a.*", "com.a.b") && covers("com.a.", "com.a") && !covers("", "com.a"));
    }

    #[test]
    fn schemes_are_recognised_with_the_number_of_the_app() {
        for (scheme, sdk) in [
            ("wx1234567890abcdef", "wechat"),
            ("weixin", "wechat"),
            ("wxwork", "wecom"),
            ("tencent1101234567", "qq"),
            ("QQ41ab3f07", "qq"),
            ("wb1234567890", "weibo"),
            ("fb123456789012345", "facebook"),
            ("alipays", "alipay"),
            ("wx", ""),
            ("wbx", ""),
            ("example", ""),
        ] {
            assert_eq!(id(of_scheme(scheme)), sdk, "{scheme}");
        }
        assert_eq!(id(of_framework("JPUSHService")), "jpush");
        assert_eq!(id(of_framework("Bugly.framework")), "bugly");
        assert_eq!(id(by_id("amap")), "amap");
    }
}
