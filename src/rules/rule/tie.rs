//! Equal scores: which of two applicants goes first, and where the rules stop.
//!
//! # Decides
//! Key by key, who is ahead: the averages of the competition, the average of the document, the
//! quota category. The first key that is not equal decides, unless it is not known or the order says
//! nothing of it.
//!
//! # Source
//! - `578/54`: the competition is by the average of obligatory and profile subjects; for
//!   pedagogical, medical and creative specialties by that average and by the average of exams.
//! - `578/61`: at an equal score the average of the document, and the quota category.
//! - `261`: the quota categories.
//!
//! # Reading
//! - How the two averages of 54 combine is not said. However they do, who is ahead in one and not
//!   behind in the other is ahead; where they point apart it is open.
//! - Marks on different scales, and an exam that one of the two has and the other does not, are not
//!   compared: the order does not say how.
//! - 61 does not say in so many words that the average comes before the quota. Where the quotas are
//!   equal, or point to the same person, that makes no difference; else it is our reading.
//! - Having a quota goes before not having one: our reading. Of two different quotas nothing is said.
//! - Nothing is assumed of a key that is not known: the comparison stops there.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::Standing;
//! use talapker::rules::grade::Average;
//! use talapker::rules::rule::tie::{Entrant, Exams, Outcome, Quota, Side, TieKey, tie};
//! let with_average = |hundredths| Entrant {
//!     certificate: Average::new(14, 3).map(|average| (average, Standing::Entered)),
//!     exams: Exams::NotPart,
//!     document: Average::new(hundredths, 100),
//!     quota: Quota::Without,
//! };
//! let tie = tie(&with_average(462), &with_average(480));
//! assert_eq!(tie.equal.len(), 1);
//! assert_eq!(tie.last.key, TieKey::Document);
//! assert_eq!(tie.last.outcome, Outcome::Ahead(Side::B));
//! ```

use std::cmp::Ordering;

use crate::rules::assessment::{Answer, CompetitiveScore, ExamNeed, ExamPart, Reasoned, Standing};
use crate::rules::case::QuotaCategory;
use crate::rules::cite::Cite;
use crate::rules::code::{Set, codes};
use crate::rules::grade::{Average, Decimal};

/// The average of the exams, as far as it takes part in the competition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exams {
    /// No exam: the competition is by the education document alone.
    NotPart,
    /// Whether there is an exam is not known yet.
    NotKnown,
    /// There is an exam, and no mark of it yet.
    NotEntered,
    /// The mean of the marks, its scale, and how well that is known.
    Mean(Average, Decimal, Standing),
    /// Marks on several scales have no mean.
    MixedScales,
}

/// The quota, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// Not answered.
    NotKnown,
    /// None.
    Without,
    /// One, and which it is was not told.
    Unnamed,
    /// These.
    Of(Set<QuotaCategory>),
}

/// All that is looked at of one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// The certificate part of the score, and how well it is known.
    pub certificate: Option<(Average, Standing)>,
    /// The exam part of the score.
    pub exams: Exams,
    /// The average of the whole document.
    pub document: Option<Average>,
    /// The quota.
    pub quota: Quota,
}

impl Entrant {
    /// The person with one of their choices.
    pub fn own(
        score: &CompetitiveScore,
        exam: &Answer<Reasoned<ExamNeed>>,
        quotas: Option<Set<QuotaCategory>>,
    ) -> Self {
        let certificate = score.certificate_part.known().map(|part| (part.value.average, part.standing()));
        let exams = match (exam, &score.exam_part) {
            (Answer::NotApplicable(_), _) => Exams::NotPart,
            (Answer::Missing(_), _) => Exams::NotKnown,
            (Answer::Known(_), None) => Exams::NotEntered,
            (Answer::Known(exam), Some(part)) => match &part.value {
                ExamPart::Mean { mean, out_of, .. } => {
                    Exams::Mean(*mean, *out_of, part.standing().and(exam.standing()))
                }
                ExamPart::MixedScales => Exams::MixedScales,
            },
        };
        let quota = match quotas {
            None => Quota::NotKnown,
            Some(set) if set.is_empty() => Quota::Without,
            Some(set) => Quota::Of(set),
        };
        let document = score.tie_keys.value.certificate_average;
        let document = document.and_then(|written| Average::new(written.ten_thousandths, 10_000));
        Self { certificate, exams, document, quota }
    }

    /// Another person of the same competition, as the person tells of them; `mine` are the person's own exams.
    pub fn other(
        mine: Exams,
        certificate: Option<Average>,
        exam: Option<Average>,
        document: Option<Average>,
        quota: Quota,
    ) -> Self {
        let certificate = certificate.map(|average| (average, Standing::Entered));
        let exams = match (mine, exam) {
            (Exams::Mean(_, out_of, _), Some(mean)) => Exams::Mean(mean, out_of, Standing::Entered),
            (Exams::Mean(..) | Exams::MixedScales, _) => Exams::NotEntered,
            (same @ (Exams::NotPart | Exams::NotKnown | Exams::NotEntered), _) => same,
        };
        Self { certificate, exams, document, quota }
    }
}

codes! {
    /// What is compared, in order.
    pub enum TieKey {
        /// Орташа конкурстық балл · средний конкурсный балл.
        Score = "score",
        /// Білім туралы құжаттың орташа балы · средний балл документа об образовании.
        Document = "document",
        /// Квота санаты · категория квоты.
        Quota = "quota",
        /// Nothing: the order names no further key.
        NoMore = "no_more",
    }
}

impl TieKey {
    /// Where the order says that it is compared.
    pub fn cites(self) -> &'static [Cite] {
        match self {
            Self::Score => &[Cite::P54, Cite::P61],
            Self::Document | Self::NoMore => &[Cite::P61],
            Self::Quota => &[Cite::P61, Cite::Act261],
        }
    }
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

codes! {
    /// What is not known of one of the two.
    pub enum Unknown {
        /// The certificate part of the score.
        Certificate = "certificate",
        /// Whether there is an exam.
        Exam = "exam",
        /// The marks of the exam.
        Marks = "marks",
        /// The average of the document.
        Document = "document",
        /// The quota.
        Quota = "quota",
    }
}

codes! {
    /// Where the order says no more.
    pub enum Silence {
        /// The two averages of the competition point apart.
        Apart = "apart",
        /// Marks on different scales.
        Scales = "scales",
        /// One has an exam and the other has none.
        OneExam = "one_exam",
        /// Two different quotas.
        Quotas = "quotas",
        /// Every key is equal.
        AllEqual = "all_equal",
    }
}

/// What comparing one key gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This one is ahead.
    Ahead(Side),
    /// Neither: the next key is looked at.
    Equal,
    /// These must be entered first.
    NotKnown(Vec<(Side, Unknown)>),
    /// The order does not say.
    NoMore(Silence),
}

/// One key, what comparing it gives, and how well that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key; it knows its citations.
    pub key: TieKey,
    /// What it gives.
    pub outcome: Outcome,
    /// How well the outcome is known.
    pub standing: Standing,
}

/// The keys in order: those that are equal, and the one where the comparison ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The keys that are equal, in order; each of them has [`Outcome::Equal`].
    pub equal: Vec<Step>,
    /// The first that is not; never [`Outcome::Equal`].
    pub last: Step,
}

impl Tie {
    /// How well the conclusion is known: no better than the weakest step.
    pub fn standing(&self) -> Standing {
        self.equal.iter().fold(self.last.standing, |all, step| all.and(step.standing))
    }
}

/// Who goes first, key by key.
pub fn tie(a: &Entrant, b: &Entrant) -> Tie {
    let mut equal = Vec::new();
    for (key, compare) in [
        (TieKey::Score, score as fn(&Entrant, &Entrant) -> (Outcome, Standing)),
        (TieKey::Document, document),
        (TieKey::Quota, quota),
    ] {
        let (outcome, standing) = compare(a, b);
        let step = Step { key, outcome, standing };
        if step.outcome != Outcome::Equal {
            return Tie { equal, last: step };
        }
        equal.push(step);
    }
    let outcome = Outcome::NoMore(Silence::AllEqual);
    Tie { equal, last: Step { key: TieKey::NoMore, outcome, standing: Standing::Law } }
}

/// The same for two choices of one person: their document and their quota are the same with both,
/// so these keys are equal even while nobody knows them.
pub fn tie_of_one(a: &Entrant, b: &Entrant) -> Tie {
    let document = Average::new(0, 1);
    let same = |of: &Entrant| Entrant { document, quota: Quota::Without, ..*of };
    tie(&same(a), &same(b))
}

/// The averages of the competition.
fn score(a: &Entrant, b: &Entrant) -> (Outcome, Standing) {
    let exams = match exams(a.exams, b.exams) {
        Compared::Silent(silence) => return (Outcome::NoMore(silence), Standing::Law),
        Compared::Unknown => None,
        Compared::None => Some(None),
        Compared::Both(order, known) => Some(Some((order, known))),
    };
    let (Some((of_a, known_a)), Some((of_b, known_b)), Some(exams)) = (a.certificate, b.certificate, exams)
    else {
        return missing(a, b, |of| {
            let exams = match of.exams {
                Exams::NotKnown => Some(Unknown::Exam),
                Exams::NotEntered => Some(Unknown::Marks),
                Exams::NotPart | Exams::Mean(..) | Exams::MixedScales => None,
            };
            of.certificate.is_none().then_some(Unknown::Certificate).into_iter().chain(exams).collect()
        });
    };
    let known = known_a.and(known_b);
    let certificate = of_a.cmp(&of_b);
    let Some((exam, known_exam)) = exams else { return (ahead(certificate), known) };
    let known = known.and(known_exam);
    match (certificate, exam) {
        (Ordering::Less, Ordering::Greater) | (Ordering::Greater, Ordering::Less) => {
            (Outcome::NoMore(Silence::Apart), Standing::Law)
        }
        (Ordering::Equal, Ordering::Equal) => (Outcome::Equal, known),
        // That a higher average never puts anyone behind is what we make of the order's silence.
        (Ordering::Equal, one) | (one, _) => (ahead(one), known.and(Standing::Reading)),
    }
}

/// How the exams of two compare.
enum Compared {
    /// Neither has one.
    None,
    /// Something of them is not known.
    Unknown,
    /// The order does not say.
    Silent(Silence),
    /// The first's mean to the second's, and how well both are known.
    Both(Ordering, Standing),
}

fn exams(a: Exams, b: Exams) -> Compared {
    match (a, b) {
        (Exams::NotPart, Exams::NotPart) => Compared::None,
        (Exams::NotPart, Exams::NotEntered | Exams::Mean(..) | Exams::MixedScales)
        | (Exams::NotEntered | Exams::Mean(..) | Exams::MixedScales, Exams::NotPart) => {
            Compared::Silent(Silence::OneExam)
        }
        (Exams::MixedScales, Exams::NotEntered | Exams::Mean(..) | Exams::MixedScales)
        | (Exams::NotEntered | Exams::Mean(..), Exams::MixedScales) => Compared::Silent(Silence::Scales),
        (Exams::Mean(of_a, scale_a, known_a), Exams::Mean(of_b, scale_b, known_b)) => {
            if scale_a.ten_thousandths == scale_b.ten_thousandths {
                Compared::Both(of_a.cmp(&of_b), known_a.and(known_b))
            } else {
                Compared::Silent(Silence::Scales)
            }
        }
        (Exams::NotKnown, _)
        | (_, Exams::NotKnown)
        | (Exams::NotEntered, Exams::NotEntered | Exams::Mean(..))
        | (Exams::Mean(..), Exams::NotEntered) => Compared::Unknown,
    }
}

/// The average of the document.
fn document(a: &Entrant, b: &Entrant) -> (Outcome, Standing) {
    let (Some(of_a), Some(of_b)) = (a.document, b.document) else {
        return missing(a, b, |of| of.document.is_none().then_some(Unknown::Document).into_iter().collect());
    };
    let outcome = ahead(of_a.cmp(&of_b));
    let other = quota(a, b).0;
    // Which of the two keys comes first matters only where the quotas could say otherwise.
    let either_way = other == outcome || other == Outcome::Equal || outcome == Outcome::Equal;
    (outcome, Standing::Law.reading_if(!either_way))
}

/// The quota category.
fn quota(a: &Entrant, b: &Entrant) -> (Outcome, Standing) {
    match (a.quota, b.quota) {
        (Quota::NotKnown, _) | (_, Quota::NotKnown) => {
            missing(a, b, |of| (of.quota == Quota::NotKnown).then_some(Unknown::Quota).into_iter().collect())
        }
        (Quota::Without, Quota::Without) => (Outcome::Equal, Standing::Law),
        (Quota::Of(of_a), Quota::Of(of_b)) if of_a == of_b => (Outcome::Equal, Standing::Law),
        (Quota::Without, Quota::Unnamed | Quota::Of(_)) => (Outcome::Ahead(Side::B), Standing::Reading),
        (Quota::Unnamed | Quota::Of(_), Quota::Without) => (Outcome::Ahead(Side::A), Standing::Reading),
        (Quota::Unnamed | Quota::Of(_), Quota::Unnamed | Quota::Of(_)) => {
            (Outcome::NoMore(Silence::Quotas), Standing::Law)
        }
    }
}

/// The higher is ahead.
fn ahead(order: Ordering) -> Outcome {
    match order {
        Ordering::Greater => Outcome::Ahead(Side::A),
        Ordering::Equal => Outcome::Equal,
        Ordering::Less => Outcome::Ahead(Side::B),
    }
}

/// What is not known of either.
fn missing(a: &Entrant, b: &Entrant, unknown: impl Fn(&Entrant) -> Vec<Unknown>) -> (Outcome, Standing) {
    let of = |side, entrant| unknown(entrant).into_iter().map(move |what| (side, what));
    (Outcome::NotKnown(of(Side::A, a).chain(of(Side::B, b)).collect()), Standing::Law)
}
