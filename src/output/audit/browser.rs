//! Reads a page as a browser would.
//!
//! Tags are checked as the tokenizer hands them to the tree builder, so even those that a browser would drop or move
//! are seen. The tree itself is not kept: a builder without complaint has read the page as it is written, but for the
//! tags that HTML lets one leave out.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

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

use super::Audit;
use super::Given;
use super::Scan;
use super::shown;

/// Parse errors after which the page still reads as written: an ampersand that begins no character reference stays one.
const NOISE: [&str; 3] = [
    "Invalid character reference",
    "Numeric character reference without digits",
    "EOF after '#' in character reference",
];

/// Reads a finished page.
pub(super) fn scan(html: &str) -> Scan {
    let tree = TreeBuilder::new(Repairs::default(), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Watched { tree, audit: RefCell::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops where a browser would run a script or change the encoding.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.audit.into_inner().scan
}

/// Checks the tags on their way to the tree builder.
struct Watched {
    tree: TreeBuilder<Rc<QualName>, Repairs>,
    audit: RefCell<Audit>,
}

fn given(attribute: &Attribute) -> Given<'_> {
    Given { key: &attribute.name.local, value: Cow::Borrowed(&*attribute.value) }
}

/// Notes what a browser would mend.
fn repair(scan: &mut Scan, message: &str, tag: Option<&(TagKind, LocalName)>, line: u64) {
    if NOISE.contains(&message) {
        return;
    }
    let at = tag.map_or_else(String::new, |(kind, name)| {
        format!("{}{}> ", if *kind == TagKind::EndTag { "</" } else { "<" }, shown(name))
    });
    scan.forbid(format!("malformed: {at}in line {line}: {}", shown(message)));
}

impl TokenSink for Watched {
    type Handle = Rc<QualName>;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        let mut tag = None;
        match &token {
            Token::TagToken(Tag { kind, name, attrs, .. }) => {
                tag = Some((*kind, name.clone()));
                let mut audit = self.audit.borrow_mut();
                audit.end_raw();
                if *kind == TagKind::StartTag {
                    let given = attrs.iter().map(given);
                    audit.start(name, &given.collect::<Vec<_>>());
                }
            }
            Token::CommentToken(text) => self.audit.borrow_mut().scan.comment(text),
            Token::CharacterTokens(text) => {
                self.audit.borrow_mut().text(text);
            }
            _ => {}
        }
        let result = self.tree.process_token(token, line);
        for message in self.tree.sink.messages.take() {
            repair(&mut self.audit.borrow_mut().scan, &message, tag.as_ref(), line);
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
