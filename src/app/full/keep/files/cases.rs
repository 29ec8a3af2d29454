//! Several cases on one device, each under a name. Every change begins with what is kept just now, because
//! another window may have changed it, and can be undone.

use leptos::prelude::*;

use super::parts;
use super::state::{Files, Found, Opening, Said, Stored, Undo};
use crate::app::dom::{El, all, button, dynamic, el, focus_soon, memo, note, of_class, p};
use crate::app::full::export;
use crate::app::state::App;
use crate::app::storage;
use crate::formats::case_file::same;
use crate::formats::saved::cases::{MOST, Saved, SavedCases};
use crate::rules::edition::CURRENT;
use crate::text::Key;

mod form;
mod list;

/// The message of this part.
const SAID: &str = "cases-said";

/// The section of the page.
pub(in crate::app::full) fn section(app: App, files: Files) -> El {
    parts::section(app, Key::cases_title, Key::cases_text)
        .child(p(app.t(Key::cases_idle)))
        .child(el("div").attr("role", "status").dynamic(move || on_the_screen(app, files)))
        .child(form::form(app, files))
        .child(said(app, files))
        .child(list::list(app, files))
}

/// Says something of this part, without a way back.
fn say(files: Files, key: Key, name: &str) {
    files.said.set(Some(Said { key, name: name.to_string(), undo: None }));
    focus_soon(SAID);
}

/// Changes what is kept; `change` says what was done and with which name, or why it cannot be done.
fn change(
    files: Files,
    change: impl FnOnce(&mut SavedCases) -> Result<(Key, String), (Key, String)>,
) -> bool {
    let Ok(before) = storage::cases() else {
        say(files, Key::cases_blocked, "");
        return false;
    };
    let mut shelf = match before.as_deref().map(SavedCases::read) {
        None => SavedCases::default(),
        Some(Some(shelf)) => shelf,
        Some(None) => {
            files.cases.set(Stored::read());
            say(files, Key::cases_foreign, "");
            return false;
        }
    };
    let name = files.name.get_untracked();
    let done = change(&mut shelf).and_then(|done| {
        let after = (!shelf.rows.is_empty()).then(|| shelf.write());
        storage::keep_cases(after.as_deref()).map_err(|key| (key, String::new()))?;
        Ok((done, after))
    });
    files.cases.set(Stored::read());
    match done {
        Ok(((key, done), after)) => {
            files.said.set(Some(Said { key, name: done, undo: Some(Undo { before, after, name }) }));
            focus_soon(SAID);
            true
        }
        Err((key, name)) => {
            say(files, key, &name);
            false
        }
    }
}

/// Takes the last change back, unless something else was kept meanwhile.
fn undo(files: Files, undo: &Undo) {
    let untouched = storage::cases().is_ok_and(|now| now == undo.after);
    let done = untouched && storage::keep_cases(undo.before.as_deref()).is_ok();
    files.cases.set(Stored::read());
    if done {
        files.name.set(undo.name.clone());
        say(files, Key::cases_undone, "");
    } else {
        files.said.set(None);
    }
}

/// Saves what is on the screen under a name.
fn save(app: App, files: Files, name: &str) {
    let case = app.case.get_untracked();
    let edition = CURRENT.code();
    let saved = Saved { name: name.to_string(), at: app.now.get_untracked(), case, edition };
    let done = change(files, |shelf| {
        let name = saved.name.clone();
        if shelf.put(saved) {
            Ok((Key::cases_saved, name))
        } else {
            Err((Key::cases_too_many, String::new()))
        }
    });
    if done {
        files.name.set(Some(name.to_string()));
    }
}

/// Saves all cases of a file, each under a name that is free.
pub(in crate::app::full) fn save_all(app: App, files: Files, found: &[Found]) {
    let at = app.now.get_untracked();
    let done = change(files, |shelf| {
        for Found { name, read } in found {
            let (case, edition) = (read.case.clone(), CURRENT.code());
            let saved = Saved { name: shelf.free_name(name), at, case, edition };
            if !shelf.put(saved) {
                return Err((Key::cases_too_many, String::new()));
            }
        }
        Ok((Key::cases_saved_all, String::new()))
    });
    if done {
        files.opening.set(Opening::Nothing);
    }
}

/// What was done, for everybody to hear, and the way back.
fn said(app: App, files: Files) -> El {
    el("div").attr("role", "status").dynamic(move || {
        let Some(Said { key, name, undo: way_back }) = files.said.get() else { return all(None::<El>) };
        let text = app.w().fill(key, &[("name", &name), ("n", &MOST.to_string())]);
        let text = el("span").attr("id", SAID).attr("tabindex", "-1").child(text);
        let back = way_back.map(|way_back| {
            button("button quiet", app.t(Key::undo), move || undo(files, &way_back))
                .attr("aria-describedby", SAID)
        });
        of_class("div", "note row").child(text).child(back).into()
    })
}

/// Whether a saved case is on the screen, and whether it was changed.
fn on_the_screen(app: App, files: Files) -> AnyView {
    let here = memo(move || {
        app.case.track();
        if app.is_blank() {
            return None;
        }
        files.cases.with(|stored| {
            let Stored::SavedCases(shelf) = stored else { return None };
            app.case.with(|case| {
                let named = files.name.with(|name| name.as_deref().and_then(|name| shelf.get(name)));
                let saved = named.or_else(|| shelf.holding(case))?;
                Some((saved.name.clone(), same(&saved.case, case)))
            })
        })
    });
    dynamic(move || {
        let Some((name, unchanged)) = here.get() else { return all(None::<El>) };
        let key = if unchanged { Key::cases_same } else { Key::cases_differs };
        let text = app.w().fill(key, &[("name", &name)]);
        if unchanged {
            return note("soft", text).into();
        }
        let again = button("button", app.t(Key::cases_again), move || save(app, files, &name));
        of_class("div", "note row").child(el("span").child(text)).child(again).into()
    })
}

/// A text that cannot be read, as a file.
fn as_file(text: &str) {
    let _ = export::save("talapker-cases.txt", "text/plain;charset=utf-8", text);
}
