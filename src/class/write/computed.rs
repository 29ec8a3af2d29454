//! The columns that are computed: what the assessments say of the pupils, behind their answers.

use super::{Computed, Out};
use crate::class::line::Line;
use crate::class::said;
use crate::text::{Key, Words};

/// Deadline, days left, state, average exact and shown, exam, missing papers and what presses, of the choice that presses
/// most. The exact average is a fraction with a sign of its own: a spreadsheet would make a day of `14/3`.
pub fn computed(words: &Words, lines: &[Line]) -> Vec<Computed> {
    let column = |heading: Key, cell: &dyn Fn(&Line) -> Option<Out>| Computed {
        heading: words.t(heading).to_string(),
        cells: lines.iter().map(|line| cell(line).unwrap_or(Out::Empty)).collect(),
    };
    let average = |line: &Line| line.choice()?.average;
    vec![
        column(Key::column_deadline, &|line| Some(Out::Day(line.window()?.file_by.date))),
        column(Key::column_days_left, &|line| Some(Out::Number(line.window()?.days_left?.to_string()))),
        column(Key::column_state, &|line| Some(Out::Text(words.of(line.state()?).to_string()))),
        column(Key::column_average_exact, &|line| {
            let average = average(line)?;
            let exact = Words::fraction(average);
            Some(if average.reduced().1 == 1 { Out::Number(exact) } else { Out::Text(exact) })
        }),
        column(Key::column_average, &|line| Some(Out::Number(average(line)?.shown()))),
        column(Key::column_exam, &|line| Some(Out::Text(said::exam(words, line.choice()?.exam)?))),
        column(Key::column_missing, &|line| {
            let papers = line.choice()?.papers.as_ref()?;
            let papers: Vec<String> = papers.iter().filter_map(|paper| said::paper(words, paper)).collect();
            (!papers.is_empty()).then(|| Out::Text(papers.join("; ")))
        }),
        column(Key::column_risk, &|line| Some(Out::Text(line.said(words)))),
    ]
}
