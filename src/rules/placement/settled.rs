//! What came out, and what can be asked about it.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::cohort::Cohort;
use super::exact::Exact;
use super::key::{Key, Keys};
use super::reason::{self, Refusal};
use super::seats::{Reserve, Seats};
use super::{Outcome, Place, Seat};

/// What came out of a cohort, without the cohort.
#[derive(Clone, Debug)]
pub struct Settled {
    pub(super) keys: Keys,
    pub(super) seats: Vec<Seats>,
    /// By rank: the wish at which a person is, and whether a lot decided it.
    pub(super) at: Vec<u32>,
    pub(super) by_lot: Vec<bool>,
    pub(super) closed: Vec<u32>,
}

/// What came out of a cohort.
#[derive(Clone, Debug)]
pub struct Placement<'a> {
    cohort: &'a Cohort,
    settled: Cow<'a, Settled>,
}

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The person is placed there.
    Placed(Seat),
    /// The programme turned the person away.
    Refused(Refusal),
    /// An earlier choice is held.
    NotAsked,
}

/// Somebody who asked at a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The place of the row.
    pub applicant: u32,
    /// Which of the person's choices it is, counted from 1.
    pub choice: usize,
    /// Whether the person is placed there.
    pub placed: bool,
}

impl<'a> Placement<'a> {
    pub(super) fn owned(cohort: &'a Cohort, settled: Settled) -> Self {
        Self { cohort, settled: Cow::Owned(settled) }
    }

    /// What came out of that cohort, as it was when it was distributed.
    pub fn of(cohort: &'a Cohort, settled: &'a Settled) -> Self {
        Self { cohort, settled: Cow::Borrowed(settled) }
    }

    /// The cohort that was distributed.
    pub fn cohort(&self) -> &'a Cohort {
        self.cohort
    }

    /// The rank of an applicant, where their wishes begin, and at which they are.
    fn person(&self, applicant: u32) -> Option<(u32, u32, u32)> {
        let rank = self.settled.keys.rank(applicant)?;
        Some((rank, self.settled.keys.person(rank)?.first, *self.settled.at.get(rank as usize)?))
    }

    /// The place of an applicant; `None` if there is none for them.
    pub fn place(&self, applicant: u32) -> Option<Place> {
        let (rank, first, at) = self.person(applicant)?;
        let (programme, key) = self.settled.keys.wish(rank, at)?;
        let programme = programme?;
        let quota = self.settled.keys.person(rank)?.quota;
        // The best holders are on reserved seats, so the last one tells who they are.
        let last = self.settled.seats.get(programme as usize)?.reserve(quota).and_then(Reserve::lowest);
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
        let refusals = (first..at)
            .map(|wish| reason::refusal(self.cohort, &self.settled.keys, &self.settled.seats, rank, wish));
        let names = self.cohort.choices(applicant).map(|(name, _)| name);
        names.zip(refusals).filter_map(|(name, refusal)| Some((name, refusal?))).collect()
    }

    /// The wish of an applicant's choice of that number, counted from 1, and the person's rank.
    fn wish(&self, applicant: u32, choice: usize) -> Option<(u32, u32)> {
        let (rank, first, _) = self.person(applicant)?;
        Some((rank, first.checked_add(u32::try_from(choice.checked_sub(1)?).ok()?)?))
    }

    /// What became of an applicant's choice of that number, counted from 1; `None` if there is no such choice.
    pub fn fate(&self, applicant: u32, choice: usize) -> Option<Fate> {
        let (rank, wish) = self.wish(applicant, choice)?;
        self.settled.keys.wish(rank, wish)?;
        let at = self.settled.at.get(rank as usize)?;
        if wish > *at {
            return Some(Fate::NotAsked);
        }
        if wish == *at {
            return self.place(applicant).map(|place| Fate::Placed(place.seat));
        }
        reason::refusal(self.cohort, &self.settled.keys, &self.settled.seats, rank, wish).map(Fate::Refused)
    }

    /// Who goes last on the seats that an applicant could hold at their choice of that number, counted from 1, and the score
    /// of that one. `None` if nobody holds one.
    pub fn last(&self, applicant: u32, choice: usize) -> Option<(u32, &'a Exact)> {
        let (rank, wish) = self.wish(applicant, choice)?;
        let programme = self.settled.keys.wish(rank, wish)?.0?;
        let quota = self.settled.keys.person(rank)?.quota;
        let key = self.settled.seats.get(programme as usize)?.easiest(quota)?;
        Some((self.settled.keys.person(key.rank())?.applicant, self.score(key)?))
    }

    /// Calls `each` with everybody who asked anywhere: rank, wish, programme and key. Without those who asked where there
    /// is no programme.
    fn each_asked(&self, mut each: impl FnMut(u32, u32, u32, Key)) {
        let keys = &self.settled.keys;
        for ((rank, person), at) in (0_u32..).zip(&keys.people).zip(&self.settled.at) {
            for wish in person.first..=*at {
                if let Some((Some(programme), key)) = keys.wish(rank, wish) {
                    each(rank, wish, programme, key);
                }
            }
        }
    }

    /// Who asked at a programme, the best key first.
    pub fn asked(&self, programme: u32) -> Vec<Asked> {
        let mut asked = Vec::new();
        self.each_asked(|rank, wish, at, key| {
            if at == programme {
                asked.push((key, rank, wish));
            }
        });
        asked.sort_unstable_by_key(|(key, ..)| Reverse(*key));
        let of = |(_, rank, wish): (Key, u32, u32)| {
            let person = self.settled.keys.person(rank)?;
            Some(Asked {
                applicant: person.applicant,
                choice: (wish.saturating_sub(person.first) as usize).saturating_add(1),
                placed: self.settled.at.get(rank as usize) == Some(&wish),
            })
        };
        asked.into_iter().filter_map(of).collect()
    }

    /// How many asked at each programme, in the order of their rows.
    pub fn asked_counts(&self) -> Vec<u32> {
        let mut counts = vec![0_u32; self.settled.seats.len()];
        self.each_asked(|_, _, programme, _| {
            if let Some(count) = counts.get_mut(programme as usize) {
                *count = count.saturating_add(1);
            }
        });
        counts
    }

    /// Whether the place of an applicant was decided by lot alone.
    pub fn is_by_lot(&self, applicant: u32) -> bool {
        let rank = self.settled.keys.rank(applicant);
        rank.and_then(|rank| self.settled.by_lot.get(rank as usize).copied()).unwrap_or(false)
    }

    /// What came out for a programme, by the place of its row.
    pub fn programme(&self, programme: u32) -> Option<Outcome<'a>> {
        let at = programme as usize;
        let (programme, seats) = (self.cohort.programmes.get(at)?, self.settled.seats.get(at)?);
        let mut reserved: Vec<_> = seats
            .reserves
            .iter()
            .filter_map(|reserve| Some((reserve.category, self.score(reserve.lowest()?)?)))
            .collect();
        reserved.sort_unstable_by_key(|(category, _)| *category);
        Some(Outcome {
            programme,
            placed: seats.placed(),
            cutoff: seats.lowest_open().and_then(|key| self.score(key)),
            cutoff_reserved: reserved,
            closed: seats.closed,
        })
    }

    /// What came out for each programme, in the order of their rows.
    pub fn programmes(&self) -> impl Iterator<Item = Outcome<'a>> {
        (0..).map_while(|programme| self.programme(programme))
    }

    /// The programmes that closed, by the places of their rows, in the order in which they did.
    pub fn closed(&self) -> &[u32] {
        &self.settled.closed
    }

    fn score(&self, key: Key) -> Option<&'a Exact> {
        self.cohort.scores.get(self.settled.keys.score(key)? as usize)
    }
}
