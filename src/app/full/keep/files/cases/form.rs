//! Under which name to save what is on the screen.

use leptos::prelude::*;
use web_sys::Event;

use super::super::parts::ask;
use super::super::state::{Files, Stored};
use super::save;
use crate::app::dom::{dynamic, focus_soon, memo, nothing, of_class};
use crate::app::field::Field;
use crate::app::part::fields::{self, Typed};
use crate::app::state::App;
use crate::formats::case_file::name as tidy;
use crate::text::Key;

const NAME: Field = Field::Page("case-name");
const FIELD: &str = "f-case-name";
const ASKED: &str = "case-ask";

/// The field and its button, as long as there is something to save and a place for it.
pub(in crate::app::full) fn form(app: App, files: Files) -> AnyView {
    let wanted = memo(move || {
        app.case.track();
        !app.is_blank() && files.cases.with(|stored| matches!(stored, Stored::SavedCases(_)))
    });
    dynamic(move || if wanted.get() { untrack(|| field(app, files)) } else { nothing() })
}

fn field(app: App, files: Files) -> AnyView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    // The name that exists already and is to be replaced.
    let asked = RwSignal::new(None::<String>);
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(name) = tidy(&text.get_untracked()) else {
            wrong.set(true);
            focus_soon(FIELD);
            return;
        };
        let exists = files.cases.with_untracked(|stored| match stored {
            Stored::SavedCases(shelf) => shelf.get(&name).is_some(),
            Stored::Blocked | Stored::Foreign(_) => false,
        });
        if exists {
            asked.set(Some(name));
            focus_soon(ASKED);
        } else {
            save(app, files, &name);
        }
    };
    let put = move |typed: &str| {
        text.set(typed.to_string());
        asked.set(None);
        if typed.is_empty() || tidy(typed).is_some() { Ok(()) } else { Err(()) }
    };
    let question = move || {
        let Some(name) = asked.get() else { return nothing() };
        let words = app.w().fill(Key::cases_exists, &[("name", &name)]);
        let replace = move || {
            asked.set(None);
            save(app, files, &name);
        };
        let cancel = move || {
            asked.set(None);
            focus_soon(FIELD);
        };
        ask(app, ASKED, words, Key::cases_replace, replace, cancel)
    };
    let hint = Some(app.t(Key::cases_name_hint));
    let shown = Typed { hint, ..name_field(app, Key::cases_name, wrong) };
    of_class("form", "stack")
        .attr("novalidate", "")
        .on("submit", submit)
        .child(fields::typed(app, &NAME, shown, String::new(), Box::new(put)))
        .child(of_class("button", "button").attr("type", "submit").child(app.t(Key::cases_save)))
        .dynamic(question)
        .into()
}

/// A field for a name.
pub(in crate::app::full) fn name_field(app: App, label: Key, wrong: RwSignal<bool>) -> Typed {
    Typed {
        label: app.t(label).to_string(),
        hint: None,
        error: Key::cases_name_error,
        numeric: false,
        narrow: false,
        wrong: Some(wrong),
    }
}
