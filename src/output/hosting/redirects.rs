//! `_redirects`, as Netlify and Cloudflare Pages read it: at most 2000 rules for single addresses, 100 for patterns, lines of
//! at most 1000 signs, 100 kB in all.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::HOST_LIMIT;
use crate::diagnostic::Span;
use crate::output::hosting::Rules;
use crate::output::hosting::address;

/// How many rules for single addresses a host takes.
const SINGLE: usize = 2000;

/// How many rules for patterns a host takes.
const PATTERNS: usize = 100;

/// How many signs a line may have.
const LINE: usize = 1000;

/// How many bytes the file may have.
const BYTES: usize = 100_000;

/// What stands above the rules.
const HEAD: &str = "\
# Addresses that lead on, for hosts that read this file (Netlify, Cloudflare Pages). Old addresses are those of [redirects]
# in site.toml; the others are forms of the language tags.
";

/// The file. What hosts would not take is logged; forms of language tags that go beyond are left out, as pages that lead on
/// stand there.
pub(super) fn text(rules: &Rules<'_>, log: &mut Diagnostics) -> String {
    let single: Vec<String> = rules
        .moved
        .iter()
        .flat_map(|moved| moved.paths().into_iter().map(|path| format!("{} {} 301\n", address(&path), moved.to)))
        .collect();
    let patterns = rules.forms.iter().flat_map(|forms| {
        let folder = format!("{}{}", rules.base, forms.policy.as_deref().unwrap_or(":policy"));
        let line = move |name| format!("{folder}/{name}/* {folder}/{}/:splat 301\n", forms.tag);
        forms.spellings().into_iter().map(line)
    });
    let patterns: Vec<String> = patterns.collect();
    let taken = &patterns[..patterns.len().min(PATTERNS)];
    let out = [HEAD.to_owned(), single.concat(), taken.concat()].concat();
    let longest = single.iter().map(String::len).max().unwrap_or_default();
    let limits = [
        ("rules", single.len(), SINGLE),
        ("patterns", patterns.len(), PATTERNS),
        ("line", longest, LINE),
        ("bytes", out.len(), BYTES),
    ];
    for (kind, count, limit) in limits {
        if count > limit {
            let found = Diagnostic::new(HOST_LIMIT, Span::NONE).arg("kind", kind).arg("count", count as u64);
            log.push(found.arg("limit", limit as u64));
        }
    }
    out
}
