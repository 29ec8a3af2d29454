//! A whole class: a counsellor's list is opened, mended, looked at, printed and written again. Nothing of it leaves the
//! device.

mod out;
mod print;
pub(super) mod state;
mod worker;

use leptos::prelude::*;

use crate::app::dom::{of_class, p};
use crate::app::part::layout::heading;
use crate::app::state::App;
use crate::text::Key;
use state::Class;

/// The page.
pub(super) fn class(app: App) -> AnyView {
    let _class = Class::here();
    of_class("div", "stack loose").child(heading(app.t(Key::class_title))).child(p("")).into()
}
