//! Days and moments as the contract writes them.

use chrono::Datelike;

use crate::rules::calendar::{Date, Moment};

/// Reads `YYYY-MM-DD` of the years 1000 to 9998 and nothing else.
pub fn read_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    let year: i32 = text.get(..4)?.parse().ok()?;
    if !(1000..=9998).contains(&year) {
        return None;
    }
    Date::from_ymd_opt(year, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
}

/// Reads `YYYY-MM-DD`, which counts as 09:00, or `YYYY-MM-DDTHH:MM`.
pub fn read_moment(text: &str) -> Option<Moment> {
    let date = read_date(text.get(..10)?)?;
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(Moment::morning(date));
    }
    let time = rest.strip_prefix('T')?;
    let bytes = time.as_bytes();
    let shape = bytes.len() == 5
        && bytes.iter().enumerate().all(|(at, b)| if at == 2 { *b == b':' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    let hour: u16 = time.get(..2)?.parse().ok()?;
    let minute: u16 = time.get(3..)?.parse().ok()?;
    (hour < 24 && minute < 60).then_some(Moment { date, minute: hour * 60 + minute })
}

/// Writes `YYYY-MM-DD`.
pub fn write_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Writes `YYYY-MM-DDTHH:MM`.
pub fn write_moment(moment: Moment) -> String {
    format!("{}T{:02}:{:02}", write_date(moment.date), moment.minute / 60, moment.minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_come_back() {
        for text in ["2026-08-18T17:59", "1000-01-01T00:00", "9998-12-31T23:59", "2028-02-29T09:00"] {
            assert_eq!(write_moment(read_moment(text).unwrap()), text);
        }
        assert_eq!(read_moment("2026-08-18"), read_moment("2026-08-18T09:00"));
    }

    #[test]
    fn impossible_days_are_none() {
        for text in [
            "",
            "2026",
            "2026-8-18",
            "2026-02-29",
            "2026-13-01",
            "0999-01-01",
            "9999-01-01",
            "2026-08-18 ",
            "2026-08-18T24:00",
            "2026-08-18T10:60",
            "2026-08-18T1:00",
            "2026-08-18T10:00:00",
            "٢٠٢٦-٠٨-١٨",
            "+026-08-18",
            "2026-08-1é",
        ] {
            assert!(read_moment(text).is_none(), "{text}");
        }
    }
}
