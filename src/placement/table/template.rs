//! Empty tables to fill in: two made-up rows that explain them.

use super::heading::Column;
use crate::class::write::csv::{self, Style};
use crate::class::write::{Grid, Out};
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::text::{Lang, Words};

/// The reserved seats of the two programmes.
const RESERVED: [&[(QuotaCategory, u64)]; 2] =
    [&[(QuotaCategory::RuralYouth, 8), (QuotaCategory::Disability, 2)], &[]];
/// The scores at the two programmes, the first choice first.
const SCORES: [[&str; 2]; 2] = [["4.67", "4.5"], ["4.33", "4"]];

fn text(text: &str) -> Out {
    Out::Text(text.to_string())
}

/// The names of the two programmes.
fn programmes(words: &Words) -> [String; 2] {
    [1, 2].map(|number| format!("{} {number}", Column::Programme.heading(words)))
}

/// The table of programmes.
pub(in crate::placement) fn of_programmes(words: &Words) -> Vec<u8> {
    let reserved = QuotaCategory::ALL.iter().map(|quota| Column::Reserved(*quota));
    let columns = [Column::Programme, Column::Seats].into_iter().chain(reserved).chain([Column::Exempt]);
    let rows = programmes(words).into_iter().zip(RESERVED).enumerate().map(|(at, (id, reserved))| {
        let seats = |quota: &QuotaCategory| {
            let of = reserved.iter().find(|(category, _)| category == quota);
            of.map_or(Out::Empty, |(_, seats)| Out::Number(seats.to_string()))
        };
        let mut row = vec![text(&id), Out::Number("25".to_string())];
        row.extend(QuotaCategory::ALL.iter().map(seats));
        row.push(text(words.yes_or_no(at > 0)));
        row
    });
    table(words, columns, rows.collect())
}

/// The table of applicants.
pub(in crate::placement) fn of_applicants(words: &Words) -> Vec<u8> {
    let choices = [Column::Choice(0), Column::Score(0), Column::Choice(1), Column::Score(1)];
    let columns = [Column::Id, Column::Quota, Column::Average].into_iter().chain(choices);
    let [one, two] = programmes(words);
    let [first, second] = SCORES;
    let row = |id: &str, quota: Out, average: &str, programmes: [&str; 2], scores: [&str; 2]| {
        let mut row = vec![text(id), quota, Out::Number(average.to_string())];
        for (programme, score) in programmes.into_iter().zip(scores) {
            row.extend([text(programme), Out::Number(score.to_string())]);
        }
        row
    };
    let quota = text(words.of(QuotaCategory::RuralYouth));
    let rows = vec![
        row("A-00001", quota, "4.62", [&one, &two], first),
        row("A-00002", Out::Empty, "4.05", [&two, &one], second),
    ];
    table(words, columns, rows)
}

fn table(words: &Words, columns: impl Iterator<Item = Column>, rows: Vec<Vec<Out>>) -> Vec<u8> {
    let headings = columns.map(|column| column.heading(words)).collect();
    csv::write(&Grid { headings, rows }, Style::Spreadsheet)
}

/// The name of the file.
pub(in crate::placement) fn name(of: &str, lang: Lang) -> String {
    format!("talapker-{of}-{}.csv", lang.code())
}
