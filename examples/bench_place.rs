//! Writes a cohort that is made up and prints in how many milliseconds it is distributed natively, for
//! `tests/matching/times.py`.
//!
//! ```text
//! cargo run -q --profile native --example bench_place 1000 20 cohort.json
//! ```
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

#[path = "cohort_made/mod.rs"]
mod cohort_made;

use std::hint::black_box;
use std::time::Instant;

use cohort_made::Made;
use talapker::rules::placement::place;

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [people, programmes, file] = words.as_slice() else {
        return Err("bench_place PEOPLE PROGRAMMES FILE".to_string());
    };
    let number = |word: &str| word.parse().map_err(|_| format!("`{word}` is not a number"));
    let made = Made::plain(number(people)?, number(programmes)?);
    std::fs::write(file, made.json()).map_err(|error| error.to_string())?;
    let cohort = made.cohort();
    let time = || {
        let began = Instant::now();
        black_box(place(black_box(&cohort)));
        began.elapsed()
    };
    let best = (0..20).map(|_| time()).min().unwrap_or_default();
    println!("{}.{:06}", best.as_millis(), best.as_nanos() % 1_000_000);
    Ok(())
}
