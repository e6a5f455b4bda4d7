//! Templates and interface words: the built-in theme, overridden file by file. The only door to `tera`.
//!
//! Every template is escaped whatever its name. Components get their words through the function `t`.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::Dir;
use include_dir::include_dir;
use serde::Serialize;
use serde::Serializer;
use tera::Context;
use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::config::Config;
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
use crate::source::Blob;
use crate::source::Print;
use crate::source::SourceFile;
use crate::source::SourceTree;
use crate::source::limits::MEGABYTE;
use crate::source::limits::PAGE;

/// The theme that comes with the tool.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render in every language of the site.
pub struct Theme {
    /// Templates with the words of one language, by language.
    languages: BTreeMap<LanguageTag, Arc<Language>>,
    /// Files copied to `assets/`, by name.
    pub assets: BTreeMap<String, Arc<Blob>>,
}

/// The templates with the words of one language.
pub struct Language {
    /// The words.
    pub locale: Arc<Locale>,
    tera: Tera,
}

/// The files of a theme by path: those of the built-in theme, replaced by the user's.
struct Files {
    all: BTreeMap<String, Vec<u8>>,
    /// The user's own files of interface words, which add to the built-in ones.
    locales: BTreeMap<String, Vec<String>>,
}

impl Theme {
    /// Loads the theme of a site. `None` if a template is broken, which is logged.
    pub fn load(sources: &SourceTree, config: &Config, log: &mut Diagnostics) -> Option<Self> {
        let files = files(sources, config);
        let mut languages = BTreeMap::new();
        for tag in &config.languages {
            let words = words(&files, tag);
            let locale = Arc::new(Locale::new(tag, &words, log));
            match tera(&files, &locale) {
                Ok(tera) => {
                    languages.insert(tag.clone(), Arc::new(Language { locale, tera }));
                }
                Err(error) => {
                    log.push(Diagnostic::new(TEMPLATE, Span::NONE).arg("fault", describe(&error)));
                    return None;
                }
            }
        }
        let asset = |(path, bytes): (String, Vec<u8>)| {
            Some((path.strip_prefix("assets/")?.to_owned(), Arc::new(Blob::from(bytes))))
        };
        Some(Self { languages, assets: files.all.into_iter().filter_map(asset).collect() })
    }

    /// The print of what the theme of a site is made from.
    pub fn print(sources: &SourceTree) -> Print {
        let site = sources.file("site.toml").map(SourceFile::print).unwrap_or_default();
        Print::of("theme").print(site).print(sources.print("themes/", |_| true)).finish()
    }

    /// Whether the built-in theme has words in a language.
    pub fn speaks(tag: &LanguageTag) -> bool {
        tag.names().any(|name| BUILT_IN.get_file(format!("locales/{name}.ftl")).is_some())
    }

    /// Whether the theme of a site has words in a language, built in or its own.
    pub fn has_words(sources: &SourceTree, config: &Config, tag: &LanguageTag) -> bool {
        !words(&files(sources, config), tag).is_empty()
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

    /// A component with its arguments.
    pub fn component(&self, name: &str, args: &impl Serialize, log: &mut Diagnostics) -> String {
        let mut room = Capped::new(PAGE);
        let done = Context::from_serialize(args)
            .and_then(|context| self.tera.render_component_to(name, &context, None, true, &mut room));
        finished(done, name, room, log)
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

fn files(sources: &SourceTree, config: &Config) -> Files {
    let mut files = Files { all: BTreeMap::new(), locales: BTreeMap::new() };
    collect(&BUILT_IN, &mut files.all);
    let Some(theme) = &config.theme else { return files };
    let folder = format!("themes/{theme}/");
    for (path, file) in sources.below(&folder) {
        let name = &path[folder.len()..];
        if let Some(tag) = name.strip_prefix("locales/").and_then(|name| name.strip_suffix(".ftl")) {
            files.locales.entry(tag.to_owned()).or_default().push(file.text.clone());
        } else {
            let text = if file.text.is_empty() { &file.bytes } else { file.text.as_bytes() };
            files.all.insert(name.to_owned(), text.to_vec());
        }
    }
    files
}

fn collect(folder: &Dir<'_>, all: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            all.insert(path.replace('\\', "/"), file.contents().to_vec());
        }
    }
    folder.dirs().for_each(|folder| collect(folder, all));
}

/// The files of interface words of a language: built-in, then the user's; the full tag, or else the language in the same script.
fn words<'a>(files: &'a Files, tag: &LanguageTag) -> Vec<&'a str> {
    let mut words = Vec::new();
    let built_in = tag.names().find_map(|name| files.all.get(&format!("locales/{name}.ftl")));
    words.extend(built_in.and_then(|bytes| str::from_utf8(bytes).ok()));
    let own = tag.names().find_map(|name| files.locales.get(name));
    words.extend(own.into_iter().flatten().map(String::as_str));
    words
}

fn tera(files: &Files, locale: &Arc<Locale>) -> TeraResult<Tera> {
    let mut tera = Tera::default();
    // Every name ends in the empty suffix: whatever a template is called, it is escaped.
    tera.autoescape_on([""]);
    let words = Arc::clone(locale);
    tera.register_function("t", move |args: Kwargs, _: &State<'_>| translate(&words, &args));
    let words = Arc::clone(locale);
    tera.register_function("has_word", move |args: Kwargs, _: &State<'_>| -> TeraResult<bool> {
        Ok(words.has(args.must_get::<&str>("key")?))
    });
    let template = |(path, bytes): (&String, &Vec<u8>)| {
        let is_template = path.starts_with("templates/") || path.starts_with("components/");
        let name = path.strip_prefix("templates/").unwrap_or(path).to_owned();
        is_template.then(|| Some((name, str::from_utf8(bytes).ok()?.to_owned())))?
    };
    tera.add_raw_templates(files.all.iter().filter_map(template).collect::<Vec<_>>())?;
    Ok(tera)
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
