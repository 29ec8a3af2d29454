//! What the table and its pupils keep while other pages are looked at.

use leptos::prelude::*;

use crate::class::session::protocol::PupilCase;
use crate::rules::case::Case;

/// The signals; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    /// The fields that the pupil whose fields are shown does not have, with their names.
    pub(super) others: RwSignal<Vec<(String, String)>>,
    /// The pupil to be opened beside the table, and the key of the field to begin with.
    pub(super) wanted: RwSignal<Option<(u32, String)>>,
    /// The pupil who is to be opened as a whole case.
    pub(super) case: RwSignal<Option<PupilCase>>,
    /// The pupil who is open as a whole case.
    pub(super) visit: RwSignal<Option<Visit>>,
    /// Where one is in the table.
    pub(super) place: StoredValue<Place>,
}

impl Beside {
    /// Of a class that is not open yet.
    pub(super) fn new() -> Self {
        Self {
            others: RwSignal::new(Vec::new()),
            wanted: RwSignal::new(None),
            case: RwSignal::new(None),
            visit: RwSignal::new(None),
            place: StoredValue::new(Place::default()),
        }
    }
}

/// A pupil one comes back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Return {
    /// From another page: the scroll place is restored as well.
    Page(u32),
    /// From the pane beside the table.
    Pane(u32),
}

/// Where one is in the table: it outlives the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The row with the tab stop: the headings are 0, the first pupil is 1.
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) scroll: i32,
    /// Who is looked for, to take the focus.
    pub(super) back: Option<Return>,
}

/// Who is visited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) at: u32,
    pub(super) name: Option<String>,
    pub(super) group: Option<String>,
    /// The answers as the class has them.
    pub(super) before: Case,
    /// Whether they stay so.
    pub(super) leave: bool,
}
