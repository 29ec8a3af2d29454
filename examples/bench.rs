//! Times one assessment, parts of it and a bare loop natively; `cargo xtask bench` prints them beside the browser's
//! numbers.
//!
//! Prints lines of a name and picoseconds.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

#[path = "measured/mod.rs"]
mod measured;

use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    println!("assess {}", picoseconds(measured::assess_once));
    println!("without words {}", picoseconds(measured::assess_without_words));
    println!("small part {}", picoseconds(measured::small_part_once));
    println!("loop {}", picoseconds(measured::bare_loop));
}

/// The best of several rounds, each long enough for the clock.
fn picoseconds(work: fn(u32) -> u32) -> u128 {
    let mut turns = 1_u32;
    while time(work, turns) < Duration::from_millis(40) && turns < u32::MAX / 2 {
        turns *= 2;
    }
    let best = (0..7).map(|_| time(work, turns)).min().unwrap_or_default();
    best.as_nanos() * 1000 / u128::from(turns)
}

fn time(work: fn(u32) -> u32, turns: u32) -> Duration {
    let began = Instant::now();
    let mut sum = 0_u32;
    for turn in 0..turns {
        sum = sum.wrapping_add(work(black_box(turn)));
    }
    black_box(sum);
    began.elapsed()
}
