//! Kept results: as many as a person keeps, and who moved between one of them and the present one.

use std::cmp::Ordering;
use std::sync::Arc;

use super::held::{Held, Outcome};
use super::{Session, place, small, view, window};
use crate::placement::protocol::{Kept, Move, Moves, PlaceView, Reply};
use crate::rules::placement::Seat;

/// A kept result: who was placed where, and nothing else of the cohort.
#[derive(Debug)]
pub(super) struct KeptResult {
    told: Kept,
    /// The names of the programmes, in the order of their rows.
    programmes: Vec<String>,
    /// Everybody, in the order of ids.
    people: Vec<(Arc<str>, Option<Spot>)>,
}

/// A place in a kept result.
#[derive(Clone, Copy, Debug)]
struct Spot {
    programme: u32,
    choice: u32,
    seat: Seat,
}

/// Who moved: the applicant, and the place in the list of the kept ones.
#[derive(Clone, Copy, Debug)]
struct Moved {
    at: u32,
    before: usize,
}

/// Who moved between a kept result and the present one.
#[derive(Debug)]
pub(super) struct Compared {
    kept: u32,
    moves: Moves,
    moved: Vec<Moved>,
}

impl KeptResult {
    pub(super) fn told(&self) -> &Kept {
        &self.told
    }

    fn view(&self, at: usize, held: &Held) -> Option<PlaceView> {
        let Spot { programme, choice, seat } = self.people.get(at)?.1?;
        let id = self.programmes.get(place(programme))?.clone();
        let programme = held.cohort.programme(&id).unwrap_or(u32::MAX);
        Some(PlaceView { programme, id, choice, seat: view::seat(seat) })
    }
}

impl Session {
    pub(super) fn keep(&mut self, name: &str, reply: &mut dyn FnMut(Reply)) {
        self.held.keep(name);
        reply(self.held.state());
    }

    pub(super) fn forget(&mut self, kept: u32, reply: &mut dyn FnMut(Reply)) {
        if place(kept) < self.held.kept.len() {
            self.held.kept.remove(place(kept));
            self.held.lists.compared = None;
        }
        reply(self.held.state());
    }
}

impl Held {
    fn keep(&mut self, name: &str) {
        let order = self.by_id().to_vec();
        let Some(result) = &self.result else { return };
        let (cohort, placement) = (&result.cohort, result.placement());
        let spot = |at: u32| {
            let place = placement.place(at)?;
            Some(Spot { programme: place.programme, choice: small(place.choice), seat: place.seat })
        };
        self.kept.push(KeptResult {
            told: Kept {
                name: crate::class::fold::tidy(name),
                seed: cohort.seed,
                placed: result.summary.placed,
                applicants: small(cohort.len()),
            },
            programmes: cohort.programmes().iter().map(|of| of.id.clone()).collect(),
            people: order.into_iter().map(|at| (cohort.shared_id(at), spot(at))).collect(),
        });
    }

    pub(super) fn compare(&mut self, kept: u32, from: u32, to: u32) -> Reply {
        let order = self.by_id().to_vec();
        let (Some(before), Some(result)) = (self.kept.get(place(kept)), &self.result) else {
            return Reply::Done;
        };
        let known = self.lists.compared.take().filter(|known| known.kept == kept);
        let compared = known.unwrap_or_else(|| compare(kept, before, result, &order));
        let placement = result.placement();
        let moves = window(&compared.moved, from, to).into_iter().map(|Moved { at, before: there }| Move {
            at,
            id: result.cohort.id(at).to_string(),
            before: before.view(there, self),
            after: view::place(&placement, at),
        });
        let reply = Reply::Compared(compared.moves, from, moves.collect());
        self.lists.compared = Some(compared);
        reply
    }
}

/// Walks along both lists of ids.
fn compare(kept: u32, before: &KeptResult, result: &Outcome, order: &[u32]) -> Compared {
    let (cohort, placement) = (&result.cohort, result.placement());
    let mut compared = Compared { kept, moves: Moves::default(), moved: Vec::new() };
    let moves = &mut compared.moves;
    let add = |count: &mut u32| *count = count.saturating_add(1);
    let mut there = before.people.iter().enumerate().peekable();
    let mut here = order.iter().copied().peekable();
    loop {
        let (Some((place_there, (id, spot))), Some(at)) = (there.peek().copied(), here.peek().copied())
        else {
            let alone = small(there.count().saturating_add(here.count()));
            moves.not_in_both = moves.not_in_both.saturating_add(alone);
            return compared;
        };
        match (**id).cmp(cohort.id(at)) {
            Ordering::Less => {
                there.next();
                add(&mut moves.not_in_both);
                continue;
            }
            Ordering::Greater => {
                here.next();
                add(&mut moves.not_in_both);
                continue;
            }
            Ordering::Equal => {}
        }
        there.next();
        here.next();
        let differs = match (spot, placement.place(at)) {
            (None, None) => false,
            (None, Some(_)) => {
                add(&mut moves.gained);
                true
            }
            (Some(_), None) => {
                add(&mut moves.lost);
                true
            }
            (Some(spot), Some(now)) => {
                match small(now.choice).cmp(&spot.choice) {
                    Ordering::Less => add(&mut moves.better),
                    Ordering::Greater => add(&mut moves.worse),
                    Ordering::Equal => {}
                }
                let programme = cohort.programmes().get(place(now.programme)).map(|of| of.id.as_str());
                let same = before.programmes.get(place(spot.programme)).map(String::as_str) == programme;
                !same || small(now.choice) != spot.choice
            }
        };
        if differs {
            compared.moved.push(Moved { at, before: place_there });
        }
    }
}
