//! A pupil beside the table: what presses, every answer to change in its place, and what can be done with the pupil.
//!
//! It is a modal dialog: the browser keeps the focus in it, Escape closes it, the table keeps its place behind it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::beside::Return;
use super::column::{self, Column};
use super::edit::{self, Edits};
use super::state::Class;
use crate::app::dom::{El, all, button, el, focus, focus_soon, nothing, of_class};
use crate::app::full::{clipboard::copy_button_saying, export};
use crate::app::state::App;
use crate::class::session::protocol::{Request, RowView};
use crate::text::Key;

const DIALOG: &str = "pupil";
const HEADING: &str = "pupil-name";
const MESSAGE: &str = "pupil-message";

/// The field at which it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    /// That which a column comes from.
    Column(Column),
    /// That of a key.
    Field(String),
}

impl At {
    fn leads_to(&self, field: &str) -> bool {
        match self {
            Self::Column(column) => column.comes_from(field),
            Self::Field(key) => key == field,
        }
    }
}

/// The pane; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(super) struct Pane {
    app: App,
    class: Class,
    /// The pupil.
    open: RwSignal<Option<u32>>,
    /// Where it opens, until it has.
    opening: StoredValue<Option<At>>,
    /// The row of the pupil, as it is known; nothing once the table does not show it any more.
    row: RwSignal<Option<RowView>>,
    edits: Edits,
    /// Whether the pupil who is told next was added.
    adding: StoredValue<bool>,
}

impl Pane {
    /// Closed.
    pub(super) fn new(app: App, class: Class) -> Self {
        let pane = Self {
            app,
            class,
            open: RwSignal::new(None),
            opening: StoredValue::new(None),
            row: RwSignal::new(None),
            edits: Edits::new(app, class),
            adding: StoredValue::new(false),
        };
        Effect::new(move |_| {
            let Some(at) = class.pupil.with(|pupil| pupil.as_ref().map(|(at, _)| *at)) else { return };
            if pane.adding.get_value() {
                pane.adding.set_value(false);
                pane.begin(at, At::Column(Column::Name));
                // The row stands at the end.
                let shown = class.listed.with_untracked(|listed| listed.shown);
                class.ask(Request::Rows(shown.saturating_sub(1), shown));
            }
            // Once: the fields are told again after each change, also when it was closed meanwhile.
            if pane.open.get_untracked() == Some(at)
                && let Some(field) = pane.opening.try_update_value(Option::take).flatten()
            {
                request_animation_frame(move || pane.show(field));
            }
        });
        Effect::new(move |_| {
            let Some((at, field)) = class.beside().wanted.get() else { return };
            class.beside().wanted.set(None);
            class.pupil.set(None);
            pane.begin(at, At::Field(field));
            class.ask(Request::Pupil(at));
        });
        Effect::new(move |_| {
            let opened = pane.open.get();
            class.rows.track();
            let Some(at) = opened else { return };
            let row = class.rows.with_untracked(|rows| rows.values().find(|row| row.at == at).cloned());
            if row.is_some() {
                pane.row.set(row);
            }
        });
        pane
    }

    /// Opens the pupil of a row at the field that a column comes from.
    pub(super) fn open(self, row: RowView, column: Column) {
        let at = row.at;
        self.class.pupil.set(None);
        self.begin(at, At::Column(column));
        self.row.set(Some(row));
        self.class.ask(Request::Pupil(at));
    }

    fn begin(self, at: u32, field: At) {
        self.class.message.set(None);
        self.edits.begin(at);
        self.row.set(None);
        self.opening.set_value(Some(field));
        self.open.set(Some(at));
    }

    /// Takes the last change back: of this pupil while one is open.
    pub(super) fn undo(self) {
        if self.open.get_untracked().is_some() {
            self.edits.undo();
        } else if self.class.listed.with_untracked(|listed| listed.undo) {
            self.class.ask(Request::Undo);
        }
    }

    fn show(self, at_field: At) {
        let Some(dialog) = dialog().filter(|dialog| !dialog.open()) else { return };
        if dialog.show_modal().is_err() {
            return;
        }
        let field = self.class.pupil.with_untracked(|pupil| {
            let mut fields = pupil.iter().flat_map(|(_, fields)| fields);
            let field = fields.find(|field| at_field.leads_to(&field.field));
            field.map_or_else(|| HEADING.to_string(), |field| edit::id(&field.field))
        });
        focus(&field);
    }

    /// After it was closed, by whatever way.
    fn closed(self) {
        if let Some(at) = self.open.get_untracked() {
            self.class.beside().place.update_value(|place| place.back = Some(Return::Pane(at)));
        }
        self.open.set(None);
        self.class.pupil.set(None);
        // The table looks for the row.
        self.class.rows.notify();
    }

    /// The dialog.
    pub(super) fn view(self) -> El {
        let inside = move |open: &Option<u32>| open.map_or_else(nothing, |at| self.inside(at));
        el("dialog")
            .attr("id", DIALOG)
            .attr("class", "pane")
            .attr("aria-labelledby", HEADING)
            .on("close", move |_| self.closed())
            .showing(move || self.open.get(), inside)
    }

    fn inside(self, at: u32) -> AnyView {
        let app = self.app;
        let who = move || {
            self.class.pupil.with(|pupil| {
                let fields = || pupil.iter().flat_map(|(_, fields)| fields);
                let text =
                    |key: &str| fields().find(|field| field.field == key).map(|field| field.text.as_str());
                column::who(app, text("name"), text("group"))
            })
        };
        let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").live(who);
        let close = button("button quiet", app.t(Key::pupil_close), close);
        let facts =
            move |row: &Option<RowView>| row.as_ref().map_or_else(nothing, |row| facts(app, row).into());
        of_class("div", "stack")
            .child(of_class("div", "row between top-aligned").child((heading, close)))
            .showing(move || self.row.get(), facts)
            .child(self.actions(at))
            .child(self.edits.view())
            .into()
    }

    /// What can be done with the pupil.
    fn actions(self, at: u32) -> El {
        let (app, class) = (self.app, self.class);
        let sure = RwSignal::new(false);
        let case = move || class.ask(Request::Case(at));
        let message = move || class.ask(Request::Message(at));
        let buttons = move |asked: &bool| {
            if !asked {
                let ask = move || {
                    sure.set(true);
                    focus_soon("pupil-remove-yes");
                };
                return all(vec![
                    button("button", app.t(Key::pupil_case), case),
                    button("button quiet", app.t(Key::pupil_message), message),
                    button("button quiet", app.t(Key::pupil_remove), ask).attr("id", "pupil-remove"),
                ]);
            }
            let remove = move || {
                class.ask(Request::Remove(at));
                close();
            };
            let cancel = move || {
                sure.set(false);
                focus_soon("pupil-remove");
            };
            all(vec![
                el("span").child(app.t(Key::pupil_remove_sure)),
                button("button danger", app.t(Key::pupil_remove_yes), remove).attr("id", "pupil-remove-yes"),
                button("button quiet", app.t(Key::cancel), cancel),
            ])
        };
        let text = move || {
            class
                .message
                .with(|told| told.as_ref().filter(|told| told.at == at).map(|told| told.text.clone()))
        };
        let shown =
            move |told: &Option<String>| told.as_ref().map_or_else(nothing, |told| message_view(app, told));
        of_class("div", "stack tight")
            .child(of_class("div", "row").showing(move || sure.get(), buttons))
            .showing(text, shown)
    }
}

/// What is known of the pupil, as in the row.
fn facts(app: App, row: &RowView) -> El {
    let fact = |column: &Column| {
        let between = if *column == Column::Risk { ". " } else { " " };
        let value = [column.text(app, row), column.more(app, row)].join(between);
        let value = value.trim_start_matches(['.', ' ']).trim_end();
        (!value.is_empty())
            .then(|| el("div").child(el("dt").child(column.heading(app))).child(el("dd").child(value)))
    };
    let columns = [
        Column::Risk,
        Column::Deadline,
        Column::State,
        Column::Average,
        Column::Exam,
        Column::Papers,
        Column::Quotas,
    ];
    of_class("dl", "facts").child(columns.iter().map(fact).collect::<Vec<_>>())
}

/// The text for a chat, to copy.
fn message_view(app: App, text: &str) -> AnyView {
    let (copied, shown) = (text.to_string(), text.to_string());
    let says = [Key::file_copy, Key::file_copied, Key::copy_by_hand];
    let (copy, status) = copy_button_saying(app, "button quiet", says, move || copied.clone(), MESSAGE);
    focus_soon(MESSAGE);
    let field = of_class("textarea", "text")
        .attr("id", MESSAGE)
        .attr("rows", "8")
        .attr("readonly", "")
        .attr("aria-label", app.t(Key::pupil_message))
        .prop_with("value", move || shown.as_str().into())
        .on("focus", |_| export::select(MESSAGE));
    all((field, (of_class("div", "row").child(copy), status)))
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id(DIALOG)?.dyn_into().ok()
}

/// A button to add a pupil, who is opened.
pub(super) fn add(pane: &Pane) -> El {
    let Pane { app, class, adding, .. } = *pane;
    let add = move || {
        adding.set_value(true);
        class.ask(Request::Add);
    };
    button("button quiet", app.t(Key::table_add), add)
}
