//! The sheet for the fridge: dates and papers, with boxes to tick, on exactly one page.

use leptos::prelude::*;

use super::paper::{self, tick};
use crate::app::dom::{El, dynamic, el, note, of_class, p};
use crate::app::full::plan::season::names;
use crate::app::part::as_of;
use crate::app::state::App;
use crate::flow::route::FullPage;
use crate::rules::assessment::{Answer, Assessment, ChoiceAssessment, PaperState, WayIn, WindowState};
use crate::text::{Key, Words};

/// The page.
pub(in crate::app::full) fn sheet(app: App) -> AnyView {
    paper::page(app, [Key::sheet_title, Key::sheet_lead], || {
        // It hangs where guests see it.
        let less = RwSignal::new(true);
        let controls = paper::controls(app, less, None, (FullPage::Protocol, Key::sheet_to_protocol));
        (controls, dynamic(as_of::assessed(app, move |seen| document(app, seen, less.get()).into())))
    })
}

fn document(app: App, assessment: &Assessment, less: bool) -> El {
    let words = app.w();
    let names = names(app, assessment.choices.len());
    let choices = assessment.choices.iter().zip(&names);
    let choices: Vec<El> = choices.map(|(one, name)| choice(app, one, name)).collect();
    let many = if choices.len() > 1 { "grid many" } else { "grid" };
    let moment = words.moment_year(assessment.as_of);
    let line = words.fill(Key::sheet_line, &[("moment", &moment)]);
    let address = paper::link(app, less);
    let last = of_class("footer", "last")
        .child(paper::code(app, &address))
        .child(el("div").child(p(app.t(Key::protocol_scan))).child(note("small", line)));
    of_class("article", "paper sheet")
        .attr("aria-label", app.t(Key::protocol_preview))
        .child(el("h2").child(app.t(Key::sheet_heading)))
        .child(of_class("div", many).child(choices))
        .child(last)
}

fn choice(app: App, choice: &ChoiceAssessment, name: &str) -> El {
    let words = app.w();
    of_class("section", "one")
        .child(el("h3").child(name))
        .child(file_by(&words, choice))
        .child(ways(&words, choice).or_else(|| later(&words, choice)))
        .child(papers(app, &words, choice))
}

/// The big day, with its weekday.
fn file_by(words: &Words, choice: &ChoiceAssessment) -> El {
    let window = match &choice.window {
        Answer::Known(window) => window.value,
        Answer::Missing(needs) => return p(words.needs(needs)),
        Answer::NotApplicable(_) => return p(""),
    };
    let day = window.file_by.date;
    let big = of_class("span", "date").child(words.moment(window.file_by));
    let other =
        window.other_reading.and(words.verdict_other_reading(&window)).map(|text| note("small", text));
    let (lead, opens) = match window.state {
        WindowState::NotOpen => {
            let opens = words.date(window.opens);
            (words.t(Key::file_by), Some(p(format!("{} {opens}", words.t(Key::opens_on)))))
        }
        WindowState::Open | WindowState::LastDay | WindowState::Late | WindowState::Closed => {
            (words.verdict_lead(window.state), None)
        }
    };
    of_class("div", "by")
        .child(el("span").child(lead))
        .child(p(big).child(format!(" {}", words.weekday(day))))
        .child((opens, other))
}

/// What is still open after a missed window: then nothing of what would have come next will.
fn ways(words: &Words, choice: &ChoiceAssessment) -> Option<El> {
    match choice.window.known()?.value.state {
        WindowState::NotOpen | WindowState::Open | WindowState::LastDay => return None,
        WindowState::Late | WindowState::Closed => {}
    }
    let line = |way: &WayIn| {
        let change = el("b").child(words.change(way.change));
        let text = el("span").child(change).child(format!(" – {}", words.way_until(way)));
        el("li").child(tick(false)).child(text)
    };
    let lines: Vec<El> = choice.still_open.iter().map(line).collect();
    let nothing = lines.is_empty().then(|| p(words.t(Key::nothing_open)));
    let list = el("div").child(el("h4").child(words.t(Key::still_open_title)));
    Some(list.child(nothing).child(el("ul").child(lines)))
}

fn later(words: &Words, choice: &ChoiceAssessment) -> Option<El> {
    let dated = choice.milestones.iter().flatten().filter(|milestone| milestone.value.date.is_some());
    let lines: Vec<El> = dated
        .map(|milestone| {
            let weekday = milestone.value.date.map_or("", |day| words.weekday(day));
            el("li").child(tick(false)).child(
                el("span")
                    .child(el("b").child(words.milestone_day(milestone.value)))
                    .child(format!(" ({weekday}): {}", words.of(milestone.value.id))),
            )
        })
        .collect();
    (!lines.is_empty())
        .then(|| el("div").child(el("h4").child(words.t(Key::sheet_then))).child(el("ul").child(lines)))
}

fn papers(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<El> {
    let documents = choice.documents.as_ref()?;
    let lines = documents.iter().map(|need| {
        let document = need.value.document;
        let state = need.value.state;
        let until = app.case.with_untracked(|case| case.documents.get(document).valid_until);
        let remark = match (state, until) {
            (PaperState::Held, Some(day)) => {
                Some(format!("{}: {}", words.t(Key::q_valid_until), words.date_year(day)))
            }
            (PaperState::Held | PaperState::Needed, _) => None,
            (PaperState::Expired | PaperState::Deferred | PaperState::FetchedByCollege, _) => {
                Some(words.of(state).to_string())
            }
        };
        let remark = remark.map(|remark| (" – ", of_class("span", "soft").child(remark)));
        el("li")
            .child(tick(state == PaperState::Held))
            .child(el("span").child(words.of(document)).child(remark))
    });
    let lines: Vec<El> = lines.collect();
    Some(el("div").child(el("h4").child(words.t(Key::section_papers))).child(el("ul").child(lines)))
}
