//! The days to come.
//!
//! # Decides
//! Results, registration, contract and redistribution, each with its day or with why there is none.
//!
//! # Source
//! `578/64` (results on 23 and 25 August), `578/12` (contract within three calendar days of the
//! result), `578/53` (registration until 26 August), `578/63` (redistribution until 29 August).
//!
//! # Reading
//! - "Within" and "until" are read as the last such day.
//! - People of `578/9` who are admitted out of competition are registered as well: 53 names them all.
//! - No day of results is stated for other bases: said so, not guessed.
//! - A day before the window ends, by the order or by the notices, cannot be meant for that window.
//! - Where notices moved the windows, what became of these days is not known: they are those of the older edition.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::AdmissionTrack;
//! use talapker::rules::case::BaseEducation;
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::milestones::{Inputs, milestones};
//! let inputs = Inputs {
//!     track: AdmissionTrack::Competition,
//!     base: Some(BaseEducation::BasicSecondary),
//!     ends: Some(ORDER_20_2025.windows.basic.in_year(2026)),
//!     year: 2026,
//!     result_on: None,
//!     by_application: false,
//! };
//! let list = milestones(&inputs, &ORDER_20_2025);
//! assert_eq!(list[0].value.date, Some(ORDER_20_2025.milestones.results_basic.in_year(2026)));
//! ```

use crate::rules::assessment::{
    AdmissionTrack, Fact, Milestone, MilestoneId, Reason, Reasoned, Standing, Why,
};
use crate::rules::calendar::{Date, forward};
use crate::rules::case::BaseEducation;
use crate::rules::cite::Cite;
use crate::rules::edition::Edition;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs {
    /// How one is admitted.
    pub track: AdmissionTrack,
    /// Education so far.
    pub base: Option<BaseEducation>,
    /// When the window ends, by the order or by the notices, if it is known.
    pub ends: Option<Date>,
    /// The year of admission.
    pub year: i32,
    /// The day on which the person got the result.
    pub result_on: Option<Date>,
    /// Whether `578/9` fits, for certain.
    pub by_application: bool,
}

/// The days to come on that track.
pub fn milestones(inputs: &Inputs, edition: &Edition) -> Vec<Reasoned<Milestone>> {
    match inputs.track {
        AdmissionTrack::Competition => {
            let results = results(inputs, edition);
            let contract = contract(inputs, edition, &|| after_results(inputs, edition, results.value.date));
            vec![results, contract, redistribution(inputs, edition)]
        }
        AdmissionTrack::ByApplication => {
            let contract = contract(inputs, edition, &unknown);
            let registration = registration(inputs, edition, Reason::Registration);
            vec![registration, redistribution(inputs, edition), contract]
        }
        AdmissionTrack::OutOfCompetition => {
            let both = inputs.by_application.then(|| registration(inputs, edition, Reason::RegistrationBoth));
            both.into_iter().chain([contract(inputs, edition, &unknown)]).collect()
        }
        AdmissionTrack::Paid | AdmissionTrack::OwnCompetition => {
            vec![contract(inputs, edition, &unknown)]
        }
    }
}

fn results(inputs: &Inputs, edition: &Edition) -> Reasoned<Milestone> {
    const CITES: &[Cite] = &[Cite::P64];
    let id = MilestoneId::Results;
    let (day, reason) = match inputs.base {
        Some(BaseEducation::BasicSecondary) => (edition.milestones.results_basic, Reason::ResultsBasic),
        Some(BaseEducation::GeneralSecondary) => (edition.milestones.results_general, Reason::ResultsGeneral),
        None | Some(BaseEducation::Vocational | BaseEducation::PostSecondary | BaseEducation::Higher) => {
            let why = Why::new(Reason::ResultsUnknown, Standing::Law, CITES);
            return of_the_order(inputs, edition, id, None, why.from(inputs.base.map(Fact::Base)));
        }
    };
    let day = day.in_year(inputs.year);
    let why = Why::new(reason, Standing::Law, CITES).from([Fact::Day(day)]);
    of_the_order(inputs, edition, id, Some(day), why.from(inputs.base.map(Fact::Base)))
}

fn registration(inputs: &Inputs, edition: &Edition, reason: Reason) -> Reasoned<Milestone> {
    let day = edition.milestones.registration.in_year(inputs.year);
    let why = Why::new(reason, Standing::Reading, &[Cite::P53]).from([Fact::Day(day)]);
    of_the_order(inputs, edition, MilestoneId::Registration, Some(day), why)
}

fn redistribution(inputs: &Inputs, edition: &Edition) -> Reasoned<Milestone> {
    let day = edition.milestones.redistribution.in_year(inputs.year);
    let why = Why::new(Reason::Redistribution, Standing::Reading, &[Cite::P63]).from([Fact::Day(day)]);
    of_the_order(inputs, edition, MilestoneId::Redistribution, Some(day), why)
}

/// The contract: from the person's own result, or else as the track has it.
fn contract(
    inputs: &Inputs,
    edition: &Edition,
    of_track: &dyn Fn() -> Reasoned<Milestone>,
) -> Reasoned<Milestone> {
    let Some(result) = inputs.result_on else { return of_track() };
    let day = forward(result, edition.milestones.contract_days);
    let why = Why::new(Reason::ContractFromResult, Standing::Law, &[Cite::P12]).from([Fact::Day(result)]);
    Reasoned::new(Milestone { id: MilestoneId::Contract, date: Some(day) }, why)
}

/// The contract of a competition, counted from the results of all.
fn after_results(inputs: &Inputs, edition: &Edition, results: Option<Date>) -> Reasoned<Milestone> {
    let reason = if results.is_some() { Reason::ContractThreeDays } else { Reason::ContractNoResults };
    let day = results.map(|results| forward(results, edition.milestones.contract_days));
    let why = Why::new(reason, Standing::Reading, &[Cite::P12]).from(results.map(Fact::Day));
    of_the_order(inputs, edition, MilestoneId::Contract, day, why)
}

/// The contract three days after a result of which no day is stated.
fn unknown() -> Reasoned<Milestone> {
    let why = Why::new(Reason::ContractUnknown, Standing::Reading, &[Cite::P12]);
    Reasoned::new(Milestone { id: MilestoneId::Contract, date: None }, why)
}

/// A day of the order, unless the window ends after it or is not known; as well known as `why`, or as the older edition
/// where notices moved the windows before it.
fn of_the_order(
    inputs: &Inputs,
    edition: &Edition,
    id: MilestoneId,
    day: Option<Date>,
    mut why: Why,
) -> Reasoned<Milestone> {
    let date = day.filter(|day| inputs.ends.is_some_and(|ends| ends <= *day));
    let after = inputs.ends.filter(|ends| day.is_some_and(|day| *ends > day)).map(|ends| {
        Why::new(Reason::MilestoneAfterWindow, Standing::Reading, why.cites).from([Fact::Day(ends)])
    });
    let until = (why.standing == Standing::Reading)
        .then(|| Why::new(Reason::MilestoneUntil, Standing::Reading, why.cites));
    let known = match edition.announcement(inputs.year) {
        None => until,
        Some(notices) => {
            why.standing = Standing::OlderEdition;
            let year = [Fact::AnnouncedIn(notices.year)];
            Some(Why::new(Reason::MilestoneBeforeNotices, why.standing, notices.cites.alone).from(year))
        }
    };
    Reasoned::new(Milestone { id, date }, why.because(after).because(known))
}

/// Which days do not come on that track; whether `578/9` fits as well is open while it is `None`.
pub(crate) fn not_applicable(track: AdmissionTrack, by_application: Option<bool>) -> Vec<Why> {
    let silent = |reason, cites| Why::new(reason, Standing::Reading, cites);
    let (competes, applies) = (track == AdmissionTrack::Competition, track == AdmissionTrack::ByApplication);
    let results = (!competes).then(|| silent(Reason::NoResults, &[Cite::P64]));
    let registered = applies || (track == AdmissionTrack::OutOfCompetition && by_application != Some(false));
    let registration = (!registered).then(|| silent(Reason::NoRegistration, &[Cite::P53]));
    let redistribution = (!competes && !applies).then(|| {
        let reading = silent(Reason::NoRedistributionReading, &[Cite::P63]);
        let reading = (track != AdmissionTrack::Paid).then_some(reading);
        silent(Reason::NoRedistribution, &[Cite::P63]).because(reading)
    });
    [results, registration, redistribution].into_iter().flatten().collect()
}
