//! The pages, one a file.

mod about;
mod home;
mod law;
mod questions;
mod result;
mod result_choice;

use leptos::prelude::*;

#[cfg(not(feature = "full"))]
use super::dom::button;
use super::dom::{Child, El, button_link, el, link, note, of_class, p};
#[cfg(feature = "full")]
use super::full::planning;
use super::state::App;
use crate::flow::route::{FullPage, Route};
use crate::text::Key;

/// The page of a route.
pub(super) fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Home => home::home(app),
        Route::Step(step) => questions::guided(app, step),
        Route::AllQuestions => questions::all_questions(app),
        Route::Result => result::result(app),
        Route::Law(_) => law::law(app),
        Route::Full(page) => planning(app, page),
        Route::About => about::about(app),
        Route::Unknown => unknown(app),
    }
}

/// The heading of a page, which takes the focus after a step.
fn heading(text: &str) -> El {
    el("h1").attr("tabindex", "-1").child(text)
}

/// Heading and lead.
pub(super) fn opening(title: &str, lead: &str) -> El {
    of_class("div", "stack tight").child(heading(title)).child(note("soft", lead))
}

/// The way to the questions, where there is nothing to show yet, and what may stand above it.
pub(super) fn invitation(app: App, text: Key, more: impl Child) -> El {
    let start = button_link("button", &app.href(Route::Step(None)), app.t(Key::result_start));
    of_class("div", "empty stack").child(p(app.t(text))).child(more).child(p(start))
}

/// Links to pages of planning and keeping, one under the other.
pub(super) fn ways<const N: usize>(app: App, pages: [(FullPage, Key); N]) -> El {
    let way = |(page, words)| el("li").child(link(&app.href(Route::Full(page)), app.t(words)));
    of_class("ul", "ways").child(Vec::from(pages.map(way)))
}

fn unknown(app: App) -> AnyView {
    of_class("div", "stack")
        .child(heading(app.t(Key::page_not_found)))
        .child(p(app.t(Key::page_not_found_text)))
        .child(p(button_link("button", &app.href(Route::Home), app.t(Key::nav_home))))
        .into()
}

/// The pages for planning and keeping are in the second module: it is fetched, and takes over.
#[cfg(not(feature = "full"))]
fn planning(app: App, page: FullPage) -> AnyView {
    let failed = RwSignal::new(false);
    let fetch = move || {
        failed.set(false);
        super::boot::load_full(Box::new(move || {
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
    of_class("div", "stack").child(heading(app.t(Route::Full(page).title()))).dynamic(state).into()
}
