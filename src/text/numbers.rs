//! Numbers as each language writes them.

use super::{Key, Lang, Words};
use crate::rules::grade::{Average, Decimal};

/// Which form of a `one|few|many` text a number takes.
pub(super) fn plural_form(lang: Lang, n: i32) -> usize {
    match lang {
        Lang::Kk => 0,
        Lang::En => usize::from(n != 1),
        Lang::Ru => match (n.rem_euclid(10), n.rem_euclid(100)) {
            (_, 11..=14) => 2,
            (1, _) => 0,
            (2..=4, _) => 1,
            _ => 2,
        },
    }
}

impl Words {
    /// The dash between two parts of a line, with its spaces.
    pub fn dash(&self) -> &'static str {
        match self.lang {
            Lang::Kk | Lang::En => " – ",
            Lang::Ru => "\u{a0}— ",
        }
    }

    /// A number with the language's decimal mark.
    pub fn number(&self, text: &str) -> String {
        text.replace('.', self.t(Key::decimal_mark))
    }

    /// A decimal as it was entered.
    pub fn decimal(&self, decimal: Decimal) -> String {
        self.number(&decimal.to_string())
    }

    /// An exact average as one writes it by hand, `4⅔ ≈ 4,67`, or `4,5` where that is exact.
    pub fn average(&self, average: Average) -> String {
        let (sum, count) = average.reduced();
        if sum % count == 0 {
            return Self::fraction(average);
        }
        let shown = self.number(&average.shown());
        let exact = if count <= 8 { Self::fraction(average) } else { String::new() };
        // Two decimals are exact when the denominator divides a hundred.
        let sign = if 100 % count == 0 { "=" } else { "≈" };
        if exact.is_empty() { format!("{sign} {shown}") } else { format!("{exact} {sign} {shown}") }
    }

    /// An average that stands by itself: `4⅔ ≈ 4,67`, `4½ = 4,50`, and `4,67` or `4 1⁄11` where that is
    /// the shorter exact form.
    pub fn exactly(&self, average: Average) -> String {
        if average.reduced().1 <= 8 {
            return self.average(average);
        }
        self.as_decimal(average).unwrap_or_else(|| Self::fraction(average))
    }

    /// An average with at most four decimals, `4,5`; `None` if that would not be exact.
    pub fn as_decimal(&self, average: Average) -> Option<String> {
        let (sum, count) = average.reduced();
        let exact = 10_000 % count == 0;
        let decimal = Decimal { ten_thousandths: sum.saturating_mul(10_000 / count), decimals: 4 };
        exact.then(|| self.number(decimal.to_string().trim_end_matches('0').trim_end_matches('.')))
    }

    /// An exact average as a whole number and a fraction, `4⅔`.
    pub fn fraction(average: Average) -> String {
        let (sum, count) = average.reduced();
        let rest = if sum % count == 0 { String::new() } else { vulgar(sum % count, count) };
        format!("{}{rest}", sum / count)
    }

    /// The arithmetic of an average: `(5 + 4 + 5) ÷ 3`.
    pub fn sum_of<T: ToString>(parts: &[T]) -> String {
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        if parts.len() == 1 {
            return parts.concat();
        }
        format!("({}) ÷ {}", parts.join(" + "), parts.len())
    }
}

/// Proper fractions that have a sign of their own.
pub(crate) const VULGAR: [(char, i64, i64); 11] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
];

/// A proper fraction in one sign where there is one, else `n⁄d`.
fn vulgar(numerator: i64, denominator: i64) -> String {
    let sign = VULGAR.iter().find(|(_, above, below)| (*above, *below) == (numerator, denominator));
    sign.map_or_else(|| format!(" {numerator}⁄{denominator}"), |(sign, _, _)| sign.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::words;

    #[test]
    fn averages_read_as_written_by_hand() {
        let average = |sum, count| words(Lang::Ru).average(Average::new(sum, count).unwrap());
        assert_eq!(average(14, 3), "4⅔ ≈ 4,67");
        assert_eq!(average(18, 4), "4½ = 4,50");
        assert_eq!(average(15, 3), "5");
        assert_eq!(average(31, 7), "4 3⁄7 ≈ 4,43");
        let exactly = |sum, count| words(Lang::Ru).exactly(Average::new(sum, count).unwrap());
        assert_eq!(exactly(28, 6), "4⅔ ≈ 4,67");
        assert_eq!(exactly(467, 100), "4,67");
        assert_eq!(exactly(46_667, 10_000), "4,6667");
        assert_eq!(exactly(45, 11), "4 1⁄11");
        let decimal = |sum, count| words(Lang::Ru).as_decimal(Average::new(sum, count).unwrap());
        assert_eq!(decimal(9, 2).as_deref(), Some("4,5"));
        assert_eq!(decimal(50, 10).as_deref(), Some("5"));
        assert_eq!(decimal(14, 3), None);
        assert_eq!(Words::sum_of(&[5, 4, 5]), "(5 + 4 + 5) ÷ 3");
    }

    #[test]
    fn russian_days() {
        let days = |n| words(Lang::Ru).plural(Key::plural_days, n);
        for (n, end) in [(1, "день"), (3, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (112, "дней")]
        {
            assert_eq!(days(n), format!("{n}\u{a0}{end}"));
        }
    }
}
