//! Fields whose text the worker reads: what it cannot read is said beside the field, and the text stays.

use leptos::prelude::*;

use crate::app::dom::{El, el, memo, note, of_class};
use crate::app::part::fields;
use crate::app::state::App;
use crate::formats::input;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::text::Key;

/// A field to type into.
pub(super) struct Text {
    /// Its id on the page.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<&'static str>,
    /// What is said when it cannot be read.
    pub(super) error: Key,
    /// For a number of few figures.
    pub(super) narrow: bool,
    /// Its label is heard and not seen: what stands beside it says the same.
    pub(super) quiet: bool,
}

/// The field. `value` is what it holds as long as nobody types; `put` takes the text when one leaves it.
pub(super) fn text(
    app: App,
    shown: Text,
    value: impl Fn() -> String + Send + Sync + 'static,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
    put: impl Fn(String) + 'static,
) -> El {
    offering(app, shown, value, wrong, put, |field| field)
}

fn offering(
    app: App,
    shown: Text,
    value: impl Fn() -> String + Send + Sync + 'static,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
    put: impl Fn(String) + 'static,
    more: impl FnOnce(El) -> El,
) -> El {
    let Text { id, label, hint, error, narrow, quiet } = shown;
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let (value, wrong) = (memo(value), memo(wrong));
    let described = {
        let (hint_id, error_id) = (hint.map(|_| hint_id.clone()), error_id.clone());
        move || {
            let ids: Vec<String> =
                hint_id.iter().cloned().chain(wrong.get().then(|| error_id.clone())).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let field = el("input")
        .attr("class", if narrow { "text narrow" } else { "text" })
        .attr("id", &id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .maybe_attr("inputmode", narrow.then_some("decimal"))
        .prop_with("value", move || value.get().into())
        .attr_with("aria-describedby", described)
        .attr_with("aria-invalid", move || wrong.get().then(|| "true".to_string()))
        .on("change", move |event| put(input::tidy(&event_target_value(&event))));
    el("div")
        .attr_with("class", move || Some(if wrong.get() { "field wrong" } else { "field" }.to_string()))
        .child(el("label").attr("for", &id).maybe_attr("class", quiet.then_some("unseen")).child(label))
        .child(hint.map(|hint| note("hint", hint).attr("id", &hint_id)))
        .child(
            note("error", app.t(error))
                .attr("id", &error_id)
                .attr("role", "alert")
                .hidden(move || !wrong.get()),
        )
        .child(more(field))
}

/// A field that keeps its text in a signal at every key.
pub(super) fn kept(
    app: App,
    shown: Text,
    text: RwSignal<String>,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
) -> El {
    self::text(app, shown, move || text.get(), wrong, move |value| text.set(value))
}

/// A field to look for something by its words, which are in a signal at every key.
pub(super) fn search(app: App, id: &str, label: Key, words: RwSignal<String>) -> El {
    let field = el("input")
        .attr("class", "text")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("id", id)
        .on("input", move |event| words.set(event_target_value(&event)));
    of_class("div", "field").child(el("label").attr("for", id).child(app.t(label))).child(field)
}

/// A list to choose a quota from, under its label.
pub(super) fn quota(
    app: App,
    id: &str,
    label: &str,
    codes: Option<&[String]>,
    chosen: impl Fn() -> Option<String> + Send + Sync + 'static,
    choose: impl Fn(Option<String>) + 'static,
) -> El {
    let offered = |category: &&QuotaCategory| {
        codes.is_none_or(|codes| codes.iter().any(|code| code == category.code()))
    };
    let options = std::iter::once((String::new(), app.t(Key::placement_no_quota).to_string()))
        .chain(
            QuotaCategory::ALL
                .iter()
                .filter(offered)
                .map(|one| (one.code().to_string(), app.of(*one).to_string())),
        )
        .collect();
    let choose = move |code: String| choose((!code.is_empty()).then_some(code));
    let select = fields::select(memo(chosen), options, choose).attr("id", id);
    of_class("div", "field").child(el("label").attr("for", id).child(label)).child(select)
}

/// A field with a list of offers that follows what is typed.
pub(super) fn listed(
    app: App,
    shown: Text,
    list: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
    put: impl Fn(String) + 'static,
    typing: impl Fn(String) + 'static,
) -> El {
    offering(app, shown, value, wrong, put, |field| {
        field.attr("list", list).on("input", move |event| typing(event_target_value(&event)))
    })
}
