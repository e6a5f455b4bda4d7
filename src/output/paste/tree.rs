//! HTML of ours as a tree of elements. Every page was held against the list of what it may hold, so that what is read here
//! is well formed, but for the ends that HTML lets one leave out.

use std::cell::RefCell;

use html5ever::Attribute;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::TagKind;
use html5ever::tokenizer::Token;
use html5ever::tokenizer::TokenSink;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::Tokenizer;
use html5ever::tokenizer::TokenizerOpts;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }
}

/// Elements that hold nothing.
const EMPTY: [&str; 6] = ["br", "hr", "img", "wbr", "col", "meta"];

/// Elements whose end may be left out before the next of their kind.
const OPEN_ENDED: [(&str, &[&str]); 5] =
    [("li", &["li"]), ("dt", &["dt", "dd"]), ("dd", &["dt", "dd"]), ("tr", &["tr", "td", "th"]), ("td", &["td", "th"])];

/// Reads a part of a page.
pub(super) fn read(html: &str) -> Vec<Node> {
    let tokenizer = Tokenizer::new(Builder::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let mut open = tokenizer.sink.open.into_inner();
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.nodes).unwrap_or_default()
}

/// The elements that are open, the root first.
struct Builder {
    open: RefCell<Vec<Element>>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { open: RefCell::new(vec![Element::default()]) }
    }
}

/// Ends the innermost element.
fn close(open: &mut Vec<Element>) {
    if let Some(done) = open.pop()
        && let Some(around) = open.last_mut()
    {
        around.nodes.push(Node::Element(done));
    }
}

impl Builder {
    fn start(&self, name: &str, attributes: &[Attribute]) {
        let mut open = self.open.borrow_mut();
        let ends = OPEN_ENDED.iter().find(|(own, _)| *own == if name == "th" { "td" } else { name });
        while let Some((_, ends)) = ends
            && open.last().is_some_and(|last| ends.contains(&&*last.name))
        {
            close(&mut open);
        }
        let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
        open.push(Element { name: name.to_owned(), attributes, nodes: Vec::new() });
        if EMPTY.contains(&name) {
            close(&mut open);
        }
    }

    fn end(&self, name: &str) {
        let mut open = self.open.borrow_mut();
        if open.iter().skip(1).any(|element| element.name == name) {
            while open.last().is_some_and(|last| last.name != name) {
                close(&mut open);
            }
            close(&mut open);
        }
    }

    fn text(&self, text: &str) {
        let mut open = self.open.borrow_mut();
        let Some(last) = open.last_mut() else { return };
        match last.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => last.nodes.push(Node::Text(text.to_owned())),
        }
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) => self.start(&name, &attrs),
            Token::TagToken(Tag { kind: TagKind::EndTag, name, .. }) => Self::end(self, &name),
            Token::CharacterTokens(text) => self.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
