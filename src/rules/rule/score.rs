//! The competitive score: two averages side by side.
//!
//! # Decides
//! The average of the education document's subjects, the average of exams, what is looked at when
//! scores are equal.
//!
//! # Source
//! - `578/54`: the competition is by the average of obligatory and profile subjects; for
//!   pedagogical, medical and creative specialties by that average and by the average of exams.
//! - `578/26`: a worker programme with more applicants than places falls back on the score.
//! - `578/61`: at an equal score the average of the document, and the quota category.
//! - `578/62`: the commission names the subjects of a foreign document.
//!
//! # Reading
//! - Which subjects: three after nine years and four after eleven come from an older edition; for
//!   other bases no list is known, so the subjects are those that the person names.
//! - How the two averages combine is not said, so they are never added up here.
//! - 54 names pedagogical, medical and creative specialties, and special and creative exams: the mean of the
//!   psychometric test, and that of a specialty of special training, are our reading.
//! - That having a quota goes before not having one is our reading of 61.
//!
//! # Example
//! ```
//! use talapker::rules::case::BaseEducation;
//! use talapker::rules::grade::{Grade, Grades, Subject};
//! use talapker::rules::rule::score::{Inputs, score};
//! let subject = |id| Subject::from_id(id).unwrap();
//! let mut grades = Grades::default();
//! for (id, grade) in [("kazakh_language", 5), ("algebra", 4), ("informatics", 5)] {
//!     grades.set(subject(id), Grade::new(grade));
//! }
//! let language = subject("kazakh_language");
//! let profile = [Some(subject("algebra")), Some(subject("informatics"))];
//! let inputs = Inputs {
//!     base: Some(BaseEducation::BasicSecondary),
//!     language: Some(&language),
//!     profile: &profile,
//!     ..Inputs::new(&grades)
//! };
//! let score = score(&inputs);
//! let part = score.certificate_part.known().unwrap();
//! assert_eq!(part.value.average.exact(), "14/3");
//! ```

use crate::rules::assessment::{
    Answer, CertificatePart, CompetitiveScore, ExamNeed, ExamPart, Fact, IgnoredReason, Reason, Reasoned,
    Standing, TieKeys, Why,
};
use crate::rules::case::{BaseEducation, ExamMark, IssuedIn, KnownKind, QuotaCategory, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::code::Set;
use crate::rules::grade::{Average, Decimal, Grades, SchoolSubject, Subject};
use crate::rules::question::Question;
use crate::rules::remark::{Remark, Sentence};

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Education so far.
    pub base: Option<BaseEducation>,
    /// Where the document was issued.
    pub issued_in: Option<IssuedIn>,
    /// Grades of subjects.
    pub grades: &'a Grades,
    /// The language whose grade counts.
    pub language: Option<&'a Subject>,
    /// The profile subjects; an open place is `None`.
    pub profile: &'a [Option<Subject>],
    /// Marks of exams.
    pub exam_marks: &'a [ExamMark],
    /// Kind of the specialty.
    pub kind: Option<KnownKind>,
    /// Average of the whole document.
    pub certificate_average: Option<Decimal>,
    /// Quotas.
    pub quotas: Option<Set<QuotaCategory>>,
}

impl<'a> Inputs<'a> {
    /// Nothing answered but the grades.
    pub fn new(grades: &'a Grades) -> Self {
        Self {
            base: None,
            issued_in: None,
            grades,
            language: None,
            profile: &[],
            exam_marks: &[],
            kind: None,
            certificate_average: None,
            quotas: None,
        }
    }
}

/// Which subjects count, by base and document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    /// A language and two profile subjects.
    Three,
    /// A language, the history of Kazakhstan and two profile subjects.
    Four,
    /// The subjects that the person names.
    Named,
}

impl Formula {
    /// Whether exactly two profile subjects are meant.
    pub(crate) fn means_two(self) -> bool {
        self != Self::Named
    }
}

/// The formula; `None` while the base decides and is not answered.
pub(crate) fn formula(base: Option<BaseEducation>, issued_in: Option<IssuedIn>) -> Option<Formula> {
    if issued_in == Some(IssuedIn::Abroad) {
        return Some(Formula::Named);
    }
    Some(match base? {
        BaseEducation::BasicSecondary => Formula::Three,
        BaseEducation::GeneralSecondary => Formula::Four,
        BaseEducation::Vocational | BaseEducation::PostSecondary | BaseEducation::Higher => Formula::Named,
    })
}

/// The subjects that count, and those named that do not.
pub(crate) struct Subjects<'a> {
    pub(crate) language: Option<&'a Subject>,
    pub(crate) profile: Vec<&'a Subject>,
    pub(crate) ignored: Vec<(Question, IgnoredReason)>,
}

const HISTORY: Subject = Subject::School(SchoolSubject::HistoryOfKazakhstan);

/// Sorts out subjects named twice, and a third one where two are meant.
pub(crate) fn subjects<'a>(
    formula: Option<Formula>,
    language: Option<&'a Subject>,
    profile: &'a [Option<Subject>],
) -> Subjects<'a> {
    let mut ignored = Vec::new();
    let history_counts = formula == Some(Formula::Four);
    let language = language.filter(|language| {
        let twice = history_counts && **language == HISTORY;
        if twice {
            ignored.push((Question::Language, IgnoredReason::Duplicate));
        }
        !twice
    });
    let mut kept: Vec<&Subject> = Vec::with_capacity(profile.len());
    for (at, subject) in profile.iter().enumerate() {
        let Some(subject) = subject else { continue };
        let twice =
            language == Some(subject) || (history_counts && *subject == HISTORY) || kept.contains(&subject);
        if twice {
            ignored.push((Question::ProfileAt(at), IgnoredReason::Duplicate));
        } else if formula.is_some_and(Formula::means_two) && kept.len() == 2 {
            ignored.push((Question::ProfileAt(at), IgnoredReason::TooMany));
        } else {
            kept.push(subject);
        }
    }
    Subjects { language, profile: kept, ignored }
}

/// Subjects that are named and do not count.
pub fn ignored(inputs: &Inputs) -> Vec<(Question, IgnoredReason)> {
    subjects(formula(inputs.base, inputs.issued_in), inputs.language, inputs.profile).ignored
}

/// The subjects whose grades count, in the order of the formula, as far as they are named.
pub fn counted(inputs: &Inputs) -> Vec<Subject> {
    let formula = formula(inputs.base, inputs.issued_in);
    let named = subjects(formula, inputs.language, inputs.profile);
    let history = (formula == Some(Formula::Four)).then_some(&HISTORY);
    named.language.into_iter().chain(history).chain(named.profile).cloned().collect()
}

/// Both averages and the keys for equal scores.
pub fn score(inputs: &Inputs) -> CompetitiveScore {
    let keys = TieKeys { certificate_average: inputs.certificate_average, quotas: inputs.quotas };
    let tie = Why::new(Reason::TieKeys, Standing::Reading, &[Cite::P61]);
    let tie = tie.from(inputs.certificate_average.map(Fact::CertificateAverage));
    let tie = tie.from(inputs.quotas.iter().flat_map(|held| held.iter()).map(Fact::Quota));
    let score = CompetitiveScore {
        certificate_part: certificate_part(inputs),
        exam_part: exam_part(inputs),
        reported_sum: None,
        tie_keys: Reasoned::new(keys, tie),
    };
    CompetitiveScore { reported_sum: reported_sum(&score), ..score }
}

/// What is to be known of two averages, once there are two.
pub fn remark(score: &CompetitiveScore) -> Option<Remark> {
    score.exam_part.as_ref().map(|_| Remark::law(Sentence::TwoAverages, &[Cite::P54]))
}

/// That the average of exams is not in the grades, unless there is no exam.
pub fn exams_apart(exam: &Answer<Reasoned<ExamNeed>>) -> Option<Remark> {
    match exam {
        Answer::NotApplicable(_) => None,
        Answer::Known(_) | Answer::Missing(_) => Some(Remark::law(Sentence::ExamsApart, &[Cite::P54])),
    }
}

/// Both averages added up.
fn reported_sum(score: &CompetitiveScore) -> Option<Reasoned<Average>> {
    let certificate = score.certificate_part.known()?.value.average;
    let ExamPart::Mean { mean, .. } = &score.exam_part.as_ref()?.value else { return None };
    let sum = Average::new(
        certificate.sum * mean.count + mean.sum * certificate.count,
        certificate.count * mean.count,
    )?;
    Some(Reasoned::new(sum, Why::new(Reason::ScoreSum, Standing::Reported, &[Cite::P54])))
}

/// The average of the education document's subjects.
pub fn certificate_part(inputs: &Inputs) -> Answer<Reasoned<CertificatePart>> {
    let Some(formula) = formula(inputs.base, inputs.issued_in) else {
        return Answer::Missing(vec![Question::Base]);
    };
    let named = subjects(Some(formula), inputs.language, inputs.profile);
    let mut needs = Vec::new();
    if named.language.is_none() && formula.means_two() {
        needs.push(Question::Language);
    }
    if named.profile.len() < if formula.means_two() { 2 } else { 1 } {
        needs.push(Question::Profile);
    }
    let mut counted = Vec::with_capacity(4);
    for subject in self::counted(inputs) {
        match inputs.grades.get(&subject) {
            Some(grade) => counted.push((subject, grade)),
            None => needs.push(Question::Grade(subject)),
        }
    }
    let sum = counted.iter().map(|(_, grade)| i64::from(grade.get())).sum();
    let count = i64::try_from(counted.len()).unwrap_or(0);
    let (Some(average), true) = (Average::new(sum, count), needs.is_empty()) else {
        return Answer::Missing(needs);
    };
    let abroad = inputs.issued_in == Some(IssuedIn::Abroad);
    let why = match formula {
        Formula::Three => Why::new(Reason::ScoreBasic, Standing::OlderEdition, &[Cite::P54]),
        Formula::Four => Why::new(Reason::ScoreGeneral, Standing::OlderEdition, &[Cite::P54]),
        Formula::Named if abroad => Why::new(Reason::ScoreAbroad, Standing::Reading, &[Cite::P54, Cite::P62]),
        Formula::Named => Why::new(Reason::ScoreNamed, Standing::Entered, &[Cite::P54]),
    };
    let of_document = match formula {
        Formula::Named if abroad => inputs.issued_in.map(Fact::IssuedIn),
        Formula::Three | Formula::Four | Formula::Named => inputs.base.map(Fact::Base),
    };
    let facts = counted.iter().map(|(subject, grade)| Fact::Grade(subject.clone(), *grade));
    let why = why.from(of_document).from(facts);
    Answer::Known(Reasoned::new(CertificatePart { average, subjects: counted }, why))
}

fn exam_part(inputs: &Inputs) -> Option<Reasoned<ExamPart>> {
    const CITES: &[Cite] = &[Cite::P54];
    let good: Vec<(Decimal, Decimal)> = inputs.exam_marks.iter().filter_map(good_mark).collect();
    let (_, out_of) = *good.first()?;
    let unnamed = match inputs.kind.map(|known| known.kind) {
        Some(SpecialtyKind::Medical) => Some(Reason::ScoreExamMedical),
        Some(SpecialtyKind::Special) => Some(Reason::ScoreExamSpecial),
        Some(SpecialtyKind::General | SpecialtyKind::Pedagogical | SpecialtyKind::Creative) | None => None,
    };
    let unnamed = unnamed.map(|reason| Why::new(reason, Standing::Reading, CITES));
    let standing = Standing::Entered.reading_if(unnamed.is_some());
    let because = |reason| {
        let facts = good.iter().map(|(mark, out_of)| Fact::Mark(*mark, *out_of));
        Why::new(reason, standing, CITES).from(facts).because(unnamed.clone())
    };
    if good.iter().any(|(_, scale)| scale.ten_thousandths != out_of.ten_thousandths) {
        return Some(Reasoned::new(ExamPart::MixedScales, because(Reason::ScoreMixedScales)));
    }
    let sum = good.iter().map(|(mark, _)| mark.ten_thousandths).sum();
    let count = i64::try_from(good.len()).ok()?.checked_mul(10_000)?;
    let mean = Average::new(sum, count)?;
    let marks = good.iter().map(|(mark, _)| *mark).collect();
    Some(Reasoned::new(ExamPart::Mean { mean, out_of, marks }, because(Reason::ScoreExam)))
}

/// A whole mark that fits its scale.
pub(crate) fn good_mark(mark: &ExamMark) -> Option<(Decimal, Decimal)> {
    let (mark, out_of) = (mark.mark?, mark.out_of?);
    let fits = out_of.ten_thousandths > 0 && mark.ten_thousandths <= out_of.ten_thousandths;
    fits.then_some((mark, out_of))
}
