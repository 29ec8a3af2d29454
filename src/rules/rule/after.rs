//! After applying: what one holds then, what is kept of an exam, and what a refusal has to be.
//!
//! # Decides
//! Which of these concern the choice.
//!
//! # Source
//! - `578/annex-1/row-8`, `578/annex-1/row-5`: the notice that the request was accepted, the receipt and what it
//!   names, the result on the portal. `578/16`: status, day and time of the result in the personal cabinet.
//! - `578/6`: recording and minutes of the final meetings and how long they are kept.
//! - `578/48`: results of exams are sent to the database, a few colleges excepted.
//! - `578/18`, `578/annex-1/row-5`, `578/annex-1/row-9`: reason, form and grounds of a refusal.
//!
//! # Reading
//! - Whether an applicant is given the recording is not said; one asks while it is kept.
//! - That one may apply again after a refusal while the window is open is not said.
//!
//! # Example
//! ```
//! use talapker::rules::case::Channel;
//! use talapker::rules::rule::after::{Holding, held};
//! let at_the_college: Vec<Holding> = held(Channel::College).iter().map(|row| row.0).collect();
//! assert_eq!(at_the_college, [Holding::Receipt]);
//! ```

use crate::rules::assessment::{AdmissionTrack, Standing, WindowState};
use crate::rules::case::Channel;
use crate::rules::cite::Cite;
use crate::rules::code::codes;
use crate::rules::remark::{Remark, Sentence};

/// A row of a table: what is said, how well it is known and where.
pub type Row<T> = (T, Standing, &'static [Cite]);

codes! {
    /// What one holds after applying.
    pub enum Holding {
        /// The notice that the request was accepted.
        Notice = "notice",
        /// Status, day and time of the result.
        Status = "status",
        /// The result with an e-signature.
        Result = "result",
        /// The receipt.
        Receipt = "receipt",
    }
}

codes! {
    /// What concerns applicants with an exam.
    pub enum AfterExam {
        /// Whether the result reached the database before the competition.
        Sent = "sent",
        /// What is kept, and how long.
        Kept = "kept",
        /// To ask for it in time.
        Ask = "ask",
    }
}

codes! {
    /// What a refusal in hand is compared with.
    pub enum RefusalCheck {
        /// It gives its reason.
        Reason = "reason",
        /// The reason is one of the grounds.
        Ground = "ground",
        /// Its form on the portal.
        FormPortal = "form_portal",
        /// Its form at the college.
        FormCollege = "form_college",
        /// There is time to apply again.
        Again = "again",
    }
}

/// That the text at hand says nothing of complaints.
pub const APPEALS: Remark = Remark::law(Sentence::Appeals, &[]);

/// What one holds after applying there.
pub fn held(channel: Channel) -> &'static [Row<Holding>] {
    match channel {
        Channel::Portal => &[
            (Holding::Notice, Standing::Law, &[Cite::Row8]),
            (Holding::Status, Standing::Law, &[Cite::P16]),
            (Holding::Result, Standing::Law, &[Cite::Row5]),
        ],
        Channel::College => &[(Holding::Receipt, Standing::Law, &[Cite::Row5, Cite::Row8])],
    }
}

/// What concerns an applicant with an exam that is so well known:
/// a result is sent for the competition alone.
pub fn after_exam(exam: Standing, track: Option<AdmissionTrack>) -> Vec<Row<AfterExam>> {
    let competes = track == Some(AdmissionTrack::Competition);
    let rows: [Row<AfterExam>; 3] = [
        (AfterExam::Sent, Standing::Law, &[Cite::P48]),
        (AfterExam::Kept, Standing::Law, &[Cite::P6]),
        (AfterExam::Ask, Standing::Reading, &[Cite::P6]),
    ];
    let concerns = |row: &Row<AfterExam>| match row.0 {
        AfterExam::Sent => competes,
        AfterExam::Kept | AfterExam::Ask => true,
    };
    let rows = rows.into_iter().filter(concerns);
    rows.map(|(row, standing, cites)| (row, standing.and(exam), cites)).collect()
}

/// What a refusal from there is compared with, while the window is so.
pub fn refusal_checks(channel: Channel, window: Option<WindowState>) -> Vec<Row<RefusalCheck>> {
    let form = match channel {
        Channel::Portal => RefusalCheck::FormPortal,
        Channel::College => RefusalCheck::FormCollege,
    };
    let open = matches!(window, Some(WindowState::Open | WindowState::LastDay));
    let again: Row<RefusalCheck> = (RefusalCheck::Again, Standing::Reading, &[Cite::P18]);
    let mut rows: Vec<Row<RefusalCheck>> = vec![
        (RefusalCheck::Reason, Standing::Law, &[Cite::P18, Cite::Row5]),
        (RefusalCheck::Ground, Standing::Law, &[Cite::Row9, Cite::P18]),
        (form, Standing::Law, &[Cite::P18, Cite::Row5]),
    ];
    rows.extend(open.then_some(again));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::code::Code as _;

    /// Everything is said to somebody, in its order, and nothing without a provision.
    #[test]
    fn each_row_concerns_somebody_and_has_its_provision() {
        let portal = held(Channel::Portal).iter().chain(held(Channel::College));
        assert!(portal.clone().map(|row| row.0).eq(Holding::ALL.iter().copied()));
        assert!(portal.clone().all(|row| !row.2.is_empty()));
        let competes = Some(AdmissionTrack::Competition);
        let exam = after_exam(Standing::Law, competes);
        assert!(exam.iter().map(|row| row.0).eq(AfterExam::ALL.iter().copied()));
        assert!(exam.iter().all(|row| !row.2.is_empty()));
        for state in WindowState::ALL.iter().copied() {
            let rows = refusal_checks(Channel::Portal, Some(state));
            let again = rows.iter().any(|row| row.0 == RefusalCheck::Again);
            assert_eq!(again, matches!(state, WindowState::Open | WindowState::LastDay));
            assert!(rows.iter().all(|row| !row.2.is_empty()));
        }
    }

    /// `578/48` excepts a few colleges, and speaks of the competition alone.
    #[test]
    fn a_result_is_sent_for_the_competition_alone() {
        for track in AdmissionTrack::ALL.iter().copied() {
            let sent = after_exam(Standing::Law, Some(track)).iter().any(|row| row.0 == AfterExam::Sent);
            assert_eq!(sent, track == AdmissionTrack::Competition, "{track:?}");
        }
        assert!(after_exam(Standing::Reading, None).iter().all(|row| row.1 == Standing::Reading));
    }

    #[test]
    fn each_channel_has_its_form() {
        let forms = |channel| {
            let rows = refusal_checks(channel, None);
            [RefusalCheck::FormPortal, RefusalCheck::FormCollege].map(|form| rows.iter().any(|r| r.0 == form))
        };
        assert_eq!([forms(Channel::Portal), forms(Channel::College)], [[true, false], [false, true]]);
    }
}
