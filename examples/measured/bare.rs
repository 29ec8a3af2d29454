//! The measure of the machine.

/// What a bare loop over a few integers costs: the measure of the machine.
pub(crate) fn bare_loop(turn: u32) -> u32 {
    let mut sum = turn;
    for step in 0..100_u32 {
        sum = sum.wrapping_mul(31).wrapping_add(step ^ (sum >> 3));
    }
    sum
}
