//! The forms that every console has. Whatever a theme does with a text is brought down to them.

use crate::output::paste::tree::Element;
use crate::output::paste::tree::Node;

/// A text in plain forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub blocks: Vec<Block>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading of a level, 1 for the title.
    Heading(usize, Vec<String>, Vec<Span>),
    /// A paragraph with the ids of what it begins.
    Paragraph(Vec<String>, Vec<Span>),
    /// A list without numbers of its own.
    List(Vec<Item>),
    /// The head and the rows.
    Table(Vec<Vec<Span>>, Vec<Row>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Literal text.
    Code(String),
    /// A line across.
    Rule,
    /// What bold words mean in the table before; of no use where nothing is bold.
    BoldNote(Vec<Span>),
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub ids: Vec<String>,
    pub blocks: Vec<Block>,
}

/// A row of a table, with as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub ids: Vec<String>,
    pub cells: Vec<Vec<Span>>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Words.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Span>),
    /// Strong emphasis.
    Strong(Vec<Span>),
    /// The name of a sensitive data item.
    Sensitive(Vec<Span>),
    /// Literal words.
    Code(String),
    /// A link: a full address, or `#id`.
    Link(String, Vec<Span>),
    /// A label with its value, put together as the language does.
    Pair(Vec<Span>, Vec<Span>),
    /// The end of a line.
    Break,
}

impl Sheet {
    /// Brings a page down to plain forms. `address` is where it stands; links lead from there.
    pub(super) fn new(nodes: &[Node], address: &str) -> Self {
        let mut reader = Reader { address, blocks: Vec::new(), words: Vec::new(), ids: Vec::new() };
        reader.flow(nodes);
        reader.end_paragraph();
        Self { blocks: reader.blocks }
    }
}

/// The words of some pieces, without marks.
pub(super) fn plain(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| match span {
        Span::Text(words) | Span::Code(words) => words.clone(),
        Span::Emphasis(inner) | Span::Strong(inner) | Span::Sensitive(inner) | Span::Link(_, inner) => plain(inner),
        Span::Pair(label, value) => format!("{} {}", plain(label), plain(value)),
        Span::Break => "\n".to_owned(),
    });
    words.collect()
}

/// The parts of a page that is being read.
struct Reader<'a> {
    address: &'a str,
    blocks: Vec<Block>,
    /// The words of the paragraph that is being read.
    words: Vec<Span>,
    /// The ids of what begins with the next part.
    ids: Vec<String>,
}

impl Reader<'_> {
    fn flow(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.words.push(Span::Text(text.clone())),
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" => {
                // A number stands before the first paragraph of its item.
                self.note_id(element);
                self.flow(&element.nodes);
                let is_bold_note = element.has_class("table-note");
                self.end_paragraph();
                if is_bold_note && let Some(Block::Paragraph(_, words)) = self.blocks.pop() {
                    self.blocks.push(Block::BoldNote(words));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.note_id(element);
                let level = usize::from(element.name.as_bytes()[1] - b'0');
                let words = tidy(self.spans(&element.nodes));
                let ids = std::mem::take(&mut self.ids);
                self.blocks.push(Block::Heading(level, ids, words));
            }
            "ul" | "ol" => self.list(element),
            "dl" => self.definitions(element),
            "table" => self.table(element),
            "blockquote" => {
                let blocks = self.below(&element.nodes);
                self.push(Block::Quote(blocks));
            }
            "pre" => self.push(Block::Code(literal(&element.nodes))),
            "hr" => self.push(Block::Rule),
            name if is_inline(name) => {
                let span = self.span(element);
                self.words.extend(span);
            }
            _ => {
                self.end_paragraph();
                self.note_id(element);
                self.flow(&element.nodes);
                self.end_paragraph();
            }
        }
    }

    fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn note_id(&mut self, element: &Element) {
        self.ids.extend(own_id(element));
    }

    fn end_paragraph(&mut self) {
        let words = tidy(std::mem::take(&mut self.words));
        if !words.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.ids), words));
        }
    }

    /// The parts of something, read on their own.
    fn below(&self, nodes: &[Node]) -> Vec<Block> {
        let mut inner = Reader { address: self.address, blocks: Vec::new(), words: Vec::new(), ids: Vec::new() };
        inner.flow(nodes);
        inner.end_paragraph();
        inner.blocks
    }

    /// Items that have numbers are paragraphs: no console would give them the same ones.
    fn list(&mut self, list: &Element) {
        self.end_paragraph();
        let is_footnotes = list.elements().any(|item| item.attribute("id").is_some_and(is_footnote));
        if list.elements().any(is_numbered) {
            for item in list.elements() {
                self.note_id(item);
                self.flow(&item.nodes);
                self.end_paragraph();
            }
            return;
        }
        if is_footnotes {
            for (at, item) in list.elements().enumerate() {
                self.words.push(Span::Text(format!("[{}] ", at + 1)));
                self.flow(&item.nodes);
                self.end_paragraph();
            }
            return;
        }
        let item = |item: &Element| Item { ids: own_id(item).into_iter().collect(), blocks: self.below(&item.nodes) };
        let items: Vec<Item> = list.elements().map(item).collect();
        let ids = std::mem::take(&mut self.ids);
        let mut list = Block::List(items);
        if let Block::List(items) = &mut list
            && let Some(first) = items.first_mut()
        {
            first.ids.extend(ids);
        }
        self.blocks.push(list);
    }

    /// Facts are a list of labels with their values; terms are paragraphs.
    fn definitions(&mut self, list: &Element) {
        self.end_paragraph();
        let mut parts: Vec<&Element> = Vec::new();
        for element in list.elements() {
            if element.name == "div" { parts.extend(element.elements()) } else { parts.push(element) }
        }
        if !list.has_class("facts") {
            for part in parts {
                self.note_id(part);
                let words = self.spans(&part.nodes);
                self.words.extend(if part.name == "dt" { vec![Span::Strong(tidy(words))] } else { words });
                self.end_paragraph();
            }
            return;
        }
        let pairs = parts.chunks(2).filter_map(|pair| {
            let [label, value] = pair else { return None };
            let pair = Span::Pair(tidy(self.spans(&label.nodes)), tidy(self.spans(&value.nodes)));
            Some(Item { ids: Vec::new(), blocks: vec![Block::Paragraph(Vec::new(), vec![pair])] })
        });
        let pairs: Vec<Item> = pairs.collect();
        self.blocks.push(Block::List(pairs));
    }

    fn table(&mut self, table: &Element) {
        self.end_paragraph();
        let mut rows = Vec::new();
        collect_rows(table, &mut rows);
        let cells =
            |row: &Element| -> Vec<Vec<Span>> { row.elements().map(|cell| tidy(self.spans(&cell.nodes))).collect() };
        let Some((head, rows)) = rows.split_first() else { return };
        let head = cells(head);
        let row = |row: &&Element| {
            let mut cells = cells(row);
            cells.resize(head.len(), Vec::new());
            Row { ids: own_id(row).into_iter().collect(), cells }
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        self.blocks.push(Block::Table(head, rows));
    }

    /// Running text; what is a part of its own begins a new line.
    fn spans(&self, nodes: &[Node]) -> Vec<Span> {
        let mut all = Vec::new();
        for node in nodes {
            match node {
                Node::Text(text) => all.push(Span::Text(text.clone())),
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) if is_inline(&element.name) => all.extend(self.span(element)),
                Node::Element(element) => {
                    let is_part = matches!(element.name.as_str(), "li" | "p" | "dt" | "pre" | "blockquote");
                    if is_part && !all.is_empty() {
                        all.push(Span::Break);
                    }
                    all.extend(self.spans(&element.nodes));
                }
            }
        }
        all
    }

    fn span(&self, element: &Element) -> Vec<Span> {
        let inner = || tidy(self.spans(&element.nodes));
        let is_sensitive = element.has_class("sensitive");
        match element.name.as_str() {
            "br" => vec![Span::Break],
            "img" => element.attribute("alt").map(|alt| Span::Text(alt.to_owned())).into_iter().collect(),
            "strong" | "b" if is_sensitive => vec![Span::Sensitive(inner())],
            "strong" | "b" => vec![Span::Strong(inner())],
            "em" | "i" => vec![Span::Emphasis(inner())],
            "code" | "kbd" => vec![Span::Code(literal(&element.nodes))],
            "sup" if element.has_class("footnote") => vec![Span::Text(format!("[{}]", literal(&element.nodes).trim()))],
            "a" if element.has_class("number") || element.has_class("self") => self.spans(&element.nodes),
            "a" => match element.attribute("href") {
                Some(href) => vec![Span::Link(absolute(self.address, href), inner())],
                None => self.spans(&element.nodes),
            },
            "span" if element.has_class("tag") => vec![Span::Text(format!("[{}]", literal(&element.nodes).trim()))],
            _ => self.spans(&element.nodes),
        }
    }
}

/// What is there for those who can't see a page, and links to other languages.
fn is_left_out(element: &Element) -> bool {
    matches!(element.name.as_str(), "caption" | "colgroup" | "wbr")
        || element.has_class("away")
        || element.has_class("elsewhere")
        || element.attribute("hidden").is_some()
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 24] = [
        "a", "span", "strong", "em", "b", "i", "u", "s", "small", "code", "kbd", "abbr", "bdi", "bdo", "br", "sub",
        "sup", "q", "cite", "mark", "ins", "del", "time", "img",
    ];
    INLINE.contains(&name)
}

fn is_numbered(item: &Element) -> bool {
    item.elements().next().is_some_and(|first| first.name == "a" && first.has_class("number"))
}

fn is_footnote(id: &str) -> bool {
    id.starts_with("footnote.")
}

/// The id of an element, if it belongs to the text.
fn own_id(element: &Element) -> Option<String> {
    element.attribute("id").filter(|id| !is_footnote(id)).map(str::to_owned)
}

/// The rows of a table, in its order.
fn collect_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    for inner in element.elements() {
        match inner.name.as_str() {
            "tr" => rows.push(inner),
            "thead" | "tbody" | "tfoot" => collect_rows(inner, rows),
            _ => {}
        }
    }
}

/// The words of some pieces as they are written.
fn literal(nodes: &[Node]) -> String {
    let words = nodes.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => literal(&element.nodes),
    });
    words.collect()
}

/// Joins words, makes white space one blank, and leaves none at the ends and beside the end of a line.
fn tidy(spans: Vec<Span>) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match (all.last_mut(), span) {
            (Some(Span::Text(before)), Span::Text(words)) => before.push_str(&words),
            (_, span) => all.push(span),
        }
    }
    let mut after_blank = true;
    for span in &mut all {
        if let Span::Text(words) = span {
            *words = collapsed(words, after_blank);
        }
        after_blank = match span {
            Span::Text(words) if words.is_empty() => after_blank,
            Span::Text(words) => words.ends_with([' ', '、', '。', '）', '：']),
            Span::Break => true,
            _ => false,
        };
    }
    for at in 0..all.len() {
        let is_last = all[at + 1..].iter().all(|next| matches!(next, Span::Text(words) if words.trim().is_empty()));
        let ends = is_last || matches!(all.get(at + 1), Some(Span::Break));
        if let Some(Span::Text(words)) = all.get_mut(at).filter(|_| ends) {
            words.truncate(words.trim_end().len());
        }
    }
    all.retain(|span| !matches!(span, Span::Text(words) if words.is_empty()));
    let breaks = all.iter().rev().take_while(|span| matches!(span, Span::Break)).count();
    all.truncate(all.len() - breaks);
    let breaks = all.iter().take_while(|span| matches!(span, Span::Break)).count();
    all.drain(..breaks);
    all
}

/// Words with every run of white space as one blank, without one after another or after a full-width sign.
fn collapsed(words: &str, after_blank: bool) -> String {
    let mut out = String::with_capacity(words.len());
    let mut blank = after_blank;
    for c in words.chars() {
        let is_space = c.is_ascii_whitespace();
        if !is_space {
            out.push(c);
        } else if !blank {
            out.push(' ');
        }
        // No blank follows a sign that brings its own.
        blank = is_space || "、。，；：！？）》」』】".contains(c);
    }
    out
}

/// The full address of a link on a page; a place of the page itself stays `#id`.
fn absolute(address: &str, href: &str) -> String {
    let is_full = href.contains("://") || href.starts_with("mailto:") || href.starts_with("tel:");
    if is_full || href.starts_with('#') {
        return href.to_owned();
    }
    let mut folder = address.trim_end_matches('/');
    let mut rest = href;
    loop {
        if let Some(up) = rest.strip_prefix("../") {
            folder = folder.rsplit_once('/').map_or(folder, |(above, _)| above);
            rest = up;
        } else if let Some(here) = rest.strip_prefix("./") {
            rest = here;
        } else {
            return format!("{folder}/{rest}");
        }
    }
}
