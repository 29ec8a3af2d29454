//! Reads a class file and prints what it holds, as `talapker-class/1`.
//!
//! ```text
//! cargo run -q --release --no-default-features --features class --example class -- FILE [key=value …] [--sheet NAME]
//! ```
//!
//! `key=value` are answers for every pupil that leaves them open: `base=basic_secondary 1.form=full_time`.

use std::io::Write;
use std::process::ExitCode;

use talapker::class::column::Index;
use talapker::class::encoding::windows_1251;
use talapker::class::{Options, json, open};
use talapker::formats::answers::set;
use talapker::rules::case::Case;
use talapker::rules::question::{Place, Value};
use talapker::text::source;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("class: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (file, options) = arguments(std::env::args_os().skip(1).collect())?;
    let bytes = std::fs::read(&file).map_err(|error| format!("{}: {error}", file.to_string_lossy()))?;
    let index = Index::new(&source::all());
    let class = open(&bytes, &index, &options, &windows_1251).map_err(|refused| refused.to_string())?;
    let text = serde_json::to_string_pretty(&json::write(&class)).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| error.to_string())
}

fn arguments(arguments: Vec<std::ffi::OsString>) -> Result<(std::ffi::OsString, Options), String> {
    let mut file = None;
    let mut options = Options::default();
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_string_lossy().into_owned();
        if text == "--sheet" {
            let name = rest.next().ok_or("--sheet needs the name of a sheet")?;
            options.sheet = Some(name.to_string_lossy().into_owned());
        } else if let Some(name) = text.strip_prefix("--sheet=") {
            options.sheet = Some(name.to_string());
        } else if file.is_none() {
            file = Some(argument);
        } else {
            options.whole_class.push(answer(&text)?);
        }
    }
    let file = file.ok_or("name a file: class FILE [key=value …] [--sheet NAME]")?;
    Ok((file, options))
}

/// The answer of a `key=value`.
fn answer(argument: &str) -> Result<(Place, Value), String> {
    let (key, text) = argument.split_once('=').ok_or_else(|| format!("\"{argument}\" is no key=value"))?;
    let place = Place::from_key(key).ok_or_else(|| format!("there is no answer named \"{key}\""))?;
    let mut case = Case::default();
    set(&mut case, &place, text).map_err(|_| format!("\"{text}\" is no answer to \"{key}\""))?;
    let value = case.answer(&place).ok_or_else(|| format!("\"{key}\" has no value"))?;
    Ok((place, value))
}
