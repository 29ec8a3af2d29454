//! Scores: numbers that are compared as they are written, however long, and never rounded.

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
pub struct Exact {
    numerator: Natural,
    /// Above zero.
    denominator: Natural,
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

    /// Both parts, if they have 64 bits at most.
    fn small(&self) -> Option<(u64, u64)> {
        Some((self.numerator.small()?, self.denominator.small()?))
    }

    /// How many parts it has of which the whole has so many, as figures: the whole ones, or rounded half up. With it whether
    /// that is all of it.
    fn parts(&self, of_whole: u32, half_up: bool) -> (String, bool) {
        if let Some((above, below)) = self.small() {
            let (above, below) = (u128::from(above) * u128::from(of_whole), u128::from(below));
            let parts = if half_up { (above * 2 + below) / (below * 2) } else { above / below };
            return (parts.to_string(), above.is_multiple_of(below));
        }
        let above = self.numerator.times(&Natural::from_digits(of_whole.to_string().as_bytes()));
        let whole = above.over(&self.denominator);
        let all = whole.times(&self.denominator) == above;
        if !half_up {
            return (whole.to_string(), all);
        }
        let two = Natural::from_digits(b"2");
        let parts = above.times(&two).plus(&self.denominator).over(&self.denominator.times(&two));
        (parts.to_string(), all)
    }

    /// Rounded half up to two decimals, for reading only: `4.67`.
    #[must_use]
    pub fn shown(&self) -> String {
        let digits = format!("{:0>3}", self.parts(100, true).0);
        let (whole, part) = digits.split_at(digits.len().saturating_sub(2));
        format!("{whole}.{part}")
    }

    /// How many whole hundredths it has, and whether that is all of it; `None` if they have more than 64 bits.
    #[must_use]
    pub fn whole_hundredths(&self) -> Option<(u64, bool)> {
        let (whole, all) = self.parts(100, false);
        Some((whole.parse().ok()?, all))
    }

    /// As a plain decimal with a point, if it has no more than nine decimals: `4.5`, and nothing for 14/3.
    #[must_use]
    pub fn decimal(&self) -> Option<String> {
        let (parts, all) = self.parts(1_000_000_000, false);
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
        let (one, two) = (self.numerator.times(&other.denominator), other.numerator.times(&self.denominator));
        Self { numerator: one.plus(&two), denominator: self.denominator.times(&other.denominator) }
    }

    /// The distance to another score, without its sign.
    #[must_use]
    pub fn distance(&self, other: &Self) -> Self {
        let (one, two) = (self.numerator.times(&other.denominator), other.numerator.times(&self.denominator));
        let numerator = if one >= two { one.minus(&two) } else { two.minus(&one) };
        Self { numerator, denominator: self.denominator.times(&other.denominator) }
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
    let read = |text: &str| whole(text).then(|| Natural::from_digits(text.as_bytes()));
    let (numerator, denominator) = (read(above)?, read(below)?);
    (!denominator.is_zero()).then_some(Exact { numerator, denominator })
}

fn decimal(before: &str, after: &str) -> Option<Exact> {
    let fits = whole(before) && digits(after);
    let numerator = || Natural::from_digits(format!("{before}{after}").as_bytes());
    fits.then(|| Exact { numerator: numerator(), denominator: Natural::power_of_ten(after.len()) })
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return (u128::from(a) * u128::from(d)).cmp(&(u128::from(c) * u128::from(b)));
        }
        self.numerator.times(&other.denominator).cmp(&other.numerator.times(&self.denominator))
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
        if self.numerator.is_zero() {
            return f.write_str("0");
        }
        if let Some((above, below)) = self.small() {
            let (mut divisor, mut rest) = (above, below);
            while rest != 0 {
                (divisor, rest) = (rest, divisor % rest);
            }
            let (above, below) = (above / divisor, below / divisor);
            return if below == 1 { write!(f, "{above}") } else { write!(f, "{above}/{below}") };
        }
        let divisor = self.numerator.common_divisor(&self.denominator);
        let (above, below) = (self.numerator.over(&divisor), self.denominator.over(&divisor));
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
