//! What a site may set of the files that an app shows.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::AppLink;

/// The files that an app shows: `<policy>/embed/` and, for each release, `embed/` and `bundle.zip`. `[webview]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Webview {
    /// How links that lead out of the files appear.
    #[serde(default)]
    pub links: OutsideLinks,
    /// The address on which the app closes the page. It stands as a link at the head of every file; without it there is
    /// none, as most apps have a way back of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close: Option<AppLink>,
    /// The largest file, in kilobytes of 1024 bytes.
    #[serde(default = "page_kb")]
    pub page_kb: u32,
    /// The largest file as a server sends it (gzip), in kilobytes.
    #[serde(default = "gzip_kb")]
    pub gzip_kb: u32,
    /// The largest `bundle.zip`, in kilobytes.
    #[serde(default = "bundle_kb")]
    pub bundle_kb: u32,
}

/// How links that lead out of the files appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideLinks {
    /// As links. The app opens them in the browser.
    #[default]
    Open,
    /// As text, with their address behind them: for apps that open nothing.
    Text,
}

impl Default for Webview {
    fn default() -> Self {
        Self {
            links: OutsideLinks::default(),
            close: None,
            page_kb: page_kb(),
            gzip_kb: gzip_kb(),
            bundle_kb: bundle_kb(),
        }
    }
}

fn page_kb() -> u32 {
    150
}

fn gzip_kb() -> u32 {
    60
}

fn bundle_kb() -> u32 {
    2048
}
