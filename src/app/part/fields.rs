//! Questions: one legend or label, big targets, the message beside the field, nothing lost.

use std::rc::Rc;

use chrono::Datelike;
use leptos::prelude::*;
use web_sys::Event;

use crate::app::dom::{Child, El, el, memo, note, of_class};
use crate::app::state::App;
use crate::formats::date_text::{read_date, write_date};
use crate::rules::calendar::Date;
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
    let offer =
        |value: &T| Offer { value: value.code().to_string(), label: app.of(*value).to_string(), hint: None };
    T::ALL.iter().map(offer).collect()
}

/// Yes and no.
pub(in crate::app) fn yes_no(app: App) -> Vec<Offer> {
    let offer = |value: &str, key| Offer { value: value.into(), label: app.t(key).into(), hint: None };
    vec![offer("yes", Key::yes), offer("no", Key::no)]
}

/// A question with radio buttons.
pub(in crate::app) struct Pick {
    /// The key of the answer.
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
    let (key, read_key) = (pick.key.clone(), pick.key.clone());
    let current = move || app.answer(&read_key);
    let put = move |value: &str| {
        let _ = app.put(&key, value, value);
    };
    radios(app, pick, Box::new(current), Box::new(put))
}

/// Radio buttons over any state.
pub(in crate::app) fn radios(
    app: App,
    pick: Pick,
    current: Box<dyn Fn() -> Option<String> + Send + Sync>,
    put: Box<dyn Fn(&str)>,
) -> AnyView {
    let Pick { key, legend, hint, mut offers, wide, may_skip } = pick;
    // A grade may be asked for under two choices of one page: each a group of its own.
    let name = format!("{key}-{}", app.next_number());
    if may_skip {
        let label = app.t(Key::dont_know).to_string();
        offers.push(Offer { value: String::new(), label, hint: None });
    }
    // The open answer is shown as chosen only when the person chose it.
    let skipped = RwSignal::new(false);
    let chosen = memo(current);
    let put: Rc<dyn Fn(&str)> = put.into();
    let labels: Vec<El> = offers
        .into_iter()
        .map(|Offer { value, label, hint }| {
            let (put, mine) = (put.clone(), value.clone());
            let checked = move || {
                let is_mine = chosen.with(|c| c.as_deref() == Some(mine.as_str()));
                is_mine || (mine.is_empty() && skipped.get() && chosen.with(Option::is_none))
            };
            let choose = move |_| {
                skipped.set(value.is_empty());
                put(&value);
            };
            let input = el("input").attr("type", "radio").attr("name", &name).checked(checked);
            labelled(input.on("change", choose), label, hint)
        })
        .collect();
    question(legend, hint, of_class("div", if wide { "pick wide" } else { "pick" }).child(labels))
}

/// A radio button or a box with its words.
fn labelled(input: El, label: impl Child, remark: Option<&'static str>) -> El {
    let remark = remark.map(|remark| of_class("span", "small soft").child(remark));
    el("label").child(input).child(of_class("span", "label").child(label).child(remark))
}

/// One legend, a hint, and what one chooses from.
fn question(legend: impl Child, hint: Option<&'static str>, offers: El) -> AnyView {
    let hint = hint.map(|hint| note("hint", hint));
    el("fieldset").child(el("legend").child(legend)).child(hint).child(offers).into()
}

/// A list to tick, with "none of these". Nothing ticked is an open answer until that says so.
pub(in crate::app) fn ticks(
    app: App,
    key: &'static str,
    legend: Key,
    hint: Option<Key>,
    offers: Vec<Offer>,
) -> AnyView {
    let answer = memo(move || app.answer(key));
    let put = move |text: &str| {
        let _ = app.put(key, text, text);
    };
    let ticked =
        move |value: &str| answer.with(|answer| answer.iter().any(|a| a.split(',').any(|one| one == value)));
    let mut boxes: Vec<El> = offers
        .into_iter()
        .map(|Offer { value, label, hint }| {
            let mine = value.clone();
            let change = move |event: Event| {
                let now = answer.get_untracked().unwrap_or_default();
                let mut values: Vec<&str> =
                    now.split(',').filter(|one| !matches!(*one, "" | "none")).collect();
                values.retain(|one| *one != value);
                if event_target_checked(&event) {
                    values.push(&value);
                }
                put(&values.join(","));
            };
            labelled(checkbox().checked(move || ticked(&mine)).on("change", change), label, hint)
        })
        .collect();
    let none = move |event: Event| put(if event_target_checked(&event) { "none" } else { "" });
    let none = checkbox().checked(move || ticked("none")).on("change", none);
    boxes.push(labelled(none, app.t(Key::none_of_these), None));
    question(app.t(legend), hint.map(|hint| app.t(hint)), of_class("div", "pick").child(boxes))
}

fn checkbox() -> El {
    el("input").attr("type", "checkbox")
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
    /// Whether it is wrong, where another field decides that too.
    pub(in crate::app) wrong: Option<RwSignal<bool>>,
}

/// The id on the page of the field with that key.
pub(in crate::app) fn id_of(key: &str) -> String {
    format!("f-{}", key.replace('.', "-"))
}

/// Takes what was typed; an error if it cannot be read.
pub(in crate::app) type Put = Box<dyn Fn(&str) -> Result<(), ()>>;

/// A field with its label, hint and message. `put` takes the text without spaces around it.
pub(in crate::app) fn typed(app: App, field: Typed, value: String, put: Put) -> AnyView {
    let Typed { key, label, hint, error, numeric, narrow, wrong } = field;
    let id = id_of(&key);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let unreadable = || !value.is_empty() && app.draft(&key).is_some();
    let wrong = wrong.unwrap_or_else(|| RwSignal::new(unreadable()));
    let put = Rc::new(put);
    let typing = put.clone();
    // A message comes when one leaves the field, and goes as soon as the text can be read.
    let input = move |event: Event| {
        if typing(tidy(&event_target_value(&event)).as_str()).is_ok() {
            wrong.set(false);
        }
    };
    let leave = move |event: Event| wrong.set(put(tidy(&event_target_value(&event)).as_str()).is_err());
    let described = {
        let (hint_id, error_id) = (hint.map(|_| hint_id.clone()), error_id.clone());
        move || {
            let shown = wrong.get().then(|| error_id.clone());
            let ids: Vec<String> = hint_id.iter().cloned().chain(shown).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let field = el("input")
        .attr("class", if narrow { "text narrow" } else { "text" })
        .attr("id", &id)
        .attr("type", "text")
        .attr("value", &value)
        .attr("autocomplete", "off")
        .attr("maxlength", "80")
        .maybe_attr("inputmode", numeric.then_some("decimal"))
        .attr_with("aria-describedby", described)
        .attr_with("aria-invalid", move || wrong.get().then(|| "true".to_string()))
        .on("input", input)
        .on("change", leave);
    el("div")
        .attr_with("class", move || Some(if wrong.get() { "field wrong" } else { "field" }.to_string()))
        .child(el("label").attr("for", &id).child(label))
        .child(hint.map(|hint| note("hint", hint).attr("id", &hint_id)))
        .child(note("error", app.t(error)).attr("id", &error_id).hidden(move || !wrong.get()))
        .child(field)
        .into()
}

/// A field whose text goes into the case as it is.
pub(in crate::app) fn typed_of_case(app: App, field: Typed) -> AnyView {
    let key = field.key.clone();
    let value = untrack(|| app.answer(&key)).unwrap_or_default();
    let value =
        if app.draft(&key).is_none() && key.ends_with("average") { app.w().number(&value) } else { value };
    typed(app, field, value, Box::new(move |text| app.put(&key, text, text).map_err(|_| ())))
}

/// A field for a day, as people write it: `09.03.2011`.
pub(in crate::app) fn day_of_case(app: App, field: Typed) -> AnyView {
    day_until(app, field, || Date::MAX)
}

/// A field for a day that cannot be after another.
pub(in crate::app) fn day_until(app: App, field: Typed, last: impl Fn() -> Date + 'static) -> AnyView {
    let key = field.key.clone();
    let value = untrack(|| app.answer(&key)).unwrap_or_default();
    let value = read_date(&value).map_or(value, day_text);
    let put = move |text: &str| {
        let iso = iso_day(text);
        let too_late = iso.as_deref().and_then(read_date).is_some_and(|day| day > last());
        let iso = iso.filter(|_| !too_late);
        app.put(&key, iso.as_deref().unwrap_or(if too_late { "?" } else { text }), text).map_err(|_| ())
    };
    typed(app, field, value, Box::new(put))
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
