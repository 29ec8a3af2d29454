//! Until when can I apply? In at most four presses.

use leptos::prelude::*;

use super::heading;
use crate::app::part::fields::{self, Offer, Pick};
use crate::app::part::{as_of, verdict};
use crate::app::route::Route;
use crate::app::state::App;
use crate::formats::answers::choice_mut;
use crate::rules::case::{
    BaseEducation, Case, Choice, FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm,
};
use crate::rules::code::Code;
use crate::rules::edition::{CURRENT, Clause};
use crate::text::Key;

/// The page.
pub(super) fn home(app: App) -> AnyView {
    view! {
        <div class="two">
            <section class="stack loose">
                <div class="stack tight">
                    {heading(app.t(Key::home_title))}
                    <p class="soft">{app.t(Key::home_lead)}</p>
                </div>
                {base(app)}
                {kind(app)}
                {way(app)}
                {peek(app)}
            </section>
            <section class="stay stack" id="verdict" tabindex="-1" aria-label=app.t(Key::nav_result)>
                {move || answer(app)}
                {announcement(app)}
            </section>
        </div>
        {windows(app)}
    }
    .into_any()
}

/// The card once three answers are there.
fn answer(app: App) -> AnyView {
    if let Some(text) = as_of::before_the_edition(app) {
        return text;
    }
    let card = app.assessment.with(|a| a.choices.first().and_then(|choice| verdict::verdict(app, choice)));
    match card {
        None => view! { <p class="empty">{app.t(Key::home_waiting)}</p> }.into_any(),
        Some(card) => view! {
            {card}
            <p class="small soft">{app.t(Key::home_level_note)}</p>
            <p class="row">
                <a class="button" href=app.href(Route::Step(None))>{app.t(Key::home_score)}</a>
                <a class="button quiet" href=app.href(Route::Result)>{app.t(Key::home_full_result)}</a>
            </p>
        }
        .into_any(),
    }
}

/// On a phone the verdict stays in sight while one answers.
pub(super) fn peek(app: App) -> AnyView {
    let bar = move || {
        let short = app.assessment.with(|a| a.choices.first().and_then(|c| verdict::short(app, c)));
        short.map(|(text, pill, state)| {
            view! {
                <a class="peek" href="#verdict" data-state=state.code()>
                    <b>{text}</b><span class="pill">{pill}</span>
                </a>
            }
        })
    };
    bar.into_any()
}

/// What changed, for those who do not see the card.
pub(super) fn announcement(app: App) -> AnyView {
    let text = Memo::new(move |_| {
        let short = app.assessment.with(|a| a.choices.first().and_then(|c| verdict::short(app, c)));
        short.map_or(String::new(), |(text, pill, _)| format!("{text}. {pill}"))
    });
    view! { <p class="unseen" aria-live="polite">{move || text.get()}</p> }.into_any()
}

fn base(app: App) -> AnyView {
    let label = |base: BaseEducation| {
        app.words.with_untracked(|w| w.nth(Key::home_base_basic_secondary, base.index()))
    };
    let pick = Pick {
        key: "base".into(),
        legend: app.t(Key::home_base).into(),
        hint: None,
        offers: BaseEducation::ALL
            .iter()
            .map(|base| Offer { value: base.code().into(), label: label(*base).into(), hint: None })
            .collect(),
        wide: true,
        may_skip: false,
    };
    fields::radios_of_case(app, pick)
}

/// What one presses on the home page, and what it means for the first choice.
const KINDS: [(&str, Key, Key, Option<SpecialtyKind>); 5] = [
    ("general", Key::home_kind_general, Key::home_kind_general_hint, Some(SpecialtyKind::General)),
    (
        "pedagogical",
        Key::home_kind_pedagogical,
        Key::home_kind_pedagogical_hint,
        Some(SpecialtyKind::Pedagogical),
    ),
    ("medical", Key::home_kind_medical, Key::home_kind_medical_hint, Some(SpecialtyKind::Medical)),
    ("creative", Key::home_kind_creative, Key::home_kind_creative_hint, Some(SpecialtyKind::Creative)),
    ("worker", Key::home_kind_worker, Key::home_kind_worker_hint, None),
];

fn kind(app: App) -> AnyView {
    let offers = KINDS.map(|(value, label, hint, _)| Offer {
        value: value.into(),
        label: app.t(label).into(),
        hint: Some(app.t(hint)),
    });
    let pick = Pick {
        key: "kind".into(),
        legend: app.t(Key::home_kind).into(),
        hint: None,
        offers: offers.into(),
        wide: true,
        may_skip: false,
    };
    let current = move || app.case.with(|case| case.choices().first().and_then(kind_of).map(str::to_string));
    let put = move |value: &str| {
        let kind = KINDS.iter().find(|(known, ..)| *known == value).and_then(|(.., kind)| *kind);
        app.change(|case| set_kind(case, kind));
    };
    fields::radios(app, pick, current, put)
}

/// The button that stands for a choice as it is.
fn kind_of(choice: &Choice) -> Option<&'static str> {
    if choice.level == Some(ProgrammeLevel::SkilledWorker) {
        return Some("worker");
    }
    choice.level?;
    choice.known_kind().map(|known| known.kind.code())
}

/// A kind of mid-level specialty, or without one a worker programme.
fn set_kind(case: &mut Case, kind: Option<SpecialtyKind>) {
    let Some(choice) = choice_mut(case, 0) else { return };
    choice.kind = kind;
    choice.level = match kind {
        None => Some(ProgrammeLevel::SkilledWorker),
        Some(_) => {
            choice.level.filter(|l| *l != ProgrammeLevel::SkilledWorker).or(Some(ProgrammeLevel::MidLevel))
        }
    };
    let by_code = choice.specialty.map(crate::rules::edition::specialties::kind_by_prefix);
    if by_code != kind {
        choice.specialty = None;
    }
}

/// Form and funding in one press; for evening and correspondence the funding stays open.
const WAYS: [(&str, Key, StudyForm, Option<FundingBasis>); 4] = [
    ("state_order", Key::home_way_state_order, StudyForm::FullTime, Some(FundingBasis::StateOrder)),
    ("paid", Key::home_way_paid, StudyForm::FullTime, Some(FundingBasis::Paid)),
    ("evening", Key::home_way_evening, StudyForm::Evening, None),
    ("correspondence", Key::home_way_correspondence, StudyForm::Correspondence, None),
];

fn way(app: App) -> AnyView {
    let offers =
        WAYS.map(|(value, label, ..)| Offer { value: value.into(), label: app.t(label).into(), hint: None });
    let pick = Pick {
        key: "way".into(),
        legend: app.t(Key::home_way).into(),
        hint: None,
        offers: offers.into(),
        wide: true,
        may_skip: false,
    };
    let current = move || {
        app.case.with(|case| {
            let choice = case.choices().first()?;
            let fits = |(.., form, basis): &&(&str, Key, StudyForm, Option<FundingBasis>)| {
                choice.form == Some(*form) && (basis.is_none() || *basis == choice.basis)
            };
            WAYS.iter().find(fits).map(|(value, ..)| (*value).to_string())
        })
    };
    let put = move |value: &str| {
        let Some((.., form, basis)) = WAYS.iter().find(|(known, ..)| *known == value) else { return };
        app.change(|case| {
            if let Some(choice) = choice_mut(case, 0) {
                choice.form = Some(*form);
                choice.basis = basis.or(choice.basis);
            }
        });
    };
    fields::radios(app, pick, current, put)
}

/// All the windows, in the order in which they close.
fn windows(app: App) -> AnyView {
    let year = app.assessment.with_untracked(|a| chrono::Datelike::year(&a.as_of.date));
    let words = app.w();
    let opens = CURRENT.windows.opens.in_year(year);
    let mut clauses: Vec<Clause> = Clause::ALL.to_vec();
    clauses.sort_by_key(|clause| CURRENT.windows.closes(*clause));
    let rows: Vec<AnyView> = clauses
        .into_iter()
        .map(|clause| {
            let closes = CURRENT.windows.closes(clause).in_year(year);
            let when = words.range(opens, closes);
            view! { <tr><th scope="row">{words.of(clause)}</th><td class="keep">{when}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <section class="stack windows">
            <h2>{app.t(Key::home_all_dates)}</h2>
            <table>
                <caption class="soft">{app.t(Key::windows_caption)}</caption>
                <thead><tr><th scope="col">{app.t(Key::windows_whom)}</th><th scope="col">{app.t(Key::windows_when)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small soft">{app.t(Key::windows_note)}</p>
        </section>
    }
    .into_any()
}
