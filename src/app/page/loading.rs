//! In the place of a page of the full module while that module is fetched, which then replaces this one.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::dom::{button, dynamic, of_class, p};
use crate::app::part::layout::heading;
use crate::app::state::App;
use crate::text::Key;

/// The page.
pub(in crate::app) fn loading(app: App, title: Key) -> AnyView {
    of_class("div", "stack").child(heading(app.t(title))).child(state(app)).into()
}

/// That the full module is being fetched, or how to try again.
pub(in crate::app) fn state(app: App) -> AnyView {
    let failed = RwSignal::new(false);
    let fetch = move || {
        failed.set(false);
        boot::load_full(Box::new(move || {
            // Nothing is said if one has left the page meanwhile.
            let _ = failed.try_set(true);
        }));
    };
    fetch();
    let state = move || {
        if failed.get() {
            of_class("div", "note stack tight")
                .attr("role", "alert")
                .child(p(app.t(Key::more_failed)))
                .child(button("button", app.t(Key::law_retry), fetch))
                .into()
        } else {
            p(app.t(Key::more_loading)).attr("role", "status").into()
        }
    };
    dynamic(state)
}
