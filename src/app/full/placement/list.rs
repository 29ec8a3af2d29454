//! A long list of which the page holds the beginning, and more on request.

use leptos::prelude::*;

use crate::app::dom::{button, el, keep_focus, memo, nothing, of_class, showing};
use crate::app::state::App;
use crate::placement::protocol::State;
use crate::text::Key;

/// So many rows are asked for at once.
pub(super) const PAGE: u32 = 50;

/// The rows; a handle that is copied freely.
pub(super) struct List<T: 'static> {
    /// How many there are.
    pub(super) all: RwSignal<u32>,
    /// Those that are known, from the first.
    pub(super) rows: RwSignal<Vec<T>>,
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> List<T> {
    /// Nothing is known.
    pub(super) fn new() -> Self {
        Self { all: RwSignal::new(0), rows: RwSignal::new(Vec::new()) }
    }

    /// Rows have come, from that place on.
    pub(super) fn told(self, all: u32, from: u32, rows: Vec<T>) {
        self.all.set(all);
        let known = self.rows.with_untracked(Vec::len);
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        if from <= known {
            self.rows.update(|known| {
                known.truncate(from);
                known.extend(rows);
            });
        }
    }

    /// Asks for the rows, anew when something else is sought, and again when the cohort or what came out of it is another:
    /// `ask` is given what is sought, the first place and the one behind the last.
    pub(super) fn follow<Q: PartialEq + Clone + Send + Sync + 'static>(
        self,
        state: RwSignal<State>,
        sought: impl Fn() -> Q + 'static,
        ask: impl Fn(Q, u32, u32) + 'static,
    ) {
        let shown = memo(move || {
            state.with(|state| (state.version, state.result.is_some(), state.stale, state.lucks))
        });
        Effect::new(move |before: Option<Q>| {
            // A memo that is never read is never worked out, and tells of nothing.
            shown.get();
            let now = sought();
            ask(now.clone(), 0, if before.as_ref() == Some(&now) { self.wanted() } else { PAGE });
            now
        });
    }

    /// How many rows are to be asked for again, when they have changed.
    pub(super) fn wanted(self) -> u32 {
        self.known().max(PAGE)
    }

    fn known(self) -> u32 {
        u32::try_from(self.rows.with_untracked(Vec::len)).unwrap_or(u32::MAX)
    }

    /// How many of how many are shown, and a button for more: `ask` is given the first place and the one behind the last.
    pub(super) fn more(
        self,
        app: App,
        id: &'static str,
        ask: impl Fn(u32, u32) + Clone + Send + 'static,
    ) -> AnyView {
        let counts = move || (self.rows.with(Vec::len), self.all.get());
        showing(counts, move |(shown, all): &(usize, u32)| {
            if *all == 0 {
                return nothing();
            }
            let places = [("shown", shown.to_string()), ("all", all.to_string())];
            let said =
                app.w().fill(Key::placement_shown, &places.each_ref().map(|(name, n)| (*name, n.as_str())));
            let rest = u32::try_from(*shown).is_ok_and(|shown| shown < *all);
            keep_focus(id);
            let ask = ask.clone();
            let further = move || {
                let known = self.known();
                ask(known, known.saturating_add(PAGE));
            };
            let further =
                rest.then(|| button("button quiet", app.t(Key::class_problems_more), further).attr("id", id));
            of_class("div", "row no-print")
                .child(el("span").attr("role", "status").child(said))
                .child(further)
                .into()
        })
    }
}
