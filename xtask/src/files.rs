//! Reading and writing files with messages that name them.

use crate::project::Outcome;
use std::fs;
use std::path::{Path, PathBuf};

/// The whole file.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The whole file as text.
pub(crate) fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file and creates its folders.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Creates an empty folder in the place of one that may exist.
pub(crate) fn empty_folder(path: &Path) -> Outcome {
    if path.exists() {
        fs::remove_dir_all(path).map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
    }
    fs::create_dir_all(path).map_err(|error| format!("cannot make {}: {error}", path.display()))
}

/// Every file below a folder, sorted, as paths relative to it with `/` between names.
pub(crate) fn below(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(relative) = waiting.pop() {
        let here = folder.join(&relative);
        let entries =
            fs::read_dir(&here).map_err(|error| format!("cannot list {}: {error}", here.display()))?;
        for entry in entries {
            let entry = entry.map_err(|error| format!("cannot list {}: {error}", here.display()))?;
            let path = relative.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(path);
            } else {
                let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
                found.push(names.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}
