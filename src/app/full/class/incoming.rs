//! How lists come in, from wherever: files and pasted rows wait here until one says what becomes of them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::state::{Class, Stage};
use crate::app::full::taking;
use crate::class::session::protocol::{Destination, Request};
use crate::class::table::MOST_BYTES;

/// A list that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The name of its file; empty for what was pasted.
    pub(super) name: String,
    bytes: Vec<u8>,
}

/// The lists that wait; a context of the full module.
#[derive(Clone, Copy)]
pub(in crate::app::full) struct Incoming {
    /// A handle of it: it is large.
    class: StoredValue<Class>,
    /// The first of them is asked about.
    pub(super) waiting: RwSignal<Vec<Waiting>>,
    /// The sheets that were read of the file that was opened last.
    pub(super) sheets: RwSignal<Vec<String>>,
    /// What is done with what is being opened.
    into: StoredValue<Destination>,
}

impl Incoming {
    /// Makes the context.
    pub(in crate::app::full) fn provide(class: Class) -> Self {
        let incoming = Self {
            class: StoredValue::new(class),
            waiting: RwSignal::new(Vec::new()),
            sheets: RwSignal::new(Vec::new()),
            into: StoredValue::new(Destination::New),
        };
        provide_context(incoming);
        incoming
    }

    /// The context.
    pub(super) fn here() -> Self {
        expect_context()
    }

    fn class(self) -> Class {
        self.class.get_value()
    }

    /// Takes files: reads them one after another.
    pub(in crate::app::full) fn take_files(self, files: Vec<File>) {
        self.class().trouble.set(None);
        spawn_local(async move {
            let mut lists = Vec::new();
            for file in files {
                let name = file.name();
                match taking::read(file, MOST_BYTES).await {
                    Ok(bytes) => lists.push(Waiting { name, bytes }),
                    Err(unread) => self.class().trouble.set(Some(unread.into())),
                }
            }
            self.take(lists);
        });
    }

    /// Takes rows that were copied from a spreadsheet.
    pub(super) fn take_text(self, text: String) {
        self.class().trouble.set(None);
        self.take(vec![Waiting { name: String::new(), bytes: text.into_bytes() }]);
    }

    /// Where there is nothing that they could replace the first is opened at once.
    fn take(self, lists: Vec<Waiting>) {
        if lists.is_empty() {
            return;
        }
        self.waiting.update(|waiting| {
            waiting.clear();
            waiting.extend(lists);
        });
        match self.class().stage.get_untracked() {
            Stage::Empty => self.open(Destination::New),
            Stage::Recognised => self.open(self.into.get_value()),
            Stage::Open => {}
        }
    }

    /// Opens the first that waits.
    pub(super) fn open(self, into: Destination) {
        let mut first = None;
        self.waiting.update(|waiting| {
            if !waiting.is_empty() {
                first = Some(waiting.remove(0));
            }
        });
        if let Some(Waiting { name, bytes }) = first {
            self.into.set_value(into);
            self.sheets.set(Vec::new());
            self.class().ask(Request::Open { name, bytes, into });
        }
    }

    /// Opens none of them.
    pub(super) fn none(self) {
        self.waiting.set(Vec::new());
    }

    /// Reads another sheet of the file in the place of the one that was recognised.
    pub(super) fn read_sheet(self, name: String) {
        self.class().ask(Request::Sheet { name, into: self.into.get_value() });
    }

    /// Adds another sheet of the file to the class.
    pub(super) fn add_sheet(self, name: String) {
        self.into.set_value(Destination::More);
        self.class().ask(Request::Sheet { name, into: Destination::More });
    }

    /// Accepts what was recognised.
    pub(super) fn accept(self) {
        if let Some(sheet) = self.class().recognised.with_untracked(|seen| seen.sheet.clone()) {
            self.sheets.update(|sheets| sheets.push(sheet));
        }
        self.class().ask(Request::Accept);
    }

    /// Goes back from what was recognised to what was there before.
    pub(super) fn back(self) {
        self.class().ask(Request::Cancel);
    }
}
