//! Old addresses: where a page stood before, and where it is now. `[redirects]` in `site.toml`.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use percent_encoding::percent_decode_str;

use crate::diagnostic::BAD_OLD_ADDRESS;
use crate::diagnostic::BAD_REDIRECT;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Places;
use crate::diagnostic::Span;

/// An old address and where it leads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address as a path on the host, without percent-encoding: `/privacy.html`.
    pub from: String,
    /// Where it leads.
    pub to: Destination,
    /// Where it is written.
    pub place: Span,
}

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A file or folder of the site by its path, as written, with an anchor if there is one: `e-mobile-7/en/#contact`.
    Here(String),
    /// An address of another site.
    Elsewhere(String),
}

impl Redirect {
    /// The file that stands at the old address and leads on, if that is below the folder of the site on its host:
    /// `privacy.html`, or `privacy/index.html` for `/privacy`, `/privacy/` and `/privacy.php`.
    pub fn file(&self, base_path: &str) -> Option<String> {
        let path = self.from.strip_prefix(base_path)?;
        let is_page = [".html", ".htm"].iter().any(|end| path.to_ascii_lowercase().ends_with(end));
        let folder = path.strip_suffix('/').unwrap_or(path);
        Some(match folder {
            "" => "index.html".to_owned(),
            _ if is_page => path.to_owned(),
            _ => format!("{folder}/index.html"),
        })
    }
}

/// The path of an address on its host: `/legal/` of `https://example.com/legal/`.
pub fn path_on_host(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    address[host..].find('/').map_or("/", |at| &address[host + at..])
}

/// Old addresses as they are written. Those with a fault are logged and left out.
pub(super) fn redirects(
    written: &IndexMap<String, String>,
    base_url: &str,
    places: &Places,
    log: &mut Diagnostics,
) -> Vec<Redirect> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for (old, new) in written {
        let place = places.get(&format!("redirects.{old}"));
        let from = old_path(old).and_then(|from| {
            let one = from.trim_end_matches('/').to_lowercase();
            if seen.insert(one) { Ok(from) } else { Err("twice") }
        });
        let to = destination(new, base_url);
        if let Err(kind) = &from {
            log.push(Diagnostic::new(BAD_OLD_ADDRESS, place).arg("address", old).arg("kind", kind));
        }
        if let Err(kind) = &to {
            log.push(Diagnostic::new(BAD_REDIRECT, place).arg("to", new).arg("kind", kind));
        }
        if let (Ok(from), Ok(to)) = (from, to) {
            all.push(Redirect { from, to, place });
        }
    }
    all
}

/// The path of an old address, or the kind of its fault.
fn old_path(old: &str) -> Result<String, &'static str> {
    if !old.starts_with('/') || old.starts_with("//") {
        return Err("slash");
    }
    if old.contains(['?', '#']) {
        return Err("query");
    }
    let path = percent_decode_str(old).decode_utf8().map_err(|_| "sign")?;
    let folder = path[1..].strip_suffix('/').unwrap_or(&path[1..]);
    let is_name = |name: &str| !matches!(name, "" | "." | "..");
    // Signs of the forms that hosts write such rules in, and those that not every system has in names of files.
    let is_sign = |c: char| c.is_whitespace() || c.is_control() || "*:\\\"'<>|{}%?#$;".contains(c);
    let plain = !path.contains(is_sign) && (path == "/" || folder.split('/').all(is_name));
    if plain { Ok(path.into_owned()) } else { Err("sign") }
}

/// Where an old address leads, or the kind of its fault.
fn destination(new: &str, base_url: &str) -> Result<Destination, &'static str> {
    if new.starts_with(base_url) {
        return Err("own");
    }
    let is_clean = !new.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"'`\\{}|^".contains(c));
    let is_elsewhere = new.strip_prefix("https://").is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    match new.split_once("://") {
        Some(_) if is_elsewhere && is_clean => Ok(Destination::Elsewhere(new.to_owned())),
        Some(_) => Err("https"),
        None if new.contains('?') => Err("query"),
        None => Ok(Destination::Here(new.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_a_plain_path() {
        assert_eq!(old_path("/privacy.html").as_deref(), Ok("/privacy.html"));
        assert_eq!(old_path("/%E9%9A%90%E7%A7%81/").as_deref(), Ok("/隐私/"));
        assert_eq!(old_path("/").as_deref(), Ok("/"));
        for (old, kind) in [
            ("privacy.html", "slash"),
            ("https://example.com/privacy.html", "slash"),
            ("//example.com/", "slash"),
            ("/index.php?id=privacy", "query"),
            ("/privacy#top", "query"),
            ("/a/*", "sign"),
            ("/:policy/", "sign"),
            ("/a b", "sign"),
            ("/a%20b", "sign"),
            ("/a//b", "sign"),
            ("/../b", "sign"),
            ("/%2e%2e/b", "sign"),
            ("/a%0d%0aX: y", "sign"),
            ("/%ff", "sign"),
            ("/a%252e", "sign"),
        ] {
            assert_eq!(old_path(old), Err(kind), "{old}");
        }
    }

    #[test]
    fn a_destination_is_a_path_of_the_site_or_another_site() {
        let base = "https://example.com/legal/";
        let here = |path: &str| Ok(Destination::Here(path.to_owned()));
        assert_eq!(destination("app/en/#contact", base), here("app/en/#contact"));
        assert_eq!(destination("", base), here(""));
        let other = "https://example.com/about/";
        assert_eq!(destination(other, base), Ok(Destination::Elsewhere(other.to_owned())));
        assert_eq!(destination("https://example.com/legal/app/en/", base), Err("own"));
        for bad in
            ["http://example.com/", "ftp://a/", "https://", "https:///x", "https://a.example/ x", "javascript://a"]
        {
            assert_eq!(destination(bad, base), Err("https"), "{bad}");
        }
    }

    #[test]
    fn what_stands_at_an_old_address_below_the_site() {
        let file = |from: &str, base: &str| {
            let to = Destination::Here(String::new());
            Redirect { from: from.to_owned(), to, place: Span::NONE }.file(base)
        };
        assert_eq!(file("/legal/privacy.html", "/legal/").as_deref(), Some("privacy.html"));
        assert_eq!(file("/legal/x/", "/legal/").as_deref(), Some("x/index.html"));
        assert_eq!(file("/x", "/").as_deref(), Some("x/index.html"));
        assert_eq!(file("/privacy.php", "/").as_deref(), Some("privacy.php/index.html"));
        assert_eq!(file("/legal/", "/legal/").as_deref(), Some("index.html"));
        assert_eq!(file("/privacy.html", "/legal/"), None);
        assert_eq!(path_on_host("https://example.com/legal/"), "/legal/");
        assert_eq!(path_on_host("https://example.com:8080/"), "/");
    }
}
