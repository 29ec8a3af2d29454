//! A table as a workbook of Excel.

use std::borrow::Cow;

use super::book::{self, Cell, Sheet, Style, Texts};
use super::{Grid, Out, Overfull};
use crate::class::{date, number};
use crate::formats::date_text::write_date;
use crate::text::Lang;
use crate::text::heading::Beside;

/// The table as the bytes of a workbook with one sheet, named after the class in that language.
///
/// Numbers are numbers and days are days, in every language; a text is a text, also one that looks like a formula.
///
/// # Errors
/// If there are more rows or columns than a sheet has.
pub fn write(lang: Lang, grid: &Grid) -> Result<Vec<u8>, Overfull> {
    let mut texts = Texts::default();
    let sheet = sheet(&mut texts, lang, grid)?;
    book::bytes(&[sheet], &texts)
}

/// A sheet with the table, the headings in bold and always in sight.
pub(super) fn sheet(texts: &mut Texts, lang: Lang, grid: &Grid) -> Result<Sheet, Overfull> {
    let mut sheet = Sheet::new(Beside::Group.heading(lang));
    sheet.headed = true;
    sheet.widths = grid.headings.iter().map(|heading| heading.chars().count().clamp(6, 30)).collect();
    let headings = grid.headings.iter().map(|heading| Cell::Text(text(heading), Style::Heading));
    sheet.row(texts, &headings.collect::<Vec<_>>())?;
    for row in &grid.rows {
        sheet.row(texts, &row.iter().map(cell).collect::<Vec<_>>())?;
    }
    Ok(sheet)
}

fn cell(out: &Out) -> Cell<'_> {
    match out {
        Out::Empty => Cell::Empty,
        Out::Text(own) => Cell::Text(text(own), Style::Plain),
        Out::Number(decimal) if is_plain(decimal) => Cell::Number(decimal),
        Out::Number(decimal) => Cell::Text(text(decimal), Style::Plain),
        // A sheet has no days before 1900.
        Out::Day(day) => {
            date::serial(*day).map_or_else(|| Cell::Text(write_date(*day).into(), Style::Plain), Cell::Day)
        }
    }
}

/// Whether it is a decimal that a cell can hold.
fn is_plain(decimal: &str) -> bool {
    super::is_number(decimal) && !decimal.starts_with('+') && number::double(decimal).is_some()
}

/// A text as a cell holds it. One that has an apostrophe before what looks like a formula gets another: the reader takes
/// one away.
fn text(text: &str) -> Cow<'_, str> {
    let guarded = text.starts_with('\'') && super::is_guarded(text);
    if guarded { format!("'{text}").into() } else { text.into() }
}
