//! The rules, a file for each family. A rule is a function and its line in the table of its family; what it says is
//! `src/data/checklist/<id>.toml`.

mod app_functions;
mod app_method;
mod app_promises;
mod app_prose;
mod app_store;
mod app_types;
mod ccpa;
mod cn_draft;
mod cn_face;
mod cn_guides;
mod contradictions;
mod evidence_android;
mod evidence_ios;
mod evidence_permissions;
mod evidence_privacy;
mod gbt35273;
mod gdpr;
mod general;
mod miit;
mod ndr;
mod pipl_consent;
mod pipl_notice;
mod pipl_rights;
mod pipl_sensitive;
mod pipl_sharing;
mod play_form;
mod play_policy;
mod reading;
mod terms;
mod wording;
mod words;

use crate::checklist::Rule;

/// Every rule, by family.
pub(super) const FAMILIES: &[&[Rule]] = &[
    app_functions::RULES,
    app_method::RULES,
    app_promises::RULES,
    app_prose::RULES,
    app_store::RULES,
    app_types::RULES,
    ccpa::RULES,
    cn_draft::RULES,
    cn_face::RULES,
    cn_guides::RULES,
    contradictions::RULES,
    evidence_android::RULES,
    evidence_ios::RULES,
    evidence_permissions::RULES,
    evidence_privacy::RULES,
    gbt35273::RULES,
    gdpr::RULES,
    general::RULES,
    miit::RULES,
    ndr::RULES,
    pipl_consent::RULES,
    pipl_notice::RULES,
    pipl_rights::RULES,
    pipl_sensitive::RULES,
    pipl_sharing::RULES,
    play_form::RULES,
    play_policy::RULES,
    terms::RULES,
    wording::RULES,
];
