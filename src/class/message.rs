//! What is said to one pupil, as text for a chat.
//!
//! It holds the pupil's own name and choices, the days and the papers, and nothing of anybody else: it is made of one row
//! alone. Grades, health, family and court stay out of it, because a message is easily sent to the wrong chat; a paper is
//! named because it has to be brought.

use super::line::{ChoiceLine, Line};
use super::read::Pupil;
use super::said;
use crate::rules::assessment::ApplicationWindow;
use crate::text::{Key, Words};

/// The lines of the message.
pub fn message(words: &Words, pupil: &Pupil, line: &Line) -> String {
    let mut lines: Vec<String> = pupil.name.iter().cloned().collect();
    for (at, choice) in line.choices.iter().enumerate() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(name(words, pupil, at));
        lines.extend(of_choice(words, choice));
    }
    if line.choices.is_empty() {
        lines.push(line.said(words));
    }
    lines.push(String::new());
    let moment = words.fill(Key::protocol_as_of_text, &[("moment", &words.moment_year(line.as_of))]);
    lines.push(format!("{}: {moment}", words.t(Key::protocol_as_of)));
    lines.push(words.t(Key::protocol_unofficial).to_string());
    lines.join("\n")
}

fn of_choice(words: &Words, choice: &ChoiceLine) -> Vec<String> {
    let Some(window) = &choice.window else { return choice.said(words, &[]) };
    let mut lines = vec![until(words, window, choice)];
    lines.push(words.verdict_text(window));
    lines.extend(words.verdict_announced(window));
    if choice.risk.is_over() {
        lines.extend(choice.said(words, &[]).into_iter().skip(1));
        return lines;
    }
    if choice.wrong_channel {
        lines.push(words.t(Key::line_wrong_channel).to_string());
    }
    let papers: Vec<String> =
        choice.papers.iter().flatten().filter_map(|paper| said::paper(words, paper)).collect();
    if !papers.is_empty() {
        lines.push(format!("{}:", words.t(Key::message_papers)));
        lines.extend(papers.into_iter().map(|paper| format!("☐ {paper}")));
    }
    lines
}

/// The day, and how far it is.
fn until(words: &Words, window: &ApplicationWindow, choice: &ChoiceLine) -> String {
    let lead = words.verdict_lead(window.state).trim_end_matches(':');
    let (moment, weekday) = (words.moment_year(window.file_by), words.weekday(window.file_by.date));
    let state = [words.dash(), &words.verdict_state(window)].concat();
    let mark = choice.standing.and_then(crate::rules::assessment::Standing::mark);
    let mark = mark.map(|mark| format!(" ({})", words.of(mark))).unwrap_or_default();
    format!("{lead}: {moment} ({weekday}){state}{mark}")
}

/// The choice by its own name, its code or its kind.
fn name(words: &Words, pupil: &Pupil, at: usize) -> String {
    let choice = pupil.case.choices().get(at);
    let own = choice.map(|choice| choice.label.clone()).filter(|label| !label.is_empty());
    let code = || Some(choice?.specialty?.to_string());
    let kind = || Some(words.of(choice?.kind?).to_string());
    own.or_else(code).or_else(kind).unwrap_or_else(|| words.choice(at))
}
