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

use super::route::Route;
use super::state::App;
use crate::text::Key;

/// The page of a route.
pub(super) fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Home => home::home(app),
        Route::Step(step) => case::guided(app, step),
        Route::AllQuestions => case::all(app),
        Route::Result => result::result(app),
        Route::Law(_) => law::law(app),
        Route::Commission => commission::commission(app),
        Route::About => about::about(app),
        Route::Unknown => unknown(app),
    }
}

/// The heading of a page, which takes the focus after a step.
fn heading(text: &str) -> AnyView {
    view! { <h1 tabindex="-1">{text.to_string()}</h1> }.into_any()
}

fn unknown(app: App) -> AnyView {
    view! {
        <div class="stack">
            {heading(app.t(Key::page_not_found))}
            <p>{app.t(Key::page_not_found_text)}</p>
            <p><a class="button" href=app.href(Route::Home)>{app.t(Key::nav_home)}</a></p>
        </div>
    }
    .into_any()
}
