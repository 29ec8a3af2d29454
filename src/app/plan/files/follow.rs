//! Files that come from outside: dropped on the page, or opened with the installed app.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{DragEvent, Event};

use super::cases::Stored;
use super::open::{Opening, take_files, take_text};
use crate::app::boot;
use crate::app::dom::memo;
use crate::app::route::{Planning, Route};
use crate::app::state::App;
use crate::text::Key;

/// What the page shows over everything while a file is dragged above it.
const DRAGGED: &str = "data-drop";
/// The boot script says by this that a file was opened with the app.
const OPENED: &str = "talapker-file";

/// Listens for files until the result is called.
pub(in crate::app) fn follow(app: App) -> impl FnOnce() {
    forget_what_is_over(app);
    let listeners = [
        window_event_listener_untyped("dragover", move |event| drag(app, &event)),
        window_event_listener_untyped("dragleave", |event| {
            let inside = dragged(&event).and_then(|drag| drag.related_target());
            if inside.is_none() {
                mark(None);
            }
        }),
        window_event_listener_untyped("drop", move |event| drop_files(app, &event)),
        window_event_listener_untyped("storage", move |_| app.files.cases.set(Stored::read())),
    ];
    let look = Closure::<dyn Fn()>::new(move || take_opened(app));
    listen(&look, true);
    take_opened(app);
    move || {
        listen(&look, false);
        listeners.into_iter().for_each(WindowListenerHandle::remove);
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
    let here = memo(move || app.route.get() == Route::Planning(Planning::File));
    Effect::new(move |_| {
        if !here.get() {
            app.files.opening.set(Opening::Nothing);
            app.files.said.set(None);
        }
    });
}

fn take_opened(app: App) {
    if let Some((name, text)) = boot::opened() {
        show_page(app);
        take_text(app, name, &text);
    }
}

fn show_page(app: App) {
    let page = Route::Planning(Planning::File);
    if app.route.get_untracked() != page {
        app.go(page);
    }
}

/// The event, if it is about files.
fn dragged(event: &Event) -> Option<&DragEvent> {
    let drag: &DragEvent = event.dyn_ref()?;
    let files = drag.data_transfer()?.types().includes(&"Files".into(), 0);
    files.then_some(drag)
}

fn drag(app: App, event: &Event) {
    if dragged(event).is_some() {
        // Without this the browser would open the file in the place of the page.
        event.prevent_default();
        mark(Some(app.t(Key::file_drop)));
    }
}

fn drop_files(app: App, event: &Event) {
    mark(None);
    let Some(files) = dragged(event).and_then(|drag| drag.data_transfer()?.files()) else { return };
    event.prevent_default();
    if files.length() > 0 {
        show_page(app);
        take_files(app, &files);
    }
}

fn mark(text: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match text {
        Some(text) => root.set_attribute(DRAGGED, text),
        None => root.remove_attribute(DRAGGED),
    };
}
