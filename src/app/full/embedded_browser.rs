//! Pages opened inside a messenger or another app: such browsers often save no files, print nothing and
//! open no windows, so the way out is said.

use js_sys::Reflect;
use leptos::prelude::*;

use super::case_link;
use super::clipboard::copy_button;
use crate::app::dom::{El, of_class, p};
use crate::app::state::App;
use crate::formats::user_agent::is_embedded;
use crate::rules::code::Set;
use crate::text::Key;

/// Objects that apps leave in the page.
const OBJECTS: [&str; 2] = ["TelegramWebviewProxy", "TelegramWebview"];

/// Whether the page is open inside an app, as far as one can tell.
pub(super) fn detected() -> bool {
    let has = |name: &&str| Reflect::has(&js_sys::global(), &(**name).into()).unwrap_or(false);
    is_embedded(&window().navigator().user_agent().unwrap_or_default()) || OBJECTS.iter().any(has)
}

/// The field of the link.
const FIELD: &str = "in-app-link";

/// How to get out, with the link that takes the answers along; `None` in a browser of its own.
pub(super) fn note(app: App) -> Option<El> {
    detected().then(|| {
        let link = move || case_link::link(app, Set::new());
        let (button, status) = copy_button(app, "button quiet", link, FIELD);
        let field = case_link::field(FIELD, "2", link).attr("aria-label", app.t(Key::share_link));
        of_class("div", "note stack tight").child(vec![p(app.t(Key::share_in_app)), field, button, status])
    })
}
