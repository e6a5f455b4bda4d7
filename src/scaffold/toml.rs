//! Lines taken out of TOML files, and put in: every other byte stays as it is. The only door to `toml_edit`.

use std::ops::Range;

use toml_edit::Document;
use toml_edit::Item;
use toml_edit::Key;
use toml_edit::Table;

use crate::scaffold::release::Dates;

/// What belongs to one release: its dates, and what its author says of the changes since the one before.
const OF_ONE_RELEASE: [&str; 7] = ["published", "effective", "updated", "corrects", "summary", "changes", "signal"];

/// What is told of a policy's past.
const HISTORY: [&str; 2] = ["first_published", "archive"];

/// The words behind the comment that stands where a date will be.
const PUBLISHED: &str = "# the day these words become public; set it before \"policysite release\"";
const EFFECTIVE: &str = "# the day they begin to apply";
const UPDATED: &str = "# the day the text says it was last updated";

/// A change of a text: a range of bytes and what comes in its place.
type Edit = (Range<usize>, String);

/// A file of records without what belongs to one release. Where `dates` are given, comments stand where they will be.
pub(super) fn without_release(text: &str, dates: Option<&Dates>) -> Result<String, String> {
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let document = Document::parse(text).map_err(|error| error.message().to_owned())?;
    let mut edits: Vec<Edit> = Vec::new();
    for name in OF_ONE_RELEASE {
        let Some((key, item)) = document.as_table().get_key_value(name) else { continue };
        match dates.and_then(|dates| dates.comment(name)) {
            Some(comment) => edits.push((line_of(text, key), comment + line_end(text))),
            None => edits.extend(lines_of(text, key, item).into_iter().map(|lines| (lines, String::new()))),
        }
    }
    if let Some(dates) = dates {
        edits.extend(old_comments(text));
        if dates.wanted
            && let Some((title, _)) = document.as_table().get_key_value("title")
        {
            let after = line_of(text, title).end;
            let comments = ["published", "effective"].iter().filter_map(|name| dates.comment(name));
            let lines: String = comments.map(|comment| comment + line_end(text)).collect();
            edits.push((after..after, lines));
        }
    }
    Ok(format!("{mark}{}", applied(text, edits)))
}

/// A file of records without the history of its policy.
pub(super) fn without_history(text: &str) -> Result<String, String> {
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let document = Document::parse(text).map_err(|error| error.message().to_owned())?;
    let mut edits: Vec<Edit> = Vec::new();
    for (key, item) in HISTORY.iter().filter_map(|name| document.as_table().get_key_value(name)) {
        edits.extend(lines_of(text, key, item).into_iter().map(|lines| (lines, String::new())));
    }
    Ok(format!("{mark}{}", applied(text, edits)))
}

/// A file of records with a text at its top: in the place of the one that is there, or else in a line below the title.
/// `None` if neither is there.
pub(super) fn with_text(text: &str, name: &str, value: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let new = quoted(value);
    let edit = if let Some(item) = document.as_table().get(name) {
        (item.span()?, new)
    } else {
        let (title, _) = document.as_table().get_key_value("title")?;
        let after = line_of(text, title).end;
        (after..after, format!("{name} = {new}{}", line_end(text)))
    };
    let mut out = text.to_owned();
    out.replace_range(edit.0, &edit.1);
    Some(out)
}

/// The lock of a translation without the texts that belong to one release.
pub(super) fn without_texts_of_release(text: &str) -> Result<String, String> {
    let document = Document::parse(text).map_err(|error| error.message().to_owned())?;
    let mut edits: Vec<Edit> = Vec::new();
    for (key, item) in document.get("texts").and_then(Item::as_table).into_iter().flat_map(Table::iter) {
        if OF_ONE_RELEASE.contains(&key.split('.').next().unwrap_or(key)) {
            let lines = item.as_table().map(|table| of_table(text, table)).unwrap_or_default();
            edits.extend(lines.into_iter().map(|range| (range.start..after_blank(text, range.end), String::new())));
        }
    }
    Ok(applied(text, edits))
}

/// The place behind a blank line, if one stands there.
fn after_blank(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.find('\n').filter(|end| rest[..*end].trim().is_empty()).map_or(0, |end| end + 1)
}

/// Whether a file of records has a key at its top.
pub(super) fn has_key(text: &str, name: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Document::parse(text).is_ok_and(|document| document.as_table().contains_key(name))
}

impl Dates {
    /// The comment that stands where a date will be.
    fn comment(&self, name: &str) -> Option<String> {
        let (date, words) = match name {
            "published" => ("YYYY-MM-DD", PUBLISHED),
            "effective" => (self.effective.as_deref().unwrap_or("YYYY-MM-DD"), EFFECTIVE),
            "updated" => ("YYYY-MM-DD", UPDATED),
            _ => return None,
        };
        Some(format!("# {name} = {date}   {words}"))
    }
}

/// The comments that an earlier copy left and nobody removed.
fn old_comments(text: &str) -> Vec<Edit> {
    let ours =
        |line: &str| line.starts_with("# ") && [PUBLISHED, EFFECTIVE, UPDATED].iter().any(|end| line.ends_with(end));
    let mut offset = 0;
    let mut edits = Vec::new();
    for line in text.split_inclusive('\n') {
        if ours(line.trim()) {
            edits.push((offset..offset + line.len(), String::new()));
        }
        offset += line.len();
    }
    edits
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The whole lines around a range.
fn lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    start..end
}

/// The line of a key.
fn line_of(text: &str, key: &Key) -> Range<usize> {
    key.span().map_or(0..0, |span| lines(text, &span))
}

/// The lines of a key with its value; of a table, from its header to its last value, with each table below it.
fn lines_of(text: &str, key: &Key, item: &Item) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    collect(text, Some(key), item, &mut all);
    all
}

fn collect(text: &str, key: Option<&Key>, item: &Item, all: &mut Vec<Range<usize>>) {
    match item {
        Item::Value(value) => {
            if let (Some(key), Some(value)) = (key.and_then(Key::span), value.span()) {
                all.push(lines(text, &(key.start..value.end.max(key.end))));
            }
        }
        Item::Table(table) => all.extend(of_table(text, table)),
        Item::ArrayOfTables(tables) => all.extend(tables.iter().flat_map(|table| of_table(text, table))),
        Item::None => {}
    }
}

fn of_table(text: &str, table: &Table) -> Vec<Range<usize>> {
    let mut below = Vec::new();
    let mut own = Vec::new();
    for name in table.iter().map(|(name, _)| name) {
        let Some((key, item)) = table.get_key_value(name) else { continue };
        let with_header = match item {
            Item::Table(inner) => !inner.is_dotted(),
            other => other.is_array_of_tables(),
        };
        collect(text, Some(key), item, if with_header { &mut below } else { &mut own });
    }
    if let Some(header) = table.span().filter(|_| !table.is_implicit() && !table.is_dotted()) {
        let header = lines(text, &(header.start..header.start));
        let end = own.iter().map(|range| range.end).max().unwrap_or(header.end);
        own.clear();
        own.push(header.start..end.max(header.end));
    }
    own.extend(below);
    own
}

/// A text with its edits. What is taken out leaves no blank lines that would stand twice.
fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, new) in edits {
        if range.start < from {
            continue;
        }
        out.push_str(&text[from..range.start]);
        from = range.end;
        if !new.is_empty() && !out.is_empty() && !out.ends_with('\n') {
            out.push_str(line_end(text));
        }
        out.push_str(&new);
        let after_blank = out.is_empty() || out.ends_with("\n\n") || out.ends_with("\r\n\r\n");
        while new.is_empty() && after_blank && from < text.len() {
            let next = text[from..].split_inclusive('\n').next().unwrap_or_default();
            if !next.trim().is_empty() {
                break;
            }
            from += next.len();
        }
    }
    if from >= text.len() && out.ends_with("\n\n") {
        out.pop();
    }
    out.push_str(&text[from..]);
    out
}

/// `site.toml` with one more language, written as the others are. `None` if there is no list of languages.
pub(super) fn with_language(text: &str, tag: &str) -> Option<String> {
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let document = Document::parse(text).ok()?;
    let tags = document.as_table().get("languages")?.as_array()?;
    let last = tags.iter().last()?.span()?;
    let end = tags.span()?.end;
    let rest = &text[last.end..end];
    let edits = if rest.contains('\n') {
        let start = lines(text, &last).start;
        let line = &text[start..last.start];
        let indent = &line[..line.len() - line.trim_start().len()];
        let indent = if line.trim().is_empty() { indent } else { "    " };
        let comma = rest.trim_start().starts_with(',');
        let after = lines(text, &last).end;
        let new = format!("{indent}\"{tag}\"{}{}", if comma { "," } else { "" }, line_end(text));
        let gap = if comma { "" } else { "," };
        vec![(last.end..last.end, gap.to_owned()), (after..after, new)]
    } else {
        vec![(last.end..last.end, format!(", \"{tag}\""))]
    };
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.replace_range(range, &new);
    }
    Some(format!("{mark}{out}"))
}

/// A key as it is written: in quotation marks if it must be.
pub(super) fn written(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    if !key.is_empty() && key.chars().all(bare) { key.to_owned() } else { format!("{key:?}") }
}

/// A text in quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        without_release(text, None).unwrap()
    }

    #[test]
    fn only_the_lines_of_one_release_go() {
        let text = "# head\r\ntitle  =  \"T\" # t\r\nsummary = \"\"\"\r\nx\r\n\"\"\" # s\r\nfirst_published = 2020-01-01\r\n\
            changes.a.kind = \"x\"\r\n\r\n# on changes\r\n[changes.contact]\r\n# inside\r\nkind = \"editorial\"\r\n\r\n\
            # who\r\n[parties.us] # p\r\nname = 'U'\r\n";
        let expected = "# head\r\ntitle  =  \"T\" # t\r\nfirst_published = 2020-01-01\r\n\r\n# on changes\r\n\r\n\
            # who\r\n[parties.us] # p\r\nname = 'U'\r\n";
        assert_eq!(cut(text), expected);
    }

    #[test]
    fn tables_go_with_what_is_below_them() {
        let text = "\u{feff}title = \"T\"\n\n[changes.a]\nkind = \"x\"\n\n[changes.a.more]\n\n[app]\nname = \"A\"\n\n\
            [changes.b]\nreason.x = \"y\"\n\n[signal]\na = 1\n";
        assert_eq!(cut(text), "\u{feff}title = \"T\"\n\n[app]\nname = \"A\"\n");
        assert_eq!(cut("a = 1\n"), "a = 1\n");
        assert_eq!(cut("changes = { a = { kind = \"x\" } }\na = 1"), "a = 1");
        assert!(without_release("a = ", None).is_err());
    }

    #[test]
    fn a_text_is_replaced_where_it_stands_or_follows_the_title() {
        let text = "# x\ntitle = 'T' # t\n[app]\nkind = 1\n";
        assert_eq!(with_text(text, "title", "A \"B\"").unwrap(), "# x\ntitle = \"A \\\"B\\\"\" # t\n[app]\nkind = 1\n");
        assert_eq!(
            with_text(text, "kind", "terms").unwrap(),
            "# x\ntitle = 'T' # t\nkind = \"terms\"\n[app]\nkind = 1\n"
        );
        assert_eq!(with_text("[app]\n", "kind", "terms"), None);
    }

    #[test]
    fn the_past_of_another_policy_is_left_out() {
        let text = "title = \"T\"\nfirst_published = 2020-01-01\n[[archive]]\nversion = \"1\"\n\n[app]\nname = \"A\"\n";
        assert_eq!(without_history(text).unwrap(), "title = \"T\"\n\n[app]\nname = \"A\"\n");
    }

    #[test]
    fn comments_stand_where_the_dates_will_be() {
        let dates = |wanted| Dates { effective: Some("2027-01-01".to_owned()), wanted };
        let text = "title = \"T\"\npublished = 2026-01-01 # soon\neffective = 2026-02-01\n[app]\n";
        let found = without_release(text, Some(&dates(false))).unwrap();
        let expected = format!(
            "title = \"T\"\n# published = YYYY-MM-DD   {PUBLISHED}\n# effective = 2027-01-01   {EFFECTIVE}\n[app]\n"
        );
        assert_eq!(found, expected);
        // A copy of a draft has the comments once.
        assert_eq!(without_release(&found, Some(&dates(true))).unwrap(), expected);
        let bare = without_release("title = \"T\"", Some(&dates(true))).unwrap();
        assert!(bare.starts_with("title = \"T\"\n# published = YYYY-MM-DD   "), "{bare}");
    }

    #[test]
    fn a_language_is_added_as_the_others_are_written() {
        let add = |text: &str| with_language(text, "ar");
        assert_eq!(add("languages = [\"en\"] # x\r\n").as_deref(), Some("languages = [\"en\", \"ar\"] # x\r\n"));
        assert_eq!(add("languages=['en',]").as_deref(), Some("languages=['en', \"ar\",]"));
        let long = "languages = [\n  \"en\", # source\n  \"zh-CN\" # market\n]\ntheme = \"x\"\n";
        let expected = "languages = [\n  \"en\", # source\n  \"zh-CN\", # market\n  \"ar\"\n]\ntheme = \"x\"\n";
        assert_eq!(add(long).as_deref(), Some(expected));
        let long = "languages = [\n\t\"en\",   # source\n]\n";
        assert_eq!(add(long).as_deref(), Some("languages = [\n\t\"en\",   # source\n\t\"ar\",\n]\n"));
        assert_eq!(add("title = \"x\""), None);
    }
}
