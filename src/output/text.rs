//! `v/<version>/text/<lang>.txt`: the words of each release, independent of the theme.

use crate::content::canonical_text;
use crate::output::Emitter;
use crate::output::Kept;
use crate::render::Build;
use crate::render::plain_text_path;
use crate::source::SourceTree;

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.texts() {
        return;
    }
    let mut files = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            for edition in &release.editions {
                let path = plain_text_path(&policy.id, &release.version, edition.language.as_str());
                let make = || canonical_text(&policy.id, release, edition).into_bytes();
                files.push(Kept::new(path, edition.print, make));
            }
        }
    }
    out.keep(files);
}
