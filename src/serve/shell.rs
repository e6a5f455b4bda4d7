//! The preview's own pages below `/_preview/`: the shell around the site's pages, what it asks for, and its events.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::extract::ws::Message;
use axum::extract::ws::WebSocket;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use crate::output::Site;
use crate::render::escape;
use crate::report::MessageLanguage;
use crate::serve::menu;
use crate::serve::pages;
use crate::serve::problems;
use crate::serve::state::Store;

/// The folder of the preview's own pages.
pub(super) const FOLDER: &str = "/_preview/";

const INDEX: &str = include_str!("../data/preview/index.html");
const MISSING: &str = include_str!("../data/preview/missing.html");
const ENGLISH: &str = include_str!("../data/preview/en.json");
const CHINESE: &str = include_str!("../data/preview/zh.json");

/// The files that are served as they are.
const FILES: [(&str, &str); 6] = [
    ("shell.css", include_str!("../data/preview/shell.css")),
    ("shell.js", include_str!("../data/preview/shell.js")),
    ("frame.js", include_str!("../data/preview/frame.js")),
    ("icon.svg", include_str!("../data/preview/icon.svg")),
    ("en.json", ENGLISH),
    ("zh.json", CHINESE),
];

/// The largest message that a browser may send; it has nothing to say.
const HEARD: usize = 1024;

/// The answer to a request below the folder.
pub(super) fn answer(store: &Store, language: MessageLanguage, host: &str, path: &str) -> Response {
    if path.is_empty() {
        let page = fill(INDEX, &[("token", &store.token), ("lang", language.tag())]);
        return own_page(StatusCode::OK, host, page);
    }
    if let Some((name, text)) = FILES.iter().find(|(name, _)| *name == path) {
        return typed(name, (*text).to_owned());
    }
    let now = store.now();
    let data = match path {
        "site.json" => now.site.as_deref().map_or_else(|| json!([]), menu::policies),
        "problems/en.json" => problems::list(&now.log, &now.sources, MessageLanguage::English),
        "problems/zh.json" => problems::list(&now.log, &now.sources, MessageLanguage::Chinese),
        _ => return (StatusCode::NOT_FOUND, "not found\n").into_response(),
    };
    typed(path, data.to_string())
}

/// Opens the channel of events to a page that knows the token.
pub(super) async fn events(store: Arc<Store>, mut parts: Parts, token: &str) -> Response {
    if token != store.token {
        return (StatusCode::FORBIDDEN, "wrong token\n").into_response();
    }
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade.max_message_size(HEARD).on_upgrade(move |socket| tell(socket, store)),
        Err(refusal) => refusal.into_response(),
    }
}

/// Tells a browser how things stand, and then everything that happens, until it goes away.
async fn tell(mut socket: WebSocket, store: Arc<Store>) {
    let mut events = store.subscribe();
    let mut event = store.standing();
    loop {
        if socket.send(Message::Text((&*event).into())).await.is_err() {
            return;
        }
        event = tokio::select! {
            next = events.recv() => match next {
                Ok(event) => event,
                Err(RecvError::Lagged(_)) => store.standing(),
                Err(RecvError::Closed) => return,
            },
            () = gone(&mut socket) => return,
        };
    }
}

/// Ends when the browser goes away.
async fn gone(socket: &mut WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if matches!(message, Message::Close(_)) {
            return;
        }
    }
}

/// The page in the place of one that is not there: what is near it.
pub(super) fn missing(site: Option<&Site>, key: &str, language: MessageLanguage, host: &str) -> Response {
    let words: BTreeMap<&str, &str> = serde_json::from_str(words(language)).unwrap_or_default();
    let word = |key: &str| words.get(key).copied().unwrap_or_default();
    let link = |page: &String| format!("<li><a href=\"{}\">/{}</a></li>", pages::address(page), escape(page));
    let links: String = site.map(|site| pages::nearby(site, key)).unwrap_or_default().iter().map(link).collect();
    let (status, title, lead) = match site {
        Some(_) => (StatusCode::NOT_FOUND, word("missing-title"), word("missing-lead")),
        None => (StatusCode::SERVICE_UNAVAILABLE, word("nothing-title"), word("nothing-lead")),
    };
    let parts = [
        ("lang", language.tag()),
        ("title", title),
        ("lead", lead),
        ("path", &*escape(&format!("/{key}"))),
        ("links", &*links),
    ];
    own_page(status, host, fill(MISSING, &parts))
}

/// A page of ours: nothing but our own files may act on it.
fn own_page(status: StatusCode, host: &str, page: String) -> Response {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://{host}; \
         frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    );
    let mut response = typed("index.html", page);
    *response.status_mut() = status;
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// An answer of the type that its name says.
pub(super) fn typed(path: &str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    if let Ok(kind) = HeaderValue::from_str(&pages::kind(path)) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

/// Puts texts into the places of a page.
fn fill(page: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(page.to_owned(), |page, (name, text)| page.replace(&format!("{{{{{name}}}}}"), text))
}

fn words(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::English => ENGLISH,
        MessageLanguage::Chinese => CHINESE,
    }
}
