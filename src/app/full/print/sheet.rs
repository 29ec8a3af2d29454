//! The sheet for the fridge: dates and papers, with boxes to tick, on exactly one page.

use leptos::prelude::*;

use super::paper::{self, tick};
use crate::app::dom::{El, dynamic, el, note, of_class, p};
use crate::app::full::plan::season::names;
use crate::app::part::as_of;
use crate::app::state::App;
use crate::flow::route::FullPage;
use crate::report::{self, ChoiceReport, Item, Section, Value, Verdict};
use crate::rules::assessment::{Assessment, PaperState, Reason, WindowState};
use crate::rules::case::Case;
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
    let names = names(app, assessment.choices.len());
    let address = paper::link(app, less);
    app.case.with_untracked(|case| {
        let title = app.t(Key::sheet_heading);
        sheet_of(app, &Sheet { case, assessment, names: &names, title, address: &address })
    })
}

/// What a sheet is about.
pub(in crate::app::full) struct Sheet<'a> {
    /// The answers.
    pub(in crate::app::full) case: &'a Case,
    /// What the rules say of them.
    pub(in crate::app::full) assessment: &'a Assessment,
    /// What the choices are called.
    pub(in crate::app::full) names: &'a [String],
    /// What stands above it.
    pub(in crate::app::full) title: &'a str,
    /// The link that reopens the case.
    pub(in crate::app::full) address: &'a str,
}

/// The sheet itself.
pub(in crate::app::full) fn sheet_of(app: App, sheet: &Sheet) -> El {
    let words = app.w();
    let Sheet { case, assessment, names, title, address } = *sheet;
    let made = |at| report::choice(&words, case, at, assessment);
    let made: Vec<ChoiceReport> = (0..names.len()).filter_map(made).collect();
    let each = made.iter().zip(names).enumerate();
    let choices = each.map(|(at, (one, name))| choice(app, one, name, made.get(..at).unwrap_or_default()));
    let choices: Vec<El> = choices.collect();
    let many = if choices.len() > 1 { "grid many" } else { "grid" };
    let size = match made.iter().map(|choice| lines(&words, choice)).max() {
        None | Some(..=16) => "paper sheet",
        Some(17..=23) => "paper sheet long",
        Some(24..) => "paper sheet longer",
    };
    let moment = words.moment_year(assessment.as_of);
    let line = words.fill(Key::sheet_line, &[("moment", &moment)]);
    let last = of_class("footer", "last")
        .child(paper::code(app, address))
        .child(el("div").child(p(app.t(Key::protocol_scan))).child(note("small", line)));
    of_class("article", size)
        .attr("aria-label", app.t(Key::protocol_preview))
        .child(el("h2").child(title))
        .child(of_class("div", many).child(choices))
        .child(last)
}

/// About how many lines a choice takes: the sheet is one page, whatever is on it.
fn lines(words: &Words, choice: &ChoiceReport) -> usize {
    let ways = choice.verdict.iter().flat_map(|verdict| verdict.still_open.iter().chain(&verdict.maybe_open));
    let missed = ways.clone().next().is_some();
    let dates = (!missed).then_some(&choice.dates);
    let sections = ways.chain(dates).chain([&choice.steps, &choice.prepare, &choice.papers]);
    let of_text = |text: &str| 1_usize.saturating_add(text.chars().count() / 45);
    let of_item = |item: &Item| {
        let mark = if item.mark.is_some() { 15 } else { 0 };
        let term = item.term.chars().count();
        let own = of_text(&item.value.line(words)).saturating_add((term + mark) / 45);
        item.below.iter().fold(own, |sum, line| sum.saturating_add(of_text(line)))
    };
    sections.flat_map(|section| &section.items).map(of_item).sum()
}

fn choice(app: App, choice: &ChoiceReport, name: &str, before: &[ChoiceReport]) -> El {
    let words = app.w();
    let (day, ways) = match &choice.verdict {
        Ok(verdict) => {
            let said = before.iter().filter_map(|other| other.verdict.as_ref().ok());
            let said = said.into_iter().any(|other| other.in_favour == verdict.in_favour);
            (file_by(&words, verdict, said), ways(&words, verdict))
        }
        Err(needs) => (p(needs.as_str()), None),
    };
    // What is the same for a choice before it is not said again: the sheet is one page.
    let new = |part: fn(&ChoiceReport) -> &Section| {
        let part = |choice| part(choice);
        let other =
            before.iter().position(|other| part(other) == part(choice)).filter(|_| !part(choice).is_empty());
        other.map(|at| paper::same(app, part(choice), at.saturating_add(1)))
    };
    let steps = new(|choice| &choice.steps).or_else(|| self::steps(&words, &choice.steps));
    // Preparations differ in a day or two: each is said once.
    let said = |item: &Item| before.iter().any(|other| other.prepare.items.contains(item));
    let items = choice.prepare.items.iter().filter(|item| !said(item)).cloned().collect();
    let prepare = self::steps(&words, &Section { items, ..choice.prepare.clone() });
    let papers = new(|choice| &choice.papers).or_else(|| self::papers(&words, &choice.papers));
    let later = match &ways {
        None => new(|choice| &choice.dates).or_else(|| later(&words, &choice.dates, false)),
        Some(_) => later(&words, &choice.dates, true),
    };
    of_class("section", "one")
        .child(el("h3").child(name))
        .child(day)
        .child(conditions(&words, &choice.track))
        .child((later, ways))
        .child((steps, (prepare, papers)))
        .child(refused(&words, choice))
}

/// The big day, with its weekday, and what to know of it; what speaks for a later filing unless an earlier choice `said`
/// it.
fn file_by(words: &Words, verdict: &Verdict, said: bool) -> El {
    let window = &verdict.window;
    let big = of_class("span", "date").child(words.verdict_moment(window));
    let uncertain = (window.state == WindowState::Uncertain).then(|| p(words.t(Key::sheet_uncertain)));
    let favour = verdict.in_favour.iter().filter(|_| !said).flat_map(|section| &section.items);
    let favour =
        favour.map(|item| note("small", item.value.line(words)).child(paper::mark(words, item.mark)));
    let favour: Vec<El> = favour.collect();
    // What speaks for it names both days.
    let announced =
        verdict.announced.as_ref().filter(|_| verdict.in_favour.is_none()).zip(words.sheet_announced(window));
    let announced = announced.map(|(item, text)| note("small", text).child(paper::mark(words, item.mark)));
    let other = verdict.other_reading.as_ref();
    let other = other.map(|item| note("small", item.value.line(words)).child(paper::mark(words, item.mark)));
    let lead = words.verdict_lead(window.state);
    let opens = (window.state == WindowState::NotOpen).then(|| p(words.verdict_text(window)));
    let weekday = format!(" {}", words.weekday(window.file_by.date));
    of_class("div", "by")
        .child(el("span").child(lead))
        .child(p(big).child(weekday).child(paper::mark(words, verdict.mark)))
        .child((uncertain, (favour, opens)))
        .child((announced, other))
}

/// What limits the way in which one is admitted.
fn conditions(words: &Words, track: &Section) -> Vec<El> {
    let limits = track.items.iter().filter(|item| matches!(item.value, Value::Plain(_)));
    limits.map(|item| note("small", item.value.line(words))).collect()
}

/// What comes before the application, or before the opening.
fn steps(words: &Words, steps: &Section) -> Option<El> {
    let line = |item: &Item| {
        let text = el("span").child(item.value.line(words)).child(paper::mark(words, item.mark));
        el("li").child(tick(false)).child(text)
    };
    let lines: Vec<El> = steps.items.iter().map(line).collect();
    (!lines.is_empty()).then(|| list(steps.title, lines))
}

/// Why the application would be refused today, where the list of papers does not say so; before the opening, where
/// paragraph 12 sends the person instead.
fn refused(words: &Words, choice: &ChoiceReport) -> Vec<El> {
    let wrong = choice.refused.items.iter().filter(|item| rests_on(item, Reason::RefusedWrongChannel));
    let wrong = wrong.map(|item| p(el("b").child(item.value.line(words))));
    let coming = choice.verdict.as_ref().is_ok_and(|verdict| verdict.window.state == WindowState::NotOpen);
    let differs = choice.channel.items.iter().filter(|_| coming).flat_map(|item| &item.below);
    wrong.chain(differs.map(|line| note("small", line.as_str()))).collect()
}

fn rests_on(item: &Item, reason: Reason) -> bool {
    item.why.as_ref().is_some_and(|why| why.reason == reason)
}

/// A list to tick under its heading.
fn list(title: &str, lines: Vec<El>) -> El {
    el("div").child(el("h4").child(title)).child(el("ul").child(lines))
}

/// What is still open after a missed window, and what only another reading keeps open: then nothing of what would have
/// come next will.
fn ways(words: &Words, verdict: &Verdict) -> Option<El> {
    let Verdict { still_open, maybe_open, .. } = verdict;
    let line = |way: &Item| {
        let Value::Way { change, until, closes: _ } = &way.value else { return None };
        let text = el("span").child(el("b").child(*change)).child([words.dash(), until].concat());
        Some(el("li").child(tick(false)).child(text.child(paper::mark(words, way.mark))))
    };
    let lists = still_open.iter().chain(maybe_open).map(|section| {
        let lines: Vec<El> = section.items.iter().filter_map(line).collect();
        let nothing = lines.is_empty().then(|| p(words.t(Key::nothing_open)));
        el("div").child(el("h4").child(section.title)).child(nothing).child(el("ul").child(lines))
    });
    let lists: Vec<El> = lists.collect();
    (!lists.is_empty()).then(|| el("div").child(lists))
}

/// The days to come, those that are known; after a `missed` window only those that rest on the person's own result.
fn later(words: &Words, dates: &Section, missed: bool) -> Option<El> {
    let line = |item: &Item| {
        let Value::Day(day, date) = &item.value else { return None };
        let text = el("span").child(el("b").child(day.as_str()));
        let text = text.child(format!(" ({}): {}", words.weekday(*date), item.term));
        Some(el("li").child(tick(false)).child(text.child(paper::mark(words, item.mark))))
    };
    let said = dates.items.iter().filter(|item| !missed || rests_on(item, Reason::ContractFromResult));
    let lines: Vec<El> = said.filter_map(line).collect();
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
        let name =
            el("span").child(item.value.line(words)).child(remark).child(paper::mark(words, item.mark));
        let below: Vec<El> = item.below.iter().map(|line| note("small", line.as_str())).collect();
        let name = name.child(below);
        Some(el("li").child(tick(state == PaperState::Held)).child(name))
    };
    let lines: Vec<El> = papers.items.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| list(papers.title, lines))
}
