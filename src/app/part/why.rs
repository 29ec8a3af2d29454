//! How well a thing is known, and why it is so.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::state::App;
use crate::rules::assessment::{Standing, Why};
use crate::rules::cite::Cite;
use crate::text::Key;

/// The small dashed label; nothing where it is the law or the person's own answer.
pub(in crate::app) fn standing(app: App, standing: Standing) -> Option<AnyView> {
    let check = check(standing)?;
    let label = app.words.with_untracked(|words| words.of(standing));
    Some(view! { <span class="standing" title=app.t(check)>{label}</span> }.into_any())
}

/// What to check, and with whom.
pub(in crate::app) fn check(standing: Standing) -> Option<Key> {
    match standing {
        Standing::Law | Standing::Entered => None,
        Standing::OlderEdition => Some(Key::check_older_edition),
        Standing::Reported => Some(Key::check_reported),
        Standing::Reading => Some(Key::check_reading),
    }
}

/// A link to a provision.
pub(in crate::app) fn cite(app: App, cite: Cite) -> AnyView {
    let text = app.words.with_untracked(|words| words.cite(cite));
    view! { <a class="cite" href=app.href(Route::Law(Some(cite)))>{text}</a>" " }.into_any()
}

/// "Why?", which opens in place: numbered steps, each with its citation, and the facts used.
pub(in crate::app) fn why(app: App, why: &Why) -> AnyView {
    let explanation = app.words.with_untracked(|words| words.explain(why));
    let lines: Vec<AnyView> = explanation
        .lines
        .into_iter()
        .map(|line| {
            let cites: Vec<AnyView> = line.cites.iter().map(|c| cite(app, *c)).collect();
            view! { <li>{line.text}" "{standing(app, line.standing)}" "{cites}</li> }.into_any()
        })
        .collect();
    let facts = (!explanation.facts.is_empty()).then(|| {
        view! { <p class="small soft">{app.t(Key::why_facts)}": "{explanation.facts.join(" · ")}</p> }
    });
    let check = check(why.standing).map(|key| view! { <p class="small">{app.t(key)}</p> });
    view! {
        <details class="why">
            <summary>{app.t(Key::why)}</summary>
            <div class="stack tight">
                <ol class="small stack tight">{lines}</ol>
                {facts}
                {check}
            </div>
        </details>
    }
    .into_any()
}
