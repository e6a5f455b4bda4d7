//! The findings as GitHub's workflow commands, which show them beside the lines of a change.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::report::Messages;
use crate::source::SourceTree;

/// One line a finding: `::error file=site.toml,line=1,col=8,title=unknown-key::message`. `folder` leads from the root of
/// the repository to the site (`legal/`); empty if they are the same.
pub fn github(log: &Diagnostics, sources: &SourceTree, messages: &Messages, folder: &str) -> String {
    let lines = log.sorted().into_iter().map(|diagnostic| one(diagnostic, sources, messages, folder));
    lines.collect()
}

fn one(diagnostic: &Diagnostic, sources: &SourceTree, messages: &Messages, folder: &str) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let location = diagnostic.places.first().and_then(|place| sources.location(place.span));
    let place = location
        .map(|at| format!("file={},line={},col={},", property(&format!("{folder}{}", at.path)), at.line, at.column));
    let suggestion = diagnostic.suggestion.as_ref().map(|word| messages.suggestion(word));
    let said = std::iter::once(messages.message(diagnostic)).chain(suggestion).chain(messages.help(diagnostic));
    let text = said.collect::<Vec<_>>().join("\n");
    format!("::{command} {}title={}::{}\n", place.unwrap_or_default(), diagnostic.code.id, escaped(&text))
}

/// A text as it stands behind `::`.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as it stands in a property.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::BAD_EMAIL;
    use crate::diagnostic::NO_POLICY;
    use crate::diagnostic::Span;

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let sources = SourceTree::from_texts([("content/a,b.toml", "x = 1\n名 = 2\n")]);
        let file = sources.file("content/a,b.toml").unwrap();
        let mut log = Diagnostics::default();
        log.push(Diagnostic::new(BAD_EMAIL, file.span.part(10, 11)).arg("value", "50%\n"));
        log.push(Diagnostic::new(NO_POLICY, Span::NONE));
        let text = github(&log, &sources, &Messages::default(), "legal/");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("::error title=no-policy::there is no policy in content/%0A"), "{text}");
        assert_eq!(
            lines[1],
            "::error file=legal/content/a%2Cb.toml,line=2,col=3,title=bad-email::`50%25%0A` is not an e-mail address\
             %0Awrite it as `name@example.com`"
        );
    }
}
