//! Every data item that a policy takes, and the group it is listed under, has a name in each of its languages.

use std::collections::BTreeSet;

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::DATA_WITHOUT_NAME;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::model::DataId;
use crate::model::LanguageTag;
use crate::model::Records;
use crate::model::own_label;

pub(super) const RULE: Rule = Rule { code: DATA_WITHOUT_NAME, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (at, language) in subject.config.languages.iter().enumerate() {
        let editions = subject.policies().filter_map(|policy| policy.newest()?.edition(language));
        let missing: BTreeSet<String> =
            editions.flat_map(|edition| nameless(subject, &edition.records, language)).collect();
        if let Some(first) = missing.first() {
            let place = subject.config.places.get(&format!("languages.{at}"));
            let fault = Diagnostic::new(DATA_WITHOUT_NAME, place).arg("language", language).listed("items", &missing);
            log.push(fault.arg("first", first));
        }
    }
}

/// The items some records take that have no name in a language, and the groups of items that have none, by their keys in
/// `[taxonomy]`.
fn nameless(subject: &Subject<'_>, records: &Records, language: &LanguageTag) -> Vec<String> {
    let uses = records.uses.values().flat_map(|one| &one.data);
    let permissions = records.permissions.values().flat_map(|permission| &permission.data);
    let sdks = records.sdks.values().flat_map(|sdk| &sdk.data);
    let taken: BTreeSet<&str> = uses.chain(permissions).chain(sdks).map(DataId::as_str).collect();
    let taxonomy = &subject.config.taxonomy;
    let named = |id: &str| taxonomy.data.get(id).is_some_and(|term| own_label(&term.label, language).is_some());
    let items = taken.iter().filter(|id| !records.data.contains_key(**id) && !named(id));
    let group = |id: &&str| {
        let group = records.data_group(id);
        let lacks = own_label(&taxonomy.groups.get(group)?.label, language).is_none();
        lacks.then(|| format!("groups.{group}"))
    };
    items.map(|id| format!("data.\"{id}\"")).chain(taken.iter().filter_map(group)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;
    use crate::check::findings_with;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        let records = format!("{SOUND}[uses.x]\npurpose = \"P\"\ndata = [\"device.imei\"]\n");
        let files = [
            ("content/p/1/policy.toml", records.as_str()),
            ("content/p/1/en.md", "Text."),
            ("content/p/1/fr.md", "Texte."),
        ];
        assert!(findings_with("[\"en\", \"fr\"]", &files).contains(&"data-without-name"));
        assert!(!findings(&records, "Text.").contains(&"data-without-name"));
    }
}
