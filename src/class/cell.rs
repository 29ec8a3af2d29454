//! Cells to answers: how a cell of a column is read.

use std::collections::BTreeMap;

use super::column::{Field, Index};
use super::date;
use super::fold::{alike, bare, tidy};
use super::number::{to_four, without_zeros, written};
use super::table::Cell;
use crate::formats::answers::parse;
use crate::rules::assessment::IgnoredReason;
use crate::rules::code::{Code as _, codes};
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::question::{Kind, Place, Question, Value};
use crate::text::heading::{NO, NO_AVERAGE, NO_GRADE, NO_NAME, OPEN, YES, other_names, other_words};

codes! {
    /// What is wrong with a cell, a row or the file.
    pub enum Reason {
        /// A value that the column does not have.
        UnknownValue = "unknown_value",
        /// Beyond the range.
        OutOfRange = "out_of_range",
        /// Not a day, or one that can be read in two ways.
        BadDate = "bad_date",
        /// Not a number.
        BadNumber = "bad_number",
        /// A number of which a spreadsheet made a day.
        LooksLikeDate = "looks_like_date",
        /// A byte that the encoding does not have, or a control character.
        BadCharacter = "bad_character",
        /// An error value, or a reference to nothing.
        ErrorValue = "error_value",
        /// A formula whose value was not saved.
        FormulaWithoutValue = "formula_without_value",
        /// A quote that is never closed.
        UnclosedQuote = "unclosed_quote",
        /// A row that is no pupil.
        SkippedRow = "skipped_row",
        /// A second pupil of the same name.
        Duplicate = "duplicate",
        /// No heading is known.
        NoHeader = "no_header",
        /// Letters were lost before the file was saved.
        LostLetters = "lost_letters",
        /// More rows or columns than are read.
        TooMany = "too_many",
    }
}

impl From<IgnoredReason> for Reason {
    fn from(reason: IgnoredReason) -> Self {
        match reason {
            IgnoredReason::OutOfRange => Self::OutOfRange,
            IgnoredReason::BadDate => Self::BadDate,
            IgnoredReason::BadNumber => Self::BadNumber,
            IgnoredReason::Duplicate => Self::Duplicate,
            IgnoredReason::TooMany => Self::TooMany,
            IgnoredReason::UnknownField | IgnoredReason::UnknownValue | IgnoredReason::WrongType => {
                Self::UnknownValue
            }
        }
    }
}

/// Without the apostrophe that keeps a text from being taken for a formula.
pub fn without_guard(text: &str) -> &str {
    let guarded = |behind: &&str| behind.trim_start_matches('\'').starts_with(super::GUARDED);
    text.strip_prefix('\'').filter(guarded).unwrap_or(text)
}

/// The text of a cell, without spaces at its ends.
///
/// # Errors
/// If it holds what is no text: an error value, a formula without a value, a character that is none.
pub fn text(cell: &Cell) -> Result<String, Reason> {
    match cell {
        Cell::Text(text) => {
            if text.chars().any(is_bad) {
                return Err(Reason::BadCharacter);
            }
            let text = tidy(text);
            if is_error(&text) { Err(Reason::ErrorValue) } else { Ok(tidy(without_guard(&text))) }
        }
        Cell::Number(_) | Cell::Day(..) | Cell::YesNo(_) => Ok(cell.shown()),
        Cell::Error(_) => Err(Reason::ErrorValue),
        Cell::NoValue => Err(Reason::FormulaWithoutValue),
    }
}

fn is_bad(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
}

/// Whether a text is the error value of a spreadsheet: `#N/A`, `#ДЕЛ/0!`, `Err:502`.
fn is_error(text: &str) -> bool {
    let named = |name: &str| {
        let letters = name.trim_end_matches(['!', '?']);
        let fits = letters.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '_'));
        fits && !letters.is_empty() && (letters.len() < name.len() || letters == "N/A" || letters == "Н/Д")
    };
    let numbered = |number: &str| number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit());
    text.strip_prefix('#').is_some_and(named) || text.strip_prefix("Err:").is_some_and(numbered)
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.contains(&lower.as_str())
}

/// A name or a part of it; `None` if there is none.
///
/// # Errors
/// What is wrong with the cell.
pub fn name(cell: &Cell) -> Result<Option<String>, Reason> {
    let text = text(cell)?;
    let none = text.is_empty() || is_one_of(&text, OPEN) || is_one_of(&text, NO_NAME);
    Ok(if none { None } else { Some(text) })
}

/// The class or group; `None` if it is not given.
///
/// # Errors
/// What is wrong with the cell.
pub fn group(cell: &Cell) -> Result<Option<String>, Reason> {
    let text = text(cell)?;
    Ok(if text.is_empty() || is_one_of(&text, OPEN) { None } else { Some(text) })
}

/// How the cells of a column of answers are read: its words, looked up once.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Where the answer belongs.
    pub place: Place,
    kind: Kind,
    exact: BTreeMap<String, Word>,
    alike: BTreeMap<String, Word>,
    from_1904: bool,
}

/// What a word says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// A value of the list, by its place.
    One(usize),
    /// None of the list.
    NoneOfThem,
    /// Yes or no.
    YesNo(bool),
    /// A subject.
    Subject(Subject),
}

impl Reader {
    /// For a column of answers; `None` for a name or a group.
    pub fn new(index: &Index, field: &Field, from_1904: bool) -> Option<Self> {
        let Field::Answer(place) = field else { return None };
        let kind = place.question.kind();
        let (exact, alike) = (BTreeMap::new(), BTreeMap::new());
        let mut reader = Self { place: place.clone(), kind, exact, alike, from_1904 };
        match kind {
            Kind::YesNo => reader.yes_and_no(index),
            Kind::One(codes) => reader.list(index, codes),
            Kind::Several(codes) => {
                reader.list(index, codes);
                reader.none(index);
            }
            Kind::Subject => reader.subjects(index),
            Kind::Subjects => {
                reader.subjects(index);
                reader.none(index);
            }
            Kind::Moment
            | Kind::Day
            | Kind::Year
            | Kind::Average
            | Kind::Mark
            | Kind::Grade
            | Kind::Specialty
            | Kind::Marks
            | Kind::Text
            | Kind::Whole => {}
        }
        Some(reader)
    }

    fn add(&mut self, name: &str, word: &Word) {
        // A tick has no letters: it is looked up as it is.
        let name = if bare(name).is_empty() { name.to_string() } else { bare(name) };
        // All ticks without letters would be alike, and every other sign with them.
        let folded = alike(&name);
        if !folded.is_empty() {
            self.alike.entry(folded).or_insert_with(|| word.clone());
        }
        self.exact.entry(name).or_insert_with(|| word.clone());
    }

    fn yes_and_no(&mut self, index: &Index) {
        for (yes, words) in [(true, YES), (false, NO)] {
            let shown = index.words().iter().map(|own| own.yes_or_no(yes));
            for word in shown.chain(words.iter().copied()) {
                self.add(word, &Word::YesNo(yes));
            }
        }
        for (word, yes) in
            [("yes", true), ("да", true), ("иә", true), ("no", false), ("нет", false), ("жоқ", false)]
        {
            self.add(word, &Word::YesNo(yes));
        }
    }

    fn list(&mut self, index: &Index, codes: &[&str]) {
        let question = self.place.question.clone();
        for (at, code) in codes.iter().enumerate() {
            self.add(code, &Word::One(at));
            for words in index.words() {
                self.add(words.option(&question, at), &Word::One(at));
            }
        }
        for (code, words) in other_words(&question) {
            if let Some(at) = codes.iter().position(|known| known == code) {
                for word in *words {
                    self.add(word, &Word::One(at));
                }
            }
        }
    }

    fn none(&mut self, index: &Index) {
        for words in index.words() {
            self.add(&words.list(&[]), &Word::NoneOfThem);
        }
        for word in ["none", "no", "нет", "жоқ"] {
            self.add(word, &Word::NoneOfThem);
        }
    }

    fn subjects(&mut self, index: &Index) {
        for subject in SchoolSubject::ALL {
            let subject = Subject::School(*subject);
            let word = Word::Subject(subject.clone());
            self.add(subject.id(), &word);
            for words in index.words() {
                self.add(&words.subject(&subject), &word);
            }
            for name in other_names(&Question::Grade(subject)) {
                self.add(name, &word);
            }
        }
    }

    fn word(&self, text: &str) -> Option<&Word> {
        let name = bare(text);
        let name = if name.is_empty() { tidy(text) } else { name };
        self.exact.get(&name).or_else(|| self.alike.get(&alike(text)))
    }

    /// The answer in a cell; `None` if it is not answered.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(&self, cell: &Cell) -> Result<Option<Value>, Reason> {
        let text = text(cell)?;
        if text.is_empty() || (self.kind != Kind::YesNo && is_one_of(&text, OPEN)) {
            return Ok(None);
        }
        if self.kind == Kind::YesNo && !matches!(text.as_str(), "-" | "–" | "—") && is_one_of(&text, OPEN)
        {
            return Ok(None);
        }
        // Of what is to be a number, people write it so that it stays one.
        let plain = text.trim_start_matches('\'');
        match self.kind {
            Kind::Day => self.day(cell, plain).map(Value::Day).map(Some).ok_or(Reason::BadDate),
            Kind::Moment => self.moment(cell, plain).map(Some),
            Kind::Year => Ok(Some(parse(self.kind, without_zeros(&plain.replace(',', ".")))?)),
            Kind::Average => self.average(cell, plain),
            Kind::Grade => grade(cell, plain),
            Kind::Mark | Kind::Marks => self.marks(plain).map(Some),
            Kind::YesNo => match self.word(&text) {
                Some(Word::YesNo(yes)) => Ok(Some(Value::YesNo(*yes))),
                _ => Err(Reason::UnknownValue),
            },
            Kind::One(_) => match self.word(without_zeros(&text)) {
                Some(Word::One(at)) => Ok(Some(Value::One(*at))),
                _ => Err(Reason::UnknownValue),
            },
            Kind::Several(_) => self.several(&text).map(Some),
            Kind::Specialty => {
                let code = plain.split(' ').next().unwrap_or_default();
                Ok(Some(parse(self.kind, code)?))
            }
            Kind::Subject => match self.word(&text) {
                Some(Word::Subject(subject)) => Ok(Some(Value::Subject(subject.clone()))),
                _ => Ok(Some(parse(self.kind, &text)?)),
            },
            Kind::Subjects => self.several_subjects(&text).map(Some),
            Kind::Text => Ok(Some(parse(self.kind, &text)?)),
            Kind::Whole => Err(Reason::UnknownValue),
        }
    }

    fn day(&self, cell: &Cell, text: &str) -> Option<crate::rules::calendar::Date> {
        match cell {
            Cell::Day(day, _) => *day,
            Cell::Text(_) | Cell::Number(_) => date::day(text, self.from_1904),
            Cell::YesNo(_) | Cell::Error(_) | Cell::NoValue => None,
        }
    }

    fn moment(&self, cell: &Cell, text: &str) -> Result<Value, Reason> {
        let written = parse(Kind::Moment, &text.replace(' ', "T"));
        let typed = text.split_once(' ').and_then(|(day, time)| crate::formats::input::moment(day, time));
        let day = self.day(cell, text).map(crate::rules::calendar::Moment::morning);
        written.ok().or(typed.or(day).map(Value::Moment)).ok_or(Reason::BadDate)
    }

    fn average(&self, cell: &Cell, text: &str) -> Result<Option<Value>, Reason> {
        if is_one_of(text, NO_AVERAGE) {
            return Ok(None);
        }
        if matches!(cell, Cell::Day(..)) || date::looks_like_day(text) {
            return Err(Reason::LooksLikeDate);
        }
        let decimal = written(text).map(|decimal| to_four(&decimal));
        Ok(Some(parse(self.kind, decimal.as_deref().unwrap_or(text))?))
    }

    /// `80/100; 4,5/5`: marks are parted by semicolons, or by commas if no number has one.
    fn marks(&self, text: &str) -> Result<Value, Reason> {
        let several = text.matches('/').count() > 1;
        let marks = if text.contains([';', '+']) || !several {
            let marks = text.split([';', '+']).map(|mark| mark.replace(',', ".").replace(' ', ""));
            marks.collect::<Vec<_>>().join(",")
        } else {
            text.replace(' ', "")
        };
        let none = self.kind == Kind::Marks && is_one_of(text, &["жоқ", "нет", "none", "no"]);
        Ok(parse(self.kind, if none { "none" } else { &marks })?)
    }

    fn several(&self, text: &str) -> Result<Value, Reason> {
        let mut bits = 0_u32;
        for word in self.parts(text)? {
            match word {
                Word::One(at) => bits |= 1 << at,
                Word::NoneOfThem => {}
                Word::YesNo(_) | Word::Subject(_) => return Err(Reason::UnknownValue),
            }
        }
        Ok(Value::Several(bits))
    }

    fn several_subjects(&self, text: &str) -> Result<Value, Reason> {
        let mut subjects = Vec::new();
        for word in self.parts(text)? {
            match word {
                Word::Subject(subject) => subjects.push(Some(subject)),
                Word::NoneOfThem => {}
                Word::YesNo(_) | Word::One(_) => return Err(Reason::UnknownValue),
            }
        }
        Ok(Value::Subjects(subjects))
    }

    /// The words of a list. A word may hold what parts words; so the longest one that is known is taken each time.
    fn parts(&self, text: &str) -> Result<Vec<Word>, Reason> {
        let mut words = Vec::new();
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches([' ', ',', ';', '/', '+']);
            if rest.is_empty() {
                return Ok(words);
            }
            let ends = rest.match_indices([',', ';', '/', '+']).map(|(at, _)| at).chain([rest.len()]);
            let ends: Vec<usize> = ends.collect();
            // No list has values with more signs than these.
            let mut likely = ends.iter().take(8).chain(ends.last()).rev();
            let found = likely.find_map(|end| Some((self.of_text(rest.get(..*end)?)?, *end)));
            let (word, end) = found.ok_or(Reason::UnknownValue)?;
            words.push(word);
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    fn of_text(&self, text: &str) -> Option<Word> {
        let own = || Subject::from_id(&tidy(text)).map(Word::Subject);
        let found = self.word(text).cloned();
        if self.kind == Kind::Subjects { found.or_else(own) } else { found }
    }
}

/// `5`, `5,0`, `5 (отлично)`, `«5»`.
fn grade(cell: &Cell, text: &str) -> Result<Option<Value>, Reason> {
    if NO_GRADE.contains(&bare(text).as_str()) {
        return Ok(None);
    }
    if matches!(cell, Cell::Day(..)) {
        return Err(Reason::LooksLikeDate);
    }
    let text = text.trim_matches(['«', '»', '"', '“', '”', '„', ' ']);
    let text = match text.split_once('(') {
        Some((number, word)) if word.ends_with(')') && !word.contains(|c: char| c.is_ascii_digit()) => {
            number.trim_end()
        }
        _ => text,
    };
    let decimal = written(text).ok_or(Reason::BadNumber)?;
    Ok(Some(parse(Kind::Grade, without_zeros(&decimal))?))
}
