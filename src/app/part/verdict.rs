//! The one thing one came for: until when.

use leptos::prelude::*;

use super::{item, why};
use crate::app::dom::{El, all, el, note, nothing, of_class, showing};
use crate::app::state::App;
use crate::report::{self, Item, Section, Verdict};
use crate::rules::assessment::{ApplicationWindow, ChoiceOutline, WindowState};
use crate::rules::code::Code as _;
use crate::text::{Key, Words, dates};

/// The verdict of the choice at that place, if its window is known.
pub(in crate::app) fn of(app: App, at: usize) -> Option<Verdict> {
    app.assessment.with(|seen| report::verdict(&app.w(), seen.choices.get(at)?, seen.as_of.date).ok())
}

/// The card of the choice at that place, as long as its window is known.
pub(in crate::app) fn follow(app: App, at: usize) -> AnyView {
    showing(move || of(app, at), move |card| card.as_ref().map_or_else(nothing, |card| verdict(app, card)))
}

/// The card with the *file by* moment, days left, why, and what is still open.
pub(in crate::app) fn verdict(app: App, verdict: &Verdict) -> AnyView {
    let Verdict {
        window,
        mark,
        text,
        by_order,
        announced,
        other_reading,
        in_favour,
        why,
        filing,
        next_season,
        still_open,
        maybe_open,
    } = verdict;
    let words = app.w();
    let line = |item: &Item| {
        let mark = item.mark.map(|mark| (why::mark(app, mark), " "));
        el("p").child(mark).child(item::value(app, &item.value))
    };
    // The lines say themselves which reading it is; the day is marked where none of them does.
    let said = announced.is_some() || other_reading.is_some();
    let mark = mark.filter(|_| !said).map(|mark| why::mark(app, mark));
    // The card says one thing, so it says why once: the days first, then what a filing now is worth.
    let of_filing = filing.as_ref().and_then(|filing| filing.why.clone());
    let reasons = why.clone().resting_on(of_filing);
    let head = of_class("div", "row between")
        .child(of_class("span", "soft").child(words.verdict_lead(window.state)))
        .child(of_class("span", "pill").child(words.verdict_state(window)));
    let card = of_class("article", "verdict stack tight")
        .attr("data-state", window.state.code())
        .child(head)
        .child(note("date", date(&words, window)).child(" ").child(mark))
        .child(item::paragraph(app, "", text))
        .child(by_order.as_ref().map(|item| item::paragraph(app, "", item)))
        .child((announced.as_ref().map(line), other_reading.as_ref().map(line)))
        .child(words.verdict_announced_why(window).map(|why| note("small soft", why)))
        .child(in_favour.as_ref().map(|favour| titled(app, favour, None)))
        .child(filing.as_ref().map(|filing| item::paragraph(app, "small", filing)))
        .child(next_season.as_ref().map(|next| item::paragraph(app, "", next)))
        .child(why::why(app, &reasons));
    let ways = still_open.iter().chain(maybe_open);
    all((card, ways.map(|section| self::ways(app, section)).collect::<Vec<_>>()))
}

/// The verdict in a few words.
#[derive(PartialEq)]
pub(in crate::app) struct Short {
    /// What the moment is.
    pub(in crate::app) lead: &'static str,
    /// The moment.
    pub(in crate::app) moment: String,
    /// Days left, or the state.
    pub(in crate::app) state_words: String,
    /// The state.
    pub(in crate::app) state: WindowState,
}

/// The verdict for the bar and for screen readers.
pub(in crate::app) fn short(app: App, choice: &ChoiceOutline) -> Option<Short> {
    let window = &choice.window.known()?.value;
    let words = app.w();
    let places = [("date", words.verdict_date(window)), ("time", dates::clock(window.file_by))];
    let moment = words.fill(Key::date_time, &places.each_ref().map(|(name, text)| (*name, text.as_str())));
    let lead = words.verdict_lead(window.state);
    Some(Short { lead, moment, state_words: words.verdict_state(window), state: window.state })
}

/// The day and the time. Day and month stay on one line, and so does the year: all of it is too wide for a phone.
fn date(words: &Words, window: &ApplicationWindow) -> AnyView {
    let day = format!("{},", words.verdict_date(window));
    let parts: Vec<&str> = day.split([' ', '\u{a0}']).collect();
    let part = |part: &[&str]| (of_class("span", "keep").child(part.join(" ")), " ");
    all((parts.chunks(2).map(part).collect::<Vec<_>>(), dates::clock(window.file_by)))
}

/// Lead, moment and the word of the state on one line.
#[cfg(feature = "full")]
pub(in crate::app) fn moment(words: &Words, window: &ApplicationWindow) -> AnyView {
    let state = words.verdict_state(window);
    let pill = of_class("span", "pill").attr("data-state", window.state.code()).child(state);
    let date = el("b").child(date(words, window));
    all(((words.verdict_lead(window.state), (" ", date)), (" ", pill)))
}

/// What is still open, soonest first, or that nothing is.
pub(in crate::app) fn ways(app: App, section: &Section) -> Option<El> {
    let lead = section.lead.as_ref()?;
    if section.items.is_empty() {
        return Some(item::paragraph(app, "soft", lead));
    }
    Some(titled(app, section, Some(item::paragraph(app, "", lead))))
}

/// A list under its heading.
fn titled(app: App, section: &Section, lead: Option<El>) -> El {
    let mut lines = Vec::new();
    for one in &section.items {
        lines.push(item::line(app, one));
    }
    of_class("section", "stack tight")
        .child(el("h3").child(section.title))
        .child(lead)
        .child(of_class("ul", "ways").child(lines))
}
