//! Workbooks of Excel since 2007, cell by cell.
//!
//! A reader of our own over `quick-xml`: `calamine` names neither the place of a broken cell nor a formula without a
//! value, and ends a sheet at the first wrong reference. Names of parts and prefixes do not matter, nor whether the
//! workbook is strict.

use super::date;
use super::kind::Refused;
use super::number::{double, whole};
use super::table::{Cell, MOST_COLUMNS, Row, Sheet, Table};
use super::xml::{Piece, Tag, text, walk};
use super::zip::Archive;
use crate::formats::date_text::read_date;

/// The visible sheets of a workbook.
///
/// # Errors
/// If it is damaged, protected, or unpacks to too much.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    let archive = Archive::open(bytes)?;
    let book = book_path(&archive);
    let relations = relations(&archive, &book);
    let Book { sheets, from_1904 } = book_of(&text(archive.read_all(&book)?))?;
    let of_kind =
        |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|one| one.target.clone());
    let part = |kind: &str| match of_kind(kind).filter(|path| archive.has(path)) {
        Some(path) => archive.read_all(&path).map(|bytes| Some(text(bytes))),
        None => Ok(None),
    };
    let shared = part("sharedStrings")?.map_or(Ok(Vec::new()), |xml| shared_texts(&xml))?;
    let days = part("styles")?.map_or(Ok(Vec::new()), |xml| day_styles(&xml))?;
    let mut read = Vec::new();
    for (name, id) in sheets {
        let relation = relations.iter().find(|relation| relation.id == id);
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else { continue };
        if !archive.has(&relation.target) {
            continue;
        }
        let xml = text(archive.read_all(&relation.target)?);
        let mut reader = Reader::new(&shared, &days, from_1904);
        walk(&xml, &mut |piece| {
            reader.piece(&piece);
            Ok(())
        })?;
        read.push(Sheet { name, table: reader.table });
    }
    Ok(read)
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// Where the workbook is.
fn book_path(archive: &Archive) -> String {
    let found = relations(archive, "").into_iter().find(|relation| relation.kind == "officeDocument");
    found
        .map(|relation| relation.target)
        .filter(|path| archive.has(path))
        .unwrap_or("xl/workbook.xml".to_string())
}

/// What a part refers to, with paths from the root.
fn relations(archive: &Archive, part: &str) -> Vec<Relation> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let path =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found = Vec::new();
    let Ok(bytes) = archive.read_all(&path) else { return found };
    // What is broken here is missed there.
    let _ = walk(&text(bytes), &mut |piece| {
        if let Piece::Open(tag) = piece
            && let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
            found.push(Relation { id, kind, target: from_root(folder, &target.replace('\\', "/")) });
        }
        Ok(())
    });
    found
}

fn from_root(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[derive(Default)]
struct Book {
    /// The name and the relation of each visible sheet.
    sheets: Vec<(String, String)>,
    from_1904: bool,
}

fn book_of(xml: &str) -> Result<Book, Refused> {
    let mut book = Book::default();
    walk(xml, &mut |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        match tag.name() {
            "workbookPr" => book.from_1904 |= tag.is("date1904"),
            "sheet" if tag.get("state").is_none_or(|state| state == "visible") => {
                if let (Some(name), Some(id)) = (tag.get("name"), tag.get("id")) {
                    book.sheets.push((name, id));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(book)
}

/// The texts that cells share, without what tells how they are read aloud.
fn shared_texts(xml: &str) -> Result<Vec<String>, Refused> {
    let mut texts: Vec<String> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    walk(xml, &mut |piece| {
        match piece {
            Piece::Open(tag) => {
                if tag.name() == "si" {
                    texts.push(String::new());
                }
                path.push(tag.name().to_string());
            }
            Piece::Close => {
                path.pop();
            }
            Piece::Text(text) => {
                let shown = path.last().is_some_and(|tag| tag == "t") && !path.iter().any(|tag| tag == "rPh");
                if let Some(last) = texts.last_mut().filter(|_| shown) {
                    last.push_str(&text);
                }
            }
        }
        Ok(())
    })?;
    Ok(texts.iter().map(|text| unescaped(text)).collect())
}

/// A text with `_x000D_` and the like as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        unescaped.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        rest = if let Some(letter) = letter {
            unescaped.push(letter);
            after.get(5..).unwrap_or_default()
        } else {
            unescaped.push_str("_x");
            after
        };
    }
    unescaped.push_str(rest);
    unescaped
}

/// For each style of cells, whether it shows a day.
fn day_styles(xml: &str) -> Result<Vec<bool>, Refused> {
    let mut own: Vec<(String, bool)> = Vec::new();
    let mut styles = Vec::new();
    let mut path: Vec<String> = Vec::new();
    walk(xml, &mut |piece| {
        match piece {
            Piece::Open(tag) => {
                let inside = path.last().is_some_and(|tag| tag == "cellXfs");
                if tag.name() == "numFmt"
                    && let (Some(id), Some(format)) = (tag.get("numFmtId"), tag.get("formatCode"))
                {
                    own.push((id, is_day_format(&format)));
                } else if inside && tag.name() == "xf" {
                    let id = tag.get("numFmtId").unwrap_or_default();
                    let own = own.iter().find(|(other, _)| *other == id).map(|(_, day)| *day);
                    styles.push(own.unwrap_or_else(|| is_day_number(id.parse().unwrap_or(0))));
                }
                path.push(tag.name().to_string());
            }
            Piece::Close => {
                path.pop();
            }
            Piece::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// Whether a built-in format shows a day.
pub(super) fn is_day_number(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format shows a day: it has one of its letters, outside quotes and brackets.
pub(super) fn is_day_format(format: &str) -> bool {
    let mut chars = format.split(';').next().unwrap_or_default().chars();
    let mut closing = None;
    let mut day = false;
    while let Some(c) = chars.next() {
        match (closing, c) {
            (Some(end), c) if c == end => closing = None,
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, '\\' | '_' | '*') => {
                chars.next();
            }
            // `General` and powers of ten have an `e`, but none of these letters.
            (None, 'd' | 'D' | 'y' | 'Y' | 'm' | 'M' | 'h' | 'H' | 's' | 'S') => day = true,
            (_, _) => {}
        }
    }
    day && !format.eq_ignore_ascii_case("general")
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    column: u32,
    kind: String,
    style: usize,
    value: Option<String>,
    inline: String,
    formula: bool,
    broken: Option<String>,
}

/// Reads the cells of one sheet.
struct Reader<'a> {
    shared: &'a [String],
    days: &'a [bool],
    table: Table,
    row: Row,
    open: Option<Open>,
    path: Vec<String>,
    last_column: u32,
}

impl<'a> Reader<'a> {
    fn new(shared: &'a [String], days: &'a [bool], from_1904: bool) -> Self {
        let table = Table { from_1904, ..Table::default() };
        Self { shared, days, table, row: Row::default(), open: None, path: Vec::new(), last_column: 0 }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(tag) => {
                self.opened(tag);
                self.path.push(tag.name().to_string());
            }
            Piece::Close => match self.path.pop().as_deref() {
                Some("c") => self.cell(),
                Some("row") => self.end_row(),
                _ => {}
            },
            Piece::Text(text) => self.text(text),
        }
    }

    fn opened(&mut self, tag: &Tag) {
        match tag.name() {
            "row" => {
                let before = self.row.number;
                let given = tag.get("r").and_then(|number| number.parse().ok());
                let number = given.filter(|number| (before.saturating_add(1)..=1_048_576).contains(number));
                self.row = Row { number: number.unwrap_or(before.saturating_add(1)), ..Row::default() };
                self.last_column = 0;
            }
            "c" => {
                let next = self.last_column.saturating_add(1);
                let reference = tag.get("r");
                let column = reference.as_deref().map(|place| column_of(place, self.row.number));
                let broken = if column == Some(None) { reference } else { None };
                let column = column.flatten().unwrap_or(next);
                self.last_column = column;
                self.open = Some(Open {
                    column,
                    kind: tag.get("t").unwrap_or_default(),
                    style: tag.get("s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    broken,
                    ..Open::default()
                });
            }
            "f" => {
                if let Some(open) = &mut self.open {
                    open.formula = true;
                }
            }
            "v" => {
                if let Some(open) = &mut self.open {
                    open.value = Some(String::new());
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(open) = &mut self.open else { return };
        match self.path.last().map(String::as_str) {
            Some("v") => open.value.get_or_insert_default().push_str(text),
            Some("t") if !self.path.iter().any(|tag| tag == "rPh") => open.inline.push_str(text),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let Some(open) = self.open.take() else { return };
        let column = open.column;
        if let Some(cell) = self.value(open) {
            let place = self.row.cells.partition_point(|(other, _)| *other < column);
            let taken = self.row.cells.get(place).is_some_and(|(other, _)| *other == column);
            if !taken {
                self.row.cells.insert(place, (column, cell));
            }
        }
    }

    fn value(&self, open: Open) -> Option<Cell> {
        if let Some(reference) = open.broken {
            return Some(Cell::Error(reference));
        }
        let value = open.value.unwrap_or_default();
        let bare = value.trim();
        match open.kind.as_str() {
            "inlineStr" => {
                return Some(Cell::Text(unescaped(if open.inline.is_empty() {
                    &value
                } else {
                    &open.inline
                })));
            }
            "str" if !value.is_empty() || !open.formula => return Some(Cell::Text(unescaped(&value))),
            "str" => return Some(Cell::Text(String::new())),
            _ => {}
        }
        if bare.is_empty() {
            return open.formula.then_some(Cell::NoValue);
        }
        Some(match open.kind.as_str() {
            "s" => match bare.parse::<usize>().ok().and_then(|at| self.shared.get(at)) {
                Some(text) => Cell::Text(text.clone()),
                None => Cell::Error(value),
            },
            "b" => Cell::YesNo(matches!(bare, "1" | "true")),
            "e" => Cell::Error(value),
            "d" => Cell::Day(bare.get(..10).and_then(read_date), value),
            _ => {
                let Some(number) = double(bare) else { return Some(Cell::Error(value)) };
                if self.days.get(open.style).copied().unwrap_or(false) {
                    let day = whole(&number).and_then(|serial| date::of_serial(serial, self.table.from_1904));
                    return Some(Cell::Day(day, number));
                }
                Cell::Number(number)
            }
        })
    }

    fn end_row(&mut self) {
        let number = self.row.number;
        let row = std::mem::take(&mut self.row);
        self.table.add(row);
        self.row.number = number;
    }
}

/// The column of a reference `B7` into that row, from 1; `None` if it is none.
fn column_of(reference: &str, row: u32) -> Option<u32> {
    let at = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = reference.split_at_checked(at)?;
    if number.parse() != Ok(row) || letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let place = letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(place))?.checked_add(1)?;
    }
    (column <= 16_384.max(MOST_COLUMNS)).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_those_of_numbers() {
        for format in ["dd\\.mm\\.yyyy", "[$-43F]d mmmm yyyy", "yyyy-mm-dd", "d.m", "h:mm"] {
            assert!(is_day_format(format), "{format}");
        }
        for format in ["General", "0.00", "#,##0.00\"d\"", "0.0E+00", "[Red]0", "@", "0_d"] {
            assert!(!is_day_format(format), "{format}");
        }
    }

    #[test]
    fn references_name_their_column() {
        assert_eq!(column_of("A1", 1), Some(1));
        assert_eq!(column_of("XFD1048576", 1_048_576), Some(16_384));
        for bad in ["", "A", "1", "A2", "ZZZZ1", "XFE1", "Ä1"] {
            assert_eq!(column_of(bad, 1), None, "{bad}");
        }
    }

    #[test]
    fn escapes_are_characters() {
        assert_eq!(unescaped("a_x000D_b_x00"), "a\rb_x00");
    }
}
