//! What holds of the person, whatever the choice.
//!
//! # Decides
//! Who signs, the sizes of the quotas, the remark on the state order.
//!
//! # Source
//! - `578/annex-1/row-8`: on the portal the application carries the e-signature of a parent or
//!   legal representative.
//! - `261`: the categories and sizes of the admission quotas.
//!
//! # Reading
//! - Row 8 speaks of a parent's or representative's signature, row 10 of one's own: that an adult
//!   signs is our reading.
//! - The sizes of the quotas are reported, not read in the order.
//! - That the state order is for the first time at a level is reported by the state's own site.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::Signer;
//! use talapker::rules::calendar::Date;
//! use talapker::rules::rule::applicant::signs;
//! let born = Date::from_ymd_opt(2011, 3, 9).unwrap();
//! let today = Date::from_ymd_opt(2026, 8, 3).unwrap();
//! assert_eq!(signs(born, today).value, Signer::Representative);
//! ```

use crate::rules::assessment::{Fact, Note, Reason, Reasoned, Signer, Standing, Why};
use crate::rules::calendar::{Date, is_adult};
use crate::rules::case::{FundingBasis, QuotaCategory};
use crate::rules::cite::Cite;
use crate::rules::code::Set;
use crate::rules::edition::Edition;

/// Who signs the application.
pub fn signs(birth: Date, today: Date) -> Reasoned<Signer> {
    let facts = [Fact::BirthDate(birth)];
    if is_adult(birth, today) {
        let why = Why::new(Reason::SignsAdult, Standing::Reading, &[Cite::Row8, Cite::Row10]);
        Reasoned::new(Signer::Applicant, why.from(facts))
    } else {
        let why = Why::new(Reason::SignsRepresentative, Standing::Law, &[Cite::Row8]);
        Reasoned::new(Signer::Representative, why.from(facts))
    }
}

/// The person's quotas with their sizes in per cent.
pub fn quotas(held: Set<QuotaCategory>, edition: &Edition) -> Vec<Reasoned<(QuotaCategory, &'static str)>> {
    let mut list = Vec::new();
    for (category, percent) in edition.quotas {
        if held.contains(*category) {
            let why = Why::new(Reason::QuotaSize, Standing::Reported, &[Cite::Act261]);
            list.push(Reasoned::new((*category, *percent), why.from([Fact::Quota(*category)])));
        }
    }
    list
}

/// Why there is no quota.
pub(crate) fn no_quota(held: Option<Set<QuotaCategory>>) -> Option<Why> {
    held?.is_empty().then(|| Why::new(Reason::NoQuota, Standing::Reading, &[Cite::Act261]))
}

/// Remarks; `bases` are the fundings of the choices.
pub fn notes(
    state_funded_before: Option<bool>,
    mut bases: impl Iterator<Item = Option<FundingBasis>>,
) -> Vec<Reasoned<Note>> {
    let mut list = Vec::new();
    if state_funded_before == Some(true) && bases.any(|basis| basis == Some(FundingBasis::StateOrder)) {
        let why = Why::new(Reason::OncePerLevel, Standing::Reported, &[]);
        list.push(Reasoned::new(Note::StateOrderOncePerLevel, why));
    }
    list
}
