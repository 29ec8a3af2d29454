//! How cells look.

use super::MAIN;

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::class::write) enum Style {
    /// As everywhere.
    Plain,
    /// Bold, in lines.
    Heading,
    /// A day, `dd.mm.yyyy`.
    Day,
    /// In lines.
    Lines,
}

impl Style {
    /// Its number in [`xml`].
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Plain => 0,
            Self::Heading => 1,
            Self::Day => 2,
            Self::Lines => 3,
        }
    }
}

/// The part of the workbook with these styles, in the order of their numbers. Excel demands the fonts, fills and borders
/// before them.
pub(super) fn xml() -> String {
    let font = r#"<sz val="11"/><name val="Calibri"/><family val="2"/>"#;
    let own = r#"fillId="0" borderId="0""#;
    let lines = r#"applyAlignment="1"><alignment wrapText="1"/></xf>"#;
    format!(
        r#"<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>
<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" {own}/></cellStyleXfs>
<cellXfs count="4">
<xf numFmtId="0" fontId="0" {own} xfId="0"/>
<xf numFmtId="0" fontId="1" {own} xfId="0" applyFont="1" {lines}
<xf numFmtId="164" fontId="0" {own} xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="0" {own} xfId="0" {lines}
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"#
    )
}
