//! The programmes: searched, changed one seat at a time, added and taken out.

use leptos::prelude::*;

use super::field::{self, Text};
use super::programme_form::{self, typed_of};
use super::state::Placing;
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, showing};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{ProgrammeRow, ProgrammeTyped, Request, Wrong};
use crate::text::Key;

/// The name of a programme that is added.
pub(super) const ADD: &str = "placement-add-id";

/// The programmes.
pub(super) fn programmes(app: App, placing: Placing) -> El {
    let editing = RwSignal::new(None::<u32>);
    let list = el("div").child(search(app, placing)).child(rows(app, placing, editing));
    section(app.t(Key::placement_programmes), list).child(add(app, placing))
}

/// The field to look for programmes, and how many there are. It asks again when the cohort has changed.
pub(super) fn search(app: App, placing: Placing) -> AnyView {
    let words = RwSignal::new(String::new());
    let ask = move |text: String, from: u32, to: u32| placing.ask(Request::Programmes { text, from, to });
    placing.programmes.follow(placing.state, move || words.get(), ask);
    let more = move |from, to| ask(words.get_untracked(), from, to);
    let field = field::search(app, "placement-search", Key::placement_search_programme, words);
    let many = move || placing.state.with(|state| state.programmes) > 10;
    let field = of_class("div", "no-print").child(field).hidden(move || !many());
    all((field, placing.programmes.more(app, "placement-more-programmes", more)))
}

fn rows(app: App, placing: Placing, editing: RwSignal<Option<u32>>) -> AnyView {
    let places =
        move || placing.programmes.rows.with(|rows| rows.iter().map(|row| row.at).collect::<Vec<u32>>());
    showing(places, move |places: &Vec<u32>| {
        let rows: Vec<El> =
            places.iter().enumerate().map(|(place, at)| row(app, placing, place, *at, editing)).collect();
        of_class("ul", "ways").child(rows).into()
    })
}

/// The programme at that place of the list.
fn read(placing: Placing, place: usize, at: u32) -> Option<ProgrammeRow> {
    placing.programmes.rows.with(|rows| rows.get(place).filter(|row| row.at == at).cloned())
}

fn row(app: App, placing: Placing, place: usize, at: u32, editing: RwSignal<Option<u32>>) -> El {
    let known = memo(move || read(placing, place, at));
    let name = move || known.get().map(|row| row.id).unwrap_or_default();
    let change = move |change: &dyn Fn(&mut ProgrammeTyped)| {
        if let Some(row) = known.get_untracked() {
            let mut typed = typed_of(&row);
            change(&mut typed);
            placing.ask(Request::PutProgramme { at: Some(at), typed });
        }
    };
    let step = move |by: i64| {
        let words = app.w().fill(Key::placement_seats_step, &[("n", &signed(by)), ("name", &untrack(name))]);
        let press = move || {
            let seats = known.get_untracked().map_or(0, |row| row.seats);
            change(&|typed| typed.seats = seats.saturating_add_signed(by).to_string());
        };
        button("button quiet step", &signed(by), press).attr("aria-label", &words)
    };
    let seats = field::text(
        app,
        Text {
            id: format!("placement-seats-{at}"),
            label: app.w().fill(Key::placement_seats_of, &[("name", &untrack(name))]),
            hint: None,
            error: Key::placement_error_seats,
            narrow: true,
            quiet: true,
        },
        move || known.get().map(|row| row.seats.to_string()).unwrap_or_default(),
        move || matches!(placing.wrong.get(), Some(Wrong::Seats(Some(of)) | Wrong::TooManyReserved(Some(of))) if of == at),
        move |text| change(&|typed| typed.seats.clone_from(&text)),
    );
    let told = move || known.get().map(|row| about(app, &row)).unwrap_or_default();
    let open = move || editing.update(|open| *open = if *open == Some(at) { None } else { Some(at) });
    let edit = button("as-link", app.t(Key::placement_edit), open)
        .attr("aria-label", &[app.t(Key::placement_edit), ": ", &untrack(name)].concat())
        .attr_with("aria-expanded", move || Some((editing.get() == Some(at)).to_string()));
    let form = move |open: &bool| {
        let row = if *open { untrack(|| known.get()) } else { None };
        row.map_or_else(nothing, |row| programme_form::change(app, placing, &row, editing).into())
    };
    el("li")
        .child(
            of_class("div", "row between").child(el("b").live(name)).child(
                of_class("div", "row steps")
                    .child((step(-5), (step(-1), (seats, (step(1), step(5))))))
                    .child(edit),
            ),
        )
        .child(note("small soft plain", "").live(told))
        .showing(move || editing.get() == Some(at), form)
}

/// A number with its sign, as it is written.
fn signed(n: i64) -> String {
    if n < 0 { format!("−{}", n.unsigned_abs()) } else { format!("+{n}") }
}

/// How many seats are reserved, and whether it may be smaller than the minimum.
pub(super) fn about(app: App, row: &ProgrammeRow) -> String {
    let reserved = row.reserved.iter().map(|(_, seats)| *seats).fold(0, u64::saturating_add);
    let reserved =
        (reserved > 0).then(|| app.w().fill(Key::placement_reserved_all, &[("n", &reserved.to_string())]));
    let exempt = row.exempt.then(|| app.t(Key::placement_exempt).to_string());
    reserved.into_iter().chain(exempt).collect::<Vec<_>>().join("; ")
}

/// The form for one more.
fn add(app: App, placing: Placing) -> El {
    let (id, seats) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let press = move || {
        let typed = ProgrammeTyped {
            id: id.get_untracked(),
            seats: seats.get_untracked(),
            ..ProgrammeTyped::default()
        };
        placing.ask(Request::PutProgramme { at: None, typed });
    };
    // What was added is not typed again.
    let count = memo(move || placing.state.with(|state| state.programmes));
    Effect::new(move |before: Option<u32>| {
        let now = count.get();
        if before.is_some_and(|before| before < now) {
            id.set(String::new());
            seats.set(String::new());
        }
        now
    });
    let name = field::kept(
        app,
        Text {
            id: ADD.to_string(),
            label: app.t(Key::placement_programme_name).to_string(),
            hint: None,
            error: Key::placement_error_name,
            narrow: false,
            quiet: false,
        },
        id,
        move || placing.wrong.get() == Some(Wrong::Id(None)),
    );
    let seats = field::kept(
        app,
        Text {
            id: "placement-add-seats".to_string(),
            label: app.t(Key::placement_seats).to_string(),
            hint: None,
            error: Key::placement_error_seats,
            narrow: true,
            quiet: false,
        },
        seats,
        move || placing.wrong.get() == Some(Wrong::Seats(None)),
    );
    of_class("div", "stack tight no-print").child(el("h3").child(app.t(Key::placement_add))).child(
        of_class("div", "mend")
            .child((name, (seats, button("button quiet", app.t(Key::placement_add_button), press)))),
    )
}
