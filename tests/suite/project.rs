//! A site in a temporary folder, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// The day on which the tests look at sites.
pub(crate) const DAY: &str = "2026-11-21";

/// The smallest whole policy of the format's description.
pub(crate) const SMALLEST: [(&str, &str); 3] = [
    ("site.toml", "base_url  = \"https://example.com/legal/\"\nlanguages = [\"en\"]\ntime_zone = \"Europe/London\"\n"),
    (
        "content/torch/2026-01-01/policy.toml",
        r#"title     = "Torch privacy policy"
published = 2026-01-01
effective = 2026-01-01
app.name  = "Torch"
[parties.us]
name  = "Torch Ltd"
role  = "controller"
email = "privacy@torch.example"
[uses.crash-reports]
data      = ["device.model", "device.os", "log.crash"]
purpose   = "Find and fix crashes"
retention = "P90D"
[permissions.camera]
android = ["CAMERA"]
purpose = "Switch the lamp on; no picture is taken"
"#,
    ),
    (
        "content/torch/2026-01-01/en.md",
        "This policy covers {{ app.name }}.\n\n## Contact {#contact}\n\nWrite to {{ parties.us.email }}.\n",
    ),
];

/// What keeps a run from remembering what it built, so that the next one builds it again.
pub(crate) const FORGETFUL: (&str, &str) = ("XDG_CACHE_HOME", "/dev/null");

/// A site in a temporary folder.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The smallest whole policy.
    pub(crate) fn smallest() -> Self {
        SMALLEST.iter().fold(Self::new(), |project, (path, text)| project.file(path, text))
    }

    /// A copy of the demonstration site.
    pub(crate) fn demo() -> Self {
        let project = Self::new();
        for path in ["site.toml", "attest.toml", "content", "themes", "static"] {
            copy(&root().join(path), &project.path(path));
        }
        project
    }

    /// With a file.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The program, run in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("policysite").unwrap();
        command.current_dir(self.folder.path()).args(arguments).env("LC_ALL", "C").env(FORGETFUL.0, FORGETFUL.1);
        command
    }

    /// Builds into `public` on the day of the tests, drafts too.
    pub(crate) fn build(&self) -> &Self {
        self.build_on(DAY, &["--drafts"])
    }

    /// Builds into `public` on a day.
    pub(crate) fn build_on(&self, day: &str, more: &[&str]) -> &Self {
        self.command(&[&["build", "--as-of", day], more].concat()).assert().success();
        self
    }

    /// Says that a translation follows its source.
    pub(crate) fn accept(&self, policy: &str, version: &str, language: &str) -> &Self {
        self.command(&["i18n", "accept", policy, version, "--lang", language, "--all", "--as-of", DAY])
            .assert()
            .success();
        self
    }

    /// Freezes a release on a day.
    pub(crate) fn release(&self, policy: &str, version: &str, day: &str) -> &Self {
        self.command(&["release", policy, version, "--by", "Li Na", "--as-of", day]).assert().success();
        self
    }

    /// What the program says on standard error, with its exit code.
    pub(crate) fn says(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.command(arguments).output().unwrap();
        (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
    }
}

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, by path.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    collect(folder, folder, &mut all);
    all
}

fn collect(root: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, all);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            all.insert(name, fs::read(&path).unwrap());
        }
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for (name, bytes) in tree(from) {
            let path = to.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    } else if from.exists() {
        fs::copy(from, to).unwrap();
    }
}

/// The words of a page: tags stripped, entities resolved, white space collapsed.
pub(crate) fn visible_text(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut in_tag = true;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    let text = entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
