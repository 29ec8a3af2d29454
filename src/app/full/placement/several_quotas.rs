//! Persons with several quotas: in which of them each takes part.

use leptos::prelude::*;

use super::field;
use super::list::PAGE;
use super::state::Placing;
use crate::app::dom::{El, el, memo, note, nothing, of_class, showing};
use crate::app::part::layout::section;
use crate::app::part::why;
use crate::app::state::App;
use crate::placement::protocol::{ApplicantRow, Only, Request};
use crate::rules::placement::source::EQUAL_SCORES;
use crate::text::Key;

/// The list; nothing where there is nobody to pick for.
pub(super) fn several_quotas(app: App, placing: Placing) -> AnyView {
    let count = memo(move || placing.state.with(|state| (state.several_quotas, state.version)));
    let ask = move |from, to| {
        placing.ask(Request::Applicants { text: String::new(), only: Only::SeveralQuotas, from, to });
    };
    Effect::new(move |_| {
        if count.get().0 > 0 {
            ask(0, PAGE);
        }
    });
    showing(
        move || count.get().0 > 0,
        move |some: &bool| {
            if !*some {
                return nothing();
            }
            let rows = move || placing.applicants.rows.get();
            let rows = showing(rows, move |rows: &Vec<ApplicantRow>| {
                let rows: Vec<El> = rows
                    .iter()
                    .filter(|row| row.quotas.len() > 1)
                    .map(|one| row(app, placing, one))
                    .collect();
                of_class("ul", "ways").child(rows).into()
            });
            let more = placing.applicants.more(app, "placement-more-quotas", ask);
            section(app.t(Key::placement_several), note("soft", app.t(Key::placement_several_text)))
                .child(why::cite(app, EQUAL_SCORES))
                .child((rows, more))
                .attr("class", "note stack tight")
                .into()
        },
    )
}

fn row(app: App, placing: Placing, one: &ApplicantRow) -> El {
    let (at, chosen) = (one.at, one.quota.clone());
    let choose = move |quota: Option<String>| placing.ask(Request::Quota { at, quota });
    let label = app.w().fill(Key::placement_several_of, &[("name", &one.id)]);
    let id = format!("placement-quota-{at}");
    el("li").child(field::quota(app, &id, &label, Some(&one.quotas), move || chosen.clone(), choose))
}
