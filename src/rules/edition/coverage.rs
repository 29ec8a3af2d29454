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

impl Cite {
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
            | Self::Amending => Handling::Decides,
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

    /// Number in the register of legal acts, for looking the act up there.
    pub fn register_number(self) -> &'static str {
        match self {
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
        }
    }
}
