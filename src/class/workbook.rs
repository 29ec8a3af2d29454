//! A workbook: which kind it is, by what it contains, and its visible sheets.

use super::Kind;
use super::kind::{self, Container, Refused};
use super::table::Sheet;
use super::zip::Archive;
use super::{ods, xls, xlsx};

/// The kind of a workbook and its visible sheets.
///
/// # Errors
/// [`Refused`] if it is none that is read.
pub fn open(bytes: &[u8]) -> Result<(Kind, Vec<Sheet>), Refused> {
    read(bytes, kind::of(bytes)?)
}

/// The same of a file whose container is known.
pub(super) fn read(bytes: &[u8], container: Container) -> Result<(Kind, Vec<Sheet>), Refused> {
    let kind = match container {
        Container::Text => Kind::Csv,
        Container::Archive => of_archive(bytes)?,
        Container::Compound => xls::kind(bytes)?,
    };
    let sheets = match kind {
        Kind::Csv => return Err(Refused::Other("no workbook")),
        Kind::Xlsx => xlsx::read(bytes)?,
        Kind::Xls => xls::read(bytes)?,
        Kind::Ods => ods::read(bytes)?,
    };
    Ok((kind, sheets))
}

fn of_archive(bytes: &[u8]) -> Result<Kind, Refused> {
    let archive = Archive::open(bytes)?;
    let has = |name: &str| archive.has(name);
    if has("xl/workbook.xml") || archive.has_ending("/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Err(Refused::Other("a binary workbook (.xlsb)"));
    }
    if has("word/document.xml") {
        return Err(Refused::Other("a text document"));
    }
    if has("ppt/presentation.xml") {
        return Err(Refused::Other("a presentation"));
    }
    if has("Index/Document.iwa") || has("Index.zip") {
        return Err(Refused::Other("a document of Apple's Numbers or Pages"));
    }
    let opened = archive.read("mimetype", 200);
    match opened.as_deref() {
        Ok(mime) if mime.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => Ok(Kind::Ods),
        Ok(mime) if mime.starts_with(b"application/vnd.oasis.opendocument.") => {
            Err(Refused::Other("a document that is no spreadsheet"))
        }
        Ok(_) | Err(_) if has("content.xml") => Ok(Kind::Ods),
        Ok(_) | Err(_) if has("[Content_Types].xml") => Err(Refused::Damaged),
        Ok(_) | Err(_) => Err(Refused::Other("an archive")),
    }
}
