//! What the rules say: the person, each choice, and the choices side by side.

use leptos::prelude::*;

use super::result_choice;
use crate::app::dom::{El, all, button_link, el, link, note, of_class, p};
use crate::app::part::layout::{heading, invitation, ways};
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::flow::step::{self, Step};
use crate::rules::assessment::IgnoredReason;
use crate::rules::assessment::{ApplicantAssessment, Assessment, Why};
use crate::rules::cite::Cite;
use crate::rules::question::{Place, Question};
use crate::text::Key;

/// The page.
pub(in crate::app) fn result(app: App) -> AnyView {
    let lead = move || {
        let day = app.assessment.with(|a| app.w().date_year(a.as_of.date));
        app.w().fill(Key::result_lead, &[("date", &day)])
    };
    let head = of_class("div", "stack tight")
        .child(heading(app.t(Key::result_title)))
        .child(note("soft", "").live(lead));
    let body = as_of::assessed(app, move |seen| body(app, seen));
    of_class("div", "stack loose").child(head).child(of_class("div", "stack loose").dynamic(body)).into()
}

fn body(app: App, assessment: &Assessment) -> AnyView {
    let choices = &assessment.choices;
    let empty = choices.iter().all(|choice| choice.window.known().is_none());
    let invitation = invitation(app, Key::result_empty, None::<El>);
    if app.is_blank() {
        return invitation.into();
    }
    let each = choices.iter().enumerate();
    let each: Vec<El> =
        each.map(|(at, choice)| result_choice::choice(app, at, choices.len(), choice)).collect();
    let person = assessment.applicant.as_ref().map(|applicant| person(app, applicant));
    all((
        (empty.then_some(invitation), (choices.len() > 1).then(|| compare(app))),
        ((each, person), (ignored(app, assessment), (missing(app, assessment), next(app)))),
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

/// What holds of the person, whatever the choice.
fn person(app: App, applicant: &ApplicantAssessment) -> El {
    let words = app.w();
    let mut lines: Vec<El> = Vec::new();
    let mut line = |text: String, reason: &Why| {
        let mark = why::standing(app, reason.standing).map(|mark| (" ", mark));
        lines.push(el("li").child(text).child(mark).child(why::why(app, reason)));
    };
    if let Some(signs) = &applicant.signs {
        line(words.of(signs.value).to_string(), &signs.why);
    }
    for quota in &applicant.quotas {
        line(words.quota(quota.value), &quota.why);
    }
    for ground in &applicant.refusal_grounds {
        line(words.of(ground.value).to_string(), &ground.why);
    }
    for note in &applicant.notes {
        line(words.of(note.value).to_string(), &note.why);
    }
    of_class("section", "stack")
        .child(el("h2").child(app.t(Key::section_person)))
        .child(of_class("ul", "ways").child(lines))
        .child(absent(app))
        .child(note("small soft", app.t(Key::grounds_text)).child(why::cites(app, &[Cite::Row9])))
}

/// The way to what does not apply, and why not.
pub(super) fn absent(app: App) -> El {
    note("small", link(&app.href(Route::Full(FullPage::NotApplicable)), app.t(Key::whynot_title)))
}

/// Subjects that are named and do not count, and why.
fn ignored(app: App, assessment: &Assessment) -> Option<El> {
    let name = |at: usize, place: usize| {
        app.case.with_untracked(|case| {
            let subject = case.choices().get(at)?.profile.as_ref()?.get(place)?.clone()?;
            Some(app.w().subject(&subject))
        })
    };
    let line = |(named, reason): &(Place, IgnoredReason)| {
        let Place { choice: at, question: Question::ProfileAt(place) } = named else { return None };
        let text = if *reason == IgnoredReason::TooMany { Key::error_too_many } else { Key::error_duplicate };
        Some(el("li").child(format!("{}: {}", name(*at, *place)?, app.t(text))))
    };
    let lines: Vec<El> = assessment.ignored.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| {
        of_class("section", "note stack tight")
            .child(el("h2").attr("class", "minor").child(app.t(Key::ignored_title)))
            .child(el("ul").child(lines))
    })
}

/// Steps that could still change something, as links.
fn missing(app: App, assessment: &Assessment) -> Option<El> {
    let open = app.case.with_untracked(|case| step::open(case, assessment));
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
