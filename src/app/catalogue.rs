//! The specialties by name: a file that is fetched when a page first needs it.

use leptos::prelude::*;

use super::boot;

/// The catalogue of this visit; empty until it was wanted and is there.
#[derive(Clone, Copy)]
pub(super) struct Catalogue {
    /// Its lines; empty until then.
    lines: RwSignal<String>,
    wanted: StoredValue<bool>,
}

impl Catalogue {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { lines: RwSignal::new(String::new()), wanted: StoredValue::new(false) }
    }

    /// Fetches the catalogue unless it is there or on its way; a failed fetch may be tried again.
    pub(super) fn want(self) -> RwSignal<String> {
        if !self.wanted.get_value() {
            self.wanted.set_value(true);
            let take = move |text: Option<String>| match text {
                Some(text) => self.lines.set(text),
                None => self.wanted.set_value(false),
            };
            boot::load("specialties".to_string(), Box::new(take));
        }
        self.lines
    }
}
