//! What the rules say of the choices, row by row.

use leptos::prelude::WithUntracked as _;

use crate::app::dom::{El, el, of_class};
use crate::app::state::App;
use crate::report::{self, ChoiceReport, Item, Section, Value, Verdict};
use crate::rules::assessment::{Assessment, Mark, MilestoneId, PaperState};
use crate::rules::code::Code as _;
use crate::text::{Key, Words};

/// One line of a cell.
#[derive(PartialEq)]
enum Line {
    /// A value.
    Value(String),
    /// What is to be known of it.
    Remark(String),
}

impl Line {
    fn shown(self) -> El {
        match self {
            Self::Value(text) => el("div").child(text),
            Self::Remark(text) => of_class("div", "small soft").child(text),
        }
    }
}

fn value(text: impl Into<String>) -> Line {
    Line::Value(text.into())
}

/// All rows; those in which the choices differ are marked.
pub(in crate::app::full) fn rows(app: App, assessment: &Assessment) -> Vec<El> {
    let words = app.w();
    let report = |at| app.case.with_untracked(|case| report::choice(&words, case, at, assessment));
    let choices: Vec<ChoiceReport> = (0..assessment.choices.len()).filter_map(report).collect();
    if choices.is_empty() {
        return Vec::new();
    }
    let row = |title: &str, cell: &dyn Fn(&ChoiceReport) -> Vec<Line>| {
        let cells: Vec<Vec<Line>> = choices.iter().map(cell).collect();
        // A difference is marked by a sign and the weight of the words, not by colour.
        let differs = cells.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
        let lines = |lines: Vec<Line>| {
            let lines: Vec<El> = lines.into_iter().map(Line::shown).collect();
            el("td").child(lines)
        };
        let cells: Vec<El> = cells.into_iter().map(lines).collect();
        let head = el("th").attr("scope", "row").child(title);
        el("tr").maybe_attr("class", differs.then_some("differs")).child(head).child(cells)
    };
    let window = |c: &ChoiceReport, lines: &dyn Fn(&Verdict) -> Vec<Line>| match &c.verdict {
        Ok(verdict) => lines(verdict),
        Err(_) => unknown(&words),
    };
    let items = |section: &Section| {
        or_nothing(&words, section.items.iter().flat_map(|item| short(&words, item)).collect())
    };
    let alone = |section: &Section, term: &str| {
        named(section, term).map_or_else(Vec::new, |item| short(&words, item))
    };
    let mut rows = vec![
        row(app.t(Key::compare_file_by), &|c| window(c, &|verdict| file_by(&words, verdict))),
        row(app.t(Key::windows_when), &|c| window(c, &|verdict| days(&words, verdict))),
        row(app.t(Key::compare_other), &|c| window(c, &|verdict| other_reading(&words, verdict))),
        row(app.t(Key::section_track), &|c| track(&words, &c.track)),
        row(app.t(Key::score_certificate), &|c| alone(&c.score, words.t(Key::score_certificate))),
        row(app.t(Key::section_exam), &|c| items(&c.exam)),
        row(app.t(Key::score_exam), &|c| unmarked(alone(&c.score, words.t(Key::score_exam)))),
        row(app.t(Key::accommodation_title), &|c| unmarked(items(&c.accommodations))),
        row(app.t(Key::section_papers), &|c| {
            c.papers.items.iter().flat_map(|one| paper(&words, one)).collect()
        }),
    ];
    for id in MilestoneId::ALL.iter().copied() {
        rows.push(row(words.of(id), &|c| date(&words, &c.dates, words.of(id))));
    }
    rows.push(row(app.t(Key::section_steps), &|c| unmarked(items(&c.steps))));
    rows.push(row(app.t(Key::still_open_title), &|c| still_open(&words, c)));
    rows
}

/// An answer that is needed first.
fn unknown(words: &Words) -> Vec<Line> {
    vec![value(words.t(Key::result_unknown_short))]
}

fn or_nothing(words: &Words, lines: Vec<Line>) -> Vec<Line> {
    if lines.is_empty() { vec![value(words.t(Key::compare_nothing))] } else { lines }
}

/// What is not law is said so beside the value.
fn marked(words: &Words, text: String, mark: Option<Mark>) -> Vec<Line> {
    let mark = mark.map(|mark| Line::Remark(words.of(mark).to_string()));
    std::iter::once(value(text)).chain(mark).collect()
}

/// The values alone.
fn unmarked(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().filter(|line| matches!(line, Line::Value(_))).collect()
}

/// A value as short as it can be said.
fn short(words: &Words, item: &Item) -> Vec<Line> {
    let text = match &item.value {
        Value::Open(_) => return unknown(words),
        Value::Later => words.t(Key::score_exam_later).to_string(),
        Value::Mean { sum: _, mean } => mean.clone(),
        Value::Way { change, until, closes: _ } => [change, words.dash(), until].concat(),
        other @ (Value::Known(_) | Value::Plain(_) | Value::Two(_) | Value::Day(..) | Value::Sentence(_)) => {
            other.line(words)
        }
    };
    marked(words, text, item.mark)
}

fn named<'a>(section: &'a Section, term: &str) -> Option<&'a Item> {
    section.items.iter().find(|item| item.term == term)
}

fn file_by(words: &Words, verdict: &Verdict) -> Vec<Line> {
    let mut lines = marked(words, words.moment(verdict.window.file_by), verdict.mark);
    lines.push(Line::Remark(words.verdict_state(&verdict.window)));
    lines
}

fn days(words: &Words, verdict: &Verdict) -> Vec<Line> {
    let (from, to) = (words.date(verdict.window.opens), words.date(verdict.window.closes));
    let mut lines = vec![value(words.fill(Key::range, &[("from", &from), ("to", &to)]))];
    if let Some(announced) = verdict.window.announced {
        let day = words.date(announced.closes);
        let text = format!("{}: {day}", words.t(Key::season_what_announced));
        lines.extend(marked(words, text, announced.standing.mark()));
    }
    lines
}

fn other_reading(words: &Words, verdict: &Verdict) -> Vec<Line> {
    let other = verdict.window.other_reading.zip(verdict.other_reading.as_ref());
    let other = other.map(|(day, item)| {
        let until = words.fill(Key::until, &[("date_to", &words.date_to(day))]);
        marked(words, until, item.mark)
    });
    or_nothing(words, other.unwrap_or_default())
}

fn track(words: &Words, track: &Section) -> Vec<Line> {
    let line = |item: &Item| {
        let mut lines = unmarked(short(words, item));
        if !item.below.is_empty() {
            lines.push(Line::Remark(words.t(Key::compare_track_other).to_string()));
        }
        lines
    };
    track.items.iter().flat_map(line).collect()
}

fn paper(words: &Words, item: &Item) -> Vec<Line> {
    match item.state {
        // In hand is what one expects of a list: only the other states need a word.
        None | Some(PaperState::Held) => unmarked(short(words, item)),
        Some(state) => vec![value([&item.value.line(words), words.dash(), words.of(state)].concat())],
    }
}

fn date(words: &Words, dates: &Section, term: &str) -> Vec<Line> {
    if dates.items.is_empty() {
        return unknown(words);
    }
    or_nothing(words, named(dates, term).map_or_else(Vec::new, |item| unmarked(short(words, item))))
}

fn still_open(words: &Words, choice: &ChoiceReport) -> Vec<Line> {
    let ways = choice.verdict.iter().flat_map(|verdict| verdict.still_open.iter().chain(&verdict.maybe_open));
    or_nothing(words, ways.flat_map(|section| &section.items).flat_map(|way| short(words, way)).collect())
}
