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
use super::exact::Exact;
use super::lot::lot;
use super::order::sort;
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
    /// The place of the score.
    pub(super) score: u32,
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

/// A wish: the programme by the place of its row, and the place of the score.
#[derive(Clone, Copy, Debug)]
struct Ask {
    /// [`NO_ROW`] if no row has it.
    programme: u32,
    score: u32,
}

/// No programme: one row less can be counted than there are numbers.
const NO_ROW: u32 = u32::MAX;

/// A person, by rank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    /// The place of the row.
    pub(super) applicant: u32,
    /// Where the person's wishes begin among those of the cohort, and behind which they end.
    pub(super) first: u32,
    end: u32,
    /// The place of average and quota among all of these.
    merits: u32,
    pub(super) quota: Option<QuotaCategory>,
}

/// The people of a cohort in the order of their ranks, with the lots of one seed.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    pub(super) people: Vec<Person>,
    /// The wishes of the cohort.
    asks: Vec<Ask>,
    /// The rank of each applicant.
    ranks: Vec<u32>,
    /// A score of each place, by its place in the cohort.
    by_score: Vec<u32>,
}

/// How many bits of a lot are sorted by first: with so many, few of those with equal merits are equal in them.
const LOT_BITS: u32 = 27;

/// Average and quota of a person as one number. Without an average: below every average.
fn merits(applicant: &Applicant) -> u64 {
    let average = applicant.certificate_average.and_then(|average| u64::try_from(average).ok());
    let average = average.map_or(0, |average| average.saturating_add(1));
    average.saturating_mul(2).saturating_add(u64::from(applicant.quota.is_some()))
}

/// The people of a cohort, who goes last first, each with what is compared at an equal score: [`merits`], and the first
/// bits of the lot.
fn by_rank(cohort: &Cohort, seed: u64) -> Vec<(u64, u32)> {
    let first_bits = |of: &Applicant| {
        // The smaller lot goes first.
        let lot = !lot(seed, &of.id) >> (u64::BITS - LOT_BITS);
        merits(of) << LOT_BITS | lot
    };
    let mut sorted: Vec<(u64, u32)> = cohort.applicants.iter().map(first_bits).zip(0..).collect();
    sort(&mut sorted, |one, other| {
        let last = |place| (lot(seed, cohort.id(place)), cohort.id(place));
        last(other).cmp(&last(one))
    });
    sorted
}

/// The people of a cohort, by row, still without the places of their merits.
fn by_row(cohort: &Cohort) -> Vec<Person> {
    let end = u32::try_from(cohort.wishes.len()).unwrap_or(u32::MAX);
    let ends = cohort.applicants.iter().skip(1).map(|next| next.first).chain([end]);
    let rows = (0..).zip(&cohort.applicants).zip(ends);
    rows.map(|((applicant, of), end)| Person { applicant, first: of.first, end, merits: 0, quota: of.quota })
        .collect()
}

/// The wishes of a cohort.
fn asks(cohort: &Cohort, score_places: &[u32]) -> Vec<Ask> {
    let programmes: Vec<u32> = cohort.names.iter().map(|(_, row)| row.unwrap_or(NO_ROW)).collect();
    let asks = cohort.wishes.iter().map(|wish| Ask {
        programme: programmes.get(wish.name as usize).copied().unwrap_or(NO_ROW),
        score: score_places.get(wish.score as usize).copied().unwrap_or(0),
    });
    asks.collect()
}

impl Keys {
    pub(super) fn new(cohort: &Cohort, seed: u64) -> Self {
        let (score_places, by_score) = scores(cohort);
        let rows = by_row(cohort);
        let mut ranks = vec![0; rows.len()];
        let mut people = Vec::with_capacity(rows.len());
        let mut last = None;
        let mut place = 0_u32;
        for (rank, (bits, applicant)) in (0_u32..).zip(by_rank(cohort, seed)) {
            let merits = bits >> LOT_BITS;
            place = place.saturating_add(u32::from(last.is_some_and(|last| last != merits)));
            last = Some(merits);
            if let Some(of) = ranks.get_mut(applicant as usize) {
                *of = rank;
            }
            people.extend(rows.get(applicant as usize).map(|row| Person { merits: place, ..*row }));
        }
        Self { people, asks: asks(cohort, &score_places), ranks, by_score }
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
        if wish >= self.people.get(rank as usize)?.end {
            return None;
        }
        let ask = self.asks.get(wish as usize)?;
        Some((Some(ask.programme).filter(|row| *row != NO_ROW), Key::new(ask.score, rank)))
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
    let first_bits = cohort.scores.iter().map(Exact::first_bits).collect::<Option<Vec<u64>>>();
    // Where some score is too long for that, all are compared as a whole.
    let first_bits = first_bits.unwrap_or_else(|| vec![0; cohort.scores.len()]);
    let mut sorted: Vec<(u64, u32)> = first_bits.into_iter().zip(0..).collect();
    let score = |place: u32| cohort.scores.get(place as usize);
    sort(&mut sorted, |one, other| score(one).cmp(&score(other)));
    let mut places = vec![0; sorted.len()];
    let mut by_place = Vec::new();
    let mut last = None;
    for (bits, place_of) in sorted {
        let this = Some((bits, score(place_of)));
        if last != this {
            by_place.push(place_of);
            last = this;
        }
        if let Some(place) = places.get_mut(place_of as usize) {
            *place = u32::try_from(by_place.len().saturating_sub(1)).unwrap_or(u32::MAX);
        }
    }
    (places, by_place)
}
