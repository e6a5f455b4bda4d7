//! The last look before publishing: reads a finished page and holds every element, attribute and address against a list of
//! what may be there. Templates and escaping should never let anything else through; this is what notices if they do.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | what may be there |
//! | `plain` | reads a page whose every tag is closed and in its place, as those of the built-in themes are |
//! | `browser` | reads any page as a browser would (`html5ever`), with what a browser would mend |

mod browser;
mod plain;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::de::IgnoredAny;

use crate::model::AppLink;
use crate::output::links::scheme;
use crate::render::style_source;
use crate::schema::is_address;

/// Elements of the document. They stand before the first of the others. A `<style>` must be one that the page's own policy
/// names by its hash, and a `<script>` holds data that no browser runs.
const DOCUMENT: [&str; 8] = ["html", "head", "meta", "title", "link", "style", "script", "body"];

/// Elements of sections, of lines and of tables, and what opens and closes. No programs, frames, forms,
/// plug-ins, drawings, or anything that changes how the rest is read.
const CONTENT: [&str; 4] = [
    "header footer main nav section article aside h1 h2 h3 h4 h5 h6 div p hr pre blockquote ol ul li dl dt dd figure \
     figcaption address",
    "a span strong em b i u s small code kbd abbr bdi bdo br sub sup q cite mark ins del time data wbr dfn img",
    "table caption colgroup col thead tbody tfoot tr th td",
    "details summary",
];

/// Attributes of every element, beside `aria-*` and `data-*`. Neither `style` nor `on…`.
const GLOBAL_ATTRIBUTES: [&str; 9] = ["id", "class", "lang", "dir", "title", "hidden", "role", "tabindex", "translate"];

/// Further attributes of some elements. No `target`: a webview may ignore such links, and they open behind the reader.
const OWN_ATTRIBUTES: [(&str, &str); 18] = [
    ("a", "href rel hreflang"),
    ("link", "rel href hreflang type media"),
    ("meta", "charset name property content http-equiv"),
    ("script", "type"),
    ("img", "src alt width height loading"),
    ("time", "datetime"),
    ("data", "value"),
    ("q", "cite"),
    ("blockquote", "cite"),
    ("ins", "cite datetime"),
    ("del", "cite datetime"),
    ("ol", "start reversed type"),
    ("li", "value"),
    ("th", "scope colspan rowspan"),
    ("td", "colspan rowspan headers"),
    ("col", "span"),
    ("colgroup", "span"),
    ("details", "open"),
];

/// Attributes that an element can't be without.
const REQUIRED_ATTRIBUTES: [(&str, &str); 2] = [("img", "alt"), ("link", "rel")];

/// Attributes that hold addresses.
const ADDRESSES: [&str; 3] = ["href", "src", "cite"];

/// What a `<link>` may be for. The browser fetches the first two by itself: they come from the site.
const RELATIONS: [&str; 7] =
    ["stylesheet", "icon", "alternate", "canonical", "version-history", "latest-version", "predecessor-version"];

/// The only type of a `<script>`.
const DATA: &str = "application/ld+json";

/// How a picture inside a page begins. No SVG: it is a document of its own.
const PICTURES: [&str; 2] = ["data:image/png;base64,", "data:image/jpeg;base64,"];

/// How many findings of one page are kept: one fault brings others with it, and nobody reads more.
const LIMIT: usize = 100;

/// An element that may be there.
struct Element {
    /// Whether it is one of the document.
    of_document: bool,
    /// The attributes that it may have beside those of every element.
    attributes: Vec<&'static str>,
}

/// The elements that may be there.
static ALLOWED: LazyLock<BTreeMap<&str, Element>> = LazyLock::new(|| {
    let own = |name| OWN_ATTRIBUTES.iter().filter(move |(element, _)| *element == name);
    let element = |name| {
        let attributes = own(name).flat_map(|(_, attributes)| attributes.split_whitespace()).collect();
        (name, Element { of_document: DOCUMENT.contains(&name), attributes })
    };
    CONTENT.into_iter().flat_map(str::split_whitespace).chain(DOCUMENT).map(element).collect()
});

/// What a finished page links to and what can be linked to in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The ids of its elements.
    pub ids: BTreeSet<String>,
    /// The addresses it names (`href`, `src`, `cite`), as written, in order; not the forbidden ones, nor the pictures
    /// it holds.
    pub links: Vec<String>,
    /// The addresses of links that no browser answers but an app may: `myapp://close`.
    pub app_links: Vec<String>,
    /// What the browser fetches by itself, and what else the head points to; not the pictures the page holds.
    pub fetched: Vec<String>,
    /// The hashes of the style sheets it holds, as a content security policy names them.
    pub styles: Vec<String>,
    /// What may not be there, in words: `<script>`, `onclick on <a>`, `href="javascript:…" on <a>`; each once.
    pub forbidden: Vec<String>,
}

/// Reads a finished page. Nearly all are in the plain form that is read at once; any other is read as a browser would.
#[must_use]
pub fn scan(html: &str) -> Scan {
    plain::scan(html).unwrap_or_else(|| browser::scan(html))
}

/// An attribute as it is read: its value has no character references any more.
struct Given<'a> {
    key: &'a str,
    value: Cow<'a, str>,
}

impl Scan {
    fn forbid(&mut self, what: String) {
        if self.forbidden.len() < LIMIT && !self.forbidden.contains(&what) {
            self.forbidden.push(what);
        }
    }

    fn element(&mut self, name: &str, known: Option<&Element>, attributes: &[Given<'_>]) {
        let Some(known) = known else {
            return self.forbid(format!("<{}>", shown(name)));
        };
        for (_, required) in REQUIRED_ATTRIBUTES.iter().filter(|(element, _)| *element == name) {
            if value_of(attributes, required).is_none() {
                self.forbid(format!("<{name}> without {required}"));
            }
        }
        for attribute in attributes {
            let key = attribute.key;
            if !known.attributes.contains(&key) && !is_global(key) {
                self.forbid(format!("{} on <{name}>", shown(key)));
            } else if (name, key) == ("a", "href") && is_for_app(&attribute.value) {
                self.app_links.push(attribute.value.to_string());
            } else if !is_fit(name, key, &attribute.value, attributes) {
                self.forbid(format!("{key}=\"{}\" on <{name}>", shown(&attribute.value)));
            } else {
                self.note(name, key, &attribute.value);
            }
        }
    }

    fn note(&mut self, name: &str, key: &str, value: &str) {
        if matches!(name, "link" | "img") && ADDRESSES.contains(&key) && !is_picture(value) {
            self.fetched.push(value.to_owned());
        }
        if key == "id" && !self.ids.insert(value.to_owned()) {
            self.forbid(format!("id=\"{}\" twice", shown(value)));
        } else if ADDRESSES.contains(&key) && !is_picture(value) {
            self.links.push(value.to_owned());
        }
    }

    fn comment(&mut self, text: &str) {
        let text = text.trim_start().to_ascii_lowercase();
        if text.starts_with("[if") || text.contains("[endif]") {
            self.forbid("a conditional comment".to_owned());
        }
    }
}

fn is_global(key: &str) -> bool {
    let own = key.strip_prefix("aria-").or_else(|| key.strip_prefix("data-"));
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    GLOBAL_ATTRIBUTES.contains(&key) || own.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

fn value_of<'a>(attributes: &'a [Given<'_>], key: &str) -> Option<&'a str> {
    attributes.iter().find(|attribute| attribute.key == key).map(|attribute| &*attribute.value)
}

/// Whether an address is one of a scheme that only an app answers.
fn is_for_app(address: &str) -> bool {
    scheme(address).is_some() && !is_address(address) && AppLink(address.to_owned()).is_fit()
}

/// Whether the value of an allowed attribute is one that it may have.
fn is_fit(element: &str, key: &str, value: &str, attributes: &[Given<'_>]) -> bool {
    let relations = || value_of(attributes, "rel").unwrap_or_default().split_ascii_whitespace();
    let fetched = || relations().any(|relation| relation == "stylesheet" || relation == "icon");
    match (element, key) {
        (_, "id") => !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c.is_control()),
        (_, "tabindex") => matches!(value, "0" | "-1"),
        ("meta", "charset") => value.eq_ignore_ascii_case("utf-8"),
        ("meta", "http-equiv") => {
            value.eq_ignore_ascii_case("content-security-policy")
                || value.eq_ignore_ascii_case("refresh") && forward(attributes).is_some()
        }
        ("link", "rel") => relations().next().is_some() && relations().all(|relation| RELATIONS.contains(&relation)),
        ("link", "href") if fetched() => is_relative(value) || is_picture(value),
        ("img", "src") => !value.is_empty() && is_relative(value) || is_picture(value),
        (_, key) if ADDRESSES.contains(&key) => is_relative(value) || scheme(value).is_some() && is_address(value),
        _ => true,
    }
}

/// Whether an address stays on the site, however a browser reads it.
fn is_relative(address: &str) -> bool {
    let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    clean && scheme(address).is_none() && !path.contains("//")
}

/// Where a page leads on at once. Other forms of a refresh are none.
fn forward<'a>(attributes: &'a [Given<'_>]) -> Option<&'a str> {
    let refresh = value_of(attributes, "http-equiv").filter(|value| value.eq_ignore_ascii_case("refresh"));
    let address = refresh.and(value_of(attributes, "content")?.strip_prefix("0; url="))?;
    (is_relative(address) || address.starts_with("https://") && is_address(address)).then_some(address)
}

fn is_picture(address: &str) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let data = PICTURES.iter().find_map(|start| address.strip_prefix(start));
    data.is_some_and(|data| data.bytes().all(base64))
}

/// A piece of the page for a message: short, and without anything that could disturb a terminal.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(60).is_some() { short + "…" } else { short }
}

/// Checks the tags of a page as they come.
#[derive(Default)]
struct Audit {
    scan: Scan,
    /// Whether the content of the page has begun.
    content: bool,
    /// The policy that the page sets itself, as far as it was read.
    policy: String,
    /// The style sheet, or the data, that is being read.
    raw: Option<(Raw, String)>,
}

/// What text is that a browser does not show.
#[derive(Clone, Copy)]
enum Raw {
    Style,
    Data,
}

impl Audit {
    /// A start tag.
    fn start(&mut self, name: &str, attributes: &[Given<'_>]) {
        if name == "script" && value_of(attributes, "type") != Some(DATA) {
            return self.scan.forbid("<script>".to_owned());
        }
        let known = ALLOWED.get(name);
        match known {
            Some(Element { of_document: true, .. }) if self.content => {
                self.scan.forbid(format!("<{name}> in <body>"));
            }
            Some(known) if name == "body" || !known.of_document => self.content = true,
            _ => {}
        }
        self.scan.element(name, known, attributes);
        match name {
            "meta" if forward(attributes).is_some() => self.scan.links.extend(forward(attributes).map(str::to_owned)),
            "meta" if value_of(attributes, "http-equiv").is_some() => {
                self.policy.push_str(value_of(attributes, "content").unwrap_or_default());
            }
            "style" => self.raw = Some((Raw::Style, String::new())),
            "script" => self.raw = Some((Raw::Data, String::new())),
            _ => {}
        }
    }

    /// Text between tags.
    fn text(&mut self, text: &str) {
        if let Some((_, raw)) = &mut self.raw {
            raw.push_str(text);
        }
    }

    /// Any tag ends what is no markup.
    fn end_raw(&mut self) {
        match self.raw.take() {
            Some((Raw::Style, style)) => self.style(&style),
            Some((Raw::Data, data)) if !is_data(&data) => {
                self.scan.forbid(format!("<script> with other than JSON: {}", shown(data.trim())));
            }
            _ => {}
        }
    }

    fn style(&mut self, style: &str) {
        let source = style_source(style);
        let is_named = self.policy.contains(&source);
        self.scan.styles.push(source);
        if !is_named {
            self.scan.forbid("<style> that the page's own policy does not name".to_owned());
        }
        for address in fetched(style) {
            self.scan.forbid(format!("{} in <style>", shown(address)));
        }
    }
}

/// Whether a text is JSON in which nothing can be taken for a tag.
fn is_data(text: &str) -> bool {
    !text.contains('<') && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// What a style sheet asks a browser to fetch.
fn fetched(style: &str) -> impl Iterator<Item = &str> {
    let addresses = style.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap_or_default());
    let of_others =
        addresses.filter(|address| !address.trim_start_matches(['"', '\'', ' ']).starts_with("data:image/"));
    of_others.chain(style.matches("@import"))
}

#[cfg(test)]
mod tests;
