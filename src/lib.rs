//! policysite: structured records and Markdown prose to a versioned, multi-language privacy-policy site.

pub mod diagnostic;
pub mod source;
pub mod report;
pub mod model;
pub mod schema;
pub mod config;
pub mod content;
