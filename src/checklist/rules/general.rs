//! What holds of any policy: its dates, its languages, its links, its contents, its SDKs.

use serde_json::Value as Json;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::rules::words::links;
use crate::checklist::rules::words::words;
use crate::config::Gate;
use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::DataId;
use crate::model::Date;
use crate::model::Edition;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Sdk;
use crate::model::Target;
use crate::model::TranslationUnit;
use crate::model::UnitState;
use crate::model::plain_text;
use crate::model::walk_inlines;
use crate::schema::Format;
use crate::schema::Shape;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "gen.dates", check: dates_follow_each_other },
    Rule { id: "gen.version", check: every_release_is_kept },
    Rule { id: "gen.locale", check: every_language_is_whole },
    Rule { id: "gen.links", check: links_are_safe },
    Rule { id: "gen.toc", check: contents_are_the_headings },
    Rule { id: "gen.sdk-url", check: sdks_lead_to_their_policies },
    Rule { id: "gen.sdk-orphans", check: data_of_sdks_are_listed },
];

/// The shortest list that can be a table of contents that somebody typed.
const CONTENTS: usize = 3;

/// The longest name of a list, in characters.
const NAME: usize = 60;

/// A day with what it is called.
type Named = (String, Option<Date>);

/// Days are in the order in which things happen.
fn dates_follow_each_other(case: &Case<'_>) -> Answer {
    let records = case.records();
    let own = |name: &str, day: Option<Date>| (name.to_owned(), day);
    let published = own("published", records.published);
    let updated = own("updated", records.updated);
    let first = own("first_published", records.first_published);
    let mut pairs: Vec<(&str, Named, Named)> = vec![
        ("effective", published.clone(), own("effective", records.effective)),
        ("updated", updated.clone(), published.clone()),
        ("first_published", first.clone(), published.clone()),
    ];
    if records.published.is_some() {
        pairs.push(("updated", first, updated.clone()));
    }
    if let Some(before) = case.before {
        let earlier = (format!("{}: published", before.version), before.published());
        pairs.push(("published", earlier.clone(), published));
        pairs.push(("updated", earlier, updated));
        pairs.extend(promised_notice(case));
    }
    // Without a day of effect nobody knows which text holds.
    let silent = records.published.filter(|_| records.effective.is_none()).map(|published| {
        let finding = case.found("published").arg("earlier", "published").arg("from", published);
        finding.arg("later", "effective").arg("to", "—")
    });
    let wrong = |(field, earlier, later): (&str, Named, Named)| {
        let (one, two) = (earlier.1?, later.1?);
        let finding = || case.found(field).arg("earlier", earlier.0).arg("from", one).arg("later", later.0).arg("to", two);
        (one > two).then(finding)
    };
    Answer::of(pairs.into_iter().filter_map(wrong).chain(silent))
}

/// The first day on which a change may take effect by what the text itself promises.
fn promised_notice(case: &Case<'_>) -> Option<(&'static str, Named, Named)> {
    let records = case.records();
    let days = records.revision.as_ref()?.notice_days?;
    let least = records.published?.0.checked_add(jiff::Span::new().days(days)).ok()?;
    let earlier = ("published + revision.notice_days".to_owned(), Some(Date(least)));
    Some(("effective", earlier, ("effective".to_owned(), records.effective)))
}

/// What is public is frozen: it has an entry in the lock with its hash, and a copy that stays.
fn every_release_is_kept(case: &Case<'_>) -> Answer {
    let public = case.release.published().zip(case.as_of).filter(|(published, day)| published <= day);
    match public {
        Some((published, _)) if case.release.is_draft() => {
            let version = &case.release.version;
            Answer::missing(case.found("published").arg("version", version).arg("date", published))
        }
        _ => Answer::Pass,
    }
}

/// Every language of the site has all of the text.
fn every_language_is_whole(case: &Case<'_>) -> Answer {
    let languages = &case.config.languages;
    if languages.len() < 2 {
        return Answer::NotApplicable;
    }
    let lacks = |language: &LanguageTag| {
        let is_left_out = case.config.gates.get(language.as_str()) == Some(&Gate::Omit);
        let finding = |count: usize, span: Span| {
            Finding::at(span).arg("language", language).arg("count", count).arg("item", "title")
        };
        match case.release.edition(language) {
            None if is_left_out => None,
            None => Some(finding(all_parts(case.release.source()), case.head())),
            Some(edition) => {
                let missing = |unit: &&TranslationUnit| unit.state == UnitState::Missing;
                let units: Vec<_> = edition.translation.units.iter().filter(missing).collect();
                units.first().map(|unit| finding(units.len(), unit.span))
            }
        }
    };
    Answer::of(languages.iter().filter_map(lacks))
}

/// How many clauses a text has.
fn all_parts(edition: &Edition) -> usize {
    let mut count = 0;
    edition.prose.each_clause(&mut |_| count += 1);
    count
}

/// Links are encrypted, and lead where they say.
fn links_are_safe(case: &Case<'_>) -> Answer {
    let mut found = Vec::new();
    for link in links(case) {
        let is_open = link.address.starts_with("http://");
        // Words that are an address themselves are taken for the place one gets to.
        let elsewhere = host(&link.words).zip(host(link.address)).is_some_and(|(shown, own)| !is_same(shown, own));
        if is_open || elsewhere {
            found.push(Finding::at(link.span).arg("address", link.address).arg("item", link.item));
        }
    }
    for edition in &case.release.editions {
        edition.prose.each_clause(&mut |clause| found.extend(lost_links(clause, edition.language.language())));
    }
    let edition = case.release.source();
    addresses(&edition.json, Shape::records(), "", &mut |path, address| {
        if address.starts_with("http://") {
            found.push(Finding::at(case.place(path)).arg("address", address).arg("item", path));
        }
    });
    Answer::of(found)
}

/// Paragraphs that are nothing but the name of a list and lead nowhere: their link was lost.
fn lost_links(clause: &Clause, language: &str) -> Vec<Finding> {
    let is_end = |c: char| ".。:：;；!！?？".contains(c);
    let lost = |block: &Block| {
        let Block::Paragraph(paragraph) = block else { return None };
        let mut leads = false;
        walk_inlines(&paragraph.inlines, &mut |inline| leads |= matches!(inline, Inline::Link { .. }));
        let text = plain_text(&paragraph.inlines);
        let words = text.trim().to_lowercase();
        let is_name = words.chars().count() <= NAME && !words.ends_with(is_end);
        let is_list = words_of_list(&words, language);
        let finding = || Finding::at(paragraph.span).arg("address", text.trim()).arg("item", &clause.id);
        (!leads && is_name && is_list).then(finding)
    };
    clause.blocks.iter().filter_map(lost).collect()
}

/// Whether a line begins or ends as the name of a list of the policy does.
fn words_of_list(line: &str, language: &str) -> bool {
    words("list-name", language).iter().any(|word| if language == "zh" { line.ends_with(word) } else { line.starts_with(word) })
}

/// The host of a web address that is written out in full.
fn host(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    rest.split(['/', '?', '#', ' ']).next()
}

/// Whether two hosts are one, or one belongs to the other.
fn is_same(one: &str, two: &str) -> bool {
    let [one, two] = [one, two].map(|host| host.strip_prefix("www.").unwrap_or(host).to_lowercase());
    one == two || one.ends_with(&format!(".{two}")) || two.ends_with(&format!(".{one}"))
}

fn addresses(value: &Json, shape: &Shape, path: &str, seen: &mut dyn FnMut(&str, &str)) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (shape, value) {
        (Shape::Text(Format::Url), Json::String(text)) => seen(path, text),
        (Shape::Struct { .. }, Json::Object(fields)) => {
            for (name, value) in fields {
                if let Some(field) = shape.field(name) {
                    addresses(value, &field.shape, &below(name), seen);
                }
            }
        }
        (Shape::Map(shape) | Shape::By { value: shape, .. }, Json::Object(entries)) => {
            entries.iter().for_each(|(name, value)| addresses(value, shape, &below(name), seen));
        }
        _ => {}
    }
}

/// A table of contents that somebody typed names the headings. One that is made by `{{ contents }}` always does.
fn contents_are_the_headings(case: &Case<'_>) -> Answer {
    let mut found = Vec::new();
    for edition in &case.release.editions {
        let is_heading = |clause: &&Clause| matches!(clause.kind, ClauseKind::Heading(_));
        let headings: Vec<&Clause> = edition.prose.clauses.iter().filter(is_heading).collect();
        let titles: Vec<String> = headings.iter().map(|clause| bare(&plain_text(&clause.title))).collect();
        for list in typed_contents(edition, &titles) {
            let entries: Vec<(String, String)> = list.iter().map(|item| (entry(item, &headings), words_of(item))).collect();
            for ((bared, words), item) in entries.iter().zip(list) {
                if !titles.contains(bared) {
                    found.push(Finding::at(item.span).arg("title", words).arg("item", &item.id));
                }
            }
            for (clause, title) in headings.iter().zip(&titles) {
                if entries.iter().all(|(bared, _)| bared != title) {
                    let words = plain_text(&clause.title);
                    found.push(Finding::at(clause.span).arg("title", words).arg("item", &clause.id));
                }
            }
        }
    }
    Answer::of(found)
}

/// The lists of a text of which at least half are titles of its headings.
fn typed_contents<'a>(edition: &'a Edition, titles: &[String]) -> Vec<&'a [Clause]> {
    let mut all = Vec::new();
    edition.prose.each_clause(&mut |clause| {
        for block in &clause.blocks {
            let Block::List(list) = block else { continue };
            let known = list.items.iter().filter(|item| titles.contains(&bare(&words_of(item)))).count();
            if list.items.len() >= CONTENTS && known * 2 >= list.items.len() {
                all.push(list.items.as_slice());
            }
        }
    });
    all
}

/// The words of an item of a list.
fn words_of(item: &Clause) -> String {
    item.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.inlines)),
        _ => None,
    })
    .unwrap_or_default()
}

/// The title that an item of a table of contents stands for: its words, or those of the clause it leads to if it has none
/// of its own.
fn entry(item: &Clause, headings: &[&Clause]) -> String {
    let words = bare(&words_of(item));
    let mut leads_to = None;
    item.walk(&mut |inline| {
        if let Inline::Link { target: Target::Clause(id), .. } | Inline::Reference(id) = inline {
            leads_to = leads_to.or_else(|| headings.iter().find(|clause| clause.id == *id));
        }
    });
    match leads_to {
        Some(clause) if words.is_empty() => bare(&plain_text(&clause.title)),
        _ => words,
    }
}

/// A title without its number and its punctuation, in lower case.
fn bare(title: &str) -> String {
    let is_mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".、．)）(（一二三四五六七八九十".contains(c);
    let title = title.trim_start_matches(is_mark);
    title.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Every SDK has a privacy policy that a reader can open.
fn sdks_lead_to_their_policies(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.sdks.is_empty() {
        return Answer::NotApplicable;
    }
    let has_own = |id: &str| records.parties.get(id).is_some_and(|party| party.privacy.is_some());
    let lacks = records.sdks.iter().filter(|(_, sdk)| {
        sdk.privacy.is_none() && !sdk.provider.as_ref().is_some_and(|provider| has_own(provider.as_str()))
    });
    Answer::of(lacks.map(|(id, _)| case.found(&format!("sdks.{id}"))))
}

/// What an SDK takes stands among the uses of the policy.
fn data_of_sdks_are_listed(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.sdks.values().all(|sdk| sdk.data.is_empty()) {
        return Answer::NotApplicable;
    }
    let uses = records.uses.values().flat_map(|row| &row.data);
    let permissions = records.permissions.values().flat_map(|row| &row.data);
    let listed: Vec<&str> = uses.chain(permissions).map(DataId::as_str).collect();
    let is_listed = |id: &DataId| {
        let id = id.as_str();
        listed.iter().any(|own| *own == id || records.data_base(own) == id || records.data_base(id) == *own)
    };
    let orphans = |(id, sdk): (&String, &Sdk)| {
        let orphans: Vec<String> =
            sdk.data.iter().filter(|data| !is_listed(data)).map(|data| format!("`{data}`")).collect();
        let path = format!("sdks.{id}.data");
        (!orphans.is_empty()).then(|| case.found(&path).arg("missing", orphans.join(", ")))
    };
    Answer::of(records.sdks.iter().filter_map(orphans))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_their_numbers() {
        for title in ["1.What we collect", "1. what we collect:", "（一）What we collect", "What we collect"] {
            assert_eq!(bare(title), "what we collect", "{title}");
        }
        assert_eq!(bare("一、我们如何收集"), "我们如何收集");
    }

    #[test]
    fn hosts_are_one_with_and_without_www() {
        assert!(is_same("www.a.example", "a.example") && is_same("m.a.example", "a.example"));
        assert!(!is_same("a.example", "b.example") && host("a.example").is_none());
    }
}
