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

use super::cohort::{Applicant, Cohort};
use super::lot::lot;

/// The key of an applicant at a programme; the greater one goes first. No two applicants have equal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The place of the score among all scores, the lowest first; equal scores have one place.
    pub(super) score: u32,
    /// The place of the person among all, who goes last first.
    pub(super) rank: u32,
}

/// A key without its lot: those with equal classes are told apart by lot alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    score: u32,
    merits: u32,
}

/// The keys of a cohort with the lots of one seed.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// The key of each wish.
    of_wish: Vec<Key>,
    /// Who has a rank.
    by_rank: Vec<u32>,
    /// The place of a rank's average and quota among all of these.
    merits: Vec<u32>,
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
        let mut people: Vec<(i64, std::cmp::Reverse<u64>, u32)> = (0..)
            .zip(&cohort.applicants)
            .map(|(place, of)| (merits(of), std::cmp::Reverse(lot(seed, &of.id)), place))
            .collect();
        people.sort_unstable_by(|one, other| {
            let ids = || cohort.id(other.2).cmp(cohort.id(one.2));
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(ids)
        });
        let mut ranks = vec![0; people.len()];
        let mut places = Vec::with_capacity(people.len());
        let mut last = None;
        let mut place = 0_u32;
        for (rank, (merits, _, applicant)) in (0..).zip(&people) {
            place = place.saturating_add(u32::from(last.is_some_and(|last| last != *merits)));
            last = Some(*merits);
            places.push(place);
            if let Some(of) = ranks.get_mut(*applicant as usize) {
                *of = rank;
            }
        }
        let by_rank = people.into_iter().map(|(_, _, applicant)| applicant).collect();
        let mut of_wish = Vec::with_capacity(cohort.wishes.len());
        for (applicant, rank) in (0..).zip(ranks) {
            let wishes = cohort.wishes.get(cohort.range(applicant)).unwrap_or_default();
            let score = |place: u32| score_places.get(place as usize).copied().unwrap_or(0);
            of_wish.extend(wishes.iter().map(|wish| Key { score: score(wish.score), rank }));
        }
        Self { of_wish, by_rank, merits: places, by_score }
    }

    /// The key of a wish.
    pub(super) fn of_wish(&self, wish: u32) -> Option<Key> {
        self.of_wish.get(wish as usize).copied()
    }

    /// Whose key it is.
    pub(super) fn applicant(&self, key: Key) -> Option<u32> {
        self.by_rank.get(key.rank as usize).copied()
    }

    /// Everybody, who goes first by average, quota and lot first.
    pub(super) fn best_first(&self) -> impl Iterator<Item = u32> {
        self.by_rank.iter().rev().copied()
    }

    /// The key without its lot.
    pub(super) fn class(&self, key: Key) -> Class {
        Class { score: key.score, merits: self.merits.get(key.rank as usize).copied().unwrap_or(0) }
    }

    /// The score of a key, by its place in the cohort.
    pub(super) fn score(&self, key: Key) -> Option<u32> {
        self.by_score.get(key.score as usize).copied()
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
