//! Workbooks of `LibreOffice`, cell by cell; rows and cells that repeat cost nothing unless they are filled.

use super::kind::Refused;
use super::number::double;
use super::table::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Table};
use super::xml::{Piece, Tag, text, walk};
use super::zip::Archive;
use crate::formats::date_text::read_date;

/// The visible sheets of a workbook.
///
/// # Errors
/// If it is damaged, protected, or unpacks to too much.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    let archive = Archive::open(bytes)?;
    if let Ok(manifest) = archive.read_all("META-INF/manifest.xml")
        && text(manifest).contains("encryption-data")
    {
        return Err(Refused::Password);
    }
    let xml = text(archive.read_all("content.xml")?);
    let mut reader = Reader::default();
    walk(&xml, &mut |piece| {
        reader.piece(&piece);
        Ok(())
    })?;
    Ok(reader.sheets)
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    hidden_styles: Vec<String>,
    style: String,
    sheet: Option<Sheet>,
    hidden: bool,
    row: Row,
    row_repeats: u32,
    column: u32,
    cell: Option<Open>,
    path: Vec<String>,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    repeats: u32,
    kind: String,
    value: String,
    text: String,
    paragraphs: usize,
    formula: bool,
    covered: bool,
}

impl Reader {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(tag) => {
                self.opened(tag);
                self.path.push(tag.name().to_string());
            }
            Piece::Close => {
                let name = self.path.pop();
                self.closed(name.as_deref().unwrap_or_default());
            }
            Piece::Text(text) => {
                let within = self.path.iter().any(|tag| tag == "p");
                if let Some(cell) =
                    self.cell.as_mut().filter(|_| within && !self.path.iter().any(|tag| tag == "annotation"))
                {
                    cell.text.push_str(text);
                }
            }
        }
    }

    fn opened(&mut self, tag: &Tag) {
        let repeats = |name: &str| tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1_u32).max(1);
        match tag.name() {
            "style" => self.style = tag.get("name").unwrap_or_default(),
            "table-properties" if tag.get("display").as_deref() == Some("false") => {
                self.hidden_styles.push(self.style.clone());
            }
            "table" if self.sheet.is_none() => {
                let style = tag.get("style-name").unwrap_or_default();
                self.hidden = self.hidden_styles.contains(&style);
                let name = tag.get("name").unwrap_or_default();
                self.sheet = Some(Sheet { name, table: Table::default() });
                self.row = Row::default();
            }
            "table-row" => {
                self.row_repeats = repeats("number-rows-repeated");
                self.row.number = self.row.number.saturating_add(1);
                self.row.cells.clear();
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                let given = |name: &str| tag.get(name);
                let value =
                    given("date-value").or_else(|| given("boolean-value")).or_else(|| given("string-value"));
                self.cell = Some(Open {
                    repeats: repeats("number-columns-repeated"),
                    kind: kind_of(tag),
                    value: value.or_else(|| plain_value(tag)).unwrap_or_default(),
                    formula: given("formula").is_some(),
                    covered: tag.name() == "covered-table-cell",
                    ..Open::default()
                });
            }
            "p" if !self.path.iter().any(|tag| tag == "annotation") => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs = cell.paragraphs.saturating_add(1);
                }
            }
            "s" | "tab" | "line-break" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
    }

    fn closed(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                let Some(open) = self.cell.take() else { return };
                let first = self.column.saturating_add(1);
                self.column = self.column.saturating_add(open.repeats);
                let last = self.column.min(MOST_COLUMNS.saturating_add(1));
                if let Some(cell) = value(open).filter(|cell| !cell.is_blank()) {
                    // Beyond the limit one cell tells that there are more.
                    let columns = first..=last.max(first);
                    self.row.cells.extend(columns.map(|column| (column, cell.clone())));
                }
            }
            "table-row" => {
                let Some(sheet) = &mut self.sheet else { return };
                let most = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
                let copies = if self.row.cells.is_empty() { 0 } else { self.row_repeats.min(most) };
                for copy in 0..copies {
                    let number = self.row.number.saturating_add(copy);
                    if !sheet.table.add(Row { number, cells: self.row.cells.clone(), unclosed: None }) {
                        break;
                    }
                }
                self.row.number = self.row.number.saturating_add(self.row_repeats.saturating_sub(1));
            }
            "table" if !self.path.iter().any(|tag| tag == "table") => {
                self.sheets.extend(self.sheet.take().filter(|_| !self.hidden));
            }
            _ => {}
        }
    }
}

/// The kind of a cell's value; `LibreOffice` marks errors in a namespace of its own.
fn kind_of(tag: &Tag) -> String {
    // Both attributes have one local name; the error stands in the second.
    tag.all("value-type")
        .into_iter()
        .find(|kind| kind == "error")
        .or_else(|| tag.get("value-type"))
        .unwrap_or_default()
}

/// The number of a cell.
fn plain_value(tag: &Tag) -> Option<String> {
    tag.get("value")
}

fn value(open: Open) -> Option<Cell> {
    if open.covered {
        return None;
    }
    match open.kind.as_str() {
        "error" => Some(Cell::Error(open.text)),
        "float" | "currency" => Some(double(&open.value).map_or(Cell::Error(open.value), Cell::Number)),
        // Units are no part of a number, so the cell is what a person sees.
        "percentage" => Some(Cell::Text(open.text)),
        "date" => Some(Cell::Day(open.value.get(..10).and_then(read_date), open.value)),
        "time" => Some(Cell::Day(None, open.text)),
        "boolean" => Some(Cell::YesNo(open.value == "true")),
        "string" => Some(Cell::Text(if open.paragraphs == 0 { open.value } else { open.text })),
        _ if open.formula && open.text.is_empty() => Some(Cell::NoValue),
        _ if open.text.is_empty() => None,
        _ => Some(Cell::Text(open.text)),
    }
}
