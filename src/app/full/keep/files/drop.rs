//! Files that come from outside: dropped on the page, or opened with the installed app. The boot script
//! passes them on.

use leptos::prelude::*;

use super::open::take_files;
use super::state::{Files, Stored};
use crate::app::boot;
use crate::app::dom::{listen, listen_capturing};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};

/// The event by which the boot script announces files.
const OPENED: &str = "talapker-file";

/// Opens files that are there, and those that come, as long as the owner lives; another window may change
/// what is saved.
pub(in crate::app::full) fn follow(app: App, files: Files) {
    listen("storage", move || files.cases.set(Stored::read()));
    listen_capturing(OPENED, move || take_opened(app, files));
    take_opened(app, files);
}

fn take_opened(app: App, files: Files) {
    let Some(opened) = boot::opened() else { return };
    let page = Route::Full(FullPage::File);
    if app.route.get_untracked() != page {
        app.go(page);
    }
    take_files(app, files, opened);
}
