//! What the rules say of the choices, row by row.

use std::fmt::Write as _;

use crate::app::dom::{El, el, of_class};
use crate::app::part::verdict;
use crate::app::state::App;
use crate::rules::assessment::{
    Answer, Assessment, ChoiceAssessment, MilestoneId, PaperState, Standing, WayIn,
};
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
    let choices = &assessment.choices;
    if choices.is_empty() {
        return Vec::new();
    }
    let row = |title: &str, cell: &dyn Fn(&ChoiceAssessment) -> Vec<Line>| {
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
    let mut rows = vec![
        row(app.t(Key::compare_file_by), &|c| file_by(app, c)),
        row(app.t(Key::windows_when), &|c| window(&words, c)),
        row(app.t(Key::compare_other), &|c| other_reading(&words, c)),
        row(app.t(Key::section_track), &|c| track(&words, c)),
        row(app.t(Key::score_certificate), &|c| certificate(&words, c)),
        row(app.t(Key::section_exam), &|c| exam(&words, c)),
        row(app.t(Key::score_exam), &|c| marks(&words, c)),
        row(app.t(Key::accommodation_title), &|c| {
            or_nothing(&words, c.accommodations.iter().map(|a| value(words.of(a.value))).collect())
        }),
        row(app.t(Key::section_papers), &|c| documents(&words, c)),
    ];
    for id in MilestoneId::ALL.iter().copied() {
        rows.push(row(words.of(id), &|c| milestone(&words, c, id)));
    }
    rows.push(row(app.t(Key::section_steps), &|c| {
        or_nothing(&words, c.first_steps.iter().map(|step| value(words.of(step.value))).collect())
    }));
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
fn marked(words: &Words, text: String, standing: Standing) -> Vec<Line> {
    match standing {
        Standing::Law | Standing::Entered => vec![value(text)],
        Standing::OlderEdition | Standing::Reported | Standing::Reading => {
            vec![value(text), Line::Remark(words.of(standing).to_string())]
        }
    }
}

fn file_by(app: App, choice: &ChoiceAssessment) -> Vec<Line> {
    let words = app.w();
    match (choice.window.known(), verdict::short(app, choice)) {
        (Some(window), Some(short)) => {
            let moment = words.moment(window.value.file_by);
            let mut lines = marked(&words, moment, window.standing());
            lines.push(Line::Remark(short.state_words));
            lines
        }
        (_, _) => unknown(&words),
    }
}

fn window(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    choice.window.known().map_or_else(
        || unknown(words),
        |window| {
            let (from, to) = (words.date(window.value.opens), words.date(window.value.closes));
            vec![value(words.fill(Key::range, &[("from", &from), ("to", &to)]))]
        },
    )
}

fn other_reading(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let Some(window) = choice.window.known() else { return unknown(words) };
    let other = window.value.other_reading.map(|day| {
        let until = words.fill(Key::until, &[("date_to", &words.date_to(day))]);
        marked(words, until, Standing::Reading)
    });
    or_nothing(words, other.unwrap_or_default())
}

fn track(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let Some(track) = choice.track.known() else { return unknown(words) };
    let mut lines = vec![value(words.of(track.value.track))];
    lines.extend(
        track.value.other_reading.map(|_| Line::Remark(words.t(Key::compare_track_other).to_string())),
    );
    lines
}

fn certificate(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let part = choice.score.certificate_part.known();
    part.map_or_else(
        || unknown(words),
        |part| marked(words, words.average(part.value.average), part.standing()),
    )
}

fn exam(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    match &choice.exam {
        Answer::Known(exam) => marked(words, words.exam(exam.value), exam.standing()),
        Answer::NotApplicable(_) => vec![value(words.t(Key::exam_none))],
        Answer::Missing(_) => unknown(words),
    }
}

fn marks(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let text = match choice.score.exam_part.as_ref().map(|part| &part.value) {
        Some(part) => words.exam_mean(part).unwrap_or_else(|| words.t(Key::score_mixed).to_string()),
        None if choice.exam.known().is_some() => words.t(Key::score_exam_later).to_string(),
        None => words.t(Key::score_exam_none).to_string(),
    };
    vec![value(text)]
}

fn documents(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let Some(documents) = &choice.documents else { return unknown(words) };
    let line = |paper: PaperState, name: &str| {
        let mut text = name.to_string();
        // In hand is what one expects of a list: only the other states need a word.
        if paper != PaperState::Held {
            let _ = write!(text, " – {}", words.of(paper));
        }
        value(text)
    };
    documents.iter().map(|need| line(need.value.state, words.of(need.value.document))).collect()
}

fn milestone(words: &Words, choice: &ChoiceAssessment, id: MilestoneId) -> Vec<Line> {
    let Some(milestones) = &choice.milestones else { return unknown(words) };
    let found = milestones.iter().find(|milestone| milestone.value.id == id);
    let day = found.map(|milestone| words.milestone_day(milestone.value));
    or_nothing(words, day.into_iter().map(value).collect())
}

fn still_open(words: &Words, choice: &ChoiceAssessment) -> Vec<Line> {
    let until = |day| words.fill(Key::until, &[("date_to", &words.date_to(day))]);
    let line = |way: &WayIn| {
        let text = format!("{} – {}", words.change(way.change), until(way.closes));
        marked(words, text, way.why.standing)
    };
    or_nothing(words, choice.still_open.iter().chain(&choice.maybe_open).flat_map(line).collect())
}
