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
mod small_groups;

use cohort::{Cohort, Programme};
use exact::Exact;
use key::{Key, Keys};
pub use reason::Refusal;
use run::Run;
use seats::{Reserve, Seats};

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

/// What came out of a cohort.
#[derive(Clone, Debug)]
pub struct Placement<'a> {
    cohort: &'a Cohort,
    keys: Keys,
    seats: Vec<Seats>,
    /// By rank: the wish at which a person is, and whether a lot decided it.
    at: Vec<u32>,
    by_lot: Vec<bool>,
    closed: Vec<u32>,
}

/// Distributes a cohort.
pub fn place(cohort: &Cohort) -> Placement<'_> {
    place_with(cohort, cohort.seed)
}

/// Distributes a cohort with the lots of another seed.
pub fn place_with(cohort: &Cohort, seed: u64) -> Placement<'_> {
    let keys = Keys::new(cohort, seed);
    let mut run = Run::new(cohort, &keys);
    run.all();
    let closed = small_groups::close_small_groups(cohort, &mut run);
    let by_lot = by_lot::by_lot(&keys, &run);
    let Run { seats, at, .. } = run;
    Placement { cohort, keys, seats, at, by_lot, closed }
}

impl<'a> Placement<'a> {
    /// The cohort that was distributed.
    pub fn cohort(&self) -> &'a Cohort {
        self.cohort
    }

    /// The rank of an applicant, where their wishes begin, and at which they are.
    fn person(&self, applicant: u32) -> Option<(u32, u32, u32)> {
        let rank = self.keys.rank(applicant)?;
        Some((rank, self.keys.person(rank)?.first, *self.at.get(rank as usize)?))
    }

    /// The place of an applicant; `None` if there is none for them.
    pub fn place(&self, applicant: u32) -> Option<Place> {
        let (rank, first, at) = self.person(applicant)?;
        let (programme, key) = self.keys.wish(rank, at)?;
        let programme = programme?;
        let quota = self.keys.person(rank)?.quota;
        // The best holders are on reserved seats, so the last one tells who they are.
        let last = self.seats.get(programme as usize)?.reserve(quota).and_then(Reserve::lowest);
        let seat = match quota {
            Some(category) if last.is_some_and(|last| last <= key) => Seat::Reserved(category),
            Some(_) | None => Seat::Open,
        };
        Some(Place { choice: (at.saturating_sub(first) as usize).saturating_add(1), programme, seat })
    }

    /// The programmes that turned an applicant away, in the order of their choices, and why.
    pub fn refusals(&self, applicant: u32) -> Vec<(&'a str, Refusal)> {
        let Some((rank, first, at)) = self.person(applicant) else {
            return Vec::new();
        };
        let refusals =
            (first..at).map(|wish| reason::refusal(self.cohort, &self.keys, &self.seats, rank, wish));
        let names = self.cohort.choices(applicant).map(|(name, _)| name);
        names.zip(refusals).filter_map(|(name, refusal)| Some((name, refusal?))).collect()
    }

    /// The lowest score on the seats that an applicant could hold at their choice of that number, counted from 1; the score of
    /// the one who goes last. `None` if nobody holds one.
    pub fn line(&self, applicant: u32, choice: usize) -> Option<&'a Exact> {
        let (rank, first, _) = self.person(applicant)?;
        let wish = first.checked_add(u32::try_from(choice.checked_sub(1)?).ok()?)?;
        let programme = self.keys.wish(rank, wish)?.0?;
        let quota = self.keys.person(rank)?.quota;
        self.score(self.seats.get(programme as usize)?.easiest(quota)?)
    }

    /// Whether the place of an applicant was decided by lot alone.
    pub fn is_by_lot(&self, applicant: u32) -> bool {
        let rank = self.keys.rank(applicant);
        rank.and_then(|rank| self.by_lot.get(rank as usize).copied()).unwrap_or(false)
    }

    /// What came out for each programme, in the order of their rows.
    pub fn programmes(&self) -> impl Iterator<Item = Outcome<'a>> {
        self.cohort.programmes.iter().zip(&self.seats).map(|(programme, seats)| {
            let mut reserved: Vec<_> = seats
                .reserves
                .iter()
                .filter_map(|reserve| Some((reserve.category, self.score(reserve.lowest()?)?)))
                .collect();
            reserved.sort_unstable_by_key(|(category, _)| *category);
            Outcome {
                programme,
                placed: seats.placed(),
                cutoff: seats.lowest_open().and_then(|key| self.score(key)),
                cutoff_reserved: reserved,
                closed: seats.closed,
            }
        })
    }

    /// The programmes that closed, by the places of their rows, in the order in which they did.
    pub fn closed(&self) -> &[u32] {
        &self.closed
    }

    /// Everybody, by the place of their row, in the order of their ids.
    pub fn applicants(&self) -> Vec<u32> {
        let mut sorted: Vec<u32> = (0..).zip(&self.cohort.applicants).map(|(place, _)| place).collect();
        sorted.sort_unstable_by_key(|place| self.cohort.id(*place));
        sorted
    }

    fn score(&self, key: Key) -> Option<&'a Exact> {
        self.cohort.scores.get(self.keys.score(key)? as usize)
    }
}
