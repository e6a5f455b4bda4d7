//! Signs that nobody sees, in files and in what escapes of TOML stand for: control signs are refused, others noticed.

use std::ops::Range;

use crate::diagnostic::CONTROL_SIGN;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNSEEN_SIGN;
use crate::schema::Node;
use crate::schema::Value;
use crate::source::signs::Unseen;
use crate::source::signs::unseen;

/// Logs the signs of a text that nobody sees, each at its place.
pub fn unseen_signs(text: &str, place: &dyn Fn(Range<usize>) -> Span, log: &mut Diagnostics) {
    for (at, found) in unseen(text) {
        log.push(hidden(&found, place(at..at + found.sign.len_utf8())));
    }
}

/// A sign that nobody sees, as a finding.
pub fn hidden(found: &Unseen, span: Span) -> Diagnostic {
    let code = if found.kind == "control" { CONTROL_SIGN } else { UNSEEN_SIGN };
    Diagnostic::new(code, span).arg("sign", found.code()).arg("name", found.name).arg("kind", found.kind)
}

/// Logs the signs that stand in the strings of a tree and not in the text of its file, as `\u202E` does not.
pub(super) fn escaped_signs(node: &Node, (whole, source): (Span, &str), log: &mut Diagnostics) {
    match &node.value {
        Value::String(text) => {
            let range = (node.span.start - whole.start) as usize..(node.span.end - whole.start) as usize;
            let typed = source.get(range).unwrap_or_default();
            let escaped = unseen(text).into_iter().filter(|(_, found)| !typed.contains(found.sign));
            escaped.for_each(|(_, found)| log.push(hidden(&found, node.span)));
        }
        Value::Array(items) => items.iter().for_each(|item| escaped_signs(item, (whole, source), log)),
        Value::Table(table) => table.values().for_each(|entry| escaped_signs(&entry.node, (whole, source), log)),
        _ => {}
    }
}
