//! The words of the field as plain data. No reading, no writing, no HTML.
//!
//! | word | meaning | file |
//! | --- | --- | --- |
//! | [`Policy`] | one published document with all its releases | `policy` |
//! | [`Lock`] | what was frozen and decided about the releases of a policy | `lock` |
//! | [`Release`] | one dated, complete version of a policy | `policy` |
//! | [`Clause`] | a numbered part of the prose with a stable id | `prose` |
//! | [`Inline`] | a piece of running text | `inline` |
//! | [`Records`] | every structured fact of a release, by table | `records` |
//! | [`ChangeKind`], [`Class`] | what a change between two releases means, and how much it asks for | `change` |
//! | [`Signal`] | what a release asks of people | `signal` |
//! | [`Text`], [`Name`] | words a reader sees, in one language | `text` |
//! | [`LanguageTag`] | a BCP 47 tag declared in `site.toml` | `language` |
//! | [`Aliases`] | other forms of language tags, onto those that are declared | `aliases` |
//! | [`Date`], [`Duration`] | a civil day; an ISO 8601 period | `time` |
//! | [`Translation`] | how a translation stands to its source, unit by unit | `translation` |
//! | [`Taxonomy`] | the data items and purposes the tool knows | `taxonomy` |
//! | [`Numbering`] | how clause numbers are written | `numbering` |

mod aliases;
mod change;
mod document;
mod flow;
mod inline;
mod language;
mod lock;
mod numbering;
mod party;
mod people;
mod permission;
mod policy;
mod prose;
mod records;
mod reference;
mod ruleset;
mod sdk;
mod signal;
mod taxonomy;
mod text;
mod time;
mod translation;
mod usage;

pub use aliases::*;
pub use change::*;
pub use document::*;
pub use flow::*;
pub use inline::*;
pub use language::*;
pub use lock::*;
pub use numbering::*;
pub use party::*;
pub use people::*;
pub use permission::*;
pub use policy::*;
pub use prose::*;
pub use records::*;
pub use reference::*;
pub use ruleset::*;
pub use sdk::*;
pub use signal::*;
pub use taxonomy::*;
pub use text::*;
pub use time::*;
pub use translation::*;
pub use usage::*;
