//! A class that was read, as `talapker-class/1`.

use serde_json::{Map, Value, json};

use super::Class;
use super::encoding::Encoding;
use super::read::{Problem, Pupil};
use crate::formats::case_json;
use crate::rules::code::Code as _;

/// The name of the format.
pub const FORMAT: &str = "talapker-class/1";

/// The class as JSON.
pub fn write(class: &Class) -> Value {
    let source = &class.source;
    let read = &class.read;
    let mut json = Map::new();
    json.insert("format".to_string(), FORMAT.into());
    json.insert(
        "source".to_string(),
        json!({
            "kind": source.kind.code(),
            "encoding": source.encoding.map(Encoding::code),
            "separator": source.separator.map(String::from),
            "sheet": source.sheet,
            "other_sheets": source.other_sheets,
            "header_rows": read.header.rows,
        }),
    );
    let columns = read.header.columns.iter().map(|column| {
        json!({
            "column": column.column,
            "header": column.header,
            "field": column.named.as_ref().ok().map(super::column::Field::key),
            "why": column.named.as_ref().err().map(|why| why.code()),
        })
    });
    json.insert("columns".to_string(), columns.collect());
    json.insert("pupils".to_string(), read.pupils.iter().map(pupil).collect());
    json.insert("problems".to_string(), read.problems.kept.iter().map(problem).collect());
    if read.problems.more > 0 {
        json.insert("more_problems".to_string(), read.problems.more.into());
    }
    Value::Object(json)
}

fn pupil(pupil: &Pupil) -> Value {
    let mut json = Map::new();
    json.insert("row".to_string(), pupil.row.into());
    json.insert("name".to_string(), pupil.name.clone().into());
    if let Some(group) = &pupil.group {
        json.insert("group".to_string(), group.clone().into());
    }
    json.insert("case".to_string(), case_json::write(&pupil.case));
    Value::Object(json)
}

fn problem(problem: &Problem) -> Value {
    json!({
        "row": problem.row,
        "column": problem.column,
        "reason": problem.reason.code(),
        "text": problem.text,
    })
}
