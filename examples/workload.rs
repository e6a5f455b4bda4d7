//! Writes a large site for measurements: `cargo run --release --example workload -- OUT [POLICIES RELEASES LANGUAGES]`
//!
//! Every text has 9 sections of 12 clauses, of which one in twelve changes from release to release, and tables of data,
//! permissions and SDKs. The site is a pure function of the three numbers. All releases but the newest of each policy are
//! frozen.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops when something is amiss"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use policysite::config;
use policysite::content;
use policysite::content::Drafts;
use policysite::content::Stamp;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::freeze;
use policysite::freeze::Request;
use policysite::model::Date;
use policysite::model::Edition;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;

const LANGUAGES: [&str; 20] = [
    "en", "zh-CN", "fr", "de", "es", "ja", "ko", "pt", "it", "ar", "ru", "vi", "th", "id", "tr", "pl", "nl", "sv",
    "fi", "cs",
];

const WORDS: &str = "we collect use share store protect your personal information account device identifier log network \
    location camera microphone storage notification service product function enterprise administrator user consent \
    purpose necessary period law regulation security encryption third party software provider contact request response \
    delete correct withdraw transfer disclose retention server address";

const HAN: &str = "我们收集使用共享存储保护您的个人信息账号设备标识日志网络位置相机麦克风存储通知服务产品功能企业管理员用户同意目的必要期限法律法规安全加密第三方软件开发包提供者联系请求响应删除更正撤回转让披露保留服务器地址";

const SECTIONS: usize = 9;
const CLAUSES: usize = 12;

/// A sequence of numbers that a text decides.
struct Numbers(u64);

impl Numbers {
    fn of(seed: &str) -> Self {
        let mix = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, mix) | 1)
    }

    /// A number below a bound.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }
}

fn sentence(numbers: &mut Numbers, language: &str) -> String {
    if matches!(language, "zh-CN" | "ja") {
        let signs: Vec<char> = HAN.chars().collect();
        let length = 24 + numbers.below(36);
        let text: String = (0..length).map(|_| signs[numbers.below(signs.len())]).collect();
        return format!("{text}。");
    }
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let length = 14 + numbers.below(20);
    let text: Vec<&str> = (0..length).map(|_| words[numbers.below(words.len())]).collect();
    format!("{}{}.", text[0][..1].to_uppercase(), &text.join(" ")[1..])
}

/// A clause changes in the releases where number and release together are a multiple of 12, and stays after.
fn clause(policy: usize, release: usize, number: usize, language: &str) -> String {
    let mut numbers = Numbers::of(&format!("{policy}/{number}/{language}"));
    let count = 1 + numbers.below(3);
    let mut sentences: Vec<String> = (0..count).map(|_| sentence(&mut numbers, language)).collect();
    if let Some(last) = (0..=release).rev().find(|release| (number + release).is_multiple_of(12)) {
        let mut numbers = Numbers::of(&format!("{policy}/{number}/{language}/{last}"));
        let at = numbers.below(count);
        sentences[at] = sentence(&mut numbers, language);
    }
    sentences.join(" ")
}

fn prose(policy: usize, release: usize, language: &str) -> String {
    let mut text = String::new();
    for section in 0..SECTIONS {
        let _ = writeln!(text, "## Section {} {{#section-{}}}\n", section + 1, section + 1);
        for at in 0..CLAUSES {
            let _ = writeln!(text, "{}. {}", at + 1, clause(policy, release, section * CLAUSES + at, language));
        }
        text.push('\n');
    }
    text + "## Lists {#lists}\n\n{{ uses }}\n\n{{ permissions }}\n\n{{ sdks }}\n"
}

fn day(release: usize) -> String {
    format!("{}-{:02}-01", 2010 + release / 4, 1 + release % 4 * 3)
}

/// The records in the source language, and the texts of a translation.
fn records(policy: usize, release: usize) -> [String; 2] {
    let mut own = format!(
        "title = \"App {policy} privacy policy\"\npublished = {day}\neffective = {day}\napp.name = \"App {policy}\"\n\
        [parties.us]\nname = \"Vendor {policy}\"\nrole = \"controller\"\nemail = \"privacy@app{policy}.example\"\n\
        [governing]\nlanguage = \"en\"\n",
        day = day(release)
    );
    let mut texts = format!("title = \"App {policy} privacy policy\"\n");
    for at in 0..25 {
        let period = 30 * (1 + (at + release) % 4);
        let _ = writeln!(own, "[data.data-{at}]\nlabel = \"Data item {at}\"\n[uses.use-{at}]\ndata = [\"data-{at}\"]");
        let _ = writeln!(own, "purpose = \"Purpose {at} of app {policy}\"\nretention = \"P{period}D\"");
        let _ = writeln!(texts, "[data.data-{at}]\nlabel = \"Data item {at}\"\n[uses.use-{at}]");
        let _ = writeln!(texts, "purpose = \"Purpose {at} of app {policy}\"");
    }
    let systems = ["CAMERA", "RECORD_AUDIO", "READ_CONTACTS", "ACCESS_FINE_LOCATION", "READ_CALENDAR", "CALL_PHONE"];
    for at in 0..12 + release % 3 {
        let system = systems[at % systems.len()];
        let _ = writeln!(own, "[permissions.permission-{at}]\nname = \"Permission {at}\"\nandroid = [\"{system}\"]");
        let _ = writeln!(own, "purpose = \"Reason {at}\"");
        let _ = writeln!(texts, "[permissions.permission-{at}]\nname = \"Permission {at}\"\npurpose = \"Reason {at}\"");
    }
    for at in 0..16 + release {
        let platform = ["android", "ios"][at % 2];
        let _ = writeln!(own, "[parties.provider-{at}]\nname = \"Provider {at}\"\nrole = \"recipient\"");
        let _ = writeln!(own, "[sdks.sdk-{at}]\nname = \"SDK {at}\"\nprovider = \"provider-{at}\"");
        let _ = writeln!(own, "platforms = [\"{platform}\"]\npurpose = \"Use {at}\"\ndata = [\"device.model\"]");
        let _ = writeln!(own, "privacy = \"https://sdk{at}.example/privacy\"");
        let _ = writeln!(texts, "[sdks.sdk-{at}]\npurpose = \"Use {at}\"");
    }
    [own, texts]
}

/// One release folder: path and text.
fn release(policy: usize, number: usize, languages: &[&str]) -> Vec<(String, Vec<u8>)> {
    let folder = format!("content/app-{policy}/{}", day(number));
    let [own, texts] = records(policy, number);
    let mut files = vec![(format!("{folder}/policy.toml"), own.into_bytes())];
    for language in languages {
        files.push((format!("{folder}/{language}.md"), prose(policy, number, language).into_bytes()));
    }
    for language in &languages[1..] {
        files.push((format!("{folder}/{language}.toml"), texts.clone().into_bytes()));
    }
    files
}

fn accepted(policy: &str, edition: &Edition, version: &str) -> (String, Vec<u8>) {
    let stamp = Stamp { by: Some("Workload".to_owned()), date: None, note: None };
    let text = content::lock_text(&content::accept(edition, &|_| true, &stamp));
    (format!("content/{policy}/{version}/{}.lock", edition.language), text.into_bytes())
}

/// The site with one more release; frozen if asked.
fn add(sources: &SourceTree, policy: usize, number: usize, languages: &[&str], frozen: bool) -> SourceTree {
    let sources = sources.with(release(policy, number, languages));
    let (id, version) = (format!("app-{policy}"), day(number));
    let drafts = Drafts::One { policy: id.clone(), version: version.clone() };
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).expect("site.toml");
    let policies = content::load(&sources, &config, &drafts, &mut log);
    let edition = |edition| accepted(&id, edition, &version);
    let release = policies[0].release(&version).expect("the release");
    let sources = sources.with(release.editions[1..].iter().map(edition).collect::<Vec<_>>());
    if !frozen {
        return sources;
    }
    let policies = content::load(&sources, &config, &drafts, &mut log);
    let day: Date = version.parse().expect("a date");
    let request = Request { policy: id, version, by: Some("Workload".to_owned()), day };
    let plan = freeze::release(&sources, &config, &policies, &request, &mut log);
    let said = report::text(&log, &sources, &Messages::default(), Style::Plain, Severity::Error);
    assert!(said.is_empty(), "{said}");
    sources.with(plan.expect("a plan").files())
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = Path::new(arguments.first().expect("usage: workload OUT [POLICIES RELEASES LANGUAGES]"));
    let number = |at: usize, default: usize| arguments.get(at).map_or(default, |text| text.parse().expect("a number"));
    let (policies, releases, languages) = (number(1, 3), number(2, 20), &LANGUAGES[..number(3, 10)]);
    let tags: Vec<String> = languages.iter().map(|tag| format!("\"{tag}\"")).collect();
    let site = format!(
        "base_url = \"https://policy.example/\"\nlanguages = [{}]\ntime_zone = \"Asia/Shanghai\"\ntheme = \"words\"\n",
        tags.join(", ")
    );
    let mut all = vec![("site.toml".to_owned(), site.clone().into_bytes())];
    let words = include_str!("../themes/default/locales/en.ftl");
    let locale = |tag: &&str| (format!("themes/words/locales/{tag}.ftl"), words.as_bytes().to_vec());
    let theme: Vec<(String, Vec<u8>)> = languages.iter().map(locale).collect();
    all.extend(theme.iter().cloned());
    for policy in 0..policies {
        let mut sources = SourceTree::from_texts([("site.toml", site.as_str())]).with(theme.iter().cloned());
        for release in 0..releases {
            sources = add(&sources, policy, release, languages, release + 1 < releases);
        }
        all.extend(sources.below("content/").map(|(path, file)| (path.to_owned(), file.bytes.to_vec())));
    }
    for (path, bytes) in all {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}
