//! Names and values of records as plain text, on one side of a comparison.

use serde_json::Value as Json;

use crate::model::Duration;
use crate::model::Unit;
use crate::render::html::Writer;
use crate::render::locale::Arg;
use crate::schema::Format;
use crate::schema::Shape;

/// Tables whose names are names: all others are words, and stand in quotation marks.
pub(super) const NAMED: [&str; 2] = ["parties", "sdks"];

/// The entities that the escaper writes; that of `&` last, so that nothing is resolved twice.
const ENTITIES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// The words of HTML that the program wrote itself: tags stripped, entities resolved.
pub(super) fn plain(html: &str) -> String {
    let mut pieces = html.split('<');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tag, words) = piece.split_once('>').unwrap_or_default();
        if tag == "br" {
            text.push(' ');
        }
        text.push_str(words);
    }
    ENTITIES.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// A sentence of the interface; its name if there is none, so that the lack is seen.
pub(super) fn say(writer: &Writer<'_>, id: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
    writer.language.locale.get(id, &args).unwrap_or_else(|| id.to_owned())
}

/// Words in quotation marks; those inside become single.
pub(super) fn quoted(writer: &Writer<'_>, text: &str) -> String {
    say(writer, "say-quoted", &[("text", &with_single_quotes(text))])
}

fn with_single_quotes(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

/// Running text without the full stop that would stand in the middle of a sentence.
fn unstopped(text: &str) -> String {
    text.trim_end_matches(['.', '。', '；']).to_owned()
}

/// What a record is called in a sentence; of what stands once in the document, its heading.
pub(super) fn name(writer: &Writer<'_>, table: &str, key: &str) -> String {
    let heading = format!("table-{table}");
    match (key.is_empty(), writer.language.locale.has(&heading)) {
        (true, true) => writer.language.locale.word(&heading),
        (true, false) => writer.field_label("", table),
        _ => told_apart(writer, table, key, title(writer, table, key)),
    }
}

/// The name alone.
pub(super) fn title(writer: &Writer<'_>, table: &str, key: &str) -> String {
    let name = bare(writer, table, key);
    if NAMED.contains(&table) { name } else { quoted(writer, &name) }
}

/// The name without quotation marks around it: two records with the same have the same title.
fn bare(writer: &Writer<'_>, table: &str, key: &str) -> String {
    let name = plain(&writer.record_name(table, key));
    if NAMED.contains(&table) { name } else { with_single_quotes(&unstopped(&name)) }
}

/// The name with the number of the clause, where another record of the table is called the same.
fn told_apart(writer: &Writer<'_>, table: &str, key: &str, name: String) -> String {
    let clause = writer.edition.json[table][key]["clause"].as_str().and_then(|id| writer.edition.prose.clause(id));
    let has_namesake = || {
        let own = bare(writer, table, key);
        let records = writer.edition.json[table].as_object().into_iter().flatten();
        records.filter(|(other, _)| *other != key).any(|(other, _)| bare(writer, table, other) == own)
    };
    match clause.filter(|clause| clause.number.is_some() && has_namesake()) {
        Some(clause) => {
            let clause = plain(&writer.reference(&clause.id));
            say(writer, "say-name-at", &[("name", &name), ("clause", &clause)])
        }
        None => name,
    }
}

/// A value as a reader knows it; the items of a list one after the other.
fn value(writer: &Writer<'_>, value: &Json, shape: &Shape) -> String {
    match (shape, value) {
        (Shape::List(inner), Json::Array(items)) => list(writer, items, inner),
        (Shape::Text(Format::Refers(table)), Json::String(id)) if table == "data" && writer.is_sensitive(id) => {
            say(writer, "say-sensitive", &[("name", &plain(&writer.value(value, shape)))])
        }
        (Shape::Text(Format::Text | Format::Retention), _) => unstopped(&plain(&writer.value(value, shape))),
        _ => plain(&writer.value(value, shape)),
    }
}

/// The items of a list, as the language joins them; in quotation marks if they could not be told apart without.
fn list(writer: &Writer<'_>, items: &[Json], shape: &Shape) -> String {
    let locale = &writer.language.locale;
    let mut texts: Vec<String> = items.iter().map(|item| value(writer, item, shape)).collect();
    let separator = locale.word("list-separator");
    if texts.iter().any(|text| text.contains(separator.trim())) || is_worded(shape) {
        texts = texts.iter().map(|text| quoted(writer, text)).collect();
    }
    locale.join(&texts)
}

/// Whether what stands in a list is called by words, and not by a name or a term.
fn is_worded(shape: &Shape) -> bool {
    match shape {
        Shape::Text(Format::Refers(table)) => !NAMED.contains(&&**table) && table != "data",
        Shape::Text(Format::Plain) => false,
        _ => true,
    }
}

/// A value after the name of its field.
pub(super) fn stated(writer: &Writer<'_>, _: &str, json: &Json, shape: &Shape) -> String {
    value(writer, json, shape)
}

/// A value in quotation marks; of a list, every item.
pub(super) fn cited(writer: &Writer<'_>, _: &str, json: &Json, shape: &Shape) -> String {
    match (shape, json) {
        (Shape::List(inner), Json::Array(items)) => {
            let items = items.iter().map(|item| quoted(writer, &value(writer, item, inner)));
            writer.language.locale.join(&items.collect::<Vec<_>>())
        }
        _ => quoted(writer, &value(writer, json, shape)),
    }
}

/// A value inside a sentence of its own: there a number of days is a period.
pub(super) fn measured(writer: &Writer<'_>, field: &str, json: &Json, shape: &Shape) -> String {
    let is_days = field.rsplit(['.', '_']).next() == Some("days");
    match json.as_u64().and_then(|count| u32::try_from(count).ok()) {
        Some(count) if is_days => writer.language.locale.duration(&Duration { count, unit: Unit::Day }),
        _ => value(writer, json, shape),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn html_becomes_the_words_a_reader_sees() {
        let html = "<strong class=\"sensitive\">IMEI</strong> of <a href=\"?a=1&amp;b=2\">A &amp; B</a><br>&lt;b&gt; &quot;x&quot; &#39;&amp;lt;&#39;";
        assert_eq!(plain(html), "IMEI of A & B <b> \"x\" '&lt;'");
        assert_eq!(plain("友盟"), "友盟");
    }
}
