//! The developer's commands: `cargo xtask <command>`.
//!
//! They need only a Rust toolchain to start with. What else is needed (Trunk, wasm-bindgen, wasm-opt, a browser) is
//! found, or installed at the versions written in [`tools`].
#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "the rules' strictness is not needed in a developer's program"
)]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "all names of files here are ours, and in small letters"
)]

mod apt;
mod bench;
mod bench_class;
mod bench_page;
mod bench_placement;
mod bench_table;
mod dist;
mod esbuild;
mod files;
mod flags;
mod headers;
mod http;
mod matching;
mod npm;
mod offline;
mod pack;
mod page;
mod project;
mod references;
mod serve;
mod size;
mod spelling;
mod test;
mod tools;
mod wasm;
mod words;

use flags::{Xtask, XtaskCmd};
use project::{Outcome, Project};
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that the command line names.
fn run(mut words: Vec<OsString>) -> Outcome {
    if words.is_empty() || words == ["help"] {
        words = vec!["--help".into()];
    }
    let flags = match Xtask::from_vec(words) {
        Ok(flags) => flags,
        Err(help) if help.is_help() => {
            println!("{help}");
            return Ok(());
        }
        Err(error) => return Err(format!("{error}; see `cargo xtask help`")),
    };
    let project = Project::find()?;
    match flags.subcommand {
        XtaskCmd::Serve(flags) => serve::command(&project, flags),
        XtaskCmd::Dist(flags) => dist::command(&project, flags),
        XtaskCmd::Test(flags) => test::command(&project, &flags),
        XtaskCmd::Size(_) => size::command(&project),
        XtaskCmd::Bench(flags) if flags.page => bench_page::command(&project),
        XtaskCmd::Bench(flags) if flags.class => bench_class::command(&project),
        XtaskCmd::Bench(flags) if flags.placement => bench_placement::command(&project),
        XtaskCmd::Bench(_) => bench::command(&project),
    }
}
