//! What the host of the site is to do: which headers it sends, which addresses lead on. One table of rules, written in the
//! form of three kinds of host.
//!
//! | file | for |
//! | --- | --- |
//! | `_headers`, `_redirects` | Netlify, Cloudflare Pages, and others that read their form |
//! | `_nginx.conf` | nginx |
//!
//! A host that reads none of them serves the site as well: pages that lead on stand at the old addresses.

mod headers;
mod nginx;
mod old;
mod redirects;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::percent_decode_str;
use percent_encoding::utf8_percent_encode;

use crate::config::Destination;
use crate::model::LanguageTag;
use crate::output::Emitter;
use crate::render::Build;
use crate::render::Outline;
use crate::source::SourceTree;

pub(super) use old::check;
pub(super) use old::stubs;

/// The signs that stand in an address as they are. None of them means anything in the files of rules.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'@');

/// The names of the files.
const FILES: [&str; 3] = ["_headers", "_redirects", "_nginx.conf"];

/// How long a browser may keep a file whose bytes never change under its address.
const LASTING: &str = "public, max-age=31536000, immutable";

/// A file that is asked for again each time, and sent again only if it changed.
const FRESH: &str = "no-cache";

/// What pages may not ask of a device. They ask for nothing.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                           microphone=(), midi=(), payment=(), usb=()";

/// Files that are sent alike.
struct Kind {
    /// Their paths below the folder of the site: `*` is the rest of a path, `:name` one part of it.
    patterns: &'static [&'static str],
    /// Whether their bytes never change.
    is_lasting: bool,
    /// Whether pages of other sites may read them.
    is_shared: bool,
}

/// The files that are not sent like all others. A name in `assets/` holds a piece of the file's hash, and words are frozen.
/// Pages are not kept, even those of a release: their looks follow the theme, and one that was kept would name a style
/// sheet that is gone.
const KINDS: [Kind; 3] = [
    Kind { patterns: &["assets/*"], is_lasting: true, is_shared: false },
    Kind { patterns: &[":policy/v/:version/text/*"], is_lasting: true, is_shared: false },
    Kind { patterns: &[":policy/latest.json", ":policy/versions.json"], is_lasting: false, is_shared: true },
];

/// The rules of a site.
struct Rules<'a> {
    /// The path of the site on its host, from `/` to `/`.
    base: &'a str,
    /// The headers of every file but those about keeping it.
    common: Vec<(&'static str, String)>,
    /// Old addresses.
    moved: Vec<Moved>,
    /// Other forms of language tags: those of single policies first, and those of all others.
    forms: Vec<Forms>,
}

/// An old address.
struct Moved {
    /// Its path on the host, without percent-encoding.
    from: String,
    /// Where it leads: a path on the host, percent-encoded, or an address.
    to: String,
}

impl Moved {
    /// The paths that lead there: a folder is meant with and without the `/` at its end.
    fn paths(&self) -> Vec<String> {
        let path = self.from.trim_end_matches('/');
        let is_folder = self.from.ends_with('/') || path.rsplit('/').next().is_some_and(|name| !name.contains('.'));
        match path {
            "" => vec!["/".to_owned()],
            _ if is_folder => vec![path.to_owned(), format!("{path}/")],
            _ => vec![path.to_owned()],
        }
    }
}

/// Other forms of a language tag, whose folders lead to its own.
struct Forms {
    /// The policy that this holds for, or all that have no other rule.
    policy: Option<String>,
    /// The tag whose folder is there.
    tag: LanguageTag,
    /// Other tags.
    others: Vec<String>,
}

impl Forms {
    /// The names of folders that people and programs make of the tags: capitals or not, underscores.
    fn spellings(&self) -> Vec<String> {
        let tag = self.tag.as_str();
        let of_tag = [tag.to_lowercase(), tag.to_uppercase(), tag.replace('-', "_")];
        let of_others = self.others.iter().flat_map(|other| [other.clone(), other.to_lowercase()]);
        let mut seen = BTreeSet::from([tag.to_owned()]);
        of_others.chain(of_tag).filter(|name| seen.insert(name.clone())).collect()
    }
}

impl<'a> Rules<'a> {
    fn new(build: &Build<'a>, outlines: &[Outline], styles: &BTreeSet<&str>) -> Self {
        Self {
            base: build.config.base_path(),
            common: common(styles),
            moved: build.config.redirects.iter().map(|redirect| moved(build, &redirect.from, &redirect.to)).collect(),
            forms: forms(outlines),
        }
    }
}

/// The headers of every file. `styles` are the hashes of the style sheets inside pages: a browser holds the policy of the
/// host and that of the page itself against each of them.
fn common(styles: &BTreeSet<&str>) -> Vec<(&'static str, String)> {
    let sources: Vec<&str> = ["'self'"].into_iter().chain(styles.iter().copied()).collect();
    let policy = format!(
        "default-src 'none'; style-src {}; img-src 'self' data:; font-src 'self' data:; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        sources.join(" ")
    );
    vec![
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
    ]
}

fn moved(build: &Build<'_>, from: &str, to: &Destination) -> Moved {
    let to = match to {
        Destination::Elsewhere(address) => address.clone(),
        Destination::Here(path) => {
            let (file, anchor) =
                path.split_once('#').map_or((path.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let anchor = anchor.map(|anchor| format!("#{}", address(anchor))).unwrap_or_default();
            format!("{}{}{anchor}", build.config.base_path(), address(file))
        }
    };
    Moved { from: from.to_owned(), to }
}

/// A path of the site, percent-encoded or not, as it stands in an address.
fn address(path: &str) -> String {
    utf8_percent_encode(&percent_decode_str(path).decode_utf8_lossy(), PLAIN).to_string()
}

/// The forms of the language tags of all policies. What most of them have holds for every one, so that there are not more
/// rules with more policies.
fn forms(outlines: &[Outline]) -> Vec<Forms> {
    let mut alike: BTreeMap<&[LanguageTag], Vec<&Outline>> = BTreeMap::new();
    for outline in outlines.iter().filter(|outline| !outline.languages.is_empty()) {
        alike.entry(&outline.languages).or_default().push(outline);
    }
    let first = |same: &[&Outline]| outlines.iter().position(|outline| outline.id == same[0].id);
    let most = alike.iter().max_by_key(|(_, same)| (same.len(), Reverse(first(same)))).map(|(languages, _)| *languages);
    let of = |outline: &Outline, policy: Option<&str>| {
        let form = |tag: &LanguageTag| {
            let others = outline.aliases.iter().filter(|(_, to)| *to == tag).map(|(form, _)| form.clone()).collect();
            Forms { policy: policy.map(str::to_owned), tag: tag.clone(), others }
        };
        outline.languages.iter().map(form).collect::<Vec<_>>()
    };
    let own = alike.iter().filter(|(languages, _)| Some(**languages) != most).flat_map(|(_, same)| same);
    let own = own.flat_map(|outline| of(outline, Some(&outline.id)));
    let shared = most.and_then(|languages| alike[languages].first()).into_iter();
    own.chain(shared.flat_map(|outline| of(outline, None))).collect()
}

/// The three files. A site's own file of the same name in `static/` counts instead.
pub(super) fn emit(build: &Build<'_>, sources: &SourceTree, out: &mut Emitter<'_>) {
    let styles: BTreeSet<&str> = out.scans.values().flat_map(|scan| &scan.styles).map(String::as_str).collect();
    let rules = Rules::new(build, out.outlines, &styles);
    let texts = [headers::text(&rules), redirects::text(&rules, out.log), nginx::text(&rules)];
    for (name, text) in FILES.into_iter().zip(texts) {
        if sources.file(&format!("static/{name}")).is_none() {
            out.emit(name.to_owned(), text.into_bytes());
        }
    }
}

#[cfg(test)]
mod tests;
