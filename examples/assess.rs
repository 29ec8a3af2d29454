//! Reads a case, or an array of cases, from standard input and prints what the rules say.
//!
//! ```text
//! cargo run -q --release --no-default-features --example assess < case.json
//! ```

use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use talapker::formats::case_json::{Input, Read as Case, read};
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::edition::CURRENT;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("assess: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|error| format!("this is not UTF-8 text: {error}"))?;
    let input = read(&text).map_err(|refused| refused.to_string())?;
    let now = now();
    let assessed = |case: &Case| write(&assess(&case.case, CURRENT, now), &case.ignored);
    let output = match &input {
        Input::One(case) => assessed(case),
        Input::Many(cases) => cases.iter().map(assessed).collect(),
    };
    let text = serde_json::to_string_pretty(&output).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| error.to_string())
}

fn now() -> Moment {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    Moment::from_unix(seconds).unwrap_or_else(|| Moment::morning(Date::MIN))
}
