//! How many people a group needs under the state order.
//!
//! # Decides
//! The minimum, and whether the specialty is exempt from it.
//!
//! # Source
//! `578/63`: where fewer people than the minimum come together, arts and culture and health care aside, the state
//! order is redistributed.
//!
//! # Reading
//! - A creative specialty is one of arts and culture.
//! - Paid study is not mentioned: nothing is redistributed there.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::Standing;
//! use talapker::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::group::group;
//! let creative = KnownKind { kind: SpecialtyKind::Creative, from_code: false };
//! let answer = group(Some(creative), Some(FundingBasis::StateOrder), &ORDER_20_2025);
//! let known = answer.known().unwrap();
//! assert!(known.value.exempt);
//! assert_eq!(known.standing(), Standing::Reading);
//! ```

use crate::rules::assessment::{Answer, Fact, Group, Reason, Reasoned, Standing, Why};
use crate::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::edition::Edition;
use crate::rules::question::Question;

const P63: &[Cite] = &[Cite::P63];

/// The minimum and the exemption, why there is none, or what it needs.
pub fn group(
    kind: Option<KnownKind>,
    basis: Option<FundingBasis>,
    edition: &Edition,
) -> Answer<Reasoned<Group>> {
    match (kind, basis) {
        (_, Some(FundingBasis::Paid)) => {
            let why = Why::new(Reason::NoGroup, Standing::Reading, P63);
            Answer::NotApplicable(why.from(basis.map(Fact::Basis)))
        }
        (Some(known), Some(FundingBasis::StateOrder)) => {
            let (exempt, reason, standing) = match known.kind {
                SpecialtyKind::Medical => (true, Reason::GroupMedical, Standing::Law),
                SpecialtyKind::Creative => (true, Reason::GroupCreative, Standing::Reading),
                SpecialtyKind::General | SpecialtyKind::Pedagogical | SpecialtyKind::Special => {
                    (false, Reason::GroupMinimum, Standing::Law)
                }
            };
            let facts = [Fact::Kind(known.kind), Fact::Basis(FundingBasis::StateOrder)];
            let why = Why::new(reason, standing, P63).from(facts).resting_on(Why::kind_from_code(kind));
            Answer::Known(Reasoned::new(Group { minimum: edition.minimum_group, exempt }, why))
        }
        (None, None) => Answer::Missing(vec![Question::Kind, Question::Basis]),
        (None, Some(FundingBasis::StateOrder)) => Answer::Missing(vec![Question::Kind]),
        (Some(_), None) => Answer::Missing(vec![Question::Basis]),
    }
}

/// Why no group has to come together.
pub(crate) fn not_applicable(group: &Answer<Reasoned<Group>>) -> Option<Why> {
    match group {
        Answer::NotApplicable(why) => Some(why.clone()),
        Answer::Known(_) | Answer::Missing(_) => None,
    }
}
