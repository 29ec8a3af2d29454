//! What the benchmark measures, natively and in the browser alike.

/// One assessment with its full explanation, of the `turn`-th of several applicants; a number that depends on all
/// of it, so that no compiler leaves it out.
pub(crate) fn assess_once(turn: u32) -> u32 {
    // A placeholder until the rules are here.
    (turn % 4 + 2) * 100 / 3
}

/// What a bare loop over a few integers costs: the measure of the machine.
pub(crate) fn bare_loop(turn: u32) -> u32 {
    let mut sum = turn;
    for step in 0..100_u32 {
        sum = sum.wrapping_mul(31).wrapping_add(step ^ (sum >> 3));
    }
    sum
}
