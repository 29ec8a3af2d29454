//! The applicants with the place of each.

use leptos::prelude::*;

use super::state::Placing;
use super::{field, said};
use crate::app::dom::{El, button, el, memo, note, of_class, showing};
use crate::app::part::fields;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{ApplicantRow, Only, Request};
use crate::text::Key;

/// Which of them can be listed.
const ONLY: [(Only, &str, Key); 4] = [
    (Only::All, "all", Key::table_all),
    (Only::Placed, "placed", Key::placement_placed),
    (Only::Unplaced, "unplaced", Key::placement_unplaced),
    (Only::ByLot, "by_lot", Key::placement_by_lot),
];

/// The list with its filters.
pub(super) fn people(app: App, placing: Placing) -> El {
    let (words, only) = (RwSignal::new(String::new()), RwSignal::new(Only::All));
    let ask = move |(text, only): (String, Only), from: u32, to: u32| {
        placing.ask(Request::Applicants { text, only, from, to });
    };
    placing.applicants.follow(placing.state, move || (words.get(), only.get()), ask);
    let more = move |from, to| ask((words.get_untracked(), only.get_untracked()), from, to);
    let chosen = memo(move || {
        let only = only.get();
        ONLY.iter().find(|(one, ..)| *one == only).map(|(_, code, _)| (*code).to_string())
    });
    let options = ONLY.iter().map(|(_, code, key)| ((*code).to_string(), app.t(*key).to_string())).collect();
    let choose = move |code: String| {
        if let Some((one, ..)) = ONLY.iter().find(|(_, mine, _)| *mine == code) {
            only.set(*one);
        }
    };
    let select = fields::select(chosen, options, choose).attr("id", "placement-only");
    let which = el("label").attr("for", "placement-only").child(app.t(Key::placement_only));
    let filters = of_class("div", "pairs top-aligned no-print")
        .child(field::search(app, "placement-people", Key::placement_search_person, words))
        .child(of_class("div", "field").child(which).child(select));
    let rows = move || (placing.applicants.rows.get(), placing.state.with(|state| state.lucks));
    let rows = showing(rows, move |(rows, draws): &(Vec<ApplicantRow>, u32)| {
        let rows: Vec<El> = rows.iter().map(|one| row(app, placing, one, *draws)).collect();
        of_class("ul", "ways").child(rows).into()
    });
    section(app.t(Key::placement_people), note("soft", app.t(Key::placement_people_text)))
        .child(filters)
        .child(placing.applicants.more(app, "placement-more-people", more))
        .child(rows)
}

fn row(app: App, placing: Placing, one: &ApplicantRow, draws: u32) -> El {
    let at = one.at;
    let name = button("as-link", &one.id, move || placing.ask(Request::Applicant(at)));
    let by_lot = one.by_lot.then(|| (" ", of_class("span", "pill").child(app.t(Key::placement_lot_decided))));
    let lucky = one.lucky.filter(|_| draws > 0).map(|lucky| {
        let places = [("n", lucky.to_string()), ("all", draws.to_string())];
        let told =
            app.w().fill(Key::placement_lucky, &places.each_ref().map(|(name, n)| (*name, n.as_str())));
        note("small soft plain", told)
    });
    el("li")
        .child(
            of_class("div", "row between")
                .child(name)
                .child(el("span").child(said::place(app, one.place.as_ref())).child(by_lot)),
        )
        .child(lucky)
}
