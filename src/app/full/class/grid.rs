//! The rows of the table: a grid of which the page holds only what is seen, with a margin.
//!
//! The page scrolls, not a box in it: space, page keys and a finger work as everywhere, nothing is caught in a box at 400 %
//! or 320 px, and the bars of a phone's browser give way. The headings stay at the top. On paper the grid is a sentence:
//! what is printed of a class are its sheets.
//!
//! Each row has the same height, which the style sheet names. One element is as high as all rows; a row is moved to its
//! place in it. The elements are used again: scrolling gives a row that has left the window another place and other
//! texts. The row with the focus keeps its element wherever one scrolls, so the focus is never lost. The rows stand in
//! the document in their order, for screen readers. What is not known yet is asked for, one request at a time; what was
//! known of an older state stays until the new one comes.

mod keys;

use leptos::prelude::*;

use super::beside::{Place, Return};
use super::column::Column;
use super::filters::Query;
use super::headings::{HEADS, headings};
use super::pupil::Pane;
use super::row::{self, Slot};
use super::state::Class;
use super::window::{found, margin, natural, order, scroll_to, scrolled, whole, window_height};
use crate::app::clock;
use crate::app::dom::{El, all, el, listen, of_class};
use crate::app::state::App;
use crate::class::session::protocol::{Request, RowView};
use crate::text::Key;

/// The element that is as high as all rows.
const ROWS: &str = "pupils";
/// An element as high as a row.
const PROBE: &str = "pupils-row";
/// Rows are asked for in blocks of so many.
const BLOCK: u32 = 32;
/// So many rows get other places or other texts in one frame: more would hold up a slow phone.
const IN_A_FRAME: usize = 2;
/// After so long a frame it is one.
const LONG_FRAME_MILLISECONDS: i64 = 34;

/// The grid; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    app: App,
    class: Class,
    pane: Pane,
    slots: StoredValue<Vec<Slot>>,
    /// How many rows the page holds.
    count: RwSignal<usize>,
    /// The height of a row, in pixels of the page.
    height: RwSignal<i32>,
    /// The row and the column with the tab stop.
    active: RwSignal<(u32, usize)>,
    cards: StoredValue<bool>,
    /// Whether the next frame looks at the window.
    coming: StoredValue<bool>,
    /// Whether rows are on the way, and which were asked for last, of which state.
    waiting: StoredValue<bool>,
    asked: StoredValue<(u32, u32, u32)>,
    /// When rows got other places or texts last.
    last: StoredValue<i64>,
    /// How often rows have moved.
    moves: StoredValue<u32>,
    /// In how many frames more the focus is moved on to the cell with the tab stop: none once it is there.
    moving: StoredValue<u32>,
    /// Whether the pupil of the cell with the tab stop is to be opened as soon as the row is known.
    opening: StoredValue<bool>,
}

/// The grid.
pub(super) fn grid(app: App, class: Class, query: &Query, pane: &Pane) -> AnyView {
    let Place { row, column, .. } = class.beside().place.get_value();
    let grid = Grid {
        app,
        class,
        pane: *pane,
        slots: StoredValue::new(Vec::new()),
        count: RwSignal::new(0),
        height: RwSignal::new(0),
        active: RwSignal::new((row.max(1), column)),
        cards: StoredValue::new(false),
        coming: StoredValue::new(false),
        waiting: StoredValue::new(false),
        asked: StoredValue::new((0, 0, 0)),
        last: StoredValue::new(0),
        moves: StoredValue::new(0),
        moving: StoredValue::new(0),
        opening: StoredValue::new(false),
    };
    listen("scroll", move || grid.soon());
    listen("resize", move || grid.measure());
    request_animation_frame(move || grid.measure());
    Effect::new(move |_| {
        class.listed.track();
        grid.waiting.set_value(false);
        grid.soon();
    });
    Effect::new(move |_| {
        class.rows.track();
        grid.waiting.set_value(false);
        grid.soon();
    });
    Effect::new(move |_| {
        let (row, column) = grid.active.get();
        class.beside().place.update_value(|place| (place.row, place.column) = (row, column));
    });
    all(vec![
        el("div")
            .attr("role", "grid")
            .attr("aria-label", app.t(Key::table_name))
            .attr("aria-describedby", "pupils-keys")
            .attr("aria-colcount", &Column::ALL.len().to_string())
            .attr_with("aria-rowcount", move || {
                Some(class.listed.with(|listed| listed.shown + 1).to_string())
            })
            .on("keydown", move |event| grid.pressed(&event))
            .child(headings(app, query, grid.active))
            .child(grid.rows()),
        of_class("div", "probe").attr("id", PROBE).attr("aria-hidden", "true"),
    ])
}

impl Grid {
    fn rows(self) -> El {
        let high = move || {
            let shown = self.class.listed.with(|listed| listed.shown);
            format!("height:{}px", self.height.get().saturating_mul(whole(shown))).into()
        };
        of_class("div", "rows")
            .attr("id", ROWS)
            .attr("role", "rowgroup")
            .prop_with("style", high)
            .showing(move || self.count.get(), move |count| self.fresh(*count))
    }

    /// The elements of rows, without places yet.
    fn fresh(self, count: usize) -> AnyView {
        let slots: Vec<Slot> = (0..count).map(|_| Slot::default()).collect();
        let of_slot = |(at, slot): (usize, &Slot)| {
            let slot = *slot;
            let open = move |column: usize| {
                if let Some(place) = slot.place.get_untracked() {
                    self.active.set((place + 1, column));
                    self.open();
                }
            };
            row::row(self.app, at, slot, self.height, self.active, open)
        };
        let rows: Vec<El> = slots.iter().enumerate().map(of_slot).collect();
        self.slots.set_value(slots);
        self.soon();
        all(rows)
    }

    /// Asks how high a row and how large the window is.
    fn measure(self) {
        let height = found(PROBE).map_or(0, |probe| probe.offset_height());
        if height <= 0 {
            return;
        }
        if self.height.try_get_untracked().is_none() {
            // The page has gone meanwhile.
            return;
        }
        self.cards.set_value(found(HEADS).is_none_or(|heads| heads.offset_height() == 0));
        self.height.set(height);
        let seen = window_height() / height + 2;
        // One for the row with the tab stop and one for that with the focus, which may be elsewhere.
        let count = usize::try_from(seen + 2 * margin(seen) + 2).unwrap_or_default();
        if self.count.get_untracked() != count {
            self.count.set(count);
        }
        self.soon();
    }

    /// Looks at the window with the next frame.
    fn soon(self) {
        if self.coming.get_value() {
            return;
        }
        self.coming.set_value(true);
        request_animation_frame(move || {
            // The page may have gone meanwhile.
            if self.coming.try_update_value(|coming| *coming = false).is_some() {
                self.update();
            }
        });
    }

    /// Gives the rows of the window their elements, and asks for those that are not known.
    fn update(self) {
        let (height, Some(rows)) = (self.height.get_untracked(), found(ROWS)) else { return };
        if height <= 0 || self.slots.with_value(Vec::is_empty) {
            return;
        }
        let mut place = self.class.beside().place.get_value();
        if let Some(Return::Page(at)) = place.back {
            scroll_to(place.scroll);
            place.back = Some(Return::Pane(at));
        }
        place.scroll = scrolled();
        self.class.beside().place.set_value(place);
        let shown = self.class.listed.with_untracked(|listed| listed.shown);
        let active = self.active.get_untracked();
        if active.0 > shown {
            self.active.set((shown, active.1));
        }
        let top = scrolled() - rows.offset_top();
        let seen = window_height() / height + 2;
        let from = natural(top / height - margin(seen)).min(shown);
        let to = natural(top / height + seen + margin(seen)).min(shown);
        self.put(from, to);
        self.ask(from, to);
        if self.opening.get_value() {
            self.open();
        }
        self.settle(from, to);
        self.reach();
    }

    /// Gives places to elements: those that have one of the window keep it, and so does the one with the tab stop. Then
    /// what has come is shown in those that stay; what is the same stays.
    fn put(self, from: u32, to: u32) {
        let active = self.active.get_untracked().0.checked_sub(1);
        let shown = self.class.listed.with_untracked(|listed| listed.shown);
        let stop = active.filter(|stop| *stop < shown && !(from..to).contains(stop));
        let mut wanted: Vec<u32> = (from..to).chain(stop).collect();
        // While the focus is on its way, it stays where keys are heard.
        let focused = row::with_focus();
        let (mut free, mut work) = (Vec::new(), Vec::new());
        for (at, slot) in self.slots.get_value().into_iter().enumerate() {
            let mine = slot.place.get_untracked();
            match wanted.iter().position(|place| Some(*place) == mine) {
                Some(kept) => {
                    let place = wanted.swap_remove(kept);
                    if self.is_new(place, slot) {
                        work.push((place, slot));
                    }
                }
                None if focused != Some(at) => free.push(slot),
                None => {}
            }
        }
        // The row with the tab stop is first: the focus may be on its way there. Then those that are seen.
        let middle = u32::midpoint(from, to);
        let rank = |place: u32| (Some(place) != active, place.abs_diff(middle));
        wanted.sort_unstable_by_key(|place| rank(*place));
        let rest = free.split_off(wanted.len().min(free.len()));
        work.extend(wanted.into_iter().zip(free));
        work.sort_unstable_by_key(|(place, _)| rank(*place));
        let now = clock::milliseconds();
        let slow = now.saturating_sub(self.last.get_value()) > LONG_FRAME_MILLISECONDS;
        self.last.set_value(now);
        let most = if slow { 1 } else { IN_A_FRAME };
        let more = work.len() > most;
        let mut moved = false;
        for (place, slot) in work.into_iter().take(most) {
            if slot.place.get_untracked() != Some(place) {
                moved = true;
                slot.place.set(Some(place));
            }
            slot.row.set(self.class.rows.with_untracked(|rows| rows.get(&place).cloned()));
        }
        if more {
            self.soon();
        } else {
            // Nothing is wanted of the others any more.
            for slot in rest.into_iter().filter(|slot| slot.place.get_untracked().is_some()) {
                slot.place.set(None);
                slot.row.set(None);
            }
        }
        if moved {
            self.rests();
        }
    }

    /// Whether more is known of a place than its element shows.
    fn is_new(self, place: u32, slot: Slot) -> bool {
        let known = |rows: &std::collections::BTreeMap<u32, RowView>| {
            let known = rows.get(&place);
            known.is_some() && slot.row.with_untracked(|shown| shown.as_ref() != known)
        };
        self.class.rows.with_untracked(known)
    }

    /// Once nothing has moved for a while, the rows take their order in the document, one in each frame.
    fn rests(self) {
        self.moves.update_value(|moves| *moves = moves.wrapping_add(1));
        let now = self.moves.get_value();
        let rest = move || {
            if self.moves.try_get_value() == Some(now) {
                self.order();
            }
        };
        set_timeout(rest, std::time::Duration::from_millis(250));
    }

    fn order(self) {
        let Some(slots) = self.slots.try_get_value() else { return };
        // The one with the focus is not moved: it would lose it.
        if found(ROWS).is_some_and(|rows| order(&rows, &slots, row::with_focus())) {
            request_animation_frame(move || self.order());
        }
    }

    /// Asks for the first rows of the window that are not known, unless others are on the way.
    fn ask(self, from: u32, to: u32) {
        let Some(missing) = self.missing(from, to) else { return };
        if self.waiting.get_value() {
            return;
        }
        let (shown, version) = self.class.listed.with_untracked(|listed| (listed.shown, listed.version));
        let from = missing / BLOCK * BLOCK;
        let to = (to.max(from + 1).div_ceil(BLOCK) * BLOCK).min(shown);
        let asked = (version, from, to);
        if self.asked.get_value() != asked {
            self.asked.set_value(asked);
            self.waiting.set_value(true);
            self.class.ask(Request::Rows(from, to));
        }
    }

    fn missing(self, from: u32, to: u32) -> Option<u32> {
        self.class.rows.with_untracked(|rows| (from..to).find(|place| !rows.contains_key(place)))
    }

    /// The element of a row.
    fn slot_of(self, row: u32) -> Option<usize> {
        let place = row.checked_sub(1)?;
        self.slots.with_value(|slots| slots.iter().position(|slot| slot.place.get_untracked() == Some(place)))
    }
}
