//! HTML without style: no class, no style, no script, no id but those of the text.

use crate::output::paste::Style;
use crate::output::paste::sheet::Block;
use crate::output::paste::sheet::Row;
use crate::output::paste::sheet::Sheet;
use crate::output::paste::sheet::Span;
use crate::output::paste::text::is_empty;
use crate::render::escape;

/// The most columns of a table that can be read in a narrow window; rows of wider ones are lists.
pub(super) const WIDEST: usize = 4;

pub(super) fn write(sheet: &Sheet, style: &Style<'_>) -> String {
    let writer = Writer { style };
    let (language, direction) = (&style.locale.language, style.locale.direction());
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n</head>\n<body>\n{}</body>\n</html>\n",
        escape(&style.title),
        writer.blocks(&sheet.blocks)
    )
}

struct Writer<'a> {
    style: &'a Style<'a>,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(level, ids, words) => element(&format!("h{level}"), ids, &self.words(words)),
            Block::Paragraph(ids, words) => element("p", ids, &self.words(words)),
            Block::BoldNote(words) => element("p", &[], &self.words(words)),
            Block::List(items) => {
                let items = items.iter().map(|item| element("li", &item.ids, &self.item(&item.blocks)));
                format!("<ul>\n{}</ul>\n", items.collect::<String>())
            }
            Block::Table(head, rows) if head.len() <= WIDEST => self.table(head, rows),
            Block::Table(head, rows) => rows.iter().map(|row| self.record(head, row)).collect(),
            Block::Quote(blocks) => format!("<blockquote>\n{}</blockquote>\n", self.blocks(blocks)),
            Block::Code(code) => format!("<pre>{}</pre>\n", escape(code)),
            Block::Rule => "<hr>\n".to_owned(),
        }
    }

    /// The parts of an item; words alone need no paragraph.
    fn item(&self, blocks: &[Block]) -> String {
        match blocks {
            [Block::Paragraph(ids, words), rest @ ..] if ids.is_empty() => self.words(words) + &self.blocks(rest),
            blocks => self.blocks(blocks),
        }
    }

    fn table(&self, head: &[Vec<Span>], rows: &[Row]) -> String {
        let cells = |cells: &[Vec<Span>], tag: &str| -> String {
            let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", self.words(cell)));
            cells.collect::<Vec<_>>().concat()
        };
        let rows: String = rows.iter().map(|row| element("tr", &row.ids, &cells(&row.cells, "td"))).collect();
        format!("<table>\n<tr>{}</tr>\n{rows}</table>\n", cells(head, "th"))
    }

    /// A row of a wide table: its first cell, and a list of the others.
    fn record(&self, head: &[Vec<Span>], row: &Row) -> String {
        let mut cells = head.iter().zip(&row.cells);
        let name = cells.next().map(|(_, cell)| format!("<strong>{}</strong>", self.words(cell)));
        let lines = cells.filter(|(_, cell)| !is_empty(cell));
        let lines =
            lines.map(|(head, cell)| element("li", &[], &self.style.pair(&self.words(head), &self.words(cell))));
        let lines: String = lines.collect();
        let lines = if lines.is_empty() { lines } else { format!("<ul>\n{lines}</ul>\n") };
        element("p", &row.ids, &name.unwrap_or_default()) + &lines
    }

    fn words(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| match span {
            Span::Text(words) => escape(words),
            Span::Code(words) => format!("<code>{}</code>", escape(words)),
            Span::Emphasis(inner) => format!("<em>{}</em>", self.words(inner)),
            Span::Strong(inner) | Span::Sensitive(inner) => format!("<strong>{}</strong>", self.words(inner)),
            Span::Link(href, inner) => format!("<a href=\"{}\">{}</a>", escape(href), self.words(inner)),
            Span::Pair(label, value) => self.style.pair(&self.words(label), &self.words(value)),
            Span::Break => "<br>".to_owned(),
        });
        words.collect()
    }
}

/// An element on a line, with the first id; what else begins here is marked inside of it.
fn element(tag: &str, ids: &[String], content: &str) -> String {
    let mut ids = ids.iter().map(|id| format!(" id=\"{}\"", escape(id)));
    let own = ids.next().unwrap_or_default();
    let others: Vec<String> = ids.map(|id| format!("<span{id}></span>")).collect();
    // A row may hold nothing but cells.
    let others = if tag == "tr" { String::new() } else { others.concat() };
    format!("<{tag}{own}>{others}{content}</{tag}>\n")
}
