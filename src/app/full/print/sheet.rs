//! The sheet for the fridge: dates and papers, with boxes to tick, on exactly one page.

use leptos::prelude::*;

use super::paper::{self, tick};
use crate::app::dom::{El, dynamic, el, note, of_class, p};
use crate::app::full::plan::season::names;
use crate::app::part::as_of;
use crate::app::state::App;
use crate::flow::route::FullPage;
use crate::report::{self, ChoiceReport, Item, Section, Value, Verdict};
use crate::rules::assessment::{Assessment, PaperState, WindowState};
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
    let made = |at| app.case.with_untracked(|case| report::choice(&words, case, at, assessment));
    let choices = names.iter().enumerate();
    let choices = choices.filter_map(|(at, name)| Some(choice(app, &made(at)?, name)));
    let choices: Vec<El> = choices.collect();
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

fn choice(app: App, choice: &ChoiceReport, name: &str) -> El {
    let words = app.w();
    let (day, ways) = match &choice.verdict {
        Ok(verdict) => (file_by(&words, verdict), ways(&words, verdict)),
        Err(needs) => (p(needs.as_str()), None),
    };
    of_class("section", "one")
        .child(el("h3").child(name))
        .child(day)
        .child(ways.or_else(|| later(&words, &choice.dates)))
        .child(papers(&words, &choice.papers))
}

/// The big day, with its weekday.
fn file_by(words: &Words, verdict: &Verdict) -> El {
    let window = &verdict.window;
    let big = of_class("span", "date").child(words.moment(window.file_by));
    let said = [&verdict.announced, &verdict.other_reading].into_iter().flatten();
    let said: Vec<El> = said.map(|item| note("small", item.value.line(words))).collect();
    let lead = words.verdict_lead(window.state);
    let opens = (window.state == WindowState::NotOpen).then(|| p(words.verdict_text(window)));
    of_class("div", "by")
        .child(el("span").child(lead))
        .child(p(big).child(format!(" {}", words.weekday(window.file_by.date))))
        .child((opens, said))
}

/// A list to tick under its heading.
fn list(title: &str, lines: Vec<El>) -> El {
    el("div").child(el("h4").child(title)).child(el("ul").child(lines))
}

/// What is still open after a missed window: then nothing of what would have come next will. What only another
/// reading keeps open is left out.
fn ways(words: &Words, verdict: &Verdict) -> Option<El> {
    let Verdict { still_open, maybe_open, .. } = verdict;
    let line = |way: &Item| {
        let Value::Way { change, until, closes: _ } = &way.value else { return None };
        let text = el("span").child(el("b").child(*change)).child([words.dash(), until].concat());
        Some(el("li").child(tick(false)).child(text))
    };
    let lines: Vec<El> = still_open.iter().flat_map(|section| &section.items).filter_map(line).collect();
    let nothing = lines.is_empty().then(|| p(words.t(Key::nothing_open)));
    let list = el("div").child(el("h4").child(words.t(Key::still_open_title)));
    let missed = still_open.is_some() || maybe_open.is_some();
    missed.then(|| list.child(nothing).child(el("ul").child(lines)))
}

/// The days to come, those that are known.
fn later(words: &Words, dates: &Section) -> Option<El> {
    let line = |item: &Item| {
        let Value::Day(day, date) = &item.value else { return None };
        let text = el("span").child(el("b").child(day.as_str()));
        let text = text.child(format!(" ({}): {}", words.weekday(*date), item.term));
        Some(el("li").child(tick(false)).child(text))
    };
    let lines: Vec<El> = dates.items.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| list(words.t(Key::sheet_then), lines))
}

fn papers(words: &Words, papers: &Section) -> Option<El> {
    let line = |item: &Item| {
        let state = item.state?;
        let remark = match state {
            PaperState::Held => item.told.clone(),
            PaperState::Needed => None,
            PaperState::Expired | PaperState::Deferred | PaperState::FetchedByCollege => {
                Some(words.of(state).to_string())
            }
        };
        let remark = remark.map(|remark| (words.dash(), of_class("span", "soft").child(remark)));
        let name = el("span").child(item.value.line(words)).child(remark);
        Some(el("li").child(tick(state == PaperState::Held)).child(name))
    };
    let lines: Vec<El> = papers.items.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| list(papers.title, lines))
}
