//! Which rows below the header are pupils, and which are not.

use super::column::{Field, Index};
use super::fold::{bare, begins_with_word};
use super::header::Header;
use super::table::{Cell, Row, Table};

/// With which words closing rows begin.
const CLOSING: &[&str] = &["Барлығы", "Орташа", "Итого", "Средний", "Среднее", "Всего", "Total"];
/// With which words a row begins that names a class.
const SECTION: &[&str] = &["класс", "сынып", "группа", "топ"];
/// What marks a row that only shows how to fill in.
const SAMPLE: &[&str] = &["үлгі", "образец", "sample"];
/// What a line for a signature has.
const SIGNATURE: &str = "___";

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A pupil.
    Pupil,
    /// Something else.
    Other,
    /// A line for a signature: behind it there are no pupils.
    Signature,
}

/// Says of rows what they are.
#[derive(Debug)]
pub struct Rows<'a> {
    index: &'a Index,
    header: &'a Header,
    headings: Vec<&'a Row>,
    gaps: bool,
}

impl<'a> Rows<'a> {
    /// For the rows below a header.
    pub fn new(index: &'a Index, table: &'a Table, header: &'a Header, gaps: bool) -> Self {
        let headings = table.rows.iter().filter(|row| header.rows.contains(&row.number)).collect();
        Self { index, header, headings, gaps }
    }

    fn field(&self, column: u32) -> Option<&Field> {
        let at = self.header.columns.binary_search_by_key(&column, |known| known.column).ok()?;
        self.header.columns.get(at)?.named.as_ref().ok()
    }

    fn is_name(&self, column: u32) -> bool {
        matches!(self.field(column), Some(Field::Name(_)))
    }

    /// What the row is.
    pub fn what(&self, row: &Row) -> What {
        if row.cells.iter().any(|(_, cell)| matches!(cell, Cell::Text(text) if text.contains(SIGNATURE))) {
            return What::Signature;
        }
        let other = is_closing(row) || self.is_section(row) || self.is_sample(row) || self.is_header(row);
        let nothing = !row.cells.iter().any(|(column, _)| self.field(*column).is_some());
        if other || nothing { What::Other } else { What::Pupil }
    }

    /// Whether its only cell is text that is no name.
    fn is_section(&self, row: &Row) -> bool {
        let [(column, cell)] = row.cells.as_slice() else { return false };
        let text = cell.shown();
        if self.is_name(*column) {
            return text.starts_with(|c: char| c.is_ascii_digit()) || begins_with_word(&text, SECTION);
        }
        matches!(cell, Cell::Text(_)) && super::number::written(&text).is_none()
    }

    fn is_sample(&self, row: &Row) -> bool {
        let is_sample = |text: &str| SAMPLE.contains(&bare(text).as_str());
        let name: Vec<String> = row
            .cells
            .iter()
            .filter(|(column, _)| self.is_name(*column))
            .map(|(_, cell)| cell.shown())
            .collect();
        let first = row.cells.first().map(|(_, cell)| cell.shown()).unwrap_or_default();
        is_sample(&first) || is_sample(&name.concat())
    }

    /// Whether the header stands here once more.
    fn is_header(&self, row: &Row) -> bool {
        // A subject as an answer is no heading: a heading names its own column. The first cell tells, so that a long list
        // is not looked up cell by cell.
        let texts = row.cells.iter().filter_map(|(column, cell)| match (cell, self.field(*column)) {
            (Cell::Text(text), Some(field)) => Some((text, field)),
            _ => None,
        });
        let headings = texts.take_while(|(text, field)| {
            self.index.find(text, self.gaps).is_some_and(|named| named.as_ref() == Ok(*field))
        });
        let repeats = |heading: &&Row| {
            let same = |column: &u32, cell: &Cell| {
                heading.cell(*column).is_some_and(|other| bare(&other.shown()) == bare(&cell.shown()))
            };
            row.cells.iter().all(|(column, cell)| same(column, cell))
        };
        headings.count() > 1 || self.headings.iter().any(repeats)
    }
}

fn is_closing(row: &Row) -> bool {
    row.cells.first().is_some_and(|(_, cell)| begins_with_word(&cell.shown(), CLOSING))
}
