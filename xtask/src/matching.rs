//! The package `matching` of `PyPI`, an independent program for the same kind of placement.

use crate::apt;
use crate::files;
use crate::project::{Outcome, Project, output, run, say};
use std::path::PathBuf;

/// The version and its checksum: `pip` refuses any other file.
const REQUIREMENT: &str = "matching==1.4.3 \\
    --hash=sha256:0ce02354174aff8e0dc6fdc155a0f25e113107b7dbf983e51a8288e1726efdd1
";

/// Debian's own Python, whose packages are where we know them.
const PYTHON: &str = "/usr/bin/python3";

/// Installs the package unless this version of it is there; the folder that Python finds it in.
pub(crate) fn ensure(project: &Project) -> Outcome<PathBuf> {
    let folder = project.tools().join("python");
    let wanted = folder.join("requirements.txt");
    if std::fs::read(&wanted).is_ok_and(|installed| installed == REQUIREMENT.as_bytes()) {
        return Ok(folder);
    }
    apt::ensure(project, apt::PYTHON)?;
    say("installing from PyPI: matching");
    files::empty_folder(&folder)?;
    let list = project.target.join("requirements.txt");
    files::write(&list, REQUIREMENT.as_bytes())?;
    // What it says it requires beside Python, it uses for its other games only.
    run(project
        .command(PYTHON)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"])
        .args(["--no-deps", "--require-hashes", "--requirement"])
        .arg(list)
        .arg("--target")
        .arg(&folder))?;
    files::write(&wanted, REQUIREMENT.as_bytes())?;
    Ok(folder)
}

/// Many small cohorts without reserves: `matching` places everybody where we do.
pub(crate) fn check(project: &Project) -> Outcome {
    let program = example(project, "dev", "debug", "place")?;
    let mut script = script(project, "check.py")?;
    run(script.arg(program))
}

/// What both cost natively, as lines of a table.
pub(crate) fn times(project: &Project) -> Outcome<String> {
    let program = example(project, "native", "native", "bench_place")?;
    let mut script = script(project, "times.py")?;
    output(script.arg(program))
}

fn script(project: &Project, name: &str) -> Outcome<std::process::Command> {
    let folder = ensure(project)?;
    let mut command = project.command(PYTHON);
    command.env("PYTHONPATH", folder).env("PYTHONDONTWRITEBYTECODE", "1");
    command.arg(project.root.join("tests/matching").join(name));
    Ok(command)
}

/// Compiles an example natively; where its program is.
fn example(project: &Project, profile: &str, folder: &str, name: &str) -> Outcome<PathBuf> {
    run(project.command("cargo").args(["build", "--quiet", "--profile", profile, "--example", name]))?;
    Ok(project.target.join(folder).join("examples").join(name))
}
