//! Files that a site publishes as they are: what leads to one must find it.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_FILE;
use crate::source::SourceTree;

impl SourceTree {
    /// Logs an address from the root, `/logo.svg`, that is no file of `static/` and no page of a policy; which pages a policy
    /// has, only the finished site tells.
    pub fn check_address(&self, address: &str, span: Span, log: &mut Diagnostics) {
        let Some(path) = address.strip_prefix('/') else { return };
        let name = path.split(['?', '#']).next().unwrap_or_default();
        let policy = name.split('/').next().unwrap_or_default();
        let of_a_policy = self.below(&format!("content/{policy}/")).next().is_some();
        let folder = format!("{}/index.html", name.trim_end_matches('/'));
        if !name.is_empty() && !of_a_policy && !self.is_static(&folder) {
            self.check_static(name, span, log);
        }
    }

    /// Logs the name of a file that is not in `static/`.
    pub fn check_static(&self, name: &str, span: Span, log: &mut Diagnostics) {
        if !self.is_static(name) {
            let files = self.below("static/").map(|(path, _)| &path["static/".len()..]);
            log.push(Diagnostic::new(UNKNOWN_FILE, span).arg("path", name).suggest(name, files));
        }
    }

    fn is_static(&self, name: &str) -> bool {
        self.file(&format!("static/{name}")).is_some()
    }
}
