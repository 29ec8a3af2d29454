//! What the boot script hands over: the words of the language, and more files when they are wanted.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::rules::code::Code as _;
use crate::text::{Lang, Words};

fn bridge(name: &str) -> Option<JsValue> {
    let bridge = Reflect::get(&js_sys::global(), &"talapker".into()).ok()?;
    Reflect::get(&bridge, &name.into()).ok()
}

/// The words that were fetched with the app.
pub(super) fn words() -> Option<Words> {
    let lang = Lang::from_code(&bridge("lang")?.as_string()?)?;
    packed(lang, bridge("words")?.as_string()?)
}

/// The words of another language, fetched now.
pub(super) async fn load_words(lang: Lang) -> Option<Words> {
    packed(lang, load(&format!("words.{}", lang.code())).await?)
}

/// Another text file of this version, by its name in the site; `None` if it cannot be had.
pub(super) async fn load(name: &str) -> Option<String> {
    let load: Function = bridge("load")?.dyn_into().ok()?;
    let promise: Promise = load.call1(&JsValue::NULL, &name.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

/// A language is loaded once and kept, so its texts live as long as the page.
fn packed(lang: Lang, text: String) -> Option<Words> {
    Words::packed(lang, Box::leak(text.into_boxed_str()))
}
