//! What the sections of the page about files are made of.

use leptos::prelude::*;

use crate::app::dom::{El, all, button, el, of_class, p};
use crate::app::state::App;
use crate::text::Key;

/// A part of the page with its heading.
pub(super) fn section(app: App, title: Key, lead: Key) -> El {
    of_class("section", "part stack even").child(el("h2").child(app.t(title))).child(p(app.t(lead)))
}

/// Asks whether one is sure, in the place of what was pressed.
pub(in crate::app::full) fn ask(
    app: App,
    id: &'static str,
    question: String,
    agree: Key,
    sure: impl FnMut() + 'static,
    cancel: impl FnMut() + 'static,
) -> AnyView {
    let buttons = of_class("div", "row").child(button("button", app.t(agree), sure)).child(button(
        "button quiet",
        app.t(Key::cancel),
        cancel,
    ));
    let question = el("p").attr("id", id).attr("tabindex", "-1").child(question);
    all(of_class("div", "note stack tight")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .child((question, buttons)))
}
