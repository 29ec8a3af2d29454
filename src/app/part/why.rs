//! How well a thing is known, and why it is so.

use crate::app::dom::{El, el, link, note, of_class};
use crate::app::route::Route;
use crate::app::state::App;
use crate::rules::assessment::{Standing, Why};
use crate::rules::cite::Cite;
use crate::text::Key;

/// The small dashed label; nothing where it is the law or the person's own answer.
pub(in crate::app) fn standing(app: App, standing: Standing) -> Option<El> {
    let check = check(standing)?;
    let label = app.of(standing);
    Some(of_class("span", "standing").attr("title", app.t(check)).child(label))
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
pub(in crate::app) fn cite(app: App, cite: Cite) -> El {
    let text = app.w().cite(cite);
    link(&app.href(Route::Law(Some(cite))), &text).attr("class", "cite")
}

/// Links to provisions, each after a space.
pub(in crate::app) fn cites(app: App, list: &[Cite]) -> Vec<(&'static str, El)> {
    list.iter().map(|one| (" ", cite(app, *one))).collect()
}

/// "Why?", which opens in place: numbered steps, each with its citation, and the facts used.
pub(in crate::app) fn why(app: App, why: &Why) -> El {
    let explanation = app.w().explain(why);
    let lines: Vec<El> = explanation
        .lines
        .into_iter()
        .map(|line| {
            let mark = standing(app, line.standing).map(|mark| (" ", mark));
            el("li").child(line.text.into_owned()).child(mark).child(cites(app, line.cites))
        })
        .collect();
    let facts = (!explanation.facts.is_empty())
        .then(|| note("small soft", format!("{}: {}", app.t(Key::why_facts), explanation.facts.join(" · "))));
    let check = check(why.standing).map(|key| note("small", app.t(key)));
    let inside = of_class("div", "stack tight")
        .child(of_class("ol", "small stack tight").child(lines))
        .child(facts)
        .child(check);
    of_class("details", "why").child(el("summary").child(app.t(Key::why))).child(inside)
}
