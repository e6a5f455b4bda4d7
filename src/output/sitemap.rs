//! `sitemap.xml`: the addresses of the texts in force, with their languages; and `robots.txt`, which leads to it.
//!
//! Releases and comparisons are not listed: they ask search engines to stay away, which these can only read if nothing
//! forbids them to look. So `robots.txt` allows all.

use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::xml::Element;
use crate::render::Build;
use crate::render::text_folders;
use crate::source::SourceTree;

/// The form of the file (sitemaps.org), and the one of its links between languages.
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

pub(super) fn emit(build: &Build<'_>, sources: &SourceTree, out: &mut Emitter<'_>) {
    let policies = build.policies.iter().flat_map(|policy| texts(build, policy));
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
fn texts(build: &Build<'_>, policy: &Policy) -> Vec<Element> {
    let Some(release) = policy.current(build.as_of).filter(|release| !release.is_draft()) else { return Vec::new() };
    let published = release.published();
    let languages: Vec<&LanguageTag> = frozen_languages(release).collect();
    let index = url(build, &format!("{}/", policy.id), published, &[]);
    let page = |tag: &LanguageTag, folder: &str| {
        let in_language = |tag: &LanguageTag| format!("{}/{tag}/{folder}", policy.id);
        let others: Vec<(&str, String)> = languages.iter().map(|tag| (tag.as_str(), in_language(tag))).collect();
        url(build, &in_language(tag), published, &others)
    };
    let folders: Vec<String> = text_folders(build, policy).collect();
    let pages = folders.iter().flat_map(|folder| languages.iter().map(|tag| page(tag, folder)).collect::<Vec<_>>());
    [index].into_iter().chain(pages).collect()
}

/// The languages of a release that are not drafts.
fn frozen_languages(release: &Release) -> impl Iterator<Item = &LanguageTag> {
    release.languages().filter(|tag| release.frozen_by(tag).is_some())
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
