//! Copying a text: by the browser's clipboard, else by the selected field, else by the person's own hand.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::app::dom::{El, button, note};
use crate::app::state::App;
use crate::text::Key;

/// A button that copies a text, and what became of it. The field of that id holds the text, if one is
/// on the page.
pub(super) fn copy_button(
    app: App,
    class: &'static str,
    text: impl Fn() -> String + 'static,
    field: &'static str,
) -> (El, El) {
    let said = RwSignal::new(None::<Key>);
    let press = move || {
        // Empty first, so that the same words are said again.
        said.set(None);
        copy(text(), field, said);
    };
    let status = note("small", "")
        .attr("role", "status")
        .live(move || said.get().map_or(String::new(), |key| app.t(key).to_string()));
    (button(class, app.t(Key::share_copy), press), status)
}

fn copy(text: String, field: &'static str, said: RwSignal<Option<Key>>) {
    spawn_local(async move {
        let done = written(&text).await || by_command(field);
        let _ = said.try_set(Some(if done { Key::share_copied } else { Key::share_by_hand }));
    });
}

/// By the clipboard, which pages without a secure connection and some in-app browsers do not have.
async fn written(text: &str) -> bool {
    let navigator = window().navigator();
    let there =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// By the old command, which copies what is selected; what could not be copied stays selected.
fn by_command(field: &str) -> bool {
    select(field)
        && document().dyn_into::<HtmlDocument>().is_ok_and(|page| page.exec_command("copy").unwrap_or(false))
}

/// Selects the text of a field.
pub(super) fn select(field: &str) -> bool {
    let field = document().get_element_by_id(field).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    field.is_some_and(|field| {
        let _ = field.focus();
        field.select();
        true
    })
}
