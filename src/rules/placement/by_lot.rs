//! Whose place was decided by lot alone.
//!
//! # Decides
//! A person, if one of the programmes where they asked would have decided otherwise about them with other lots: the same
//! people ask there, with the same scores, averages and quotas, and only the lots are drawn anew. So winners and losers
//! of one tie are both named; who was placed elsewhere after such a loss is named too; and who was turned away by
//! somebody with a higher score is not, even if that somebody came there because of a lot.
//!
//! How many of each score, average and quota hold reserved seats, and how many are left for the open ones, is the same
//! whatever the lots. Hence:
//! - a loser is named if all is equal but the lot with the one who goes last on the seats that they could have held: where the
//!   reason is [`Refusal::LostByLot`];
//! - a winner is named if with the worst of lots they would not have been on a reserved seat (there are more equal or better
//!   holders of the category than reserved seats) nor on an open one (somebody equal or better is turned away).
//!
//! # Reading
//! The contract says "decided by lot alone" and "in the last round", which is the distribution after the last closing.

use super::cohort::Cohort;
use super::key::{Class, Keys};
use super::reason::{Refusal, refusal};
use super::run::Run;
use crate::rules::case::QuotaCategory;

/// Those of a programme who did not get what they asked for, the best of each sort.
#[derive(Clone, Debug, Default)]
struct Behind {
    /// Turned away.
    turned_away: Option<Class>,
    /// With that quota and not on a seat reserved for it: turned away, or on an open seat.
    not_on_reserve: Vec<(QuotaCategory, Class)>,
}

impl Behind {
    fn without_reserve(&mut self, quota: QuotaCategory, class: Class) {
        match self.not_on_reserve.iter_mut().find(|(category, _)| *category == quota) {
            Some((_, best)) => *best = class.max(*best),
            None => self.not_on_reserve.push((quota, class)),
        }
    }
}

/// For each applicant, in the order of rows, whether the place was decided by lot.
pub(super) fn by_lot(cohort: &Cohort, keys: &Keys, run: &Run) -> Vec<bool> {
    let mut decided = vec![false; cohort.applicants.len()];
    let mut behind = vec![Behind::default(); run.seats.len()];
    for ((applicant, of), at) in (0_u32..).zip(&cohort.applicants).zip(&run.at) {
        for wish in of.first..*at {
            let programme = cohort.programme_of(wish);
            let Some(behind) = programme.and_then(|programme| behind.get_mut(programme as usize)) else {
                continue;
            };
            let Some(key) = keys.of_wish(wish) else {
                continue;
            };
            let class = keys.class(key);
            behind.turned_away = behind.turned_away.max(Some(class));
            if let Some(quota) = of.quota {
                behind.without_reserve(quota, class);
            }
            if refusal(cohort, keys, &run.seats, wish) == Some(Refusal::LostByLot) {
                mark(&mut decided, Some(applicant));
            }
        }
    }
    for (seats, mut behind) in run.seats.iter().zip(behind) {
        let Some(turned_away) = behind.turned_away else {
            continue;
        };
        for key in seats.open() {
            let class = keys.class(key);
            let applicant = keys.applicant(key);
            let of = applicant.and_then(|applicant| cohort.applicants.get(applicant as usize));
            if let Some(quota) = of.and_then(|of| of.quota) {
                behind.without_reserve(quota, class);
            }
            if turned_away >= class {
                mark(&mut decided, applicant);
            }
        }
        for reserve in &seats.reserves {
            let next = behind.not_on_reserve.iter().find(|(category, _)| *category == reserve.category);
            let Some((_, next)) = next else {
                continue;
            };
            for key in reserve.holders() {
                let class = keys.class(key);
                if turned_away >= class && *next >= class {
                    mark(&mut decided, keys.applicant(key));
                }
            }
        }
    }
    decided
}

fn mark(decided: &mut [bool], applicant: Option<u32>) {
    if let Some(decided) = applicant.and_then(|applicant| decided.get_mut(applicant as usize)) {
        *decided = true;
    }
}
