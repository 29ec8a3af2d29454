//! Equal scores: every two applicants there can be, as far as the keys tell them apart.

use std::cmp::Ordering;

use talapker::rules::assessment::Standing;
use talapker::rules::case::QuotaCategory;
use talapker::rules::code::{Code, Set};
use talapker::rules::grade::{Average, Decimal};
use talapker::rules::rule::tie::{
    Entrant, Exams, Outcome, Quota, Side, Silence, TieKey, Unknown, tie, tie_of_one,
};

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn average(sum: i64, count: i64) -> Average {
    Average::new(sum, count).unwrap()
}

/// Each key not known, low, the same written otherwise, and high.
fn entrants() -> Vec<Entrant> {
    let certificates = [
        None,
        Some((average(14, 3), Standing::OlderEdition)),
        Some((average(28, 6), Standing::Entered)),
        Some((average(15, 3), Standing::Entered)),
    ];
    let exams = [
        Exams::NotPart,
        Exams::NotKnown,
        Exams::NotEntered,
        Exams::Mean(average(80, 1), decimal("100"), Standing::Entered),
        Exams::Mean(average(160, 2), decimal("100.0"), Standing::Reading),
        Exams::Mean(average(90, 1), decimal("100"), Standing::Entered),
        Exams::Mean(average(8, 1), decimal("10"), Standing::Entered),
        Exams::MixedScales,
    ];
    let documents = [None, Average::new(9, 2), Average::new(450, 100), Average::new(46, 10)];
    let of = |categories: &[QuotaCategory]| Quota::Of(categories.iter().copied().collect::<Set<_>>());
    let quotas = [
        Quota::NotKnown,
        Quota::Without,
        Quota::Unnamed,
        of(&[QuotaCategory::Orphan]),
        of(&[QuotaCategory::Kandas]),
        of(&[QuotaCategory::Orphan, QuotaCategory::Kandas]),
    ];
    let mut all = Vec::new();
    for certificate in certificates {
        for exams in exams {
            for document in documents {
                all.extend(quotas.map(|quota| Entrant { certificate, exams, document, quota }));
            }
        }
    }
    all
}

fn other(side: Side) -> Side {
    match side {
        Side::A => Side::B,
        Side::B => Side::A,
    }
}

fn mirrored(outcome: &Outcome) -> Outcome {
    match outcome {
        Outcome::Ahead(side) => Outcome::Ahead(other(*side)),
        Outcome::NotKnown(list) => {
            let mut list: Vec<_> = list.iter().map(|(side, what)| (other(*side), *what)).collect();
            list.sort_unstable();
            Outcome::NotKnown(list)
        }
        Outcome::Equal | Outcome::NoMore(_) => outcome.clone(),
    }
}

/// What each key decides, written once more in another way: `None` where it decides nothing.
fn says(key: TieKey, a: &Entrant, b: &Entrant) -> Option<Ordering> {
    match key {
        TieKey::Score => {
            let certificate = a.certificate?.0.cmp(&b.certificate?.0);
            let exam = match (a.exams, b.exams) {
                (Exams::NotPart, Exams::NotPart) => Ordering::Equal,
                (Exams::Mean(one, scale, _), Exams::Mean(two, other, _)) => {
                    (scale.ten_thousandths == other.ten_thousandths).then(|| one.cmp(&two))?
                }
                _ => return None,
            };
            (certificate != exam.reverse() || exam.is_eq()).then(|| certificate.then(exam))
        }
        TieKey::Document => Some(a.document?.cmp(&b.document?)),
        TieKey::Quota => {
            let has = |of: &Entrant| (of.quota != Quota::NotKnown).then_some(of.quota != Quota::Without);
            let order = has(a)?.cmp(&has(b)?);
            let same = order.is_ne() || (a.quota == b.quota && a.quota != Quota::Unnamed);
            same.then_some(order)
        }
        TieKey::NoMore => None,
    }
}

#[test]
fn the_first_key_that_is_not_equal_decides() {
    let all = entrants();
    for a in &all {
        for b in &all {
            let tie = tie(a, b);
            let keys: Vec<TieKey> = tie.equal.iter().map(|step| step.key).chain([tie.last.key]).collect();
            assert_eq!(keys, TieKey::ALL[..keys.len()], "{a:?} {b:?}");
            for step in &tie.equal {
                assert_eq!(step.outcome, Outcome::Equal);
                assert_eq!(says(step.key, a, b), Some(Ordering::Equal), "{a:?} {b:?} {step:?}");
            }
            let expected = match &tie.last.outcome {
                Outcome::Ahead(Side::A) => Some(Ordering::Greater),
                Outcome::Ahead(Side::B) => Some(Ordering::Less),
                Outcome::NotKnown(list) => {
                    assert!(!list.is_empty(), "{a:?} {b:?}");
                    None
                }
                Outcome::NoMore(silence) => {
                    assert_eq!(*silence == Silence::AllEqual, tie.last.key == TieKey::NoMore);
                    None
                }
                Outcome::Equal => panic!("equal decides: {a:?} {b:?}"),
            };
            assert_eq!(says(tie.last.key, a, b), expected, "{a:?} {b:?} {tie:?}");
        }
    }
}

#[test]
fn swapping_the_two_mirrors_everything() {
    let all = entrants();
    for a in &all {
        for b in &all {
            let (there, back) = (tie(a, b), tie(b, a));
            assert_eq!(there.equal, back.equal, "{a:?} {b:?}");
            assert_eq!((there.last.key, there.last.standing), (back.last.key, back.last.standing));
            assert_eq!(there.last.outcome, mirrored(&back.last.outcome), "{a:?} {b:?}");
        }
        let itself = tie(a, a);
        assert!(!matches!(itself.last.outcome, Outcome::Ahead(_)), "{a:?} is ahead of itself");
    }
}

/// Whoever is ahead of one who is ahead of a third is ahead of the third, unless something is not
/// known or not said between the two.
#[test]
fn to_be_ahead_passes_on() {
    let all = entrants();
    let known = |of: &&Entrant| {
        of.certificate.is_some()
            && of.document.is_some()
            && !matches!(of.exams, Exams::NotKnown | Exams::NotEntered | Exams::MixedScales)
            && of.quota != Quota::NotKnown
    };
    let some: Vec<&Entrant> = all.iter().filter(known).step_by(3).collect();
    let ahead = |a: &Entrant, b: &Entrant| tie(a, b).last.outcome == Outcome::Ahead(Side::A);
    for a in &some {
        for b in some.iter().filter(|b| ahead(a, b)) {
            for c in some.iter().filter(|c| ahead(b, c)) {
                let end = tie(a, c).last.outcome;
                assert!(
                    matches!(end, Outcome::Ahead(Side::A) | Outcome::NoMore(_)),
                    "{a:?}\n{b:?}\n{c:?}\n{end:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_missing_is_named_and_entering_it_goes_on() {
    for a in &entrants() {
        let b = Entrant {
            certificate: Some((average(14, 3), Standing::Entered)),
            exams: Exams::NotPart,
            document: Average::new(9, 2),
            quota: Quota::Without,
        };
        let Outcome::NotKnown(list) = tie(a, &b).last.outcome else { continue };
        let mut fuller = *a;
        for (side, what) in list {
            assert_eq!(side, Side::A, "{a:?}");
            match what {
                Unknown::Certificate => fuller.certificate = b.certificate,
                Unknown::Exam | Unknown::Marks => fuller.exams = b.exams,
                Unknown::Document => fuller.document = b.document,
                Unknown::Quota => fuller.quota = b.quota,
            }
        }
        let (before, after) = (tie(a, &b).last, tie(&fuller, &b).last);
        assert!(after.key > before.key || after.outcome != before.outcome, "{a:?}");
    }
}

#[test]
fn the_standing_is_no_better_than_what_was_compared() {
    let all = entrants();
    for a in &all {
        for b in &all {
            let tie = tie(a, b);
            let whole = tie.standing();
            assert!(tie.equal.iter().chain([&tie.last]).all(|step| step.standing <= whole));
            let exams = matches!((a.exams, b.exams), (Exams::Mean(..), Exams::Mean(..)));
            match (&tie.last.outcome, tie.last.key) {
                (Outcome::Ahead(_), TieKey::Quota) => assert_eq!(whole, Standing::Reading),
                (Outcome::Ahead(_), TieKey::Score) if exams => assert_eq!(whole, Standing::Reading),
                (Outcome::Ahead(side), TieKey::Document) => {
                    let quota = says(TieKey::Quota, a, b);
                    let toward = if *side == Side::A { Ordering::Greater } else { Ordering::Less };
                    let sure = quota == Some(Ordering::Equal) || quota == Some(toward);
                    assert_eq!(tie.last.standing == Standing::Law, sure, "{a:?} {b:?}");
                }
                (Outcome::Ahead(_), TieKey::Score | TieKey::NoMore)
                | (Outcome::Equal | Outcome::NotKnown(_) | Outcome::NoMore(_), _) => {}
            }
        }
    }
}

#[test]
fn two_choices_of_one_person_differ_by_their_scores_alone() {
    let all = entrants();
    for a in &all {
        for b in all.iter().step_by(7) {
            let (one, two) = (tie_of_one(a, b), tie(a, b));
            if two.last.key == TieKey::Score {
                assert_eq!(one, two);
            } else {
                assert_eq!(one.last.outcome, Outcome::NoMore(Silence::AllEqual), "{a:?} {b:?}");
            }
        }
    }
}
