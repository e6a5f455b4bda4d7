//! A text as it is read, without the page around it: what is pasted elsewhere is made from this.

use crate::diagnostic::Diagnostics;
use crate::render::crosslinks::Crosslinks;
use crate::render::frame::Scene;
use crate::render::frame::dates;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::locale::Arg;

/// The title, version, dates and notices of a text, and its prose with its records, as HTML for a place of the site.
/// `None` if the theme has no words in the language. What goes wrong was said when the page of the text was made.
pub fn handout(scene: &Scene<'_>) -> Option<Html> {
    let place = scene.place("");
    let mut writer = scene.writer(&place)?;
    writer.crosslinks = Crosslinks::default();
    let Html(prose) = writer.prose(&mut Diagnostics::default());
    Some(Html(head(scene, &writer) + &prose))
}

/// What stands above the prose.
fn head(scene: &Scene<'_>, writer: &Writer<'_>) -> String {
    let (locale, records) = (&writer.language.locale, &scene.edition.records);
    let version = locale.get("version-word", &[("version", Arg::Text(&scene.release.version))]);
    let date = |key: &str, words: &str| {
        let label = locale.word(&format!("date-{key}"));
        locale.get("label-value", &[("label", Arg::Text(&label)), ("value", Arg::Text(words))])
    };
    let dates = dates(scene.edition, locale).into_iter().filter_map(|view| date(&view.key, &view.long));
    let draft = scene.unpublished(scene.release).map(|key| locale.word(key));
    let lines = version.into_iter().chain(draft).chain(dates).map(|line| escape(&line));
    let notice = records.notice.as_ref().map(|notice| writer.words(notice.as_str()));
    let governing = records.governing.as_ref().and_then(|governing| {
        let language = writer.named("language", governing.language.as_str());
        let words = escape(&locale.get("governing-language", &[("language", Arg::Text(&language))])?);
        let note = governing.note.as_ref().map(|note| format!(" {}", writer.words(note.as_str())));
        Some(words + &note.unwrap_or_default())
    });
    let lines: Vec<String> = lines.chain(notice).chain(governing).map(|line| format!("<p>{line}</p>\n")).collect();
    format!("<h1>{}</h1>\n{}", escape(&scene.edition.full_title()), lines.concat())
}
