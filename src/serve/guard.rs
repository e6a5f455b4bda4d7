//! Who may ask: a browser of this machine that means this server. A website in another tab can send requests here, under
//! its own name (Origin) or under a name that it lets point here (Host); neither gets an answer.

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;

use axum::http::HeaderMap;
use axum::http::HeaderName;
use axum::http::Uri;
use axum::http::header::HOST;
use axum::http::header::ORIGIN;
use axum::http::uri::Authority;

/// The names under which the server answers.
pub(super) struct Guard {
    /// The port.
    pub(super) port: u16,
    /// The address of the network that was asked for.
    pub(super) host: Option<IpAddr>,
}

impl Guard {
    /// The host that a request names, if it is this server.
    pub(super) fn host(&self, uri: &Uri, headers: &HeaderMap) -> Option<String> {
        let host = only(headers, HOST)?;
        // A request to a proxy names the host in its first line too.
        let named = uri.authority().is_none_or(|authority| self.is_ours(authority.as_str()));
        (named && self.is_ours(host)).then(|| host.to_owned())
    }

    fn is_ours(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        if host.contains('@') || authority.port_u16().unwrap_or(80) != self.port {
            return false;
        }
        let name = authority.host();
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        name.parse::<IpAddr>().is_ok_and(|address| self.is_our_address(address))
    }

    /// An address can't be made to point elsewhere, as a name can: all are fine when the server listens on all.
    fn is_our_address(&self, address: IpAddr) -> bool {
        let loopback = address == IpAddr::V4(Ipv4Addr::LOCALHOST) || address == IpAddr::V6(Ipv6Addr::LOCALHOST);
        loopback || self.host.is_some_and(|host| host.is_unspecified() || host == address)
    }
}

/// Whether a request comes from a page of this server: its browser says so.
pub(super) fn is_own_page(host: &str, headers: &HeaderMap) -> bool {
    only(headers, ORIGIN).and_then(|origin| origin.strip_prefix("http://")).is_some_and(|origin| origin == host)
}

/// The value of a header that stands there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_names_are_ours() {
        let guard = Guard { port: 4280, host: None };
        for host in ["localhost:4280", "LOCALHOST:4280", "127.0.0.1:4280", "[::1]:4280"] {
            assert!(guard.is_ours(host), "{host}");
        }
        let evil = [
            "evil.example",
            "evil.example:4280",
            "localhost",
            "localhost:80",
            "localhost:4281",
            "localhost.evil.example:4280",
            "evil@localhost:4280",
            "127.0.0.2:4280",
            "192.168.1.5:4280",
            "0.0.0.0:4280",
            "[::]:4280",
            "[::ffff:127.0.0.1]:4280",
            "localhost:4280:4280",
            "",
        ];
        for host in evil {
            assert!(!guard.is_ours(host), "{host}");
        }
    }

    #[test]
    fn a_host_that_was_asked_for_is_ours_too() {
        let guard = |host: &str| Guard { port: 80, host: Some(host.parse().unwrap()) };
        assert!(guard("192.168.1.5").is_ours("192.168.1.5"));
        assert!(!guard("192.168.1.5").is_ours("192.168.1.6"));
        assert!(guard("0.0.0.0").is_ours("192.168.1.6"));
        assert!(!guard("0.0.0.0").is_ours("evil.example"));
    }
}
