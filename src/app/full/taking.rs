//! What a person gives the page: files that are chosen, and text that is pasted.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, File, HtmlInputElement, HtmlTextAreaElement};

use crate::app::dom::{El, button, el, note, of_class, p};
use crate::app::state::App;
use crate::text::Key;

/// A button that asks for files; `accept` are the endings and types that are offered.
pub(super) fn choose(app: App, class: &'static str, accept: &str, take: impl Fn(Vec<File>) + 'static) -> El {
    let chosen = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(list) = input.files() {
            take((0..list.length()).filter_map(|at| list.get(at)).collect());
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let input = el("input")
        .attr("type", "file")
        .attr("class", "unseen")
        .attr("accept", accept)
        .attr("multiple", "")
        .on("change", chosen);
    of_class("label", class).child(app.t(Key::file_choose)).child(input)
}

/// The words around a field to paste into.
pub(super) struct Paste {
    /// What opens it.
    pub(super) summary: Key,
    /// The label of the field.
    pub(super) label: Key,
    /// What is to be known of it.
    pub(super) hint: Option<Key>,
    /// The button.
    pub(super) button: Key,
}

/// A field to paste text into, closed at first.
pub(super) fn paste(app: App, id: &'static str, words: &Paste, take: impl Fn(String) + 'static) -> El {
    let open = move || {
        let field = document().get_element_by_id(id);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
            take(field.value());
        }
    };
    let text = el("textarea")
        .attr("id", id)
        .attr("class", "text code")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    let field = of_class("div", "field")
        .child(el("label").attr("for", id).child(app.t(words.label)))
        .child(words.hint.map(|hint| note("hint", app.t(hint))))
        .child(text);
    let open = p(button("button quiet", app.t(words.button), open));
    let inside = of_class("div", "stack tight").child(field).child(open);
    of_class("details", "why").child(el("summary").child(app.t(words.summary))).child(inside)
}

/// Rows that are pasted on the page while no field has the focus.
pub(super) fn paste_anywhere(take: impl Fn(String) + 'static) {
    let pasted = move |event: &Event| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if field
            .is_some_and(|field| field.closest("input, textarea, select").is_ok_and(|found| found.is_some()))
        {
            return;
        }
        if let Some(text) = copied(event).filter(|text| text.contains(['\t', '\n'])) {
            take(text);
        }
    };
    StoredValue::new_local(EventListener::new(&window(), "paste", pasted));
}

/// The text that a paste carries.
fn copied(event: &Event) -> Option<String> {
    let data = js_sys::Reflect::get(event, &"clipboardData".into()).ok()?;
    let get: js_sys::Function = js_sys::Reflect::get(&data, &"getData".into()).ok()?.dyn_into().ok()?;
    get.call1(&data, &"text/plain".into()).ok()?.as_string()
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is too large.
    TooLarge,
    /// The browser cannot read it.
    Unreadable,
}

/// The bytes of a file of at most so many.
///
/// # Errors
/// If it is too large, which is seen before it is read (a film would take the whole memory), or cannot be read.
pub(super) async fn read(file: File, largest: usize) -> Result<Vec<u8>, Unread> {
    let file = gloo_file::File::from(file);
    if file.size() > u64::try_from(largest).unwrap_or(u64::MAX) {
        return Err(Unread::TooLarge);
    }
    gloo_file::futures::read_as_bytes(&file).await.map_err(|_| Unread::Unreadable)
}
