//! Each part of an assessment reads the answers that its rule declares, and no others.
//!
//! The lists below are the declarations. Over many cases every answer is changed by itself: a part
//! that changes with an answer that it does not declare fails, and so does one that never changes
//! with an answer that it does declare.

use std::collections::BTreeSet;

use talapker::rules::assess;
use talapker::rules::assessment::{ApplicantAssessment, Assessment, ChoiceAssessment, PaperState, Why};
use talapker::rules::case::{Case, Choice, Document, ExamMark, Paper, SpecialtyCode};
use talapker::rules::code::{Code, Set};
use talapker::rules::edition::CURRENT;
use talapker::rules::grade::{Decimal, Grade, Subject};

use super::generated::{Draw, cases};
use super::support::{FLAGS, day, now, options};

struct Part {
    name: &'static str,
    same: fn(&Assessment, &Assessment) -> bool,
    /// Names of answers, apart by spaces.
    reads: &'static str,
}

/// Whether a part of the first choice is the same.
macro_rules! of_choice {
    ($($field:ident).+) => {
        |a, b| first(a).$($field).+ == first(b).$($field).+
    };
}

/// Whether a part of the person's is the same.
macro_rules! of_applicant {
    ($field:ident) => {
        |a, b| person(a).$field == person(b).$field
    };
}

fn first(assessment: &Assessment) -> &ChoiceAssessment {
    &assessment.choices[0]
}

/// How each paper stands and why. Whether one ends before *file by* is proved day by day in `exhaustive`.
fn papers(assessment: &Assessment) -> Option<Vec<(Document, PaperState, &Why)>> {
    let list = first(assessment).documents.as_ref()?;
    Some(list.iter().map(|need| (need.value.document, need.value.state, &need.why)).collect())
}

fn person(assessment: &Assessment) -> &ApplicantAssessment {
    assessment.applicant.as_ref().unwrap()
}

#[rustfmt::skip]
const PARTS: &[Part] = &[
    Part { name: "track", same: of_choice!(track), reads: "basis level provider base vocational_qualification same_profile service on_duty" },
    Part { name: "conditions", same: of_choice!(conditions), reads: "basis level provider base vocational_qualification same_profile service on_duty" },
    Part { name: "channel", same: of_choice!(channel), reads: "channel issued_in" },
    Part { name: "first_steps", same: of_choice!(first_steps), reads: "channel issued_in year digitised day kind specialty level provider basis enterprise_request service on_duty" },
    Part { name: "window", same: of_choice!(window), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "filing", same: of_choice!(filing), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "certificate_part", same: of_choice!(score.certificate_part), reads: "base issued_in grades language profile" },
    Part { name: "exam_part", same: of_choice!(score.exam_part), reads: "exam_marks kind specialty" },
    Part { name: "tie_keys", same: of_choice!(score.tie_keys), reads: "certificate_average quotas" },
    Part { name: "exam", same: of_choice!(exam), reads: "kind specialty basis" },
    Part { name: "accommodations", same: of_choice!(accommodations), reads: "kind specialty basis disability impairments" },
    Part { name: "documents", same: |a, b| papers(a) == papers(b), reads: "channel issued_in year digitised status disability service on_duty basis restrictions held valid_until day minute" },
    Part { name: "refused_today", same: of_choice!(refused_today), reads: "channel issued_in year digitised status disability service on_duty basis restrictions held valid_until day minute" },
    Part { name: "milestones", same: of_choice!(milestones), reads: "basis level provider base vocational_qualification same_profile service on_duty kind specialty form day result_on" },
    Part { name: "group", same: of_choice!(group), reads: "kind specialty basis" },
    Part { name: "still_open", same: of_choice!(still_open), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "maybe_open", same: of_choice!(maybe_open), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "signs", same: of_applicant!(signs), reads: "birth_date day" },
    Part { name: "quotas", same: of_applicant!(quotas), reads: "quotas" },
    Part { name: "refusal_grounds", same: of_applicant!(refusal_grounds), reads: "court consent" },
    Part { name: "notes", same: of_applicant!(notes), reads: "funded_before basis another_choice" },
];

/// What changes one answer of a case to something else, drawn.
type Change = fn(&mut Case, &mut Draw);

const ANSWERS: &[(&str, Change)] = &[
    ("day", |case, draw| {
        let later = draw.one(&[1, 14, 40, 365]);
        let as_of = case.as_of.as_mut().unwrap();
        as_of.date = as_of.date + chrono::Days::new(later);
    }),
    ("minute", |case, draw| case.as_of.as_mut().unwrap().minute = draw.one(&[0, 1079, 1080, 1439])),
    ("restrictions", |case, draw| case.restrictions_in_force = draw.one(&[None, Some(false), Some(true)])),
    ("status", |case, draw| case.applicant.status = code(draw)),
    ("birth_date", |case, draw| {
        case.applicant.birth_date = draw.one(&[None, Some(day(1999, 1, 1)), Some(day(2012, 1, 1))]);
    }),
    ("base", |case, draw| case.applicant.base = code(draw)),
    ("vocational_qualification", |case, draw| case.applicant.vocational_qualification = code(draw)),
    ("issued_in", |case, draw| case.applicant.education_document.issued_in = code(draw)),
    ("year", |case, draw| {
        case.applicant.education_document.year = draw.one(&[None, Some(2020), Some(2026), Some(2030)]);
    }),
    ("digitised", |case, draw| case.applicant.education_document.digitised = flag(draw)),
    ("certificate_average", |case, draw| {
        case.applicant.certificate_average = draw.one(&[None, Decimal::parse("2.5").ok()]);
    }),
    ("grades", |case, draw| {
        let id = draw.one(&["kazakh_language", "history_of_kazakhstan", "algebra", "physics", "music"]);
        let grade = draw.one(&[None, Grade::new(2), Grade::new(5)]);
        case.applicant.grades.set(Subject::from_id(id).unwrap(), grade);
    }),
    ("disability", |case, draw| case.applicant.disability = code(draw)),
    ("impairments", |case, draw| case.applicant.impairments = set(draw)),
    ("quotas", |case, draw| case.applicant.quotas = set(draw)),
    ("service", |case, draw| case.applicant.out_of_competition = code(draw)),
    ("on_duty", |case, draw| case.applicant.parent_died_or_disabled_on_duty = flag(draw)),
    ("funded_before", |case, draw| case.applicant.state_funded_before = flag(draw)),
    ("court", |case, draw| case.applicant.deprived_by_court = flag(draw)),
    ("consent", |case, draw| case.applicant.consents_to_data_access = flag(draw)),
    ("held", |case, draw| {
        let document = draw.one(Document::ALL);
        let paper = case.documents.get(document);
        case.documents.set(document, Paper { held: flag(draw), ..paper });
    }),
    ("valid_until", |case, draw| {
        let document = draw.one(Document::ALL);
        let valid_until = draw.one(&[None, Some(day(2025, 1, 1)), Some(day(2030, 1, 1))]);
        let paper = case.documents.get(document);
        case.documents.set(document, Paper { valid_until, ..paper });
    }),
    ("label", |case, _| choice(case).label.push('!')),
    ("specialty", |case, draw| {
        choice(case).specialty = draw.one(&["01140100", "02110300", "04110100"].map(SpecialtyCode::parse));
    }),
    ("kind", |case, draw| choice(case).kind = code(draw)),
    ("level", |case, draw| choice(case).level = code(draw)),
    ("provider", |case, draw| choice(case).provider = code(draw)),
    ("form", |case, draw| choice(case).form = code(draw)),
    ("basis", |case, draw| choice(case).basis = code(draw)),
    ("channel", |case, draw| choice(case).channel = code(draw)),
    ("same_profile", |case, draw| choice(case).same_profile = flag(draw)),
    ("language", |case, draw| choice(case).language = draw.one(&[None, Subject::from_id("algebra")])),
    ("profile", |case, draw| {
        let subject = |id| Subject::from_id(id);
        let two = Some(vec![subject("algebra"), subject("physics")]);
        choice(case).profile = draw.one(&[None, Some(vec![subject("algebra")]), two]);
    }),
    ("exam_marks", |case, draw| {
        let decimal = |text| Decimal::parse(text).ok();
        let mark = ExamMark { mark: decimal("3"), out_of: decimal("4") };
        choice(case).exam_marks = draw.one(&[None, Some(vec![]), Some(vec![mark])]);
    }),
    ("enterprise_request", |case, draw| choice(case).enterprise_request = flag(draw)),
    ("result_on", |case, draw| choice(case).result_on = draw.one(&[None, Some(day(2026, 8, 27))])),
    ("another_choice", |case, draw| {
        let another = Choice { basis: code(draw), kind: code(draw), form: code(draw), ..Choice::default() };
        let choices = case.choices.as_mut().unwrap();
        choices.truncate(1);
        choices.push(another);
    }),
];

fn choice(case: &mut Case) -> &mut Choice {
    &mut case.choices.as_mut().unwrap()[0]
}

fn code<T: Code>(draw: &mut Draw) -> Option<T> {
    draw.one(&options())
}

fn flag(draw: &mut Draw) -> Option<bool> {
    draw.one(&FLAGS)
}

fn set<T: Code>(draw: &mut Draw) -> Option<Set<T>> {
    let one = draw.one(T::ALL);
    draw.one(&[None, Some(Set::new()), Some(Set::from_iter([one]))])
}

#[test]
fn each_part_reads_what_it_declares_and_nothing_else() {
    let mut draw = Draw::new(20);
    let mut read = BTreeSet::new();
    for case in cases(3000).filter(|case| !case.choices().is_empty()) {
        let before = assess(&case, CURRENT, now());
        for (answer, change) in ANSWERS {
            for _ in 0..2 {
                let mut changed = case.clone();
                change(&mut changed, &mut draw);
                let after = assess(&changed, CURRENT, now());
                for part in PARTS.iter().filter(|part| !(part.same)(&before, &after)) {
                    let declared = part.reads.split(' ').any(|name| name == *answer);
                    assert!(declared, "{} reads {answer}: {case:#?}", part.name);
                    read.insert((part.name, *answer));
                }
            }
        }
    }
    for part in PARTS {
        for name in part.reads.split(' ') {
            assert!(ANSWERS.iter().any(|(answer, _)| *answer == name), "{name} is no answer");
            assert!(read.contains(&(part.name, name)), "{} never reads {name}", part.name);
        }
    }
}
