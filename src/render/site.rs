//! What every page shows of the site around it: its mark and its own links.

use serde::Serialize;

use crate::config::SiteLink;
use crate::model::LanguageTag;
use crate::model::label;
use crate::model::own_label;
use crate::render::Build;
use crate::render::place::Place;

/// What a page shows of the site around it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteView {
    /// The address of the company's mark.
    pub logo: Option<String>,
    /// The links at the head of the page.
    pub header: Vec<SiteLinkView>,
    /// The links at the foot of the page.
    pub footer: Vec<SiteLinkView>,
}

/// A link of the site's own.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLinkView {
    /// Its words.
    pub label: String,
    /// The language of the words, if it is not the page's.
    pub lang: Option<String>,
    /// Where it leads.
    pub href: String,
}

/// What a page shows of the site in a language. Around one that an app shows there is the app.
pub fn site_view(build: &Build<'_>, language: &LanguageTag, place: &Place) -> SiteView {
    if place.is_webview() {
        return SiteView::default();
    }
    let look = &build.theme.look;
    let links = |links: &[SiteLink]| links.iter().map(|link| view(build, link, language, place)).collect();
    SiteView {
        logo: look.logo.as_ref().map(|path| place.link_to(path)),
        header: links(&look.header),
        footer: links(&look.footer),
    }
}

fn view(build: &Build<'_>, link: &SiteLink, language: &LanguageTag, place: &Place) -> SiteLinkView {
    let source = build.config.source();
    let own = own_label(&link.label, language);
    let label = own.or_else(|| label(&link.label, source)).unwrap_or_else(|| link.url.as_str());
    let lang = if own.is_some() { None } else { words_of(link, label) };
    let href = match link.url.as_str().strip_prefix('/') {
        Some(path) => place.link_to(path),
        None => link.url.to_string(),
    };
    SiteLinkView { label: label.to_owned(), lang, href }
}

/// The language that a link has these words in.
fn words_of(link: &SiteLink, label: &str) -> Option<String> {
    link.label.iter().find(|(_, words)| words.as_str() == label).map(|(tag, _)| tag.clone())
}
