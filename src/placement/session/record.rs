//! The record of a draw: by what anybody can draw again and check it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{MOST_ROWS, Session, small, view};
use crate::formats::cohort_json;
use crate::placement::protocol::{Lot, RecordView, Reply};
use crate::rules::placement::lot::lot;

impl Session {
    /// Told of a result that is not old: else it is told that it is.
    pub(super) fn record(&mut self, reply: &mut dyn FnMut(Reply)) {
        let held = &self.held;
        let state = held.present();
        let Some(result) = held.result.as_ref().filter(|_| !state.stale) else { return reply(held.state()) };
        let (cohort, placement) = (&*result.cohort, result.placement());
        let decided = (0..small(cohort.len())).filter(|at| placement.is_by_lot(*at));
        let mut decided: Vec<(u64, u32)> = decided.map(|at| (lot(cohort.seed, cohort.id(at)), at)).collect();
        decided.sort_unstable_by(|one, other| (one.0, cohort.id(one.1)).cmp(&(other.0, cohort.id(other.1))));
        let all_lots = small(decided.len());
        let lots = decided.into_iter().take(super::place(MOST_ROWS)).map(|(lot, at)| Lot {
            id: cohort.id(at).to_string(),
            lot,
            place: view::place(&placement, at),
        });
        reply(Reply::Record(Box::new(RecordView {
            checksum: checksum(cohort_json::write(cohort).as_bytes()),
            seed: cohort.seed,
            programmes: (0..MOST_ROWS).map_while(|at| held.programme_row(at)).collect(),
            lots: lots.collect(),
            all_lots,
            state,
        })));
    }
}

/// SHA-256 in hexadecimal.
fn checksum(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
