//! What this is, how well what is known, and what is not.

use leptos::prelude::*;

use crate::app::dom::{El, el, note, of_class, p};
use crate::app::part::layout::opening;
use crate::app::part::why;
use crate::app::state::App;
use crate::rules::assessment::Mark;
use crate::rules::code::Code as _;
use crate::rules::edition::IN_FORCE_CITES;
use crate::text::Key;
use crate::text::labels::{AMENDMENTS, KNOWN};

/// Where an error is reported: the one place to change, before the site is published.
const CONTACT: &str = "talapker@example.org";

/// The page.
pub(in crate::app) fn about(app: App) -> AnyView {
    let part = |title: Key, text: String| section(app, title).child(p(text));
    let text = |key: Key| app.t(key).to_string();
    let known = |mark: &Mark| {
        let meaning = app.w().from_list(KNOWN, *mark);
        el("li").child(of_class("span", "standing").child(app.of(*mark))).child(" ").child(meaning)
    };
    let known: Vec<El> = Mark::ALL.iter().map(known).collect();
    let list = of_class("ul", "ways").child(el("li").child(app.t(Key::about_known_law))).child(known);
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::about_title), app.t(Key::about_lead)).child(p(app.t(Key::unofficial))))
        .child(
            section(app, Key::about_edition_title)
                .child(p(app.t(Key::about_edition_text)))
                .child(note("note", "").live(move || amendments(app).to_string()))
                .child(p("").child(why::cites(app, IN_FORCE_CITES))),
        )
        .child(section(app, Key::about_known_title).child(p(app.t(Key::about_known_text))).child(list))
        .child(vec![
            part(Key::about_privacy_title, text(Key::about_privacy_text)),
            part(Key::about_limits_title, text(Key::about_limits_text)),
            part(Key::about_browsers_title, text(Key::about_browsers_text)),
            part(Key::about_errors_title, app.w().fill(Key::about_errors_text, &[("contact", CONTACT)])),
            part(Key::about_library_title, text(Key::about_library_text)),
        ])
        .into()
}

fn section(app: App, title: Key) -> El {
    of_class("section", "stack tight").child(el("h2").child(app.t(title)))
}

/// What is known of later rules, for the year of admission.
pub(super) fn amendments(app: App) -> &'static str {
    app.w().from_list(AMENDMENTS, app.assessment.with(|seen| seen.later_amendments))
}
