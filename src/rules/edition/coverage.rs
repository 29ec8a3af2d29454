//! Every provision, and what the app does with it.

use crate::rules::cite::Cite;
use crate::rules::code::codes;

codes! {
    /// What the app does with a provision.
    pub enum Handling {
        /// Code computes it, with an explanation and the citation.
        Decides = "decides",
        /// A person sees it.
        Shows = "shows",
        /// A model of it is planned; today it is shown.
        Models = "models",
        /// Another act that the rules name.
        Names = "names",
    }
}

codes! {
    /// A rule of the app, as the law page names it.
    pub enum Rule {
        /// [`crate::rules::rule::track`].
        Track = "track",
        /// [`crate::rules::rule::channel`].
        Channel = "channel",
        /// [`crate::rules::rule::first_steps`].
        FirstSteps = "first_steps",
        /// [`crate::rules::rule::window`].
        Window = "window",
        /// [`crate::rules::rule::filing`].
        Filing = "filing",
        /// [`crate::rules::rule::score`].
        Score = "score",
        /// [`crate::rules::rule::tie`].
        Tie = "tie",
        /// [`crate::rules::rule::exam`].
        Exam = "exam",
        /// [`crate::rules::rule::accommodation`].
        Accommodation = "accommodation",
        /// [`crate::rules::rule::documents`].
        Documents = "documents",
        /// [`crate::rules::rule::refusal`].
        Refusal = "refusal",
        /// [`crate::rules::rule::milestones`].
        Milestones = "milestones",
        /// [`crate::rules::rule::group`].
        Group = "group",
        /// [`crate::rules::rule::after`].
        After = "after",
        /// [`crate::rules::rule::still_open`].
        StillOpen = "still_open",
        /// [`crate::rules::rule::applicant`].
        Applicant = "applicant",
        /// [`crate::rules::rule::commission`].
        Commission = "commission",
        /// [`crate::rules::assess`]: which edition governs.
        Edition = "edition",
    }
}

impl Cite {
    /// The rules that cite the provision.
    pub fn rules(self) -> &'static [Rule] {
        match self {
            Self::P3 => &[Rule::Track, Rule::FirstSteps],
            Self::P9 | Self::P26 | Self::Act381 => &[Rule::Track],
            Self::P48 => &[Rule::Track, Rule::After],
            Self::P6 => &[Rule::Commission, Rule::After],
            Self::P12 => &[Rule::Channel, Rule::FirstSteps, Rule::Documents, Rule::Refusal, Rule::Milestones],
            Self::P16 | Self::Row5 => &[Rule::After],
            Self::P18 => &[Rule::Documents, Rule::Refusal, Rule::After],
            Self::P32 => &[Rule::Exam, Rule::FirstSteps],
            Self::P38 | Self::Act260 => &[Rule::Accommodation],
            Self::P53 | Self::P64 => &[Rule::Milestones],
            Self::P54 => &[Rule::Track, Rule::Score, Rule::Tie],
            Self::P61 => &[Rule::Score, Rule::Tie],
            Self::P62 => &[Rule::FirstSteps, Rule::Score],
            Self::P63 => &[Rule::FirstSteps, Rule::Milestones, Rule::Group],
            Self::Row3Item1 | Self::Row3Item2 | Self::Row7 => &[Rule::Window, Rule::Filing, Rule::StillOpen],
            Self::Announced2026 => &[Rule::Window, Rule::Filing, Rule::Milestones, Rule::StillOpen],
            Self::Row2 => &[Rule::Channel],
            Self::Row8 => &[Rule::FirstSteps, Rule::Documents, Rule::After, Rule::Applicant],
            Self::Row9 => &[Rule::Refusal, Rule::After],
            Self::Row10 => &[Rule::Applicant],
            Self::Act261 => &[Rule::Applicant, Rule::Tie],
            Self::Amending => &[Rule::Edition],
            Self::P1
            | Self::P23
            | Self::P55
            | Self::Row1
            | Self::Row3Items34
            | Self::Row4
            | Self::Row6
            | Self::Act66
            | Self::Act82 => &[],
        }
    }

    /// What the app does with the provision.
    pub fn handling(self) -> Handling {
        match self {
            Self::P3
            | Self::P6
            | Self::P9
            | Self::P12
            | Self::P18
            | Self::P26
            | Self::P32
            | Self::P38
            | Self::P48
            | Self::P53
            | Self::P54
            | Self::P61
            | Self::P62
            | Self::P63
            | Self::P64
            | Self::Row3Item1
            | Self::Row3Item2
            | Self::Row7
            | Self::Row8
            | Self::Row9
            | Self::Amending
            | Self::Announced2026 => Handling::Decides,
            Self::P1
            | Self::P16
            | Self::P23
            | Self::Row1
            | Self::Row2
            | Self::Row3Items34
            | Self::Row4
            | Self::Row5
            | Self::Row6
            | Self::Row10 => Handling::Shows,
            Self::P55 => Handling::Models,
            Self::Act261 | Self::Act381 | Self::Act66 | Self::Act82 | Self::Act260 => Handling::Names,
        }
    }

    /// Number in the register of legal acts, for looking the act up there; a notice has none.
    pub fn register_number(self) -> Option<&'static str> {
        Some(match self {
            Self::Announced2026 => return None,
            Self::Amending => "35694",
            Self::Act261 => "33298",
            Self::Act381 => "29323",
            Self::Act66 => "13487",
            Self::Act82 => "32226",
            Self::Act260 => "32922",
            Self::P1
            | Self::P3
            | Self::P6
            | Self::P9
            | Self::P12
            | Self::P16
            | Self::P18
            | Self::P23
            | Self::P26
            | Self::P32
            | Self::P38
            | Self::P48
            | Self::P53
            | Self::P54
            | Self::P55
            | Self::P61
            | Self::P62
            | Self::P63
            | Self::P64
            | Self::Row1
            | Self::Row2
            | Self::Row3Item1
            | Self::Row3Item2
            | Self::Row3Items34
            | Self::Row4
            | Self::Row5
            | Self::Row6
            | Self::Row7
            | Self::Row8
            | Self::Row9
            | Self::Row10 => "17705",
        })
    }
}
