//! Answers in files, and several cases on one device: the way in to all that keeps, and the page about files.

mod cases;
pub(in crate::app::full) mod drop;
mod open;
pub(in crate::app::full) mod parts;
mod save;
pub(in crate::app::full) mod state;

use leptos::prelude::*;

use super::offline;
use crate::app::dom::{el, link, note, of_class};
use crate::app::part::layout::opening;
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::text::Key;
use state::Files;

/// What can be kept, and how.
pub(in crate::app::full) fn keep(app: App) -> AnyView {
    let way = |page: FullPage, title: Key, text: Key| {
        let title = el("h2").attr("class", "minor").child(link(&app.href(Route::Full(page)), app.t(title)));
        el("li").child(title).child(note("soft", app.t(text)))
    };
    let ways = vec![
        way(FullPage::Share, Key::keep_share, Key::keep_share_text),
        way(FullPage::File, Key::keep_file, Key::keep_file_text),
        way(FullPage::File, Key::keep_cases, Key::keep_cases_text),
        way(FullPage::Protocol, Key::keep_protocol, Key::keep_protocol_text),
        way(FullPage::Sheet, Key::keep_sheet, Key::keep_sheet_text),
    ];
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::nav_keep), app.t(Key::keep_lead)))
        .child(of_class("ul", "ways").child(ways))
        .child(offline::offline(app))
        .into()
}

/// Files, and the cases that are saved on this device.
pub(in crate::app::full) fn file(app: App) -> AnyView {
    let files = Files::here();
    // Nothing of a pupil of the class is kept on the device.
    let cases = (!app.is_lent()).then(|| cases::section(app, files));
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::file_title), app.t(Key::file_lead)))
        .child(vec![save::section(app, files), open::section(app, files)])
        .child(cases)
        .into()
}
