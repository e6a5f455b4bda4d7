//! What inputs are made from: the cases of the tests, the demonstration, the site that `new` makes, and lists of hostile
//! words.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::fuzz::Input;
use crate::fuzz::root;

/// Texts by kind, and whole sites.
pub struct Seeds {
    /// Small sites: a policy of a screen or two.
    pub small: Vec<Input>,
    /// Sites as long as real ones.
    pub large: Vec<Input>,
    /// Lines of TOML files.
    pub toml: Vec<String>,
    /// Blocks of Markdown files.
    pub prose: Vec<String>,
    /// Markdown files.
    pub texts: Vec<String>,
}

/// The sites whose own files must break them: a theme is code, and files in `static/` are what they are.
fn is_content(input: &Input) -> bool {
    input.0.iter().all(|(path, _)| path == "site.toml" || path.starts_with("content/"))
}

impl Seeds {
    /// Small sites that use most of what there is.
    pub fn rich() -> Vec<Input> {
        RICH.iter().map(|text| Input::parse(text)).collect()
    }

    /// Reads them all.
    pub fn load() -> Self {
        let mut cases = files(&root().join("tests/cases"), "tests/cases");
        cases.retain(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "case"));
        let mut small: Vec<Input> = cases.iter().map(|(_, text)| Input::parse(text)).filter(is_content).collect();
        small.push(site(&root().join("src/data/new-site")));
        small.extend(Self::rich());
        let demo = site(root());
        let large = ["e-mobile-7", "enterprise-security"].map(|policy| without_locks(&demo, policy));
        let all = || small.iter().chain(&large).flat_map(|input| &input.0);
        let of = |kind: &str| {
            let named = move |(path, _): &&(String, String)| Path::new(path).extension().is_some_and(|end| end == kind);
            all().filter(named).map(|(_, text)| text.clone()).collect::<Vec<_>>()
        };
        let docs = files(&root().join("docs"), "docs").into_iter().map(|(_, text)| text);
        let texts: Vec<String> = of("md").into_iter().chain(docs).collect();
        let mut prose: Vec<String> = texts
            .iter()
            .flat_map(|text| text.split("\n\n").map(str::to_owned))
            .filter(|part| part.len() < 2000)
            .collect();
        let mut toml: Vec<String> = of("toml").iter().flat_map(|text| text.lines().map(str::to_owned)).collect();
        for list in [&mut prose, &mut toml] {
            list.sort_unstable();
            list.dedup();
        }
        Self { small, large: large.to_vec(), toml, prose, texts }
    }
}

/// One policy of a site as it was before anything was frozen.
fn without_locks(site: &Input, policy: &str) -> Input {
    let folder = format!("content/{policy}/");
    let wanted = |path: &str| path == "site.toml" || path.starts_with(&folder) && !path.contains("/frozen/");
    let unlocked = |path: &str| Path::new(path).extension().is_none_or(|end| end != "lock");
    Input(site.0.iter().filter(|(path, _)| wanted(path) && unlocked(path)).cloned().collect())
}

fn site(folder: &Path) -> Input {
    let settings = fs::read_to_string(folder.join("site.toml")).unwrap();
    let mut all = vec![("site.toml".to_owned(), settings)];
    all.extend(files(&folder.join("content"), "content"));
    Input(all)
}

/// Every text below a folder, by path.
fn files(folder: &Path, path: &str) -> Vec<(String, String)> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut all = Vec::new();
    for entry in entries {
        let path = format!("{path}/{}", entry.file_name().unwrap().to_str().unwrap());
        if entry.is_dir() {
            all.extend(files(&entry, &path));
        } else if let Ok(text) = fs::read_to_string(&entry) {
            all.push((path, text));
        }
    }
    all
}

/// Sites without a fault that use everything there is, in little.
const RICH: &[&str] = &[include_str!("seeds/two-releases.txt"), include_str!("seeds/arabic.txt")];
