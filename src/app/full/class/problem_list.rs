//! What was not read, as far as it is shown.

use leptos::prelude::*;

use crate::class::session::protocol::ProblemView;

/// A problem that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) problem: ProblemView,
    /// It is no longer in the list.
    pub(super) gone: bool,
}

/// All that is shown, in order.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) shown: RwSignal<Vec<Shown>>,
    /// How many may be shown.
    pub(super) room: RwSignal<usize>,
}

impl List {
    /// Nothing yet, and room for so many.
    pub(super) fn new(room: usize) -> Self {
        Self { shown: RwSignal::new(Vec::new()), room: RwSignal::new(room) }
    }

    /// Takes the list as it is now: what is shown keeps its place, what is new comes behind it as far as there is room.
    pub(super) fn take<'a>(self, fresh: impl Iterator<Item = &'a ProblemView>) {
        let room = self.room.get_untracked();
        self.shown.update(|shown| {
            for shown in shown.iter_mut() {
                shown.gone = true;
            }
            for problem in fresh {
                let now = Shown { problem: problem.clone(), gone: false };
                if let Some(shown) = shown.iter_mut().find(|shown| shown.problem.place == problem.place) {
                    *shown = now;
                } else if shown.len() < room {
                    shown.push(now);
                }
            }
        });
    }
}
