//! Decisions of admission and exam commissions.
//!
//! # Decides
//! Whether a meeting may decide, what a vote decides, and until when records are kept.
//!
//! # Source
//! `578/6`: a decision counts when at least two thirds of the members took part, by a majority of
//! those present; on a tie the chair's vote decides; the secretary is not a member. The recording
//! of the exam commission's final meeting is kept at least one year, the minutes of the admission
//! commission's final meeting at least three.
//!
//! # Reading
//! - The majority is of all present, so an abstention counts as present.
//! - A tie is for and against alike; only then the chair decides.
//! - A record may be given up on the same day one or three years later; for 29 February on 1 March.
//!
//! # Example
//! ```
//! use talapker::rules::rule::commission::{Outcome, Vote, has_quorum, outcome};
//! assert!(has_quorum(9, 6));
//! assert!(!has_quorum(10, 6));
//! let vote = Vote { present: 6, in_favour: 3, against: 3, chair_in_favour: Some(true) };
//! assert_eq!(outcome(vote), Outcome::AdoptedByChair);
//! ```

use chrono::Datelike;

use crate::rules::calendar::Date;
use crate::rules::cite::Cite;
use crate::rules::code::codes;

/// Where all of this is said.
pub const CITES: &[Cite] = &[Cite::P6];

/// Whether at least two thirds of the members take part; the secretary is not counted.
pub fn has_quorum(members: u32, present: u32) -> bool {
    members > 0 && present <= members && u64::from(present) * 3 >= u64::from(members) * 2
}

/// The fewest members that may decide.
pub fn quorum(members: u32) -> u32 {
    let twice = u64::from(members) * 2;
    u32::try_from(twice.div_ceil(3)).unwrap_or(u32::MAX)
}

/// A vote of those present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Members present.
    pub present: u32,
    /// Votes for.
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// How the chair voted; decides a tie.
    pub chair_in_favour: Option<bool>,
}

codes! {
    /// What a vote decides.
    pub enum Outcome {
        /// Adopted by a majority.
        Adopted = "adopted",
        /// Not adopted.
        Rejected = "rejected",
        /// A tie, adopted by the chair's vote.
        AdoptedByChair = "adopted_by_chair",
        /// A tie, rejected by the chair's vote.
        RejectedByChair = "rejected_by_chair",
        /// A tie, and the chair's vote is not told.
        ChairDecides = "chair_decides",
        /// More votes than members present.
        Impossible = "impossible",
    }
}

/// What the vote decides.
pub fn outcome(vote: Vote) -> Outcome {
    let cast = u64::from(vote.in_favour) + u64::from(vote.against);
    if vote.present == 0 || cast > u64::from(vote.present) {
        return Outcome::Impossible;
    }
    if u64::from(vote.in_favour) * 2 > u64::from(vote.present) {
        return Outcome::Adopted;
    }
    if vote.in_favour != vote.against || cast == 0 {
        return Outcome::Rejected;
    }
    match vote.chair_in_favour {
        Some(true) => Outcome::AdoptedByChair,
        Some(false) => Outcome::RejectedByChair,
        None => Outcome::ChairDecides,
    }
}

codes! {
    /// A record of a final meeting.
    pub enum Record {
        /// The exam commission's recording.
        ExamRecording = "exam_recording",
        /// The admission commission's minutes.
        AdmissionMinutes = "admission_minutes",
    }
}

/// The first day on which the record need no longer be kept.
pub fn kept_until(record: Record, meeting: Date) -> Date {
    let years = match record {
        Record::ExamRecording => 1,
        Record::AdmissionMinutes => 3,
    };
    let year = meeting.year().saturating_add(years);
    Date::from_ymd_opt(year, meeting.month(), meeting.day())
        .or_else(|| Date::from_ymd_opt(year, 3, 1))
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quorum_is_exactly_two_thirds() {
        for members in 1..=300 {
            for present in 0..=members {
                assert_eq!(has_quorum(members, present), present >= quorum(members), "{present}/{members}");
            }
        }
        assert!(!has_quorum(0, 0));
        assert!(!has_quorum(3, 4));
        assert!(has_quorum(u32::MAX, u32::MAX));
    }

    #[test]
    fn every_vote_has_one_outcome() {
        for present in 0..=9 {
            for in_favour in 0..=10 {
                for against in 0..=10 {
                    let vote = Vote { present, in_favour, against, chair_in_favour: None };
                    let adopted = outcome(vote) == Outcome::Adopted;
                    assert_eq!(adopted, in_favour + against <= present && in_favour * 2 > present);
                }
            }
        }
    }

    #[test]
    fn records_are_kept_one_and_three_years() {
        let day = |y, m, d| Date::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(kept_until(Record::ExamRecording, day(2026, 8, 20)), day(2027, 8, 20));
        assert_eq!(kept_until(Record::AdmissionMinutes, day(2026, 8, 20)), day(2029, 8, 20));
        assert_eq!(kept_until(Record::ExamRecording, day(2028, 2, 29)), day(2029, 3, 1));
    }
}
