//! What comes from Debian's packages: a browser, node, dictionaries.

use crate::project::{Outcome, Project, ask, run, say};
use std::path::Path;

/// One thing that a Debian package brings.
#[derive(Clone, Copy)]
pub(crate) struct Package {
    /// The package's name.
    pub(crate) name: &'static str,
    /// A program's name, or a file's full path, that shows that it is there.
    pub(crate) brings: &'static str,
}

/// Node and its package manager: wasm-opt and the journeys run on them.
pub(crate) const NODE: &[Package] =
    &[Package { name: "nodejs", brings: "node" }, Package { name: "npm", brings: "npm" }];

/// The browser of the tests.
pub(crate) const BROWSER: &[Package] = &[Package { name: "chromium", brings: "chromium" }];

/// The spelling program and its dictionaries.
pub(crate) const DICTIONARIES: &[Package] = &[
    Package { name: "hunspell", brings: "hunspell" },
    Package { name: "hunspell-kk", brings: "/usr/share/hunspell/kk_KZ.dic" },
    Package { name: "hunspell-ru", brings: "/usr/share/hunspell/ru_RU.dic" },
    Package { name: "hunspell-en-gb", brings: "/usr/share/hunspell/en_GB.dic" },
];

/// Installs those of `packages` that are missing, or says what to install by hand.
pub(crate) fn ensure(project: &Project, packages: &[Package]) -> Outcome {
    let missing: Vec<&str> =
        packages.iter().filter(|package| !present(project, package)).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let by_hand = format!(
        "please install by hand what these Debian packages bring, then run this again: {list}\n       \
         on Debian or Ubuntu: sudo apt-get update && sudo apt-get install {list}"
    );
    if project.which("apt-get").is_none() {
        return Err(format!("this machine has no apt-get; {by_hand}"));
    }
    if ask(project.command("id").arg("-u")).as_deref() != Some("0") {
        return Err(format!("only root can install packages; {by_hand}"));
    }
    say(&format!("installing from Debian's packages: {list}"));
    let apt =
        |words: &[&str]| run(project.command("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words));
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(&missing);
    apt(&["update", "--quiet"]).and_then(|()| apt(&install)).map_err(|error| format!("{error}; {by_hand}"))
}

/// Whether what the package brings is there.
fn present(project: &Project, package: &Package) -> bool {
    if package.brings.starts_with('/') {
        Path::new(package.brings).exists()
    } else {
        project.which(package.brings).is_some()
    }
}
