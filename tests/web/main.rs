//! Components of the page, each alone, in a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_view_is_mounted() {
    use leptos::prelude::*;
    mount_to_body(|| view! { <p id="probe">"here"</p> });
    let text = document().get_element_by_id("probe").and_then(|found| found.text_content());
    assert_eq!(text.as_deref(), Some("here"));
}
