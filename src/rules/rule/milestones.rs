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
//! - No day of results is stated for other bases: said so, not guessed.
//! - A day before the window ends cannot be meant for that window (evening, correspondence).
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
//!     closes: Some(ORDER_20_2025.windows.basic.in_year(2026)),
//!     year: 2026,
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
    /// Last day of the window, if it is known.
    pub closes: Option<Date>,
    /// The year of admission.
    pub year: i32,
}

/// The days to come on that track.
pub fn milestones(inputs: &Inputs, edition: &Edition) -> Vec<Reasoned<Milestone>> {
    match inputs.track {
        AdmissionTrack::Competition => {
            let results = results(inputs, edition);
            let contract = match results.value.date {
                Some(day) => contract_after(day, edition),
                None => contract_unknown(),
            };
            vec![results, contract, redistribution(inputs, edition)]
        }
        AdmissionTrack::ByApplication => {
            let day = edition.milestones.registration.in_year(inputs.year);
            let id = MilestoneId::Registration;
            let registration = stated(inputs, id, day, Reason::Registration, &[Cite::P53], Standing::Reading);
            vec![registration, redistribution(inputs, edition), contract_unknown()]
        }
        AdmissionTrack::Paid | AdmissionTrack::OutOfCompetition | AdmissionTrack::OwnCompetition => {
            vec![contract_unknown()]
        }
    }
}

fn results(inputs: &Inputs, edition: &Edition) -> Reasoned<Milestone> {
    const CITES: &[Cite] = &[Cite::P64];
    let (day, reason) = match inputs.base {
        Some(BaseEducation::BasicSecondary) => (edition.milestones.results_basic, Reason::ResultsBasic),
        Some(BaseEducation::GeneralSecondary) => (edition.milestones.results_general, Reason::ResultsGeneral),
        None | Some(BaseEducation::Vocational | BaseEducation::PostSecondary | BaseEducation::Higher) => {
            let why = Why::new(Reason::ResultsUnknown, Standing::Law, CITES);
            let why = why.from(inputs.base.map(Fact::Base));
            return Reasoned::new(Milestone { id: MilestoneId::Results, date: None }, why);
        }
    };
    let day = day.in_year(inputs.year);
    let Reasoned { value, why } = stated(inputs, MilestoneId::Results, day, reason, CITES, Standing::Law);
    Reasoned::new(value, why.from(inputs.base.map(Fact::Base)))
}

fn redistribution(inputs: &Inputs, edition: &Edition) -> Reasoned<Milestone> {
    let day = edition.milestones.redistribution.in_year(inputs.year);
    let id = MilestoneId::Redistribution;
    stated(inputs, id, day, Reason::Redistribution, &[Cite::P63], Standing::Reading)
}

fn contract_after(results: Date, edition: &Edition) -> Reasoned<Milestone> {
    let day = forward(results, edition.milestones.contract_days);
    let why = Why::new(Reason::ContractThreeDays, Standing::Reading, &[Cite::P12]);
    Reasoned::new(Milestone { id: MilestoneId::Contract, date: Some(day) }, why.from([Fact::Day(results)]))
}

fn contract_unknown() -> Reasoned<Milestone> {
    let why = Why::new(Reason::ContractUnknown, Standing::Reading, &[Cite::P12]);
    Reasoned::new(Milestone { id: MilestoneId::Contract, date: None }, why)
}

/// A day that the law states, unless the window ends after it or is not known.
fn stated(
    inputs: &Inputs,
    id: MilestoneId,
    day: Date,
    reason: Reason,
    cites: &'static [Cite],
    standing: Standing,
) -> Reasoned<Milestone> {
    let date = inputs.closes.is_some_and(|closes| closes <= day).then_some(day);
    let why = Why::new(reason, standing, cites).from([Fact::Day(day)]);
    let after = inputs.closes.filter(|closes| *closes > day).map(|closes| {
        Why::new(Reason::MilestoneAfterWindow, Standing::Reading, cites).from([Fact::Day(closes)])
    });
    Reasoned::new(Milestone { id, date }, why.because(after))
}

/// Which days do not come on that track.
pub(crate) fn not_applicable(track: AdmissionTrack) -> Vec<Why> {
    let (competes, applies) = (track == AdmissionTrack::Competition, track == AdmissionTrack::ByApplication);
    let results = (!competes).then(|| Why::new(Reason::NoResults, Standing::Law, &[Cite::P64]));
    let registration = (!applies).then(|| Why::new(Reason::NoRegistration, Standing::Law, &[Cite::P53]));
    let redistribution = (!competes && !applies).then(|| {
        let reading = Why::new(Reason::NoRedistributionReading, Standing::Reading, &[Cite::P63]);
        let reading = (track != AdmissionTrack::Paid).then_some(reading);
        Why::new(Reason::NoRedistribution, Standing::Law, &[Cite::P63]).resting_on(reading)
    });
    [results, registration, redistribution].into_iter().flatten().collect()
}
