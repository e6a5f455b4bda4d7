//! The two notations of ours inside Markdown: `{#id …}` at the end of a clause and `{{ … }}` for facts and blocks.

use crate::diagnostic::BAD_ID;
use crate::diagnostic::BAD_LANGUAGE;
use crate::diagnostic::BAD_NUMBERING;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_ATTRIBUTE;
use crate::model::LanguageTag;
use crate::model::Pattern;
use crate::schema::is_id;

/// What `{#id …}` says of a clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Annotation {
    /// The id.
    pub id: Option<String>,
    /// `-`: no number.
    pub unnumbered: bool,
    /// `was=old`: the id in the release before.
    pub was: Option<String>,
    /// `only="zh-CN"`: the only language that has the clause.
    pub only: Option<LanguageTag>,
    /// `list="1."`: the numbers of the lists below.
    pub list: Option<Pattern>,
}

/// The attributes an annotation may have besides its id.
const ATTRIBUTES: [&str; 3] = ["was", "only", "list"];

/// Reads what stands between `{` and `}`, beginning with `#`.
pub(super) fn annotation(inner: &str, span: Span, log: &mut Diagnostics) -> Annotation {
    let mut result = Annotation::default();
    let mut parts = words(inner).into_iter();
    let id = parts.next().and_then(|(word, _)| word.strip_prefix('#').map(str::to_owned)).unwrap_or_default();
    if is_id(&id) && id != "preamble" {
        result.id = Some(id);
    } else {
        log.push(Diagnostic::new(BAD_ID, span).arg("id", &id));
    }
    for (name, value) in parts {
        match (name.as_str(), value) {
            ("-", None) => result.unnumbered = true,
            ("was", Some(old)) if is_id(&old) => result.was = Some(old),
            ("was", Some(old)) => log.push(Diagnostic::new(BAD_ID, span).arg("id", old)),
            ("only", Some(tag)) => match tag.parse() {
                Ok(tag) => result.only = Some(tag),
                Err(_) => log.push(Diagnostic::new(BAD_LANGUAGE, span).arg("value", tag)),
            },
            ("list", Some(pattern)) => match Pattern::try_from(pattern.clone()) {
                Ok(pattern) => result.list = Some(pattern),
                Err(_) => log.push(Diagnostic::new(BAD_NUMBERING, span).arg("value", pattern)),
            },
            (name, _) => {
                let fault = Diagnostic::new(UNKNOWN_ATTRIBUTE, span).arg("name", name);
                log.push(fault.suggest(name, ATTRIBUTES));
            }
        }
    }
    result
}

/// What stands in `{{ … }}`: a path or the name of a table, and attributes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placeholder {
    /// `parties.weaver.name` or `sdks`.
    pub path: String,
    /// `platform="android"`.
    pub attributes: Vec<(String, String)>,
}

/// Reads what stands between `{{` and `}}`; `None` if it is not of the form.
pub(super) fn placeholder(inner: &str) -> Option<Placeholder> {
    let mut parts = words(inner).into_iter();
    let (path, None) = parts.next()? else { return None };
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if !path.chars().all(plain) {
        return None;
    }
    let attributes = parts.map(|(name, value)| Some((name, value?))).collect::<Option<_>>()?;
    Some(Placeholder { path, attributes })
}

/// Splits `a b=c d="e f"` into words with their values.
fn words(text: &str) -> Vec<(String, Option<String>)> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = None;
        if let Some(after) = rest.strip_prefix('=') {
            let (text, tail) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            value = Some(text.to_owned());
            rest = tail;
        }
        all.push((name, value));
        rest = rest.trim_start();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_are_read() {
        let mut log = Diagnostics::default();
        let read = annotation("#new was=old - list=\"(1)\" only=\"zh-CN\"", Span::NONE, &mut log);
        assert_eq!((read.id.as_deref(), read.was.as_deref(), read.unnumbered), (Some("new"), Some("old"), true));
        assert!(read.list.is_some() && read.only.is_some() && log.is_empty());
        annotation("#Ü wass=x", Span::NONE, &mut log);
        assert_eq!(log.len(), 2);
    }

    #[test]
    fn placeholders_are_read() {
        let read = placeholder(" sdks platform=\"android\" columns=\"name data\" ").unwrap();
        assert_eq!(read.path, "sdks");
        assert_eq!(read.attributes[1], ("columns".into(), "name data".into()));
        assert_eq!(placeholder("a | safe"), None);
        assert_eq!(placeholder(""), None);
        assert_eq!(placeholder("a.b()"), None);
    }
}
