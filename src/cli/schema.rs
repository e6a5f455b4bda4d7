//! `policysite schema`

use clap::Args;
use clap::ValueEnum;
use policysite::config::RawConfig;
use policysite::model::Records;
use policysite::output::Latest;
use policysite::output::ReleaseManifest;
use policysite::output::VersionsFile;
use policysite::schema;

use crate::cli::Status;
use crate::cli::talk::print;

/// The arguments of `schema`.
#[derive(Args)]
pub struct Arguments {
    /// Which files to describe.
    #[arg(value_enum, default_value_t = Kind::Release)]
    kind: Kind,
}

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The files of a release folder.
    Release,
    /// `site.toml`.
    Site,
    /// `latest.json`, which the program writes for apps.
    Latest,
    /// `versions.json`, which the program writes for tools.
    Versions,
    /// `manifest.json` of a release.
    Manifest,
}

/// Prints a schema.
pub fn run(arguments: &Arguments) -> Status {
    let schema = match arguments.kind {
        Kind::Release => schema::release_schema::<Records>(),
        Kind::Site => schema::editor_schema::<RawConfig>(),
        Kind::Latest => schema::output_schema::<Latest<'_>>(),
        Kind::Versions => schema::output_schema::<VersionsFile<'_>>(),
        Kind::Manifest => schema::output_schema::<ReleaseManifest>(),
    };
    print(&format!("{schema:#}\n"));
    Status::Fine
}
