//! When a safe day or a window was missed: what speaks for filing all the same, what is still open, what it would change
//! and cost, and what only another reading keeps open.

use crate::app::dom::{El, el, of_class, p};
use crate::app::part::layout::section;
use crate::app::part::{item, verdict, why};
use crate::app::state::App;
use crate::report::{self, Item, Section, Verdict};
use crate::rules::assessment::{Assessment, ChoiceAssessment, WindowState};
use crate::rules::code::Code as _;
use crate::text::Key;

/// The missed choices; nothing where none is missed.
pub(in crate::app::full) fn missed(app: App, assessment: &Assessment, names: &[String]) -> Option<El> {
    let many = names.len() > 1;
    let each = assessment.choices.iter().zip(names);
    let parts: Vec<El> =
        each.filter_map(|(choice, name)| part(app, assessment, choice, many.then_some(name))).collect();
    let closed = |choice: &ChoiceAssessment| {
        choice.window.known().is_some_and(|window| window.value.state == WindowState::Closed)
    };
    let over = assessment.choices.iter().any(closed);
    let title = if over { Key::missed_title } else { Key::missed_uncertain_title };
    (!parts.is_empty()).then(|| section(app.t(title), of_class("div", "stack loose").child(parts)))
}

fn part(app: App, assessment: &Assessment, choice: &ChoiceAssessment, name: Option<&String>) -> Option<El> {
    let words = app.w();
    let Verdict { window, text, by_order, announced, in_favour, next_season, still_open, maybe_open, .. } =
        report::verdict(&words, choice, assessment.as_of.date).ok()?;
    let ways = still_open.iter().chain(&maybe_open);
    let (nothing, open): (Vec<&Section>, Vec<&Section>) = ways.partition(|part| part.items.is_empty());
    let line = |line: &Item| item::paragraph(app, "", line);
    let missed = of_class("div", "verdict stack tight")
        .attr("data-state", window.state.code())
        .child(name.map(|name| el("h3").child(name.as_str())))
        .child(p(verdict::moment(&words, &window)))
        .child(line(&text))
        .child((by_order.as_ref().map(line), announced.as_ref().map(line)))
        .child(in_favour.as_ref().map(|favour| list(app, favour)))
        .child(nothing.iter().flat_map(|part| &part.lead).map(line).collect::<Vec<_>>())
        .child(next_season.as_ref().map(line));
    let open = open.into_iter().map(|part| list(app, part)).collect::<Vec<_>>();
    window.state.is_missed().then(|| of_class("div", "stack loose").child(missed).child(open))
}

/// What is open, as it closes, and what it would cost.
fn list(app: App, ways: &Section) -> El {
    let line = |way: &Item| item::line(app, way).child(way.cost.map(|cost| why::remark(app, "small", cost)));
    let lines: Vec<El> = ways.items.iter().map(line).collect();
    of_class("div", "stack tight")
        .child(el("h3").child(ways.title))
        .child(ways.lead.as_ref().map(|lead| item::paragraph(app, "", lead)))
        .child(of_class("ul", "ways").child(lines))
}
