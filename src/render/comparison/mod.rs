//! A comparison as HTML and as plain text: what changed in the facts, then the text with its changes.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | what both sides are |
//! | `summary/` | what changed in the facts, as sentences |
//! | `facts` | every record that changed, field by field |
//! | `names` | what clauses are called |
//! | `inline` | the words of a passage with what was removed and added |
//! | `wording` | the text after, clause by clause, with what did not change folded |
//! | `outline` | the contents of the page |
//! | `table` | the amendment table: before, after, kind |
//! | `file` | a comparison as a file of its own |
//! | `plain` | a comparison for a terminal or a message |

mod facts;
mod file;
mod inline;
mod names;
mod outline;
mod plain;
mod summary;
mod table;
mod wording;

use crate::diff::ProseRedline;
use crate::diff::RecordChange;
use crate::model::ChangeNote;
use crate::model::Keyed;
use crate::render::html::Writer;

pub(super) use facts::RecordView;
pub use file::Texts;
pub use file::html_file;
pub(super) use outline::outline;
pub use plain::Marks;
pub use plain::plain_lines;
pub use plain::plain_text;
pub(super) use summary::Subject;
pub(super) use table::TableRow;
pub(super) use wording::Wording;

/// Both sides of a comparison, each with its writer. Their clauses have no ids of their own on the page.
pub(super) struct Sides<'a> {
    /// Writes the text before.
    pub old: Writer<'a>,
    /// Writes the text after.
    pub new: Writer<'a>,
    /// What changed in the facts.
    pub records: &'a [RecordChange],
    /// What changed in the prose.
    pub prose: &'a ProseRedline<'a>,
    /// What the author says of the changes of clauses.
    pub notes: &'a Keyed<ChangeNote>,
}
