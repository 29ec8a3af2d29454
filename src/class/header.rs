//! A table to its columns: where the header is, and what its headings name.

use std::collections::BTreeSet;

use super::column::{Field, Index, Named, Unused};
use super::fold::{bare, begins_with_word, tidy};
use super::table::{Cell, Row, Table};

/// In how many rows the header is looked for.
const FIRST_ROWS: u32 = 30;

/// Words of headings over others.
const GROUPS: &[&str] = &[
    "Оценки",
    "Итоговые",
    "Бағалар",
    "Бағалары",
    "Предметы",
    "Пәндер",
    "Студенты",
    "Студенттер",
    "Оқушылар",
    "Ученики",
    "Обучающиеся",
    "Қорытынды",
    "Итог",
    "Итого",
    "Документы",
    "Құжаттар",
    "Grades",
    "Subjects",
    "Marks",
    "Documents",
    "Выбор",
    "Таңдау",
    "Choice",
    "Личные",
    "Деректер",
    "Мәліметтер",
    "Данные",
    "Посещаемость",
    "Журнал",
    "Баллы",
    "Балдар",
    "Специальность",
    "Мамандық",
    "Specialty",
];

/// A column with its heading and what is read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The column, from 1.
    pub column: u32,
    /// Its heading, as it stands there; empty if there is none.
    pub header: String,
    /// Its field, or why it is not used.
    pub named: Named,
}

/// The header of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The numbers of its rows: none, one or two.
    pub rows: Vec<u32>,
    /// The columns that have a heading or anything below it.
    pub columns: Vec<Column>,
}

impl Header {
    /// The columns with their fields.
    pub fn fields(&self) -> impl Iterator<Item = (u32, &Field)> {
        self.columns.iter().filter_map(|column| Some((column.column, column.named.as_ref().ok()?)))
    }
}

fn is_field(index: &Index, cell: &Cell, gaps: bool) -> bool {
    match cell {
        Cell::Text(text) => index.is_field(text, gaps),
        Cell::Number(_) | Cell::Day(..) | Cell::YesNo(_) | Cell::Error(_) | Cell::NoValue => false,
    }
}

/// How many known headings a row has.
fn known(index: &Index, row: &Row, gaps: bool) -> usize {
    row.cells.iter().filter(|(_, cell)| is_field(index, cell, gaps)).count()
}

/// The place of the header in the list of rows; `None` if there is none.
pub fn place(index: &Index, table: &Table, gaps: bool) -> Option<usize> {
    let mut best = None;
    for (at, row) in table.rows.iter().enumerate().take_while(|(_, row)| row.number <= FIRST_ROWS) {
        match known(index, row, gaps) {
            0 => {}
            1 => best = best.or(Some(at)),
            _ => return Some(at),
        }
    }
    best
}

/// The header of a table; without rows if there is none.
pub fn find(index: &Index, table: &Table, gaps: bool) -> Header {
    let Some(at) = place(index, table, gaps) else { return Header::default() };
    of_row(index, table, at, gaps)
}

/// The header at that place in the list of rows, with the row above or below it that belongs to it.
pub fn of_row(index: &Index, table: &Table, at: usize, gaps: bool) -> Header {
    let Some(row) = table.rows.get(at) else { return Header::default() };
    let next_to = |at: Option<usize>, number: Option<u32>| {
        let other = table.rows.get(at?)?;
        (Some(other.number) == number && other.unclosed.is_none()).then_some(other)
    };
    let below = next_to(at.checked_add(1), row.number.checked_add(1));
    let above = next_to(at.checked_sub(1), row.number.checked_sub(1));
    let (upper, lower) = match (below, above) {
        (Some(below), _) if goes_on_below(index, row, below, gaps) => (Some(row), below),
        (_, Some(above)) if is_group(index, above, row, gaps) => (Some(above), row),
        _ => (None, row),
    };
    let rows: Vec<u32> = upper.map(|row| row.number).into_iter().chain([lower.number]).collect();
    let columns = columns(index, table, upper, lower, gaps);
    Header { rows, columns }
}

/// Whether the row below completes the header: it names something, and only where this row has no known heading.
fn goes_on_below(index: &Index, row: &Row, below: &Row, gaps: bool) -> bool {
    let apart = below.cells.iter().all(|(column, cell)| {
        let over = row.cell(*column).is_none_or(|cell| !is_field(index, cell, gaps));
        over && matches!(cell, Cell::Text(_))
    });
    apart && known(index, below, gaps) > 0
}

/// Whether the row above is one of headings over these: groups of them, or the names of columns that have none here.
fn is_group(index: &Index, above: &Row, row: &Row, gaps: bool) -> bool {
    if !above.cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(_))) {
        return false;
    }
    let names =
        above.cells.iter().any(|(column, cell)| row.cell(*column).is_none() && is_field(index, cell, gaps));
    let first = row.cells.first().map_or(1, |(column, _)| *column);
    if above.cells.len() == 1 && above.cells.first().is_some_and(|(column, _)| *column <= first) {
        // A title stands where the table begins.
        return names;
    }
    let groups = above.cells.iter().filter(|(_, cell)| is_group_word(&cell.shown())).count();
    names || (groups > 0 && groups.saturating_mul(2) >= above.cells.len())
}

fn is_group_word(text: &str) -> bool {
    let short = text.split(' ').count() <= 6;
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ' || c == '.');
    short
        && (text.split('/').any(|part| begins_with_word(part, GROUPS)) || begins_with_word(numbered, GROUPS))
}

fn columns(index: &Index, table: &Table, upper: Option<&Row>, lower: &Row, gaps: bool) -> Vec<Column> {
    let mut used: BTreeSet<u32> = lower.cells.iter().map(|(column, _)| *column).collect();
    let below = table.rows.iter().filter(|row| row.number > lower.number);
    used.extend(below.flat_map(|row| row.cells.iter().map(|(column, _)| *column)));
    used.extend(upper.into_iter().flat_map(|row| row.cells.iter().map(|(column, _)| *column)));
    let mut columns: Vec<Column> = Vec::new();
    let mut group = String::new();
    for column in used {
        let over = upper.and_then(|row| row.cell(column)).map(written);
        if let Some(over) = &over {
            group.clone_from(over);
        }
        let own = lower.cell(column).map(written);
        let from_above = own.is_none();
        let header = own.or(over).unwrap_or_default();
        let empty = tidy(&header).is_empty();
        let named = if empty {
            Err(Unused::Empty)
        } else {
            let helped = index.find(&format!("{} {header}", number_of(&group)), gaps);
            let helped = helped.filter(|_| !from_above && !number_of(&group).is_empty());
            helped.or_else(|| index.find(&header, gaps)).unwrap_or(Err(Unused::Unknown))
        };
        if from_above && is_group_word(&header) && named.is_err() && !has_cells(table, lower, column) {
            continue;
        }
        let named = if taken(&columns, &named) { Err(Unused::Duplicate) } else { named };
        columns.push(Column { column, header: tidy(&header), named });
    }
    columns
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(_) | Cell::Day(..) | Cell::YesNo(_) | Cell::Error(_) | Cell::NoValue => cell.shown(),
    }
}

/// The number of a choice that a heading over others names: `2-таңдау`.
fn number_of(group: &str) -> &str {
    let words = ["таңдау", "мамандық", "выбор", "специальность", "choice", "specialty"];
    let name = bare(group);
    if !words.iter().any(|word| name.contains(word)) {
        return "";
    }
    ["1", "2", "3", "4"].into_iter().find(|number| group.contains(number)).unwrap_or("")
}

fn has_cells(table: &Table, lower: &Row, column: u32) -> bool {
    table.rows.iter().any(|row| row.number > lower.number && row.cell(column).is_some())
}

/// Whether an earlier column has the field; a part of a name has it beside another part, not beside the whole.
fn taken(columns: &[Column], named: &Named) -> bool {
    use crate::text::heading::Beside;
    let Ok(field) = named else { return false };
    let same = |other: &Field| match (field, other) {
        (Field::Name(part), Field::Name(other)) => {
            part == other || *part == Beside::Name || *other == Beside::Name
        }
        (Field::Name(_) | Field::Group | Field::Answer(_), _) => field == other,
    };
    columns.iter().filter_map(|column| column.named.as_ref().ok()).any(same)
}
