//! When one can apply: the window and the last safe moment.
//!
//! # Decides
//! First and last day, the *file by* moment, where today stands, next year's days.
//!
//! # Source
//! - `578/annex-1/row-3/1`: worker, special, religious and penitentiary programmes.
//! - `578/annex-1/row-3/2`: mid-level and applied bachelor programmes, by funding, form, base and
//!   kind of specialty.
//! - `578/annex-1/row-7`: a filing after 18:00 or on a rest day counts on the next working day.
//!
//! # Reading
//! - Creative, pedagogical and medical specialties have a clause of their own. For paid, evening
//!   and correspondence study the clause for general specialties fits as well; which prevails is
//!   not said. The earlier date is the safe one, the later one the other reading.
//! - Higher education is not named among the bases of full-time study under the state order: the
//!   earlier date is safe, the later one the other reading.
//! - The clause on paid study stands inside the full-time sentence, so evening and correspondence
//!   are one clause for either funding.
//! - The last day is inside ("between … and …"): a step of its own, so that the date stays the law's.
//!
//! # Example
//! ```
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{FundingBasis, KnownKind, ProgrammeLevel, SpecialtyKind, StudyForm};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::window::{Inputs, window};
//! let inputs = Inputs {
//!     level: Some(ProgrammeLevel::MidLevel),
//!     kind: Some(KnownKind { kind: SpecialtyKind::Medical, from_code: false }),
//!     form: Some(StudyForm::FullTime),
//!     basis: Some(FundingBasis::Paid),
//!     ..Inputs::default()
//! };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 10).unwrap());
//! let window = window(&inputs, &ORDER_20_2025, now);
//! let window = window.known().unwrap().value;
//! let of_edition = &ORDER_20_2025.windows;
//! assert_eq!(window.closes, of_edition.pedagogical_medical.in_year(2026));
//! assert_eq!(window.other_reading, Some(of_edition.paid.in_year(2026)));
//! ```

use chrono::Datelike;

use crate::rules::assessment::{
    Answer, ApplicationWindow, Fact, Reason, Reasoned, Standing, Why, WindowState,
};
use crate::rules::calendar::{Date, Moment, days_between, working_day_until};
use crate::rules::case::{
    BaseEducation, FundingBasis, KnownKind, ProgrammeLevel, Provider, SpecialtyKind, StudyForm,
};
use crate::rules::cite::Cite;
use crate::rules::edition::{Clause, Edition};
use crate::rules::question::Question;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs {
    /// What the programme trains.
    pub level: Option<ProgrammeLevel>,
    /// Who teaches; a college when not answered.
    pub provider: Option<Provider>,
    /// Kind of the specialty.
    pub kind: Option<KnownKind>,
    /// How one studies.
    pub form: Option<StudyForm>,
    /// Who pays.
    pub basis: Option<FundingBasis>,
    /// Education so far.
    pub base: Option<BaseEducation>,
}

/// The clause that gives the safe date, and the one that another reading takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clauses {
    pub(crate) safe: Clause,
    pub(crate) other: Option<Clause>,
    /// Whether the choice of the clause rests on the kind of the specialty.
    rests_on_kind: bool,
}

/// The window, or what it needs.
pub fn window(inputs: &Inputs, edition: &Edition, now: Moment) -> Answer<Reasoned<ApplicationWindow>> {
    let clauses = match clauses(inputs) {
        Ok(clauses) => clauses,
        Err(needs) => return Answer::Missing(needs),
    };
    let window = dates(clauses, edition, now);
    Answer::Known(Reasoned::new(window, why(inputs, clauses, &window)))
}

/// The clauses that fit, without dates.
pub(crate) fn clauses(inputs: &Inputs) -> Result<Clauses, Vec<Question>> {
    let worker = inputs.level == Some(ProgrammeLevel::SkilledWorker);
    if worker || inputs.provider.is_some_and(of_item_1) {
        let safe = match inputs.form {
            None => return Err(vec![Question::Form]),
            Some(StudyForm::Evening) => Clause::WorkerEvening,
            Some(StudyForm::FullTime | StudyForm::Correspondence) => Clause::Worker,
        };
        return Ok(Clauses { safe, other: None, rests_on_kind: false });
    }
    let (Some(_), Some(kind), Some(form)) = (inputs.level, inputs.kind, inputs.form) else {
        return Err(needs(inputs));
    };
    let clauses = |safe, other| Ok(Clauses { safe, other, rests_on_kind: true });
    let own_clause = match kind.kind {
        SpecialtyKind::Creative => Some(Clause::Creative),
        SpecialtyKind::Pedagogical | SpecialtyKind::Medical => Some(Clause::PedagogicalMedical),
        SpecialtyKind::General => None,
    };
    match (form, inputs.basis, own_clause) {
        (StudyForm::Evening | StudyForm::Correspondence, _, None) => clauses(Clause::Evening, None),
        (StudyForm::Evening | StudyForm::Correspondence, _, Some(own)) => clauses(own, Some(Clause::Evening)),
        (StudyForm::FullTime, None, _) => Err(needs(inputs)),
        (StudyForm::FullTime, Some(FundingBasis::Paid), None) => clauses(Clause::Paid, None),
        (StudyForm::FullTime, Some(FundingBasis::Paid), Some(own)) => clauses(own, Some(Clause::Paid)),
        (StudyForm::FullTime, Some(FundingBasis::StateOrder), Some(own)) => clauses(own, None),
        (StudyForm::FullTime, Some(FundingBasis::StateOrder), None) => match inputs.base {
            None => Err(needs(inputs)),
            Some(BaseEducation::BasicSecondary) => clauses(Clause::Basic, None),
            Some(
                BaseEducation::GeneralSecondary | BaseEducation::Vocational | BaseEducation::PostSecondary,
            ) => clauses(Clause::General, None),
            Some(BaseEducation::Higher) => clauses(Clause::Basic, Some(Clause::General)),
        },
    }
}

/// Whether the provider alone puts a choice under `578/annex-1/row-3/1`.
pub(crate) fn of_item_1(provider: Provider) -> bool {
    match provider {
        Provider::SpecialProgramme | Provider::Religious | Provider::Penitentiary => true,
        Provider::College | Provider::OwnCompetition => false,
    }
}

/// What `578/annex-1/row-3/2` still needs, in the order in which a person is asked.
fn needs(inputs: &Inputs) -> Vec<Question> {
    let general = inputs.kind.is_none_or(|k| k.kind == SpecialtyKind::General);
    let full_time = inputs.form.is_none_or(|f| f == StudyForm::FullTime);
    let state_order = inputs.basis.is_none_or(|b| b == FundingBasis::StateOrder);
    let mut needs = Vec::new();
    if inputs.level.is_none() {
        needs.push(Question::Level);
    }
    if inputs.kind.is_none() {
        needs.push(Question::Kind);
    }
    if inputs.form.is_none() {
        needs.push(Question::Form);
    }
    if inputs.basis.is_none() && full_time {
        needs.push(Question::Basis);
    }
    if inputs.base.is_none() && general && full_time && state_order {
        needs.push(Question::Base);
    }
    needs
}

/// The days of the clauses in the year of `now`.
pub(crate) fn dates(clauses: Clauses, edition: &Edition, now: Moment) -> ApplicationWindow {
    let year = now.date.year();
    let opens = edition.windows.opens.in_year(year);
    let closes = edition.windows.closes(clauses.safe).in_year(year);
    let other_reading = clauses.other.map(|c| edition.windows.closes(c).in_year(year));
    let file_by = Moment::closing(working_day_until(closes, edition.holidays));
    let state = if now.date < opens {
        WindowState::NotOpen
    } else if now.date > closes {
        WindowState::Closed
    } else if now >= file_by {
        WindowState::Late
    } else if now.date == file_by.date {
        WindowState::LastDay
    } else {
        WindowState::Open
    };
    let (days_left, over) = match state {
        WindowState::NotOpen => (Some(days_between(now.date, opens)), false),
        WindowState::Open | WindowState::LastDay => (Some(days_between(now.date, file_by.date)), false),
        WindowState::Late | WindowState::Closed => (None, true),
    };
    let next_year = year.saturating_add(1);
    let next_season = over.then(|| {
        (edition.windows.opens.in_year(next_year), edition.windows.closes(clauses.safe).in_year(next_year))
    });
    ApplicationWindow {
        clause: clauses.safe,
        opens,
        closes,
        other_reading,
        file_by,
        state,
        days_left,
        next_season,
    }
}

/// The reasons of the days of those clauses.
pub(crate) fn why(inputs: &Inputs, clauses: Clauses, window: &ApplicationWindow) -> Why {
    let from_code = Why::kind_from_code(inputs.kind.filter(|_| clauses.rests_on_kind));
    let standing = Standing::Law.reading_if(clauses.other.is_some() || from_code.is_some());
    let earlier = window.file_by.date != window.closes;
    let file_by = if earlier { Reason::FileByEarlier } else { Reason::FileBy };
    let mut because = Vec::with_capacity(4);
    if let Some(other) = clauses.other {
        let other_day = window.other_reading.map(Fact::Day);
        because.push(Why::new(clause_reason(other), Standing::Law, other.cites()).from(other_day));
        because.push(Why::new(between(clauses.safe), Standing::Reading, other.cites()));
    }
    because.extend(from_code);
    because.push(Why::new(Reason::LastDayInside, Standing::Reading, clauses.safe.cites()));
    because.push(Why::new(file_by, Standing::Law, &[Cite::Row7]).from([Fact::FilingAt(window.file_by)]));
    let facts = &mut [
        inputs.level.map(Fact::Level),
        inputs.provider.map(Fact::Provider),
        inputs.kind.map(|k| Fact::Kind(k.kind)),
        inputs.form.map(Fact::Form),
        inputs.basis.map(Fact::Basis),
        inputs.base.map(Fact::Base),
        Some(Fact::Day(window.closes)),
    ];
    Why::new(clause_reason(clauses.safe), standing, clauses.safe.cites()).from_known(facts).because(because)
}

/// Why another clause may be meant instead of the safe one.
pub(crate) fn between(safe: Clause) -> Reason {
    match safe {
        Clause::Basic => Reason::WindowHigherNotNamed,
        Clause::Worker
        | Clause::WorkerEvening
        | Clause::General
        | Clause::Paid
        | Clause::Evening
        | Clause::Creative
        | Clause::PedagogicalMedical => Reason::WindowTwoClauses,
    }
}

/// The sentence of a clause.
pub(crate) fn clause_reason(clause: Clause) -> Reason {
    match clause {
        Clause::Worker => Reason::WindowWorker,
        Clause::WorkerEvening => Reason::WindowWorkerEvening,
        Clause::Basic => Reason::WindowBasic,
        Clause::General => Reason::WindowGeneral,
        Clause::Paid => Reason::WindowPaid,
        Clause::Evening => Reason::WindowEvening,
        Clause::Creative => Reason::WindowCreative,
        Clause::PedagogicalMedical => Reason::WindowPedagogicalMedical,
    }
}

/// Why there is no other reading of the dates.
pub(crate) fn no_other_reading(window: &Reasoned<ApplicationWindow>) -> Option<Why> {
    let Reasoned { value, why } = window;
    let from_code = why.because.iter().find(|under| under.reason == Reason::KindFromCode).cloned();
    let none = Why::new(Reason::NoOtherReading, Standing::Law, value.clause.cites());
    value.other_reading.is_none().then(|| none.resting_on(from_code))
}

/// How well a day by another reading is known.
pub const OTHER_READING: Standing = Standing::Reading;

/// What a day of a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// The first day.
    Opens,
    /// The last moment at which a filing is safe.
    FileBy(Moment),
    /// The last day, where that is not the day of *file by*.
    Closes,
    /// The last day by another reading.
    OtherReading,
    /// The first day of next year's window, if the rules stay.
    NextSeason,
}

/// A day of a window, how well it is known and where the law says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowDay {
    /// What it is.
    pub kind: DayKind,
    /// The day.
    pub date: Date,
    /// How well it is known.
    pub standing: Standing,
    /// Where the law says it.
    pub cites: Vec<Cite>,
}

/// The days of a window, in their order.
pub fn days(window: &Reasoned<ApplicationWindow>) -> Vec<WindowDay> {
    let ApplicationWindow {
        clause: _,
        opens,
        closes,
        other_reading,
        file_by,
        state: _,
        days_left: _,
        next_season,
    } = window.value;
    let mut days = Vec::new();
    let mut day = |kind, date, standing, more: &[Cite]| {
        let cites = [window.why.cites, more].concat();
        days.push(WindowDay { kind, date, standing, cites });
    };
    // All clauses open on one day, so the opening does not depend on which of them fits.
    day(DayKind::Opens, opens, Standing::Law, &[]);
    day(DayKind::FileBy(file_by), file_by.date, window.standing(), &[Cite::Row7]);
    if closes != file_by.date {
        day(DayKind::Closes, closes, window.standing(), &[]);
    }
    if let Some(other) = other_reading {
        day(DayKind::OtherReading, other, OTHER_READING, &[]);
    }
    if let Some((opens, _)) = next_season {
        day(DayKind::NextSeason, opens, Standing::Reading, &[]);
    }
    days
}
