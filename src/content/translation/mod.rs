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

use crate::config::Config;
use crate::config::Gate;
use crate::content::markdown::Document;
use crate::content::translation::units::Piece;
use crate::diagnostic::Span;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Prose;
use crate::model::Release;
use crate::model::Translation;
use crate::model::TranslationUnit;
use crate::model::UnitKind;
use crate::model::UnitState;
use crate::schema::Node;
use crate::schema::Shape;
use crate::source::sha256;

pub(super) use borrow::borrow;
pub(super) use lock::Lock;
pub(super) use lock::read_lock;
pub(super) use units::TextSheet;

pub use lock::Stamp;
pub use lock::accept;
pub use lock::lock_text;

/// The documents of the source and of a translation, as they are in the files.
pub(super) struct Documents<'a> {
    pub source: &'a Document,
    pub own: &'a Document,
}

/// The records of the source and of a translation.
pub(super) struct Sheets<'a> {
    /// As written in the source, before defaults and groups are written out.
    pub raw: &'a Node,
    pub source: TextSheet<'a>,
    pub own: TextSheet<'a>,
}

/// Holds a translation against its source and against what was recorded when it was accepted.
pub(super) fn translation_state(
    language: &LanguageTag,
    documents: &Documents<'_>,
    sheets: &Sheets<'_>,
    lock: Option<&Lock>,
) -> Translation {
    let mut units = clause_units(language, documents, lock);
    let stale = units.iter().filter(|unit| unit.state == UnitState::Stale);
    let stale_clauses = stale.map(|unit| unit.id.clone()).collect();
    let mut stale_texts = BTreeSet::new();
    let mut known = BTreeSet::new();
    for pair in units::texts(sheets.raw, sheets.source, sheets.own, Shape::records()) {
        known.insert(pair.source.id.clone());
        let own = pair.own.as_ref().map(|(text, _, span)| (text.clone(), *span));
        let unit = unit(UnitKind::Text, pair.source, own, lock);
        if let (UnitState::Stale, Some((_, markdown, _))) = (unit.state, pair.own) {
            stale_texts.insert(markdown);
        }
        units.push(unit);
    }
    units.extend(lock.into_iter().flat_map(|lock| gone(UnitKind::Text, lock, &known)));
    Translation { units, recorded: lock.is_some(), borrowed: BTreeSet::new(), stale_clauses, stale_texts }
}

fn clause_units(language: &LanguageTag, documents: &Documents<'_>, lock: Option<&Lock>) -> Vec<TranslationUnit> {
    let is_shared = |piece: &Piece| piece.only.as_ref().is_none_or(|only| only == language);
    let source: Vec<Piece> = units::clauses(documents.source).into_iter().filter(is_shared).collect();
    let own: Vec<Piece> = units::clauses(documents.own).into_iter().filter(|piece| piece.only.is_none()).collect();
    let known: BTreeSet<String> = source.iter().chain(&own).map(|piece| piece.id.clone()).collect();
    let mut rest: BTreeMap<String, Piece> = BTreeMap::new();
    for piece in &own {
        // An id that stands twice is a fault, which was reported.
        rest.entry(piece.id.clone()).or_insert_with(|| piece.clone());
    }
    let mut units = Vec::new();
    for piece in source {
        let own = rest.remove(&piece.id).map(|own| (own.text, own.span));
        units.push(unit(UnitKind::Clause, piece, own, lock));
    }
    for piece in own.into_iter().filter(|piece| rest.contains_key(&piece.id)) {
        let accepted = lock.and_then(|lock| lock.content.clauses.get(&piece.id).cloned());
        units.push(TranslationUnit {
            kind: UnitKind::Clause,
            state: UnitState::Orphan,
            span: piece.span,
            source_span: lock.map_or(Span::NONE, |lock| lock.place(UnitKind::Clause, &piece.id)),
            id: piece.id,
            source: None,
            translation: Some(piece.text),
            accepted,
        });
    }
    units.extend(lock.into_iter().flat_map(|lock| gone(UnitKind::Clause, lock, &known)));
    units
}

/// A unit that has a source.
fn unit(kind: UnitKind, source: Piece, own: Option<(String, Span)>, lock: Option<&Lock>) -> TranslationUnit {
    let Piece { id, text, span: source_span, .. } = source;
    let accepted = lock.and_then(|lock| lock.content.of(kind).get(&id)).cloned();
    let (translation, span) = own.map_or((None, source_span), |(text, span)| (Some(text), span));
    let then = accepted.as_ref().map(|accepted| accepted.source.as_str());
    let mut state = UnitState::of(Some(&text), translation.as_deref(), then).unwrap_or(UnitState::Missing);
    let accepted_words = accepted.as_ref().and_then(|accepted| accepted.translation_sha256.as_ref());
    let own_words = translation.as_ref().map(|own| sha256(own.as_bytes()));
    if state == UnitState::Current && accepted_words.is_some_and(|words| Some(words) != own_words.as_ref()) {
        // Whoever accepted it never saw these words.
        state = UnitState::Unaccepted;
    }
    TranslationUnit { kind, id, state, span, source_span, source: Some(text), translation, accepted }
}

/// What only the lock still knows.
fn gone<'a>(
    kind: UnitKind,
    lock: &'a Lock,
    known: &'a BTreeSet<String>,
) -> impl Iterator<Item = TranslationUnit> + use<'a> {
    let entries = lock.content.of(kind).iter().filter(|(id, _)| !known.contains(*id));
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
