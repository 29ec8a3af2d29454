//! What a rule says beside its values: sentences that are no value of a case and have no reasons of their own.

use super::cite::Cite;
use super::why::Standing;

/// Which sentence. The words are in [`crate::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// How the two averages combine is not said.
    TwoAverages,
    /// The order sets no threshold; what the press reports of one.
    Threshold,
    /// How one asks for an accommodation.
    HowToAskForAccommodation,
    /// That the application would be refused today.
    RefusedToday,
    /// The other grounds for refusal.
    OtherGrounds,
    /// How one applies on the portal.
    ApplyOnPortal,
    /// How one applies at the college.
    ApplyAtCollege,
    /// That it is free, and how long it takes.
    ApplyFree,
    /// What can be asked for in the same application.
    ApplyMore,
    /// Where one sees how the application stands.
    ApplyStatus,
    /// That kinship is to be proved too.
    ClaimKinship,
    /// That nothing is said of complaints.
    Appeals,
    /// To pay oneself.
    CostPaid,
    /// To study at the state's expense.
    CostStateOrder,
    /// To study in another form.
    CostForm,
    /// Another specialty.
    CostKind,
    /// Another specialty with an exam.
    CostKindExam,
    /// Another level.
    CostLevel,
    /// The average of exams is apart from the grades.
    ExamsApart,
    /// A number out of reach may be on another scale.
    OtherScale,
}

/// A sentence, how well it is known and where the law says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub sentence: Sentence,
    /// How well it is known.
    pub standing: Standing,
    /// Where the law says it.
    pub cites: &'static [Cite],
}

impl Remark {
    /// A sentence of the law, or of what follows from the answers.
    pub(super) const fn law(sentence: Sentence, cites: &'static [Cite]) -> Self {
        Self { sentence, standing: Standing::Law, cites }
    }
}
