//! The columns of a file: what each was recognised as, and another field for it.

use std::iter;

use leptos::prelude::*;

use super::count;
use super::state::Class;
use crate::app::dom::{El, all, button, el, focus_soon, memo, note, nothing, of_class, p, showing};
use crate::app::part::fields;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::class::column::Unused;
use crate::class::session::protocol::{Column, Request};
use crate::rules::code::Code as _;
use crate::text::Key;

/// Where a column stands on the page: it stays there while it is given another field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// It has a field.
    Used,
    /// It may be given one.
    Unsure,
    /// It holds nothing that is read.
    Unused,
}

fn group(column: &Column) -> Group {
    let why = column.why.as_deref().and_then(Unused::from_code);
    match why {
        _ if column.field.is_some() => Group::Used,
        Some(Unused::RowNumber | Unused::NotAsked) => Group::Unused,
        Some(Unused::Empty) if column.samples.is_empty() => Group::Unused,
        Some(Unused::Empty | Unused::Unknown | Unused::Duplicate) | None => Group::Unsure,
    }
}

/// All of them. They are laid out anew for other columns, not for other fields of the same.
pub(super) fn columns(app: App, class: Class) -> AnyView {
    let layout = move || {
        class.recognised.with(|seen| {
            let column = |column: &Column| (column.column, column.header.clone(), column.samples.clone());
            (seen.name.clone(), seen.columns.iter().map(column).collect::<Vec<_>>())
        })
    };
    showing(layout, move |_| {
        let columns = class.recognised.with_untracked(|seen| seen.columns.clone());
        let of = |wanted: Group| -> Vec<&Column> {
            columns.iter().filter(|column| group(column) == wanted).collect()
        };
        let list = |columns: &[&Column]| {
            let rows: Vec<El> = columns.iter().map(|column| row(app, class, column)).collect();
            of_class("dl", "facts").child(rows)
        };
        let (used, unsure, unused) = (of(Group::Used), of(Group::Unsure), of(Group::Unused));
        let unsure = (!unsure.is_empty()).then(|| {
            section(app.t(Key::class_unsure), p(app.t(Key::class_unsure_text))).child(list(&unsure))
        });
        let used = (!used.is_empty()).then(|| section(app.t(Key::class_columns), list(&used)));
        let unused = (!unused.is_empty()).then(|| {
            let rows: Vec<El> = unused.iter().map(|column| not_read(app, column)).collect();
            section(app.t(Key::class_unused), of_class("dl", "facts").child(rows))
        });
        all((unsure, (used, unused)))
    })
}

/// What a column is called.
fn name(app: App, column: &Column) -> String {
    if column.header.is_empty() {
        app.w().fill(Key::class_column_no_name, &[("n", &column.column.to_string())])
    } else {
        column.header.clone()
    }
}

fn head(app: App, column: &Column) -> El {
    let samples = (!column.samples.is_empty())
        .then(|| of_class("div", "small").child(el("bdi").child(column.samples.join(" · "))));
    el("dt").child(el("b").child(el("bdi").child(name(app, column)))).child(samples)
}

/// A column that is not read, and why.
fn not_read(app: App, column: &Column) -> El {
    let why = column.why.as_deref().and_then(Unused::from_code).map_or("", |why| why_not(app, why));
    let name = el("b").child(el("bdi").child(name(app, column)));
    el("div").child(el("dt").child(name)).child(el("dd").child(of_class("span", "plain").child(why)))
}

fn why_not(app: App, why: Unused) -> &'static str {
    app.t(match why {
        Unused::RowNumber => Key::class_why_row_number,
        Unused::NotAsked => Key::class_why_not_asked,
        Unused::Unknown => Key::class_why_unknown,
        Unused::Duplicate => Key::class_why_duplicate,
        Unused::Empty => Key::class_why_empty,
    })
}

/// A part of a column as it is now.
fn now<T>(class: Class, number: u32, part: impl Fn(&Column) -> T) -> Option<T> {
    class.recognised.with(|seen| seen.columns.iter().find(|column| column.column == number).map(part))
}

fn row(app: App, class: Class, column: &Column) -> El {
    let number = column.column;
    let field = memo(move || now(class, number, |column| column.field.clone()).flatten());
    let label = app.w().fill(Key::class_column_label, &[("name", &name(app, column))]);
    // A list of all fields for every column would be thousands of elements.
    let choosing = RwSignal::new(column.field.is_none());
    let id = format!("class-column-{number}");
    let given = move |open: &bool| {
        if *open {
            return select(app, class, number, field, &id, &label).into();
        }
        let (change_id, list) = (format!("{id}-change"), id.clone());
        let change = move || {
            choosing.set(true);
            focus_soon(&list);
        };
        let called = move || field.with(|field| field_name(class, field.as_deref()));
        let change = button("as-link", app.t(Key::class_column_change), change)
            .attr("id", &change_id)
            .attr("aria-label", &format!("{}: {label}", app.t(Key::class_column_change)));
        of_class("div", "row between").child(el("span").live(called)).child(change).into()
    };
    let problems = move || now(class, number, |column| (column.problems, column.why.clone()));
    let wrong = move |found: &Option<(u32, Option<String>)>| {
        let Some((problems, why)) = found else { return nothing() };
        let why =
            why.as_deref().and_then(Unused::from_code).map(|why| note("small soft plain", why_not(app, why)));
        let problems = (*problems > 0)
            .then(|| note("small plain", app.w().plural(Key::class_cells_unread, count(*problems))));
        all((why, problems))
    };
    let dd = el("dd").showing(move || choosing.get(), given).showing(problems, wrong);
    el("div").child(head(app, column)).child(dd)
}

/// The name of a field in words.
fn field_name(class: Class, field: Option<&str>) -> String {
    let Some(field) = field else { return String::new() };
    class.recognised.with_untracked(|seen| {
        seen.fields
            .iter()
            .find(|(key, _)| key == field)
            .map_or_else(|| field.to_string(), |(_, name)| name.clone())
    })
}

/// A list of all fields.
fn select(app: App, class: Class, number: u32, field: Memo<Option<String>>, id: &str, label: &str) -> El {
    let unused = (String::new(), app.t(Key::class_column_unused).to_string());
    let known = class.recognised.with_untracked(|seen| seen.fields.clone());
    let choose = move |key: String| {
        class.ask(Request::Columns(vec![(number, Some(key).filter(|key| !key.is_empty()))]));
    };
    fields::select(field, iter::once(unused).chain(known).collect(), choose)
        .attr("id", id)
        .attr("aria-label", label)
}
