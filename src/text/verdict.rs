//! The sentences of a verdict, the same on screen, on paper and in messages.

use super::question::Topic;
use super::{Key, Words};
use crate::rules::assessment::{ApplicationWindow, Change, Filing, WayIn, WindowState};
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm};
use crate::rules::question::Question;

impl Words {
    /// What the day of a verdict is: *file by*, or the opening before it.
    pub fn verdict_lead(&self, state: WindowState) -> &'static str {
        self.t(match state {
            WindowState::NotOpen => Key::opens_on,
            WindowState::Open | WindowState::LastDay => Key::file_by,
            WindowState::Late | WindowState::Closed => Key::file_by_was,
        })
    }

    /// The word of the state, or how many days are left.
    pub fn verdict_state(&self, window: &ApplicationWindow) -> String {
        match (window.state, window.days_left) {
            (WindowState::Open, Some(days)) => self.plural(Key::days_left, days),
            (WindowState::NotOpen, Some(days)) => self.plural(Key::days_until_open, days),
            (state, _) => self.of(state).to_string(),
        }
    }

    /// What the state means.
    pub fn verdict_text(&self, window: &ApplicationWindow, filing: Option<&Filing>) -> String {
        let key = match window.state {
            WindowState::NotOpen => Key::window_not_open_text,
            WindowState::Open => Key::window_open_text,
            WindowState::LastDay => Key::window_last_day_text,
            WindowState::Late => Key::window_late_text,
            WindowState::Closed => Key::window_closed_text,
        };
        let accepted = filing.map_or(String::new(), |filing| self.date_on(filing.accepted_on));
        self.fill(
            key,
            &[
                ("opens_from", &self.date_from(window.opens)),
                ("closes_to", &self.date_to(window.closes)),
                ("closes_on", &self.date_on(window.closes)),
                ("accepted_on", &accepted),
            ],
        )
    }

    /// That the order can be read in another way, where it can.
    pub fn verdict_other_reading(&self, window: &ApplicationWindow) -> Option<String> {
        let day = window.other_reading?;
        Some(self.fill(Key::window_other_reading, &[("other_to", &self.date_to(day))]))
    }

    /// Next year's window, once this year's is over.
    pub fn verdict_next_season(&self, window: &ApplicationWindow) -> Option<String> {
        let (opens, closes) = window.next_season?;
        let (opens, closes) = (self.date_year(opens), self.date_year(closes));
        Some(self.fill(Key::window_next_season, &[("opens", &opens), ("closes", &closes)]))
    }

    /// What a filing now is worth, while that is not plain from the state.
    pub fn filing_now(&self, window: &ApplicationWindow, filing: &Filing) -> Option<String> {
        match window.state {
            WindowState::Open | WindowState::LastDay => {}
            WindowState::NotOpen | WindowState::Late | WindowState::Closed => return None,
        }
        let key = if filing.in_time { Key::filing_now } else { Key::filing_now_late };
        Some(self.fill(key, &[("accepted_on", &self.date_on(filing.accepted_on))]))
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
            Change::Nothing => Key::change_nothing,
            Change::Basis(FundingBasis::Paid) => Key::change_basis_paid,
            Change::Basis(FundingBasis::StateOrder) => Key::change_basis_state_order,
            Change::Form(StudyForm::FullTime) => Key::change_form_full_time,
            Change::Form(StudyForm::Evening) => Key::change_form_evening,
            Change::Form(StudyForm::Correspondence) => Key::change_form_correspondence,
            Change::Kind(SpecialtyKind::General) => Key::change_kind_general,
            Change::Kind(SpecialtyKind::Pedagogical) => Key::change_kind_pedagogical,
            Change::Kind(SpecialtyKind::Medical) => Key::change_kind_medical,
            Change::Kind(SpecialtyKind::Creative) => Key::change_kind_creative,
            Change::Level(ProgrammeLevel::SkilledWorker) => Key::change_level_skilled_worker,
            Change::Level(ProgrammeLevel::MidLevel) => Key::change_level_mid_level,
            Change::Level(ProgrammeLevel::AppliedBachelor) => Key::change_level_applied_bachelor,
        })
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

/// The day of a verdict: *file by*, or the opening before it.
pub fn verdict_day(window: &ApplicationWindow) -> Date {
    verdict_moment(window).map_or(window.opens, |moment| moment.date)
}

/// The moment of a verdict: *file by*; `None` before the opening, whose day is said instead.
pub fn verdict_moment(window: &ApplicationWindow) -> Option<Moment> {
    match window.state {
        WindowState::NotOpen => None,
        WindowState::Open | WindowState::LastDay | WindowState::Late | WindowState::Closed => {
            Some(window.file_by)
        }
    }
}
