//! The one thing one came for: until when.

use leptos::prelude::*;

use super::why::{self, standing};
use crate::app::dom::{El, all, el, note, nothing, of_class, p, showing};
use crate::app::state::App;
use crate::rules::assessment::{
    ApplicationWindow, ChoiceAssessment, Filing, Reasoned, Standing, WayIn, WindowState,
};
use crate::rules::code::Code as _;
use crate::text::verdict::verdict_moment;
use crate::text::{Key, Words, dates};

/// What the card says of a choice whose window is known.
#[derive(Clone, PartialEq)]
pub(in crate::app) struct Card {
    pub(in crate::app) window: Reasoned<ApplicationWindow>,
    filing: Option<Reasoned<Filing>>,
    still_open: Vec<WayIn>,
    maybe_open: Vec<WayIn>,
}

impl Card {
    pub(in crate::app) fn of(choice: &ChoiceAssessment) -> Option<Self> {
        Some(Self {
            window: choice.window.known()?.clone(),
            filing: choice.filing.known().cloned(),
            still_open: choice.still_open.clone(),
            maybe_open: choice.maybe_open.clone(),
        })
    }
}

/// The card of the choice at that place, as long as its window is known.
pub(in crate::app) fn follow(app: App, at: usize) -> AnyView {
    let card = move || app.assessment.with(|seen| seen.choices.get(at).and_then(Card::of));
    showing(card, move |card| card.as_ref().map_or_else(nothing, |card| verdict(app, card)))
}

/// The card with the *file by* moment, days left, why, and what is still open.
pub(in crate::app) fn verdict(app: App, card: &Card) -> AnyView {
    let Card { window, filing, .. } = card;
    let filing = filing.as_ref();
    let words = app.w();
    let value = &window.value;
    let other = words.verdict_other_reading(value);
    let other = other.map(|text| p(standing(app, Standing::Reading)).child(" ").child(text));
    let from_code = (value.other_reading.is_none()).then(|| standing(app, window.standing())).flatten();
    let now = filing.and_then(|filing| {
        let text = words.filing_now(value, &filing.value)?;
        Some(note("small", (text, " ")).child(standing(app, filing.standing())))
    });
    // The card says one thing, so it says why once: the days first, then what a filing now is worth.
    let filed = filing.filter(|_| now.is_some() || value.state == WindowState::Late);
    let mut reasons = window.why.clone().because(filed.map(|filed| filed.why.clone()));
    reasons.standing = filed.map_or(reasons.standing, |filed| reasons.standing.and(filed.standing()));
    let head = of_class("div", "row between")
        .child(of_class("span", "soft").child(words.verdict_lead(value.state)))
        .child(of_class("span", "pill").child(words.verdict_state(value)));
    let verdict = of_class("article", "verdict stack tight")
        .attr("data-state", value.state.code())
        .child(head)
        .child(note("date", date(&words, value)).child(" ").child(from_code))
        .child(p(words.verdict_text(value, filing.map(|filing| &filing.value))))
        .child(other)
        .child(now)
        .child(words.verdict_next_season(value).map(p))
        .child(why::why(app, &reasons));
    all((verdict, ways(app, card)))
}

/// The verdict in a few words.
#[derive(PartialEq)]
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
    let opens = || words.date(window.opens);
    let moment = verdict_moment(window).map_or_else(opens, |moment| words.moment(moment));
    let lead = words.verdict_lead(window.state);
    Some(Short { lead, moment, state_words: words.verdict_state(window), state: window.state })
}

/// The day, in one piece, and the time.
fn date(words: &Words, window: &ApplicationWindow) -> AnyView {
    let keep = |text: String| of_class("span", "keep").child(text);
    match verdict_moment(window) {
        None => keep(words.date(window.opens)).into(),
        Some(moment) => all((keep(format!("{},", words.date(moment.date))), (" ", dates::clock(moment)))),
    }
}

/// Lead, moment and the word of the state on one line.
#[cfg(feature = "full")]
pub(in crate::app) fn moment(words: &Words, window: &ApplicationWindow) -> AnyView {
    let state = words.verdict_state(window);
    let pill = of_class("span", "pill").attr("data-state", window.state.code()).child(state);
    let date = el("b").child(date(words, window));
    all(((words.verdict_lead(window.state), (" ", date)), (" ", pill)))
}

/// What is still open, soonest first, and what only another reading keeps open.
fn ways(app: App, card: &Card) -> Option<AnyView> {
    if !matches!(card.window.value.state, WindowState::Late | WindowState::Closed) {
        return None;
    }
    if card.still_open.is_empty() && card.maybe_open.is_empty() {
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
    let open = list(Key::still_open_title, Key::still_open_text, &card.still_open);
    Some(all((open, list(Key::maybe_open_title, Key::maybe_open_text, &card.maybe_open))))
}

/// What would have to change, until when, and where the law says it.
pub(in crate::app) fn way_in(app: App, way: &WayIn) -> El {
    let words = app.w();
    let (change, until) = (el("b").child(words.change(way.change)), words.way_until(way));
    let mark = standing(app, way.why.standing).map(|mark| (" ", mark));
    el("li").child(change).child(format!(" – {until}")).child(mark).child(" ").child(why::why(app, &way.why))
}
