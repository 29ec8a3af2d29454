//! Days, working days and Kazakhstan's clock.
//!
//! Kazakhstan has one zone, UTC+5, whatever the device says; a [`Moment`] is always in it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::cite::Cite;

/// A day of the calendar.
pub type Date = NaiveDate;

/// The hour at which a working day ends for filings (`578/annex-1/row-7`).
pub const CLOSING_MINUTE: u16 = 18 * 60;
/// The time of day that a date without one stands for.
pub const MORNING_MINUTE: u16 = 9 * 60;

/// A minute of a day in Kazakhstan (UTC+5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

impl Moment {
    /// The day at 09:00, as the contract reads a date without a time.
    pub fn morning(date: Date) -> Self {
        Self { date, minute: MORNING_MINUTE }
    }
    /// The day at 18:00, when a working day ends.
    pub fn closing(date: Date) -> Self {
        Self { date, minute: CLOSING_MINUTE }
    }
    /// The moment in Kazakhstan for seconds since 1970-01-01T00:00Z; `None` beyond the calendar.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let local = seconds.checked_add(5 * 3600)?;
        let days = i32::try_from(local.div_euclid(86_400)).ok()?;
        let date = Date::from_num_days_from_ce_opt(days.checked_add(719_163)?)?;
        let minute = u16::try_from(local.rem_euclid(86_400) / 60).ok()?;
        Some(Self { date, minute })
    }
}

/// A day that recurs every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month; never 29 February.
    pub day: u32,
}

impl MonthDay {
    /// The day in that year. Editions hold only days that every year has (a test proves it), and
    /// the calendar reaches far beyond the years that the contract accepts.
    pub fn in_year(self, year: i32) -> Date {
        Date::from_ymd_opt(year, self.month, self.day).unwrap_or(Date::MIN)
    }
}

/// Short for a [`MonthDay`] in the tables.
pub const fn month_day(month: u32, day: u32) -> MonthDay {
    MonthDay { month, day }
}

/// A public holiday inside the admission season.
#[derive(Clone, Copy, Debug)]
pub struct Holiday {
    /// The day.
    pub on: MonthDay,
    /// The last year in which it is one; `None` while it lasts.
    pub until_year: Option<i32>,
    /// Where the rest day is said.
    pub cite: Cite,
}

/// Whether that day is a public holiday, also one moved from a Sunday to the Monday after it.
pub fn is_holiday(date: Date, holidays: &[Holiday]) -> bool {
    let falls_on = |day: Date| {
        holidays.iter().any(|holiday| {
            holiday.on.in_year(day.year()) == day && holiday.until_year.is_none_or(|last| day.year() <= last)
        })
    };
    falls_on(date) || (date.weekday() == Weekday::Mon && falls_on(back(date, 1)))
}

/// Whether filings are accepted on that day: Monday to Saturday, not a public holiday.
pub fn is_working(date: Date, holidays: &[Holiday]) -> bool {
    date.weekday() != Weekday::Sun && !is_holiday(date, holidays)
}

/// The last working day that is not after `date`.
pub fn working_day_until(mut date: Date, holidays: &[Holiday]) -> Date {
    while !is_working(date, holidays) && date > Date::MIN {
        date = back(date, 1);
    }
    date
}

/// The first working day after `date`.
pub fn working_day_after(date: Date, holidays: &[Holiday]) -> Date {
    let mut next = forward(date, 1);
    while !is_working(next, holidays) && next < Date::MAX {
        next = forward(next, 1);
    }
    next
}

/// `date` and `days` more; the end of the calendar if that is beyond it.
pub fn forward(date: Date, days: u64) -> Date {
    date.checked_add_days(Days::new(days)).unwrap_or(Date::MAX)
}

fn back(date: Date, days: u64) -> Date {
    date.checked_sub_days(Days::new(days)).unwrap_or(Date::MIN)
}

/// Days from `from` to `to`; negative if `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    to.num_days_from_ce().saturating_sub(from.num_days_from_ce())
}

/// Whether somebody born on `birth` is 18 or older on `on`. Born on 29 February: from 1 March.
pub fn is_adult(birth: Date, on: Date) -> bool {
    let year = birth.year().saturating_add(18);
    let birthday = Date::from_ymd_opt(year, birth.month(), birth.day())
        .or_else(|| Date::from_ymd_opt(year, 3, 1))
        .unwrap_or(Date::MAX);
    on >= birthday
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::edition::ORDER_20_2025;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn capital_day_moves_from_a_sunday_to_the_monday() {
        let holidays = ORDER_20_2025.holidays;
        assert!(is_working(day(2025, 7, 5), holidays));
        assert!(!is_working(day(2025, 7, 6), holidays));
        assert!(!is_working(day(2025, 7, 7), holidays));
        assert!(is_working(day(2025, 7, 8), holidays));
        assert!(!is_working(day(2026, 7, 6), holidays));
        assert!(is_working(day(2026, 7, 7), holidays));
    }

    #[test]
    fn thirtieth_of_august_is_a_holiday_until_2025() {
        let holidays = ORDER_20_2025.holidays;
        assert!(!is_working(day(2025, 8, 30), holidays));
        assert!(is_working(day(2027, 8, 30), holidays));
    }

    #[test]
    fn coming_of_age() {
        assert!(!is_adult(day(2008, 8, 4), day(2026, 8, 3)));
        assert!(is_adult(day(2008, 8, 3), day(2026, 8, 3)));
        assert!(!is_adult(day(2008, 2, 29), day(2026, 2, 28)));
        assert!(is_adult(day(2008, 2, 29), day(2026, 3, 1)));
    }

    #[test]
    fn the_clock_is_five_hours_ahead_of_utc() {
        let expected = Moment { date: day(1970, 1, 2), minute: 4 * 60 + 59 };
        assert_eq!(Moment::from_unix(86_399), Some(expected));
    }

    #[test]
    fn moments_far_away_do_not_panic() {
        for seconds in [i64::MIN, i64::MAX, 0, -1, 253_402_300_799] {
            let _ = Moment::from_unix(seconds);
        }
    }
}
