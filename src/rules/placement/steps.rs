//! A distribution in steps, between which somebody can look at other things.

use super::Settled;
use super::by_lot::by_lot;
use super::cohort::Cohort;
use super::key::Keys;
use super::run::Run;
use super::small_groups::Closing;

/// How many people ask in a step.
const PEOPLE: u32 = 8_192;
/// How many groups are looked at in a step.
const GROUPS: u32 = 64;

/// A distribution that goes on in steps. The cohort must be the same in all of them.
///
/// ```
/// use talapker::rules::placement::cohort::{Cohort, Programme, Row};
/// use talapker::rules::placement::{Placement, steps::Steps};
///
/// let mut cohort = Cohort::default();
/// cohort.add_programme(Programme { id: "p1".into(), seats: 1, ..Programme::default() }).unwrap();
/// let choices = &[("p1", "5")];
/// cohort.add_applicant(&Row { id: "a1", quota: None, certificate_average: None, choices }).unwrap();
/// let mut steps = Steps::new(&cohort, cohort.seed);
/// while steps.go(&cohort) {}
/// let settled = steps.settle();
/// assert_eq!(Placement::of(&cohort, &settled).closed(), [0]);
/// ```
#[derive(Clone, Debug)]
pub struct Steps {
    keys: Keys,
    run: Run,
    closing: Closing,
    /// How many have not asked yet: those of the ranks below.
    waiting: u32,
}

impl Steps {
    /// Nobody has asked yet. The lots are those of the seed.
    pub fn new(cohort: &Cohort, seed: u64) -> Self {
        let keys = Keys::new(cohort, seed);
        let run = Run::new(cohort, &keys);
        let waiting = u32::try_from(keys.people.len()).unwrap_or(u32::MAX);
        Self { keys, run, closing: Closing::new(cohort), waiting }
    }

    /// Goes on for some thousandths of a second; `false` if it is done.
    pub fn go(&mut self, cohort: &Cohort) -> bool {
        if self.waiting > 0 {
            let next = self.waiting.saturating_sub(PEOPLE);
            self.run.all(&self.keys, next..self.waiting);
            self.waiting = next;
            return true;
        }
        (0..GROUPS).all(|_| self.closing.go(cohort, &self.keys, &mut self.run))
    }

    /// How many have not asked yet.
    pub fn waiting(&self) -> u32 {
        self.waiting
    }

    /// What came out, when it is done.
    pub fn settle(self) -> Settled {
        let Self { keys, run, closing, waiting: _ } = self;
        let by_lot = by_lot(&keys, &run);
        let Run { seats, at, begun: _ } = run;
        Settled { keys, seats, at, by_lot, closed: closing.closed }
    }
}
