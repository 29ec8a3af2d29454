//! The browser's storage, which may be blocked, full, foreign or broken.
//!
//! Nothing is kept but the language, unless the person asks for it.

use web_sys::Storage;

use crate::formats::saved;
use crate::rules::case::Case;
use crate::rules::edition::CURRENT;
use crate::text::Key;

const LANG: &str = "talapker.lang";
const CASE: &str = "talapker.case";
/// Which edition of the rules the page followed that last wrote the answers.
const EDITION: &str = "talapker.edition";
/// Where the cases are that were saved by name.
#[cfg(feature = "full")]
const CASES: &str = "talapker.cases";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether anything can be kept at all.
pub(super) fn works() -> bool {
    storage().is_some_and(|storage| {
        let probe = "talapker.probe";
        let written = storage.set_item(probe, "1").is_ok();
        let _ = storage.remove_item(probe);
        written
    })
}

/// Keeps the language for the next visit, if that is possible.
pub(super) fn keep_lang(code: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(LANG, code);
    }
}

/// What was kept of the answers.
pub(super) enum Kept {
    /// Nothing.
    Nothing,
    /// A case.
    Case(Box<Case>),
    /// Something that cannot be read.
    Broken,
}

/// Reads the kept answers.
pub(super) fn kept_case() -> Kept {
    match storage().and_then(|storage| storage.get_item(CASE).ok().flatten()) {
        None => Kept::Nothing,
        Some(text) => saved::read_answers(&text).map_or(Kept::Broken, |case| Kept::Case(Box::new(case))),
    }
}

/// Keeps the answers.
///
/// # Errors
/// The text that says why not.
pub(super) fn keep_case(case: &Case) -> Result<(), Key> {
    let storage = storage().ok_or(Key::storage_blocked)?;
    storage.set_item(CASE, &saved::write_answers(case)).map_err(|_| Key::storage_full)?;
    storage.set_item(EDITION, &CURRENT.code()).map_err(|_| Key::storage_full)
}

/// Keeps that what has changed for the kept answers was said; where none are kept, nothing.
#[cfg(feature = "full")]
pub(super) fn keep_edition() {
    if let Some(storage) = storage()
        && storage.get_item(CASE).is_ok_and(|kept| kept.is_some())
    {
        let _ = storage.set_item(EDITION, &CURRENT.code());
    }
}

/// The name of the edition under which the kept answers were last written; `None` before its name was kept.
pub(super) fn kept_edition() -> Option<String> {
    storage()?.get_item(EDITION).ok().flatten()
}

/// Forgets the answers.
pub(super) fn forget_case() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(CASE);
        let _ = storage.remove_item(EDITION);
    }
}

/// What is kept of the named cases.
///
/// # Errors
/// The text that says that this browser keeps nothing.
#[cfg(feature = "full")]
pub(super) fn cases() -> Result<Option<String>, Key> {
    let storage = storage().ok_or(Key::cases_blocked)?;
    storage.get_item(CASES).map_err(|_| Key::cases_blocked)
}

/// Keeps the named cases, or nothing of them.
///
/// # Errors
/// The text that says why not; what was kept is then still kept.
#[cfg(feature = "full")]
pub(super) fn keep_cases(text: Option<&str>) -> Result<(), Key> {
    let storage = storage().ok_or(Key::cases_blocked)?;
    match text {
        Some(text) => storage.set_item(CASES, text).map_err(|_| Key::cases_full),
        None => storage.remove_item(CASES).map_err(|_| Key::cases_blocked),
    }
}
