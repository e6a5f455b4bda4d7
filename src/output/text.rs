//! `v/<version>/text/<lang>.txt`: the words of each release, independent of the theme.

use crate::content::canonical_text;
use crate::output::Emitter;
use crate::render::Build;
use crate::source::SourceTree;

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        for release in policy.all() {
            for edition in &release.editions {
                let path = format!("{}/v/{}/text/{}.txt", policy.id, release.version, edition.language);
                out.keep(path, edition.print, || canonical_text(&policy.id, release, edition).into_bytes());
            }
        }
    }
}
