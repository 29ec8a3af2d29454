//! A whole class: a counsellor's list is opened, mended, looked at, printed and written again. Nothing of it leaves the
//! device.

#![expect(clippy::large_types_passed_by_value, reason = "handles of signals are copied freely")]

mod beside;
mod column;
mod columns;
mod edit;
mod filters;
mod grid;
mod headings;
pub(super) mod incoming;
pub(super) mod leaving;
mod open;
mod out;
mod overview;
mod print;
mod problem;
mod problem_list;
mod problems;
mod pupil;
mod reason;
mod recognise;
mod row;
pub(super) mod state;
mod table;
mod tabs;
mod trouble;
pub(in crate::app) mod visit;
mod whole;
mod window;
mod worker;

use leptos::prelude::*;

use crate::app::dom::{focus_soon, note, of_class, showing};
use crate::app::frame::ELSEWHERE;
use crate::app::part::layout::heading;
use crate::app::state::App;
use crate::text::Key;
use beside::Return;
use incoming::Incoming;
use state::{Class, Stage, Tab};

/// What takes the focus when another stage is reached.
const AT: &str = "class-at";

/// The page.
pub(super) fn class(app: App) -> AnyView {
    let (class, incoming) = (Class::here(), Incoming::here());
    open::paste_anywhere(incoming);
    Effect::new(move |before: Option<Stage>| {
        let now = class.stage.get();
        if before.is_some_and(|before| before != now) {
            focus_soon(AT);
        }
        now
    });
    let stage = move |stage: &Stage| match stage {
        Stage::Empty => open::empty(app, class, incoming),
        Stage::Recognised => recognise::recognised(app, class, incoming),
        Stage::Open => opened(app, class, incoming),
    };
    of_class("div", "stack loose")
        .child(heading(app.t(Key::class_title)).attr("id", AT).maybe_attr(ELSEWHERE, comes_back(class)))
        .child(trouble::trouble(app, class))
        .child(open::question(app, class, incoming))
        .child(showing(move || class.stage.get(), stage))
        .child(trouble::progress(app, class))
        .into()
}

/// Whether one comes back to a pupil in the table, who takes the focus.
fn comes_back(class: Class) -> Option<&'static str> {
    let back = matches!(class.beside().place.get_value().back, Some(Return::Page(_)));
    let table = class.stage.get_untracked() == Stage::Open && class.tab.get_untracked() == Tab::Table;
    (back && table).then_some("")
}

/// An open class.
fn opened(app: App, class: Class, incoming: Incoming) -> AnyView {
    let pupils = move || app.w().plural(Key::plural_pupils, count(class.listed.with(|listed| listed.pupils)));
    of_class("div", "stack")
        .child(note("soft", "").live(pupils))
        .child(open::beside(app, class, incoming))
        .child(tabs::tabs(app, class))
        .into()
}

/// A number as texts take it.
fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
