//! What is decided about a frozen release. Nothing of it is edited: each decision is an entry of its own.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NOT_ANNOUNCED;
use crate::diagnostic::NOT_FROZEN;
use crate::diagnostic::NOT_LATER;
use crate::diagnostic::STILL_STANDING;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_RELEASE;
use crate::freeze::Plan;
use crate::freeze::Request;
use crate::model::Date;
use crate::model::Event;
use crate::model::LockEntry;
use crate::model::Policy;
use crate::model::Release;
use crate::model::State;
use crate::source::SourceTree;

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The release never comes into force.
    Withdraw,
    /// It comes into force on a later day.
    Postpone(Date),
    /// Its words are no longer shown.
    Takedown,
}

/// Plans to record a decision and why it was made. Why it can't be is logged.
pub fn decide(
    sources: &SourceTree,
    policies: &[Policy],
    request: &Request,
    (decision, reason): (Decision, &str),
    log: &mut Diagnostics,
) -> Option<Plan> {
    let policy = request.policy(policies, sources, log)?;
    let release = policy.release(&request.version).filter(|release| !release.is_draft());
    let Some(release) = release else {
        log.push(unknown(sources, policy, request));
        return None;
    };
    if !request.is_in_order(policy, log) {
        return None;
    }
    if let Some(fault) = refusal(policy, release, request, decision) {
        log.push(fault);
        return None;
    }
    let (event, effective) = match decision {
        Decision::Withdraw => (Event::Withdraw, None),
        Decision::Postpone(date) => (Event::Postpone, Some(date)),
        Decision::Takedown => (Event::Takedown, None),
    };
    let mut plan = Plan::new(policy);
    plan.record(LockEntry {
        by: request.by.clone(),
        reason: Some(reason.to_owned()),
        effective,
        ..LockEntry::new(event, &release.version, request.day)
    });
    Some(plan)
}

/// A release that is not frozen, or not there at all.
fn unknown(sources: &SourceTree, policy: &Policy, request: &Request) -> Diagnostic {
    let folder = format!("content/{}/{}/", policy.id, request.version);
    let is_draft = sources.below(&folder).next().is_some() && !policy.lock.has(&request.version, Event::Takedown);
    if is_draft {
        return request.fault(NOT_FROZEN, Span::NONE);
    }
    let known = policy.releases.iter().map(|release| release.version.as_str());
    request.fault(UNKNOWN_RELEASE, Span::NONE).suggest(&request.version, known)
}

/// Why a decision can't be made about a release.
fn refusal(policy: &Policy, release: &Release, request: &Request, decision: Decision) -> Option<Diagnostic> {
    let state = policy.state(release, request.day);
    let from = release.in_force_from();
    let is_coming = matches!(state, State::Announced | State::Scheduled);
    match decision {
        Decision::Withdraw | Decision::Postpone(_) if !is_coming => {
            let fault = request.fault(NOT_ANNOUNCED, Span::NONE);
            Some(fault.arg("from", from.map(|from| from.to_string()).unwrap_or_default()))
        }
        Decision::Postpone(date) if from.is_some_and(|from| date <= from) => {
            let fault = request.fault(NOT_LATER, Span::NONE).arg("date", date);
            Some(fault.arg("from", from.map(|from| from.to_string()).unwrap_or_default()))
        }
        Decision::Takedown if is_coming || state == State::InForce => Some(request.fault(STILL_STANDING, Span::NONE)),
        _ => None,
    }
}
