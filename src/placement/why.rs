//! Why a choice of a class takes no part in the distribution.

use crate::rules::code::codes;

codes! {
    /// Why a choice takes no part.
    pub enum LeftOut {
        /// A place that is paid for is not distributed.
        Paid = "paid",
        /// Out of competition.
        OutOfCompetition = "out_of_competition",
        /// By application alone.
        ByApplication = "by_application",
        /// The college runs a competition of its own.
        OwnCompetition = "own_competition",
        /// Answers are missing that decide how one is admitted.
        TrackOpen = "track_open",
        /// The question of how one is admitted does not arise.
        NoTrack = "no_track",
        /// There is no average of subjects: grades are missing.
        NoScore = "no_score",
        /// There is no result of an exam, and the score takes one.
        NoExam = "no_exam",
        /// The marks are on several scales, or on another scale than those of most others at the programme.
        OtherScale = "other_scale",
        /// It names no programme.
        NoProgramme = "no_programme",
        /// The same programme stands among the person's choices before.
        Twice = "twice",
    }
}
