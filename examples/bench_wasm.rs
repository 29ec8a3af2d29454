//! The same work as in `bench`, for the browser: `tests/e2e/bench.mjs` calls it.

#[path = "measured/mod.rs"]
mod measured;

use wasm_bindgen::prelude::wasm_bindgen;

/// Assesses `turns` times.
#[wasm_bindgen]
pub fn assess(turns: u32) -> u32 {
    repeat(measured::assess_once, turns)
}

/// Assesses `turns` times without rendering the reasons in a language.
#[wasm_bindgen]
pub fn without_words(turns: u32) -> u32 {
    repeat(measured::assess_without_words, turns)
}

/// Works out `turns` times the small part that `publicodes` works out too.
#[wasm_bindgen]
pub fn small_part(turns: u32) -> u32 {
    repeat(measured::small_part_once, turns)
}

/// Runs the bare loop `turns` times.
#[wasm_bindgen]
pub fn bare(turns: u32) -> u32 {
    repeat(measured::bare_loop, turns)
}

fn repeat(work: fn(u32) -> u32, turns: u32) -> u32 {
    let work = std::hint::black_box(work);
    (0..turns).fold(0, |sum, turn| sum.wrapping_add(work(turn)))
}

fn main() {}
