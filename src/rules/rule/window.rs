//! When one can apply: the window and the last safe moment.
//!
//! # Decides
//! First and last day, the day announced beside it, the safe day, the *file by* moment, where today stands, next year's
//! days.
//!
//! # Source
//! - `578/annex-1/row-3/1`: worker, special, religious and penitentiary programmes.
//! - `578/annex-1/row-3/2`: mid-level and applied bachelor programmes, by funding, form, base and
//!   kind of specialty.
//! - `578/annex-1/row-7`: a filing after 18:00 or on a rest day counts on the next working day.
//! - `announced-2026`: last days that official notices named; no provision.
//!
//! # Reading
//! - A choice that several clauses fit has the earliest of their days as the safe one and the latest as the other
//!   reading: which prevails is not said. Worker programmes have item 1 alone; mid-level and applied bachelor programmes
//!   of a special, religious or penitentiary provider have both items.
//! - Creative, pedagogical and medical specialties have a clause of their own, for full-time study under the state order
//!   the only one of its item. Elsewhere the clauses that name the form or the funding fit as well.
//! - The clause on paid study names no form, the one on evening and correspondence study no funding.
//! - Higher education is not named among the bases of full-time study under the state order: the
//!   earlier date is safe, the later one the other reading.
//! - The last day is inside ("between … and …"): a step of its own, so that the date stays the law's.
//! - Of the order's day and the announced one the earlier is safe.
//! - On the portal Saturday is no working day: the row names "rest days" alone. The other reading is the college's week.
//!
//! # Example
//! ```
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{BaseEducation, FundingBasis, KnownKind, ProgrammeLevel, SpecialtyKind, StudyForm};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::window::{Inputs, window};
//! let inputs = Inputs {
//!     level: Some(ProgrammeLevel::MidLevel),
//!     kind: Some(KnownKind { kind: SpecialtyKind::Medical, from_code: false }),
//!     form: Some(StudyForm::FullTime),
//!     basis: Some(FundingBasis::Paid),
//!     base: Some(BaseEducation::BasicSecondary),
//!     ..Inputs::default()
//! };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 10).unwrap());
//! let window = window(&inputs, &ORDER_20_2025, now);
//! let window = window.known().unwrap().value;
//! let of_edition = &ORDER_20_2025.windows;
//! assert_eq!(window.closes, of_edition.pedagogical_medical.in_year(2026));
//! assert_eq!(window.other_reading, Some(of_edition.paid.in_year(2026)));
//! assert_eq!(window.last_day, window.announced.unwrap().closes);
//! ```

use crate::rules::assessment::{
    Announced, Answer, ApplicationWindow, Fact, Reason, Reasoned, Standing, Why, WindowState,
};
use crate::rules::calendar::{Date, Moment, days_between};
use crate::rules::case::{
    BaseEducation, Channel, FundingBasis, KnownKind, ProgrammeLevel, Provider, SpecialtyKind, StudyForm,
};
use crate::rules::cite::Cite;
use crate::rules::code::Code as _;
use crate::rules::edition::announced::{AnnouncedCites, AnnouncedDay, Announcement, Whom};
use crate::rules::edition::{Clause, Edition};
use crate::rules::question::Question;

const ROW_7: &[Cite] = &[Cite::Row7];

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
    /// Where one applies.
    pub channel: Option<Channel>,
}

impl Inputs {
    fn is_worker(&self) -> bool {
        self.level == Some(ProgrammeLevel::SkilledWorker)
    }
}

/// Whether the provider puts a choice of any level under `578/annex-1/row-3/1`.
pub(crate) fn of_item_1(provider: Option<Provider>) -> bool {
    match provider {
        Some(Provider::SpecialProgramme | Provider::Religious | Provider::Penitentiary) => true,
        None | Some(Provider::College | Provider::OwnCompetition) => false,
    }
}

/// The clauses that fit, those of item 1 first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fitting([Option<Clause>; 4]);

impl Fitting {
    /// Of a choice all of whose answers are there.
    fn of(inputs: &Inputs) -> Self {
        let evening = inputs.form == Some(StudyForm::Evening);
        let item_1 = if evening { Clause::WorkerEvening } else { Clause::Worker };
        if inputs.is_worker() {
            return Self([Some(item_1), None, None, None]);
        }
        let item_1 = of_item_1(inputs.provider).then_some(item_1);
        let kind = inputs.kind.map(|known| known.kind);
        let own = match kind {
            Some(SpecialtyKind::Creative) => Some(Clause::Creative),
            Some(SpecialtyKind::Pedagogical | SpecialtyKind::Medical) => Some(Clause::PedagogicalMedical),
            Some(SpecialtyKind::General | SpecialtyKind::Special) | None => None,
        };
        let paid = (inputs.basis == Some(FundingBasis::Paid)).then_some(Clause::Paid);
        let [second, third] = match (inputs.form, paid, own) {
            (Some(StudyForm::Evening | StudyForm::Correspondence), ..) => [Some(Clause::Evening), paid],
            (_, Some(_), _) => [paid, None],
            (_, None, Some(_)) => [None, None],
            (_, None, None) => match inputs.base {
                Some(BaseEducation::BasicSecondary) => [Some(Clause::Basic), None],
                Some(
                    BaseEducation::GeneralSecondary
                    | BaseEducation::Vocational
                    | BaseEducation::PostSecondary,
                ) => [Some(Clause::General), None],
                Some(BaseEducation::Higher) => [Some(Clause::Basic), Some(Clause::General)],
                None => [None, None],
            },
        };
        Self([item_1, own, second, third])
    }

    fn iter(self) -> impl Iterator<Item = Clause> {
        self.0.into_iter().flatten()
    }

    fn items(self) -> Items {
        let of = |cite| self.iter().any(|clause| clause.cites() == [cite]);
        match (of(Cite::Row3Item1), of(Cite::Row3Item2)) {
            (true, true) => Items::Both,
            (true, false) => Items::First,
            (false, _) => Items::Second,
        }
    }
}

/// Of which items of `578/annex-1/row-3` clauses fit.
#[derive(Clone, Copy)]
enum Items {
    First,
    Second,
    Both,
}

impl Items {
    fn cites(self) -> &'static [Cite] {
        match self {
            Self::First => &[Cite::Row3Item1],
            Self::Second => &[Cite::Row3Item2],
            Self::Both => &[Cite::Row3Item1, Cite::Row3Item2],
        }
    }

    /// With the notices, and with `578/annex-1/row-7`.
    fn cites_with(self, notices: Option<&AnnouncedCites>, row_7: bool) -> &'static [Cite] {
        match (self, notices, row_7) {
            (_, None, false) => self.cites(),
            (Self::First, None, true) => &[Cite::Row3Item1, Cite::Row7],
            (Self::Second, None, true) => &[Cite::Row3Item2, Cite::Row7],
            (Self::Both, None, true) => &[Cite::Row3Item1, Cite::Row3Item2, Cite::Row7],
            (Self::First, Some(of), false) => of.item_1,
            (Self::Second, Some(of), false) => of.item_2,
            (Self::Both, Some(of), false) => of.items,
            (Self::First, Some(of), true) => of.item_1_row_7,
            (Self::Second, Some(of), true) => of.item_2_row_7,
            (Self::Both, Some(of), true) => of.items_row_7,
        }
    }
}

/// A window with what it rests on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
    pub(crate) window: ApplicationWindow,
    pub(crate) cites: &'static [Cite],
    fitting: Fitting,
    year: i32,
    announced: Option<&'static AnnouncedDay>,
}

impl Dated {
    fn same(&self, other: &Self) -> bool {
        self.window == other.window && self.cites == other.cites
    }
}

/// The window, or what it needs.
pub fn window(inputs: &Inputs, edition: &Edition, now: Moment) -> Answer<Reasoned<ApplicationWindow>> {
    match known(inputs, edition, now) {
        Ok(dated) => Answer::Known(Reasoned::new(dated.window, why(inputs, &dated, edition))),
        Err(needs) => Answer::Missing(needs),
    }
}

/// The same without its reasons.
pub(crate) fn known(inputs: &Inputs, edition: &Edition, now: Moment) -> Result<Dated, Vec<Question>> {
    // Level and form always decide, and but for workers the kind does.
    let told = inputs.level.is_some() && inputs.form.is_some();
    if !told || (inputs.kind.is_none() && !inputs.is_worker()) {
        return Err(needs(inputs));
    }
    let year = edition.admission_year(now.date);
    let answered = inputs.kind.is_some() && inputs.basis.is_some() && inputs.base.is_some();
    if answered {
        return dated(inputs, edition, year, now).ok_or_else(Vec::new);
    }
    // The rest may be open where it makes no difference.
    let each = completions(inputs).into_iter();
    let each = each.filter_map(|full| dated(&full, edition, year, now).map(|dated| (full, dated)));
    let each: Vec<(Inputs, Dated)> = each.collect();
    let differ = |alike: fn(&Inputs, &Inputs) -> bool| {
        let pair = |(one, a): &(Inputs, Dated)| each.iter().any(|(two, b)| alike(one, two) && !a.same(b));
        each.iter().any(pair)
    };
    match each.first() {
        Some((_, dated)) if each.iter().all(|(_, other)| dated.same(other)) => Ok(*dated),
        _ => {
            let decides = [
                (Question::Kind, differ(|one, two| one.basis == two.basis && one.base == two.base)),
                (Question::Basis, differ(|one, two| one.kind == two.kind && one.base == two.base)),
                (Question::Base, differ(|one, two| one.kind == two.kind && one.basis == two.basis)),
            ];
            Err(decides.into_iter().filter(|(_, decides)| *decides).map(|(question, _)| question).collect())
        }
    }
}

/// What is still needed where level, form or kind is open, in the order in which a person is asked.
fn needs(inputs: &Inputs) -> Vec<Question> {
    let specialist = !inputs.is_worker();
    let kind = inputs.kind.map(|known| known.kind);
    let ordinary = matches!(kind, None | Some(SpecialtyKind::General | SpecialtyKind::Special));
    let full_time = inputs.form.is_none_or(|form| form == StudyForm::FullTime);
    let state_order = inputs.basis.is_none_or(|basis| basis == FundingBasis::StateOrder);
    let medical = kind.is_none_or(|kind| kind == SpecialtyKind::Medical) && !of_item_1(inputs.provider);
    let needs = [
        (Question::Level, inputs.level.is_none()),
        (Question::Kind, inputs.kind.is_none() && specialist),
        (Question::Form, inputs.form.is_none()),
        (Question::Basis, inputs.basis.is_none() && specialist && (full_time || ordinary)),
        (
            Question::Base,
            inputs.base.is_none() && specialist && (medical || (ordinary && full_time && state_order)),
        ),
    ];
    needs.into_iter().filter(|(_, needed)| *needed).map(|(question, _)| question).collect()
}

/// Every way to answer what is open of kind, funding and base.
pub(crate) fn completions(inputs: &Inputs) -> Vec<Inputs> {
    let mut all = Vec::new();
    let told = inputs.kind.map(|known| known.kind);
    for kind in SpecialtyKind::ALL.iter().copied().filter(|kind| can_be(told, *kind)) {
        let kind = inputs.kind.or(Some(KnownKind { kind, from_code: false }));
        for basis in FundingBasis::ALL.iter().copied().filter(|basis| can_be(inputs.basis, *basis)) {
            for base in BaseEducation::ALL.iter().copied().filter(|base| can_be(inputs.base, *base)) {
                all.push(Inputs { kind, basis: Some(basis), base: Some(base), ..*inputs });
            }
        }
    }
    all
}

/// Whether an answer is this one, or open.
pub(crate) fn can_be<T: PartialEq>(answer: Option<T>, value: T) -> bool {
    answer.is_none_or(|answer| answer == value)
}

/// The day that notices named for a choice all of whose answers are there.
fn announced(
    inputs: &Inputs,
    edition: &Edition,
    year: i32,
) -> Option<(&'static Announcement, &'static AnnouncedDay)> {
    let notices = edition.announcement(year)?;
    let day = notices.days.iter().find(|day| concerns(&day.whom, inputs))?;
    Some((notices, day))
}

fn concerns(whom: &Whom, inputs: &Inputs) -> bool {
    fn fits<T: PartialEq>(listed: &[T], answer: Option<T>) -> bool {
        listed.is_empty() || answer.is_some_and(|answer| listed.contains(&answer))
    }
    fits(whom.levels, inputs.level)
        && fits(whom.providers, inputs.provider.or(Some(Provider::College)))
        && fits(whom.kinds, inputs.kind.map(|known| known.kind))
        && fits(whom.forms, inputs.form)
        && fits(whom.funding, inputs.basis)
        && fits(whom.bases, inputs.base)
}

/// The days of a choice all of whose answers are there, in the year of admission.
fn dated(inputs: &Inputs, edition: &Edition, year: i32, now: Moment) -> Option<Dated> {
    let fitting = Fitting::of(inputs);
    let day_of = |clause: &Clause| edition.windows.closes(*clause);
    let clause = fitting.iter().min_by_key(day_of)?;
    let latest = fitting.iter().max_by_key(day_of)?;
    let opens = edition.windows.opens.in_year(year);
    let (closes, latest) = (day_of(&clause).in_year(year), day_of(&latest).in_year(year));
    let notices = announced(inputs, edition, year);
    let announced_day = notices.map(|(notices, day)| Announced {
        closes: day.closes.in_year(year),
        year: notices.year,
        standing: notices.standing,
        cites: notices.cites.alone,
    });
    let last_day = announced_day.map_or(closes, |announced| closes.min(announced.closes));
    let possible_until = announced_day.map_or(latest, |announced| latest.max(announced.closes));
    let (calendar, other) = edition.calendars(inputs.channel);
    let file_by = Moment::closing(calendar.working_day_until(last_day));
    let other_file_by = other.map(|other| Moment::closing(other.working_day_until(last_day)));
    let other_file_by = other_file_by.filter(|other| *other != file_by);
    let state = if now.date < opens {
        WindowState::NotOpen
    } else if now < file_by {
        if now.date == file_by.date { WindowState::LastDay } else { WindowState::Open }
    } else if now.date <= possible_until {
        WindowState::Uncertain
    } else {
        WindowState::Closed
    };
    let days_left = match state {
        WindowState::NotOpen => Some(days_between(now.date, opens)),
        WindowState::Open | WindowState::LastDay => Some(days_between(now.date, file_by.date)),
        WindowState::Uncertain | WindowState::Closed => None,
    };
    let window = ApplicationWindow {
        clause,
        opens,
        closes,
        other_reading: (latest != closes).then_some(latest),
        announced: announced_day,
        last_day,
        possible_until,
        file_by,
        other_file_by,
        state,
        days_left,
        next_season: state.is_missed().then(|| next_season(inputs, clause, edition, year)),
    };
    let row_7 = other_file_by.is_some();
    let cites = fitting.items().cites_with(notices.map(|(notices, _)| &notices.cites), row_7);
    Some(Dated { window, cites, fitting, year, announced: notices.map(|(_, day)| day) })
}

/// The first and the safe last day of the year after.
fn next_season(inputs: &Inputs, clause: Clause, edition: &Edition, year: i32) -> (Date, Date) {
    let next = year.saturating_add(1);
    let closes = edition.windows.closes(clause);
    let last_day = announced(inputs, edition, next).map_or(closes, |(_, day)| closes.min(day.closes));
    (edition.windows.opens.in_year(next), last_day.in_year(next))
}

/// The reasons of a window.
pub(crate) fn why(inputs: &Inputs, dated: &Dated, edition: &Edition) -> Why {
    let Dated { window, cites, fitting, year, announced } = dated;
    let law = |reason, cites| Why::new(reason, Standing::Law, cites);
    let reading = |reason, cites| Why::new(reason, Standing::Reading, cites);
    let mut because = Vec::with_capacity(6);
    for clause in fitting.iter().filter(|clause| *clause != window.clause) {
        let day = edition.windows.closes(clause).in_year(*year);
        because.push(law(clause_reason(clause), clause.cites()).from([Fact::Day(day)]));
    }
    let items = fitting.items().cites();
    let has = |wanted| fitting.iter().any(|clause| clause == wanted);
    let not_named = has(Clause::Basic) && has(Clause::General);
    let several = fitting.iter().count() > if not_named { 2 } else { 1 };
    because.extend(not_named.then(|| reading(Reason::WindowHigherNotNamed, &[Cite::Row3Item2])));
    because.extend(several.then(|| match window.other_reading {
        Some(_) => reading(Reason::WindowTwoClauses, items),
        None => law(Reason::WindowClausesAgree, items),
    }));
    let from_code = Why::kind_from_code(inputs.kind.filter(|_| !inputs.is_worker()));
    because.extend(from_code.clone());
    because.push(reading(Reason::LastDayInside, window.clause.cites()));
    let moved = window.announced.filter(|announced| announced.closes != window.closes);
    because.extend(match (window.announced.zip(*announced), edition.announcement(*year)) {
        (Some((of, day)), _) => Some(why_announced(&of, day, *year)),
        (None, Some(notices)) => {
            let none = reading(Reason::NotAnnounced, notices.cites.alone);
            Some(none.from([Fact::AnnouncedIn(notices.year)]))
        }
        (None, None) => None,
    });
    because.extend(moved.map(|of| {
        let facts = [Fact::Day(window.last_day), Fact::AnnouncedIn(of.year)];
        reading(Reason::SafeDayIsEarlier, of.cites).from(facts)
    }));
    let earlier = window.file_by.date != window.last_day;
    let file_by = if earlier { Reason::FileByEarlier } else { Reason::FileBy };
    because.push(law(file_by, ROW_7).from([Fact::FilingAt(window.file_by)]));
    because.extend(
        window
            .other_file_by
            .map(|_| reading(Reason::PortalWeek, ROW_7).from([Fact::FilingAt(window.file_by)])),
    );
    because.extend(match inputs.channel {
        Some(Channel::College) => Some(law(Reason::CollegeWeek, ROW_7)),
        None => window.other_file_by.map(|_| reading(Reason::ChannelOpen, ROW_7)),
        Some(Channel::Portal) => None,
    });
    let doubtful = window.other_reading.is_some()
        || moved.is_some()
        || window.other_file_by.is_some()
        || from_code.is_some();
    let facts = &mut [
        inputs.level.map(Fact::Level),
        inputs.provider.map(Fact::Provider),
        inputs.kind.map(|k| Fact::Kind(k.kind)),
        inputs.form.map(Fact::Form),
        inputs.basis.map(Fact::Basis),
        inputs.base.map(Fact::Base),
        inputs.channel.map(Fact::Channel),
        Some(Fact::Day(window.closes)),
    ];
    let why = Why::new(clause_reason(window.clause), Standing::Law.reading_if(doubtful), cites);
    why.from_known(facts).because(because)
}

/// What notices say, of this year or an earlier one, and what had to be read into them.
fn why_announced(announced: &Announced, day: &AnnouncedDay, year: i32) -> Why {
    let reason = if announced.year == year { Reason::Announced } else { Reason::AnnouncedBefore };
    let facts = [Fact::Day(announced.closes), Fact::AnnouncedIn(announced.year)];
    let reading = day.reading.map(|reason| {
        Why::new(reason, Standing::Reading, announced.cites).from([Fact::Day(announced.closes)])
    });
    Why::new(reason, announced.standing, announced.cites).from(facts).because(reading)
}

/// The sentence of a clause.
pub(super) fn clause_reason(clause: Clause) -> Reason {
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
