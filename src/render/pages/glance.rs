//! The summary above the text: the questions people come with, each answered in a line, with the records behind it.

use serde::Serialize;

use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Clause;
use crate::render::frame::Scene;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::collected;
use crate::render::pages::text::keys;
use crate::render::records::RecordView;
use crate::render::records::RecordsView;
use crate::render::records::records_view;

/// A question with its answer.
#[derive(Serialize)]
pub(super) struct Topic {
    /// `data`, `permissions`, `receivers`, `rights` or `contact`; asked by the word `glance-<key>`.
    key: &'static str,
    /// The answer in a line: each thing once.
    gist: Vec<Gist>,
    /// How many more there are.
    more: usize,
    /// The part of the text that says it in full, as a link.
    clause: Option<Html>,
    /// The records behind it; none of the tables is empty.
    tables: Vec<RecordsView>,
}

impl Topic {
    /// Leaves the answer and where it stands in full.
    pub(super) fn without_tables(&mut self) {
        self.tables.clear();
    }
}

/// A thing in the answer.
#[derive(PartialEq, Serialize)]
struct Gist {
    /// What it is called.
    words: Html,
    /// Whether one of the standards in force calls it sensitive.
    sensitive: bool,
}

/// How an answer is put together from the records of its tables.
type Answer = fn(&Scene<'_>, &Writer<'_>, &[RecordsView]) -> Vec<Gist>;

/// The questions in the order in which they are asked: what, why, who else, how do I say no, whom do I ask.
const TOPICS: [(&str, &[BlockTable], Answer); 5] = [
    ("data", &[BlockTable::Uses], groups),
    ("permissions", &[BlockTable::Permissions], names),
    ("receivers", &[BlockTable::Recipients, BlockTable::Sdks], receivers),
    ("rights", &[BlockTable::Rights, BlockTable::Promises], rights),
    ("contact", &[BlockTable::Contacts, BlockTable::Parties], addresses),
];

/// How many things an answer names.
const SHOWN: usize = 8;

/// The questions that the records of a text answer.
pub(super) fn glance(scene: &Scene<'_>, writer: &mut Writer<'_>) -> Vec<Topic> {
    let topics = TOPICS.into_iter().filter_map(|(key, tables, answer)| {
        let views = tables.iter().map(|table| view(scene, writer, *table));
        let views: Vec<RecordsView> = views.filter(|view| !view.rows.is_empty()).collect();
        let mut gist: Vec<Gist> = Vec::new();
        for one in answer(scene, writer, &views) {
            if !gist.contains(&one) {
                gist.push(one);
            }
        }
        let more = gist.len().saturating_sub(SHOWN);
        gist.truncate(SHOWN);
        let clause = part(writer, tables).map(|id| Html(writer.reference(&id)));
        (!views.is_empty()).then_some(Topic { key, gist, more, clause, tables: views })
    });
    topics.collect()
}

/// All records of a table. Their anchors belong to the full tables and lists.
fn view(scene: &Scene<'_>, writer: &mut Writer<'_>, table: BlockTable) -> RecordsView {
    let mut view = records_view(writer, table, &keys(scene, table), &[]);
    view.rows.iter_mut().for_each(|row| row.anchor = None);
    view
}

/// The first part of the text that shows records of one of the tables.
pub(super) fn part(writer: &Writer<'_>, tables: &[BlockTable]) -> Option<String> {
    let shows = |block: &Block| match block {
        Block::Records(block) => tables.contains(&block.table),
        Block::Record(record) => tables.contains(&record.table),
        _ => false,
    };
    let has = |part: &&Clause| {
        let mut found = false;
        part.each(&mut |clause| found |= clause.blocks.iter().any(shows));
        found
    };
    writer.edition.prose.clauses.iter().find(has).map(|part| part.id.clone())
}

fn gist(words: Html) -> Gist {
    Gist { words, sensitive: false }
}

fn groups(scene: &Scene<'_>, writer: &Writer<'_>, _: &[RecordsView]) -> Vec<Gist> {
    let groups = collected::group_names(scene, writer).into_iter();
    groups.map(|(words, sensitive)| Gist { words, sensitive }).collect()
}

fn names(_: &Scene<'_>, _: &Writer<'_>, views: &[RecordsView]) -> Vec<Gist> {
    rows(views).map(|row| gist(row.name.clone())).collect()
}

fn receivers(_: &Scene<'_>, _: &Writer<'_>, views: &[RecordsView]) -> Vec<Gist> {
    let name = |row: &RecordView| match row.table.as_str() {
        "recipients" => row.cells.get("party").or_else(|| row.cells.get("category")).map(Html::without_links),
        _ => Some(row.name.clone()),
    };
    rows(views).filter_map(name).map(gist).collect()
}

fn rights(_: &Scene<'_>, _: &Writer<'_>, views: &[RecordsView]) -> Vec<Gist> {
    rows(views).filter_map(|row| row.cells.get("kind")).cloned().map(gist).collect()
}

fn addresses(_: &Scene<'_>, _: &Writer<'_>, views: &[RecordsView]) -> Vec<Gist> {
    let contacts = || rows(views).filter(|row| row.table == "contacts");
    let ways =
        ["email", "phone", "url"].into_iter().flat_map(|way| contacts().filter_map(move |row| row.cells.get(way)));
    ways.map(|cell| gist(cell.without_links())).collect()
}

fn rows(views: &[RecordsView]) -> impl Iterator<Item = &RecordView> {
    views.iter().flat_map(|view| &view.rows)
}
