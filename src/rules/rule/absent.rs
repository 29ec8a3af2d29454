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

/// What is absent, as it is found. The sentences say what was answered, so the reasons list no facts of their own.
#[derive(Default)]
struct Found(Vec<Absent>);

impl Found {
    fn law(&mut self, rule: Rule, reason: Reason, cites: &'static [Cite]) {
        self.say(rule, Why::new(reason, Standing::Law, cites));
    }

    fn say(&mut self, rule: Rule, why: Why) {
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
    if who.quotas.is_some_and(super::super::code::Set::is_empty) {
        found.law(Rule::Applicant, Reason::NoQuota, &[Cite::Act261]);
    }
    if (who.deprived_by_court, who.consents_to_data_access) == (Some(false), Some(true)) {
        found.law(Rule::Refusal, Reason::NoGround, &[Cite::Row9]);
    }
    found.0
}

fn tracks(found: &mut Found, who: &Applicant, choice: &Choice, seen: &ChoiceAssessment) {
    let out = match (choice.basis, who.out_of_competition, who.parent_died_or_disabled_on_duty) {
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
    if let Some(reason) = out {
        found.law(Rule::Track, reason, &[Cite::P3]);
    }
    let by_application = match seen.track.known().map(|track| track.value.track) {
        Some(AdmissionTrack::Paid) => Reason::NotByApplicationPaid,
        Some(AdmissionTrack::Competition | AdmissionTrack::OwnCompetition) => Reason::NotByApplication,
        Some(AdmissionTrack::ByApplication | AdmissionTrack::OutOfCompetition) | None => return,
    };
    found.law(Rule::Track, by_application, &[Cite::P9]);
}

fn exams(found: &mut Found, choice: &Choice) {
    let Some(kind) = choice.known_kind() else { return };
    let reason = match kind.kind {
        // Why there is none stands in the place of the exam.
        SpecialtyKind::General => return,
        SpecialtyKind::Medical => Reason::NoSpecialExam,
        SpecialtyKind::Pedagogical | SpecialtyKind::Creative => Reason::NoPsychometric,
    };
    found.say(Rule::Exam, Why::new(reason, Standing::Law.reading_if(kind.from_code), &[Cite::P32]));
}

fn accommodations(found: &mut Found, who: &Applicant, seen: &ChoiceAssessment) {
    let unimpaired = who.impairments.is_some_and(super::super::code::Set::is_empty);
    let (reason, standing) = if let Answer::NotApplicable(no_exam) = &seen.exam {
        (Reason::NoAccommodationNoExam, no_exam.standing)
    } else if who.disability == Some(Disability::None) || unimpaired {
        (Reason::NoAccommodation, Standing::Law)
    } else {
        return;
    };
    found.say(Rule::Accommodation, Why::new(reason, standing, &[Cite::P38]));
}

fn first_steps(found: &mut Found, who: &Applicant, choice: &Choice, seen: &ChoiceAssessment, now: Moment) {
    let rule = Rule::FirstSteps;
    let document = who.education_document;
    let at_the_college = seen.channel.known().is_some_and(|channel| channel.value == Channel::College);
    let of_this_year = document.year.is_some_and(|year| year >= now.date.year());
    if at_the_college || document.digitised == Some(true) || of_this_year {
        let reason = match (at_the_college, document.digitised) {
            (true, _) => Reason::NoDigitisingCollege,
            (false, Some(true)) => Reason::NoDigitisingDone,
            (false, Some(false) | None) => Reason::NoDigitisingThisYear,
        };
        let why = Why::new(reason, Standing::Law, &[Cite::P12]);
        found.say(rule, why.from(document.year.map(Fact::DocumentYear)));
    }
    if document.issued_in == Some(IssuedIn::Kazakhstan) {
        found.law(rule, Reason::NoCommissionSubjects, &[Cite::P62]);
    }
    let paid = choice.basis == Some(FundingBasis::Paid);
    let general = choice.known_kind().filter(|known| known.kind == SpecialtyKind::General);
    if paid || general.is_some() {
        let from_code = general.is_some_and(|known| known.from_code);
        let standing = Standing::Law.reading_if(!paid && from_code);
        found.say(rule, Why::new(Reason::NoDiagnostics, standing, &[Cite::P32]));
    }
    let worker = choice.level.is_none_or(|level| level == ProgrammeLevel::SkilledWorker);
    if paid || (!worker && choice.known_provider() != Provider::SpecialProgramme) {
        found.law(rule, Reason::NoInterview, &[Cite::P63]);
    }
}

fn papers(found: &mut Found, case: &Case, choice: &Choice, seen: &ChoiceAssessment) {
    let who = &case.applicant;
    let Some(channel) = seen.channel.known().map(|channel| channel.value) else { return };
    let no_mse = who.disability.is_some() && medical_paper(who.disability) == Document::Medical075u;
    let no_service = who.out_of_competition == Some(ParentService::None);
    let left_out = [
        (no_mse, Reason::NoMse),
        (no_service || choice.basis == Some(FundingBasis::Paid), Reason::NoStatusDocument),
        (channel == Channel::Portal, Reason::NoIdentity),
        (who.status == Some(Status::Citizen), Reason::NoForeignPaper),
        (case.restrictions_in_force == Some(false), Reason::NoDeferral),
    ];
    for (holds, reason) in left_out {
        if holds {
            found.law(Rule::Documents, reason, &[Cite::Row8]);
        }
    }
    if seen.refused_today.as_ref().is_some_and(Vec::is_empty) {
        found.law(Rule::Refusal, Reason::NoRefusal, &[Cite::P18]);
    }
}

fn days(found: &mut Found, seen: &ChoiceAssessment) {
    let Some(track) = seen.track.known().map(|track| track.value.track) else { return };
    let rule = Rule::Milestones;
    let (competes, applies) = (track == AdmissionTrack::Competition, track == AdmissionTrack::ByApplication);
    if !competes {
        found.law(rule, Reason::NoResults, &[Cite::P64]);
    }
    if !applies {
        found.law(rule, Reason::NoRegistration, &[Cite::P53]);
    }
    if !competes && !applies {
        let standing = Standing::Law.reading_if(track != AdmissionTrack::Paid);
        found.say(rule, Why::new(Reason::NoRedistribution, standing, &[Cite::P63]));
    }
}

fn windows(found: &mut Found, seen: &ChoiceAssessment) {
    let Some(known) = seen.window.known() else { return };
    let window = known.value;
    if window.other_reading.is_none() {
        let why = Why::new(Reason::NoOtherReading, known.standing(), window.clause.cites());
        found.say(Rule::Window, why);
    }
    let missed = matches!(window.state, WindowState::Late | WindowState::Closed);
    if missed && seen.still_open.is_empty() && seen.maybe_open.is_empty() {
        found.law(Rule::StillOpen, Reason::NothingOpen, &[Cite::Row3Item1, Cite::Row3Item2]);
    }
}
