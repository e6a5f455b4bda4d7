//! One file a rule, named for what it finds.

mod data_without_name;
mod heading_without_id;
mod language_lost;
mod language_missing;
mod no_contact;
mod no_controller;
mod no_effective_date;
mod no_text_in_force;
mod no_governing_language;
mod note_without_change;
mod overtaken;
mod permission_without_purpose;
mod retroactive;
mod same_day;
mod sdk_without_name;
mod signal_without_reason;
mod translation_copy;
mod translation_not_accepted;
mod translation_orphan;
mod translation_stale;
mod translation_unaccepted;
mod unknown_changed_clause;
mod unknown_corrected;
mod unknown_former_id;
mod unknown_permission;
mod use_without_purpose;

use crate::check::Rule;

/// Every rule, in the order of their names.
pub const RULES: &[Rule] = &[
    data_without_name::RULE,
    heading_without_id::RULE,
    language_lost::RULE,
    language_missing::RULE,
    no_contact::RULE,
    no_controller::RULE,
    no_effective_date::RULE,
    no_text_in_force::RULE,
    no_governing_language::RULE,
    note_without_change::RULE,
    overtaken::RULE,
    permission_without_purpose::RULE,
    retroactive::RULE,
    same_day::RULE,
    sdk_without_name::RULE,
    signal_without_reason::RULE,
    translation_copy::RULE,
    translation_not_accepted::RULE,
    translation_orphan::RULE,
    translation_stale::RULE,
    translation_unaccepted::RULE,
    unknown_changed_clause::RULE,
    unknown_corrected::RULE,
    unknown_former_id::RULE,
    unknown_permission::RULE,
    use_without_purpose::RULE,
];
