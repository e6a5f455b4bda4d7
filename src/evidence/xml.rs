//! XML as a tree in which everything has its place. The only reader of XML: nothing of what a file declares is expanded
//! or fetched, and it has limits of depth and number.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::errors::IllFormedError;
use quick_xml::errors::SyntaxError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attribute as RawAttribute;
use quick_xml::name::PrefixDeclaration;

use crate::diagnostic::Span;
use crate::evidence::Fault;
use crate::source::SourceFile;
use crate::source::limits::XML_ATTRIBUTES;
use crate::source::limits::XML_ELEMENTS;
use crate::source::limits::XML_NESTING;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name as it is written, with a prefix if it has one.
    pub(super) name: String,
    /// Its first tag.
    pub(super) span: Span,
    /// Its attributes, without declarations of namespaces.
    pub(super) attributes: Vec<Attribute>,
    /// The elements right inside it.
    pub(super) elements: Vec<Element>,
    /// The text right inside it.
    pub(super) text: String,
    /// All that stands between its tags.
    pub(super) inside: Span,
}

/// An attribute.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    /// The address of its namespace; empty if it is in none.
    pub(super) namespace: String,
    /// Its name without prefix.
    pub(super) name: String,
    /// What it says.
    pub(super) value: String,
    /// The value, without quotation marks.
    pub(super) span: Span,
}

impl Element {
    /// An attribute of a namespace, by its name.
    pub(super) fn attribute(&self, namespace: &str, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.namespace == namespace && attribute.name == name)
    }

    /// The elements of a name right inside.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements.iter().filter(move |element| element.name == name)
    }
}

/// The root of a file.
pub(super) fn parse(file: &SourceFile) -> Result<Element, Fault> {
    let text = file.text();
    let mut reader = Reader::from_str(&text);
    let mut tree = Tree { whole: file.span, length: text.len(), ..Tree::default() };
    loop {
        let start = offset(reader.buffer_position());
        let event = reader.read_event().map_err(|error| {
            let at = offset(reader.error_position());
            tree.fault(syntax(&error), "", [at, at])
        })?;
        let range = [start, offset(reader.buffer_position())];
        match event {
            Event::Start(tag) => {
                let element = tree.element(&tag, range)?;
                tree.open.push(element);
            }
            Event::Empty(tag) => {
                let element = tree.element(&tag, range)?;
                tree.close(element, range[1]);
            }
            Event::End(_) => tree.end(range)?,
            Event::Text(text) => tree.text(&text.xml10_content(), range)?,
            Event::CData(text) => tree.text(&text.xml10_content(), range)?,
            Event::GeneralRef(reference) => tree.reference(&reference, range)?,
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    tree.finish()
}

/// A position in a text; texts are far smaller than what 32 bits count.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// What is wrong, as a word of the message.
fn syntax(error: &Error) -> &'static str {
    match error {
        Error::Syntax(SyntaxError::UnclosedTag) => "open-tag",
        Error::Syntax(
            SyntaxError::UnclosedSingleQuotedAttributeValue | SyntaxError::UnclosedDoubleQuotedAttributeValue,
        ) => "open-value",
        Error::Syntax(_) => "open-markup",
        Error::IllFormed(IllFormedError::MismatchedEndTag { .. } | IllFormedError::UnmatchedEndTag(_)) => "end-tag",
        Error::IllFormed(IllFormedError::UnclosedReference) => "entity",
        _ => "syntax",
    }
}

/// A tree in the making.
#[derive(Default)]
struct Tree {
    whole: Span,
    length: usize,
    /// The elements that are not closed yet, from the outermost.
    open: Vec<Element>,
    /// Prefixes with the address of their namespace and how many elements were open; the last of a prefix counts.
    prefixes: Vec<(String, String, usize)>,
    /// How many elements there are.
    elements: usize,
    root: Option<Element>,
}

impl Tree {
    /// The place of a range.
    fn span(&self, [start, end]: [usize; 2]) -> Span {
        self.whole.part(start.min(self.length), end.min(self.length))
    }

    fn fault(&self, kind: &'static str, name: &str, range: [usize; 2]) -> Fault {
        Fault::new(kind, self.span(range)).name(name)
    }

    /// The element that a tag begins.
    fn element(&mut self, tag: &BytesStart<'_>, range: [usize; 2]) -> Result<Element, Fault> {
        let name = tag.name().0.to_owned();
        self.elements += 1;
        if self.open.len() >= XML_NESTING {
            return Err(self.fault("deep", &name, range).limit(XML_NESTING));
        }
        if self.elements > XML_ELEMENTS {
            return Err(self.fault("many", &name, range).limit(XML_ELEMENTS));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.fault("second-root", &name, range));
        }
        let raw = self.attributes(tag, range)?;
        for (attribute, value) in &raw {
            if let Some(PrefixDeclaration::Named(prefix)) = attribute.key.as_namespace_binding() {
                self.prefixes.push((prefix.to_owned(), value.value.clone(), self.open.len()));
            }
        }
        if self.prefixes.len() > XML_ATTRIBUTES {
            return Err(self.fault("many", &name, range).limit(XML_ATTRIBUTES));
        }
        let mut attributes: Vec<Attribute> = Vec::new();
        for (attribute, value) in raw {
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let namespace = self.namespace(&attribute, value.span)?;
            let is_same = |other: &Attribute| other.namespace == namespace && other.name == value.name;
            if attributes.iter().any(is_same) {
                return Err(Fault::new("attribute", value.span).name(attribute.key.0));
            }
            attributes.push(Attribute { namespace, ..value });
        }
        Ok(Element { name, span: self.span(range), attributes, ..Element::default() })
    }

    /// The attributes of a tag, as they are written and as they are read, the latter without namespace.
    fn attributes<'a>(
        &self,
        tag: &'a BytesStart<'_>,
        [start, end]: [usize; 2],
    ) -> Result<Vec<(RawAttribute<'a>, Attribute)>, Fault> {
        let content: &str = tag;
        let mut all = Vec::new();
        let mut at = tag.name().0.len();
        for attribute in tag.attributes().with_checks(false) {
            let place = [start + 1 + at, end];
            let attribute = attribute.map_err(|_| self.fault("attribute", "", place))?;
            if all.len() >= XML_ATTRIBUTES {
                return Err(self.fault("many", attribute.key.0, place).limit(XML_ATTRIBUTES));
            }
            // Between the last value and this one stand blanks, the key, an equals sign and a quotation mark only.
            let rest = |at: usize| content.get(at..).unwrap_or_default();
            let key = at + rest(at).find(attribute.key.0).unwrap_or_default() + attribute.key.0.len();
            let value = key + rest(key).find(['"', '\'']).unwrap_or_default() + 1;
            at = value + attribute.value.len();
            let span = self.span([start + 1 + value, start + 1 + at]);
            // Behind the quotation mark.
            at += 1;
            let text = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| Fault::new("entity", span).name(&attribute.value))?
                .into_owned();
            let name = attribute.key.local_name().as_ref().to_owned();
            all.push((attribute, Attribute { namespace: String::new(), name, value: text, span }));
        }
        Ok(all)
    }

    /// The namespace of an attribute.
    fn namespace(&self, attribute: &RawAttribute<'_>, span: Span) -> Result<String, Fault> {
        let name = attribute.key.0;
        let Some((prefix, _)) = name.split_once(':').filter(|(prefix, _)| *prefix != "xml") else {
            return Ok(String::new());
        };
        let known = self.prefixes.iter().rev().find(|(known, _, _)| known == prefix);
        known.map(|(_, address, _)| address.clone()).ok_or_else(|| Fault::new("prefix", span).name(name))
    }

    /// A text, or what stands for one. Outside of the root there are blanks only.
    fn text(&mut self, text: &str, range: [usize; 2]) -> Result<(), Fault> {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(text);
        } else if !text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Err(self.fault("text-outside", "", range));
        }
        Ok(())
    }

    /// A sign that is written by its number or its name.
    fn reference(&mut self, reference: &BytesRef<'_>, range: [usize; 2]) -> Result<(), Fault> {
        let sign = reference.resolve_char_ref().ok().flatten();
        let text = sign.map(String::from).or_else(|| resolve_predefined_entity(reference).map(str::to_owned));
        let text = text.ok_or_else(|| self.fault("entity", &format!("&{};", &**reference), range))?;
        self.text(&text, range)
    }

    /// The end tag of the innermost element.
    fn end(&mut self, range: [usize; 2]) -> Result<(), Fault> {
        let element = self.open.pop().ok_or_else(|| self.fault("end-tag", "", range))?;
        self.close(element, range[0]);
        Ok(())
    }

    /// An element that is whole, and where its inside ends.
    fn close(&mut self, mut element: Element, end: usize) {
        let depth = self.open.len();
        self.prefixes.retain(|(_, _, level)| *level < depth);
        element.inside = Span { start: element.span.end, end: self.span([end, end]).end };
        match self.open.last_mut() {
            Some(parent) => parent.elements.push(element),
            None => self.root = Some(element),
        }
    }

    fn finish(mut self) -> Result<Element, Fault> {
        if let Some(element) = self.open.pop() {
            return Err(Fault::new("open-element", element.span).name(&element.name));
        }
        self.root.take().ok_or_else(|| self.fault("empty", "", [0, 0]))
    }
}
