//! The sentences of a verdict, the same on screen, on paper and in messages.

use chrono::Datelike as _;

use super::question::Topic;
use super::{Key, Words};
use crate::rules::assessment::{ApplicationWindow, Change, Doors, Filing, WayIn, WindowState};
use crate::rules::calendar::Date;
use crate::rules::case::{FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm};
use crate::rules::days::InFavour;
use crate::rules::prepare::Preparation;
use crate::rules::question::Question;

impl Words {
    /// What the day of a verdict is.
    pub fn verdict_lead(&self, state: WindowState) -> &'static str {
        self.t(match state {
            WindowState::NotOpen | WindowState::Open | WindowState::LastDay => Key::file_by,
            WindowState::Uncertain => Key::file_by_safe_was,
            WindowState::Closed => Key::file_by_was,
        })
    }

    /// The word of the state, or how many days are left.
    pub fn verdict_state(&self, window: &ApplicationWindow) -> String {
        match (window.state, window.days_left) {
            (WindowState::Open, Some(days)) => self.plural(Key::days_left, days),
            (WindowState::NotOpen, Some(days)) => self.plural(Key::opens_in, days),
            (state, _) => self.of(state).to_string(),
        }
    }

    /// What the state means.
    pub fn verdict_text(&self, window: &ApplicationWindow) -> String {
        let key = match window.state {
            WindowState::NotOpen => Key::window_coming_text,
            WindowState::Open => Key::window_open_text,
            WindowState::LastDay => Key::window_last_day_text,
            WindowState::Uncertain => Key::window_uncertain_text,
            WindowState::Closed => Key::window_closed_text,
        };
        self.fill(
            key,
            &[
                ("opens_from", &self.date_from(window.opens)),
                ("opens_on", &self.date_on(window.opens)),
                ("year", &window.opens.year().to_string()),
                ("closes_to", &self.date_to(window.closes)),
                ("possible_on", &self.date_on(window.possible_until)),
            ],
        )
    }

    /// The order's day, where neither the text of the state nor the line on the notices says it.
    pub fn verdict_by_order(&self, window: &ApplicationWindow) -> Option<String> {
        let said = window.announced.is_some_and(|announced| announced.closes != window.closes);
        match window.state {
            WindowState::NotOpen | WindowState::LastDay | WindowState::Closed if !said => {
                Some(self.fill(Key::window_by_order, &[("closes", &self.date(window.closes))]))
            }
            WindowState::LastDay
            | WindowState::Uncertain
            | WindowState::Closed
            | WindowState::NotOpen
            | WindowState::Open => None,
        }
    }

    /// The day that official notices name beside the order's, and that the earlier is safe.
    pub fn verdict_announced(&self, window: &ApplicationWindow) -> Option<String> {
        self.announced(window, Key::announced_line)
    }

    /// The same, for the sheet.
    pub fn sheet_announced(&self, window: &ApplicationWindow) -> Option<String> {
        self.announced(window, Key::sheet_announced)
    }

    fn announced(&self, window: &ApplicationWindow, differs: Key) -> Option<String> {
        let announced = window.announced?;
        let same = announced.closes == window.closes;
        let key = if same { Key::announced_same } else { differs };
        Some(self.fill(
            key,
            &[
                ("year", &announced.year.to_string()),
                ("order_to", &self.date_to(window.closes)),
                ("announced_to", &self.date_to(announced.closes)),
            ],
        ))
    }

    /// That the order can be read in another way, where it can and that is no reason yet to file all the same.
    pub fn verdict_other_reading(&self, window: &ApplicationWindow) -> Option<String> {
        let day = window.other_reading.filter(|_| !window.state.is_missed())?;
        Some(self.fill(Key::window_other_reading, &[("other_to", &self.date_to(day))]))
    }

    /// What speaks for a filing after the safe day.
    pub fn in_favour(&self, reason: InFavour) -> String {
        let (key, day, year) = match reason {
            InFavour::Order(day) => (Key::uncertain_order, day, 0),
            InFavour::OtherClause(day) => (Key::uncertain_clause, day, 0),
            InFavour::Announced(day, year) => (Key::uncertain_announced, day, year),
            InFavour::HandingIn => return self.t(Key::uncertain_handing_in).to_string(),
        };
        let (day, year) = (self.date_to(day), year.to_string());
        let places =
            [("order_to", day.as_str()), ("other_to", &day), ("announced_to", &day), ("year", &year)];
        self.fill(key, &places)
    }

    /// Why the announced day is safe or not, and where to look; nothing where both days are one.
    pub fn verdict_announced_why(&self, window: &ApplicationWindow) -> Option<String> {
        window.announced.filter(|announced| announced.closes != window.closes)?;
        Some(format!("{} {}", self.t(Key::announced_why), self.t(Key::announced_check)))
    }

    /// Next year's window, once this year's is over; before the opening, that rules can change until then.
    pub fn verdict_next_season(&self, window: &ApplicationWindow) -> Option<String> {
        if window.state == WindowState::NotOpen {
            return Some(self.t(Key::coming_rules).to_string());
        }
        let (opens, closes) = window.next_season?;
        let (year, opens, closes) = (opens.year().to_string(), self.date(opens), self.date(closes));
        let places = [("year", year.as_str()), ("opens", &opens), ("closes", &closes)];
        Some(self.fill(Key::window_next_season, &places))
    }

    /// What a filing now is worth, while one can file; at a closed college, when it opens.
    pub fn filing_now(&self, window: &ApplicationWindow, filing: &Filing) -> Option<String> {
        let key = match window.state {
            WindowState::Open | WindowState::LastDay => Key::filing_now,
            WindowState::Uncertain => Key::filing_uncertain,
            WindowState::NotOpen | WindowState::Closed => return None,
        };
        match filing.doors {
            Some(Doors::Break) => return Some(self.t(Key::college_break_now).to_string()),
            Some(Doors::Closed(until)) => {
                return Some(self.fill(Key::college_closed_now, &[("moment", &self.moment(until))]));
            }
            Some(Doors::Open) | None => {}
        }
        let day = |day| format!("{} ({})", self.date_on(day), self.weekday(day));
        let now = self.fill(key, &[("accepted_on", &day(filing.accepted_on))]);
        Some(match filing.other_reading {
            None => now,
            Some(other) => {
                let other = self.fill(Key::filing_other_reading, &[("other_on", &day(other))]);
                format!("{now} {other}")
            }
        })
    }

    /// Until when a way in is open.
    pub fn way_until(&self, way: &WayIn) -> String {
        match way.file_by {
            Some(moment) => self.fill(Key::file_by_short, &[("moment", &self.moment(moment))]),
            None => self.fill(Key::until, &[("date_to", &self.date_to(way.closes))]),
        }
    }

    /// What would have to change.
    pub fn change(&self, change: Change) -> &'static str {
        self.t(match change {
            Change::Basis(FundingBasis::Paid) => Key::change_basis_paid,
            Change::Basis(FundingBasis::StateOrder) => Key::change_basis_state_order,
            Change::Form(StudyForm::FullTime) => Key::change_form_full_time,
            Change::Form(StudyForm::Evening) => Key::change_form_evening,
            Change::Form(StudyForm::Correspondence) => Key::change_form_correspondence,
            Change::Kind(SpecialtyKind::General) => Key::change_kind_general,
            Change::Kind(SpecialtyKind::Pedagogical) => Key::change_kind_pedagogical,
            Change::Kind(SpecialtyKind::Medical) => Key::change_kind_medical,
            Change::Kind(SpecialtyKind::Creative) => Key::change_kind_creative,
            Change::Kind(SpecialtyKind::Special) => Key::kind_special,
            Change::Level(ProgrammeLevel::SkilledWorker) => Key::change_level_skilled_worker,
            Change::Level(ProgrammeLevel::MidLevel) => Key::change_level_mid_level,
            Change::Level(ProgrammeLevel::AppliedBachelor) => Key::change_level_applied_bachelor,
        })
    }

    /// What can be prepared; the day is that of *file by*.
    pub fn preparation(&self, preparation: Preparation, file_by: Date) -> String {
        let key = match preparation {
            Preparation::Grades => Key::prepare_grades,
            Preparation::Medical => Key::prepare_medical,
            Preparation::Digitise => Key::prepare_digitise,
            Preparation::Signature => Key::prepare_signature,
            Preparation::Diagnostics => Key::prepare_diagnostics,
            Preparation::Status => Key::prepare_status,
            Preparation::Quota => Key::prepare_quota,
        };
        self.fill(key, &[("day_to", &self.date_year_to(file_by))])
    }

    /// *File by*, with its year before the opening, which may be a year away.
    pub fn verdict_date(&self, window: &ApplicationWindow) -> String {
        let day = window.file_by.date;
        if window.state == WindowState::NotOpen { self.date_year(day) } else { self.date(day) }
    }

    /// The same with the time.
    pub fn verdict_moment(&self, window: &ApplicationWindow) -> String {
        let moment = window.file_by;
        if window.state == WindowState::NotOpen { self.moment_year(moment) } else { self.moment(moment) }
    }

    /// What a value still needs: the topics of the questions.
    pub fn needs(&self, needs: &[Question]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for topic in needs.iter().filter_map(Topic::of) {
            let name = self.t(topic.title());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.fill(Key::result_unknown, &[("needs", &names.join(", "))])
    }
}
