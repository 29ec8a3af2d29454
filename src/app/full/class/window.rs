//! The page under the table: its elements, how far it is scrolled, and in which order the rows stand in it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::row::{self, Slot};

/// Moves a row in the document so that it stands there as on the page; whether there was one to move: it is one in each
/// frame. As few as can be are moved, and not the one with the focus: it would lose it.
pub(super) fn order(rows: &HtmlElement, slots: &[Slot], stays: Option<usize>) -> bool {
    let place = |at: usize| slots.get(at).and_then(|slot| slot.place.get_untracked());
    let mut standing = Vec::new();
    let mut next = rows.first_element_child();
    while let Some(row) = next {
        next = row.next_element_sibling();
        if let Some(place) = row::of_row_id(&row.id()).and_then(place) {
            standing.push((place, row));
        }
    }
    let kept = rising(standing.iter().map(|(place, _)| *place), stays.and_then(place));
    let Some((place, row)) = standing.iter().find(|(place, _)| !kept.contains(place)) else { return false };
    // Those that are kept stand in their order: the first of a greater place is the nearest.
    let after = standing.iter().find(|(other, _)| other > place && kept.contains(other));
    rows.insert_before(row, after.map(|(_, row)| row.as_ref())).is_ok()
}

/// As many of the numbers as rise from each to the next, and among them one that must be.
fn rising(numbers: impl Iterator<Item = u32>, must: Option<u32>) -> Vec<u32> {
    let mut past = false;
    let mut chains: Vec<Vec<u32>> = Vec::new();
    for number in numbers {
        if let Some(must) = must {
            past |= number == must;
            if number != must && (number > must) != past {
                continue;
            }
        }
        let before = chains.iter().filter(|chain| chain.last().is_some_and(|last| *last < number));
        let mut chain = before.max_by_key(|chain| chain.len()).cloned().unwrap_or_default();
        chain.push(number);
        chains.push(chain);
    }
    let with = chains.into_iter().filter(|chain| must.is_none_or(|must| chain.contains(&must)));
    with.max_by_key(Vec::len).unwrap_or_default()
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
