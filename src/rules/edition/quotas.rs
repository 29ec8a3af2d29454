//! Sizes of the admission quotas, in per cent of the state order (Order 261).
//!
//! The order itself could not be read: the numbers are reported by colleges and the press, some of
//! them from older lists, so all of them carry the standing `reported`.

use crate::rules::case::QuotaCategory::{
    self, Conscript, Disability, FamilyWithDisability, IncompleteFamily, Kandas, LargeFamily, Orphan,
    RelocatingRuralYouth, RuralYouth, Veteran,
};

/// Category and size in per cent, as reported.
pub const SIZES: &[(QuotaCategory, &str)] = &[
    (Disability, "10"),
    (Veteran, "0.5"),
    (RuralYouth, "35"),
    (Kandas, "4"),
    (Orphan, "1"),
    (RelocatingRuralYouth, "10"),
    (LargeFamily, "5"),
    (IncompleteFamily, "1"),
    (FamilyWithDisability, "5"),
    (Conscript, "1"),
];
