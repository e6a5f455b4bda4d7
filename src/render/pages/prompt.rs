//! The prompt of an app's first start, from the source of the glance: it can't say anything else than the text.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diff;
use crate::model::BlockTable;
use crate::model::PageRef;
use crate::model::Party;
use crate::model::Regime;
use crate::model::Role;
use crate::model::Signal;
use crate::model::plain_text;
use crate::render::frame::Scene;
use crate::render::frame::company_name;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::locale::Arg;
use crate::render::locale::Locale;
use crate::render::pages::collected;
use crate::render::pages::glance;
use crate::render::pages::text::keys;
use crate::render::place::page_folder;
use crate::render::records::record_view;

/// What a person is shown before an app takes anything. Plain text.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// The title of the policy.
    pub title: String,
    /// What the prompt says, paragraph by paragraph.
    pub body: Vec<String>,
    /// Who decides about the data.
    pub responsible: Vec<String>,
    /// What is collected, in groups.
    pub collected: Vec<String>,
    /// The collected data that one of the standards in force calls sensitive.
    pub sensitive: Vec<String>,
    /// What needs a consent of its own, by id.
    pub separate: Vec<(String, Separate)>,
    /// Where more stands.
    pub links: Vec<PromptLink>,
    /// The words of the button that agrees.
    pub agree: String,
    /// The words of the button that refuses.
    pub disagree: String,
    /// What happens then.
    pub refusal: String,
}

/// Something that needs a consent of its own.
#[derive(Clone, Debug, Default)]
pub struct Separate {
    /// What it is called.
    pub label: String,
    /// The bodies of law that ask for it.
    pub regions: Vec<Regime>,
}

/// A way to more.
#[derive(Clone, Debug)]
pub struct PromptLink {
    /// What it is called.
    pub label: String,
    /// Which webview file it leads to: `policy`, `collected` …
    pub variant: &'static str,
    /// The clause in it.
    pub anchor: Option<String>,
    /// The path of the page on the site, from its root.
    pub path: String,
}

/// The lists that the prompt leads to: the webview file, the page, the word of its name, and the tables it shows.
const LISTS: [(&str, PageRef, &str, &[BlockTable]); 3] = [
    ("collected", PageRef::Collected, "page-collected", &[BlockTable::Uses, BlockTable::Permissions, BlockTable::Sdks]),
    ("shared", PageRef::Shared, "page-shared", &[BlockTable::Recipients, BlockTable::Sdks, BlockTable::Transfers]),
    ("permissions", PageRef::Permissions, "page-permissions", &[BlockTable::Permissions]),
];

/// The parts of the text that the prompt leads to, by the question they answer.
const PARTS: [(&str, &[BlockTable]); 2] = [
    ("glance-rights", &[BlockTable::Rights, BlockTable::Promises]),
    ("glance-contact", &[BlockTable::Contacts, BlockTable::Parties]),
];

/// The prompt of a text; `None` if the theme has no words in its language.
pub fn prompt(scene: &Scene<'_>) -> Option<Prompt> {
    let place = scene.place("");
    let writer = scene.writer(&place)?;
    let locale = &*writer.language.locale;
    let collected = collected::group_names(scene, &writer).into_iter().map(|(name, _)| name.plain()).collect();
    let mut prompt = Prompt {
        title: scene.edition.full_title(),
        body: Vec::new(),
        responsible: responsible(scene),
        collected,
        sensitive: sensitive(&writer),
        separate: separate(scene, &writer),
        links: links(scene, &writer),
        agree: locale.word("prompt-agree"),
        disagree: locale.word("prompt-disagree"),
        refusal: locale.word("prompt-refusal"),
    };
    prompt.body = body(&prompt, scene, locale);
    Some(prompt)
}

/// What the prompt says.
fn body(prompt: &Prompt, scene: &Scene<'_>, locale: &Locale) -> Vec<String> {
    let version = Arg::Text(&scene.release.version);
    let intro = [("title", Arg::Text(&prompt.title)), ("version", version)];
    let list = |id: &str, names: &[String]| {
        if names.is_empty() { None } else { locale.get(id, &[("names", Arg::Text(&locale.join(names)))]) }
    };
    let own: Vec<Regime> = scene.build.config.laws().collect();
    let applies = |one: &Separate| own.is_empty() || one.regions.iter().any(|regime| own.contains(regime));
    let alone = prompt.separate.iter().map(|(_, one)| one).filter(|one| applies(one));
    // What a record is for may be a sentence.
    let alone: Vec<&str> = alone.map(|one| one.label.trim_end_matches(['.', '。'])).collect();
    let alone = alone.join(&locale.word("prompt-separator"));
    let separate = locale.get("prompt-separate", &[("names", Arg::Text(&alone))]).filter(|_| !alone.is_empty());
    let lines = [
        locale.get("prompt-intro", &intro),
        list("prompt-responsible", &prompt.responsible),
        list("prompt-collected", &prompt.collected),
        list("prompt-sensitive", &prompt.sensitive),
        separate,
        Some(prompt.refusal.clone()),
    ];
    lines.into_iter().flatten().collect()
}

/// Who decides about data: the controllers by their role, and those whom a use or a permission names as such; where there is
/// none, the company behind the product.
fn responsible(scene: &Scene<'_>) -> Vec<String> {
    let json = &scene.edition.json;
    let named = ["uses", "permissions"].into_iter().filter_map(|table| json[table].as_object());
    let named: BTreeSet<&str> =
        named.flat_map(|all| all.values()).filter_map(|one| one["controller"].as_str()).collect();
    let decides = |(key, party): &(&String, &Party)| {
        named.contains(key.as_str()) || matches!(party.role, Role::Controller | Role::JointController)
    };
    let parties = scene.edition.records.parties.iter().filter(decides);
    let all: Vec<String> = parties.map(|(_, party)| party.name.to_string()).collect();
    let company = company_name(scene.edition);
    if all.is_empty() && !company.is_empty() { vec![company] } else { all }
}

fn sensitive(writer: &Writer<'_>) -> Vec<String> {
    let all = collected::taken(writer);
    let sensitive = all.keys().filter(|id| writer.is_sensitive(id));
    sensitive.map(|id| Html(writer.data_name(id)).plain()).collect()
}

/// What needs a consent of its own: what this release and those frozen before it asked for, as long as the text has it and
/// its records ask for it. What was decided later changes nothing of it.
fn separate(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<(String, Separate)> {
    let taxonomy = &scene.build.config.taxonomy;
    let frozen = scene.release.frozen.as_ref();
    let entries = scene.policy.lock.releases();
    let until = entries.filter(|entry| frozen.is_none_or(|frozen| entry.sequence <= Some(frozen.sequence)));
    let mut signals: Vec<Signal> = until.filter_map(|entry| entry.signal.clone()).collect();
    if frozen.is_none() {
        let before = scene.policy.predecessor(&scene.release.version);
        signals.push(diff::signal(before, &[], scene.release, taxonomy).0);
    }
    let asked = signals.iter().flat_map(|signal| &signal.separate.0);
    let asked = asked.flat_map(|(regime, ids)| ids.iter().map(|id| (*regime, id.clone())));
    let needed = diff::separate(scene.release, taxonomy);
    let is_needed = |(regime, id): &(Regime, String)| match id.strip_prefix('#') {
        Some(clause) => writer.edition.prose.clause(clause).is_some(),
        None => needed.contains(&(*regime, id.clone())),
    };
    let mut all: BTreeMap<String, Separate> = BTreeMap::new();
    for (regime, id) in asked.filter(is_needed) {
        let label = label(writer, &id);
        let one = all.entry(id).or_insert_with(|| Separate { label, regions: Vec::new() });
        if !one.regions.contains(&regime) {
            one.regions.push(regime);
        }
    }
    all.into_iter().collect()
}

/// What a subject is called: a record, `uses.face-login`, or a clause, `#face`. Of others than uses,
/// permissions and SDKs the kind stands before it: "sharing: to settle disputes". A use that says nothing is its data.
fn label(writer: &Writer<'_>, id: &str) -> String {
    if let Some(clause) = id.strip_prefix('#').and_then(|id| writer.edition.prose.clause(id)) {
        return plain_text(&clause.title);
    }
    let Some((table, key)) = id.split_once('.') else { return id.to_owned() };
    let locale = &writer.language.locale;
    let name = Html(writer.record_name(table, key)).plain();
    let data = writer.edition.json[table][key]["data"].as_array();
    match data {
        Some(data) if name == key => {
            let names = data.iter().filter_map(|id| id.as_str()).map(|id| Html(writer.data_name(id)).plain());
            locale.join(&names.collect::<Vec<_>>())
        }
        _ if ["uses", "permissions", "sdks"].contains(&table) => name,
        _ => match kind(writer, table, key) {
            Some(kind) => writer.pair(&kind, &name),
            None => name,
        },
    }
}

/// The kind of a record, in words.
fn kind(writer: &Writer<'_>, table: &str, key: &str) -> Option<String> {
    let (_, table) = BlockTable::ALL.into_iter().find(|(name, _)| *name == table)?;
    record_view(writer, table, key).cells.get("kind").map(Html::plain)
}

fn links(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<PromptLink> {
    let locale = &writer.language.locale;
    let text = &scene.home.folder;
    let full =
        PromptLink { label: locale.word("prompt-full-text"), variant: "policy", anchor: None, path: text.clone() };
    let is_filled = |tables: &[BlockTable]| tables.iter().any(|table| !keys(scene, *table).is_empty());
    let lists = LISTS.into_iter().filter(|(_, _, _, tables)| is_filled(tables));
    let lists = lists.map(|(variant, page, word, _)| PromptLink {
        label: locale.word(word),
        variant,
        anchor: None,
        path: format!("{text}{}", page_folder(page)),
    });
    let parts = PARTS.into_iter().filter_map(|(word, tables)| {
        let anchor = glance::part(writer, tables)?;
        let path = format!("{text}#{anchor}");
        Some(PromptLink { label: locale.word(word), variant: "policy", anchor: Some(anchor), path })
    });
    std::iter::once(full).chain(lists).chain(parts).collect()
}
