//! What the table and its pupils keep while other pages are looked at.

use leptos::prelude::*;

use super::grid::Place;
use super::visit::Visit;
use crate::class::session::protocol::PupilCase;

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
