//! How a translation stands to its source, and what is recorded of it.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | the state of every unit |
//! | `units` | what is translated as a whole |
//! | `write` | blocks back to Markdown in one canonical form |
//! | `lock` | reads and writes `<lang>.lock` |
//! | `borrow` | puts clauses of the source where a translation lacks them |

mod borrow;
mod lock;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod units;
mod write;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::config::Config;
use crate::config::Gate;
use crate::content::translation::units::SourceText;
use crate::content::translation::units::Words;
use crate::diagnostic::Span;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Prose;
use crate::model::Release;
use crate::model::Translation;
use crate::model::TranslationUnit;
use crate::model::UnitKind;
use crate::model::UnitState;
use crate::schema::Leaf;
use crate::schema::Node;
use crate::source::sha256;

pub(super) use borrow::borrow;
pub(super) use lock::Lock;
pub(super) use lock::read_lock;
pub(super) use units::Piece;
pub(super) use units::clauses;

pub use lock::Stamp;
pub use lock::accept;
pub use lock::lock_text;

/// What is to be translated of a release: the clauses and the texts of the records of its source language.
pub(super) struct SourceUnits {
    clauses: Vec<Piece>,
    texts: Vec<SourceText>,
}

impl SourceUnits {
    /// Of the clauses of the source, its records as they are written, and all strings of these by their paths, before and
    /// after defaults and groups are written out.
    pub(super) fn new(clauses: &[Piece], raw: &Node, leaves: &IndexMap<String, Leaf<'_>>, words: &Words) -> Self {
        Self { clauses: clauses.to_vec(), texts: units::texts(raw, leaves, words) }
    }
}

/// What a translation says.
pub(super) struct OwnTexts<'a> {
    pub language: &'a LanguageTag,
    /// Its clauses, as they are in its file.
    pub clauses: Vec<Piece>,
    /// The strings of its records.
    pub leaves: &'a [Leaf<'a>],
    /// The inlines of the texts among them.
    pub words: &'a Words,
}

/// Holds a translation against its source and against what was recorded when it was accepted.
pub(super) fn translation_state(source: &SourceUnits, own: OwnTexts<'_>, lock: Option<&Lock>) -> Translation {
    let mut units = clause_units(own.language, &source.clauses, own.clauses, lock);
    let stale = units.iter().filter(|unit| unit.state == UnitState::Stale);
    let stale_clauses = stale.map(|unit| unit.id.clone()).collect();
    let mut stale_texts = BTreeSet::new();
    let leaves = own.leaves.iter().filter(|leaf| leaf.translated);
    let leaves: BTreeMap<&str, &Leaf<'_>> = leaves.map(|leaf| (leaf.path.as_str(), leaf)).collect();
    for SourceText { piece, path } in &source.texts {
        let leaf = leaves.get(path.as_str());
        let words = leaf.map(|leaf| (units::canonical(leaf.text, own.words), leaf.span));
        let unit = unit(UnitKind::Text, piece, words, lock);
        if let (UnitState::Stale, Some(leaf)) = (unit.state, leaf) {
            stale_texts.insert(leaf.text.to_owned());
        }
        units.push(unit);
    }
    if let Some(lock) = lock {
        let known = source.texts.iter().map(|text| text.piece.id.as_str()).collect();
        units.extend(gone(UnitKind::Text, lock, &known));
    }
    Translation { units, recorded: lock.is_some(), borrowed: BTreeSet::new(), stale_clauses, stale_texts }
}

fn clause_units(
    language: &LanguageTag,
    source: &[Piece],
    own: Vec<Piece>,
    lock: Option<&Lock>,
) -> Vec<TranslationUnit> {
    let is_shared = |piece: &&Piece| piece.only.as_ref().is_none_or(|only| only == language);
    let source: Vec<&Piece> = source.iter().filter(is_shared).collect();
    let own: Vec<Piece> = own.into_iter().filter(|piece| piece.only.is_none()).collect();
    let known: BTreeSet<&str> = source.iter().copied().chain(&own).map(|piece| piece.id.as_str()).collect();
    let mut rest: BTreeMap<&str, &Piece> = BTreeMap::new();
    for piece in &own {
        // An id that stands twice is a fault, which was reported.
        rest.entry(&piece.id).or_insert(piece);
    }
    let mut units = Vec::new();
    for piece in source {
        let own = rest.remove(piece.id.as_str()).map(|own| (Arc::clone(&own.text), own.span));
        units.push(unit(UnitKind::Clause, piece, own, lock));
    }
    for piece in own.iter().filter(|piece| rest.contains_key(piece.id.as_str())) {
        let accepted = lock.and_then(|lock| lock.content.clauses.get(&piece.id).cloned());
        units.push(TranslationUnit {
            kind: UnitKind::Clause,
            state: UnitState::Orphan,
            span: piece.span,
            source_span: lock.map_or(Span::NONE, |lock| lock.place(UnitKind::Clause, &piece.id)),
            id: piece.id.clone(),
            source: None,
            translation: Some(Arc::clone(&piece.text)),
            accepted,
        });
    }
    if let Some(lock) = lock {
        units.extend(gone(UnitKind::Clause, lock, &known));
    }
    units
}

/// A unit that has a source.
fn unit(kind: UnitKind, source: &Piece, own: Option<(Arc<str>, Span)>, lock: Option<&Lock>) -> TranslationUnit {
    let Piece { id, text, span: source_span, .. } = source;
    let mut accepted = lock.and_then(|lock| lock.content.of(kind).get(id)).cloned();
    let (translation, span) = own.map_or((None, *source_span), |(text, span)| (Some(text), span));
    let then = accepted.as_ref().map(|accepted| &*accepted.source);
    let mut state = UnitState::of(Some(text), translation.as_deref(), then).unwrap_or(UnitState::Missing);
    let accepted_words = accepted.as_ref().and_then(|accepted| accepted.translation_sha256.as_ref());
    let is_other = |words: &String| translation.as_ref().is_none_or(|own| sha256(own.as_bytes()) != *words);
    if state == UnitState::Current && accepted_words.is_some_and(is_other) {
        // Whoever accepted it never saw these words.
        state = UnitState::Unaccepted;
    }
    if let Some(accepted) = accepted.as_mut().filter(|accepted| accepted.source == *text) {
        // One text in memory, whatever the number of languages.
        accepted.source = Arc::clone(text);
    }
    let (id, source) = (id.clone(), Some(Arc::clone(text)));
    TranslationUnit { kind, id, state, span, source_span: *source_span, source, translation, accepted }
}

/// What only the lock still knows.
fn gone<'a>(
    kind: UnitKind,
    lock: &'a Lock,
    known: &'a BTreeSet<&str>,
) -> impl Iterator<Item = TranslationUnit> + use<'a> {
    let entries = lock.content.of(kind).iter().filter(|(id, _)| !known.contains(id.as_str()));
    entries.map(move |(id, accepted)| TranslationUnit {
        kind,
        id: id.clone(),
        state: UnitState::Orphan,
        span: lock.place(kind, id),
        source_span: lock.place(kind, id),
        source: None,
        translation: None,
        accepted: Some(accepted.clone()),
    })
}

/// Which clauses of a prose came from the source.
pub(super) fn borrowed(prose: &Prose, source: Span) -> BTreeSet<String> {
    let of_source = |span: Span| source.start <= span.start && span.start < source.end;
    let anchors = prose.anchors().into_iter().filter(|anchor| of_source(anchor.span));
    anchors.map(|anchor| anchor.id.to_owned()).collect()
}

/// The units that must be settled before a release may go out, with their languages: everything that is not current in
/// languages whose gate is `block`.
pub fn open_units<'a>(release: &'a Release, config: &Config) -> Vec<(&'a LanguageTag, &'a TranslationUnit)> {
    let open = release.editions.iter().skip(1).filter(|edition| release.frozen_by(&edition.language).is_none());
    let blocking = open.filter(|edition| config.gate(&edition.language) == Gate::Block);
    blocking.flat_map(|edition| edition.translation.open().map(|unit| (&edition.language, unit))).collect()
}

/// Leaves the editions out that are not current in a language whose gate is `omit`. What is frozen stays.
pub fn omit_unfinished(policies: &mut [Policy], config: &Config) {
    for release in policies.iter_mut().flat_map(|policy| &mut policy.releases) {
        let frozen = release.frozen.clone();
        let stays = |language: &LanguageTag, translation: &Translation| {
            frozen.as_ref().is_some_and(|frozen| frozen.languages.contains(language.as_str()))
                || language == config.source()
                || config.gate(language) != Gate::Omit
                || translation.is_current()
        };
        if !release.editions.iter().all(|edition| stays(&edition.language, &edition.translation)) {
            let editions = &mut Arc::make_mut(release).editions;
            editions.retain(|edition| stays(&edition.language, &edition.translation));
        }
    }
}

/// Forgets how each part of a translation stands to its source. Who made all findings and shows only the text needs no more
/// than what is marked in it. Releases that somebody else has, too, stay as they are.
pub fn forget_units(policies: &mut [Policy]) {
    let releases = policies.iter_mut().flat_map(|policy| &mut policy.releases).filter_map(Arc::get_mut);
    for edition in releases.flat_map(|release| &mut release.editions) {
        edition.translation.units = Vec::new();
    }
}
