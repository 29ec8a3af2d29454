//! Before the page is closed: a warning, as long as the class has changes that are in no file.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

use super::state::Class;
use crate::app::dom::memo;

/// Warns, whichever page is shown.
pub(in crate::app::full) fn warn(class: Class) {
    let unsaved = memo(move || class.listed.with(|listed| listed.unsaved));
    // A listener that is always there would keep browsers from going back to the page as it was.
    Effect::new(move |_| {
        if unsaved.get() {
            let options = EventListenerOptions::enable_prevent_default();
            let warn = |event: &web_sys::Event| {
                event.prevent_default();
                // What older browsers want instead.
                let _ = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
            };
            let listener = EventListener::new_with_options(&window(), "beforeunload", options, warn);
            StoredValue::new_local(listener);
        }
    });
}
