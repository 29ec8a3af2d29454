//! My case: one small step after another, or all on one page, over the same answers.

use leptos::prelude::*;
use web_sys::Event;

use super::home;
use crate::app::dom::{
    El, all, button, button_link, el, focus, jump, link, memo, note, nothing, of_class, p,
};
use crate::app::part::layout::{heading, opening};
use crate::app::part::{as_of, questions, specialty, verdict};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::flow::step::{self, Step};
use crate::rules::calendar::Date;
use crate::rules::case::{Choice, MAX_CHOICES};
use crate::text::Key;

/// One step.
pub(in crate::app) fn guided(app: App, wanted: Option<Step>) -> AnyView {
    let steps = move || app.assessment.with(|a| app.case.with(|case| step::steps(case, &a.missing)));
    let step = wanted.unwrap_or(Step::Base);
    if step == Step::Done {
        return done(app);
    }
    let progress = move || {
        let steps = steps();
        let at = steps.iter().position(|s| *s == step).unwrap_or(0) + 1;
        let total = steps.len().saturating_sub(1).max(at);
        app.w().fill(Key::case_step, &[("n", &at.to_string()), ("total", &total.to_string())])
    };
    let failed = RwSignal::new(0_u32);
    let go_on = move |event: Event| {
        event.prevent_default();
        if wrong_fields() {
            failed.update(|n| *n += 1);
            request_animation_frame(|| focus("errors"));
            return;
        }
        let next = untrack(|| step::next(&steps(), step));
        app.go(Route::Step(Some(next)));
    };
    let back = move || {
        let previous = step::previous(&steps(), step);
        previous.map_or(Route::Home, |previous| Route::Step(Some(previous)))
    };
    let several = app.case.with_untracked(|case| case.choices().len()) > 1;
    let of = step.choice().filter(|at| several || *at > 0);
    let of = of.map(|at| note("soft", app.w().choice(at)));
    let form = of_class("form", "stack loose")
        .attr("novalidate", "")
        .on("submit", go_on)
        .dynamic(move || if failed.get() > 0 { error_summary(app) } else { nothing() })
        .child(questions::questions(app, step))
        .child(
            of_class("div", "row")
                .child(of_class("button", "button").attr("type", "submit").child(app.t(Key::next)))
                .child(
                    of_class("a", "button quiet")
                        .attr_with("href", move || Some(app.href(back())))
                        .child(app.t(Key::back)),
                ),
        );
    let head = of_class("div", "stack tight")
        .child(note("soft", "").live(progress))
        .child(heading(app.t(step.title())))
        .child(of);
    let others = of_class("p", "row")
        .child(link(&app.href(Route::Result), app.t(Key::case_see_result)))
        .child(link(&app.href(Route::AllQuestions), app.t(Key::case_all)));
    let asked =
        of_class("section", "stack loose").child(head).child(form).child(others).child(home::peek(app));
    of_class("div", "two").child(asked).child(side(app)).into()
}

/// Whether a field of this page holds a text that cannot be read.
fn wrong_fields() -> bool {
    document().query_selector("[aria-invalid=true]").ok().flatten().is_some()
}

/// The list of what is to be mended, above the questions, each linked to its field.
fn error_summary(app: App) -> AnyView {
    let mut links = Vec::new();
    if let Ok(found) = document().query_selector_all(".field.wrong") {
        for at in 0..found.length() {
            let text = |selector: &str| {
                use wasm_bindgen::JsCast as _;
                let field = found.get(at)?.dyn_into::<web_sys::Element>().ok()?;
                field.query_selector(selector).ok().flatten()
            };
            let label = text("label").and_then(|e| e.text_content()).unwrap_or_default();
            let error = text(".error").and_then(|e| e.text_content()).unwrap_or_default();
            let id = text("input,select").map(|e| e.id()).unwrap_or_default();
            links.push(el("li").child(jump("", &id, &format!("{label}: {error}"))));
        }
    }
    if links.is_empty() {
        return nothing();
    }
    of_class("div", "errors stack tight")
        .attr("id", "errors")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .child(el("h2").child(app.t(Key::errors_title)))
        .child(el("ul").child(links))
        .into()
}

/// After the last question.
fn done(app: App) -> AnyView {
    of_class("div", "stack loose")
        .child(opening(app.t(Key::case_done_title), app.t(Key::case_done_text)))
        .child(p(button_link("button", &app.href(Route::Result), app.t(Key::case_see_result))))
        .child(choices(app, true))
        .child(p(link(&app.href(Route::AllQuestions), app.t(Key::case_all))))
        .into()
}

/// The choices with their names; one more can be added, each can be taken away.
fn choices(app: App, guided: bool) -> El {
    let count = memo(move || app.case.with(|case| case.choices().len()));
    let rows = move || {
        let several = count.get() > 1;
        all((0..count.get()).map(|at| choice_row(app, at, several)).collect::<Vec<_>>())
    };
    let add = move || {
        let at = count.get_untracked();
        app.change(|case| case.choices.get_or_insert_with(Vec::new).push(Choice::default()));
        if guided {
            app.go(Route::Step(Some(Step::Specialty(at))));
        }
    };
    let more = move || {
        if count.get() >= MAX_CHOICES {
            return nothing();
        }
        button("button quiet", app.t(Key::case_add_choice), add).into()
    };
    of_class("div", "stack tight")
        .child(of_class("ul", "ways").dynamic(rows))
        .child(of_class("p", "row").dynamic(more))
        .child(note("small soft", app.t(Key::case_choice_limit)))
}

fn choice_row(app: App, at: usize, several: bool) -> El {
    let remove = move || {
        app.change(|case| {
            if let Some(choices) = &mut case.choices
                && at < choices.len()
            {
                choices.remove(at);
            }
        });
        app.renewed.update(|n| *n = n.wrapping_add(1));
    };
    let remove = several.then(|| button("button quiet", app.t(Key::case_remove_choice), remove));
    let name = el("a")
        .attr("href", &app.href(Route::Step(Some(Step::Specialty(at)))))
        .live(specialty::name(app, at));
    of_class("li", "row between").child(name).child(remove)
}

/// All the questions that matter, under headings.
pub(in crate::app) fn all_questions(app: App) -> AnyView {
    // Which sections there are depends on the choices alone, so that none goes away while one types.
    let count = memo(move || app.case.with(|case| case.choices().len()));
    let steps = move || {
        let of_choice = |at| [Step::Specialty(at), Step::Programme(at), Step::Way(at), Step::Profile(at)];
        let marks = |at| [Step::Subjects(at), Step::Exams(at)];
        let mut steps = vec![Step::Base, Step::Document, Step::Person];
        steps.extend((0..count.get()).flat_map(of_choice));
        steps.extend((0..count.get()).flat_map(marks));
        steps.extend([Step::Average, Step::Quotas, Step::Service, Step::Health, Step::Record, Step::Papers]);
        steps
    };
    let sections = move || {
        let several = count.get() > 1;
        all(steps().into_iter().map(|step| section(app, step, several)).collect::<Vec<_>>())
    };
    let head = opening(app.t(Key::case_title), app.t(Key::case_lead))
        .child(p(link(&app.href(Route::Step(None)), app.t(Key::case_guided))));
    let asked = of_class("section", "stack loose")
        .child(head)
        .child(choices(app, false))
        .child(of_class("div", "stack loose").dynamic(sections))
        .child(p(button_link("button", &app.href(Route::Result), app.t(Key::case_see_result))))
        .child(home::peek(app));
    of_class("div", "two").child(asked).child(side(app)).into()
}

fn section(app: App, step: Step, several: bool) -> El {
    let mut title = app.t(step.title()).to_string();
    if let (Some(at), true) = (step.choice(), several) {
        let choice = app.w().choice(at);
        // The first section of a choice is headed by the choice itself.
        title = if matches!(step, Step::Specialty(_)) { choice } else { format!("{choice} · {title}") };
    }
    of_class("section", "stack part")
        .attr("id", &step.name())
        .child(el("h2").child(title))
        .child(questions::questions(app, step))
}

/// The verdict of every choice, beside the questions.
fn side(app: App) -> El {
    // Which choices have a card; each card follows its own choice.
    let known = move || {
        app.assessment.with(|seen| {
            let known = seen.choices.iter().map(|choice| choice.window.known().is_some());
            (as_of::too_early(seen), known.collect::<Vec<_>>())
        })
    };
    let cards = move |(early, known): &(Option<Date>, Vec<bool>)| {
        if let Some(day) = *early {
            return as_of::not_yet(app, day);
        }
        let titled = |(at, _): (usize, &bool)| {
            let name = app.w().choice(at);
            let class = if known.len() > 1 { "minor" } else { "unseen" };
            (of_class("h2", class).child(name), verdict::follow(app, at))
        };
        let cards: Vec<_> = known.iter().enumerate().filter(|(_, known)| **known).map(titled).collect();
        if cards.is_empty() { note("empty", app.t(Key::home_waiting)).into() } else { all(cards) }
    };
    home::beside(app).showing(known, cards).child(home::announcement(app))
}
