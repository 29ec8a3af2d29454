//! The focus in the grid: keys move it, whoever comes back finds it.
//!
//! The cell with the tab stop is where the focus is to be. Its row may have no element yet, or one that is not shown yet;
//! the focus is then moved on in the next frame, and meanwhile stays where it is, so that keys are heard. What is pressed
//! meanwhile counts from the cell with the tab stop.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

use super::{Grid, ROWS};
use crate::app::dom::focus_here;
use crate::app::full::class::beside::Return;
use crate::app::full::class::column::Column;
use crate::app::full::class::headings::head_id;
use crate::app::full::class::row;
use crate::app::full::class::window::{found, natural, scroll_to, whole, window_height};
use crate::class::session::protocol::RowView;

/// So many frames the focus may be on its way; it mostly takes two.
const ON_ITS_WAY: u32 = 120;

impl Grid {
    /// Gives the focus to the pupil one comes back from, once it is known where the row is.
    pub(super) fn settle(self, from: u32, to: u32) {
        let Some(Return::Pane(at) | Return::Page(at)) = self.class.beside().place.get_value().back else {
            return;
        };
        let of_pupil = |rows: &std::collections::BTreeMap<u32, RowView>| {
            rows.iter().find(|(_, row)| row.at == at).map(|(place, _)| *place)
        };
        let found = self.class.rows.with_untracked(of_pupil);
        if found.is_none() && self.missing(from, to).is_some() {
            return;
        }
        self.class.beside().place.update_value(|place| place.back = None);
        let (row, column) = self.active.get_untracked();
        self.go(found.map_or(row, |place| place + 1), column);
    }

    /// Moves the focus to a cell, and the page to it.
    fn go(self, row: u32, column: usize) {
        self.active.set((row, column));
        self.opening.set_value(false);
        self.moving.set_value(if row == 0 { 1 } else { ON_ITS_WAY });
        if row > 0
            && self.slot_of(row).is_none()
            && let Some(rows) = found(ROWS)
        {
            let middle = window_height() / 2;
            scroll_to(rows.offset_top() + self.height.get_untracked().saturating_mul(whole(row)) - middle);
            // The row gets its place at once.
            self.update();
        } else {
            self.reach();
        }
    }

    /// Moves the focus on to the cell with the tab stop.
    pub(super) fn reach(self) {
        let Some(frames) = self.moving.get_value().checked_sub(1) else { return };
        let (row, column) = self.active.get_untracked();
        let id = match row {
            0 => Some(head_id(column)),
            // An element that is still where it was would lead the page there.
            _ => self
                .slot_of(row)
                .filter(|slot| row::stands_at(*slot, row))
                .map(|slot| row::cell_id(slot, column)),
        };
        let there = id.is_some_and(|id| {
            focus_here(&id);
            document().active_element().is_some_and(|focused| focused.id() == id)
        });
        self.moving.set_value(if there { 0 } else { frames });
        if !there {
            self.soon();
        }
    }

    pub(super) fn pressed(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let ctrl = event.ctrl_key() || event.meta_key();
        let (row, column) = self.active.get_untracked();
        let shown = self.class.listed.with_untracked(|listed| listed.shown);
        let first = u32::from(self.cards.get_value());
        let last = if self.cards.get_value() { Column::ON_CARD } else { Column::ALL.len() } - 1;
        let page = natural(window_height() / self.height.get_untracked().max(1) - 1).max(1);
        let (row, column) = match (event.key().as_str(), ctrl) {
            ("ArrowDown", false) => (row + 1, column),
            ("ArrowUp", false) => (row.saturating_sub(1), column),
            ("ArrowLeft", false) => (row, column.saturating_sub(1)),
            ("ArrowRight", false) => (row, column + 1),
            ("PageDown", false) => (row + page, column),
            ("PageUp", false) => (row.saturating_sub(page).max(1), column),
            ("Home", false) => (row, 0),
            ("End", false) => (row, last),
            ("Home", true) => (1, 0),
            ("End", true) => (shown, last),
            ("Enter" | "F2", false) if row > 0 => {
                event.prevent_default();
                return self.open();
            }
            ("Tab", _) => {
                // It goes on from where it is.
                self.moving.set_value(0);
                return;
            }
            _ => return,
        };
        if event.alt_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        self.go(row.clamp(first.min(shown), shown), column.min(last));
    }

    /// Opens the pupil that the row with the tab stop shows, or has it opened when the row has come.
    pub(super) fn open(self) {
        let (row, column) = self.active.get_untracked();
        let slot = self.slot_of(row).and_then(|at| self.slots.with_value(|slots| slots.get(at).copied()));
        let shown = slot.and_then(|slot| slot.row.get_untracked());
        self.opening.set_value(shown.is_none());
        if let Some(row) = shown {
            self.moving.set_value(0);
            self.pane.open(row, Column::ALL.get(column).copied().unwrap_or(Column::Risk));
        }
    }
}
