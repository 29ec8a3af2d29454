//! What distributing a cohort costs in the browser: `tests/e2e/bench_placement_page.mjs` calls it, `cargo xtask bench
//! --placement` prints it.

#![expect(clippy::expect_used, reason = "a benchmark whose own cohort is wrong is to stop")]

#[path = "measured/bare.rs"]
mod bare;
#[path = "cohort_made/mod.rs"]
mod cohort_made;
#[path = "measured/texts.rs"]
mod texts;

use cohort_made::Made;
use talapker::formats::cohort_json::read;
use talapker::placement::protocol::{Only, Reply, Request};
use talapker::placement::session::Session;
use talapker::rules::code::Code as _;
use talapker::rules::placement::cohort::Cohort;
use talapker::rules::placement::lot::lot;
use talapker::rules::placement::place;
use talapker::text::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// An open cohort.
#[wasm_bindgen]
pub struct Open(Cohort);

/// A cohort with quotas and the minimum group of the order.
#[wasm_bindgen]
pub fn made(people: u32, programmes: u32) -> Open {
    Open(Made::new(people.into(), programmes.into()).cohort())
}

/// The same with another score for each choice.
#[wasm_bindgen]
pub fn made_with_scores_that_differ(people: u32, programmes: u32) -> Open {
    Open(Made { all_scores_differ: true, ..Made::new(people.into(), programmes.into()) }.cohort())
}

/// A cohort without quotas, and without a minimum group.
#[wasm_bindgen]
pub fn made_plain(people: u32, programmes: u32) -> Open {
    Open(Made::plain(people.into(), programmes.into()).cohort())
}

#[wasm_bindgen]
impl Open {
    /// Distributes the cohort; how many programmes closed.
    pub fn closed(&self) -> u32 {
        u32::try_from(place(&self.0).closed().len()).unwrap_or(u32::MAX)
    }

    /// Distributes the cohort; which of their choices everybody got, 0 for none.
    pub fn places(&self) -> Vec<u32> {
        let placement = place(&self.0);
        let all = (0..).zip(0..self.0.len()).map(|(applicant, _)| {
            placement.place(applicant).map_or(0, |place| u32::try_from(place.choice).unwrap_or(u32::MAX))
        });
        all.collect()
    }

    /// The lots of everybody.
    pub fn lots(&self) -> Vec<u64> {
        (0..).zip(0..self.0.len()).map(|(applicant, _)| lot(self.0.seed, self.0.id(applicant))).collect()
    }
}

/// The bytes of a cohort as JSON.
#[wasm_bindgen]
pub fn json(people: u32, programmes: u32) -> Vec<u8> {
    Made::new(people.into(), programmes.into()).json().into_bytes()
}

/// The same without quotas, and without a minimum group.
#[wasm_bindgen]
pub fn json_plain(people: u32, programmes: u32) -> Vec<u8> {
    Made::plain(people.into(), programmes.into()).json().into_bytes()
}

/// From the bytes of a cohort to its placement; how many programmes closed.
#[wasm_bindgen]
pub fn json_to_placed(bytes: Vec<u8>) -> u32 {
    let text = String::from_utf8(bytes).expect("it is text");
    let read = read(&text).expect("it is a cohort");
    u32::try_from(place(&read.cohort).closed().len()).unwrap_or(u32::MAX)
}

/// The bytes of a CSV of the programmes of a cohort.
#[wasm_bindgen]
pub fn csv_of_programmes(people: u32, programmes: u32) -> Vec<u8> {
    Made::new(people.into(), programmes.into()).csv_of_programmes().into_bytes()
}

/// The bytes of a CSV of its applicants.
#[wasm_bindgen]
pub fn csv_of_applicants(people: u32, programmes: u32) -> Vec<u8> {
    Made::new(people.into(), programmes.into()).csv_of_applicants().into_bytes()
}

/// From the bytes of both files to the first rows of those who were placed; how many were.
#[wasm_bindgen]
pub fn csv_to_placed(programmes: Vec<u8>, applicants: Vec<u8>) -> u32 {
    let mut session = Session::new(|_| String::new());
    let open = |name: &str, bytes| Request::Open { name: name.to_string(), bytes };
    let requests = [
        Request::Words { texts: texts::texts(), lang: Lang::Kk.code().to_string() },
        open("programmes.csv", programmes),
        open("applicants.csv", applicants),
        Request::Run,
        Request::Applicants { text: String::new(), only: Only::Placed, from: 0, to: 50 },
    ];
    let mut placed = 0;
    for request in requests {
        let mut reply = |reply| {
            if let Reply::Applicants(_, all, _, _) = reply {
                placed = all;
            }
        };
        session.take(request, &mut reply);
        while session.step(&mut reply) {}
    }
    placed
}

/// Runs the bare loop `turns` times.
#[wasm_bindgen]
pub fn bare(turns: u32) -> u32 {
    (0..turns).fold(0, |sum, turn| sum.wrapping_add(bare::bare_loop(turn)))
}

fn main() {}
