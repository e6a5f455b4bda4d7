//! The languages of a policy: the address without a language, `x-default`.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::plain_text;
use crate::render::Build;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::alternates;
use crate::render::frame::language_link;
use crate::render::pages::front::frame;
use crate::render::place::Place;

/// The data of `languages.html`.
#[derive(Serialize)]
struct LanguagesPage {
    /// What every page has; its `languages` are the choice.
    frame: Frame,
    /// The product.
    app: String,
    /// The title of the policy in the source language.
    title: String,
    /// The notice for every page, in the source language.
    notice: Option<String>,
}

pub(super) fn render(build: &Build<'_>, policy: &Policy, log: &mut Diagnostics) -> Vec<Page> {
    one(build, policy, log).into_iter().collect()
}

fn one(build: &Build<'_>, policy: &Policy, log: &mut Diagnostics) -> Option<Page> {
    let release = policy.current(build.as_of)?;
    let language = build.theme.language(build.config.source())?;
    let edition = release.source();
    let title = plain_text(edition.inlines(edition.records.title.as_str()));
    let mut frame = frame(build, &Place::of_site(&format!("{}/", policy.id)), &title);
    let link = |tag| language_link(build, tag, format!("{tag}/"), false);
    frame.languages = release.languages().map(link).collect();
    let text = |tag: &LanguageTag| format!("{}/{tag}/", policy.id);
    let texts = release.languages().map(|tag| (tag.as_str(), text(tag)));
    let all = texts.chain([("x-default", format!("{}/", policy.id))]);
    frame.alternates = alternates(&build.config.base_url, all.filter(|_| release.editions.len() > 1));
    let records = release.records();
    let notice = records.notice.as_ref().map(|notice| plain_text(edition.inlines(notice.as_str())));
    let data = LanguagesPage { frame, app: records.app.name.to_string(), title, notice };
    Some(Page::new(format!("{}/index.html", policy.id), language.page("languages.html", &data, log)))
}
