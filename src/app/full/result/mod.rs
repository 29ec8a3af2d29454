//! All that the rules say: the person, each choice, and the choices side by side.

mod choice;

use leptos::prelude::*;

use crate::app::dom::{El, all, button_link, el, link, of_class, p};
use crate::app::part::layout::{invitation, ways};
use crate::app::part::{item, specialty};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::flow::step::{self, Step};
use crate::report::{self, ChoiceReport};
use crate::rules::assessment::Assessment;
use crate::text::Key;

/// All that the rules say.
pub(in crate::app) fn body(app: App, assessment: &Assessment) -> AnyView {
    let choices = &assessment.choices;
    let empty = choices.iter().all(|choice| choice.window.known().is_none());
    let invitation = invitation(app, Key::result_empty, None::<El>);
    if app.is_blank() {
        return invitation.into();
    }
    let words = app.w();
    let report = |at| app.case.with_untracked(|case| report::choice(&words, case, at, assessment));
    let made: Vec<ChoiceReport> = (0..choices.len()).filter_map(report).collect();
    let each = made.iter().enumerate();
    let each: Vec<El> = each
        .map(|(at, choice)| choice::choice(app, specialty::heading(app, at, made.len()), choice))
        .collect();
    let person = assessment.applicant.as_ref().map(|who| choice::person(app, &report::person(&words, who)));
    all((
        (empty.then_some(invitation), (choices.len() > 1).then(|| compare(app))),
        ((each, person), (unused(app, &made), (missing(app, assessment), next(app)))),
    ))
}

/// What one can do with it.
fn next(app: App) -> El {
    let pages = [
        (FullPage::Season, Key::result_dates),
        (FullPage::Goal, Key::result_grades),
        (FullPage::Protocol, Key::result_paper),
        (FullPage::Share, Key::result_share),
    ];
    of_class("section", "stack tight no-print")
        .child(el("h2").child(app.t(Key::result_next)))
        .child(ways(app, pages))
}

/// The way to the choices side by side.
fn compare(app: App) -> El {
    p(button_link("button quiet", &app.href(Route::Full(FullPage::Compare)), app.t(Key::result_compare)))
}

/// Subjects that are named and do not count, and why.
fn unused(app: App, choices: &[ChoiceReport]) -> Option<El> {
    let lines = choices.iter().flat_map(|choice| &choice.unused).map(|one| item::line(app, one));
    let lines: Vec<El> = lines.collect();
    (!lines.is_empty()).then(|| {
        of_class("section", "note stack tight")
            .child(el("h2").attr("class", "minor").child(app.t(Key::ignored_title)))
            .child(el("ul").child(lines))
    })
}

/// Steps that could still change something, as links.
fn missing(app: App, assessment: &Assessment) -> Option<El> {
    let open = app.case.with_untracked(|case| step::open(case, &assessment.missing));
    let several = assessment.choices.len() > 1;
    let link_to = |step: Step| {
        let of = step.choice().filter(|_| several);
        let of = of.map(|at| format!(" ({})", app.w().choice(at)));
        el("li").child(link(&app.href(Route::Step(Some(step))), app.t(step.title())).child(of))
    };
    let links: Vec<El> = open.into_iter().map(link_to).collect();
    (!links.is_empty()).then(|| {
        of_class("section", "stack tight")
            .child(el("h2").child(app.t(Key::result_missing_title)))
            .child(p(app.t(Key::result_missing_text)))
            .child(of_class("ul", "columns").child(links))
    })
}
