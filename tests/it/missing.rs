//! What is named as missing is what its definition says, by brute force.
//!
//! An open answer is missing if, in some completion of the other open answers, its values lead to
//! assessments that differ. Groups of answers are tried with every partial assignment; the rest of
//! the case is answered.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use talapker::formats::answers;
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::calendar::Moment;
use talapker::rules::case::{
    BaseEducation, Case, Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, ParentService,
    ProgrammeLevel, Provider, SpecialtyKind, Status, StudyForm, VocationalQualification,
};
use talapker::rules::code::{Code, Set};
use talapker::rules::edition::CURRENT;
use talapker::rules::missing::missing;
use talapker::rules::question::{Place, Question, Value};

use super::support::{day, now};

/// One answer: its place, and its values.
struct Answer {
    place: Place,
    values: Vec<Value>,
}

fn answer(question: Question, values: Vec<Value>) -> Answer {
    Answer { place: question.into(), values }
}

fn one<T: Code>(question: Question, values: &[T]) -> Answer {
    answer(question, values.iter().map(|value| Value::One(value.index())).collect())
}

fn yes_or_no(question: Question) -> Answer {
    answer(question, [false, true].map(Value::YesNo).into())
}

/// What track and window turn on, in the order of the case. Every other service is like the
/// one of law enforcement.
fn track_and_window() -> Vec<Answer> {
    let services = [ParentService::None, ParentService::LawEnforcement, ParentService::Serviceman];
    vec![
        one(Question::Base, BaseEducation::ALL),
        one(Question::VocationalQualification, VocationalQualification::ALL),
        one(Question::OutOfCompetition, &services),
        yes_or_no(Question::OnDuty),
        one(Question::Kind, SpecialtyKind::ALL),
        one(Question::Level, ProgrammeLevel::ALL),
        one(Question::Form, StudyForm::ALL),
        one(Question::Basis, FundingBasis::ALL),
        yes_or_no(Question::SameProfile),
    ]
}

/// What first steps and exams turn on.
fn steps_and_exams() -> Vec<Answer> {
    let disabilities = [Disability::None, Disability::Group1, Disability::Child];
    let impairments = [Set::new(), Set::from_iter([Impairment::Hearing])];
    vec![
        one(Question::IssuedIn, IssuedIn::ALL),
        answer(Question::DocumentYear, [2025, 2026].map(Value::Year).into()),
        yes_or_no(Question::Digitised),
        one(Question::Disability, &disabilities),
        answer(Question::Impairments, impairments.map(|set| Value::Several(set.bits())).into()),
        one(Question::Kind, SpecialtyKind::ALL),
        one(Question::Basis, FundingBasis::ALL),
    ]
}

/// What the list of papers turns on.
fn papers() -> Vec<Answer> {
    let statuses = [Status::Citizen, Status::Foreigner, Status::Kandas];
    let disabilities = [Disability::None, Disability::Group2];
    let services = [ParentService::None, ParentService::MedicalWorker, ParentService::Serviceman];
    vec![
        yes_or_no(Question::RestrictionsInForce),
        one(Question::Status, &statuses),
        one(Question::IssuedIn, IssuedIn::ALL),
        one(Question::Disability, &disabilities),
        one(Question::OutOfCompetition, &services),
        yes_or_no(Question::Held(Document::Medical075u)),
        yes_or_no(Question::Held(Document::Mse031u)),
        yes_or_no(Question::Held(Document::StatusDocument)),
        yes_or_no(Question::Held(Document::DigitalIdentity)),
        yes_or_no(Question::Held(Document::KandasCertificate)),
        one(Question::Basis, FundingBasis::ALL),
    ]
}

/// A case in which everything is answered.
fn answered() -> Case {
    let (mut case, unused) = answers::read(
        "restrictions=no&status=citizen&birth=2009-05-09&base=general_secondary&qualification=worker\
        &issued_in=kazakhstan&document_year=2025&digitised=yes&average=4.5&disability=none&impairments=none\
        &quotas=none&service=none&on_duty=no&state_funded=no&court=no&consent=yes&grade.kazakh_language=4\
        &grade.history_of_kazakhstan=4&grade.algebra=4&grade.physics=4&1.kind=creative&1.level=mid_level\
        &1.form=full_time&1.basis=state_order&1.same_profile=no&1.language=kazakh_language\
        &1.profile=algebra,physics&1.marks=none&1.enterprise_request=no",
    );
    assert!(unused.is_empty(), "{unused:?}");
    case.as_of = Some(now());
    for document in Document::ALL {
        case.put(&Question::Held(*document).into(), Some(Value::YesNo(true)));
    }
    case
}

/// The case without the answers of the group.
fn open(mut case: Case, group: &[Answer]) -> Case {
    for answer in group {
        case.put(&answer.place, None);
    }
    case
}

/// A partial assignment as digits: 0 for open, else the value from 1. The first answer is the
/// lowest digit, so filling an answer makes the number larger.
struct Space<'a> {
    group: &'a [Answer],
    weights: Vec<usize>,
    size: usize,
}

impl<'a> Space<'a> {
    fn new(group: &'a [Answer]) -> Self {
        let mut size = 1;
        let weights = group.iter().map(|answer| {
            let weight = size;
            size *= answer.values.len() + 1;
            weight
        });
        let weights = weights.collect();
        Self { group, weights, size }
    }
    fn digit(&self, state: usize, at: usize) -> usize {
        state / self.weights[at] % (self.group[at].values.len() + 1)
    }
    fn case(&self, open: &Case, state: usize) -> Case {
        let mut case = open.clone();
        for (at, answer) in self.group.iter().enumerate() {
            if let Some(value) = self.digit(state, at).checked_sub(1) {
                case.put(&answer.place, Some(answer.values[value].clone()));
            }
        }
        case
    }
    /// For every state, as bits, the open answers that matter in some completion.
    fn deciding(&self, assessed: impl Fn(usize) -> u64) -> Vec<u16> {
        let complete = |state| (0..self.group.len()).all(|at| self.digit(state, at) > 0);
        let whole: Vec<u64> = (0..self.size).map(|s| if complete(s) { assessed(s) } else { 0 }).collect();
        let mut deciding = vec![0; self.size];
        for state in (0..self.size).rev() {
            let open: Vec<usize> = (0..self.group.len()).filter(|at| self.digit(state, *at) == 0).collect();
            for at in &open {
                let filled = |other: usize| {
                    (1..=self.group[other].values.len()).map(move |value| state + value * self.weights[other])
                };
                let matters = match open.iter().find(|other| *other != at) {
                    Some(other) => filled(*other).any(|fuller| deciding[fuller] & (1 << at) != 0),
                    None => filled(*at).any(|fuller| whole[fuller] != whole[state + self.weights[*at]]),
                };
                deciding[state] |= u16::from(matters) << at;
            }
        }
        deciding
    }
}

/// What is written of the assessment, but for what is missing.
fn print(case: &Case) -> u64 {
    let mut written = write(&assess(case, CURRENT, now()), &Vec::new());
    written["missing"].take();
    let mut hasher = DefaultHasher::new();
    written.to_string().hash(&mut hasher);
    hasher.finish()
}

fn check(group: &[Answer], case: &Case, context: &str) {
    let open = open(case.clone(), group);
    let space = Space::new(group);
    let deciding = space.deciding(|state| print(&space.case(&open, state)));
    for (state, deciding) in deciding.iter().enumerate() {
        let case = space.case(&open, state);
        let found = missing(&case, CURRENT, case.as_of.unwrap());
        let matters = group.iter().enumerate().filter(|(at, _)| deciding & (1 << at) != 0);
        assert!(
            found.iter().eq(matters.clone().map(|(_, answer)| &answer.place)),
            "{context}: {found:?} is named, {:?} matters: {case:#?}",
            matters.map(|(_, a)| a.place.path()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn for_track_and_window_on_the_days_between_the_deadlines() {
    let group = track_and_window();
    for (place, date) in [
        (IssuedIn::Abroad, day(2026, 8, 19)),
        (IssuedIn::Abroad, day(2026, 8, 28)),
        (IssuedIn::Kazakhstan, day(2026, 10, 1)),
    ] {
        let mut case = answered();
        case.as_of = Some(Moment::morning(date));
        case.applicant.education_document.issued_in = Some(place);
        check(&group, &case, &format!("{place:?} {date}"));
    }
}

/// The track and the window without the parent's service.
fn without_service() -> Vec<Answer> {
    let mut group = track_and_window();
    group.retain(|answer| ![Question::OutOfCompetition, Question::OnDuty].contains(&answer.place.question));
    group
}

#[test]
fn for_track_and_window_at_every_provider() {
    for provider in Provider::ALL {
        let mut case = answered();
        case.as_of = Some(Moment::morning(day(2026, 8, 16)));
        case.applicant.education_document.issued_in = Some(IssuedIn::Abroad);
        case.put(&Question::Provider.into(), Some(Value::One(provider.index())));
        check(&without_service(), &case, provider.code());
    }
}

/// Before anything was announced, while the notices are the next season's, between the days of both, and on a day that
/// is a working day by one calendar alone.
#[test]
fn for_track_and_window_by_order_and_notices() {
    for now in [
        Moment::morning(day(2025, 7, 1)),
        Moment::morning(day(2025, 8, 16)),
        Moment::morning(day(2026, 7, 1)),
        Moment::morning(day(2026, 8, 12)),
        Moment::closing(day(2026, 8, 14)),
        Moment::morning(day(2026, 9, 19)),
    ] {
        for channel in [Channel::Portal, Channel::College] {
            let mut case = answered();
            case.as_of = Some(now);
            case.applicant.education_document.issued_in = Some(IssuedIn::Abroad);
            case.put(&Question::Channel.into(), Some(Value::One(channel.index())));
            check(&without_service(), &case, &format!("{channel:?} {now:?}"));
        }
    }
}

#[test]
fn for_first_steps_and_exams_by_every_channel() {
    let group = steps_and_exams();
    for channel in [None, Some(Channel::Portal), Some(Channel::College)] {
        let mut case = answered();
        case.put(&Question::Channel.into(), channel.map(|channel| Value::One(channel.index())));
        check(&group, &case, &format!("{channel:?}"));
    }
}

#[test]
fn for_the_papers() {
    check(&papers(), &answered(), "papers");
    // Restrictive measures matter to a medical paper in hand once it has expired.
    let mut expired = answered();
    let until = Question::ValidUntil(Document::Medical075u);
    expired.put(&until.into(), Some(Value::Day(day(2026, 8, 1))));
    let turns_on = [
        Question::RestrictionsInForce,
        Question::Disability,
        Question::IssuedIn,
        Question::Held(Document::Medical075u),
        Question::Held(Document::Mse031u),
    ];
    let mut few = papers();
    few.retain(|answer| turns_on.contains(&answer.place.question));
    check(&few, &expired, "an expired paper");
}
