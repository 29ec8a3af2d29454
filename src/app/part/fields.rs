//! Questions: one legend or label, big targets, the message beside the field, nothing lost.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Event;

use crate::app::dom::{Child, El, el, memo, note, of_class};
use crate::app::field::Field;
use crate::app::state::App;
use crate::formats::date_text::{read_date, write_date};
use crate::formats::input;
use crate::rules::calendar::Date;
use crate::rules::question::{Kind, Place, Question};
use crate::text::Key;

/// One thing to choose.
pub(in crate::app) struct Offer {
    /// What is put into the case.
    pub(in crate::app) value: String,
    /// What a person reads.
    pub(in crate::app) label: String,
    /// A remark under it.
    pub(in crate::app) hint: Option<&'static str>,
}

/// What one can choose as the answer to a question: the words of its list, or yes and no.
pub(in crate::app) fn offers(app: App, question: &Question) -> Vec<Offer> {
    let kind = question.kind();
    if kind == Kind::YesNo {
        return yes_no(app);
    }
    let offer = |(at, code): (usize, &&str)| Offer {
        value: (*code).to_string(),
        label: app.w().option(question, at).to_string(),
        hint: None,
    };
    kind.codes().iter().enumerate().map(offer).collect()
}

/// Yes and no.
pub(in crate::app) fn yes_no(app: App) -> Vec<Offer> {
    let offer = |value: &str, key| Offer { value: value.into(), label: app.t(key).into(), hint: None };
    vec![offer("yes", Key::yes), offer("no", Key::no)]
}

/// A question with radio buttons.
pub(in crate::app) struct Pick {
    pub(in crate::app) legend: String,
    pub(in crate::app) hint: Option<&'static str>,
    pub(in crate::app) offers: Vec<Offer>,
    /// Side by side where there is room.
    pub(in crate::app) wide: bool,
    /// With "I don't know yet".
    pub(in crate::app) may_skip: bool,
}

/// A question of the case with one answer from its list, or yes or no.
pub(in crate::app) fn pick(app: App, place: Place, hint: Option<Key>) -> AnyView {
    let pick = Pick {
        legend: app.w().question(&place.question),
        hint: hint.map(|hint| app.t(hint)),
        offers: offers(app, &place.question),
        wide: true,
        may_skip: true,
    };
    radios_of_case(app, place, pick)
}

/// Radio buttons that read and write the answer to a question.
pub(in crate::app) fn radios_of_case(app: App, place: Place, pick: Pick) -> AnyView {
    let read_place = place.clone();
    let field = place.clone().into();
    let current = move || app.answer(&read_place);
    let put = move |value: &str| {
        let _ = app.put(&place, value, value);
    };
    radios(app, &field, pick, Box::new(current), Box::new(put))
}

/// Radio buttons over any state.
pub(in crate::app) fn radios(
    app: App,
    field: &Field,
    pick: Pick,
    current: Box<dyn Fn() -> Option<String> + Send + Sync>,
    put: Box<dyn Fn(&str)>,
) -> AnyView {
    let Pick { legend, hint, mut offers, wide, may_skip } = pick;
    // A grade may be asked for under two choices of one page: each a group of its own.
    let name = format!("{}-{}", field.key(), app.next_number());
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
pub(in crate::app) fn ticks(app: App, place: Place, hint: Key, offers: Vec<Offer>) -> AnyView {
    let legend = app.w().question(&place.question);
    let read_place = place.clone();
    let answer = memo(move || app.answer(&read_place));
    let put: Rc<dyn Fn(&str)> = Rc::new(move |text: &str| {
        let _ = app.put(&place, text, text);
    });
    let ticked =
        move |value: &str| answer.with(|answer| answer.iter().any(|a| a.split(',').any(|one| one == value)));
    let mut boxes: Vec<El> = offers
        .into_iter()
        .map(|Offer { value, label, hint }| {
            let (mine, put) = (value.clone(), put.clone());
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
    question(legend, Some(app.t(hint)), of_class("div", "pick").child(boxes))
}

fn checkbox() -> El {
    el("input").attr("type", "checkbox")
}

/// A field to type into.
pub(in crate::app) struct Typed {
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

/// Takes what was typed; an error if it cannot be read.
pub(in crate::app) type Put = Box<dyn Fn(&str) -> Result<(), ()>>;

/// A field with its label, hint and message. `put` takes the text without spaces around it.
pub(in crate::app) fn typed(app: App, field: &Field, shown: Typed, value: String, put: Put) -> AnyView {
    let Typed { label, hint, error, numeric, narrow, wrong } = shown;
    let id = field.id();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let unreadable = || !value.is_empty() && app.draft(field).is_some();
    let wrong = wrong.unwrap_or_else(|| RwSignal::new(unreadable()));
    let put = Rc::new(put);
    let typing = put.clone();
    // A message comes when one leaves the field, and goes as soon as the text can be read.
    let input = move |event: Event| {
        if typing(input::tidy(&event_target_value(&event)).as_str()).is_ok() {
            wrong.set(false);
        }
    };
    let leave =
        move |event: Event| wrong.set(put(input::tidy(&event_target_value(&event)).as_str()).is_err());
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

/// A list to choose one value from: values with their words. Nothing chosen is the empty value.
pub(in crate::app) fn select(
    chosen: Memo<Option<String>>,
    options: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> El {
    select_of(chosen, options, Box::new(choose))
}

#[inline(never)]
fn select_of(
    chosen: Memo<Option<String>>,
    options: Vec<(String, String)>,
    choose: Box<dyn Fn(String)>,
) -> El {
    let option = |(value, label): (String, String)| {
        let mine = value.clone();
        let selected = move || chosen.with(|chosen| chosen.as_deref().unwrap_or("") == mine).into();
        el("option").attr("value", &value).prop_with("selected", selected).child(label)
    };
    let options: Vec<El> = options.into_iter().map(option).collect();
    el("select").on("change", move |event| choose(event_target_value(&event))).child(options)
}

/// A field whose text goes into the case as it is.
pub(in crate::app) fn typed_of_case(app: App, place: Place, shown: Typed) -> AnyView {
    let field = place.clone().into();
    let value = untrack(|| app.answer(&place)).unwrap_or_default();
    let average = place.question.kind() == Kind::Average && app.draft(&field).is_none();
    let value = if average { app.w().number(&value) } else { value };
    let put = move |text: &str| app.put(&place, text, text).map_err(|_| ());
    typed(app, &field, shown, value, Box::new(put))
}

/// A field for a day, as people write it: `09.03.2011`.
pub(in crate::app) fn day_of_case(app: App, place: Place, shown: Typed) -> AnyView {
    day_until(app, place, shown, || Date::MAX)
}

/// A field for a day that cannot be after another.
pub(in crate::app) fn day_until(
    app: App,
    place: Place,
    shown: Typed,
    last: impl Fn() -> Date + 'static,
) -> AnyView {
    let field = place.clone().into();
    let value = untrack(|| app.answer(&place)).unwrap_or_default();
    let value = read_date(&value).map_or(value, input::day_text);
    let put = move |text: &str| {
        let written = match input::day(text) {
            Some(day) if day > last() => "?".to_string(),
            Some(day) => write_date(day),
            None => text.to_string(),
        };
        app.put(&place, &written, text).map_err(|_| ())
    };
    typed(app, &field, shown, value, Box::new(put))
}
