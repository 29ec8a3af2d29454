//! What is held: the cohort, from where it is, what came out of it, and what was said about it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kept::KeptResult;
use super::list::Lists;
use super::small;
use crate::class::session::placing::Placing;
use crate::placement::protocol::{LeftOut, Need, Reply, Source, State, Summary};
use crate::placement::way::ScoreWay;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::Cohort;
use crate::rules::placement::luck::Luck;
use crate::rules::placement::{Placement, Settled};

/// A cohort with all that belongs to it.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) source: Source,
    pub(super) cohort: Arc<Cohort>,
    /// What takes no part of the programmes.
    pub(super) left_out: Vec<LeftOut>,
    pub(super) people: People,
    pub(super) result: Option<Outcome>,
    /// The lots of many seeds.
    pub(super) luck: Option<Luck>,
    pub(super) kept: Vec<KeptResult>,
    pub(super) lists: Lists,
    /// Grows with every change.
    pub(super) version: u32,
}

/// What belongs to the applicants, beside what the cohort has of them.
#[derive(Debug, Default)]
pub(super) struct People {
    /// What takes no part.
    pub(super) left_out: Vec<LeftOut>,
    /// Those with several quotas.
    pub(super) quotas: BTreeMap<u32, Vec<QuotaCategory>>,
    /// At how many choices the order has two averages.
    pub(super) two_averages: u32,
    pub(super) score_way: Option<ScoreWay>,
    /// The class from which they are.
    pub(super) class: Option<Arc<Vec<Placing>>>,
}

/// What came out. As long as it is there, programmes and applicants have the places that they had.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The cohort as it was distributed.
    pub(super) cohort: Arc<Cohort>,
    pub(super) settled: Settled,
    pub(super) summary: Summary,
    /// How many asked at each programme.
    pub(super) asked: Vec<u32>,
}

impl Outcome {
    pub(super) fn new(cohort: Arc<Cohort>, settled: Settled) -> Self {
        let placement = Placement::of(&cohort, &settled);
        let asked = placement.asked_counts();
        let summary = summary(&placement);
        Self { cohort, settled, summary, asked }
    }

    pub(super) fn placement(&self) -> Placement<'_> {
        Placement::of(&self.cohort, &self.settled)
    }
}

/// A result in numbers.
fn summary(placement: &Placement) -> Summary {
    let mut summary = Summary { closed: placement.closed().to_vec(), ..Summary::default() };
    for at in 0..small(placement.cohort().len()) {
        summary.by_lot = summary.by_lot.saturating_add(placement.is_by_lot(at).into());
        let Some(of) = placement.place(at) else {
            summary.unplaced = summary.unplaced.saturating_add(1);
            continue;
        };
        summary.placed = summary.placed.saturating_add(1);
        let at_choice = &mut summary.at_choice;
        at_choice.resize(at_choice.len().max(of.choice), 0);
        if let Some(count) = at_choice.get_mut(of.choice.saturating_sub(1)) {
            *count = count.saturating_add(1);
        }
    }
    let open = placement.programmes().filter(|of| !of.closed);
    summary.seats_left =
        open.fold(0, |sum, of| sum.saturating_add(of.programme.seats.saturating_sub(of.placed)));
    summary
}

impl Held {
    /// What is shown is another than before.
    pub(super) fn shown_anew(&mut self) {
        self.version = self.version.wrapping_add(1);
        self.lists = Lists::default();
    }

    /// The cohort, to be changed: what came out is then older.
    pub(super) fn change(&mut self) -> &mut Cohort {
        self.luck = None;
        self.shown_anew();
        Arc::make_mut(&mut self.cohort)
    }

    /// Another cohort is held from now on. Kept results stay.
    pub(super) fn replace(&mut self, other: Self) {
        let kept = std::mem::take(&mut self.kept);
        *self = Self { version: self.version.wrapping_add(1), kept, ..other };
    }

    /// Whether what came out is older than the cohort.
    fn is_stale(&self) -> bool {
        self.result.as_ref().is_some_and(|result| !Arc::ptr_eq(&result.cohort, &self.cohort))
    }

    /// Those with several quotas of whom none was picked.
    pub(super) fn is_undecided(&self, at: u32) -> bool {
        self.people.quotas.contains_key(&at) && self.cohort.quota(at).is_none()
    }

    /// What is missing before it can be distributed.
    pub(super) fn needs(&self) -> Vec<Need> {
        let seats = self.cohort.programmes().iter().any(|programme| programme.seats > 0);
        let way = self.people.two_averages == 0 || self.people.score_way.is_some();
        let needs =
            [(seats, Need::Seats), (!self.cohort.is_empty(), Need::Applicants), (way, Need::ScoreWay)];
        needs.into_iter().filter(|(there, _)| !there).map(|(_, need)| need).collect()
    }

    /// What the cohort is like.
    pub(super) fn state(&self) -> Reply {
        Reply::State(Box::new(self.present()))
    }

    pub(super) fn present(&self) -> State {
        let cohort = &*self.cohort;
        let everybody = 0..small(cohort.len());
        let undecided = self.people.quotas.keys().filter(|at| self.is_undecided(**at)).count();
        State {
            source: self.source.clone(),
            programmes: small(cohort.programmes().len()),
            seats: cohort.programmes().iter().fold(0, |sum, of| of.seats.saturating_add(sum)),
            applicants: small(cohort.len()),
            choices: small(cohort.all_choices()),
            seed: cohort.seed,
            unused: cohort.unused_reserved.code().to_string(),
            minimum: cohort.minimum_group,
            two_averages: self.people.two_averages,
            score_way: self.people.score_way.map(|way| way.code().to_string()),
            several_quotas: small(undecided),
            without_average: small(everybody.filter(|at| cohort.certificate_average(*at).is_none()).count()),
            left_out: small(self.left_out.len().saturating_add(self.people.left_out.len())),
            needs: self.needs(),
            result: self.result.as_ref().map(|result| result.summary.clone()),
            stale: self.is_stale(),
            kept: self.kept.iter().map(|kept| kept.told().clone()).collect(),
            lucks: self.lucks(),
            version: self.version,
        }
    }
}
