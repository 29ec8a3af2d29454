//! The lots of many seeds: in how many draws each was placed where.

use super::Session;
use super::job::Job;
use crate::placement::protocol::Reply;
use crate::rules::placement::Placement;
use crate::rules::placement::luck::Luck;
use crate::rules::placement::steps::Steps;

/// The most seeds.
const MOST: u32 = 10_000;

/// Draws that are going on.
#[derive(Debug)]
pub(super) struct Drawing {
    luck: Luck,
    /// How many seeds are tried.
    all: u32,
    /// The seed that is being tried.
    seed: u64,
    steps: Steps,
}

impl Session {
    pub(super) fn luck(&mut self, seeds: u32, reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        let cohort = &self.held.cohort;
        if seeds == 0 || !self.held.needs().is_empty() {
            return reply(self.held.state());
        }
        let all = seeds.min(MOST);
        let seed = cohort.seed.wrapping_add(1);
        reply(Reply::Progress(0, all));
        let (luck, steps) = (Luck::new(cohort), Steps::new(cohort, seed));
        self.job = Some(Job::Luck(Box::new(Drawing { luck, all, seed, steps })));
    }

    pub(super) fn luck_on(&mut self, mut drawing: Box<Drawing>, reply: &mut dyn FnMut(Reply)) -> Option<Job> {
        let held = &mut self.held;
        if drawing.steps.go(&held.cohort) {
            return Some(Job::Luck(drawing));
        }
        let Drawing { mut luck, all, seed, steps } = *drawing;
        luck.add(&Placement::of(&held.cohort, &steps.settle()));
        if luck.runs() < all {
            reply(Reply::Progress(luck.runs(), all));
            let seed = seed.wrapping_add(1);
            let steps = Steps::new(&held.cohort, seed);
            return Some(Job::Luck(Box::new(Drawing { luck, all, seed, steps })));
        }
        held.luck = Some(luck);
        held.shown_anew();
        reply(held.state());
        None
    }
}

impl super::held::Held {
    /// In how many draws an applicant was placed at each choice.
    pub(super) fn lucky(&self, at: u32) -> Option<Vec<u32>> {
        Some(self.luck.as_ref()?.placed(&self.cohort, at).collect())
    }

    /// In how many draws everybody was placed.
    pub(super) fn lucks(&self) -> u32 {
        self.luck.as_ref().map_or(0, Luck::runs)
    }

    /// In how many draws an applicant was placed anywhere.
    pub(super) fn lucky_anywhere(&self, at: u32) -> Option<u32> {
        self.lucky(at).map(|placed| placed.into_iter().fold(0, u32::saturating_add))
    }
}
