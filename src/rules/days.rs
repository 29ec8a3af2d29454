//! The days of a window as one list: what each is, how well it is known and where the law says it.
//!
//! ```
//! use talapker::rules::assess;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{Case, Choice, ProgrammeLevel, StudyForm};
//! use talapker::rules::days::{DayKind, days};
//! use talapker::rules::edition::ORDER_20_2025;
//! let worker = Choice {
//!     level: Some(ProgrammeLevel::SkilledWorker),
//!     form: Some(StudyForm::FullTime),
//!     ..Choice::default()
//! };
//! let case = Case { choices: Some(vec![worker]), ..Case::default() };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let seen = assess(&case, &ORDER_20_2025, now);
//! let kinds = days(seen.choices[0].window.known().unwrap()).into_iter().map(|day| day.kind);
//! assert!(kinds.eq([
//!     DayKind::Opens,
//!     DayKind::FileBy(Moment::closing(ORDER_20_2025.windows.worker.in_year(2026))),
//!     DayKind::Announced,
//! ]));
//! ```

use super::assessment::{ApplicationWindow, Reasoned, Standing, WindowState};
use super::calendar::{Date, Moment};
use super::cite::Cite;

/// How well a day by another reading is known.
pub const OTHER_READING: Standing = Standing::Reading;

/// What a day of a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// The first day.
    Opens,
    /// The last moment at which a filing is safe.
    FileBy(Moment),
    /// The order's last day, where that is not the day of *file by*.
    Closes,
    /// The last day by official notices, where that is neither of these.
    Announced,
    /// The last day by another reading.
    OtherReading,
    /// The first day of next year's window, if the rules stay.
    NextSeason,
}

/// What speaks for a filing after the safe day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFavour {
    /// The order's day is not over.
    Order(Date),
    /// That of another clause is not.
    OtherClause(Date),
    /// The day that notices of that year named is not.
    Announced(Date, i32),
    /// The row counts from handing in, and only the day of acceptance is too late.
    HandingIn,
}

/// What speaks for a filing now, once the safe moment is over; `accepted_on` is when it counts as accepted.
pub fn in_favour(
    window: &ApplicationWindow,
    today: Date,
    accepted_on: Date,
) -> Vec<(InFavour, Standing, &'static [Cite])> {
    let mut list: Vec<(InFavour, Standing, &'static [Cite])> = Vec::new();
    if window.state != WindowState::Uncertain {
        return list;
    }
    let mut late = false;
    let mut put = |reason, day: Date, standing, cites| {
        if day >= today {
            late = late || accepted_on > day;
            list.push((reason, standing, cites));
        }
    };
    let of_clause = window.clause.cites();
    put(InFavour::Order(window.closes), window.closes, Standing::Law, of_clause);
    if let Some(day) = window.other_reading {
        put(InFavour::OtherClause(day), day, OTHER_READING, of_clause);
    }
    if let Some(of) = window.announced.filter(|of| of.closes != window.closes) {
        put(InFavour::Announced(of.closes, of.year), of.closes, of.standing, of.cites);
    }
    if late {
        list.push((InFavour::HandingIn, Standing::Reading, of_clause));
    }
    list
}

/// A day of a window, how well it is known and where the law says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowDay {
    /// What it is.
    pub kind: DayKind,
    /// The day.
    pub date: Date,
    /// Whether one clause can have several such days, so that the day itself tells them apart.
    pub apart: bool,
    /// How well it is known.
    pub standing: Standing,
    /// Where the law says it.
    pub cites: Vec<Cite>,
}

/// The days of a window: the first and the last safe one, then the others that are known.
pub fn days(window: &Reasoned<ApplicationWindow>) -> Vec<WindowDay> {
    let ApplicationWindow {
        clause,
        opens,
        closes,
        other_reading,
        announced,
        last_day,
        possible_until: _,
        file_by,
        other_file_by,
        state: _,
        days_left: _,
        next_season,
    } = window.value;
    let mut days = Vec::new();
    let mut day = |kind, date, apart, standing, cites| {
        days.push(WindowDay { kind, date, apart, standing, cites });
    };
    let of_row_3 = window.why.cites.iter().copied();
    let of_row_3 = of_row_3.filter(|cite| matches!(cite, Cite::Row3Item1 | Cite::Row3Item2));
    let of_row_3: Vec<Cite> = of_row_3.collect();
    // All clauses open on one day, so the opening does not depend on which of them fits.
    day(DayKind::Opens, opens, false, Standing::Law, of_row_3.clone());
    let mut cites = window.why.cites.to_vec();
    if !cites.contains(&Cite::Row7) {
        cites.push(Cite::Row7);
    }
    let apart = last_day != closes || other_file_by.is_some();
    day(DayKind::FileBy(file_by), file_by.date, apart, window.standing(), cites);
    if closes != file_by.date {
        let standing = Standing::Law.reading_if(other_reading.is_some());
        day(DayKind::Closes, closes, false, standing, clause.cites().to_vec());
    }
    if let Some(of) = announced.filter(|of| of.closes != closes && of.closes != file_by.date) {
        day(DayKind::Announced, of.closes, true, of.standing, of.cites.to_vec());
    }
    if let Some(other) = other_reading {
        day(DayKind::OtherReading, other, true, OTHER_READING, of_row_3.clone());
    }
    if let Some((opens, _)) = next_season {
        day(DayKind::NextSeason, opens, false, Standing::Reading, of_row_3);
    }
    days
}
