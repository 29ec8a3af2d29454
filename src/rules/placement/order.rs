//! Sorting by a number that says most of the order, and by the rest only where that leaves it open.

use std::cmp::Ordering;

/// How many bits are sorted by at a time.
const BITS: u32 = 11;
/// How many numbers have that many bits.
const DIGITS: usize = 1 << BITS;
/// The greatest of them.
const LAST: u64 = (1 << BITS) - 1;

/// Sorts these pairs of a number and a place by the numbers, and places with equal numbers by `rest`.
pub(super) fn sort(pairs: &mut Vec<(u64, u32)>, rest: impl Fn(u32, u32) -> Ordering) {
    by_number(pairs);
    for equal in pairs.chunk_by_mut(|one, other| one.0 == other.0).filter(|equal| equal.len() > 1) {
        equal.sort_unstable_by(|one, other| rest(one.1, other.1));
    }
}

/// Some bits of the number; `shift` is how many stand behind them.
fn digit(number: u64, shift: u32) -> usize {
    usize::try_from(number >> shift & LAST).unwrap_or(0)
}

/// Sorts by the last bits, then, without changing the order of equal ones, by those before them, and so on ("radix
/// sort"): as many steps for many pairs as for few.
fn by_number(pairs: &mut Vec<(u64, u32)>) {
    let mut sorted = vec![(0, 0); pairs.len()];
    for shift in (0..u64::BITS).step_by(BITS as usize) {
        let mut ends = vec![0_usize; DIGITS];
        for (number, _) in &*pairs {
            if let Some(count) = ends.get_mut(digit(*number, shift)) {
                *count += 1;
            }
        }
        // Where all have the same bits there is nothing to sort.
        if ends.contains(&pairs.len()) {
            continue;
        }
        let mut before = 0;
        for place in &mut ends {
            (*place, before) = (before, before + *place);
        }
        for pair in &*pairs {
            if let Some(next) = ends.get_mut(digit(pair.0, shift)) {
                if let Some(place) = sorted.get_mut(*next) {
                    *place = *pair;
                }
                *next += 1;
            }
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_number_and_rest(
            numbers in vec(prop_oneof![any::<u64>(), 0..4_u64, Just(u64::MAX)], 0..3000),
        ) {
            let mut pairs: Vec<(u64, u32)> = numbers.into_iter().zip(0..).collect();
            let mut expected = pairs.clone();
            expected.sort_by_key(|(number, place)| (*number, std::cmp::Reverse(*place)));
            sort(&mut pairs, |one, other| other.cmp(&one));
            prop_assert_eq!(pairs, expected);
        }
    }
}
