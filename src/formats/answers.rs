//! A case as readable `key=value` answers: what the browser remembers, what links can carry, and what
//! the questions on the page read and write.
//!
//! Keys of a choice start with its number, from 1: `1.form=full_time`. Reading is total: what
//! cannot be used is left out and said so.

use super::date_text::{read_date, read_moment, write_date, write_moment};
use super::percent::{escape, unescape};
use crate::rules::assessment::IgnoredReason;
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{Case, Choice, Document, ExamMark, MAX_CHOICES, SpecialtyCode};
use crate::rules::code::{Code, Set};
use crate::rules::grade::{Decimal, Grade, Subject};

/// The longest answer that is read; longer ones are no answer.
const LONGEST: usize = 400;

/// Keys of the person, in the order of the case.
const OF_PERSON: &[&str] = &[
    "at",
    "restrictions",
    "status",
    "birth",
    "base",
    "qualification",
    "issued_in",
    "document_year",
    "digitised",
    "average",
    "disability",
    "impairments",
    "quotas",
    "service",
    "on_duty",
    "state_funded",
    "court",
    "consent",
];

/// Keys of a choice, in the order of the case.
const OF_CHOICE: &[&str] = &[
    "label",
    "specialty",
    "kind",
    "level",
    "provider",
    "form",
    "basis",
    "channel",
    "same_profile",
    "language",
    "profile",
    "marks",
];

/// An answer as text.
trait Answer {
    fn write(&self) -> Option<String>;
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason>;
    fn clear(&mut self);
}

impl<T: Code> Answer for Option<T> {
    fn write(&self) -> Option<String> {
        self.map(|value| value.code().to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = Some(T::from_code(text).ok_or(IgnoredReason::UnknownValue)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<bool> {
    fn write(&self) -> Option<String> {
        self.map(|value| if value { "yes" } else { "no" }.to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => return Err(IgnoredReason::UnknownValue),
        };
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<Date> {
    fn write(&self) -> Option<String> {
        self.map(write_date)
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = Some(read_date(text).ok_or(IgnoredReason::BadDate)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<Moment> {
    fn write(&self) -> Option<String> {
        self.map(write_moment)
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = Some(read_moment(text).ok_or(IgnoredReason::BadDate)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

/// A year of a document, 1900 to 2200.
impl Answer for Option<i32> {
    fn write(&self) -> Option<String> {
        self.map(|year| year.to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let year = if digits { text.parse().ok() } else { None };
        let year: i32 = year.ok_or(IgnoredReason::BadNumber)?;
        *self = Some(Some(year).filter(|y| (1900..=2200).contains(y)).ok_or(IgnoredReason::OutOfRange)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

/// The average of a document, 2 to 5.
impl Answer for Option<Decimal> {
    fn write(&self) -> Option<String> {
        self.map(|decimal| decimal.to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        let decimal = read_decimal(text)?;
        let fits = (20_000..=50_000).contains(&decimal.ten_thousandths);
        *self = Some(Some(decimal).filter(|_| fits).ok_or(IgnoredReason::OutOfRange)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Code> Answer for Option<Set<T>> {
    fn write(&self) -> Option<String> {
        let set = (*self)?;
        let codes: Vec<_> = set.iter().map(Code::code).collect();
        Some(if codes.is_empty() { "none".to_string() } else { codes.join(",") })
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        let mut set = Set::new();
        if text != "none" {
            for code in text.split(',') {
                set.insert(T::from_code(code).ok_or(IgnoredReason::UnknownValue)?);
            }
        }
        *self = Some(set);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<SpecialtyCode> {
    fn write(&self) -> Option<String> {
        self.map(|code| code.to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = Some(SpecialtyCode::parse(text).ok_or(IgnoredReason::UnknownValue)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<Subject> {
    fn write(&self) -> Option<String> {
        self.as_ref().map(|subject| subject.id().to_string())
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        *self = Some(Subject::from_id(text).ok_or(IgnoredReason::UnknownValue)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<Vec<Option<Subject>>> {
    fn write(&self) -> Option<String> {
        let places = self.as_ref()?;
        let ids: Vec<&str> = places.iter().map(|p| p.as_ref().map_or("", Subject::id)).collect();
        Some(if ids.is_empty() { "none".to_string() } else { ids.join(",") })
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        let mut places = Vec::new();
        if text != "none" {
            for id in text.split(',') {
                let subject = Subject::from_id(id);
                if subject.is_none() && !id.is_empty() {
                    return Err(IgnoredReason::UnknownValue);
                }
                places.push(subject);
            }
        }
        *self = Some(places);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Answer for Option<Vec<ExamMark>> {
    fn write(&self) -> Option<String> {
        let text = |n: Option<Decimal>| n.map_or(String::new(), |n| n.to_string());
        let marks = self.as_ref()?.iter().map(|m| format!("{}/{}", text(m.mark), text(m.out_of)));
        let marks = marks.collect::<Vec<_>>().join(",");
        Some(if marks.is_empty() { "none".to_string() } else { marks })
    }
    fn read(&mut self, text: &str) -> Result<(), IgnoredReason> {
        let number = |text: &str| if text.is_empty() { Ok(None) } else { read_decimal(text).map(Some) };
        let mut marks = Vec::new();
        if text != "none" {
            for mark in text.split(',') {
                let (mark, out_of) = mark.split_once('/').ok_or(IgnoredReason::BadNumber)?;
                marks.push(ExamMark { mark: number(mark)?, out_of: number(out_of)? });
            }
        }
        if marks.iter().any(|m| !plausible(m)) {
            return Err(IgnoredReason::OutOfRange);
        }
        *self = Some(marks);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

/// Whether a mark, as far as it is entered, can be one.
fn plausible(mark: &ExamMark) -> bool {
    match (mark.mark, mark.out_of) {
        (_, Some(out_of)) if out_of.ten_thousandths == 0 => false,
        (Some(mark), Some(out_of)) => mark.ten_thousandths <= out_of.ten_thousandths,
        (None, _) | (_, None) => true,
    }
}

fn read_decimal(text: &str) -> Result<Decimal, IgnoredReason> {
    Decimal::parse(text).map_err(IgnoredReason::from)
}

/// The place of an answer in the case; choices up to its number come into being.
fn slot<'a>(case: &'a mut Case, key: &str) -> Option<&'a mut dyn Answer> {
    if let Some((number, key)) = key.split_once('.')
        && let Ok(number) = number.parse::<usize>()
    {
        return slot_of_choice(choice_mut(case, number.checked_sub(1)?)?, key);
    }
    let who = &mut case.applicant;
    Some(match key {
        "at" => &mut case.as_of,
        "restrictions" => &mut case.restrictions_in_force,
        "status" => &mut who.status,
        "birth" => &mut who.birth_date,
        "base" => &mut who.base,
        "qualification" => &mut who.vocational_qualification,
        "issued_in" => &mut who.education_document.issued_in,
        "document_year" => &mut who.education_document.year,
        "digitised" => &mut who.education_document.digitised,
        "average" => &mut who.certificate_average,
        "disability" => &mut who.disability,
        "impairments" => &mut who.impairments,
        "quotas" => &mut who.quotas,
        "service" => &mut who.out_of_competition,
        "on_duty" => &mut who.parent_died_or_disabled_on_duty,
        "state_funded" => &mut who.state_funded_before,
        "court" => &mut who.deprived_by_court,
        "consent" => &mut who.consents_to_data_access,
        _ => return None,
    })
}

fn slot_of_choice<'a>(choice: &'a mut Choice, key: &str) -> Option<&'a mut dyn Answer> {
    Some(match key {
        "specialty" => &mut choice.specialty,
        "kind" => &mut choice.kind,
        "level" => &mut choice.level,
        "provider" => &mut choice.provider,
        "form" => &mut choice.form,
        "basis" => &mut choice.basis,
        "channel" => &mut choice.channel,
        "same_profile" => &mut choice.same_profile,
        "language" => &mut choice.language,
        "profile" => &mut choice.profile,
        "marks" => &mut choice.exam_marks,
        _ => return None,
    })
}

/// The choice at that place, from 0; it and those before it come into being.
pub fn choice_mut(case: &mut Case, at: usize) -> Option<&mut Choice> {
    if at >= MAX_CHOICES {
        return None;
    }
    let choices = case.choices.get_or_insert_with(Vec::new);
    while choices.len() <= at {
        choices.push(Choice::default());
    }
    choices.get_mut(at)
}

/// The answer under a key as text; `None` if it is open or there is no such key.
pub fn get(case: &Case, key: &str) -> Option<String> {
    if let Some(id) = key.strip_prefix("grade.") {
        return case.applicant.grades.get(&Subject::from_id(id)?).map(|grade| grade.get().to_string());
    }
    if let Some(rest) = key.strip_prefix("paper.") {
        let (code, until) = rest.strip_suffix(".until").map_or((rest, false), |code| (code, true));
        let paper = case.documents.get(Document::from_code(code)?);
        return if until { paper.valid_until.write() } else { paper.held.write() };
    }
    if let Some((number, "label")) = key.split_once('.') {
        let choice = case.choices().get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        return Some(choice.label.clone()).filter(|label| !label.is_empty());
    }
    let number = key.split_once('.').and_then(|(number, _)| number.parse::<usize>().ok());
    if number.is_some_and(|number| number > case.choices().len()) {
        return None;
    }
    slot(&mut case.clone(), key)?.write()
}

/// Puts an answer into the case; an empty text takes it back.
///
/// # Errors
/// What is wrong with it; the case then holds no answer there.
pub fn set(case: &mut Case, key: &str, text: &str) -> Result<(), IgnoredReason> {
    if text.len() > LONGEST {
        return Err(IgnoredReason::OutOfRange);
    }
    if let Some(id) = key.strip_prefix("grade.") {
        let subject = Subject::from_id(id).ok_or(IgnoredReason::UnknownField)?;
        let grade = read_grade(text);
        case.applicant.grades.set(subject, grade.ok().flatten());
        return grade.map(|_| ());
    }
    if let Some(rest) = key.strip_prefix("paper.") {
        return set_paper(case, rest, text);
    }
    if let Some((number, "label")) = key.split_once('.') {
        let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let choice = at.and_then(|at| choice_mut(case, at)).ok_or(IgnoredReason::UnknownField)?;
        choice.label = text.to_string();
        return Ok(());
    }
    write_into(slot(case, key).ok_or(IgnoredReason::UnknownField)?, text)
}

fn read_grade(text: &str) -> Result<Option<Grade>, IgnoredReason> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = if digits { text.parse().ok() } else { None }.ok_or(IgnoredReason::BadNumber)?;
    Grade::new(number).map(Some).ok_or(IgnoredReason::OutOfRange)
}

fn set_paper(case: &mut Case, key: &str, text: &str) -> Result<(), IgnoredReason> {
    let (code, until) = key.strip_suffix(".until").map_or((key, false), |code| (code, true));
    let document = Document::from_code(code).ok_or(IgnoredReason::UnknownField)?;
    let mut paper = case.documents.get(document);
    let written = write_into(if until { &mut paper.valid_until } else { &mut paper.held }, text);
    case.documents.set(document, paper);
    written
}

/// Replaces an answer; one that cannot be read leaves none.
fn write_into(slot: &mut dyn Answer, text: &str) -> Result<(), IgnoredReason> {
    slot.clear();
    if text.is_empty() { Ok(()) } else { slot.read(text) }
}

/// All answers of a case, in its order: what [`write()`] joins.
pub fn all(case: &Case) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    let mut take = |key: String| {
        if let Some(text) = get(case, &key) {
            answers.push((key, text));
        }
    };
    for key in OF_PERSON {
        take((*key).to_string());
    }
    for (subject, _) in case.applicant.grades.iter() {
        take(format!("grade.{}", subject.id()));
    }
    for document in Document::ALL {
        take(format!("paper.{}", document.code()));
        take(format!("paper.{}.until", document.code()));
    }
    for number in 1..=case.choices().len() {
        for key in OF_CHOICE {
            take(format!("{number}.{key}"));
        }
    }
    answers
}

/// The case as one line: `base=basic_secondary&1.form=full_time`.
pub fn write(case: &Case) -> String {
    let pairs = all(case).into_iter().map(|(key, text)| format!("{key}={}", escape(&text)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The case of such a line, and the keys that could not be used.
pub fn read(line: &str) -> (Case, Vec<String>) {
    let mut case = Case::default();
    let mut unused = Vec::new();
    for pair in line.split('&').filter(|pair| !pair.is_empty()) {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        let read = unescape(text).ok_or(IgnoredReason::WrongType);
        if read.and_then(|text| set(&mut case, key, &text)).is_err() {
            unused.push(key.to_string());
        }
    }
    (case, unused)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "at=2026-08-03T10:00&restrictions=no&status=kandas&birth=2011-03-09&base=vocational\
        &qualification=worker&issued_in=kazakhstan&document_year=2026&digitised=yes&average=4.62&disability=none\
        &impairments=none&quotas=rural_youth,orphan&service=serviceman&on_duty=no&state_funded=no&court=no\
        &consent=yes&grade.algebra=5&grade.astronomy=3&paper.photo=yes&paper.medical_075u.until=2026-12-31\
        &1.label=%D0%9C%D0%B5%D0%B4%20%26%20%25&1.specialty=06130100&1.kind=general&1.level=mid_level\
        &1.provider=college&1.form=full_time&1.basis=state_order&1.channel=portal&1.same_profile=yes\
        &1.language=kazakh_language&1.profile=algebra,informatics&1.marks=80/100,/5&2.form=evening";

    #[test]
    fn a_full_case_comes_back() {
        let (case, unused) = read(FULL);
        assert!(unused.is_empty(), "{unused:?}");
        assert_eq!(write(&case), FULL);
        assert_eq!(case.choices()[0].label, "Мед & %");
    }

    #[test]
    fn every_cut_and_every_flip_is_read_without_a_panic() {
        for at in 0..FULL.len() {
            let _ = read(&FULL[..at]);
            let mut bytes = FULL.as_bytes().to_vec();
            for flip in [1, 4, 16, 64, 128] {
                bytes[at] ^= flip;
                let _ = read(&String::from_utf8_lossy(&bytes));
                bytes[at] ^= flip;
            }
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_and_the_rest_stays() {
        let (case, unused) =
            read("base=x&9.form=full_time&0.form=evening&average=7&birth=2011-02-30&consent=yes&y");
        assert_eq!(unused, ["base", "9.form", "0.form", "average", "birth", "y"]);
        assert_eq!(case.applicant.consents_to_data_access, Some(true));
        assert!(case.choices().is_empty());
    }
}
