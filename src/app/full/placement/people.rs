//! The applicants with the place of each.

use leptos::prelude::*;

use super::list::PAGE;
use super::said;
use super::state::Placing;
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
    let ask = move |from: u32, to: u32| {
        let (text, only) = (words.get_untracked(), only.get_untracked());
        placing.ask(Request::Applicants { text, only, from, to });
    };
    let state = memo(move || {
        placing.state.with(|state| (state.version, state.result.is_some(), state.stale, state.lucks))
    });
    Effect::new(move |before: Option<(String, Only)>| {
        state.track();
        let now = (words.get(), only.get());
        ask(0, if before.as_ref() == Some(&now) { placing.applicants.wanted() } else { PAGE });
        now
    });
    let search = el("input")
        .attr("class", "text")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("id", "placement-people")
        .on("input", move |event| words.set(event_target_value(&event)));
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
    let field = |id: &str, key: Key, inside: El| {
        of_class("div", "field").child(el("label").attr("for", id).child(app.t(key))).child(inside)
    };
    let filters = of_class("div", "pairs top-aligned no-print").child((
        field("placement-people", Key::placement_search_person, search),
        field("placement-only", Key::placement_only, select),
    ));
    let rows = move || (placing.applicants.rows.get(), placing.state.with(|state| state.lucks));
    let rows = showing(rows, move |(rows, draws): &(Vec<ApplicantRow>, u32)| {
        let rows: Vec<El> = rows.iter().map(|one| row(app, placing, one, *draws)).collect();
        of_class("ul", "ways").child(rows).into()
    });
    section(app.t(Key::placement_people), note("soft", app.t(Key::placement_people_text)))
        .child(filters)
        .child(placing.applicants.more(app, "placement-more-people", ask))
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
