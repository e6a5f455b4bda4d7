//! Signs that nobody sees: what each is called, and where it belongs. Arabic, Persian and Indic words need some, emoji
//! others; elsewhere they hide words from readers or from a search.

use unicode_script::Script;
use unicode_script::UnicodeScript;

/// A sign that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// The sign.
    pub sign: char,
    /// What Unicode calls it, as the id of words.
    pub name: &'static str,
    /// What it does, as the id of words: `control`, `direction`, `private`, `nothing`.
    pub kind: &'static str,
}

impl Unseen {
    /// Its number, as people write it: `U+202E`.
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.sign))
    }
}

/// From a sign to a sign: what each is called and what it does.
type Range = (char, char, &'static str, &'static str);

/// All of them but the control signs, by their numbers.
const UNSEEN: [Range; 45] = [
    ('\u{ad}', '\u{ad}', "soft-hyphen", "nothing"),
    ('\u{34f}', '\u{34f}', "combining-grapheme-joiner", "nothing"),
    ('\u{61c}', '\u{61c}', "arabic-letter-mark", "direction"),
    ('\u{115f}', '\u{1160}', "hangul-filler", "nothing"),
    ('\u{17b4}', '\u{17b5}', "khmer-inherent-vowel", "nothing"),
    ('\u{180b}', '\u{180d}', "mongolian-variation-selector", "nothing"),
    ('\u{180e}', '\u{180e}', "mongolian-vowel-separator", "nothing"),
    ('\u{180f}', '\u{180f}', "mongolian-variation-selector", "nothing"),
    ('\u{200b}', '\u{200b}', "zero-width-space", "nothing"),
    ('\u{200c}', '\u{200c}', "zero-width-non-joiner", "nothing"),
    ('\u{200d}', '\u{200d}', "zero-width-joiner", "nothing"),
    ('\u{200e}', '\u{200e}', "left-to-right-mark", "direction"),
    ('\u{200f}', '\u{200f}', "right-to-left-mark", "direction"),
    ('\u{2028}', '\u{2028}', "line-separator", "nothing"),
    ('\u{2029}', '\u{2029}', "paragraph-separator", "nothing"),
    ('\u{202a}', '\u{202a}', "left-to-right-embedding", "direction"),
    ('\u{202b}', '\u{202b}', "right-to-left-embedding", "direction"),
    ('\u{202c}', '\u{202c}', "pop-directional-formatting", "direction"),
    ('\u{202d}', '\u{202d}', "left-to-right-override", "direction"),
    ('\u{202e}', '\u{202e}', "right-to-left-override", "direction"),
    ('\u{2060}', '\u{2060}', "word-joiner", "nothing"),
    ('\u{2061}', '\u{2064}', "invisible-operator", "nothing"),
    ('\u{2066}', '\u{2066}', "left-to-right-isolate", "direction"),
    ('\u{2067}', '\u{2067}', "right-to-left-isolate", "direction"),
    ('\u{2068}', '\u{2068}', "first-strong-isolate", "direction"),
    ('\u{2069}', '\u{2069}', "pop-directional-isolate", "direction"),
    ('\u{206a}', '\u{206f}', "deprecated-format-character", "nothing"),
    ('\u{2800}', '\u{2800}', "braille-pattern-blank", "nothing"),
    ('\u{3164}', '\u{3164}', "hangul-filler", "nothing"),
    ('\u{e000}', '\u{f8ff}', "private-use", "private"),
    ('\u{fdd0}', '\u{fdef}', "noncharacter", "private"),
    ('\u{fe00}', '\u{fe0f}', "variation-selector", "nothing"),
    ('\u{feff}', '\u{feff}', "byte-order-mark", "nothing"),
    ('\u{ffa0}', '\u{ffa0}', "halfwidth-hangul-filler", "nothing"),
    ('\u{fff0}', '\u{fff8}', "unassigned", "nothing"),
    ('\u{fff9}', '\u{fffb}', "interlinear-annotation", "nothing"),
    ('\u{fffe}', '\u{ffff}', "noncharacter", "private"),
    ('\u{1d173}', '\u{1d17a}', "musical-format-character", "nothing"),
    ('\u{e0000}', '\u{e007f}', "tag", "nothing"),
    ('\u{e0080}', '\u{e00ff}', "unassigned", "nothing"),
    ('\u{e0100}', '\u{e01ef}', "variation-selector", "nothing"),
    ('\u{e01f0}', '\u{e0fff}', "unassigned", "nothing"),
    ('\u{f0000}', '\u{fffff}', "private-use", "private"),
    ('\u{100000}', '\u{10fffd}', "private-use", "private"),
    ('\u{10fffe}', '\u{10ffff}', "noncharacter", "private"),
];

/// The scripts whose words are written with joiners.
const JOINED: [Script; 19] = [
    Script::Arabic,
    Script::Syriac,
    Script::Mongolian,
    Script::Nko,
    Script::Devanagari,
    Script::Bengali,
    Script::Gurmukhi,
    Script::Gujarati,
    Script::Oriya,
    Script::Tamil,
    Script::Telugu,
    Script::Kannada,
    Script::Malayalam,
    Script::Sinhala,
    Script::Khmer,
    Script::Myanmar,
    Script::Tibetan,
    Script::Balinese,
    Script::Javanese,
];

/// The scripts whose lines may break where no space is seen.
const UNSPACED: [Script; 4] = [Script::Thai, Script::Lao, Script::Khmer, Script::Myanmar];

/// The scripts that are written from right to left.
const RIGHT_TO_LEFT: [Script; 6] =
    [Script::Arabic, Script::Hebrew, Script::Syriac, Script::Thaana, Script::Nko, Script::Adlam];

/// The signs of a text that nobody sees and that do not belong where they stand, with their places in bytes. Line feeds
/// and tabs are none.
pub fn unseen(text: &str) -> Vec<(usize, Unseen)> {
    let mut all = Vec::new();
    let is_plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    if text.bytes().all(is_plain) {
        // Nearly all texts of languages with Latin letters; this is much faster than to look at each sign.
        return all;
    }
    for (at, sign) in text.char_indices() {
        let found = match sign {
            '\n' | '\t' | ' '..='~' => continue,
            sign if sign.is_control() => Unseen { sign, name: "control-sign", kind: "control" },
            sign => match named(sign) {
                Some(found) if !belongs(text, at, sign) => found,
                _ => continue,
            },
        };
        all.push((at, found));
    }
    all
}

fn named(sign: char) -> Option<Unseen> {
    let at = UNSEEN.partition_point(|(first, ..)| *first <= sign);
    let (_, last, name, kind) = UNSEEN.get(at.checked_sub(1)?)?;
    (sign <= *last).then_some(Unseen { sign, name, kind })
}

/// Whether a sign does its work at a place: words would be written wrongly without it.
fn belongs(text: &str, at: usize, sign: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + sign.len_utf8()..].chars().next();
    let is_of = |scripts: &[Script]| before.is_some_and(|before| scripts.contains(&before.script()));
    match sign {
        '\u{200c}' => is_of(&JOINED) && after.is_some(),
        '\u{200d}' => is_of(&JOINED) || before.is_some_and(is_pictured) && after.is_some_and(is_pictured),
        '\u{200b}' => is_of(&UNSPACED),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {
            is_right_to_left(line(text, at)) && has_pairs(line(text, at))
        }
        '\u{180b}'..='\u{180f}' => is_of(&[Script::Mongolian]),
        '\u{fe00}'..='\u{fe0f}' => before.is_some_and(|before| is_pictured(before) || takes_variants(before)),
        '\u{e0100}'..='\u{e01ef}' => is_of(&[Script::Han]),
        // England, Scotland and Wales have flags that are spelled.
        '\u{e0020}'..='\u{e007f}' => {
            let spelled = |c: char| ('\u{e0020}'..='\u{e007f}').contains(&c);
            text[..at].trim_end_matches(spelled).ends_with('\u{1f3f4}')
        }
        _ => false,
    }
}

/// Whether a sign is a picture or part of one: emoji, arrows, skin tones, the choice of the colored form.
fn is_pictured(sign: char) -> bool {
    matches!(sign, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{20e3}' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ')
        || matches!(sign, '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
}

/// Whether a sign has more than one form: digits on keys, Han and its punctuation, letters of some scripts.
fn takes_variants(sign: char) -> bool {
    let scripts = [Script::Han, Script::Myanmar, Script::Phags_Pa, Script::Manichaean];
    let punctuation = matches!(sign, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff1f}' | '‘' | '’' | '“' | '”');
    sign.is_ascii_digit() || matches!(sign, '#' | '*') || punctuation || scripts.contains(&sign.script())
}

/// The line around a place.
fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    &text[start..end]
}

fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|sign| RIGHT_TO_LEFT.contains(&sign.script()))
}

/// Whether every isolate of a line ends in it.
fn has_pairs(text: &str) -> bool {
    let mut open = 0_i32;
    for sign in text.chars() {
        open += match sign {
            '\u{2066}'..='\u{2068}' => 1,
            '\u{2069}' => -1,
            _ => 0,
        };
        if open < 0 {
            return false;
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        unseen(text).into_iter().map(|(_, found)| found.name).collect()
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(UNSEEN.windows(2).all(|two| two[0].0 <= two[0].1 && two[0].1 < two[1].0));
    }

    #[test]
    fn signs_that_hide_words_are_found_and_named() {
        for (text, name) in [
            ("a\u{200b}b", "zero-width-space"),
            ("pass\u{200c}word", "zero-width-non-joiner"),
            ("pass\u{200d}word", "zero-width-joiner"),
            ("not\u{2060}e", "word-joiner"),
            ("a\u{feff}b", "byte-order-mark"),
            ("\u{202e}evil\u{202c}", "right-to-left-override"),
            ("left\u{200f}", "right-to-left-mark"),
            ("\u{2066}a\u{2069}", "left-to-right-isolate"),
            ("سياسة \u{2067}", "right-to-left-isolate"),
            ("سياسة \u{202e}abc", "right-to-left-override"),
            ("a\u{e000}", "private-use"),
            ("\u{f8ff}", "private-use"),
            ("\u{100000}", "private-use"),
            ("a\u{e0061}", "tag"),
            ("a\u{fe0f}", "variation-selector"),
            ("x\u{e0101}", "variation-selector"),
            ("\u{3164}", "hangul-filler"),
            ("a\u{2028}b", "line-separator"),
            ("\u{7}", "control-sign"),
            ("a\u{85}b", "control-sign"),
        ] {
            assert_eq!(names(text).first(), Some(&name), "{text:?}");
        }
    }

    #[test]
    fn texts_of_every_script_and_emoji_are_left_alone() {
        for text in [
            "سياسة الخصوصية: نحن لا نجمع بيانات الموقع (GPS).",
            "\u{200f}مرحبا\u{200e} (API)",
            "נשמח \u{2066}info@a.example\u{2069} לענות",
            "نمی‌خواهم، کتاب‌ها",
            "हम क्‍षमा चाहते हैं; क्‌ष",
            "ශ්‍රී ලංකා",
            "ภาษา\u{200b}ไทย",
            "ភាសា\u{200b}ខ្មែរ",
            "👨‍👩‍👧 🏳️‍🌈 👩🏽‍💻 1️⃣ ❤️ ©️ ☎️ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "葛\u{e0100}城市，您的权利。",
            "Straße, naïve, Ελλάδα, Россия, 한국어, ひらがな",
            "one\ttwo\nthree",
        ] {
            assert_eq!(names(text), Vec::<&str>::new(), "{text}");
        }
    }
}
