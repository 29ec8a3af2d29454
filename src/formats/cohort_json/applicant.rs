//! Applicants, read at once where nothing about them is unusual.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::fields::Text;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::grade::Decimal;

/// An applicant, not yet among the others.
pub(super) struct Told<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) quota: Option<QuotaCategory>,
    pub(super) certificate_average: Option<Decimal>,
    /// The programme and the score.
    pub(super) choices: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// The quota of that code.
pub(super) fn quota(code: &str) -> Result<QuotaCategory, IgnoredReason> {
    QuotaCategory::from_code(code).ok_or(IgnoredReason::UnknownValue)
}

/// An average.
pub(super) fn average(text: &str) -> Result<Decimal, IgnoredReason> {
    Ok(Decimal::parse(text)?)
}

/// An applicant whose every field is known, stands once and can be read. `None` for any other, of whom it is to be said
/// what is wrong.
pub(super) fn plain(raw: &RawValue) -> Option<Told<'_>> {
    let Object(Applicant { id, quota, certificate_average, choices }) =
        serde_json::from_str(raw.get()).ok()?;
    let choices = choices.unwrap_or_default().into_iter();
    Some(Told {
        id: id.0,
        quota: quota.map(|Text(code)| self::quota(&code)).transpose().ok()?,
        certificate_average: certificate_average.map(|Text(text)| average(&text)).transpose().ok()?,
        choices: choices.map(|Object(Choice { programme, score })| (programme.0, score.0)).collect(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Applicant<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    quota: Option<Text<'a>>,
    certificate_average: Option<Text<'a>>,
    choices: Option<Vec<Object<Choice<'a>>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice<'a> {
    #[serde(borrow)]
    programme: Text<'a>,
    score: Text<'a>,
}

/// An object. What is derived alone would read a list of the same values too.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Whole(PhantomData))
    }
}

struct Whole<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Whole<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Object<T>, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}
