//! What would be if something were different: results are kept under names and compared, and lots are drawn many times.

use leptos::prelude::*;

use super::field::{self, Text};
use super::state::{Placing, Tab};
use super::{compare, luck, ready};
use crate::app::dom::{El, button, el, keep_focus, note, nothing, of_class, p, showing};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{Kept, Request};
use crate::text::Key;

/// The part of the page.
pub(super) fn what_if(app: App, placing: Placing) -> AnyView {
    let change = button("button quiet", app.t(Key::placement_change), move || placing.tab.set(Tab::Data));
    let steps = of_class("div", "stack tight")
        .child(note("soft", app.t(Key::placement_what_if_text)))
        .child(keep(app, placing))
        .child(p(change));
    let kept = move || placing.state.with(|state| (state.kept.clone(), state.result.is_some()));
    let list = move |(kept, there): &(Vec<Kept>, bool)| {
        if kept.is_empty() {
            return nothing();
        }
        let rows: Vec<El> =
            kept.iter().zip(0..).map(|(one, at): (&Kept, u32)| row(app, placing, one, at, *there)).collect();
        of_class("ul", "ways").child(rows).into()
    };
    of_class("div", "stack loose")
        .child(ready::ready(app, placing))
        .child(section(app.t(Key::placement_what_if), steps).showing(kept, list))
        .child(compare::compare(app, placing))
        .child(luck::luck(app, placing))
        .into()
}

/// A field for the name of the present result.
fn keep(app: App, placing: Placing) -> AnyView {
    let name = RwSignal::new(String::new());
    let read = move || placing.state.with(|state| (state.result.is_some(), state.kept.len()));
    showing(read, move |(there, kept): &(bool, usize)| {
        if !*there {
            return note("soft", app.t(Key::placement_not_run)).into();
        }
        let usual = app.w().fill(Key::placement_keep_usual, &[("n", &(kept + 1).to_string())]);
        name.set(usual);
        keep_focus("placement-keep");
        let shown = Text {
            id: "placement-keep".to_string(),
            label: app.t(Key::placement_keep_name).to_string(),
            hint: None,
            error: Key::placement_error_name,
            narrow: false,
            quiet: false,
        };
        let press = move || {
            let name = name.get_untracked();
            if !name.is_empty() {
                placing.ask(Request::Keep(name));
            }
        };
        of_class("div", "mend")
            .child(field::kept(app, shown, name, move || name.with(String::is_empty)))
            .child(button("button quiet", app.t(Key::placement_keep), press).attr("id", "placement-keep-now"))
            .into()
    })
}

fn row(app: App, placing: Placing, one: &Kept, at: u32, there: bool) -> El {
    let places = [
        ("placed", one.placed.to_string()),
        ("all", one.applicants.to_string()),
        ("seed", one.seed.to_string()),
    ];
    let told =
        app.w().fill(Key::placement_kept_told, &places.each_ref().map(|(name, n)| (*name, n.as_str())));
    let named = |key: Key| [app.t(key), ": ", &one.name].concat();
    let against = move || placing.ask(Request::Compare { kept: at, from: 0, to: super::list::PAGE });
    let against = there.then(|| {
        let press = move || {
            placing.compared.set(Some(at));
            against();
        };
        button("button quiet", app.t(Key::placement_compare), press)
            .attr("aria-label", &named(Key::placement_compare))
    });
    let forget = button("as-link", app.t(Key::placement_forget), move || placing.ask(Request::Forget(at)))
        .attr("aria-label", &named(Key::placement_forget));
    el("li").child(
        of_class("div", "row between")
            .child(el("span").child((
                el("b").child(one.name.as_str()),
                of_class("span", "soft").child([" ", &told].concat()),
            )))
            .child(of_class("div", "row").child((against, forget))),
    )
}
