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
use crate::render::foreign::marked;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::lag::language;

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
    /// The passage.
    at: usize,
    range: Range<usize>,
    /// Whether it ends the side, and so takes what was removed or added at its end.
    is_last: bool,
}

/// The rows of a table that is not finished yet.
#[derive(Default)]
struct Rows {
    /// What opens it.
    opening: String,
    head: String,
    body: String,
}

impl Rows {
    /// Writes the table, if there is one.
    fn close(&mut self, out: &mut String) {
        let Self { opening, head, body } = std::mem::take(self);
        if head.is_empty() && body.is_empty() {
            return;
        }
        out.push_str(&opening);
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
                if form == Form::Head || rows.opening.is_empty() {
                    rows.opening = self.open_table(pair, form, view);
                }
                let section = if form == Form::Head { &mut rows.head } else { &mut rows.body };
                section.push_str(&self.row(pair, form, view));
                continue;
            }
            rows.close(&mut out);
            let moves = view == View::Both && pair.moved.is_some() && pair.moved != change.moved;
            let seam = pair.seam().filter(|_| view == View::Both).map(|seam| match seam {
                Seam::Split => ("split", "passage-split"),
                Seam::Merged => ("merged", "passage-merged"),
            });
            let states = moves.then_some(("moved", "clause-moved")).into_iter().chain(seam);
            self.passage(pair, form, view, &states.collect::<Vec<_>>(), &mut out);
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

    fn passage(&self, pair: &Pair, form: Form, view: View, mut states: &[(&str, &str)], out: &mut String) {
        if form == Form::Block {
            out.push_str(&self.block(pair, view));
            return;
        }
        for stretch in self.stretches(pair, view) {
            let words = self.words(pair, &stretch, view);
            if words.is_empty() {
                continue;
            }
            let borrowed = self.is_borrowed(stretch.side, stretch.at);
            let lead = std::mem::take(&mut states).iter();
            let lead: String = lead.map(|(class, word)| self.state(class, word, borrowed)).collect();
            let (words, language) = (lead + &words, self.language_of(borrowed));
            match form {
                Form::Title(_) => {}
                Form::Quote => out.push_str(&format!("<blockquote><p{language}>{words}</p></blockquote>\n")),
                Form::Footnote => out.push_str(&format!("<p class=\"footnote-text\"{language}>{words}</p>\n")),
                _ => out.push_str(&format!("<p{language}>{words}</p>\n")),
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
            stretches.push(Stretch { side, at, range: from..end, is_last: at + 1 == range.end });
            from = end + 1;
        }
        stretches
    }

    fn all_words(&self, pair: &Pair, view: View) -> String {
        let words = |stretch: &Stretch| {
            let words = self.words(pair, stretch, view);
            match self.new.source.filter(|_| self.is_borrowed(stretch.side, stretch.at)) {
                Some(source) => marked(&words, source),
                None => words,
            }
        };
        self.stretches(pair, view).iter().map(words).collect::<Vec<_>>().join(" ")
    }

    /// The words of a stretch with their marks.
    fn words(&self, pair: &Pair, stretch: &Stretch, view: View) -> String {
        let borrowed = self.is_borrowed(stretch.side, stretch.at);
        let mut out = String::new();
        for edit in &pair.edits {
            let own = if stretch.side == 0 { &edit.before } else { &edit.after };
            let range = own.start.max(stretch.range.start)..own.end.min(stretch.range.end);
            let starts_here = stretch.range.contains(&own.start) || stretch.is_last && own.start == stretch.range.end;
            if edit.kind != EditKind::Changed {
                out.push_str(&self.kept(pair, stretch, &range, edit));
                continue;
            }
            let removed = match (stretch.side, view) {
                (0, _) => self.slice(0, &pair.before, &range, borrowed),
                (_, View::Both) if starts_here => self.slice(0, &pair.before, &edit.before, borrowed),
                _ => String::new(),
            };
            let added = if stretch.side == 1 { self.slice(1, &pair.after, &range, borrowed) } else { String::new() };
            out.push_str(&self.mark("del", &removed, borrowed));
            out.push_str(&self.mark("ins", &added, borrowed));
        }
        out
    }

    /// Words that are on both sides, or that show a fact that changed.
    fn kept(&self, pair: &Pair, stretch: &Stretch, range: &Range<usize>, edit: &Edit) -> String {
        let passages = if stretch.side == 0 { &pair.before } else { &pair.after };
        let words = self.slice(stretch.side, passages, range, self.is_borrowed(stretch.side, stretch.at));
        if edit.kind == EditKind::Derived && !words.is_empty() {
            return format!("<span class=\"derived\">{words}</span>");
        }
        words
    }

    /// Marked words, with the mark in words, among words that are borrowed or not.
    pub(super) fn mark(&self, tag: &str, words: &str, borrowed: bool) -> String {
        if words.trim().is_empty() {
            return if tag == "ins" { words.to_owned() } else { String::new() };
        }
        let [open, close] = ["open", "close"].map(|end| self.new.language.locale.word(&format!("mark-{tag}-{end}")));
        // Nobody sees them, so that they need no direction.
        let language = if borrowed { format!(" lang=\"{}\"", self.new.edition.language) } else { String::new() };
        let away = |words: &str| format!("<span class=\"away\"{language}>{}</span>", escape(words));
        format!("<{tag}>{}{words}{}</{tag}>", away(&open), away(&close))
    }

    /// The running text of a stretch of joined passages, among words that are borrowed or not.
    fn slice(&self, side: usize, passages: &Range<usize>, range: &Range<usize>, among: bool) -> String {
        let (text, writer) = self.side(side);
        let mut from = 0;
        let mut out = String::new();
        for at in passages.clone() {
            let length = text.passages[at].text.len();
            let (start, end) = (range.start.max(from), range.end.min(from + length));
            if start < end {
                let borrowed = self.is_borrowed(side, at);
                let writer = Writer { borrowed, ..writer.beside(writer.edition) };
                let words = slice_body(text, &writer, text.origins[at].body, &(start - from..end - from));
                out.push_str(&match (among, borrowed, writer.source) {
                    (false, true, Some(source)) => marked(&words, source),
                    (true, false, _) => marked(&words, &writer.edition.language),
                    _ => words,
                });
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

    /// Whether a passage of a side is in the source language, on a page in another one.
    fn is_borrowed(&self, side: usize, at: usize) -> bool {
        let (text, writer) = self.side(side);
        let of_source = &writer.edition.translation.borrowed;
        let clause = text.clauses.get(text.origins[at].clause).is_some_and(|clause| of_source.contains(&clause.id));
        let named = || text.passages[at].name.as_ref().is_some_and(|name| of_source.contains(name));
        writer.source.is_some() && (writer.borrowed || clause || named())
    }

    /// The attributes of an element whose words are borrowed or not.
    fn language_of(&self, borrowed: bool) -> String {
        self.new.source.filter(|_| borrowed).map(language).unwrap_or_default()
    }

    /// A state in words, among words that are borrowed or not.
    fn state(&self, class: &str, word: &str, borrowed: bool) -> String {
        let words = escape(&self.new.language.locale.word(word));
        format!(
            "<span class=\"tag {class}\"{}>{words}</span> ",
            if borrowed { language(&self.new.edition.language) } else { String::new() }
        )
    }

    /// The passage of a row on the side that is shown, by its side and its place there.
    fn row_at(pair: &Pair, view: View) -> Option<(usize, usize)> {
        let shows_before = view == View::Before || pair.after.is_empty();
        let passages = if shows_before { &pair.before } else { &pair.after };
        Some((usize::from(!shows_before), passages.clone().next()?))
    }

    /// What opens a table that begins with a row.
    fn open_table(&self, pair: &Pair, form: Form, view: View) -> String {
        let Some((side, at)) = Self::row_at(pair, view) else { return String::new() };
        let (text, writer) = self.side(side);
        let writer = Writer { borrowed: self.is_borrowed(side, at), ..writer.beside(writer.edition) };
        match text.origins[at].body {
            Body::Cells(cells) if form == Form::Head => writer.open_table(&writer.columns(cells)),
            _ => writer.open_table(""),
        }
    }

    /// A row with the state of it in words.
    fn row(&self, pair: &Pair, form: Form, view: View) -> String {
        let Some((side, at)) = Self::row_at(pair, view) else { return String::new() };
        let text = self.side(side).0;
        let borrowed = self.is_borrowed(side, at);
        let Body::Cells(cells) = text.origins[at].body else { return String::new() };
        let (open, close) = if form == Form::Head { ("th scope=\"col\"", "th") } else { ("td", "td") };
        let state = match (pair.before.is_empty(), pair.after.is_empty()) {
            (true, _) => Some("added"),
            (_, true) => Some("removed"),
            _ => None,
        };
        let class = state.map(|state| format!(" class=\"is-{state}\"")).unwrap_or_default();
        let mut tagged = state.map(|state| self.state(state, &format!("status-{state}"), borrowed));
        let mut out = format!("<tr{class}{}>", self.language_of(borrowed));
        let mut from = 0;
        for (nth, cell) in cells.iter().enumerate() {
            let end = from + text.cell_length(cell);
            let stretch = Stretch { side, at, range: from..end, is_last: nth + 1 == cells.len() };
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
            View::Before => paragraph(&self.mark("del", &before, false)),
            View::After => paragraph(&self.mark("ins", &after, false)),
            View::Both => paragraph(&(self.mark("del", &before, false) + &self.mark("ins", &after, false))),
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
