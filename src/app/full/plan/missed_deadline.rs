//! When a window was missed: what is still open, what it would change and cost, and what only another reading keeps
//! open.

use crate::app::dom::{El, el, note, of_class, p};
use crate::app::part::layout::section;
use crate::app::part::{verdict, why};
use crate::app::state::App;
use crate::rules::assessment::{Assessment, Change, ChoiceAssessment, WayIn, WindowState};
use crate::rules::case::{FundingBasis, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::code::Code as _;
use crate::text::Key;

/// The missed choices; nothing where none is missed.
pub(in crate::app::full) fn missed(app: App, assessment: &Assessment, names: &[String]) -> Option<El> {
    let many = names.len() > 1;
    let each = assessment.choices.iter().zip(names);
    let parts: Vec<El> = each.filter_map(|(choice, name)| part(app, choice, many.then_some(name))).collect();
    (!parts.is_empty())
        .then(|| section(app.t(Key::missed_title), of_class("div", "stack loose").child(parts)))
}

fn part(app: App, choice: &ChoiceAssessment, name: Option<&String>) -> Option<El> {
    let window = choice.window.known()?.value;
    match window.state {
        WindowState::Late | WindowState::Closed => {}
        WindowState::NotOpen | WindowState::Open | WindowState::LastDay => return None,
    }
    let words = app.w();
    let nothing = choice.still_open.is_empty() && choice.maybe_open.is_empty();
    let open = list(app, Key::still_open_title, Key::still_open_text, &choice.still_open);
    let maybe = list(app, Key::maybe_open_title, Key::maybe_open_text, &choice.maybe_open);
    let next = words.verdict_next_season(&window).map(p);
    let missed = of_class("div", "verdict stack tight")
        .attr("data-state", window.state.code())
        .child(name.map(|name| el("h3").child(name.as_str())))
        .child(p(verdict::moment(&words, &window)))
        .child(p(words.verdict_text(&window, choice.filing.known().map(|filing| &filing.value))))
        .child(nothing.then(|| p(app.t(Key::nothing_open))))
        .child(next);
    Some(of_class("div", "stack loose").child(missed).child((open, maybe)))
}

/// Ways in, as they close.
fn list(app: App, title: Key, text: Key, ways: &[WayIn]) -> Option<El> {
    let line = |way: &WayIn| {
        let costs =
            costs(way.change).map(|(key, cites)| note("small", app.t(key)).child(why::cites(app, cites)));
        verdict::way_in(app, way).child(costs)
    };
    let lines: Vec<El> = ways.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        of_class("div", "stack tight")
            .child(el("h3").child(app.t(title)))
            .child(p(app.t(text)))
            .child(of_class("ul", "ways").child(lines))
    })
}

/// What a change means for the person, said plainly.
fn costs(change: Change) -> Option<(Key, &'static [Cite])> {
    Some(match change {
        Change::Nothing => return None,
        Change::Basis(FundingBasis::Paid) => (Key::missed_paid, &[]),
        Change::Basis(FundingBasis::StateOrder) => (Key::missed_state_order, &[]),
        Change::Form(_) => (Key::missed_form, &[]),
        Change::Kind(SpecialtyKind::General) => (Key::missed_kind, &[]),
        Change::Kind(SpecialtyKind::Pedagogical | SpecialtyKind::Medical | SpecialtyKind::Creative) => {
            (Key::missed_kind_exam, &[Cite::P32])
        }
        Change::Level(_) => (Key::missed_level, &[]),
    })
}
