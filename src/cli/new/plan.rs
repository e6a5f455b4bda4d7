//! What a scaffold writes: shown first if the user wants that, and then all of it or nothing.

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use policysite::report::Arg::Text;
use policysite::source::add_files;
use policysite::source::is_in_the_making;
use policysite::source::make_folder;

use crate::cli::language::file_fault;
use crate::cli::language::words;

/// What every scaffold takes.
#[derive(Args, Clone, Copy)]
pub struct Writing {
    /// Lists the files and shows the lines that would change; writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// New files, and one that changes.
pub struct Plan {
    /// The folder that the paths begin at.
    pub root: PathBuf,
    /// A folder that is not there yet and holds all new files.
    pub folder: Option<String>,
    /// The new files.
    pub files: Vec<(String, Vec<u8>)>,
    /// A file that changes: its path, its text, and its text afterwards.
    pub changed: Option<(String, [String; 2])>,
}

impl Plan {
    /// Writes everything, or only shows it, and says what was written. `next` says what to do then.
    pub fn carry_out(self, writing: Writing, next: &str) -> Result<String, String> {
        let list = self.list();
        if writing.dry_run {
            return Ok(format!("{list}{}\n", words("new-dry-run", &[])));
        }
        self.write().map_err(|(path, error)| file_fault(&path.display(), &error))?;
        Ok(format!("{list}{next}"))
    }

    /// The files, and the lines that change.
    fn list(&self) -> String {
        let mut list = words("new-files", &[]) + "\n";
        for (path, _) in &self.files {
            list.push_str(&format!("  {}\n", self.shown(path)));
        }
        if let Some((path, [before, after])) = &self.changed {
            list.push_str(&(words("new-lines", &[("path", Text(&self.shown(path)))]) + "\n"));
            for (sign, line) in changed_lines(before, after) {
                list.push_str(&format!("  {sign} {line}\n"));
            }
        }
        list
    }

    fn shown(&self, path: &str) -> String {
        let path = if self.root == Path::new(".") { PathBuf::from(path) } else { self.root.join(path) };
        path.display().to_string().replace('\\', "/")
    }

    fn write(self) -> Result<(), (PathBuf, std::io::Error)> {
        let root = self.root;
        if let Some(folder) = self.folder {
            let below = |path: &str| path.strip_prefix(&folder).unwrap_or(path).to_owned();
            let files: Vec<(String, Vec<u8>)> =
                self.files.into_iter().map(|(path, bytes)| (below(&path), bytes)).collect();
            return make_folder(&root.join(folder.trim_end_matches('/')), &files);
        }
        let files = self.files.into_iter().map(|(path, bytes)| (root.join(path), bytes)).collect();
        let changed = self.changed.map(|(path, [_, after])| (root.join(path), after.into_bytes()));
        add_files(files, changed).map_err(|error| (root, error))
    }
}

/// Whether a folder holds nothing but what an interrupted run wrote of some files.
pub fn holds_only(folder: &Path, files: &[(String, Vec<u8>)]) -> bool {
    let is_ours = |path: &Path| {
        let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let known = files.iter().find(|(name, _)| *name == below);
        known.is_some_and(|(_, bytes)| std::fs::read(path).is_ok_and(|there| there == *bytes))
    };
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in next.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                _ if is_in_the_making(&entry.file_name()) => {}
                true => open.push(path),
                false if is_ours(&path) => {}
                false => return false,
            }
        }
    }
    true
}

/// The lines between the first and the last that differ, with `-` and `+`.
fn changed_lines<'a>(before: &'a str, after: &'a str) -> Vec<(char, &'a str)> {
    let [old, new] = [before, after].map(|text| text.lines().collect::<Vec<_>>());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - same;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let old = old[same..old.len() - tail].iter().map(|line| ('-', *line));
    old.chain(new[same..new.len() - tail].iter().map(|line| ('+', *line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_that_change_are_shown() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nx\nc\n"), [('-', "b"), ('+', "x")]);
        assert_eq!(changed_lines("a\nc\n", "a\nb\nc\n"), [('+', "b")]);
        assert_eq!(changed_lines("a\na\n", "a\na\na\n"), [('+', "a")]);
        assert_eq!(changed_lines("a\n", "a\n"), []);
    }
}
