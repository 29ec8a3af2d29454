//! The score: every way of naming subjects and entering grades and marks.

use talapker::rules::assessment::{Answer, CertificatePart, ExamPart, Reasoned, Standing};
use talapker::rules::case::{BaseEducation, ExamMark, IssuedIn};
use talapker::rules::grade::{Decimal, Grade, Grades, Subject};
use talapker::rules::rule::score::{Inputs, ignored, score};

use super::{kinds, sound, sound_why};
use crate::support::options;

const IDS: [&str; 4] = ["kazakh_language", "history_of_kazakhstan", "algebra", "welding"];

fn subjects() -> Vec<Option<Subject>> {
    std::iter::once(None).chain(IDS.iter().map(|id| Subject::from_id(id))).collect()
}

/// Every list of up to three places, open or named.
fn profiles() -> Vec<Vec<Option<Subject>>> {
    let mut profiles = vec![Vec::new()];
    let mut longest = profiles.clone();
    for _ in 0..3 {
        longest = longest
            .iter()
            .flat_map(|shorter| {
                subjects().into_iter().map(move |subject| [shorter.clone(), vec![subject]].concat())
            })
            .collect();
        profiles.extend(longest.iter().cloned());
    }
    profiles
}

/// Every subset of the subjects, with different grades.
fn all_grades() -> Vec<Grades> {
    (0..1 << IDS.len())
        .map(|bits: usize| {
            let mut grades = Grades::default();
            for (at, id) in IDS.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0) {
                grades.set(Subject::from_id(id).unwrap(), Grade::new(i64::try_from(at).unwrap() + 2));
            }
            grades
        })
        .collect()
}

fn certificate_part(inputs: &Inputs) -> Answer<Reasoned<CertificatePart>> {
    score(inputs).certificate_part
}

#[test]
fn every_way_of_naming_subjects_has_one_average_or_an_open_question() {
    let (profiles, all_grades, subjects) = (profiles(), all_grades(), subjects());
    assert_eq!(profiles.len(), 1 + 5 + 25 + 125);
    for base in options() {
        for issued_in in options() {
            for language in &subjects {
                for profile in &profiles {
                    for grades in &all_grades {
                        let language = language.as_ref();
                        let inputs = Inputs { base, issued_in, language, profile, ..Inputs::new(grades) };
                        one_average(&inputs);
                    }
                }
            }
        }
    }
}

fn one_average(inputs: &Inputs) {
    let answer = certificate_part(inputs);
    sound(&answer, inputs);
    let Some(known) = answer.known() else { return };
    let CertificatePart { average, subjects } = &known.value;
    let sum: i64 = subjects.iter().map(|(_, grade)| i64::from(grade.get())).sum();
    assert_eq!((average.sum, average.count), (sum, i64::try_from(subjects.len()).unwrap()));
    let mut names: Vec<_> = subjects.iter().map(|(subject, _)| subject.clone()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), subjects.len(), "a subject counts twice: {inputs:?}");
    let meant = match (inputs.issued_in, inputs.base) {
        (Some(IssuedIn::Abroad), _) => None,
        (_, Some(BaseEducation::BasicSecondary)) => Some(3),
        (_, Some(BaseEducation::GeneralSecondary)) => Some(4),
        _ => None,
    };
    assert!(meant.is_none_or(|meant| meant == subjects.len()), "{inputs:?}");
    assert_eq!(known.standing() == Standing::OlderEdition, meant.is_some(), "{inputs:?}");
    // What is named and does not count is reported: none is lost silently.
    let told = inputs.language.iter().count() + inputs.profile.iter().flatten().count();
    let added = usize::from(meant == Some(4));
    assert_eq!(told + added, subjects.len() + ignored(inputs).len(), "{inputs:?}");
}

/// A grade that comes in never unsettles an average. (A subject does, as it is one more; and where
/// the document is from counts as Kazakhstan until it is told.)
#[test]
fn a_known_average_stays_as_grades_come_in() {
    let (profiles, all_grades) = (profiles(), all_grades());
    let full = all_grades.last().unwrap();
    for base in options() {
        for issued_in in options() {
            for language in &subjects() {
                for profile in &profiles {
                    for grades in &all_grades {
                        let language = language.as_ref();
                        let inputs = Inputs { base, issued_in, language, profile, ..Inputs::new(grades) };
                        let fuller = Inputs { grades: full, ..inputs };
                        if let Some(known) = certificate_part(&inputs).known() {
                            assert_eq!(certificate_part(&fuller).known(), Some(known), "{inputs:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn marks_have_one_mean_or_a_reason_for_none() {
    let decimal = |text: &str| Decimal::parse(text).ok();
    let marks = [None, decimal("0"), decimal("7.5"), decimal("10"), decimal("90")];
    let scales = [None, decimal("0"), decimal("10"), decimal("10.0"), decimal("100")];
    let one: Vec<ExamMark> =
        marks.iter().flat_map(|mark| scales.map(|out_of| ExamMark { mark: *mark, out_of })).collect();
    let two = one.iter().flat_map(|first| one.iter().map(move |second| vec![*first, *second]));
    let lists: Vec<Vec<ExamMark>> =
        std::iter::once(vec![]).chain(one.iter().map(|mark| vec![*mark])).chain(two).collect();
    let grades = Grades::default();
    for kind in kinds() {
        for exam_marks in &lists {
            let inputs = Inputs { kind, exam_marks, ..Inputs::new(&grades) };
            let good = exam_marks.iter().filter(|mark| is_good(mark)).count();
            let part = score(&inputs).exam_part;
            assert_eq!(part.is_some(), good > 0, "{inputs:?}");
            let Some(part) = part else { continue };
            sound_why(&part.why, &inputs);
            if let ExamPart::Mean { mean, out_of, marks } = part.value {
                assert_eq!(marks.len(), good);
                assert!(
                    mean.sum * 10_000 <= out_of.ten_thousandths * mean.count,
                    "above the scale: {inputs:?}"
                );
            }
        }
    }
}

fn is_good(mark: &ExamMark) -> bool {
    let (Some(mark), Some(out_of)) = (mark.mark, mark.out_of) else { return false };
    out_of.ten_thousandths > 0 && mark.ten_thousandths <= out_of.ten_thousandths
}
