//! Scripts and styles in the form in which they are published.

use crate::files;
use crate::project::{Outcome, Project, output};
use std::path::Path;

/// The oldest supported browsers, as esbuild names them.
pub(crate) const SUPPORTED: &str = "--target=chrome97,firefox102,safari16";
/// The oldest browsers that can load a module with `import()`: in them boot.js still has to run and show its message.
pub(crate) const READERS: &str = "--target=chrome63,firefox67,safari11.1";

const SMALL: [&str; 3] = ["--minify", "--charset=utf8", "--log-level=warning"];

/// A script or style sheet, minified for the browsers of `target`; `name` is its file name.
pub(crate) fn minified(project: &Project, name: &str, target: &str, text: &str) -> Outcome<String> {
    let file = project.target.join("site/esbuild").join(name);
    files::write(&file, text.as_bytes())?;
    output(project.command("esbuild").arg(target).args(SMALL).arg(file))
}

/// What a published script is.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// A module.
    Module,
    /// A script that all browsers start in a worker: in it there is no `import.meta`.
    Script,
}

/// A script and all that it imports, as one script, minified for the browsers of `target`.
pub(crate) fn bundled(project: &Project, script: &Path, form: Form, target: &str) -> Outcome<String> {
    let form = match form {
        Form::Module => &["--format=esm"][..],
        Form::Script => &["--format=iife", "--define:import.meta.url=location.href"],
    };
    output(project.command("esbuild").args(["--bundle", target]).args(form).args(SMALL).arg(script))
}
