//! Why a programme turned a person away.
//!
//! # Decides
//! The person is compared with the one who goes last among those on the seats that this person could have held: the
//! open ones, and those reserved for the person's category. The first part of the key in which the person is behind is
//! the reason.
//!
//! # Source
//! The contract of the placement; the parts of a key are those of [`super::key`].

use super::cohort::Cohort;
use super::key::{Key, Keys};
use super::seats::Seats;
use crate::rules::code::codes;

codes! {
    /// Why a programme turned a person away.
    pub enum Refusal {
        /// The score is lower.
        BelowCutoff = "below_cutoff",
        /// The score is equal, the average of the document lower or missing.
        LostTieOnCertificate = "lost_tie_on_certificate",
        /// Both are equal, and the other has a quota.
        LostTieOnQuota = "lost_tie_on_quota",
        /// All is equal but the lot.
        LostByLot = "lost_by_lot",
        /// There is no seat that this person could have held, whatever the score.
        NoSeat = "no_seat",
        /// The group was too small (578/63).
        ProgrammeClosed = "programme_closed",
        /// No row has this programme.
        NoSuchProgramme = "no_such_programme",
    }
}

/// Why the programme of a wish turned the person away, who asked there and holds no seat there.
pub(super) fn refusal(
    cohort: &Cohort,
    keys: &Keys,
    seats: &[Seats],
    rank: u32,
    wish: u32,
) -> Option<Refusal> {
    let (programme, key) = keys.wish(rank, wish)?;
    let Some(programme) = programme else {
        return Some(Refusal::NoSuchProgramme);
    };
    let seats = seats.get(programme as usize)?;
    if seats.closed {
        return Some(Refusal::ProgrammeClosed);
    }
    match seats.easiest(keys.person(rank)?.quota) {
        Some(last) => behind(cohort, keys, key, last),
        None => Some(Refusal::NoSeat),
    }
}

/// The first part in which one key is behind the other.
fn behind(cohort: &Cohort, keys: &Keys, own: Key, last: Key) -> Option<Refusal> {
    if own.score() != last.score() {
        return Some(Refusal::BelowCutoff);
    }
    let row = |key: Key| cohort.applicants.get(keys.person(key.rank())?.applicant as usize);
    let (own, last) = (row(own)?, row(last)?);
    Some(if own.certificate_average != last.certificate_average {
        Refusal::LostTieOnCertificate
    } else if own.quota.is_some() != last.quota.is_some() {
        Refusal::LostTieOnQuota
    } else {
        Refusal::LostByLot
    })
}
