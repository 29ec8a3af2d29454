//! The saved cases, with what one can do with each.

use leptos::prelude::*;
use web_sys::Event;

use super::super::parts::ask;
use super::super::state::{Files, Said, Stored, Undo};
use super::form::name_field;
use super::{SAID, as_file, change, say};
use crate::app::dom::{El, button, dynamic, el, focus_soon, note, of_class, p};
use crate::app::field::Field;
use crate::app::full::incoming_link::LastLink;
use crate::app::part::fields;
use crate::app::state::App;
use crate::app::storage;
use crate::formats::case_file::name as tidy;
use crate::formats::saved::Snapshot;
use crate::formats::saved::cases::{Row, Saved, SavedCases};
use crate::report::summary::summary;
use crate::rules::assess;
use crate::rules::edition::CURRENT;
use crate::text::Key;

const ASKED: &str = "saved-ask";
/// What the field for another name is called; its id is made of it.
const NAME: Field = Field::Page("new-name");
const FIELD: &str = "f-new-name";

/// What is about to be done with one of them.
#[derive(Clone, PartialEq)]
enum Doing {
    Nothing,
    Opening(String),
    Renaming(String),
}

/// The list, or why there is none.
pub(in crate::app::full) fn list(app: App, files: Files) -> AnyView {
    let doing = RwSignal::new(Doing::Nothing);
    dynamic(move || match files.cases.get() {
        Stored::Blocked => note("note", app.t(Key::cases_blocked)).into(),
        Stored::Foreign(text) => foreign(app, files, text),
        Stored::SavedCases(shelf) if shelf.rows.is_empty() => note("soft", app.t(Key::cases_empty)).into(),
        Stored::SavedCases(shelf) => {
            let rows: Vec<El> = shelf
                .rows
                .iter()
                .enumerate()
                .map(|(at, row_of)| row(app, files, doing, at, row_of))
                .collect();
            of_class("div", "part stack tight")
                .child(el("h3").child(app.t(Key::cases_list)))
                .child(of_class("ul", "ways").child(rows))
                .into()
        }
    })
}

/// Something that is not ours to touch, unless one says so.
fn foreign(app: App, files: Files, text: String) -> AnyView {
    let kept = text.clone();
    let clear = move || {
        let done = storage::keep_cases(None);
        files.cases.set(Stored::read());
        match done {
            Ok(()) => {
                let undo = Undo { before: Some(text.clone()), after: None, name: None };
                let said = Said { key: Key::cases_empty, name: String::new(), undo: Some(undo) };
                files.said.set(Some(said));
                focus_soon(SAID);
            }
            Err(key) => say(files, key, ""),
        }
    };
    let buttons = of_class("div", "row")
        .child(button("button quiet", app.t(Key::cases_as_file), move || as_file(&kept)))
        .child(button("button quiet", app.t(Key::cases_clear), clear));
    of_class("div", "note stack tight").child(p(app.t(Key::cases_foreign))).child(buttons).into()
}

fn row(app: App, files: Files, doing: RwSignal<Doing>, at: usize, row: &Row) -> El {
    let id = format!("saved-{at}");
    let item = of_class("li", "stack tight");
    match row {
        Row::Unreadable(line) => {
            let (line, mine) = (line.clone(), row.clone());
            let buttons = of_class("div", "row")
                .child(pressed(app, &id, Key::cases_as_file, move || as_file(&line)))
                .child(quietly(app, &id, Key::cases_delete, move || delete(files, &mine)));
            item.child(p(app.t(Key::cases_broken)).attr("id", &id)).child(buttons)
        }
        Row::Saved(saved) => {
            let at = app.w().fill(Key::cases_at, &[("moment", &app.w().moment_year(saved.at))]);
            let told = el("div")
                .child(
                    el("b")
                        .attr("id", &id)
                        .attr("tabindex", "-1")
                        .child(el("bdi").child(saved.name.as_str())),
                )
                .child(p(summary(&app.w(), &saved.case)))
                .child(file_by(app, saved).map(p))
                .child(note("soft small", at));
            let saved = saved.as_ref().clone();
            item.child(told).dynamic(move || below(app, files, doing, &saved, &id))
        }
    }
}

/// Under a case: what one can do, or what one is doing.
fn below(app: App, files: Files, doing: RwSignal<Doing>, saved: &Saved, id: &str) -> AnyView {
    match doing.get() {
        Doing::Opening(name) if name == saved.name => return sure(app, files, doing, saved.clone(), id),
        Doing::Renaming(name) if name == saved.name => return rename_form(app, files, doing, name, id),
        Doing::Nothing | Doing::Opening(_) | Doing::Renaming(_) => {}
    }
    let (mine, name, row) = (saved.clone(), saved.name.clone(), Row::Saved(Box::new(saved.clone())));
    let open_it = move || {
        if nothing_to_lose(app, files) {
            open(app, files, &mine);
        } else {
            doing.set(Doing::Opening(mine.name.clone()));
            focus_soon(ASKED);
        }
    };
    let rename = move || {
        doing.set(Doing::Renaming(name.clone()));
        focus_soon(FIELD);
    };
    of_class("div", "row")
        .child(pressed(app, id, Key::file_open_one, open_it))
        .child(quietly(app, id, Key::cases_rename, rename))
        .child(quietly(app, id, Key::cases_delete, move || delete(files, &row)))
        .into()
}

/// A button of the row of that id.
fn pressed(app: App, id: &str, words: Key, press: impl FnMut() + 'static) -> El {
    button("button quiet", app.t(words), press).attr("aria-describedby", id)
}

fn quietly(app: App, id: &str, words: Key, press: impl FnMut() + 'static) -> El {
    button("as-link", app.t(words), press).attr("aria-describedby", id)
}

/// Until when to apply for the first choice of a case, while that can still be done.
fn file_by(app: App, saved: &Saved) -> Option<String> {
    let assessment = assess(&saved.case, CURRENT, app.now.get_untracked());
    let window = &assessment.choices.first()?.window.known()?.value;
    let moment = app.w().moment(window.file_by);
    window.days_left.map(|_| app.w().fill(Key::file_by_short, &[("moment", &moment)]))
}

/// Whether the screen is blank, or holds what is saved.
fn nothing_to_lose(app: App, files: Files) -> bool {
    let saved = |stored: &Stored| match stored {
        Stored::SavedCases(shelf) => app.case.with_untracked(|case| shelf.holding(case).is_some()),
        Stored::Blocked | Stored::Foreign(_) => false,
    };
    app.is_blank() || files.cases.with_untracked(saved)
}

fn open(app: App, files: Files, saved: &Saved) {
    let remember = app.remember.get_untracked();
    app.replace(Snapshot { case: saved.case.clone(), remember, ..Snapshot::default() }, Key::cases_opened);
    files.said.set(None);
    files.name.set(Some(saved.name.clone()));
    expect_context::<LastLink>().kept(&saved.edition);
    focus_soon("notice");
}

fn sure(app: App, files: Files, doing: RwSignal<Doing>, saved: Saved, id: &str) -> AnyView {
    let question = app.w().fill(Key::file_ask, &[("name", &saved.name)]);
    let cancel = done(doing, id);
    ask(app, ASKED, question, Key::file_ask_yes, move || open(app, files, &saved), cancel)
}

/// Back to the row of that id.
fn done(doing: RwSignal<Doing>, id: &str) -> impl Fn() + 'static {
    let id = id.to_string();
    move || {
        doing.set(Doing::Nothing);
        focus_soon(&id);
    }
}

fn delete(files: Files, row: &Row) {
    let name = match row {
        Row::Saved(saved) => saved.name.clone(),
        Row::Unreadable(_) => String::from("…"),
    };
    change(files, |shelf| {
        shelf.rows.retain(|other| other != row);
        Ok((Key::cases_deleted, name))
    });
}

fn rename_form(app: App, files: Files, doing: RwSignal<Doing>, name: String, id: &str) -> AnyView {
    let text = RwSignal::new(name.clone());
    let wrong = RwSignal::new(false);
    let old = name.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(new) = tidy(&text.get_untracked()) else {
            wrong.set(true);
            focus_soon(FIELD);
            return;
        };
        let on_the_screen = files.name.get_untracked().as_ref() == Some(&old);
        let done = change(files, |shelf: &mut SavedCases| {
            if shelf.rename(&old, &new) {
                Ok((Key::cases_renamed, new.clone()))
            } else {
                Err((Key::cases_taken, new.clone()))
            }
        });
        if done && on_the_screen {
            files.name.set(Some(new));
        }
        if done {
            doing.set(Doing::Nothing);
        }
    };
    let put = move |typed: &str| {
        text.set(typed.to_string());
        if typed.is_empty() || tidy(typed).is_some() { Ok(()) } else { Err(()) }
    };
    let buttons = of_class("div", "row")
        .child(of_class("button", "button").attr("type", "submit").child(app.t(Key::cases_save)))
        .child(button("button quiet", app.t(Key::cancel), done(doing, id)));
    of_class("form", "stack tight")
        .attr("novalidate", "")
        .on("submit", submit)
        .child(fields::typed(app, &NAME, name_field(app, Key::cases_new_name, wrong), name, Box::new(put)))
        .child(buttons)
        .into()
}
