//! Days, working days and Kazakhstan's clock.
//!
//! Kazakhstan has one zone, UTC+5, whatever the device says; a [`Moment`] is always in it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::cite::Cite;

/// A day of the calendar.
pub type Date = NaiveDate;

/// The hour at which a working day ends for filings (`578/annex-1/row-7`).
pub const CLOSING_MINUTE: u16 = 18 * 60;
/// The hour at which a college opens, and its break (`578/annex-1/row-7`).
const OPENING_MINUTE: u16 = 9 * 60;
const BREAK_FROM: u16 = 13 * 60;
pub(super) const BREAK_TO: u16 = 14 * 60;
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
    /// Month and day of that date.
    pub fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
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

/// On which days of the week work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// Monday to Friday.
    ToFriday,
    /// Monday to Saturday.
    ToSaturday,
}

/// Which days are working days.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The days of the week.
    pub week: Week,
    /// The public holidays.
    pub holidays: &'static [Holiday],
}

impl Calendar {
    /// Whether that day is a public holiday, also one moved to the Monday: from the Sunday, and where Saturday is no
    /// working day from the Saturday too.
    pub fn is_holiday(self, date: Date) -> bool {
        let falls_on = |day: Date| {
            let on = MonthDay::of(day);
            let lasts = |holiday: &Holiday| holiday.until_year.is_none_or(|last| day.year() <= last);
            self.holidays.iter().any(|holiday| holiday.on == on && lasts(holiday))
        };
        let moved = || match self.week {
            Week::ToFriday => falls_on(back(date, 1)) || falls_on(back(date, 2)),
            Week::ToSaturday => falls_on(back(date, 1)),
        };
        falls_on(date) || (date.weekday() == Weekday::Mon && moved())
    }

    /// Whether that day is a working day.
    pub fn is_working(self, date: Date) -> bool {
        let rests = match date.weekday() {
            Weekday::Sun => true,
            Weekday::Sat => self.week == Week::ToFriday,
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => false,
        };
        !rests && !self.is_holiday(date)
    }

    /// The last working day that is not after `date`.
    pub fn working_day_until(self, mut date: Date) -> Date {
        while !self.is_working(date) && date > Date::MIN {
            date = back(date, 1);
        }
        date
    }

    /// The first working day after `date`.
    pub fn working_day_after(self, date: Date) -> Date {
        let mut next = forward(date, 1);
        while !self.is_working(next) && next < Date::MAX {
            next = forward(next, 1);
        }
        next
    }

    /// The day on which what is handed in at that moment counts as accepted (`578/annex-1/row-7`): that day before
    /// 18:00 on a working day, else the next one.
    pub fn accepted_on(self, now: Moment) -> Date {
        let same_day = self.is_working(now.date) && now.minute < CLOSING_MINUTE;
        if same_day { now.date } else { self.working_day_after(now.date) }
    }

    /// The next moment at which the doors open (`578/annex-1/row-7`); `None` while they are open.
    pub fn doors_open_at(self, now: Moment) -> Option<Moment> {
        let on = |date, minute| Some(Moment { date, minute });
        match now.minute {
            minute if self.is_working(now.date) && minute < CLOSING_MINUTE => match minute {
                ..OPENING_MINUTE => on(now.date, OPENING_MINUTE),
                BREAK_FROM..BREAK_TO => on(now.date, BREAK_TO),
                _ => None,
            },
            _ => on(self.working_day_after(now.date), OPENING_MINUTE),
        }
    }
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

    fn calendars() -> [Calendar; 2] {
        [Week::ToFriday, Week::ToSaturday].map(|week| Calendar { week, holidays: ORDER_20_2025.holidays })
    }

    #[test]
    fn a_holiday_moves_from_a_sunday_to_the_monday() {
        for calendar in calendars() {
            assert!(!calendar.is_working(day(2025, 7, 6)));
            assert!(!calendar.is_working(day(2025, 7, 7)));
            assert!(calendar.is_working(day(2025, 7, 8)));
            assert!(!calendar.is_working(day(2026, 7, 6)));
            assert!(calendar.is_working(day(2026, 7, 7)));
        }
    }

    #[test]
    fn saturday_is_a_working_day_by_one_calendar_and_a_holiday_on_it_moves_by_the_other() {
        let [to_friday, to_saturday] = calendars();
        let saturday = day(2026, 8, 15);
        assert!(!to_friday.is_working(saturday) && to_saturday.is_working(saturday));
        // 30 August 2025 is a Saturday.
        assert!(!to_friday.is_working(day(2025, 9, 1)) && to_saturday.is_working(day(2025, 9, 1)));
    }

    #[test]
    fn thirtieth_of_august_is_a_holiday_until_2025() {
        let [_, to_saturday] = calendars();
        assert!(!to_saturday.is_working(day(2025, 8, 30)));
        assert!(to_saturday.is_working(day(2027, 8, 30)));
    }

    #[test]
    fn doors_are_open_from_nine_to_six_with_a_break_at_one() {
        let [_, college] = calendars();
        let at = |date, minute| college.doors_open_at(Moment { date, minute });
        let (saturday, monday) = (day(2026, 8, 15), day(2026, 8, 17));
        assert_eq!(at(saturday, 539), Some(Moment { date: saturday, minute: 540 }));
        for minute in [540, 779, 840, 1079] {
            assert_eq!(at(saturday, minute), None, "{minute}");
        }
        for minute in [780, 839] {
            assert_eq!(at(saturday, minute), Some(Moment { date: saturday, minute: 840 }), "{minute}");
        }
        assert_eq!(at(saturday, 1080), Some(Moment { date: monday, minute: 540 }));
        assert_eq!(at(day(2026, 8, 16), 600), Some(Moment { date: monday, minute: 540 }));
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
