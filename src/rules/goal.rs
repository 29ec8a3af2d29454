//! Which grades would reach an average: every smallest change, found by trying them all.
//!
//! # Decides
//! Whether the certificate part of a score reaches a target, and if not, which one, two or three
//! higher grades would.
//!
//! # Source
//! `578/54`: applicants compete by the average of obligatory and profile subjects. Which subjects
//! those are is as well known as the certificate part itself, whose reasons are handed on.
//!
//! # Reading
//! - A target is reached by an average that is the same or higher; the same is a tie (`578/61`).
//! - Grades only rise: a grade that falls helps nobody.
//! - The average of exams is not looked at, as the order does not say how the two combine.
//!
//! # Example
//! ```
//! use talapker::rules::case::BaseEducation;
//! use talapker::rules::goal::{Goal, goal};
//! use talapker::rules::grade::{Average, Grade, Grades, Subject};
//! use talapker::rules::rule::score::{Inputs, score};
//! let subject = |id| Subject::from_id(id).unwrap();
//! let mut grades = Grades::default();
//! for (id, grade) in [("kazakh_language", 4), ("algebra", 4), ("informatics", 5)] {
//!     grades.set(subject(id), Grade::new(grade));
//! }
//! let language = subject("kazakh_language");
//! let profile = [Some(subject("algebra")), Some(subject("informatics"))];
//! let base = Some(BaseEducation::BasicSecondary);
//! let inputs = Inputs { base, language: Some(&language), profile: &profile, ..Inputs::new(&grades) };
//! let score = score(&inputs);
//! // A cut-off of 4⅔ is reached by one five more: in the language, or in algebra.
//! let answer = goal(score.certificate_part.known().unwrap(), Average::new(14, 3).unwrap());
//! let Goal::Ways { average, ways } = answer.value else { panic!() };
//! assert_eq!(average.exact(), "14/3");
//! assert_eq!(ways.len(), 2);
//! assert_eq!(ways[0][0].subject, language);
//! assert_eq!((ways[0][0].from.get(), ways[0][0].to.get()), (4, 5));
//! ```

use super::assessment::{CertificatePart, Reasoned};
use super::cite::Cite;
use super::grade::{Average, Decimal, Grade, Subject};
use super::remark::{Remark, Sentence};

/// Where the law says what is looked at when one has as much as is needed and no more.
pub const EQUAL: &[Cite] = &[Cite::P61];

/// What may be wrong with a number that is out of reach.
pub const OTHER_SCALE: Remark = Remark::law(Sentence::OtherScale, &[Cite::P54]);

/// The most grades that one way changes.
pub const MOST_CHANGES: usize = 3;

const BEST: u8 = 5;

/// One higher grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The subject.
    pub subject: Subject,
    /// The grade in the document.
    pub from: Grade,
    /// The grade that it would take, above [`Raise::from`].
    pub to: Grade,
}

/// What reaches a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The grades as they are.
    Reached,
    /// Changes of one, two or three grades.
    Ways {
        /// The average after each of them: all of them raise the sum by as much as is missing.
        average: Average,
        /// All the changes of which none can be left out or made smaller: fewest grades first, then
        /// in the order of the subjects.
        ways: Vec<Vec<Raise>>,
    },
    /// Only changes of more than three grades.
    More {
        /// The average after them.
        average: Average,
        /// How many grades must rise at least.
        grades: usize,
    },
    /// Nothing, not even fives in every subject.
    OutOfReach {
        /// The average of nothing but fives.
        best: Average,
    },
}

/// Which higher grades bring the certificate part to the target, for the reasons of that part.
pub fn goal(part: &Reasoned<CertificatePart>, target: Average) -> Reasoned<Goal> {
    Reasoned::new(smallest_changes(&part.value, target), part.why.clone())
}

fn smallest_changes(part: &CertificatePart, target: Average) -> Goal {
    let Average { sum, count } = part.average;
    let mut rooms: Vec<i64> = part.subjects.iter().map(|(_, grade)| i64::from(BEST - grade.get())).collect();
    let room = rooms.iter().sum();
    let after = |more: i64| Average { sum: sum + more, count };
    let Some(more) = (0..=room).find(|more| after(*more) >= target) else {
        return Goal::OutOfReach { best: after(room) };
    };
    if more == 0 {
        return Goal::Reached;
    }
    let mut ways = Vec::new();
    for grades in 1..=MOST_CHANGES {
        choose(&part.subjects, grades, &mut Vec::new(), &mut |chosen| {
            spread(chosen, more, &mut Vec::new(), &mut ways);
        });
    }
    if !ways.is_empty() {
        return Goal::Ways { average: after(more), ways };
    }
    rooms.sort_unstable();
    let mut grades = 0;
    let mut gained = 0;
    while gained < more {
        gained += rooms.pop().unwrap_or(more);
        grades += 1;
    }
    Goal::More { average: after(more), grades }
}

/// A subject and its grade.
type Graded = (Subject, Grade);

/// Tells every choice of so many subjects, in their order.
fn choose<'a>(
    subjects: &'a [Graded],
    grades: usize,
    chosen: &mut Vec<&'a Graded>,
    tell: &mut dyn FnMut(&[&'a Graded]),
) {
    if grades == 0 {
        tell(chosen);
        return;
    }
    let mut rest = subjects;
    while let Some((first, later)) = rest.split_first() {
        chosen.push(first);
        choose(later, grades - 1, chosen, tell);
        chosen.pop();
        rest = later;
    }
}

/// Finds every way to raise each of the chosen by one at least and all of them by exactly `more`: a
/// way that raises them by more could be made smaller.
fn spread(chosen: &[&Graded], more: i64, raised: &mut Vec<Raise>, ways: &mut Vec<Vec<Raise>>) {
    let Some(((subject, from), later)) = chosen.split_first().map(|(first, later)| (*first, later)) else {
        if more == 0 {
            ways.push(raised.clone());
        }
        return;
    };
    for to in (from.get() + 1..=BEST).filter_map(|to| Grade::new(i64::from(to))) {
        let left = more - i64::from(to.get() - from.get());
        if left >= 0 {
            raised.push(Raise { subject: subject.clone(), from: *from, to });
            spread(later, left, raised, ways);
            raised.pop();
        }
    }
}

/// The average of so many grades that people write as this number, rounded or cut short; `None` if
/// there is none, or if it is the number itself.
///
/// A cut-off of `4.67` after nine years is 4⅔ in truth, which is a little less.
///
/// ```
/// use talapker::rules::goal::meant;
/// use talapker::rules::grade::Decimal;
/// let written = |text| Decimal::parse(text).unwrap();
/// assert_eq!(meant(written("4.67"), 3).unwrap().exact(), "14/3");
/// assert_eq!(meant(written("4.66"), 3).unwrap().exact(), "14/3");
/// assert_eq!(meant(written("4.75"), 4), None);
/// ```
pub fn meant(written: Decimal, grades: usize) -> Option<Average> {
    let count = i64::try_from(grades).ok().filter(|_| written.decimals > 0)?;
    let exact = Average::new(written.ten_thousandths, 10_000)?;
    let last = 10_i64.pow(4_u32.saturating_sub(u32::from(written.decimals)));
    let all = || (count * 2..=count * i64::from(BEST)).filter_map(|sum| Average::new(sum, count));
    if all().any(|average| average == exact) {
        return None;
    }
    let shortened = |average: &Average, half: i64| {
        let steps = (average.sum * 20_000 + count * last * half).div_euclid(count * last * 2);
        steps * last == written.ten_thousandths
    };
    all().find(|average| shortened(average, 1)).or_else(|| all().find(|average| shortened(average, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(grades: &[u8]) -> CertificatePart {
        let ids = ["kazakh_language", "algebra", "informatics", "physics", "music"];
        let both = ids.iter().zip(grades);
        let subjects: Vec<_> = both
            .map(|(id, grade)| (Subject::from_id(id).unwrap(), Grade::new(i64::from(*grade)).unwrap()))
            .collect();
        let sum = grades.iter().map(|grade| i64::from(*grade)).sum();
        CertificatePart {
            average: Average::new(sum, i64::try_from(grades.len()).unwrap()).unwrap(),
            subjects,
        }
    }

    fn average(sum: i64, count: i64) -> Average {
        Average::new(sum, count).unwrap()
    }

    #[test]
    fn each_outcome_has_its_own_name() {
        assert_eq!(smallest_changes(&part(&[5, 4, 5]), average(14, 3)), Goal::Reached);
        assert_eq!(
            smallest_changes(&part(&[5, 5, 5]), average(51, 10)),
            Goal::OutOfReach { best: average(5, 1) }
        );
        let four = Goal::More { average: average(5, 1), grades: 4 };
        assert_eq!(smallest_changes(&part(&[4, 4, 4, 4]), average(5, 1)), four);
        let Goal::Ways { ways, .. } = smallest_changes(&part(&[3, 3, 5]), average(14, 3)) else { panic!() };
        let told: Vec<Vec<(&str, u8)>> =
            ways.iter().map(|way| way.iter().map(|r| (r.subject.id(), r.to.get())).collect()).collect();
        assert_eq!(
            told,
            [[("kazakh_language", 4), ("algebra", 5)], [("kazakh_language", 5), ("algebra", 4)]]
        );
    }

    #[test]
    fn a_written_number_stands_for_at_most_one_average() {
        let meant = |text: &str, grades| meant(Decimal::parse(text).unwrap(), grades).map(Average::exact);
        assert_eq!(meant("4.7", 3).as_deref(), Some("14/3"));
        assert_eq!(meant("4.3", 4).as_deref(), Some("17/4"));
        assert_eq!(meant("4.2", 4).as_deref(), Some("17/4"));
        assert_eq!(meant("4.6667", 3).as_deref(), Some("14/3"));
        for (text, grades) in [("4.5", 4), ("4.60", 5), ("4", 3), ("4.61", 3), ("9.5", 3), ("4.67", 0)] {
            assert_eq!(meant(text, grades), None, "{text} of {grades}");
        }
    }
}
