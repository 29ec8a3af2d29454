//! The result: in numbers, by programmes and by applicants, with what was assumed.

use leptos::prelude::*;

use super::state::{NUMBERS, Placing, Tab};
use super::{banner, outcomes, people, ready, said, settings};
use crate::app::dom::{El, button, el, note, nothing, of_class, p, showing};
use crate::app::full::figures::bar;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{State, Summary};
use crate::placement::way::ScoreWay;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::UnusedReserved;
use crate::text::Key;

/// The part of the page.
pub(super) fn result(app: App, placing: Placing) -> AnyView {
    let numbers = move || placing.state.with(|state| (state.result.clone(), state.applicants));
    let inside = move |(result, applicants): &(Option<Summary>, u32)| {
        let Some(summary) = result else { return none(app, placing) };
        of_class("section", "stack tight")
            .child(el("h2").attr("id", NUMBERS).attr("tabindex", "-1").child(app.t(Key::placement_numbers)))
            .child(in_numbers(app, summary, *applicants))
            .into()
    };
    let ran = move || placing.state.with(|state| state.result.is_some());
    let lists = move |ran: &bool| {
        if !*ran {
            return nothing();
        }
        of_class("div", "stack loose")
            .child(outcomes::outcomes(app, placing))
            .child(people::people(app, placing))
            .child(section(app.t(Key::placement_assumed), assumed_live(app, placing)))
            .into()
    };
    of_class("div", "stack loose")
        .child(ready::ready(app, placing))
        .showing(numbers, inside)
        .showing(ran, lists)
        .into()
}

/// While nothing was distributed yet.
fn none(app: App, placing: Placing) -> AnyView {
    let back = button("button quiet", app.t(Key::placement_tab_data), move || placing.tab.set(Tab::Data));
    of_class("div", "empty stack tight measure").child(p(app.t(Key::placement_not_run))).child(p(back)).into()
}

/// How many are placed and at which choice.
pub(super) fn in_numbers(app: App, summary: &Summary, applicants: u32) -> El {
    let words = app.w();
    let number = |key: Key, n: u32| bar(el("span").child(app.t(key)).into(), n, applicants);
    let at_choice = summary.at_choice.iter().zip(1..).map(|(n, choice): (&u32, u32)| {
        bar(
            el("span").child(words.fill(Key::placement_at_choice, &[("n", &choice.to_string())])).into(),
            *n,
            applicants,
        )
    });
    let mut bars = vec![number(Key::placement_placed, summary.placed)];
    bars.extend(at_choice);
    bars.push(number(Key::placement_unplaced, summary.unplaced));
    bars.push(number(Key::placement_by_lot, summary.by_lot));
    let left = words.plural(Key::placement_seats_left, said::long_count(summary.seats_left));
    let closed = u32::try_from(summary.closed.len()).unwrap_or(u32::MAX);
    let closed = (closed > 0).then(|| p(words.plural(Key::placement_closed_n, said::count(closed))));
    of_class("div", "stack tight measure")
        .child(of_class("ul", "bars").child(bars))
        .child(p(left))
        .child(closed)
}

fn assumed_live(app: App, placing: Placing) -> AnyView {
    showing(
        move || placing.state.get(),
        move |state: &State| {
            let rules = of_class("div", "stack tight")
                .child(of_class("ol", "items").child(banner::rules(app)))
                .child(note("small soft", app.t(Key::placement_silent)));
            let rules = of_class("details", "why")
                .child(el("summary").child(app.t(Key::placement_ours)))
                .child(rules);
            assumed(app, state).child(rules).into()
        },
    )
}

/// What was assumed: it stands on every result and every paper.
pub(super) fn assumed(app: App, state: &State) -> El {
    let words = app.w();
    let fact =
        |term: Key, value: &str| el("div").child(el("dt").child(app.t(term))).child(el("dd").child(value));
    let unused = UnusedReserved::from_code(&state.unused).map(|fate| settings::unused_said(app, fate));
    let way = (state.two_averages > 0).then(|| {
        let way = state.score_way.as_deref().and_then(ScoreWay::from_code);
        fact(
            Key::placement_way,
            way.map_or_else(|| app.t(Key::placement_need_score_way), |way| said::score_way(app, way)),
        )
    });
    let left_out = (state.left_out > 0).then(|| {
        fact(Key::placement_left_out, &words.plural(Key::placement_left_out_n, said::count(state.left_out)))
    });
    let facts = of_class("dl", "facts")
        .child(fact(Key::placement_source, &said::source(app, &state.source)))
        .child(fact(Key::placement_seed, &state.seed.to_string()))
        .child(fact(Key::placement_unused, unused.unwrap_or_default()))
        .child(fact(Key::placement_minimum, &state.minimum.to_string()))
        .child((way, left_out));
    of_class("div", "stack tight").child(banner::short(app)).child(facts)
}
