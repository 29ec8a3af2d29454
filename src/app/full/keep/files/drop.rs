//! Files that come from outside: dropped on the page, or opened with the installed app. The boot script
//! passes them on. The page of a placement takes all that comes while it is open; else lists of pupils go to the page of the
//! class, all others to the page about files.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::open::take_files;
use super::state::{Files, Stored};
use crate::app::boot;
use crate::app::dom::{listen, listen_capturing};
use crate::app::full::class::incoming::Incoming;
use crate::app::full::placement::state::Placing;
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::formats::table_file::{BEGINNING, is_table};

/// The event by which the boot script announces files.
const OPENED: &str = "talapker-file";

/// Opens files that are there, and those that come, as long as the owner lives; another window may change
/// what is saved.
pub(in crate::app::full) fn follow(
    app: App,
    files: Files,
    incoming: Incoming,
    placing: StoredValue<Placing>,
) {
    listen("storage", move || files.cases.set(Stored::read()));
    listen_capturing(OPENED, move || take_opened(app, files, incoming, placing));
    take_opened(app, files, incoming, placing);
}

fn take_opened(app: App, files: Files, incoming: Incoming, placing: StoredValue<Placing>) {
    let Some(opened) = boot::opened() else { return };
    if app.route.get_untracked() == Route::Full(FullPage::Placement) {
        return placing.get_value().take_files(opened);
    }
    spawn_local(async move {
        let (mut lists, mut others) = (Vec::new(), Vec::new());
        for file in opened {
            let is_list = is_table(&file.name(), &file.type_(), &beginning(&file).await);
            if is_list { &mut lists } else { &mut others }.push(file);
        }
        let go = |page| {
            let page = Route::Full(page);
            if app.route.get_untracked() != page {
                app.go(page);
            }
        };
        if lists.is_empty() {
            go(FullPage::File);
            take_files(app, files, others);
        } else {
            go(FullPage::Class);
            incoming.take_files(lists);
        }
    });
}

/// The first bytes of a file; none if it cannot be read.
async fn beginning(file: &File) -> Vec<u8> {
    let end = i32::try_from(BEGINNING).unwrap_or(i32::MAX);
    let Ok(part) = file.slice_with_i32_and_i32(0, end) else { return Vec::new() };
    let buffer = JsFuture::from(part.array_buffer()).await;
    buffer.map_or_else(|_| Vec::new(), |buffer| js_sys::Uint8Array::new(&buffer).to_vec())
}
