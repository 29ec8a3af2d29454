//! The answers as a file, or as its text where the browser saves no files.

use leptos::prelude::*;
use serde::Serialize;

use super::parts;
use super::state::Files;
use crate::app::dom::{El, all, button, dynamic, el, memo, note, of_class, p};
use crate::app::full::clipboard::copy_button_saying;
use crate::app::full::export;
use crate::app::state::App;
use crate::formats::case_file::file_name;
use crate::formats::case_json;
use crate::formats::date_text::write_date;
use crate::report::assessment_json;
use crate::text::Key;

/// The field with the text of the file.
const FIELD: &str = "file-text";

/// The section of the page.
pub(in crate::app::full) fn section(app: App, files: Files) -> El {
    let blank = memo(move || {
        app.case.track();
        app.is_blank()
    });
    let ways = move || {
        if blank.get() { note("empty", app.t(Key::file_nothing)).into() } else { ways(app, files) }
    };
    parts::section(app, Key::file_save, Key::file_save_text).child(dynamic(ways))
}

fn ways(app: App, files: Files) -> AnyView {
    // The name of the file that the browser took; an empty one if it takes none.
    let given = RwSignal::new(None::<String>);
    let give = move |name: String, text: &str| {
        let taken = export::save(&name, "application/json", text).is_some();
        given.set(Some(if taken { name } else { String::new() }));
    };
    let save = move || give(file_name(&called(app, files)), &case_text(app));
    let result = move || give(file_name(&format!("result-{}", called(app, files))), &result_text(app));
    let said = move || {
        let name = given.get().filter(|name| !name.is_empty());
        name.map_or(String::new(), |name| app.w().fill(Key::file_saved, &[("name", &name)]))
    };
    let impossible = move || given.with(|name| name.as_deref() == Some(""));
    all(vec![
        p(button("button", app.t(Key::file_save_button), save)),
        note("small", "").attr("role", "status").live(said),
        by_hand(app).prop_with("open", move || impossible().into()),
        p(button("as-link small", app.t(Key::file_result), result)),
    ])
}

/// The text of the file, to be copied.
fn by_hand(app: App) -> El {
    let says = [Key::file_copy, Key::file_copied, Key::copy_by_hand];
    let (copy, status) = copy_button_saying(app, "button quiet", says, move || case_text(app), FIELD);
    let text = el("textarea")
        .attr("id", FIELD)
        .attr("class", "text code")
        .attr("rows", "8")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .prop_with("value", move || {
            app.case.track();
            case_text(app).into()
        });
    let field = of_class("div", "field")
        .child(el("label").attr("for", FIELD).child(app.t(Key::file_text)))
        .child(text);
    let inside = of_class("div", "stack tight")
        .child(p(app.t(Key::file_no_download_text)))
        .child(field)
        .child(p(copy))
        .child(status);
    of_class("details", "why").child(el("summary").child(app.t(Key::file_no_download))).child(inside)
}

fn case_text(app: App) -> String {
    app.case.with_untracked(|case| pretty(&case_json::write(case)))
}

fn result_text(app: App) -> String {
    app.assessment.with_untracked(|assessment| pretty(&assessment_json::wire(assessment, &Vec::new())))
}

fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text + "\n"
}

/// What the file is called by: the name under which it is saved, or the first choice's, or the day.
fn called(app: App, files: Files) -> String {
    let label = || {
        let labels = app.case.with_untracked(|case| {
            case.choices().iter().map(|choice| choice.label.clone()).find(|label| !label.is_empty())
        });
        labels.unwrap_or_else(|| write_date(app.now.get_untracked().date))
    };
    files.name.get_untracked().unwrap_or_else(label)
}
