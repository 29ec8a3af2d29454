//! How the two averages of a choice make one score.
//!
//! # Source
//! - `578/54`: for pedagogical, medical and creative specialties the competition is by the average of subjects and by the
//!   average of exams.
//!
//! # Reading
//! The order does not say how the two make one number. Each of these is a way that somebody could mean; none is preset, and which
//! one was chosen is said wherever a result is.

use crate::rules::code::codes;

codes! {
    /// How two averages make one score.
    pub enum ScoreWay {
        /// Both added up, as practice is reported to do.
        Sum = "sum",
        /// The average of exams; where it is equal, the average of the document decides, as among all equal scores.
        ExamFirst = "exam_first",
        /// The average of the document's subjects.
        CertificateAlone = "certificate_alone",
    }
}
