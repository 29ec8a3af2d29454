//! Which papers concern this person, channel by channel, and how each stands.
//!
//! # Decides
//! The list in its order, and for each paper whether it is held, expired, deferred, fetched by the
//! college or needed.
//!
//! # Source
//! `578/annex-1/row-8`: papers at the college and on the portal; status papers of foreigners and
//! others; what the college fetches itself; restrictive measures and emergencies; the form 031-U
//! for groups I and II and since childhood, else 075-U.
//!
//! # Reading
//! That a paper which the college fetches from state systems need not be handed in on the portal.
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

use crate::rules::assessment::{Fact, PaperNeed, PaperState, Reason, Reasoned, Standing, Why};
use crate::rules::calendar::Date;
use crate::rules::case::{Channel, Disability, Document, FundingBasis, Papers, ParentService, Status};
use crate::rules::cite::Cite;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Where one applies.
    pub channel: Channel,
    /// The papers in hand.
    pub papers: &'a Papers,
    /// Today.
    pub today: Date,
    /// Citizenship or status.
    pub status: Option<Status>,
    /// Disability.
    pub disability: Option<Disability>,
    /// The parent's service.
    pub service: Option<ParentService>,
    /// Who pays.
    pub basis: Option<FundingBasis>,
    /// Restrictive measures or an emergency.
    pub restrictions_in_force: Option<bool>,
}

impl<'a> Inputs<'a> {
    /// Nothing answered but the channel.
    pub fn new(channel: Channel, papers: &'a Papers, today: Date) -> Self {
        Self {
            channel,
            papers,
            today,
            status: None,
            disability: None,
            service: None,
            basis: None,
            restrictions_in_force: None,
        }
    }
}

/// The papers that concern this person.
pub fn documents(inputs: &Inputs) -> Vec<Reasoned<PaperNeed>> {
    let medical = medical_paper(inputs.disability);
    let named_service = !matches!(inputs.service, None | Some(ParentService::None));
    let of_health = if medical == Document::Mse031u { Reason::PaperMse } else { Reason::PaperMedical };
    let mut list = vec![
        (Document::Application, Reason::PaperForAll, None),
        (Document::EducationDocument, Reason::PaperForAll, None),
        (Document::Photo, Reason::PaperForAll, None),
        (medical, of_health, inputs.disability.map(Fact::Disability)),
    ];
    if named_service && inputs.basis == Some(FundingBasis::StateOrder) {
        list.push((Document::StatusDocument, Reason::PaperStatus, inputs.service.map(Fact::Service)));
    }
    if inputs.channel == Channel::College {
        list.push((Document::DigitalIdentity, Reason::PaperIdentity, None));
    }
    if let Some(paper) = inputs.status.and_then(status_paper) {
        list.push((paper, Reason::PaperForeign, inputs.status.map(Fact::Status)));
    }
    list.into_iter().map(|paper| need(inputs, paper)).collect()
}

/// The form 031-U or 075-U.
pub(crate) fn medical_paper(disability: Option<Disability>) -> Document {
    match disability {
        Some(Disability::Group1 | Disability::Group2 | Disability::SinceChildhood) => Document::Mse031u,
        None | Some(Disability::None | Disability::Group3 | Disability::Child) => Document::Medical075u,
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

fn need(
    inputs: &Inputs,
    (document, reason, of_person): (Document, Reason, Option<Fact>),
) -> Reasoned<PaperNeed> {
    const CITES: &[Cite] = &[Cite::Row8];
    let paper = inputs.papers.get(document);
    let held = paper.held == Some(true);
    let expired_on = paper.valid_until.filter(|last| held && *last < inputs.today);
    let medical = matches!(document, Document::Medical075u | Document::Mse031u);
    let fetched = inputs.channel == Channel::Portal && (medical || document == Document::EducationDocument);
    let because = |reason, standing| Some(Why::new(reason, standing, CITES));
    let (state, standing, sub) = if let Some(last) = expired_on {
        let why = Why::new(Reason::RefusedExpired, Standing::Law, &[Cite::P18]);
        (PaperState::Expired, Standing::Law, Some(why.from([Fact::ValidUntil(last)])))
    } else if held {
        (PaperState::Held, Standing::Law, None)
    } else if medical && inputs.restrictions_in_force == Some(true) {
        (PaperState::Deferred, Standing::Law, because(Reason::PaperDeferred, Standing::Law))
    } else if fetched {
        let why = because(Reason::PaperFetched, Standing::Reading);
        (PaperState::FetchedByCollege, Standing::Reading, why)
    } else {
        (PaperState::Needed, Standing::Law, None)
    };
    let facts = &mut [of_person, Some(Fact::Channel(inputs.channel))];
    let why = Why::new(reason, standing, CITES).from_known(facts).because(sub);
    Reasoned::new(PaperNeed { document, state }, why)
}

/// Which papers, and which delay, are left out for certain.
pub(crate) fn not_applicable(inputs: &Inputs) -> Vec<Why> {
    let no_mse = inputs.disability.is_some() && medical_paper(inputs.disability) == Document::Medical075u;
    let no_service = inputs.service == Some(ParentService::None);
    let left_out = [
        (no_mse, Reason::NoMse),
        (no_service || inputs.basis == Some(FundingBasis::Paid), Reason::NoStatusDocument),
        (inputs.channel == Channel::Portal, Reason::NoIdentity),
        (inputs.status == Some(Status::Citizen), Reason::NoForeignPaper),
        (inputs.restrictions_in_force == Some(false), Reason::NoDeferral),
    ];
    let certain = left_out.into_iter().filter(|(holds, _)| *holds);
    certain.map(|(_, reason)| Why::new(reason, Standing::Law, &[Cite::Row8])).collect()
}
