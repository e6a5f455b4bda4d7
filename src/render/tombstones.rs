//! What became of the clauses that earlier releases had under an id of their own, so that no link into the text is ever lost.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Anchor;
use crate::model::Block;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::plain_text;
use crate::render::frame::Scene;
use crate::render::place::Home;
use crate::render::place::Place;

/// How many characters of a clause without title are its name.
const FIRST_WORDS: usize = 30;

/// A clause that is not in the text any more.
#[derive(Clone, Debug, Serialize)]
pub struct Tombstone {
    /// The id it had.
    pub id: String,
    /// Its title, or the first words of one that had none; a paragraph has no name.
    pub title: Option<String>,
    /// The first version without it.
    pub version: String,
    /// The link to its last words.
    pub href: String,
    /// The link to the clause that it became, if it only got another id.
    pub now: Option<String>,
}

/// An id that earlier texts had and the last one does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed<'a> {
    /// The id.
    pub id: &'a str,
    /// The last version that had it.
    pub last: &'a str,
    /// The first version after it.
    pub gone: &'a str,
    /// The id of the last text that it became.
    pub now: Option<&'a str>,
}

/// An id of a text, with the one it had in the text before, if it was renamed.
pub type Named<'a> = (&'a str, Option<&'a str>);

/// The typed ids of a prose.
pub fn typed_ids<'a>(anchors: impl IntoIterator<Item = Anchor<'a>>) -> Vec<Named<'a>> {
    anchors.into_iter().filter(|anchor| anchor.explicit).map(|anchor| (anchor.id, anchor.was)).collect()
}

/// The ids that the last of some texts does not have and earlier ones had, in the order of their letters. Each text is its
/// version with its ids, oldest first; `own` are all ids of the last.
pub fn departed<'a>(texts: &[(&'a str, Vec<Named<'a>>)], own: &BTreeSet<&'a str>) -> Vec<Departed<'a>> {
    let mut last: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    for pair in texts.windows(2) {
        let [(before, old), (after, new)] = pair else { continue };
        last.extend(old.iter().filter(|(id, _)| !own.contains(id)).map(|(id, _)| (*id, (*before, *after))));
        renamed.extend(new.iter().filter_map(|(id, was)| Some(((*was)?, *id))));
    }
    let all = last.into_iter();
    all.map(|(id, (last, gone))| Departed { id, last, gone, now: heir(id, &renamed, own) }).collect()
}

/// The clauses of earlier releases that the text in force of a scene does not have, by their ids.
pub fn tombstones(scene: &Scene<'_>, place: &Place) -> Vec<Tombstone> {
    let language = &scene.edition.language;
    let own: BTreeSet<&str> = scene.edition.prose.anchors().into_iter().map(|anchor| anchor.id).collect();
    let earlier = scene.policy.standing().take_while(|release| release.version != scene.release.version);
    let texts =
        earlier.chain([scene.release]).filter_map(|release| Some((&*release.version, release.edition(language)?)));
    let texts: Vec<(&str, &Edition)> = texts.collect();
    let ids: Vec<(&str, Vec<Named<'_>>)> =
        texts.iter().map(|(version, edition)| (*version, typed_ids(edition.prose.anchors()))).collect();
    let texts: BTreeMap<&str, &Edition> = texts.into_iter().collect();
    let tombstone = |gone: Departed<'_>| {
        let home = Home::release(&scene.policy.id, gone.last, language);
        Tombstone {
            id: gone.id.to_owned(),
            title: texts.get(gone.last).and_then(|old| old.prose.clause(gone.id)).and_then(name),
            version: gone.gone.to_owned(),
            href: format!("{}#{}", place.link_to(&home.folder), gone.id),
            now: gone.now.map(|id| place.clause(id)),
        }
    };
    departed(&ids, &own).into_iter().map(tombstone).collect()
}

/// The title of a clause, or its first words.
fn name(clause: &Clause) -> Option<String> {
    if !clause.title.is_empty() {
        return Some(plain_text(&clause.title));
    }
    let words = clause.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.inlines)),
        _ => None,
    })?;
    let end = words.char_indices().nth(FIRST_WORDS).map(|(at, _)| at);
    Some(end.map_or_else(|| words.clone(), |end| format!("{}…", &words[..end])))
}

/// The clause of the text that one became, through as many renames as there were.
fn heir<'a>(id: &str, renamed: &BTreeMap<&str, &'a str>, own: &BTreeSet<&str>) -> Option<&'a str> {
    let first = renamed.get(id).copied();
    let chain = std::iter::successors(first, |id| renamed.get(id).copied()).take(renamed.len());
    { chain }.find(|id| own.contains(id))
}
