//! Workbooks of Excel 97 to 2003 (MS-XLS, BIFF8), cell by cell.
//!
//! A reader of our own: `calamine` makes a dense rectangle of every sheet when it opens the file.

use super::Kind;
use super::cfb::{Compound, u16_at, u32_at};
use super::date;
use super::kind::Refused;
use super::number::{double, of_double, whole};
use super::table::{Cell, MOST_BYTES, Row, Sheet, Table};
use super::xlsx::{is_day_format, is_day_number};

/// What a compound file is.
///
/// # Errors
/// If it is no workbook that is read.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Refused::Password);
    }
    if file.has("Workbook") {
        return Ok(Kind::Xls);
    }
    Err(match () {
        () if file.has("Book") => Refused::Other("a workbook of a very old Excel"),
        () if file.has("WordDocument") => Refused::Other("a text document"),
        () if file.has("PowerPoint Document") => Refused::Other("a presentation"),
        () => Refused::Other("a document of another program"),
    })
}

/// The visible sheets of a workbook.
///
/// # Errors
/// If it is damaged or protected.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    let stream = Compound::open(bytes)?.stream("Workbook");
    let book = book_of(&stream)?;
    let mut sheets = Vec::new();
    for (name, at) in &book.sheets {
        let table = sheet_of(stream.get(*at..).unwrap_or_default(), &book);
        sheets.push(Sheet { name: name.clone(), table });
    }
    Ok(sheets)
}

/// The records of a stream: what each is, and its bytes.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.0, 0)?;
        let end = usize::from(u16_at(self.0, 2)?).checked_add(4)?;
        let record = self.0.get(4..end)?;
        self.0 = self.0.get(end..)?;
        Some((kind, record))
    }
}

#[derive(Default)]
struct Book {
    /// The name of each visible sheet and where it begins.
    sheets: Vec<(String, usize)>,
    shared: Vec<String>,
    /// For each style of cells, whether it shows a day.
    days: Vec<bool>,
    from_1904: bool,
}

fn book_of(stream: &[u8]) -> Result<Book, Refused> {
    let mut book = Book::default();
    let mut formats: Vec<(u16, bool)> = Vec::new();
    let mut shared: Vec<&[u8]> = Vec::new();
    let mut continues = false;
    for (kind, record) in Records(stream) {
        match kind {
            0x2f => return Err(Refused::Password),
            0x809 if u16_at(record, 0).is_some_and(|version| version < 0x600) => {
                return Err(Refused::Other("a workbook of a very old Excel"));
            }
            0x22 => book.from_1904 = u16_at(record, 0) == Some(1),
            0x85 => book.sheets.extend(sheet(record)),
            0x41e => formats.extend(
                u16_at(record, 0)
                    .zip(long_text(record.get(2..).unwrap_or_default()))
                    .map(|(id, format)| (id, is_day_format(&format))),
            ),
            0xe0 => {
                let id = u16_at(record, 2).unwrap_or(0);
                let own = formats.iter().find(|(other, _)| *other == id).map(|(_, day)| *day);
                book.days.push(own.unwrap_or_else(|| is_day_number(u32::from(id))));
            }
            0xfc => shared.push(record),
            0x3c if continues => shared.push(record),
            0x0a => break,
            _ => {}
        }
        continues = kind == 0xfc || (kind == 0x3c && continues);
    }
    if book.sheets.is_empty() && stream.len() < 16 {
        return Err(Refused::Damaged);
    }
    book.shared = shared_texts(&shared);
    Ok(book)
}

/// The name of a visible sheet with cells, and where it begins.
fn sheet(record: &[u8]) -> Option<(String, usize)> {
    let at = usize::try_from(u32_at(record, 0)?).ok()?;
    let (state, kind) = (record.get(4)? & 3, record.get(5)?);
    let length = usize::from(*record.get(6)?);
    let name = letters(record.get(8..)?, length, record.get(7)? & 1 == 1);
    (state == 0 && *kind == 0).then_some((name, at))
}

/// So many letters, of one or two bytes each.
fn letters(bytes: &[u8], length: usize, wide: bool) -> String {
    if wide {
        let units = bytes.as_chunks::<2>().0.iter().take(length).map(|unit| u16::from_le_bytes(*unit));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    bytes.iter().take(length).map(|byte| char::from(*byte)).collect()
}

/// A text with a long length before it.
fn long_text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(bytes, 0)?);
    let flags = *bytes.get(2)?;
    let more = if flags & 8 == 8 { 2 } else { 0 } + if flags & 4 == 4 { 4 } else { 0 };
    Some(letters(bytes.get(3_usize.checked_add(more)?..)?, length, flags & 1 == 1))
}

/// Reads the texts that cells share, which go on from record to record.
struct Pieces<'a> {
    records: std::slice::Iter<'a, &'a [u8]>,
    rest: &'a [u8],
}

impl Pieces<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        if self.rest.is_empty() {
            self.rest = self.records.next()?;
        }
        let (bytes, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*bytes)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > self.rest.len() {
            length = length.checked_sub(self.rest.len())?;
            self.rest = self.records.next()?;
        }
        self.rest = self.rest.get(length..)?;
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::from(u16::from_le_bytes(self.bytes()?));
        let [flags] = self.bytes::<1>()?;
        let runs = if flags & 8 == 8 { u16::from_le_bytes(self.bytes()?) } else { 0 };
        let aloud = if flags & 4 == 4 { u32::from_le_bytes(self.bytes()?) } else { 0 };
        let mut wide = flags & 1 == 1;
        let mut text = String::new();
        let mut left = length;
        while left > 0 {
            if self.rest.is_empty() {
                // Where a text goes on, it says anew how wide its letters are.
                self.rest = self.records.next()?;
                let [flags] = self.bytes::<1>()?;
                wide = flags & 1 == 1;
            }
            let width = if wide { 2 } else { 1 };
            let here = left.min(self.rest.len().checked_div(width)?);
            if here == 0 {
                return None;
            }
            text.push_str(&letters(self.rest, here, wide));
            self.rest = self.rest.get(here.checked_mul(width)?..)?;
            left = left.checked_sub(here)?;
        }
        self.skip(usize::from(runs).checked_mul(4)?.checked_add(usize::try_from(aloud).ok()?)?)?;
        Some(text)
    }
}

fn shared_texts(records: &[&[u8]]) -> Vec<String> {
    let mut pieces = Pieces { records: records.iter(), rest: &[] };
    let mut texts = Vec::new();
    // How many there are in cells, and how many of their own.
    if pieces.bytes::<8>().is_none() {
        return texts;
    }
    let mut length = 0_usize;
    while let Some(text) = pieces.text() {
        length = length.saturating_add(text.len());
        if length > MOST_BYTES {
            break;
        }
        texts.push(text);
    }
    texts
}

/// Cells in the order in which they stand in the file, which need not be that of their rows.
#[derive(Default)]
struct Cells {
    rows: std::collections::BTreeMap<u16, Vec<(u32, Cell)>>,
    /// Where the text of the formula before is to come.
    awaited: Option<(u16, u16)>,
}

impl Cells {
    fn put(&mut self, row: u16, column: u16, cell: Cell) {
        let cells = self.rows.entry(row).or_default();
        let column = u32::from(column).saturating_add(1);
        let place = cells.partition_point(|(other, _)| *other < column);
        if cells.get(place).is_none_or(|(other, _)| *other != column) {
            cells.insert(place, (column, cell));
        }
    }
}

fn sheet_of(stream: &[u8], book: &Book) -> Table {
    let mut cells = Cells::default();
    let mut depth = 0_usize;
    for (kind, record) in Records(stream) {
        match kind {
            0x809 => depth = depth.saturating_add(1),
            0x0a => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            // Inside are charts, which have cells of their own.
            _ if depth == 1 => {
                record_of(kind, record, book, &mut cells);
            }
            _ => {}
        }
    }
    let mut table = Table { from_1904: book.from_1904, ..Table::default() };
    for (number, cells) in cells.rows {
        let number = u32::from(number).saturating_add(1);
        if !table.add(Row { number, cells, unclosed: None }) {
            break;
        }
    }
    table
}

fn record_of(kind: u16, record: &[u8], book: &Book, cells: &mut Cells) -> Option<()> {
    if kind == 0x207 {
        let (row, column) = cells.awaited.take()?;
        cells.put(row, column, Cell::Text(long_text(record)?));
        return Some(());
    }
    let known = matches!(kind, 0x203 | 0x27e | 0xbd | 0xfd | 0x204 | 0xd6 | 0x205 | 0x06);
    if !known {
        return None;
    }
    let (row, column, style) = (u16_at(record, 0)?, u16_at(record, 2)?, u16_at(record, 4)?);
    let rest = record.get(6..)?;
    let cell = match kind {
        0x203 => numeric(book, style, &of_bytes(rest)?),
        0x27e => numeric(book, style, &of_short(u32_at(rest, 0)?)?),
        0xbd => {
            let each = record.get(4..)?.as_chunks::<6>().0;
            for (column, [a, b, c, d, e, f]) in (column..).zip(each) {
                let style = u16::from_le_bytes([*a, *b]);
                if let Some(number) = of_short(u32::from_le_bytes([*c, *d, *e, *f])) {
                    cells.put(row, column, numeric(book, style, &number));
                }
            }
            return Some(());
        }
        0xfd => {
            let at = u32_at(rest, 0)?;
            let text = usize::try_from(at).ok().and_then(|at| book.shared.get(at));
            text.map_or(Cell::Error(at.to_string()), |text| Cell::Text(text.clone()))
        }
        0x204 | 0xd6 => Cell::Text(long_text(rest)?),
        0x205 => match rest {
            [value, 0, ..] => Cell::YesNo(*value != 0),
            [value, ..] => Cell::Error(error(*value).to_string()),
            [] => return None,
        },
        _ => match rest {
            [0, _, _, _, _, _, 0xff, 0xff, ..] => {
                cells.awaited = Some((row, column));
                return Some(());
            }
            [1, _, value, _, _, _, 0xff, 0xff, ..] => Cell::YesNo(*value != 0),
            [2, _, value, _, _, _, 0xff, 0xff, ..] => Cell::Error(error(*value).to_string()),
            [3, _, _, _, _, _, 0xff, 0xff, ..] => return None,
            _ => numeric(book, style, &of_bytes(rest)?),
        },
    };
    cells.put(row, column, cell);
    Some(())
}

/// A number of eight bytes.
fn of_bytes(bytes: &[u8]) -> Option<String> {
    of_double(f64::from_le_bytes(*bytes.first_chunk::<8>()?))
}

/// A number of four bytes: a whole one or the upper half of a double, perhaps in hundredths.
fn of_short(short: u32) -> Option<String> {
    let number = if short & 2 == 2 {
        (short.cast_signed() >> 2).to_string()
    } else {
        f64::from_bits(u64::from(short & !3) << 32).to_string()
    };
    double(&if short & 1 == 1 { format!("{number}e-2") } else { number })
}

fn numeric(book: &Book, style: u16, number: &str) -> Cell {
    if book.days.get(usize::from(style)).copied().unwrap_or(false) {
        let day = whole(number).and_then(|serial| date::of_serial(serial, book.from_1904));
        return Cell::Day(day, number.to_string());
    }
    Cell::Number(number.to_string())
}

/// An error value as it is shown.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
