//! The page.

use leptos::prelude::*;

#[component]
fn Page() -> impl IntoView {
    let (count, set_count) = signal(0);
    let words = js_sys::Reflect::get(&js_sys::global(), &"talapker".into())
        .and_then(|bridge| js_sys::Reflect::get(&bridge, &"words".into()))
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default();
    view! {
        <main>
            <h1>{words}</h1>
            <button on:click=move |_| set_count.update(|count| *count += 1)>{count}</button>
        </main>
    }
}

fn main() {
    let document = document();
    if let Some(place) = document.get_element_by_id("app") {
        use wasm_bindgen::JsCast as _;
        if let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() {
            mount_to(place, Page).forget();
        }
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}
