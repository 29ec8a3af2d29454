//! The page: what a person sees and presses. Everything that is decided comes from [`crate::rules`],
//! every word from [`crate::text`].

mod boot;
mod clock;
mod dom;
mod field;
mod frame;
#[cfg(feature = "full")]
mod full;
mod incoming_link;
mod page;
mod part;
mod state;
mod storage;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use crate::formats::snapshot::Snapshot;
use state::App;

/// Puts the app into `#app` and marks the page as ready.
///
/// Without its words there is nothing to show, so the page is left as it is and the boot script
/// says what happened. The script is given two functions: `state` says the state of the page as text,
/// `leave` takes the app off the page, so that another module can take over.
pub fn start() {
    let Some(words) = boot::words() else { return };
    let Some(place) = document().get_element_by_id("app") else { return };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    let handed = boot::handed().and_then(|text| Snapshot::read(&text));
    let unfollow = Rc::new(Cell::new(None));
    let leaving = Rc::clone(&unfollow);
    let mounted = mount_to(place, move || {
        let app = App::new(words, handed);
        unfollow.set(Some(app.follow_the_world()));
        boot::offer("state", &Closure::<dyn Fn() -> String>::new(move || app.snapshot()).into_js_value());
        frame::frame(app)
    });
    let leave = move || {
        if let Some(unfollow) = leaving.take() {
            unfollow();
        }
        drop(mounted);
    };
    boot::offer("leave", &Closure::once_into_js(leave));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}
