//! What the rules say: the person, each choice, and the choices side by side.

use leptos::prelude::*;

use super::{heading, result_choice};
use crate::app::part::{as_of, why};
use crate::app::route::Route;
use crate::app::specialty;
use crate::app::state::App;
use crate::app::step::{self, Step};
use crate::rules::assessment::{
    Answer, ApplicantAssessment, Assessment, ChoiceAssessment, ExamPart, MilestoneId, Need,
};
use crate::text::{Key, Words};

/// The page.
pub(super) fn result(app: App) -> AnyView {
    let lead = move || {
        let day = app.assessment.with(|a| app.w().date_year(a.as_of.date));
        app.w().fill(Key::result_lead, &[("date", &day)])
    };
    view! {
        <div class="stack loose">
            <div class="stack tight">
                {heading(app.t(Key::result_title))}
                <p class="soft">{lead}</p>
            </div>
            {move || as_of::before_the_edition(app).unwrap_or_else(|| body(app))}
        </div>
    }
    .into_any()
}

fn body(app: App) -> AnyView {
    app.assessment.with(|assessment| {
        let empty = assessment.choices.iter().all(|choice| choice.window.known().is_none());
        let invitation = empty.then(|| {
            view! {
                <div class="empty stack">
                    <p>{app.t(Key::result_empty)}</p>
                    <p><a class="button" href=app.href(Route::Step(None))>{app.t(Key::result_start)}</a></p>
                </div>
            }
        });
        let compare = (assessment.choices.len() > 1).then(|| compare(app, assessment));
        let choices: Vec<AnyView> = assessment
            .choices
            .iter()
            .enumerate()
            .map(|(at, choice)| result_choice::choice(app, at, assessment.choices.len(), choice))
            .collect();
        let person = assessment.applicant.as_ref().map(|applicant| person(app, applicant));
        view! { {invitation}{compare}{choices}{person}{missing(app)} }.into_any()
    })
}

/// The choices side by side.
fn compare(app: App, assessment: &Assessment) -> AnyView {
    let words = app.w();
    let choices = &assessment.choices;
    let heads: Vec<AnyView> = (0..choices.len())
        .map(|at| {
            let plain = words.fill(Key::case_choice, &[("n", &(at + 1).to_string())]);
            let name = specialty::name_of(app, at);
            view! { <th scope="col">{move || name.get().unwrap_or_else(|| plain.clone())}</th> }.into_any()
        })
        .collect();
    let row = |title: Key, cell: &dyn Fn(&ChoiceAssessment) -> String| {
        let cells: Vec<String> = choices.iter().map(cell).collect();
        // A difference is marked by a word's weight, and said to those who do not see it.
        let differs = cells.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
        let cells: Vec<AnyView> =
            cells.into_iter().map(|text| view! { <td>{text}</td> }.into_any()).collect();
        let class = if differs { "differs" } else { "" };
        view! { <tr class=class><th scope="row">{app.t(title)}</th>{cells}</tr> }.into_any()
    };
    let unknown = || app.t(Key::result_unknown_short).to_string();
    let file_by =
        |c: &ChoiceAssessment| c.window.known().map_or_else(unknown, |w| words.moment(w.value.file_by));
    let track =
        |c: &ChoiceAssessment| c.track.known().map_or_else(unknown, |t| words.of(t.value.track).to_string());
    let score = |c: &ChoiceAssessment| {
        let part = c.score.certificate_part.known();
        part.map_or_else(unknown, |part| words.average(part.value.average))
    };
    let marks = |c: &ChoiceAssessment| match c.score.exam_part.as_ref().map(|part| &part.value) {
        Some(ExamPart::Mean { mean, out_of, .. }) => {
            format!("{} ⁄ {}", words.average(*mean), words.decimal(*out_of))
        }
        Some(ExamPart::MixedScales) => words.t(Key::score_mixed).to_string(),
        None if c.exam.known().is_some() => words.t(Key::score_exam_later).to_string(),
        None => words.t(Key::score_exam_none).to_string(),
    };
    let exam = |c: &ChoiceAssessment| match &c.exam {
        Answer::Known(exam) => words.of(exam.value).to_string(),
        Answer::NotApplicable(_) => words.t(Key::exam_none).to_string(),
        Answer::Missing(_) => unknown(),
    };
    let results = |c: &ChoiceAssessment| {
        let mut milestones = c.milestones.iter().flatten();
        let results = milestones.find(|m| m.value.id == MilestoneId::Results).and_then(|m| m.value.date);
        results.map_or_else(|| words.t(Key::milestone_none).to_string(), |day| words.date(day))
    };
    view! {
        <section class="stack">
            <h2>{app.t(Key::result_compare)}</h2>
            <div class="wide" tabindex="0" role="region" aria-label=app.t(Key::result_compare)>
                <table class="compare">
                    <thead><tr><td></td>{heads}</tr></thead>
                    <tbody>
                        {row(Key::file_by, &file_by)}
                        {row(Key::section_track, &track)}
                        {row(Key::score_certificate, &score)}
                        {row(Key::section_exam, &exam)}
                        {row(Key::score_exam, &marks)}
                        {row(Key::milestone_results, &results)}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What holds of the person, whatever the choice.
fn person(app: App, applicant: &ApplicantAssessment) -> AnyView {
    let words = app.w();
    let mut lines: Vec<AnyView> = Vec::new();
    let mut line = |text: String, reason: &crate::rules::assessment::Why| {
        let standing = why::standing(app, reason.standing);
        lines.push(view! { <li>{text}" "{standing}{why::why(app, reason)}</li> }.into_any());
    };
    if let Some(signs) = &applicant.signs {
        line(words.of(signs.value).to_string(), &signs.why);
    }
    for quota in &applicant.quotas {
        let (category, percent) = quota.value;
        let percent = words.fill(Key::percent, &[("n", &words.number(percent))]);
        let size = words.fill(Key::quota_size, &[("percent", &percent)]);
        line(format!("{}: {size}", words.of(category)), &quota.why);
    }
    for ground in &applicant.refusal_grounds {
        line(words.of(ground.value).to_string(), &ground.why);
    }
    for note in &applicant.notes {
        line(words.of(note.value).to_string(), &note.why);
    }
    view! {
        <section class="stack">
            <h2>{app.t(Key::section_person)}</h2>
            <ul class="ways">{lines}</ul>
            <p class="small soft">{app.t(Key::grounds_text)}" "{why::cite(app, crate::rules::cite::Cite::Row9)}</p>
        </section>
    }
    .into_any()
}

/// Steps that could still change something, as links.
fn missing(app: App) -> AnyView {
    let open = app.assessment.with(|assessment| {
        let steps = app.case.with_untracked(|case| step::steps(case, assessment));
        let asks = |step: &Step| assessment.missing.iter().any(|field| step.asks(field));
        steps.into_iter().filter(asks).collect::<Vec<_>>()
    });
    if open.is_empty() {
        return ().into_any();
    }
    let several = app.case.with_untracked(|case| case.choices().len()) > 1;
    let links: Vec<AnyView> = open
        .into_iter()
        .map(|step| {
            let of = step.choice().filter(|_| several);
            let of = of
                .map(|at| format!(" ({})", app.w().fill(Key::case_choice, &[("n", &(at + 1).to_string())])));
            view! { <li><a href=app.href(Route::Step(Some(step)))>{app.t(step.title())}{of}</a></li> }
                .into_any()
        })
        .collect();
    view! {
        <section class="stack tight">
            <h2>{app.t(Key::result_missing_title)}</h2>
            <p>{app.t(Key::result_missing_text)}</p>
            <ul class="columns">{links}</ul>
        </section>
    }
    .into_any()
}

/// What a value still needs, in words.
pub(super) fn needs(words: &Words, needs: &[Need]) -> String {
    let names: Vec<String> = needs
        .iter()
        .map(|need| match need {
            Need::Base => words.t(Key::step_base).to_string(),
            Need::VocationalQualification => words.t(Key::q_vocational_qualification).to_string(),
            Need::OnDuty => words.t(Key::step_service).to_string(),
            Need::IssuedIn => words.t(Key::step_document).to_string(),
            Need::Kind => words.t(Key::q_kind).to_string(),
            Need::Level => words.t(Key::step_programme).to_string(),
            Need::Form => words.t(Key::q_form).to_string(),
            Need::Basis => words.t(Key::q_basis).to_string(),
            Need::SameProfile => words.t(Key::step_profile).to_string(),
            Need::Language => words.t(Key::q_language).to_string(),
            Need::Profile => words.t(Key::q_profile_1).to_string(),
            Need::Grade(subject) => words.fill(Key::q_grade, &[("subject", &words.subject(subject))]),
        })
        .collect();
    words.fill(Key::result_unknown, &[("needs", &names.join("; "))])
}
