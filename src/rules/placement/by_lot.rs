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
//!   reason is [`super::Refusal::LostByLot`];
//! - a winner is named if with the worst of lots they would not have been on a reserved seat (there are more equal or better
//!   holders of the category than reserved seats) nor on an open one (somebody equal or better is turned away).
//!
//! # Reading
//! The contract says "decided by lot alone" and "in the last round", which is the distribution after the last closing.

use super::key::{Class, Keys};
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

/// For each person, by rank, whether the place was decided by lot.
pub(super) fn by_lot(keys: &Keys, run: &Run) -> Vec<bool> {
    let mut decided = vec![false; keys.people.len()];
    let mut behind = vec![Behind::default(); run.seats.len()];
    for ((rank, person), at) in (0_u32..).zip(&keys.people).zip(&run.at) {
        for wish in person.first..*at {
            let Some((Some(programme), key)) = keys.wish(rank, wish) else {
                continue;
            };
            let places = behind.get_mut(programme as usize).zip(run.seats.get(programme as usize));
            let Some((behind, seats)) = places.filter(|(_, seats)| !seats.closed) else {
                continue;
            };
            let class = keys.class(key);
            behind.turned_away = behind.turned_away.max(Some(class));
            if let Some(reserve) = seats.reserve(person.quota) {
                behind.without_reserve(reserve.category, class);
            }
            if seats.easiest(person.quota).is_some_and(|last| keys.class(last) == class) {
                mark(&mut decided, rank);
            }
        }
    }
    for (seats, mut behind) in run.seats.iter().zip(behind) {
        let Some(turned_away) = behind.turned_away else {
            continue;
        };
        for key in seats.open() {
            let class = keys.class(key);
            let quota = keys.person(key.rank()).and_then(|person| person.quota);
            if let Some(reserve) = seats.reserve(quota) {
                behind.without_reserve(reserve.category, class);
            }
            if turned_away >= class {
                mark(&mut decided, key.rank());
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
                    mark(&mut decided, key.rank());
                }
            }
        }
    }
    decided
}

fn mark(decided: &mut [bool], rank: u32) {
    if let Some(decided) = decided.get_mut(rank as usize) {
        *decided = true;
    }
}
