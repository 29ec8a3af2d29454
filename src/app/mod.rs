//! The page: what a person sees and presses. Everything that is decided comes from [`crate::rules`],
//! every word from [`crate::text`].

mod boot;
mod clock;
mod page;
mod part;
mod route;
mod specialty;
mod state;
mod step;
mod storage;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use state::App;

/// Puts the app into `#app` and marks the page as ready.
///
/// Without its words there is nothing to show, so the page is left as it is and the boot script
/// says what happened.
pub fn start() {
    let Some(words) = boot::words() else { return };
    let Some(place) = document().get_element_by_id("app") else { return };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    mount_to(place, move || {
        let app = App::new(words);
        app.follow_the_world();
        part::frame::frame(app)
    })
    .forget();
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}
