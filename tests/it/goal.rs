//! Which grades would reach an average, against every list of higher grades there is.

use talapker::rules::assessment::{CertificatePart, Reason, Reasoned, Standing, Why};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::rules::goal::{Goal, MOST_CHANGES, Raise, goal, meant};
use talapker::rules::grade::{Average, Decimal, Grade, SchoolSubject, Subject};

/// Every list of so many numbers from `low` to `high`.
fn lists(length: usize, low: i64, high: i64) -> Vec<Vec<i64>> {
    let mut all = vec![Vec::new()];
    for _ in 0..length {
        all = all
            .iter()
            .flat_map(|list: &Vec<i64>| (low..=high).map(|next| [list.clone(), vec![next]].concat()))
            .collect();
    }
    all
}

fn part(grades: &[i64]) -> Reasoned<CertificatePart> {
    let subjects: Vec<_> = SchoolSubject::ALL
        .iter()
        .zip(grades)
        .map(|(subject, grade)| (Subject::School(*subject), Grade::new(*grade).unwrap()))
        .collect();
    let why = Why::new(Reason::ScoreNamed, Standing::Entered, &[Cite::P54]);
    Reasoned::new(CertificatePart { average: average(grades), subjects }, why)
}

fn average(grades: &[i64]) -> Average {
    Average::new(grades.iter().sum(), i64::try_from(grades.len()).unwrap()).unwrap()
}

/// At, just below and just above every average that so many grades can have, and far away.
fn targets(grades: i64) -> Vec<Average> {
    let near = (2 * grades..=5 * grades)
        .flat_map(|sum| [-1, 0, 1].map(|off| Average::new(sum * 1000 + off, grades * 1000).unwrap()));
    let far = ["0.01", "3.9999", "4.67", "5.0001", "9.5", "1000000"]
        .map(|text| Average::new(Decimal::parse(text).unwrap().ten_thousandths, 10_000).unwrap());
    near.chain(far).collect()
}

/// The definition: sets of one to three raises that reach the target, of which none can be left out
/// or made smaller. `all` are the lists of grades in the same subjects, none of them lower.
fn minimal(now: &[i64], all: &[Vec<i64>], target: Average) -> Vec<Vec<i64>> {
    let changes = |then: &[i64]| now.iter().zip(then).filter(|(a, b)| a != b).count();
    let reaches = |then: &[i64]| average(then) >= target;
    let smaller = |then: &[i64]| -> Vec<Vec<i64>> {
        let mut all = Vec::new();
        for at in (0..then.len()).filter(|at| then[*at] > now[*at]) {
            for less in now[at]..then[at] {
                let mut one = then.to_vec();
                one[at] = less;
                all.push(one);
            }
        }
        all
    };
    all.iter()
        .filter(|then| (1..=MOST_CHANGES).contains(&changes(then)) && reaches(then))
        .filter(|then| !smaller(then).iter().any(|less| reaches(less)))
        .cloned()
        .collect()
}

fn check(now: &[i64], target: Average) {
    let part = part(now);
    let answer = goal(&part, target);
    assert_eq!(answer.why, part.why);
    let part = part.value;
    let raised = |then: &Vec<i64>| then.iter().zip(now).all(|(then, now)| then >= now);
    let all: Vec<Vec<i64>> = lists(now.len(), 2, 5).into_iter().filter(raised).collect();
    let enough = |then: &&Vec<i64>| average(then) >= target;
    let expected = minimal(now, &all, target);
    match answer.value {
        Goal::Reached => assert!(average(now) >= target, "{now:?} {target:?}"),
        Goal::Ways { average: same, ways } => {
            assert!(average(now) < target, "{now:?} {target:?}");
            let mut found: Vec<Vec<i64>> = Vec::new();
            for way in &ways {
                let mut then = now.to_vec();
                for raise in way {
                    let at = part.subjects.iter().position(|(subject, _)| *subject == raise.subject).unwrap();
                    assert_eq!(i64::from(raise.from.get()), now[at]);
                    assert!(raise.to > raise.from);
                    then[at] = i64::from(raise.to.get());
                }
                assert_eq!(average(&then), same, "{now:?} {target:?}");
                found.push(then);
            }
            in_order(&part, &ways);
            found.sort_unstable();
            assert_eq!(found, expected, "{now:?} {target:?}");
        }
        Goal::More { average: same, grades } => {
            assert!(expected.is_empty() && same >= target, "{now:?} {target:?}");
            let changes = |then: &Vec<i64>| now.iter().zip(then).filter(|(a, b)| a != b).count();
            assert_eq!(all.iter().filter(enough).map(changes).min(), Some(grades), "{now:?} {target:?}");
            assert!(grades > MOST_CHANGES);
        }
        Goal::OutOfReach { best } => {
            assert!(all.iter().find(enough).is_none(), "{now:?} {target:?}");
            assert_eq!(Some(best), all.iter().map(|then| average(then)).max());
        }
    }
}

/// Fewest grades first, then subjects in their order, then the smaller raise of the first.
fn in_order(part: &CertificatePart, ways: &[Vec<Raise>]) {
    let place = |subject: &Subject| part.subjects.iter().position(|(own, _)| own == subject).unwrap();
    let rank = |way: &Vec<Raise>| {
        let places: Vec<usize> = way.iter().map(|raise| place(&raise.subject)).collect();
        let grades: Vec<u8> = way.iter().map(|raise| raise.to.get()).collect();
        (way.len(), places, grades)
    };
    assert!(ways.windows(2).all(|pair| rank(&pair[0]) < rank(&pair[1])), "{ways:?}");
}

#[test]
fn every_smallest_change_is_found_and_no_other() {
    for length in 1..=5 {
        for now in lists(length, 2, 5) {
            // Five grades have a thousand lists: their order matters to nothing but the order of ways.
            if length == 5 && !now.is_sorted() {
                continue;
            }
            for target in targets(i64::try_from(length).unwrap()) {
                check(&now, target);
            }
        }
    }
}

#[test]
fn a_higher_target_is_never_easier() {
    let ease = |goal: &Goal| match goal {
        Goal::Reached => 0,
        Goal::Ways { ways, .. } => ways[0].len(),
        Goal::More { grades, .. } => *grades,
        Goal::OutOfReach { .. } => usize::MAX,
    };
    for length in 1..=4 {
        for now in lists(length, 2, 5) {
            let mut targets = targets(i64::try_from(length).unwrap());
            targets.sort();
            let steps: Vec<usize> =
                targets.iter().map(|target| ease(&goal(&part(&now), *target).value)).collect();
            assert!(steps.is_sorted(), "{now:?} {steps:?}");
        }
    }
}

/// Every number with up to four decimals from 2 to 5, against every average of so many grades.
#[test]
fn a_shortened_number_is_known_for_what_it_stands_for() {
    for grades in 1..=5_usize {
        let count = i64::try_from(grades).unwrap();
        for (decimals, step) in [(0, 10_000), (1, 1_000), (2, 100), (3, 10), (4, 1)] {
            for ten_thousandths in (20_000..=50_000).step_by(step) {
                let written = Decimal { ten_thousandths, decimals };
                let exact = Average::new(ten_thousandths, 10_000).unwrap();
                let all = || (2 * count..=5 * count).map(|sum| Average::new(sum, count).unwrap());
                let step = i64::try_from(step).unwrap();
                // Half up, or cut: by how much the number is above the average, in its own last decimal.
                let rounded = |a: &Average| {
                    let over = ten_thousandths * count - a.sum * 10_000;
                    over * 2 > -step * count && over * 2 <= step * count
                };
                let cut = |a: &Average| {
                    let under = a.sum * 10_000 - ten_thousandths * count;
                    under >= 0 && under < step * count
                };
                let expected = if decimals == 0 || all().any(|a| a == exact) {
                    None
                } else {
                    all().find(rounded).or_else(|| all().find(cut))
                };
                assert_eq!(meant(written, grades), expected, "{written} of {grades}");
            }
        }
    }
}
