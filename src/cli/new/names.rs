//! Names that can be those of folders on every system.

use std::path::Path;

use policysite::source::is_device;

/// Why a name can't be that of a folder: it is kept for a device, or one beside it has it, but for capital letters. `what` is
/// like "the site has a policy".
pub fn refuse(what: &str, folder: &Path, name: &str, known: impl Iterator<Item = String>) -> Result<(), String> {
    if is_device(name) {
        return Err(format!("error: `{name}` is the name of a device on Windows\nhelp: choose another name\n"));
    }
    // Folders without a file are not read, but they are there.
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let there = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let Some(same) = known.chain(there).find(|known| known.eq_ignore_ascii_case(name)) else { return Ok(()) };
    let what = if same == name {
        format!("{what} `{name}` already")
    } else {
        format!("{what} `{same}`, which differs in capital letters only")
    };
    Err(format!("error: {what}\nhelp: choose another name; a name is never used twice\n"))
}
