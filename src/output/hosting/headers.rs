//! `_headers`, as Netlify and Cloudflare Pages read it: at most 100 rules, lines of at most 2000 signs, one `*` a path. The
//! headers of all rules that fit an address are put together, so no two such rules may hold the same header.

use crate::output::hosting::KINDS;
use crate::output::hosting::LASTING;
use crate::output::hosting::Rules;

/// What stands above the rules.
const HEAD: &str = "\
# Headers for hosts that read this file (Netlify, Cloudflare Pages).
#
# Only what never changes under its address may be kept: assets, whose names hold a piece of their hash, and frozen words.
# Pages may not, not even those of old releases: their looks follow the theme, and a page that was kept would name a style
# sheet that is gone. These hosts have browsers ask again for whatever no rule speaks of, so nothing is said of it here: a
# second Cache-Control would be added to the first.
";

pub(super) fn text(rules: &Rules<'_>) -> String {
    let mut out = HEAD.to_owned();
    let mut rule = |pattern: &str, headers: &[(&str, &str)]| {
        out.push_str(&format!("\n{}{pattern}\n", rules.base));
        for (name, value) in headers {
            out.push_str(&format!("  {name}: {value}\n"));
        }
    };
    let common: Vec<(&str, &str)> = rules.common.iter().map(|(name, value)| (*name, value.as_str())).collect();
    rule("*", &common);
    for kind in KINDS {
        let lasting = kind.is_lasting.then_some(("Cache-Control", LASTING));
        let fresh = kind.is_shared.then_some(("Cache-Control", super::FRESH));
        let shared = kind.is_shared.then_some(("Access-Control-Allow-Origin", "*"));
        let headers: Vec<(&str, &str)> = lasting.into_iter().chain(fresh).chain(shared).collect();
        kind.patterns.iter().for_each(|pattern| rule(pattern, &headers));
    }
    out
}
