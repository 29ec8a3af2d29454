//! Sheets and tables as bytes: what one worker makes for the other, and the page only hands on.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::placing::Placing;
use super::protocol::Refusal;
use crate::class::Kind;
use crate::class::kind::Refused;
use crate::class::table::Sheet;
use crate::class::write::Grid;
use crate::rules::code::Code as _;

/// The visible sheets of a workbook of a kind, for [`super::protocol::Request::Sheets`].
pub fn sheets(kind: Kind, sheets: &[Sheet]) -> Vec<u8> {
    pack(&(kind.code(), sheets))
}

/// What [`sheets`] packed; `None` if it is something else.
pub fn read_sheets(bytes: &[u8]) -> Option<(Kind, Vec<Sheet>)> {
    let (kind, sheets): (String, Vec<Sheet>) = unpack(bytes)?;
    Some((Kind::from_code(&kind)?, sheets))
}

/// A table that is to be written, for [`super::protocol::SheetsRequest::Write`].
pub fn grid(grid: &Grid) -> Vec<u8> {
    pack(grid)
}

/// What [`grid`] packed; `None` if it is something else.
pub fn read_grid(bytes: &[u8]) -> Option<Grid> {
    unpack(bytes)
}

/// A class for the model of who would be placed: [`super::protocol::Reply::ForPlacement`].
pub fn class(pupils: &[Placing]) -> Vec<u8> {
    pack(&pupils)
}

/// What [`class`](fn@class) packed; `None` if it is something else.
pub fn read_class(bytes: &[u8]) -> Option<Vec<Placing>> {
    unpack(bytes)
}

fn pack(value: &impl Serialize) -> Vec<u8> {
    // Nothing of it has a length that is not known beforehand, which alone could fail.
    bincode::serialize(value).unwrap_or_default()
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    bincode::deserialize(bytes).ok()
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => Self::Empty,
            Refused::Password => Self::Password,
            Refused::Picture => Self::Picture,
            Refused::Pdf => Self::Pdf,
            Refused::WebPage => Self::WebPage,
            Refused::Other(_) => Self::Other,
            Refused::Damaged => Self::Damaged,
            Refused::TooLarge => Self::TooLarge,
            Refused::NoSuchSheet(name) => Self::NoSuchSheet(name),
        }
    }
}

/// A day as the number of days since the beginning of the calendar.
pub mod day {
    use chrono::Datelike as _;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::rules::calendar::Date;

    /// Writes the number.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i32(day.num_days_from_ce())
    }

    /// Reads the number.
    ///
    /// # Errors
    /// Those of the format, or if there is no such day.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        Date::from_num_days_from_ce_opt(i32::deserialize(from)?)
            .ok_or_else(|| D::Error::custom("no such day"))
    }
}

/// The same of a day that may not be there.
pub mod maybe_day {
    use chrono::Datelike as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::rules::calendar::Date;

    /// Writes the number, or nothing.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.num_days_from_ce()).serialize(to)
    }

    /// Reads the number; a number of no day is none.
    ///
    /// # Errors
    /// Those of the format.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<i32>::deserialize(from)?.and_then(Date::from_num_days_from_ce_opt))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::class::table::{Cell, Row, Table};
    use crate::class::write::Out;
    use crate::rules::calendar::Date;

    #[test]
    fn what_is_packed_is_read_again() {
        let day = Date::from_ymd_opt(2026, 8, 3).unwrap();
        let cells = [
            Cell::Text("Қ".into()),
            Cell::Number("4.5".into()),
            Cell::Day(Some(day), "46237".into()),
            Cell::Day(None, "-1".into()),
            Cell::YesNo(true),
            Cell::Error("#REF!".into()),
            Cell::NoValue,
        ];
        let row = Row { number: 7, cells: (1..).zip(cells).collect(), ..Row::default() };
        let table = Table { rows: vec![row], from_1904: true, beyond: Some((9, None)) };
        let all =
            vec![Sheet { name: "9 А".into(), table }, Sheet { name: String::new(), table: Table::default() }];
        assert_eq!(read_sheets(&sheets(Kind::Ods, &all)), Some((Kind::Ods, all)));

        let row = vec![Out::Empty, Out::Text("=1".into()), Out::Number("2".into()), Out::Day(day)];
        let table = Grid { headings: vec!["№".into()], rows: vec![row, Vec::new()] };
        assert_eq!(read_grid(&grid(&table)), Some(table));
        assert_eq!((read_grid(b"?"), read_sheets(b"")), (None, None));
    }
}
