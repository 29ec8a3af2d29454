//! Scores, places and keys as the page is told them.

use crate::placement::protocol::{Fate, KeyView, PlaceView, Score};
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::Cohort;
use crate::rules::placement::exact::Exact;
use crate::rules::placement::lot::lot;
use crate::rules::placement::{self, Placement, Seat};

pub(super) fn score(score: &Exact) -> Score {
    Score { exact: score.to_string(), shown: score.shown() }
}

pub(super) fn quota(quota: Option<QuotaCategory>) -> Option<String> {
    quota.map(|quota| quota.code().to_string())
}

pub(super) fn seat(seat: Seat) -> Option<String> {
    match seat {
        Seat::Open => None,
        Seat::Reserved(category) => quota(Some(category)),
    }
}

/// The place of an applicant.
pub(super) fn place(placement: &Placement, applicant: u32) -> Option<PlaceView> {
    let place = placement.place(applicant)?;
    let programme = placement.cohort().programmes().get(super::place(place.programme))?;
    Some(PlaceView {
        programme: place.programme,
        id: programme.id.clone(),
        choice: super::small(place.choice),
        seat: seat(place.seat),
    })
}

/// The key of an applicant with that score.
pub(super) fn key(cohort: &Cohort, seed: u64, at: u32, of: &Exact) -> KeyView {
    let id = cohort.id(at);
    KeyView {
        at,
        id: id.to_string(),
        score: score(of),
        average: cohort.certificate_average(at).map(|average| average.to_string()),
        quota: quota(cohort.quota(at)),
        lot: lot(seed, id),
    }
}

pub(super) fn fate(fate: placement::Fate) -> Fate {
    match fate {
        placement::Fate::Placed(of) => Fate::Placed(seat(of)),
        placement::Fate::Refused(refusal) => Fate::Refused(refusal.code().to_string()),
        placement::Fate::NotAsked => Fate::NotAsked,
    }
}
