//! The template as a workbook: lists to choose from, and a sheet that explains each column.

use super::{PUPILS, fields, pupils, table};
use crate::class::column::Field;
use crate::class::write::book::{self, Cell, Rule, Sheet, Style, Texts, letters};
use crate::class::write::{Out, Overfull, grid, heading, xlsx};
use crate::formats::input::day_text;
use crate::rules::question::{Kind, Place};
use crate::text::Words;

/// The name of the sheet that explains the columns.
const NOTES: [&str; 3] = ["Түсіндірме", "Пояснения", "Notes"];
/// The hidden sheet with the lists to choose from.
const LISTS: &str = "lists";
/// The rows in which there are lists to choose from.
const ROWS: std::ops::RangeInclusive<u32> = 2..=1_001;

/// The template as a workbook.
///
/// # Errors
/// If the workbook is larger than one may be.
pub fn as_xlsx(words: &Words) -> Result<Vec<u8>, Overfull> {
    let mut texts = Texts::default();
    let mut sheet = xlsx::sheet(&mut texts, words.lang, &table(words))?;
    let mut lists: Vec<Vec<&str>> = Vec::new();
    // The row's number stands before the fields.
    for (column, field) in (1..).zip(fields()) {
        let Field::Answer(place) = field else { continue };
        if let Some(rule) = rule(words, &place, &mut lists) {
            sheet.rule(column, ROWS, &rule);
        }
    }
    let notes = notes(&mut texts, words)?;
    let lists = hidden(&mut texts, &lists)?;
    book::bytes(&[sheet, notes, lists], &texts)
}

/// A sheet that has a list in each column, and is not seen.
fn hidden(texts: &mut Texts, lists: &[Vec<&str>]) -> Result<Sheet, Overfull> {
    let mut sheet = Sheet::new(LISTS);
    sheet.hidden = true;
    for row in 0..lists.iter().map(Vec::len).max().unwrap_or(0) {
        let word = |list: &Vec<&'_ str>| list.get(row).map(|word| (*word).to_string());
        let cell = |list| word(list).map_or(Cell::Empty, |word| Cell::Text(word.into(), Style::Plain));
        sheet.row(texts, &lists.iter().map(cell).collect::<Vec<_>>())?;
    }
    Ok(sheet)
}

/// What may stand in a column; `None` if anything may.
fn rule(words: &Words, place: &Place, lists: &mut Vec<Vec<&str>>) -> Option<Rule> {
    let question = &place.question;
    let mut range = |words: Vec<&'static str>| {
        let (column, length) = (letters(lists.len()), words.len());
        lists.push(words);
        format!("{LISTS}!${column}$1:${column}${length}")
    };
    let options = |length: usize| (0..length).map(|at| words.option(question, at)).collect();
    match question.kind() {
        Kind::YesNo => Some(Rule::Listed(range(vec![words.yes_or_no(true), words.yes_or_no(false)]))),
        Kind::One(codes) => Some(Rule::Listed(range(options(codes.len())))),
        // Several may be chosen, so other texts than these are right too.
        Kind::Several(codes) => Some(Rule::Offered(range(options(codes.len())))),
        Kind::Grade => Some(Rule::Whole(2, 5)),
        Kind::Average => Some(Rule::Decimal(2, 5)),
        Kind::Year => Some(Rule::Whole(1900, 2200)),
        Kind::Moment
        | Kind::Day
        | Kind::Mark
        | Kind::Specialty
        | Kind::Subject
        | Kind::Subjects
        | Kind::Marks
        | Kind::Text
        | Kind::Whole => None,
    }
}

/// What the first of the made-up pupils answers, as a person writes it.
fn shown(words: &Words, place: &Place) -> String {
    let field = Field::Answer(place.clone());
    let grid = grid(words, &pupils(), &[field], &[]);
    match grid.rows.first().and_then(|row| row.last()) {
        Some(Out::Text(text)) => text.clone(),
        Some(Out::Number(number)) => words.number(number),
        Some(Out::Day(day)) => day_text(*day),
        Some(Out::Empty) | None => String::new(),
    }
}

/// One line for each column: its heading, what is asked, and what may be answered. A heading never stands alone there, so
/// that the sheet is no class.
fn notes(texts: &mut Texts, words: &Words) -> Result<Sheet, Overfull> {
    use crate::rules::code::Code as _;
    let mut sheet = Sheet::new(NOTES.get(words.lang.index()).copied().unwrap_or("Notes"));
    sheet.widths = vec![110];
    for field in fields() {
        let example = |index: usize| {
            PUPILS.first().map_or("", |(name, group, _)| if index == 0 { *name } else { *group })
        };
        let what = match &field {
            Field::Name(_) => example(0).to_string(),
            Field::Group => example(1).to_string(),
            Field::Answer(place) => {
                let question = &place.question;
                let codes = question.kind().codes();
                let options: Vec<&str> = (0..codes.len()).map(|at| words.option(question, at)).collect();
                let asked = words.question(question);
                let answers = if options.is_empty() { shown(words, place) } else { options.join("; ") };
                if asked == heading(words, &field) { answers } else { format!("{asked} {answers}") }
            }
        };
        let line = format!("{}: {what}", heading(words, &field));
        sheet.row(texts, &[Cell::Text(line.into(), Style::Lines)])?;
    }
    Ok(sheet)
}
