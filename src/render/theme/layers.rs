//! The files of a theme: those of the default theme, replaced one by one by those of another that comes with the tool and
//! by those of the site. Files of words, of the look and of columns add up instead.

use std::collections::BTreeMap;

use include_dir::Dir;
use include_dir::include_dir;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::config::Config;
use crate::config::Look;
use crate::config::embedded;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Places;
use crate::model::LanguageTag;
use crate::render::theme::columns::Columns;
use crate::schema::Shape;
use crate::schema::parse;
use crate::schema::typed;
use crate::schema::validate;
use crate::source::SourceFile;
use crate::source::SourceTree;

/// The themes that come with the tool.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme below all others.
const DEFAULT: &str = "default";
const LOOK: &str = "look.toml";
const COLUMNS: &str = "columns.toml";
const STYLE: &str = "assets/style.css";

/// The files of a theme, put together.
pub(super) struct Layers {
    /// Templates, components and assets by path below the theme's folder.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The look, with what the site sets.
    pub(super) look: Look,
    /// The fields that tables of records show.
    pub(super) columns: Columns,
    /// The files of interface words of each language that has some, the built-in one first.
    locales: BTreeMap<String, Vec<String>>,
}

impl Layers {
    /// The files of the theme of a site. Faults in the site's own are logged.
    pub(super) fn read(sources: &SourceTree, config: &Config, log: &mut Diagnostics) -> Self {
        let mut layers = Self::built_in(DEFAULT);
        if let Some(theme) = config.theme.as_deref().filter(|theme| *theme != DEFAULT) {
            layers.cover(Self::built_in(theme));
        }
        let folder = config.theme.as_ref().map(|theme| format!("themes/{theme}/"));
        if let Some(folder) = folder {
            layers.cover(Self::own(sources, &folder, log));
        }
        layers.look = config.look.clone().over(&layers.look);
        layers.look.check("look.", &config.places, log);
        layers
    }

    /// A theme that comes with the tool; nothing if there is none of the name.
    fn built_in(theme: &str) -> Self {
        let mut files = BTreeMap::new();
        if let Some(folder) = BUILT_IN.get_dir(theme) {
            collect(folder, &format!("{theme}/"), &mut files);
        }
        let mut text =
            |name: &str| files.remove(name).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let look = embedded(&text(LOOK));
        let columns = embedded(&text(COLUMNS));
        Self { locales: locales(&mut files), files, look, columns }
    }

    /// A theme of the site.
    fn own(sources: &SourceTree, folder: &str, log: &mut Diagnostics) -> Self {
        let mut files = BTreeMap::new();
        for (path, file) in sources.below(folder) {
            let bytes = if file.length() == 0 { file.bytes().to_vec() } else { file.text().as_bytes().to_vec() };
            files.insert(path[folder.len()..].to_owned(), bytes);
        }
        let mut table = |name: &str| files.remove(name).and_then(|_| sources.file(&format!("{folder}{name}")));
        let (look, columns) = (table(LOOK), table(COLUMNS));
        let look = look.and_then(|file| read::<Look>(file, log)).map(|(look, places)| {
            look.check("", &places, log);
            look.check_files("", &places, sources, log);
            look
        });
        let columns = columns.and_then(|file| read::<Columns>(file, log)).map(|(columns, places)| {
            columns.check(&places, log);
            columns
        });
        Self {
            locales: locales(&mut files),
            files,
            look: look.unwrap_or_default(),
            columns: columns.unwrap_or_default(),
        }
    }

    /// Lays another theme over this one. An empty file takes away the one below it.
    fn cover(&mut self, upper: Self) {
        for (path, bytes) in upper.files {
            if bytes.is_empty() {
                self.files.remove(&path);
            } else {
                self.files.insert(path, bytes);
            }
        }
        for (tag, words) in upper.locales {
            self.locales.entry(tag).or_default().extend(words);
        }
        self.look = upper.look.over(&self.look);
        self.columns.cover(upper.columns);
    }

    /// The files of interface words of a language: built-in, then the site's; the full tag, or else the language in the
    /// same script.
    pub(super) fn words(&self, tag: &LanguageTag) -> Vec<&str> {
        let words = tag.names().find_map(|name| self.locales.get(name));
        words.into_iter().flatten().map(String::as_str).collect()
    }

    /// The assets by name, the style sheet with the look at its head.
    pub(super) fn assets(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("assets/")?;
            let look = if path == STYLE { self.look.style() } else { String::new() };
            Some((name.to_owned(), [look.as_bytes(), bytes].concat()))
        })
    }

    /// Whether the default theme has words in a language.
    pub(super) fn speaks(tag: &LanguageTag) -> bool {
        tag.names().any(|name| BUILT_IN.get_file(format!("{DEFAULT}/locales/{name}.ftl")).is_some())
    }
}

/// A table of a theme with the places of its keys. Faults are logged; what has none is kept, so that it is looked at too.
fn read<T: DeserializeOwned + JsonSchema>(file: &SourceFile, log: &mut Diagnostics) -> Option<(T, Places)> {
    let mut faults = Diagnostics::default();
    let shape = Shape::of::<T>();
    let mut node = parse(file, &mut faults);
    let places = validate(&node, &shape, &mut faults);
    let value = typed(&mut node, &shape, &mut faults);
    log.append(faults);
    value.map(|value| (value, places))
}

/// Takes the files of interface words out of the files of a theme.
fn locales(files: &mut BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<String>> {
    let mut locales: BTreeMap<String, Vec<String>> = BTreeMap::new();
    files.retain(|path, bytes| {
        let Some(tag) = path.strip_prefix("locales/").and_then(|name| name.strip_suffix(".ftl")) else { return true };
        locales.entry(tag.to_owned()).or_default().extend(String::from_utf8(std::mem::take(bytes)));
        false
    });
    locales
}

fn collect(folder: &Dir<'_>, prefix: &str, all: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            let path = path.replace('\\', "/");
            all.insert(path.strip_prefix(prefix).unwrap_or(&path).to_owned(), file.contents().to_vec());
        }
    }
    folder.dirs().for_each(|folder| collect(folder, prefix, all));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_themes_name_what_records_have_and_can_be_read() {
        for theme in crate::config::THEMES {
            let layers = Layers::built_in(theme);
            let mut log = Diagnostics::default();
            layers.look.check("", &Places::default(), &mut log);
            layers.columns.check(&Places::default(), &mut log);
            assert!(log.is_empty(), "{theme}: {log:?}");
        }
    }
}
