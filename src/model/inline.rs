//! Running text: words with their markup, links and facts.

use std::fmt;

use serde::Serialize;

use crate::model::Date;
use crate::model::Duration;
use crate::model::Email;
use crate::model::Platform;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Literal text.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        target: Target,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A reference that prints the number of a clause.
    Reference(String),
    /// A fact out of the records.
    Fact {
        /// Its path: `parties.weaver.name`.
        path: String,
        /// Its value.
        value: FactValue,
    },
    /// The mark of a footnote.
    FootnoteMark(String),
    /// A line break.
    Break,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Another site, or a path from the root of this one.
    Address(String),
    /// A clause of this text.
    Clause(String),
    /// A generated page of this policy.
    Page(PageRef),
}

/// As it is written in the prose.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Clause(id) => write!(f, "#{id}"),
            Self::Page(PageRef::Collected) => f.write_str("@collected"),
            Self::Page(PageRef::Shared) => f.write_str("@shared"),
            Self::Page(PageRef::Permissions) => f.write_str("@permissions"),
            Self::Page(PageRef::Sdks(platform)) => write!(f, "@sdks/{}", platform.id()),
            Self::Page(PageRef::Summary) => f.write_str("@summary"),
            Self::Page(PageRef::History) => f.write_str("@history"),
        }
    }
}

/// A generated page that prose may link to: `[list](@sdks/android)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageRef {
    /// The list of collected data, 已收集个人信息清单.
    Collected,
    /// The list of shared data, 第三方共享清单.
    Shared,
    /// The permissions.
    Permissions,
    /// The SDKs of one platform, 第三方SDK目录.
    Sdks(Platform),
    /// The summary, 隐私政策摘要.
    Summary,
    /// All releases.
    History,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum FactValue {
    /// Words as they are.
    Text(String),
    /// A text of the records, with its markup.
    Words(Vec<Inline>),
    /// A day, long or as digits.
    Date(Date, DateStyle),
    /// A period.
    Duration(Duration),
    /// A web or mail address, shown as a link.
    Link(String),
    /// An e-mail address, shown as a link.
    Email(Email),
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Link(text) => f.write_str(text),
            Self::Words(inlines) => f.write_str(&plain_text(inlines)),
            Self::Date(date, _) => date.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Email(email) => email.fmt(f),
        }
    }
}

/// How a day is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// In words, as the language does: 1 October 2026, 2026年10月1日.
    #[default]
    Long,
    /// 2026-10-01.
    Iso,
}

/// Shows every inline, the outer before the inner.
pub fn walk_inlines<'a>(inlines: &'a [Inline], seen: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        seen(inline);
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                walk_inlines(content, seen);
            }
            _ => {}
        }
    }
}

/// The words of running text without markup; dates in ISO form.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    walk_inlines(inlines, &mut |inline| match inline {
        Inline::Text(words) | Inline::Code(words) => text.push_str(words),
        Inline::Fact { value, .. } => text.push_str(&value.to_string()),
        Inline::Break => text.push(' '),
        _ => {}
    });
    text
}
