//! One sheet of paper for each pupil of the view, in one print run.
//!
//! The sheets are made a few at a time, so that the page stays usable and can be told to stop; the browser's print
//! window opens when all are there. On the screen the first two stand as a preview.

use std::time::Duration;

use leptos::prelude::{Set as _, *};

use super::state::{Class, Printing};
use crate::app::dom::{El, all, button, dynamic, el, memo, nothing, of_class, p};
use crate::app::full::case_link;
use crate::app::full::embedded_browser;
use crate::app::full::print::sheet::{Sheet, sheet_of};
use crate::app::part::specialty;
use crate::app::state::App;
use crate::class::session::protocol::{PupilCase, Request};
use crate::formats::saved::read_answers;
use crate::rules::assess;
use crate::rules::case::{Case, Choice};
use crate::rules::code::Set;
use crate::rules::edition::CURRENT;
use crate::text::Key;

/// How many sheets are made in a task.
const AT_ONCE: usize = 3;
/// How many cases are asked for at once.
const ASKED: u32 = 20;

/// The part of the page from which sheets are printed.
pub(super) fn print(app: App, class: Class) -> El {
    let half = RwSignal::new(false);
    let change = move |event| half.set(event_target_checked(&event));
    let tick = el("input").attr("type", "checkbox").checked(move || half.get()).on("change", change);
    let tick = of_class("label", "tick").child(tick).child(el("span").child(app.t(Key::class_print_half)));
    let controls = of_class("div", "stack tight no-print")
        .child(embedded_browser::note(app))
        .child(p(app.t(Key::class_print_text)))
        .child(tick)
        .child(el("div").dynamic(move || match class.printing.get() {
            Printing::No => begin(app, class),
            Printing::Making => making(app, class),
            Printing::Ready => ready(app, class),
        }));
    let wanted =
        memo(move || class.printing.get() != Printing::No && class.sheets.with(|cases| !cases.is_empty()));
    let sheets = move || {
        if wanted.get() { untrack(|| el("div").child(chunk(app, class, half, 0)).into()) } else { nothing() }
    };
    el("div").child(controls).dynamic(sheets)
}

fn begin(app: App, class: Class) -> AnyView {
    let count = class.listed.with(|listed| listed.shown);
    let start = move || {
        class.sheets.set(Vec::new());
        class.printed.set(0);
        class.printing.set(Printing::Making);
        class.ask(Request::Cases(0, ASKED));
    };
    let text = app.w().plural(Key::class_print_make, super::count(count));
    if count == 0 { nothing() } else { button("button", &text, start).into() }
}

fn making(app: App, class: Class) -> AnyView {
    let all = class.listed.with_untracked(|listed| listed.shown).to_string();
    let said = move || {
        app.w().fill(Key::class_print_making, &[("n", &class.printed.get().to_string()), ("all", &all)])
    };
    of_class("div", "row")
        .child(p("").attr("role", "status").live(said))
        .child(button("button quiet", app.t(Key::cancel), move || stop(class)))
        .into()
}

fn ready(app: App, class: Class) -> AnyView {
    of_class("div", "row")
        .child(button("button", app.t(Key::protocol_print), || drop(window().print())))
        .child(button("button quiet", app.t(Key::class_print_done), move || stop(class)))
        .into()
}

fn stop(class: Class) {
    class.printing.set(Printing::No);
    class.sheets.set(Vec::new());
}

/// The next sheets, and behind them those that follow, made in a task of their own.
fn chunk(app: App, class: Class, half: RwSignal<bool>, from: usize) -> AnyView {
    let (sheets, after) = class.sheets.with_untracked(|cases| {
        // Those behind the last that has come are made in the next turn.
        let after = from.saturating_add(AT_ONCE).min(cases.len());
        let some = cases.iter().take(after).skip(from);
        (some.filter_map(|case| sheet(app, case, half)).collect::<Vec<El>>(), after)
    });
    let turn = RwSignal::new(false);
    set_timeout(move || go_on(class, turn, after), Duration::ZERO);
    // It stays as it is when more cases come.
    let follows = memo(move || turn.get() && class.sheets.with(|cases| cases.len() > after));
    let more = move || if follows.get() { untrack(|| chunk(app, class, half, after)) } else { nothing() };
    all((sheets, dynamic(more)))
}

/// After the sheets up to that one: makes the next, asks for more cases, or is done.
fn go_on(class: Class, turn: RwSignal<bool>, made: usize) {
    // One has left the page, or it was stopped.
    if class.printing.get_untracked() != Printing::Making || turn.try_set(true).is_some() {
        return;
    }
    let known = class.sheets.with_untracked(Vec::len);
    let all = class.listed.with_untracked(|listed| listed.shown);
    let number = u32::try_from(made.min(known)).unwrap_or(u32::MAX);
    class.printed.set(number);
    if number >= all {
        class.printing.set(Printing::Ready);
        let _ = window().print();
    } else if made >= known {
        class.ask(Request::Cases(number, number.saturating_add(ASKED)));
    }
}

/// The sheet of a pupil; nothing if the answers cannot be read.
fn sheet(app: App, pupil: &PupilCase, half: RwSignal<bool>) -> Option<El> {
    let case: Case = read_answers(&pupil.answers)?;
    let assessment = assess(&case, CURRENT, untrack(|| app.moment()));
    let name = |(at, choice): (usize, &Choice)| {
        let kind = || choice.kind.map(|kind| app.of(kind).to_string());
        specialty::called(app, choice).or_else(kind).unwrap_or_else(|| app.w().choice(at))
    };
    let names: Vec<String> = case.choices().iter().enumerate().map(name).collect();
    let title = match (&pupil.name, &pupil.group) {
        (Some(name), Some(group)) => format!("{name}, {group}"),
        (Some(name), None) => name.clone(),
        (None, _) => app.t(Key::sheet_heading).to_string(),
    };
    // What is personal stays out of the code, as on a sheet that hangs where guests see it.
    let address = case_link::link_of(app, &case, Set::new());
    let sheet =
        Sheet { case: &case, assessment: &assessment, names: &names, title: &title, address: &address };
    Some(
        of_class("div", "page")
            .attr_with("data-half", move || half.get().then(String::new))
            .child(sheet_of(app, &sheet)),
    )
}
