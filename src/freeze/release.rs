//! A release becomes frozen; or a language that came to a frozen release; or frozen texts that an interrupted run did not
//! write are written.

use crate::config::Config;
use crate::content::FORM;
use crate::content::canonical_text;
use crate::content::open_units;
use crate::diagnostic::ALREADY_FROZEN;
use crate::diagnostic::CLAUSE_NOT_IN_SOURCE;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FROZEN_TEXT_MISSING;
use crate::diagnostic::HEADING_WITHOUT_ID;
use crate::diagnostic::PUBLISHED_EARLIER;
use crate::diagnostic::RELEASE_BEHIND;
use crate::diagnostic::RELEASE_OUT_OF_ORDER;
use crate::diagnostic::RELEASE_WITHOUT_DATE;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_RELEASE;
use crate::diff::signal;
use crate::freeze::Plan;
use crate::freeze::Request;
use crate::lock::FROZEN;
use crate::lock::frozen_path;
use crate::lock::inputs;
use crate::lock::is_of;
use crate::model::Edition;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::LockEntry;
use crate::model::Policy;
use crate::model::Release;
use crate::source::SourceTree;
use crate::source::sha256;

/// What a draft may have and a release may not.
const MENDED: [Code; 2] = [HEADING_WITHOUT_ID, CLAUSE_NOT_IN_SOURCE];

/// Whether a finding keeps the release from being frozen, though a draft may have it.
pub fn must_be_mended(finding: &Diagnostic, request: &Request, sources: &SourceTree) -> bool {
    let folder = format!("content/{}/{}/", request.policy, request.version);
    let is_of_release = |span| sources.file_at(span).is_some_and(|(path, _)| path.starts_with(&folder));
    MENDED.contains(&finding.code) && is_of_release(finding.places[0].span)
}

/// Whether a finding is what freezing a release again mends: a frozen text of its policy that is not there.
pub fn is_repaired(finding: &Diagnostic, request: &Request) -> bool {
    let start = format!("content/{}/{FROZEN}", request.policy);
    finding.code == FROZEN_TEXT_MISSING && finding.args.iter().any(|(_, value)| value.starts_with(&start))
}

/// Plans to freeze a release. `policies` were read with this release, frozen or not. Why it can't be is logged.
pub fn release(
    sources: &SourceTree,
    config: &Config,
    policies: &[Policy],
    request: &Request,
    log: &mut Diagnostics,
) -> Option<Plan> {
    let policy = request.policy(policies, sources, log)?;
    let Some(release) = policy.release(&request.version) else {
        if policy.lock.release(&request.version).is_some() {
            log.push(request.fault(ALREADY_FROZEN, Span::NONE));
            return None;
        }
        let known = policy.releases.iter().map(|release| release.version.as_str());
        log.push(request.fault(UNKNOWN_RELEASE, Span::NONE).suggest(&request.version, known));
        return None;
    };
    if !request.is_in_order(policy, log) {
        return None;
    }
    let open = open_units(release, config);
    for (language, units) in
        config.languages.iter().map(|tag| (tag, open.iter().filter(|(own, _)| *own == tag).count()))
    {
        if units > 0 {
            log.push(request.fault(RELEASE_BEHIND, Span::NONE).arg("language", language).arg("count", units));
        }
    }
    if !open.is_empty() {
        return None;
    }
    let folder = format!("content/{}/{}/", policy.id, release.version);
    let mut plan = Plan::new(policy);
    if release.is_draft() {
        let mut entry = release_entry(policy, release, request, log)?;
        let open: Vec<&LanguageTag> = config.languages.iter().filter(|tag| release.edition(tag).is_none()).collect();
        entry.inputs = inputs(sources, &folder, |name| open.iter().all(|tag| !is_of(name, tag)));
        let others: Vec<&Release> = withdrawn_since(policy).collect();
        let (signal, grounds) = signal(policy.last_standing(), &others, release, &config.taxonomy);
        entry.signal = Some(signal);
        plan.grounds = grounds;
        plan.freeze(entry, policy, release, &release.editions);
        return Some(plan);
    }
    for edition in release.editions.iter().filter(|edition| release.frozen_by(&edition.language).is_none()) {
        let entry = LockEntry {
            language: Some(edition.language.clone()),
            by: request.by.clone(),
            inputs: inputs(sources, &folder, |name| is_of(name, &edition.language)),
            ..LockEntry::new(Event::Language, &release.version, request.day)
        };
        plan.freeze(entry, policy, release, std::slice::from_ref(edition));
    }
    for release in policy.all() {
        plan.write_again(sources, policy, release);
    }
    if plan.is_empty() {
        log.push(request.fault(ALREADY_FROZEN, Span::NONE));
        return None;
    }
    Some(plan)
}

/// The entry of a draft, without its files and texts.
fn release_entry(policy: &Policy, release: &Release, request: &Request, log: &mut Diagnostics) -> Option<LockEntry> {
    let records = release.records();
    let Some(published) = records.published else {
        log.push(request.fault(RELEASE_WITHOUT_DATE, release.places.get("title")));
        return None;
    };
    let last = policy.standing().filter_map(|release| Some((release.published()?, release.version.as_str()))).max();
    if let Some((date, last)) = last.filter(|(date, _)| *date > published) {
        let fault = request.fault(RELEASE_OUT_OF_ORDER, release.places.get("published")).arg("published", published);
        log.push(fault.arg("last", last).arg("date", date));
        return None;
    }
    if published < request.day {
        let fault = request.fault(PUBLISHED_EARLIER, release.places.get("published"));
        log.push(fault.arg("published", published).arg("day", request.day));
    }
    let sequence =
        policy.lock.releases().filter_map(|entry| entry.sequence).max().unwrap_or_default().saturating_add(1);
    Some(LockEntry {
        by: request.by.clone(),
        sequence: Some(sequence),
        published: Some(published),
        effective: records.effective,
        predecessor: policy.last_standing().map(|before| before.version.clone()),
        corrects: records.corrects.clone(),
        form: Some(FORM),
        ..LockEntry::new(Event::Release, &release.version, request.day)
    })
}

/// The releases that were called off after the last one that stands. People may know them.
fn withdrawn_since(policy: &Policy) -> impl Iterator<Item = &Release> {
    let sequence = |release: &Release| release.frozen.as_ref().map(|frozen| frozen.sequence);
    let last = policy.last_standing().and_then(sequence);
    policy.all().filter(move |release| release.is_withdrawn() && sequence(release) > last)
}

impl Plan {
    /// Records the texts of some editions with an entry.
    fn freeze(&mut self, mut entry: LockEntry, policy: &Policy, release: &Release, editions: &[Edition]) {
        for edition in editions {
            let text = canonical_text(&policy.id, release, edition);
            entry.texts.insert(edition.language.to_string(), sha256(text.as_bytes()));
            self.texts.push((frozen_path(&release.version, edition.language.as_str()), text));
        }
        self.record(entry);
    }

    /// Takes up the frozen texts that are not there.
    fn write_again(&mut self, sources: &SourceTree, policy: &Policy, release: &Release) {
        for edition in release.editions.iter().filter(|edition| release.frozen_by(&edition.language).is_some()) {
            let path = frozen_path(&release.version, edition.language.as_str());
            let text = canonical_text(&policy.id, release, edition);
            let hash = sha256(text.as_bytes());
            let is_frozen = policy.lock.texts(&release.version).any(|(_, known)| known == hash);
            if is_frozen && sources.file(&format!("content/{}/{path}", policy.id)).is_none() {
                self.texts.push((path, text));
            }
        }
    }
}
