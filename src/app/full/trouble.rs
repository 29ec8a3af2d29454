//! What went wrong with what a person opened, in one sentence and with what to do; and how far the work is, with a way to
//! stop it.

use leptos::prelude::*;

use super::taking::Unread;
use super::worker::Why;
use crate::app::dom::{El, button, el, focus_soon, memo, note, nothing, of_class, showing};
use crate::app::state::App;
use crate::class::session::protocol::Refusal;
use crate::text::{Key, Words};

const TROUBLE: &str = "trouble-said";

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The file was not read.
    Refused(Refusal),
    /// The file has no columns that could be used.
    NoColumns,
    /// The files of this part could not be fetched.
    NotLoaded,
    /// The worker is gone, and with it what it held.
    Lost,
    /// The file is larger than what is read.
    TooLarge,
    /// The browser does not give the file.
    Unreadable,
    /// It could not be written.
    NotWritten,
}

impl From<Why> for Trouble {
    fn from(why: Why) -> Self {
        match why {
            Why::NotFetched => Self::NotLoaded,
            Why::Failed | Why::Silent => Self::Lost,
        }
    }
}

impl From<Unread> for Trouble {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Self::TooLarge,
            Unread::Unreadable => Self::Unreadable,
        }
    }
}

/// What a page says in its own words.
#[derive(Clone, Copy)]
pub(super) struct Says {
    /// That what is open is as it was.
    pub(super) unchanged: Key,
    /// That what was open is lost.
    pub(super) lost: Key,
    /// That nothing stands in the file.
    pub(super) empty: Key,
    /// That the file is too large.
    pub(super) large: Key,
    /// That no column could be used.
    pub(super) no_columns: Key,
}

/// The message, which takes the focus when it comes. `open`: whether anything is open that stays.
pub(super) fn trouble(
    app: App,
    trouble: RwSignal<Option<Trouble>>,
    says: Says,
    open: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    Effect::new(move |before: Option<bool>| {
        let now = trouble.with(Option::is_some);
        if now && before == Some(false) {
            focus_soon(TROUBLE);
        }
        now
    });
    let message = move |trouble: &Option<Trouble>| {
        let Some(trouble) = trouble else { return nothing() };
        let unchanged = match trouble {
            Trouble::Lost => false,
            Trouble::Refused(_)
            | Trouble::NoColumns
            | Trouble::NotLoaded
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::NotWritten => untrack(&open),
        };
        let unchanged = unchanged.then(|| note("soft", app.t(says.unchanged)));
        of_class("div", "errors stack tight")
            .child(el("p").attr("id", TROUBLE).attr("tabindex", "-1").child(text(&app.w(), says, trouble)))
            .child(unchanged)
            .into()
    };
    el("div").attr("role", "status").showing(move || trouble.get(), message).into()
}

/// What is wrong, and what to do.
fn text(words: &Words, says: Says, trouble: &Trouble) -> String {
    let key = match trouble {
        Trouble::Refused(refusal) => match refusal {
            Refusal::Empty => says.empty,
            Refusal::Password => Key::class_refused_password,
            Refusal::Picture => Key::class_refused_picture,
            Refusal::Pdf => Key::class_refused_pdf,
            Refusal::WebPage => Key::class_refused_web,
            Refusal::Other => Key::class_refused_other,
            Refusal::Damaged => Key::class_refused_damaged,
            Refusal::TooLarge => says.large,
            Refusal::NoSuchSheet(name) => return words.fill(Key::class_refused_sheet, &[("name", name)]),
            Refusal::OwnFile => Key::class_refused_own,
        },
        Trouble::NoColumns => says.no_columns,
        Trouble::NotLoaded => Key::class_not_loaded,
        Trouble::Lost => says.lost,
        Trouble::TooLarge => says.large,
        Trouble::Unreadable => Key::file_bad_read,
        Trouble::NotWritten => Key::class_not_written,
    };
    words.t(key).to_string()
}

/// How far the work is: how much of how much.
pub(super) type Progress = RwSignal<Option<(u32, u32)>>;

/// How far the work is. That it goes on is said once; its numbers are not read out.
pub(super) fn progress(
    app: App,
    progress: Progress,
    says: Key,
    stop: impl Fn() + Clone + Send + 'static,
) -> AnyView {
    let busy = memo(move || progress.with(Option::is_some));
    let said = move || if busy.get() { app.t(says).to_string() } else { String::new() };
    let bar = move |busy: &bool| {
        if *busy { bar(app, progress, says, stop.clone()).into() } else { nothing() }
    };
    let status = of_class("p", "unseen").attr("role", "status").live(said);
    el("div").child(status).child(showing(move || busy.get(), bar)).into()
}

fn bar(app: App, progress: Progress, says: Key, stop: impl FnMut() + 'static) -> El {
    let now = move || progress.get().unwrap_or((0, 0));
    let counted = move || {
        let (done, all) = now();
        if all == 0 {
            return app.t(says).to_string();
        }
        app.w().fill(Key::class_working_of, &[("n", &done.to_string()), ("all", &all.to_string())])
    };
    let bar = el("progress")
        .attr("aria-label", app.t(says))
        .prop_with("max", move || now().1.max(1).into())
        .prop_with("value", move || now().0.into());
    let stop = button("button quiet", app.t(Key::class_stop), stop);
    of_class("div", "busy row no-print").child(bar).child(el("span").live(counted)).child(stop)
}
