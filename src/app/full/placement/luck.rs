//! What luck does: the lots of many seeds.

use leptos::prelude::*;

use super::field::{self, Text};
use super::state::{Placing, Tab};
use crate::app::dom::{El, button, note, nothing, of_class, p, showing};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::Request;
use crate::text::Key;

/// As many draws as are drawn at most.
const MOST: u32 = 1_000;
/// As many as are offered.
const USUAL: &str = "100";

/// The field, and what is to be said of the draws.
pub(super) fn luck(app: App, placing: Placing) -> El {
    let typed = RwSignal::new(USUAL.to_string());
    let read = move || typed.with(|text| text.parse::<u32>().ok().filter(|n| (1..=MOST).contains(n)));
    let shown = Text {
        id: "placement-luck".to_string(),
        label: app.t(Key::placement_luck_n).to_string(),
        hint: None,
        error: Key::placement_error_range,
        narrow: true,
        quiet: false,
    };
    let press = move || {
        if let Some(n) = untrack(read) {
            placing.ask(Request::Luck(n));
        }
    };
    let ready = move || placing.state.with(|state| state.result.is_some());
    let form = of_class("div", "mend")
        .child(field::kept(app, shown, typed, move || read().is_none()))
        .child(button("button quiet", app.t(Key::placement_luck_button), press))
        .hidden(move || !ready());
    let drawn = showing(
        move || placing.state.with(|state| state.lucks),
        move |n: &u32| {
            if *n == 0 {
                return nothing();
            }
            let text = app.w().fill(Key::placement_luck_done, &[("n", &n.to_string())]);
            let show = button("button quiet", app.t(Key::placement_tab_result), move || {
                placing.tab.set(Tab::Result);
            });
            of_class("div", "note stack tight measure")
                .attr("role", "status")
                .child(p(text))
                .child(p(show))
                .into()
        },
    );
    section(app.t(Key::placement_luck), note("soft", app.t(Key::placement_luck_text)))
        .child(form)
        .child(drawn)
}
