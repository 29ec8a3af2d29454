//! All about an applicant: each choice, what became of it and why.

use leptos::prelude::*;

use super::state::Placing;
use super::{banner, said, why};
use crate::app::dom::{El, el, of_class, p};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{ApplicantRow, ChoiceView};
use crate::text::Key;

/// The inside of the dialog.
pub(super) fn applicant(app: App, placing: Placing, row: &ApplicantRow, choices: &[ChoiceView]) -> AnyView {
    let fact =
        |term: Key, value: String| el("div").child(el("dt").child(app.t(term))).child(el("dd").child(value));
    let quota = row
        .quota
        .as_deref()
        .map_or_else(|| app.t(Key::placement_no_quota).to_string(), |code| said::quota(app, code));
    let average = said::average(app, row.average.as_deref());
    let mut facts: Vec<El> = Vec::new();
    if row.ran {
        facts.push(fact(Key::placement_place, said::place(app, row.place.as_ref())));
    }
    facts.push(fact(Key::placement_average, average));
    facts.push(fact(Key::placement_quota, quota));
    let by_lot = row.by_lot.then(|| p(app.t(Key::placement_lot_text)));
    let lucks = placing.state.with_untracked(|state| state.lucks);
    let choices = why::choices(app, choices, row.average.as_deref(), lucks);
    of_class("div", "stack")
        .child(of_class("dl", "facts").child(facts))
        .child(by_lot)
        .child(section(app.t(Key::placement_choices), choices))
        .child(banner::short(app))
        .into()
}
