//! All native tests in one binary: it is built and linked once.
//!
//! Each module proves one thing and names it. Tests do not depend on the clock, the network or
//! the order in which they run.

#![cfg(not(target_arch = "wasm32"))]
// A test that meets something impossible is to stop there and say so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test ends with a panic"
)]

mod after;
mod class_files;
mod class_round;
mod class_rows;
mod class_session;
mod coverage;
mod decoders;
mod edition;
mod example;
mod exhaustive;
mod flow;
mod generated;
mod goal;
mod imports;
mod inputs;
mod json_schema;
mod law_texts;
mod link;
mod markdown_cases;
mod missing;
mod modules;
mod not_applicable;
mod picture;
mod placement;
mod placement_session;
mod precheck;
mod properties;
mod public_cases;
mod readings;
mod report;
mod schema;
mod support;
mod texts;
mod tidy;
mod timeline;
