//! A pupil who is open as a whole case: the person's own answers are put aside, the pupil's take their place on all
//! pages, and a bar above them leads back to the class.
//!
//! Nothing of a pupil is written to the browser's storage: the answers are lent ([`App::lend`]). Whatever way leads to the
//! page of the class also leads back from the pupil, so that no other change of the class can come between.

use leptos::prelude::*;

use super::beside::{Return, Visit};
use super::column::who;
use super::state::Class;
use crate::app::dom::{El, button, el, nothing, of_class};
use crate::app::state::App;
use crate::app::world::read_another_window;
use crate::class::session::protocol::{PupilCase, Request};
use crate::flow::route::{FullPage, Route};
use crate::formats::saved::{read_answers, write_answers};
use crate::text::Key;

const CLASS: Route = Route::Full(FullPage::Class);

/// Goes to the pupil when the class tells the case, and back when the page of the class is opened.
pub(in crate::app::full) fn follow(app: App, class: Class) {
    Effect::new(move |_| {
        if let Some(case) = class.beside().case.get() {
            class.beside().case.set(None);
            untrack(|| go(app, class, case));
        }
    });
    // At once: the page of the class is then built once, with the answers that belong there.
    ImmediateEffect::new_scoped(move || {
        if app.route.get() == CLASS {
            untrack(|| come_back(app, class));
        }
    });
}

fn go(app: App, class: Class, PupilCase { at, name, group, answers }: PupilCase) {
    let Some(before) = read_answers(&answers) else { return };
    come_back(app, class);
    app.lend(before.clone());
    class.beside().visit.set(Some(Visit { at, name, group, before, leave: false }));
    app.route.set(Route::Step(None));
    app.go(Route::Step(None));
}

fn come_back(app: App, class: Class) {
    let Some(Visit { at, before, leave, .. }) = class.beside().visit.get() else { return };
    class.beside().visit.set(None);
    if !leave && !app.holds(&before) {
        class.ask(Request::PutCase { at, answers: app.case.with(write_answers) });
    }
    app.show_own();
    read_another_window(app);
    class.beside().place.update_value(|place| place.back = Some(Return::Page(at)));
}

/// The bar above every page: who is open, and the ways back.
pub(in crate::app) fn bar(app: App) -> AnyView {
    let class = Class::here();
    crate::app::dom::showing(
        move || class.beside().visit.get(),
        move |visit| visit.as_ref().map_or_else(nothing, |visit| shown(app, class, visit).into()),
    )
}

fn shown(app: App, class: Class, visit: &Visit) -> El {
    let who = who(app, visit.name.as_deref(), visit.group.as_deref());
    let leave = move || {
        class.beside().visit.update(|visit| {
            if let Some(visit) = visit {
                visit.leave = true;
            }
        });
        app.go(CLASS);
    };
    let ways = vec![
        button("button", app.t(Key::pupil_back), move || app.go(CLASS)),
        button("button quiet", app.t(Key::pupil_leave), leave),
    ];
    of_class("div", "note row no-print visit")
        .attr("role", "region")
        .attr("aria-labelledby", "visit")
        .child(el("p").attr("id", "visit").child(app.w().fill(Key::pupil_visit, &[("name", &who)])))
        .child(of_class("div", "row").child(ways))
}
