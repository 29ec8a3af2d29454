//! Until when can I apply? In at most four presses.

use leptos::prelude::*;

use crate::app::dom::{El, all, button_link, el, jump, note, nothing, of_class, showing};
use crate::app::field::Field;
use crate::app::part::as_of;
use crate::app::part::fields::{self, Offer, Pick};
use crate::app::part::layout::opening;
use crate::app::part::verdict;
use crate::app::state::App;
use crate::flow::route::Route;
use crate::report::Verdict;
use crate::rules::case::{
    BaseEducation, Case, Choice, FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm,
};
use crate::rules::code::Code;
use crate::rules::edition::{CURRENT, Clause};
use crate::rules::question::Question;
use crate::rules::table::{Row, table};
use crate::text::Key;
use crate::text::labels::AFTER;

/// The page.
pub(in crate::app) fn home(app: App) -> AnyView {
    let questions = of_class("section", "stack loose")
        .child(opening(app.t(Key::home_title), app.t(Key::home_lead)))
        .child(vec![base(app), kind(app), way(app), peek(app)]);
    let early = move || app.assessment.with(as_of::too_early);
    let seen = move || (early(), verdict::of(app, 0));
    let answer = beside(app).showing(seen, move |(early, card)| match (early, card) {
        (Some(day), _) => as_of::not_yet(app, *day),
        (None, Some(card)) => answer(app, card),
        (None, None) => note("empty", app.t(Key::home_waiting)).into(),
    });
    // Before the edition took effect not even its dates are shown.
    let table = showing(early, move |early| if early.is_none() { windows(app).into() } else { nothing() });
    all((of_class("div", "two").child(questions).child(answer.child(announcement(app))), table))
}

/// What stands beside the questions on a wide screen, under them on a narrow one.
pub(super) fn beside(app: App) -> El {
    of_class("section", "stay stack")
        .attr("id", "verdict")
        .attr("tabindex", "-1")
        .attr("aria-label", app.t(Key::nav_result))
}

/// The card once three answers are there.
fn answer(app: App, card: &Verdict) -> AnyView {
    let worker = matches!(card.window.clause, Clause::Worker | Clause::WorkerEvening);
    let on = of_class("p", "row")
        .child(button_link("button", &app.href(Route::Step(None)), app.t(Key::home_score)))
        .child(button_link("button quiet", &app.href(Route::Result), app.t(Key::home_full_result)));
    all((
        // The card's own headings stand below one.
        (of_class("h2", "unseen").child(app.t(Key::nav_result)), verdict::verdict(app, card)),
        ((!worker).then(|| note("small soft", app.t(Key::home_level_note))), on),
    ))
}

/// On a phone the verdict stays in sight while one answers.
pub(super) fn peek(app: App) -> AnyView {
    showing(
        move || short(app),
        |short| {
            let Some(short) = short else { return nothing() };
            jump("peek", "verdict", "")
                .attr("data-state", short.state.code())
                .child(of_class("span", "unseen").child(short.lead))
                .child(el("b").child(short.moment.as_str()))
                .child(of_class("span", "pill").child(short.state_words.as_str()))
                .into()
        },
    )
}

fn short(app: App) -> Option<verdict::Short> {
    app.assessment.with(|a| a.choices.first().and_then(|choice| verdict::short(app, choice)))
}

/// What changed, for those who do not see the card.
pub(super) fn announcement(app: App) -> El {
    let text = move || {
        let said = |short: verdict::Short| format!("{} {}. {}", short.lead, short.moment, short.state_words);
        short(app).map_or(String::new(), said)
    };
    note("unseen", "").attr("aria-live", "polite").live(text)
}

fn base(app: App) -> AnyView {
    let label = |base: BaseEducation| app.w().from_list(AFTER, base);
    let pick = Pick {
        legend: app.t(Key::home_base).into(),
        hint: None,
        offers: BaseEducation::ALL
            .iter()
            .map(|base| Offer { value: base.code().into(), label: label(*base).into(), hint: None })
            .collect(),
        wide: true,
        may_skip: false,
    };
    fields::radios_of_case(app, Question::Base.into(), pick)
}

/// What one presses on the home page, and what it means for the first choice.
const KINDS: [(&str, Key, Key, Option<SpecialtyKind>); 6] = [
    ("general", Key::home_kind_general, Key::home_kind_general_hint, Some(SpecialtyKind::General)),
    (
        "pedagogical",
        Key::home_kind_pedagogical,
        Key::home_kind_pedagogical_hint,
        Some(SpecialtyKind::Pedagogical),
    ),
    ("medical", Key::home_kind_medical, Key::home_kind_medical_hint, Some(SpecialtyKind::Medical)),
    ("creative", Key::home_kind_creative, Key::home_kind_creative_hint, Some(SpecialtyKind::Creative)),
    ("special", Key::home_kind_special, Key::home_kind_special_hint, Some(SpecialtyKind::Special)),
    ("worker", Key::home_kind_worker, Key::home_kind_worker_hint, None),
];

fn kind(app: App) -> AnyView {
    let offers = KINDS.map(|(value, label, hint, _)| Offer {
        value: value.into(),
        label: app.t(label).into(),
        hint: Some(app.t(hint)),
    });
    let pick = Pick {
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
    fields::radios(app, &Field::Page("kind"), pick, Box::new(current), Box::new(put))
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
    let Some(choice) = case.choice_mut(0) else { return };
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

/// Form and funding in one press: the day depends on both.
const WAYS: [(&str, Key, StudyForm, FundingBasis); 6] = [
    ("state_order", Key::home_way_state_order, StudyForm::FullTime, FundingBasis::StateOrder),
    ("paid", Key::home_way_paid, StudyForm::FullTime, FundingBasis::Paid),
    ("evening", Key::home_way_evening_state_order, StudyForm::Evening, FundingBasis::StateOrder),
    ("evening_paid", Key::home_way_evening_paid, StudyForm::Evening, FundingBasis::Paid),
    (
        "correspondence",
        Key::home_way_correspondence_state_order,
        StudyForm::Correspondence,
        FundingBasis::StateOrder,
    ),
    ("correspondence_paid", Key::home_way_correspondence_paid, StudyForm::Correspondence, FundingBasis::Paid),
];

fn way(app: App) -> AnyView {
    let offers =
        WAYS.map(|(value, label, ..)| Offer { value: value.into(), label: app.t(label).into(), hint: None });
    let pick = Pick {
        legend: app.t(Key::home_way).into(),
        hint: None,
        offers: offers.into(),
        wide: true,
        may_skip: false,
    };
    let current = move || {
        app.case.with(|case| {
            let choice = case.choices().first()?;
            let fits = |(.., form, basis): &&(&str, Key, StudyForm, FundingBasis)| {
                (choice.form, choice.basis) == (Some(*form), Some(*basis))
            };
            WAYS.iter().find(fits).map(|(value, ..)| (*value).to_string())
        })
    };
    let put = move |value: &str| {
        let Some((.., form, basis)) = WAYS.iter().find(|(known, ..)| *known == value) else { return };
        app.change(|case| {
            if let Some(choice) = case.choice_mut(0) {
                choice.form = Some(*form);
                choice.basis = Some(*basis);
            }
        });
    };
    fields::radios(app, &Field::Page("way"), pick, Box::new(current), Box::new(put))
}

/// All the windows, in the order in which they close: the safe day, then those that it is the earlier of.
fn windows(app: App) -> El {
    let year = app.assessment.with_untracked(|seen| seen.year);
    let words = app.w();
    let opens = CURRENT.windows.opens.in_year(year);
    let notices = CURRENT.announcement(year).map(|of| words.announced_in(of.year));
    let column = |name: &str| el("th").attr("scope", "col").child(name.to_string());
    let (safe, order) = (app.t(Key::windows_safe), app.t(Key::windows_order));
    let head = el("tr").child(column(app.t(Key::windows_whom))).child(column(safe)).child(column(order));
    let head = head.child(notices.as_deref().map(column));
    // On a narrow screen the names of the columns stand before the days.
    let day = |name: &str, said: String| of_class("td", "other").attr("data-day", name).child(said);
    let mut rows = Vec::new();
    for of in table(CURRENT, year) {
        let note = (of.row == Row::Higher).then(|| note("small soft", app.t(Key::windows_higher_note)));
        let row = el("tr")
            .child(el("th").attr("scope", "row").child(words.of(of.row)).child(note))
            .child(of_class("td", "keep").child(words.range(opens, of.safe)))
            .child(day(order, words.date(of.closes)));
        rows.push(row.child(notices.as_deref().map(|name| day(name, words.announced_day(of.announced)))));
    }
    let mut notes = vec![Key::windows_two_rows, Key::windows_note, Key::windows_note_portal];
    if notices.is_some() {
        notes.insert(0, Key::windows_safe_note);
    }
    let mut section =
        of_class("section", "stack windows").child(el("h2").child(app.t(Key::home_all_dates))).child(
            el("table")
                .child(of_class("caption", "soft").child(app.t(Key::windows_caption)))
                .child(el("thead").child(head))
                .child(el("tbody").child(rows)),
        );
    for key in notes {
        section = section.child(note("small soft", app.t(key)));
    }
    section
}
