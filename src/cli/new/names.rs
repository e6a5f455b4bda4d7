//! Names that can be those of folders on every system.

use std::path::Path;

use policysite::report::Arg::Text;
use policysite::source::is_device;

use crate::cli::language::fault;

/// Why a name can't be that of a folder: it is kept for a device, or one beside it has it, but for capital letters. The name
/// is that of a version of a policy, or without one of a policy.
pub fn refuse(
    policy: Option<&str>,
    folder: &Path,
    name: &str,
    known: impl Iterator<Item = String>,
) -> Result<(), String> {
    if is_device(name) {
        return Err(fault("device-name", &[("name", Text(&name))]));
    }
    // Folders without a file are not read, but they are there.
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let there = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let Some(same) = known.chain(there).find(|known| known.eq_ignore_ascii_case(name)) else { return Ok(()) };
    Err(fault(
        "name-taken",
        &[
            ("what", Text(&if policy.is_some() { "version" } else { "policy" })),
            ("policy", Text(&policy.unwrap_or_default())),
            ("known", Text(&same)),
            ("same", Text(&if same == name { "yes" } else { "no" })),
        ],
    ))
}
