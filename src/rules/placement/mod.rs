//! Who would be placed: a model of how places are distributed, and not the law.
//!
//! The order says that the national database distributes applicants by score (578/54), ties by 578/61, quotas considered
//! (578/55), and that the places of small groups are redistributed (578/63). It does not publish how. [`place`] is one way that
//! fits these words; what comes out says what these words could do in a cohort, and nothing about what the database will
//! do.
//!
//! # The model
//! 1. Each applicant has a key at each programme of their choice: the score there, the average of the document, a
//!    quota before none, and a lot (`key.rs`, [`lot`]).
//! 2. A programme fills reserved seats with the best holders of their category, then the open ones with the best of the
//!    rest (`seats.rs`).
//! 3. Everybody asks, in the order of their choices, until nobody is turned away any more (`run.rs`): deferred
//!    acceptance. In the end nobody misses a seat that went, among those who could hold it, to somebody with a lower key;
//!    and of all such outcomes this is the best one for every applicant. While no group is closed, nobody gets a better place
//!    by listing other wishes than their own.
//! 4. Groups under the minimum close one by one (`small_groups.rs`). Then the last sentence no longer holds.
//!
//! Why somebody was turned away is in [`Refusal`], whose place a lot decided in `by_lot.rs`.
//!
//! ```
//! use talapker::rules::placement::cohort::{Cohort, Programme, Row};
//! use talapker::rules::placement::{Refusal, place};
//!
//! let mut cohort = Cohort::default();
//! cohort.minimum_group = 0;
//! cohort.add_programme(Programme { id: "p1".into(), seats: 1, ..Programme::default() }).unwrap();
//! for (id, score) in [("a1", "14/3"), ("a2", "4.67")] {
//!     let choices = &[("p1", score)];
//!     cohort.add_applicant(&Row { id, quota: None, certificate_average: None, choices }).unwrap();
//! }
//! let placement = place(&cohort);
//! assert_eq!(placement.place(1).map(|place| place.choice), Some(1));
//! assert_eq!(placement.refusals(0), [("p1", Refusal::BelowCutoff)]);
//! assert_eq!(placement.programmes().next().unwrap().cutoff.unwrap().to_string(), "467/100");
//! ```

mod by_lot;
pub mod cohort;
pub mod exact;
mod key;
pub mod lot;
pub mod luck;
mod natural;
mod order;
mod reason;
mod run;
mod seats;
mod settled;
mod small_groups;
pub mod source;
pub mod steps;

use cohort::{Cohort, Programme};
use exact::Exact;
pub use reason::Refusal;
pub use settled::{Asked, Fate, Placement, Settled};
use steps::Steps;

use crate::rules::case::QuotaCategory;

/// The seat that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// One for everybody.
    Open,
    /// One reserved for that category.
    Reserved(QuotaCategory),
}

/// Where somebody is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the person's choices it is, counted from 1 in the list as given.
    pub choice: usize,
    /// The programme, by the place of its row.
    pub programme: u32,
    /// The seat there.
    pub seat: Seat,
}

/// What came out for a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// How many are placed.
    pub placed: u64,
    /// The lowest score on an open seat.
    pub cutoff: Option<&'a Exact>,
    /// The lowest score on the reserved seats of each category with somebody on them, in the order of its list.
    pub cutoff_reserved: Vec<(QuotaCategory, &'a Exact)>,
    /// Whether the group was too small and closed.
    pub closed: bool,
}

/// Distributes a cohort.
pub fn place(cohort: &Cohort) -> Placement<'_> {
    place_with(cohort, cohort.seed)
}

/// Distributes a cohort with the lots of another seed.
pub fn place_with(cohort: &Cohort, seed: u64) -> Placement<'_> {
    let mut steps = Steps::new(cohort, seed);
    while steps.go(cohort) {}
    Placement::owned(cohort, steps.settle())
}
