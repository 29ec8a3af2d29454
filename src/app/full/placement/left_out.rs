//! What takes no part, and why.

use leptos::prelude::*;

use super::said;
use super::state::Placing;
use crate::app::dom::{El, el, memo, note, nothing, of_class, showing};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{LeftOut, Request};
use crate::text::Key;

/// The list; nothing where all take part.
pub(super) fn left_out(app: App, placing: Placing) -> AnyView {
    let count = memo(move || placing.state.with(|state| (state.left_out, state.version)));
    Effect::new(move |_| {
        if count.get().0 > 0 {
            placing.ask(Request::LeftOut(0, placing.left_out.wanted()));
        }
    });
    let some = move || count.get().0 > 0;
    showing(some, move |some: &bool| {
        if !*some {
            return nothing();
        }
        let rows = move || placing.left_out.rows.get();
        let rows = showing(rows, move |rows: &Vec<LeftOut>| {
            let rows: Vec<El> = rows.iter().map(|one| row(app, one)).collect();
            of_class("ul", "ways").child(rows).into()
        });
        let ask = move |from, to| placing.ask(Request::LeftOut(from, to));
        let more = placing.left_out.more(app, "placement-more-left-out", ask);
        section(app.t(Key::placement_left_out), note("soft", app.t(Key::placement_left_out_text)))
            .child((rows, more))
            .into()
    })
}

fn row(app: App, one: &LeftOut) -> El {
    let words = app.w();
    let row = one.row.map(|row| words.fill(Key::class_problem_row, &[("n", &row.to_string())]));
    let choice = one.choice.map(|choice| said::choice(app, choice));
    let place: Vec<String> = row.into_iter().chain(choice).collect();
    let stood = (!one.text.is_empty())
        .then(|| [" ", &words.fill(Key::class_problem_stood, &[("text", &one.text)])].concat());
    el("li")
        .child(el("b").child(el("bdi").child(one.who.as_str())))
        .child(
            (!place.is_empty()).then(|| of_class("span", "soft").child(format!(" ({})", place.join(", ")))),
        )
        .child(": ")
        .child(said::left_out(app, &one.why))
        .child(stood)
}
