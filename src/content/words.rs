//! The texts of the records: each is one paragraph of running text.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::annotation::Annotation;
use crate::content::markdown::Document;
use crate::content::markdown::Mention;
use crate::content::markdown::Origin;
use crate::content::markdown::RawBlock;
use crate::content::markdown::Setting;
use crate::content::markdown::document;
use crate::content::run::Run;
use crate::diagnostic::BLOCK_IN_TEXT;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::model::Inline;
use crate::model::clause_reference;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::leaves;

/// Running text with what its links lead to.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub inlines: Vec<Inline>,
    pub mentions: Vec<(Mention, Span)>,
}

/// Reads a string of a record: one paragraph of running text.
pub(super) fn words(text: &str, setting: Setting<'_>, log: &mut Diagnostics) -> Words {
    if is_plain(text) {
        let (mut run, mut inlines) = (Run::default(), Vec::new());
        run.push(text, &(0..text.len()), text);
        run.flush(setting, None, &mut inlines, log);
        return Words { inlines, mentions: Vec::new() };
    }
    paragraph(text, setting, log)
}

/// Whether a text is one line of words without any sign that may mean something in Markdown: most texts of records.
fn is_plain(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || " ,;/%，。、；：（）".contains(c);
    text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(plain)
}

/// Reads one paragraph of any running text.
fn paragraph(text: &str, setting: Setting<'_>, log: &mut Diagnostics) -> Words {
    let Document { mut blocks, footnotes, mentions } = document(text, setting, log);
    let place = setting.origin.place(0..text.len());
    match (blocks.pop(), blocks.is_empty() && footnotes.is_empty()) {
        (Some(RawBlock::Paragraph(content)), true) if content.annotation == Annotation::default() => {
            Words { inlines: content.inlines, mentions }
        }
        (None, true) => Words::default(),
        _ => {
            log.push(Diagnostic::new(BLOCK_IN_TEXT, place));
            Words::default()
        }
    }
}

/// The texts of the records of one language.
#[derive(Default)]
pub(super) struct Texts {
    /// The inlines of each text, by its Markdown.
    pub words: BTreeMap<String, Vec<Inline>>,
    /// Those that still have the words of the source language.
    pub fallbacks: BTreeSet<String>,
    /// What their links lead to.
    pub mentions: Vec<(Mention, Span)>,
}

/// Reads every text of the records. Faults of words that a translation takes from the source are those of the source.
pub(super) fn texts(
    node: &Node,
    shape: &Shape,
    translated: bool,
    setting: Setting<'_>,
    log: &mut Diagnostics,
) -> Texts {
    let mut texts = Texts::default();
    for leaf in leaves(node, shape).into_iter().filter(|leaf| matches!(leaf.format, Format::Text | Format::Name)) {
        let of_source = translated && !leaf.translated;
        texts.fallbacks.extend(of_source.then(|| leaf.text.to_owned()));
        if *leaf.format == Format::Name {
            continue;
        }
        let mut faults = Diagnostics::default();
        let found = words(leaf.text, Setting { origin: Origin::Record(leaf.span), ..setting }, &mut faults);
        if !of_source {
            log.append(faults);
            if clause_reference(leaf.text).is_none() {
                texts.mentions.extend(found.mentions);
            }
        }
        texts.words.insert(leaf.text.to_owned(), found.inlines);
    }
    texts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::facts::Facts;
    use crate::model::Records;

    proptest! {
        /// What is read without the parser is what the parser reads.
        #[test]
        fn plain_words_are_words(text in "[a-c第三日]{1,3}[a-c0-9 第三日年月,;/%，。、；：（）]{0,24}[a-c0-9日]{1,2}|\\PC{0,12}") {
            let json = serde_json::json!({ "title": "T", "app": { "name": "A" } });
            let records: Records = serde_json::from_value(json.clone()).unwrap();
            let language = "en".parse().unwrap();
            let facts = Facts::new("1", &records, &json, true);
            let setting = Setting { language: &language, facts: &facts, origin: Origin::Record(Span::NONE), in_link: false };
            let (mut first, mut second) = (Diagnostics::default(), Diagnostics::default());
            let (quick, whole) = (words(&text, setting, &mut first), paragraph(&text, setting, &mut second));
            prop_assert_eq!(quick.inlines, whole.inlines);
            prop_assert_eq!(first.sorted(), second.sorted());
        }
    }
}
