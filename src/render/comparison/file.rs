//! A comparison as one file that needs nothing else: for a message, or for two texts that belong to no site.

use serde::Serialize;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::Redline;
use crate::render::comparison::RecordView;
use crate::render::comparison::Sides;
use crate::render::comparison::Subject;
use crate::render::comparison::Wording;
use crate::render::comparison::outline;
use crate::render::contents::ContentsEntry;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::place::Place;
use crate::render::theme::Theme;
use crate::schema::Shape;

/// Two texts that were compared, and what to show them with.
pub struct Texts<'a> {
    /// The site, for its languages and lists.
    pub config: &'a Config,
    /// The theme.
    pub theme: &'a Theme,
    /// The comparison.
    pub redline: &'a Redline<'a>,
    /// What each text is called.
    pub names: [String; 2],
}

/// The data of `comparison.html`.
#[derive(Serialize)]
struct File<'a> {
    /// The language tag.
    lang: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    /// What each text is called.
    names: &'a [String; 2],
    /// The style sheet.
    style: Html,
    /// The table of contents.
    contents: Vec<ContentsEntry>,
    /// What changed in the facts, as sentences.
    summary: Vec<Subject>,
    /// What changed in the facts.
    records: Vec<RecordView>,
    /// What changed in the words.
    wording: Wording,
}

impl Texts<'_> {
    /// Both sides, on a page that stands alone.
    pub(super) fn sides<'b>(&'b self, place: &'b Place) -> Option<Sides<'b>> {
        let language = self.theme.language(self.redline.language)?;
        let source = self.config.source();
        let writer = |edition| Writer {
            language,
            edition,
            place,
            taxonomy: &self.config.taxonomy,
            shape: Shape::records(),
            source: (source != self.redline.language).then_some(source),
            shown: std::collections::BTreeSet::new(),
            anchors: false,
            borrowed: false,
            crosslinks: crate::render::crosslinks::Crosslinks::default(),
        };
        Some(Sides {
            old: writer(self.redline.before_edition()),
            new: writer(self.redline.after_edition()),
            records: &self.redline.records,
            prose: &self.redline.prose,
            notes: &self.redline.after_edition().records.changes,
        })
    }
}

/// A comparison as an HTML file of its own; `None` if the theme lacks the language.
pub fn html_file(texts: &Texts<'_>, log: &mut Diagnostics) -> Option<String> {
    let place = Place::alone();
    let sides = texts.sides(&place)?;
    let style = texts.theme.assets.get("style.css").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let language = texts.theme.language(texts.redline.language)?;
    let (summary, records, wording) = (sides.summary(), sides.facts(), sides.wording());
    let data = File {
        lang: texts.redline.language.to_string(),
        dir: language.locale.direction(),
        names: &texts.names,
        // The theme is trusted, but nothing in a style sheet may end it.
        style: Html(style.unwrap_or_default().replace("</", "<\\/")),
        contents: outline(&summary, &records, &wording, &language.locale),
        summary,
        records,
        wording,
    };
    Some(language.page("comparison.html", &data, log))
}
