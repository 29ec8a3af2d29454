//! Keys: who goes first at a programme.
//!
//! The score, then the average of the document, then having a quota before not having one, then the lot. They are
//! compared once: a [`Key`] is the place of the score among all scores and the place of the person among all people by
//! the other three, so that afterwards two keys are compared as two numbers.
//!
//! # Source
//! - `578/54`: the competition is by the score.
//! - `578/61`: at an equal score the average of the document, and the quota category.
//!
//! # Reading
//! That the average comes before the quota, and that having a quota goes before not having one, are readings. Two
//! different quotas are equal. The lot is the model's own ([`super::lot`]).

use std::cmp::Reverse;

use super::cohort::{Applicant, Cohort};
use super::lot::lot;
use crate::rules::case::QuotaCategory;

/// The key of an applicant at a programme; the greater one goes first. No two applicants have equal keys.
///
/// In its upper half the place of the score among all scores, the lowest first (equal scores have one place); in the lower
/// one the person's rank: the place among all people by the rest of the key, who goes last first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

/// A key without its lot: those with equal classes are told apart by lot alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    score: u32,
    merits: u32,
}

impl Key {
    fn new(score: u32, rank: u32) -> Self {
        Self(u64::from(score) << 32 | u64::from(rank))
    }

    /// The place of the score.
    pub(super) fn score(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or(u32::MAX)
    }

    /// The person.
    pub(super) fn rank(self) -> u32 {
        u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(u32::MAX)
    }
}

/// A wish: the programme by the place of its row, if any row has it, and the place of the score.
#[derive(Clone, Copy, Debug)]
struct Ask {
    programme: Option<u32>,
    score: u32,
}

/// A person, by rank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    /// The place of the row.
    pub(super) applicant: u32,
    /// Where the person's wishes begin; they end where those of the next rank begin.
    pub(super) first: u32,
    /// The place of average and quota among all of these.
    merits: u32,
    pub(super) quota: Option<QuotaCategory>,
}

/// The people of a cohort in the order of their ranks, with the lots of one seed.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    pub(super) people: Vec<Person>,
    /// The wishes of the people, one person after another.
    asks: Vec<Ask>,
    /// The rank of each applicant.
    ranks: Vec<u32>,
    /// A score of each place, by its place in the cohort.
    by_score: Vec<u32>,
}

/// Average and quota of a person as one number. Without an average: below every average.
fn merits(applicant: &Applicant) -> i64 {
    let average = applicant.certificate_average.map_or(0, |average| average.saturating_add(1));
    average.saturating_mul(2).saturating_add(i64::from(applicant.quota.is_some()))
}

impl Keys {
    pub(super) fn new(cohort: &Cohort, seed: u64) -> Self {
        let (score_places, by_score) = scores(cohort);
        let programmes: Vec<Option<u32>> = cohort.names.iter().map(|(_, programme)| *programme).collect();
        let mut sorted: Vec<(i64, Reverse<u64>, u32)> = (0..)
            .zip(&cohort.applicants)
            .map(|(place, of)| (merits(of), Reverse(lot(seed, &of.id)), place))
            .collect();
        sorted.sort_unstable_by(|one, other| {
            let ids = || cohort.id(other.2).cmp(cohort.id(one.2));
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(ids)
        });
        let mut ranks = vec![0; sorted.len()];
        let mut people = Vec::with_capacity(sorted.len());
        let mut asks = Vec::with_capacity(cohort.wishes.len());
        let mut last = None;
        let mut place = 0_u32;
        for (rank, (merits, _, applicant)) in (0_u32..).zip(sorted) {
            place = place.saturating_add(u32::from(last.is_some_and(|last| last != merits)));
            last = Some(merits);
            if let Some(of) = ranks.get_mut(applicant as usize) {
                *of = rank;
            }
            let first = u32::try_from(asks.len()).unwrap_or(u32::MAX);
            let quota = cohort.applicants.get(applicant as usize).and_then(|of| of.quota);
            people.push(Person { applicant, first, merits: place, quota });
            let wishes = cohort.wishes.get(cohort.range(applicant)).unwrap_or_default();
            asks.extend(wishes.iter().map(|wish| Ask {
                programme: programmes.get(wish.name as usize).copied().flatten(),
                score: score_places.get(wish.score as usize).copied().unwrap_or(0),
            }));
        }
        Self { people, asks, ranks, by_score }
    }

    /// The rank of an applicant.
    pub(super) fn rank(&self, applicant: u32) -> Option<u32> {
        self.ranks.get(applicant as usize).copied()
    }

    /// The person of a rank.
    pub(super) fn person(&self, rank: u32) -> Option<&Person> {
        self.people.get(rank as usize)
    }

    /// The programme and the key of one of a person's wishes, by its place among all. `None` behind the last one.
    pub(super) fn wish(&self, rank: u32, wish: u32) -> Option<(Option<u32>, Key)> {
        let end = match self.people.get((rank as usize).saturating_add(1)) {
            Some(next) => next.first as usize,
            None => self.asks.len(),
        };
        let ask = self.asks.get(..end)?.get(wish as usize)?;
        Some((ask.programme, Key::new(ask.score, rank)))
    }

    /// The key without its lot.
    pub(super) fn class(&self, key: Key) -> Class {
        Class { score: key.score(), merits: self.person(key.rank()).map_or(0, |person| person.merits) }
    }

    /// The score of a key, by its place in the cohort.
    pub(super) fn score(&self, key: Key) -> Option<u32> {
        self.by_score.get(key.score() as usize).copied()
    }
}

/// The place of each score among all, and a score of each place.
fn scores(cohort: &Cohort) -> (Vec<u32>, Vec<u32>) {
    let mut sorted: Vec<_> = (0_u32..).zip(&cohort.scores).collect();
    sorted.sort_unstable_by_key(|(_, exact)| *exact);
    let mut places = vec![0; sorted.len()];
    let mut by_place = Vec::new();
    let mut last = None;
    for (score, exact) in sorted {
        if last != Some(exact) {
            by_place.push(score);
            last = Some(exact);
        }
        if let Some(place) = places.get_mut(score as usize) {
            *place = u32::try_from(by_place.len().saturating_sub(1)).unwrap_or(u32::MAX);
        }
    }
    (places, by_place)
}
