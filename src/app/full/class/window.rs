//! The page under the table: its elements, how far it is scrolled, and in which order the rows stand in it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::row::{self, Slot};

/// So many rows are moved in the document in one frame.
const IN_A_FRAME: usize = 4;

/// Lets some rows stand in the document as they stand on the page; whether there are more. The one with the focus is not
/// moved: it would lose it.
pub(super) fn order(rows: &HtmlElement, slots: &[Slot], stays: Option<usize>) -> bool {
    let mut places: Vec<(u32, usize)> = slots
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| slot.place.get_untracked().map(|place| (place, at)))
        .collect();
    places.sort_unstable();
    let mut before: Option<HtmlElement> = None;
    let mut moves = 0;
    for (_, at) in places {
        let Some(row) = found(&row::row_id(at)) else { continue };
        let next = || match &before {
            Some(before) => before.next_element_sibling(),
            None => rows.first_element_child(),
        };
        while let Some(other) = next().filter(|other| **other != **row) {
            if moves == IN_A_FRAME {
                return true;
            }
            moves += 1;
            if stays == Some(at) {
                let _ = rows.append_child(&other);
            } else {
                let _ = rows.insert_before(&row, Some(&other));
            }
        }
        before = Some(row);
    }
    false
}

/// How many rows are held above and below those that are seen.
pub(super) fn margin(seen: i32) -> i32 {
    seen / 2 + 2
}

/// A number as the page counts.
pub(super) fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A number that is not below none.
pub(super) fn natural(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// The element of that id.
pub(super) fn found(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// How far the page is scrolled.
pub(super) fn scrolled() -> i32 {
    document().document_element().map_or(0, |page| page.scroll_top())
}

/// How high the window is.
pub(super) fn window_height() -> i32 {
    document().document_element().map_or(0, |page| page.client_height())
}

/// Scrolls the page.
pub(super) fn scroll_to(top: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(top));
}
