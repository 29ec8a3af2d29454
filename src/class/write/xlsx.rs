//! A table as a workbook of Excel, by `rust_xlsxwriter`.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Grid, Out};
use crate::formats::date_text::write_date;
use crate::text::Lang;
use crate::text::heading::Beside;

/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;

/// The table as the bytes of a workbook with one sheet, named after the class in that language.
///
/// Numbers are numbers and days are days, in every language; a text is a text, also one that looks like a formula.
///
/// # Errors
/// If there are more rows or columns than a sheet has.
pub fn write(lang: Lang, grid: &Grid) -> Result<Vec<u8>, XlsxError> {
    let mut book = book()?;
    let sheet = book.add_worksheet();
    sheet.set_name(Beside::Group.heading(lang))?;
    fill(sheet, grid)?;
    book.save_to_buffer()
}

/// A workbook that is the same whenever it is written.
pub(super) fn book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new();
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    Ok(book)
}

/// Fills a sheet with the table, the headings in bold and always in sight.
pub(super) fn fill(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (column, heading) in (0_u16..).zip(&grid.headings) {
        sheet.write_string_with_format(0, column, text(heading), &bold)?;
        let wide = heading.chars().count().clamp(6, 30);
        sheet.set_column_width(column, f64::from(u32::try_from(wide).unwrap_or(30)))?;
    }
    sheet.set_freeze_panes(1, 2)?;
    for (number, row) in (1_u32..).zip(&grid.rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Out::Empty => {}
                Out::Text(own) => {
                    sheet.write_string(number, column, text(own))?;
                }
                Out::Number(decimal) => match decimal.parse::<f64>() {
                    Ok(value) => {
                        sheet.write_number(number, column, value)?;
                    }
                    Err(_) => {
                        sheet.write_string(number, column, text(decimal))?;
                    }
                },
                Out::Day(date) => {
                    match ExcelDateTime::parse_from_str(&write_date(*date)) {
                        Ok(value) => sheet.write_datetime_with_format(number, column, value, &day)?,
                        // A sheet has no days before 1900.
                        Err(_) => sheet.write_string(number, column, write_date(*date))?,
                    };
                }
            }
        }
    }
    Ok(())
}

/// A text as a cell holds it. One that has an apostrophe before what looks like a formula gets another: the reader takes
/// one away.
fn text(text: &str) -> String {
    let guarded = text.starts_with('\'') && super::is_guarded(text);
    let text: String = text.chars().take(LONGEST).collect();
    if guarded { format!("'{text}") } else { text }
}
