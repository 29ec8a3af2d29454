//! What went wrong, in one sentence and with what to do; and how far the work is, with a way to stop it.

use leptos::prelude::*;

use super::state::{Class, Trouble};
use crate::app::dom::{El, button, el, focus_soon, memo, note, nothing, of_class, showing};
use crate::app::state::App;
use crate::class::session::protocol::{Refusal, Request};
use crate::text::{Key, Words};

const TROUBLE: &str = "class-trouble";

/// The message, which takes the focus when it comes.
pub(super) fn trouble(app: App, class: Class) -> AnyView {
    Effect::new(move |before: Option<bool>| {
        let now = class.trouble.with(Option::is_some);
        if now && before == Some(false) {
            focus_soon(TROUBLE);
        }
        now
    });
    let message = move |trouble: &Option<Trouble>| {
        let Some(trouble) = trouble else { return nothing() };
        let open = untrack(|| class.listed.with(|listed| listed.pupils > 0));
        let unchanged = match trouble {
            Trouble::Lost => false,
            Trouble::Refused(_)
            | Trouble::NotLoaded
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::NotWritten => open,
        };
        let unchanged = unchanged.then(|| note("soft", app.t(Key::class_unchanged)));
        of_class("div", "errors stack tight")
            .child(el("p").attr("id", TROUBLE).attr("tabindex", "-1").child(text(&app.w(), trouble)))
            .child(unchanged)
            .into()
    };
    el("div").attr("role", "status").showing(move || class.trouble.get(), message).into()
}

/// What is wrong, and what to do.
fn text(words: &Words, trouble: &Trouble) -> String {
    let key = match trouble {
        Trouble::Refused(refusal) => match refusal {
            Refusal::Empty => Key::class_refused_empty,
            Refusal::Password => Key::class_refused_password,
            Refusal::Picture => Key::class_refused_picture,
            Refusal::Pdf => Key::class_refused_pdf,
            Refusal::WebPage => Key::class_refused_web,
            Refusal::Other => Key::class_refused_other,
            Refusal::Damaged => Key::class_refused_damaged,
            Refusal::TooLarge => Key::class_refused_large,
            Refusal::NoSuchSheet(name) => return words.fill(Key::class_refused_sheet, &[("name", name)]),
            Refusal::OwnFile => Key::class_refused_own,
        },
        Trouble::NotLoaded => Key::class_not_loaded,
        Trouble::Lost => Key::class_lost,
        Trouble::TooLarge => Key::class_refused_large,
        Trouble::Unreadable => Key::file_bad_read,
        Trouble::NotWritten => Key::class_not_written,
    };
    words.t(key).to_string()
}

/// How far the work is. That it goes on is said once; its numbers are not read out.
pub(super) fn progress(app: App, class: Class) -> AnyView {
    let busy = memo(move || class.progress.with(Option::is_some));
    let said = move || if busy.get() { app.t(Key::class_working).to_string() } else { String::new() };
    let shown =
        showing(move || busy.get(), move |busy| if *busy { bar(app, class).into() } else { nothing() });
    let status = of_class("p", "unseen").attr("role", "status").live(said);
    el("div").child(status).child(shown).into()
}

fn bar(app: App, class: Class) -> El {
    let now = move || class.progress.get().unwrap_or((0, 0));
    let counted = move || {
        let (done, all) = now();
        if all == 0 {
            return app.t(Key::class_working).to_string();
        }
        app.w().fill(Key::class_working_of, &[("n", &done.to_string()), ("all", &all.to_string())])
    };
    let bar = el("progress")
        .attr("aria-label", app.t(Key::class_working))
        .prop_with("max", move || now().1.max(1).into())
        .prop_with("value", move || now().0.into());
    of_class("div", "busy row").child(bar).child(el("span").live(counted)).child(button(
        "button quiet",
        app.t(Key::class_stop),
        move || class.ask(Request::Cancel),
    ))
}
