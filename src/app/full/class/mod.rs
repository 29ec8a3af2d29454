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
pub(in crate::app) mod visit;
mod whole;
mod window;
mod worker;

use leptos::prelude::*;

use crate::app::dom::{focus_soon, link, note, of_class, showing};
use crate::app::full::trouble::Says;
use crate::app::full::{tabs, taking, trouble};
use crate::app::part::layout::{ELSEWHERE, heading};
use crate::app::state::App;
use crate::class::session::protocol::Request;
use crate::flow::route::{FullPage, Route};
use crate::text::Key;
use beside::Return;
use incoming::Incoming;
use state::{Class, Stage, Tab};

/// What is said when something went wrong.
const SAYS: Says = Says {
    unchanged: Key::class_unchanged,
    lost: Key::class_lost,
    empty: Key::class_refused_empty,
    large: Key::class_refused_large,
    no_columns: Key::class_no_header,
};

/// What takes the focus when another stage is reached.
const AT: &str = "class-at";

/// The page.
pub(super) fn class(app: App) -> AnyView {
    let (class, incoming) = (Class::here(), Incoming::here());
    taking::paste_anywhere(move |text| incoming.take_text(text));
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
        .child(trouble::trouble(app, class.trouble, SAYS, move || {
            class.listed.with(|listed| listed.pupils > 0)
        }))
        .child(open::question(app, class, incoming))
        .child(showing(move || class.stage.get(), stage))
        .child(trouble::progress(app, class.progress, Key::class_working, move || class.ask(Request::Cancel)))
        .child(note(
            "no-print",
            link(&app.href(Route::Full(FullPage::Placement)), app.t(Key::placement_title)),
        ))
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
    let part = move |tab: &Tab| match tab {
        Tab::Table => table::table(app, class),
        Tab::Out => out::out(app, class),
        Tab::Problems => problems::problems(app, class),
        Tab::Overview => overview::overview(app, class),
    };
    of_class("div", "stack")
        .child(note("soft", "").live(pupils))
        .child(open::beside(app, class, incoming))
        .child(tabs::tabs(app.t(Key::class_tabs), class.tab, move |tab| name(app, class, tab), part))
        .into()
}

/// The name of a tab.
fn name(app: App, class: Class, tab: Tab) -> String {
    match tab {
        Tab::Table => app.t(Key::class_tab_table).to_string(),
        Tab::Problems => {
            let all = class.listed.with(|listed| listed.problems);
            app.w().fill(Key::class_tab_problems, &[("n", &all.to_string())])
        }
        Tab::Overview => app.t(Key::class_tab_overview).to_string(),
        Tab::Out => app.t(Key::class_tab_out).to_string(),
    }
}

/// A number as texts take it.
fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
