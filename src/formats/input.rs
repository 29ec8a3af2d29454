//! What people type: days, times, numbers, marks and averages, in the many ways in which they are written.

use chrono::Datelike as _;

use super::answers::parse;
use super::date_text::{read_date, read_moment, write_date};
use crate::rules::assessment::IgnoredReason;
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::ExamMark;
use crate::rules::grade::{Average, Decimal, Grade};
use crate::rules::question::{Kind, Value};
use crate::text::numbers::VULGAR;

/// Without the spaces around a text and the unusual ones inside, which come along when one pastes.
pub fn tidy(text: &str) -> String {
    let outside = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    outside.replace(['\u{a0}', '\u{202f}'], " ")
}

/// A day: `9.3.2011`, `09/03/2011`, `09-03-2011` or `2011-03-09`.
///
/// ```
/// use talapker::formats::input::{day, day_text};
/// assert_eq!(day("9.3.2011"), day("2011-03-09"));
/// assert_eq!(day_text(day("9/3/2011").unwrap()), "09.03.2011");
/// ```
pub fn day(text: &str) -> Option<Date> {
    if let Some(day) = read_date(text) {
        return Some(day);
    }
    let mut parts = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    // Of the years that the contract can write.
    read_date(&write_date(date))
}

/// A day as people write it: `09.03.2011`.
pub fn day_text(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// A day and a time of it, `9:30`; without a time, in the morning.
pub fn moment(day_typed: &str, time: &str) -> Option<Moment> {
    let date = day(day_typed)?;
    if time.is_empty() {
        return Some(Moment::morning(date));
    }
    let zero = if time.find(':') == Some(1) { "0" } else { "" };
    read_moment(&["2000-01-01T", zero, time].concat()).map(|moment| Moment { date, ..moment })
}

/// A mark and the best possible one, each as far as it is typed.
///
/// # Errors
/// What is wrong with them, alone or together.
pub fn mark(mark: &str, out_of: &str) -> Result<ExamMark, IgnoredReason> {
    let text = format!("{mark}/{out_of}").replace(',', ".");
    let marks = if let Value::Marks(marks) = parse(Kind::Marks, &text)? { marks } else { Vec::new() };
    Ok(marks.first().copied().unwrap_or_default())
}

/// Which of both texts, mark and maximum, cannot be read, or do not go together.
pub fn faults_of_mark(points: &str, out_of: &str) -> [bool; 2] {
    match [mark(points, "").is_err(), mark("", out_of).is_err()] {
        [false, false] => [mark(points, out_of).is_err(); 2],
        alone => alone,
    }
}

/// A grade, 2 to 5; nothing typed is no grade.
///
/// # Errors
/// What is wrong with it.
pub fn grade(text: &str) -> Result<Option<Grade>, IgnoredReason> {
    if text.is_empty() {
        return Ok(None);
    }
    let value = parse(Kind::Grade, text)?;
    Ok(if let Value::Grade(grade) = value { Some(grade) } else { None })
}

/// An average, exact: `4,67`, `4.67`, `14/3`, `4 2/3`, `4⅔`; `None` if it is none, or not above zero.
///
/// ```
/// use talapker::formats::input::average;
/// assert_eq!(average("4⅔"), average("14/3"));
/// assert!(average("4,67") > average("14/3"));
/// ```
pub fn average(text: &str) -> Option<Average> {
    let average = fraction(text.trim()).filter(|average| average.sum > 0)?;
    let (sum, count) = average.reduced();
    Average::new(sum, count)
}

fn fraction(text: &str) -> Option<Average> {
    if let Ok(decimal) = Decimal::parse(text) {
        return Average::new(decimal.ten_thousandths, 10_000);
    }
    if let Some((whole, above, below)) = VULGAR.iter().find_map(|(sign, above, below)| {
        let whole = text.strip_suffix(*sign)?.trim_end();
        Some((whole, *above, *below))
    }) {
        return mixed(if whole.is_empty() { 0 } else { figures(whole)? }, above, below);
    }
    let (above, below) = text.split_once(['/', '⁄'])?;
    let below = figures(below.trim_start())?;
    match above.trim_end().split_once(' ') {
        Some((whole, above)) => mixed(figures(whole)?, figures(above.trim_start())?, below),
        None => Average::new(figures(above.trim_end())?, below),
    }
}

/// A whole number and a proper fraction.
fn mixed(whole: i64, above: i64, below: i64) -> Option<Average> {
    if above < below { Average::new(whole * below + above, below) } else { None }
}

/// Up to six figures.
fn figures(text: &str) -> Option<i64> {
    let fits = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::date_text::write_moment;
    use crate::rules::code::Code as _;
    use crate::text::{Lang, source};

    #[test]
    fn days_are_read_as_people_write_them() {
        let read = |text: &str| day(text).map(write_date);
        for text in [
            "9.3.2011",
            "09.03.2011",
            "09/03/2011",
            "9-3-2011",
            "2011-03-09",
            "9 3 2011",
            "09, 03, 2011",
            "9.3.2011.",
        ] {
            assert_eq!(read(text).as_deref(), Some("2011-03-09"), "{text}");
        }
        for bad in [
            "",
            "9.3.11",
            "9.3.0999",
            "9.3.+201",
            "31.2.2011",
            "9.3",
            "9.3.2011.1",
            "3/28/2011",
            "9 наурыз 2011",
            "2011-3-9",
            "9.3.20 11",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_time_belongs_to_its_day() {
        let read = |day: &str, time: &str| moment(day, time).map(write_moment);
        assert_eq!(read("3.8.2026", "").as_deref(), Some("2026-08-03T09:00"));
        assert_eq!(read("3.8.2026", "9:30").as_deref(), Some("2026-08-03T09:30"));
        assert_eq!(read("2026-08-03", "18:00").as_deref(), Some("2026-08-03T18:00"));
        for (day, time) in
            [("", "9:30"), ("3.8.2026", "9"), ("3.8.2026", "24:00"), ("3.8.2026", "9:3"), ("3.8", "")]
        {
            assert_eq!(read(day, time), None, "{day} {time}");
        }
    }

    #[test]
    fn a_mark_and_its_maximum_are_read_together() {
        let text = |n: Option<Decimal>| n.map(|n| n.to_string());
        let read = mark("82,5", "100").unwrap();
        assert_eq!((text(read.mark).as_deref(), text(read.out_of).as_deref()), (Some("82.5"), Some("100")));
        assert_eq!(mark("", ""), Ok(ExamMark::default()));
        assert_eq!(mark("101", "100"), Err(IgnoredReason::OutOfRange));
        for (points, out_of, faults) in [
            ("80", "100", [false, false]),
            ("", "", [false, false]),
            ("x", "100", [true, false]),
            ("80", "0", [false, true]),
            ("x", "y", [true, true]),
            ("101", "100", [true, true]),
            ("80/90", "100", [true, false]),
        ] {
            assert_eq!(faults_of_mark(points, out_of), faults, "{points} of {out_of}");
        }
    }

    #[test]
    fn a_grade_is_a_whole_number_from_two_to_five() {
        assert_eq!(grade(""), Ok(None));
        assert_eq!(grade("5").unwrap().map(Grade::get), Some(5));
        for bad in ["1", "6", "4,5", "x", "-4", "+4"] {
            assert!(grade(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn spaces_that_come_along_are_dropped() {
        assert_eq!(tidy("\u{feff} 4\u{a0}2/3\u{200b}\t"), "4 2/3");
    }

    #[test]
    fn averages_are_read_as_people_write_them() {
        let exact = |text: &str| average(text).map(Average::exact);
        for text in ["14/3", " 14 / 3 ", "14⁄3", "4 2/3", "4  2 / 3", "4⅔", "4 ⅔", "28/6"] {
            assert_eq!(exact(text).as_deref(), Some("14/3"), "{text}");
        }
        assert_eq!(exact("4,67").as_deref(), Some("467/100"));
        assert_eq!(exact("4.50").as_deref(), Some("9/2"));
        assert_eq!(exact("½").as_deref(), Some("1/2"));
        for bad in [
            "",
            "0",
            "0/3",
            "4/0",
            "4 3/2",
            "-4",
            "4/",
            "/3",
            "a",
            "4⅔⅔",
            "4,5/2",
            "1 2 3/4",
            "1234567/3",
            "⅔4",
            "4 2",
            "+4",
            "٤",
        ] {
            assert_eq!(exact(bad), None, "{bad}");
        }
    }

    /// What the page says of an average can be typed back, as far as it is exact.
    #[test]
    fn what_is_shown_is_read_back() {
        for lang in Lang::ALL {
            let words = source::words(*lang);
            for count in 1..=8 {
                for sum in 1..=count * 5 {
                    let exact = Average::new(sum, count).unwrap();
                    let shown = words.average(exact);
                    let first = shown.split([' ', '\u{a0}']).next().unwrap();
                    let fraction = shown.split(['=', '≈']).next().unwrap();
                    let read = average(first).filter(|read| *read == exact);
                    assert!(read.or_else(|| average(fraction)) == Some(exact), "{shown}");
                }
            }
        }
    }
}
