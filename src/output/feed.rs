//! `feed.<lang>.xml`: the releases of a policy as an Atom feed (RFC 4287), newest first, for who wants to be told.
//!
//! Nothing in it comes from a clock: a release was updated on the day its words became public. Its id is a tag (RFC 4151)
//! of the site's host, that day, policy, version and language, and stays the same for ever.

use crate::model::Date;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::model::State;
use crate::model::plain_text;
use crate::output::Emitter;
use crate::output::xml::Element;
use crate::render::Build;
use crate::render::company_name;
use crate::render::feed_path;
use crate::source::SourceTree;

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        let Some(current) = policy.current(build.as_of) else { continue };
        for edition in &current.editions {
            let path = feed_path(&policy.id, &edition.language);
            out.emit(path, feed(build, policy, edition).file());
        }
    }
}

/// The feed of a policy in the language of its text in force.
fn feed(build: &Build<'_>, policy: &Policy, current: &Edition) -> Element {
    let base = &build.config.base_url;
    let language = &current.language;
    let is_public = |release: &&Release| !matches!(policy.state(release, build.as_of), State::Draft | State::Scheduled);
    let public = policy.all().rev().filter(is_public);
    let public = public.filter(|release| release.frozen_by(language).is_some());
    let entries: Vec<(Date, Element)> = public.filter_map(|release| entry(build, policy, release, language)).collect();
    // A release whose words were taken down stays the first.
    let removed = policy.removed().filter_map(|entry| entry.published);
    let first = entries.iter().map(|(date, _)| *date).chain(removed).min();
    let newest = entries.iter().map(|(date, _)| *date).max();
    let home = format!("{base}{}/{language}/", policy.id);
    let own = format!("{base}{}", feed_path(&policy.id, language));
    Element::new("feed")
        .with("xmlns", "http://www.w3.org/2005/Atom")
        .with("xml:lang", language.as_str())
        .holding([
            Element::text("id", tag(build, first.unwrap_or(build.as_of), &format!("{}/{language}", policy.id))),
            Element::text("title", current.full_title()),
            Element::text("updated", moment(newest.unwrap_or(build.as_of))),
            Element::new("link").with("rel", "self").with("type", "application/atom+xml").with("href", own),
            Element::new("link").with("rel", "alternate").with("type", "text/html").with("href", home),
            Element::new("author").holding([Element::text("name", company_name(current))]),
        ])
        .holding(entries.into_iter().map(|(_, entry)| entry))
}

/// A release with the day its words became public.
fn entry(build: &Build<'_>, policy: &Policy, release: &Release, language: &LanguageTag) -> Option<(Date, Element)> {
    let edition = release.edition(language)?;
    let published = release.published()?;
    let home = format!("{}{}/v/{}/{language}/", build.config.base_url, policy.id, release.version);
    let changes = build.compares(policy, release, &edition.language).then(|| format!("{home}changes/"));
    let summary = edition.records.summary.as_ref().map(|text| plain_text(edition.inlines(text.as_str())));
    let related =
        changes.map(|href| Element::new("link").with("rel", "related").with("type", "text/html").with("href", href));
    let id = tag(build, published, &format!("{}/{}/{language}", policy.id, release.version));
    let entry = Element::new("entry")
        .holding([
            Element::text("id", id),
            Element::text("title", format!("{} · {}", edition.full_title(), release.version)),
            Element::text("published", moment(published)),
            Element::text("updated", moment(published)),
            Element::new("link").with("rel", "alternate").with("type", "text/html").with("href", home),
        ])
        .holding(related)
        .holding(summary.map(|words| Element::text("summary", words)));
    Some((published, entry))
}

/// `tag:legal.example.com,2026-09-01:e-mobile-7/2026-10-01/en`
fn tag(build: &Build<'_>, date: Date, path: &str) -> String {
    let rest = build.config.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    format!("tag:{host},{date}:{path}")
}

/// The beginning of a day.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
