//! What is distributed: programmes, settings, and what takes no part.

use leptos::prelude::*;

use super::state::Placing;
use super::{from_class, left_out, programmes, ready, settings, several_quotas, start};
use crate::app::dom::{El, button, el, note, nothing, of_class, p, showing};
use crate::app::state::App;
use crate::placement::protocol::Request;
use crate::text::Key;

/// The part of the page.
pub(super) fn data(app: App, placing: Placing) -> AnyView {
    let without = move || placing.state.with(|state| state.without_average);
    let without = showing(without, move |n: &u32| {
        if *n == 0 {
            return nothing();
        }
        note("note measure", app.w().plural(Key::placement_without_average, super::said::count(*n))).into()
    });
    of_class("div", "stack loose")
        .child(ready::ready(app, placing))
        .child(beside(app, placing))
        .child(without)
        .child(several_quotas::several_quotas(app, placing))
        .child(settings::settings(app, placing))
        .child(programmes::programmes(app, placing))
        .child(left_out::left_out(app, placing))
        .into()
}

/// Another file, and the end.
fn beside(app: App, placing: Placing) -> El {
    let close = move || {
        placing.typing.set(false);
        placing.ask(Request::Close);
    };
    let inside = of_class("div", "stack tight measure")
        .child(note("soft", app.t(Key::placement_open_more)))
        .child(start::ways_in(app, placing))
        .child(from_class::from_class(app))
        .child(p(button("button quiet", app.t(Key::placement_close), close)));
    of_class("details", "why no-print").child(el("summary").child(app.t(Key::placement_more))).child(inside)
}
