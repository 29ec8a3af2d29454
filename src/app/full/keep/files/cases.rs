//! Several cases on one device, each under a name. Every change begins with what is kept just now, because
//! another window may have changed it, and can be undone.

use leptos::prelude::*;

use super::open::{Found, Opening};
use crate::app::dom::{El, all, button, dynamic, el, focus_soon, memo, note, of_class, p};
use crate::app::full::export;
use crate::app::state::App;
use crate::app::storage;
use crate::formats::case_file::same;
use crate::formats::saved_cases::{MOST, Saved, SavedCases};
use crate::text::Key;

mod form;
mod list;

/// The message of this part.
const SAID: &str = "cases-said";

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
    pub(in crate::app::full) fn read() -> Self {
        match storage::cases() {
            Err(_) => Self::Blocked,
            Ok(None) => Self::SavedCases(SavedCases::default()),
            Ok(Some(text)) => SavedCases::read(&text).map_or(Self::Foreign(text), Self::SavedCases),
        }
    }
}

/// What was done, with a name, and how it can be undone.
#[derive(Clone)]
pub(in crate::app::full) struct Said {
    key: Key,
    name: String,
    undo: Option<Undo>,
}

/// What was kept before and after.
#[derive(Clone)]
struct Undo {
    before: Option<String>,
    after: Option<String>,
    /// The name of the case on the screen, before.
    name: Option<String>,
}

/// The section of the page.
pub(in crate::app::full) fn section(app: App) -> El {
    super::section(app, Key::cases_title, Key::cases_text)
        .child(p(app.t(Key::cases_idle)))
        .child(el("div").attr("role", "status").dynamic(move || on_the_screen(app)))
        .child(form::form(app))
        .child(said(app))
        .child(list::list(app))
}

/// Says something of this part, without a way back.
fn say(app: App, key: Key, name: &str) {
    app.files.said.set(Some(Said { key, name: name.to_string(), undo: None }));
    focus_soon(SAID);
}

/// Changes what is kept; `change` says what was done and with which name, or why it cannot be done.
fn change(app: App, change: impl FnOnce(&mut SavedCases) -> Result<(Key, String), (Key, String)>) -> bool {
    let Ok(before) = storage::cases() else {
        say(app, Key::cases_blocked, "");
        return false;
    };
    let mut shelf = match before.as_deref().map(SavedCases::read) {
        None => SavedCases::default(),
        Some(Some(shelf)) => shelf,
        Some(None) => {
            app.files.cases.set(Stored::read());
            say(app, Key::cases_foreign, "");
            return false;
        }
    };
    let name = app.files.name.get_untracked();
    let done = change(&mut shelf).and_then(|done| {
        let after = (!shelf.rows.is_empty()).then(|| shelf.write());
        storage::keep_cases(after.as_deref()).map_err(|key| (key, String::new()))?;
        Ok((done, after))
    });
    app.files.cases.set(Stored::read());
    match done {
        Ok(((key, done), after)) => {
            app.files.said.set(Some(Said { key, name: done, undo: Some(Undo { before, after, name }) }));
            focus_soon(SAID);
            true
        }
        Err((key, name)) => {
            say(app, key, &name);
            false
        }
    }
}

/// Takes the last change back, unless something else was kept meanwhile.
fn undo(app: App, undo: &Undo) {
    let untouched = storage::cases().is_ok_and(|now| now == undo.after);
    let done = untouched && storage::keep_cases(undo.before.as_deref()).is_ok();
    app.files.cases.set(Stored::read());
    if done {
        app.files.name.set(undo.name.clone());
        say(app, Key::cases_undone, "");
    } else {
        app.files.said.set(None);
    }
}

/// Saves what is on the screen under a name.
fn save(app: App, name: &str) {
    let case = app.case.get_untracked();
    let saved = Saved { name: name.to_string(), at: app.now.get_untracked(), case };
    let done = change(app, |shelf| {
        let name = saved.name.clone();
        if shelf.put(saved) {
            Ok((Key::cases_saved, name))
        } else {
            Err((Key::cases_too_many, String::new()))
        }
    });
    if done {
        app.files.name.set(Some(name.to_string()));
    }
}

/// Saves all cases of a file, each under a name that is free.
pub(in crate::app::full) fn save_all(app: App, found: &[Found]) {
    let at = app.now.get_untracked();
    let done = change(app, |shelf| {
        for Found { name, read } in found {
            let saved = Saved { name: shelf.free_name(name), at, case: read.case.clone() };
            if !shelf.put(saved) {
                return Err((Key::cases_too_many, String::new()));
            }
        }
        Ok((Key::cases_saved_all, String::new()))
    });
    if done {
        app.files.opening.set(Opening::Nothing);
    }
}

/// What was done, for everybody to hear, and the way back.
fn said(app: App) -> El {
    el("div").attr("role", "status").dynamic(move || {
        let Some(Said { key, name, undo: way_back }) = app.files.said.get() else { return all(None::<El>) };
        let text = app.w().fill(key, &[("name", &name), ("n", &MOST.to_string())]);
        let text = el("span").attr("id", SAID).attr("tabindex", "-1").child(text);
        let back = way_back.map(|way_back| {
            button("button quiet", app.t(Key::undo), move || undo(app, &way_back))
                .attr("aria-describedby", SAID)
        });
        of_class("div", "note row").child(text).child(back).into()
    })
}

/// Whether a saved case is on the screen, and whether it was changed.
fn on_the_screen(app: App) -> AnyView {
    let here = memo(move || {
        app.case.track();
        if app.is_blank() {
            return None;
        }
        app.files.cases.with(|stored| {
            let Stored::SavedCases(shelf) = stored else { return None };
            app.case.with(|case| {
                let named = app.files.name.with(|name| name.as_deref().and_then(|name| shelf.get(name)));
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
        let again = button("button", app.t(Key::cases_again), move || save(app, &name));
        of_class("div", "note row").child(el("span").child(text)).child(again).into()
    })
}

/// A text that cannot be read, as a file.
fn as_file(text: &str) {
    let _ = export::save("talapker-cases.txt", "text/plain;charset=utf-8", text);
}
