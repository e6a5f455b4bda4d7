//! Where links lead, and addresses that stand in text as they are.

use crate::content::facts::Facts;
use crate::diagnostic::BAD_LINK;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::EMPTY_LINK;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_PAGE;
use crate::model::Inline;
use crate::model::PageRef;
use crate::model::Platform;
use crate::model::Target;
use crate::schema::check_host;
use crate::schema::is_address;

/// The pages that prose may link to.
const PAGES: [(&str, PageRef); 15] = [
    ("collected", PageRef::Collected),
    ("shared", PageRef::Shared),
    ("permissions", PageRef::Permissions),
    ("summary", PageRef::Summary),
    ("history", PageRef::History),
    ("sdks/android", PageRef::Sdks(Platform::Android)),
    ("sdks/ios", PageRef::Sdks(Platform::Ios)),
    ("sdks/harmony", PageRef::Sdks(Platform::Harmony)),
    ("sdks/windows", PageRef::Sdks(Platform::Windows)),
    ("sdks/macos", PageRef::Sdks(Platform::Macos)),
    ("sdks/linux", PageRef::Sdks(Platform::Linux)),
    ("sdks/web", PageRef::Sdks(Platform::Web)),
    ("sdks/mini-program", PageRef::Sdks(Platform::MiniProgram)),
    ("sdks/server", PageRef::Sdks(Platform::Server)),
    ("sdks", PageRef::Sdks(Platform::Android)),
];

/// The target of `[text](address)`; a fault is logged.
pub(super) fn link_target(address: &str, empty: bool, span: Span, log: &mut Diagnostics) -> Option<Target> {
    if empty {
        log.push(Diagnostic::new(EMPTY_LINK, span));
        return None;
    }
    if let Some(name) = address.strip_prefix('@') {
        let name = name.trim_end_matches('/');
        let page = PAGES.iter().find(|(known, _)| *known == name);
        if page.is_none() {
            let fault = Diagnostic::new(UNKNOWN_PAGE, span).arg("page", name);
            log.push(fault.suggest(name, PAGES.iter().map(|(known, _)| *known)));
        }
        return page.map(|(_, page)| Target::Page(*page));
    }
    if let Some(id) = address.strip_prefix('#') {
        return Some(Target::Clause(id.to_owned()));
    }
    if is_address(address) {
        check_host(address, span, log);
        return Some(Target::Address(address.to_owned()));
    }
    log.push(Diagnostic::new(BAD_LINK, span).arg("address", address));
    None
}

/// Text in which bare `https` addresses, and e-mail addresses of contacts, become links.
pub(super) fn addresses(text: &str, facts: &Facts<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((at, length, target)) = next_address(rest, facts) {
        if at > 0 {
            out.push(Inline::Text(rest[..at].to_owned()));
        }
        let content = vec![Inline::Text(rest[at..at + length].to_owned())];
        out.push(Inline::Link { target: Target::Address(target), content });
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        out.push(Inline::Text(rest.to_owned()));
    }
    out
}

/// The next address in a text: where it begins, its length and its target.
fn next_address(text: &str, facts: &Facts<'_>) -> Option<(usize, usize, String)> {
    let web = text.match_indices("https://").find_map(|(at, _)| {
        let address = &text[at..];
        let end =
            address.find(|c: char| !c.is_ascii_graphic() || "<>\"'`{}|\\^[]".contains(c)).unwrap_or(address.len());
        let address = address[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_']);
        is_address(address).then(|| (at, address.len(), address.to_owned()))
    });
    let mail = facts.emails().filter_map(|email| {
        let places = text.match_indices(email).map(|(at, _)| at);
        let at = places.into_iter().find(|at| stands_alone(text, *at, *at + email.len()))?;
        Some((at, email.len(), format!("mailto:{email}")))
    });
    web.into_iter().chain(mail).min_by_key(|(at, length, _)| (*at, usize::MAX - length))
}

/// Whether an e-mail address at a place is not part of a longer one.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let of_address = |c: char| c.is_ascii_alphanumeric() || "._%+-@".contains(c);
    let mut after = text[end..].chars();
    let goes_on = match after.next() {
        Some('.' | '-') => after.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) => c.is_ascii_alphanumeric() || c == '@',
        None => false,
    };
    !goes_on && !text[..start].ends_with(of_address)
}
