//! Writes a cohort as the contract's JSON: the same rows give the same bytes, in whatever order they are.

use std::fmt::Write as _;

use serde_json::Value;

use crate::rules::code::Code as _;
use crate::rules::placement::cohort::{Cohort, Programme};

/// The cohort in the shape of the contract, programmes and applicants in the order of their ids, one a line.
///
/// ```
/// use talapker::formats::cohort_json::{read, write};
/// let text = r#"{ "format": "talapker-cohort/1", "programmes": [ { "id": "p1", "seats": 2 } ], "applicants": [] }"#;
/// let written = write(&read(text).unwrap().cohort);
/// assert_eq!(write(&read(&written).unwrap().cohort), written);
/// ```
pub fn write(cohort: &Cohort) -> String {
    let mut text = format!(
        "{{\"format\":{},\"seed\":{},\"unused_reserved\":{},\"minimum_group\":{},\n\"programmes\":[",
        quoted(super::FORMAT),
        cohort.seed,
        quoted(cohort.unused_reserved.code()),
        cohort.minimum_group,
    );
    let mut programmes: Vec<&Programme> = cohort.programmes().iter().collect();
    programmes.sort_unstable_by_key(|programme| programme.id.as_str());
    rows(&mut text, programmes.into_iter(), of_programme);
    text.push_str("],\n\"applicants\":[");
    let mut applicants: Vec<u32> = (0..u32::try_from(cohort.len()).unwrap_or(u32::MAX)).collect();
    applicants.sort_unstable_by_key(|at| cohort.id(*at));
    rows(&mut text, applicants.into_iter(), |text, at| of_applicant(text, cohort, at));
    text.push_str("]}\n");
    text
}

/// A text of JSON.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Rows, one a line.
fn rows<T>(text: &mut String, rows: impl Iterator<Item = T>, mut row: impl FnMut(&mut String, T)) {
    for (at, of) in rows.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        row(text, of);
    }
}

fn of_programme(text: &mut String, programme: &Programme) {
    let _ = write!(text, "{{\"id\":{},\"seats\":{}", quoted(&programme.id), programme.seats);
    if !programme.reserved.is_empty() {
        let mut reserved = programme.reserved.clone();
        reserved.sort_unstable();
        let reserved: Vec<String> =
            reserved.iter().map(|(quota, seats)| format!("{}:{seats}", quoted(quota.code()))).collect();
        let _ = write!(text, ",\"reserved\":{{{}}}", reserved.join(","));
    }
    if programme.minimum_exempt {
        text.push_str(",\"minimum_exempt\":true");
    }
    text.push('}');
}

fn of_applicant(text: &mut String, cohort: &Cohort, at: u32) {
    let _ = write!(text, "{{\"id\":{}", quoted(cohort.id(at)));
    if let Some(quota) = cohort.quota(at) {
        let _ = write!(text, ",\"quota\":{}", quoted(quota.code()));
    }
    if let Some(average) = cohort.certificate_average(at) {
        let _ = write!(text, ",\"certificate_average\":\"{average}\"");
    }
    text.push_str(",\"choices\":[");
    for (place, (programme, score)) in cohort.choices(at).enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(text, "{comma}{{\"programme\":{},\"score\":\"{score}\"}}", quoted(programme));
    }
    text.push_str("]}");
}
