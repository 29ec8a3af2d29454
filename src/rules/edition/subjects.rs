//! Profile subjects, only where something is known of them.
//!
//! Annex 5 of the rules could not be read. What is known comes from a briefing of 2021 and from
//! one college's page for several specialties, so these are suggestions with their standing, never
//! the answer: the subjects that the portal or the college shows count.

use crate::rules::assessment::Standing;
use crate::rules::case::SpecialtyCode;
use crate::rules::grade::SchoolSubject::{
    self, Algebra, Biology, Chemistry, Geography, HistoryOfKazakhstan, Informatics, Mathematics, Physics,
};

/// Two profile subjects and how well they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The subjects.
    pub profile: [SchoolSubject; 2],
    /// How well it is known.
    pub standing: Standing,
}

/// The suggestion for a specialty; `None` where nothing is known.
pub fn suggestion(code: SpecialtyCode) -> Option<Suggestion> {
    if code.number() == 2_130_200 {
        // A regional system's default, seen in its manual of 2022.
        return Some(Suggestion { profile: [Geography, HistoryOfKazakhstan], standing: Standing::Reported });
    }
    let prefix = code.number() / 10_000;
    let (profile, standing) = match prefix {
        // An official's briefing of 2021 on information systems.
        613 => ([Algebra, Informatics], Standing::Reported),
        // Read from one page that names the subjects of medical and technical specialties together.
        911..=916 => ([Biology, Chemistry], Standing::Reading),
        700..=799 => ([Mathematics, Physics], Standing::Reading),
        _ => return None,
    };
    Some(Suggestion { profile, standing })
}
