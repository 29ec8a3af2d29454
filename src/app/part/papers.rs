//! The papers, to tick, each with the day until which it is valid.

use leptos::prelude::*;
use web_sys::Event;

use super::fields;
use crate::app::dom::{El, all, el, memo, note, nothing, of_class};
use crate::app::state::{App, Seen};
use crate::rules::assessment::PaperState;
use crate::rules::case::{Case, Document, Paper};
use crate::rules::code::Code as _;
use crate::rules::question::Question;
use crate::text::Key;

/// The papers that concern this person, or may, in their order.
fn concerned(case: &Case, assessment: &Seen) -> Vec<Document> {
    let listed = |document: Document| {
        let mut lists = assessment.choices.iter().filter_map(|choice| choice.documents.as_ref());
        lists.any(|list| list.iter().any(|need| need.value.document == document))
    };
    let known = assessment.choices.iter().any(|choice| choice.documents.is_some());
    let may = |document| !known && assessment.missing.contains(&Question::Held(document).into());
    let everyone = |document| {
        matches!(
            document,
            Document::Application | Document::EducationDocument | Document::Photo | Document::Medical075u
        )
    };
    let touched = |document| case.documents.get(document) != Paper::default();
    let fits = |d: &Document| listed(*d) || touched(*d) || (may(*d) && everyone(*d));
    Document::ALL.iter().copied().filter(fits).collect()
}

/// The tick list.
pub(in crate::app) fn papers(app: App) -> AnyView {
    let list = move || app.assessment.with(|a| app.case.with(|case| concerned(case, a)));
    let rows = move |list: &Vec<_>| all(list.iter().map(|one| row(app, *one)).collect::<Vec<_>>());
    el("fieldset")
        .child(el("legend").child(app.t(Key::section_papers)))
        .child(note("hint", app.t(Key::q_papers_hint)))
        .child(of_class("ul", "ticks").showing(list, rows))
        .into()
}

fn row(app: App, document: Document) -> El {
    let id = format!("p-{}", document.code());
    let held = memo(move || app.case.with(|case| case.documents.get(document).held == Some(true)));
    let change = move |event: Event| {
        let value = if event_target_checked(&event) { "yes" } else { "no" };
        let _ = app.put(&Question::Held(document).into(), value, value);
    };
    let until = move || {
        if !held.get() {
            return nothing();
        }
        let field = fields::Typed {
            label: app.t(Key::q_valid_until).to_string(),
            hint: None,
            error: Key::error_date,
            numeric: true,
            narrow: true,
            wrong: None,
        };
        fields::day_of_case(app, Question::ValidUntil(document).into(), field)
    };
    let input = el("input").attr("type", "checkbox").attr("id", &id).checked(move || held.get());
    let words = of_class("div", "stack tight")
        .child(el("label").attr("for", &id).child(app.of(document)))
        .dynamic(until);
    el("li").child(input.on("change", change)).child(words).showing(
        move || state(app, document),
        move |state| state.map_or_else(nothing, |state| pill(app, state).into()),
    )
}

/// How a paper stands, by the first choice that needs it.
fn state(app: App, document: Document) -> Option<PaperState> {
    app.assessment.with(|assessment| {
        let mut needs = assessment.choices.iter().flat_map(|choice| choice.documents.iter().flatten());
        needs.find(|need| need.value.document == document).map(|need| need.value.state)
    })
}

/// The word of a state on its colour.
pub(in crate::app) fn pill(app: App, state: PaperState) -> El {
    let kind = match state {
        PaperState::Held => "pill yes",
        PaperState::Needed | PaperState::Expired => "pill no",
        PaperState::Deferred | PaperState::FetchedByCollege => "pill",
    };
    of_class("span", kind).child(app.of(state))
}
