//! Cases of every sort, always the same ones: what holds of all of them holds of the rules.

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use talapker::rules::calendar::Moment;
use talapker::rules::case::{
    Applicant, Case, Choice, Document, EducationDocument, ExamMark, MAX_CHOICES, Paper, Papers, SpecialtyCode,
};
use talapker::rules::code::{Code, Set};
use talapker::rules::grade::{Decimal, Grade, Grades, Subject};

use super::support::{MINUTES, day};

/// Random numbers, the same on every run.
pub(crate) struct Draw(TestRng);

impl Draw {
    pub(crate) fn new(seed: u8) -> Self {
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
    }
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(limit).unwrap()).unwrap()
    }
    pub(crate) fn one<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }
    /// Open one time in four.
    fn open(&mut self) -> bool {
        self.below(4) == 0
    }
    fn code<T: Code>(&mut self) -> Option<T> {
        if self.open() { None } else { Some(self.one(T::ALL)) }
    }
    fn flag(&mut self) -> Option<bool> {
        if self.open() { None } else { Some(self.below(2) == 0) }
    }
    fn set<T: Code>(&mut self) -> Option<Set<T>> {
        if self.open() {
            return None;
        }
        Some(T::ALL.iter().copied().filter(|_| self.below(3) == 0).collect())
    }
    fn decimal(&mut self, texts: &[&str]) -> Option<Decimal> {
        if self.open() { None } else { Some(Decimal::parse(self.one(texts)).unwrap()) }
    }
    fn list<T>(&mut self, most: usize, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| draw(self)).collect()
    }
}

/// So many cases, in the years in which the first edition governs.
pub(crate) fn cases(count: usize) -> impl Iterator<Item = Case> {
    let mut draw = Draw::new(57);
    (0..count).map(move |_| draw_case(&mut draw))
}

fn draw_case(draw: &mut Draw) -> Case {
    Case {
        as_of: Some(moment(draw)),
        restrictions_in_force: draw.flag(),
        applicant: applicant(draw),
        documents: papers(draw),
        choices: if draw.below(20) == 0 { None } else { Some(draw.list(MAX_CHOICES, choice)) },
    }
}

/// Mostly in the season, where something can happen.
fn moment(draw: &mut Draw) -> Moment {
    let year = draw.one(&[2025, 2026, 2027, 2028]);
    let day = if draw.below(8) == 0 { day(year, 3, 1) } else { day(year, 6, 20) };
    let days = u64::try_from(draw.below(100)).unwrap();
    Moment { date: day + chrono::Days::new(days), minute: draw.one(&MINUTES) }
}

fn applicant(draw: &mut Draw) -> Applicant {
    Applicant {
        status: draw.code(),
        birth_date: if draw.open() { None } else { Some(day(draw.one(&[1990, 2008, 2011]), 7, 1)) },
        base: draw.code(),
        vocational_qualification: draw.code(),
        education_document: EducationDocument {
            issued_in: draw.code(),
            year: if draw.open() { None } else { Some(draw.one(&[2019, 2025, 2026])) },
            digitised: draw.flag(),
        },
        certificate_average: draw.decimal(&["4.62", "3", "5.0000"]),
        grades: grades(draw),
        disability: draw.code(),
        impairments: draw.set(),
        quotas: draw.set(),
        out_of_competition: draw.code(),
        parent_died_or_disabled_on_duty: draw.flag(),
        state_funded_before: draw.flag(),
        deprived_by_court: draw.flag(),
        consents_to_data_access: draw.flag(),
    }
}

const SUBJECTS: [&str; 6] =
    ["kazakh_language", "russian_language", "history_of_kazakhstan", "algebra", "physics", "welding"];

fn subject(draw: &mut Draw) -> Subject {
    Subject::from_id(draw.one(&SUBJECTS)).unwrap()
}

fn grades(draw: &mut Draw) -> Grades {
    let mut grades = Grades::default();
    for id in SUBJECTS {
        if !draw.open() {
            grades.set(Subject::from_id(id).unwrap(), Grade::new(draw.one(&[2, 3, 4, 5])));
        }
    }
    grades
}

fn papers(draw: &mut Draw) -> Papers {
    let mut papers = Papers::default();
    for document in Document::ALL {
        let valid_until = if draw.below(2) == 0 { None } else { Some(day(2026, 8, 1)) };
        papers.set(*document, Paper { held: draw.flag(), valid_until });
    }
    papers
}

fn choice(draw: &mut Draw) -> Choice {
    const CODES: [&str; 4] = ["01140100", "02110300", "09130100", "06130100"];
    Choice {
        label: String::new(),
        specialty: if draw.below(2) == 0 { None } else { SpecialtyCode::parse(draw.one(&CODES)) },
        kind: draw.code(),
        level: draw.code(),
        provider: draw.code(),
        form: draw.code(),
        basis: draw.code(),
        channel: if draw.below(3) == 0 { draw.code() } else { None },
        same_profile: draw.flag(),
        language: if draw.open() { None } else { Some(subject(draw)) },
        profile: if draw.open() { None } else { Some(draw.list(3, |draw| Some(subject(draw)))) },
        exam_marks: if draw.open() { None } else { Some(draw.list(3, exam_mark)) },
        enterprise_request: draw.flag(),
        result_on: if draw.open() { None } else { Some(day(2026, 8, 24)) },
    }
}

fn exam_mark(draw: &mut Draw) -> ExamMark {
    ExamMark { mark: draw.decimal(&["3", "4.5", "2"]), out_of: draw.decimal(&["5", "5.0", "100"]) }
}
