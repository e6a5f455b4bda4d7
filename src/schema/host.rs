//! Hosts that are not what they seem: letters of several scripts, letters that look like others, names that are encoded,
//! a name before an `@` that is taken for the host. The only door to `unicode-security` and `idna`.

use unicode_security::RestrictionLevel;
use unicode_security::RestrictionLevelDetection;
use unicode_security::skeleton;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::ODD_HOST;
use crate::diagnostic::Span;

/// Logs what is odd about the host of an address (`https://…`, `mailto:…`, `name@host`), if it has one.
pub fn check_host(address: &str, span: Span, log: &mut Diagnostics) {
    if let Some(fault) = odd_host(address, span) {
        log.push(fault);
    }
}

fn odd_host(address: &str, span: Span) -> Option<Diagnostic> {
    let (user, host) = parts(address)?;
    let fault = |kind: &str, shown: &str| {
        Diagnostic::new(ODD_HOST, span).arg("host", host).arg("shown", shown).arg("kind", kind)
    };
    if let Some(user) = user {
        return Some(fault("user", user));
    }
    if host.is_ascii() && !host.to_ascii_lowercase().split('.').any(|label| label.starts_with("xn--")) {
        return None;
    }
    let (read, done) = idna::domain_to_unicode(host);
    if done.is_err() {
        return Some(fault("unreadable", ""));
    }
    if read.split('.').any(is_mixed) {
        return Some(fault("mixed", &read));
    }
    if let Some(shown) = lookalike(&read) {
        return Some(fault("lookalike", &shown));
    }
    (read != host.to_lowercase()).then(|| fault("encoded", &read))
}

/// The host of an address, and what stands before it as if it were one.
fn parts(address: &str) -> Option<(Option<&str>, &str)> {
    let web = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    if let Some(rest) = web {
        let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (user, host) = rest.rsplit_once('@').map_or((None, rest), |(user, host)| (Some(user), host));
        let host = if host.starts_with('[') { "" } else { host.split(':').next().unwrap_or_default() };
        return Some((user, host)).filter(|(user, host)| user.is_some() || !host.is_empty());
    }
    let mail = address.strip_prefix("mailto:").unwrap_or(address).split('?').next().unwrap_or_default();
    mail.rsplit_once('@').map(|(_, host)| (None, host))
}

/// Whether a label mixes scripts that no language writes together (UTS #39).
fn is_mixed(label: &str) -> bool {
    label.detect_restriction_level() > RestrictionLevel::HighlyRestrictive
}

/// The Latin host that a host in other letters looks like. One under a domain that is not Latin itself is what it seems.
fn lookalike(host: &str) -> Option<String> {
    let latin = host.rsplit('.').next().is_some_and(str::is_ascii);
    let alike = |label: &str| {
        let seen: String = skeleton(label).collect();
        let is_name = seen.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
        (!label.is_ascii() && is_name).then_some(seen)
    };
    let found = latin && host.split('.').any(|label| alike(label).is_some());
    found.then(|| {
        host.split('.').map(|label| alike(label).unwrap_or_else(|| label.to_owned())).collect::<Vec<_>>().join(".")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(address: &str) -> Option<(String, String)> {
        let found = odd_host(address, Span::NONE)?;
        let arg = |name: &str| found.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        Some((arg("kind")?, arg("shown")?))
    }

    #[test]
    fn hosts_that_are_not_what_they_seem_are_found() {
        for (address, odd, shown) in [
            ("https://аpple.com/", "mixed", "аpple.com"),
            ("https://gооgle.com/x?y#z", "mixed", "gооgle.com"),
            ("https://аррӏе.com/", "lookalike", "apple.com"),
            ("https://xn--80ak6aa92e.com/", "lookalike", "apple.com"),
            ("mailto:a@аррӏе.com", "lookalike", "apple.com"),
            ("a@аррӏе.com", "lookalike", "apple.com"),
            ("https://xn--fiqs8s/", "encoded", "中国"),
            ("https://XN--bcher-kva.example:8080/", "encoded", "bücher.example"),
            ("https://ａpple.com/", "encoded", "apple.com"),
            ("https://apple.com@evil.example/", "user", "apple.com"),
            ("https://xn--a-ecp.com/", "unreadable", ""),
        ] {
            assert_eq!(kind(address), Some((odd.to_owned(), shown.to_owned())), "{address}");
        }
    }

    #[test]
    fn hosts_of_every_script_are_left_alone() {
        for address in [
            "https://a.example/",
            "http://[::1]:80/",
            "https://weaver.com.cn",
            "https://中国.cn/",
            "https://隐私政策.example/",
            "https://bücher.example/",
            "https://пример.рф/",
            "https://сор.рф/",
            "https://ドメインabc.example/",
            "https://한국.example/",
            "https://عربي.example/",
            "mailto:li.na@weaver.com.cn",
            "tel:+86123",
            "/a@b.pdf",
            "li.na@weaver.com.cn",
            "a",
        ] {
            assert_eq!(kind(address), None, "{address}");
        }
    }
}
