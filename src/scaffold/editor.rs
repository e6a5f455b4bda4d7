//! What editors need to complete and check the files of a site while they are written.

use serde_json::Value as Json;
use serde_json::json;

use crate::config::AttestFile;
use crate::config::RawConfig;
use crate::model::Records;
use crate::schema::Shape;
use crate::schema::editor_schema;
use crate::schema::release_schema;
use crate::schema::translation_schema;

/// The folder of the schemas. It is hidden, so that no build reads it.
pub const SCHEMAS: &str = ".policysite/schemas/";

/// A file for editors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorFile {
    /// Its path from the root of the site.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// Whether it is ours alone: what an older version of the program wrote is replaced.
    pub is_ours: bool,
}

/// The schemas of all TOML files, and settings by which editors find them.
pub fn editor_files() -> Vec<EditorFile> {
    let schemas = [
        ("site", editor_schema::<RawConfig>()),
        ("attest", editor_schema::<AttestFile>()),
        ("release", release_schema::<Records>()),
        ("translation", translation_schema(Shape::records())),
    ];
    let schemas = schemas.into_iter().map(|(name, schema)| EditorFile {
        path: format!("{SCHEMAS}{name}.json"),
        text: format!("{schema:#}\n"),
        is_ours: true,
    });
    let settings = [
        ("tombi.toml", TOMBI.to_owned()),
        (".taplo.toml", TAPLO.to_owned()),
        (".vscode/settings.json", format!("{:#}\n", vscode())),
        (".vscode/extensions.json", format!("{:#}\n", json!({ "recommendations": ["tombi-toml.tombi"] }))),
    ];
    let settings = settings.into_iter().map(|(path, text)| EditorFile { path: path.to_owned(), text, is_ours: false });
    schemas.chain(settings).collect()
}

/// The first line of `<lang>.toml` in the folder of a release.
pub(super) fn translation_line() -> String {
    format!("#:schema ../../../{SCHEMAS}translation.json\n")
}

/// The settings of Tombi. A translation is named for its language.
const TOMBI: &str = r#"# For the editor Tombi: which schema describes which file. The line `#:schema …` at the top of a file comes first.

[files]
include = ["site.toml", "attest.toml", "content/*/*/*.toml"]

[schema]
enabled = true
catalog = { paths = [] }

[[schemas]]
path = ".policysite/schemas/site.json"
include = ["site.toml"]

[[schemas]]
path = ".policysite/schemas/attest.json"
include = ["attest.toml"]

[[schemas]]
path = ".policysite/schemas/translation.json"
include = ["content/*/*/[a-z][a-z].toml", "content/*/*/[a-z][a-z]-*.toml"]

[[schemas]]
path = ".policysite/schemas/release.json"
include = ["content/*/*/*.toml"]

# The order of tables is the order on the page.
[lint.rules]
tables-out-of-order = "off"
dotted-keys-out-of-order = "off"
"#;

/// The settings of Taplo, for editors that Tombi has no extension for.
const TAPLO: &str = r#"# For editors with Taplo (Even Better TOML): which schema describes which file.

include = ["site.toml", "attest.toml", "content/*/*/*.toml"]

[[rule]]
include = ["site.toml"]
[rule.schema]
path = ".policysite/schemas/site.json"

[[rule]]
include = ["attest.toml"]
[rule.schema]
path = ".policysite/schemas/attest.json"

[[rule]]
include = ["content/*/*/*.toml"]
[rule.schema]
path = ".policysite/schemas/release.json"
"#;

/// The settings of VS Code. Nothing is reformatted by itself: a frozen file may not change by one byte.
fn vscode() -> Json {
    json!({
        "files.encoding": "utf8",
        "files.autoGuessEncoding": false,
        "[toml]": {
            "editor.insertSpaces": true,
            "editor.tabSize": 4,
            "editor.formatOnSave": false,
            "editor.defaultFormatter": "tombi-toml.tombi",
        },
        "[markdown]": {
            "editor.insertSpaces": true,
            "editor.formatOnSave": false,
            "editor.wordWrap": "on",
        },
    })
}
