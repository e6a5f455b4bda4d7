//! The style sheet inside a page that stands alone: a webview file, or one that a server sends in place of any other. It
//! names itself in the policy of the page by its hash, so that a browser takes it and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::render::html::Html;
use crate::source::Blob;
use crate::source::sha256_base64;

/// A style sheet that needs no other file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    css: String,
}

/// How a content security policy names a style sheet inside a page (CSP 3, hash-source).
pub fn style_source(css: &str) -> String {
    format!("'sha256-{}'", sha256_base64(css.as_bytes()))
}

impl Sheet {
    /// A style sheet without what only people read, with the pictures it names inside. `assets` are the files of its
    /// folder. Fonts of a theme are left out: they would be the largest part of the page, and the system has its own.
    pub fn new(css: &str, assets: &BTreeMap<String, Arc<Blob>>) -> Self {
        let mut sheet = Compact { rest: css, css: String::with_capacity(css.len()), assets };
        while sheet.step() {}
        Self { css: sheet.css }
    }

    /// The element for the head of a page.
    pub fn element(&self) -> Html {
        Html(format!("<style>{}</style>", self.css))
    }

    /// The policy of a page that may use this style sheet and the pictures it holds, and nothing else.
    pub fn policy(&self) -> String {
        let style = style_source(&self.css);
        format!("default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'")
    }
}

/// A style sheet that is being made shorter.
struct Compact<'a> {
    /// What was not read yet.
    rest: &'a str,
    /// What it comes to.
    css: String,
    assets: &'a BTreeMap<String, Arc<Blob>>,
}

/// Signs that need no blank before or after them.
const TIGHT: [char; 4] = ['{', '}', ';', ','];

impl<'a> Compact<'a> {
    /// Reads one piece; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("/*") {
            self.take(self.rest.find("*/").map_or(self.rest.len(), |at| at + 2));
        } else if first.is_ascii_whitespace() {
            let end = self.rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(self.rest.len());
            self.take(end);
            self.blank();
        } else if self.rest.starts_with("@font-face") || self.rest.starts_with("@import") {
            let end = self.rest.find(if self.rest.starts_with("@i") { ';' } else { '}' });
            self.take(end.map_or(self.rest.len(), |at| at + 1));
        } else if self.rest.starts_with("url(") {
            let piece = self.take(self.rest.find(')').map_or(self.rest.len(), |at| at + 1));
            let picture = self.picture(piece);
            self.css.push_str(&picture.unwrap_or_else(|| piece.to_owned()));
        } else if first == '"' || first == '\'' {
            let piece = self.take(string_end(self.rest, first));
            self.css.push_str(piece);
        } else {
            self.sign(first);
        }
        true
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        piece
    }

    /// A blank, where one is needed.
    fn blank(&mut self) {
        let before = self.css.chars().next_back();
        let after = self.rest.chars().next();
        let is_tight = |c: char| TIGHT.contains(&c) || c.is_ascii_whitespace();
        if before.is_some_and(|c| !is_tight(c) && c != ':') && after.is_some_and(|c| !is_tight(c)) {
            self.css.push(' ');
        }
    }

    fn sign(&mut self, sign: char) {
        if TIGHT.contains(&sign) {
            self.css.truncate(self.css.trim_end_matches(' ').len());
        }
        if sign == '}' && self.css.ends_with(';') {
            self.css.pop();
        }
        // What is escaped is no sign of its own.
        let end = if sign == '\\' { self.rest.chars().take(2).map(char::len_utf8).sum() } else { sign.len_utf8() };
        let piece = self.take(end);
        self.css.push_str(piece);
    }

    /// A picture of the theme as a part of the style sheet.
    fn picture(&self, url: &str) -> Option<String> {
        let name = url.strip_prefix("url(")?.strip_suffix(')')?.trim().trim_matches(['"', '\'']);
        let name = name.strip_prefix("./").unwrap_or(name);
        let (_, extension) = name.rsplit_once('.')?;
        let kind = match extension {
            "png" => "png",
            "jpg" | "jpeg" => "jpeg",
            "gif" => "gif",
            "webp" => "webp",
            "svg" => "svg+xml",
            _ => return None,
        };
        let bytes = self.assets.get(name)?;
        Some(format!("url(\"data:image/{kind};base64,{}\")", BASE64.encode(&***bytes)))
    }
}

/// Where a quoted string ends.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(css: &str) -> String {
        let picture = Arc::new(Blob::from(b"png".to_vec()));
        Sheet::new(css, &[("a.png".to_owned(), picture)].into()).css
    }

    #[test]
    fn what_only_people_read_is_left_out() {
        assert_eq!(
            compact("/* head */\n:root {\n    --a: #fff;\n    --b: 1px;\n}\n\na :hover,\nb > c + d {\n  x: 1;\n}\n"),
            ":root{--a:#fff;--b:1px}a :hover,b > c + d{x:1}"
        );
        assert_eq!(compact("a::after{content:\" {;} \\\" /* \"}"), "a::after{content:\" {;} \\\" /* \"}");
        assert_eq!(
            compact("@media (min-width: 4em) { a { b: calc(1px + 2px) } }"),
            "@media (min-width:4em){a{b:calc(1px + 2px)}}"
        );
    }

    #[test]
    fn nothing_is_left_to_fetch_but_what_the_theme_lacks() {
        assert_eq!(compact("@import \"x.css\";@font-face { src: url(x.woff2) } a{}"), "a{}");
        assert_eq!(compact("a{b:url(\"./a.png\")}"), "a{b:url(\"data:image/png;base64,cG5n\")}");
        assert_eq!(compact("a{b:url(gone.png)}"), "a{b:url(gone.png)}");
    }

    #[test]
    fn the_built_in_style_sheet_stays_the_same_when_it_is_read_again() {
        let css = include_str!("../../themes/default/assets/style.css");
        let once = compact(css);
        assert_eq!(compact(&once), once);
        assert!(once.len() * 5 < css.len() * 4, "{} of {}", once.len(), css.len());
        assert_eq!(once.matches('{').count(), once.matches('}').count());
    }
}
