//! One value of a report on the screen: its mark beside it, its reasons to open.

use leptos::prelude::*;

use super::why;
use crate::app::dom::{El, all, el, note, of_class, p};
use crate::app::state::App;
use crate::report::{Item, Value};
use crate::text::Key;

/// A value, alone or beside its term.
pub(in crate::app) fn value(app: App, value: &Value) -> AnyView {
    let keep = |text: String| of_class("span", "keep").child(text);
    match value {
        Value::Known(text) | Value::Day(text, _) | Value::Sentence(text) => all(text.as_str()),
        Value::Plain(text) => of_class("span", "plain").child(text.as_str()).into(),
        Value::Mean { sum, mean } => {
            let sum = (!sum.is_empty()).then(|| (keep(format!("{sum} =")), " "));
            of_class("span", "sum").child(sum).child(keep(mean.clone())).into()
        }
        Value::Two([one, other]) => {
            of_class("span", "plain").child(one.as_str()).child((el("br"), other.as_str())).into()
        }
        Value::Way { change, until, closes: _ } => {
            all((el("b").child(*change), [app.w().dash(), until].concat()))
        }
        Value::Later => of_class("span", "plain soft").child(app.t(Key::score_exam_later)).into(),
        Value::Open(needs) => of_class("span", "plain soft").child(needs.as_str()).into(),
    }
}

/// How well it is known.
pub(in crate::app) fn mark(app: App, item: &Item) -> Option<(&'static str, El)> {
    item.mark.map(|mark| (" ", why::mark(app, mark)))
}

/// "Why?", which opens in place.
#[cfg(feature = "full")]
pub(in crate::app) fn why(app: App, item: &Item) -> Option<El> {
    item.why.as_ref().map(|reasons| why::why(app, reasons))
}

/// A line of a list: value, mark, provisions, reasons.
pub(in crate::app) fn line(app: App, item: &Item) -> El {
    let reasons = item.why.as_ref().map(|reasons| (" ", why::why(app, reasons)));
    el("li")
        .child(value(app, &item.value))
        .child(mark(app, item))
        .child(why::cites(app, item.cites))
        .child(reasons)
}

/// A paragraph of a class: value, mark, provisions.
pub(in crate::app) fn paragraph(app: App, class: &'static str, item: &Item) -> El {
    let text = value(app, &item.value);
    let text = if class.is_empty() { p(text) } else { note(class, text) };
    text.child(mark(app, item)).child(why::cites(app, item.cites))
}
