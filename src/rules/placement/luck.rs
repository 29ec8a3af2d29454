//! How much of a placement is luck: the same cohort with the lots of many seeds.
//!
//! # Decides
//! For each applicant and each of their choices, in how many of the runs they are placed there. A person who is placed there in
//! all of them owes it to no lot that was drawn; one who is in half of them is in the hands of lots, their own or those of
//! others.
//!
//! # Reading
//! Only the lots differ. Scores, choices, seats and people are those of the cohort, and taken as certain; a share of runs is thus
//! no probability of being admitted. Seeds other than those that were tried may do what none of these did.

use super::cohort::Cohort;
use super::{Placement, place_with};

/// In how many runs each applicant was placed where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Luck {
    runs: u32,
    /// For each wish of the cohort.
    placed: Vec<u32>,
}

impl Luck {
    /// Nothing is tried yet.
    pub fn new(cohort: &Cohort) -> Self {
        Self { runs: 0, placed: vec![0; cohort.wishes.len()] }
    }

    /// Distributes the cohort with the lots of one more seed.
    ///
    /// ```
    /// use talapker::rules::placement::cohort::{Cohort, Programme, Row};
    /// use talapker::rules::placement::luck::Luck;
    ///
    /// let mut cohort = Cohort::default();
    /// cohort.minimum_group = 0;
    /// cohort.add_programme(Programme { id: "p1".into(), seats: 2, ..Programme::default() }).unwrap();
    /// for (id, score) in [("first", "5"), ("second", "4"), ("third", "4")] {
    ///     let choices = &[("p1", score)];
    ///     cohort.add_applicant(&Row { id, quota: None, certificate_average: None, choices }).unwrap();
    /// }
    /// let mut luck = Luck::new(&cohort);
    /// for seed in 0..100 {
    ///     luck.run(&cohort, seed);
    /// }
    /// let placed = |applicant| luck.placed(&cohort, applicant).next().unwrap();
    /// assert_eq!(placed(0), 100);
    /// assert_eq!(placed(1) + placed(2), 100);
    /// assert!((30..70).contains(&placed(1)));
    /// ```
    pub fn run(&mut self, cohort: &Cohort, seed: u64) {
        self.add(&place_with(cohort, seed));
    }

    /// Adds what came out of the cohort with the lots of one more seed.
    pub fn add(&mut self, placement: &Placement) {
        let cohort = placement.cohort();
        for (applicant, _) in (0..).zip(&cohort.applicants) {
            let choice = placement.place(applicant).map(|place| place.choice.saturating_sub(1));
            let wish = choice.and_then(|choice| cohort.range(applicant).nth(choice));
            if let Some(placed) = wish.and_then(|wish| self.placed.get_mut(wish)) {
                *placed = placed.saturating_add(1);
            }
        }
        self.runs = self.runs.saturating_add(1);
    }

    /// How many seeds were tried.
    pub fn runs(&self) -> u32 {
        self.runs
    }

    /// In how many runs an applicant was placed at each of their choices.
    pub fn placed(&self, cohort: &Cohort, applicant: u32) -> impl Iterator<Item = u32> {
        self.placed.get(cohort.range(applicant)).unwrap_or_default().iter().copied()
    }
}
