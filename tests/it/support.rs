//! What several modules share: days, the way from a case to its assessment, files.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use talapker::formats::case_json::{FORMAT, Input, Read, read};
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::calendar::{Date, Moment, MonthDay};
use talapker::rules::code::Code;
use talapker::rules::edition::{CURRENT, Edition};
use talapker::rules::table::{Row, table};

/// The package's own folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the package.
pub(crate) fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The JSON of a file of the package.
pub(crate) fn json_file(path: impl AsRef<Path>) -> Value {
    serde_json::from_str(&text(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The files of a folder of the package that end so, by name.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(ending)).collect();
    names.sort_unstable();
    names.into_iter().map(|name| Path::new(folder).join(name)).collect()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

/// A day of an edition in 2026, the year of most tests. What the law's days are is tested by the cases; other tests ask
/// the edition, so that a day that changes is changed in its case alone.
pub(crate) fn edition_day(day: MonthDay) -> Date {
    day.in_year(2026)
}

/// The day that notices of 2026 named for those of that row.
pub(crate) fn announced_day(row: Row) -> Date {
    let rows = table(CURRENT, 2026);
    rows.iter().find(|of| of.row == row).unwrap().announced.unwrap()
}

/// Every day from the first to the last.
pub(crate) fn days(first: Date, last: Date) -> impl Iterator<Item = Date> + Clone {
    first.iter_days().take_while(move |day| *day <= last)
}

/// The days on which the rules are tried without gaps.
pub(crate) fn four_years() -> impl Iterator<Item = Date> + Clone {
    days(day(2025, 1, 1), day(2028, 12, 31))
}

/// 09:00, the last minute of working hours, and the first after them.
pub(crate) const MINUTES: [u16; 3] = [9 * 60, 18 * 60 - 1, 18 * 60];

/// The moment of a case that names none.
pub(crate) fn now() -> Moment {
    Moment::morning(day(2026, 8, 3))
}

/// Not answered, and every answer.
pub(crate) fn options<T: Code>() -> Vec<Option<T>> {
    std::iter::once(None).chain(T::ALL.iter().copied().map(Some)).collect()
}

/// Not answered, no and yes.
pub(crate) const FLAGS: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// The case as the contract's reader understands it; `format` may be left out.
pub(crate) fn case(value: &Value) -> Read {
    let mut value = value.clone();
    if let Value::Object(fields) = &mut value {
        fields.entry("format").or_insert_with(|| json!(FORMAT));
    }
    match read(&value.to_string()) {
        Ok(Input::One(read)) => *read,
        Ok(Input::Many(_)) => panic!("an array of cases"),
        Err(refused) => panic!("{refused}"),
    }
}

/// The assessment of a case as the contract writes it.
pub(crate) fn assessed(value: &Value) -> Value {
    assessed_by(CURRENT, value)
}

/// The same by another edition.
pub(crate) fn assessed_by(edition: &'static Edition, value: &Value) -> Value {
    let read = case(value);
    write(&assess(&read.case, edition, now()), &read.ignored)
}
