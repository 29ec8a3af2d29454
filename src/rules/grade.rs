//! Grades, subjects, decimals as people write them, and exact averages.

use super::code::{Code, codes};

/// A school grade: whole, 2 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(u8);

impl Grade {
    /// The grade, if it is one.
    pub fn new(value: i64) -> Option<Self> {
        match value {
            2 => Some(Self(2)),
            3 => Some(Self(3)),
            4 => Some(Self(4)),
            5 => Some(Self(5)),
            _ => None,
        }
    }
    /// 2 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

codes! {
    /// A school subject that the contract names.
    pub enum SchoolSubject {
        /// Қазақ тілі.
        KazakhLanguage = "kazakh_language",
        /// Орыс тілі.
        RussianLanguage = "russian_language",
        /// Қазақ әдебиеті.
        KazakhLiterature = "kazakh_literature",
        /// Орыс әдебиеті.
        RussianLiterature = "russian_literature",
        /// Шет тілі.
        ForeignLanguage = "foreign_language",
        /// Қазақстан тарихы.
        HistoryOfKazakhstan = "history_of_kazakhstan",
        /// Дүниежүзі тарихы.
        WorldHistory = "world_history",
        /// Құқық негіздері.
        BasicsOfLaw = "basics_of_law",
        /// География.
        Geography = "geography",
        /// Биология.
        Biology = "biology",
        /// Химия.
        Chemistry = "chemistry",
        /// Физика.
        Physics = "physics",
        /// Математика.
        Mathematics = "mathematics",
        /// Алгебра.
        Algebra = "algebra",
        /// Геометрия.
        Geometry = "geometry",
        /// Информатика.
        Informatics = "informatics",
        /// Дене шынықтыру.
        PhysicalEducation = "physical_education",
        /// Көркем еңбек.
        ArtWork = "art_work",
        /// Музыка.
        Music = "music",
    }
}

/// A subject: one of the contract's, or the person's own.
///
/// Ordered as the contract lists them, own subjects last, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// One that the contract names.
    School(SchoolSubject),
    /// The person's own, an id of `[a-z_]{1,40}`.
    Own(Box<str>),
}

impl Subject {
    /// The subject of that id; `None` if it is not `[a-z_]{1,40}`.
    pub fn from_id(id: &str) -> Option<Self> {
        if let Some(subject) = SchoolSubject::from_code(id) {
            return Some(Self::School(subject));
        }
        let fits = (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        fits.then(|| Self::Own(id.into()))
    }
    /// Its id in the contract.
    pub fn id(&self) -> &str {
        match self {
            Self::School(subject) => subject.code(),
            Self::Own(id) => id,
        }
    }
}

/// The grades of a document, one for a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grades(Vec<(Subject, Grade)>);

impl Grades {
    /// The grade in a subject, if it is entered.
    pub fn get(&self, subject: &Subject) -> Option<Grade> {
        self.0.iter().find(|(s, _)| s == subject).map(|(_, g)| *g)
    }
    /// Enters a grade, or takes it back with `None`.
    pub fn set(&mut self, subject: Subject, grade: Option<Grade>) {
        self.0.retain(|(s, _)| *s != subject);
        if let Some(grade) = grade {
            self.0.push((subject, grade));
            self.0.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        }
    }
    /// All of them, in the order of subjects.
    pub fn iter(&self) -> impl Iterator<Item = &(Subject, Grade)> {
        self.0.iter()
    }
}

/// A decimal as a person wrote it, up to four decimals, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The value in ten-thousandths, exact.
    pub ten_thousandths: i64,
    /// How many decimals were written, 0 to 4.
    pub decimals: u8,
}

/// Why a text is not a number we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Not digits with at most one point or comma and at most four decimals after it.
    Malformed,
    /// A number, but below zero or above a million.
    OutOfRange,
}

impl Decimal {
    /// Reads `4.62` or `4,62`.
    ///
    /// # Errors
    /// [`NotANumber`] if it is none.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = match text.find(['.', ',']) {
            Some(at) => (text.get(..at).unwrap_or(""), text.get(at + 1..)),
            None => (text, None),
        };
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let part_fits = part.is_none_or(|p| digits(p) && p.len() <= 4);
        if !digits(whole) || !part_fits || (whole.len() > 1 && whole.starts_with('0')) {
            return Err(NotANumber::Malformed);
        }
        if negative || whole.len() > 7 {
            return Err(NotANumber::OutOfRange);
        }
        let part = part.unwrap_or("");
        let mut value: i64 = 0;
        let padding = std::iter::repeat_n(b'0', 4 - part.len().min(4));
        for digit in whole.bytes().chain(part.bytes()).chain(padding) {
            value = value * 10 + i64::from(digit - b'0');
        }
        if value > 1_000_000 * 10_000 {
            return Err(NotANumber::OutOfRange);
        }
        Ok(Self { ten_thousandths: value, decimals: u8::try_from(part.len()).unwrap_or(4) })
    }
}

impl std::fmt::Display for Decimal {
    /// As it was written, with a point: `4.620`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = self.ten_thousandths / 10_000;
        write!(f, "{whole}")?;
        if self.decimals > 0 {
            f.write_str(".")?;
        }
        let mut rest = self.ten_thousandths % 10_000;
        for _ in 0..self.decimals {
            write!(f, "{}", rest / 1000)?;
            rest = rest % 1000 * 10;
        }
        Ok(())
    }
}

/// An exact average: a sum over a count, never rounded.
///
/// Two averages are compared by cross-multiplication; rounding happens only in [`Average::shown`].
#[derive(Clone, Copy, Debug)]
pub struct Average {
    /// What was added up.
    pub sum: i64,
    /// By what it is divided, at least 1.
    pub count: i64,
}

impl Average {
    /// The average; `None` without anything to divide by.
    pub fn new(sum: i64, count: i64) -> Option<Self> {
        (count > 0).then_some(Self { sum, count })
    }
    /// Numerator and denominator in lowest terms.
    pub fn reduced(self) -> (i64, i64) {
        let (mut a, mut b) = (self.sum.abs(), self.count);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.max(1);
        (self.sum / divisor, self.count / divisor)
    }
    /// Hundredths, half up, for reading only.
    pub fn hundredths(self) -> i64 {
        (self.sum * 200 + self.count).div_euclid(self.count * 2)
    }
    /// Two decimals, half up, for reading only: `4.67`.
    pub fn shown(self) -> String {
        let hundredths = self.hundredths();
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
    /// As a reduced fraction: `14/3`, or `4`.
    pub fn exact(self) -> String {
        match self.reduced() {
            (whole, 1) => format!("{whole}"),
            (a, b) => format!("{a}/{b}"),
        }
    }
}

impl PartialEq for Average {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Average {}
impl PartialOrd for Average {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Average {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = i128::from(self.sum) * i128::from(other.count);
        let right = i128::from(other.sum) * i128::from(self.count);
        left.cmp(&right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_people_write_them() {
        assert_eq!(Decimal::parse("4,62").unwrap().to_string(), "4.62");
        assert_eq!(Decimal::parse("4.620").unwrap().to_string(), "4.620");
        assert_eq!(Decimal::parse("0.05").unwrap().to_string(), "0.05");
        for bad in ["", " 4", ".", "4.", ",5", "4.62345", "4 62", "1e3", "٤", "+4", "4.6.2", "04"] {
            assert_eq!(Decimal::parse(bad), Err(NotANumber::Malformed), "{bad}");
        }
        for far in ["-1", "1000001", "99999999999999999999999999"] {
            assert_eq!(Decimal::parse(far), Err(NotANumber::OutOfRange), "{far}");
        }
    }

    #[test]
    fn averages_round_half_up_only_to_be_read() {
        let average = |sum, count| Average::new(sum, count).unwrap();
        assert_eq!(average(14, 3).exact(), "14/3");
        assert_eq!(average(14, 3).shown(), "4.67");
        assert_eq!(average(12, 3).exact(), "4");
        assert_eq!(average(7745, 1000).shown(), "7.75");
        assert_eq!(average(1, 200).shown(), "0.01");
        assert!(average(14, 3) > average(467, 100).min(average(466, 100)));
        assert!(Average::new(1, 0).is_none());
    }
}
