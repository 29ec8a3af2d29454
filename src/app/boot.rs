//! The interface to the boot script: the words of the language, and more files on request.

use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
#[cfg(feature = "full")]
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
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
    packed(lang, bridge("words")?.as_string()?, bridge("full_words").and_then(|text| text.as_string()))
}

/// The snapshot of another module, or of this one before a reload: see [`crate::formats::saved`].
/// That other module leaves the page with this call.
pub(super) fn handed() -> Option<String> {
    let function: Function = bridge("handed")?.dyn_into().ok()?;
    function.call0(&JsValue::NULL).ok()?.as_string()
}

/// Files that were dropped on the page or opened with the installed app. They are handed over once.
#[cfg(feature = "full")]
pub(super) fn opened() -> Option<Vec<web_sys::File>> {
    let files: js_sys::Array = bridge("opened")?.dyn_into().ok()?;
    offer("opened", &JsValue::UNDEFINED);
    Some(files.iter().filter_map(|file| file.dyn_into().ok()).collect())
}

/// Gives the boot script a function of the app under a name.
pub(super) fn offer(name: &str, function: &JsValue) {
    if let Ok(bridge) = Reflect::get(&js_sys::global(), &"talapker".into()) {
        let _ = Reflect::set(&bridge, &name.into(), function);
    }
}

/// Fetches the full module, which then replaces this one on the page; `failed` runs if that fails.
#[cfg(not(feature = "full"))]
pub(super) fn load_full(failed: Box<dyn FnOnce()>) {
    let loaded = move |module: Option<JsValue>| {
        if module.is_none() {
            failed();
        }
    };
    call("loadFull", JsValue::UNDEFINED, Box::new(loaded));
}

/// Fetches the words of another language; `None` if they cannot be had.
pub(super) fn load_words(lang: Lang, then: Box<dyn FnOnce(Option<Words>)>) {
    let code = lang.code();
    load(
        format!("words.{code}"),
        Box::new(move |words| match words {
            Some(words) if cfg!(feature = "full") => {
                load(format!("full.{code}"), Box::new(move |full| then(packed(lang, words, full))));
            }
            words => then(words.and_then(|words| packed(lang, words, None))),
        }),
    );
}

/// Fetches another text file of this version, by its name in the site; `None` if it cannot be had.
pub(super) fn load(name: String, then: Box<dyn FnOnce(Option<String>)>) {
    call("load", name.into(), Box::new(|text| then(text.and_then(|text| text.as_string()))));
}

/// Calls a function of the boot script, and then with what it promised: `None` if it could not keep it. Not generic,
/// and the only future of the first module: each kind of future that is spawned is compiled for itself.
fn call(name: &'static str, argument: JsValue, then: Box<dyn FnOnce(Option<JsValue>)>) {
    spawn_local(async move { then(called(name, &argument).await) });
}

/// What a function of the boot script promises; `None` if it cannot keep it.
async fn called(name: &str, argument: &JsValue) -> Option<JsValue> {
    let function: Function = bridge(name)?.dyn_into().ok()?;
    let promise: Promise = function.call1(&JsValue::NULL, argument).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// A language is loaded once and kept, so its texts live as long as the page. The full module
/// needs its own words as well.
fn packed(lang: Lang, text: String, full: Option<String>) -> Option<Words> {
    let words = Words::packed(lang, Box::leak(text.into_boxed_str()))?;
    if cfg!(feature = "full") { words.with_full(Box::leak(full?.into_boxed_str())) } else { Some(words) }
}

/// Awaits a function of the boot script, for the full module; `None` if it fails.
#[cfg(feature = "full")]
pub(super) async fn asked(name: &str) -> Option<JsValue> {
    called(name, &JsValue::UNDEFINED).await
}

/// Fetches the files of a worker; the address of its script, or `None` if they cannot be had.
#[cfg(feature = "full")]
pub(super) async fn worker(name: &str) -> Option<String> {
    called("worker", &name.into()).await?.as_string()
}

/// Fetches several text files of this version at the same time; `None` if one cannot be had.
#[cfg(feature = "full")]
pub(super) async fn load_all(names: impl Iterator<Item = String>) -> Option<Vec<String>> {
    let function: Function = bridge("load")?.dyn_into().ok()?;
    let promises: js_sys::Array =
        names.map(|name| function.call1(&JsValue::NULL, &name.into()).ok()).collect::<Option<_>>()?;
    let texts: js_sys::Array = JsFuture::from(Promise::all(&promises)).await.ok()?.dyn_into().ok()?;
    texts.iter().map(|text| text.as_string()).collect()
}

/// Calls what starts a worker, and returns that worker.
#[cfg(feature = "full")]
pub(super) fn started(start: impl FnOnce() + 'static) -> Option<web_sys::Worker> {
    let function: Function = bridge("started")?.dyn_into().ok()?;
    function.call1(&JsValue::NULL, &Closure::once_into_js(start)).ok()?.dyn_into().ok()
}

/// Has the copy for use without a network take in a worker, and the one of workbooks.
#[cfg(feature = "full")]
pub(super) fn keep_workers(name: &str) {
    if let Some(Ok(function)) = bridge("keepWorkers").map(JsCast::dyn_into::<Function>) {
        let _ = function.call1(&JsValue::NULL, &name.into());
    }
}

/// Whether the boot script has a function under a name.
#[cfg(feature = "full")]
pub(super) fn offers(name: &str) -> bool {
    bridge(name).is_some_and(|function| function.is_function())
}
