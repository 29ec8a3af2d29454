//! Taking something off the page: as a file, or as text in the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlTextAreaElement, Url};

/// Saves a text as a file; `None` where the browser has no files to give.
pub(super) fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    save_bytes(name, kind, text.as_bytes())
}

/// Saves bytes as a file; `None` where the browser has no files to give.
pub(super) fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    if !js_sys::Reflect::has(&link, &"download".into()).unwrap_or(false) {
        return None;
    }
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    link.set_href(&address);
    link.set_download(name);
    // Some browsers press only links that are on the page.
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser reads the file after the press; the address is given back when that is long over.
    let give_back = move || {
        let _ = Url::revoke_object_url(&address);
    };
    set_timeout(give_back, std::time::Duration::from_mins(1));
    Some(())
}

/// Copies a text, and says whether that worked.
pub(super) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    // Old browsers, in-app browsers and insecure addresses have no clipboard.
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    if !there {
        return done(false);
    }
    let copied = navigator.clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(copied).await.is_ok()) });
}

/// Moves the focus to a field of several lines and selects all of it.
pub(super) fn select(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}
