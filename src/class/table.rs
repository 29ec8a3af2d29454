//! A sheet as a reader sees it: rows of filled cells, and nothing for the empty ones.

use serde::{Deserialize, Serialize};

use super::fold::tidy;
use super::session::packed;
use crate::rules::calendar::Date;

/// How many filled rows are read.
pub const MOST_ROWS: usize = 100_000;
/// How many columns are read.
pub const MOST_COLUMNS: u32 = 200;
/// How many bytes of text are read, after unpacking.
pub const MOST_BYTES: usize = 64 << 20;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number, as a plain decimal with a point.
    Number(String),
    /// A number that is shown as a day: the day, if there is such a one, and the number.
    Day(#[serde(with = "packed::maybe_day")] Option<Date>, String),
    /// True or false.
    YesNo(bool),
    /// An error value, or a reference to nothing.
    Error(String),
    /// A formula whose value was not saved.
    NoValue,
}

impl Cell {
    /// What a person sees there.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => tidy(text),
            Self::Day(Some(day), _) => crate::formats::input::day_text(*day),
            Self::Day(None, text) => text.clone(),
            Self::YesNo(yes) => if *yes { "TRUE" } else { "FALSE" }.to_string(),
            Self::NoValue => String::new(),
        }
    }

    /// Whether nothing is to be seen there.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if tidy(text).is_empty())
    }
}

/// A row: the filled cells in the order of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// The cells, each with its column from 1.
    pub cells: Vec<(u32, Cell)>,
    /// The column in which a quote is opened and never closed; the row is then of no use.
    pub unclosed: Option<u32>,
}

impl Row {
    /// What stands in a column; `None` if it is empty.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The first cells of the row in one line.
    pub fn shown(&self) -> String {
        self.cells.iter().map(|(_, cell)| cell.shown()).collect::<Vec<_>>().join(" ")
    }
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its filled rows, in order.
    pub rows: Vec<Row>,
    /// Whether its days are counted from 1904.
    pub from_1904: bool,
    /// The first row or column that is not read because there are too many: row and column, from 1.
    pub beyond: Option<(u32, Option<u32>)>,
}

impl Table {
    /// Adds a row, unless nothing stands in it or there are too many. `false` if there are.
    pub fn add(&mut self, mut row: Row) -> bool {
        row.cells.retain(|(_, cell)| !cell.is_blank());
        if let Some((column, _)) = row.cells.iter().find(|(column, _)| *column > MOST_COLUMNS) {
            self.beyond.get_or_insert((row.number, Some(*column)));
            row.cells.retain(|(column, _)| *column <= MOST_COLUMNS);
        }
        if row.cells.is_empty() && row.unclosed.is_none() {
            return true;
        }
        if self.rows.len() >= MOST_ROWS {
            self.beyond = Some((row.number, None));
            return false;
        }
        self.rows.push(row);
        true
    }
}

/// A sheet with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub table: Table,
}
