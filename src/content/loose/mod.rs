//! Markdown from anywhere as prose, for comparing texts that were not written for this program.
//!
//! Where `markdown` refuses what it can't show, this reader keeps it as typed: HTML, images, placeholders, titles of
//! links, definitions that no link uses, and whatever is nested too deep become opaque words. It says nothing and never
//! fails.

mod number;
mod outline;
mod policy;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::content::annotation::Annotation;
use crate::content::loose::outline::outline;
use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::OPTIONS;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::content::markdown::is_block;
use crate::content::markdown::is_break;
use crate::content::run::Run;
use crate::content::run::is_wide;
use crate::diagnostic::Span;
use crate::model::Inline;
use crate::model::Prose;
use crate::model::Target;
use crate::model::plain_text;
use crate::source::limits::NESTING;

pub use policy::LooseSite;

/// Reads a Markdown text from anywhere as prose. Never fails: what the strict reader refuses stays as it was typed.
///
/// All six levels of headings are clauses. Numbers are taken from where they were typed, ids from annotations like those
/// of our own texts or from the place. Nothing has a span.
pub fn loose_prose(text: &str) -> Prose {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    // No page may hold control signs.
    let text = text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "\u{fffd}");
    let parser = Parser::new_ext(&text, OPTIONS);
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(name, found)| (name.to_lowercase(), found.span.clone())).collect();
    let events: Events<'_> = parser.into_offset_iter().collect();
    let (spent, unspaced) = (spent(definitions, &events), is_unspaced(&text));
    let read = |ids: &BTreeSet<String>| {
        let (at, seen, depth, footnotes) = (0, 0, 0, Vec::new());
        Reader { text: &text, events: &events, spent: &spent, ids, unspaced, at, seen, depth, footnotes }.document()
    };
    // Whether `#x` leads into the text is known once its ids are, and these do not depend on links.
    let draft = outline(read(&BTreeSet::new()));
    let ids = draft.anchors().into_iter().map(|anchor| anchor.id.to_owned()).collect();
    outline(read(&ids))
}

/// What the parser says, with the place of each.
type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The places of the link definitions that some link uses, ascending.
fn spent(definitions: Vec<(String, Range<usize>)>, events: &Events<'_>) -> Vec<Range<usize>> {
    let names = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id.to_lowercase()),
        _ => None,
    });
    let names: BTreeSet<String> = names.collect();
    let used = definitions.into_iter().filter(|(name, _)| names.contains(name));
    let mut places: Vec<Range<usize>> = used.map(|(_, place)| place).collect();
    places.sort_by_key(|place| place.start);
    places
}

/// Whether a text is mostly in a script without spaces; a character of it says about as much as four letters.
fn is_unspaced(text: &str) -> bool {
    let (wide, narrow): (Vec<char>, Vec<char>) = text.chars().filter(|c| c.is_alphabetic()).partition(|c| is_wide(*c));
    wide.len() * 4 > narrow.len()
}

/// Reads the events of a text.
struct Reader<'e, 'a> {
    text: &'a str,
    events: &'e Events<'a>,
    /// The places of the link definitions that say nothing of their own.
    spent: &'e [Range<usize>],
    /// What links can lead to.
    ids: &'e BTreeSet<String>,
    /// Whether line breaks at the edge of marks are nothing.
    unspaced: bool,
    /// The next event.
    at: usize,
    /// The offset up to which the blocks of the text were seen.
    seen: usize,
    /// How many blocks and marks are open.
    depth: usize,
    footnotes: Vec<(String, Vec<RawBlock>, Span)>,
}

impl<'e, 'a> Reader<'e, 'a> {
    fn document(mut self) -> Document {
        let mut blocks = self.blocks();
        self.unused(self.text.len(), &mut blocks);
        Document { blocks, footnotes: self.footnotes, mentions: Vec::new() }
    }

    fn peek(&self) -> Option<&'e (Event<'a>, Range<usize>)> {
        self.events.get(self.at)
    }

    fn next(&mut self) {
        match self.peek() {
            Some((Event::Start(_), _)) => self.depth += 1,
            Some((Event::End(_), _)) => self.depth -= 1,
            _ => {}
        }
        self.at += 1;
    }

    /// Goes past the end of what was just begun.
    fn skip(&mut self) {
        let inside = self.depth;
        while self.depth >= inside && self.peek().is_some() {
            self.next();
        }
    }

    /// Blocks up to the end of what encloses them, whose end event is taken too.
    fn blocks(&mut self) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            let end = matches!(event, Event::End(_));
            self.unused(if end { range.end } else { range.start }, &mut blocks);
            if is_running(event) {
                // Right inside a tight list item.
                blocks.push(RawBlock::Paragraph(self.content(true)));
                self.seen = self.events.get(self.at - 1).map_or(self.seen, |(_, last)| last.end);
                continue;
            }
            self.next();
            match event {
                Event::End(_) => break,
                Event::Start(tag) => blocks.extend(self.block(tag, range)),
                Event::Rule => blocks.push(RawBlock::Rule),
                _ => {}
            }
            self.seen = range.end;
        }
        blocks
    }

    fn block(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Option<RawBlock> {
        if self.depth > NESTING {
            self.skip();
            return self.opaque(&self.text[range.clone()]);
        }
        Some(match tag {
            Tag::Heading { level, .. } => RawBlock::Heading { level: *level as u8, content: self.whole(true) },
            Tag::List(start) => self.list(*start),
            Tag::Table(_) => self.table(),
            Tag::BlockQuote(_) => RawBlock::Quote(self.blocks()),
            Tag::CodeBlock(kind) => RawBlock::Code(self.code(kind)),
            Tag::HtmlBlock => {
                let html = self.literal();
                return self.opaque(&html);
            }
            Tag::FootnoteDefinition(name) => {
                self.seen = range.start + self.text[range.clone()].find("]:").map_or(0, |at| at + 2);
                let blocks = self.blocks();
                self.footnotes.push((name.to_string(), blocks, Span::NONE));
                return None;
            }
            _ => RawBlock::Paragraph(self.whole(true)),
        })
    }

    /// What Markdown takes for the targets of links since the last block, and no link uses, stays a paragraph.
    fn unused(&mut self, end: usize, blocks: &mut Vec<RawBlock>) {
        let start = self.seen;
        self.seen = start.max(end);
        let Some(at) = self.text.get(start..end).and_then(|gap| gap.find('[')) else { return };
        let mut from = start + at;
        let mut words = String::new();
        let next = self.spent.partition_point(|place| place.start < from);
        for place in self.spent[next..].iter().take_while(|place| place.end <= end) {
            words.push_str(&self.text[from..place.start]);
            from = place.end;
        }
        words.push_str(&self.text[from..end]);
        if words.contains('[') {
            blocks.extend(self.opaque(&words));
        }
    }

    fn list(&mut self, start: Option<u64>) -> RawBlock {
        let mut items: Vec<RawItem> = Vec::new();
        let mut number = start.map(|start| u32::try_from(start).unwrap_or(u32::MAX));
        while let Some((event, range)) = self.peek() {
            let end = matches!(event, Event::End(_));
            if let Some(last) = items.last_mut() {
                self.unused(if end { range.end } else { range.start }, &mut last.blocks);
            }
            self.next();
            if end {
                break;
            }
            let mut blocks = self.blocks();
            let annotation = match blocks.first_mut() {
                Some(RawBlock::Paragraph(content)) => std::mem::take(&mut content.annotation),
                _ => Annotation::default(),
            };
            items.push(RawItem { blocks, typed: number, annotation, span: Span::NONE });
            number = number.map(|number| number.saturating_add(1));
        }
        RawBlock::List { ordered: start.is_some(), items, span: Span::NONE }
    }

    fn table(&mut self) -> RawBlock {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), range)) = self.peek() {
            self.next();
            let is_head = matches!(tag, Tag::TableHead);
            let cells = self.cells(range.end, !is_head);
            if is_head {
                head = cells;
            } else {
                rows.push(cells);
            }
        }
        self.next();
        RawBlock::Table { head, rows }
    }

    /// The cells of a row that ends at an offset. What stands behind the last column stays with the last cell.
    fn cells(&mut self, end: usize, annotated: bool) -> Vec<Content> {
        let mut cells: Vec<Content> = Vec::new();
        let mut seen = end;
        while let Some((Event::Start(_), range)) = self.peek() {
            self.next();
            cells.push(self.whole(annotated && cells.is_empty()));
            seen = range.end;
        }
        self.next();
        let rest = self.text.get(seen..end).unwrap_or_default().trim();
        let rest = rest.strip_prefix('|').unwrap_or(rest);
        let rest = rest.strip_suffix('|').unwrap_or(rest).trim();
        if let Some(last) = cells.last_mut().filter(|_| !rest.is_empty()) {
            last.inlines.push(Inline::Text(format!(" | {rest}")));
        }
        cells
    }

    /// Literal text; what is said of it stays as its first line.
    fn code(&mut self, kind: &CodeBlockKind<'a>) -> String {
        let code = self.literal();
        match kind {
            CodeBlockKind::Fenced(info) if !info.is_empty() => format!("{info}\n{code}"),
            _ => code,
        }
    }

    /// The text of a block without marks.
    fn literal(&mut self) -> String {
        let mut literal = String::new();
        while let Some((Event::Text(text) | Event::Html(text), _)) = self.peek() {
            literal.push_str(text);
            self.next();
        }
        self.next();
        literal
    }

    /// A paragraph of words as they were typed but for `<br>`; `None` without words.
    fn opaque(&self, typed: &str) -> Option<RawBlock> {
        let mut inlines = Vec::new();
        let mut run = Run::default();
        for piece in typed.trim().split_inclusive('>') {
            let (words, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
            run.add(words);
            if is_break(&tag.to_ascii_lowercase()) {
                self.piece(&mut run, Inline::Break, &mut inlines);
            } else {
                run.add(tag);
            }
        }
        run.words(self.unspaced, None, &mut inlines);
        let words = inlines.iter().any(|inline| *inline != Inline::Break);
        words.then(|| RawBlock::Paragraph(Content { inlines, ..Content::default() }))
    }

    /// Running text up to the end of what encloses it, whose end event is taken too.
    fn whole(&mut self, annotated: bool) -> Content {
        let content = self.content(annotated);
        self.next();
        content
    }

    /// Running text up to an end event or a block, which is not taken.
    fn content(&mut self, annotated: bool) -> Content {
        let mut annotation = Annotation::default();
        let inlines = self.inlines(annotated.then_some(&mut annotation));
        Content { inlines, annotation, span: Span::NONE }
    }

    /// Inlines up to an end event or a block. The last run of words may end in an annotation.
    fn inlines(&mut self, annotation: Option<&mut Annotation>) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut run = Run::default();
        while let Some((event, range)) = self.peek().filter(|(event, _)| is_running(event)) {
            self.next();
            match event {
                Event::Text(text) => run.push(text, range, self.text),
                Event::SoftBreak => run.add("\n"),
                Event::HardBreak => self.piece(&mut run, Inline::Break, &mut out),
                Event::Code(code) => self.piece(&mut run, Inline::Code(code.to_string()), &mut out),
                Event::FootnoteReference(name) => {
                    self.piece(&mut run, Inline::FootnoteMark(name.to_string()), &mut out);
                }
                Event::InlineHtml(html) if is_break(&html.to_ascii_lowercase()) => {
                    self.piece(&mut run, Inline::Break, &mut out);
                }
                Event::InlineHtml(html) => run.add(html),
                Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                    self.skip();
                    run.add(&self.text[range.clone()]);
                    if *link_type != LinkType::Inline {
                        run.add(&format!("({dest_url})"));
                    }
                }
                Event::Start(_) if self.depth > NESTING => {
                    self.skip();
                    run.add(&self.text[range.clone()]);
                }
                Event::Start(tag) => {
                    std::mem::take(&mut run).words(self.unspaced, None, &mut out);
                    self.mark(tag, &mut out);
                }
                _ => {}
            }
        }
        run.words(self.unspaced, annotation, &mut out);
        out
    }

    fn piece(&self, run: &mut Run, inline: Inline, out: &mut Vec<Inline>) {
        std::mem::take(run).words(self.unspaced, None, out);
        out.push(inline);
    }

    /// An inline with content, up to its end event, which is taken too.
    fn mark(&mut self, tag: &Tag<'a>, out: &mut Vec<Inline>) {
        let content = self.whole(false).inlines;
        let Tag::Link { link_type, dest_url, title, .. } = tag else {
            out.push(if *tag == Tag::Strong { Inline::Strong(content) } else { Inline::Emphasis(content) });
            return;
        };
        let note = Some(format!(" \"{title}\"")).filter(|_| !title.is_empty() && **title != *plain_text(&content));
        let id = dest_url.strip_prefix('#').filter(|id| self.ids.contains(*id));
        out.push(match id {
            Some(id) if content.is_empty() => Inline::Reference(id.to_owned()),
            Some(id) => Inline::Link { target: Target::Clause(id.to_owned()), content },
            None => {
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                Inline::Link { target: Target::Address(format!("{scheme}{dest_url}")), content }
            }
        });
        out.extend(note.map(Inline::Text));
    }
}

/// Whether an event is a part of running text.
fn is_running(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_block(tag),
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
