//! The page: what a person sees and presses. Everything that is decided comes from [`crate::rules`],
//! every word from [`crate::text`].

mod boot;
mod catalogue;
mod clock;
mod dom;
mod field;
mod frame;
#[cfg(feature = "full")]
mod full;
mod page;
mod part;
mod state;
mod storage;
mod world;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use crate::formats::saved::Snapshot;
#[cfg(not(feature = "full"))]
use crate::rules::edition::CURRENT;
use state::App;

/// Puts the app into `#app` and marks the page as ready.
///
/// Without its words there is nothing to show, so the page is left as it is and the boot script
/// says what happened. The script is given two functions: `state` returns the state of the page as text,
/// `leave` unmounts the app, so that another module can mount.
pub fn start() {
    let Some(words) = boot::words() else { return };
    let Some(place) = document().get_element_by_id("app") else { return };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    let handed = boot::handed().and_then(|text| Snapshot::read(&text));
    let mounted = mount_to(place, move || {
        let app = App::new(words, handed);
        boot::offer(
            "state",
            &Closure::<dyn Fn() -> String>::new(move || app.own_snapshot().write()).into_js_value(),
        );
        #[cfg(feature = "full")]
        world::follow(app, full::attach(app));
        #[cfg(not(feature = "full"))]
        {
            world::follow(app, move |_| load_full(app));
            // The full module says what has changed since.
            if app.remember.get_untracked() && storage::kept_edition() != Some(CURRENT.code()) {
                load_full(app);
            }
        }
        frame::frame(app)
    });
    // Dropping the handle cleans up all that its owner holds: listeners, timers, effects and signals.
    boot::offer("leave", &Closure::once_into_js(move || drop(mounted)));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Fetches the full module, which can ask about the link in the address.
#[cfg(not(feature = "full"))]
fn load_full(app: App) {
    boot::load_full(Box::new(move || {
        // Nothing is said if the page has gone meanwhile.
        let _ =
            app.notice.try_set(Some(state::Notice { message: crate::text::Key::more_failed, offer: None }));
    }));
}
