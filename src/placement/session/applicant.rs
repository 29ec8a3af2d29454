//! All about an applicant: the choices, and what became of them.

use super::held::Held;
use super::{small, view};
use crate::placement::protocol::{ChoiceView, Fate, Reply};
use crate::rules::placement::Placement;
use crate::rules::placement::cohort::Cohort;

impl Held {
    pub(super) fn applicant(&self, at: u32) -> Reply {
        let Some(row) = self.applicant_row(at) else { return Reply::Done };
        let mut choices = match &self.result {
            Some(result) => choices(&result.placement(), at),
            None => not_asked(&self.cohort, at),
        };
        for (choice, lucky) in choices.iter_mut().zip(self.lucky(at).unwrap_or_default()) {
            choice.lucky = Some(lucky);
        }
        Reply::Applicant { row: Box::new(row), choices }
    }
}

/// The choices before anything is distributed.
fn not_asked(cohort: &Cohort, at: u32) -> Vec<ChoiceView> {
    (1..).map_while(|choice| of_choice(cohort, at, choice)).collect()
}

fn of_choice(cohort: &Cohort, at: u32, choice: usize) -> Option<ChoiceView> {
    let (id, programme, score) = cohort.choice(at, choice)?;
    Some(ChoiceView {
        choice: small(choice),
        programme,
        id: id.to_string(),
        score: view::score(score),
        fate: Fate::NotAsked,
        last: None,
        distance: None,
        below: false,
        lucky: None,
    })
}

/// The choices of an applicant and what became of them.
pub(super) fn choices(placement: &Placement, at: u32) -> Vec<ChoiceView> {
    let cohort = placement.cohort();
    let with_fate = |choice: usize| {
        let row = of_choice(cohort, at, choice)?;
        let (_, _, own) = cohort.choice(at, choice)?;
        let last = placement.last(at, choice);
        Some(ChoiceView {
            fate: placement.fate(at, choice).map_or(Fate::NotAsked, view::fate),
            distance: last.map(|(_, score)| view::score(&own.distance(score))),
            below: last.is_some_and(|(_, score)| own < score),
            last: last.map(|(who, score)| view::key(cohort, cohort.seed, who, score)),
            ..row
        })
    };
    (1..).map_while(with_fate).collect()
}
