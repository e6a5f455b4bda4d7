//! Files that are copied: the theme's, and those of `static/`.

use crate::output::Emitter;
use crate::render::Build;
use crate::source::SourceTree;

/// The theme's files, below `assets/`.
pub(super) fn theme(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for (name, bytes) in &build.theme.assets {
        out.share(format!("assets/{name}"), bytes);
    }
}

/// The files of `static/`, at the root.
pub(super) fn files(_: &Build<'_>, sources: &SourceTree, out: &mut Emitter<'_>) {
    for (path, file) in sources.below("static/") {
        out.share(path["static/".len()..].to_owned(), &file.bytes);
    }
}
