//! XML files that are written; `evidence/xml.rs` reads them.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesText;
use quick_xml::events::Event;

/// An element with attributes, and what stands in it.
#[derive(Clone, Debug)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    elements: Vec<Element>,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), text: String::new(), elements: Vec::new() }
    }

    /// An element with a text. Signs that XML can't hold are left out.
    pub(super) fn text(name: &'static str, text: impl AsRef<str>) -> Self {
        Self { text: clean(text.as_ref()), ..Self::new(name) }
    }

    /// With an attribute.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.push((name, clean(value.as_ref())));
        self
    }

    /// With elements.
    #[must_use]
    pub(super) fn holding(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        self.elements.extend(elements);
        self
    }

    /// The file whose root this is.
    pub(super) fn file(&self) -> Vec<u8> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declared = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        // Writing into memory does not fail.
        if declared.and_then(|()| self.write(&mut writer)).is_err() {
            return Vec::new();
        }
        let mut bytes = writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let element = writer.create_element(self.name).with_attributes(attributes);
        if self.elements.is_empty() && self.text.is_empty() {
            element.write_empty()?;
        } else if self.elements.is_empty() {
            element.write_text_content(BytesText::new(&self.text))?;
        } else {
            element.write_inner_content(|writer| self.elements.iter().try_for_each(|element| element.write(writer)))?;
        }
        Ok(())
    }
}

/// A text without signs that XML 1.0 can't hold (section 2.2).
fn clean(text: &str) -> String {
    let may_stand =
        |c: &char| matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(may_stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let link = Element::new("link").with("href", "https://a.example/?a=1&b=\"<\u{1}");
        let file = Element::new("feed").holding([link, Element::text("title", "<b> & \u{FFFF}</b>")]).file();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed>\n  <link href=\"https://a.example/?a=1&amp;b=&quot;&lt;\"/>\n  <title>&lt;b&gt; &amp; &lt;/b&gt;</title>\n</feed>\n";
        assert_eq!(String::from_utf8(file).unwrap(), expected);
    }
}
