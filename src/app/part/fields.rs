//! Questions: one legend or label, big targets, the message beside the field, nothing lost.

use std::rc::Rc;

use chrono::Datelike;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::app::state::App;
use crate::formats::date_text::{read_date, write_date};
use crate::rules::calendar::Date;
use crate::rules::code::{Code, Set as CodeSet};
use crate::text::Key;
use crate::text::labels::Labelled;

/// One thing to choose.
pub(in crate::app) struct Offer {
    /// What is put into the case.
    pub(in crate::app) value: String,
    /// What a person reads.
    pub(in crate::app) label: String,
    /// A remark under it.
    pub(in crate::app) hint: Option<&'static str>,
}

/// The words of a list as offers.
pub(in crate::app) fn offers<T: Labelled>(app: App) -> Vec<Offer> {
    let offer = |value: &T| Offer {
        value: value.code().to_string(),
        label: app.words.with_untracked(|words| words.of(*value)).to_string(),
        hint: None,
    };
    T::ALL.iter().map(offer).collect()
}

/// Yes and no.
pub(in crate::app) fn yes_no(app: App) -> Vec<Offer> {
    let offer = |value: &str, key| Offer { value: value.into(), label: app.t(key).into(), hint: None };
    vec![offer("yes", Key::yes), offer("no", Key::no)]
}

/// A question with radio buttons.
pub(in crate::app) struct Pick {
    /// The key of the answer; also the name of the group.
    pub(in crate::app) key: String,
    pub(in crate::app) legend: String,
    pub(in crate::app) hint: Option<&'static str>,
    pub(in crate::app) offers: Vec<Offer>,
    /// Side by side where there is room.
    pub(in crate::app) wide: bool,
    /// With "I don't know yet".
    pub(in crate::app) may_skip: bool,
}

/// The question of a key of the case.
pub(in crate::app) fn pick<T: Labelled>(app: App, key: &str, legend: Key, hint: Option<Key>) -> AnyView {
    let pick = Pick {
        key: key.to_string(),
        legend: app.t(legend).to_string(),
        hint: hint.map(|hint| app.t(hint)),
        offers: offers::<T>(app),
        wide: true,
        may_skip: true,
    };
    radios_of_case(app, pick)
}

/// The question of a key whose answer is yes or no.
pub(in crate::app) fn pick_yes_no(app: App, key: &str, legend: Key, hint: Option<Key>) -> AnyView {
    let pick = Pick {
        key: key.to_string(),
        legend: app.t(legend).to_string(),
        hint: hint.map(|hint| app.t(hint)),
        offers: yes_no(app),
        wide: true,
        may_skip: true,
    };
    radios_of_case(app, pick)
}

/// Radio buttons that read and write the answer of their key.
pub(in crate::app) fn radios_of_case(app: App, pick: Pick) -> AnyView {
    let key: Rc<str> = pick.key.as_str().into();
    let read_key = key.clone();
    let current = move || app.answer(&read_key);
    let put = move |value: &str| {
        let _ = app.put(&key, value, value);
    };
    radios(app, pick, current, put)
}

/// Radio buttons over any state.
pub(in crate::app) fn radios(
    app: App,
    pick: Pick,
    current: impl Fn() -> Option<String> + 'static,
    put: impl Fn(&str) + 'static,
) -> AnyView {
    let Pick { key, legend, hint, mut offers, wide, may_skip } = pick;
    if may_skip {
        let label = app.t(Key::dont_know).to_string();
        offers.push(Offer { value: String::new(), label, hint: None });
    }
    // The open answer is shown as chosen only when the person chose it.
    let skipped = RwSignal::new(false);
    let chosen = RwSignal::new(None::<String>);
    Effect::new(move |_| chosen.set(current()));
    let put = Rc::new(put);
    let labels: Vec<AnyView> = offers
        .into_iter()
        .map(|Offer { value, label, hint }| {
            let put = put.clone();
            let (mine, value_to_put) = (value.clone(), value);
            let checked = move || match chosen.with(|c| c.as_deref() == Some(mine.as_str())) {
                true => true,
                false => mine.is_empty() && skipped.get() && chosen.with(Option::is_none),
            };
            let choose = move |_| {
                skipped.set(value_to_put.is_empty());
                put(&value_to_put);
            };
            let hint = hint.map(|hint| view! { <span class="small soft">{hint}</span> });
            view! {
                <label>
                    <input type="radio" name=key.clone() prop:checked=checked on:change=choose/>
                    <span class="label">{label}{hint}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let class = if wide { "pick wide" } else { "pick" };
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <div class=class>{labels}</div>
        </fieldset>
    }
    .into_any()
}

/// A list to tick, with "none of these".
pub(in crate::app) fn ticks<T: Labelled + Send + Sync>(
    app: App,
    key: &'static str,
    legend: Key,
    hint: Option<Key>,
    remark: impl Fn(T) -> Option<&'static str>,
    get: fn(&crate::rules::case::Case) -> Option<CodeSet<T>>,
) -> AnyView {
    let answer = move || app.case.with(get);
    let write = move |set: Option<CodeSet<T>>| {
        let text = set.map(|set| set.iter().map(Code::code).collect::<Vec<_>>().join(","));
        let text = text.map(|text| if text.is_empty() { "none".to_string() } else { text });
        let text = text.unwrap_or_default();
        let _ = app.put(key, &text, &text);
    };
    let tick = |value: T| {
        let checked = move || answer().is_some_and(|set| set.contains(value));
        let change = move |event| {
            let mut set = answer().unwrap_or_default();
            if event_target_checked(&event) {
                set.insert(value);
            } else {
                set.remove(value);
            }
            // Nothing ticked is an open answer until "none of these" says so.
            write((!set.is_empty()).then_some(set));
        };
        let label = app.words.with_untracked(|words| words.of(value));
        let remark = remark(value).map(|remark| view! { <span class="small soft">{remark}</span> });
        view! {
            <label>
                <input type="checkbox" prop:checked=checked on:change=change/>
                <span class="label">{label}{remark}</span>
            </label>
        }
        .into_any()
    };
    let all: Vec<AnyView> = T::ALL.iter().map(|value| tick(*value)).collect();
    let none_checked = move || answer().is_some_and(CodeSet::is_empty);
    let none = move |event| write(event_target_checked(&event).then(CodeSet::new));
    view! {
        <fieldset>
            <legend>{app.t(legend)}</legend>
            {hint.map(|hint| view! { <p class="hint">{app.t(hint)}</p> })}
            <div class="pick">
                {all}
                <label>
                    <input type="checkbox" prop:checked=none_checked on:change=none/>
                    <span class="label">{app.t(Key::none_of_these)}</span>
                </label>
            </div>
        </fieldset>
    }
    .into_any()
}

/// A field to type into.
pub(in crate::app) struct Typed {
    /// The key of the answer; its id on the page is made of it.
    pub(in crate::app) key: String,
    pub(in crate::app) label: String,
    pub(in crate::app) hint: Option<&'static str>,
    /// What is said when the text cannot be read.
    pub(in crate::app) error: Key,
    /// With the keyboard for numbers.
    pub(in crate::app) numeric: bool,
    /// As wide as a few figures.
    pub(in crate::app) narrow: bool,
}

/// A field with its label, hint and message. `put` takes the text without spaces around it.
pub(in crate::app) fn typed(
    app: App,
    field: Typed,
    value: String,
    put: impl Fn(&str) -> Result<(), ()> + 'static,
) -> AnyView {
    let Typed { key, label, hint, error, numeric, narrow } = field;
    let id = format!("f-{}", key.replace('.', "-"));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let wrong = RwSignal::new(!value.is_empty() && app.draft(&key).is_some());
    let put = Rc::new(put);
    let typing = put.clone();
    // A message comes when one leaves the field, and goes as soon as the text can be read.
    let input = move |event| {
        if typing(tidy(&event_target_value(&event)).as_str()).is_ok() {
            wrong.set(false);
        }
    };
    let leave = move |event| wrong.set(put(tidy(&event_target_value(&event)).as_str()).is_err());
    let described = {
        let (hint_id, error_id) = (hint.map(|_| hint_id.clone()), error_id.clone());
        move || {
            let shown = wrong.get().then(|| error_id.clone());
            let ids: Vec<String> = hint_id.iter().cloned().chain(shown).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let class = if narrow { "text narrow" } else { "text" };
    view! {
        <div class="field" class:wrong=move || wrong.get()>
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p class="error" id=error_id hidden=move || !wrong.get()>{app.t(error)}</p>
            <input class=class id=id type="text" value=value autocomplete="off" maxlength="80"
                inputmode=numeric.then_some("decimal")
                aria-describedby=described aria-invalid=move || wrong.get().then_some("true")
                on:input=input on:change=leave/>
        </div>
    }
    .into_any()
}

/// A field whose text goes into the case as it is.
pub(in crate::app) fn typed_of_case(app: App, field: Typed) -> AnyView {
    let key = field.key.clone();
    let value = app.answer(&key).unwrap_or_default();
    let value =
        if app.draft(&key).is_none() && key.ends_with("average") { app.w().number(&value) } else { value };
    typed(app, field, value, move |text| app.put(&key, text, text).map_err(|_| ()))
}

/// A field for a day, as people write it: `09.03.2011`.
pub(in crate::app) fn day_of_case(app: App, field: Typed) -> AnyView {
    let key = field.key.clone();
    let value = app.answer(&key).unwrap_or_default();
    let value = read_date(&value).map_or(value, day_text);
    typed(app, field, value, move |text| match iso_day(text) {
        Some(iso) => app.put(&key, &iso, text).map_err(|_| ()),
        None => app.put(&key, text, text).map_err(|_| ()),
    })
}

/// `09.03.2011`.
pub(in crate::app) fn day_text(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// The contract's form of a day written `9.3.2011`, `09/03/2011`, `09-03-2011` or `2011-03-09`.
pub(in crate::app) fn iso_day(text: &str) -> Option<String> {
    if read_date(text).is_some() {
        return Some(text.to_string());
    }
    let mut parts = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(write_date(date))
}

/// Without spaces around and inside, which come along when one pastes.
fn tidy(text: &str) -> String {
    let outside = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    outside.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Moves the focus to the element with that id.
pub(in crate::app) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
