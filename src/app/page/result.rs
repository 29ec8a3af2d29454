//! What the rules say. The first module shows the verdict of each choice at once and fetches the full module, which
//! replaces that with the whole.

use leptos::prelude::*;

use crate::app::dom::{note, of_class};
#[cfg(feature = "full")]
use crate::app::full::result::body;
use crate::app::part::as_of;
use crate::app::part::layout::heading;
use crate::app::state::App;
use crate::text::Key;

/// The page.
pub(in crate::app) fn result(app: App) -> AnyView {
    let lead = move || {
        let day = app.assessment.with(|a| app.w().date_year(a.as_of.date));
        app.w().fill(Key::result_lead, &[("date", &day)])
    };
    let head = of_class("div", "stack tight")
        .child(heading(app.t(Key::result_title)))
        .child(note("soft", "").live(lead));
    let body = as_of::assessed(app, move |seen| body(app, seen));
    of_class("div", "stack loose").child(head).child(of_class("div", "stack loose").dynamic(body)).into()
}

/// The verdicts, and that more is coming.
#[cfg(not(feature = "full"))]
fn body(app: App, seen: &crate::app::state::Seen) -> AnyView {
    use crate::app::dom::{El, all};
    use crate::app::part::{specialty, verdict};
    if app.is_blank() {
        return crate::app::part::layout::invitation(app, Key::result_empty, None::<El>).into();
    }
    let total = seen.choices.len();
    let verdict = |at| {
        let card = of_class("div", "stack").child(verdict::follow(app, at));
        of_class("section", "stack loose choice")
            .child(specialty::heading(app, at, total))
            .child(of_class("div", "two").child(card))
    };
    all(((0..total).map(verdict).collect::<Vec<_>>(), super::loading::state(app)))
}
