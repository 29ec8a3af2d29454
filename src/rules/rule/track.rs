//! How one is admitted: the track.
//!
//! # Decides
//! The first that fits: paid, out of competition, by application, the college's own competition,
//! the competition; and on what admission by application depends besides.
//!
//! # Source
//! - `578/3`: children of staff of the named services, of servicemen who died or were disabled on
//!   duty, and of medical workers are admitted out of competition under the state order.
//! - `578/9`: under the state order, on application, within the design capacity (`381`): worker programmes, special programmes,
//!   religious organisations, and mid-level specialties that match the profile of a worker
//!   qualification, a post-secondary or a higher education.
//! - `578/26`: a worker programme with more applicants than places falls back on the score.
//! - `578/48`, `578/54`: the competition is for the state order; colleges of the central bodies for
//!   education, culture and sport stand outside it.
//!
//! # Reading
//! - The words "died or disabled on duty" stand right before "servicemen". Whether they also limit
//!   the others is open: where every reading agrees the track is out of competition, elsewhere the
//!   other reading is shown beside the track that fits.
//! - That `578/9` leaves the competition out is said nowhere: it speaks of the application alone, within the
//!   college's design capacity.
//! - That the excepted colleges run a competition of their own is our reading.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::AdmissionTrack;
//! use talapker::rules::case::{FundingBasis, ProgrammeLevel};
//! use talapker::rules::rule::track::{Inputs, track};
//! let inputs = Inputs {
//!     basis: Some(FundingBasis::StateOrder),
//!     level: Some(ProgrammeLevel::SkilledWorker),
//!     ..Inputs::default()
//! };
//! let answer = track(&inputs);
//! assert_eq!(answer.known().unwrap().value.track, AdmissionTrack::ByApplication);
//! ```

use crate::rules::assessment::{
    AdmissionTrack, Answer, Fact, Reason, Reasoned, Standing, Track, TrackCondition, Why,
};
use crate::rules::case::{
    BaseEducation, FundingBasis, ParentService, ProgrammeLevel, Provider, VocationalQualification,
};
use crate::rules::cite::Cite;
use crate::rules::question::Question;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs {
    /// Who pays.
    pub basis: Option<FundingBasis>,
    /// What the programme trains.
    pub level: Option<ProgrammeLevel>,
    /// Who teaches; a college when not answered.
    pub provider: Option<Provider>,
    /// Education so far.
    pub base: Option<BaseEducation>,
    /// Qualification of a vocational education.
    pub vocational_qualification: Option<VocationalQualification>,
    /// Whether the profile continues.
    pub same_profile: Option<bool>,
    /// The parent's service.
    pub service: Option<ParentService>,
    /// Whether the parent died or was disabled on duty.
    pub on_duty: Option<bool>,
}

/// What `578/3` says.
enum OutOfCompetition {
    Fits,
    ByOtherReading,
    No,
    Unknown,
}

/// What `578/9` says.
enum ByApplication {
    Fits(Why),
    No,
    Unknown(Vec<Question>),
}

/// The track, or what decides between two of them.
pub fn track(inputs: &Inputs) -> Answer<Reasoned<Track>> {
    match inputs.basis {
        None => return Answer::Missing(vec![Question::Basis]),
        Some(FundingBasis::Paid) => {
            let why = Why::new(Reason::TrackPaid, Standing::Law, &[Cite::P48]);
            return known(AdmissionTrack::Paid, why.from([Fact::Basis(FundingBasis::Paid)]), false);
        }
        Some(FundingBasis::StateOrder) => {}
    }
    let other_reading = match out_of_competition(inputs.service, inputs.on_duty) {
        OutOfCompetition::Fits => {
            let why = Why::new(Reason::TrackOnDuty, Standing::Law, &[Cite::P3]);
            return known(AdmissionTrack::OutOfCompetition, with_service(why, inputs), false);
        }
        OutOfCompetition::Unknown => return Answer::Missing(vec![Question::OnDuty]),
        OutOfCompetition::ByOtherReading => true,
        OutOfCompetition::No => false,
    };
    let known = |track, why: Why| {
        known(track, if other_reading { with_service(why, inputs) } else { why }, other_reading)
    };
    match by_application(inputs) {
        ByApplication::Fits(why) => {
            let unsaid = Why::new(Reason::NoCompetitionSaid, Standing::Reading, &[Cite::P9]);
            return known(AdmissionTrack::ByApplication, why.because([unsaid]));
        }
        ByApplication::Unknown(needs) => return Answer::Missing(needs),
        ByApplication::No => {}
    }
    if inputs.provider == Some(Provider::OwnCompetition) {
        let cites = &[Cite::P48, Cite::P54];
        let why = Why::new(Reason::TrackOwnCompetition, Standing::Reading, cites);
        let why = why.from(inputs.provider.map(Fact::Provider));
        return known(AdmissionTrack::OwnCompetition, why);
    }
    let why = Why::new(Reason::TrackCompetition, Standing::Law, &[Cite::P54]);
    known(AdmissionTrack::Competition, with_facts(why, inputs))
}

/// On what admission by application depends besides; what an open level may add is left out.
pub fn conditions(track: AdmissionTrack, level: Option<ProgrammeLevel>) -> Vec<Reasoned<TrackCondition>> {
    let mut list = Vec::new();
    match track {
        AdmissionTrack::ByApplication => {}
        AdmissionTrack::Paid
        | AdmissionTrack::OutOfCompetition
        | AdmissionTrack::OwnCompetition
        | AdmissionTrack::Competition => return list,
    }
    let why = Why::new(Reason::TrackCapacity, Standing::Law, &[Cite::P9, Cite::Act381]);
    list.push(Reasoned::new(TrackCondition::Capacity, why));
    if level == Some(ProgrammeLevel::SkilledWorker) {
        let why = Why::new(Reason::TrackWorkerFull, Standing::Law, &[Cite::P26]);
        let why = why.from(level.map(Fact::Level));
        list.push(Reasoned::new(TrackCondition::ScoreIfOversubscribed, why));
    }
    list
}

/// Whether `578/9` fits as well, whatever the other answers are; `None` while an open one decides.
pub(crate) fn fits_by_application(inputs: &Inputs) -> Option<bool> {
    match by_application(inputs) {
        ByApplication::Fits(_) => Some(true),
        ByApplication::No => Some(false),
        ByApplication::Unknown(_) => None,
    }
}

/// `578/9`, under the state order.
fn by_application(inputs: &Inputs) -> ByApplication {
    let fits = |reason, fact| ByApplication::Fits(Why::new(reason, Standing::Law, &[Cite::P9]).from([fact]));
    let provider = inputs.provider.unwrap_or(Provider::College);
    match provider {
        Provider::SpecialProgramme => {
            return fits(Reason::TrackSpecialProgramme, Fact::Provider(provider));
        }
        Provider::Religious => return fits(Reason::TrackReligious, Fact::Provider(provider)),
        Provider::College | Provider::Penitentiary | Provider::OwnCompetition => {}
    }
    match inputs.level {
        None => ByApplication::Unknown(vec![Question::Level]),
        Some(level @ ProgrammeLevel::SkilledWorker) => fits(Reason::TrackWorker, Fact::Level(level)),
        Some(ProgrammeLevel::MidLevel) => by_profile(inputs),
        Some(ProgrammeLevel::AppliedBachelor) => ByApplication::No,
    }
}

/// With what of the person's decides between the tracks of the state order.
fn with_facts(why: Why, inputs: &Inputs) -> Why {
    why.from_known(&mut [
        inputs.basis.map(Fact::Basis),
        inputs.level.map(Fact::Level),
        inputs.provider.map(Fact::Provider),
        inputs.base.map(Fact::Base),
        inputs.vocational_qualification.map(Fact::Qualification),
        inputs.same_profile.map(Fact::SameProfile),
    ])
}

/// With what of the person's `578/3` speaks of.
fn with_service(why: Why, inputs: &Inputs) -> Why {
    why.from_known(&mut [inputs.service.map(Fact::Service), inputs.on_duty.map(Fact::OnDuty)])
}

/// `578/3`: fits where every reading agrees.
fn out_of_competition(service: Option<ParentService>, on_duty: Option<bool>) -> OutOfCompetition {
    match (service, on_duty) {
        (None | Some(ParentService::None), _) | (Some(ParentService::Serviceman), Some(false)) => {
            OutOfCompetition::No
        }
        (Some(_), Some(true)) => OutOfCompetition::Fits,
        (Some(ParentService::Serviceman), None) => OutOfCompetition::Unknown,
        (
            Some(
                ParentService::SpecialStateBody
                | ParentService::LawEnforcement
                | ParentService::CivilProtection
                | ParentService::CourierService
                | ParentService::MedicalWorker,
            ),
            Some(false) | None,
        ) => OutOfCompetition::ByOtherReading,
    }
}

/// `578/9`: the profile continues, and the earlier education is one that is named.
fn by_profile(inputs: &Inputs) -> ByApplication {
    let mut needs = Vec::new();
    match inputs.base {
        Some(BaseEducation::BasicSecondary | BaseEducation::GeneralSecondary) => return ByApplication::No,
        Some(BaseEducation::PostSecondary | BaseEducation::Higher) => {}
        Some(BaseEducation::Vocational) => match inputs.vocational_qualification {
            Some(VocationalQualification::Worker) => {}
            Some(VocationalQualification::MidLevel) => return ByApplication::No,
            None => needs.push(Question::VocationalQualification),
        },
        None => needs.push(Question::Base),
    }
    match inputs.same_profile {
        Some(true) => {}
        Some(false) => return ByApplication::No,
        None => needs.push(Question::SameProfile),
    }
    if !needs.is_empty() {
        return ByApplication::Unknown(needs);
    }
    let why = Why::new(Reason::TrackSameProfile, Standing::Law, &[Cite::P9]);
    ByApplication::Fits(with_facts(why, inputs))
}

fn known(track: AdmissionTrack, why: Why, other: bool) -> Answer<Reasoned<Track>> {
    let why = if other { with_other_reading(track, why) } else { why };
    let other_reading = other.then_some(AdmissionTrack::OutOfCompetition);
    Answer::Known(Reasoned::new(Track { track, other_reading }, why))
}

/// The track that fits stands beside one by `578/3`: the value rests on that provision as well.
fn with_other_reading(track: AdmissionTrack, why: Why) -> Why {
    let open = Why::new(Reason::TrackServiceOtherReading, Standing::Reading, &[Cite::P3]);
    let cites: &'static [Cite] = match track {
        AdmissionTrack::ByApplication => &[Cite::P9, Cite::P3],
        AdmissionTrack::OwnCompetition => &[Cite::P48, Cite::P54, Cite::P3],
        AdmissionTrack::Competition => &[Cite::P54, Cite::P3],
        AdmissionTrack::Paid | AdmissionTrack::OutOfCompetition => why.cites,
    };
    let why = why.because([open]);
    Why { standing: why.standing.and(Standing::Reading), cites, ..why }
}

/// Out of competition and by application, where the track or the answers leave them out.
pub(crate) fn not_applicable(inputs: &Inputs, track: Option<AdmissionTrack>) -> Vec<Why> {
    let out = match (inputs.basis, inputs.service, inputs.on_duty) {
        (Some(FundingBasis::Paid), ..) => Some(Reason::NotOutPaid),
        (_, Some(ParentService::None), _) => Some(Reason::NotOutService),
        (_, Some(ParentService::Serviceman), Some(false)) => Some(Reason::NotOutDuty),
        (
            _,
            None
            | Some(
                ParentService::SpecialStateBody
                | ParentService::LawEnforcement
                | ParentService::CivilProtection
                | ParentService::CourierService
                | ParentService::Serviceman
                | ParentService::MedicalWorker,
            ),
            _,
        ) => None,
    };
    let by_application = match track {
        Some(AdmissionTrack::Paid) => Some(Reason::NotByApplicationPaid),
        Some(AdmissionTrack::Competition | AdmissionTrack::OwnCompetition) => Some(Reason::NotByApplication),
        Some(AdmissionTrack::ByApplication | AdmissionTrack::OutOfCompetition) | None => None,
    };
    let out = out.map(|reason| {
        // That a serviceman's child needs it is said; whom else 578/3 leaves out follows from its silence.
        let standing = Standing::Law.reading_if(reason != Reason::NotOutDuty);
        Why::new(reason, standing, &[Cite::P3])
    });
    let by_application = by_application.map(|reason| Why::new(reason, Standing::Reading, &[Cite::P9]));
    out.into_iter().chain(by_application).collect()
}
