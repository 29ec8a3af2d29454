//! What there is to say and to ask about answers that arrive: that there are others already, that parts of a link
//! cannot be read, that the link was made, or the answers kept, under another edition of the rules.

use leptos::prelude::*;

use crate::app::dom::{El, all, button, el, focus, note, nothing, of_class, p};
use crate::app::full::about::amendments;
use crate::app::state::App;
use crate::app::storage;
use crate::app::world::{open_link, plain_address};
use crate::formats::link::Link;
use crate::rules::assess;
use crate::rules::case::Case;
use crate::rules::difference::differences;
use crate::rules::edition::{self, BEFORE_NOTICES, CURRENT, Edition};
use crate::text::Key;

/// The question's place on the page.
const QUESTION: &str = "link-question";

/// What has arrived.
#[derive(Clone)]
enum Arrived {
    /// A link that waits for an answer.
    Asking(Link),
    /// A link that was opened.
    Opened(Link),
    /// Answers that were kept under an earlier edition.
    Kept(&'static Edition),
}

/// The last answers that arrived at this page; a context of the full module.
#[derive(Clone, Copy)]
pub(super) struct LastLink(RwSignal<Option<Arrived>>);

impl LastLink {
    /// Makes the context. What was said of a link is over when one leaves the page.
    pub(super) fn provide(app: App) -> Self {
        let last = RwSignal::new(None);
        // At once: a link may arrive with the address of the next page.
        ImmediateEffect::new_scoped(move || {
            app.route.track();
            if matches!(last.get_untracked(), Some(Arrived::Kept(_))) {
                storage::keep_edition();
            }
            last.set(None);
        });
        provide_context(Self(last));
        Self(last)
    }

    /// Opens a link, or asks first if that would replace answers.
    pub(super) fn receive(self, app: App, link: Link) {
        let replaces = link.case != Case::default() && !app.is_blank() && !app.holds(&link.case);
        if replaces {
            self.0.set(Some(Arrived::Asking(link)));
            request_animation_frame(|| focus(QUESTION));
        } else {
            self.show(app, link);
        }
    }

    fn show(self, app: App, link: Link) {
        if link.case == Case::default() {
            plain_address(app);
        } else {
            open_link(app, link.case.clone());
        }
        self.0.set(Some(Arrived::Opened(link)));
    }

    /// Says what has changed for answers that were kept under the edition of that name; before names were kept, no
    /// notices were known. Under an edition that is not known here nothing can be compared.
    pub(super) fn kept(self, code: &str) {
        let before = if code.is_empty() { Some(&BEFORE_NOTICES) } else { edition::named(code) };
        self.0.set(before.filter(|edition| !std::ptr::eq(*edition, CURRENT)).map(Arrived::Kept));
    }
}

/// The message above the page.
pub(in crate::app) fn notice(app: App) -> El {
    let last: LastLink = expect_context();
    el("div").attr("role", "status").dynamic(move || match last.0.get() {
        Some(Arrived::Asking(link)) => question(app, last, link),
        Some(Arrived::Opened(link)) => message(app, &link),
        Some(Arrived::Kept(edition)) => untrack(|| app.case.with(|case| since(app, case, edition))),
        None => nothing(),
    })
}

fn question(app: App, last: LastLink, link: Link) -> AnyView {
    let fate = if app.remember.get_untracked() { Key::link_question_kept } else { Key::link_question_lost };
    let keep = move || {
        last.0.set(None);
        plain_address(app);
    };
    let buttons = vec![
        button("button", app.t(Key::link_open), move || last.show(app, link.clone())),
        button("button quiet", app.t(Key::link_keep), keep),
    ];
    of_class("div", "note stack tight")
        .attr("id", QUESTION)
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-label", app.t(Key::link_question))
        .child(p(el("b").child(app.t(Key::link_question))))
        .child(p(app.t(fate)))
        .child(of_class("div", "row").child(buttons))
        .into()
}

fn message(app: App, link: &Link) -> AnyView {
    let empty = link.case == Case::default();
    let mut lines: Vec<El> = Vec::new();
    if empty {
        lines.push(p(app.t(Key::link_nothing)));
    }
    if link.unread > 0 {
        let count = i32::try_from(link.unread).unwrap_or(i32::MAX);
        lines.push(p(app.w().plural(Key::link_unread, count)));
    }
    if link.unread == 0 && !link.whole {
        lines.push(p(app.t(Key::link_not_whole)));
    }
    if !empty {
        lines.extend(under(app, &link.case, &link.edition));
    }
    if lines.is_empty() { nothing() } else { of_class("div", "note stack tight").child(lines).into() }
}

/// What the edition that a link names means for its case.
fn under(app: App, case: &Case, code: &str) -> Vec<El> {
    match edition::named(code) {
        Some(edition) if std::ptr::eq(edition, CURRENT) => Vec::new(),
        Some(edition) => match changed(app, case, edition) {
            Some(list) => vec![under_edition(app, Key::link_edition_changed, edition), list],
            None => vec![under_edition(app, Key::link_edition_same, edition)],
        },
        None => vec![p(app.t(Key::link_edition_unknown))],
    }
}

/// What has changed for kept answers since that edition; nothing if nothing has.
fn since(app: App, case: &Case, edition: &'static Edition) -> AnyView {
    let lines = |list| vec![under_edition(app, Key::kept_edition_changed, edition), list];
    let note = |list| of_class("div", "note stack tight").child(lines(list)).into();
    changed(app, case, edition).map_or_else(nothing, note)
}

fn under_edition(app: App, key: Key, edition: &Edition) -> El {
    p(app.w().fill(key, &[("edition", &app.w().edition(edition))]))
}

/// What the present edition says differently of the case than an earlier one.
fn changed(app: App, case: &Case, edition: &'static Edition) -> Option<El> {
    let words = app.w();
    let now = app.now.get_untracked();
    let found = differences(&assess(case, edition, now), &assess(case, CURRENT, now));
    let several = case.choices().len() > 1;
    let items: Vec<El> = found.iter().map(|one| el("li").child(words.difference(one, several))).collect();
    (!items.is_empty()).then(|| el("ul").child(items))
}

/// Which rules a result rests on, and what of them is not known.
pub(super) fn statement(app: App) -> AnyView {
    all(vec![
        note("small soft", app.t(Key::about_edition_text)),
        note("small soft", untrack(|| amendments(app))),
    ])
}
