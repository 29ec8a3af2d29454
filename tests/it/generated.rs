//! Cases of every sort, always the same ones: what holds of all of them holds of the rules.

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use talapker::rules::calendar::Moment;
use talapker::rules::case::{Case, Choice, ExamMark, MAX_CHOICES, SpecialtyCode};
use talapker::rules::grade::{Decimal, Grade, Subject};
use talapker::rules::question::{Kind, Place, Question, Value};

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
    let mut case = Case::default();
    let own = Question::every().filter(|question| !question.is_of_choice());
    for question in own.chain([Question::Grade(Subject::from_id("welding").unwrap())]) {
        draw_answer(draw, &mut case, &question.into());
    }
    case.as_of = Some(moment(draw));
    case.choices =
        if draw.below(20) == 0 { None } else { Some(draw.list(MAX_CHOICES, |_| Choice::default())) };
    for at in 0..case.choices().len() {
        for question in Question::ALL.iter().filter(|question| question.is_of_choice()) {
            draw_answer(draw, &mut case, &question.clone().of(at));
        }
    }
    case
}

/// Answers a question, or leaves it open.
fn draw_answer(draw: &mut Draw, case: &mut Case, place: &Place) {
    let often_open =
        matches!(place.question, Question::Channel | Question::Specialty | Question::ValidUntil(_));
    if place.question != Question::Label && !draw.open() && !(often_open && draw.below(2) == 0) {
        let value = value(draw, &place.question);
        case.put(place, Some(value));
    }
}

/// An answer to a question.
pub(crate) fn value(draw: &mut Draw, question: &Question) -> Value {
    match question.kind() {
        Kind::Moment => Value::Moment(moment(draw)),
        Kind::Day if matches!(question, Question::ValidUntil(_)) => Value::Day(day(2026, 8, 1)),
        Kind::Day if *question == Question::ResultOn => Value::Day(day(2026, 8, 24)),
        Kind::Day => Value::Day(day(draw.one(&[1990, 2008, 2011]), 7, 1)),
        Kind::Year => Value::Year(draw.one(&[2019, 2025, 2026])),
        Kind::YesNo => Value::YesNo(draw.below(2) == 0),
        Kind::One(codes) => Value::One(draw.below(codes.len())),
        Kind::Several(codes) => {
            Value::Several((0..codes.len()).filter(|_| draw.below(3) == 0).map(|at| 1 << at).sum())
        }
        Kind::Average => Value::Decimal(decimal(draw.one(&["4.62", "3", "5.0000"]))),
        Kind::Mark => Value::Decimal(decimal(draw.one(&["3", "4.5", "2"]))),
        Kind::Grade => Value::Grade(Grade::new(draw.one(&[2, 3, 4, 5])).unwrap()),
        Kind::Specialty => {
            let code = draw.one(&["01140100", "02110300", "09130100", "06130100"]);
            Value::Specialty(SpecialtyCode::parse(code).unwrap())
        }
        Kind::Subject => Value::Subject(subject(draw)),
        Kind::Subjects => Value::Subjects(draw.list(3, |draw| Some(subject(draw)))),
        Kind::Marks => Value::Marks(draw.list(3, exam_mark)),
        Kind::Text => Value::Text("Химия".to_string()),
        Kind::Whole => unreachable!("{question:?} has no answer of its own"),
    }
}

/// Mostly in the season, where something can happen.
fn moment(draw: &mut Draw) -> Moment {
    let year = draw.one(&[2025, 2026, 2027, 2028]);
    let day = if draw.below(8) == 0 { day(year, 3, 1) } else { day(year, 6, 20) };
    let days = u64::try_from(draw.below(100)).unwrap();
    Moment { date: day + chrono::Days::new(days), minute: draw.one(&MINUTES) }
}

fn subject(draw: &mut Draw) -> Subject {
    let ids =
        ["kazakh_language", "russian_language", "history_of_kazakhstan", "algebra", "physics", "welding"];
    Subject::from_id(draw.one(&ids)).unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn exam_mark(draw: &mut Draw) -> ExamMark {
    let mut number = |texts: &[&str]| if draw.open() { None } else { Some(decimal(draw.one(texts))) };
    ExamMark { mark: number(&["3", "4.5", "2"]), out_of: number(&["5", "5.0", "100"]) }
}
