//! The choices side by side, with what one plays with changed in place.

use std::iter;

use leptos::prelude::*;

use super::compare_rows::rows;
use crate::app::dom::{
    El, all, button, button_link, dynamic, el, focus_soon, link, memo, note, nothing, of_class, p, showing,
};
use crate::app::part::as_of;
use crate::app::part::fields::{self, Typed};
use crate::app::part::layout::opening;
use crate::app::part::specialty;
use crate::app::state::App;
use crate::flow::route::Route;
use crate::flow::step::Step;
use crate::formats::copy_name;
use crate::rules::case::{Choice, MAX_CHOICES, StudyForm};
use crate::rules::code::Code;
use crate::rules::question::{Place, Question};
use crate::text::Key;
use crate::text::labels::{Labelled as _, List, SHORT_BASIS, SHORT_KIND};

/// What was just done: a copy, or a choice taken away from its place, which can be brought back.
#[derive(Clone)]
enum Done {
    Nothing,
    Copied(String),
    Removed { name: String, at: usize, choice: Box<Choice> },
}

/// The page.
pub(in crate::app::full) fn compare(app: App) -> AnyView {
    let count = memo(move || app.case.with(|case| case.choices().len()));
    let done = RwSignal::new(Done::Nothing);
    // The columns are re-created only when their number changes, so that a button is not replaced while it is pressed.
    let table = move || table(app, count.get(), done);
    let alone = move || if count.get() < 2 { p(app.t(Key::compare_one)).into() } else { nothing() };
    let early = move || app.assessment.with(as_of::too_early);
    let early = showing(early, move |early| early.map_or_else(nothing, |day| as_of::not_yet(app, day)));
    of_class("div", "stack loose")
        .child(opening(app.t(Key::compare_title), app.t(Key::compare_lead)))
        .child(early)
        .child(el("div").attr("role", "status").dynamic(move || said(app, done)))
        .child(dynamic(alone))
        .child(dynamic(table))
        .child(of_class("p", "row").dynamic(move || add(app, count.get())))
        .child(note("small soft", app.t(Key::compare_legend)))
        .child(note("small soft", app.t(Key::case_choice_limit)))
        .child(p(button_link("button", &app.href(Route::Result), app.t(Key::case_see_result))))
        .into()
}

/// One more choice, while there is room.
fn add(app: App, count: usize) -> AnyView {
    if count >= MAX_CHOICES {
        return nothing();
    }
    let add = move || {
        app.change(|case| case.choices.get_or_insert_with(Vec::new).push(Choice::default()));
        focus_soon(&format!("f-{}-label", count + 1));
    };
    button("button quiet", app.t(Key::case_add_choice), add).into()
}

/// What was just done, with the way back.
fn said(app: App, done: RwSignal<Done>) -> AnyView {
    match done.get() {
        Done::Nothing => nothing(),
        Done::Copied(name) => note("note", app.w().fill(Key::compare_copied, &[("name", &name)])).into(),
        Done::Removed { name, at, choice } => {
            let undo = move || {
                done.set(Done::Nothing);
                app.change(|case| {
                    let choices = case.choices.get_or_insert_with(Vec::new);
                    choices.insert(at.min(choices.len()), (*choice).clone());
                });
                focus_soon(&format!("f-{}-label", at + 1));
            };
            let text = app.w().fill(Key::compare_removed, &[("name", &name)]);
            let undo = button("button quiet", app.t(Key::compare_undo), undo).attr("id", "compare-undo");
            of_class("div", "note row").child(el("span").child(text)).child(undo).into()
        }
    }
}

fn table(app: App, count: usize, done: RwSignal<Done>) -> AnyView {
    let head = |at: usize| el("th").attr("scope", "col").live(specialty::name(app, at));
    let heads: Vec<El> = (0..count).map(head).collect();
    let rows = move || app.assessment.with(|seen| all(rows(app, seen)));
    let table = of_class("table", "compare")
        .child(el("thead").child(el("tr").child(el("td")).child(heads)))
        .child(of_class("tbody", "changes").child(changes(app, count, done)))
        .child(el("tbody").dynamic(rows));
    of_class("div", "wide")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", app.t(Key::result_compare))
        .child(table)
        .into()
}

/// The rows in which one changes things.
fn changes(app: App, count: usize, done: RwSignal<Done>) -> Vec<El> {
    let row = |title: Key, cell: &dyn Fn(usize) -> AnyView| {
        let cells: Vec<El> = (0..count).map(|at| el("td").child(cell(at))).collect();
        el("tr").child(el("th").attr("scope", "row").child(app.t(title))).child(cells)
    };
    vec![
        row(Key::compare_name, &|at| label(app, at)),
        row(Key::q_kind, &|at| {
            let more = link(&app.href(Route::Step(Some(Step::Specialty(at)))), app.t(Key::compare_more));
            all((select(app, Question::Kind.of(at), SHORT_KIND), note("small", more)))
        }),
        row(Key::q_form, &|at| select(app, Question::Form.of(at), StudyForm::LABELS).into()),
        row(Key::q_basis, &|at| select(app, Question::Basis.of(at), SHORT_BASIS).into()),
        row(Key::compare_actions, &|at| actions(app, at, count, done)),
    ]
}

fn label(app: App, at: usize) -> AnyView {
    let field = Typed {
        label: app.w().choice(at),
        hint: None,
        error: Key::error_number,
        numeric: false,
        narrow: false,
        wrong: None,
    };
    fields::typed_of_case(app, Question::Label.of(at), field)
}

/// A list to choose an answer of a choice from, named by the question and the choice. A closed list cuts off what is
/// longer than its column on a phone, so the words are short ones.
fn select<T: Code>(app: App, place: Place, words: List<T>) -> El {
    let read = place.clone();
    let chosen = memo(move || app.answer(&read));
    let choice = app.w().choice(place.choice);
    let question = app.w().question(&place.question);
    let named = app.w().fill(Key::compare_of, &[("field", &question), ("name", &choice)]);
    let open = (String::new(), app.t(Key::dont_know).to_string());
    let values =
        T::ALL.iter().map(|value| (value.code().to_string(), app.w().from_list(words, *value).to_string()));
    let choose = move |value: String| {
        let _ = app.put(&place, &value, &value);
    };
    fields::select(chosen, iter::once(open).chain(values).collect(), choose).attr("aria-label", &named)
}

fn actions(app: App, at: usize, count: usize, done: RwSignal<Done>) -> AnyView {
    let choice = app.w().choice(at);
    let named = |key: Key| app.w().fill(Key::compare_of, &[("field", app.t(key)), ("name", &choice)]);
    let copy = move || {
        let all: Vec<String> = (0..count).map(|at| untrack(specialty::name(app, at))).collect();
        let there: Vec<&str> = all.iter().map(String::as_str).collect();
        let label = copy_name::name(there.get(at).copied().unwrap_or_default(), &there);
        done.set(Done::Copied(label.clone()));
        app.change(|case| {
            let choices = case.choices.get_or_insert_with(Vec::new);
            if let Some(choice) = choices.get(at).cloned() {
                choices.push(Choice { label, ..choice });
            }
        });
        focus_soon(&format!("f-{}-label", count + 1));
    };
    let remove = move || {
        let name = untrack(specialty::name(app, at));
        let choice = app.case.with_untracked(|case| case.choices().get(at).cloned());
        let Some(choice) = choice else { return };
        done.set(Done::Removed { name, at, choice: Box::new(choice) });
        app.change(|case| {
            if let Some(choices) = &mut case.choices {
                choices.remove(at);
            }
        });
        focus_soon("compare-undo");
    };
    let act = |key: Key, press: Box<dyn FnMut()>| {
        button("button quiet", app.t(key), press).attr("aria-label", &named(key))
    };
    let copy = (count < MAX_CHOICES).then(|| act(Key::compare_copy, Box::new(copy)));
    let remove = (count > 1).then(|| act(Key::remove, Box::new(remove)));
    of_class("div", "stack tight").child(copy).child(remove).into()
}
