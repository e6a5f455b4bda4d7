//! Markdown to blocks and inlines. With `loose` and `guard` the only door to `pulldown-cmark`.
//!
//! `CommonMark` with tables and footnotes, smart punctuation off, and the notations of `annotation`. Whatever cannot be
//! shown as written is a fault with its place; nothing is dropped in silence but HTML comments.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::content::annotation::Annotation;
use crate::content::annotation::Placeholder;
use crate::content::annotation::placeholder;
use crate::content::facts::Facts;
use crate::content::facts::is_fact;
use crate::content::guard::is_bounded;
use crate::content::guard::report_unused;
use crate::content::lint;
use crate::content::run::Run;
use crate::content::target::link_target;
use crate::diagnostic::BAD_PLACEHOLDER;
use crate::diagnostic::CODE_INFO;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::IMAGE;
use crate::diagnostic::INDENTED_CODE;
use crate::diagnostic::LINK_TITLE;
use crate::diagnostic::LONG_ROW;
use crate::diagnostic::OPEN_COMMENT;
use crate::diagnostic::RAW_HTML;
use crate::diagnostic::Span;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::PageRef;
use crate::model::Platform;
use crate::model::Target;

/// A Markdown document before its clauses are numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    pub blocks: Vec<RawBlock>,
    pub footnotes: Vec<(String, Vec<RawBlock>, Span)>,
    /// What links lead to inside the site, with the place of each link.
    pub mentions: Vec<(Mention, Span)>,
}

/// What a link leads to inside the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mention {
    /// A clause or record of the text, by its id.
    Anchor(String),
    /// A path from the root.
    File(String),
    /// The list of SDKs of a platform.
    Sdks(Platform),
}

/// A block before numbering.
#[derive(Clone, Debug)]
pub(super) enum RawBlock {
    Heading { level: u8, content: Content },
    Paragraph(Content),
    List { ordered: bool, items: Vec<RawItem>, span: Span },
    Table { head: Vec<Content>, rows: Vec<Vec<Content>> },
    Quote(Vec<RawBlock>),
    Code(String),
    Rule,
    Placeholder(Placeholder, Span),
}

/// Running text with what was said of its clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    pub inlines: Vec<Inline>,
    pub annotation: Annotation,
    pub span: Span,
}

/// A list item before numbering.
#[derive(Clone, Debug)]
pub(super) struct RawItem {
    pub blocks: Vec<RawBlock>,
    /// The number typed before it.
    pub typed: Option<u32>,
    pub annotation: Annotation,
    pub span: Span,
}

/// Where a text comes from: a file, or a string of a record whose inside has no places of its own.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    File(Span),
    Record(Span),
}

impl Origin {
    pub(super) fn place(self, range: Range<usize>) -> Span {
        match self {
            Self::File(span) => span.part(range.start, range.end),
            Self::Record(span) => span,
        }
    }
}

/// What the reading of a text depends on.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub language: &'a LanguageTag,
    pub facts: &'a Facts<'a>,
    pub origin: Origin,
    /// Whether the text stands inside a link, where no other can.
    pub in_link: bool,
}

/// What is read besides `CommonMark`.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Reads a document.
pub(super) fn document(text: &str, setting: Setting<'_>, log: &mut Diagnostics) -> Document {
    let parser = Parser::new_ext(text, OPTIONS);
    let mut definitions: Vec<(String, Range<usize>)> =
        parser.reference_definitions().iter().map(|(name, found)| (name.to_owned(), found.span.clone())).collect();
    definitions.sort_by_key(|(_, place)| place.start);
    let events: Vec<(Event<'_>, Range<usize>)> = parser.into_offset_iter().collect();
    if !is_bounded(&definitions, &events, setting.origin, log) {
        return Document::default();
    }
    report_unused(&definitions, &events, setting.origin, log);
    let (footnotes, mentions) = (Vec::new(), Vec::new());
    let mut reader = Reader { text, events, at: 0, setting, log, footnotes, mentions, open_tags: 0 };
    let blocks = reader.blocks();
    let (footnotes, mentions) = (reader.footnotes, reader.mentions);
    lint::indentation(text, setting.origin, log);
    Document { blocks, footnotes, mentions }
}

struct Reader<'a, 'b> {
    text: &'a str,
    events: Vec<(Event<'a>, Range<usize>)>,
    at: usize,
    setting: Setting<'a>,
    log: &'b mut Diagnostics,
    footnotes: Vec<(String, Vec<RawBlock>, Span)>,
    mentions: Vec<(Mention, Span)>,
    /// How many HTML tags of the text were opened and not closed yet.
    open_tags: u32,
}

impl<'a> Reader<'a, '_> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let event = self.events.get(self.at).cloned();
        self.at += 1;
        event
    }

    fn peek(&self) -> Option<&Event<'a>> {
        self.events.get(self.at).map(|(event, _)| event)
    }

    fn place(&self, range: Range<usize>) -> Span {
        self.setting.origin.place(range)
    }

    /// Blocks up to the end of what encloses them, whose end event is taken too.
    fn blocks(&mut self) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => self.block(tag, range, &mut blocks),
                Event::Rule => blocks.push(RawBlock::Rule),
                Event::Html(html) => self.html(&html, range),
                _ => {
                    // Running text right inside a tight list item.
                    self.at -= 1;
                    blocks.push(RawBlock::Paragraph(self.tight()));
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>, blocks: &mut Vec<RawBlock>) {
        match tag {
            Tag::Paragraph => blocks.push(self.paragraph(range)),
            Tag::Heading { level, .. } => {
                let content = self.content(range);
                blocks.push(RawBlock::Heading { level: depth(level), content });
            }
            Tag::List(start) => blocks.push(self.list(start.is_some(), range)),
            Tag::Table(_) => blocks.push(self.table()),
            Tag::BlockQuote(_) => {
                let inner = self.blocks();
                blocks.push(RawBlock::Quote(inner));
            }
            Tag::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Indented) {
                    self.log.push(Diagnostic::new(INDENTED_CODE, self.place(range.clone())));
                }
                if let CodeBlockKind::Fenced(info) = &kind
                    && !info.trim().is_empty()
                {
                    self.log.push(Diagnostic::new(CODE_INFO, self.place(range)).arg("info", info.trim()));
                }
                blocks.push(RawBlock::Code(self.code()));
            }
            Tag::HtmlBlock => self.html_block(),
            Tag::FootnoteDefinition(name) => {
                let inner = self.blocks();
                let span = self.place(range);
                self.footnotes.push((name.to_string(), inner, span));
            }
            _ => {
                // An inline tag right inside a tight list item.
                self.at -= 1;
                blocks.push(RawBlock::Paragraph(self.tight()));
            }
        }
    }

    fn paragraph(&mut self, range: Range<usize>) -> RawBlock {
        let source = self.text[range.clone()].trim();
        let inner = source.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        if let Some(inner) = inner.filter(|inner| !inner.contains("{{"))
            && let Some(found) = placeholder(inner).filter(|found| !is_fact(&found.path))
        {
            self.skip();
            return RawBlock::Placeholder(found, self.place(range));
        }
        lint::joined_lines(&self.text[range.clone()], self.place(range.clone()), self.log);
        lint::joined_items(&self.text[range.clone()], self.place(range.clone()), self.log);
        RawBlock::Paragraph(self.content(range))
    }

    /// Goes past the end of what encloses the reader.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    fn list(&mut self, ordered: bool, range: Range<usize>) -> RawBlock {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), item)) = self.next() {
            let mut blocks = self.blocks();
            let annotation = match blocks.first_mut() {
                Some(RawBlock::Paragraph(content)) => std::mem::take(&mut content.annotation),
                _ => Annotation::default(),
            };
            let typed = ordered.then(|| typed_number(&self.text[item.clone()])).flatten();
            let length = self.text[item.clone()].trim_end().len();
            let span = self.place(item.start..item.start + length);
            items.push(RawItem { blocks, typed, annotation, span });
        }
        RawBlock::List { ordered, items, span: self.place(range) }
    }

    fn table(&mut self) -> RawBlock {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => {
                    let cells = self.cells();
                    self.check_row(range, cells.len());
                    rows.push(cells);
                }
                _ => break,
            }
        }
        RawBlock::Table { head, rows }
    }

    /// Cells beyond the head's columns would be lost.
    fn check_row(&mut self, range: Range<usize>, columns: usize) {
        let row = self.text[range.clone()].trim().replace("\\|", "  ");
        let inner = row.strip_prefix('|').unwrap_or(&row);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        if inner.split('|').count() > columns {
            let place = self.place(range.start..range.start + self.text[range].trim_end().len());
            self.log.push(Diagnostic::new(LONG_ROW, place).arg("columns", columns));
        }
    }

    fn cells(&mut self) -> Vec<Content> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), range)) = self.next() {
            cells.push(self.content(range));
        }
        cells
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        while let Some((Event::Text(text), _)) = self.next() {
            code.push_str(&text);
        }
        code
    }

    fn html_block(&mut self) {
        let mut html = String::new();
        let mut place: Option<Range<usize>> = None;
        while let Some((Event::Html(text), range)) = self.next() {
            html.push_str(&text);
            place = Some(place.map_or(range.start, |place| place.start)..range.end);
        }
        self.html(&html, place.unwrap_or_default());
    }

    /// Comments are editors' notes; anything else is a fault.
    fn html(&mut self, html: &str, range: Range<usize>) {
        let mut rest = html;
        let mut shown = String::new();
        while let Some((before, after)) = rest.split_once("<!--") {
            shown.push_str(before);
            let Some((_, after)) = after.split_once("-->") else {
                // What follows would be taken for the note and lost.
                let start = range.start + html.len() - after.len() - 4;
                self.log.push(Diagnostic::new(OPEN_COMMENT, self.place(start..start + 4)));
                return;
            };
            rest = after;
        }
        shown.push_str(rest);
        if !shown.trim().is_empty() {
            let end = range.start + html.trim_end().len();
            self.log.push(Diagnostic::new(RAW_HTML, self.place(range.start..end)).arg("html", shown.trim()));
        }
    }

    /// Running text up to the end of what encloses it, whose end event is taken too.
    fn content(&mut self, range: Range<usize>) -> Content {
        let end = range.start + self.text[range.clone()].trim_end().len();
        let span = self.place(range.start..end);
        let mut annotation = Annotation::default();
        let inlines = self.inlines(Some(&mut annotation), false);
        self.at += 1;
        Content { inlines, annotation, span }
    }

    /// Running text of a tight list item: up to a block or the end of the item, which is not taken.
    fn tight(&mut self) -> Content {
        let start = self.events[self.at].1.start;
        let mut annotation = Annotation::default();
        let inlines = self.inlines(Some(&mut annotation), true);
        let end = self.events[self.at.saturating_sub(1)].1.end;
        lint::joined_lines(&self.text[start..end], self.place(start..end), self.log);
        Content { inlines, annotation, span: self.place(start..end) }
    }

    /// Inlines up to an end event or a block, which is not taken. The last run of text may end in an annotation.
    fn inlines(&mut self, annotation: Option<&mut Annotation>, tight: bool) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut run = Run::default();
        while let Some(event) = self.peek().cloned() {
            let range = self.events[self.at].1.clone();
            match event {
                Event::End(_) => break,
                Event::Start(ref tag) if tight && is_block(tag) => break,
                Event::Text(text) => run.push(&text, &range, self.text),
                Event::SoftBreak => run.push("\n", &range, self.text),
                Event::InlineHtml(ref html) if html.starts_with("<!--") => {}
                Event::Code(code) => self.piece(&mut out, &mut run, Inline::Code(code.to_string())),
                Event::HardBreak => self.piece(&mut out, &mut run, Inline::Break),
                Event::InlineHtml(ref html) if is_break(html) => self.piece(&mut out, &mut run, Inline::Break),
                Event::FootnoteReference(name) => {
                    self.piece(&mut out, &mut run, Inline::FootnoteMark(name.to_string()));
                }
                Event::Start(tag) => {
                    std::mem::take(&mut run).flush(self.setting, None, &mut out, self.log);
                    self.at += 1;
                    if let Some(inline) = self.inline(tag, range) {
                        out.push(inline);
                    }
                }
                Event::InlineHtml(html) | Event::Html(html) => {
                    // A closing tag was reported with the one that opens.
                    if html.starts_with("</") && self.open_tags > 0 {
                        self.open_tags -= 1;
                    } else {
                        self.open_tags += u32::from(!html.ends_with("/>"));
                        self.html(&html, range);
                    }
                }
                Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
            self.at += 1;
        }
        run.flush(self.setting, annotation, &mut out, self.log);
        out
    }

    fn piece(&mut self, out: &mut Vec<Inline>, run: &mut Run, inline: Inline) {
        std::mem::take(run).flush(self.setting, None, out, self.log);
        out.push(inline);
    }

    /// An inline with content, up to its end event, which is not taken.
    fn inline(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<Inline> {
        let outside = self.setting.in_link;
        self.setting.in_link |= matches!(tag, Tag::Link { .. });
        let content = self.inlines(None, false);
        self.setting.in_link = outside;
        let span = self.place(range);
        match tag {
            Tag::Emphasis => Some(Inline::Emphasis(content)),
            Tag::Strong => Some(Inline::Strong(content)),
            Tag::Link { link_type, dest_url, title, .. } => {
                if !title.is_empty() {
                    self.log.push(Diagnostic::new(LINK_TITLE, span));
                }
                let mail = matches!(link_type, LinkType::Email);
                let address = if mail { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                self.link(&address, content, span)
            }
            Tag::Image { .. } => {
                self.log.push(Diagnostic::new(IMAGE, span));
                None
            }
            _ => {
                self.log.push(Diagnostic::new(BAD_PLACEHOLDER, span).arg("text", ""));
                None
            }
        }
    }

    fn link(&mut self, address: &str, content: Vec<Inline>, span: Span) -> Option<Inline> {
        if let (Some(id), true) = (address.strip_prefix('#'), content.is_empty()) {
            self.mentions.push((Mention::Anchor(id.to_owned()), span));
            return Some(Inline::Reference(id.to_owned()));
        }
        let target = link_target(address, content.is_empty(), span, self.log)?;
        match &target {
            Target::Clause(id) => self.mentions.push((Mention::Anchor(id.clone()), span)),
            Target::Address(path) if path.starts_with('/') => self.mentions.push((Mention::File(path.clone()), span)),
            Target::Page(PageRef::Sdks(platform)) => self.mentions.push((Mention::Sdks(*platform), span)),
            Target::Address(_) | Target::Page(_) => {}
        }
        Some(Inline::Link { target, content })
    }
}

/// `##` is level 1; `#` is 0 and a fault of the structure.
fn depth(level: HeadingLevel) -> u8 {
    level as u8 - 1
}

/// Whether a tag is none of running text.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

/// Whether HTML is a line break.
pub(super) fn is_break(html: &str) -> bool {
    matches!(html.trim(), "<br>" | "<br/>" | "<br />")
}

/// The number before a list item, as typed.
fn typed_number(item: &str) -> Option<u32> {
    let digits = item.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    digits[..end].parse().ok()
}
