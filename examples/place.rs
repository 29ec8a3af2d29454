//! Reads a cohort from standard input and prints who would be placed where: a model, not the law.
//!
//! ```text
//! cargo run -q --release --no-default-features --example place < cohort.json
//! ```

use std::io::{BufWriter, Read, Write};
use std::process::ExitCode;

use talapker::formats::cohort_json::read;
use talapker::report::placement_json::wire;
use talapker::rules::placement::place;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("place: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|error| format!("this is not UTF-8 text: {error}"))?;
    let read = read(&text).map_err(|refused| refused.to_string())?;
    let placement = place(&read.cohort);
    let mut output = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer_pretty(&mut output, &wire(&placement, &read.ignored))
        .map_err(|error| error.to_string())?;
    writeln!(output).and_then(|()| output.flush()).map_err(|error| error.to_string())
}
