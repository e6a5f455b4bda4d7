//! The canonical text of a release in one language: the words that are frozen.
//!
//! Plain lines that a lawyer can read: a header, the prose, the records. It does not depend on the theme. Every word of
//! prose and records is in it, and any change of a word, a link target, a number, an emphasis or a field changes it.

use serde_json::Value as Json;

use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Edition;
use crate::model::Footnote;
use crate::model::Inline;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::Release;
use crate::model::Table;
use crate::model::plain_text;
use crate::schema::Shape;

/// The version of the form of canonical texts. Any change of what is written here needs a new one, and the old form must
/// stay: frozen releases hold the hash of theirs.
pub const FORM: u32 = 1;

/// The fields of the records that stand in the header.
const HEADER: [&str; 5] = ["title", "published", "effective", "first_published", "updated"];

/// The canonical text of a release in one language.
pub fn canonical_text(policy_id: &str, release: &Release, edition: &Edition) -> String {
    let mut writer = Writer::new(&edition.prose);
    writer.line("", &format!("policy: {policy_id}"));
    writer.line("", &format!("version: {}", release.version));
    writer.line("", &format!("language: {}", edition.language));
    for name in HEADER {
        if let Some(value) = edition.json.get(name) {
            writer.field(name, value);
        }
    }
    edition.prose.clauses.iter().for_each(|clause| writer.section(clause));
    for (at, footnote) in edition.prose.footnotes.iter().enumerate() {
        writer.text.push_str(if at == 0 { "\n" } else { "" });
        writer.footnote(footnote);
    }
    writer.records(&edition.json);
    for (id, name) in &edition.names {
        writer.text.push('\n');
        writer.line("", &format!("[site.{id}]"));
        writer.line("", &format!("label: {name}"));
    }
    writer.text
}

struct Writer<'a> {
    prose: &'a Prose,
    text: String,
}

impl<'a> Writer<'a> {
    fn new(prose: &'a Prose) -> Self {
        Self { prose, text: String::new() }
    }

    /// One line; all white space inside becomes single spaces, so that a value can't look like another line.
    fn line(&mut self, margin: &str, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.push_str(margin);
        self.text.push_str(&words);
        self.text.push('\n');
    }

    /// A clause of the top level or a heading, with everything below it.
    fn section(&mut self, clause: &Clause) {
        self.text.push('\n');
        let lead = self.lead(clause);
        let lead = match clause.kind {
            ClauseKind::Heading(level) => format!("{} {lead}", "#".repeat(usize::from(level) + 1)),
            ClauseKind::Preamble | ClauseKind::Item => lead,
        };
        self.line("", &lead);
        self.blocks(&clause.blocks, "");
        clause.clauses.iter().for_each(|clause| self.section(clause));
    }

    /// `[id] 1.6 Title`, or `[id] -` for an item without a number.
    fn lead(&mut self, clause: &Clause) -> String {
        let bullet = if clause.kind == ClauseKind::Item { "-" } else { "" };
        let number = clause.number.as_ref().map_or(bullet, |number| number.label.as_str());
        let title = self.inlines(&clause.title);
        format!("[{}] {number} {title}", clause.id)
    }

    /// Blocks whose first paragraph follows a lead on the same line.
    fn led(&mut self, lead: &str, blocks: &[Block], margin: &str) {
        let rest = if let [Block::Paragraph(first), rest @ ..] = blocks {
            let words = self.paragraph(first);
            self.line(margin, &format!("{lead} {words}"));
            rest
        } else {
            self.line(margin, lead);
            blocks
        };
        self.blocks(rest, margin);
    }

    fn blocks(&mut self, blocks: &[Block], margin: &str) {
        for block in blocks {
            self.block(block, margin);
        }
    }

    fn block(&mut self, block: &Block, margin: &str) {
        match block {
            Block::Paragraph(paragraph) => {
                let words = self.paragraph(paragraph);
                self.line(margin, &words);
            }
            Block::List(list) => {
                let margin = format!("{margin}  ");
                for item in &list.items {
                    let lead = self.lead(item);
                    self.led(&lead, &item.blocks, &margin);
                }
            }
            Block::Table(table) => self.table(table, margin),
            Block::Quote(blocks) => self.blocks(blocks, &format!("{margin}> ")),
            // Literal text keeps its spaces.
            Block::Code(code) => {
                let lines = ["```"].into_iter().chain(code.lines()).chain(["```"]);
                lines.for_each(|line| self.text.extend([margin, line, "\n"]));
            }
            Block::Rule => self.line(margin, "---"),
            Block::Records(block) => self.line(margin, &block.to_string()),
            // Its facts stand in the records.
            Block::Record(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let words = self.inlines(&paragraph.inlines);
        format!("{}{words}", Self::mark(paragraph.id.as_deref()))
    }

    /// `[id] ` before what can be cited on its own.
    fn mark(id: Option<&str>) -> String {
        id.map_or_else(String::new, |id| format!("[{id}] "))
    }

    fn table(&mut self, table: &Table, margin: &str) {
        let head = self.cells(&table.head);
        self.line(margin, &head);
        self.line(margin, &format!("|{}", " --- |".repeat(table.head.len())));
        for row in &table.rows {
            let cells = self.cells(&row.cells);
            let mark = Self::mark(row.id.as_deref());
            self.line(margin, &format!("{mark}{cells}"));
        }
    }

    fn cells(&mut self, cells: &[Vec<Inline>]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| self.inlines(cell)).collect();
        format!("| {} |", cells.join(" | "))
    }

    fn inlines(&mut self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Text(words) => words.clone(),
            Inline::Emphasis(content) => format!("*{}*", self.inlines(content)),
            Inline::Strong(content) => format!("**{}**", self.inlines(content)),
            Inline::Code(words) => format!("`{words}`"),
            Inline::Link { target, content } => format!("[{}]({})", self.inlines(content), target),
            Inline::Reference(id) => format!("[{}](#{id})", self.citation(id)),
            Inline::Fact { value, .. } => value.to_string(),
            Inline::FootnoteMark(name) => format!("[^{name}]"),
            Inline::Break => "<br>".to_owned(),
        }
    }

    /// What a reference prints: the number of its clause, the title where there is none, or the id.
    fn citation(&self, id: &str) -> String {
        match self.prose.clause(id) {
            Some(Clause { number: Some(number), .. }) => number.citation.clone(),
            Some(Clause { title, .. }) if !title.is_empty() => plain_text(title),
            _ => id.to_owned(),
        }
    }

    fn footnote(&mut self, footnote: &Footnote) {
        self.led(&format!("[^{}]:", footnote.name), &footnote.blocks, "");
    }

    fn records(&mut self, json: &Json) {
        let shape = Shape::records();
        self.text.push('\n');
        for (name, value) in json.as_object().into_iter().flatten() {
            let shape = shape.field(name).map(|field| &field.shape);
            match (shape, value) {
                _ if HEADER.contains(&name.as_str()) => {}
                (Some(Shape::Map(record)), Json::Object(records)) if !record.fields().is_empty() => {
                    records.iter().for_each(|(key, record)| self.record(&format!("{name}.{key}"), record));
                }
                (Some(Shape::List(record)), Json::Array(records)) if !record.fields().is_empty() => {
                    let numbered = records.iter().enumerate();
                    numbered.for_each(|(at, record)| self.record(&format!("{name}.{}", at + 1), record));
                }
                (_, Json::Object(_)) => self.record(name, value),
                _ => self.field(name, value),
            }
        }
    }

    fn record(&mut self, path: &str, record: &Json) {
        self.text.push('\n');
        self.line("", &format!("[{path}]"));
        record.as_object().into_iter().flatten().for_each(|(name, value)| self.field(name, value));
    }

    /// `field: value`, with dotted names for what is in a nested table.
    fn field(&mut self, path: &str, value: &Json) {
        match value {
            Json::Object(table) => {
                table.iter().for_each(|(key, value)| self.field(&format!("{path}.{key}"), value));
            }
            Json::Array(items) => {
                let items: Vec<String> = items.iter().map(scalar).collect();
                self.line("", &format!("{path}: {}", items.join(", ")));
            }
            _ => self.line("", &format!("{path}: {}", scalar(value))),
        }
    }
}

fn scalar(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::content;
    use crate::content::Drafts;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceTree;

    const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\"]\ntime_zone = \"UTC\"\n";
    const RECORDS: &str = "title = \"Torch policy\"\npublished = 2026-01-01\napp.name = \"Torch\"\n[numbering]\n\
        en = [\"1.\", \"(a)\"]\n[account.cancellation]\nin_app = true\n[[archive]]\nversion = \"1\"\n[parties.us]\n\
        name = \"Torch Ltd\"\nrole = \"controller\"\n[uses.crash]\ndata = [\"device.os\", \"log.crash\"]\n\
        purpose = \"Find *crashes*\\nof {{ app.name }}\"\nbasis = { eu = \"contract\" }\n";
    const PROSE: &str = "Of {{ parties.us.name }}, {{ published }}.\n\n## What **we** take {#take}\n\n\
        See [](#rest), [](#take) and [the list](@shared).[^1] {#cite}\n\n\
        1. One *item*, [ours](https://example.com/a) {#one}\n\n   More<br>words with `code`.\n\n   - deeper\n\
        2. Two\n\n| A | B |\n| --- | --- |\n| x {#x} | y |\n\n## The rest {#rest -}\n\n> quoted\n\n\
        ```\nliteral  text\n```\n\n***\n\n{{ uses columns=\"data purpose\" }}\n\n[^1]: A note\n    - with a list\n";
    const CANONICAL: &str = "policy: p\nversion: 1\nlanguage: en\ntitle: Torch policy\npublished: 2026-01-01\n\n\
        [preamble]\nOf Torch Ltd, 2026-01-01.\n\n## [take] 1. What **we** take\n\
        [cite] See [The rest](#rest), [1](#take) and [the list](@shared).[^1]\n  \
        [one] (a) One *item*, [ours](https://example.com/a)\n  More<br>words with `code`.\n    [one.1] - deeper\n  \
        [take.2] (b) Two\n| A | B |\n| --- | --- |\n[x] | x | y |\n\n## [rest] The rest\n> quoted\n\
        ```\nliteral  text\n```\n---\n{{ uses columns=\"data purpose\" }}\n\n[^1]: A note\n  [note.1.1] - with a list\n\n\
        kind: privacy\n\n[numbering]\nen: 1., (a)\n\n[app]\nname: Torch\n\n[account]\ncancellation.in_app: true\n\n\
        [archive.1]\nversion: 1\n\n[parties.us]\nname: Torch Ltd\nrole: controller\n\n[uses.crash]\n\
        data: device.os, log.crash\npurpose: Find *crashes* of {{ app.name }}\nbasis.eu: contract\n";

    fn release(records: &str, prose: &str) -> Release {
        let files = [("site.toml", SITE), ("content/p/1/policy.toml", records), ("content/p/1/en.md", prose)];
        let sources = SourceTree::from_texts(files);
        let mut log = Diagnostics::default();
        let config = config::load(&sources, &mut log).unwrap();
        let policies = content::load(&sources, &config, &Drafts::All, &mut log);
        assert!(!log.has_errors(), "{:?}", log.sorted());
        Release::clone(&policies[0].releases[0])
    }

    fn canonical(records: &str, prose: &str) -> String {
        let release = release(records, prose);
        canonical_text("p", &release, release.source())
    }

    #[test]
    fn every_word_is_in_it() {
        assert_eq!(canonical(RECORDS, PROSE), CANONICAL);
    }

    #[test]
    fn every_change_of_content_changes_it() {
        let edits = [
            ("Two", "Three"),
            ("*item*", "**item**"),
            ("example.com/a", "example.com/b"),
            ("@shared", "@collected"),
            ("{#rest -}", "{#rest}"),
            ("literal  text", "literal text"),
            ("\"data purpose", "\"purpose"),
            ("log.crash", "log.service"),
            ("in_app = true", "in_app = false"),
        ];
        for (old, new) in edits {
            assert!(PROSE.contains(old) || RECORDS.contains(old));
            assert_ne!(canonical(&RECORDS.replace(old, new), &PROSE.replace(old, new)), CANONICAL, "{old} to {new}");
        }
    }
}
