//! What holds of averages, whatever the numbers.

use std::cmp::Ordering;

use proptest::collection::vec;
use proptest::prelude::*;
use talapker::rules::assessment::{CompetitiveScore, ExamPart};
use talapker::rules::case::{BaseEducation, ExamMark, IssuedIn};
use talapker::rules::code::Code;
use talapker::rules::grade::{Average, Decimal, Grade, Grades, Subject};
use talapker::rules::rule::score::{Inputs, score};

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() }
}

/// Compares a/b with c/d by whole parts and then by the fractions turned over: nothing is
/// multiplied, so nothing can be lost.
fn compare((a, b): (i64, i64), (c, d): (i64, i64)) -> Ordering {
    match (a / b).cmp(&(c / d)) {
        Ordering::Equal => match (a % b, c % d) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            (rest, other) => compare((d, other), (b, rest)),
        },
        Ordering::Less => Ordering::Less,
        Ordering::Greater => Ordering::Greater,
    }
}

fn fraction() -> impl Strategy<Value = (i64, i64)> {
    prop_oneof![(0..60_i64, 1..12_i64), (0..i64::MAX / 400, 1..i64::MAX / 400)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn averages_order_exactly(one in fraction(), other in fraction()) {
        let average = |(sum, count)| Average::new(sum, count).unwrap();
        prop_assert_eq!(average(one).cmp(&average(other)), compare(one, other));
        prop_assert_eq!(average(one) == average(other), average(one).exact() == average(other).exact());
        let (sum, count) = average(one).reduced();
        prop_assert_eq!(i128::from(sum) * i128::from(one.1), i128::from(one.0) * i128::from(count));
        prop_assert!((2..=12).all(|factor| sum % factor != 0 || count % factor != 0));
    }

    #[test]
    fn what_is_shown_is_the_nearest_hundredth_and_half_goes_up((sum, count) in fraction()) {
        let average = Average::new(sum, count).unwrap();
        let shown = average.shown();
        let (whole, hundredths) = shown.split_once('.').unwrap();
        prop_assert_eq!(hundredths.len(), 2);
        let hundredths: i128 = format!("{whole}{hundredths}").parse().unwrap();
        let (sum, count) = (i128::from(sum), i128::from(count));
        prop_assert!(hundredths * 2 * count - count <= sum * 200);
        prop_assert!(sum * 200 < hundredths * 2 * count + count);
    }

    #[test]
    fn raising_one_grade_never_lowers_a_key(
        base in prop::sample::select(BaseEducation::ALL),
        abroad in any::<bool>(),
        grades in vec(2..=5_i64, IDS.len()),
        raised in 0..IDS.len(),
        profile in vec(1..IDS.len(), 1..4),
    ) {
        raise(base, abroad.then_some(IssuedIn::Abroad), grades, raised, &profile);
    }

    #[test]
    fn the_mean_of_marks_does_not_turn_on_their_order(
        marks in vec((0..1000_i64, 1000..1003_i64), 1..4),
    ) {
        let forward: Vec<ExamMark> = marks.iter().map(|(mark, out_of)| exam_mark(*mark, *out_of)).collect();
        let back: Vec<ExamMark> = forward.iter().rev().copied().collect();
        prop_assert_eq!(mean(&forward), mean(&back));
    }

    #[test]
    fn raising_one_mark_never_lowers_the_mean(marks in vec(0..100_i64, 1..5), raised in any::<usize>()) {
        let mut better = marks.clone();
        better[raised % marks.len()] += 1;
        let mean_of = |marks: &[i64]| mean(&marks.iter().map(|mark| exam_mark(*mark, 100)).collect::<Vec<_>>());
        prop_assert!(mean_of(&marks) < mean_of(&better));
    }
}

const IDS: [&str; 6] = ["kazakh_language", "history_of_kazakhstan", "algebra", "physics", "music", "welding"];

fn raise(
    base: BaseEducation,
    issued_in: Option<IssuedIn>,
    mut grades: Vec<i64>,
    raised: usize,
    profile: &[usize],
) {
    let subject = |at: usize| Subject::from_id(IDS[at]).unwrap();
    let language = subject(0);
    let profile: Vec<_> = profile.iter().map(|at| Some(subject(*at))).collect();
    let score_of = |grades: &[i64]| {
        let mut entered = Grades::default();
        for (at, grade) in grades.iter().enumerate() {
            entered.set(subject(at), Grade::new(*grade));
        }
        score(&Inputs {
            base: Some(base),
            issued_in,
            language: Some(&language),
            profile: &profile,
            ..Inputs::new(&entered)
        })
    };
    let before = score_of(&grades);
    grades[raised] = (grades[raised] + 1).min(5);
    let after = score_of(&grades);
    let average = |score: &CompetitiveScore| score.certificate_part.known().map(|part| part.value.average);
    assert!(average(&before) <= average(&after), "{before:?}, then {after:?}");
    assert_eq!(average(&before).is_some(), average(&after).is_some());
    assert_eq!(before.tie_keys, after.tie_keys);
    assert_eq!(before.exam_part, after.exam_part);
}

fn exam_mark(mark: i64, out_of: i64) -> ExamMark {
    let decimal = |number: i64| Decimal::parse(&number.to_string()).ok();
    ExamMark { mark: decimal(mark), out_of: decimal(out_of) }
}

fn mean(exam_marks: &[ExamMark]) -> Option<Average> {
    let grades = Grades::default();
    match score(&Inputs { exam_marks, ..Inputs::new(&grades) }).exam_part?.value {
        ExamPart::Mean { mean, .. } => Some(mean),
        ExamPart::MixedScales => None,
    }
}
