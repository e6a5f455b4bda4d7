//! What a server sends for an address that is not there: `404.html`, in every language of the site. It is sent at any
//! depth, so it needs no other file and its links are absolute.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::LanguageTag;
use crate::render::Build;
use crate::render::Outline;
use crate::render::Page;
use crate::render::html::Html;

/// The data of `404.html`.
#[derive(Serialize)]
struct MissingPage {
    /// The language tag of the page as a whole.
    lang: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    /// The policy of the page: the style sheet it holds, and nothing else.
    policy: String,
    /// The style sheet, as an element for the head.
    style: Html,
    /// What is said, once in each language of the site.
    editions: Vec<MissingEdition>,
}

/// What is said in a language.
#[derive(Serialize)]
struct MissingEdition {
    /// The language tag.
    lang: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    /// The title.
    title: String,
    /// What to do.
    line: String,
    /// The words of the link to the front page.
    front: String,
    /// The address of the front page.
    root: String,
    /// The texts in force in the language.
    texts: Vec<TextLink>,
}

/// A text in force.
#[derive(Serialize)]
struct TextLink {
    /// The product and the title.
    title: String,
    /// The address, absolute.
    href: String,
}

pub(super) fn render(build: &Build<'_>, outlines: &[Outline], log: &mut Diagnostics) -> Vec<Page> {
    let source = build.config.source();
    let Some(language) = build.theme.language(source) else { return Vec::new() };
    let data = MissingPage {
        lang: source.to_string(),
        dir: language.locale.direction(),
        policy: build.theme.sheet.policy(),
        style: build.theme.sheet.element(),
        editions: build.config.languages.iter().filter_map(|tag| edition(build, outlines, tag)).collect(),
    };
    vec![Page::new("404.html".to_owned(), language.page("404.html", &data, log))]
}

fn edition(build: &Build<'_>, outlines: &[Outline], tag: &LanguageTag) -> Option<MissingEdition> {
    let locale = &build.theme.language(tag)?.locale;
    Some(MissingEdition {
        lang: tag.to_string(),
        dir: locale.direction(),
        title: locale.word("missing-title"),
        line: locale.word("missing-line"),
        front: locale.word("all-policies"),
        root: build.config.base_url.clone(),
        texts: outlines.iter().filter_map(|outline| text(build, outline, tag)).collect(),
    })
}

fn text(build: &Build<'_>, outline: &Outline, tag: &LanguageTag) -> Option<TextLink> {
    let text = outline.current.as_ref()?.titles.iter().find(|title| title.language == *tag)?;
    let href = format!("{}{}/{tag}/", build.config.base_url, outline.id);
    Some(TextLink { title: text.full_title.clone(), href })
}
