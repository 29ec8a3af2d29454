//! Reads and writes a cohort as the contract's JSON (`talapker-cohort/1`).
//!
//! Row by row: one that cannot be used is left out and named with its path and a reason, and never stops the others. An
//! unknown field of a row is named, and the row is used. Only text that is not JSON, or whose `format` is missing or not
//! known, is refused.

mod applicant;
mod fields;
mod write;

use std::borrow::Cow;
use std::fmt;

use serde_json::value::RawValue;

use super::case_json::Ignored;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::{Cohort, Fault, Part, Programme, Row, UnusedReserved};
use applicant::Told;
use fields::{Raw, count, fields, list, text, yes_no};
pub use write::write;

/// The name of the format.
pub const FORMAT: &str = "talapker-cohort/1";

/// A cohort and what of its text was not used.
#[derive(Clone, Debug)]
pub struct Read {
    /// The cohort.
    pub cohort: Cohort,
    /// What was not used.
    pub ignored: Ignored,
}

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not JSON: what the parser says, with line and column.
    NotJson(String),
    /// Not an object.
    NotACohort,
    /// `format` is missing or not known.
    UnknownFormat,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(says) => write!(f, "this is not JSON: {says}"),
            Self::NotACohort => f.write_str("a cohort is a JSON object"),
            Self::UnknownFormat => {
                write!(f, "`format` is missing or not known; this program reads \"{FORMAT}\"")
            }
        }
    }
}

/// Reads a cohort.
///
/// # Errors
/// [`Refused`] if the text is not JSON or its `format` is missing or not known.
///
/// ```
/// use talapker::formats::cohort_json::read;
///
/// let text = r#"{ "format": "talapker-cohort/1",
///     "programmes": [ { "id": "p1", "seats": 2 } ],
///     "applicants": [ { "id": "a1", "choices": [ { "programme": "p1", "score": "14/3" } ] },
///                     { "id": "a2", "choices": [ { "programme": "p1", "score": 4.5 } ] } ] }"#;
/// let read = read(text).unwrap();
/// assert_eq!(read.cohort.len(), 1);
/// assert_eq!(read.ignored[0].0, "applicants.1.choices.0.score");
/// ```
pub fn read(text: &str) -> Result<Read, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut ignored = Ignored::new();
    let known = ["format", "seed", "unused_reserved", "minimum_group", "programmes", "applicants"];
    let mut found = [None; 6];
    let read = fields(text, &known, &mut found, &mut |name, reason| ignored.push((name.to_string(), reason)));
    read.map_err(|_| match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => Refused::NotACohort,
        Err(error) => Refused::NotJson(error.to_string()),
    })?;
    let [format, seed, unused, minimum, programmes, applicants] = found;
    if format.and_then(|format| self::text(format).ok()).as_deref() != Some(FORMAT) {
        return Err(Refused::UnknownFormat);
    }
    let mut cohort = Cohort::default();
    let mut setting = |name: &str, read: Result<(), IgnoredReason>| {
        ignored.extend(read.err().map(|reason| (name.to_string(), reason)));
    };
    setting("seed", set(&mut cohort.seed, seed, fields::seed));
    setting("unused_reserved", set(&mut cohort.unused_reserved, unused, code(UnusedReserved::from_code)));
    setting("minimum_group", set(&mut cohort.minimum_group, minimum, count));
    let mut reader = Reader { cohort, ignored };
    reader.rows("programmes", programmes, Reader::programme);
    reader.rows("applicants", applicants, Reader::applicant);
    let Reader { cohort, ignored } = reader;
    Ok(Read { cohort, ignored })
}

/// Reads a value into its place, which stays as it is if the value is missing or cannot be used.
fn set<T>(
    place: &mut T,
    raw: Raw,
    read: impl FnOnce(&RawValue) -> Result<T, IgnoredReason>,
) -> Result<(), IgnoredReason> {
    if let Some(raw) = raw {
        *place = read(raw)?;
    }
    Ok(())
}

/// A reader of the values that have a name in the contract.
fn code<T>(from_code: impl Fn(&str) -> Option<T>) -> impl FnOnce(&RawValue) -> Result<T, IgnoredReason> {
    move |raw| from_code(&text(raw)?).ok_or(IgnoredReason::UnknownValue)
}

/// What is wrong with a row, by the path inside it.
type Wrong = (String, IgnoredReason);

/// Names the part of a row that cannot be used.
fn at(path: impl Into<String>) -> impl FnOnce(IgnoredReason) -> Wrong {
    move |reason| (path.into(), reason)
}

fn wrong(fault: Fault) -> Wrong {
    let path = match fault.part {
        Part::Row => String::new(),
        Part::Id => ".id".to_string(),
        Part::Reserved => ".reserved".to_string(),
        Part::CertificateAverage => ".certificate_average".to_string(),
        Part::Choice(at) => format!(".choices.{at}"),
        Part::ProgrammeOf(at) => format!(".choices.{at}.programme"),
        Part::ScoreOf(at) => format!(".choices.{at}.score"),
    };
    (path, fault.reason)
}

/// A value that a row cannot do without.
fn needed<'a>(raw: Raw<'a>, path: &str) -> Result<&'a RawValue, Wrong> {
    raw.ok_or_else(|| at(path)(IgnoredReason::WrongType))
}

struct Reader {
    cohort: Cohort,
    ignored: Ignored,
}

impl Reader {
    fn rows(&mut self, name: &str, raw: Raw, row: fn(&mut Self, &RawValue, &str) -> Result<(), Wrong>) {
        let rows = match raw.map(list).transpose() {
            Ok(rows) => rows.unwrap_or_default(),
            Err(reason) => return self.ignored.push((name.to_string(), reason)),
        };
        let mut path = String::new();
        for (place, raw) in rows.into_iter().enumerate() {
            path.clear();
            path.push_str(name);
            path.push('.');
            path.push_str(&place.to_string());
            if let Err((part, reason)) = row(self, raw, &path) {
                self.ignored.push((format!("{path}{part}"), reason));
            }
        }
    }

    /// The known fields of an object inside a row; the others are named.
    fn fields<'a, const N: usize>(
        &mut self,
        raw: &'a RawValue,
        known: &[&str; N],
        path: impl Fn() -> String,
    ) -> Result<[Raw<'a>; N], IgnoredReason> {
        let mut found = [None; N];
        let ignored = &mut self.ignored;
        fields(raw.get(), known, &mut found, &mut |name, reason| {
            ignored.push((format!("{}.{name}", path()), reason));
        })?;
        Ok(found)
    }

    fn programme(&mut self, raw: &RawValue, path: &str) -> Result<(), Wrong> {
        let known = ["id", "seats", "reserved", "minimum_exempt"];
        let [id, seats, reserved, exempt] = self.fields(raw, &known, || path.to_string()).map_err(at(""))?;
        let id = text(needed(id, ".id")?).map_err(at(".id"))?;
        let seats = count(needed(seats, ".seats")?).map_err(at(".seats"))?;
        let mut programme = Programme { id: id.into_owned(), seats, ..Programme::default() };
        set(&mut programme.minimum_exempt, exempt, yes_no).map_err(at(".minimum_exempt"))?;
        if let Some(raw) = reserved {
            programme.reserved = reserves(raw)?;
        }
        self.cohort.add_programme(programme).map_err(wrong)
    }

    fn applicant(&mut self, raw: &RawValue, path: &str) -> Result<(), Wrong> {
        let told = applicant::plain(raw).map_or_else(|| self.told(raw, path), Ok)?;
        let Told { id, quota, certificate_average, choices } = told;
        let choices: Vec<(&str, &str)> = choices.iter().map(|(a, b)| (a.as_ref(), b.as_ref())).collect();
        let row = Row { id: &id, quota, certificate_average, choices: &choices };
        self.cohort.add_applicant(&row).map_err(wrong)
    }

    /// An applicant field by field, so that it can be said what is wrong.
    fn told<'a>(&mut self, raw: &'a RawValue, path: &str) -> Result<Told<'a>, Wrong> {
        let known = ["id", "quota", "certificate_average", "choices"];
        let [id, quota, average, choices] = self.fields(raw, &known, || path.to_string()).map_err(at(""))?;
        let id = text(needed(id, ".id")?).map_err(at(".id"))?;
        let quota = quota.map(|raw| applicant::quota(&text(raw)?)).transpose().map_err(at(".quota"))?;
        let average = average.map(|raw| applicant::average(&text(raw)?)).transpose();
        let certificate_average = average.map_err(at(".certificate_average"))?;
        let choices = choices.map(list).transpose().map_err(at(".choices"))?.unwrap_or_default();
        let mut read: Vec<(Cow<str>, Cow<str>)> = Vec::with_capacity(choices.len());
        for (place, raw) in choices.into_iter().enumerate() {
            let named = |field: &'static str| move |reason| (format!(".choices.{place}{field}"), reason);
            let known = ["programme", "score"];
            let [programme, score] =
                self.fields(raw, &known, || format!("{path}.choices.{place}")).map_err(named(""))?;
            let programme = programme.map_or(Err(IgnoredReason::WrongType), text);
            let score = score.map_or(Err(IgnoredReason::WrongType), text);
            read.push((programme.map_err(named(".programme"))?, score.map_err(named(".score"))?));
        }
        Ok(Told { id, quota, certificate_average, choices: read })
    }
}

/// The reserved seats of a programme. A category that nobody knows makes the row one that cannot be used: whom its seats
/// were meant for is not known.
fn reserves(raw: &RawValue) -> Result<Vec<(QuotaCategory, u64)>, Wrong> {
    let mut found = vec![None; QuotaCategory::CODES.len()];
    let mut unknown = None;
    let read = fields(raw.get(), QuotaCategory::CODES, &mut found, &mut |name, reason| {
        unknown.get_or_insert((format!(".reserved.{name}"), reason));
    });
    read.map_err(at(".reserved"))?;
    if let Some(unknown) = unknown {
        return Err(unknown);
    }
    let mut reserved = Vec::new();
    for (category, raw) in QuotaCategory::ALL.iter().zip(found) {
        if let Some(raw) = raw {
            let seats = count(raw).map_err(at(format!(".reserved.{}", category.code())))?;
            reserved.push((*category, seats));
        }
    }
    Ok(reserved)
}
