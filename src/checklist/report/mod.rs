//! Reports of a checklist: views of the same results.
