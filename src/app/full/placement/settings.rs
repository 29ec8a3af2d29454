//! What the order leaves open and the model has to be told: seed, unused reserved seats, the smallest group, and how two
//! averages make one score.

use leptos::prelude::*;

use super::field::{self, Text};
use super::said;
use super::state::Placing;
use crate::app::dom::{El, nothing, of_class, p, showing};
use crate::app::field::Field;
use crate::app::part::fields::{self, Offer, Pick};
use crate::app::part::layout::section;
use crate::app::part::why;
use crate::app::state::App;
use crate::placement::protocol::{Request, Setting, Wrong};
use crate::placement::way::ScoreWay;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::UnusedReserved;
use crate::rules::placement::source::{DISTRIBUTION_BY_SCORE, SMALL_GROUPS};
use crate::text::Key;

/// The settings.
pub(super) fn settings(app: App, placing: Placing) -> El {
    let set = move |setting: Setting| placing.ask(Request::Set(setting));
    let seed = field::text(
        app,
        Text {
            id: "placement-seed".to_string(),
            label: app.t(Key::placement_seed).to_string(),
            hint: Some(app.t(Key::placement_seed_hint)),
            error: Key::placement_error_seed,
            narrow: true,
            quiet: false,
        },
        move || placing.state.with(|state| state.seed.to_string()),
        move || placing.wrong.get() == Some(Wrong::Seed),
        move |text| set(Setting::Seed(text)),
    );
    let minimum = field::text(
        app,
        Text {
            id: "placement-minimum".to_string(),
            label: app.t(Key::placement_minimum).to_string(),
            hint: Some(app.t(Key::placement_minimum_hint)),
            error: Key::error_number,
            narrow: true,
            quiet: false,
        },
        move || placing.state.with(|state| state.minimum.to_string()),
        move || placing.wrong.get() == Some(Wrong::Minimum),
        move |text| set(Setting::Minimum(text)),
    )
    .child(p(why::cite(app, SMALL_GROUPS)));
    let unused = Pick {
        legend: app.t(Key::placement_unused).to_string(),
        hint: Some(app.t(Key::placement_unused_hint)),
        offers: UnusedReserved::ALL
            .iter()
            .map(|fate| offer(fate.code(), unused_said(app, *fate), None))
            .collect(),
        wide: true,
        may_skip: false,
    };
    let unused = fields::radios(
        app,
        &Field::Page("placement-unused"),
        unused,
        Box::new(move || placing.state.with(|state| Some(state.unused.clone()))),
        Box::new(move |code| set(Setting::Unused(code.to_string()))),
    );
    section(app.t(Key::placement_settings), score_way(app, placing))
        .child(of_class("div", "pairs top-aligned").child((seed, minimum)))
        .child(unused)
        .attr("class", "stack measure")
}

/// What becomes of reserved seats that nobody takes.
pub(super) fn unused_said(app: App, fate: UnusedReserved) -> &'static str {
    app.t(match fate {
        UnusedReserved::ToOpen => Key::placement_unused_to_open,
        UnusedReserved::Lost => Key::placement_unused_lost,
    })
}

fn offer(code: &str, label: &str, hint: Option<&'static str>) -> Offer {
    Offer { value: code.to_string(), label: label.to_string(), hint }
}

/// Asked only where the order has two averages; none of the ways is chosen before a person does.
fn score_way(app: App, placing: Placing) -> AnyView {
    let choices = move || placing.state.with(|state| state.two_averages);
    showing(choices, move |choices: &u32| {
        if *choices == 0 {
            return nothing();
        }
        let offers =
            ScoreWay::ALL.iter().map(|way| offer(way.code(), said::score_way(app, *way), None)).collect();
        let pick = Pick {
            legend: app.t(Key::placement_way).to_string(),
            hint: Some(app.t(Key::placement_way_hint)),
            offers,
            wide: false,
            may_skip: false,
        };
        let radios = fields::radios(
            app,
            &Field::Page("placement-way"),
            pick,
            Box::new(move || placing.state.with(|state| state.score_way.clone())),
            Box::new(move |code| placing.ask(Request::Set(Setting::ScoreWay(code.to_string())))),
        );
        of_class("div", "stack tight").child(radios).child(why::cite(app, DISTRIBUTION_BY_SCORE)).into()
    })
}
