//! How well a thing is known, and why it is so.

use leptos::prelude::*;

use crate::app::dom::{El, el, link, note, nothing, of_class};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::rules::assessment::{Mark, Standing, Why};
use crate::rules::cite::Cite;
#[cfg(feature = "full")]
use crate::rules::remark::Remark;
use crate::text::Key;
use crate::text::labels::CHECK;

/// The small dashed label; nothing where it is the law or the person's own answer.
pub(in crate::app) fn standing(app: App, standing: Standing) -> Option<El> {
    standing.mark().map(|one| mark(app, one))
}

/// The label of a mark.
pub(in crate::app) fn mark(app: App, mark: Mark) -> El {
    let check = app.w().from_list(CHECK, mark);
    of_class("span", "standing").attr("title", check).child(app.of(mark))
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

/// What a rule says beside its values, as a paragraph of a class.
#[cfg(feature = "full")]
pub(in crate::app) fn remark(app: App, class: &'static str, remark: Remark) -> El {
    let Remark { sentence, standing: known, cites: list } = remark;
    let mark = standing(app, known).map(|mark| (" ", mark));
    note(class, app.w().sentence(sentence)).child(mark).child(cites(app, list))
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
            let mark = line.mark.map(|one| (" ", mark(app, one)));
            el("li").child(line.text.into_owned()).child(mark).child(cites(app, line.cites))
        })
        .collect();
    let facts = (!explanation.facts.is_empty())
        .then(|| note("small soft", format!("{}: {}", app.t(Key::why_facts), explanation.facts.join(" · "))));
    let check = why.standing.mark().map(|mark| note("small", app.w().from_list(CHECK, mark)));
    of_class("div", "stack tight")
        .child(of_class("ol", "small stack tight").child(lines))
        .child(facts)
        .child(check)
}
