//! A class file: a counsellor's list, one pupil a row, in whatever shape the school's spreadsheet has.
//!
//! Each step is a module of its own, pure, and never panics: bytes to text ([`encoding`]) and to a table ([`csv`],
//! [`workbook`]), the table to a header with its columns ([`header`], [`column`]), rows to pupils
//! ([`rows`], [`read`](mod@read)), cells to answers ([`cell`], [`date`], [`number`]).
//!
//! Files of text need feature `class-text`, workbooks `class` ([`workbook`]).
//!
//! ```
//! use talapker::class::column::Index;
//! use talapker::class::{Options, encoding::windows_1251, open};
//! use talapker::text::source;
//! let index = Index::new(&source::all());
//! let file = "№;Аты-жөні;Алгебра\n1;Сәуле Қ.;5\n";
//! let class = open(file.as_bytes(), &index, &Options::default(), &windows_1251).unwrap();
//! assert_eq!(class.read.pupils[0].name.as_deref(), Some("Сәуле Қ."));
//! assert_eq!(class.source.separator, Some(';'));
//! ```

pub mod calendar;
pub mod cell;
#[cfg(feature = "class")]
mod cfb;
#[cfg(feature = "class-worker")]
pub mod class_worker;
pub mod column;
pub mod csv;
pub mod date;
pub mod encoding;
pub mod fold;
pub mod header;
pub mod json;
pub mod kind;
pub mod line;
pub mod message;
pub mod number;
#[cfg(feature = "class")]
pub mod ods;
pub mod order;
pub mod overview;
pub mod read;
pub mod rows;
pub mod said;
pub mod session;
#[cfg(feature = "class")]
pub mod sheets;
#[cfg(feature = "sheets-worker")]
pub mod sheets_worker;
pub mod table;
#[cfg(feature = "class")]
pub mod workbook;
pub mod write;
#[cfg(feature = "class")]
pub mod xls;
#[cfg(feature = "class")]
pub mod xlsx;
#[cfg(feature = "class")]
mod xml;
#[cfg(feature = "class")]
pub mod zip;

use crate::rules::code::codes;
use crate::rules::question::{Place, Value};

use column::Index;
use encoding::{Decode, Encoding};
#[cfg(feature = "class")]
use kind::Container;
use kind::Refused;
use read::Read;
use table::{MOST_BYTES, Sheet, Table};

/// How a text may begin that a spreadsheet takes for a formula.
pub const GUARDED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

codes! {
    /// The kind of a file.
    pub enum Kind {
        /// Text: separated by semicolons, commas or tabs.
        Csv = "csv",
        /// A workbook of Excel since 2007.
        Xlsx = "xlsx",
        /// A workbook of Excel before 2007.
        Xls = "xls",
        /// A workbook of `LibreOffice`.
        Ods = "ods",
    }
}

/// Where a class comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The kind of the file, by its content.
    pub kind: Kind,
    /// The encoding of a text; `None` for the other kinds.
    pub encoding: Option<Encoding>,
    /// What parts the cells of a text; `None` for the other kinds, or if nothing does.
    pub separator: Option<char>,
    /// The sheet that is read; `None` for a text.
    pub sheet: Option<String>,
    /// The other visible sheets with a header.
    pub other_sheets: Vec<String>,
}

/// What is wanted of a file.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The sheet to read; `None` for the first visible one with a header.
    pub sheet: Option<String>,
    /// Answers for every pupil that leaves them open.
    pub whole_class: Vec<(Place, Value)>,
}

/// A file that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Where it comes from.
    pub source: Source,
    /// Its cells, for a person who assigns other columns.
    pub table: Table,
    /// Its pupils, and what was not read.
    pub read: Read,
}

/// Reads a file. `decode_1251` decodes windows-1251: [`encoding::windows_1251`].
///
/// # Errors
/// [`Refused`] if there is nothing to read.
#[cfg(feature = "class")]
pub fn open(bytes: &[u8], index: &Index, options: &Options, decode_1251: Decode) -> Result<Class, Refused> {
    match kind::of(bytes)? {
        Container::Text => open_text(bytes, index, options, decode_1251),
        container @ (Container::Archive | Container::Compound) => {
            let (kind, sheets) = workbook::read(bytes, container)?;
            open_sheets(kind, sheets, index, options)
        }
    }
}

/// Reads a file of text: one that [`kind::of`] takes for [`kind::Container::Text`].
///
/// # Errors
/// [`Refused`] if there is nothing to read.
pub fn open_text(
    bytes: &[u8],
    index: &Index,
    options: &Options,
    decode_1251: Decode,
) -> Result<Class, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let (text, encoding) = encoding::decode(bytes, decode_1251);
    kind::of_text(&text)?;
    if let Some(name) = &options.sheet {
        return Err(Refused::NoSuchSheet(name.clone()));
    }
    let gaps = encoding::lost_letters(&text);
    let csv::Csv { table, separator } = csv::read(&text, &|heading| index.is_field(heading, gaps));
    let read = read::read(index, &table, &options.whole_class);
    let encoding = Some(encoding);
    let source = Source { kind: Kind::Csv, encoding, separator, sheet: None, other_sheets: Vec::new() };
    Ok(Class { source, table, read })
}

/// Reads the visible sheets of a workbook: the one that is wanted, or the first with a header.
///
/// # Errors
/// [`Refused`] if there is nothing to read.
pub fn open_sheets(
    kind: Kind,
    sheets: Vec<Sheet>,
    index: &Index,
    options: &Options,
) -> Result<Class, Refused> {
    let (at, other_sheets) = choose(&sheets, index, options.sheet.as_deref())?;
    let sheet = sheets.into_iter().nth(at).ok_or(Refused::Empty)?;
    let read = read::read(index, &sheet.table, &options.whole_class);
    let source = Source { kind, encoding: None, separator: None, sheet: Some(sheet.name), other_sheets };
    Ok(Class { source, table: sheet.table, read })
}

/// The place of the sheet that is read: the one that is wanted, or the first with a header. With it the names of the other
/// sheets with a header.
fn choose(sheets: &[Sheet], index: &Index, wanted: Option<&str>) -> Result<(usize, Vec<String>), Refused> {
    let has_header: Vec<bool> = sheets
        .iter()
        .map(|sheet| header::place(index, &sheet.table, read::has_gaps(&sheet.table)).is_some())
        .collect();
    let first = || {
        let with_header = has_header.iter().position(|has| *has);
        with_header.or_else(|| sheets.iter().position(|sheet| !sheet.table.rows.is_empty()))
    };
    let at = match wanted {
        Some(name) => {
            let at = sheets.iter().position(|sheet| sheet.name == *name);
            at.ok_or_else(|| Refused::NoSuchSheet(name.to_string()))?
        }
        None => first().ok_or(Refused::Empty)?,
    };
    if sheets.get(at).is_none_or(|sheet| sheet.table.rows.is_empty()) {
        return Err(Refused::Empty);
    }
    let others = sheets.iter().zip(&has_header).enumerate().filter(|(other, (_, has))| *other != at && **has);
    Ok((at, others.map(|(_, (sheet, _))| sheet.name.clone()).collect()))
}
