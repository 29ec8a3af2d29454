//! Taking the open class: its choices become the applicants.

use leptos::prelude::*;

use super::state::Placing;
use crate::app::dom::{button, note, nothing, p, showing};
use crate::app::full::class::state::Class;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::Request;
use crate::text::Key;

/// Hands on what the class has packed.
pub(in crate::app::full) fn follow(class: Class, placing: Placing) {
    Effect::new(move |_| {
        if let Some(packed) = class.packed().get() {
            class.packed().set(None);
            untrack(|| placing.ask(Request::Class(packed)));
        }
    });
}

/// The section; nothing where no class is open.
pub(super) fn from_class(app: App) -> AnyView {
    let class = Class::here();
    showing(
        move || class.is_open(),
        move |open: &bool| {
            if !*open {
                return nothing();
            }
            section(app.t(Key::placement_class), note("soft", app.t(Key::placement_class_text)))
                .child(p(button("button quiet", app.t(Key::placement_class), move || class.pack())))
                .into()
        },
    )
}
