//! What was recognised in a file, before the class is worked out.

use leptos::prelude::*;
use web_sys::Event;

use super::incoming::Incoming;
use super::state::Class;
use super::{columns, count, whole};
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, p, showing};
use crate::app::state::App;
use crate::class::session::protocol::Request;
use crate::text::Key;

/// So many letters of a row are shown where one chooses it.
const LETTERS: usize = 60;

/// The page of this stage.
pub(super) fn recognised(app: App, class: Class, incoming: Incoming) -> AnyView {
    let head = of_class("div", "stack tight measure")
        .child(el("h2").child(app.t(Key::class_seen)))
        .child(note("soft", app.t(Key::class_seen_text)))
        .child(facts(app, class))
        .child(lost_letters(app, class))
        .child(other_sheets(app, class, incoming))
        .child(header_row(app, class));
    of_class("div", "stack loose")
        .child(head)
        .child(columns::columns(app, class))
        .child(whole::whole(app, class))
        .child(ready(app, class, incoming))
        .into()
}

/// The file, and how it was read.
fn facts(app: App, class: Class) -> AnyView {
    let read = move || {
        class.recognised.with(|seen| {
            let name =
                if seen.name.is_empty() { app.t(Key::class_pasted).to_string() } else { seen.name.clone() };
            (name, seen.kind.to_uppercase(), seen.encoding.clone(), seen.sheet.clone())
        })
    };
    showing(read, move |(name, kind, encoding, sheet)| {
        let fact = |key: Key, value: &str| {
            el("div").child(el("dt").child(app.t(key))).child(el("dd").child(el("bdi").child(value)))
        };
        let how: Vec<String> = [Some(kind.clone()), encoding.as_ref().map(|code| code.to_uppercase())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        of_class("dl", "facts")
            .child(fact(Key::class_seen_file, name))
            .child((!how.is_empty()).then(|| fact(Key::class_seen_kind, &how.join(", "))))
            .child(sheet.as_ref().map(|sheet| fact(Key::class_seen_sheet, sheet)))
            .into()
    })
}

fn lost_letters(app: App, class: Class) -> AnyView {
    let lost = move || class.recognised.with(|seen| seen.lost_letters);
    showing(
        lost,
        move |lost| {
            if *lost { note("note", app.t(Key::class_lost_letters)).into() } else { nothing() }
        },
    )
}

/// The sheets that can be read in the place of this one; they can be added later too.
fn other_sheets(app: App, class: Class, incoming: Incoming) -> AnyView {
    let others = move || class.recognised.with(|seen| seen.other_sheets.clone());
    showing(others, move |others: &Vec<String>| {
        if others.is_empty() {
            return nothing();
        }
        let read = |name: &String| {
            let text = app.w().fill(Key::class_sheet_read, &[("name", name)]);
            let name = name.clone();
            button("button quiet", &text, move || incoming.read_sheet(name.clone()))
        };
        let buttons: Vec<El> = others.iter().map(read).collect();
        of_class("div", "note stack tight")
            .child(p(app.t(Key::class_sheets_later)))
            .child(of_class("div", "row").child(buttons))
            .into()
    })
}

/// The row of the header; another one can be chosen.
fn header_row(app: App, class: Class) -> AnyView {
    const ROW: &str = "class-header";
    let header = memo(move || class.recognised.with(|seen| seen.header_rows.last().copied()));
    let rows = move || class.recognised.with(|seen| seen.first_rows.clone());
    showing(rows, move |rows: &Vec<(u32, String)>| {
        if rows.is_empty() {
            return nothing();
        }
        let option = |(row, text): &(u32, String)| {
            let mine = *row;
            let text: String = text.chars().take(LETTERS).collect();
            el("option")
                .attr("value", &row.to_string())
                .prop_with("selected", move || (header.get() == Some(mine)).into())
                .child(format!("{row}: {text}"))
        };
        let none = el("option")
            .attr("value", "")
            .prop_with("selected", move || header.get().is_none().into())
            .child(app.t(Key::class_seen_header_choose))
            .hidden(move || header.get().is_some());
        let change = move |event: Event| {
            if let Ok(row) = event_target_value(&event).parse() {
                class.ask(Request::HeaderRow(row));
            }
        };
        let missing = note("error", app.t(Key::class_no_header)).hidden(move || header.get().is_some());
        of_class("div", "field")
            .child(el("label").attr("for", ROW).child(app.t(Key::class_seen_header)))
            .child(missing)
            .child(
                el("select")
                    .attr("id", ROW)
                    .on("change", change)
                    .child(none)
                    .child(rows.iter().map(option).collect::<Vec<El>>()),
            )
            .into()
    })
}

/// How much was read, the way on, and the way back. It stays in sight.
fn ready(app: App, class: Class, incoming: Incoming) -> AnyView {
    let read = move || class.recognised.with(|seen| (seen.pupils, seen.all, seen.problems));
    let shown = move |(pupils, whole, problems): &(u32, u32, u32)| {
        let words = app.w();
        if *pupils == 0 {
            return el("b").child(app.t(Key::class_nobody)).into();
        }
        let cells = if *problems == 0 {
            words.t(Key::class_all_read).to_string()
        } else {
            words.plural(Key::class_cells_unread, count(*problems))
        };
        let read = [words.plural(Key::plural_pupils, count(*pupils)), cells].join(", ");
        let whole = (whole != pupils).then(|| {
            of_class("span", "small soft").child(words.plural(Key::class_all_pupils, count(*whole)))
        });
        all((el("b").child(read), whole.map(|whole| (" ", whole))))
    };
    let accept = button("button", app.t(Key::class_accept), move || incoming.accept())
        .hidden(move || class.recognised.with(|seen| seen.pupils == 0));
    let buttons = of_class("div", "row").child(accept).child(button(
        "as-link",
        app.t(Key::class_other_file),
        move || incoming.back(),
    ));
    of_class("div", "ready row between")
        .child(el("p").attr("role", "status").showing(read, shown))
        .child(buttons)
        .into()
}
