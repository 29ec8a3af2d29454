//! The model of who would be placed: its cases, its definition by brute force, its properties, its reader.

mod cases;
mod definition;
mod market;
mod properties;
mod reader;
mod schema;

use serde_json::Value;
use talapker::formats::cohort_json::read;
use talapker::report::placement_json::wire;
use talapker::rules::placement::place;

/// What comes out of a cohort.
fn placed(cohort: &Value) -> Value {
    let read = read(&cohort.to_string()).unwrap();
    serde_json::to_value(wire(&place(&read.cohort), &read.ignored)).unwrap()
}

/// The ids of these rows.
fn ids(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}
