//! Made-up cohorts: the same numbers give the same cohort, on every device.
//!
//! # How one is drawn
//! Every number comes from [`crate::rules::placement::lot`], from the seed and a counter.
//!
//! - Programmes are `P-0001` and so on, all with the same seats. Of the reserved ones every quota has as many as the others; what
//!   is left over goes to one quota after another, beginning with another one at each programme.
//! - Applicants are `A-00001` and so on. Each has ten grades, every one of them 3, 4 or 5 with equal chance. The average of the
//!   document is that of all ten. The score at a programme is the mean of the first grade and of two others; which two, depends on
//!   the programme. So scores are thirds, and equal ones are common, as they are in admissions.
//! - Who has a quota, has each of them with equal chance.
//! - A wish goes to the first fifth of the programmes as often as the numbers say, else to another one; there to each with equal
//!   chance. Nobody wishes a programme twice.
//!
//! None of this is known of real applicants: it is there to try the model, and says nothing about an admission.

use super::protocol::MadeUp;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::grade::Decimal;
use crate::rules::placement::cohort::{Cohort, Programme, Row};
use crate::rules::placement::lot::draw;

/// The most of each.
const MOST_APPLICANTS: u32 = 1_000_000;
const MOST_PROGRAMMES: u32 = 100_000;
const MOST_CHOICES: u32 = 20;
const MOST_SEATS: u32 = 1_000_000;

/// How many grades a document has.
const GRADES: usize = 10;
/// The mean of three grades, by their sum less nine.
const THIRDS: [&str; 7] = ["3", "10/3", "11/3", "4", "13/3", "14/3", "5"];

/// A cohort that is being drawn.
#[derive(Debug)]
pub(super) struct Drawing {
    of: MadeUp,
    programmes: Vec<String>,
    drawn: u64,
    /// How many applicants there are.
    done: u32,
}

impl MadeUp {
    /// The same numbers, none of them beyond what is drawn.
    fn within_limits(self) -> Self {
        let programmes = self.programmes.min(MOST_PROGRAMMES);
        Self {
            seed: self.seed,
            applicants: self.applicants.min(MOST_APPLICANTS),
            programmes,
            seats: self.seats.min(MOST_SEATS),
            choices: self.choices.min(MOST_CHOICES).min(programmes),
            with_quota: self.with_quota.min(100),
            reserved: self.reserved.min(100),
            popular: self.popular.min(100),
        }
    }
}

impl Drawing {
    /// The programmes are drawn, and nobody who applies.
    pub(super) fn new(of: MadeUp, cohort: &mut Cohort) -> Self {
        let of = of.within_limits();
        let width = width(of.programmes, 4);
        let id = |at: u32| format!("P-{:0width$}", at.saturating_add(1));
        let programmes: Vec<String> = (0..of.programmes).map(id).collect();
        for (at, id) in (0_usize..).zip(&programmes) {
            let reserved = reserved(&of, at);
            // Every one has an id of its own and no more reserved seats than seats.
            let _ = cohort.add_programme(Programme {
                id: id.clone(),
                seats: of.seats.into(),
                reserved,
                minimum_exempt: false,
            });
        }
        Self { of, programmes, drawn: 0, done: 0 }
    }

    /// The same applicants over programmes that are there already.
    pub(super) fn over(of: MadeUp, cohort: &Cohort) -> Self {
        let programmes: Vec<String> =
            cohort.programmes().iter().map(|programme| programme.id.clone()).collect();
        Self { of: of.within_limits(), programmes, drawn: 0, done: 0 }
    }

    /// The numbers by which it is drawn.
    pub(super) fn of(&self) -> &MadeUp {
        &self.of
    }

    /// How many applicants there are.
    pub(super) fn done(&self) -> u32 {
        self.done
    }

    /// Adds so many more applicants; whether there are more of them.
    pub(super) fn go(&mut self, cohort: &mut Cohort, applicants: u32) -> bool {
        let width = width(self.of.applicants, 5);
        let end = self.done.saturating_add(applicants).min(self.of.applicants);
        let mut wishes: Vec<usize> = Vec::new();
        for at in self.done..end {
            let id = format!("A-{:0width$}", at.saturating_add(1));
            let quota = if self.below(100) < u64::from(self.of.with_quota) {
                QuotaCategory::ALL.get(self.place(QuotaCategory::ALL.len())).copied()
            } else {
                None
            };
            let grades: [u8; GRADES] =
                std::array::from_fn(|_| u8::try_from(self.below(3)).unwrap_or(0).saturating_add(3));
            let sum: i64 = grades.iter().map(|grade| i64::from(*grade)).sum();
            let certificate_average =
                Some(Decimal { ten_thousandths: sum.saturating_mul(1_000), decimals: 1 });
            wishes.clear();
            for _ in 0..self.of.choices {
                wishes.extend(self.wish(&wishes));
            }
            let wish = |at: &usize| Some((self.programmes.get(*at)?.as_str(), score(&grades, *at)));
            let choices: Vec<(&str, &str)> = wishes.iter().filter_map(wish).collect();
            // Everybody has an id of their own, and no programme twice.
            let _ = cohort.add_applicant(&Row { id: &id, quota, certificate_average, choices: &choices });
        }
        self.done = end;
        end < self.of.applicants
    }

    /// One more programme beside those that are wished for already.
    fn wish(&mut self, before: &[usize]) -> Option<usize> {
        let all = self.programmes.len();
        let popular = all.div_ceil(5);
        let first = self.below(100) < u64::from(self.of.popular);
        let (first, second) = if first { (0..popular, popular..all) } else { (popular..all, 0..popular) };
        let drawn = self.next();
        let free = |range: std::ops::Range<usize>| {
            let start = scaled(drawn, range.len());
            let turned = range.clone().skip(start).chain(range.take(start));
            turned.into_iter().find(|at| !before.contains(at))
        };
        free(first).or_else(|| free(second))
    }

    fn next(&mut self) -> u64 {
        self.drawn = self.drawn.wrapping_add(1);
        draw(self.of.seed, self.drawn)
    }

    fn place(&mut self, of: usize) -> usize {
        scaled(self.next(), of)
    }

    fn below(&mut self, end: u32) -> u64 {
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }
}

/// A drawn number as a place in a list.
fn scaled(drawn: u64, length: usize) -> usize {
    let length = u128::try_from(length).unwrap_or(0);
    usize::try_from((u128::from(drawn) * length) >> 64).unwrap_or(0)
}

/// How many figures the numbers up to `last` have, and no fewer than `narrowest`.
fn width(last: u32, narrowest: usize) -> usize {
    last.to_string().len().max(narrowest)
}

/// The reserved seats of the programme at that place.
fn reserved(of: &MadeUp, at: usize) -> Vec<(QuotaCategory, u64)> {
    let all = QuotaCategory::ALL.len();
    let seats = u64::from(of.seats).saturating_mul(of.reserved.into()) / 100;
    let count = u64::try_from(all).unwrap_or(1);
    let (each, rest) = (seats / count, seats % count);
    let of_quota = |place: usize| {
        let turn = u64::try_from((place + all - at % all) % all).unwrap_or(0);
        each.saturating_add(u64::from(turn < rest))
    };
    let reserved = QuotaCategory::ALL.iter().enumerate().map(|(place, quota)| (*quota, of_quota(place)));
    reserved.filter(|(_, seats)| *seats > 0).collect()
}

/// The mean of the first grade and of two others, which depend on the programme.
fn score(grades: &[u8; GRADES], programme: usize) -> &'static str {
    let others = GRADES - 1;
    let (one, two) =
        (programme % others, (programme % others + 1 + programme / others % (others - 1)) % others);
    let grade = |at: usize| usize::from(grades.get(at).copied().unwrap_or(3));
    let sum = grade(0) + grade(one + 1) + grade(two + 1);
    THIRDS.get(sum.saturating_sub(9)).copied().unwrap_or("3")
}
