//! Days in cells: in figures, with the names of months, as the numbers of spreadsheets.

use super::fold::bare;
use crate::formats::date_text::{read_date, write_date};
use crate::rules::calendar::Date;

/// The months in both languages, with the beginnings by which spreadsheets shorten them.
const MONTHS: [&[&str]; 12] = [
    &["қаңтар", "январь", "января"],
    &["ақпан", "февраль", "февраля"],
    &["наурыз", "март", "марта"],
    &["сәуір", "апрель", "апреля"],
    &["мамыр", "май", "мая"],
    &["маусым", "июнь", "июня"],
    &["шілде", "июль", "июля"],
    &["тамыз", "август", "августа"],
    &["қыркүйек", "сентябрь", "сентября"],
    &["қазан", "октябрь", "октября"],
    &["қараша", "ноябрь", "ноября"],
    &["желтоқсан", "декабрь", "декабря"],
];

/// English months, which only show that something is a day.
const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Serial numbers that can be days of a person's life or paper: 1927 to 2064.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=60_000;

/// The day of a spreadsheet's serial number, its fraction dropped.
///
/// There are two calendars: from 1900, with a 29 February 1900 that never was, and from 1904.
pub fn of_serial(serial: i64, from_1904: bool) -> Option<Date> {
    let (first, serial) = match (from_1904, serial) {
        (true, _) => (Date::from_ymd_opt(1904, 1, 1)?, serial),
        (false, ..=59) => (Date::from_ymd_opt(1899, 12, 31)?, serial),
        (false, _) => (Date::from_ymd_opt(1899, 12, 30)?, serial),
    };
    let days = chrono::Days::new(u64::try_from(serial).ok().filter(|days| (1..=2_958_465).contains(days))?);
    first.checked_add_days(days).filter(|day| read_date(&write_date(*day)).is_some())
}

/// The serial number of a day in the calendar from 1900, as [`of_serial`] reads it; `None` if there is none.
pub fn serial(day: Date) -> Option<i64> {
    let first = Date::from_ymd_opt(1899, 12, 30)?;
    match day.signed_duration_since(first).num_days() {
        // Before the 29 February 1900.
        days @ 2..=60 => days.checked_sub(1),
        days @ 61..=2_958_465 => Some(days),
        _ => None,
    }
}

/// A day as a cell has it: `09.03.2011`, `9.3.2011`, `09/03/2011`, `2011-03-09`, «9 наурыз 2011 ж.», «9 марта 2011 г.»,
/// each with a time behind it; a serial number. All else is none.
pub fn day(text: &str, from_1904: bool) -> Option<Date> {
    let number = super::number::written(text).and_then(|number| super::number::whole(&number));
    if let Some(serial) = number {
        return if SERIALS.contains(&serial) { of_serial(serial, from_1904) } else { None };
    }
    let text = without_time(text);
    read_date(text).or_else(|| in_figures(text)).or_else(|| with_month(text))
}

/// The text before a time of day, if there is one.
fn without_time(text: &str) -> &str {
    let cut = match text.rsplit_once([' ', 'T']) {
        Some((day, time)) if is_time(time) => day,
        _ => text,
    };
    cut.trim_end_matches([',', ' '])
}

fn is_time(text: &str) -> bool {
    let text = text.trim_end_matches('Z');
    let mut parts = text.split(':');
    let within = |part: Option<&str>, most: u32| {
        let part = part.unwrap_or("");
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits && part.parse::<u32>().is_ok_and(|n| n <= most)
    };
    let (hours, minutes) = (within(parts.next(), 23), within(parts.next(), 59));
    let seconds = parts.next().is_none_or(|seconds| within(seconds.split(['.', ',']).next(), 59));
    hours && minutes && seconds && parts.next().is_none()
}

/// `9.3.2011` or `9/3/2011`, day first.
fn in_figures(text: &str) -> Option<Date> {
    let sign = if text.contains('.') { '.' } else { '/' };
    let mut parts = text.split(sign);
    let (day, month, year) = (figures(parts.next()?, 2)?, figures(parts.next()?, 2)?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    of_parts(day, month, year)
}

/// Up to so many figures.
fn figures(text: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn of_parts(day: u32, month: u32, year: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    read_date(&format!("{year}-{month:02}-{day:02}"))
}

/// «9 наурыз 2011 ж.», «2011 жылғы 9 наурыз», «9 марта 2011 г.».
fn with_month(text: &str) -> Option<Date> {
    let of_year = ["г", "года", "год", "ж", "жыл", "жылы", "жылғы"];
    let mut parts: Vec<String> =
        text.split([' ', '.', ',']).filter(|part| !part.is_empty()).map(bare).collect();
    parts.retain(|part| !of_year.contains(&part.as_str()));
    let [first, second, third] = parts.as_slice() else { return None };
    let year_first = figures(first, 4).is_some() && first.len() == 4;
    let (day, month, year) = if year_first { (second, third, first) } else { (first, second, third) };
    let year = year.trim_end_matches(['г', 'ж']);
    let at = MONTHS.iter().position(|names| names.iter().any(|name| bare(name) == *month))?;
    of_parts(figures(day, 2)?, u32::try_from(at).ok()?.checked_add(1)?, year)
}

/// Whether a text, where a number is meant, is a day that a spreadsheet made of it: `4.май`, `мамыр.04`, `04.05.2026`,
/// a serial number from 30,000 to 60,000.
pub fn looks_like_day(text: &str) -> bool {
    if let Some(number) = super::number::written(text) {
        return super::number::whole(&number).is_some_and(|whole| (30_000..=60_000).contains(&whole));
    }
    let text = without_time(text);
    let groups: Vec<&str> = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let all_figures = groups.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 4);
    let has_figures = groups.iter().any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let three = groups.len() == 3 && !text.contains([' ', ',']);
    (all_figures && three) || (has_figures && groups.iter().any(|part| is_month(part)))
}

/// Whether it is the name of a month or its beginning, of three letters at least.
fn is_month(word: &str) -> bool {
    let word = bare(word);
    let long = word.chars().count() >= 3;
    let mut names = MONTHS.iter().flat_map(|names| names.iter()).chain(&ENGLISH);
    long && names.any(|name| bare(name).starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_ways_that_are_listed_and_in_no_other() {
        for text in [
            "09.03.2011",
            "9.3.2011",
            "09/03/2011",
            "2011-03-09",
            "40611",
            "40611,9999421296",
            "9 наурыз 2011 ж.",
            "9 НАУРЫЗ 2011",
            "9 марта 2011 г.",
            "9 марта 2011г.",
            "09.03.2011 0:00:00",
            "2011-03-09T00:00:00",
            "9 марта 2011 г., 09:30",
        ] {
            assert_eq!(day(text, false).map(write_date).as_deref(), Some("2011-03-09"), "{text}");
        }
        assert_eq!(day("39149", true), day("09.03.2011", false));
        for bad in [
            "",
            "09.03.11",
            "29.02.2009",
            "31.04.2011",
            "00.00.0000",
            "09.2011",
            "2011",
            "03-09-2011",
            "13/25/2011",
            "03/28/2011",
            "9 3 2011",
            "9 March 2011",
            "09.03.2011 25:00",
            "+9.3.2011",
            "99999",
        ] {
            assert_eq!(day(bad, false), None, "{bad}");
        }
    }

    #[test]
    fn days_have_the_serial_numbers_that_are_read() {
        for (text, number) in [
            ("1900-01-01", Some(1)),
            ("1900-02-28", Some(59)),
            ("1900-03-01", Some(61)),
            ("2011-03-09", Some(40_611)),
            ("9999-12-31", Some(2_958_465)),
        ] {
            let day = text.parse().unwrap();
            assert_eq!(serial(day), number, "{text}");
            let read = of_serial(number.unwrap(), false);
            assert!(read == Some(day) || read_date(text).is_none(), "{text}");
        }
        for none in ["1899-12-31", "+10000-01-01"] {
            assert_eq!(serial(none.parse().unwrap()), None, "{none}");
        }
    }

    #[test]
    fn numbers_that_became_days_are_seen() {
        for text in [
            "04.май",
            "4.май",
            "05.апр",
            "мамыр.04",
            "04.05.2026",
            "май.67",
            "01.апр.00",
            "45416",
            "45781",
            "4-May",
        ] {
            assert!(looks_like_day(text), "{text}");
        }
        for text in ["4.67", "4,67", "4 2/3", "4,67 балл", "467", "4,67%", "4, 67", "29999", "60001", "нет"]
        {
            assert!(!looks_like_day(text), "{text}");
        }
    }
}
