//! Which papers concern this person, channel by channel, and how each stands.
//!
//! # Decides
//! The list in its order, and for each paper whether it is held, deferred, expired, needed or fetched by the
//! college, and whether one that is held ends before the last safe day.
//!
//! # Source
//! - `578/annex-1/row-8`: papers at the college and on the portal; status papers of foreigners and others; what the
//!   college fetches itself; restrictive measures and emergencies; the form 031-U for groups I and II and since
//!   childhood; the paper on the status of the children of `578/3`.
//! - `578/12`: documents of earlier years are digitised before applying on the portal; graduates of foreign schools,
//!   colleges and universities apply at the college.
//! - `578/18`: expired papers are refused. They are measured on the day on which a filing now counts as accepted.
//!
//! # Reading
//! - Row 8 asks on the portal for electronic papers and also says that the college gets data from the state's systems:
//!   what the person does not say to lack is read as fetched, so it must have been issued there.
//! - 031-U takes the place of 075-U; it may also be meant to come beside it.
//! - Row 8 lists the status papers before it comes to the portal: that they are asked for there too is a reading.
//! - The paper on the status of `578/3` is law where "on duty" is so; elsewhere it is needed for admission out of
//!   competition alone, by the other reading.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::PaperState;
//! use talapker::rules::calendar::Date;
//! use talapker::rules::case::{Channel, Papers};
//! use talapker::rules::rule::documents::{Inputs, documents};
//! let today = Date::from_ymd_opt(2026, 8, 1).unwrap();
//! let papers = Papers::default();
//! let inputs = Inputs::new(Channel::Portal, &papers, today);
//! let list = documents(&inputs);
//! assert_eq!(list[0].value.state, PaperState::Needed);
//! assert_eq!(list[1].value.state, PaperState::FetchedByCollege);
//! ```

use chrono::Datelike as _;

use crate::rules::assessment::{Fact, PaperNeed, PaperState, Reason, Reasoned, Standing, Why};
use crate::rules::calendar::Date;
use crate::rules::case::{
    Channel, Disability, Document, FundingBasis, IssuedIn, Papers, ParentService, Status,
};
use crate::rules::cite::Cite;

/// Where it is said that an expired paper is refused.
pub const EXPIRED: &[Cite] = &[Cite::P18, Cite::Row8];
const ROW_8: &[Cite] = &[Cite::Row8];

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Where one applies.
    pub channel: Channel,
    /// The papers in hand.
    pub papers: &'a Papers,
    /// The day on which a filing now counts as accepted.
    pub accepted_on: Date,
    /// The day of *file by*, while the window has not passed it.
    pub file_by: Option<Date>,
    /// The year of admission.
    pub admission_year: i32,
    /// Where the education document was issued.
    pub issued_in: Option<IssuedIn>,
    /// Its year.
    pub document_year: Option<i32>,
    /// Whether it is digitised.
    pub digitised: Option<bool>,
    /// Citizenship or status.
    pub status: Option<Status>,
    /// Disability.
    pub disability: Option<Disability>,
    /// The parent's service.
    pub service: Option<ParentService>,
    /// Whether that parent died or was disabled on duty.
    pub on_duty: Option<bool>,
    /// Who pays.
    pub basis: Option<FundingBasis>,
    /// Restrictive measures or an emergency.
    pub restrictions_in_force: Option<bool>,
}

impl<'a> Inputs<'a> {
    /// Nothing answered but the channel.
    pub fn new(channel: Channel, papers: &'a Papers, accepted_on: Date) -> Self {
        Self {
            channel,
            papers,
            accepted_on,
            file_by: None,
            admission_year: accepted_on.year(),
            issued_in: None,
            document_year: None,
            digitised: None,
            status: None,
            disability: None,
            service: None,
            on_duty: None,
            basis: None,
            restrictions_in_force: None,
        }
    }
}

/// The papers that concern this person.
pub fn documents(inputs: &Inputs) -> Vec<Reasoned<PaperNeed>> {
    let for_all = |document| (document, Why::new(Reason::PaperForAll, Standing::Law, ROW_8));
    let mut list = vec![
        for_all(Document::Application),
        for_all(Document::EducationDocument),
        for_all(Document::Photo),
        medical(inputs.disability),
    ];
    list.extend(status_document(inputs).map(|why| (Document::StatusDocument, why)));
    if inputs.channel == Channel::College {
        let why = Why::new(Reason::PaperIdentity, Standing::Law, ROW_8);
        list.push((Document::DigitalIdentity, why));
    }
    if let Some(paper) = inputs.status.and_then(status_paper) {
        let reading = Why::new(Reason::PaperForeignPortal, Standing::Reading, ROW_8);
        let why = Why::new(Reason::PaperForeign, Standing::Law, ROW_8).from(inputs.status.map(Fact::Status));
        list.push((paper, why.resting_on((inputs.channel == Channel::Portal).then_some(reading))));
    }
    list.into_iter().map(|(document, why)| need(inputs, document, why)).collect()
}

/// The form 031-U or 075-U.
pub(crate) fn medical_paper(disability: Option<Disability>) -> Document {
    match disability {
        Some(Disability::Group1 | Disability::Group2 | Disability::SinceChildhood) => Document::Mse031u,
        None | Some(Disability::None | Disability::Group3 | Disability::Child) => Document::Medical075u,
    }
}

/// The same with its reasons.
fn medical(disability: Option<Disability>) -> (Document, Why) {
    let document = medical_paper(disability);
    let why = if document == Document::Mse031u {
        let alone = Why::new(Reason::PaperMseAlone, Standing::Reading, ROW_8);
        Why::new(Reason::PaperMse, Standing::Law, ROW_8).resting_on(Some(alone))
    } else {
        Why::new(Reason::PaperMedical, Standing::Law, ROW_8)
    };
    (document, why.from(disability.map(Fact::Disability)))
}

/// Why the paper on the status of `578/3` is asked for, if it is or may be.
fn status_document(inputs: &Inputs) -> Option<Why> {
    let can_fit = inputs.service.is_some() && can_be_status_document(inputs.service, inputs.on_duty);
    if !can_fit || inputs.basis != Some(FundingBasis::StateOrder) {
        return None;
    }
    let if_wanted = Why::new(Reason::PaperStatusIfWanted, Standing::Reading, ROW_8);
    let why = Why::new(Reason::PaperStatus, Standing::Law, ROW_8)
        .from_known(&mut [inputs.service.map(Fact::Service), inputs.on_duty.map(Fact::OnDuty)]);
    Some(why.resting_on((inputs.on_duty != Some(true)).then_some(if_wanted)))
}

/// Whether `578/3` can fit, by some reading and for some answers to what is open.
pub(crate) fn can_be_status_document(service: Option<ParentService>, on_duty: Option<bool>) -> bool {
    match service {
        Some(ParentService::None) => false,
        Some(ParentService::Serviceman) => on_duty != Some(false),
        None
        | Some(
            ParentService::SpecialStateBody
            | ParentService::LawEnforcement
            | ParentService::CivilProtection
            | ParentService::CourierService
            | ParentService::MedicalWorker,
        ) => true,
    }
}

/// The paper that shows a status; none for a citizen.
pub(crate) fn status_paper(status: Status) -> Option<Document> {
    match status {
        Status::Citizen => None,
        Status::Foreigner => Some(Document::ResidencePermit),
        Status::Stateless => Some(Document::StatelessCertificate),
        Status::Refugee => Some(Document::RefugeeCertificate),
        Status::AsylumSeeker => Some(Document::AsylumCertificate),
        Status::Kandas => Some(Document::KandasCertificate),
    }
}

/// How the paper stands, for the first reason that fits; `why` is why it is asked for.
fn need(inputs: &Inputs, document: Document, why: Why) -> Reasoned<PaperNeed> {
    let paper = inputs.papers.get(document);
    let held = paper.held == Some(true);
    let expired_on = paper.valid_until.filter(|last| held && *last < inputs.accepted_on);
    let medical = matches!(document, Document::Medical075u | Document::Mse031u);
    let of_education = document == Document::EducationDocument;
    let portal = inputs.channel == Channel::Portal;
    let why = why.from([Fact::Channel(inputs.channel)]);
    let (state, why) = if held && expired_on.is_none() {
        (PaperState::Held, why)
    } else if medical && inputs.restrictions_in_force == Some(true) {
        let deferred = Why::new(Reason::PaperDeferred, Standing::Law, ROW_8);
        (PaperState::Deferred, why.because([deferred]))
    } else if held {
        let expired = Why::new(Reason::RefusedExpired, Standing::Law, &[Cite::P18]);
        (PaperState::Expired, why.because([expired.from(expired_on.map(Fact::ValidUntil))]))
    } else if paper.held == Some(false) {
        (PaperState::Needed, why)
    } else if let Some(first) = education_first(inputs).filter(|_| portal && of_education) {
        let why = why.because([first]);
        (PaperState::Needed, Why { cites: &[Cite::Row8, Cite::P12], ..why })
    } else if portal && (medical || of_education) {
        let fetched = Why::new(Reason::PaperFetched, Standing::Reading, ROW_8);
        (PaperState::FetchedByCollege, why.resting_on(Some(fetched)))
    } else {
        (PaperState::Needed, why)
    };
    let ends = paper.valid_until.filter(|_| state == PaperState::Held);
    let expires_before_file_by = ends.zip(inputs.file_by).is_some_and(|(ends, file_by)| ends < file_by);
    Reasoned::new(PaperNeed { document, state, expires_before_file_by }, why)
}

/// Why the college cannot fetch the education document from the state's systems.
fn education_first(inputs: &Inputs) -> Option<Why> {
    let earlier = inputs.document_year.filter(|year| *year < inputs.admission_year);
    if inputs.issued_in == Some(IssuedIn::Abroad) {
        let why = Why::new(Reason::PaperAbroad, Standing::Law, &[Cite::P12]);
        return Some(why.from(inputs.issued_in.map(Fact::IssuedIn)));
    }
    let year = earlier.filter(|_| inputs.digitised == Some(false))?;
    Some(Why::new(Reason::PaperDigitise, Standing::Law, &[Cite::P12]).from([Fact::DocumentYear(year)]))
}

/// Which papers, and which delay, are left out for certain.
pub(crate) fn not_applicable(inputs: &Inputs) -> Vec<Why> {
    let no_mse = inputs.disability.is_some() && medical_paper(inputs.disability) == Document::Medical075u;
    let no_status = !can_be_status_document(inputs.service, inputs.on_duty);
    let left_out = [
        (no_mse, Reason::NoMse),
        (no_status || inputs.basis == Some(FundingBasis::Paid), Reason::NoStatusDocument),
        (inputs.channel == Channel::Portal, Reason::NoIdentity),
        (inputs.status == Some(Status::Citizen), Reason::NoForeignPaper),
        (inputs.restrictions_in_force == Some(false), Reason::NoDeferral),
    ];
    let certain = left_out.into_iter().filter(|(holds, _)| *holds);
    certain.map(|(_, reason)| Why::new(reason, Standing::Reading, ROW_8)).collect()
}
