//! Who would be placed: a cohort is opened or made up, changed, distributed and explained. It is a model, and says so in
//! every part and on every paper. Nothing of it leaves the device.

#![expect(clippy::large_types_passed_by_value, reason = "handles of signals are copied freely")]

mod applicant;
mod banner;
mod chance;
mod compare;
mod data;
mod detail;
mod field;
pub(super) mod from_class;
mod left_out;
mod list;
mod luck;
mod made_up;
mod out;
mod outcomes;
mod people;
mod programme;
mod programme_form;
mod programmes;
mod ready;
mod record;
mod result;
mod said;
mod settings;
mod several_quotas;
mod start;
pub(super) mod state;
mod what_if;
mod why;
mod worker;

use leptos::prelude::*;

use crate::app::dom::{focus_soon, memo, note, of_class, showing};
use crate::app::full::trouble::Says;
use crate::app::full::{tabs, taking, trouble};
use crate::app::part::layout::heading;
use crate::app::state::App;
use crate::placement::protocol::Request;
use crate::text::Key;
use state::{Placing, Tab};

/// What is said when something went wrong.
const SAYS: Says = Says {
    unchanged: Key::placement_unchanged,
    lost: Key::placement_lost,
    empty: Key::placement_refused_empty,
    large: Key::placement_refused_large,
    no_columns: Key::placement_no_columns,
};

/// What takes the focus when a cohort is opened or closed.
const AT: &str = "placement-at";

/// The page.
pub(super) fn placement(app: App) -> AnyView {
    let placing = Placing::here();
    taking::paste_anywhere(move |text| placing.take_text(text));
    let open = memo(move || placing.is_open());
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before.is_some_and(|before| before != now) {
            focus_soon(AT);
        }
        now
    });
    let inside = move |open: &bool| if *open { opened(app, placing) } else { start::start(app, placing) };
    of_class("div", "stack loose")
        .child(heading(app.t(Key::placement_title)).attr("id", AT).attr("class", "no-print"))
        .child(banner::banner(app).attr("class", "note stack tight measure no-print"))
        .child(trouble::trouble(app, placing.trouble, SAYS, move || placing.is_open()))
        .child(showing(move || open.get(), inside))
        .child(trouble::progress(app, placing.progress, Key::placement_working, move || {
            placing.ask(Request::Cancel);
        }))
        .into()
}

/// An open cohort.
fn opened(app: App, placing: Placing) -> AnyView {
    let counts = move || {
        placing.state.with(|state| {
            let words = app.w();
            let counts = [
                said::source(app, &state.source),
                words.plural(Key::placement_programmes_n, said::count(state.programmes)),
                words.plural(Key::placement_seats_n, said::long_count(state.seats)),
                words.plural(Key::placement_applicants_n, said::count(state.applicants)),
            ];
            counts.join(" · ")
        })
    };
    let name = move |tab: Tab| {
        app.t(match tab {
            Tab::Data => Key::placement_tab_data,
            Tab::Result => Key::placement_tab_result,
            Tab::WhatIf => Key::placement_tab_what_if,
            Tab::Chance => Key::placement_tab_chance,
            Tab::Out => Key::placement_tab_out,
        })
        .to_string()
    };
    let part = move |tab: &Tab| match tab {
        Tab::Data => data::data(app, placing),
        Tab::Result => result::result(app, placing),
        Tab::WhatIf => what_if::what_if(app, placing),
        Tab::Chance => chance::chance(app, placing),
        Tab::Out => out::out(app, placing),
    };
    of_class("div", "stack")
        .child(note("soft no-print", "").live(counts))
        .child(tabs::tabs(app.t(Key::placement_tabs), placing.tab, name, part))
        .child(detail::detail(app, placing))
        .into()
}
