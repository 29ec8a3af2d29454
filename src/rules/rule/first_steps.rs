//! What comes before or beside the application.
//!
//! # Decides
//! Digitising an earlier year's document, the commission's subjects, professional diagnostics, the
//! interview, the request for admission out of competition.
//!
//! # Source
//! `578/12` (digitise before applying on the portal), `578/62` (a foreign document), `578/32`
//! (diagnostics precede the exams), `578/63` (interviews for worker and special programmes and for
//! the requests of enterprises), `578/3` (out of competition on the person's application).
//!
//! # Reading
//! - The commission names subjects where the document lacks them: every document from abroad may.
//! - Where "on duty" is not so, or open, out of competition is another reading, and so is its request.
//! - A step is listed only where every open answer would leave it in; an enterprise's request that is not told is none.
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
    Channel, FundingBasis, IssuedIn, KnownKind, ParentService, ProgrammeLevel, Provider, SpecialtyKind,
};
use crate::rules::cite::Cite;
use crate::rules::remark::{Remark, Sentence};

/// Adopted children and step-children who live together are named beside the others; which paper shows it is not said.
pub const CLAIM_KINSHIP: Remark =
    Remark { sentence: Sentence::ClaimKinship, standing: Standing::Reading, cites: &[Cite::P3, Cite::Row8] };

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
    /// Whether an enterprise requested the place; not when not answered.
    pub enterprise_request: Option<bool>,
    /// The parent's service.
    pub service: Option<ParentService>,
    /// Whether that parent died or was disabled on duty.
    pub on_duty: Option<bool>,
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
        let why = Why::new(Reason::StepCommissionSubjects, Standing::Reading, &[Cite::P62]);
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
    let named = worker || inputs.provider == Some(Provider::SpecialProgramme);
    if named || inputs.enterprise_request == Some(true) {
        let reason = if named { Reason::StepInterview } else { Reason::StepInterviewEnterprise };
        let facts = &mut [inputs.level.map(Fact::Level), inputs.provider.map(Fact::Provider)];
        let why = Why::new(reason, Standing::Law, &[Cite::P63]);
        step(FirstStep::Interview, why.from_known(facts));
    }
    if let Some(standing) = claim(inputs) {
        let other = Why::new(Reason::TrackServiceOtherReading, Standing::Reading, &[Cite::P3]);
        let other = (standing == Standing::Reading).then_some(other);
        let facts = &mut [inputs.service.map(Fact::Service), inputs.on_duty.map(Fact::OnDuty)];
        let why = Why::new(Reason::StepClaim, standing, &[Cite::P3]).from_known(facts).because(other);
        step(FirstStep::ClaimOutOfCompetition, why);
    }
    steps
}

/// How well it is known that `578/3` fits, if it does by some reading; of the state order.
fn claim(inputs: &Inputs) -> Option<Standing> {
    match (inputs.service?, inputs.on_duty) {
        (ParentService::None, _) | (ParentService::Serviceman, Some(false) | None) => None,
        (
            ParentService::SpecialStateBody
            | ParentService::LawEnforcement
            | ParentService::CivilProtection
            | ParentService::CourierService
            | ParentService::MedicalWorker,
            on_duty,
        ) => Some(Standing::Law.reading_if(on_duty != Some(true))),
        (ParentService::Serviceman, Some(true)) => Some(Standing::Law),
    }
}

/// What else to prove, where one claims a place out of competition.
pub fn remark(steps: &[Reasoned<FirstStep>]) -> Option<Remark> {
    let claims = steps.iter().any(|step| step.value == FirstStep::ClaimOutOfCompetition);
    claims.then_some(CLAIM_KINSHIP)
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
        // What is done is done; whom else the paragraph leaves out follows from its silence.
        let standing = Standing::Law.reading_if(reason != Reason::NoDigitisingDone);
        let why = Why::new(reason, standing, &[Cite::P12]);
        list.push(why.from(inputs.document_year.map(Fact::DocumentYear)));
    }
    if inputs.issued_in == Some(IssuedIn::Kazakhstan) {
        list.push(Why::new(Reason::NoCommissionSubjects, Standing::Reading, &[Cite::P62]));
    }
    let paid = inputs.basis == Some(FundingBasis::Paid);
    let general = inputs.kind.filter(|known| known.kind == SpecialtyKind::General);
    if paid || general.is_some() {
        let why = Why::new(Reason::NoDiagnostics, Standing::Reading, &[Cite::P32]);
        list.push(why.resting_on(Why::kind_from_code(general.filter(|_| !paid))));
    }
    let worker = inputs.level.is_none_or(|level| level == ProgrammeLevel::SkilledWorker);
    let other_programme = !worker && inputs.provider != Some(Provider::SpecialProgramme);
    if paid || (other_programme && inputs.enterprise_request == Some(false)) {
        list.push(Why::new(Reason::NoInterview, Standing::Reading, &[Cite::P63]));
    }
    list
}
