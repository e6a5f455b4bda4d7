//! Every record that changed, field by field.

use serde::Serialize;
use serde_json::Value as Json;

use crate::content::matching;
use crate::diff::Change;
use crate::diff::ClauseChange;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Status;
use crate::diff::as_prose;
use crate::diff::prose_redline;
use crate::model::Block;
use crate::model::ChangeKind;
use crate::model::Clause;
use crate::model::Keyed;
use crate::render::comparison::Sides;
use crate::render::comparison::inline::View;
use crate::render::comparison::names::called;
use crate::render::comparison::wording::PlaceView;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::schema::Shape;

/// A record that changed.
#[derive(Serialize)]
pub(in crate::render) struct RecordView {
    /// The id on the page.
    pub id: String,
    /// The table, or the field at the top of the document.
    pub table: String,
    /// What the record is called.
    pub name: Html,
    /// `added`, `removed` or `changed`.
    pub status: Status,
    /// The kinds of change.
    pub kinds: Vec<ChangeKind>,
    /// The fields that changed; for an added or removed record, all it has.
    pub fields: Vec<FieldView>,
    /// The clauses that show it: they are not marked as changed for that.
    pub places: Vec<PlaceView>,
}

/// A field that changed. What changed is marked; the fields of a record that is wholly new or gone have no marks.
#[derive(Serialize)]
pub(in crate::render) struct FieldView {
    /// The field; empty for the text of a record that is nothing but a text.
    pub label: String,
    /// What stood there, or what left a list.
    pub before: Option<Html>,
    /// What stands there now, or what came to a list.
    pub after: Option<Html>,
    /// Of running text on both sides, one text with what was removed and added.
    pub words: Option<Html>,
    /// Whether it is a list, of which only what came and left is shown.
    pub is_list: bool,
}

impl<'a> Sides<'a> {
    /// Every record that changed.
    pub(in crate::render) fn facts(&self) -> Vec<RecordView> {
        self.records.iter().map(|change| self.record(change)).collect()
    }

    fn record(&self, change: &RecordChange) -> RecordView {
        let writer = if change.status == Status::Removed { &self.old } else { &self.new };
        let name = if change.key.is_empty() {
            writer.field_label("", &change.table)
        } else {
            writer.record_name(&change.table, &change.key)
        };
        RecordView {
            id: anchor(change),
            table: change.table.clone(),
            name: Html(name),
            status: change.status,
            kinds: change.kinds.clone(),
            fields: change.fields.iter().map(|field| self.field(change, field)).collect(),
            places: self.places(change),
        }
    }

    /// The clauses of the text after that show a record.
    fn places(&self, record: &RecordChange) -> Vec<PlaceView> {
        let showing = self.prose.clauses.iter().filter_map(|change| Some((change, change.after?)));
        let showing = showing.filter(|(change, clause)| self.shows(change, clause, record));
        let place = |(_, clause): (&ClauseChange<'_>, &Clause)| PlaceView {
            label: called(&self.new, clause),
            href: self.new.place.clause(&clause.id),
        };
        showing.map(place).collect()
    }

    fn shows(&self, change: &ClauseChange<'_>, clause: &Clause, record: &RecordChange) -> bool {
        let parts = [&record.table, &record.key];
        let path: String = parts.into_iter().filter(|part| !part.is_empty()).flat_map(|part| [part, "."]).collect();
        let edition = self.new.edition;
        let in_facts = change.facts.iter().any(|fact| format!("{fact}.").starts_with(&path));
        in_facts
            || clause.blocks.iter().any(|block| match block {
                Block::Record(one) => one.table.name() == record.table && one.key == record.key,
                Block::Records(block) => {
                    block.table.name() == record.table
                        && matching(&edition.json, block, &edition.records).contains(&record.key)
                }
                _ => false,
            })
    }

    fn field(&self, record: &RecordChange, field: &FieldChange) -> FieldView {
        let shape = field_shape(self.new.shape, record, &field.field);
        let marked = |tag: &str, words: String| match record.status {
            Status::Changed => Html(self.mark(tag, &words, false)),
            Status::Added | Status::Removed => Html(words),
        };
        let value = |writer: &Writer<'_>, value: &Json| shape.map(|shape| writer.value(value, shape));
        let entries = |writer: &Writer<'_>, items: &[Json]| {
            let Some(Shape::List(inner)) = shape else { return None };
            let entries: Vec<String> = items.iter().map(|item| writer.value(item, inner)).collect();
            (!entries.is_empty()).then(|| writer.language.locale.join(&entries))
        };
        let text = |writer: &Writer<'_>, text: &String| value(writer, &Json::String(text.clone()));
        let (before, after) = match &field.change {
            Change::Text { before: Some(before), after: Some(after) } => {
                return self.reworded(record, field, before, after);
            }
            Change::Text { before, after } => (
                before.as_ref().and_then(|before| text(&self.old, before)),
                after.as_ref().and_then(|after| text(&self.new, after)),
            ),
            Change::Value { before, after } => (
                before.as_ref().and_then(|before| value(&self.old, before)),
                after.as_ref().and_then(|after| value(&self.new, after)),
            ),
            Change::Set { added, removed } => (entries(&self.old, removed), entries(&self.new, added)),
        };
        FieldView {
            label: field_label(&self.new, record, &field.field),
            before: before.map(|words| marked("del", words)),
            after: after.map(|words| marked("ins", words)),
            words: None,
            is_list: matches!(field.change, Change::Set { .. }),
        }
    }

    /// A text of the records with what was removed and added in it.
    fn reworded(&self, record: &RecordChange, field: &FieldChange, before: &str, after: &str) -> FieldView {
        let texts = [self.old.edition.inlines(before), self.new.edition.inlines(after)];
        let proses = texts.map(as_prose);
        let prose = &prose_redline(&proses[0], &proses[1]);
        let writer = |writer: &Writer<'a>, text: &str| Writer {
            borrowed: writer.source.is_some() && writer.edition.fallbacks.contains(text),
            ..writer.beside(writer.edition)
        };
        let sides = Sides {
            old: writer(&self.old, before),
            new: writer(&self.new, after),
            records: &[],
            prose,
            notes: &Keyed::new(),
        };
        let passages: Vec<_> = prose.clauses.iter().flat_map(|clause| clause.passages.clone()).collect();
        FieldView {
            label: field_label(&self.new, record, &field.field),
            before: Some(sides.running(&passages, View::Before)),
            after: Some(sides.running(&passages, View::After)),
            words: Some(sides.running(&passages, View::Both)),
            is_list: false,
        }
    }
}

/// The id of a changed record on the page: `Fact-sdks-umeng`, `Fact-app`.
pub(super) fn anchor(change: &RecordChange) -> String {
    let parts = ["Fact", &change.table, &change.key];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The shape of a changed record, or of a field at the top.
fn record_shape<'a>(shape: &'a Shape, record: &RecordChange) -> Option<&'a Shape> {
    match &shape.field(&record.table)?.shape {
        Shape::Map(inner) if !record.key.is_empty() => Some(inner),
        shape => Some(shape),
    }
}

/// The shape below another, at a dotted path.
pub(super) fn field_shape<'a>(shape: &'a Shape, record: &RecordChange, path: &str) -> Option<&'a Shape> {
    let mut at = record_shape(shape, record)?;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        at = match at {
            Shape::Struct { .. } => &at.field(key)?.shape,
            Shape::By { value, .. } | Shape::Map(value) => value,
            _ => return Some(at),
        };
    }
    Some(at)
}

/// What a changed field is called: `Closing the account · How`, `Legal basis · China`; empty for a field at the top.
pub(super) fn field_label(writer: &Writer<'_>, record: &RecordChange, path: &str) -> String {
    let mut words = Vec::new();
    let mut at = record_shape(writer.shape, record);
    for key in path.split('.').filter(|key| !key.is_empty()) {
        at = match at {
            Some(Shape::By { keys, value }) => {
                words.push(writer.value(&Json::String(key.to_owned()), keys));
                Some(value)
            }
            Some(Shape::Map(value)) => {
                words.push(writer.named("language", key));
                Some(value)
            }
            shape => {
                words.push(writer.field_label(&record.table, key));
                shape.and_then(|shape| shape.field(key)).map(|field| &field.shape)
            }
        };
    }
    words.join(" · ")
}
