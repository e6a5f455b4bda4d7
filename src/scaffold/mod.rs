//! What `new` puts on disk, as texts: a site, a policy, a release copied for the next one, a language. The clerical
//! work is done here; what must be thought about is left open, with a comment.
//!
//! | file | does |
//! | --- | --- |
//! | `site` | the site that a newcomer starts from |
//! | `policy` | the first release of a policy |
//! | `release` | the files of a release for the one after it |
//! | `toml` | lines taken out of TOML files, and put in; the only door to `toml_edit` |
//! | `sheet` | the texts of a release, to be translated |
//! | `language` | a language added to `site.toml`, with its files |
//! | `editor` | schemas and settings for editors |

mod editor;
mod language;
mod policy;
mod release;
mod sheet;
mod site;
mod toml;

pub use editor::EditorFile;
pub use editor::SCHEMAS;
pub use editor::editor_files;
pub use language::declared;
pub use language::translation;
pub use policy::NewPolicy;
pub use policy::new_policy;
pub use release::known_versions;
pub use release::last_release;
pub use release::next_release;
pub use site::FIRST;
pub use site::new_site;
