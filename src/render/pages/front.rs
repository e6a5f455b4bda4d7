//! The front page of the site: its policies, in every language.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::LanguageTag;
use crate::model::label;
use crate::render::Build;
use crate::render::Outline;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::LanguageLink;
use crate::render::frame::language_link;
use crate::render::metadata::Metadata;
use crate::render::outline::TextName;
use crate::render::place::Place;
use crate::render::site::site_view;
use crate::render::webview::webview_frame;

/// The data of `front.html`.
#[derive(Serialize)]
struct FrontPage {
    /// What every page has.
    frame: Frame,
    /// The name of the site.
    title: String,
    /// The policies.
    policies: Vec<PolicyView>,
}

/// A policy on the front page.
#[derive(Serialize)]
struct PolicyView {
    /// The product.
    app: String,
    /// The notice for every page, in the source language.
    notice: Option<String>,
    /// Its text in each language.
    editions: Vec<EditionLink>,
}

/// A text in one language.
#[derive(Serialize)]
struct EditionLink {
    /// The link with the language.
    link: LanguageLink,
    /// The title in that language.
    title: String,
    /// `ltr` or `rtl`.
    dir: String,
}

pub(super) fn render(build: &Build<'_>, outlines: &[Outline], log: &mut Diagnostics) -> Vec<Page> {
    let source = build.config.source();
    let Some(language) = build.theme.language(source) else { return Vec::new() };
    let title = label(&build.config.title, source).map_or_else(|| language.locale.word("site-title"), str::to_owned);
    let data = FrontPage {
        frame: frame(build, &Place::of_site(""), &title),
        title,
        policies: outlines.iter().filter_map(|outline| policy_view(build, outline)).collect(),
    };
    vec![Page::new("index.html".to_owned(), language.page("front.html", &data, log))]
}

fn policy_view(build: &Build<'_>, outline: &Outline) -> Option<PolicyView> {
    let current = outline.current.as_ref()?;
    let editions = current.titles.iter().map(|TextName { language: tag, title, .. }| EditionLink {
        link: language_link(build, tag, format!("{}/{tag}/", outline.id), false),
        title: title.clone(),
        dir: if tag.is_rtl() { "rtl" } else { "ltr" }.to_owned(),
    });
    Some(PolicyView { app: current.app.clone(), notice: current.notice.clone(), editions: editions.collect() })
}

/// The frame of a page that belongs to no one text, in the source language.
pub(super) fn frame(build: &Build<'_>, place: &Place, title: &str) -> Frame {
    frame_in(build, build.config.source(), place, title)
}

/// The frame of a page that belongs to no one text, in a language.
pub(super) fn frame_in(build: &Build<'_>, language: &LanguageTag, place: &Place, title: &str) -> Frame {
    Frame {
        site: site_view(build, language, place),
        metadata: Metadata::of_site(build, language, place, title),
        webview: webview_frame(build, place),
        lang: language.to_string(),
        dir: if language.is_rtl() { "rtl" } else { "ltr" }.to_owned(),
        title: title.to_owned(),
        style: place.link_to(build.theme.style()),
        root: place.link_to(""),
        canonical: format!("{}{}", build.config.base_url, place.folder),
        noindex: false,
        languages: Vec::new(),
        alternates: Vec::new(),
        nav: Vec::new(),
        document: None,
    }
}
