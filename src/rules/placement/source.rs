//! Where the order speaks of the distribution.

use crate::rules::cite::Cite;

/// The scores and quotas of the competition, the distribution by the database, equal scores, and what becomes of small groups
/// and places left over.
pub const CITES: &[Cite] = &[Cite::P54, Cite::P55, Cite::P61, Cite::P63];

/// By which averages people compete: where there are two, the order does not say how they make one number.
pub const DISTRIBUTION_BY_SCORE: Cite = Cite::P54;

/// How small a group is that is redistributed.
pub const SMALL_GROUPS: Cite = Cite::P63;

/// What decides between equal scores: the quota too.
pub const EQUAL_SCORES: Cite = Cite::P61;
