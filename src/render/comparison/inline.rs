//! The words of a passage with what was removed and what was added. Marks stand inside paragraphs, titles and cells and
//! never around them, and each comes with words for those who do not see it.

use std::ops::Range;

use crate::diff::Body;
use crate::diff::ClauseChange;
use crate::diff::Form;
use crate::diff::MarkupChange;
use crate::diff::PassageChange;
use crate::diff::Passed;
use crate::diff::Side;
use crate::diff::text::Edit;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::Seam;
use crate::model::Inline;
use crate::render::comparison::Sides;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;

/// What is shown of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// The text after, with what was removed where it stood.
    Both,
    /// The text before, with what was removed marked.
    Before,
    /// The text after, with what was added marked.
    After,
}

/// A stretch of the joined passages of one side of a pair.
struct Stretch {
    side: usize,
    range: Range<usize>,
    /// Whether it ends the side, and so takes what was removed or added at its end.
    is_last: bool,
}

/// The rows of a table that is not finished yet.
#[derive(Default)]
struct Rows {
    head: String,
    body: String,
}

impl Rows {
    /// Writes the table, if there is one.
    fn close(&mut self, out: &mut String) {
        let Self { head, body } = std::mem::take(self);
        if head.is_empty() && body.is_empty() {
            return;
        }
        out.push_str("<div class=\"table\" tabindex=\"0\"><table>\n");
        for (tag, rows) in [("thead", head), ("tbody", body)].into_iter().filter(|(_, rows)| !rows.is_empty()) {
            out.push_str(&format!("<{tag}>\n{rows}</{tag}>\n"));
        }
        out.push_str("</table></div>\n");
    }
}

impl Sides<'_> {
    /// The words of the title that leads a clause; it is shown inside the link to the clause.
    pub(super) fn title(&self, change: &ClauseChange<'_>, view: View) -> Html {
        let pairs = self.own(change, view).into_iter();
        let titles = pairs.filter(|pair| matches!(self.form(pair, view), Some(Form::Title(_))));
        Html(titles.map(|pair| self.all_words(pair, view)).collect()).without_links()
    }

    /// All words as running text.
    pub(super) fn running(&self, passages: &[PassageChange], view: View) -> Html {
        let pairs = passages.iter().map(|passage| &self.prose.comparison.pairs[passage.pair]);
        Html(pairs.map(|pair| self.all_words(pair, view)).collect())
    }

    /// Everything in a clause but its title, in paragraphs, tables and lists.
    pub(super) fn body(&self, change: &ClauseChange<'_>, view: View) -> Html {
        let mut out = String::new();
        let mut rows = Rows::default();
        for pair in self.own(change, view) {
            let Some(form) = self.form(pair, view) else { continue };
            if matches!(form, Form::Head | Form::Row) {
                if form == Form::Head && !rows.body.is_empty() {
                    rows.close(&mut out);
                }
                let section = if form == Form::Head { &mut rows.head } else { &mut rows.body };
                section.push_str(&self.row(pair, form, view));
                continue;
            }
            rows.close(&mut out);
            let moves = view == View::Both && pair.moved.is_some() && pair.moved != change.moved;
            let mut lead = if moves { self.state("moved", "clause-moved") } else { String::new() };
            match pair.seam().filter(|_| view == View::Both) {
                Some(Seam::Split) => lead.push_str(&self.state("split", "passage-split")),
                Some(Seam::Merged) => lead.push_str(&self.state("merged", "passage-merged")),
                None => {}
            }
            self.passage(pair, form, view, lead, &mut out);
        }
        rows.close(&mut out);
        Html(out)
    }

    /// The passages of a clause that stand in it on the side that is shown, in the order of that side: what went elsewhere
    /// stood in it before, what came from elsewhere stands in it after.
    fn own(&self, change: &ClauseChange<'_>, view: View) -> Vec<&Pair> {
        let stands = change.passages.iter().filter(|passage| match passage.passage {
            Passed::Stays => true,
            Passed::From(_) => view != View::Before,
            Passed::To(_) => view == View::Before,
        });
        let mut pairs: Vec<&Pair> = stands.map(|passage| &self.prose.comparison.pairs[passage.pair]).collect();
        if view == View::Before {
            pairs.sort_by_key(|pair| pair.before.start);
        }
        pairs
    }

    /// What a pair is in its clause; `None` if there is nothing of it to show.
    fn form(&self, pair: &Pair, view: View) -> Option<Form> {
        let form = |side: &Side<'_>, range: &Range<usize>| side.origins.get(range.clone())?.first().map(|one| one.form);
        let (before, after) = (form(&self.prose.before, &pair.before), form(&self.prose.after, &pair.after));
        match view {
            View::Before => before,
            View::After => after,
            View::Both => after.or(before),
        }
    }

    fn passage(&self, pair: &Pair, form: Form, view: View, mut lead: String, out: &mut String) {
        if form == Form::Block {
            out.push_str(&self.block(pair, view));
            return;
        }
        for stretch in self.stretches(pair, view) {
            let words = self.words(pair, &stretch, view);
            if words.is_empty() {
                continue;
            }
            let words = format!("{}{words}", std::mem::take(&mut lead));
            match form {
                Form::Title(_) => {}
                Form::Quote => out.push_str(&format!("<blockquote><p>{words}</p></blockquote>\n")),
                Form::Footnote => out.push_str(&format!("<p class=\"footnote-text\">{words}</p>\n")),
                _ => out.push_str(&format!("<p>{words}</p>\n")),
            }
        }
    }

    /// The passages of the side that is shown.
    fn stretches(&self, pair: &Pair, view: View) -> Vec<Stretch> {
        let shows_before = view == View::Before || view == View::Both && pair.after.is_empty();
        let (side, passages, range) = if shows_before {
            (0, &self.prose.before.passages, &pair.before)
        } else {
            (1, &self.prose.after.passages, &pair.after)
        };
        let mut from = 0;
        let mut stretches = Vec::new();
        for at in range.clone() {
            let end = from + passages[at].text.len();
            stretches.push(Stretch { side, range: from..end, is_last: at + 1 == range.end });
            from = end + 1;
        }
        stretches
    }

    fn all_words(&self, pair: &Pair, view: View) -> String {
        let stretches = self.stretches(pair, view);
        stretches.iter().map(|stretch| self.words(pair, stretch, view)).collect::<Vec<_>>().join(" ")
    }

    /// The words of a stretch with their marks.
    fn words(&self, pair: &Pair, stretch: &Stretch, view: View) -> String {
        let mut out = String::new();
        for edit in &pair.edits {
            let own = if stretch.side == 0 { &edit.before } else { &edit.after };
            let range = own.start.max(stretch.range.start)..own.end.min(stretch.range.end);
            let starts_here = stretch.range.contains(&own.start) || stretch.is_last && own.start == stretch.range.end;
            if edit.kind != EditKind::Changed {
                out.push_str(&self.kept(pair, stretch.side, &range, edit));
                continue;
            }
            let removed = match (stretch.side, view) {
                (0, _) => self.slice(0, &pair.before, &range),
                (_, View::Both) if starts_here => self.slice(0, &pair.before, &edit.before),
                _ => String::new(),
            };
            let added = if stretch.side == 1 { self.slice(1, &pair.after, &range) } else { String::new() };
            out.push_str(&self.mark("del", &removed));
            out.push_str(&self.mark("ins", &added));
        }
        out
    }

    /// Words that are on both sides, or that show a fact that changed.
    fn kept(&self, pair: &Pair, side: usize, range: &Range<usize>, edit: &Edit) -> String {
        let passages = if side == 0 { &pair.before } else { &pair.after };
        let words = self.slice(side, passages, range);
        if edit.kind == EditKind::Derived && !words.is_empty() {
            return format!("<span class=\"derived\">{words}</span>");
        }
        words
    }

    /// Marked words, with the mark in words.
    pub(super) fn mark(&self, tag: &str, words: &str) -> String {
        if words.trim().is_empty() {
            return if tag == "ins" { words.to_owned() } else { String::new() };
        }
        let [open, close] = ["open", "close"].map(|end| self.new.language.locale.word(&format!("mark-{tag}-{end}")));
        format!(
            "<{tag}><span class=\"away\">{}</span>{words}<span class=\"away\">{}</span></{tag}>",
            escape(&open),
            escape(&close)
        )
    }

    /// The running text of a stretch of joined passages.
    fn slice(&self, side: usize, passages: &Range<usize>, range: &Range<usize>) -> String {
        let (text, writer) = self.side(side);
        let mut from = 0;
        let mut out = String::new();
        for at in passages.clone() {
            let length = text.passages[at].text.len();
            let (start, end) = (range.start.max(from), range.end.min(from + length));
            if start < end {
                out.push_str(&slice_body(text, writer, text.origins[at].body, &(start - from..end - from)));
            }
            if range.contains(&(from + length)) && at + 1 < passages.end {
                out.push(' ');
            }
            from += length + 1;
        }
        out
    }

    fn side(&self, side: usize) -> (&Side<'_>, &Writer<'_>) {
        if side == 0 { (&self.prose.before, &self.old) } else { (&self.prose.after, &self.new) }
    }

    /// A state in words.
    fn state(&self, class: &str, word: &str) -> String {
        format!("<span class=\"tag {class}\">{}</span> ", escape(&self.new.language.locale.word(word)))
    }

    /// A row with the state of it in words.
    fn row(&self, pair: &Pair, form: Form, view: View) -> String {
        let shows_before = view == View::Before || pair.after.is_empty();
        let side = usize::from(!shows_before);
        let (passages, text) =
            if shows_before { (&pair.before, self.side(0).0) } else { (&pair.after, self.side(1).0) };
        let Some(at) = passages.clone().next() else { return String::new() };
        let Body::Cells(cells) = text.origins[at].body else { return String::new() };
        let (open, close) = if form == Form::Head { ("th scope=\"col\"", "th") } else { ("td", "td") };
        let state = match (pair.before.is_empty(), pair.after.is_empty()) {
            (true, _) => Some("added"),
            (_, true) => Some("removed"),
            _ => None,
        };
        let class = state.map(|state| format!(" class=\"is-{state}\"")).unwrap_or_default();
        let mut tagged = state.map(|state| self.state(state, &format!("status-{state}")));
        let mut out = format!("<tr{class}>");
        let mut from = 0;
        for (nth, cell) in cells.iter().enumerate() {
            let end = from + text.cell_length(cell);
            let stretch = Stretch { side, range: from..end, is_last: nth + 1 == cells.len() };
            let state = tagged.take().unwrap_or_default();
            out.push_str(&format!("<{open}>{state}{}</{close}>", self.words(pair, &stretch, view)));
            from = end + 1;
        }
        out.push_str("</tr>\n");
        out
    }

    /// Literal text and what is made from records. What lists show is told by the facts.
    fn block(&self, pair: &Pair, view: View) -> String {
        let shown = |side: usize, range: &Range<usize>| -> String {
            let (text, writer) = self.side(side);
            range.clone().map(|at| block_words(writer, text.origins[at].body)).collect()
        };
        let (before, after) = (shown(0, &pair.before), shown(1, &pair.after));
        let changed = pair.is_changed();
        match view {
            _ if !changed => paragraph(&after),
            View::Before => paragraph(&self.mark("del", &before)),
            View::After => paragraph(&self.mark("ins", &after)),
            View::Both => paragraph(&format!("{}{}", self.mark("del", &before), self.mark("ins", &after))),
        }
    }

    /// What changed besides words, in words.
    pub(super) fn markup(&self, change: &MarkupChange) -> String {
        let locale = &self.new.language.locale;
        let word = |key: &str, args: [(&str, &str); 3]| {
            let args = args.map(|(name, value)| (name, crate::render::locale::Arg::Text(value)));
            locale.get(key, &args).unwrap_or_default()
        };
        let names = |names: &[&str]| {
            let words: Vec<String> = names.iter().map(|name| locale.word(&format!("format-{name}"))).collect();
            if words.is_empty() { locale.word("format-none") } else { locale.join(&words) }
        };
        match change {
            MarkupChange::Link { words, before: Some(before), after: Some(after) } => {
                word("markup-link", [("words", words), ("before", before), ("after", after)])
            }
            MarkupChange::Link { words, before: None, after } => word(
                "markup-link-new",
                [("words", words), ("before", ""), ("after", after.as_deref().unwrap_or_default())],
            ),
            MarkupChange::Link { words, before: Some(before), after: None } => {
                word("markup-link-gone", [("words", words), ("before", before), ("after", "")])
            }
            MarkupChange::Format { words, before, after } => {
                word("markup-format", [("words", words), ("before", &names(before)), ("after", &names(after))])
            }
            MarkupChange::Form { before, after } => {
                let form = |form: &str| locale.word(&format!("form-{form}"));
                word("markup-form", [("words", ""), ("before", &form(before)), ("after", &form(after))])
            }
            MarkupChange::Space => locale.word("markup-space"),
        }
    }
}

fn paragraph(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("<p class=\"block\">{words}</p>\n") }
}

fn slice_body(text: &Side<'_>, writer: &Writer<'_>, body: Body<'_>, range: &Range<usize>) -> String {
    match body {
        Body::Words(inlines) => writer.inlines(&text.slice(inlines, range)),
        Body::Cells(cells) => {
            let mut from = 0;
            let mut parts = Vec::new();
            for cell in cells {
                let length = text.cell_length(cell);
                let (start, end) = (range.start.max(from), range.end.min(from + length));
                if start < end {
                    parts.push(writer.inlines(&text.slice(cell, &(start - from..end - from))));
                }
                from += length + 1;
            }
            parts.join(" | ")
        }
        body => block_words(writer, body),
    }
}

/// What stands for a block.
fn block_words(writer: &Writer<'_>, body: Body<'_>) -> String {
    let table = |name: &str| {
        let key = if name == "contents" { "contents-title".to_owned() } else { format!("table-{name}") };
        escape(&writer.language.locale.word(&key))
    };
    match body {
        Body::Code(code) => format!("<code>{}</code>", escape(code)),
        Body::Rule => "—".to_owned(),
        Body::Records(block) => format!("[{}]", table(block.table.name())),
        Body::Record(record) => format!("[{}]", writer.record_name(record.table.name(), &record.key)),
        Body::Words(inlines) => writer.inlines(inlines),
        Body::Cells(cells) => {
            cells.iter().map(|cell: &Vec<Inline>| writer.inlines(cell)).collect::<Vec<_>>().join(" | ")
        }
    }
}
