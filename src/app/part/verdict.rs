//! The one thing one came for: until when.

use leptos::prelude::*;

use super::why::{self, standing};
use crate::app::dom::{El, all, el, note, of_class, p};
use crate::app::state::App;
use crate::rules::assessment::{
    Answer, ApplicationWindow, Change, ChoiceAssessment, Filing, Reasoned, Standing, WayIn, WindowState,
};
use crate::rules::code::Code as _;
use crate::text::{Key, Words, dates};

/// The card with the *file by* moment, days left, why, and what is still open.
pub(in crate::app) fn verdict(app: App, choice: &ChoiceAssessment) -> Option<AnyView> {
    let window = choice.window.known()?;
    let words = app.w();
    let value = &window.value;
    let (lead, date) = headline(&words, value);
    let other = value.other_reading.map(|day| {
        let text = words.fill(Key::window_other_reading, &[("other_to", &words.date_to(day))]);
        p(standing(app, Standing::Reading)).child(" ").child(text)
    });
    let from_code = (value.other_reading.is_none()).then(|| standing(app, window.standing())).flatten();
    let next = value.next_season.map(|(opens, closes)| {
        let (opens, closes) = (words.date_year(opens), words.date_year(closes));
        p(words.fill(Key::window_next_season, &[("opens", &opens), ("closes", &closes)]))
    });
    let filing = choice.filing.known().and_then(|filing| filing_line(app, &words, value, filing));
    // The card says one thing, so it says why once: the days first, then what a filing now is worth.
    let filed = choice.filing.known().filter(|_| filing.is_some() || value.state == WindowState::Late);
    let mut reasons = window.why.clone().because(filed.map(|filed| filed.why.clone()));
    reasons.standing = filed.map_or(reasons.standing, |filed| reasons.standing.and(filed.standing()));
    let head = of_class("div", "row between")
        .child(of_class("span", "soft").child(words.t(lead)))
        .child(of_class("span", "pill").child(state_words(&words, value)));
    let card = of_class("article", "verdict stack tight")
        .attr("data-state", value.state.code())
        .child(head)
        .child(note("date", date).child(" ").child(from_code))
        .child(p(state_text(&words, value, choice.filing.known())))
        .child(other)
        .child(filing)
        .child(next)
        .child(why::why(app, &reasons));
    Some(all((card, ways(app, choice))))
}

/// The verdict in a few words.
pub(in crate::app) struct Short {
    /// What the moment is: *file by*, or the opening.
    pub(in crate::app) lead: &'static str,
    /// The moment.
    pub(in crate::app) moment: String,
    /// Days left, or the state.
    pub(in crate::app) state_words: String,
    /// The state.
    pub(in crate::app) state: WindowState,
}

/// The verdict for the bar and for screen readers.
pub(in crate::app) fn short(app: App, choice: &ChoiceAssessment) -> Option<Short> {
    let window = &choice.window.known()?.value;
    let words = app.w();
    let moment = match window.state {
        WindowState::NotOpen => words.date(window.opens),
        WindowState::Open | WindowState::LastDay | WindowState::Late | WindowState::Closed => {
            words.moment(window.file_by)
        }
    };
    let lead = words.t(headline(&words, window).0);
    Some(Short { lead, moment, state_words: state_words(&words, window), state: window.state })
}

fn headline(words: &Words, window: &ApplicationWindow) -> (Key, AnyView) {
    let (lead, moment) = match window.state {
        WindowState::NotOpen => (Key::opens_on, None),
        WindowState::Open | WindowState::LastDay => (Key::file_by, Some(window.file_by)),
        WindowState::Late | WindowState::Closed => (Key::file_by_was, Some(window.file_by)),
    };
    let keep = |text: String| of_class("span", "keep").child(text);
    let date = match moment {
        None => keep(words.date(window.opens)).into(),
        Some(moment) => all((keep(format!("{},", words.date(moment.date))), (" ", dates::clock(moment)))),
    };
    (lead, date)
}

/// Lead, moment and the word of the state on one line.
#[cfg(feature = "plan")]
pub(in crate::app) fn moment(words: &Words, window: &ApplicationWindow) -> AnyView {
    let (lead, date) = headline(words, window);
    let pill =
        of_class("span", "pill").attr("data-state", window.state.code()).child(state_words(words, window));
    all(((words.t(lead), (" ", el("b").child(date))), (" ", pill)))
}

/// The word of the state, or how many days are left.
fn state_words(words: &Words, window: &ApplicationWindow) -> String {
    match (window.state, window.days_left) {
        (WindowState::Open, Some(days)) => words.plural(Key::days_left, days),
        (WindowState::NotOpen, Some(days)) => words.plural(Key::days_until_open, days),
        (state, _) => words.of(state).to_string(),
    }
}

/// What the state means, in a sentence or two.
pub(in crate::app) fn state_text(
    words: &Words,
    window: &ApplicationWindow,
    filing: Option<&Reasoned<Filing>>,
) -> String {
    let key = match window.state {
        WindowState::NotOpen => Key::window_not_open_text,
        WindowState::Open => Key::window_open_text,
        WindowState::LastDay => Key::window_last_day_text,
        WindowState::Late => Key::window_late_text,
        WindowState::Closed => Key::window_closed_text,
    };
    let accepted = filing.map_or(String::new(), |filing| words.date_on(filing.value.accepted_on));
    words.fill(
        key,
        &[
            ("opens_from", &words.date_from(window.opens)),
            ("closes_to", &words.date_to(window.closes)),
            ("closes_on", &words.date_on(window.closes)),
            ("accepted_on", &accepted),
        ],
    )
}

/// What a filing now is worth, while that is not plain from the card.
fn filing_line(app: App, words: &Words, window: &ApplicationWindow, filing: &Reasoned<Filing>) -> Option<El> {
    if !matches!(window.state, WindowState::Open | WindowState::LastDay) {
        return None;
    }
    let key = if filing.value.in_time { Key::filing_now } else { Key::filing_now_late };
    let text = words.fill(key, &[("accepted_on", &words.date_on(filing.value.accepted_on))]);
    Some(note("small", (text, " ")).child(standing(app, filing.standing())))
}

/// What is still open, soonest first, and what only another reading keeps open.
fn ways(app: App, choice: &ChoiceAssessment) -> Option<AnyView> {
    let Answer::Known(window) = &choice.window else { return None };
    if !matches!(window.value.state, WindowState::Late | WindowState::Closed) {
        return None;
    }
    if choice.still_open.is_empty() && choice.maybe_open.is_empty() {
        return Some(note("soft", app.t(Key::nothing_open)).into());
    }
    let list = |title: Key, text: Key, ways: &[WayIn]| {
        let items: Vec<El> = ways.iter().map(|way| way_in(app, way)).collect();
        (!items.is_empty()).then(|| {
            of_class("section", "stack tight")
                .child(el("h3").child(app.t(title)))
                .child(p(app.t(text)))
                .child(of_class("ul", "ways").child(items))
        })
    };
    let open = list(Key::still_open_title, Key::still_open_text, &choice.still_open);
    Some(all((open, list(Key::maybe_open_title, Key::maybe_open_text, &choice.maybe_open))))
}

/// What would have to change, until when, and where the law says it.
pub(in crate::app) fn way_in(app: App, way: &WayIn) -> El {
    let words = app.w();
    let until = match way.file_by {
        Some(moment) => words.fill(Key::file_by_short, &[("moment", &words.moment(moment))]),
        None => words.fill(Key::until, &[("date_to", &words.date_to(way.closes))]),
    };
    let change = el("b").child(change_words(&words, way.change));
    let mark = standing(app, way.why.standing).map(|mark| (" ", mark));
    el("li").child(change).child(format!(" – {until}")).child(mark).child(" ").child(why::why(app, &way.why))
}

/// A single change, as one would do it.
pub(in crate::app) fn change_words(words: &Words, change: Change) -> &'static str {
    use crate::rules::case::{FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm};
    words.t(match change {
        Change::Nothing => Key::change_nothing,
        Change::Basis(FundingBasis::Paid) => Key::change_basis_paid,
        Change::Basis(FundingBasis::StateOrder) => Key::change_basis_state_order,
        Change::Form(StudyForm::FullTime) => Key::change_form_full_time,
        Change::Form(StudyForm::Evening) => Key::change_form_evening,
        Change::Form(StudyForm::Correspondence) => Key::change_form_correspondence,
        Change::Kind(SpecialtyKind::General) => Key::change_kind_general,
        Change::Kind(SpecialtyKind::Pedagogical) => Key::change_kind_pedagogical,
        Change::Kind(SpecialtyKind::Medical) => Key::change_kind_medical,
        Change::Kind(SpecialtyKind::Creative) => Key::change_kind_creative,
        Change::Level(ProgrammeLevel::SkilledWorker) => Key::change_level_skilled_worker,
        Change::Level(ProgrammeLevel::MidLevel) => Key::change_level_mid_level,
        Change::Level(ProgrammeLevel::AppliedBachelor) => Key::change_level_applied_bachelor,
    })
}
