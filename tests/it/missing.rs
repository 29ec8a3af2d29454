//! What is named as missing is what its definition says, by brute force.
//!
//! An open answer is missing if, in some completion of the other open answers, its values lead to
//! assessments that differ. Groups of answers are tried with every partial assignment; the rest of
//! the case is answered.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::calendar::Moment;
use talapker::rules::case::{
    Applicant, BaseEducation, Case, Channel, Choice, Disability, Document, EducationDocument, FundingBasis,
    Impairment, IssuedIn, Paper, Papers, ParentService, ProgrammeLevel, Provider, SpecialtyKind, Status,
    StudyForm, VocationalQualification,
};
use talapker::rules::code::{Code, Set};
use talapker::rules::edition::CURRENT;
use talapker::rules::grade::{Decimal, Grade, Grades, Subject};
use talapker::rules::missing::missing;

use super::support::{day, now};

/// What a value does to a case.
type Told = Box<dyn Fn(&mut Case)>;

/// One answer: its path, and its values, each as what it does to a case.
struct Answer {
    path: String,
    values: Vec<Told>,
}

fn answer<T: Copy + 'static>(path: &str, values: &[T], set: fn(&mut Case, T)) -> Answer {
    let values = values.iter().map(|value| {
        let value = *value;
        Box::new(move |case: &mut Case| set(case, value)) as Told
    });
    Answer { path: path.to_string(), values: values.collect() }
}

fn choice(case: &mut Case) -> &mut Choice {
    &mut case.choices.as_mut().unwrap()[0]
}

const FLAG: [bool; 2] = [false, true];

/// What track and window turn on, in the order of the case. Every other service is like the
/// one of law enforcement.
fn track_and_window() -> Vec<Answer> {
    let services = [ParentService::None, ParentService::LawEnforcement, ParentService::Serviceman];
    vec![
        answer("applicant.base", BaseEducation::ALL, |c, v| c.applicant.base = Some(v)),
        answer("applicant.vocational_qualification", VocationalQualification::ALL, |c, v| {
            c.applicant.vocational_qualification = Some(v);
        }),
        answer("applicant.out_of_competition", &services, |c, v| c.applicant.out_of_competition = Some(v)),
        answer("applicant.parent_died_or_disabled_on_duty", &FLAG, |c, v| {
            c.applicant.parent_died_or_disabled_on_duty = Some(v);
        }),
        answer("choices.0.kind", SpecialtyKind::ALL, |c, v| choice(c).kind = Some(v)),
        answer("choices.0.level", ProgrammeLevel::ALL, |c, v| choice(c).level = Some(v)),
        answer("choices.0.form", StudyForm::ALL, |c, v| choice(c).form = Some(v)),
        answer("choices.0.basis", FundingBasis::ALL, |c, v| choice(c).basis = Some(v)),
        answer("choices.0.same_profile", &FLAG, |c, v| choice(c).same_profile = Some(v)),
    ]
}

/// What first steps and exams turn on.
fn steps_and_exams() -> Vec<Answer> {
    let disabilities = [Disability::None, Disability::Group1, Disability::Child];
    let impairments = [None, Some(Impairment::Hearing)];
    vec![
        answer("applicant.education_document.issued_in", IssuedIn::ALL, |c, v| {
            c.applicant.education_document.issued_in = Some(v);
        }),
        answer("applicant.education_document.year", &[2025, 2026], |c, v| {
            c.applicant.education_document.year = Some(v);
        }),
        answer("applicant.education_document.digitised", &FLAG, |c, v| {
            c.applicant.education_document.digitised = Some(v);
        }),
        answer("applicant.disability", &disabilities, |c, v| c.applicant.disability = Some(v)),
        answer("applicant.impairments", &impairments, |c, v| {
            c.applicant.impairments = Some(v.into_iter().collect());
        }),
        answer("choices.0.kind", SpecialtyKind::ALL, |c, v| choice(c).kind = Some(v)),
        answer("choices.0.basis", FundingBasis::ALL, |c, v| choice(c).basis = Some(v)),
    ]
}

/// What the list of papers turns on.
fn papers() -> Vec<Answer> {
    let statuses = [Status::Citizen, Status::Foreigner, Status::Kandas];
    let disabilities = [Disability::None, Disability::Group2];
    let services = [ParentService::None, ParentService::MedicalWorker, ParentService::Serviceman];
    let held = |document: Document| Answer {
        path: format!("documents.{}.held", document.code()),
        values: FLAG
            .map(|held| {
                Box::new(move |case: &mut Case| {
                    let paper = Paper { held: Some(held), ..case.documents.get(document) };
                    case.documents.set(document, paper);
                }) as Told
            })
            .into(),
    };
    vec![
        answer("restrictions_in_force", &FLAG, |c, v| c.restrictions_in_force = Some(v)),
        answer("applicant.status", &statuses, |c, v| c.applicant.status = Some(v)),
        answer("applicant.education_document.issued_in", IssuedIn::ALL, |c, v| {
            c.applicant.education_document.issued_in = Some(v);
        }),
        answer("applicant.disability", &disabilities, |c, v| c.applicant.disability = Some(v)),
        answer("applicant.out_of_competition", &services, |c, v| c.applicant.out_of_competition = Some(v)),
        held(Document::Medical075u),
        held(Document::Mse031u),
        held(Document::StatusDocument),
        held(Document::DigitalIdentity),
        held(Document::KandasCertificate),
        answer("choices.0.basis", FundingBasis::ALL, |c, v| choice(c).basis = Some(v)),
    ]
}

/// A case in which everything is answered.
fn answered() -> Case {
    let subject = |id| Subject::from_id(id).unwrap();
    let mut grades = Grades::default();
    for id in ["kazakh_language", "history_of_kazakhstan", "algebra", "physics"] {
        grades.set(subject(id), Grade::new(4));
    }
    let mut documents = Papers::default();
    for document in Document::ALL {
        documents.set(*document, Paper { held: Some(true), valid_until: None });
    }
    Case {
        as_of: Some(now()),
        restrictions_in_force: Some(false),
        applicant: Applicant {
            status: Some(Status::Citizen),
            birth_date: Some(day(2009, 5, 9)),
            base: Some(BaseEducation::GeneralSecondary),
            vocational_qualification: Some(VocationalQualification::Worker),
            education_document: EducationDocument {
                issued_in: Some(IssuedIn::Kazakhstan),
                year: Some(2025),
                digitised: Some(true),
            },
            certificate_average: Decimal::parse("4.5").ok(),
            grades,
            disability: Some(Disability::None),
            impairments: Some(Set::new()),
            quotas: Some(Set::new()),
            out_of_competition: Some(ParentService::None),
            parent_died_or_disabled_on_duty: Some(false),
            state_funded_before: Some(false),
            deprived_by_court: Some(false),
            consents_to_data_access: Some(true),
        },
        documents,
        choices: Some(vec![Choice {
            kind: Some(SpecialtyKind::Creative),
            level: Some(ProgrammeLevel::MidLevel),
            form: Some(StudyForm::FullTime),
            basis: Some(FundingBasis::StateOrder),
            same_profile: Some(false),
            language: Some(subject("kazakh_language")),
            profile: Some(vec![Some(subject("algebra")), Some(subject("physics"))]),
            exam_marks: Some(Vec::new()),
            enterprise_request: Some(false),
            ..Choice::default()
        }]),
    }
}

/// The case without any answer of the track, the window, the steps, exams and papers of `group`.
fn open(mut case: Case, group: &[Answer]) -> Case {
    let documents = case.documents.clone();
    for path in group.iter().map(|answer| answer.path.as_str()) {
        let who = &mut case.applicant;
        match path {
            "restrictions_in_force" => case.restrictions_in_force = None,
            "applicant.status" => who.status = None,
            "applicant.base" => who.base = None,
            "applicant.vocational_qualification" => who.vocational_qualification = None,
            "applicant.education_document.issued_in" => who.education_document.issued_in = None,
            "applicant.education_document.year" => who.education_document.year = None,
            "applicant.education_document.digitised" => who.education_document.digitised = None,
            "applicant.disability" => who.disability = None,
            "applicant.impairments" => who.impairments = None,
            "applicant.out_of_competition" => who.out_of_competition = None,
            "applicant.parent_died_or_disabled_on_duty" => who.parent_died_or_disabled_on_duty = None,
            "choices.0.kind" => choice(&mut case).kind = None,
            "choices.0.level" => choice(&mut case).level = None,
            "choices.0.form" => choice(&mut case).form = None,
            "choices.0.basis" => choice(&mut case).basis = None,
            "choices.0.same_profile" => choice(&mut case).same_profile = None,
            held => {
                let held_by = |document: &&Document| held == format!("documents.{}.held", document.code());
                let document = *Document::ALL.iter().find(held_by).expect(held);
                case.documents.set(document, Paper { held: None, ..documents.get(document) });
            }
        }
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
                answer.values[value](&mut case);
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
        let found: Vec<String> = found.iter().map(talapker::rules::question::Place::path).collect();
        let matters = group.iter().enumerate().filter(|(at, _)| deciding & (1 << at) != 0);
        assert!(
            found.iter().eq(matters.clone().map(|(_, answer)| &answer.path)),
            "{context}: {found:?} is named, {:?} matters: {case:#?}",
            matters.map(|(_, a)| &a.path).collect::<Vec<_>>()
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
    group.retain(|answer| !["out_of_competition", "on_duty"].iter().any(|end| answer.path.ends_with(end)));
    group
}

#[test]
fn for_track_and_window_at_every_provider() {
    for provider in Provider::ALL {
        let mut case = answered();
        case.as_of = Some(Moment::morning(day(2026, 8, 16)));
        case.applicant.education_document.issued_in = Some(IssuedIn::Abroad);
        choice(&mut case).provider = Some(*provider);
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
            choice(&mut case).channel = Some(channel);
            check(&without_service(), &case, &format!("{channel:?} {now:?}"));
        }
    }
}

#[test]
fn for_first_steps_and_exams_by_every_channel() {
    let group = steps_and_exams();
    for channel in [None, Some(Channel::Portal), Some(Channel::College)] {
        let mut case = answered();
        choice(&mut case).channel = channel;
        check(&group, &case, &format!("{channel:?}"));
    }
}

#[test]
fn for_the_papers() {
    check(&papers(), &answered(), "papers");
    // Restrictive measures matter to a medical paper in hand once it has expired.
    let mut expired = answered();
    let paper = Paper { held: Some(true), valid_until: Some(day(2026, 8, 1)) };
    expired.documents.set(Document::Medical075u, paper);
    let mut few = papers();
    let turns_on = ["restrictions_in_force", "disability", "issued_in", "medical_075u.held", "mse_031u.held"];
    few.retain(|answer| turns_on.iter().any(|end| answer.path.ends_with(end)));
    check(&few, &expired, "an expired paper");
}
