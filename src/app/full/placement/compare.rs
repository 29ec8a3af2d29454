//! Who moved between a kept result and the present one.

use leptos::prelude::*;

use super::said;
use super::state::Placing;
use crate::app::dom::{El, button, el, focus_soon, note, nothing, of_class, showing};
use crate::app::full::figures::bar;
use crate::app::state::App;
use crate::placement::protocol::{Move, Moves, Request};
use crate::text::Key;

const HEADING: &str = "placement-compared";

/// The comparison, once it was asked for.
pub(super) fn compare(app: App, placing: Placing) -> AnyView {
    showing(
        move || placing.moves.get(),
        move |moves: &Option<Moves>| {
            let Some(moves) = moves else { return nothing() };
            let name = placing.compared.get_untracked().and_then(|at| {
                let at = usize::try_from(at).ok()?;
                placing.state.with_untracked(|state| state.kept.get(at).map(|kept| kept.name.clone()))
            });
            let title = app.w().fill(Key::placement_compared, &[("name", &name.unwrap_or_default())]);
            focus_soon(HEADING);
            let all = placing.state.with_untracked(|state| state.applicants);
            let number = |key: Key, n: u32| bar(el("span").child(app.t(key)).into(), n, all);
            let bars = vec![
                number(Key::placement_moved_gained, moves.gained),
                number(Key::placement_moved_lost, moves.lost),
                number(Key::placement_moved_better, moves.better),
                number(Key::placement_moved_worse, moves.worse),
            ];
            let other = (moves.not_in_both > 0).then(|| {
                note("soft", app.w().plural(Key::placement_not_in_both, said::count(moves.not_in_both)))
            });
            of_class("section", "stack tight")
                .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").child(title))
                .child(of_class("ul", "bars measure").child(bars))
                .child(other)
                .child(people(app, placing))
                .into()
        },
    )
}

/// Before and after, side by side.
fn people(app: App, placing: Placing) -> AnyView {
    let ask = move |from: u32, to: u32| {
        if let Some(kept) = placing.compared.get_untracked() {
            placing.ask(Request::Compare { kept, from, to });
        }
    };
    let table = showing(
        move || placing.moved.rows.get(),
        move |rows: &Vec<Move>| {
            if rows.is_empty() {
                return note("soft", app.t(Key::placement_nobody_moved)).into();
            }
            let head = |key: Key| el("th").attr("scope", "col").child(app.t(key));
            let row = |one: &Move| {
                let at = one.at;
                let open = button("as-link", &one.id, move || placing.ask(Request::Applicant(at)));
                let before = el("td").child(said::place(app, one.before.as_ref()));
                let after = el("td").child(said::place(app, one.after.as_ref()));
                el("tr").child(el("th").attr("scope", "row").child(open)).child((before, after))
            };
            let rows: Vec<El> = rows.iter().map(row).collect();
            let heads =
                (head(Key::placement_person), (head(Key::placement_before), head(Key::placement_after)));
            el("table").child(el("thead").child(el("tr").child(heads))).child(el("tbody").child(rows)).into()
        },
    );
    of_class("div", "stack tight")
        .child(table)
        .child(placing.moved.more(app, "placement-more-moved", ask))
        .into()
}
