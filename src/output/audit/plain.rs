//! Reads a page in which nothing is left to a browser to mend: every element is closed, stands where HTML (WHATWG, 13.2.6)
//! takes it as it is written, and every attribute is in double quotes. Such a page is read in a fraction of the time, and
//! what is found in it is what `browser` finds, which a property test holds. About any other page this says nothing.

use std::borrow::Cow;

use super::ALLOWED;
use super::Audit;
use super::Given;
use super::Scan;

/// Elements without content.
const VOID: [&str; 7] = ["meta", "link", "br", "hr", "img", "wbr", "col"];

/// Elements of the head, beside those without content.
const HEAD: [&str; 5] = ["title", "style", "script", "meta", "link"];

/// Elements that end a paragraph which is open.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figcaption",
    "figure",
    "footer",
    "header",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "ul",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "table",
    "li",
    "dd",
    "dt",
];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements that hold parts of a table and no text.
const TABLES: [&str; 6] = ["table", "colgroup", "thead", "tbody", "tfoot", "tr"];

/// The character references that pages are written with, without `&`.
const REFERENCES: [(&str, &str); 7] =
    [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("#x27;", "'"), ("nbsp;", "\u{a0}")];

/// What is found in a page of the plain form; `None` for any other page.
pub(super) fn scan(html: &str) -> Option<Scan> {
    let is_odd = |byte: u8| byte < b' ' && !matches!(byte, b'\n' | b'\t') || byte == 0x7f;
    if html.bytes().any(is_odd) {
        return None;
    }
    let mut reader = Reader { rest: html, open: Vec::new(), audit: Audit::default(), given: Vec::new() };
    reader.page()?;
    Some(reader.audit.scan)
}

struct Reader<'a> {
    /// What was not read yet.
    rest: &'a str,
    /// The elements that are open.
    open: Vec<&'a str>,
    audit: Audit,
    /// The attributes of the tag that is being read.
    given: Vec<Given<'a>>,
}

impl<'a> Reader<'a> {
    fn page(&mut self) -> Option<()> {
        let doctype = self.rest.get(.."<!doctype html>".len())?;
        doctype.eq_ignore_ascii_case("<!doctype html>").then_some(())?;
        self.rest = &self.rest[doctype.len()..];
        self.one("html")?;
        self.one("head")?;
        self.within("head", Self::of_head)?;
        self.one("body")?;
        self.within("body", Self::of_body)?;
        self.space()?;
        self.rest.strip_prefix("</html>")?.trim_ascii().is_empty().then_some(())
    }

    /// Reads a start tag that must come next.
    fn one(&mut self, name: &str) -> Option<()> {
        self.space()?;
        (self.start()? == name).then_some(())
    }

    /// Reads up to the end tag of an element.
    fn within(&mut self, name: &'a str, read: fn(&mut Self) -> Option<()>) -> Option<()> {
        let depth = self.open.len();
        self.open.push(name);
        while self.open.len() > depth {
            read(self)?;
        }
        Some(())
    }

    /// Reads text or a tag of the head.
    fn of_head(&mut self) -> Option<()> {
        self.space()?;
        if self.rest.starts_with("</") {
            return self.end();
        }
        let name = self.start()?;
        HEAD.contains(&name).then_some(())?;
        if VOID.contains(&name) {
            return Some(());
        }
        // No markup is read in these.
        let (text, rest) = self.rest.split_at(self.rest.find('<')?);
        if name == "title" {
            decoded(text)?;
        }
        self.audit.text(text);
        self.rest = rest;
        self.open.push(name);
        self.end()
    }

    /// Reads text or a tag of the body.
    fn of_body(&mut self) -> Option<()> {
        let (text, rest) = self.rest.split_at(self.rest.find('<')?);
        let in_table = TABLES.contains(self.open.last()?);
        (!in_table || text.trim_ascii().is_empty()).then_some(())?;
        decoded(text)?;
        self.rest = rest;
        if self.rest.starts_with("</") {
            return self.end();
        }
        let name = self.start()?;
        self.may_open(name).then_some(())?;
        if !VOID.contains(&name) {
            self.open.push(name);
        }
        Some(())
    }

    /// Whether a browser takes an element of the body as it is written where it stands.
    fn may_open(&self, name: &str) -> bool {
        let [before, top] = self.open.last_chunk().copied().unwrap_or_default();
        let is_open = |name: &str| self.open.contains(&name);
        let is_free = !TABLES.contains(&top);
        match name {
            "html" | "head" | "body" | "title" | "style" | "script" | "meta" | "link" => false,
            "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => top == "table",
            "tr" => matches!(top, "thead" | "tbody" | "tfoot"),
            "td" | "th" => top == "tr",
            "col" => top == "colgroup",
            "a" => is_free && !is_open("a"),
            "li" => matches!(top, "ul" | "ol") && !is_open("p"),
            "dt" | "dd" => (top == "dl" || (before, top) == ("dl", "div")) && !is_open("p"),
            name if HEADINGS.contains(&name) => is_free && !is_open("p") && !HEADINGS.into_iter().any(is_open),
            name if BLOCKS.contains(&name) => is_free && !is_open("p"),
            name => is_free && ALLOWED.contains_key(name),
        }
    }

    /// Reads a start tag, and shows it to the audit.
    fn start(&mut self) -> Option<&'a str> {
        self.rest = self.rest.strip_prefix('<')?;
        let name = self.name()?;
        self.given.clear();
        loop {
            let rest = self.rest.trim_ascii_start();
            if let Some(rest) = rest.strip_prefix('>') {
                self.rest = rest;
                break;
            }
            (rest.len() < self.rest.len()).then_some(())?;
            self.rest = rest;
            let given = self.attribute()?;
            self.given.iter().all(|other| other.key != given.key).then_some(())?;
            self.given.push(given);
        }
        self.audit.end_raw();
        self.audit.start(name, &self.given);
        Some(name)
    }

    fn attribute(&mut self) -> Option<Given<'a>> {
        let key = self.name()?;
        let Some(rest) = self.rest.strip_prefix('=') else { return Some(Given { key, value: Cow::Borrowed("") }) };
        let (value, rest) = rest.strip_prefix('"')?.split_once('"')?;
        self.rest = rest;
        Some(Given { key, value: decoded(value)? })
    }

    /// Reads the name of an element or an attribute.
    fn name(&mut self) -> Option<&'a str> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let length = self.rest.bytes().position(|byte| !is_plain(byte))?;
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest;
        name.starts_with(|first: char| first.is_ascii_lowercase()).then_some(name)
    }

    /// Reads the end tag of what was opened last.
    fn end(&mut self) -> Option<()> {
        let name = self.open.pop()?;
        self.rest = self.rest.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
        self.audit.end_raw();
        Some(())
    }

    /// Reads white space up to a tag.
    fn space(&mut self) -> Option<()> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.starts_with('<').then_some(())
    }
}

/// A text without its character references; `None` if one is none of the usual.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    let Some((first, mut rest)) = text.split_once('&') else { return Some(Cow::Borrowed(text)) };
    let mut whole = first.to_owned();
    loop {
        let (name, sign) = REFERENCES.into_iter().find(|(name, _)| rest.starts_with(name))?;
        whole.push_str(sign);
        let Some((text, next)) = rest[name.len()..].split_once('&') else {
            return Some(Cow::Owned(whole + &rest[name.len()..]));
        };
        whole.push_str(text);
        rest = next;
    }
}
