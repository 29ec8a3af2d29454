//! The pages, one a file.

mod about;
mod case;
mod commission;
mod home;
mod law;
mod questions;
mod result;
mod result_choice;

use leptos::prelude::*;

use super::dom::{El, button_link, el, note, of_class, p};
use super::route::Route;
use super::state::App;
use crate::text::Key;

/// The page of a route.
pub(super) fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Home => home::home(app),
        Route::Step(step) => case::guided(app, step),
        Route::AllQuestions => case::all_questions(app),
        Route::Result => result::result(app),
        Route::Law(_) => law::law(app),
        Route::Commission => commission::commission(app),
        Route::About => about::about(app),
        Route::Unknown => unknown(app),
    }
}

/// The heading of a page, which takes the focus after a step.
fn heading(text: &str) -> El {
    el("h1").attr("tabindex", "-1").child(text)
}

/// Heading and lead.
fn opening(title: &str, lead: &str) -> El {
    of_class("div", "stack tight").child(heading(title)).child(note("soft", lead))
}

fn unknown(app: App) -> AnyView {
    of_class("div", "stack")
        .child(heading(app.t(Key::page_not_found)))
        .child(p(app.t(Key::page_not_found_text)))
        .child(p(button_link("button", &app.href(Route::Home), app.t(Key::nav_home))))
        .into()
}
