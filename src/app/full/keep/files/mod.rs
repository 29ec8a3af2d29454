//! Answers in files, and several cases on one device: the way in to all that keeps, and the page about files.

mod cases;
mod drop;
mod open;
mod save;

use leptos::prelude::*;

use super::offline;
use crate::app::dom::{El, all, el, link, note, of_class, p};
use crate::app::part::layout::opening;
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::formats::answers;
use crate::rules::case::{Case, Choice, FundingBasis, StudyForm};
use crate::text::labels::{AFTER, SHORT_KIND};
use crate::text::{Key, Words};

pub(in crate::app) use drop::follow;

/// What outlives the page while answers are replaced, which makes the page anew.
#[derive(Clone, Copy)]
pub(in crate::app) struct Files {
    opening: RwSignal<open::Opening>,
    cases: RwSignal<cases::Stored>,
    /// The name of the saved case that is on the screen.
    name: RwSignal<Option<String>>,
    /// What was last done to the saved cases.
    said: RwSignal<Option<cases::Said>>,
}

impl Files {
    pub(in crate::app) fn new() -> Self {
        Self {
            opening: RwSignal::new(open::Opening::Nothing),
            cases: RwSignal::new(cases::Stored::read()),
            name: RwSignal::new(None),
            said: RwSignal::new(None),
        }
    }

    /// The answers were replaced as a whole, so they are no longer those of a saved case.
    pub(in crate::app) fn forget_the_name(self) {
        self.name.set(None);
    }
}

/// What can be kept, and how.
pub(in crate::app) fn keep(app: App) -> AnyView {
    let way = |page: FullPage, title: Key, text: Key| {
        let title = el("h2").attr("class", "minor").child(link(&app.href(Route::Full(page)), app.t(title)));
        el("li").child(title).child(note("soft", app.t(text)))
    };
    let ways = vec![
        way(FullPage::Share, Key::keep_share, Key::keep_share_text),
        way(FullPage::File, Key::keep_file, Key::keep_file_text),
        way(FullPage::File, Key::keep_cases, Key::keep_cases_text),
        way(FullPage::Protocol, Key::keep_protocol, Key::keep_protocol_text),
        way(FullPage::Sheet, Key::keep_sheet, Key::keep_sheet_text),
    ];
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::nav_keep), app.t(Key::keep_lead)))
        .child(of_class("ul", "ways").child(ways))
        .child(offline::offline(app))
        .into()
}

/// Files, and the cases that are saved on this device.
pub(in crate::app) fn file(app: App) -> AnyView {
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::file_title), app.t(Key::file_lead)))
        .child(vec![save::section(app), open::section(app), cases::section(app)])
        .into()
}

/// A part of the page with its heading.
fn section(app: App, title: Key, lead: Key) -> El {
    of_class("section", "part stack even").child(el("h2").child(app.t(title))).child(p(app.t(lead)))
}

/// Asks whether one is sure, in the place of what was pressed.
fn ask(
    app: App,
    id: &'static str,
    question: String,
    agree: Key,
    sure: impl FnMut() + 'static,
    cancel: impl FnMut() + 'static,
) -> AnyView {
    use crate::app::dom::button;
    let buttons = of_class("div", "row").child(button("button", app.t(agree), sure)).child(button(
        "button quiet",
        app.t(Key::cancel),
        cancel,
    ));
    let question = el("p").attr("id", id).attr("tabindex", "-1").child(question);
    all(of_class("div", "note stack tight")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .child((question, buttons)))
}

/// A case in a line: `9-сыныптан кейін · Педагогикалық · Күндізгі, ақылы`.
fn summary(words: &Words, case: &Case) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(case.applicant.base.map(|base| words.from_list(AFTER, base).to_string()));
    let told: Vec<&Choice> = case.choices().iter().filter(|choice| **choice != Choice::default()).collect();
    if let Some(choice) = told.first() {
        let code = || choice.specialty.map(|code| code.to_string());
        let kind = || choice.kind.map(|kind| words.from_list(SHORT_KIND, kind).to_string());
        let label = Some(choice.label.clone()).filter(|label| !label.is_empty());
        parts.extend(label.or_else(code).or_else(kind));
        parts.extend(way(words, choice));
    }
    let more = if parts.is_empty() { answers::all(case).len() } else { told.len().saturating_sub(1) };
    if more > 0 {
        parts.push(words.fill(Key::cases_more, &[("n", &more.to_string())]));
    }
    if parts.is_empty() { words.t(Key::cases_blank).to_string() } else { parts.join(" · ") }
}

/// How one would study, in people's words where both answers are there.
fn way(words: &Words, choice: &Choice) -> Option<String> {
    let key = match (choice.form, choice.basis) {
        (Some(StudyForm::FullTime), Some(FundingBasis::StateOrder)) => Key::home_way_state_order,
        (Some(StudyForm::FullTime), Some(FundingBasis::Paid)) => Key::home_way_paid,
        (Some(StudyForm::Evening), _) => Key::home_way_evening,
        (Some(StudyForm::Correspondence), _) => Key::home_way_correspondence,
        (Some(form @ StudyForm::FullTime), None) => return Some(words.of(form).to_string()),
        (None, basis) => return basis.map(|basis| words.of(basis).to_string()),
    };
    Some(words.t(key).to_string())
}
