//! Longer work, step by step.

use std::sync::Arc;

use super::chance::Trying;
use super::held::{Held, Outcome};
use super::open::Reading;
use super::{Session, luck, small};
use crate::placement::made_up::Drawing;
use crate::placement::protocol::{MadeUp, Reply, Source};
use crate::rules::placement::cohort::Cohort;
use crate::rules::placement::steps::Steps;

/// How many made-up applicants are drawn in a step.
pub(super) const DRAWN: u32 = 2_000;

/// What is being done.
#[derive(Debug)]
pub(super) enum Job {
    /// A cohort is made up.
    MakeUp(Box<Drawing>, Box<Cohort>),
    /// A file is read.
    Read(Box<Reading>),
    /// The cohort is distributed.
    Run(Box<Steps>),
    /// It is distributed with the lots of many seeds.
    Luck(Box<luck::Drawing>),
    /// One more person is placed in it.
    Chance(Box<Trying>),
}

impl Session {
    /// Goes on with work that was begun, for some thousandths of a second; whether there is more of it.
    pub fn step(&mut self, reply: &mut dyn FnMut(Reply)) -> bool {
        self.job = match self.job.take() {
            None => None,
            Some(Job::MakeUp(drawing, cohort)) => self.draw_on(drawing, cohort, reply),
            Some(Job::Read(reading)) => self.read_on(reading, reply),
            Some(Job::Run(steps)) => self.run_on(steps, reply),
            Some(Job::Luck(drawing)) => self.luck_on(drawing, reply),
            Some(Job::Chance(trying)) => self.chance_on(*trying, reply),
        };
        self.job.is_some()
    }

    pub(super) fn make_up(&mut self, of: MadeUp, reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        let mut cohort = self.held.cohort.settings();
        let drawing = Drawing::new(of, &mut cohort);
        reply(Reply::Progress(0, drawing.of().applicants));
        self.job = Some(Job::MakeUp(Box::new(drawing), Box::new(cohort)));
    }

    fn draw_on(
        &mut self,
        mut drawing: Box<Drawing>,
        mut cohort: Box<Cohort>,
        reply: &mut dyn FnMut(Reply),
    ) -> Option<Job> {
        if drawing.go(&mut cohort, DRAWN) {
            reply(Reply::Progress(drawing.done(), drawing.of().applicants));
            return Some(Job::MakeUp(drawing, cohort));
        }
        let source = Source::MadeUp(drawing.of().clone());
        self.held.replace(Held { source, cohort: Arc::new(*cohort), ..Held::default() });
        reply(self.held.state());
        None
    }

    pub(super) fn run(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        if !self.held.needs().is_empty() {
            return reply(self.held.state());
        }
        let cohort = &self.held.cohort;
        reply(Reply::Progress(0, small(cohort.len())));
        self.job = Some(Job::Run(Box::new(Steps::new(cohort, cohort.seed))));
    }

    fn run_on(&mut self, mut steps: Box<Steps>, reply: &mut dyn FnMut(Reply)) -> Option<Job> {
        let held = &mut self.held;
        if steps.go(&held.cohort) {
            let all = small(held.cohort.len());
            reply(Reply::Progress(all.saturating_sub(steps.waiting()), all));
            return Some(Job::Run(steps));
        }
        held.result = Some(Outcome::new(held.cohort.clone(), steps.settle()));
        held.shown_anew();
        reply(held.state());
        None
    }
}
