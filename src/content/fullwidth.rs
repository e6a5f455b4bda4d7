//! Full-width signs where Markdown, or a notation of ours in it, takes half-width ones: `[…]（#id）`, `｛#id｝`,
//! `｛｛ path ｝｝`. Brackets around anything but an address are left alone: `[注]（见附件）` is ordinary prose.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::FULLWIDTH_PUNCTUATION;
use crate::diagnostic::Span;

/// The signs that are mended, each with what it should be.
const SIGNS: [(char, char); 13] = [
    ('（', '('),
    ('）', ')'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('＠', '@'),
    ('：', ':'),
    ('＝', '='),
    ('“', '"'),
    ('”', '"'),
    ('　', ' '),
];

/// A link, an id or a fact that was typed with full-width signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The first of the signs, and what it should be.
    pub sign: (char, char),
    /// The whole as it was meant; `None` if its beginning stands elsewhere, as the words of a link in bold do.
    pub meant: Option<String>,
}

impl Slip {
    /// The finding at a place.
    pub fn fault(&self, place: Span) -> Diagnostic {
        let (sign, typed) = self.sign;
        let fault = Diagnostic::new(FULLWIDTH_PUNCTUATION, place).arg("sign", sign).arg("typed", typed);
        Diagnostic { suggestion: self.meant.clone(), ..fault.arg("in", "markup") }
    }
}

/// Whether a finding is about such signs in the text, not in the records.
pub(super) fn is_slip(finding: &Diagnostic) -> bool {
    finding.code == FULLWIDTH_PUNCTUATION && finding.args.contains(&("in", "markup".to_owned()))
}

/// All of them in a text, in its order.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    // The words of a link are a group of their own: what stands in them may be full-width.
    static NOTATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let link = r"(?:(?P<open>[\[［])(?P<words>[^\[\]［］\n]*))?(?P<target>[\]］][(（]\s*(?:[#＃][A-Za-z0-9_-]+|[@＠][a-z][a-z/-]*|https?[:：]//[^\s()（）]+|mailto[:：][^\s()（）]+|/[A-Za-z0-9._~%/?\#=&-]+)\s*[)）])";
        let id = r"[{｛][#＃][^{}｛｝\n]*[}｝]";
        let fact = r"[{｛]{2}[^{}｛｝\n]*[}｝]{2}";
        Regex::new(&format!("{link}|{id}|{fact}")).ok()
    });
    if !text.contains(|c| mended(c) != c) {
        return Vec::new();
    }
    let found = NOTATION.iter().flat_map(|notation| notation.captures_iter(text));
    let slips = found.filter_map(|captures| {
        let whole = captures.get(0)?;
        let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
        let is_link = captures.name("target").is_some();
        let signs = if is_link { [part("open"), part("target")] } else { ["", whole.as_str()] };
        let mut signs = signs.into_iter().flat_map(str::chars);
        let sign = signs.find_map(|c| SIGNS.into_iter().find(|(wide, _)| *wide == c))?;
        let half = |text: &str| text.chars().map(mended).collect::<String>();
        let meant = if is_link {
            captures.name("open").map(|open| [&half(open.as_str()), part("words"), &half(part("target"))].concat())
        } else {
            Some(half(whole.as_str()))
        };
        Some(Slip { range: whole.range(), sign, meant })
    });
    slips.collect()
}

fn mended(c: char) -> char {
    SIGNS.into_iter().find(|(wide, _)| *wide == c).map_or(c, |(_, half)| half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_ids_and_facts_in_full_width_signs_are_found() {
        for (text, sign, meant) in [
            ("见[]（#contact）。", '（', "[](#contact)"),
            ("见[列表（一）]（@collected）。", '（', "[列表（一）](@collected)"),
            ("见［列表］(@sdks/android)", '［', "[列表](@sdks/android)"),
            ("[隐私政策]（https：//example.com/a_b）查看", '（', "[隐私政策](https://example.com/a_b)"),
            ("[x](mailto:a@b.example）", '）', "[x](mailto:a@b.example)"),
            ("[x]（/file.pdf）", '（', "[x](/file.pdf)"),
            ("[x](＃contact)", '＃', "[x](#contact)"),
            ("{｛uses｝}", '｛', "{{uses}}"),
            ("自｛｛ effective ｝｝起", '｛', "{{ effective }}"),
            ("｛｛ sdks platform＝“ios” ｝｝", '｛', "{{ sdks platform=\"ios\" }}"),
            ("您的权利 ｛#rights｝", '｛', "{#rights}"),
            ("您的权利 {#rights｝", '｝', "{#rights}"),
            ("您的权利 {＃rights}", '＃', "{#rights}"),
        ] {
            let found = slips(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].sign.0, found[0].meant.as_deref()), (sign, Some(meant)), "{text}");
        }
        assert_eq!(slips("（见上）](#a）")[0].meant, None);
    }

    #[test]
    fn ordinary_prose_is_left_alone() {
        for text in [
            "第4条（联系方式）",
            "[注]（见附件）",
            "[注]（第 2 条）",
            "官网（https://example.com）",
            "［2026］（三）",
            "｛示例｝",
            "[附件（一）](#a)",
            "{{ effective }}（含当日）",
            "和/或（/）",
        ] {
            assert_eq!(slips(text), [], "{text}");
        }
    }
}
