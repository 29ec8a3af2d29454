//! The record of a draw on one sheet: what went in, the seed, the lots, the result, and how anybody repeats it.

use leptos::prelude::*;

use super::state::Placing;
use super::{banner, outcomes, result, said};
use crate::app::dom::{El, button, el, note, nothing, of_class, p, showing};
use crate::app::full::embedded_browser;
use crate::app::part::layout::section;
use crate::app::part::why;
use crate::app::state::App;
use crate::placement::protocol::{Lot, ProgrammeRow, RecordView, Request};
use crate::rules::placement::source::CITES;
use crate::text::Key;

/// How anybody places the same cohort again, with the example of the library.
const COMMAND: &str = "cargo run -q --release --no-default-features --example place < cohort.json";
/// As many programmes, and as many lots, as fit on the sheet: all are in the files.
const MOST: usize = 24;
/// The formats of the contract.
const FORMATS: &str = "talapker-cohort/1 → talapker-placement/1";

/// The section, and the sheet once it was asked for.
pub(super) fn record(app: App, placing: Placing) -> El {
    let there = move || placing.state.with(|state| state.result.is_some());
    let make =
        button("button quiet", app.t(Key::placement_record_make), move || placing.ask(Request::Record))
            .hidden(move || placing.record.with(Option::is_some) || !there());
    let print = button("button", app.t(Key::protocol_print), || drop(window().print()))
        .hidden(move || placing.record.with(Option::is_none));
    let none = note("soft", app.t(Key::placement_not_run)).hidden(there);
    let head = section(app.t(Key::placement_record), note("soft", app.t(Key::placement_record_text)))
        .child(embedded_browser::note(app))
        .child(none)
        .child(p(make).child(print))
        .attr("class", "stack tight no-print");
    let sheet = showing(
        move || placing.record.get(),
        move |record: &Option<RecordView>| {
            record.as_ref().map_or_else(nothing, |record| sheet(app, record).into())
        },
    );
    of_class("div", "stack").child(head).child(sheet)
}

fn sheet(app: App, record: &RecordView) -> El {
    let words = app.w();
    let facts = of_class("dl", "told").child(fact(app, Key::placement_record_checksum, &record.checksum));
    let numbers = record.state.result.as_ref().map(|summary| {
        let places = [
            ("placed", summary.placed.to_string()),
            ("all", record.state.applicants.to_string()),
            ("by_lot", summary.by_lot.to_string()),
        ];
        p(words.fill(Key::placement_record_numbers, &places.each_ref().map(|(name, n)| (*name, n.as_str()))))
    });
    let cites = p("").child(why::cites(app, CITES));
    let again = of_class("div", "stack tight")
        .child(p(app.t(Key::placement_record_again)))
        .child(note("code", COMMAND))
        .child(note("code", FORMATS));
    of_class("article", "paper record")
        .attr("aria-label", app.t(Key::placement_record))
        .child(el("header").child(el("h2").child(app.t(Key::placement_record))).child(numbers))
        .child(facts)
        .child(result::assumed(app, &record.state).child(cites))
        .child(of_class("ol", "items small").child(banner::rules(app)))
        .child(el("h3").child(app.t(Key::placement_programmes)))
        .child(programmes(app, record))
        .child(el("h3").child(app.t(Key::placement_record_lots)))
        .child(note("small", app.t(Key::placement_record_lots_text)))
        .child(lots(app, record))
        .child(el("h3").child(app.t(Key::placement_record_repeat)))
        .child(again)
}

fn fact(app: App, term: Key, value: &str) -> El {
    el("div").child(el("dt").child([app.t(term), ": "].concat())).child(el("dd").child(value))
}

fn programmes(app: App, record: &RecordView) -> El {
    let row = |one: &ProgrammeRow| {
        let told = one.result.as_ref().map(|result| outcomes::said_of(app, one, result)).unwrap_or_default();
        el("li").child(el("b").child(one.id.as_str())).child([": ", &told].concat())
    };
    let rows: Vec<El> = record.programmes.iter().take(MOST).map(row).collect();
    let more = further(app, record.state.programmes, rows.len());
    of_class("ol", "flow small").child(rows).child(more)
}

fn lots(app: App, record: &RecordView) -> El {
    let row = |one: &Lot| {
        let place = said::place(app, one.place.as_ref());
        el("li").child(el("b").child(one.id.as_str())).child(format!(" ({}): {place}", one.lot))
    };
    let rows: Vec<El> = record.lots.iter().take(MOST).map(row).collect();
    if rows.is_empty() {
        return p(app.t(Key::placement_record_no_lots));
    }
    let more = further(app, record.all_lots, rows.len());
    of_class("ol", "flow small").child(rows).child(more)
}

/// That there is more than fits on the sheet.
fn further(app: App, all: u32, shown: usize) -> Option<El> {
    let n = all.saturating_sub(u32::try_from(shown).unwrap_or(u32::MAX));
    (n > 0)
        .then(|| of_class("li", "bare").child(app.w().fill(Key::class_days_more, &[("n", &n.to_string())])))
}
