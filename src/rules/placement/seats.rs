//! The seats of one programme, and whom it takes.
//!
//! First each category's reserved seats are filled with its best holders, then the open seats with the best of the rest.
//! Reserved seats that nobody takes go to the open seats or stay empty.
//!
//! A person takes part in one quota, so the order of the categories changes nothing. Offers come one by one and the
//! result is that of all of them at once: who is turned away once would be turned away beside more offers too. This is
//! the choice of I. E. Hafalir, M. B. Yenmez and M. A. Yildirim, "Effective affirmative action in school choice"
//! (Theoretical Economics, 2013), for which deferred acceptance has its known properties.
//!
//! # Reading
//! Order 261 gives shares of seats to categories. That the reserved seats are filled before the open ones, and what
//! becomes of those that nobody takes, is the model's.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cohort::{Programme, UnusedReserved};
use super::key::Key;
use crate::rules::case::QuotaCategory;

/// Who holds seats of one sort; who goes last first.
type Holders = BinaryHeap<Reverse<Key>>;

/// The reserved seats of one category.
#[derive(Clone, Debug)]
pub(super) struct Reserve {
    pub(super) category: QuotaCategory,
    seats: u64,
    holders: Holders,
}

/// A programme and those who hold its seats.
#[derive(Clone, Debug)]
pub(super) struct Seats {
    /// Seats that are open when every reserved one is taken or lost.
    always_open: u64,
    /// Seats that are open as long as nobody takes them who may.
    open_for_now: u64,
    open: Holders,
    pub(super) reserves: Vec<Reserve>,
    /// Whether the group was too small (578/63).
    pub(super) closed: bool,
}

fn count(holders: &Holders) -> u64 {
    u64::try_from(holders.len()).unwrap_or(u64::MAX)
}

fn lowest(holders: &Holders) -> Option<Key> {
    holders.peek().map(|Reverse(key)| *key)
}

/// Where all seats are taken, one who goes before the last holder takes that one's seat. Who has none.
fn better_stays(holders: &mut Holders, key: Key) -> Key {
    match holders.peek_mut() {
        Some(mut last) if last.0 < key => std::mem::replace(&mut last.0, key),
        Some(_) | None => key,
    }
}

impl Reserve {
    /// The holder who goes last.
    pub(super) fn lowest(&self) -> Option<Key> {
        lowest(&self.holders)
    }

    /// Everybody on these seats, in no order.
    pub(super) fn holders(&self) -> impl Iterator<Item = Key> {
        self.holders.iter().map(|Reverse(key)| *key)
    }
}

impl Seats {
    pub(super) fn new(programme: &Programme, unused: UnusedReserved) -> Self {
        let some = programme.reserved.iter().filter(|(_, seats)| *seats > 0);
        let reserves: Vec<Reserve> = some
            .map(|(category, seats)| Reserve { category: *category, seats: *seats, holders: Holders::new() })
            .collect();
        let held_back = reserves.iter().fold(0_u64, |sum, reserve| sum.saturating_add(reserve.seats));
        let open_for_now = match unused {
            UnusedReserved::ToOpen => held_back,
            UnusedReserved::Lost => 0,
        };
        let always_open = programme.seats.saturating_sub(held_back);
        Self { always_open, open_for_now, open: Holders::new(), reserves, closed: false }
    }

    /// Offers a person to the programme. Who then has no seat there, that person or another.
    pub(super) fn offer(&mut self, key: Key, quota: Option<QuotaCategory>) -> Option<Key> {
        let mut key = key;
        let reserve = self.reserves.iter_mut().find(|reserve| Some(reserve.category) == quota);
        if let Some(reserve) = reserve {
            if count(&reserve.holders) < reserve.seats {
                reserve.holders.push(Reverse(key));
                // A seat that was open for now is taken.
                self.open_for_now = self.open_for_now.saturating_sub(1);
                let too_many = count(&self.open) > self.open_seats();
                return if too_many { self.open.pop().map(|Reverse(key)| key) } else { None };
            }
            key = better_stays(&mut reserve.holders, key);
        }
        if count(&self.open) < self.open_seats() {
            self.open.push(Reverse(key));
            return None;
        }
        Some(better_stays(&mut self.open, key))
    }

    fn open_seats(&self) -> u64 {
        self.always_open.saturating_add(self.open_for_now)
    }

    /// Closes the programme: everybody who held a seat.
    pub(super) fn close(&mut self) -> Vec<Key> {
        self.closed = true;
        let mut holders = std::mem::take(&mut self.open).into_vec();
        for reserve in &mut self.reserves {
            holders.append(&mut std::mem::take(&mut reserve.holders).into_vec());
        }
        holders.into_iter().map(|Reverse(key)| key).collect()
    }

    /// Whether nobody holds a seat.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.reserves.iter().all(|reserve| reserve.holders.is_empty())
    }

    /// How many hold a seat.
    pub(super) fn placed(&self) -> u64 {
        self.reserves.iter().fold(count(&self.open), |sum, of| sum.saturating_add(count(&of.holders)))
    }

    /// The holder of an open seat who goes last.
    pub(super) fn lowest_open(&self) -> Option<Key> {
        lowest(&self.open)
    }

    /// Everybody on open seats, in no order.
    pub(super) fn open(&self) -> impl Iterator<Item = Key> {
        self.open.iter().map(|Reverse(key)| *key)
    }

    /// The reserved seats of a category.
    pub(super) fn reserve(&self, quota: Option<QuotaCategory>) -> Option<&Reserve> {
        self.reserves.iter().find(|reserve| Some(reserve.category) == quota)
    }

    /// Of those who hold seats that a person of this quota could hold, the one who goes last.
    pub(super) fn easiest(&self, quota: Option<QuotaCategory>) -> Option<Key> {
        let reserved = self.reserve(quota).and_then(Reserve::lowest);
        [self.lowest_open(), reserved].into_iter().flatten().min()
    }
}
