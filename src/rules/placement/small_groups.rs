//! Groups that are too small close, one by one.
//!
//! Of the programmes with somebody placed, but fewer than the minimum, and not exempt, the one with the fewest is
//! closed (of equal ones that whose id sorts first), and all are distributed again without it, until none is left.
//!
//! Here nobody begins again: the closed programme turns everybody away and they ask on. Without it everybody asks for
//! at least as many of their choices as beside it, and whom a programme turns away it would turn away beside more
//! applicants too; so what has happened would happen again, and the end is the same. For the same reason a group grows
//! while others close, and never shrinks. A test compares it with distributions from the start.
//!
//! # Source
//! - `578/63`: the places of groups of fewer than 15 are redistributed; arts, culture and health are exempt.
//!
//! # Reading
//! The order does not say that a small group closes, nor in which order; that is the model's.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cohort::Cohort;
use super::key::Keys;
use super::run::Run;
use super::seats::Seats;

/// What closes while a distribution goes on.
#[derive(Clone, Debug)]
pub(super) struct Closing {
    /// For each programme the place of its id among all.
    order: Vec<u32>,
    /// Size, place of the id, programme. A size may be out of date, but only too small.
    small: BinaryHeap<Reverse<(u64, u32, u32)>>,
    /// The programmes in the order in which they closed.
    pub(super) closed: Vec<u32>,
}

impl Closing {
    pub(super) fn new(cohort: &Cohort) -> Self {
        Self { order: places_by_id(cohort), small: BinaryHeap::new(), closed: Vec::new() }
    }

    /// Looks at the smallest group, and closes it if it is too small; `false` if there is none any more.
    pub(super) fn go(&mut self, cohort: &Cohort, keys: &Keys, run: &mut Run) -> bool {
        for programme in std::mem::take(&mut run.begun) {
            let exempt = cohort.programmes.get(programme as usize).is_none_or(|of| of.minimum_exempt);
            if !exempt {
                let place = self.order.get(programme as usize).copied().unwrap_or(0);
                self.small.push(Reverse((0, place, programme)));
            }
        }
        let Some(Reverse((size, place, programme))) = self.small.pop() else {
            return false;
        };
        let now = run.seats.get(programme as usize).map_or(0, Seats::placed);
        if now == size {
            run.close(keys, programme);
            self.closed.push(programme);
        } else if now < cohort.minimum_group {
            self.small.push(Reverse((now, place, programme)));
        }
        true
    }
}

/// For each programme the place of its id among all.
fn places_by_id(cohort: &Cohort) -> Vec<u32> {
    let mut sorted: Vec<_> = (0_u32..).zip(cohort.programmes.iter().map(|programme| &programme.id)).collect();
    sorted.sort_unstable_by_key(|(_, id)| *id);
    let mut places = vec![0; sorted.len()];
    for (place, (programme, _)) in (0..).zip(sorted) {
        if let Some(of) = places.get_mut(programme as usize) {
            *of = place;
        }
    }
    places
}
