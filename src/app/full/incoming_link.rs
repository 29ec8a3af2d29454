//! What there is to say and to ask about a link: that there are answers already, that parts of it
//! cannot be read, that it was made under another edition of the rules.

use leptos::prelude::*;

use crate::app::dom::{El, all, button, el, focus, note, nothing, of_class, p};
use crate::app::full::about::amendments;
use crate::app::state::App;
use crate::app::world::{open_link, plain_address};
use crate::formats::link::Link;
use crate::rules::assess;
use crate::rules::case::Case;
use crate::rules::difference::differences;
use crate::rules::edition::{self, CURRENT, Edition};
use crate::text::Key;

/// The question's place on the page.
const QUESTION: &str = "link-question";

/// A link that was opened, or waits for an answer.
#[derive(Clone)]
struct Arrived {
    link: Link,
    asks: bool,
}

/// The last link of this page; a context of the full module.
#[derive(Clone, Copy)]
pub(super) struct LastLink(RwSignal<Option<Arrived>>);

impl LastLink {
    /// Makes the context. What was said of a link is over when one leaves the page.
    pub(super) fn provide(app: App) -> Self {
        let last = RwSignal::new(None);
        // At once: a link may arrive with the address of the next page.
        ImmediateEffect::new_scoped(move || {
            app.route.track();
            last.set(None);
        });
        provide_context(Self(last));
        Self(last)
    }

    /// Opens a link, or asks first if that would replace answers.
    pub(super) fn receive(self, app: App, link: Link) {
        let replaces = link.case != Case::default() && !app.is_blank() && !app.holds(&link.case);
        if replaces {
            self.0.set(Some(Arrived { link, asks: true }));
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
        self.0.set(Some(Arrived { link, asks: false }));
    }
}

/// The message above the page.
pub(in crate::app) fn notice(app: App) -> El {
    let last: LastLink = expect_context();
    el("div").attr("role", "status").dynamic(move || match last.0.get() {
        Some(Arrived { link, asks: true }) => question(app, last, link),
        Some(Arrived { link, asks: false }) => message(app, &link),
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
        Some(edition) => changed(app, case, edition),
        None => vec![p(app.t(Key::link_edition_unknown))],
    }
}

/// What the present edition says differently of the case than an earlier one.
fn changed(app: App, case: &Case, edition: &'static Edition) -> Vec<El> {
    let words = app.w();
    let now = app.now.get_untracked();
    let found = differences(&assess(case, edition, now), &assess(case, CURRENT, now));
    let key = if found.is_empty() { Key::link_edition_same } else { Key::link_edition_changed };
    let several = case.choices().len() > 1;
    let items: Vec<El> = found.iter().map(|one| el("li").child(words.difference(one, several))).collect();
    let head = p(words.fill(key, &[("edition", &words.edition(edition))]));
    if items.is_empty() { vec![head] } else { vec![head, el("ul").child(items)] }
}

/// Which rules a result rests on, and what of them is not known.
pub(super) fn statement(app: App) -> AnyView {
    all(vec![
        note("small soft", app.t(Key::about_edition_text)),
        note("small soft", untrack(|| amendments(app))),
    ])
}
