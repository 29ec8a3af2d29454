//! One thing that was not read: where it stands, what is wrong with it, and what can be done about it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

use super::problem_list::{List, Shown};
use super::reason;
use super::state::{Class, Tab};
use crate::app::dom::{El, button, el, focus_here, memo, note, nothing, of_class, showing};
use crate::app::state::App;
use crate::class::session::protocol::{Allowed, ProblemView, Request};
use crate::text::Key;

/// What was done with it here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Nothing,
    Mended,
    Left,
}

/// The row of the list.
pub(super) fn row(app: App, class: Class, list: List, at: usize) -> El {
    let done = RwSignal::new(Done::Nothing);
    let found = list.shown.with_untracked(|shown| shown.get(at).map(|shown| shown.problem.clone()));
    let Some(problem) = found else { return el("li") };
    let gone = memo(move || list.shown.with(|shown| shown.get(at).is_none_or(|Shown { gone, .. }| *gone)));
    let said = format!("class-problem-{at}");
    let told = head(app, &problem, &format!("{said}-head"));
    let act = move |gone: &bool| {
        if !*gone {
            return actions(app, class, list, &problem, done);
        }
        let done = done.get_untracked();
        if done != Done::Nothing {
            // In the place of the form, where the page is scrolled to already.
            let said = said.clone();
            request_animation_frame(move || focus_here(&said));
        }
        let key = if done == Done::Left { Key::class_problem_left } else { Key::class_problem_mended };
        el("p")
            .attr("id", &said)
            .attr("tabindex", "-1")
            .child(of_class("span", "pill yes").child(app.t(key)))
            .into()
    };
    of_class("li", "stack tight").child(told).showing(move || gone.get(), act)
}

/// Where it stands, what stood there and what is wrong.
fn head(app: App, problem: &ProblemView, id: &str) -> El {
    let words = app.w();
    let row = problem.row.map(|row| words.fill(Key::class_problem_row, &[("n", &row.to_string())]));
    let letter = problem.column.as_ref();
    let column = letter.map(|letter| words.fill(Key::class_problem_column, &[("letter", letter)]));
    let header = (!problem.header.is_empty()).then(|| format!("«{}»", problem.header));
    let place: Vec<String> = [row, column, header].into_iter().flatten().collect();
    let name = problem.name.as_deref().map(|name| el("b").child(el("bdi").child(name)));
    let stood = (!problem.text.is_empty()).then(|| {
        [words.fill(Key::class_problem_stood, &[("text", &problem.text)]), " ".to_string()].concat()
    });
    let field = problem.cell.as_ref().map(|(_, field)| field.as_str());
    let wrong = reason::reason(app, &problem.reason, field);
    let place = (!place.is_empty()).then(|| of_class("span", "small soft").child(place.join(", ")));
    el("div")
        .attr("id", id)
        .child(el("p").child(name).child(" ").child(place))
        .child(el("p").child(stood).child(wrong))
}

/// Mending, leaving, looking.
fn actions(app: App, class: Class, list: List, problem: &ProblemView, done: RwSignal<Done>) -> AnyView {
    let place = problem.place;
    let leave = move || {
        done.set(Done::Left);
        class.ask(Request::Leave(place));
    };
    let leave_button = button("as-link", app.t(Key::class_problem_leave), leave);
    let Some((pupil, field)) = problem.cell.clone() else { return leave_button.into() };
    let wanted = (pupil, field.clone());
    let show = move || {
        class.beside().wanted.set(Some(wanted.clone()));
        class.tab.set(Tab::Table);
    };
    let show = button("as-link", app.t(Key::class_problem_show), show);
    let beside = of_class("div", "row").child(leave_button).child(show);
    let Some(allowed) = problem.allowed.as_ref() else { return beside.into() };
    let alike = memo({
        let problem = problem.clone();
        move || list.shown.with(|shown| alike(shown, &problem))
    });
    let too = RwSignal::new(false);
    let mend = {
        let field = field.clone();
        move |text: String| {
            if text.is_empty() {
                return leave();
            }
            done.set(Done::Mended);
            let others = if too.get_untracked() { alike.get_untracked() } else { Vec::new() };
            for at in [pupil].into_iter().chain(others) {
                class.ask(Request::Edit { at, field: field.clone(), text: text.clone() });
            }
        }
    };
    let tick = showing(
        move || alike.with(Vec::len),
        move |n: &usize| {
            if *n == 0 {
                return nothing();
            }
            let tick = el("input")
                .attr("type", "checkbox")
                .checked(move || too.get())
                .on("change", move |event| too.set(event_target_checked(&event)));
            let text = app.w().fill(Key::class_problem_same, &[("n", &n.to_string())]);
            of_class("label", "tick small").child(tick).child(text).into()
        },
    );
    let form = form(app, class, (pupil, field), place, (allowed, &problem.text), mend);
    of_class("div", "stack tight").child(form.child(tick)).child(beside).into()
}

/// The pupils in whose cells of the same column stands the same, as far as they are shown. Names are each a pupil's own.
fn alike(shown: &[Shown], problem: &ProblemView) -> Vec<u32> {
    let Some((_, field)) = problem.cell.as_ref().filter(|(_, field)| field != "name") else {
        return Vec::new();
    };
    let same = |other: &&ProblemView| other.place != problem.place && other.text == problem.text;
    let open = shown.iter().filter(|shown| !shown.gone).map(|shown| &shown.problem).filter(same);
    open.filter_map(|other| other.cell.as_ref().filter(|(_, own)| own == field).map(|(at, _)| *at)).collect()
}

/// The field for what is right. What cannot be read stays in it, with what is wrong.
fn form(
    app: App,
    class: Class,
    cell: (u32, String),
    place: u32,
    (allowed, stood): (&Allowed, &str),
    mend: impl Fn(String) + 'static,
) -> El {
    let id = format!("class-mend-{place}");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let draft = memo(move || {
        class.draft.with(|draft| {
            let mine = draft.as_ref().filter(|draft| draft.at == cell.0 && draft.field == cell.1);
            mine.map(|draft| (draft.text.clone(), draft.reason.clone(), draft.field.clone()))
        })
    });
    let wrong = move || draft.with(Option::is_some);
    let hint = reason::allowed(app, allowed);
    let described = {
        let (hint_id, error_id) = (hint.is_some().then(|| hint_id.clone()), error_id.clone());
        move || {
            let ids: Vec<String> = hint_id.iter().cloned().chain(wrong().then(|| error_id.clone())).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let error = showing(
        move || draft.get(),
        move |draft: &Option<(String, String, String)>| {
            let Some((text, code, field)) = draft else { return nothing() };
            let text = format!("«{text}»: {}", reason::reason(app, code, Some(field)));
            note("error", text).attr("id", &error_id).into()
        },
    );
    let control = match allowed {
        Allowed::One(values) => {
            let option = |value: &String| el("option").child(value.as_str());
            el("select")
                .child(el("option").attr("value", "").child(app.t(Key::dont_know)))
                .child(values.iter().map(option).collect::<Vec<El>>())
        }
        Allowed::Number(..) => typed("text narrow", "").attr("inputmode", "decimal"),
        Allowed::Day => typed("text narrow", stood).attr("inputmode", "decimal"),
        Allowed::Several(_) | Allowed::Text => typed("text", stood),
    };
    let control = control
        .attr("id", &id)
        .attr_with("aria-describedby", described)
        .attr_with("aria-invalid", move || wrong().then(|| "true".to_string()));
    let field_id = id.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        mend(value(&field_id));
    };
    let field = el("div")
        .attr_with("class", move || Some(if wrong() { "field wrong" } else { "field" }.to_string()))
        .child(el("label").attr("for", &id).child(app.t(Key::class_problem_right)))
        .child(hint.map(|hint| note("hint", hint).attr("id", &hint_id)))
        .child(el("div").attr("role", "status").child(error))
        .child(control);
    let send =
        of_class("button", "button quiet").attr("type", "submit").child(app.t(Key::class_problem_mend));
    of_class("form", "mend").on("submit", submit).child(field).child(send)
}

/// A field with what is to be changed in it.
fn typed(class: &'static str, stood: &str) -> El {
    of_class("input", class)
        .attr("value", stood)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
}

/// What stands in a field, of whichever kind.
fn value(id: &str) -> String {
    let field: Option<Element> = document().get_element_by_id(id);
    let value = field.and_then(|field| js_sys::Reflect::get(field.unchecked_ref(), &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
