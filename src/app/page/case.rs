//! My case: one small step after another, or all on one page, over the same answers.

use leptos::prelude::*;

use super::{heading, home, questions};
use crate::app::part::{as_of, fields, verdict};
use crate::app::route::Route;
use crate::app::specialty;
use crate::app::state::App;
use crate::app::step::{self, Step};
use crate::rules::case::{Choice, MAX_CHOICES};
use crate::text::Key;

/// One step.
pub(super) fn guided(app: App, wanted: Option<Step>) -> AnyView {
    let steps = Memo::new(move |_| app.assessment.with(|a| app.case.with(|case| step::steps(case, a))));
    let step = wanted.unwrap_or(Step::Base);
    if step == Step::Done {
        return done(app);
    }
    let progress = move || {
        let (at, total) = steps.with(|steps| {
            let at = steps.iter().position(|s| *s == step).unwrap_or(0);
            (at + 1, steps.len().saturating_sub(1).max(at + 1))
        });
        app.w().fill(Key::case_step, &[("n", &at.to_string()), ("total", &total.to_string())])
    };
    let failed = RwSignal::new(false);
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if wrong_fields() {
            failed.set(true);
            request_animation_frame(|| fields::focus("errors"));
            return;
        }
        let next = steps.with_untracked(|steps| step::next(steps, step));
        app.go(Route::Step(Some(next)));
    };
    let back = move || {
        let previous = steps.with(|steps| step::previous(steps, step));
        let route = previous.map_or(Route::Home, |previous| Route::Step(Some(previous)));
        view! { <a class="button quiet" href=app.href(route)>{app.t(Key::back)}</a> }
    };
    let of = step.choice().map(|at| {
        let several = move || app.case.with(|case| case.choices().len()) > 1 || at > 0;
        let text = app.w().fill(Key::case_choice, &[("n", &(at + 1).to_string())]);
        move || several().then(|| view! { <p class="soft">{text.clone()}</p> })
    });
    view! {
        <div class="two">
            <section class="stack loose">
                <div class="stack tight">
                    <p class="soft">{progress}</p>
                    {heading(app.t(step.title()))}
                    {of}
                </div>
                <form class="stack loose" novalidate on:submit=go_on>
                    {move || failed.get().then(|| error_summary(app))}
                    {questions::questions(app, step)}
                    <div class="row">
                        <button class="button" type="submit">{app.t(Key::next)}</button>
                        {back}
                    </div>
                </form>
                <p class="row">
                    <a href=app.href(Route::Result)>{app.t(Key::case_see_result)}</a>
                    <a href=app.href(Route::AllQuestions)>{app.t(Key::case_all)}</a>
                </p>
                {home::peek(app)}
            </section>
            {side(app)}
        </div>
    }
    .into_any()
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
            links.push(view! { <li><a href=format!("#{id}")>{label}": "{error}</a></li> }.into_any());
        }
    }
    if links.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="errors stack tight" id="errors" role="alert" tabindex="-1">
            <h2>{app.t(Key::errors_title)}</h2>
            <ul>{links}</ul>
        </div>
    }
    .into_any()
}

/// After the last question.
fn done(app: App) -> AnyView {
    view! {
        <div class="stack loose">
            {heading(app.t(Key::case_done_title))}
            <p>{app.t(Key::case_done_text)}</p>
            <p class="row"><a class="button" href=app.href(Route::Result)>{app.t(Key::case_see_result)}</a></p>
            {choices(app, true)}
            <p><a href=app.href(Route::AllQuestions)>{app.t(Key::case_all)}</a></p>
        </div>
    }
    .into_any()
}

/// The choices with their names; one more can be added, each can be taken away.
fn choices(app: App, guided: bool) -> AnyView {
    let count = Memo::new(move |_| app.case.with(|case| case.choices().len()));
    let rows = move || {
        let several = count.get() > 1;
        (0..count.get()).map(|at| choice_row(app, at, several)).collect::<Vec<_>>()
    };
    let add = move |_| {
        let at = count.get_untracked();
        app.change(|case| case.choices.get_or_insert_with(Vec::new).push(Choice::default()));
        if guided {
            app.go(Route::Step(Some(Step::Specialty(at))));
        }
    };
    let more = move || {
        (count.get() < MAX_CHOICES).then(|| {
            view! { <button class="button quiet" type="button" on:click=add>{app.t(Key::case_add_choice)}</button> }
        })
    };
    view! {
        <ul class="ways">{rows}</ul>
        <p class="row">{more}</p>
        <p class="small soft">{app.t(Key::case_choice_limit)}</p>
    }
    .into_any()
}

fn choice_row(app: App, at: usize, several: bool) -> AnyView {
    let plain = app.w().fill(Key::case_choice, &[("n", &(at + 1).to_string())]);
    let name = specialty::name_of(app, at);
    let remove = move |_| {
        app.change(|case| {
            if let Some(choices) = &mut case.choices
                && at < choices.len()
            {
                choices.remove(at);
            }
        });
        app.renewed.update(|n| *n = n.wrapping_add(1));
    };
    let remove = several.then(|| {
        view! { <button class="button quiet" type="button" on:click=remove>{app.t(Key::case_remove_choice)}</button> }
    });
    let link = app.href(Route::Step(Some(Step::Specialty(at))));
    view! {
        <li class="row between">
            <a href=link>{move || name.get().unwrap_or_else(|| plain.clone())}</a>{remove}
        </li>
    }
    .into_any()
}

/// All the questions that matter, under headings.
pub(super) fn all(app: App) -> AnyView {
    let steps = Memo::new(move |_| {
        // Which sections there are depends on the choices alone, so that none goes away while one types.
        let count = app.case.with(|case| case.choices().len());
        let of_choice = |at| [Step::Specialty(at), Step::Programme(at), Step::Way(at), Step::Profile(at)];
        let marks = |at| [Step::Subjects(at), Step::Exams(at)];
        let mut steps = vec![Step::Base, Step::Document, Step::Person];
        steps.extend((0..count).flat_map(of_choice));
        steps.extend((0..count).flat_map(marks));
        steps.extend([Step::Average, Step::Quotas, Step::Service, Step::Health, Step::Record, Step::Papers]);
        steps
    });
    let sections = move || {
        let several = app.case.with_untracked(|case| case.choices().len()) > 1;
        steps.get().into_iter().map(|step| section(app, step, several)).collect::<Vec<_>>()
    };
    view! {
        <div class="two">
            <section class="stack loose">
                <div class="stack tight">
                    {heading(app.t(Key::case_title))}
                    <p class="soft">{app.t(Key::case_lead)}</p>
                    <p><a href=app.href(Route::Step(None))>{app.t(Key::case_guided)}</a></p>
                </div>
                {choices(app, false)}
                {sections}
                <p class="row"><a class="button" href=app.href(Route::Result)>{app.t(Key::case_see_result)}</a></p>
                {home::peek(app)}
            </section>
            {side(app)}
        </div>
    }
    .into_any()
}

fn section(app: App, step: Step, several: bool) -> AnyView {
    let mut title = app.t(step.title()).to_string();
    if let (Some(at), true) = (step.choice(), several) {
        title = format!("{} · {title}", app.w().fill(Key::case_choice, &[("n", &(at + 1).to_string())]));
    }
    view! { <section class="stack part" id=step.name()><h2>{title}</h2>{questions::questions(app, step)}</section> }
        .into_any()
}

/// The verdict of every choice, beside the questions.
fn side(app: App) -> AnyView {
    let cards = move || {
        if let Some(text) = as_of::before_the_edition(app) {
            return vec![text];
        }
        let assessed = app.assessment.with(|a| {
            let several = a.choices.len() > 1;
            let cards = a.choices.iter().enumerate().map(|(at, choice)| {
                let name = app.w().fill(Key::case_choice, &[("n", &(at + 1).to_string())]);
                let title = several.then(|| view! { <h2 class="minor">{name}</h2> });
                verdict::verdict(app, choice).map(|card| view! { {title}{card} }.into_any())
            });
            cards.flatten().collect::<Vec<_>>()
        });
        if assessed.is_empty() {
            return vec![view! { <p class="empty">{app.t(Key::home_waiting)}</p> }.into_any()];
        }
        assessed
    };
    view! {
        <section class="stay stack" id="verdict" tabindex="-1" aria-label=app.t(Key::nav_result)>
            {cards}
            {home::announcement(app)}
        </section>
    }
    .into_any()
}
