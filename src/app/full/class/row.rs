//! One element of a row, whose place and pupil change.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

use super::column::Column;
use crate::app::dom::{El, el, memo, of_class};
use crate::app::state::App;
use crate::class::line::Risk;
use crate::class::session::protocol::RowView;
use crate::rules::code::Code as _;

/// What an element shows: the place of the view, and the row, as long as it is not known nothing.
#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    pub(super) place: RwSignal<Option<u32>>,
    pub(super) row: RwSignal<Option<RowView>>,
}

/// The id of the element.
pub(super) fn row_id(at: usize) -> String {
    format!("row-{at}")
}

/// Which element has that id.
pub(super) fn of_row_id(id: &str) -> Option<usize> {
    id.strip_prefix("row-")?.parse().ok()
}

/// The id of one of its cells.
pub(super) fn cell_id(at: usize, column: usize) -> String {
    format!("cell-{at}-{column}")
}

/// Whether an element is shown where it belongs: it is some moments after its place is another.
pub(super) fn stands_at(at: usize, row: u32) -> bool {
    document().get_element_by_id(&row_id(at)).is_some_and(|element| {
        element.get_attribute("aria-rowindex") == Some(row_index(row)) && !element.has_attribute("hidden")
    })
}

/// A row as the grid counts it, in which the headings are 1.
fn row_index(row: u32) -> String {
    row.saturating_add(1).to_string()
}

/// Which element has the focus in one of its cells.
pub(super) fn with_focus() -> Option<usize> {
    let focused = document().active_element()?.id();
    focused.strip_prefix("cell-")?.split('-').next()?.parse().ok()
}

/// The element.
pub(super) fn row(
    app: App,
    at: usize,
    slot: Slot,
    height: RwSignal<i32>,
    active: RwSignal<(u32, usize)>,
    open: impl Fn(usize) + 'static,
) -> El {
    let Slot { place, row } = slot;
    let stop = memo(move || {
        let (stop, column) = active.get();
        place.get().filter(|place| place + 1 == stop).map(|_| column)
    });
    let moved = move || {
        let top = place.get().and_then(|place| i32::try_from(place).ok()).unwrap_or_default();
        format!("transform:translateY({}px)", height.get().saturating_mul(top)).into()
    };
    let pressed = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("[aria-colindex]").ok().flatten());
        let column = cell.and_then(|cell| cell.get_attribute("aria-colindex")?.parse::<usize>().ok());
        open(column.map_or(0, |column| column.saturating_sub(1)));
    };
    let cells: Vec<El> = Column::ALL
        .into_iter()
        .enumerate()
        .map(|(column, kind)| cell(app, row, stop, kind, column).attr("id", &cell_id(at, column)))
        .collect();
    of_class("div", "pupil")
        .attr("id", &row_id(at))
        .attr("role", "row")
        .attr_with("aria-rowindex", move || place.get().map(|place| row_index(place.saturating_add(1))))
        .attr_with("aria-busy", move || row.with(Option::is_none).then(|| "true".to_string()))
        .attr_with("data-state", move || row.with(|row| row.as_ref().map(|row| tint(row).to_string())))
        .hidden(move || place.get().is_none())
        .prop_with("style", moved)
        .on("click", pressed)
        .child(cells)
}

fn cell(app: App, row: RwSignal<Option<RowView>>, stop: Memo<Option<usize>>, kind: Column, at: usize) -> El {
    let read = move |text: fn(Column, App, &RowView) -> String| {
        move || row.with(|row| row.as_ref().map_or_else(String::new, |row| text(kind, app, row)))
    };
    // What presses is a sentence before others.
    let text = move || {
        row.with(|row| {
            let text = row.as_ref().map_or_else(String::new, |row| kind.text(app, row));
            if kind == Column::Risk && !text.is_empty() { text + "." } else { text }
        })
    };
    let first = el(match kind {
        Column::Risk | Column::Name => "b",
        Column::Group
        | Column::Deadline
        | Column::State
        | Column::Average
        | Column::Exam
        | Column::Papers
        | Column::Quotas => "span",
    });
    let more = matches!(kind, Column::Risk | Column::Name | Column::Deadline).then(|| {
        let more = if kind == Column::Risk { el("span") } else { of_class("span", "soft") };
        more.live(read(Column::more))
    });
    // A card has no headings, and a number needs one.
    let heading = (kind == Column::Average).then(|| {
        let heading = format!("{}: ", kind.heading(app));
        let empty = move || row.with(|row| row.as_ref().is_none_or(|row| row.average.is_empty()));
        of_class("span", "on-card soft").hidden(empty).child(heading)
    });
    el("div")
        .attr("role", "gridcell")
        .attr("aria-colindex", &(at + 1).to_string())
        .attr_with("tabindex", move || Some(if stop.get() == Some(at) { "0" } else { "-1" }.to_string()))
        .child((heading, (first.live(text), more.map(|more| (" ", more)))))
}

/// How the edge of the row is tinted: as the states of a window are on other pages.
fn tint(row: &RowView) -> &'static str {
    match row.risk.as_deref().and_then(Risk::from_code) {
        Some(Risk::Uncertain | Risk::Refused | Risk::Unsaid | Risk::Unanswered) => "uncertain",
        Some(Risk::MissedWays | Risk::MissedMaybe | Risk::Missed) => "closed",
        Some(Risk::Complete) => "open",
        Some(Risk::ComingRefused | Risk::ComingUnsaid | Risk::ComingComplete | Risk::NotInForce) | None => {
            "not_open"
        }
    }
}
