//! TOML files to typed values, by the schema of the type: every fault in one run, each with its place.
//!
//! The schema is made from the Rust types of [`model`](crate::model) (`schemars`), so that types, editor schema,
//! reference manual, unknown-key check, id check and the list of translatable fields can't drift apart.

mod convert;
mod dates;
mod docs;
mod editor;
mod fault;
mod hidden;
mod host;
mod hints;
mod mend;
mod node;
mod shape;
mod slips;
mod validate;

pub use convert::compare_translation;
pub use convert::localize;
pub use convert::typed;
pub use docs::manual;
pub use editor::editor_schema;
pub use editor::output_schema;
pub use editor::release_schema;
pub use editor::translation_schema;
pub use hidden::hidden;
pub use hidden::unseen_signs;
pub use host::check_host;
pub use mend::mend;
pub use node::Entry;
pub use node::Node;
pub use node::Table;
pub use node::Value;
pub use node::parse;
pub use node::parse_lock_file;
pub use shape::Field;
pub use shape::Format;
pub use shape::Shape;
pub use validate::Leaf;
pub use validate::is_address;
pub use validate::is_id;
pub use validate::leaves;
pub use validate::validate;
