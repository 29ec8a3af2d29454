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

use super::key::{Class, Key, Keys};
use super::run::Run;
use super::seats::Seats;
use crate::rules::case::QuotaCategory;

/// Those whom a programme turned away, the best of each sort.
#[derive(Clone, Debug, Default)]
struct Behind {
    /// Of all.
    turned_away: Option<Class>,
    /// Of those who have that quota.
    of_quota: Vec<(QuotaCategory, Class)>,
}

impl Behind {
    fn add(&mut self, class: Class, reserved: Option<QuotaCategory>) {
        self.turned_away = self.turned_away.max(Some(class));
        let Some(quota) = reserved else {
            return;
        };
        match self.of_quota.iter_mut().find(|(category, _)| *category == quota) {
            Some((_, best)) => *best = class.max(*best),
            None => self.of_quota.push((quota, class)),
        }
    }

    fn of_quota(&self, quota: QuotaCategory) -> Option<Class> {
        self.of_quota.iter().find(|(category, _)| *category == quota).map(|(_, class)| *class)
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
            behind.add(keys.class(key), seats.reserve(person.quota).map(|reserve| reserve.category));
            if seats.easiest(person.quota).is_some_and(|last| equal_but_the_lot(keys, last, key)) {
                mark(&mut decided, rank);
            }
        }
    }
    for (seats, behind) in run.seats.iter().zip(behind) {
        if let Some(turned_away) = behind.turned_away {
            winners(keys, seats, &behind, turned_away, &mut decided);
        }
    }
    decided
}

/// Names those who hold a seat of a programme and with the worst of lots would not.
fn winners(keys: &Keys, seats: &Seats, behind: &Behind, turned_away: Class, decided: &mut [bool]) {
    // Almost everybody has a higher score than all who were turned away; the others alone are looked at more closely.
    let in_doubt = |key: &Key| key.score() <= turned_away.score && keys.class(*key) <= turned_away;
    for key in seats.open().filter(in_doubt) {
        mark(decided, key.rank());
    }
    for reserve in &seats.reserves {
        let mut holders = reserve.holders().filter(in_doubt).peekable();
        if holders.peek().is_none() {
            continue;
        }
        // The best who has that quota and is not on a seat reserved for it: turned away, or on an open seat.
        let quota = |key: &Key| keys.person(key.rank()).and_then(|person| person.quota);
        let on_open = seats.open().filter(|key| quota(key) == Some(reserve.category));
        let next = on_open.map(|key| keys.class(key)).max().max(behind.of_quota(reserve.category));
        for key in holders.filter(|key| next >= Some(keys.class(*key))) {
            mark(decided, key.rank());
        }
    }
}

fn equal_but_the_lot(keys: &Keys, one: Key, other: Key) -> bool {
    one.score() == other.score() && keys.class(one) == keys.class(other)
}

fn mark(decided: &mut [bool], rank: u32) {
    if let Some(decided) = decided.get_mut(rank as usize) {
        *decided = true;
    }
}
