//! The last look before publishing: reads a finished page as a browser would (`html5ever`) and holds every element,
//! attribute and address against a list of what may be there. Templates and escaping should never let anything else
//! through; this is what notices if they do.
//!
//! Tags are checked as the tokenizer hands them to the tree builder, so even those that a browser would drop or move
//! are seen. The tree itself is not kept: a builder without complaint has read the page as it is written, but for the
//! tags that HTML lets one leave out.

use std::borrow::Cow;
use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::LazyLock;

use html5ever::Attribute;
use html5ever::ExpandedName;
use html5ever::LocalName;
use html5ever::QualName;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::ElementFlags;
use html5ever::interface::NodeOrText;
use html5ever::interface::QuirksMode;
use html5ever::interface::TreeSink;
use html5ever::ns;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::TagKind;
use html5ever::tokenizer::Token;
use html5ever::tokenizer::TokenSink;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::Tokenizer;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilder;
use html5ever::tree_builder::TreeBuilderOpts;
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

/// Parse errors after which the page still reads as written: an ampersand that begins no character reference stays one.
const NOISE: [&str; 3] = [
    "Invalid character reference",
    "Numeric character reference without digits",
    "EOF after '#' in character reference",
];

/// How many findings of one page are kept: one fault brings others with it, and nobody reads more.
const LIMIT: usize = 100;

/// The attributes of each element that may be there.
static ALLOWED: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let all = CONTENT.into_iter().flat_map(str::split_whitespace).chain(DOCUMENT);
    let mut allowed: BTreeMap<&str, Vec<&str>> = all.map(|name| (name, Vec::new())).collect();
    for (name, attributes) in OWN_ATTRIBUTES {
        allowed.entry(name).or_default().extend(attributes.split_whitespace());
    }
    allowed
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

/// Reads a finished page.
#[must_use]
pub fn scan(html: &str) -> Scan {
    let tree = TreeBuilder::new(Repairs::default(), TreeBuilderOpts::default());
    let audit = Audit {
        tree,
        scan: RefCell::default(),
        content: Cell::new(false),
        policy: RefCell::default(),
        raw: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(audit, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops where a browser would run a script or change the encoding.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.scan.into_inner()
}

impl Scan {
    fn forbid(&mut self, what: String) {
        if self.forbidden.len() < LIMIT && !self.forbidden.contains(&what) {
            self.forbidden.push(what);
        }
    }

    fn element(&mut self, name: &str, attributes: &[Attribute]) {
        let Some(own) = ALLOWED.get(name) else {
            return self.forbid(format!("<{}>", shown(name)));
        };
        for (_, required) in REQUIRED_ATTRIBUTES.iter().filter(|(element, _)| *element == name) {
            if value_of(attributes, required).is_none() {
                self.forbid(format!("<{name}> without {required}"));
            }
        }
        for attribute in attributes {
            let key = &*attribute.name.local;
            if !own.contains(&key) && !is_global(key) {
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

    fn repair(&mut self, message: &str, tag: Option<&(TagKind, LocalName)>, line: u64) {
        if NOISE.contains(&message) {
            return;
        }
        let at = tag.map_or_else(String::new, |(kind, name)| {
            format!("{}{}> ", if *kind == TagKind::EndTag { "</" } else { "<" }, shown(name))
        });
        self.forbid(format!("malformed: {at}in line {line}: {}", shown(message)));
    }
}

fn is_global(key: &str) -> bool {
    let own = key.strip_prefix("aria-").or_else(|| key.strip_prefix("data-"));
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    GLOBAL_ATTRIBUTES.contains(&key) || own.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

fn value_of<'a>(attributes: &'a [Attribute], key: &str) -> Option<&'a str> {
    attributes.iter().find(|attribute| &*attribute.name.local == key).map(|attribute| &*attribute.value)
}

/// Whether an address is one of a scheme that only an app answers.
fn is_for_app(address: &str) -> bool {
    scheme(address).is_some() && !is_address(address) && AppLink(address.to_owned()).is_fit()
}

/// Whether the value of an allowed attribute is one that it may have.
fn is_fit(element: &str, key: &str, value: &str, attributes: &[Attribute]) -> bool {
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
fn forward(attributes: &[Attribute]) -> Option<&str> {
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

/// Checks the tags on their way to the tree builder.
struct Audit {
    tree: TreeBuilder<Rc<QualName>, Repairs>,
    scan: RefCell<Scan>,
    /// Whether the content of the page has begun.
    content: Cell<bool>,
    /// The policy that the page sets itself, as far as it was read.
    policy: RefCell<String>,
    /// The style sheet, or the data, that is being read.
    raw: RefCell<Option<(Raw, String)>>,
}

/// What text is that a browser does not show.
#[derive(Clone, Copy)]
enum Raw {
    Style,
    Data,
}

impl Audit {
    fn start(&self, name: &str, attributes: &[Attribute]) {
        let mut scan = self.scan.borrow_mut();
        if name == "script" && value_of(attributes, "type") != Some(DATA) {
            return scan.forbid("<script>".to_owned());
        }
        let document = DOCUMENT.contains(&name);
        if document && self.content.get() {
            scan.forbid(format!("<{name}> in <body>"));
        } else if name == "body" || !document && ALLOWED.contains_key(name) {
            self.content.set(true);
        }
        scan.element(name, attributes);
        match name {
            "meta" if forward(attributes).is_some() => scan.links.extend(forward(attributes).map(str::to_owned)),
            "meta" if value_of(attributes, "http-equiv").is_some() => {
                self.policy.borrow_mut().push_str(value_of(attributes, "content").unwrap_or_default());
            }
            "style" => self.begin(Raw::Style),
            "script" => self.begin(Raw::Data),
            _ => {}
        }
    }

    fn begin(&self, raw: Raw) {
        self.raw.replace(Some((raw, String::new())));
    }

    fn end_raw(&self) {
        match self.raw.take() {
            Some((Raw::Style, style)) => self.style(&style),
            Some((Raw::Data, data)) if !is_data(&data) => {
                self.scan.borrow_mut().forbid(format!("<script> with other than JSON: {}", shown(data.trim())));
            }
            _ => {}
        }
    }

    fn style(&self, style: &str) {
        let mut scan = self.scan.borrow_mut();
        let source = style_source(style);
        let is_named = self.policy.borrow().contains(&source);
        scan.styles.push(source);
        if !is_named {
            scan.forbid("<style> that the page's own policy does not name".to_owned());
        }
        for address in fetched(style) {
            scan.forbid(format!("{} in <style>", shown(address)));
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

impl TokenSink for Audit {
    type Handle = Rc<QualName>;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        let mut tag = None;
        match &token {
            Token::TagToken(Tag { kind, name, attrs, .. }) => {
                tag = Some((*kind, name.clone()));
                self.end_raw();
                if *kind == TagKind::StartTag {
                    self.start(name, attrs);
                }
            }
            Token::CommentToken(text) => self.scan.borrow_mut().comment(text),
            Token::CharacterTokens(text) => {
                if let Some((_, raw)) = self.raw.borrow_mut().as_mut() {
                    raw.push_str(text);
                }
            }
            _ => {}
        }
        let result = self.tree.process_token(token, line);
        for message in self.tree.sink.messages.take() {
            self.scan.borrow_mut().repair(&message, tag.as_ref(), line);
        }
        result
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A document that keeps nothing but what was wrong with it.
#[derive(Default)]
struct Repairs {
    messages: RefCell<Vec<Cow<'static, str>>>,
}

fn nameless() -> Rc<QualName> {
    Rc::new(QualName::new(None, ns!(), LocalName::default()))
}

impl TreeSink for Repairs {
    type Handle = Rc<QualName>;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.messages.borrow_mut().push(message);
    }

    fn get_document(&self) -> Self::Handle {
        nameless()
    }

    fn elem_name<'a>(&'a self, target: &'a Self::Handle) -> ExpandedName<'a> {
        target.expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Self::Handle {
        Rc::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Self::Handle {
        nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Self::Handle {
        nameless()
    }

    fn get_template_contents(&self, target: &Self::Handle) -> Self::Handle {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Self::Handle, other: &Self::Handle) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn append(&self, _: &Self::Handle, _: NodeOrText<Self::Handle>) {}
    fn append_based_on_parent_node(&self, _: &Self::Handle, _: &Self::Handle, _: NodeOrText<Self::Handle>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, _: &Self::Handle, _: NodeOrText<Self::Handle>) {}
    fn add_attrs_if_missing(&self, _: &Self::Handle, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Self::Handle) {}
    fn reparent_children(&self, _: &Self::Handle, _: &Self::Handle) {}
}

#[cfg(test)]
mod tests;
