//! Whole numbers of any length, as far as fractions of them are compared and reduced.

use std::cmp::Ordering;
use std::fmt;

/// A whole number, zero or above, in base 2³², the lowest place first, without zeros at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

/// How many bits a place has.
const BITS: u32 = 32;
/// Nine decimal digits fit into one place.
const DIGITS: usize = 9;
/// The first number of ten digits.
const BILLION: u32 = 1_000_000_000;

/// The low and the high half.
fn halves(number: u64) -> (u32, u32) {
    let low = u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    (low, u32::try_from(number >> BITS).unwrap_or(u32::MAX))
}

impl Natural {
    /// The number of these decimal digits; bytes that are none count as zero.
    pub(super) fn from_digits(digits: &[u8]) -> Self {
        let mut number = Self(Vec::new());
        let (first, rest) = digits.split_at(digits.len() % DIGITS);
        for group in std::iter::once(first).chain(rest.chunks(DIGITS)) {
            let value = |sum, digit: &u8| sum * 10 + u32::from(digit.saturating_sub(b'0').min(9));
            let factor = 10_u32.pow(u32::try_from(group.len()).unwrap_or(0));
            number.scale(factor, group.iter().fold(0, value));
        }
        number
    }

    /// A one and that many zeros.
    pub(super) fn power_of_ten(zeros: usize) -> Self {
        let mut digits = vec![b'0'; zeros.saturating_add(1)];
        if let Some(first) = digits.first_mut() {
            *first = b'1';
        }
        Self::from_digits(&digits)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_one(&self) -> bool {
        self.0 == [1]
    }

    /// The number, if it has 64 bits at most.
    pub(super) fn small(&self) -> Option<u64> {
        match self.0.as_slice() {
            [] => Some(0),
            [low] => Some(u64::from(*low)),
            [low, high] => Some(u64::from(*high) << BITS | u64::from(*low)),
            _ => None,
        }
    }

    /// Times a factor and plus a number, in place.
    fn scale(&mut self, factor: u32, plus: u32) {
        let mut carry = plus;
        for place in &mut self.0 {
            (*place, carry) = halves(u64::from(*place) * u64::from(factor) + u64::from(carry));
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    /// The product, place by place as on paper.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.0.len() + other.0.len()];
        for (at, one) in self.0.iter().enumerate() {
            let mut carry = 0;
            let mut places = product.iter_mut().skip(at);
            for (place, two) in places.by_ref().zip(&other.0) {
                let sum = u64::from(*one) * u64::from(*two) + u64::from(*place) + u64::from(carry);
                (*place, carry) = halves(sum);
            }
            // `zip` has taken one place more than `other` has.
            if let Some(place) = product.get_mut(at + other.0.len()) {
                *place = carry;
            }
        }
        Self(product).trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    /// The sum.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let length = self.0.len().max(other.0.len());
        let place = |number: &Self, at: usize| u64::from(number.0.get(at).copied().unwrap_or(0));
        let mut carry = 0;
        let mut sum: Vec<u32> = Vec::with_capacity(length.saturating_add(1));
        for at in 0..length {
            let (low, high) = halves(place(self, at) + place(other, at) + u64::from(carry));
            sum.push(low);
            carry = high;
        }
        sum.push(carry);
        Self(sum).trimmed()
    }

    /// Less a number that is not above it.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut borrow = false;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        let places = self.0.iter().zip(others).map(|(one, two)| {
            let (rest, below) = one.overflowing_sub(two);
            let (rest, again) = rest.overflowing_sub(u32::from(borrow));
            borrow = below || again;
            rest
        });
        Self(places.collect()).trimmed()
    }

    /// How many zero bits the number ends with; 0 for zero.
    fn trailing_zeros(&self) -> usize {
        let whole = self.0.iter().take_while(|place| **place == 0).count();
        let rest = self.0.get(whole).map_or(0, |place| place.trailing_zeros() as usize);
        whole * BITS as usize + rest
    }

    /// Without its last bits.
    fn right(&self, bits: usize) -> Self {
        let (whole, part) = (bits / BITS as usize, u32::try_from(bits % BITS as usize).unwrap_or(0));
        let places = self.0.get(whole..).unwrap_or_default();
        let next = places.iter().skip(1).copied().chain(std::iter::once(0));
        let shifted = places
            .iter()
            .zip(next)
            .map(|(place, next)| halves((u64::from(next) << BITS | u64::from(*place)) >> part).0);
        Self(shifted.collect()).trimmed()
    }

    /// With that many zero bits at its end.
    fn left(&self, bits: usize) -> Self {
        let mut places = vec![0; bits / BITS as usize];
        places.extend(&self.0);
        let mut number = Self(places);
        number.scale(1_u32.checked_shl(u32::try_from(bits % BITS as usize).unwrap_or(0)).unwrap_or(1), 0);
        number.trimmed()
    }

    /// The greatest common divisor of two numbers above zero, by halving and subtracting.
    pub(super) fn common_divisor(&self, other: &Self) -> Self {
        let twos = self.trailing_zeros().min(other.trailing_zeros());
        let mut one = self.right(self.trailing_zeros());
        let mut two = other.right(other.trailing_zeros());
        while !two.is_zero() {
            two = two.right(two.trailing_zeros());
            if one > two {
                std::mem::swap(&mut one, &mut two);
            }
            two = two.minus(&one);
        }
        one.left(twos)
    }

    /// The whole part of the quotient by a number above zero, bit by bit as on paper.
    pub(super) fn over(&self, divisor: &Self) -> Self {
        let mut rest = Self(Vec::new());
        let mut quotient = Vec::with_capacity(self.0.len());
        for place in self.0.iter().rev() {
            let mut digit = 0;
            for bit in (0..BITS).rev() {
                rest.scale(2, place >> bit & 1);
                digit <<= 1;
                if rest >= *divisor {
                    rest = rest.minus(divisor);
                    digit |= 1;
                }
            }
            quotient.push(digit);
        }
        quotient.reverse();
        Self(quotient).trimmed()
    }
}

impl From<u64> for Natural {
    fn from(number: u64) -> Self {
        let (low, high) = halves(number);
        Self(vec![low, high]).trimmed()
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = || self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then_with(places)
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups = Vec::new();
        let mut rest = self.clone();
        while !rest.is_zero() {
            let mut carry = 0;
            for place in rest.0.iter_mut().rev() {
                let number = u64::from(carry) << BITS | u64::from(*place);
                *place = halves(number / u64::from(BILLION)).0;
                carry = halves(number % u64::from(BILLION)).0;
            }
            rest = rest.trimmed();
            groups.push(carry);
        }
        write!(f, "{}", groups.pop().unwrap_or(0))?;
        groups.iter().rev().try_for_each(|group| write!(f, "{group:09}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn natural(number: u128) -> Natural {
        Natural::from_digits(number.to_string().as_bytes())
    }

    proptest! {
        #[test]
        fn the_arithmetic_is_that_of_whole_numbers(
            one in prop_oneof![0..100_u128, any::<u64>().prop_map(u128::from)],
            two in prop_oneof![1..100_u128, 1..u128::from(u64::MAX)],
            big in any::<u128>(),
        ) {
            prop_assert_eq!(natural(big).to_string(), big.to_string());
            prop_assert_eq!(natural(one).times(&natural(two)), natural(one * two));
            prop_assert_eq!(natural(big).over(&natural(two)), natural(big / two));
            prop_assert_eq!(natural(big >> 1).plus(&natural(two)), natural((big >> 1) + two));
            prop_assert_eq!(natural(big).cmp(&natural(one)), big.cmp(&one));
            prop_assert_eq!(natural(big).small(), u64::try_from(big).ok());
            let (mut a, mut b) = (big.max(1), two);
            while b > 0 {
                (a, b) = (b, a % b);
            }
            prop_assert_eq!(natural(big.max(1)).common_divisor(&natural(two)), natural(a));
        }
    }

    #[test]
    fn a_power_of_ten_has_its_zeros() {
        assert_eq!(Natural::power_of_ten(40).to_string(), format!("1{}", "0".repeat(40)));
        assert!(Natural::power_of_ten(0).is_one());
        assert!(natural(0).is_zero());
        let long = Natural::power_of_ten(40).times(&natural(7));
        assert_eq!(long.over(&Natural::power_of_ten(38)), natural(700));
        assert_eq!(long.common_divisor(&Natural::power_of_ten(40)), Natural::power_of_ten(40));
    }
}
