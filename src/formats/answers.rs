//! A case as readable `key=value` answers: what the browser remembers, what links can carry, and what
//! the questions on the page read and write.
//!
//! Keys are those of [`Place`]; a choice's start with its number, from 1: `1.form=full_time`. Reading is total: what
//! cannot be used is left out and named.

use super::date_text::{read_date, read_moment, write_date, write_moment};
use super::percent::{escape, unescape};
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::{Case, ExamMark, SpecialtyCode};
use crate::rules::grade::{Decimal, Grade, Subject};
use crate::rules::question::{Kind, Place, Value};

/// The longest answer that is read; longer ones are no answer.
const LONGEST: usize = 400;

/// An answer as text.
pub fn text_of(kind: Kind, value: &Value) -> String {
    let code = |at: usize| kind.codes().get(at).copied().unwrap_or("");
    let none_if_empty = |text: String| if text.is_empty() { "none".to_string() } else { text };
    match value {
        Value::Moment(moment) => write_moment(*moment),
        Value::Day(day) => write_date(*day),
        Value::Year(year) => year.to_string(),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_string(),
        Value::One(at) => code(*at).to_string(),
        Value::Several(bits) => {
            let ticked: Vec<&str> = places(*bits).map(code).collect();
            none_if_empty(ticked.join(","))
        }
        Value::Decimal(decimal) => decimal.to_string(),
        Value::Grade(grade) => grade.get().to_string(),
        Value::Specialty(code) => code.to_string(),
        Value::Subject(subject) => subject.id().to_string(),
        Value::Subjects(subjects) => {
            let ids: Vec<&str> = subjects.iter().map(|s| s.as_ref().map_or("", Subject::id)).collect();
            if ids.is_empty() { "none".to_string() } else { ids.join(",") }
        }
        Value::Marks(marks) => {
            let text = |n: Option<Decimal>| n.map_or(String::new(), |n| n.to_string());
            let marks = marks.iter().map(|m| format!("{}/{}", text(m.mark), text(m.out_of)));
            none_if_empty(marks.collect::<Vec<_>>().join(","))
        }
        Value::Text(text) => text.clone(),
    }
}

/// The places in a list whose bits are set.
pub fn places(bits: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |at| bits & (1 << at) != 0)
}

/// The answer of a kind that is written so.
///
/// # Errors
/// What is wrong with it.
pub fn parse(kind: Kind, text: &str) -> Result<Value, IgnoredReason> {
    let place = |codes: &[&str], text: &str| {
        codes.iter().position(|code| *code == text).ok_or(IgnoredReason::UnknownValue)
    };
    match kind {
        Kind::Moment => read_moment(text).map(Value::Moment).ok_or(IgnoredReason::BadDate),
        Kind::Day => read_date(text).map(Value::Day).ok_or(IgnoredReason::BadDate),
        Kind::Year => {
            let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            let year = if digits { text.parse().ok() } else { None };
            in_range(year.ok_or(IgnoredReason::BadNumber)?)
        }
        Kind::YesNo => match text {
            "yes" => Ok(Value::YesNo(true)),
            "no" => Ok(Value::YesNo(false)),
            _ => Err(IgnoredReason::UnknownValue),
        },
        Kind::One(codes) => place(codes, text).map(Value::One),
        Kind::Several(codes) => {
            let mut bits = 0;
            if text != "none" {
                for code in text.split(',') {
                    bits |= 1 << place(codes, code)?;
                }
            }
            Ok(Value::Several(bits))
        }
        Kind::Average => {
            let average = Decimal::parse(text)?;
            let fits = (20_000..=50_000).contains(&average.ten_thousandths);
            if fits { Ok(Value::Decimal(average)) } else { Err(IgnoredReason::OutOfRange) }
        }
        Kind::Mark => Ok(Value::Decimal(Decimal::parse(text)?)),
        Kind::Grade => grade(text).map(Value::Grade),
        Kind::Specialty => {
            SpecialtyCode::parse(text).map(Value::Specialty).ok_or(IgnoredReason::UnknownValue)
        }
        Kind::Subject => Subject::from_id(text).map(Value::Subject).ok_or(IgnoredReason::UnknownValue),
        Kind::Subjects => subjects(text).map(Value::Subjects),
        Kind::Marks => marks(text).map(Value::Marks),
        Kind::Text => Ok(Value::Text(text.to_string())),
        Kind::Whole => Err(IgnoredReason::UnknownField),
    }
}

/// A year of a document, 1900 to 2200.
pub(super) fn in_range(year: i64) -> Result<Value, IgnoredReason> {
    let year = i32::try_from(year).ok().filter(|year| (1900..=2200).contains(year));
    year.map(Value::Year).ok_or(IgnoredReason::OutOfRange)
}

fn grade(text: &str) -> Result<Grade, IgnoredReason> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = if digits { text.parse().ok() } else { None }.ok_or(IgnoredReason::BadNumber)?;
    Grade::new(number).ok_or(IgnoredReason::OutOfRange)
}

fn subjects(text: &str) -> Result<Vec<Option<Subject>>, IgnoredReason> {
    let mut subjects = Vec::new();
    if text != "none" {
        for id in text.split(',') {
            let subject = Subject::from_id(id);
            if subject.is_none() && !id.is_empty() {
                return Err(IgnoredReason::UnknownValue);
            }
            subjects.push(subject);
        }
    }
    Ok(subjects)
}

fn marks(text: &str) -> Result<Vec<ExamMark>, IgnoredReason> {
    let number = |text: &str| if text.is_empty() { Ok(None) } else { Decimal::parse(text).map(Some) };
    let mut marks = Vec::new();
    if text != "none" {
        for mark in text.split(',') {
            let (mark, out_of) = mark.split_once('/').ok_or(IgnoredReason::BadNumber)?;
            marks.push(ExamMark { mark: number(mark)?, out_of: number(out_of)? });
        }
    }
    if marks.iter().all(plausible) { Ok(marks) } else { Err(IgnoredReason::OutOfRange) }
}

/// Whether a mark, as far as it is entered, can be one.
fn plausible(mark: &ExamMark) -> bool {
    match (mark.mark, mark.out_of) {
        (_, Some(out_of)) if out_of.ten_thousandths == 0 => false,
        (Some(mark), Some(out_of)) => mark.ten_thousandths <= out_of.ten_thousandths,
        (None, _) | (_, None) => true,
    }
}

/// The answer to a question as text; `None` if it is open.
pub fn get(case: &Case, place: &Place) -> Option<String> {
    case.answer(place).map(|value| text_of(place.question.kind(), &value))
}

/// Puts an answer into the case; an empty text takes it back.
///
/// # Errors
/// What is wrong with it; the case then holds no answer there.
pub fn set(case: &mut Case, place: &Place, text: &str) -> Result<(), IgnoredReason> {
    if text.len() > LONGEST {
        return Err(IgnoredReason::OutOfRange);
    }
    let value = if text.is_empty() { Ok(None) } else { parse(place.question.kind(), text).map(Some) };
    let trouble = value.as_ref().err().copied();
    case.put(place, value.unwrap_or_default());
    trouble.map_or(Ok(()), Err)
}

/// All answers of a case, in its order: what [`write()`] joins.
pub fn all(case: &Case) -> Vec<(Place, String)> {
    let text = |(place, value): (Place, Value)| {
        let text = text_of(place.question.kind(), &value);
        (place, text)
    };
    case.answers().into_iter().map(text).collect()
}

/// The case as one line: `base=basic_secondary&1.form=full_time`.
pub fn write(case: &Case) -> String {
    let pairs = all(case).into_iter().map(|(place, text)| format!("{}={}", place.key(), escape(&text)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The case of such a line, and the keys that could not be used.
pub fn read(line: &str) -> (Case, Vec<String>) {
    let mut case = Case::default();
    let mut unused = Vec::new();
    for pair in line.split('&').filter(|pair| !pair.is_empty()) {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        let used = Place::from_key(key)
            .zip(unescape(text))
            .is_some_and(|(place, text)| set(&mut case, &place, &text).is_ok());
        if !used {
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
