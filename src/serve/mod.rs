//! The live preview: watches the input files, builds on every change, and serves the site from memory with a shell around
//! its pages. Nothing is written. Speaks to its caller through events, never to the terminal.
//!
//! ```text
//! files ─ wake ─► watch ─► Turn ─ state ─► Snapshot ─ pages, shell ─► browser
//! ```

mod bind;
mod guard;
mod inputs;
mod menu;
mod pages;
mod problems;
mod shell;
mod state;
mod wake;
mod watch;

use std::io;
use std::net::IpAddr;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::thread::JoinHandle;

use axum::Router;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::Method;
use axum::http::StatusCode;
use axum::http::header::ALLOW;
use axum::http::header::CACHE_CONTROL;
use axum::http::header::LOCATION;
use axum::http::header::REFERRER_POLICY;
use axum::http::header::X_CONTENT_TYPE_OPTIONS;
use axum::http::header::X_FRAME_OPTIONS;
use axum::response::IntoResponse;
use axum::response::Response;
use tokio::sync::oneshot;

use crate::report::MessageLanguage;
use crate::serve::guard::Guard;
use crate::serve::pages::Found;
use crate::serve::state::Store;

pub use bind::Listening;
pub use bind::Port;
pub use watch::Build;
pub use watch::Built;
pub use watch::Sign;
pub use watch::Today;
pub use watch::Turn;
pub use watch::Watch;
pub use watch::Watcher;
pub use watch::Workshop;

/// How many random bytes tell our own pages from others.
const TOKEN: usize = 16;

/// What every answer says: it is kept nowhere, is what it says it is, and belongs to pages of this server only.
const HEADERS: [(HeaderName, &str); 5] = [
    (CACHE_CONTROL, "no-store"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "SAMEORIGIN"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What is served, where, and in which language the preview speaks.
pub struct Options {
    /// The folder of the site.
    pub root: PathBuf,
    /// An address of this machine that others may reach the preview by.
    pub host: Option<IpAddr>,
    /// The port.
    pub port: Port,
    /// How changes are noticed.
    pub watch: Watch,
    /// The language of messages.
    pub language: MessageLanguage,
}

/// What happened.
pub enum Event<'a> {
    /// The server can be reached; comes first, before anything is built.
    Listening(&'a Listening),
    /// There are no events of the file system; the files are looked at by the clock.
    NoEvents {
        /// Why.
        reason: &'a str,
    },
    /// A build is done.
    Built {
        /// The build.
        turn: &'a Turn,
        /// How many files of the site are other than before; none if the last good site stays.
        files: Option<usize>,
    },
}

/// A running preview. It ends with the value.
pub struct Server {
    listening: Listening,
    token: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    watcher: Option<Watcher>,
}

impl Server {
    /// Listens, then builds and serves in threads of its own. An error means that nothing can be served.
    pub fn start(
        options: &Options,
        workshop: Workshop,
        mut tell: impl FnMut(Event<'_>) + Send + 'static,
    ) -> io::Result<Self> {
        let (listeners, listening) = bind::bind(options.host, options.port)?;
        let token = token()?;
        let store = Arc::new(Store::new(token.clone()));
        let guard = Guard { port: listening.port, host: options.host };
        let desk = Arc::new(Desk { store: Arc::clone(&store), guard, language: options.language });
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let thread = thread::Builder::new().name("serve".to_owned()).spawn(move || {
            runtime.block_on(async {
                for listener in listeners {
                    tokio::spawn(serve(listener, Arc::clone(&desk)));
                }
                let _ = stopped.await;
            });
        })?;
        tell(Event::Listening(&listening));
        let watcher = Watcher::start(&options.root, options.watch, workshop, move |sign| match sign {
            Sign::NoEvents { reason } => tell(Event::NoEvents { reason: &reason }),
            Sign::Building => store.begin(),
            Sign::Done(turn) => {
                let files = store.finish(&turn);
                tell(Event::Built { turn: &turn, files });
            }
        })?;
        Ok(Self { listening, token, stop: Some(stop), thread: Some(thread), watcher: Some(watcher) })
    }

    /// Where it can be reached.
    pub fn listening(&self) -> &Listening {
        &self.listening
    }

    /// What its own pages know and others don't.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Waits until the server ends, which it does only by a fault.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.watcher = None;
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A random word.
fn token() -> io::Result<String> {
    let mut bytes = [0; TOKEN];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

async fn serve(listener: TcpListener, desk: Arc<Desk>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, Router::new().fallback(answer).with_state(desk)).await
}

/// What every request is answered from.
struct Desk {
    store: Arc<Store>,
    guard: Guard,
    language: MessageLanguage,
}

/// Answers a request.
async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let mut response = desk.answer(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Desk {
    async fn answer(&self, request: Request) -> Response {
        let (parts, _) = request.into_parts();
        let Some(host) = self.guard.host(&parts.uri, &parts.headers) else {
            let words = "This is the preview of a policy site. It answers to localhost only.\n";
            return (StatusCode::MISDIRECTED_REQUEST, words).into_response();
        };
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
        }
        let path = parts.uri.path().to_owned();
        if path == shell::FOLDER.trim_end_matches('/') {
            return elsewhere(shell::FOLDER);
        }
        if let Some(own) = path.strip_prefix(shell::FOLDER) {
            let Some(token) = own.strip_prefix("events/") else {
                return shell::answer(&self.store, self.language, &host, own);
            };
            if !guard::is_own_page(&host, &parts.headers) {
                return (StatusCode::FORBIDDEN, "for pages of the preview only\n").into_response();
            }
            return shell::events(Arc::clone(&self.store), parts, token).await;
        }
        self.page(&path, &host)
    }

    /// A file of the site.
    fn page(&self, path: &str, host: &str) -> Response {
        let now = self.store.now();
        let Some(site) = now.site.as_deref() else {
            let key = pages::key(path).unwrap_or_default();
            return shell::missing(None, &key, self.language, host);
        };
        match pages::find(site, path) {
            Found::File(path, bytes) => shell::typed(&path, bytes.to_vec()),
            Found::Elsewhere(address) => elsewhere(&address),
            Found::Nothing(key) => shell::missing(Some(site), &key, self.language, host),
            Found::Refused => (StatusCode::BAD_REQUEST, "no page has such an address\n").into_response(),
        }
    }
}

/// Sends the browser to another address.
fn elsewhere(address: &str) -> Response {
    let place = HeaderValue::from_str(address).map(|address| [(LOCATION, address)]);
    place.map_or_else(
        |_| StatusCode::NOT_FOUND.into_response(),
        |place| (StatusCode::MOVED_PERMANENTLY, place).into_response(),
    )
}
