//! Scores: numbers that are compared as they are written, however long, and never rounded.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use super::natural::Natural;
use crate::rules::grade::NotANumber;

/// A score, zero or above: a fraction of whole numbers of any size.
///
/// ```
/// use talapker::rules::placement::exact::Exact;
/// let score = |text| Exact::parse(text).unwrap();
/// assert!(score("4.67") > score("14/3"));
/// assert!(score("4.6666666666666666666666666666") < score("14/3"));
/// assert_eq!(score("4,50"), score("18/4"));
/// assert_eq!(score("18/4").to_string(), "9/2");
/// ```
#[derive(Clone, Debug)]
pub struct Exact(Fraction);

/// Numerator and denominator, which is above zero.
#[derive(Clone, Debug)]
enum Fraction {
    /// Both have 64 bits at most.
    Small(u64, u64),
    /// Any others.
    Large(Box<(Natural, Natural)>),
}

impl Exact {
    /// How many characters a score has at most. What reading and comparing cost grows with the square of it, and
    /// a text of another program may be anything.
    pub const LONGEST: usize = 4096;

    /// Reads a fraction, `14/3`, or a decimal, `4.62` or `4,62`.
    ///
    /// # Errors
    /// [`NotANumber`] if it is none, is below zero or longer than [`Exact::LONGEST`].
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        if text.len() > Self::LONGEST {
            return Err(NotANumber::OutOfRange);
        }
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let read = match text.split_once('/') {
            Some((above, below)) => fraction(above, below),
            None => match text.split_once(['.', ',']) {
                Some((whole, part)) => decimal(whole, part),
                None => fraction(text, "1"),
            },
        };
        match read {
            None => Err(NotANumber::Malformed),
            Some(_) if negative => Err(NotANumber::OutOfRange),
            Some(score) => Ok(score),
        }
    }

    /// The score of this numerator and this denominator, which is above zero.
    fn new(numerator: Natural, denominator: Natural) -> Self {
        Self(match (numerator.small(), denominator.small()) {
            (Some(above), Some(below)) => Fraction::Small(above, below),
            _ => Fraction::Large(Box::new((numerator, denominator))),
        })
    }

    fn parts(&self) -> (Cow<'_, Natural>, Cow<'_, Natural>) {
        match &self.0 {
            Fraction::Small(above, below) => (Cow::Owned((*above).into()), Cow::Owned((*below).into())),
            Fraction::Large(parts) => (Cow::Borrowed(&parts.0), Cow::Borrowed(&parts.1)),
        }
    }

    /// Both scores as numerators over one denominator, which comes last.
    fn beside(&self, other: &Self) -> (Natural, Natural, Natural) {
        let ((above, below), (other_above, other_below)) = (self.parts(), other.parts());
        (above.times(&other_below), other_above.times(&below), below.times(&other_below))
    }

    /// How many parts it has of which the whole has so many, as figures: the whole ones, or rounded half up. With it whether
    /// that is all of it.
    fn in_parts(&self, of_whole: u32, half_up: bool) -> (String, bool) {
        if let &Fraction::Small(above, below) = &self.0 {
            let (above, below) = (u128::from(above) * u128::from(of_whole), u128::from(below));
            let parts = if half_up { (above * 2 + below) / (below * 2) } else { above / below };
            return (parts.to_string(), above.is_multiple_of(below));
        }
        let (above, below) = self.parts();
        let above = above.times(&Natural::from(u64::from(of_whole)));
        let whole = above.over(&below);
        let all = whole.times(&below) == above;
        if !half_up {
            return (whole.to_string(), all);
        }
        let two = Natural::from(2);
        let parts = above.times(&two).plus(&below).over(&below.times(&two));
        (parts.to_string(), all)
    }

    /// Rounded half up to two decimals, for reading only: `4.67`.
    #[must_use]
    pub fn shown(&self) -> String {
        let digits = format!("{:0>3}", self.in_parts(100, true).0);
        let (whole, part) = digits.split_at(digits.len().saturating_sub(2));
        format!("{whole}.{part}")
    }

    /// How many whole hundredths it has, and whether that is all of it; `None` if they have more than 64 bits.
    #[must_use]
    pub fn whole_hundredths(&self) -> Option<(u64, bool)> {
        let (whole, all) = self.in_parts(100, false);
        Some((whole.parse().ok()?, all))
    }

    /// As a plain decimal with a point, if it has no more than nine decimals: `4.5`, and nothing for 14/3.
    #[must_use]
    pub fn decimal(&self) -> Option<String> {
        let (parts, all) = self.in_parts(1_000_000_000, false);
        if !all {
            return None;
        }
        let digits = format!("{parts:0>10}");
        let (whole, part) = digits.split_at_checked(digits.len().saturating_sub(9))?;
        let part = part.trim_end_matches('0');
        Some(if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") })
    }

    /// The sum of two scores.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (one, two, below) = self.beside(other);
        Self::new(one.plus(&two), below)
    }

    /// The distance to another score, without its sign.
    #[must_use]
    pub fn distance(&self, other: &Self) -> Self {
        let (one, two, below) = self.beside(other);
        Self::new(if one >= two { one.minus(&two) } else { two.minus(&one) }, below)
    }

    /// The first bits of the score: those of a higher score are not lower. `None` if it is too long for that.
    pub(super) fn first_bits(&self) -> Option<u64> {
        const PART: u32 = 32;
        let Fraction::Small(above, below) = self.0 else {
            return None;
        };
        let (whole, rest) = (above.checked_div(below)?, above.checked_rem(below)?);
        // Thirty-two bits of the whole part, and as many behind the point.
        let part = match rest.checked_mul(1 << PART) {
            Some(rest) => rest.checked_div(below)?,
            None => u64::try_from((u128::from(rest) << PART).checked_div(u128::from(below))?).ok()?,
        };
        Some(whole.checked_mul(1 << PART).map_or(u64::MAX, |whole| whole | part))
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is a whole number as people write it: without a zero before it.
fn whole(text: &str) -> bool {
    digits(text) && (text.len() == 1 || !text.starts_with('0'))
}

fn fraction(above: &str, below: &str) -> Option<Exact> {
    if !(whole(above) && whole(below)) {
        return None;
    }
    if let (Ok(above), Ok(below)) = (above.parse(), below.parse()) {
        return (below > 0).then_some(Exact(Fraction::Small(above, below)));
    }
    let read = |text: &str| Natural::from_digits(text.as_bytes());
    let (numerator, denominator) = (read(above), read(below));
    (!denominator.is_zero()).then(|| Exact::new(numerator, denominator))
}

fn decimal(before: &str, after: &str) -> Option<Exact> {
    if !(whole(before) && digits(after)) {
        return None;
    }
    let small = || {
        let below = 10_u64.checked_pow(u32::try_from(after.len()).ok()?)?;
        let above = before.parse::<u64>().ok()?.checked_mul(below)?.checked_add(after.parse().ok()?)?;
        Some(Exact(Fraction::Small(above, below)))
    };
    let large = || {
        let numerator = Natural::from_digits(format!("{before}{after}").as_bytes());
        Exact::new(numerator, Natural::power_of_ten(after.len()))
    };
    Some(small().unwrap_or_else(large))
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (&Fraction::Small(a, b), &Fraction::Small(c, d)) = (&self.0, &other.0) {
            return (u128::from(a) * u128::from(d)).cmp(&(u128::from(c) * u128::from(b)));
        }
        let (one, two, _) = self.beside(other);
        one.cmp(&two)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

impl fmt::Display for Exact {
    /// In lowest terms: `14/3`, or `4`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (above, below) = self.parts();
        if above.is_zero() {
            return f.write_str("0");
        }
        if let &Fraction::Small(above, below) = &self.0 {
            let (mut divisor, mut rest) = (above, below);
            while rest != 0 {
                (divisor, rest) = (rest, divisor % rest);
            }
            let (above, below) = (above / divisor, below / divisor);
            return if below == 1 { write!(f, "{above}") } else { write!(f, "{above}/{below}") };
        }
        let divisor = above.common_divisor(&below);
        let (above, below) = (above.over(&divisor), below.over(&divisor));
        if below.is_one() { write!(f, "{above}") } else { write!(f, "{above}/{below}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_named() {
        for bad in [
            "", " 4", "4 ", ".", "4.", ",5", "1e3", "+4", "4.6.2", "04", "4/", "/3", "4/0", "0/0", "1/2/3",
            "٤", "4½", "-",
        ] {
            assert_eq!(Exact::parse(bad).unwrap_err(), NotANumber::Malformed, "{bad}");
        }
        for far in ["-1", "-14/3", "-0.5", &"9".repeat(4097)] {
            assert_eq!(Exact::parse(far).unwrap_err(), NotANumber::OutOfRange, "{far}");
        }
    }

    #[test]
    fn the_first_bits_are_never_those_of_a_lower_score() {
        let mut scores: Vec<Exact> = [
            "0",
            "1/3",
            "0.3333333333333333",
            "4.62",
            "14/3",
            "4.67",
            "4.666666666666666",
            "4.6666666666666667",
            "4294967295.9",
            "4294967296",
            "18446744073709551615",
            "18446744073709551615/18446744073709551614",
            "18446744073709551614/18446744073709551615",
            "1/18446744073709551615",
            "9007199254740993/4503599627370496",
        ]
        .map(|text| Exact::parse(text).unwrap())
        .into();
        scores.sort();
        let bits: Vec<u64> = scores.iter().map(|score| score.first_bits().unwrap()).collect();
        assert!(bits.is_sorted(), "{bits:?}");
        assert_eq!(Exact::parse("9.5").unwrap().first_bits(), Some(19 << 31));
        assert_eq!(Exact::parse("18446744073709551616").unwrap().first_bits(), None);
    }

    #[test]
    fn long_numbers_are_compared_to_their_last_digit() {
        let nines = "9".repeat(900);
        let score = |text: &str| Exact::parse(text).unwrap();
        assert!(score(&format!("0.{nines}")) < score("1"));
        assert!(score(&format!("0.{nines}")) > score(&format!("0.{}8", "9".repeat(899))));
        assert_eq!(score(&format!("{nines}/{nines}")).to_string(), "1");
        assert_eq!(score(&format!("{}/{}", "6".repeat(400), "4".repeat(400))).to_string(), "3/2");
        assert_eq!(score("0/5").to_string(), "0");
        assert_eq!(score("4.67").distance(&score("14/3")).to_string(), "1/300");
        assert_eq!(score("4.5").plus(&score("1/3")).to_string(), "29/6");
    }

    #[test]
    fn a_score_is_rounded_half_up_to_be_read_and_nowhere_else() {
        let score = |text: &str| Exact::parse(text).unwrap();
        for (text, shown) in [
            ("14/3", "4.67"),
            ("0", "0.00"),
            ("0.005", "0.01"),
            ("0.0049999", "0.00"),
            ("7.745", "7.75"),
            ("100", "100.00"),
            ("99999999999999999999999/4", "24999999999999999999999.75"),
        ] {
            assert_eq!(score(text).shown(), shown, "{text}");
        }
        let long = format!("{}5/{}", "1".repeat(40), "1".repeat(40));
        assert_eq!(score(&long).shown(), "10.00");
        assert_eq!(score("14/3").whole_hundredths(), Some((466, false)));
        assert_eq!(score("9/2").whole_hundredths(), Some((450, true)));
        assert_eq!(score("99999999999999999999999").whole_hundredths(), None);
        for (text, decimal) in
            [("14/3", None), ("18/4", Some("4.5")), ("4", Some("4")), ("0.000000001", Some("0.000000001"))]
        {
            assert_eq!(score(text).decimal().as_deref(), decimal, "{text}");
        }
    }
}
