//! The programmes with what came out for each.

use leptos::prelude::*;

use super::state::Placing;
use super::{programmes, said};
use crate::app::dom::{El, button, el, note, of_class, showing};
use crate::app::full::figures::bar;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{ProgrammeResult, ProgrammeRow, Request};
use crate::text::Key;

/// The list.
pub(super) fn outcomes(app: App, placing: Placing) -> El {
    let rows = move || placing.programmes.rows.get();
    let rows = showing(rows, move |rows: &Vec<ProgrammeRow>| {
        let rows: Vec<El> = rows.iter().map(|one| row(app, placing, one)).collect();
        of_class("ul", "ways").child(rows).into()
    });
    let list = el("div").child(programmes::search(app, placing)).child(rows);
    section(app.t(Key::placement_programmes), note("soft", app.t(Key::placement_cutoff_text))).child(list)
}

fn row(app: App, placing: Placing, one: &ProgrammeRow) -> El {
    let at = one.at;
    let open = move || placing.ask(Request::Programme { at, from: 0, to: super::list::PAGE });
    let name = button("as-link", &one.id, open);
    let Some(result) = &one.result else {
        return el("li").child(name);
    };
    let placed = of_class("ul", "bars one").child(bar(
        name.into(),
        result.placed,
        u32::try_from(one.seats).unwrap_or(u32::MAX),
    ));
    el("li").child(placed).child(note("small soft plain", said_of(app, one, result)))
}

/// What came out, in a line.
pub(super) fn said_of(app: App, one: &ProgrammeRow, result: &ProgrammeResult) -> String {
    let words = app.w();
    let places = [
        ("placed", result.placed.to_string()),
        ("seats", one.seats.to_string()),
        ("asked", result.asked.to_string()),
    ];
    let mut told =
        vec![words.fill(Key::placement_outcome, &places.each_ref().map(|(name, n)| (*name, n.as_str())))];
    if result.closed {
        told.push(app.t(Key::placement_closed_text).to_string());
    } else if result.left > 0 {
        told.push(words.fill(Key::placement_left, &[("n", &result.left.to_string())]));
    }
    if let Some(cutoff) = &result.cutoff {
        told.push(words.fill(Key::placement_cutoff, &[("score", &said::score(app, cutoff))]));
    }
    told.join(" ")
}

/// The quotas with reserved seats, and the lowest score on those of each.
pub(super) fn by_quota(app: App, one: &ProgrammeRow) -> Option<El> {
    let words = app.w();
    let cutoffs = one.result.as_ref().map(|result| result.cutoff_reserved.as_slice()).unwrap_or_default();
    let line = |(code, seats): &(String, u64)| {
        let (quota, n) = (said::quota(app, code), seats.to_string());
        let places = words.fill(Key::placement_reserved_of, &[("quota", &quota), ("n", &n)]);
        let cutoff = cutoffs.iter().find(|(other, _)| other == code).map(|(_, cutoff)| {
            let score = said::score(app, cutoff);
            [". ", &words.fill(Key::placement_cutoff_quota, &[("score", &score)])].concat()
        });
        el("li").child(places).child(cutoff)
    };
    let lines: Vec<El> = one.reserved.iter().filter(|(_, seats)| *seats > 0).map(line).collect();
    (!lines.is_empty()).then(|| {
        of_class("details", "why")
            .child(el("summary").child(app.t(Key::placement_reserved)))
            .child(of_class("ul", "items").child(lines))
    })
}
