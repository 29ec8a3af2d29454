//! What was not read, thing by thing: mended here, left as it is, or looked at in the table.
//!
//! What is done with stays in its place, and says so: nothing moves under the hands of somebody who goes down the list.

use leptos::prelude::*;

use super::problem::row;
use super::problem_list::List;
use super::state::Class;
use crate::app::dom::{all, button, memo, note, nothing, of_class, p, showing};
use crate::app::state::App;
use crate::class::session::protocol::Request;
use crate::text::Key;

/// So many are shown at first, and so many more each time.
const PAGE: usize = 50;

/// The part of the page.
pub(super) fn problems(app: App, class: Class) -> AnyView {
    let list = List::new(PAGE);
    let state = memo(move || class.listed.with(|listed| (listed.version, listed.problems)));
    Effect::new(move |_| {
        let _ = state.get();
        let room = u32::try_from(list.room.get()).unwrap_or(u32::MAX);
        class.ask(Request::Problems(0, room));
    });
    Effect::new(move |_| {
        let none = state.get().1 == 0;
        class.problems.with(|(_, _, known)| {
            // Between a change and the list that follows it nothing is known.
            if none || !known.is_empty() {
                list.take(known.values());
            }
        });
    });
    let any = move || !list.shown.with(Vec::is_empty);
    let lead = move |any: &bool| {
        let none = untrack(|| state.get().1 == 0);
        match (*any, none) {
            (true, _) => p(app.t(Key::class_problems_text)).into(),
            (false, true) => p(app.t(Key::class_problems_none)).into(),
            (false, false) => nothing(),
        }
    };
    of_class("div", "stack measure")
        .child(showing(any, lead))
        .child(page(app, class, list, 0))
        .child(more(app, class, list))
        .into()
}

/// A page, and those behind it: another one leaves those before it alone.
fn page(app: App, class: Class, list: List, number: usize) -> AnyView {
    let first = number.saturating_mul(PAGE);
    let end = first.saturating_add(PAGE);
    let count = move || list.shown.with(|shown| shown.len().min(end).saturating_sub(first));
    let rows = move |count: &usize| {
        if *count == 0 {
            return nothing();
        }
        let rows: Vec<_> =
            (first..first.saturating_add(*count)).map(|at| row(app, class, list, at)).collect();
        of_class("ul", "ways").child(rows).into()
    };
    let further = move || list.shown.with(|shown| shown.len() > end);
    let behind = move |further: &bool| if *further { page(app, class, list, number + 1) } else { nothing() };
    all((showing(count, rows), showing(further, behind)))
}

/// What is not shown yet, and what is in no list.
fn more(app: App, class: Class, list: List) -> AnyView {
    let left = move || {
        let (all, further) = class.problems.with(|(all, further, _)| (*all, *further));
        let alive = list.shown.with(|shown| shown.iter().filter(|shown| !shown.gone).count());
        (usize::try_from(all).unwrap_or(usize::MAX) > alive && alive > 0, further)
    };
    let shown = move |(more, further): &(bool, u32)| {
        let next = move || list.room.update(|room| *room = room.saturating_add(PAGE));
        let more = more.then(|| button("button quiet", app.t(Key::class_problems_more), next));
        let further = (*further > 0)
            .then(|| note("soft", app.w().fill(Key::class_problems_further, &[("n", &further.to_string())])));
        all((more, further))
    };
    of_class("div", "stack tight").showing(left, shown).into()
}
