//! Deferred acceptance: everybody asks for a seat, choice by choice, until nobody is turned away any more.
//!
//! # Source
//! D. Gale and L. S. Shapley, "College admissions and the stability of marriage" (The American Mathematical Monthly,
//! 1962), with the applicants asking. In their words, beside this code:
//!
//! 1. each applicant applies to the college of their first choice ([`Run::all`]);
//! 2. a college keeps the best of those who apply, as many as it has seats for, and turns the others away
//!    ([`Seats::offer`]);
//! 3. who is turned away applies to the next choice (the loop of [`Run::ask`]); the college then chooses among those
//!    it kept and the new ones;
//! 4. it ends when everybody is kept somewhere or has asked everywhere.
//!
//! One person asks at a time. The result does not depend on who asks when ("The stable marriage problem",
//! Communications of the ACM, 1971).
//!
//! # Reading
//! The order says that the database distributes applicants by score; it does not say how. That it is done so is the
//! model's.

use super::cohort::Cohort;
use super::key::{Key, Keys};
use super::seats::Seats;

/// A distribution while it goes on. People go by their ranks here.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The seats of each programme, in the order of their rows.
    pub(super) seats: Vec<Seats>,
    /// The wish at which each person is; behind their last one for those who asked everywhere.
    pub(super) at: Vec<u32>,
    /// Programmes that had nobody and now have somebody.
    pub(super) begun: Vec<u32>,
}

impl Run {
    pub(super) fn new(cohort: &Cohort, keys: &Keys) -> Self {
        Self {
            seats: cohort.programmes.iter().map(|of| Seats::new(of, cohort.unused_reserved)).collect(),
            at: keys.people.iter().map(|person| person.first).collect(),
            begun: Vec::new(),
        }
    }

    /// People of these ranks ask. Who would win ties asks first, so that fewer are taken and turned away again.
    pub(super) fn all(&mut self, keys: &Keys, ranks: std::ops::Range<u32>) {
        for rank in ranks.rev() {
            self.ask(keys, rank);
        }
    }

    /// Closes a programme: its holders ask on.
    pub(super) fn close(&mut self, keys: &Keys, programme: u32) {
        let holders = self.seats.get_mut(programme as usize).map(Seats::close).unwrap_or_default();
        for key in holders {
            self.turned_away(key);
            self.ask(keys, key.rank());
        }
    }

    /// A person asks for the seat of the wish at which they are, and so does everybody who is thereby turned away.
    fn ask(&mut self, keys: &Keys, rank: u32) {
        let mut asking = Some(rank);
        while let Some(rank) = asking {
            asking = self.ask_once(keys, rank);
        }
    }

    /// Who asks next.
    fn ask_once(&mut self, keys: &Keys, rank: u32) -> Option<u32> {
        let at = self.at.get_mut(rank as usize)?;
        let (programme, key) = keys.wish(rank, *at)?;
        let seats = programme.and_then(|programme| self.seats.get_mut(programme as usize));
        let (Some(programme), Some(seats)) = (programme, seats.filter(|seats| !seats.closed)) else {
            *at = at.saturating_add(1);
            return Some(rank);
        };
        let quota = keys.person(rank)?.quota;
        let was_empty = seats.is_empty();
        let last = seats.offer(key, quota);
        if was_empty && !seats.is_empty() {
            self.begun.push(programme);
        }
        let last = last?;
        self.turned_away(last);
        Some(last.rank())
    }

    /// The person of a key is at their next wish.
    fn turned_away(&mut self, key: Key) {
        if let Some(at) = self.at.get_mut(key.rank() as usize) {
            *at = at.saturating_add(1);
        }
    }
}
