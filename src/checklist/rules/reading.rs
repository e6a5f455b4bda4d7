//! What several families read out of a release: the words of a clause, who can be reached, who decides.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::UseRow;
use crate::checklist::case::holds_any;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseId;
use crate::model::Contact;
use crate::model::Inline;
use crate::model::LegalBasis;
use crate::model::Party;
use crate::model::Records;
use crate::model::Regime;
use crate::model::Role;
use crate::model::Text;
use crate::model::plain_text;
use crate::model::walk_inlines;

/// The words of a text of the records in the source language, without markup.
pub(super) fn words(case: &Case<'_>, text: &Text) -> String {
    let inlines = case.release.source().inlines(text.as_str());
    if inlines.is_empty() { text.as_str().to_owned() } else { plain_text(inlines) }
}

/// The words of the clause or paragraph that a record says its words stand in, with all that is below it.
pub(super) fn clause_words(case: &Case<'_>, clause: Option<&ClauseId>) -> String {
    let mut said = String::new();
    each_inline(case, clause, &mut |inline| {
        if let Inline::Text(words) | Inline::Code(words) = inline {
            said.push_str(words);
            said.push(' ');
        }
    });
    said
}

/// Whether the clause that a record names holds one of some words.
pub(super) fn clause_says(case: &Case<'_>, clause: Option<&ClauseId>, wanted: &[&str]) -> bool {
    holds_any(&clause_words(case, clause), wanted)
}

/// Whether the clause that a record names holds a link or a fact, such as an address.
pub(super) fn clause_links(case: &Case<'_>, clause: Option<&ClauseId>) -> bool {
    let mut found = false;
    each_inline(case, clause, &mut |inline| {
        found |= matches!(inline, Inline::Link { .. } | Inline::Reference(_) | Inline::Fact { .. });
    });
    found
}

fn each_inline<'a>(case: &Case<'a>, clause: Option<&ClauseId>, seen: &mut dyn FnMut(&'a Inline)) {
    let Some(id) = clause.map(ClauseId::as_str) else { return };
    let prose = &case.release.source().prose;
    if let Some(clause) = prose.clause(id) {
        clause.walk(seen);
        return;
    }
    prose.each_clause(&mut |clause| paragraph(clause, id).into_iter().for_each(|inlines| walk_inlines(inlines, seen)));
}

/// The paragraph of a clause that has an id.
fn paragraph<'a>(clause: &'a Clause, id: &str) -> Option<&'a [Inline]> {
    clause.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.id.as_deref() == Some(id) => Some(paragraph.inlines.as_slice()),
        _ => None,
    })
}

/// Ids as codes in one line.
pub(super) fn codes<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    ids.join(", ")
}

/// What was found of the records of a table: one finding for the table if the same would be said of each of many, else one
/// for each.
pub(super) fn gathered(case: &Case<'_>, table: &str, of: usize, found: Vec<Finding>) -> Answer {
    let said =
        |finding: &Finding| -> Vec<_> { finding.args.iter().filter(|(name, _)| *name != "item").cloned().collect() };
    let all: Vec<_> = found.iter().map(said).collect();
    let is_same = all.iter().all(|one| Some(one) == all.first());
    if found.len() <= 3 || found.len() < of || !is_same {
        return Answer::of(found);
    }
    let mut whole = case.found(table);
    whole.args.extend(found.first().map(said).unwrap_or_default());
    Answer::missing(whole)
}

/// Whether a party has an address of its own.
pub(super) fn has_address(party: &Party) -> bool {
    party.email.is_some() || party.phone.is_some() || party.address.is_some() || party.url.is_some()
}

/// Whether something can be sent to a contact.
pub(super) fn is_open(contact: &Contact) -> bool {
    contact.email.is_some() || contact.phone.is_some() || contact.address.is_some() || contact.url.is_some()
}

/// Whether a party can be reached: by its own address, or by a contact that is its own.
pub(super) fn is_reachable(records: &Records, id: &str) -> bool {
    let own = |contact: &Contact| contact.party.as_ref().is_some_and(|party| party.as_str() == id) && is_open(contact);
    records.parties.get(id).is_some_and(has_address) || records.contacts.values().any(own)
}

/// Who decides about data: controllers, and whom a use names as its controller.
pub(super) fn deciding<'a>(case: &Case<'a>) -> Vec<(&'a str, &'a Party)> {
    let named: Vec<&str> = case.uses().iter().filter_map(|row| row.controller).collect();
    let is_controller = |role: Role| matches!(role, Role::Controller | Role::JointController);
    let parties = case.records().parties.iter().map(|(id, party)| (id.as_str(), party));
    parties.filter(|(id, party)| is_controller(party.role) || named.contains(id)).collect()
}

/// The lawful basis that a row names for mainland China.
pub(super) fn basis(case: &Case<'_>, row: &UseRow<'_>) -> Option<LegalBasis> {
    let own = row.as_use.map(|own| &own.basis);
    let id = row.path.strip_prefix("permissions.").unwrap_or_default();
    let basis = own.or_else(|| case.records().permissions.get(id).map(|own| &own.basis))?;
    basis.get(&Regime::Cn).copied()
}
