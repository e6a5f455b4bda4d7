//! Prose to HTML. The only escaper in the program: content is untrusted text.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::DateStyle;
use crate::model::Edition;
use crate::model::FactValue;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::Row;
use crate::model::Table;
use crate::model::Target;
use crate::model::Taxonomy;
use crate::model::plain_text;
use crate::render::contents::contents;
use crate::render::crosslinks::Crosslinks;
use crate::render::locale::Arg;
use crate::render::place::Place;
use crate::render::records::record_view;
use crate::render::records::records_view;
use crate::render::theme::Language;
use crate::schema::Shape;
use crate::schema::is_address;

/// HTML that may be put into a page as it is: templates do not escape it, and need not be told so.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Html(pub String);

impl Html {
    /// The same without links, for what stands inside one. It is ours, so that every link begins with `<a `.
    #[must_use]
    pub fn without_links(&self) -> Self {
        let mut out = String::with_capacity(self.0.len());
        for piece in self.0.replace("</a>", "").split("<a ").enumerate() {
            out.push_str(match piece {
                (0, before) => before,
                (_, link) => link.split_once('>').map_or("", |(_, words)| words),
            });
        }
        Self(out)
    }
}

impl Html {
    /// The words alone, on one line. It is ours, so that every `<` begins a tag and every `&` one of the signs of [`escape`].
    #[must_use]
    pub fn plain(&self) -> String {
        let mut words = String::with_capacity(self.0.len());
        for (at, piece) in self.0.split('<').enumerate() {
            let text = if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
            words.push_str(text);
        }
        // The ampersand is last: what it may bring to light is no sign of ours.
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        let words = signs.into_iter().fold(words, |words, (entity, sign)| words.replace(entity, sign));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Text with `& < > " '` made harmless, for elements and quoted attributes. Control signs, which no page may hold and only
/// texts from elsewhere can, show as something that can't be shown.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| SUSPECTS[usize::from(*byte)]) {
        if let Some((sign, harmless)) = text[at..].chars().next().and_then(|sign| Some((sign, harmless(sign)?))) {
            out.push_str(&text[done..at]);
            out.push_str(harmless);
            done = at + sign.len_utf8();
        }
    }
    out.push_str(&text[done..]);
    out
}

/// What stands for a sign that can't stand for itself.
const fn harmless(sign: char) -> Option<&'static str> {
    match sign {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => Some("\u{fffd}"),
        _ => None,
    }
}

/// The bytes that such a sign begins with: most texts hold none, and bytes are looked at faster than signs.
static SUSPECTS: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < 0x80_u8 {
        all[byte as usize] = harmless(byte as char).is_some();
        byte += 1;
    }
    // The control signs beyond ASCII, and others.
    all[0xc2] = true;
    all
};

/// Turns the text of one edition into HTML for one page.
pub struct Writer<'a> {
    /// The words and templates of the page's language.
    pub language: &'a Language,
    /// The text.
    pub edition: &'a Edition,
    /// The page.
    pub place: &'a Place,
    /// The built-in lists.
    pub taxonomy: &'a Taxonomy,
    /// The shape of the records.
    pub shape: &'a Shape,
    /// The source language, if it is not the page's.
    pub source: Option<&'a LanguageTag>,
    /// The ids of records that the page has shown already; each may stand once.
    pub shown: BTreeSet<String>,
    /// Whether paragraphs and rows keep their ids; not where a text is shown beside another.
    pub anchors: bool,
    /// Whether what is written stands in the source language, in a text of another one.
    pub borrowed: bool,
    /// What the text links to beside what its author linked.
    pub crosslinks: Crosslinks,
}

impl<'a> Writer<'a> {
    /// A writer for the same page that shows another text, which has no ids of its own there.
    pub fn beside(&self, edition: &'a Edition) -> Self {
        Writer { edition, shown: BTreeSet::new(), anchors: false, crosslinks: Crosslinks::default(), ..*self }
    }

    /// The whole prose.
    pub fn prose(&mut self, log: &mut Diagnostics) -> Html {
        let prose = &self.edition.prose;
        let mut out = String::new();
        for clause in &prose.clauses {
            self.begin_part(clause);
            self.clause(clause, &mut out, log);
        }
        self.footnotes(prose, &mut out, log);
        Html(out)
    }

    fn clause(&mut self, clause: &Clause, out: &mut String, log: &mut Diagnostics) {
        let level = match clause.kind {
            ClauseKind::Heading(level) => level,
            ClauseKind::Preamble | ClauseKind::Item => 1,
        };
        let entry = self.enter(&clause.id);
        let id = escape(&clause.id);
        out.push_str(&format!("<section class=\"clause level-{level}\" id=\"{id}\"{}>\n", entry.attributes));
        if matches!(clause.kind, ClauseKind::Heading(_)) {
            let tag = (level + 1).min(6);
            out.push_str(&format!("<h{tag}>{}{}</h{tag}>\n", self.number(clause), self.title(clause)));
            out.push_str(&self.elsewhere(clause));
        }
        out.push_str(&self.remark_line(entry.remark.as_deref()));
        self.blocks(&clause.blocks, out, log);
        for below in &clause.clauses {
            self.clause(below, out, log);
        }
        out.push_str("</section>\n");
        self.leave(&entry);
    }

    /// The title of a clause; where there is no number, it is the link to itself.
    fn title(&self, clause: &Clause) -> String {
        let words = self.inlines(&clause.title);
        // A link can't stand in another.
        if clause.number.is_some() || words.contains("<a ") {
            return words;
        }
        format!("<a class=\"self\" href=\"{}\">{words}</a>", escape(&self.place.clause(&clause.id)))
    }

    /// The number of a clause as a link to itself, so that it can be copied.
    fn number(&self, clause: &Clause) -> String {
        let Some(number) = &clause.number else { return String::new() };
        let (link, language) = (self.place.clause(&clause.id), self.page_language());
        format!("<a class=\"number\" href=\"{}\"{language}>{}</a> ", escape(&link), escape(&number.label))
    }

    fn blocks(&mut self, blocks: &[Block], out: &mut String, log: &mut Diagnostics) {
        for block in blocks {
            self.block(block, out, log);
        }
    }

    fn block(&mut self, block: &Block, out: &mut String, log: &mut Diagnostics) {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&self.paragraph(paragraph)),
            Block::List(list) => {
                let (tag, class) = if list.ordered { ("ol", "clauses") } else { ("ul", "bullets") };
                out.push_str(&format!("<{tag} class=\"{class}\">\n"));
                for item in &list.items {
                    let entry = self.enter(&item.id);
                    let remark = entry.remark.clone().or_else(|| self.record_remark(item.record.as_ref()));
                    out.push_str(&format!("<li{}{}>", self.id(Some(&item.id)), entry.attributes));
                    out.push_str(&self.number(item));
                    match (&item.record, &item.blocks[..]) {
                        (Some(record), [Block::Paragraph(words), rest @ ..]) => {
                            out.push_str(&self.record_paragraph(record, &words.inlines));
                            self.blocks(rest, out, log);
                        }
                        (_, blocks) => self.blocks(blocks, out, log),
                    }
                    out.push_str(&self.remark_line(remark.as_deref()));
                    out.push_str("</li>\n");
                    self.leave(&entry);
                }
                out.push_str(&format!("</{tag}>\n"));
            }
            Block::Table(table) => self.table(table, out),
            Block::Quote(blocks) => {
                out.push_str("<blockquote>\n");
                self.blocks(blocks, out, log);
                out.push_str("</blockquote>\n");
            }
            Block::Code(code) => out.push_str(&format!("<pre><code>{}</code></pre>\n", escape(code))),
            Block::Rule => out.push_str("<hr>\n"),
            Block::Records(_) | Block::Record(_) => {
                let borrowed = std::mem::take(&mut self.borrowed);
                let html = self.of_records(block, log);
                self.borrowed = borrowed;
                out.push_str(&self.in_page_language(html));
            }
        }
    }

    /// What is made from the records, in the language of the page.
    fn of_records(&mut self, block: &Block, log: &mut Diagnostics) -> String {
        match block {
            Block::Records(block) if block.table == BlockTable::Contents => {
                let view = contents(self);
                self.language.component("contents", &tera_args("contents", &view), log)
            }
            Block::Records(block) => {
                let keys = crate::content::matching(&self.edition.json, block, &self.edition.records);
                let view = records_view(self, block.table, &keys, &block.columns);
                self.language.component("records", &tera_args("view", &view), log)
            }
            Block::Record(record) => {
                let view = record_view(self, record.table, &record.key);
                self.language.component("record_facts", &tera_args("view", &view), log)
            }
            _ => String::new(),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let words = self.running(&paragraph.inlines);
        let Some(id) = &paragraph.id else { return format!("<p>{words}</p>\n") };
        let entry = self.enter(id);
        let remark = self.remark_line(entry.remark.as_deref());
        self.leave(&entry);
        format!("<p{}{}>{words}</p>\n{remark}", self.id(Some(id)), entry.attributes)
    }

    fn id(&self, id: Option<&String>) -> String {
        id.filter(|_| self.anchors).map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default()
    }

    fn table(&mut self, table: &Table, out: &mut String) {
        out.push_str(&format!("{}<thead><tr>", self.open_table(&self.columns(&table.head))));
        for cell in &table.head {
            out.push_str(&format!("<th scope=\"col\">{}</th>", self.inlines(cell)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, out);
        }
        out.push_str("</tbody>\n</table></div>\n");
    }

    /// The words of the heads of columns, as a list.
    pub(super) fn columns(&self, head: &[Vec<Inline>]) -> String {
        let columns = head.iter().map(|cell| plain_text(cell)).filter(|words| !words.trim().is_empty());
        self.language.locale.join(&columns.collect::<Vec<_>>())
    }

    /// The beginning of a table of the prose. Markdown has no title for one: its columns name it, and the group in which
    /// it scrolls. Where the words are borrowed, nothing of the page's language may stand in its name.
    pub(super) fn open_table(&self, columns: &str) -> String {
        let locale = &self.language.locale;
        let name = match columns {
            "" => locale.word("prose-table"),
            columns if self.borrowed => columns.to_owned(),
            columns => locale.get("prose-table-of", &[("columns", Arg::Text(columns))]).unwrap_or_default(),
        };
        let name = escape(&name);
        format!(
            "<div class=\"table\" role=\"group\" aria-label=\"{name}\" tabindex=\"0\"><table>\n\
             <caption class=\"away\">{name}</caption>\n"
        )
    }

    fn row(&mut self, row: &Row, out: &mut String) {
        let entry = row.id.as_ref().map(|id| self.enter(id));
        let attributes = entry.as_ref().map_or("", |entry| entry.attributes.as_str());
        out.push_str(&format!("<tr{}{attributes}>", self.id(row.id.as_ref())));
        for (at, cell) in row.cells.iter().enumerate() {
            let remark = entry.as_ref().and_then(|entry| entry.remark.as_deref()).filter(|_| at == 0);
            let remark = self.remark_words(remark);
            out.push_str(&format!("<td>{}{remark}</td>", self.running(cell)));
        }
        out.push_str("</tr>\n");
        if let Some(entry) = &entry {
            self.leave(entry);
        }
    }

    fn footnotes(&mut self, prose: &Prose, out: &mut String, log: &mut Diagnostics) {
        if prose.footnotes.is_empty() {
            return;
        }
        out.push_str("<section class=\"footnotes\"><ol>\n");
        for (at, footnote) in prose.footnotes.iter().enumerate() {
            out.push_str(&format!("<li id=\"footnote.{}\">", at + 1));
            self.blocks(&footnote.blocks, out, log);
            out.push_str("</li>\n");
        }
        out.push_str("</ol></section>\n");
    }

    /// Running text.
    pub fn inlines(&self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    /// One piece of running text.
    pub(super) fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => escape(text),
            Inline::Emphasis(content) => format!("<em>{}</em>", self.inlines(content)),
            Inline::Strong(content) => format!("<strong>{}</strong>", self.inlines(content)),
            Inline::Code(code) => format!("<code>{}</code>", escape(code)),
            // Texts from elsewhere were not checked when they were read.
            Inline::Link { target, content } if !self.may_follow(target) => self.inlines(content),
            Inline::Link { target, content } => {
                format!("<a href=\"{}\"{}>{}</a>", escape(&self.target(target)), rel(target), self.inlines(content))
            }
            Inline::Reference(id) => self.reference(id),
            Inline::Fact { value, .. } => self.fact(value),
            Inline::FootnoteMark(name) => self.footnote_mark(name),
            Inline::Break => "<br>".to_owned(),
        }
    }

    /// Whether a link may be followed: it leads to a web page, a mailbox, a telephone or a place of the site.
    fn may_follow(&self, target: &Target) -> bool {
        match target {
            Target::Address(address) => is_address(address) && !(self.place.is_alone() && address.starts_with('/')),
            Target::Clause(_) | Target::Page(_) => true,
        }
    }

    /// Where a link leads, from this page.
    fn target(&self, target: &Target) -> String {
        match target {
            Target::Address(address) => match address.strip_prefix('/') {
                Some(path) => self.place.link_to(path),
                None => address.clone(),
            },
            Target::Clause(id) => self.place.clause(id),
            Target::Page(page) => self.place.page(*page),
        }
    }

    /// A link that prints the number of a clause, or the title of one without a number.
    pub fn reference(&self, id: &str) -> String {
        let words = match self.edition.prose.clause(id) {
            Some(Clause { number: Some(number), .. }) => {
                let args = [("number", Arg::Text(&number.citation))];
                self.language.locale.get("clause-reference", &args).unwrap_or_else(|| number.citation.clone())
            }
            Some(clause) if !clause.title.is_empty() => plain_text(&clause.title),
            _ => id.to_owned(),
        };
        let language = self.page_language();
        format!("<a href=\"{}\"{language}>{}</a>", escape(&self.place.clause(id)), escape(&words))
    }

    fn fact(&self, value: &FactValue) -> String {
        let locale = &self.language.locale;
        match value {
            FactValue::Text(text) => self.name(text),
            FactValue::Words(inlines) => self.inlines(inlines),
            FactValue::Date(date, DateStyle::Iso) => format!("<time datetime=\"{date}\">{date}</time>"),
            FactValue::Date(date, DateStyle::Long) => {
                format!("<time datetime=\"{date}\"{}>{}</time>", self.page_language(), escape(&locale.date(*date)))
            }
            FactValue::Duration(duration) if self.borrowed => {
                format!("<span{}>{}</span>", self.page_language(), escape(&locale.duration(duration)))
            }
            FactValue::Duration(duration) => escape(&locale.duration(duration)),
            FactValue::Link(address) => self.address(address),
            FactValue::Email(email) => self.email(email.as_str()),
        }
    }

    /// An address as a link that shows itself.
    pub fn address(&self, address: &str) -> String {
        let target = Target::Address(address.to_owned());
        let shown = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address);
        let shown = self.isolated(escape(shown));
        format!("<a href=\"{}\"{}>{shown}</a>", escape(&self.target(&target)), rel(&target))
    }

    /// A mailbox as a link.
    pub fn email(&self, mailbox: &str) -> String {
        let words = escape(mailbox);
        format!("<a href=\"mailto:{words}\">{}</a>", self.isolated(words.clone()))
    }

    fn footnote_mark(&self, name: &str) -> String {
        let at = self.edition.prose.footnotes.iter().position(|footnote| footnote.name == name);
        let number = at.map_or(0, |at| at + 1);
        let link = self.place.clause(&format!("footnote.{number}"));
        if self.place.is_alone() {
            return format!("<sup class=\"footnote\">{number}</sup>");
        }
        format!("<sup class=\"footnote\"><a href=\"{}\">{number}</a></sup>", escape(&link))
    }
}

/// Other sites get no referrer and no handle on the page.
fn rel(target: &Target) -> &'static str {
    match target {
        Target::Address(address) if address.starts_with("http") => " rel=\"external noopener noreferrer\"",
        _ => "",
    }
}

/// The argument of a component.
fn tera_args<'a, T: Serialize>(name: &'a str, value: &'a T) -> BTreeMap<&'a str, &'a T> {
    [(name, value)].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_no_text_are_made_harmless_and_no_other() {
        assert_eq!(escape("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escape("\0a\u{7f}\u{80}\tb\n\u{9f}\u{85}"), "\u{fffd}a\u{fffd}\u{fffd}\tb\n\u{fffd}\u{fffd}");
        let plain = "©\u{a0}ÂÃ 条款，١٢\u{2028}\u{202e}";
        assert_eq!((escape(plain).as_str(), escape("").as_str()), (plain, ""));
    }
}
