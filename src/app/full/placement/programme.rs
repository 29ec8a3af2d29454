//! All about a programme: who asked there, best first, where it stops, and the scores as a picture.

use leptos::prelude::*;

use super::state::Placing;
use super::{banner, outcomes, programmes, said};
use crate::app::dom::{El, button, el, note, nothing, of_class, p};
use crate::app::full::figures::picture;
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{Asked, Bar, Fate, ProgrammeRow, Request};
use crate::report::scores_picture;
use crate::text::Key;

/// The inside of the dialog.
pub(super) fn programme(
    app: App,
    placing: Placing,
    row: &ProgrammeRow,
    all: u32,
    asked: &[Asked],
    bars: &[Bar],
) -> AnyView {
    let about = programmes::about(app, row);
    let about = (!about.is_empty()).then(|| note("soft", about));
    let result = row.result.as_ref().map(|result| p(outcomes::said_of(app, row, result)));
    of_class("div", "stack")
        .child(result)
        .child(about)
        .child(outcomes::by_quota(app, row))
        .child(histogram(app, row, bars))
        .child(section(app.t(Key::placement_asked), list(app, placing, row, all, asked)))
        .child(banner::short(app))
        .into()
}

/// How many had which score; in words as well.
fn histogram(app: App, row: &ProgrammeRow, bars: &[Bar]) -> AnyView {
    let words = app.w();
    if bars.is_empty() {
        return nothing();
    }
    let range = |bar: &Bar| format!("{} – {}", words.number(&bar.from), words.number(&bar.to));
    let said: Vec<String> = bars
        .iter()
        .filter(|bar| bar.placed > 0 || bar.refused > 0)
        .map(|bar| format!("{}: {} + {}", range(bar), bar.placed, bar.refused))
        .collect();
    let name = words.fill(Key::placement_scores_name, &[("bars", &said.join("; "))]);
    let shown: Vec<(String, u32, u32)> =
        bars.iter().map(|bar| (words.number(&bar.from), bar.placed, bar.refused)).collect();
    let end = bars.last().map(|bar| words.number(&bar.to)).unwrap_or_default();
    let line = row.result.as_ref().and_then(|result| result.cutoff.as_ref());
    let at = line.and_then(|line| {
        scores_picture::place(&line.shown, bars.iter().map(|bar| (bar.from.as_str(), bar.to.as_str())))
    });
    let svg = scores_picture::scores(&name, &shown, &end, at, app.t(Key::placement_line));
    let head = |key: Key| el("th").attr("scope", "col").child(app.t(key));
    let tr = |bar: &Bar| {
        el("tr")
            .child(el("th").attr("scope", "row").child(range(bar)))
            .child((el("td").child(bar.placed.to_string()), el("td").child(bar.refused.to_string())))
    };
    let rows: Vec<El> = bars.iter().map(tr).collect();
    let table = el("table")
        .child(el("thead").child(el("tr").child((
            head(Key::placement_score),
            (head(Key::placement_fate_placed), head(Key::placement_fate_refused)),
        ))))
        .child(el("tbody").child(rows));
    let table =
        of_class("details", "why").child(el("summary").child(app.t(Key::class_in_numbers))).child(table);
    section(app.t(Key::placement_scores), picture(svg))
        .child(note("small soft", app.t(Key::placement_scores_key)))
        .child(table)
        .into()
}

/// Best first; where the placed end is a line.
fn list(app: App, placing: Placing, row: &ProgrammeRow, all: u32, asked: &[Asked]) -> El {
    let at = row.at;
    let head = |key: Key| el("th").attr("scope", "col").child(app.t(key));
    let last = asked.iter().rposition(|one| matches!(one.fate, Fate::Placed(_)));
    let mut rows = Vec::new();
    for (place, one) in asked.iter().enumerate() {
        rows.push(person(app, placing, one));
        if Some(place) == last {
            let line = el("th")
                .attr("colspan", "4")
                .attr("scope", "colgroup")
                .child(app.t(Key::placement_line_here));
            rows.push(of_class("tr", "line").child(line));
        }
    }
    let table = el("table")
        .child(el("thead").child(el("tr").child((
            (head(Key::placement_person), head(Key::placement_score)),
            (head(Key::placement_tie), head(Key::placement_outcome_head)),
        ))))
        .child(el("tbody").child(rows));
    let known = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let further = move || {
        placing.ask(Request::Programme { at, from: known, to: known.saturating_add(super::list::PAGE) });
    };
    let further = (known < all).then(|| button("button quiet", app.t(Key::class_problems_more), further));
    let places = [("shown", known.to_string()), ("all", all.to_string())];
    let counted = app.w().fill(Key::placement_shown, &places.each_ref().map(|(name, n)| (*name, n.as_str())));
    of_class("div", "stack tight")
        .child(note("soft", app.t(Key::placement_asked_text)))
        .child(
            of_class("div", "wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", app.t(Key::placement_asked))
                .child(table),
        )
        .child(of_class("div", "row").child(el("span").child(counted)).child(further))
}

fn person(app: App, placing: Placing, one: &Asked) -> El {
    let at = one.key.at;
    let open = button("as-link", &one.key.id, move || placing.ask(Request::Applicant(at)));
    let average = said::average(app, one.key.average.as_deref());
    let quota = one.key.quota.as_deref().map(|code| said::quota(app, code));
    let tie: Vec<String> = [Some(average), quota].into_iter().flatten().collect();
    let fate = match &one.fate {
        Fate::Placed(None) => app.t(Key::placement_fate_placed).to_string(),
        Fate::Placed(Some(code)) => {
            format!("{} ({})", app.t(Key::placement_fate_placed), said::seat(app, code))
        }
        Fate::Refused(_) => app.t(Key::placement_fate_refused).to_string(),
        Fate::NotAsked => app.t(Key::placement_fate_not_asked).to_string(),
    };
    let score = said::score(app, &one.key.score);
    el("tr")
        .child(el("th").attr("scope", "row").child(open))
        .child((el("td").child(score), (el("td").child(tie.join("; ")), el("td").child(fate))))
}
