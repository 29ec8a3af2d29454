//! That it is a model: what the order says, and what it does not.

use crate::app::dom::{El, el, note, of_class, p};
use crate::app::part::why;
use crate::app::state::App;
use crate::rules::placement::source::CITES;
use crate::text::Key;

/// What each of the cited provisions says.
const SAYS: [Key; 4] =
    [Key::placement_says_54, Key::placement_says_55, Key::placement_says_61, Key::placement_says_63];

/// That it is a model, and more on request.
pub(super) fn banner(app: App) -> El {
    let says = |(key, cite)| el("li").child(app.t(key)).child((" ", why::cite(app, cite)));
    let says: Vec<El> = SAYS.into_iter().zip(CITES.iter().copied()).map(says).collect();
    let more = of_class("div", "stack tight")
        .child(p(el("b").child(app.t(Key::placement_order_says))))
        .child(of_class("ul", "items").child(says))
        .child(p(el("b").child(app.t(Key::placement_order_silent))))
        .child(p(app.t(Key::placement_silent)))
        .child(p(el("b").child(app.t(Key::placement_ours))))
        .child(of_class("ol", "items").child(rules(app)));
    let more =
        of_class("details", "why").child(el("summary").child(app.t(Key::placement_model_more))).child(more);
    el("div").child(short(app)).child(more)
}

/// The same in a few sentences, for paper and results.
pub(super) fn short(app: App) -> El {
    note("plain", el("b").child(app.t(Key::placement_model))).child((" ", app.t(Key::placement_model_text)))
}

/// How this model distributes.
pub(super) fn rules(app: App) -> Vec<El> {
    let rules = [
        Key::placement_rule_key,
        Key::placement_rule_seats,
        Key::placement_rule_choices,
        Key::placement_rule_small,
    ];
    rules.into_iter().map(|key| el("li").child(app.t(key))).collect()
}
