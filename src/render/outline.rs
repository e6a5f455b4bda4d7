//! What is said of a policy beside its own pages: taken down while the policy is at hand, kept when it is gone.

use std::collections::BTreeMap;

use crate::model::Date;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::plain_text;
use crate::render::Build;
use crate::render::pages::folder_aliases;
use crate::render::pages::folder_languages;
use crate::render::pages::text_folders;
use crate::source::Print;

/// A policy as the pages of others see it.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// Its folder.
    pub id: String,
    /// The title with the product of its text in force, in each language.
    pub titles: Vec<(LanguageTag, String)>,
}

impl Neighbour {
    /// A policy as the pages of others see it on a day.
    pub fn of(policy: &Policy, as_of: Date) -> Self {
        let editions = policy.current(as_of).into_iter().flat_map(|release| &release.editions);
        let titles = editions.map(|edition| (edition.language.clone(), edition.full_title())).collect();
        Self { id: policy.id.clone(), titles }
    }
}

/// A policy as the files of the whole site name it.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its folder.
    pub id: String,
    /// The print of what it was made from.
    pub print: Print,
    /// The hash of the newest entry of its lock.
    pub head: Option<String>,
    /// The languages that have a folder.
    pub languages: Vec<LanguageTag>,
    /// Other forms of them, whose folders lead on.
    pub aliases: BTreeMap<String, LanguageTag>,
    /// The folders of its text in force below the one of a language.
    pub folders: Vec<String>,
    /// The text that stands at its address, if there is one.
    pub current: Option<CurrentText>,
}

/// The text that stands at the address of a policy.
#[derive(Clone, Debug)]
pub struct CurrentText {
    /// The product, in the source language.
    pub app: String,
    /// The notice for every page, in the source language.
    pub notice: Option<String>,
    /// The day its words became public; a draft may have none.
    pub published: Option<Date>,
    /// Whether it is not frozen.
    pub is_draft: bool,
    /// Its languages.
    pub titles: Vec<TextName>,
}

/// What a text is called in a language.
#[derive(Clone, Debug)]
pub struct TextName {
    /// The language.
    pub language: LanguageTag,
    /// The title.
    pub title: String,
    /// The title with the product.
    pub full_title: String,
    /// Whether the text is frozen in this language.
    pub is_frozen: bool,
}

impl Outline {
    /// A policy as the files of the whole site name it.
    pub fn of(build: &Build<'_>, policy: &Policy) -> Self {
        let current = policy.current(build.as_of).map(|release| {
            let title = |edition: &Edition| TextName {
                language: edition.language.clone(),
                title: edition.title(),
                full_title: edition.full_title(),
                is_frozen: release.frozen_by(&edition.language).is_some(),
            };
            let (records, source) = (release.records(), release.source());
            CurrentText {
                app: records.app.name.to_string(),
                notice: records.notice.as_ref().map(|notice| plain_text(source.inlines(notice.as_str()))),
                published: release.published(),
                is_draft: release.is_draft(),
                titles: release.editions.iter().map(title).collect(),
            }
        });
        Self {
            id: policy.id.clone(),
            print: policy.print,
            head: policy.lock.head().map(str::to_owned),
            languages: folder_languages(build, policy),
            aliases: folder_aliases(build, policy),
            folders: text_folders(build, policy).collect(),
            current,
        }
    }
}
