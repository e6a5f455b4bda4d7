//! Markdown: `CommonMark` with tables.

use crate::output::paste::Style;
use crate::output::paste::html::WIDEST;
use crate::output::paste::sheet::Block;
use crate::output::paste::sheet::Row;
use crate::output::paste::sheet::Sheet;
use crate::output::paste::sheet::Span;
use crate::output::paste::text::is_empty;

pub(super) fn write(sheet: &Sheet, style: &Style<'_>) -> String {
    let writer = Writer { style };
    writer.blocks(&sheet.blocks) + "\n"
}

struct Writer<'a> {
    style: &'a Style<'a>,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for (at, block) in blocks.iter().enumerate() {
            // Two lists in a row would be one.
            let is_second = at > 0 && matches!((&blocks[at - 1], block), (Block::List(_), Block::List(_)));
            out.push_str(if at == 0 { "" } else { "\n\n" });
            out.push_str(if is_second { "<!-- -->\n\n" } else { "" });
            out.push_str(&self.block(block));
        }
        out
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(level, _, words) => format!("{} {}", "#".repeat(*level), one_line(&self.words(words))),
            Block::Paragraph(_, words) | Block::BoldNote(words) => guarded(&self.words(words)),
            Block::List(items) => {
                let items = items.iter().map(|item| hang("- ", "  ", &self.blocks(&item.blocks)));
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Table(head, rows) if head.len() <= WIDEST => self.table(head, rows),
            Block::Table(head, rows) => {
                let rows: Vec<String> = rows.iter().map(|row| self.record(head, row)).collect();
                rows.join("\n\n")
            }
            Block::Quote(blocks) => hang("> ", "> ", &self.blocks(blocks)),
            Block::Code(code) => fenced(code),
            Block::Rule => "---".to_owned(),
        }
    }

    fn table(&self, head: &[Vec<Span>], rows: &[Row]) -> String {
        let line = |cells: &[Vec<Span>]| {
            let cells = cells.iter().map(|cell| self.words(cell).replace("\\\n", "<br>").replace('|', "\\|"));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let rule = format!("|{}", " --- |".repeat(head.len()));
        let rows = rows.iter().map(|row| line(&row.cells));
        [line(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    /// A row of a wide table: its first cell, and a list of the others.
    fn record(&self, head: &[Vec<Span>], row: &Row) -> String {
        let mut cells = head.iter().zip(&row.cells);
        let name = cells.next().map(|(_, cell)| guarded(&self.words(&[Span::Strong(cell.clone())])));
        let lines = cells.filter(|(_, cell)| !is_empty(cell));
        let lines = lines.map(|(head, cell)| self.style.pair(&self.words(head), &self.words(cell)));
        let lines = lines.map(|line| hang("- ", "  ", &guarded(&line))).collect::<Vec<_>>().join("\n");
        format!("{}\n\n{lines}", name.unwrap_or_default()).trim_end().to_owned()
    }

    fn words(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| match span {
            Span::Text(words) => escaped(words),
            Span::Code(words) => code(words),
            Span::Emphasis(inner) => self.marked("*", inner),
            Span::Strong(inner) | Span::Sensitive(inner) => self.marked("**", inner),
            // Ids don't come along.
            Span::Link(href, inner) if href.starts_with('#') => self.words(inner),
            Span::Link(href, inner) => format!("[{}](<{}>)", self.words(inner), href.replace(['<', '>'], "")),
            Span::Pair(label, value) => self.style.pair(&self.words(label), &self.words(value)),
            Span::Break => "\\\n".to_owned(),
        });
        words.collect()
    }

    /// Emphasis that begins and ends with a letter: a mark beside another sign is none in Markdown if a letter follows, as it
    /// does in Chinese.
    fn marked(&self, mark: &str, spans: &[Span]) -> String {
        let mut inner = spans.to_vec();
        let (mut before, mut after) = (String::new(), String::new());
        if let Some(Span::Text(first)) = inner.first_mut() {
            let start = first.find(char::is_alphanumeric).unwrap_or(first.len());
            before = first.drain(..start).collect();
        }
        if let Some(Span::Text(last)) = inner.last_mut() {
            let signs = last.chars().rev().take_while(|c| !c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
            after = last.split_off(last.len() - signs);
        }
        let words = self.words(&inner);
        let words = if words.is_empty() { words } else { format!("{mark}{words}{mark}") };
        format!("{}{words}{}", escaped(&before), escaped(&after))
    }
}

/// Text whose signs mean nothing.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let in_word = before.is_ascii_alphanumeric() && rest.peek().is_some_and(char::is_ascii_alphanumeric);
        let is_sign = matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '&' | '~') || c == '_' && !in_word;
        out.push_str(if is_sign { "\\" } else { "" });
        out.push(c);
        before = c;
    }
    out
}

/// A paragraph that can't be taken for something else by how its lines begin.
fn guarded(words: &str) -> String {
    let line = |line: &str| {
        let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
        let rest = line[digits..].strip_prefix(['.', ')']);
        let is_number = (1..10).contains(&digits) && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if is_number {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else if line.starts_with(['#', '+', '-', '>', '=', '|']) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    };
    words.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn one_line(words: &str) -> String {
    words.replace("\\\n", " ")
}

/// Literal words, between more marks than they hold.
fn code(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let mark = "`".repeat(longest + 1);
    let gap = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{mark}{gap}{words}{gap}{mark}")
}

fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.trim_end_matches('\n'))
}

/// Lines below each other, the first behind a mark, the others behind a margin.
fn hang(mark: &str, margin: &str, text: &str) -> String {
    let lines = text.split('\n').enumerate();
    let lines = lines.map(|(at, line)| match (at, line) {
        (0, line) => format!("{mark}{line}"),
        (_, "") => margin.trim_end().to_owned(),
        (_, line) => format!("{margin}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
