//! What the pages are laid out with: headings, sections, lists of links, and the page that is shown for an
//! unknown address.

use leptos::prelude::*;

use crate::app::dom::{Child, El, button_link, el, note, of_class, p};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::text::Key;

/// What a heading has whose page leads the reader elsewhere by itself: it does not take the focus.
#[cfg(feature = "full")]
pub(in crate::app) const ELSEWHERE: &str = "data-elsewhere";

/// The heading of a page, which takes the focus after a step.
pub(in crate::app) fn heading(text: &str) -> El {
    el("h1").attr("tabindex", "-1").child(text)
}

/// Heading and lead.
pub(in crate::app) fn opening(title: &str, lead: &str) -> El {
    of_class("div", "stack tight").child(heading(title)).child(note("soft", lead))
}

/// A section under its heading.
#[cfg(feature = "full")]
pub(in crate::app) fn section(title: &str, inside: impl Child) -> El {
    of_class("section", "stack tight").child(el("h2").child(title)).child(inside)
}

/// The link to the questions, where there is nothing to show yet, and what may stand above it.
pub(in crate::app) fn invitation(app: App, text: Key, more: impl Child) -> El {
    let start = button_link("button", &app.href(Route::Step(None)), app.t(Key::result_start));
    of_class("div", "empty stack").child(p(app.t(text))).child(more).child(p(start))
}

/// Links to pages of the full module, one under the other.
#[cfg(feature = "full")]
pub(in crate::app) fn ways<const N: usize>(app: App, pages: [(crate::flow::route::FullPage, Key); N]) -> El {
    let way =
        |(page, words)| el("li").child(crate::app::dom::link(&app.href(Route::Full(page)), app.t(words)));
    of_class("ul", "ways").child(Vec::from(pages.map(way)))
}

/// The page of an unknown address.
pub(in crate::app) fn unknown(app: App) -> AnyView {
    of_class("div", "stack")
        .child(heading(app.t(Key::page_not_found)))
        .child(p(app.t(Key::page_not_found_text)))
        .child(p(button_link("button", &app.href(Route::Home), app.t(Key::nav_home))))
        .into()
}
