//! Plain text: no line is broken, a table is its rows one after the other.

use crate::output::paste::Style;
use crate::output::paste::sheet::Block;
use crate::output::paste::sheet::Row;
use crate::output::paste::sheet::Sheet;
use crate::output::paste::sheet::Span;
use crate::output::paste::sheet::plain;

pub(super) fn write(sheet: &Sheet, style: &Style<'_>) -> String {
    let writer = Writer { style };
    let parts: Vec<String> = sheet.blocks.iter().map(|block| writer.block(block)).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

struct Writer<'a> {
    style: &'a Style<'a>,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(_, _, words) | Block::Paragraph(_, words) => self.words(words),
            Block::List(items) => {
                let items = items.iter().map(|item| hang("- ", &self.blocks(&item.blocks, "\n")));
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Table(head, rows) => {
                let rows: Vec<String> = rows.iter().map(|row| self.row(head, row)).collect();
                rows.join("\n\n")
            }
            Block::Quote(blocks) => hang("  ", &self.blocks(blocks, "\n\n")),
            Block::Code(code) => code.trim_end().to_owned(),
            Block::Rule => "――――――".to_owned(),
            Block::BoldNote(_) => String::new(),
        }
    }

    fn blocks(&self, blocks: &[Block], gap: &str) -> String {
        blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>().join(gap)
    }

    /// The first cell, and each other that is not empty with its head; of two, the first is the label of the second.
    fn row(&self, head: &[Vec<Span>], row: &Row) -> String {
        let cells = head.iter().zip(&row.cells).map(|(head, cell)| (self.words(head), self.words(cell)));
        if let ([_, _], [name, value]) = (head, &row.cells[..]) {
            return self.style.pair(&self.words(name), &self.words(value));
        }
        let lines = cells.enumerate().filter(|(_, (_, cell))| !cell.is_empty()).map(|(at, (head, cell))| {
            let cell = cell.replace('\n', "\n  ");
            match (at, head.is_empty()) {
                (0, _) => cell,
                (_, true) => format!("  {cell}"),
                _ => format!("  {}", self.style.pair(&head, &cell)),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn words(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| match span {
            Span::Text(words) | Span::Code(words) => words.clone(),
            Span::Emphasis(inner) | Span::Strong(inner) => self.words(inner),
            // Nothing is bold here.
            Span::Sensitive(inner) => format!("{} [{}]", self.words(inner), self.style.locale.word("sensitive-tag")),
            Span::Link(href, inner) => link(href, &self.words(inner)),
            Span::Pair(label, value) => self.style.pair(&self.words(label), &self.words(value)),
            Span::Break => "\n".to_owned(),
        });
        words.collect()
    }
}

/// A link as its words, with the address where these don't show it.
fn link(href: &str, words: &str) -> String {
    let is_shown =
        href.starts_with('#') || href.split_once(':').is_some_and(|(_, rest)| rest == words) || href == words;
    if is_shown { words.to_owned() } else { format!("{words} ({href})") }
}

/// Lines below each other, the first behind a mark.
fn hang(mark: &str, text: &str) -> String {
    let margin = format!("\n{}", " ".repeat(mark.len()));
    format!("{mark}{}", text.replace('\n', &margin))
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: &[Span]) -> bool {
    plain(cell).trim().is_empty()
}
