//! Files that an app shows: what they have beside the pages of the site, and how links out of them appear.

use serde::Serialize;

use crate::config::OutsideLinks;
use crate::render::Build;
use crate::render::html::Html;
use crate::render::place::Place;

/// What a file has that an app shows. It needs no other file.
#[derive(Clone, Debug, Serialize)]
pub struct WebviewFrame {
    /// Its content security policy: the style sheet it holds, the pictures in that, and nothing else.
    pub policy: String,
    /// The style sheet, as an element for its head.
    pub style: Html,
    /// The address on which the app closes it.
    pub close: Option<String>,
}

/// What a page has if an app shows it.
pub fn webview_frame(build: &Build<'_>, place: &Place) -> Option<WebviewFrame> {
    let sheet = &build.theme.sheet;
    let close = build.config.webview.close.as_ref().map(ToString::to_string);
    place.is_webview().then(|| WebviewFrame { policy: sheet.policy(), style: sheet.element(), close })
}

/// A page whose links to other places are marked as such or, where the app opens nothing, are text with their address.
pub fn with_outside_links(html: &str, links: OutsideLinks) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = tag_end(rest) else { break };
        let (tag, after) = rest.split_at(end);
        match (attribute(tag, "href").filter(|href| is_outside(href)), links) {
            (None, _) => out.push_str(tag),
            (Some(_), OutsideLinks::Open) => out.push_str(&marked(tag)),
            (Some(href), OutsideLinks::Text) => {
                let (words, after) = after.split_once("</a>").unwrap_or((after, ""));
                out.push_str(&as_text(words, href));
                rest = after;
                continue;
            }
        }
        rest = after;
    }
    out + rest
}

/// Whether an address, as it stands in a page, is one of the web, a mailbox or a telephone.
fn is_outside(href: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme))
}

/// Where a tag ends, behind its `>`; one in quotes does not count.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map(|at| at + 1)
}

/// The value of an attribute, as it stands there.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

/// A link that gives the other place no referrer and no handle on the page.
fn marked(tag: &str) -> String {
    if attribute(tag, "rel").is_some() {
        return tag.to_owned();
    }
    format!("{} rel=\"external noopener noreferrer\">", tag.trim_end_matches('>'))
}

/// The words of a link with its address, if they are not the address themselves.
fn as_text(words: &str, href: &str) -> String {
    let address = href.strip_prefix("mailto:").or_else(|| href.strip_prefix("tel:")).unwrap_or(href);
    let shown = address.trim_end_matches('/');
    if words.trim_end_matches('/').ends_with(shown) || words.contains(&format!(">{address}<")) {
        return words.to_owned();
    }
    // The address is in the form that a page holds: escaped once, for an attribute or for text.
    format!("{words} (<bdi>{address}</bdi>)")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<p><a href=\"#a\">in</a> <a class=\"x\" href=\"https://a.example/?a=1&amp;b=2\">out</a> \
                        <a href=\"https://b.example/\" rel=\"external\">https://b.example</a> \
                        <a href=\"mailto:a@b.example\"><bdi>a@b.example</bdi></a> <a href=\"collected.html\" title=\"a > b\">list</a></p>";

    #[test]
    fn links_out_are_marked() {
        let open = with_outside_links(PAGE, OutsideLinks::Open);
        let marked =
            "<a class=\"x\" href=\"https://a.example/?a=1&amp;b=2\" rel=\"external noopener noreferrer\">out</a>";
        assert!(open.contains(marked), "{open}");
        assert_eq!(open.matches("<a ").count(), PAGE.matches("<a ").count());
        assert!(open.contains("<a href=\"https://b.example/\" rel=\"external\">"));
    }

    #[test]
    fn links_out_become_text_with_their_address() {
        let text = "<p><a href=\"#a\">in</a> out (<bdi>https://a.example/?a=1&amp;b=2</bdi>) https://b.example \
                    <bdi>a@b.example</bdi> <a href=\"collected.html\" title=\"a > b\">list</a></p>";
        assert_eq!(with_outside_links(PAGE, OutsideLinks::Text), text);
        assert_eq!(with_outside_links(text, OutsideLinks::Text), text);
    }
}
