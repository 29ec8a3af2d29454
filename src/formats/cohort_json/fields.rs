//! Values of JSON that are read one by one, each as it is meant, and that may be anything.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::formats::case_json;
use crate::rules::assessment::IgnoredReason;

/// The text of a value, not yet read; `None` if it is missing or `null`.
pub(super) type Raw<'a> = Option<&'a RawValue>;

/// A text of JSON, borrowed where it holds no escapes.
#[derive(Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// Reads the known fields of an object into their places. Names those that are not known and those that stand twice, of
/// which the first counts.
pub(super) fn fields<'a>(
    json: &'a str,
    known: &[&str],
    found: &mut [Raw<'a>],
    name: &mut dyn FnMut(&str, IgnoredReason),
) -> Result<(), IgnoredReason> {
    let mut json = serde_json::Deserializer::from_str(json);
    let read = Fields { known, found, name }.deserialize(&mut json).and_then(|()| json.end());
    read.map_err(|_| IgnoredReason::WrongType)
}

struct Fields<'f, 'a> {
    known: &'f [&'f str],
    found: &'f mut [Raw<'a>],
    name: &'f mut dyn FnMut(&str, IgnoredReason),
}

impl<'a> DeserializeSeed<'a> for Fields<'_, 'a> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        let mut seen = vec![false; self.known.len()];
        while let Some((Text(key), value)) = map.next_entry::<Text, &RawValue>()? {
            let place = self.known.iter().position(|known| *known == key);
            let field = place.and_then(|place| Some((self.found.get_mut(place)?, seen.get_mut(place)?)));
            match field {
                None => (self.name)(&key, IgnoredReason::UnknownField),
                Some((_, true)) => (self.name)(&key, IgnoredReason::Duplicate),
                Some((found, seen)) => {
                    *found = Some(value).filter(|value| value.get() != "null");
                    *seen = true;
                }
            }
        }
        Ok(())
    }
}

/// The values of a list.
pub(super) fn list(raw: &RawValue) -> Result<Vec<&RawValue>, IgnoredReason> {
    serde_json::from_str(raw.get()).map_err(|_| IgnoredReason::WrongType)
}

/// A text.
pub(super) fn text(raw: &RawValue) -> Result<Cow<'_, str>, IgnoredReason> {
    serde_json::from_str(raw.get()).map(|Text(text)| text).map_err(|_| IgnoredReason::WrongType)
}

/// A whole number, zero or above.
pub(super) fn count(raw: &RawValue) -> Result<u64, IgnoredReason> {
    // As most are written, and exact up to the last number that has 64 bits.
    if let Ok(count) = raw.get().parse() {
        return Ok(count);
    }
    let number = raw.get().starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let value = serde_json::from_str(raw.get()).ok().filter(|_| number);
    let whole = case_json::whole(&value.ok_or(IgnoredReason::WrongType)?)?;
    u64::try_from(whole).map_err(|_| IgnoredReason::OutOfRange)
}

/// A seed. A number of more than 64 bits is none: as many seats as there are numbers are enough, but two seeds must not be
/// read alike.
pub(super) fn seed(raw: &RawValue) -> Result<u64, IgnoredReason> {
    const TOO_LONG: u64 = u64::MAX >> 1;
    match (count(raw)?, raw.get().parse::<u64>()) {
        (TOO_LONG, Err(_)) => Err(IgnoredReason::OutOfRange),
        (seed, _) => Ok(seed),
    }
}

/// `true` or `false`.
pub(super) fn yes_no(raw: &RawValue) -> Result<bool, IgnoredReason> {
    match raw.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(IgnoredReason::WrongType),
    }
}
