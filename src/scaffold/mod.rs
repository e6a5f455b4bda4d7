//! What `new` puts on disk, as texts: a release copied for the next one, and the files of a new language. The clerical
//! work is done here; what must be thought about is left open, with a comment.
//!
//! | file | does |
//! | --- | --- |
//! | `release` | the files of a release for the one after it |
//! | `toml` | lines taken out of TOML files, and put in; the only door to `toml_edit` |
//! | `sheet` | the texts of a release, to be translated |
//! | `language` | a language added to `site.toml`, with its files |

mod language;
mod release;
mod sheet;
mod toml;

pub use language::declared;
pub use language::translation;
pub use release::known_versions;
pub use release::last_release;
pub use release::next_release;
