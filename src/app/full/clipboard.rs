//! A button that copies a text: by the browser's clipboard, else by its old command, else by the
//! person's own hand; and the words for what became of it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDocument;

use super::export;
use crate::app::dom::{El, button, note};
use crate::app::state::App;
use crate::text::Key;

/// What stands on the button, and what is said when it worked and when it did not.
type Says = [Key; 3];

/// The button for a link, and what became of it. The field of that id shows it to copy by hand.
pub(super) fn copy_button(
    app: App,
    class: &'static str,
    text: impl Fn() -> String + 'static,
    field: &'static str,
) -> (El, El) {
    let says = [Key::share_copy, Key::share_copied, Key::share_by_hand];
    copy_button_saying(app, class, says, text, field)
}

/// The same for another text, with its own words.
pub(super) fn copy_button_saying(
    app: App,
    class: &'static str,
    [words, done, by_hand]: Says,
    text: impl Fn() -> String + 'static,
    field: &'static str,
) -> (El, El) {
    let said = RwSignal::new(None::<Key>);
    let press = move || {
        // Empty first, so that the same words are said again.
        said.set(None);
        let say = move |copied| {
            let _ = said.try_set(Some(if copied { done } else { by_hand }));
        };
        copy(&text(), field, || (), say);
    };
    let status = note("small", "")
        .attr("role", "status")
        .live(move || said.get().map_or(String::new(), |key| app.t(key).to_string()));
    (button(class, app.t(words), press), status)
}

/// Copies a text and says whether that worked. Where the browser's clipboard is out of reach, `show` brings
/// the field with the text into sight.
pub(super) fn copy(
    text: &str,
    field: &'static str,
    show: impl FnOnce() + 'static,
    said: impl FnOnce(bool) + 'static,
) {
    export::copy(text, move |copied| if copied { said(true) } else { without_clipboard(field, show, said) });
}

/// Shows the field, then copies by the old command, or leaves the text selected for the person's own hand.
pub(super) fn without_clipboard(
    field: &'static str,
    show: impl FnOnce() + 'static,
    said: impl FnOnce(bool) + 'static,
) {
    show();
    // After the field has come into sight.
    request_animation_frame(move || said(by_command(field)));
}

/// By the old command, which copies what is selected; what could not be copied stays selected.
fn by_command(field: &str) -> bool {
    export::select(field);
    let page = document().dyn_into::<HtmlDocument>();
    page.is_ok_and(|page| page.exec_command("copy").unwrap_or(false))
}
