//! The table of the class: whom it shows, the rows, and the pupil that is open beside it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent};

use super::filters::{Query, filters, nobody};
use super::grid::grid;
use super::pupil::{Pane, add};
use super::state::Class;
use crate::app::dom::{button, note, of_class};
use crate::app::state::App;
use crate::text::Key;

/// The table.
pub(super) fn table(app: App, class: Class) -> AnyView {
    let (query, pane) = (Query::new(class), Pane::new(app, class));
    let can_undo = move || class.listed.with(|listed| listed.undo);
    let undo = button("button quiet", app.t(Key::table_undo), move || pane.undo())
        .attr_with("disabled", move || (!can_undo()).then(String::new));
    let keys = move |event: Event| {
        if undoes(&event) {
            event.prevent_default();
            pane.undo();
        }
    };
    of_class("div", "stack")
        .on("keydown", keys)
        .child(filters(app, class, &query))
        .child(of_class("div", "row no-print").child((add(&pane), undo)))
        .child(note("unseen", app.t(Key::table_keys)).attr("id", "pupils-keys"))
        .child(of_class("div", "pupils").child(grid(app, class, &query, &pane)))
        .child(nobody(app, class))
        .child(note("on-paper", app.t(Key::table_print)))
        .child(pane.view())
        .into()
}

/// Ctrl+Z, by the place of the key, where no field has an undo of its own.
fn undoes(event: &Event) -> bool {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return false };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let types = target.is_some_and(|target| target.matches("input.text, textarea").unwrap_or(false));
    key.code() == "KeyZ" && (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key() && !types
}
