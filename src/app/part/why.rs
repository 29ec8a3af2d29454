//! How well a thing is known, and why it is so.

use leptos::prelude::*;

use crate::app::dom::{El, el, link, note, nothing, of_class};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::rules::assessment::{Standing, Why};
use crate::rules::cite::Cite;
use crate::text::Key;
use crate::text::values::check;

/// The small dashed label; nothing where it is the law or the person's own answer.
pub(in crate::app) fn standing(app: App, standing: Standing) -> Option<El> {
    let check = check(standing)?;
    let label = app.of(standing);
    Some(of_class("span", "standing").attr("title", app.t(check)).child(label))
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

/// "Why?", which opens in place.
#[inline(never)]
pub(in crate::app) fn why(app: App, why: &Why) -> El {
    let why = why.clone();
    opens(app, Key::why, Box::new(move || steps(app, &why)))
}

/// What opens in place. It is made when it is first opened: a result has some thirty of them, and few are read.
#[inline(never)]
pub(in crate::app) fn opens(app: App, title: Key, inside: Box<dyn Fn() -> El + Send>) -> El {
    let wanted = RwSignal::new(false);
    of_class("details", "why")
        .on("toggle", move |_| wanted.set(true))
        .child(el("summary").child(app.t(title)))
        .dynamic(move || if wanted.get() { untrack(&inside).into() } else { nothing() })
}

/// Numbered steps, each with its citation, and the facts used.
pub(in crate::app) fn steps(app: App, why: &Why) -> El {
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
    of_class("div", "stack tight")
        .child(of_class("ol", "small stack tight").child(lines))
        .child(facts)
        .child(check)
}
