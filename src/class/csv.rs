//! Text to a table: the separator, quotes and lines.
//!
//! A parser of our own, because of two things that `csv-core` does not say: that a quote is never closed, which is to
//! cost its own row only, and the column of it. A record is a line, but for line breaks inside quotes.

use std::borrow::Cow;

use super::table::{Cell, Row, Table};

/// The separators that are tried, the likeliest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// What would part cells in a text where nothing does.
const NONE: char = ';';
/// How many records are looked at to find the separator.
const SAMPLE: usize = 200;
/// The longest text inside quotes, as long as a cell of a spreadsheet can be.
const LONGEST: usize = 40_000;

/// A text as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv {
    /// Its rows.
    pub table: Table,
    /// What parts the cells; `None` if nothing does.
    pub separator: Option<char>,
}

/// Reads a text. `known` says whether a cell is a heading that is known, which helps to find the separator.
pub fn read(text: &str, known: &dyn Fn(&str) -> bool) -> Csv {
    let (mut records, separator) = records(text, known);
    let mut table = Table::default();
    while records.next().is_some_and(|row| table.add(row)) {}
    Csv { table, separator }
}

/// A text whose records are read some at a time.
#[derive(Clone, Debug)]
pub struct Paused {
    text: String,
    /// How many bytes of it are read.
    done: usize,
    /// The number of the next record.
    number: u32,
    separator: char,
}

impl Paused {
    /// Begins with a text, and says what parts its cells; `known` as of [`read`].
    pub fn new(text: String, known: &dyn Fn(&str) -> bool) -> (Self, Option<char>) {
        let (Records { rest, number, separator }, found) = records(&text, known);
        let done = text.len().saturating_sub(rest.len());
        (Self { text, done, number, separator }, found)
    }

    /// Has the next records taken, at most so many times, as long as `take` wants more of them; whether it wanted more at
    /// the end.
    pub fn go<'a>(&'a mut self, times: usize, mut take: impl FnMut(&mut Records<'a>) -> bool) -> bool {
        let Self { text, done, number, separator } = self;
        let rest = text.get(*done..).unwrap_or_default();
        let mut records = Records { rest, number: *number, separator: *separator };
        let more = (0..times).all(|_| take(&mut records));
        (*done, *number) = (text.len().saturating_sub(records.rest.len()), records.number);
        more
    }

    /// How many bytes are read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.text.len())
    }
}

/// The records of a text, and what parts their cells; `known` as of [`read`].
fn records<'a>(text: &'a str, known: &dyn Fn(&str) -> bool) -> (Records<'a>, Option<char>) {
    let (given, text, first) = match given_separator(text) {
        Some((separator, rest)) => (Some(separator), rest, 2),
        None => (None, text, 1),
    };
    let separator = given.or_else(|| find_separator(text, known));
    (Records { rest: text, number: first, separator: separator.unwrap_or(NONE) }, separator)
}

/// The separator of a first line `sep=;`, and the text behind that line.
fn given_separator(text: &str) -> Option<(char, &str)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at_checked(end)?;
    let line = line.trim_matches('"');
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    let mut chars = line.get(name.len()..)?.chars();
    let separator = chars.next()?;
    let only = chars.all(|c| c == separator || c == ' ');
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
    (only && !separator.is_alphanumeric() && separator != '"').then_some((separator, rest))
}

/// The separator by which most headings of a row are known, then by which most rows have the same number of cells,
/// then by which there are most of them.
fn find_separator(text: &str, known: &dyn Fn(&str) -> bool) -> Option<char> {
    let mut best: Option<(char, (usize, usize, usize))> = None;
    for separator in SEPARATORS.into_iter().filter(|separator| text.contains(*separator)) {
        let mut records = Records { rest: text, number: 1, separator };
        let (mut headings, mut counts) = (0, Vec::new());
        while let Some(row) = records.next()
            && counts.len() < SAMPLE
        {
            if row.number <= 30 {
                let texts = row.cells.iter().filter(|(_, cell)| known(&cell.shown()));
                headings = headings.max(texts.count());
            }
            if row.cells.iter().any(|(_, cell)| !cell.is_blank()) {
                counts.push(row.cells.len());
            }
        }
        let common = |columns: &usize| counts.iter().filter(|count| *count == columns).count();
        let (rows, columns) =
            counts.iter().map(|columns| (common(columns), *columns)).max().unwrap_or((0, 0));
        if columns < 2 && headings == 0 {
            let parted = counts.iter().any(|count| *count > 1);
            if !parted {
                continue;
            }
        }
        let share =
            if columns < 2 { 0 } else { rows.saturating_mul(1000).checked_div(counts.len()).unwrap_or(0) };
        let rank = (if headings > 1 { headings } else { 0 }, share, columns);
        if best.is_none_or(|(_, before)| rank > before) {
            best = Some((separator, rank));
        }
    }
    best.map(|(separator, _)| separator)
}

/// The records of a text.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// What is not read yet.
    rest: &'a str,
    /// The number of the next record, from 1.
    number: u32,
    /// What parts the cells.
    separator: char,
}

/// A record whose cells were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number, from 1.
    pub number: u32,
    /// The column in which a quote is opened and never closed: the one cell is then the line.
    pub unclosed: Option<u32>,
}

/// How a cell ends.
enum End {
    Cell,
    Record,
    Text,
}

impl<'a> Records<'a> {
    /// The next record, also an empty one.
    pub(crate) fn next(&mut self) -> Option<Row> {
        let mut cells = Vec::new();
        let Record { number, unclosed } = self.read(&mut cells)?;
        let first = unclosed.unwrap_or(1);
        let cells = (first..).zip(cells).map(|(column, text)| (column, Cell::Text(text.into_owned())));
        Some(Row { number, cells: cells.collect(), unclosed })
    }

    /// Reads the cells of the next record, also of an empty one, in place of those that were there.
    pub fn read(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Option<Record> {
        cells.clear();
        if self.rest.is_empty() {
            return None;
        }
        let start = self.rest;
        let number = self.number;
        self.number = self.number.saturating_add(1);
        for column in 1_u32.. {
            let quoted = self.rest.strip_prefix('"').map(|inside| self.quoted(inside));
            let (text, end) = match quoted {
                Some(Quoted::Closed(text, end)) => (text, end),
                Some(Quoted::Unclosed) => {
                    self.rest = start;
                    cells.clear();
                    cells.push(Cow::Borrowed(self.line()));
                    return Some(Record { number, unclosed: Some(column) });
                }
                Some(Quoted::Stray) | None => {
                    let (text, end) = self.plain();
                    (Cow::Borrowed(text), end)
                }
            };
            cells.push(text);
            match end {
                End::Cell => {}
                End::Record | End::Text => break,
            }
        }
        Some(Record { number, unclosed: None })
    }

    /// The rest of the line; its end is passed.
    fn line(&mut self) -> &'a str {
        let end = self.rest.find(['\r', '\n']).unwrap_or(self.rest.len());
        let line = self.rest.get(..end).unwrap_or_default();
        self.rest = self.rest.get(end..).unwrap_or_default();
        self.end();
        line
    }

    /// A cell without quotes around it.
    fn plain(&mut self) -> (&'a str, End) {
        let separator = self.separator;
        let end = match u8::try_from(separator).ok().filter(u8::is_ascii) {
            Some(byte) => self.rest.bytes().position(|b| b == byte || b == b'\r' || b == b'\n'),
            None => self.rest.find([separator, '\r', '\n']),
        };
        let end = end.unwrap_or(self.rest.len());
        let text = self.rest.get(..end).unwrap_or_default();
        self.rest = self.rest.get(end..).unwrap_or_default();
        (text, self.end())
    }

    /// Passes what ends a cell.
    fn end(&mut self) -> End {
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            return End::Cell;
        }
        let rest = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\r', '\n']));
        match rest {
            Some(rest) => {
                self.rest = rest;
                End::Record
            }
            None => End::Text,
        }
    }

    /// A cell whose quote was just opened.
    fn quoted(&mut self, inside: &'a str) -> Quoted<'a> {
        let mut text = Cow::Borrowed("");
        let mut rest = inside;
        loop {
            let Some((before, after)) = rest.split_once('"') else { return Quoted::Unclosed };
            text += before;
            if text.len() > LONGEST {
                return Quoted::Unclosed;
            }
            if let Some(after) = after.strip_prefix('"') {
                text += "\"";
                rest = after;
                continue;
            }
            let padded = after.trim_start_matches(' ');
            let ends = padded.is_empty() || padded.starts_with(['\r', '\n', self.separator]);
            if ends {
                self.rest = padded;
                return Quoted::Closed(text, self.end());
            }
            return if text.contains(['\r', '\n']) { Quoted::Unclosed } else { Quoted::Stray };
        }
    }
}

/// What a quote at the beginning of a cell turned out to be.
enum Quoted<'a> {
    /// It is closed at the end of the cell.
    Closed(Cow<'a, str>, End),
    /// It is closed, but the cell goes on: the quotes belong to the text.
    Stray,
    /// It is never closed.
    Unclosed,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> (Option<char>, Vec<Vec<String>>) {
        let csv = read(text, &|_| false);
        let rows = csv.table.rows.iter();
        let texts = |row: &Row| row.cells.iter().map(|(_, cell)| cell.shown()).collect();
        (csv.separator, rows.map(texts).collect())
    }

    #[test]
    fn the_separator_gives_rows_of_one_length() {
        assert_eq!(cells("a;b\n4,5;1\n4;2,5\n").0, Some(';'));
        assert_eq!(cells("a\tb\n4,5\t1\n4\t2,5\n").0, Some('\t'));
        assert_eq!(cells("a,b\n\"x;y\",1\n2,3\n").0, Some(','));
        assert_eq!(cells("a b\nc d").0, None);
        assert_eq!(cells("sep=|\na|b;c").1, [["a", "b;c"]]);
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        let (_, rows) = cells("a;b\r\n\"1;\"\"x\"\"\r\n2\";3\r4;\"5\"");
        assert_eq!(rows, [["a", "b"], ["1;\"x\" 2", "3"], ["4", "5"]]);
        assert_eq!(cells("a;b\n\"x\" y;Мектеп \"Үміт\"\n").1[1], ["\"x\" y", "Мектеп \"Үміт\""]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_row() {
        let csv = read("a;b\n1;\"x;2\n3;4\n\"5\";6\n", &|_| false);
        let unclosed: Vec<_> = csv.table.rows.iter().map(|row| (row.number, row.unclosed)).collect();
        assert_eq!(unclosed, [(1, None), (2, Some(2)), (3, None), (4, None)]);
    }
}
