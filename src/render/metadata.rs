//! What a page says of itself to search engines and to programs that show a link: a description, Open Graph, and on the page
//! of a full text JSON-LD. Nobody reads it on the page, and a file that an app shows has none of it.
//!
//! schema.org has no type for privacy policies: a text is a `WebPage` that says by `additionalType` what it is.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::LanguageTag;
use crate::model::label;
use crate::model::with_likely_subtags;
use crate::render::Build;
use crate::render::frame::LanguageLink;
use crate::render::frame::Scene;
use crate::render::frame::company_name;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::locale::Arg;
use crate::render::place::Place;

/// The privacy policy as a concept of Wikidata.
const PRIVACY_POLICY: &str = "https://www.wikidata.org/entity/Q1999831";

/// What a page says of itself to programs.
#[derive(Clone, Debug, Serialize)]
pub struct Metadata {
    /// What the page is, in a sentence; the site's own pages have none.
    pub description: Option<String>,
    /// Open Graph, in order: `og:title`, `og:url` …
    pub properties: Vec<Property>,
    /// JSON-LD, as an element for the head; only where the whole text stands.
    pub linked_data: Option<Html>,
}

/// A property of Open Graph.
#[derive(Clone, Debug, Serialize)]
pub struct Property {
    /// Its name: `og:title`.
    pub name: &'static str,
    /// Its value.
    pub content: String,
}

/// A web page in the words of schema.org.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebPage<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    additional_type: &'static str,
    name: String,
    url: String,
    in_language: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    is_part_of: Thing<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Thing<'a>>,
}

/// Something with a name in the words of schema.org.
#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl Metadata {
    /// Of a page that belongs to a text. `title` is empty on that of the full text; `languages` are those of the page.
    pub fn of_text(scene: &Scene<'_>, writer: &Writer<'_>, title: &str, languages: &[LanguageLink]) -> Option<Self> {
        let (place, edition) = (writer.place, scene.edition);
        let document = edition.full_title();
        let key = if title.is_empty() { "description-text" } else { "description-page" };
        let args = [
            ("page", Arg::Text(title)),
            ("document", Arg::Text(&document)),
            ("version", Arg::Text(&scene.release.version)),
        ];
        let description = writer.language.locale.get(key, &args);
        let name = if title.is_empty() { document } else { format!("{title} · {document}") };
        let mut properties = properties(scene.build, &edition.language, place, (&name, "article"));
        properties.extend(description.clone().map(|content| Property { name: "og:description", content }));
        properties.extend(alternates(&edition.language, languages));
        let linked_data = if place.is_text() { element(&web_page(scene, place)) } else { None };
        (!place.is_webview()).then_some(Self { description, properties, linked_data })
    }

    /// Of a page that belongs to no one text.
    pub fn of_site(build: &Build<'_>, language: &LanguageTag, place: &Place, title: &str) -> Option<Self> {
        let properties = properties(build, language, place, (title, "website"));
        (!place.is_webview()).then_some(Self { description: None, properties, linked_data: None })
    }
}

/// What every page has of Open Graph. `page` is its title and its type.
fn properties(build: &Build<'_>, language: &LanguageTag, place: &Place, page: (&str, &str)) -> Vec<Property> {
    let (title, kind) = page;
    let all = [
        ("og:type", kind.to_owned()),
        ("og:title", title.to_owned()),
        ("og:url", address(build, place)),
        ("og:site_name", site_name(build, language)),
        ("og:locale", place_of(language.as_str())),
    ];
    all.into_iter().map(|(name, content)| Property { name, content }).collect()
}

/// The other languages of a page, each once.
fn alternates(language: &LanguageTag, languages: &[LanguageLink]) -> impl Iterator<Item = Property> {
    let mut seen = BTreeSet::from([place_of(language.as_str())]);
    let others: Vec<String> = languages.iter().map(|link| place_of(&link.lang)).collect();
    let others = others.into_iter().filter(move |other| seen.insert(other.clone()));
    others.map(|content| Property { name: "og:locale:alternate", content })
}

/// A language as Open Graph names it, with the country where most of its readers are if the tag has none: `zh_CN`.
fn place_of(tag: &str) -> String {
    let id = with_likely_subtags(tag);
    let place = id.and_then(|id| Some(format!("{}_{}", id.language, id.region?)));
    place.unwrap_or_else(|| tag.replace('-', "_"))
}

/// The page's own address.
fn address(build: &Build<'_>, place: &Place) -> String {
    format!("{}{}", build.config.base_url, place.folder)
}

/// The name of the site in a language, or else in the source language.
fn site_name(build: &Build<'_>, language: &LanguageTag) -> String {
    let own = |tag: &LanguageTag| label(&build.config.title, tag).map(str::to_owned);
    let word = || build.theme.language(language).map(|language| language.locale.word("site-title"));
    own(language).or_else(|| own(build.config.source())).or_else(word).unwrap_or_default()
}

fn web_page<'a>(scene: &'a Scene<'_>, place: &Place) -> WebPage<'a> {
    let (build, edition) = (scene.build, scene.edition);
    let records = &edition.records;
    let company = Some(company_name(edition)).filter(|name| !name.is_empty());
    WebPage {
        context: "https://schema.org",
        kind: "WebPage",
        additional_type: PRIVACY_POLICY,
        name: edition.full_title(),
        url: address(build, place),
        in_language: edition.language.as_str(),
        version: &scene.release.version,
        date_published: records.published.map(|date| date.to_string()),
        date_modified: records.updated.map(|date| date.to_string()),
        is_part_of: Thing {
            kind: "WebSite",
            name: site_name(build, &edition.language),
            url: Some(&build.config.base_url),
        },
        publisher: company.map(|name| Thing { kind: "Organization", name, url: None }),
    }
}

/// JSON as an element that no browser runs. No sign in it can end the element or begin another.
fn element(data: &impl Serialize) -> Option<Html> {
    let mut json = serde_json::to_string(data).ok()?;
    for sign in ['<', '>', '&', '\u{2028}', '\u{2029}'] {
        json = json.replace(sign, &format!("\\u{:04x}", u32::from(sign)));
    }
    Some(Html(format!("<script type=\"application/ld+json\">{json}</script>")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_the_element() {
        let name = "</script><!--<script>\u{2028}&\u{2029}\"\\ 甲";
        let element = element(&Thing { kind: "Organization", name: name.to_owned(), url: None }).unwrap().0;
        let json = element.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let json = json.strip_suffix("</script>").unwrap();
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) && json.contains('甲'), "{json}");
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["name"], name);
    }

    #[test]
    fn languages_are_named_with_a_country() {
        for (tag, place) in
            [("zh-CN", "zh_CN"), ("zh-Hant", "zh_TW"), ("en", "en_US"), ("en-GB", "en_GB"), ("ar", "ar_EG")]
        {
            assert_eq!(place_of(tag), place);
        }
    }
}
