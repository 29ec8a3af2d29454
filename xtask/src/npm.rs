//! Packages of the npm registry, at the versions of a lock file.

use crate::apt;
use crate::files;
use crate::project::{Outcome, Project, run, say};
use std::path::Path;

/// Installs the packages of the lock file in `folder`, unless that very lock file was installed there before.
pub(crate) fn ensure(project: &Project, folder: &Path, what: &str) -> Outcome {
    let lock = files::read(&folder.join("package-lock.json"))?;
    let done = folder.join("node_modules/.installed-lock.json");
    if std::fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    apt::ensure(project, apt::NODE)?;
    say(&format!("installing from npm: {what}"));
    let mut command = project.command("npm");
    command.current_dir(folder).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    run(&mut command).map_err(|error| {
        format!(
            "{error}\n       {what} could not be installed; with a network, run by hand: cd {} && npm ci --ignore-scripts",
            folder.display()
        )
    })?;
    files::write(&done, &lock)
}
