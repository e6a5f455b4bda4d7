//! The addresses that the server listens on: loopback of both kinds on one port, and the network only if asked.

use std::io;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::net::TcpListener;

/// How many ports are tried when the usual one is taken.
const TRIED: u16 = 20;

/// Which port is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 is any that is free.
    Exact(u16),
    /// This one, or the next that is free.
    From(u16),
}

/// Where the server can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listening {
    /// The port, the same on all addresses.
    pub port: u16,
    /// The addresses.
    pub addresses: Vec<SocketAddr>,
    /// The port that was wanted first, if another program has it.
    pub taken: Option<u16>,
    /// Whether the machine has no loopback of IPv6.
    pub without_v6: bool,
    /// The address by which other machines reach the server, if they may.
    pub network: Option<IpAddr>,
}

impl Listening {
    /// The address of the preview.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/_preview/", self.port)
    }
}

/// Listens on loopback, and on the host's address if one is given.
pub(super) fn bind(host: Option<IpAddr>, port: Port) -> io::Result<(Vec<TcpListener>, Listening)> {
    let (first, tries) = match port {
        Port::Exact(port) => (port, 1),
        Port::From(port) => (port, TRIED),
    };
    let mut taken = None;
    for port in (first..=u16::MAX).take(usize::from(tries)) {
        match bind_all(&addresses(host), port) {
            Ok((listeners, without_v6)) => {
                let bound = listeners.iter().map(TcpListener::local_addr).collect::<io::Result<Vec<SocketAddr>>>()?;
                let port = bound.first().map_or(port, SocketAddr::port);
                let network = host.filter(|host| !host.is_loopback());
                return Ok((listeners, Listening { port, addresses: bound, taken, without_v6, network }));
            }
            Err(error)
                if error.kind() == ErrorKind::AddrInUse || tries > 1 && error.kind() == ErrorKind::PermissionDenied =>
            {
                taken = taken.or(Some(port));
            }
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(ErrorKind::AddrInUse))
}

/// The addresses to listen on. One that stands for all others of its kind takes their place.
fn addresses(host: Option<IpAddr>) -> Vec<IpAddr> {
    let [v4, v6] = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    match host {
        Some(all @ IpAddr::V4(Ipv4Addr::UNSPECIFIED)) => vec![all, v6],
        Some(all @ IpAddr::V6(Ipv6Addr::UNSPECIFIED)) => vec![all],
        Some(host) if !host.is_loopback() => vec![v4, v6, host],
        _ => vec![v4, v6],
    }
}

/// Listens on all addresses or on none; says whether IPv6 is missing on the machine, which is no fault.
fn bind_all(addresses: &[IpAddr], mut port: u16) -> io::Result<(Vec<TcpListener>, bool)> {
    let mut listeners = Vec::new();
    let mut without_v6 = false;
    for address in addresses {
        match TcpListener::bind((*address, port)) {
            Ok(listener) => {
                port = listener.local_addr()?.port();
                listener.set_nonblocking(true)?;
                listeners.push(listener);
            }
            Err(error) if error.kind() != ErrorKind::AddrInUse && *address == IpAddr::V6(Ipv6Addr::LOCALHOST) => {
                without_v6 = true;
            }
            Err(error) => return Err(error),
        }
    }
    Ok((listeners, without_v6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over_unless_it_must_be_that_one() {
        let (_held, first) = bind(None, Port::Exact(0)).unwrap();
        assert!(first.addresses.iter().all(|address| address.port() == first.port && address.ip().is_loopback()));
        let (_other, second) = bind(None, Port::From(first.port)).unwrap();
        assert_ne!(second.port, first.port);
        assert_eq!(second.taken, Some(first.port));
        assert_eq!(bind(None, Port::Exact(first.port)).unwrap_err().kind(), ErrorKind::AddrInUse);
    }

    #[test]
    fn a_port_that_is_taken_on_one_kind_of_loopback_only_is_taken() {
        let Ok(held) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
        let port = held.local_addr().unwrap().port();
        let (_, bound) = bind(None, Port::From(port)).unwrap();
        assert_eq!(bound.taken, Some(port));
    }

    #[test]
    fn the_network_is_reached_only_if_asked() {
        let host = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        assert!(addresses(None).iter().all(IpAddr::is_loopback));
        assert!(addresses(host("127.0.0.1")).iter().all(IpAddr::is_loopback));
        assert_eq!(addresses(host("0.0.0.0")).len(), 2);
        assert_eq!(addresses(host("192.168.1.5")).len(), 3);
    }
}
