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
//! - A tie is for and against alike, abstentions aside; only then the chair decides. Whether few votes are then enough
//!   is not said.
//! - From which day the time of keeping counts is not said: from the day after the meeting, because the later day is
//!   the safe one.
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

use crate::rules::assessment::Standing;
use crate::rules::calendar::{Date, forward};
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
    /// What had to be read into `578/6`.
    pub enum CommissionReading {
        /// The majority is of all present.
        Majority = "majority",
        /// A tie leaves abstentions aside.
        Tie = "tie",
        /// Whether the chair's vote is enough with abstentions is not said.
        TieFew = "tie_few",
        /// The time of keeping counts from the day after the meeting.
        Keep = "keep",
    }
}

impl CommissionReading {
    /// How well it is known.
    pub fn standing(self) -> Standing {
        Standing::Reading
    }
}

/// On which readings the outcome of a vote rests; all of them concern abstentions.
pub fn readings(vote: Vote) -> &'static [CommissionReading] {
    let cast = u64::from(vote.in_favour) + u64::from(vote.against);
    if cast >= u64::from(vote.present) {
        return &[];
    }
    match outcome(vote) {
        Outcome::Adopted | Outcome::Rejected => &[CommissionReading::Majority],
        Outcome::AdoptedByChair | Outcome::RejectedByChair | Outcome::ChairDecides => {
            &[CommissionReading::Tie, CommissionReading::TieFew]
        }
        Outcome::Impossible => &[],
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

/// The first day on which the record need no longer be kept: whole years, counted from the day after the meeting.
pub fn kept_until(record: Record, meeting: Date) -> Date {
    let years = match record {
        Record::ExamRecording => 1,
        Record::AdmissionMinutes => 3,
    };
    let from = forward(meeting, 1);
    let year = from.year().saturating_add(years);
    Date::from_ymd_opt(year, from.month(), from.day())
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
        assert_eq!(kept_until(Record::ExamRecording, day(2026, 8, 20)), day(2027, 8, 21));
        assert_eq!(kept_until(Record::AdmissionMinutes, day(2026, 8, 20)), day(2029, 8, 21));
        assert_eq!(kept_until(Record::ExamRecording, day(2028, 2, 28)), day(2029, 3, 1));
        assert_eq!(kept_until(Record::ExamRecording, day(2028, 2, 29)), day(2029, 3, 1));
        assert_eq!(kept_until(Record::AdmissionMinutes, day(2026, 12, 31)), day(2030, 1, 1));
    }

    #[test]
    fn a_vote_rests_on_a_reading_where_somebody_abstains() {
        use CommissionReading::{Majority, Tie, TieFew};
        let vote =
            |present, in_favour, against| Vote { present, in_favour, against, chair_in_favour: Some(true) };
        assert_eq!(readings(vote(6, 4, 2)), []);
        assert_eq!(readings(vote(6, 3, 3)), []);
        assert_eq!(readings(vote(6, 3, 2)), [Majority]);
        assert_eq!(readings(vote(6, 2, 2)), [Tie, TieFew]);
        assert_eq!(readings(vote(6, 4, 3)), []);
    }
}
