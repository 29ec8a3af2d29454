//! Debian packages: a browser, node, dictionaries.

use crate::project::{Outcome, Project, ask, run, say};
use std::path::Path;

/// A Debian package, and how to find out whether it is installed.
#[derive(Clone, Copy)]
pub(crate) struct Package {
    /// The package's name.
    pub(crate) name: &'static str,
    /// A program or the full path of a file that it contains.
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

/// Independent readers of spreadsheets. The library belongs to Debian's own Python.
pub(crate) const SPREADSHEETS: &[Package] = &[
    Package { name: "libreoffice-calc-nogui", brings: "soffice" },
    Package { name: "python3-openpyxl", brings: "/usr/lib/python3/dist-packages/openpyxl/__init__.py" },
];

/// Debian's own Python with what installs its packages.
pub(crate) const PYTHON: &[Package] =
    &[Package { name: "python3-pip", brings: "/usr/lib/python3/dist-packages/pip/__init__.py" }];

/// Installs those of `packages` that are missing and lists them first; the error names what to install by hand.
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

/// Whether the package is installed.
fn present(project: &Project, package: &Package) -> bool {
    if package.brings.starts_with('/') {
        Path::new(package.brings).exists()
    } else {
        project.which(package.brings).is_some()
    }
}
