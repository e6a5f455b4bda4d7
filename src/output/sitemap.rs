//! `sitemap.xml`: the addresses of the texts in force, with their languages; and `robots.txt`, which leads to it.
//!
//! Releases and comparisons are not listed: they ask search engines to stay away, which these can only read if nothing
//! forbids them to look. So `robots.txt` allows all.

use crate::model::Date;
use crate::model::LanguageTag;
use crate::output::Emitter;
use crate::output::xml::Element;
use crate::render::Build;
use crate::render::Outline;
use crate::source::SourceTree;

/// The form of the file (sitemaps.org), and the one of its links between languages.
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

pub(super) fn emit(build: &Build<'_>, sources: &SourceTree, out: &mut Emitter<'_>) {
    let policies = out.outlines.iter().flat_map(|outline| texts(build, outline));
    let front = url(build, "", None, &[]);
    let root = Element::new("urlset").with("xmlns", SITEMAP).with("xmlns:xhtml", XHTML);
    out.emit("sitemap.xml".to_owned(), root.holding([front]).holding(policies).file());
    // A site may have rules of its own.
    if sources.file("static/robots.txt").is_none() {
        let base = &build.config.base_url;
        out.emit(
            "robots.txt".to_owned(),
            format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n").into_bytes(),
        );
    }
}

/// The pages of the text of a policy that search engines are meant to find; none of a policy that has only drafts.
fn texts(build: &Build<'_>, outline: &Outline) -> Vec<Element> {
    let Some(text) = outline.current.as_ref().filter(|text| !text.is_draft) else { return Vec::new() };
    let published = text.published;
    let frozen = text.titles.iter().filter(|title| title.is_frozen);
    let languages: Vec<&LanguageTag> = frozen.map(|title| &title.language).collect();
    let index = url(build, &format!("{}/", outline.id), published, &[]);
    let page = |tag: &LanguageTag, folder: &str| {
        let in_language = |tag: &LanguageTag| format!("{}/{tag}/{folder}", outline.id);
        let others: Vec<(&str, String)> = languages.iter().map(|tag| (tag.as_str(), in_language(tag))).collect();
        url(build, &in_language(tag), published, &others)
    };
    let of_folder = |folder: &String| languages.iter().map(|tag| page(tag, folder)).collect::<Vec<_>>();
    [index].into_iter().chain(outline.folders.iter().flat_map(of_folder)).collect()
}

fn url(build: &Build<'_>, path: &str, changed: Option<Date>, languages: &[(&str, String)]) -> Element {
    let base = &build.config.base_url;
    let other = |(tag, path): &(&str, String)| {
        let link = Element::new("xhtml:link").with("rel", "alternate").with("hreflang", tag);
        link.with("href", format!("{base}{path}"))
    };
    let changed = changed.map(|date| Element::text("lastmod", date.to_string()));
    let others = languages.iter().filter(|_| languages.len() > 1).map(other);
    Element::new("url").holding([Element::text("loc", format!("{base}{path}"))]).holding(changed).holding(others)
}
