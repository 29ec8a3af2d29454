//! The template as a workbook: lists to choose from, and a sheet that explains each column.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, Formula, Worksheet, XlsxError};

use super::{PUPILS, fields, pupils, table};
use crate::class::column::Field;
use crate::class::write::{Out, grid, heading, xlsx};
use crate::formats::input::day_text;
use crate::rules::question::{Kind, Place};
use crate::text::Words;
use crate::text::heading::Beside;

/// The name of the sheet that explains the columns.
const NOTES: [&str; 3] = ["Түсіндірме", "Пояснения", "Notes"];
/// The hidden sheet with the lists to choose from.
const LISTS: &str = "lists";
/// Down to which row there are lists to choose from.
const LAST_ROW: u32 = 1_000;

/// The template as a workbook.
///
/// # Errors
/// If the workbook cannot be written.
pub fn as_xlsx(words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut book = xlsx::book()?;
    let sheet = book.add_worksheet();
    sheet.set_name(Beside::Group.heading(words.lang))?;
    xlsx::fill(sheet, &table(words))?;
    let mut lists: Vec<Vec<&str>> = Vec::new();
    for (column, field) in (1_u16..).zip(fields()) {
        let Field::Answer(place) = field else { continue };
        if let Some(rule) = rule(words, &place, &mut lists) {
            sheet.add_data_validation(1, column, LAST_ROW, column, &rule?)?;
        }
    }
    let notes = book.add_worksheet();
    notes.set_name(NOTES.get(lang(words)).copied().unwrap_or("Notes"))?;
    explain(notes, words)?;
    let hidden = book.add_worksheet();
    hidden.set_name(LISTS)?;
    hidden.set_hidden(true);
    for (column, list) in (0_u16..).zip(&lists) {
        for (row, word) in (0_u32..).zip(list) {
            hidden.write_string(row, column, *word)?;
        }
    }
    book.save_to_buffer()
}

fn lang(words: &Words) -> usize {
    use crate::rules::code::Code as _;
    words.lang.index()
}

/// What may stand in a column; `None` if anything may.
fn rule(
    words: &Words,
    place: &Place,
    lists: &mut Vec<Vec<&str>>,
) -> Option<Result<DataValidation, XlsxError>> {
    let question = &place.question;
    let list = |words: Vec<&'static str>, lists: &mut Vec<Vec<&str>>| {
        let length = words.len();
        let column = column_name(lists.len());
        lists.push(words);
        let range = format!("={LISTS}!${column}$1:${column}${length}");
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    };
    match question.kind() {
        Kind::YesNo => Some(list(vec![words.yes_or_no(true), words.yes_or_no(false)], lists)),
        Kind::One(codes) => {
            let options = (0..codes.len()).map(|at| words.option(question, at)).collect();
            Some(list(options, lists))
        }
        // Several may be chosen, so other texts than these are right too.
        Kind::Several(codes) => {
            let options = (0..codes.len()).map(|at| words.option(question, at)).collect();
            Some(list(options, lists).map(|rule| rule.show_error_message(false)))
        }
        Kind::Grade => Some(Ok(DataValidation::new().allow_whole_number(DataValidationRule::Between(2, 5)))),
        Kind::Average => {
            Some(Ok(DataValidation::new().allow_decimal_number(DataValidationRule::Between(2.0, 5.0))))
        }
        Kind::Year => {
            Some(Ok(DataValidation::new().allow_whole_number(DataValidationRule::Between(1900, 2200))))
        }
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

/// The letters of a column of the hidden sheet, from 0: it has fewer than there are letters twice.
fn column_name(at: usize) -> String {
    let letter = |at: usize| char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(25).min(25)));
    if at < 26 { letter(at).to_string() } else { format!("A{}", letter(at.saturating_sub(26))) }
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
fn explain(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    let wrap = Format::new().set_text_wrap();
    sheet.set_column_width(0, 110)?;
    for (row, field) in (0_u32..).zip(fields()) {
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
        sheet.write_string_with_format(row, 0, format!("{}: {what}", heading(words, &field)), &wrap)?;
    }
    Ok(())
}
