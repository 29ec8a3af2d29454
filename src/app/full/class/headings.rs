//! The headings of the table, each of which sorts it.

use leptos::prelude::*;

use super::column::Column;
use super::filters::Query;
use crate::app::dom::{El, el, of_class};
use crate::app::state::App;
use crate::rules::code::Code as _;

/// The element; without height where rows are cards.
pub(super) const HEADS: &str = "pupils-heads";

/// The id of what takes the focus in a heading.
pub(super) fn head_id(column: usize) -> String {
    format!("head-{column}")
}

/// The row of headings. `active` is the row and the column with the tab stop; the headings are row 0.
pub(super) fn headings(app: App, query: &Query, active: RwSignal<(u32, usize)>) -> El {
    let query = *query;
    let heading = |(at, column): (usize, Column)| {
        let text = column.heading(app);
        let stop = move || (active.get() == (0, at)).then_some("0").or(Some("-1")).map(str::to_string);
        let id = head_id(at);
        let cell = el("div").attr("role", "columnheader").attr("aria-colindex", &(at + 1).to_string());
        let Some(by) = column.by() else {
            return cell.attr("id", &id).attr_with("tabindex", stop).child(text);
        };
        let sorted = move || {
            let view = query.view();
            let turned = view.with(|view| (view.by == by.code()).then_some(view.turned));
            Some(turned.map_or("none", |turned| if turned { "descending" } else { "ascending" }).to_string())
        };
        let sort = move |_| {
            active.set((0, at));
            query.sort(by);
        };
        let button = of_class("button", "sort")
            .attr("type", "button")
            .attr("id", &id)
            .attr_with("tabindex", stop)
            .on("click", sort)
            .child(text);
        cell.attr_with("aria-sort", sorted).child(button)
    };
    let headings: Vec<El> = Column::ALL.into_iter().enumerate().map(heading).collect();
    el("div").attr("role", "row").attr("aria-rowindex", "1").attr("id", HEADS).child(headings)
}
