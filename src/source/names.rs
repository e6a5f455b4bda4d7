//! Names of files and folders that every system can keep, and every address can hold.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

/// What Windows takes for a device, whatever follows after a point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Signs that Windows allows in no name, and that mean something in paths.
const SIGNS: &str = "\\/:*?\"<>|";

/// Whether a system keeps a name for a device of its own: `con`, `nul.txt`, `COM1`.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || port.is_some_and(|rest| rest.chars().count() == 1 && rest.contains(is_port))
}

/// The digits of ports; Windows takes raised ones too.
fn is_port(sign: char) -> bool {
    matches!(sign, '1'..='9' | '¹' | '²' | '³')
}

/// What is wrong with a name, as the id of words: it can't be kept by every system.
pub(super) fn fault(name: &str) -> Option<&'static str> {
    if is_unshown(name) {
        Some("control")
    } else if name.contains(|sign| SIGNS.contains(sign)) {
        Some("sign")
    } else if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        Some("edge")
    } else if is_device(name) {
        Some("device")
    } else {
        (!is_nfc(name)).then_some("form")
    }
}

/// Whether a name holds a sign that steers terminals or the direction of text.
pub(super) fn is_unshown(name: &str) -> bool {
    name.contains(steers)
}

fn steers(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// A name for a message: signs that nobody sees are written out.
pub(super) fn shown(name: &str) -> String {
    let shown = |sign: char| if steers(sign) { sign.escape_unicode().to_string() } else { sign.to_string() };
    name.chars().map(shown).collect()
}

/// A name as a system knows it that does not tell capital letters from small ones.
pub(super) fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_known_in_every_spelling() {
        for name in ["con", "CON", "nul.txt", "Aux.2026", "com1", "LPT9.log", "com¹", "con .txt", "conin$"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["console", "com", "com0", "com10", "lptx", "x.con", "contact", "", "nul-1"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn names_that_some_system_refuses_are_found() {
        for (name, kind) in [
            ("a\u{7}b", "control"),
            ("a\nb", "control"),
            ("a\u{202e}b", "control"),
            ("a:b", "sign"),
            ("a\\b", "sign"),
            ("a.", "edge"),
            ("a ", "edge"),
            (" a", "edge"),
            ("nul", "device"),
            ("e\u{301}.pdf", "form"),
        ] {
            assert_eq!(fault(name), Some(kind), "{name}");
        }
        for name in ["policy.toml", "zh-CN.md", "隐私政策.pdf", "é.pdf", "سياسة.pdf", "a b.pdf"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }
}
