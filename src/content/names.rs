//! The names that the site itself gives to what the records of a release use: words of `[taxonomy]` in `site.toml` that
//! readers see in its tables. They are frozen with it; the names that come with the program belong to its looks.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::config::TaxonomyExtension;
use crate::model::Labels;
use crate::model::LanguageTag;
use crate::model::own_label;

/// The names in a language, by table and id: `data.vehicle.vin`.
pub(super) fn site_names(own: &TaxonomyExtension, records: &Json, language: &LanguageTag) -> BTreeMap<String, String> {
    let mut used = BTreeSet::new();
    words(records, &mut used);
    let groups: BTreeSet<&str> = used.iter().filter_map(|word| word.split_once('.')).map(|(group, _)| group).collect();
    let mut names = BTreeMap::new();
    let mut add = |table: &str, id: &str, labels: &Labels| {
        let is_used = if table == "groups" { groups.contains(id) } else { used.contains(id) };
        if let Some(label) = own_label(labels, language).filter(|_| is_used) {
            names.insert(format!("{table}.{id}"), label.to_owned());
        }
    };
    own.data.iter().for_each(|(id, term)| add("data", id, &term.label));
    own.groups.iter().for_each(|(id, term)| add("groups", id, &term.label));
    own.purposes.iter().for_each(|(id, term)| add("purposes", id, &term.label));
    for (platform, terms) in [("android", &own.android), ("ios", &own.ios), ("harmony", &own.harmony)] {
        terms.iter().for_each(|(id, term)| add(platform, id, &term.label));
    }
    names
}

/// Every string of some records.
fn words<'a>(json: &'a Json, all: &mut BTreeSet<&'a str>) {
    match json {
        Json::String(word) => drop(all.insert(word)),
        Json::Array(items) => items.iter().for_each(|item| words(item, all)),
        Json::Object(table) => table.values().for_each(|value| words(value, all)),
        _ => {}
    }
}
