//! A link with a case arrives: with the page, or in a page that is open.
//!
//! A good link on a page without answers is simply opened. Everything that needs words or a question
//! (answers are there already, another edition, parts that cannot be read) is for the second module:
//! the link stays in the address until it is there.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::App;
use crate::formats::link::{self, Link};
use crate::formats::snapshot::Snapshot;
use crate::rules::case::Case;
use crate::rules::edition::CURRENT;
use crate::text::Key;

/// Opens the case of the address, if there is one.
pub(super) fn arrive(app: App, fragment: &str) {
    let Some(link) = link::read(fragment) else { return };
    if link.whole && link.edition == CURRENT.code() && (app.is_blank() || app.holds(&link.case)) {
        open(app, link.case);
        return;
    }
    others(app, link);
}

#[cfg(feature = "full")]
fn others(app: App, link: Link) {
    super::full::incoming_link::receive(app, link);
}

#[cfg(not(feature = "full"))]
fn others(app: App, _link: Link) {
    super::boot::load_full(Box::new(move || {
        // Nothing is said if the page has gone meanwhile.
        let _ = app.notice.try_set(Some((Key::more_failed, None)));
    }));
}

/// Shows the answers of a link; the address then names the page alone, so that a reload or the next
/// copy of it does not open them again.
pub(super) fn open(app: App, case: Case) {
    app.replace(Snapshot { case, ..Snapshot::default() }, Key::link_opened);
    plain_address(app);
}

/// Takes the case out of the address.
pub(super) fn plain_address(app: App) {
    let address = app.href(app.route.get_untracked());
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
