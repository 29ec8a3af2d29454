//! The developer's commands: `cargo xtask <command>`.
//!
//! They need nothing but a Rust toolchain to start with; what else is wanted (Trunk, wasm-bindgen, wasm-opt, a
//! browser) they find, or install at the versions written in [`tools`].

mod apt;
mod bench;
mod bench_page;
mod dist;
mod files;
mod headers;
mod http;
mod npm;
mod offline;
mod pack;
mod page;
mod project;
mod references;
mod serve;
mod shrink;
mod size;
mod spelling;
mod test;
mod tools;
mod words;

use project::{Outcome, Project};
use std::process::ExitCode;

const HELP: &str = "\
Talapker's commands, run as `cargo xtask <command>`:

  serve [--port N]   build the release site and serve it at http://127.0.0.1:8080/
                     (--no-build serves dist/ as it is, --port 0 takes any free port,
                     --under /a/folder serves it below that path, --from FOLDER serves another one)
  dist               write the finished site into dist/, to be published on any static host
                     (--no-worker publishes one that removes the copies in browsers;
                     --into FOLDER writes elsewhere, --stamp WORD finishes what was compiled
                     last once more, as another version)
  test [--quick]     check everything; --quick checks formatting, lints and native tests only
                     (--only PART,PART runs the named parts: see the last lines of a run)
  size               what each published file weighs: as it is, with brotli, with gzip
  bench              what one assessment costs, natively and in the browser
  bench --page       when the page can be used on a slow phone, and its longest task while typing

What is missing is installed under target/tools/ (or, for a browser and dictionaries, from
Debian's packages), and said beforehand.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the command line asks for.
fn run(words: &[String]) -> Outcome {
    let project = Project::find()?;
    let mut words = words.iter().map(String::as_str);
    let command = words.next().unwrap_or("help");
    let rest: Vec<&str> = words.collect();
    match command {
        "serve" => serve::command(&project, &rest),
        "dist" => dist::command(&project, &rest),
        "test" => test::command(&project, &rest),
        "size" => no_options("size", &rest).and_then(|()| size::command(&project)),
        "bench" if rest == ["--page"] => bench_page::command(&project),
        "bench" => no_options("bench", &rest).and_then(|()| bench::command(&project)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`.\n\n{HELP}")),
    }
}

/// Refuses words after a command that takes none.
fn no_options(command: &str, rest: &[&str]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(format!("`{command}` takes no option `{word}`")),
    }
}
