//! What was not read, cell by cell, until it is mended or left as it is.

use super::edit::Change;
use super::protocol::{ProblemView, Reply};
use super::{Session, field, place, small};
use crate::class::cell::Reason;
use crate::class::column::Field;
use crate::class::read::{Problem, Read};
use crate::rules::code::Code as _;

/// Something that was not read.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) problem: Problem,
    /// The heading of its column.
    header: String,
    /// The pupil and the field, if it is a cell of one.
    pub(super) cell: Option<(usize, Field)>,
    /// Whether it is neither mended nor left as it is.
    pub(super) open: bool,
}

impl Entry {
    /// Whether it is what could not be read of that field of that pupil.
    pub(super) fn is_of(&self, at: usize, field: &Field) -> bool {
        self.cell.as_ref().is_some_and(|(pupil, own)| *pupil == at && own.key() == field.key())
    }

    /// Whether what stands there is not the answer: of a second pupil of one name it is.
    pub(super) fn is_unread(&self) -> bool {
        self.open && self.problem.reason != Reason::Duplicate
    }
}

/// The problems of a file whose first pupil has that place in the class.
pub(super) fn entries(read: &Read, first: usize) -> Vec<Entry> {
    let entry = |problem: &Problem| {
        let column = read.header.columns.iter().find(|column| Some(column.column) == problem.column);
        let pupil = read.pupils.binary_search_by_key(&problem.row, |pupil| Some(pupil.row)).ok();
        let cell = pupil.zip(column.and_then(|column| column.named.as_ref().ok()));
        Entry {
            problem: problem.clone(),
            header: column.map(|column| column.header.clone()).unwrap_or_default(),
            cell: cell.map(|(at, field)| (first.saturating_add(at), field.clone())),
            open: true,
        }
    };
    read.problems.kept.iter().map(entry).collect()
}

impl Session {
    /// The problems that are open, with their places.
    fn open_problems(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let class = &self.class;
        let there = |entry: &Entry| entry.cell.as_ref().is_none_or(|(at, _)| !class.is_gone(*at));
        class.problems.iter().enumerate().filter(move |(_, entry)| entry.open && there(entry))
    }

    /// How many problems are open, and how many there are of each pupil.
    pub(super) fn count_problems(&self) -> usize {
        self.open_problems().count().saturating_add(self.class.more_problems)
    }

    pub(super) fn problems(&self, from: u32, to: u32, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words() else { return reply(Reply::Done) };
        let view = |(at, entry): (usize, &Entry)| {
            let cell = entry.cell.as_ref();
            ProblemView {
                place: small(at),
                row: entry.problem.row,
                column: entry.problem.column.map(letters),
                header: entry.header.clone(),
                reason: entry.problem.reason.code().to_string(),
                text: entry.problem.text.clone(),
                cell: cell.map(|(pupil, field)| (small(*pupil), field.key())),
                name: cell.and_then(|(pupil, _)| self.class.pupil(*pupil)?.name.clone()),
                allowed: cell.map(|(_, own)| field::allowed(words, own)),
            }
        };
        let all = self.open_problems().count();
        let wanted = self.open_problems().skip(place(from)).take(place(to.saturating_sub(from)));
        let problems = wanted.map(view).collect();
        reply(Reply::Problems { all: small(all), more: small(self.class.more_problems), problems });
    }

    pub(super) fn leave(&mut self, at: u32, reply: &mut dyn FnMut(Reply)) {
        if let Some(entry) = self.class.problems.get_mut(place(at)).filter(|entry| entry.open) {
            entry.open = false;
            self.class.changes.push(Change::Left(place(at)));
            self.class.changed();
        }
        reply(self.listed());
    }
}

/// A column as a spreadsheet names it: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(before) = rest.checked_sub(1) {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(before % 26).unwrap_or_default())));
        rest = before / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let named: Vec<String> = [1, 26, 27, 52, 53, 200, 703].map(super::letters).to_vec();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "GR", "AAA"]);
    }
}
