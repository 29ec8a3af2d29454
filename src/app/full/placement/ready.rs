//! What is missing before it can be distributed, whether a result is old, and the button that distributes.

use leptos::prelude::*;

use super::said;
use super::state::Placing;
use crate::app::dom::{El, button, el, nothing, of_class, p};
use crate::app::state::App;
use crate::placement::protocol::{Need, Request};
use crate::text::Key;

/// The button, and what stands in its way.
pub(super) fn ready(app: App, placing: Placing) -> El {
    let read = move || placing.state.with(|state| (state.needs.clone(), state.stale, state.result.is_some()));
    let view = move |(needs, stale, there): &(Vec<Need>, bool, bool)| {
        if !needs.is_empty() {
            let items: Vec<El> = needs.iter().map(|need| el("li").child(said::need(app, *need))).collect();
            return of_class("div", "note stack tight measure")
                .child(p(app.t(Key::placement_needs)))
                .child(of_class("ul", "items").child(items))
                .into();
        }
        if *there && !*stale {
            return nothing();
        }
        let old = stale.then(|| p(app.t(Key::placement_stale)));
        let words = if *stale { Key::placement_run_again } else { Key::placement_run };
        let run =
            button("button", app.t(words), move || placing.ask(Request::Run)).attr("id", "placement-run");
        of_class("div", if *stale { "note stack tight measure" } else { "stack tight" })
            .child(old)
            .child(p(run))
            .into()
    };
    el("div").attr("class", "no-print").attr("role", "status").showing(read, view)
}
