//! What things are called: one name for a product or a party, and no term that nobody explained.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::words::found_in;
use crate::checklist::rules::words::has_word;
use crate::checklist::rules::words::sentences;
use crate::checklist::rules::words::words;
use crate::model::Records;
use crate::model::plain_text;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "gen.terms", check: names_are_spelt_in_one_way },
    Rule { id: "gen.term-undefined", check: terms_are_explained },
];

/// The shortest name of which near spellings are looked for, in letters and digits.
const LONG: usize = 7;

/// A product or party has one spelling.
fn names_are_spelt_in_one_way(case: &Case<'_>) -> Answer {
    let known = known_names(case);
    let mut seen: BTreeMap<String, Finding> = BTreeMap::new();
    for passage in case.passages() {
        let mut others: Vec<(String, String)> = Vec::new();
        for name in known.iter().filter(|name| squeezed(name).0.len() >= 4) {
            others.extend(variants(&passage.text, name, &known).into_iter().map(|other| (other, name.clone())));
        }
        for name in case.release.editions.iter().map(|edition| &edition.records.app.name.0) {
            others.extend(other_name(&passage.text, name, &known).map(|other| (other, name.clone())));
        }
        for (other, name) in others {
            match seen.get_mut(&other) {
                Some(finding) if finding.others.len() < 5 => finding.others.push(passage.span),
                Some(_) => {}
                None => {
                    seen.insert(other.clone(), found_in(passage, &other).arg("name", name));
                }
            }
        }
    }
    Answer::of(seen.into_values())
}

/// The names that the records allow for the product and the parties.
fn known_names(case: &Case<'_>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for records in case.release.editions.iter().map(|edition| &edition.records) {
        all.insert(records.app.name.0.clone());
        all.extend(records.app.aliases.iter().map(|name| name.0.clone()));
        let parties = records.parties.values();
        all.extend(parties.flat_map(|party| std::iter::once(&party.name).chain(&party.short_name)).map(|name| name.0.clone()));
        all.extend(records.sdks.values().filter_map(|sdk| sdk.name.as_ref()).map(|name| name.0.clone()));
    }
    all
}

/// The letters and digits of a text in lower case, each with its place. What is neither and no joint is a `0` byte, over
/// which no name reaches.
fn squeezed(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::new(), Vec::new());
    for (at, sign) in text.char_indices() {
        if matches!(sign, ' ' | '\u{A0}' | '\u{3000}' | '-' | '\u{2010}' | '\u{2011}' | '–' | '_' | '·') {
            continue;
        }
        let sign = if sign.is_alphanumeric() { sign.to_lowercase().next().unwrap_or(sign) } else { '\0' };
        out.push(sign);
        places.resize(out.len(), at);
    }
    (out, places)
}

/// The places of a text where a name stands in another spelling.
fn variants(text: &str, name: &str, known: &BTreeSet<String>) -> Vec<String> {
    let ((key, _), (inside, places)) = (squeezed(name), squeezed(text));
    let hits: Vec<usize> = inside.match_indices(&key).map(|(at, _)| at).collect();
    let place = |at: usize| places.get(at).copied();
    // Where a longer name stands as it should, its parts are no spellings of another.
    let sound: Vec<(usize, usize)> = known
        .iter()
        .filter(|known| known.len() > name.len())
        .flat_map(|known| text.match_indices(known.as_str()).map(|(at, known)| (at, at + known.len())))
        .collect();
    let mut all = Vec::new();
    for at in &hits {
        let (Some(from), Some(last)) = (place(*at), place(at + key.len() - 1)) else { continue };
        let to = last + text[last..].chars().next().map_or(1, char::len_utf8);
        let whole = text.get(from..to).unwrap_or_default();
        let (before, after) = (text[..from].chars().next_back(), text[to..].chars().next());
        // `Emobile7e-mobile 7` is the name twice.
        let beside = |at: Option<usize>| at.is_some_and(|at| hits.contains(&at));
        let doubled = beside(Some(at + key.len())) && after.is_some_and(|c| c.is_ascii_alphanumeric());
        let follows = beside(at.checked_sub(key.len())) && before.is_some_and(|c| c.is_ascii_alphanumeric());
        if doubled {
            let end = place(at + 2 * key.len() - 1).map_or(to, |last| last + 1);
            all.push(text.get(from..end).unwrap_or(whole).to_owned());
        } else if !follows && !sound.iter().any(|(start, end)| *start <= from && to <= *end) && is_apart(before, after) && is_other(whole, name, known, before.is_none()) {
            all.push(whole.to_owned());
        }
    }
    all
}

/// Whether what stands around a name is no part of a longer word, address or path.
fn is_apart(before: Option<char>, after: Option<char>) -> bool {
    let joins = |sign: Option<char>, signs: &str| {
        sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || signs.contains(sign))
    };
    !joins(before, "@/.-_") && !joins(after, "@/-_") && !(after == Some('.') && before.is_some_and(|c| c == '.'))
}

/// Whether a spelling is none that a name may have.
fn is_other(found: &str, name: &str, known: &BTreeSet<String>, first: bool) -> bool {
    if found == name || known.contains(found) {
        return false;
    }
    let same_letters = found.eq_ignore_ascii_case(name);
    let is_brand = name.contains(|c: char| c.is_ascii_digit() || c == '-')
        || name.chars().zip(name.chars().skip(1)).any(|(one, two)| one.is_lowercase() && two.is_uppercase());
    let is_shouted = found == found.to_uppercase();
    let starts = first && found.chars().next().is_some_and(char::is_uppercase) && found.get(1..) == name.get(1..);
    // Another case of ordinary words is no other name: an enterprise user, a weaver.
    if same_letters { is_brand && !is_shouted && !starts } else { is_brand || found.chars().any(char::is_uppercase) }
}

/// A name of two words or more of which only the first is another, and that acts as the product does: `Corporate Security
/// will`, where the product is Enterprise Security. Also a name with one slip of the keyboard.
fn other_name(text: &str, name: &str, known: &BTreeSet<String>) -> Option<String> {
    static ACTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let name = r"([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)+)";
        let acts = "(?:will|shall|may|can|cannot|must|has|does|do|collects|uses|app|APP)";
        let forms = [format!(r"\b{name} {acts}\b"), format!(r"\b(?:use|uses|using|install|open|visit) {name}\b")];
        forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
    });
    let (_, rest) = name.split_once(' ')?;
    let is_text = rest.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
    for found in ACTS.iter().flat_map(|form| form.captures_iter(text)).filter(|_| is_text) {
        let found = found.get(1).map_or("", |found| found.as_str());
        let is_like = found.split_once(' ').is_some_and(|(_, own)| own == rest) && found != name;
        if is_like && !known.contains(found) {
            return Some(found.to_owned());
        }
    }
    near_name(text, name, known)
}

/// A run of words that is a name but for one letter.
fn near_name(text: &str, name: &str, known: &BTreeSet<String>) -> Option<String> {
    let (key, _) = squeezed(name);
    if key.chars().count() < LONG || !key.is_ascii() {
        return None;
    }
    let count = name.split(' ').count();
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    words.windows(count).map(|words| words.join(" ")).find(|found| {
        let (own, _) = squeezed(found);
        let is_near = own != key && strsim::damerau_levenshtein(&own, &key) == 1;
        // Another number is another product, and a plural is none.
        let is_plural = own.strip_suffix('s') == Some(key.as_str());
        let is_name = found.chars().next().is_some_and(char::is_uppercase) || name.starts_with(char::is_lowercase);
        is_near && is_name && !is_plural && digits(&own) == digits(&key) && !known.contains(found.as_str())
    })
}

/// Every defined term is explained somewhere.
fn terms_are_explained(case: &Case<'_>) -> Answer {
    let known = explained(case);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for passage in case.passages().iter().filter(|passage| passage.record.is_none() && !passage.is_title) {
        let language = passage.language.language();
        for term in quoted_terms(&passage.text, language).into_iter().chain(styled_terms(&passage.text, language)) {
            let key = term.to_lowercase();
            let is_known = known.iter().any(|known| is_term(known, &key));
            if is_known || seen.contains(&key) || is_introduced(case, passage, &term) || !is_used(case, passage, &term) {
                continue;
            }
            found.push(found_in(passage, &term));
            seen.insert(key);
        }
    }
    Answer::of(found)
}

/// Whether a term is one that is explained, in the singular or plural.
fn is_term(known: &str, term: &str) -> bool {
    let one = |text: &str| text.strip_suffix('s').unwrap_or(text).to_owned();
    one(known) == one(term)
}

/// Everything in the records that has a name, in lower case.
fn explained(case: &Case<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for edition in &case.release.editions {
        let records: &Records = &edition.records;
        for definition in records.definitions.values() {
            all.push(plain_text(edition.inlines(definition.term.as_str())));
            all.push(definition.term.0.clone());
            all.extend(definition.aliases.iter().map(|name| name.0.clone()));
        }
        all.push(edition.title());
        all.extend(records.features.values().map(|feature| plain_text(edition.inlines(feature.name.as_str()))));
        all.extend(records.platforms.values().filter_map(|part| part.name.as_ref()).map(|name| name.0.clone()));
        all.extend(records.data.values().map(|item| plain_text(edition.inlines(item.label.as_str()))));
        all.extend(records.permissions.values().filter_map(|row| row.name.as_ref()).map(|name| name.0.clone()));
    }
    all.extend(known_names(case));
    all.into_iter().map(|name| name.trim().to_lowercase()).collect()
}

/// The terms in quotation marks that look like defined ones.
fn quoted_terms(text: &str, language: &str) -> Vec<String> {
    static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("[“\"「『]([^“”\"「」『』]{2,40})[”\"」』]").ok());
    let Some(quoted) = QUOTED.as_ref() else { return Vec::new() };
    let mut all = Vec::new();
    for sentence in sentences(text) {
        for found in quoted.captures_iter(sentence) {
            let (Some(whole), Some(term)) = (found.get(0), found.get(1)) else { continue };
            let term = term.as_str().trim();
            let around = [near(sentence, whole.start(), false), near(sentence, whole.end(), true)];
            if looks_defined(term, language) && !around.iter().any(|text| has_word(text, "interface", language)) {
                all.push(term.to_owned());
            }
        }
    }
    all
}

/// A few words before or behind a place.
fn near(text: &str, at: usize, behind: bool) -> String {
    const REACH: usize = 24;
    if behind {
        text[at..].chars().take(REACH).collect()
    } else {
        let mut before: Vec<char> = text[..at].chars().rev().take(REACH).collect();
        before.reverse();
        before.into_iter().collect()
    }
}

/// The capitalised terms of two to four words in running text.
fn styled_terms(text: &str, language: &str) -> Vec<String> {
    static STYLED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\b[a-z]+,? ((?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+)\b").ok());
    let Some(styled) = STYLED.as_ref().filter(|_| language == "en") else { return Vec::new() };
    let found = styled.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str().to_owned()));
    found.filter(|term| looks_defined(term, language)).collect()
}

/// Whether a phrase ends as defined terms do, and is written as they are.
fn looks_defined(term: &str, language: &str) -> bool {
    let ends = words("term", language);
    match language {
        "en" => {
            let mut parts = term.split(' ');
            let is_title = term.split(' ').all(|part| {
                let mut letters = part.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || c == '-')
            });
            is_title && parts.clone().count() <= 4 && parts.next_back().is_some_and(|last| ends.iter().any(|end| end == last))
        }
        "zh" => {
            let is_plain = term.chars().all(|c| c >= '\u{4E00}' || c.is_ascii_alphanumeric());
            is_plain && term.chars().count() <= 10 && ends.iter().any(|end| term.ends_with(end.as_str()) && term != end)
        }
        _ => false,
    }
}

/// Whether the text says what a term means: it stands in brackets and quotation marks behind its meaning, or beside words
/// that introduce it.
fn is_introduced(case: &Case<'_>, at: &Passage<'_>, term: &str) -> bool {
    let language = at.language.language();
    case.passages().iter().filter(|passage| passage.language == at.language).any(|passage| {
        let is_heading = passage.is_title && passage.text.trim().eq_ignore_ascii_case(term);
        is_heading
            || sentences(&passage.text).into_iter().any(|sentence| {
                quoted_places(sentence, term).into_iter().any(|(from, to)| {
                    let (before, behind) = (near(sentence, from, false), near(sentence, to, true));
                    let opens = before.trim_end().ends_with(['(', '（']) || behind.trim_start().starts_with([')', '）', ':', '：']);
                    let said = |text: &str| has_word(text, "introducing", language);
                    opens || said(&before) || said(&behind)
                })
            })
    })
}

/// Where a term stands in quotation marks.
fn quoted_places(text: &str, term: &str) -> Vec<(usize, usize)> {
    let places = text.match_indices(term).map(|(at, _)| (at, at + term.len()));
    let quotes = |from: usize, to: usize| {
        let (before, behind) = (text[..from].trim_end(), text[to..].trim_start());
        let open = before.chars().next_back().filter(|sign| "“\"「『".contains(*sign))?;
        let close = behind.chars().next().filter(|sign| "”\"」』".contains(*sign))?;
        Some((before.len() - open.len_utf8(), text.len() - behind.len() + close.len_utf8()))
    };
    places.filter_map(|(from, to)| quotes(from, to)).collect()
}

/// Whether a term is used as one: at least twice in its language, in the same letters.
fn is_used(case: &Case<'_>, at: &Passage<'_>, term: &str) -> bool {
    let own = case.passages().iter().filter(|passage| passage.language == at.language && passage.record.is_none());
    let count: usize = own.map(|passage| passage.text.matches(term).count()).sum();
    let least = if quoted_places(&at.text, term).is_empty() { 3 } else { 2 };
    count >= least && holds_any(&at.text, &[term])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn spellings_are_told_from_the_name() {
        let known = names(&["e-mobile 7"]);
        let found = |text: &str| variants(text, "e-mobile 7", &known);
        assert_eq!(found("find e-mobile7 in the settings"), ["e-mobile7"]);
        assert_eq!(found("the Emobile7e-mobile 7 server"), ["Emobile7e-mobile 7"]);
        assert_eq!(found("an Emobile 7 app"), ["Emobile 7"]);
        for text in ["e-mobile 7 is", "E-mobile 7 is", "E-MOBILE 7", "emobile 75", "https://x.example/e-mobile7", "e, mobile 7"] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert!(variants("an enterprise user", "Enterprise User", &names(&["Enterprise User"])).is_empty());
    }

    #[test]
    fn names_that_are_nearly_the_name_are_found() {
        let known = names(&["Enterprise Security"]);
        let found = |text: &str| other_name(text, "Enterprise Security", &known);
        assert_eq!(found("Corporate Security will not share").as_deref(), Some("Corporate Security"));
        assert_eq!(found("the Enterprse Security app").as_deref(), Some("Enterprse Security"));
        assert_eq!(found("Enterprise Security will not share data security"), None);
    }

    #[test]
    fn only_what_is_written_as_a_term_is_one() {
        assert_eq!(quoted_terms("as a “End User” of", "en"), ["End User"]);
        assert!(quoted_terms("tap “Delete User” and", "en").is_empty());
        assert!(quoted_terms("the “cookie” and “Agree”", "en").is_empty());
        assert_eq!(styled_terms("what the Enterprise User sets", "en"), ["Enterprise User"]);
        assert_eq!(quoted_terms("由“企业用户”管理", "zh"), ["企业用户"]);
        assert!(quoted_terms("点击“注销账号”", "zh").is_empty());
    }
}
