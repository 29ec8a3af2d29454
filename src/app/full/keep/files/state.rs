//! What outlives the page about files while answers are replaced, which re-creates the page.

use leptos::prelude::*;

use crate::app::dom::memo;
use crate::app::state::App;
use crate::app::storage;
use crate::flow::route::{FullPage, Route};
use crate::formats::case_file::Trouble;
use crate::formats::case_json::{Ignored, Read};
use crate::formats::saved::cases::SavedCases;
use crate::text::Key;

/// The signals of files and saved cases; a context of the full module.
#[derive(Clone, Copy)]
pub(in crate::app::full) struct Files {
    pub(super) opening: RwSignal<Opening>,
    pub(super) cases: RwSignal<Stored>,
    /// The name of the saved case that is on the screen.
    pub(super) name: RwSignal<Option<String>>,
    /// What was last done to the saved cases.
    pub(super) said: RwSignal<Option<Said>>,
}

impl Files {
    /// Makes the context: what was said of a file is over when one leaves the page about files, and answers
    /// that were replaced are no longer those of a saved case.
    pub(in crate::app::full) fn provide(app: App) -> Self {
        let files = Self {
            opening: RwSignal::new(Opening::Nothing),
            cases: RwSignal::new(Stored::read()),
            name: RwSignal::new(None),
            said: RwSignal::new(None),
        };
        let here = memo(move || app.route.get() == Route::Full(FullPage::File));
        Effect::new(move |_| {
            if !here.get() {
                files.opening.set(Opening::Nothing);
                files.said.set(None);
            }
        });
        // At once: the name of what replaced them may be set right after.
        ImmediateEffect::new_scoped(move || {
            app.replaced.track();
            files.name.set(None);
        });
        provide_context(files);
        files
    }

    /// The context.
    pub(super) fn here() -> Self {
        expect_context()
    }
}

/// A case from a file.
#[derive(Clone)]
pub(super) struct Found {
    /// What one calls it: the name of its first choice, of the file, or its number.
    pub(super) name: String,
    pub(super) read: Read,
}

/// Why a file gave nothing.
#[derive(Clone)]
pub(super) enum Problem {
    Unreadable,
    Trouble(Trouble),
}

/// How far the opening is.
#[derive(Clone)]
pub(super) enum Opening {
    Nothing,
    Reading,
    /// Cases to choose from, and names of files with what is wrong with them.
    Found {
        found: Vec<Found>,
        problems: Vec<(String, Problem)>,
        asked: Option<usize>,
    },
    /// One was opened; what of it was not used.
    Opened(Ignored),
}

/// What is kept.
#[derive(Clone)]
pub(super) enum Stored {
    /// The browser keeps nothing.
    Blocked,
    /// Something that is not of this version.
    Foreign(String),
    /// The cases.
    SavedCases(SavedCases),
}

impl Stored {
    /// As it is kept just now.
    pub(super) fn read() -> Self {
        match storage::cases() {
            Err(_) => Self::Blocked,
            Ok(None) => Self::SavedCases(SavedCases::default()),
            Ok(Some(text)) => SavedCases::read(&text).map_or(Self::Foreign(text), Self::SavedCases),
        }
    }
}

/// What was done, with a name, and how it can be undone.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) key: Key,
    pub(super) name: String,
    pub(super) undo: Option<Undo>,
}

/// What was kept before and after.
#[derive(Clone)]
pub(super) struct Undo {
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// The name of the case on the screen, before.
    pub(super) name: Option<String>,
}
