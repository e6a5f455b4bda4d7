//! Templates and interface words: the built-in theme, overridden file by file. The only door to `tera`.
//!
//! Every template is escaped whatever its name. Components get their words through the function `t`, and the fields that
//! tables show through `columns`.

mod columns;
mod layers;
mod published;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde::Serializer;
use tera::Context;
use tera::Error;
use tera::Kwargs;
use tera::Map;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::config::Config;
use crate::config::Look;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::PAGE_TOO_LARGE;
use crate::diagnostic::Span;
use crate::diagnostic::TEMPLATE;
use crate::model::LanguageTag;
use crate::render::capped::Capped;
use crate::render::html::Html;
use crate::render::locale::Arg;
use crate::render::locale::Locale;
use crate::render::sheet::Sheet;
use crate::render::theme::layers::Layers;
use crate::render::theme::published::Published;
use crate::source::Blob;
use crate::source::Print;
use crate::source::Shelf;
use crate::source::SourceFile;
use crate::source::SourceTree;
use crate::source::limits::MEGABYTE;
use crate::source::limits::PAGE;

/// The style sheet of every page, among the files of `assets/`.
const STYLE_SHEET: &str = "style.css";

/// A theme, ready to render in every language of the site.
pub struct Theme {
    /// Templates with the words of one language, by language.
    languages: BTreeMap<LanguageTag, Arc<Language>>,
    /// The files of `assets/`, by name, as the theme has them.
    pub assets: BTreeMap<String, Arc<Blob>>,
    /// The same files as the site has them.
    pub published: Arc<Published>,
    /// Logo and links; colours and fonts are in the style sheet.
    pub look: Look,
    /// The style sheet for pages that stand alone.
    pub sheet: Sheet,
}

/// The templates with the words of one language.
pub struct Language {
    /// The words.
    pub locale: Arc<Locale>,
    tera: Tera,
    /// What components made of their arguments, with the faults. The same tables stand on many pages, and in many releases.
    components: Shelf<(String, Diagnostics)>,
}

impl Theme {
    /// Loads the theme of a site. `None` if a template is broken, which is logged.
    pub fn load(sources: &SourceTree, config: &Config, log: &mut Diagnostics) -> Option<Self> {
        let layers = Layers::read(sources, config, log);
        let assets: BTreeMap<String, Arc<Blob>> =
            layers.assets().map(|(name, bytes)| (name, Arc::new(Blob::from(bytes)))).collect();
        let published = Arc::new(Published::new(&assets));
        let mut languages = BTreeMap::new();
        for (at, tag) in config.languages.iter().enumerate() {
            let place = config.places.get(&format!("languages.{at}"));
            let locale = Arc::new(Locale::new(tag, &layers.words(tag), place, log));
            match tera(&layers, &locale, &published) {
                Ok(tera) => {
                    let components = Shelf::default();
                    languages.insert(tag.clone(), Arc::new(Language { locale, tera, components }));
                }
                Err(error) => {
                    log.push(Diagnostic::new(TEMPLATE, Span::NONE).arg("fault", describe(&error)));
                    return None;
                }
            }
        }
        let css = assets.get(STYLE_SHEET).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let sheet = Sheet::new(&css, &assets);
        Some(Self { languages, assets, published, look: layers.look, sheet })
    }

    /// The print of what the theme of a site is made from.
    pub fn print(sources: &SourceTree) -> Print {
        let site = sources.file("site.toml").map(SourceFile::print).unwrap_or_default();
        Print::of("theme").print(site).print(sources.print("themes/", |_| true)).finish()
    }

    /// Whether the built-in theme has words in a language.
    pub fn speaks(tag: &LanguageTag) -> bool {
        Layers::speaks(tag)
    }

    /// Whether the theme of a site has words in a language, built in or its own.
    pub fn has_words(sources: &SourceTree, config: &Config, tag: &LanguageTag) -> bool {
        !Layers::read(sources, config, &mut Diagnostics::default()).words(tag).is_empty()
    }

    /// The path of the style sheet in the site. A theme that has none must not link to it.
    pub fn style(&self) -> &str {
        self.published.path(STYLE_SHEET).unwrap_or("assets/style.css")
    }

    /// Drops what components made that nobody asked for again since the last time.
    pub fn tidy(&self) {
        self.languages.values().for_each(|language| language.components.tidy());
    }

    /// The templates of a language of the site.
    pub fn language(&self, tag: &LanguageTag) -> Option<&Arc<Language>> {
        self.languages.get(tag)
    }
}

impl Language {
    /// A page: the template with the fields of `page`.
    pub fn page(&self, template: &str, page: &impl Serialize, log: &mut Diagnostics) -> String {
        let mut room = Capped::new(PAGE);
        let done = Context::from_serialize(page).and_then(|context| self.tera.render_to(template, &context, &mut room));
        finished(done, template, room, log)
    }

    /// A component with its arguments, of which it is a function.
    pub fn component(&self, name: &str, args: &impl Serialize, log: &mut Diagnostics) -> String {
        let render = || {
            let mut faults = Diagnostics::default();
            let mut room = Capped::new(PAGE);
            let done = Context::from_serialize(args)
                .and_then(|context| self.tera.render_component_to(name, &context, None, true, &mut room));
            (finished(done, name, room, &mut faults), faults)
        };
        let Ok(said) = serde_json::to_string(args) else {
            let (text, faults) = render();
            log.append(faults);
            return text;
        };
        let print = Print::of("component").text(name).text(&said).finish();
        let made = self.components.get_or_make_if(print, render, |(_, faults)| faults.is_empty());
        log.append(made.1.clone());
        made.0.clone()
    }
}

impl Serialize for Html {
    /// Finished HTML keeps its mark on the way into a template.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

/// What a template wrote; empty if it failed, which is logged.
fn finished(done: TeraResult<()>, template: &str, room: Capped, log: &mut Diagnostics) -> String {
    let Err(error) = done else { return room.text() };
    log.push(if room.is_full {
        let limit = PAGE as u64 / MEGABYTE;
        Diagnostic::new(PAGE_TOO_LARGE, Span::NONE).arg("page", template).arg("limit", limit)
    } else {
        Diagnostic::new(TEMPLATE, Span::NONE).arg("fault", describe(&error))
    });
    String::new()
}

/// An error with its causes.
fn describe(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

fn tera(layers: &Layers, locale: &Arc<Locale>, published: &Arc<Published>) -> TeraResult<Tera> {
    let mut tera = Tera::default();
    // Every name ends in the empty suffix: whatever a template is called, it is escaped.
    tera.autoescape_on([""]);
    let words = Arc::clone(locale);
    tera.register_function("t", move |args: Kwargs, _: &State<'_>| translate(&words, &args));
    let words = Arc::clone(locale);
    tera.register_function("has_word", move |args: Kwargs, _: &State<'_>| -> TeraResult<bool> {
        Ok(words.has(args.must_get::<&str>("key")?))
    });
    let columns = layers.columns.clone();
    tera.register_function("columns", move |args: Kwargs, _: &State<'_>| -> TeraResult<Vec<String>> {
        let fields = columns.get(args.must_get::<&str>("set")?, args.must_get::<&str>("table")?);
        Ok(fields.cloned().unwrap_or_default())
    });
    let words = Arc::clone(locale);
    tera.register_function("column_labels", move |args: Kwargs, _: &State<'_>| -> TeraResult<Vec<String>> {
        let table = args.must_get::<&str>("table")?;
        args.must_get::<Vec<String>>("columns")?.iter().map(|column| column_label(&words, table, column)).collect()
    });
    tera.register_function("leading_fields", |args: Kwargs, _: &State<'_>| leading_fields(&args));
    let files = Arc::clone(published);
    tera.register_function("asset", move |args: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let name = args.must_get::<&str>("name")?;
        let missing = || Error::message(format!("the theme has no file `assets/{name}`"));
        files.path(name).map(str::to_owned).ok_or_else(missing)
    });
    let template = |(path, bytes): (&String, &Vec<u8>)| {
        let is_template = path.starts_with("templates/") || path.starts_with("components/");
        let name = path.strip_prefix("templates/").unwrap_or(path).to_owned();
        is_template.then(|| Some((name, str::from_utf8(bytes).ok()?.to_owned())))?
    };
    tera.add_raw_templates(layers.files.iter().filter_map(template).collect::<Vec<_>>())?;
    Ok(tera)
}

/// The heading of a column: that of its first field in this table, or in any.
fn column_label(words: &Locale, table: &str, column: &str) -> TeraResult<String> {
    let field = column.split('|').next().unwrap_or_default();
    let own = words.get(&format!("field-{table}-{field}"), &[]);
    let missing = || Error::message(format!("no words for `field-{field}` in {}", words.language));
    own.or_else(|| words.get(&format!("field-{field}"), &[])).ok_or_else(missing)
}

/// What stands in each column of a row: the first of its fields that the row has, or nothing. A name that is only the key
/// of the record says nothing.
fn leading_fields(args: &Kwargs) -> TeraResult<Vec<String>> {
    let row = args.must_get::<Value>("row")?;
    let cells = row.get_from_path("cells").and_then(Value::as_map);
    let names: BTreeSet<&str> = cells.into_iter().flat_map(Map::keys).filter_map(|name| name.as_str()).collect();
    let is_unnamed = row.get_from_path("cells.name") == row.get_from_path("key");
    let is_there = |field: &&str| names.contains(field) && !(is_unnamed && *field == "name");
    let first = |column: &String| column.split('|').find(is_there).unwrap_or_default().to_owned();
    Ok(args.must_get::<Vec<String>>("columns")?.iter().map(first).collect())
}

/// `{{ t(key="history-title", count=3) }}`
fn translate(locale: &Locale, args: &Kwargs) -> TeraResult<String> {
    let key = args.must_get::<&str>("key")?;
    let mut values = Vec::new();
    for (name, value) in args.iter() {
        let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
        match (name.as_str(), count, Value::as_str(value)) {
            (None | Some("key"), _, _) => {}
            (Some(name), Some(count), _) => values.push((name, Arg::Count(count))),
            (Some(name), None, Some(text)) => values.push((name, Arg::Text(text))),
            (Some(name), None, None) => return Err(Error::message(format!("`{name}` of `{key}` is no text or count"))),
        }
    }
    let missing = || Error::message(format!("no words for `{key}` in {}, or an argument is missing", locale.language));
    locale.get(key, &values).ok_or_else(missing)
}
