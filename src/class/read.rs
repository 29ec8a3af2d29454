//! A table to pupils: the answers of each row, and what is wrong cell by cell.

use std::collections::BTreeSet;

use super::cell::{self, Reader, Reason};
use super::column::{Field, Index};
use super::encoding::lost_letters;
use super::fold::same_name;
use super::header::{self, Header};
use super::rows::{Rows, What};
use super::table::{Cell, Row, Table};
use crate::rules::case::Case;
use crate::rules::question::{Place, Value};
use crate::text::heading::Beside;

/// How many problems are kept.
pub const MOST_PROBLEMS: usize = 1_000;
/// How much of a cell is shown in a problem, in characters.
const MOST_SHOWN: usize = 80;

/// A pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// The row, from 1.
    pub row: u32,
    /// The name; `None` if there is none.
    pub name: Option<String>,
    /// The class or group: `9 А`.
    pub group: Option<String>,
    /// The answers.
    pub case: Case,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row, from 1; `None` if it is about the file.
    pub row: Option<u32>,
    /// The column, from 1; `None` if it is about the row or the file.
    pub column: Option<u32>,
    /// What is wrong.
    pub reason: Reason,
    /// What stood there, at most 80 characters.
    pub text: String,
}

/// The problems, as many as are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// Those that are kept, in the order of the rows.
    pub kept: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

impl Problems {
    fn add(&mut self, row: Option<u32>, column: Option<u32>, reason: Reason, text: &str) {
        if self.kept.len() >= MOST_PROBLEMS {
            self.more = self.more.saturating_add(1);
            return;
        }
        let text = text.chars().take(MOST_SHOWN).collect();
        self.kept.push(Problem { row, column, reason, text });
    }
}

/// What a table holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The header and the columns.
    pub header: Header,
    /// The pupils.
    pub pupils: Vec<Pupil>,
    /// What was not read.
    pub problems: Problems,
}

/// Reads a table whose header is looked for. `whole_class` are answers for every pupil that leaves them open.
pub fn read(index: &Index, table: &Table, whole_class: &[(Place, Value)]) -> Read {
    let gaps = has_gaps(table);
    let header = header::find(index, table, gaps);
    with_header(index, table, header, whole_class)
}

/// Whether letters were lost in a table.
pub fn has_gaps(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.any(|(_, cell)| matches!(cell, Cell::Text(text) if lost_letters(text)))
}

/// Reads a table with a header that is known already, or whose columns a person assigned.
pub fn with_header(index: &Index, table: &Table, header: Header, whole_class: &[(Place, Value)]) -> Read {
    let mut reading = Reading::new(table, header);
    reading.go(index, table, usize::MAX);
    let pupils = reading.read.pupils.into_iter().map(|pupil| with_answers(pupil, whole_class)).collect();
    Read { pupils, ..reading.read }
}

/// A table that is being read, some rows at a time.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was read so far.
    pub read: Read,
    /// The place of the next row in the list of rows.
    next: usize,
    names: BTreeSet<String>,
    signed: bool,
    gaps: bool,
}

impl Reading {
    /// Nothing is read yet.
    pub fn new(table: &Table, header: Header) -> Self {
        let gaps = has_gaps(table);
        let mut read = Read { header, ..Read::default() };
        if gaps {
            read.problems.add(None, None, Reason::LostLetters, "");
        }
        let mut next = 0;
        if read.header.rows.is_empty() {
            read.problems.add(None, None, Reason::NoHeader, "");
            next = usize::MAX;
        }
        Self { read, next, names: BTreeSet::new(), signed: false, gaps }
    }

    /// How many rows of the table were looked at.
    pub fn done(&self) -> usize {
        self.next
    }

    /// Reads at most so many rows more of the same table; whether there are others.
    pub fn go(&mut self, index: &Index, table: &Table, most: usize) -> bool {
        let Some(last) = self.read.header.rows.last().copied() else { return false };
        let header = self.read.header.clone();
        let rows = Rows::new(index, table, &header, self.gaps);
        let fields: Vec<(u32, &Field, Option<Reader>)> = header
            .fields()
            .map(|(column, field)| (column, field, Reader::new(index, field, table.from_1904)))
            .collect();
        for row in table.rows.iter().skip(self.next).take(most) {
            self.next = self.next.saturating_add(1);
            self.row(row, last, &rows, &fields);
        }
        let more = self.next < table.rows.len();
        if !more && let Some((row, column)) = table.beyond {
            self.read.problems.add(Some(row), column, Reason::TooMany, "");
        }
        more
    }

    fn row(&mut self, row: &Row, last: u32, rows: &Rows, fields: &[(u32, &Field, Option<Reader>)]) {
        let problems = &mut self.read.problems;
        if row.number <= last {
            if !self.read.header.rows.contains(&row.number) {
                problems.add(Some(row.number), None, Reason::SkippedRow, &row.shown());
            }
            return;
        }
        if let Some(column) = row.unclosed {
            problems.add(Some(row.number), Some(column), Reason::UnclosedQuote, &row.shown());
            return;
        }
        let what = rows.what(row);
        self.signed |= what == What::Signature;
        if self.signed || what != What::Pupil {
            problems.add(Some(row.number), None, Reason::SkippedRow, &row.shown());
            return;
        }
        let pupil = pupil(row, fields, &mut self.names, problems);
        self.read.pupils.push(pupil);
    }
}

fn pupil(
    row: &Row,
    fields: &[(u32, &Field, Option<Reader>)],
    names: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Pupil {
    let mut pupil = Pupil { row: row.number, name: None, group: None, case: Case::default() };
    let mut parts: Vec<(Beside, String)> = Vec::new();
    let mut wrong: Vec<(u32, Reason)> = Vec::new();
    let mut name_column = None;
    for (column, field, reader) in fields {
        let Some(cell) = row.cell(*column) else { continue };
        let read = match (field, reader) {
            (Field::Name(part), _) => cell::name(cell).map(|name| {
                parts.extend(name.map(|name| (*part, name)));
            }),
            (Field::Group, _) => cell::group(cell).map(|group| pupil.group = group),
            (Field::Answer(place), Some(reader)) => reader
                .read(cell)
                .map(|value| value.into_iter().for_each(|value| pupil.case.put(place, Some(value)))),
            (Field::Answer(_), None) => Ok(()),
        };
        wrong.extend(read.err().map(|reason| (*column, reason)));
    }
    for (column, field, _) in fields {
        if matches!(field, Field::Name(_)) {
            name_column = name_column.or(Some(*column));
        }
    }
    parts.sort_by_key(|(part, _)| Beside::ALL.iter().position(|other| other == part));
    let name = parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    if !name.is_empty() {
        if !names.insert(same_name(&name))
            && let Some(column) = name_column
            && wrong.iter().all(|(other, _)| *other != column)
        {
            wrong.push((column, Reason::Duplicate));
            wrong.sort_by_key(|(column, _)| *column);
        }
        pupil.name = Some(name);
    }
    for (column, reason) in wrong {
        let text = match (reason, row.cell(column)) {
            (Reason::Duplicate, _) => pupil.name.clone().unwrap_or_default(),
            // As it is: what is wrong may be at its ends.
            (Reason::BadCharacter, Some(Cell::Text(text))) => text.clone(),
            (_, Some(cell)) => cell.shown(),
            (_, None) => String::new(),
        };
        problems.add(Some(row.number), Some(column), reason, &text);
    }
    pupil
}

/// The pupil with the answers that hold for the whole class where there are none of its own.
pub fn with_answers(mut pupil: Pupil, whole_class: &[(Place, Value)]) -> Pupil {
    for (place, value) in whole_class {
        if pupil.case.answer(place).is_none() {
            pupil.case.put(place, Some(value.clone()));
        }
    }
    pupil
}
