//! `policysite schema`

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use policysite::checklist::report::CheckReport;
use policysite::config::AttestFile;
use policysite::config::RawConfig;
use policysite::model::Records;
use policysite::output::AnchorsFile;
use policysite::output::BundleManifest;
use policysite::output::DialogFile;
use policysite::output::Latest;
use policysite::output::ReleaseManifest;
use policysite::output::VersionsFile;
use policysite::report::Arg::Text;
use policysite::scaffold::EditorFile;
use policysite::scaffold::editor_files;
use policysite::schema;
use policysite::schema::Shape;
use policysite::source::replace_file;

use crate::cli::Status;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::language::words;
use crate::cli::talk::print;
use crate::cli::talk::say;

/// The arguments of `schema`.
#[derive(Args)]
pub struct Arguments {
    /// Which files to describe.
    #[arg(value_enum, default_value_t = Kind::Release)]
    kind: Kind,
    /// Writes the schemas of all TOML files into the site instead, with settings by which editors find them.
    #[arg(long, conflicts_with = "kind")]
    write: bool,
    /// With --write: the folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR", requires = "write")]
    root: PathBuf,
}

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The files of a release folder, in the source language.
    Release,
    /// `<lang>.toml` of a release folder.
    Translation,
    /// `site.toml`.
    Site,
    /// `latest.json`, which the program writes for apps.
    Latest,
    /// `versions.json`, which the program writes for tools.
    Versions,
    /// `manifest.json` of a release.
    Manifest,
    /// `manifest.json` in `bundle.zip`.
    Bundle,
    /// `anchors.json` of a release.
    Anchors,
    /// `dialog.<lang>.json` of a release.
    Dialog,
    /// `attest.toml`.
    Attest,
    /// What `check --format json` prints.
    Check,
}

/// Prints a schema, or writes those for editors.
pub fn run(arguments: &Arguments) -> Status {
    if arguments.write {
        return write(&arguments.root).unwrap_or_else(|message| {
            eprint!("{message}");
            Status::Failed
        });
    }
    let schema = match arguments.kind {
        Kind::Release => schema::release_schema::<Records>(),
        Kind::Translation => schema::translation_schema(Shape::records()),
        Kind::Site => schema::editor_schema::<RawConfig>(),
        Kind::Latest => schema::output_schema::<Latest<'_>>(),
        Kind::Versions => schema::output_schema::<VersionsFile<'_>>(),
        Kind::Manifest => schema::output_schema::<ReleaseManifest>(),
        Kind::Bundle => schema::output_schema::<BundleManifest<'_>>(),
        Kind::Anchors => schema::output_schema::<AnchorsFile<'_>>(),
        Kind::Dialog => schema::output_schema::<DialogFile<'_>>(),
        Kind::Attest => schema::editor_schema::<AttestFile>(),
        Kind::Check => schema::output_schema::<CheckReport<'_>>(),
    };
    print(&format!("{schema:#}\n"));
    Status::Fine
}

/// Writes what editors need. Settings that are there already stay; what they lack is said.
fn write(root: &Path) -> Result<Status, String> {
    if !root.join("site.toml").is_file() {
        return Err(fault("schema-no-site", &[("folder", Text(&root.display()))]));
    }
    let mut said = String::new();
    let line = |id: &str, path: &String| words(id, &[("path", Text(path))]) + "\n";
    for EditorFile { path, text, is_ours } in editor_files() {
        let place = root.join(&path);
        let found = std::fs::read_to_string(&place).ok();
        if found.as_deref() == Some(&text) {
            said.push_str(&line("schema-current", &path));
        } else if is_ours || !place.exists() {
            replace_file(&place, text.as_bytes()).map_err(|error| file_fault(&path, &error))?;
            said.push_str(&line("schema-written", &path));
        } else {
            said.push_str(&line("schema-yours", &path));
            for line in text.lines() {
                said.push_str(format!("    {line}").trim_end());
                said.push('\n');
            }
        }
    }
    say(&said);
    Ok(Status::Fine)
}
