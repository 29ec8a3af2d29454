//! A table as CSV: for spreadsheets of this country, and plain for programs.

use std::borrow::Cow;

use super::{Grid, Out, is_guarded};
use crate::formats::input::day_text;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With a byte order mark, semicolons and decimal commas, as Excel expects it in Kazakh and in Russian.
    Spreadsheet,
    /// With commas and decimal points, as programs expect it. Excel makes days of its numbers.
    Plain,
}

/// The table as bytes of UTF-8, lines ending with CR and LF.
///
/// A text that a spreadsheet could take for a formula gets one apostrophe, which the reader takes away again.
pub fn write(grid: &Grid, style: Style) -> Vec<u8> {
    let mut text = begin(&grid.headings, style);
    for row in &grid.rows {
        line(&mut text, row, style);
    }
    text.into_bytes()
}

/// A text with the headings alone.
pub fn begin(headings: &[String], style: Style) -> String {
    let mut text = match style {
        Style::Spreadsheet => "\u{feff}".to_string(),
        Style::Plain => String::new(),
    };
    let headings: Vec<Out> = headings.iter().cloned().map(Out::Text).collect();
    line(&mut text, &headings, style);
    text
}

/// Adds a row to a text.
pub fn line(text: &mut String, row: &[Out], style: Style) {
    let separator = match style {
        Style::Spreadsheet => ';',
        Style::Plain => ',',
    };
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            text.push(separator);
        }
        quoted(text, &written(cell, style), separator);
    }
    text.push_str("\r\n");
}

fn written(cell: &Out, style: Style) -> Cow<'_, str> {
    match (cell, style) {
        (Out::Empty, _) => Cow::Borrowed(""),
        (Out::Text(text), _) if is_guarded(text) => Cow::Owned(format!("'{text}")),
        (Out::Text(text), _) => Cow::Borrowed(text),
        (Out::Number(number), Style::Spreadsheet) => Cow::Owned(number.replace('.', ",")),
        (Out::Number(number), Style::Plain) => Cow::Borrowed(number),
        (Out::Day(day), _) => Cow::Owned(day_text(*day)),
    }
}

/// Adds a cell to a text, in quotes where it needs them.
fn quoted(text: &mut String, cell: &str, separator: char) {
    let spaced = cell.starts_with(' ') || cell.ends_with(' ');
    if spaced || cell.contains([separator, '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
