//! Which exam one is sent to.
//!
//! # Decides
//! The special or creative exam, the psychometric test, or none.
//!
//! # Source
//! `578/32`: under the state order, people who apply for pedagogical specialties and for those that
//! need special and creative training are sent to exams; people who apply for medical specialties
//! to a psychometric test.
//!
//! # Reading
//! - Whom the paragraph does not name, it sends to no exam.
//! - The clause on medical specialties does not repeat "under the state order", so a paid medical
//!   applicant may be sent to the test: shown as possible, with whom to ask.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::Standing;
//! use talapker::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
//! use talapker::rules::rule::exam::exam;
//! let medical = KnownKind { kind: SpecialtyKind::Medical, from_code: false };
//! let answer = exam(Some(medical), Some(FundingBasis::Paid));
//! let exam = answer.known().unwrap();
//! assert!(exam.value.possible);
//! assert_eq!(exam.standing(), Standing::Reading);
//! ```

use crate::rules::assessment::{Answer, Exam, ExamNeed, Fact, Reason, Reasoned, Standing, Why};
use crate::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::question::Question;
use crate::rules::remark::{Remark, Sentence};

/// The exam, why there is none, or what it needs.
pub fn exam(kind: Option<KnownKind>, basis: Option<FundingBasis>) -> Answer<Reasoned<ExamNeed>> {
    const CITES: &[Cite] = &[Cite::P32];
    let from_code = Why::kind_from_code(kind);
    let Some(KnownKind { kind, .. }) = kind else {
        return Answer::Missing(vec![Question::Kind]);
    };
    let state_order = basis == Some(FundingBasis::StateOrder);
    let because = |reason, standing| {
        let facts = &mut [Some(Fact::Kind(kind)), basis.map(Fact::Basis)];
        Why::new(reason, standing, CITES).from_known(facts).resting_on(from_code)
    };
    let known = |exam, possible, why| Answer::Known(Reasoned::new(ExamNeed { exam, possible }, why));
    match kind {
        SpecialtyKind::General => Answer::NotApplicable(because(Reason::NoExamGeneral, Standing::Reading)),
        SpecialtyKind::Pedagogical | SpecialtyKind::Creative | SpecialtyKind::Special => match basis {
            None => Answer::Missing(vec![Question::Basis]),
            Some(FundingBasis::Paid) => Answer::NotApplicable(because(Reason::NoExamPaid, Standing::Reading)),
            Some(FundingBasis::StateOrder) => {
                let why = because(Reason::ExamSpecialOrCreative, Standing::Law);
                known(Exam::SpecialOrCreative, false, why)
            }
        },
        // Certain under either funding; for the state order it is the law.
        SpecialtyKind::Medical if state_order => {
            known(Exam::Psychometric, false, because(Reason::ExamPsychometric, Standing::Law))
        }
        SpecialtyKind::Medical => {
            known(Exam::Psychometric, true, because(Reason::ExamPsychometricPaid, Standing::Reading))
        }
    }
}

/// What is to be known of the exam.
pub fn remark(exam: &Answer<Reasoned<ExamNeed>>) -> Option<Remark> {
    let threshold = Remark { sentence: Sentence::Threshold, standing: Standing::Reported, cites: &[] };
    match exam.known()?.value.exam {
        Exam::Psychometric => Some(threshold),
        Exam::SpecialOrCreative => None,
    }
}

/// Whether some exam is possible, whatever the open answers are.
pub(crate) fn possible(kind: Option<KnownKind>, basis: Option<FundingBasis>) -> bool {
    match kind.map(|k| k.kind) {
        Some(SpecialtyKind::General) => false,
        Some(SpecialtyKind::Medical) | None => true,
        Some(SpecialtyKind::Pedagogical | SpecialtyKind::Creative | SpecialtyKind::Special) => {
            basis != Some(FundingBasis::Paid)
        }
    }
}

/// Which of the exams the kind leaves out; why there is none at all is [`exam`]'s own answer.
pub(crate) fn not_applicable(kind: Option<KnownKind>) -> Option<Why> {
    let reason = match kind?.kind {
        SpecialtyKind::General => return None,
        SpecialtyKind::Medical => Reason::NoSpecialExam,
        SpecialtyKind::Pedagogical | SpecialtyKind::Creative | SpecialtyKind::Special => {
            Reason::NoPsychometric
        }
    };
    let why = Why::new(reason, Standing::Reading, &[Cite::P32]);
    Some(why.resting_on(Why::kind_from_code(kind)))
}
