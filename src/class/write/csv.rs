//! A table as CSV: for spreadsheets of this country, and plain for programs.

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
    let (separator, mark) = match style {
        Style::Spreadsheet => (';', "\u{feff}"),
        Style::Plain => (',', ""),
    };
    let mut text = mark.to_string();
    let headings = grid.headings.iter().map(|heading| quoted(&guarded(heading), separator));
    text.push_str(&headings.collect::<Vec<_>>().join(separator.encode_utf8(&mut [0; 4])));
    text.push_str("\r\n");
    for row in &grid.rows {
        let cells = row.iter().map(|cell| quoted(&written(cell, style), separator));
        text.push_str(&cells.collect::<Vec<_>>().join(separator.encode_utf8(&mut [0; 4])));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn written(cell: &Out, style: Style) -> String {
    match (cell, style) {
        (Out::Empty, _) => String::new(),
        (Out::Text(text), _) => guarded(text),
        (Out::Number(number), Style::Spreadsheet) => number.replace('.', ","),
        (Out::Number(number), Style::Plain) => number.clone(),
        (Out::Day(day), _) => day_text(*day),
    }
}

fn guarded(text: &str) -> String {
    if is_guarded(text) { format!("'{text}") } else { text.to_string() }
}

fn quoted(text: &str, separator: char) -> String {
    let spaced = text.starts_with(' ') || text.ends_with(' ');
    if spaced || text.contains([separator, '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}
