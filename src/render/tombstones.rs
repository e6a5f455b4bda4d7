//! What became of the clauses that earlier releases had under an id of their own, so that no link into the text is ever lost.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Block;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::Release;
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

/// Where a clause stood last.
struct Last<'a> {
    title: Option<String>,
    version: &'a str,
    /// The first version without it.
    gone: &'a str,
}

/// The clauses of earlier releases that the text in force of a scene does not have, by their ids.
pub fn tombstones(scene: &Scene<'_>, place: &Place) -> Vec<Tombstone> {
    let language = &scene.edition.language;
    let own: BTreeSet<&str> = scene.edition.prose.anchors().into_iter().map(|anchor| anchor.id).collect();
    let earlier = scene.policy.standing().take_while(|release| release.version != scene.release.version);
    let texts: Vec<(&Release, &Edition)> =
        earlier.chain([scene.release]).filter_map(|release| Some((release, release.edition(language)?))).collect();
    let mut last: BTreeMap<&str, Last<'_>> = BTreeMap::new();
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    for pair in texts.windows(2) {
        let [(before, old), (after, new)] = pair else { continue };
        for anchor in old.prose.anchors().into_iter().filter(|anchor| anchor.explicit && !own.contains(anchor.id)) {
            let title = old.prose.clause(anchor.id).and_then(name);
            last.insert(anchor.id, Last { title, version: &before.version, gone: &after.version });
        }
        renamed.extend(new.prose.anchors().into_iter().filter_map(|anchor| Some((anchor.was?, anchor.id))));
    }
    let tombstone = |(id, last): (&str, Last<'_>)| {
        let home = Home::release(&scene.policy.id, last.version, language);
        Tombstone {
            id: id.to_owned(),
            title: last.title,
            version: last.gone.to_owned(),
            href: format!("{}#{id}", place.link_to(&home.folder)),
            now: heir(id, &renamed, &own).map(|id| place.clause(id)),
        }
    };
    last.into_iter().map(tombstone).collect()
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
