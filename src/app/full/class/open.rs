//! The way in: a file, rows that are pasted, a class that is made up; and the question what becomes of a list while a
//! class is open.

use leptos::prelude::*;

use super::incoming::Incoming;
use super::state::{Class, Stage};
use crate::app::dom::{El, button, el, focus_soon, note, nothing, of_class, p, showing};
use crate::app::full::keep::files::parts::ask;
use crate::app::full::taking::{self, Paste};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::class::session::protocol::{Destination, Request, Write};
use crate::formats::table_file::ACCEPTED;
use crate::text::Key;

const ASKED: &str = "class-ask";
const CLOSING: &str = "class-closing";

/// While nothing is open: what this is, what happens with the list, and all the ways in.
pub(super) fn empty(app: App, class: Class, incoming: Incoming) -> AnyView {
    let see = button("button quiet", app.t(Key::class_sample), move || class.ask(Request::Sample));
    let template = button("as-link", app.t(Key::class_template_csv), move || {
        class.ask(Request::Write(Write::TemplateCsv));
    });
    let book = button("as-link", app.t(Key::class_template_xlsx), move || class.template());
    let none = section(app.t(Key::class_no_file), note("soft", app.t(Key::class_sample_text)))
        .child(of_class("div", "row").child(see).child(book).child(template));
    of_class("div", "stack loose measure")
        .child(note("soft", app.t(Key::class_lead)))
        .child(note("note", app.t(Key::class_private)))
        .child(section(app.t(Key::class_open), ways_in(app, incoming)))
        .child(none)
        .into()
}

/// A file or a paste.
fn ways_in(app: App, incoming: Incoming) -> El {
    of_class("div", "stack tight")
        .child(note("soft", app.t(Key::class_open_text)))
        .child(p(choose(app, incoming)))
        .child(paste(app, incoming))
}

fn choose(app: App, incoming: Incoming) -> El {
    taking::choose(app, "button", ACCEPTED, move |files| incoming.take_files(files))
}

fn paste(app: App, incoming: Incoming) -> El {
    let words = Paste {
        summary: Key::class_paste,
        label: Key::class_paste_label,
        hint: Some(Key::class_paste_hint),
        button: Key::class_paste_button,
    };
    let take = move |text: String| {
        if !text.trim().is_empty() {
            incoming.take_text(text);
        }
    };
    taking::paste(app, "class-paste", &words, take)
}

/// Asks what becomes of a list, as long as a class is open.
pub(super) fn question(app: App, class: Class, incoming: Incoming) -> AnyView {
    let first = move || {
        let open = class.stage.get() == Stage::Open;
        incoming.waiting.with(|waiting| waiting.first().filter(|_| open).map(|first| first.name.clone()))
    };
    showing(first, move |first: &Option<String>| {
        let Some(name) = first else { return nothing() };
        focus_soon(ASKED);
        let name = if name.is_empty() { app.t(Key::class_pasted) } else { name };
        let text = el("p")
            .attr("id", ASKED)
            .attr("tabindex", "-1")
            .child(app.w().fill(Key::class_ask, &[("name", name)]));
        let way = |class: &'static str, key: Key, into: Destination| {
            button(class, app.t(key), move || incoming.open(into))
        };
        let buttons = of_class("div", "row")
            .child(way("button", Key::class_ask_more, Destination::More))
            .child(way("button quiet", Key::class_ask_new, Destination::New))
            .child(button("button quiet", app.t(Key::cancel), move || incoming.none()));
        of_class("div", "note stack tight")
            .attr("role", "group")
            .attr("aria-labelledby", ASKED)
            .child((text, buttons))
            .into()
    })
}

/// While a class is open: other sheets of its file, another list, and the end.
pub(super) fn beside(app: App, class: Class, incoming: Incoming) -> AnyView {
    let closing = RwSignal::new(false);
    let close = move || {
        closing.set(false);
        incoming.none();
        class.ask(Request::Close);
    };
    let press = move || {
        if class.listed.with_untracked(|listed| listed.unsaved) {
            closing.set(true);
            focus_soon(CLOSING);
        } else {
            close();
        }
    };
    let sure = move |closing_now: &bool| {
        if *closing_now {
            let question = app.t(Key::class_close_ask).to_string();
            let cancel = move || closing.set(false);
            ask(app, CLOSING, question, Key::class_close_yes, close, cancel)
        } else {
            nothing()
        }
    };
    let inside = of_class("div", "stack tight")
        .child(ways_in(app, incoming))
        .child(p(button("button quiet", app.t(Key::class_close), press)))
        .child(showing(move || closing.get(), sure));
    let other = of_class("details", "why").child(el("summary").child(app.t(Key::class_more))).child(inside);
    of_class("div", "stack tight no-print").child(sheets(app, class, incoming)).child(other).into()
}

/// The sheets of the file that are not in the class yet.
fn sheets(app: App, class: Class, incoming: Incoming) -> AnyView {
    let others = move || {
        let others = class.recognised.with(|seen| seen.other_sheets.clone());
        let read = incoming.sheets.get();
        let left = others.into_iter().filter(|sheet| !read.contains(sheet));
        if read.is_empty() { Vec::new() } else { left.collect::<Vec<String>>() }
    };
    showing(others, move |others: &Vec<String>| {
        if others.is_empty() {
            return nothing();
        }
        let add = |name: &String| {
            let text = app.w().fill(Key::class_sheet_add, &[("name", name)]);
            let name = name.clone();
            button("button quiet", &text, move || incoming.add_sheet(name.clone()))
        };
        let buttons: Vec<El> = others.iter().map(add).collect();
        of_class("div", "note stack tight")
            .child(p(app.t(Key::class_sheets)))
            .child(of_class("div", "row").child(buttons))
            .into()
    })
}
