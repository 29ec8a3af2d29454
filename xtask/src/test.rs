//! `cargo xtask test`: all checks, in parts, with a summary at the end.

use crate::apt;
use crate::dist;
use crate::files;
use crate::flags::Test;
use crate::matching;
use crate::npm;
use crate::project::{FOR_BROWSER, Outcome, Project, run, say};
use crate::size;
use crate::spelling;
use crate::tools;
use std::time::Instant;

/// One part of the tests.
struct Part {
    /// Its name in the summary and after `--only`.
    name: &'static str,
    /// Whether `--quick` runs it: no browser, no site, nothing to install.
    quick: bool,
    /// What it does.
    check: fn(&Project) -> Outcome,
}

/// The parts in the order in which they run: quick ones first.
const PARTS: [Part; 11] = [
    Part { name: "format", quick: true, check: format },
    Part { name: "lint", quick: true, check: lint },
    Part { name: "native", quick: true, check: native },
    Part { name: "setup", quick: false, check: setup },
    Part { name: "spelling", quick: false, check: spelling::check },
    Part { name: "spreadsheets", quick: false, check: spreadsheets },
    Part { name: "placement", quick: false, check: matching::check },
    Part { name: "site", quick: false, check: site },
    Part { name: "sizes", quick: false, check: size::check },
    Part { name: "journeys", quick: false, check: journeys },
    Part { name: "lint-wasm", quick: false, check: lint_wasm },
];

/// The result of one part.
struct Ended {
    name: &'static str,
    seconds: f64,
    outcome: Outcome,
}

/// Runs the parts that the options name, all of them by default.
pub(crate) fn command(project: &Project, flags: &Test) -> Outcome {
    let chosen = choose(flags)?;
    let mut ended = Vec::new();
    for part in chosen {
        say(&format!("test: {}", part.name));
        let began = Instant::now();
        let outcome = (part.check)(project);
        if let Err(message) = &outcome {
            eprintln!("{}: {message}", part.name);
        }
        ended.push(Ended { name: part.name, seconds: began.elapsed().as_secs_f64(), outcome });
    }
    report(&ended)
}

/// The parts that the options ask for.
fn choose(flags: &Test) -> Outcome<Vec<&'static Part>> {
    let named: Option<Vec<&str>> = flags.only.as_ref().map(|names| names.split(',').collect());
    if let Some(unknown) = named.iter().flatten().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        return Err(format!("there is no part `{unknown}`; the parts are: {}", known.join(", ")));
    }
    let asked = |part: &&Part| named.as_ref().is_none_or(|names| names.contains(&part.name));
    Ok(PARTS.iter().filter(asked).filter(|part| part.quick || !flags.quick).collect())
}

/// Prints one line for each part, then the totals.
fn report(ended: &[Ended]) -> Outcome {
    let failed = ended.iter().filter(|part| part.outcome.is_err()).count();
    println!();
    for part in ended {
        let word = if part.outcome.is_ok() { "ok" } else { "FAILED" };
        println!("{:<10} {word:<7} {:>7.1} s", part.name, part.seconds);
    }
    println!("{} passed, {failed} failed", ended.len() - failed);
    if failed == 0 { Ok(()) } else { Err("not everything holds; see above".into()) }
}

fn format(project: &Project) -> Outcome {
    run(project.command("cargo").args(["fmt", "--all", "--check"]))
}

fn lint(project: &Project) -> Outcome {
    run(project.command("cargo").args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))
}

/// The page's own code is only compiled for the browser. In the release profile, so that the macros of the page's
/// libraries, which the site's build compiles too, are compiled once.
fn lint_wasm(project: &Project) -> Outcome {
    for what in [
        &["--features", "web", "--example", "bench_wasm"][..],
        &["--features", "full"],
        &["--features", "class-worker"],
        &["--features", "placement-worker"],
        &["--features", "sheets-worker"],
        &["--features", "placement-worker"],
    ] {
        run(project
            .command("cargo")
            .envs(FOR_BROWSER)
            .args(["clippy", "--quiet", "--release", "--lib", "--bins"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(what)
            .args(["--", "--deny", "warnings"]))?;
    }
    Ok(())
}

/// Unit and integration tests, with nextest where it is installed, and the examples in the documentation.
fn native(project: &Project) -> Outcome {
    let mut tests = project.command("cargo");
    if project.which("cargo-nextest").is_some() {
        tests.args(["nextest", "run", "--workspace", "--no-tests=pass"]);
    } else {
        tests.args(["test", "--workspace", "--lib", "--bins", "--tests", "--examples"]);
    }
    run(&mut tests)?;
    run(project.command("cargo").args(["test", "--quiet", "--doc"]))
}

/// Installs the programs that the following parts need.
fn setup(project: &Project) -> Outcome {
    // All are tried, so that one run reports everything that is to be installed by hand.
    let all = [
        apt::ensure(project, &[apt::NODE, apt::BROWSER, apt::DICTIONARIES, apt::SPREADSHEETS].concat()),
        matching::ensure(project).map(drop),
        tools::ensure(project),
        npm::ensure(project, &project.root.join("tests/e2e"), "playwright-core, axe-core and publicodes"),
    ];
    let failed: Vec<String> = all.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n       ")) }
}

/// What is written of a class, read by other programs.
fn spreadsheets(project: &Project) -> Outcome {
    let folder = project.target.join("spreadsheets");
    files::empty_folder(&folder)?;
    run(project.command("cargo").args(["run", "--quiet", "--example", "class_written", "--"]).arg(&folder))?;
    let check = project.root.join("tests/spreadsheets/check.py");
    run(project.command("/usr/bin/python3").arg(check).arg(folder))
}

/// The site and its variants for the journeys.
fn site(project: &Project) -> Outcome {
    dist::build(project)?;
    dist::variants(project)
}

/// The built site in a browser: every module of `tests/e2e/` that has tests.
fn journeys(project: &Project) -> Outcome {
    let folder = project.root.join("tests/e2e");
    let mut command = project.command("node");
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=900000"]);
    for entry in std::fs::read_dir(&folder).map_err(|error| format!("no journeys: {error}"))?.flatten() {
        let path = entry.path();
        let module = path.extension().is_some_and(|ending| ending == "mjs");
        if module && files::read_text(&path)?.contains("\"node:test\"") {
            command.arg(path);
        }
    }
    let this = std::env::current_exe().map_err(|error| format!("cannot tell where xtask is: {error}"))?;
    run(command.env("XTASK", this).env("CHROMIUM", chromium(project)?))
}

/// The browser that the journeys start.
pub(crate) fn chromium(project: &Project) -> Outcome<std::path::PathBuf> {
    project.which("chromium").ok_or_else(|| "chromium is not installed".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: Option<&str>, quick: bool) -> Vec<&'static str> {
        let flags = Test { quick, only: only.map(str::to_owned) };
        choose(&flags).unwrap_or_default().iter().map(|part| part.name).collect()
    }

    #[test]
    fn options_choose_the_parts() {
        assert_eq!(names(None, false).len(), PARTS.len());
        assert_eq!(names(None, true), ["format", "lint", "native"]);
        assert_eq!(names(Some("site,sizes"), false), ["site", "sizes"]);
        assert!(choose(&Test { quick: false, only: Some("site,all".into()) }).is_err());
    }
}
