//! Files that come from outside: dropped on the page, or opened with the installed app. The boot script
//! hands them over.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use super::cases::Stored;
use super::open::{Opening, take_files};
use crate::app::boot;
use crate::app::dom::memo;
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};

/// The boot script says by this that there are files.
const OPENED: &str = "talapker-file";

/// Listens for files until the result is called.
pub(in crate::app) fn follow(app: App) -> impl FnOnce() {
    forget_what_is_over(app);
    let stored = window_event_listener_untyped("storage", move |_| app.files.cases.set(Stored::read()));
    let look = Closure::<dyn Fn()>::new(move || take_opened(app));
    listen(&look, true);
    take_opened(app);
    move || {
        listen(&look, false);
        stored.remove();
    }
}

/// On its way down, so that it is heard wherever on the page it is said.
fn listen(look: &Closure<dyn Fn()>, on: bool) {
    let look = look.as_ref().unchecked_ref();
    let _ = if on {
        window().add_event_listener_with_callback_and_bool(OPENED, look, true)
    } else {
        window().remove_event_listener_with_callback_and_bool(OPENED, look, true)
    };
}

/// What was said of a file is over when one leaves the page.
fn forget_what_is_over(app: App) {
    let here = memo(move || app.route.get() == Route::Full(FullPage::File));
    Effect::new(move |_| {
        if !here.get() {
            app.files.opening.set(Opening::Nothing);
            app.files.said.set(None);
        }
    });
}

fn take_opened(app: App) {
    let Some(files) = boot::opened() else { return };
    let page = Route::Full(FullPage::File);
    if app.route.get_untracked() != page {
        app.go(page);
    }
    take_files(app, files);
}
