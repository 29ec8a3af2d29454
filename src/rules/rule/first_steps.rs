//! What comes before or beside the application.
//!
//! # Decides
//! Digitising an earlier year's document, the commission's subjects, professional diagnostics, the
//! interview.
//!
//! # Source
//! `578/12` (digitise before applying on the portal), `578/62` (a foreign document), `578/32`
//! (diagnostics precede the exams), `578/63` (interviews for worker and special programmes).
//!
//! # Reading
//! The step is listed only where every open answer would leave it in.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::FirstStep;
//! use talapker::rules::case::IssuedIn;
//! use talapker::rules::rule::first_steps::{Inputs, first_steps};
//! let inputs = Inputs { issued_in: Some(IssuedIn::Abroad), ..Inputs::default() };
//! assert_eq!(first_steps(&inputs)[0].value, FirstStep::CommissionSetsSubjects);
//! ```

use crate::rules::assessment::{Fact, FirstStep, Reason, Reasoned, Standing, Why};
use crate::rules::case::{
    Channel, FundingBasis, IssuedIn, KnownKind, ProgrammeLevel, Provider, SpecialtyKind,
};
use crate::rules::cite::Cite;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs {
    /// Where one applies.
    pub channel: Option<Channel>,
    /// Where the document was issued.
    pub issued_in: Option<IssuedIn>,
    /// Year of the document.
    pub document_year: Option<i32>,
    /// Whether it is digitised.
    pub digitised: Option<bool>,
    /// The year of admission.
    pub admission_year: i32,
    /// Kind of the specialty.
    pub kind: Option<KnownKind>,
    /// What the programme trains.
    pub level: Option<ProgrammeLevel>,
    /// Who teaches.
    pub provider: Option<Provider>,
    /// Who pays.
    pub basis: Option<FundingBasis>,
}

/// The steps that are certain, in the order in which they are taken.
pub fn first_steps(inputs: &Inputs) -> Vec<Reasoned<FirstStep>> {
    let mut steps = Vec::new();
    let mut step = |step, why| steps.push(Reasoned::new(step, why));
    if let (Some(Channel::Portal), Some(year), Some(false)) =
        (inputs.channel, inputs.document_year, inputs.digitised)
        && year < inputs.admission_year
    {
        let why = Why::new(Reason::StepDigitise, Standing::Law, &[Cite::P12]);
        step(FirstStep::DigitiseDocument, why.from([Fact::DocumentYear(year)]));
    }
    if inputs.issued_in == Some(IssuedIn::Abroad) {
        let why = Why::new(Reason::StepCommissionSubjects, Standing::Law, &[Cite::P62]);
        step(FirstStep::CommissionSetsSubjects, why.from(inputs.issued_in.map(Fact::IssuedIn)));
    }
    if inputs.basis != Some(FundingBasis::StateOrder) {
        return steps;
    }
    if let Some(kind) = inputs.kind
        && kind.kind != SpecialtyKind::General
    {
        let why = Why::new(Reason::StepDiagnostics, Standing::Law, &[Cite::P32]);
        let facts = &mut [Some(Fact::Kind(kind.kind)), inputs.basis.map(Fact::Basis)];
        let why = why.from_known(facts).resting_on(Why::kind_from_code(inputs.kind));
        step(FirstStep::ProfessionalDiagnostics, why);
    }
    let worker = inputs.level == Some(ProgrammeLevel::SkilledWorker);
    if worker || inputs.provider == Some(Provider::SpecialProgramme) {
        let facts = &mut [inputs.level.map(Fact::Level), inputs.provider.map(Fact::Provider)];
        let why = Why::new(Reason::StepInterview, Standing::Law, &[Cite::P63]);
        step(FirstStep::Interview, why.from_known(facts));
    }
    steps
}

/// Which steps are left out for certain.
pub(crate) fn not_applicable(inputs: &Inputs) -> Vec<Why> {
    let mut list = Vec::new();
    let at_the_college = inputs.channel == Some(Channel::College);
    let of_this_year = inputs.document_year.is_some_and(|year| year >= inputs.admission_year);
    if at_the_college || inputs.digitised == Some(true) || of_this_year {
        let reason = match (at_the_college, inputs.digitised) {
            (true, _) => Reason::NoDigitisingCollege,
            (false, Some(true)) => Reason::NoDigitisingDone,
            (false, Some(false) | None) => Reason::NoDigitisingThisYear,
        };
        let why = Why::new(reason, Standing::Law, &[Cite::P12]);
        list.push(why.from(inputs.document_year.map(Fact::DocumentYear)));
    }
    if inputs.issued_in == Some(IssuedIn::Kazakhstan) {
        list.push(Why::new(Reason::NoCommissionSubjects, Standing::Law, &[Cite::P62]));
    }
    let paid = inputs.basis == Some(FundingBasis::Paid);
    let general = inputs.kind.filter(|known| known.kind == SpecialtyKind::General);
    if paid || general.is_some() {
        let why = Why::new(Reason::NoDiagnostics, Standing::Law, &[Cite::P32]);
        list.push(why.resting_on(Why::kind_from_code(general.filter(|_| !paid))));
    }
    let worker = inputs.level.is_none_or(|level| level == ProgrammeLevel::SkilledWorker);
    if paid || (!worker && inputs.provider != Some(Provider::SpecialProgramme)) {
        list.push(Why::new(Reason::NoInterview, Standing::Law, &[Cite::P63]));
    }
    list
}
