//! Writes a placement as the contract's JSON (`talapker-placement/1`).

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::formats::case_json::Ignored;
use crate::rules::code::Code as _;
use crate::rules::placement::{Outcome, Placement, Seat};

/// The name of the format.
pub const FORMAT: &str = "talapker-placement/1";

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    placed: Vec<Placed<'a>>,
    unplaced: Vec<Unplaced<'a>>,
    programmes: Vec<Programme<'a>>,
    by_lot: Vec<&'a str>,
    ignored: Vec<NotUsed<'a>>,
}

#[derive(Serialize)]
struct Placed<'a> {
    id: &'a str,
    programme: &'a str,
    choice: usize,
    seat: Cow<'static, str>,
}

#[derive(Serialize)]
struct Unplaced<'a> {
    id: &'a str,
    because: Vec<Because<'a>>,
}

#[derive(Serialize)]
struct Because<'a> {
    programme: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct Programme<'a> {
    id: &'a str,
    placed: u64,
    cutoff: Option<String>,
    #[serde(serialize_with = "map")]
    cutoff_reserved: Vec<(&'static str, String)>,
    closed: bool,
}

#[derive(Serialize)]
struct NotUsed<'a> {
    path: &'a str,
    reason: &'static str,
}

/// Pairs as an object, in their order.
fn map<S: Serializer>(pairs: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// The placement in the shape of the contract; `ignored` is what the reader of the cohort did not use.
pub fn wire<'a>(placement: &Placement<'a>, ignored: &'a Ignored) -> impl Serialize + 'a {
    let cohort = placement.cohort();
    let applicants = cohort.by_id();
    let mut placed = Vec::new();
    let mut unplaced = Vec::new();
    for applicant in &applicants {
        let id = cohort.id(*applicant);
        let place = placement.place(*applicant);
        let programme = place.and_then(|place| cohort.programmes().get(place.programme as usize));
        if let (Some(place), Some(programme)) = (place, programme) {
            let (programme, choice) = (programme.id.as_str(), place.choice);
            placed.push(Placed { id, programme, choice, seat: seat(place.seat) });
        } else {
            let because = placement.refusals(*applicant).into_iter();
            let because =
                because.map(|(programme, reason)| Because { programme, reason: reason.code() }).collect();
            unplaced.push(Unplaced { id, because });
        }
    }
    let mut programmes: Vec<_> = placement.programmes().map(|outcome| programme(&outcome)).collect();
    programmes.sort_unstable_by_key(|programme| programme.id);
    let by_lot = applicants.iter().filter(|applicant| placement.is_by_lot(**applicant));
    Whole {
        format: FORMAT,
        placed,
        unplaced,
        programmes,
        by_lot: by_lot.map(|applicant| cohort.id(*applicant)).collect(),
        ignored: ignored.iter().map(|(path, reason)| NotUsed { path, reason: reason.code() }).collect(),
    }
}

fn seat(seat: Seat) -> Cow<'static, str> {
    match seat {
        Seat::Open => Cow::Borrowed("open"),
        Seat::Reserved(category) => Cow::Owned(format!("reserved:{}", category.code())),
    }
}

fn programme<'a>(outcome: &Outcome<'a>) -> Programme<'a> {
    let reserved = outcome.cutoff_reserved.iter();
    Programme {
        id: &outcome.programme.id,
        placed: outcome.placed,
        cutoff: outcome.cutoff.map(ToString::to_string),
        cutoff_reserved: reserved.map(|(category, score)| (category.code(), score.to_string())).collect(),
        closed: outcome.closed,
    }
}
