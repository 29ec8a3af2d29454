//! What does not apply to this person, and why not.
//!
//! # Decides
//! For each thing that the rules know and this assessment does not have: the sentence of the law that
//! leaves it out.
//!
//! # Source
//! Those of the rules whose answer is absent: `578/3` and `578/9` (tracks), `578/12`, `578/32`,
//! `578/62` and `578/63` (first steps), `578/32` (exams), `578/38` (accommodations),
//! `578/annex-1/row-8` and `578/18` (papers, refusals), `578/53`, `578/63` and `578/64` (days),
//! `578/annex-1/row-3/1` and `578/annex-1/row-3/2` (windows), `261` and `578/annex-1/row-9` (person).
//!
//! # Reading
//! That a provision which names whom it concerns leaves out the others. Only what is certain is named: where an open answer could still bring a thing
//! about, nothing is said of it.
//!
//! # Example
//! ```
//! use talapker::rules::assess;
//! use talapker::rules::assessment::Reason;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{Case, Choice, FundingBasis};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::absent::of_choice;
//! let paid = Choice { basis: Some(FundingBasis::Paid), ..Choice::default() };
//! let case = Case { choices: Some(vec![paid]), ..Case::default() };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let seen = assess(&case, &ORDER_20_2025, now);
//! let absent = of_choice(&case, 0, &seen);
//! assert!(absent.iter().any(|absent| absent.why.reason == Reason::NotOutPaid));
//! ```

use chrono::Datelike;

use crate::rules::assessment::{
    AdmissionTrack, Answer, Assessment, ChoiceAssessment, Fact, Reason, Standing, Why, WindowState,
};
use crate::rules::calendar::Moment;
use crate::rules::case::{
    Applicant, Case, Channel, Choice, Disability, Document, FundingBasis, IssuedIn, ParentService,
    ProgrammeLevel, Provider, SpecialtyKind, Status,
};
use crate::rules::cite::Cite;
use crate::rules::edition::coverage::Rule;

use super::documents::medical_paper;

/// Something that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The rule that would have decided it.
    pub rule: Rule,
    /// Why it does not apply.
    pub why: Why,
}

/// What is absent, as it is found.
#[derive(Default)]
struct Found(Vec<Absent>);

impl Found {
    fn say(&mut self, rule: Rule, reason: Reason, cites: &'static [Cite], facts: &[Option<Fact>]) {
        self.say_as(Standing::Law, rule, reason, cites, facts);
    }

    fn say_as(
        &mut self,
        standing: Standing,
        rule: Rule,
        reason: Reason,
        cites: &'static [Cite],
        facts: &[Option<Fact>],
    ) {
        let why = Why::new(reason, standing, cites).from(facts.iter().flatten().cloned());
        self.0.push(Absent { rule, why });
    }
}

/// What does not apply to the choice at that place; nothing if there is no such choice.
pub fn of_choice(case: &Case, at: usize, assessment: &Assessment) -> Vec<Absent> {
    let mut found = Found::default();
    let (Some(choice), Some(seen)) = (case.choices().get(at), assessment.choices.get(at)) else {
        return found.0;
    };
    let who = &case.applicant;
    tracks(&mut found, who, choice, seen);
    exams(&mut found, choice);
    accommodations(&mut found, who, seen);
    first_steps(&mut found, who, choice, seen, assessment.as_of);
    papers(&mut found, case, choice, seen);
    days(&mut found, seen);
    windows(&mut found, seen);
    found.0
}

/// What does not apply to the person, whatever the choice.
pub fn of_person(who: &Applicant) -> Vec<Absent> {
    let mut found = Found::default();
    if who.quotas.is_some_and(|quotas| quotas.is_empty()) {
        found.say(Rule::Applicant, Reason::NoQuota, &[Cite::Act261], &[]);
    }
    if (who.deprived_by_court, who.consents_to_data_access) == (Some(false), Some(true)) {
        found.say(Rule::Refusal, Reason::NoGround, &[Cite::Row9], &[]);
    }
    found.0
}

fn tracks(found: &mut Found, who: &Applicant, choice: &Choice, seen: &ChoiceAssessment) {
    let service = who.out_of_competition;
    let basis = choice.basis.map(Fact::Basis);
    let mut out = |reason, facts: &[Option<Fact>]| found.say(Rule::Track, reason, &[Cite::P3], facts);
    match (choice.basis, service, who.parent_died_or_disabled_on_duty) {
        (Some(FundingBasis::Paid), ..) => out(Reason::NotOutPaid, &[basis.clone()]),
        (_, Some(ParentService::None), _) => out(Reason::NotOutService, &[service.map(Fact::Service)]),
        (_, Some(ParentService::Serviceman), Some(false)) => {
            out(Reason::NotOutDuty, &[service.map(Fact::Service), Some(Fact::OnDuty(false))]);
        }
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
        ) => {}
    }
    match seen.track.known().map(|track| track.value.track) {
        Some(AdmissionTrack::Paid) => {
            found.say(Rule::Track, Reason::NotByApplicationPaid, &[Cite::P9], &[basis]);
        }
        Some(AdmissionTrack::Competition | AdmissionTrack::OwnCompetition) => {
            let facts = [
                choice.level.map(Fact::Level),
                who.base.map(Fact::Base),
                who.vocational_qualification.map(Fact::Qualification),
                choice.same_profile.map(Fact::SameProfile),
            ];
            found.say(Rule::Track, Reason::NotByApplication, &[Cite::P9], &facts);
        }
        Some(AdmissionTrack::ByApplication | AdmissionTrack::OutOfCompetition) | None => {}
    }
}

fn exams(found: &mut Found, choice: &Choice) {
    let Some(kind) = choice.known_kind() else { return };
    let standing = Standing::Law.reading_if(kind.from_code);
    let facts = [Some(Fact::Kind(kind.kind))];
    let mut say = |reason| found.say_as(standing, Rule::Exam, reason, &[Cite::P32], &facts);
    match kind.kind {
        // Why there is none stands in the place of the exam.
        SpecialtyKind::General => {}
        SpecialtyKind::Medical => say(Reason::NoSpecialExam),
        SpecialtyKind::Pedagogical | SpecialtyKind::Creative => say(Reason::NoPsychometric),
    }
}

fn accommodations(found: &mut Found, who: &Applicant, seen: &ChoiceAssessment) {
    let unimpaired = who.impairments.is_some_and(|impaired| impaired.is_empty());
    let disability = who.disability.map(Fact::Disability);
    let (reason, standing) = if let Answer::NotApplicable(no_exam) = &seen.exam {
        (Reason::NoAccommodationNoExam, no_exam.standing)
    } else if who.disability == Some(Disability::None) || unimpaired {
        (Reason::NoAccommodation, Standing::Law)
    } else {
        return;
    };
    found.say_as(standing, Rule::Accommodation, reason, &[Cite::P38], &[disability]);
}

fn first_steps(found: &mut Found, who: &Applicant, choice: &Choice, seen: &ChoiceAssessment, now: Moment) {
    let rule = Rule::FirstSteps;
    let document = who.education_document;
    let channel = seen.channel.known().map(|channel| channel.value);
    let year = document.year.map(Fact::DocumentYear);
    if channel == Some(Channel::College) {
        found.say(rule, Reason::NoDigitisingCollege, &[Cite::P12], &[channel.map(Fact::Channel)]);
    } else if document.digitised == Some(true) {
        found.say(rule, Reason::NoDigitisingDone, &[Cite::P12], &[year]);
    } else if document.year.is_some_and(|year| year >= now.date.year()) {
        found.say(rule, Reason::NoDigitisingThisYear, &[Cite::P12], &[year]);
    }
    if document.issued_in == Some(IssuedIn::Kazakhstan) {
        let place = document.issued_in.map(Fact::IssuedIn);
        found.say(rule, Reason::NoCommissionSubjects, &[Cite::P62], &[place]);
    }
    let paid = choice.basis == Some(FundingBasis::Paid);
    let kind = choice.known_kind();
    let basis = choice.basis.map(Fact::Basis);
    if paid || kind.is_some_and(|known| known.kind == SpecialtyKind::General) {
        let standing = Standing::Law.reading_if(!paid && kind.is_some_and(|known| known.from_code));
        let facts = [kind.map(|known| Fact::Kind(known.kind)), basis.clone()];
        found.say_as(standing, rule, Reason::NoDiagnostics, &[Cite::P32], &facts);
    }
    let worker = choice.level.is_none_or(|level| level == ProgrammeLevel::SkilledWorker);
    if paid || (!worker && choice.known_provider() != Provider::SpecialProgramme) {
        let facts = [choice.level.map(Fact::Level), basis];
        found.say(rule, Reason::NoInterview, &[Cite::P63], &facts);
    }
}

fn papers(found: &mut Found, case: &Case, choice: &Choice, seen: &ChoiceAssessment) {
    const CITES: &[Cite] = &[Cite::Row8];
    let who = &case.applicant;
    let Some(channel) = seen.channel.known().map(|channel| channel.value) else { return };
    let mut say = |reason, fact: Option<Fact>| found.say(Rule::Documents, reason, CITES, &[fact]);
    if who.disability.is_some() && medical_paper(who.disability) == Document::Medical075u {
        say(Reason::NoMse, who.disability.map(Fact::Disability));
    }
    let no_service = who.out_of_competition == Some(ParentService::None);
    if no_service || choice.basis == Some(FundingBasis::Paid) {
        say(Reason::NoStatusDocument, choice.basis.map(Fact::Basis));
    }
    if channel == Channel::Portal {
        say(Reason::NoIdentity, Some(Fact::Channel(channel)));
    }
    if who.status == Some(Status::Citizen) {
        say(Reason::NoForeignPaper, who.status.map(Fact::Status));
    }
    if case.restrictions_in_force == Some(false) {
        say(Reason::NoDeferral, None);
    }
    if seen.refused_today.as_ref().is_some_and(Vec::is_empty) {
        found.say(Rule::Refusal, Reason::NoRefusal, &[Cite::P18], &[]);
    }
}

fn days(found: &mut Found, seen: &ChoiceAssessment) {
    let Some(track) = seen.track.known().map(|track| track.value.track) else { return };
    let rule = Rule::Milestones;
    let (competes, applies) = (track == AdmissionTrack::Competition, track == AdmissionTrack::ByApplication);
    if !competes {
        found.say(rule, Reason::NoResults, &[Cite::P64], &[]);
    }
    if !applies {
        found.say(rule, Reason::NoRegistration, &[Cite::P53], &[]);
    }
    if !competes && !applies {
        let standing = Standing::Law.reading_if(track != AdmissionTrack::Paid);
        found.say_as(standing, rule, Reason::NoRedistribution, &[Cite::P63], &[]);
    }
}

fn windows(found: &mut Found, seen: &ChoiceAssessment) {
    let Some(known) = seen.window.known() else { return };
    let window = known.value;
    if window.other_reading.is_none() {
        let cites = window.clause.cites();
        found.say_as(known.standing(), Rule::Window, Reason::NoOtherReading, cites, &[]);
    }
    let missed = matches!(window.state, WindowState::Late | WindowState::Closed);
    if missed && seen.still_open.is_empty() && seen.maybe_open.is_empty() {
        let cites = &[Cite::Row3Item1, Cite::Row3Item2];
        found.say(Rule::StillOpen, Reason::NothingOpen, cites, &[]);
    }
}
