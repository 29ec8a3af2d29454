//! What happens around the page: its address changes, a link arrives, time passes, another window writes.

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::dom::listen;
use super::state::{App, Notice, Offer, fragment};
use super::storage::Kept;
use super::{boot, clock, storage};
use crate::flow::route::Route;
use crate::formats::answers;
use crate::formats::link::{self, Link};
use crate::formats::saved::Snapshot;
use crate::rules::case::Case;
use crate::rules::code::Code as _;
use crate::rules::edition::CURRENT;
use crate::text::Key;

/// After so long without a touch the answers are cleared, unless they are remembered.
const IDLE_MILLISECONDS: i64 = 10 * 60 * 1000;
/// How often the clock is read.
const TICK_MILLISECONDS: u32 = 15_000;

/// Follows the address, the clock, the person's touch and other windows, as long as the owner lives.
/// A link that cannot simply be opened goes to `ask`; it stays in the address until then.
pub(super) fn follow(app: App, ask: impl Fn(Link) + Copy + 'static) {
    let last_touch = StoredValue::new(clock::milliseconds());
    let touched = move || last_touch.set_value(clock::milliseconds());
    let tick = move || tick(app, last_touch.get_value());
    listen("hashchange", move || follow_the_address(app, &ask));
    listen("pointerdown", touched);
    listen("keydown", touched);
    listen("focus", tick);
    listen("storage", move || read_another_window(app));
    StoredValue::new_local(Interval::new(TICK_MILLISECONDS, tick));
    follow_the_address(app, &ask);
}

fn tick(app: App, last_touch: i64) {
    let now = clock::now();
    if app.now.get_untracked() != now {
        app.now.set(now);
    }
    // The class stays open on a page that nobody touches, and so does the pupil of it whose answers are shown: the names
    // of all are a press away, and clearing these would lose the person's own answers, or a change.
    #[cfg(feature = "full")]
    if app.is_lent() {
        return;
    }
    let idle = clock::milliseconds() - last_touch;
    if idle >= IDLE_MILLISECONDS && !app.is_blank() && !app.remember.get_untracked() {
        // Somebody else may sit there now: no undo. What the device remembers may be other answers than
        // those of a link, and stays.
        app.put_all(Snapshot::default());
        app.say(Key::case_cleared_idle);
    }
}

/// Another window has changed what is kept. Its answers are offered, and what it has forgotten is not
/// written again.
pub(super) fn read_another_window(app: App) {
    if !app.remember.get_untracked() {
        return;
    }
    match storage::kept_case() {
        Kept::Case(case) => {
            if app.case.with_untracked(|mine| answers::write(mine) != answers::write(&case)) {
                let state = Snapshot::remembered(*case);
                let offer = Some(Offer::OtherWindow(state));
                app.notice.set(Some(Notice { message: Key::other_window, offer }));
            }
        }
        Kept::Nothing | Kept::Broken => app.remember.set(false),
    }
}

/// Shows the page and the language that the address names.
fn follow_the_address(app: App, ask: &dyn Fn(Link)) {
    let fragment = fragment();
    if let Some(route) = Route::parse(&fragment)
        && route != app.route.get_untracked()
    {
        app.notice.set(None);
        app.route.set(route);
    }
    arrive(app, &fragment, ask);
    let Some(lang) = Route::lang(&fragment) else { return };
    storage::keep_lang(lang.code());
    if lang != app.lang() {
        boot::load_words(
            lang,
            Box::new(move |words| match words {
                Some(words) => app.words.set(words),
                None => app.say(Key::law_failed),
            }),
        );
    }
}

/// Opens the link of the address, if there is one. A good link on a page without answers is simply opened;
/// answers that are there already, another edition and parts that cannot be read need words or a question.
fn arrive(app: App, fragment: &str, ask: &dyn Fn(Link)) {
    let Some(link) = link::read(fragment) else { return };
    if link.whole && link.edition == CURRENT.code() && (app.is_blank() || app.holds(&link.case)) {
        open_link(app, link.case);
    } else {
        ask(link);
    }
}

/// Shows the answers of a link; the address then names the page alone, so that a reload or the next copy of
/// it does not open them again.
pub(super) fn open_link(app: App, case: Case) {
    app.replace(Snapshot { case, ..Snapshot::default() }, Key::link_opened);
    plain_address(app);
}

/// Removes the case from the address.
pub(super) fn plain_address(app: App) {
    let address = app.href(app.route.get_untracked());
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
