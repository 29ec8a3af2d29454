//! The mounted app in a real browser, without the boot script: what stands in for it hands over the words.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const RUSSIAN: &str = include_str!("../../src/text/ru.txt");

/// The lines `key = text` of the language file.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    RUSSIAN.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

/// The text of a key.
fn text(key: &str) -> &'static str {
    pairs().find(|(known, _)| *known == key).map(|(_, text)| text).unwrap()
}

/// Runs a script that is no more than a function's body.
fn run(script: &str) {
    js_sys::Function::new_no_args(script).call0(&wasm_bindgen::JsValue::NULL).unwrap();
}

/// Lets the page do what it has put off.
async fn later() {
    let wait = js_sys::Function::new_no_args("return new Promise((resolve) => setTimeout(resolve, 50))");
    let promise: js_sys::Promise = wait.call0(&wasm_bindgen::JsValue::NULL).unwrap().dyn_into().unwrap();
    JsFuture::from(promise).await.unwrap();
}

/// Starts the app anew at a page; the tests share one document.
async fn start(fragment: &str) -> Element {
    if let Some(old) = document().get_element_by_id("app") {
        old.remove();
    }
    let place = document().create_element("div").unwrap();
    place.set_id("app");
    document().body().unwrap().append_child(&place).unwrap();
    let words: Vec<&str> = pairs().map(|(_, text)| text).collect();
    let words = js_sys::JSON::stringify(&words.join("\n").into()).unwrap();
    run("localStorage.clear()");
    run(&format!(
        "globalThis.talapker = {{ lang: 'ru', words: {words}, load: () => Promise.reject(new Error('none')) }};\
         history.replaceState(null, '', '{fragment}')"
    ));
    talapker::app::start();
    later().await;
    place
}

fn words_of(place: &Element) -> String {
    place.text_content().unwrap_or_default()
}

/// The element of that kind whose words begin so.
fn named(place: &Element, kind: &str, words: &str) -> HtmlElement {
    let found = place.query_selector_all(kind).unwrap();
    let mut all = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
    let wanted = all.find(|each| each.text_content().is_some_and(|text| text.trim().starts_with(words)));
    wanted.unwrap_or_else(|| panic!("no {kind} “{words}”"))
}

/// Presses the answer of a question by the words that both begin with.
async fn press(place: &Element, legend: &str, label: &str) {
    let found = place.query_selector_all("fieldset").unwrap();
    let mut groups = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    let group = groups.find(|group| words_of(group).starts_with(legend)).unwrap();
    named(&group, "label", label).click();
    later().await;
}

#[wasm_bindgen_test]
async fn the_app_is_mounted_and_marks_the_page_as_ready() {
    let place = start("#/").await;
    assert!(document().document_element().unwrap().has_attribute("data-ready"));
    assert_eq!(words_of(&place.query_selector("h1").unwrap().unwrap()), text("home_title"));
    assert!(words_of(&place).contains(text("home_waiting")));
    assert!(place.query_selector("article").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn three_presses_give_a_day_and_another_press_another_day() {
    let place = start("#/").await;
    press(&place, text("home_base"), text("home_base_basic_secondary")).await;
    press(&place, text("home_kind"), text("home_kind_general")).await;
    press(&place, text("home_way"), text("home_way_state_order")).await;
    let card = || words_of(&place.query_selector("article").unwrap().unwrap());
    // The day does not depend on the year, but for a Sunday at its end; the window itself never does.
    named(&place, "summary", text("why")).click();
    later().await;
    let months: Vec<&str> = text("months_to").split('|').collect();
    assert!(card().contains(&format!("18 {}", months[7])), "{}", card());
    press(&place, text("home_base"), text("home_base_general_secondary")).await;
    assert!(card().contains(&format!("20 {}", months[7])), "{}", card());
}

#[wasm_bindgen_test]
async fn an_answer_on_one_page_is_there_on_another() {
    let place = start("#/").await;
    press(&place, text("home_base"), text("home_base_higher")).await;
    run("location.hash = '#/case/base?lang=ru'");
    later().await;
    assert_eq!(words_of(&place.query_selector("h1").unwrap().unwrap()), text("step_base"));
    let chosen = place.query_selector("input:checked").unwrap().unwrap();
    let label = chosen.closest("label").unwrap().unwrap();
    assert_eq!(words_of(&label), text("base_higher"));
}

#[wasm_bindgen_test]
async fn a_text_that_does_not_come_is_said_and_can_be_asked_for_again() {
    let place = start("#/law").await;
    assert!(words_of(&place).contains(text("law_failed")));
    run("globalThis.talapker.load = () => Promise.resolve('one says\\none does')");
    named(&place, "button", text("law_retry")).click();
    later().await;
    assert!(!words_of(&place).contains(text("law_failed")));
    assert!(words_of(&place).contains("one says"));
}

#[wasm_bindgen_test]
async fn words_of_another_version_start_nothing() {
    run("globalThis.talapker = { lang: 'ru', words: 'one\\ntwo', load: () => {} }");
    if let Some(old) = document().get_element_by_id("app") {
        old.remove();
    }
    let place = document().create_element("div").unwrap();
    place.set_id("app");
    document().body().unwrap().append_child(&place).unwrap();
    talapker::app::start();
    later().await;
    assert_eq!(words_of(&place), "");
}
