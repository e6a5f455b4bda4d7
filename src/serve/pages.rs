//! From the path of a request to a file of the site in memory. No path of the disk is ever made from it.

use std::collections::BTreeSet;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::percent_decode_str;
use percent_encoding::utf8_percent_encode;

use crate::output::Site;

/// The signs that stand in an address as they are.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'@');

/// How many neighbours of a missing page are named.
const NEIGHBOURS: usize = 24;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A file, by its path.
    File(String, &'a [u8]),
    /// The same path with a slash at its end.
    Elsewhere(String),
    /// Nothing.
    Nothing(String),
    /// The path is none that a site can have.
    Refused,
}

/// The path of a request, decoded once, without the slash before it; none if no file of a site can have it.
pub(super) fn key(raw: &str) -> Option<String> {
    let path = percent_decode_str(raw.strip_prefix('/')?).decode_utf8().ok()?;
    let folder = path.strip_suffix('/').unwrap_or(&path);
    let is_name = |name: &str| !name.is_empty() && name != "." && name != "..";
    let plain = !path.contains(['\\', ':']) && !path.contains(char::is_control);
    (plain && (folder.is_empty() && raw == "/" || folder.split('/').all(is_name))).then(|| path.into_owned())
}

/// What a path leads to.
pub(super) fn find<'a>(site: &'a Site, raw: &str) -> Found<'a> {
    let Some(key) = key(raw) else { return Found::Refused };
    let file = if key.is_empty() || key.ends_with('/') { format!("{key}index.html") } else { key.clone() };
    if let Some(bytes) = site.file(&file) {
        return Found::File(file, bytes);
    }
    if site.file(&format!("{key}/index.html")).is_some() {
        return Found::Elsewhere(address(&format!("{key}/")));
    }
    Found::Nothing(key)
}

/// The address of a path.
pub(super) fn address(path: &str) -> String {
    format!("/{}", utf8_percent_encode(path, PLAIN))
}

/// The pages nearest to a path that has none: those right below the nearest folder that has any.
pub(super) fn nearby(site: &Site, key: &str) -> Vec<String> {
    let mut folder = key.trim_end_matches('/');
    loop {
        folder = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let pages = pages_below(site, &prefix);
        if !pages.is_empty() || folder.is_empty() {
            return pages.into_iter().take(NEIGHBOURS).collect();
        }
    }
}

/// The page of a folder, and those of the folders right below it.
fn pages_below(site: &Site, prefix: &str) -> BTreeSet<String> {
    let pages = site.files().filter_map(|(path, _)| path.strip_suffix("index.html"));
    let below = pages.filter(|page| page.strip_prefix(prefix).is_some_and(|rest| rest.matches('/').count() <= 1));
    below.map(str::to_owned).collect()
}

/// The type of a file, by its name.
pub(super) fn kind(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let name = kind.essence_str();
    let is_text = kind.type_() == "text"
        || matches!(name, "application/json" | "application/xml" | "application/javascript" | "image/svg+xml");
    if is_text { format!("{name}; charset=utf-8") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once_and_leads_nowhere_else() {
        assert_eq!(key("/").as_deref(), Some(""));
        assert_eq!(key("/a/b%20c/%E6%96%87.html").as_deref(), Some("a/b c/文.html"));
        assert_eq!(key("/a/").as_deref(), Some("a/"));
        assert_eq!(key("/%252e%252e/x").as_deref(), Some("%2e%2e/x"));
        let refused = [
            "",
            "*",
            "//",
            "//a",
            "/a//b",
            "/..",
            "/a/../b",
            "/./a",
            "/%2e%2e/a",
            "/a/%2E%2e",
            "/..%2fa",
            "/a%5c..%5cb",
            "/a\\b",
            "/a%00b",
            "/C:/x",
            "/a%0d%0ab",
            "/%ff",
            "/%c0%ae%c0%ae/a",
        ];
        for raw in refused {
            assert_eq!(key(raw), None, "{raw}");
        }
    }

    #[test]
    fn types_are_right() {
        assert_eq!(kind("a/index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("style.css"), "text/css; charset=utf-8");
        assert_eq!(kind("latest.json"), "application/json; charset=utf-8");
        assert_eq!(kind("feed.xml"), "text/xml; charset=utf-8");
        assert_eq!(kind("logo.svg"), "image/svg+xml; charset=utf-8");
        assert_eq!(kind("logo.png"), "image/png");
        assert_eq!(kind("CNAME"), "application/octet-stream");
    }
}
