//! Days and moments as each language says them.

use chrono::Datelike;

use super::{Key, Words};
use crate::rules::calendar::{Date, Moment};

impl Words {
    /// «18 тамыз», «18 августа».
    pub fn date(&self, date: Date) -> String {
        self.date_in(Key::months, date)
    }
    /// As after "until": «18 тамызға».
    pub fn date_to(&self, date: Date) -> String {
        self.date_in(Key::months_to, date)
    }
    /// As after "from": «25 маусымнан».
    pub fn date_from(&self, date: Date) -> String {
        self.date_in(Key::months_from, date)
    }
    /// As after "on": «23 тамызда».
    pub fn date_on(&self, date: Date) -> String {
        self.date_in(Key::months_on, date)
    }
    /// With the year: «2026 жылғы 18 тамыз».
    pub fn date_year(&self, date: Date) -> String {
        self.date_year_in(Key::months, date)
    }
    /// With the year, as after "until": «2026 жылғы 18 тамызға».
    pub fn date_year_to(&self, date: Date) -> String {
        self.date_year_in(Key::months_to, date)
    }
    /// «18 тамыз, 18:00».
    pub fn moment(&self, moment: Moment) -> String {
        self.fill(Key::date_time, &[("date", &self.date(moment.date)), ("time", &clock(moment))])
    }
    /// «2026 жылғы 18 тамыз, 18:00».
    pub fn moment_year(&self, moment: Moment) -> String {
        self.fill(Key::date_time, &[("date", &self.date_year(moment.date)), ("time", &clock(moment))])
    }
    /// «25 маусым – 18 тамыз».
    pub fn range(&self, from: Date, to: Date) -> String {
        self.fill(Key::range, &[("from", &self.date(from)), ("to", &self.date(to))])
    }
    /// «тамыз», «август»: the month by itself.
    pub fn month_name(&self, date: Date) -> &'static str {
        self.month(Key::season_months, date)
    }
    /// «2026 жылы жарияланған күн».
    pub fn announced_in(&self, year: i32) -> String {
        self.fill(Key::windows_announced, &[("year", &year.to_string())])
    }
    /// The day that notices named, or that they named none.
    pub fn announced_day(&self, day: Option<Date>) -> String {
        match day {
            Some(day) => self.date(day),
            None => self.t(Key::windows_not_announced).to_string(),
        }
    }
    /// «дүйсенбі».
    pub fn weekday(&self, date: Date) -> &'static str {
        self.word(Key::weekdays, date.weekday().num_days_from_monday() as usize)
    }

    fn date_in(&self, list: Key, date: Date) -> String {
        let day = date.day().to_string();
        self.fill(Key::date, &[("day", &day), ("month", self.month(list, date))])
    }

    fn date_year_in(&self, list: Key, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.fill(Key::date_year, &[("day", &day), ("month", self.month(list, date)), ("year", &year)])
    }

    fn month(&self, list: Key, date: Date) -> &'static str {
        self.word(list, date.month0() as usize)
    }
}

/// `18:00`.
pub fn clock(moment: Moment) -> String {
    format!("{:02}:{:02}", moment.minute / 60, moment.minute % 60)
}
