//! A workbook of Excel: sheets of texts, numbers and days, with headings in sight and rules for what may be entered.
//!
//! A writer of our own: a library weighs more than the rest of the module that reads and writes workbooks. The same sheets are
//! always the same bytes. Texts are shared by the sheets and never stand in their cells: Apple's Numbers and the preview of an
//! iPhone show such cells empty.

mod sheet;
mod style;
mod texts;
mod xml;
mod zip;

pub(super) use sheet::{Cell, Rule, Sheet, letters};
pub(super) use style::Style;
pub(super) use texts::Texts;

use std::fmt;

use zip::Archive;

/// More than a sheet or a file of Excel holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overfull;

impl fmt::Display for Overfull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("more than a workbook holds")
    }
}

impl std::error::Error for Overfull {}

/// What every part begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The vocabulary of sheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The vocabulary of what refers to another part.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The vocabulary of the archive.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The kinds of parts begin so.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The workbook of these sheets, whose names differ, and of the texts that they share.
///
/// # Errors
/// If it is longer than an archive.
pub(super) fn bytes(sheets: &[Sheet], texts: &Texts) -> Result<Vec<u8>, Overfull> {
    let numbered = || (1_usize..).zip(sheets);
    let mut kinds = String::new();
    let mut relations = String::new();
    let mut listed = String::new();
    let mut part = |name: &str, relation: &str, id: usize| {
        xml::add(
            &mut kinds,
            format_args!(r#"<Override PartName="/xl/{name}.xml" ContentType="{KIND}.{relation}+xml"/>"#),
        );
        xml::add(
            &mut relations,
            format_args!(r#"<Relationship Id="rId{id}" Type="{RELATIONS}/{relation}" Target="{name}.xml"/>"#),
        );
    };
    for (number, sheet) in numbered() {
        part(&format!("worksheets/sheet{number}"), "worksheet", number);
        let name = xml::escaped(&sheet.name);
        let state = if sheet.hidden { r#" state="hidden""# } else { "" };
        xml::add(
            &mut listed,
            format_args!(r#"<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>"#),
        );
    }
    for (id, name) in (sheets.len().saturating_add(1)..).zip(["styles", "sharedStrings"]) {
        part(name, name, id);
    }
    let mut archive = Archive::default();
    let mut add = |name: &str, xml: &str| archive.add(name, format!("{HEAD}{xml}").as_bytes());
    add(
        "[Content_Types].xml",
        &format!(
            r#"<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>
{kinds}</Types>"#
        ),
    )?;
    let related = |relations: &str| {
        format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#)
    };
    add(
        "_rels/.rels",
        &related(&format!(
            r#"<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>"#
        )),
    )?;
    add(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">
<bookViews><workbookView/></bookViews>
<sheets>{listed}</sheets></workbook>"#
        ),
    )?;
    add("xl/_rels/workbook.xml.rels", &related(&relations))?;
    add("xl/styles.xml", &style::xml())?;
    add("xl/sharedStrings.xml", &texts.xml())?;
    for (number, sheet) in numbered() {
        add(&format!("xl/worksheets/sheet{number}.xml"), &sheet.xml(number == 1))?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::table::Cell as Read;
    use crate::class::workbook;

    #[test]
    fn what_is_hidden_is_not_read_and_the_rest_is_as_it_was_written() {
        let mut texts = Texts::default();
        let mut seen = Sheet::new("A & \"B\"");
        let cells = [Cell::Text("a<b>&\"c\"".into(), Style::Plain), Cell::Empty, Cell::Number("4.62")];
        seen.row(&mut texts, &cells).unwrap();
        seen.row(&mut texts, &[Cell::Empty, Cell::Day(40_611)]).unwrap();
        let mut hidden = Sheet::new("lists");
        hidden.hidden = true;
        let written = bytes(&[seen, hidden], &texts).unwrap();
        let (kind, sheets) = workbook::open(&written).unwrap();
        assert_eq!(kind, crate::class::Kind::Xlsx);
        let [sheet] = sheets.as_slice() else { panic!("{sheets:?}") };
        assert_eq!(sheet.name, "A & \"B\"");
        let rows: Vec<_> = sheet.table.rows.iter().map(|row| (row.number, row.cells.clone())).collect();
        let day = crate::class::date::of_serial(40_611, false);
        let first = vec![(1, Read::Text("a<b>&\"c\"".to_string())), (3, Read::Number("4.62".to_string()))];
        assert_eq!(rows, [(1, first), (2, vec![(2, Read::Day(day, "40611".to_string()))])]);
    }
}
