//! Files that are copied: the theme's, and those of `static/`.

use crate::output::Emitter;
use crate::render::Build;
use crate::source::SourceTree;

/// The theme's files, below `assets/`, under names that change with their bytes.
pub(super) fn theme(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for asset in build.theme.published.all() {
        out.share(asset.path.clone(), &asset.bytes);
    }
}

/// The files of `static/`, at the root.
pub(super) fn files(_: &Build<'_>, sources: &SourceTree, out: &mut Emitter<'_>) {
    for (path, file) in sources.below("static/") {
        out.share(path["static/".len()..].to_owned(), &file.bytes());
    }
}
