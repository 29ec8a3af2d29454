//! The tools of the build, at pinned versions: found on the PATH, or installed under `target/tools/`.

use crate::apt;
use crate::files;
use crate::npm;
use crate::project::{Outcome, Project, ask, run, say};
use std::path::Path;

/// Newer versions of Trunk need a newer compiler than ours.
const TRUNK: &str = "0.21.14";
/// Exactly the version of the `wasm-bindgen` crate in `Cargo.toml`: the two must match.
const WASM_BINDGEN: &str = "0.2.130";
/// Where the versions of wasm-opt and esbuild are pinned.
const NPM_FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Compiling a tool is most of the wait on a new machine and its speed hardly matters: little optimisation,
/// no link-time optimisation, many units. (Measured for Trunk on two cores: under five minutes.)
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// A tool that cargo installs.
struct Tool {
    /// The crate's name.
    package: &'static str,
    /// The pinned version.
    version: &'static str,
    /// Its programs; the first prints its version.
    programs: &'static [&'static str],
    /// How to install it, after `cargo install --version =…`.
    options: &'static [&'static str],
    /// Minutes to install it on two cores, roughly.
    minutes: u32,
}

const TOOLS: [Tool; 2] = [
    Tool {
        package: "trunk",
        version: TRUNK,
        programs: &["trunk"],
        // The omitted feature queries the registry for newer versions of Trunk at each start.
        options: &["--locked", "--no-default-features", "--features", "rustls"],
        minutes: 5,
    },
    Tool {
        package: "wasm-bindgen-cli",
        version: WASM_BINDGEN,
        programs: &["wasm-bindgen"],
        // Without --locked: its lock file names a crate that not every mirror has.
        options: &[],
        minutes: 3,
    },
];

/// Installs what a release site needs and lists it first.
pub(crate) fn ensure(project: &Project) -> Outcome {
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !present(project, tool)).collect();
    if !missing.is_empty() {
        let list: Vec<String> = missing
            .iter()
            .map(|tool| format!("{} {} (about {} minutes)", tool.package, tool.version, tool.minutes))
            .collect();
        say(&format!("to be installed once, under {}: {}", project.tools().display(), list.join(", ")));
    }
    // What can fail quickly comes first.
    wasm_target(project)?;
    apt::ensure(project, apt::NODE)?;
    npm_tools(project)?;
    for tool in &missing {
        install(project, tool)?;
    }
    // The build folder is larger than the tools themselves; after a failure it is kept for the next try.
    std::fs::remove_dir_all(project.tools().join("build")).ok();
    Ok(())
}

/// Whether the tool's programs are installed at the pinned version.
fn present(project: &Project, tool: &Tool) -> bool {
    let all = tool.programs.iter().all(|program| project.which(program).is_some());
    all && tool.programs.first().is_some_and(|program| {
        ask(project.command(program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == tool.version))
    })
}

/// Compiles and installs one tool.
fn install(project: &Project, tool: &Tool) -> Outcome {
    say(&format!("installing {} {}; this takes about {} minutes", tool.package, tool.version, tool.minutes));
    let root = project.tools();
    let mut command = project.command("cargo");
    command
        .arg("install")
        .arg("--root")
        .arg(&root)
        .args(["--version", &format!("={}", tool.version), tool.package])
        .args(tool.options)
        .env("CARGO_TARGET_DIR", root.join("build"))
        .envs(QUICK);
    run(&mut command).map_err(|error| {
        format!(
            "{error}\n       {name} {version} is needed and could not be installed; with a network, run by hand:\n       \
             cargo install --version ={version} {name}",
            name = tool.package,
            version = tool.version
        )
    })
}

/// The standard library for WebAssembly.
fn wasm_target(project: &Project) -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = ask(project.command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("installing the Rust target {TARGET}"));
    run(project.command("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!("{error}\n       the compiler's {TARGET} target is needed: install it with rustup or your system's packages")
    })
}

/// wasm-opt and esbuild, in a folder of their own, so that no npm packages are among the sources.
fn npm_tools(project: &Project) -> Outcome {
    let folder = project.tools().join("npm");
    for name in NPM_FILES {
        let wanted = files::read(&project.root.join("xtask/npm").join(name))?;
        if std::fs::read(folder.join(name)).ok().as_ref() != Some(&wanted) {
            files::write(&folder.join(name), &wanted)?;
        }
    }
    npm::ensure(project, &folder, "wasm-opt (binaryen) and esbuild")
}
