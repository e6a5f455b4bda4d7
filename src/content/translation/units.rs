//! What is translated as a whole: the clauses of a document, and the texts of the records.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::content::translation::write;
use crate::diagnostic::Span;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::clause_reference;
use crate::schema::Format;
use crate::schema::Leaf;
use crate::schema::Node;
use crate::schema::Value;

/// The inlines of the texts of records, by their Markdown.
pub(super) type Words = BTreeMap<String, Vec<Inline>>;

/// A unit in one language.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::content) struct Piece {
    /// The id of the clause, or the path of the text.
    pub id: String,
    /// Its text in canonical form.
    pub text: Arc<str>,
    /// The only language that has it.
    pub only: Option<LanguageTag>,
    /// Where it is written.
    pub span: Span,
}

/// The clauses of a document: the preamble, and every heading, item, paragraph and row with an id, in the order of the
/// text. The text of a clause is its own, without that of clauses inside it; what has no id belongs to the clause it
/// stands in, and a footnote to those that mark it.
pub(in crate::content) fn clauses(document: &Document) -> Vec<Piece> {
    let mut collector = Collector { document, pieces: Vec::new() };
    let mut own = Own::default();
    let mut at = collector.open("preamble", None, Span::NONE);
    for block in &document.blocks {
        if let RawBlock::Heading { level, content } = block {
            if let Some(id) = &content.annotation.id {
                collector.close(at, std::mem::take(&mut own));
                at = collector.open(id, content.annotation.only.as_ref(), content.span);
            }
            let title = write::running(&content.inlines, &mut own.notes);
            own.text.push(format!("{} {title}", "#".repeat(usize::from(*level) + 1)));
        } else {
            if collector.pieces[at].span == Span::NONE {
                collector.pieces[at].span = span(block);
            }
            collector.block(block, &mut own);
        }
    }
    collector.close(at, own);
    collector.pieces.retain(|piece| !piece.text.is_empty());
    collector.pieces
}

/// The text of a unit while it is put together.
#[derive(Default)]
struct Own {
    /// Its blocks.
    text: Vec<String>,
    /// The names of the footnotes it marks.
    notes: Vec<String>,
    /// The sign of the list that its last block is.
    list: Option<&'static str>,
}

struct Collector<'a> {
    document: &'a Document,
    pieces: Vec<Piece>,
}

impl Collector<'_> {
    /// Begins a clause, so that it stands before those inside it.
    fn open(&mut self, id: &str, only: Option<&LanguageTag>, span: Span) -> usize {
        self.pieces.push(Piece { id: id.to_owned(), text: "".into(), only: only.cloned(), span });
        self.pieces.len() - 1
    }

    /// Ends a clause: the footnotes that it marks follow, each once.
    fn close(&mut self, at: usize, mut own: Own) {
        let mut next = 0;
        while let Some(name) = own.notes.get(next).cloned() {
            let first = !own.notes[..next].contains(&name);
            let note = self.document.footnotes.iter().find(|(known, ..)| *known == name);
            if let Some((_, blocks, _)) = note.filter(|_| first) {
                let text = self.apart(blocks, &mut own);
                own.text.push(write::hanging(&format!("[^{name}]: "), 4, &text));
            }
            next += 1;
        }
        self.pieces[at].text = own.text.join("\n\n").into();
    }

    /// The text of some blocks that is not that of clauses inside them.
    fn apart(&mut self, blocks: &[RawBlock], own: &mut Own) -> String {
        let mut inner = Own::default();
        for block in blocks {
            self.block(block, &mut inner);
        }
        own.notes.append(&mut inner.notes);
        inner.text.join("\n\n")
    }

    fn block(&mut self, block: &RawBlock, own: &mut Own) {
        let text = match block {
            RawBlock::Paragraph(content) => match self.unit(content) {
                Some(at) => {
                    let mut apart = Own::default();
                    apart.text.push(write::running(&content.inlines, &mut apart.notes));
                    self.close(at, apart);
                    return;
                }
                None => write::running(&content.inlines, &mut own.notes),
            },
            RawBlock::List { ordered, items, .. } => {
                // Two lists in a row stay two by their signs. Numbers come by themselves.
                let signs = if *ordered { ["1. ", "1) "] } else { ["- ", "* "] };
                let sign = if own.list == Some(signs[0]) { signs[1] } else { signs[0] };
                let lines: Vec<String> = items.iter().filter_map(|item| self.item(item, sign, own)).collect();
                if !lines.is_empty() {
                    own.text.push(lines.join("\n"));
                    own.list = Some(sign);
                }
                return;
            }
            RawBlock::Table { head, rows } => self.table(head, rows, own),
            RawBlock::Quote(blocks) => write::quoted(&self.apart(blocks, own)),
            RawBlock::Code(code) => write::code(code),
            RawBlock::Rule => "***".to_owned(),
            RawBlock::Placeholder(found, _) => write::placeholder(found),
            // A fault, which was reported.
            RawBlock::Heading { .. } => String::new(),
        };
        if !text.is_empty() {
            own.text.push(text);
            own.list = None;
        }
    }

    /// Begins the clause that running text is, if it has an id.
    fn unit(&mut self, content: &Content) -> Option<usize> {
        let id = content.annotation.id.as_ref()?;
        Some(self.open(id, content.annotation.only.as_ref(), content.span))
    }

    /// The lines of an item; `None` if it is a clause of its own.
    fn item(&mut self, item: &RawItem, sign: &str, own: &mut Own) -> Option<String> {
        if let Some(id) = &item.annotation.id {
            let at = self.open(id, item.annotation.only.as_ref(), item.span);
            let mut apart = Own::default();
            item.blocks.iter().for_each(|block| self.block(block, &mut apart));
            self.close(at, apart);
            return None;
        }
        let text = self.apart(&item.blocks, own);
        (!text.is_empty()).then(|| write::hanging(sign, sign.len(), &text))
    }

    fn table(&mut self, head: &[Content], rows: &[Vec<Content>], own: &mut Own) -> String {
        let rule = format!("|{}", " --- |".repeat(head.len()));
        let mut lines = vec![write::row(head, &mut own.notes), rule];
        for cells in rows {
            if let Some(at) = cells.first().and_then(|first| self.unit(first)) {
                let mut apart = Own::default();
                apart.text.push(write::row(cells, &mut apart.notes));
                self.close(at, apart);
            } else {
                lines.push(write::row(cells, &mut own.notes));
            }
        }
        lines.join("\n")
    }
}

fn span(block: &RawBlock) -> Span {
    match block {
        RawBlock::Paragraph(content) => content.span,
        RawBlock::List { span, .. } | RawBlock::Placeholder(_, span) => *span,
        RawBlock::Table { head, .. } => head.first().map_or(Span::NONE, |cell| cell.span),
        _ => Span::NONE,
    }
}

/// A text of the records of the source that must be translated.
pub(super) struct SourceText {
    /// The text, by its place in the files.
    pub piece: Piece,
    /// Its path where groups, defaults and `like` are written out.
    pub path: String,
}

/// The texts that must be translated, each once, where it is written. What groups, defaults and `like` share is one
/// text, at its place in the group. `leaves` are all strings of the source by their paths.
pub(super) fn texts(raw: &Node, leaves: &IndexMap<String, Leaf<'_>>, words: &Words) -> Vec<SourceText> {
    let mut paths = BTreeMap::new();
    written(raw, "", &mut paths);
    let texts = leaves.iter().filter_map(|(path, leaf)| {
        let is_text = *leaf.format == Format::Text && clause_reference(leaf.text).is_none();
        // Taken out, so that a text that several records share is found once.
        let id = Some(leaf.span).filter(|_| is_text).and_then(|span| paths.remove(&span))?;
        let piece = Piece { id, text: canonical(leaf.text, words), only: None, span: leaf.span };
        Some(SourceText { piece, path: path.clone() })
    });
    texts.collect()
}

/// The text of the records in canonical form.
pub(super) fn canonical(markdown: &str, words: &Words) -> Arc<str> {
    write::running(words.get(markdown).map_or(&[], Vec::as_slice), &mut Vec::new()).into()
}

/// The path of every string of a file, by its place.
fn written(node: &Node, path: &str, paths: &mut BTreeMap<Span, String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match &node.value {
        Value::Table(table) => table.iter().for_each(|(key, entry)| written(&entry.node, &below(key), paths)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| written(item, &below(&at.to_string()), paths));
        }
        Value::String(_) => {
            paths.insert(node.span, path.to_owned());
        }
        _ => {}
    }
}
