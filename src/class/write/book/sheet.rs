//! A sheet, row by row.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::{MAIN, Overfull, Style, Texts, texts, xml};

/// How many rows a sheet has.
const MOST_ROWS: u32 = 1_048_576;
/// How many columns a sheet has.
const MOST_COLUMNS: usize = 16_384;
/// The longest name of a sheet, in units of UTF-16.
const LONGEST_NAME: usize = 31;

/// What stands in a cell.
pub(in crate::class::write) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text, never a formula.
    Text(Cow<'a, str>, Style),
    /// A number: a plain decimal with a point, all digits of which are kept.
    Number(&'a str),
    /// A day, by its serial number.
    Day(i64),
}

/// What may be entered into cells.
pub(in crate::class::write) enum Rule {
    /// What stands in a range of another sheet.
    Listed(String),
    /// The same, offered for choice; other texts may be entered too.
    Offered(String),
    /// A whole number between two, or one of these.
    Whole(u16, u16),
    /// A number between two, or one of these.
    Decimal(u16, u16),
}

/// A sheet that grows.
#[derive(Default)]
pub(in crate::class::write) struct Sheet {
    pub(super) name: String,
    /// Whether a person does not see it.
    pub(in crate::class::write) hidden: bool,
    /// Whether the first row and the first two columns stay in sight.
    pub(in crate::class::write) headed: bool,
    /// How wide the columns are, in figures.
    pub(in crate::class::write) widths: Vec<usize>,
    rows: u32,
    cells: String,
    rules: Vec<String>,
}

impl Sheet {
    /// An empty sheet. Its name is as Excel allows one: not long, and without some signs.
    pub(in crate::class::write) fn new(name: &str) -> Self {
        let name = name.replace(|c: char| c.is_control() || "[]:*?/\\".contains(c), " ");
        let name = texts::cut(name.trim_matches('\''), LONGEST_NAME).trim_end_matches('\'');
        Self { name: name.to_string(), ..Self::default() }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// If a sheet has fewer rows, or fewer columns.
    pub(in crate::class::write) fn row(&mut self, texts: &mut Texts, cells: &[Cell]) -> Result<(), Overfull> {
        if self.rows >= MOST_ROWS || cells.len() > MOST_COLUMNS {
            return Err(Overfull);
        }
        self.rows = self.rows.saturating_add(1);
        let row = self.rows;
        let mut add = |xml: std::fmt::Arguments| xml::add(&mut self.cells, xml);
        add(format_args!(r#"<row r="{row}">"#));
        for (at, cell) in cells.iter().enumerate() {
            let (kind, style, value) = match cell {
                Cell::Empty => continue,
                Cell::Text(text, _) if text.is_empty() => continue,
                Cell::Text(text, style) => (r#" t="s""#, *style, texts.number(text).to_string()),
                Cell::Number(decimal) => ("", Style::Plain, (*decimal).to_string()),
                Cell::Day(serial) => ("", Style::Day, serial.to_string()),
            };
            let (column, style) = (letters(at), style.number());
            add(format_args!(r#"<c r="{column}{row}" s="{style}"{kind}><v>{value}</v></c>"#));
        }
        add(format_args!("</row>"));
        Ok(())
    }

    /// Lets only that be entered into those rows of a column, from 0.
    pub(in crate::class::write) fn rule(&mut self, column: usize, rows: RangeInclusive<u32>, rule: &Rule) {
        let between =
            |least: &u16, most: &u16| format!("<formula1>{least}</formula1><formula2>{most}</formula2>");
        let range = |range: &str| format!("<formula1>{}</formula1>", xml::escaped(range));
        let (kind, formulas) = match rule {
            Rule::Listed(listed) | Rule::Offered(listed) => ("list", range(listed)),
            Rule::Whole(least, most) => ("whole", between(least, most)),
            Rule::Decimal(least, most) => ("decimal", between(least, most)),
        };
        let strict = u8::from(!matches!(rule, Rule::Offered(_)));
        let (column, first, last) = (letters(column), rows.start(), rows.end());
        self.rules.push(format!(
            r#"<dataValidation type="{kind}" allowBlank="1" showInputMessage="1" showErrorMessage="{strict}"
sqref="{column}{first}:{column}{last}">{formulas}</dataValidation>"#
        ));
    }

    /// Its part of the workbook; the first sheet is the one that is seen.
    pub(super) fn xml(&self, first: bool) -> String {
        let selected = if first { r#" tabSelected="1""# } else { "" };
        let pane = if self.headed {
            r#"<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>
<selection pane="topRight" activeCell="C1" sqref="C1"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>
<selection pane="bottomRight"/>"#
        } else {
            ""
        };
        let mut columns = String::new();
        for (number, wide) in (1_usize..).zip(&self.widths) {
            // Figures are seven pixels wide, and a cell has five more.
            xml::add(
                &mut columns,
                format_args!(
                    r#"<col min="{number}" max="{number}" width="{wide}.7109375" customWidth="1"/>"#
                ),
            );
        }
        if !columns.is_empty() {
            columns = format!("<cols>{columns}</cols>");
        }
        let mut rules = self.rules.concat();
        if !rules.is_empty() {
            rules = format!(r#"<dataValidations count="{}">{rules}</dataValidations>"#, self.rules.len());
        }
        format!(
            r#"<worksheet xmlns="{MAIN}">
<sheetViews><sheetView{selected} workbookViewId="0">{pane}</sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/>
{columns}<sheetData>{}</sheetData>{rules}</worksheet>"#,
            self.cells
        )
    }
}

/// The letters of a column, from 0.
pub(in crate::class::write) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = Some(column);
    while let Some(column) = left {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(column % 26).unwrap_or(0))));
        left = (column / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_letters() {
        let all = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(all, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn names_are_such_as_excel_allows() {
        for (name, allowed) in [
            ("Сынып", "Сынып"),
            ("9 А/Ә [1]:*?\\", "9 А Ә  1     "),
            ("''a'b''", "a'b"),
            ("a\tb\u{1}", "a b "),
        ] {
            assert_eq!(Sheet::new(name).name, allowed);
        }
        assert_eq!(Sheet::new(&format!("{}'я", "ы".repeat(30))).name, "ы".repeat(30));
    }

    #[test]
    fn a_sheet_has_as_many_rows_and_columns_as_excel_allows() {
        let (mut sheet, mut texts) = (Sheet::default(), Texts::default());
        let wide: Vec<Cell> = (0..=MOST_COLUMNS).map(|_| Cell::Empty).collect();
        assert_eq!(sheet.row(&mut texts, &wide), Err(Overfull));
        assert_eq!(sheet.row(&mut texts, &wide[1..]), Ok(()));
        sheet.rows = MOST_ROWS - 1;
        assert_eq!(sheet.row(&mut texts, &[Cell::Number("1")]), Ok(()));
        assert!(sheet.cells.ends_with(r#"<row r="1048576"><c r="A1048576" s="0"><v>1</v></c></row>"#));
        assert_eq!(sheet.row(&mut texts, &[]), Err(Overfull));
    }
}
