//! One release folder: its records, their translations and its prose.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::OnceLock;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::config::Config;
use crate::config::Gate;
use crate::content::Memory;
use crate::content::Read;
use crate::content::expand::expand;
use crate::content::facts::Facts;
use crate::content::guard::check_counts;
use crate::content::markdown::Document;
use crate::content::markdown::Origin;
use crate::content::markdown::Setting;
use crate::content::markdown::document;
use crate::content::names::site_names;
use crate::content::parity::compare_meaning;
use crate::content::parts::compare_parts;
use crate::content::records::BlockMaker;
use crate::content::references::check_archive;
use crate::content::references::check_mentions;
use crate::content::references::check_references;
use crate::content::structure::structure;
use crate::content::translation::OwnTexts;
use crate::content::translation::Piece;
use crate::content::translation::SourceUnits;
use crate::content::translation::borrow;
use crate::content::translation::borrowed;
use crate::content::translation::clauses;
use crate::content::translation::read_lock;
use crate::content::translation::translation_state;
use crate::content::words::Texts;
use crate::content::words::texts;
use crate::diagnostic::CLAUSE_NOT_IN_SOURCE;
use crate::diagnostic::CLAUSE_UNTRANSLATED;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::MISSING_KEY;
use crate::diagnostic::NO_PROSE;
use crate::diagnostic::NO_RECORDS;
use crate::diagnostic::Places;
use crate::diagnostic::STRAY_FILE;
use crate::diagnostic::Span;
use crate::diagnostic::UNTRANSLATED;
use crate::diagnostic::WRONG_LANGUAGE_CLAUSE;
use crate::lock::is_of;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Numbering;
use crate::model::Prose;
use crate::model::Records;
use crate::model::Release;
use crate::model::Translation;
use crate::schema::Leaf;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::compare_translation;
use crate::schema::leaves;
use crate::schema::localize;
use crate::schema::parse;
use crate::schema::typed;
use crate::schema::unseen_signs;
use crate::schema::validate;
use crate::source::Print;
use crate::source::Printer;
use crate::source::SourceFile;
use crate::source::SourceTree;

/// Reads the folder of one release.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    pub sources: &'a SourceTree,
    pub config: &'a Config,
    /// The names of all policies.
    pub policies: &'a [String],
    /// The folder, ending in `/`.
    pub folder: String,
    /// The print of whatever is looked at beside the folder.
    pub surroundings: Print,
}

/// What the languages of a release are made from.
#[derive(Debug)]
pub(super) struct Source {
    /// The records as they are written.
    raw: Node,
    /// The records of the source language, with defaults and groups written out.
    node: Node,
    /// Whether these are without faults.
    sound: bool,
    /// Where each of them is written.
    places: Places,
    /// The source language.
    edition: Edition,
    /// Its prose, as it is in the file.
    written: Written,
}

/// A translation before it is held against its source.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// The records, with defaults and groups written out.
    node: Node,
    edition: Edition,
    /// The clauses that its file has.
    clauses: Vec<Piece>,
}

/// A prose as it is in its file.
#[derive(Debug)]
struct Written {
    clauses: Vec<Piece>,
    /// The blocks, if another language may borrow some.
    document: Option<Document>,
}

/// The source language in the forms in which every translation is held against it.
struct Held<'a> {
    source: &'a Source,
    /// Every string of the records by its path.
    leaves: IndexMap<String, Leaf<'a>>,
    units: SourceUnits,
}

impl<'a> Held<'a> {
    fn new(source: &'a Source) -> Self {
        let leaves = leaves(&source.node, Shape::records()).into_iter();
        let leaves: IndexMap<String, Leaf<'_>> = leaves.map(|leaf| (leaf.path.clone(), leaf)).collect();
        let units = SourceUnits::new(&source.written.clauses, &source.raw, &leaves, &source.edition.words);
        Self { source, leaves, units }
    }
}

/// What holds for every language of a release.
#[derive(Clone, Copy)]
struct Form<'a> {
    shape: &'a Shape,
    /// Whether the records of the source language are without faults.
    sound: bool,
    /// Where each record of the source language is written.
    places: &'a Places,
    /// The prose of the source language, for a translation.
    source: Option<&'a Document>,
}

impl Reader<'_> {
    /// The reader of a release, from that of its policy.
    pub(super) fn of_release(&self, version: &str) -> Self {
        Self { folder: format!("{}{version}/", self.folder), ..self.clone() }
    }

    /// The release with nothing but its records in the source language, which tell its days.
    pub(super) fn days(&self, version: String) -> Option<Release> {
        let log = &mut Diagnostics::default();
        let mut node = self.raw_records(log)?;
        expand(&mut node, Shape::records(), log);
        let records = typed(&mut node, Shape::records(), log)?;
        let editions = vec![Edition::of_records(self.config.source().clone(), records)];
        let (places, print, ids) = (Places::default(), Print::default(), Print::default());
        Some(Release { version, editions, places, frozen: None, print, ids })
    }

    /// The print of the wanted files of the folder, and of whatever is looked at beside it.
    pub(super) fn print(&self, kind: &str, is_wanted: impl Fn(&str) -> bool) -> Printer {
        let files = self.sources.print(&self.folder, is_wanted);
        Print::of(kind).print(self.surroundings).text(&self.folder).print(files)
    }

    /// The print of what one language is made from: its own files and those of the source language.
    fn language_print(&self, language: &LanguageTag) -> Print {
        self.print("edition", self.is_read_for(language)).text(language.as_str()).finish()
    }

    /// Whether a file is none of another language than this one and the source.
    fn is_read_for(&self, language: &LanguageTag) -> impl Fn(&str) -> bool {
        let others = self.config.languages[1..].iter().filter(move |other| *other != language);
        move |path| !others.clone().any(|other| is_of(&path[self.folder.len()..], other))
    }

    /// The release in its source language and in some others; `None` if its records or its prose can't be read at all.
    /// Faults are logged.
    pub(super) fn release(
        &self,
        version: String,
        others: &[&LanguageTag],
        memory: &Memory,
        log: &mut Diagnostics,
    ) -> Option<Release> {
        self.report_stray_files(log);
        let print = self.language_print(self.config.source());
        let read = memory.sources.get_or_make(print, || Read::by(|log| self.source(&version, log)));
        log.append(read.faults.clone());
        self.report_unseen_signs(log);
        let source = read.value.as_ref()?;
        let held = OnceLock::new();
        let translations: Vec<Arc<Read<Option<Edition>>>> = others
            .par_iter()
            .map(|language| {
                memory.editions.get_or_make(self.language_print(language), || {
                    let held = held.get_or_init(|| Held::new(source));
                    Read::by(|log| self.translated(&version, language, held, memory, log))
                })
            })
            .collect();
        let mut editions = vec![source.edition.clone()];
        editions.extend(translations.into_iter().filter_map(|read| Read::said(read, log)));
        let places = source.places.clone();
        let ids = Release::ids_print(&editions);
        Some(Release { version, editions, places, frozen: None, print: Print::default(), ids })
    }

    /// The release in its source language.
    fn source(&self, version: &str, log: &mut Diagnostics) -> Option<Source> {
        let shape = Shape::records();
        let mut faults = Diagnostics::default();
        let raw = self.raw_records(&mut faults);
        let damaged = faults.has_errors();
        let Some(raw) = raw else {
            log.append(faults);
            return None;
        };
        let mut node = raw.clone();
        expand(&mut node, shape, &mut faults);
        let places = validate(&node, shape, &mut faults);
        if damaged {
            // What stood in a line that can't be read is not missing.
            faults.forget(MISSING_KEY);
        }
        let records = typed::<Records>(&mut node, shape, &mut faults);
        let sound = !faults.has_errors();
        log.append(faults);
        let records = records?;
        check_archive(self, &records, &places, log);
        let form = Form { shape, sound, places: &places, source: None };
        let (edition, written) = self.edition(version, self.config.source(), (&node, records), form, log)?;
        check_references(self, &node, shape, &edition.prose, log);
        let edition = Edition { print: edition.content_print(), ..edition };
        Some(Source { raw, node, sound, places, edition, written })
    }

    /// The release in another language; `None` if it is not there, or can't be read.
    fn translated(
        &self,
        version: &str,
        language: &LanguageTag,
        held: &Held<'_>,
        memory: &Memory,
        log: &mut Diagnostics,
    ) -> Option<Edition> {
        let print = self.own_print(language);
        let read = memory.own.get_or_make(print, || Read::by(|log| self.own(version, language, held.source, log)));
        let Own { node, mut edition, clauses } = Read::said(read, log)?;
        let leaves = leaves(&node, Shape::records());
        let own = OwnTexts { language, clauses, leaves: &leaves, words: &edition.words };
        let mut translation = self.state(&held.units, own, memory, log);
        translation.borrowed = self.borrowed(&edition);
        edition.translation = translation;
        let other = &held.source.edition;
        compare_ids(&other.prose, &edition, log);
        compare_parts(&other.prose, &edition, log);
        compare_meaning((&held.leaves, other), (&leaves, &edition), &memory.alike, log);
        drop(leaves);
        let edition = with_former_ids(edition, &other.prose);
        Some(Edition { print: edition.content_print(), ..edition })
    }

    /// What a translation says by itself, not yet held against its source.
    fn own(&self, version: &str, language: &LanguageTag, source: &Source, log: &mut Diagnostics) -> Option<Own> {
        let shape = Shape::records();
        let (node, records) = self.translation(language, &source.raw, shape, log)?;
        let document = source.written.document.as_ref();
        let form = Form { shape, sound: source.sound, places: &source.places, source: document };
        let (edition, written) = self.edition(version, language, (&node, records), form, log)?;
        Some(Own { node, edition, clauses: written.clauses })
    }

    /// The print of what a translation is made from by itself: its own files, the records, and the prose of the source
    /// language where clauses are taken from that.
    fn own_print(&self, language: &LanguageTag) -> Print {
        let source = format!("{}{}.md", self.folder, self.config.source());
        let is_taken = self.config.gate(language) == Gate::Notice;
        let is_wanted = self.is_read_for(language);
        let print = self.print("own", |path| (is_taken || path != source) && is_wanted(path));
        print.text(language.as_str()).finish()
    }

    /// Those of TOML are noticed when it is read.
    fn report_unseen_signs(&self, log: &mut Diagnostics) {
        let is_toml = |path: &str| path.rsplit('.').next() == Some("toml");
        for (_, file) in self.sources.below(&self.folder).filter(|(path, _)| !is_toml(path)) {
            unseen_signs(&file.text(), &|part| file.span.part(part.start, part.end), log);
        }
    }

    /// A file of the folder that is neither records nor the prose or translation of a declared language.
    fn report_stray_files(&self, log: &mut Diagnostics) {
        for (path, file) in self.sources.below(&self.folder) {
            let name = &path[self.folder.len()..];
            let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
            let known = match kind {
                "toml" => !name.contains('/') && (!is_language(stem) || self.is_translation(stem)),
                "md" => self.is_language(stem),
                "lock" => self.is_translation(stem),
                _ => false,
            };
            if !known {
                let span = if file.length() == 0 { Span::NONE } else { file.span.part(0, 0) };
                let tags = self.config.languages.iter().map(LanguageTag::as_str);
                let is_meant = kind == "txt" && ["toml", "md"].contains(&stem.rsplit('.').next().unwrap_or_default());
                let fault = Diagnostic::new(STRAY_FILE, span).arg("path", path).suggest(stem, tags);
                let suggestion = if is_meant { Some(stem.to_owned()) } else { fault.suggestion.clone() };
                log.push(Diagnostic { suggestion, ..fault });
            }
        }
    }

    fn file(&self, name: &str) -> Option<&SourceFile> {
        self.sources.file(&format!("{}{name}", self.folder))
    }

    /// With the file that an editor saved under a name with `.txt` behind it, if there is one.
    fn with_misnamed(&self, fault: Diagnostic, end: &str) -> Diagnostic {
        match self.sources.below(&self.folder).map(|(path, _)| path).find(|path| path.ends_with(end)) {
            Some(found) => fault.arg("misnamed", "yes").arg("found", found),
            None => fault.arg("misnamed", "no").arg("found", ""),
        }
    }

    fn is_language(&self, stem: &str) -> bool {
        self.config.languages.iter().any(|language| language.as_str() == stem)
    }

    fn is_translation(&self, stem: &str) -> bool {
        self.config.languages[1..].iter().any(|language| language.as_str() == stem)
    }

    /// The tables of all record files, as written. `None` if there are none.
    pub(super) fn raw_records(&self, log: &mut Diagnostics) -> Option<Node> {
        let mut whole: Option<Node> = None;
        let mut is_unread = false;
        for (path, file) in self.sources.below(&self.folder) {
            let name = &path[self.folder.len()..];
            let Some(stem) = name.strip_suffix(".toml").filter(|stem| !stem.contains('/')) else { continue };
            if self.is_translation(stem) || is_language(stem) {
                continue;
            }
            if file.length() == 0 && !file.bytes().is_empty() {
                // Not text: that was said when the file was read.
                is_unread = true;
                continue;
            }
            let node = parse(file, log);
            match &mut whole {
                // A key missing from the whole is best reported where the title stands.
                Some(whole) if name == "policy.toml" => {
                    let rest = std::mem::replace(whole, node);
                    whole.merge(rest, log);
                }
                Some(whole) => whole.merge(node, log),
                None => whole = Some(node),
            }
        }
        if let Some(whole) = &mut whole {
            check_counts(whole, log);
        } else if !is_unread {
            let fault = Diagnostic::new(NO_RECORDS, Span::NONE).arg("folder", &self.folder);
            log.push(self.with_misnamed(fault, ".toml.txt"));
        }
        whole
    }

    /// The records with the texts of a translation, as a tree and as values. `None` if the language is not there.
    fn translation(
        &self,
        language: &LanguageTag,
        raw: &Node,
        shape: &Shape,
        log: &mut Diagnostics,
    ) -> Option<(Node, Records)> {
        let file = self.file(&format!("{language}.toml"));
        self.file(&format!("{language}.md")).or(file)?;
        let mut node = raw.clone();
        let mut faults = Diagnostics::default();
        if let Some(file) = file {
            localize(&mut node, parse(file, &mut faults), &mut faults);
        }
        let damaged = faults.has_errors();
        expand(&mut node, shape, &mut Diagnostics::default());
        compare_translation(&node, shape, language, &mut faults);
        if damaged {
            faults.forget(UNTRANSLATED);
        }
        validate(&node, shape, &mut faults);
        let records = typed::<Records>(&mut node, shape, &mut faults);
        // What is missing in the source is reported there.
        faults.forget(MISSING_KEY);
        log.append(faults);
        Some((node, records?))
    }

    /// One language of the release, with its prose as it is in the file. `None` if it has no prose.
    fn edition(
        &self,
        version: &str,
        language: &LanguageTag,
        (node, records): (&Node, Records),
        form: Form<'_>,
        log: &mut Diagnostics,
    ) -> Option<(Edition, Written)> {
        let Form { shape, sound, places, source } = form;
        let name = format!("{language}.md");
        let Some(file) = self.file(&name) else {
            let fault = Diagnostic::new(NO_PROSE, Span::NONE).arg("path", format!("{}{name}", self.folder));
            log.push(self.with_misnamed(fault, &format!("{name}.txt")));
            return None;
        };
        let json = serde_json::to_value(&records).unwrap_or_default();
        let facts = Facts::new(version, &records, &json, sound);
        let setting = Setting { language, facts: &facts, origin: Origin::File(file.span), in_link: false };
        let mut document = document(&file.text(), setting, log);
        let written = self.written(&document, language);
        if let Some(source) = source.filter(|_| self.config.gate(language) == Gate::Notice) {
            borrow(source, &mut document, language);
        }
        let translated = language != self.config.source();
        let Texts { words, fallbacks, mut mentions } = texts(node, shape, translated, setting, log);
        mentions.append(&mut document.mentions);
        let taxonomy = &self.config.taxonomy;
        let maker = BlockMaker { records: &records, json: &json, shape, places, taxonomy, language, words: &words };
        let prose = structure(document, &numbering(&records, language), &maker, log);
        for anchor in prose.anchors().into_iter().filter(|anchor| anchor.only.is_some_and(|only| only != language)) {
            log.push(Diagnostic::new(WRONG_LANGUAGE_CLAUSE, anchor.span).arg("id", anchor.id));
        }
        check_mentions(self, &mentions, &prose, (sound.then_some(&records), &json), log);
        let names = site_names(&self.config.own, &json, language);
        let edition = Edition::of_records(language.clone(), records);
        Some((Edition { json, words, fallbacks, prose, names, ..edition }, written))
    }

    /// What is kept of a prose as it is in its file.
    fn written(&self, document: &Document, language: &LanguageTag) -> Written {
        let is_lent = language == self.config.source()
            && self.config.languages.iter().any(|other| self.config.gate(other) == Gate::Notice);
        Written { clauses: clauses(document), document: is_lent.then(|| document.clone()) }
    }

    /// How a translation stands to its source.
    fn state(&self, source: &SourceUnits, own: OwnTexts<'_>, memory: &Memory, log: &mut Diagnostics) -> Translation {
        let file = self.file(&format!("{}.lock", own.language));
        let read = file.map(|file| memory.locks.get_or_make(file.print(), || Read::by(|log| read_lock(file, log))));
        let lock = read.as_ref().and_then(|read| {
            log.append(read.faults.clone());
            read.value.as_ref()
        });
        translation_state(source, own, lock)
    }

    /// The clauses of a translation that come from the source.
    fn borrowed(&self, edition: &Edition) -> BTreeSet<String> {
        let source = self.file(&format!("{}.md", self.config.source()));
        source.map(|file| borrowed(&edition.prose, file.span)).unwrap_or_default()
    }
}

/// Whether a file's name is that of a language, declared or not: two letters, or a tag with parts.
pub(super) fn is_language(stem: &str) -> bool {
    (stem.len() == 2 || stem.contains('-')) && stem.parse::<LanguageTag>().is_ok()
}

/// The numbering of a language: its own, that of its primary language, the default, or decimal.
fn numbering(records: &Records, language: &LanguageTag) -> Numbering {
    let schemes = &records.numbering;
    let own = schemes.get(language.as_str()).or_else(|| schemes.get(language.language()));
    own.or_else(|| schemes.get("default")).cloned().unwrap_or_default()
}

/// A translation whose clauses have the former ids that the source names.
fn with_former_ids(mut edition: Edition, source: &Prose) -> Edition {
    let former = source.anchors().into_iter().filter_map(|anchor| Some((anchor.id.to_owned(), anchor.was?.to_owned())));
    let former: BTreeMap<String, String> = former.collect();
    edition.prose.rename(&former);
    edition
}

/// The same ids in every language, except those of one language only.
fn compare_ids(source: &Prose, edition: &Edition, log: &mut Diagnostics) {
    let typed = |prose: &Prose| -> BTreeSet<String> {
        prose.anchors().into_iter().filter(|anchor| anchor.explicit).map(|anchor| anchor.id.to_owned()).collect()
    };
    let (before, mut after) = (typed(source), typed(&edition.prose));
    let language = &edition.language;
    after.retain(|id| !edition.translation.borrowed.contains(id));
    for anchor in source.anchors() {
        let own = anchor.only.is_none_or(|only| only == language);
        if anchor.explicit && own && !after.contains(anchor.id) {
            let fault = Diagnostic::new(CLAUSE_UNTRANSLATED, anchor.span).arg("id", anchor.id);
            log.push(fault.arg("language", language));
        }
    }
    for anchor in edition.prose.anchors() {
        if anchor.explicit && anchor.only.is_none() && !before.contains(anchor.id) {
            let fault = Diagnostic::new(CLAUSE_NOT_IN_SOURCE, anchor.span).arg("id", anchor.id);
            log.push(fault.suggest(anchor.id, before.iter().map(String::as_str)));
        }
    }
}
