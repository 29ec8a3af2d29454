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
//! The clause on medical specialties does not repeat "under the state order", so a paid medical
//! applicant may be sent to the test: shown as possible, with whom to ask.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::Standing;
//! use talapker::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
//! use talapker::rules::rule::exam::exam;
//! let medical = KnownKind { kind: SpecialtyKind::Medical, from_code: false };
//! let answer = exam(Some(medical), Some(FundingBasis::Paid));
//! assert_eq!(answer.known().unwrap().standing(), Standing::Reading);
//! ```

use crate::rules::assessment::{Answer, Exam, Fact, Reason, Reasoned, Standing, Why};
use crate::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::question::Question;

/// The exam, why there is none, or what it needs.
pub fn exam(kind: Option<KnownKind>, basis: Option<FundingBasis>) -> Answer<Reasoned<Exam>> {
    const CITES: &[Cite] = &[Cite::P32];
    let Some(KnownKind { kind, from_code }) = kind else {
        return Answer::Missing(vec![Question::Kind]);
    };
    let state_order = basis == Some(FundingBasis::StateOrder);
    let because = |reason, standing: Standing| {
        let facts = &mut [Some(Fact::Kind(kind)), basis.map(Fact::Basis)];
        Why::new(reason, standing.reading_if(from_code), CITES).from_known(facts)
    };
    match kind {
        SpecialtyKind::General => Answer::NotApplicable(because(Reason::NoExamGeneral, Standing::Law)),
        SpecialtyKind::Pedagogical | SpecialtyKind::Creative => match basis {
            None => Answer::Missing(vec![Question::Basis]),
            Some(FundingBasis::Paid) => Answer::NotApplicable(because(Reason::NoExamPaid, Standing::Law)),
            Some(FundingBasis::StateOrder) => {
                let why = because(Reason::ExamSpecialOrCreative, Standing::Law);
                Answer::Known(Reasoned::new(Exam::SpecialOrCreative, why))
            }
        },
        // Certain under either funding; for the state order it is the law.
        SpecialtyKind::Medical => {
            let why = if state_order {
                because(Reason::ExamPsychometric, Standing::Law)
            } else {
                because(Reason::ExamPsychometricPaid, Standing::Reading)
            };
            Answer::Known(Reasoned::new(Exam::Psychometric, why))
        }
    }
}

/// Whether some exam is possible, whatever the open answers are.
pub(crate) fn possible(kind: Option<KnownKind>, basis: Option<FundingBasis>) -> bool {
    match kind.map(|k| k.kind) {
        Some(SpecialtyKind::General) => false,
        Some(SpecialtyKind::Medical) | None => true,
        Some(SpecialtyKind::Pedagogical | SpecialtyKind::Creative) => basis != Some(FundingBasis::Paid),
    }
}
