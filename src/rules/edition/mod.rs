//! Editions of the law: which text, with its dates, lists and tables.
//!
//! A rule never holds a date of its own: it reads the edition that it is given, so a second
//! edition with other dates can stand beside this one, and there is no way to fall back silently
//! from one to the other.

pub mod announced;
pub mod coverage;
pub mod qualifications;
pub mod quotas;
pub mod specialties;
pub mod subjects;

use chrono::Datelike as _;

use super::calendar::{Calendar, Date, Holiday, MonthDay, Week, month_day};
use super::case::{Channel, QuotaCategory};
use super::cite::Cite;
use super::code::{Code as _, codes};
use announced::Announcement;

codes! {
    /// A clause of `578/annex-1/row-3` that gives a window.
    pub enum Clause {
        /// Worker, special, religious, penitentiary; not evening.
        Worker = "worker",
        /// The same, evening.
        WorkerEvening = "worker_evening",
        /// State order, full-time, basic secondary base.
        Basic = "basic",
        /// State order, full-time, general secondary, vocational, post-secondary base.
        General = "general",
        /// Paid; the clause names no form.
        Paid = "paid",
        /// Evening and correspondence.
        Evening = "evening",
        /// Creative specialties.
        Creative = "creative",
        /// Pedagogical and medical specialties.
        PedagogicalMedical = "pedagogical_medical",
    }
}

/// The days of `578/annex-1/row-3`. All windows open on the same day; the last day is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// First day of all windows.
    pub opens: MonthDay,
    /// Last day of [`Clause::Worker`].
    pub worker: MonthDay,
    /// Last day of [`Clause::WorkerEvening`].
    pub worker_evening: MonthDay,
    /// Last day of [`Clause::Basic`].
    pub basic: MonthDay,
    /// Last day of [`Clause::General`].
    pub general: MonthDay,
    /// Last day of [`Clause::Paid`].
    pub paid: MonthDay,
    /// Last day of [`Clause::Evening`].
    pub evening: MonthDay,
    /// Last day of [`Clause::Creative`].
    pub creative: MonthDay,
    /// Last day of [`Clause::PedagogicalMedical`].
    pub pedagogical_medical: MonthDay,
}

impl Windows {
    /// The last day of a clause.
    pub fn closes(&self, clause: Clause) -> MonthDay {
        match clause {
            Clause::Worker => self.worker,
            Clause::WorkerEvening => self.worker_evening,
            Clause::Basic => self.basic,
            Clause::General => self.general,
            Clause::Paid => self.paid,
            Clause::Evening => self.evening,
            Clause::Creative => self.creative,
            Clause::PedagogicalMedical => self.pedagogical_medical,
        }
    }
}

impl Clause {
    /// The item of the row that holds the clause.
    pub fn cites(self) -> &'static [Cite] {
        match self {
            Self::Worker | Self::WorkerEvening => &[Cite::Row3Item1],
            Self::Basic
            | Self::General
            | Self::Paid
            | Self::Evening
            | Self::Creative
            | Self::PedagogicalMedical => &[Cite::Row3Item2],
        }
    }
}

/// The other days that the law states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestones {
    /// Results, basic secondary base (`578/64`).
    pub results_basic: MonthDay,
    /// Results, general secondary base (`578/64`).
    pub results_general: MonthDay,
    /// Registration of people admitted by application (`578/53`).
    pub registration: MonthDay,
    /// Redistribution (`578/63`).
    pub redistribution: MonthDay,
    /// Calendar days for the contract after the result (`578/12`).
    pub contract_days: u64,
}

/// One edition of the rules of admission.
#[derive(Debug)]
pub struct Edition {
    /// Number of the order.
    pub act: &'static str,
    /// Number of the order that amends it.
    pub amended_by: &'static str,
    /// Day of the amending order.
    pub dated: (i32, MonthDay),
    /// First day on which it governs.
    pub in_force_from: (i32, MonthDay),
    /// Day up to which changes of the law are known.
    pub known_through: (i32, MonthDay),
    /// Windows.
    pub windows: Windows,
    /// What official notices named beside them, the oldest first.
    pub announcements: &'static [Announcement],
    /// Other days.
    pub milestones: Milestones,
    /// The least that a group needs under the state order (`578/63`).
    pub minimum_group: u32,
    /// Public holidays of the season.
    pub holidays: &'static [Holiday],
    /// Sizes of quotas, in the order of the categories.
    pub quotas: &'static [(QuotaCategory, &'static str)],
}

impl Edition {
    /// The name that links carry: order, amending order and its year, and the year of the newest notices,
    /// `578-20-2025-2026`. It never changes.
    pub fn code(&self) -> String {
        let mut code = format!("{}-{}-{}", self.act, self.amended_by, self.dated.0);
        if let Some(notices) = self.announcements.last() {
            code.push('-');
            code.push_str(&notices.year.to_string());
        }
        code
    }
    /// First day on which it governs.
    pub fn in_force_from(&self) -> Date {
        self.in_force_from.1.in_year(self.in_force_from.0)
    }
    /// Day of the amending order.
    pub fn dated(&self) -> Date {
        self.dated.1.in_year(self.dated.0)
    }
    /// Day up to which changes of the law are known.
    pub fn known_through(&self) -> Date {
        self.known_through.1.in_year(self.known_through.0)
    }
    /// The notices that hold for admission in that year: the newest that are not of a later one.
    pub fn announcement(&self, year: i32) -> Option<&'static Announcement> {
        self.announcements.iter().rev().find(|announcement| announcement.year <= year)
    }
    /// The year whose admission a day belongs to: its own until every window of the year is over, then the next one.
    pub fn admission_year(&self, date: Date) -> i32 {
        let (year, today) = (date.year(), MonthDay::of(date));
        let announced = || self.announcement(year).into_iter().flat_map(|announcement| announcement.days);
        let over = Clause::ALL.iter().all(|clause| self.windows.closes(*clause) < today)
            && announced().all(|day| day.closes < today);
        if over { year.saturating_add(1) } else { year }
    }
    /// The calendar by which a filing there is counted, and another that may be meant. At the college `578/annex-1/row-7`
    /// names the days, of the portal it names "rest days" alone; without a channel the portal's hold.
    pub fn calendars(&self, channel: Option<Channel>) -> (Calendar, Option<Calendar>) {
        let of = |week| Calendar { week, holidays: self.holidays };
        match channel {
            Some(Channel::College) => (of(Week::ToSaturday), None),
            Some(Channel::Portal) | None => (of(Week::ToFriday), Some(of(Week::ToSaturday))),
        }
    }
}

/// Order 578 as amended by Order 20 of 31 January 2025.
///
/// In force from 14 February 2025 at the earliest: registered on 3 February, in force ten calendar
/// days after a publication whose day is not known here (our reading).
pub static ORDER_20_2025: Edition = Edition {
    act: "578",
    amended_by: "20",
    dated: (2025, month_day(1, 31)),
    in_force_from: (2025, month_day(2, 14)),
    known_through: (2025, month_day(2, 3)),
    windows: Windows {
        opens: month_day(6, 25),
        worker: month_day(8, 25),
        worker_evening: month_day(9, 20),
        basic: month_day(8, 18),
        general: month_day(8, 20),
        paid: month_day(8, 25),
        evening: month_day(9, 20),
        creative: month_day(7, 20),
        pedagogical_medical: month_day(8, 15),
    },
    announcements: &[announced::NOTICES_2026],
    milestones: Milestones {
        results_basic: month_day(8, 23),
        results_general: month_day(8, 25),
        registration: month_day(8, 26),
        redistribution: month_day(8, 29),
        contract_days: 3,
    },
    minimum_group: 15,
    // Capital Day; Constitution Day, which moved to March after 2025 (reported).
    holidays: &[
        Holiday { on: month_day(7, 6), until_year: None, cite: Cite::Row7 },
        Holiday { on: month_day(8, 30), until_year: Some(2025), cite: Cite::Row7 },
    ],
    quotas: quotas::SIZES,
};

/// The same before the notices of 2026 were known: what links of that time name.
pub static BEFORE_NOTICES: Edition = Edition { announcements: &[], ..ORDER_20_2025 };

/// Where the entry into force is said.
pub const IN_FORCE_CITES: &[Cite] = &[Cite::Amending];

/// Every edition that is known here, the oldest first.
pub static EDITIONS: &[&Edition] = &[&BEFORE_NOTICES, &ORDER_20_2025];

/// The edition of that name; `None` if it is not known here.
pub fn named(code: &str) -> Option<&'static Edition> {
    EDITIONS.iter().copied().find(|edition| edition.code() == code)
}

/// The edition that the app uses.
pub static CURRENT: &Edition = &ORDER_20_2025;
