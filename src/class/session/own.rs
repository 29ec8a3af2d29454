//! The class as a file of our own: each pupil's name, class and answers, and nothing that follows from them.

use serde_json::{Map, Value};

use crate::class::read::Pupil;
use crate::formats::answers;

/// The name of the format.
const FORMAT: &str = "talapker-class-file/1";

/// The file.
pub(super) fn write<'a>(pupils: impl Iterator<Item = &'a Pupil>) -> String {
    let pupil = |pupil: &Pupil| {
        let mut json = Map::new();
        json.insert("name".to_string(), pupil.name.clone().into());
        json.insert("group".to_string(), pupil.group.clone().into());
        json.insert("answers".to_string(), answers::write(&pupil.case).into());
        Value::Object(json)
    };
    let mut json = Map::new();
    json.insert("format".to_string(), FORMAT.into());
    json.insert("pupils".to_string(), pupils.map(pupil).collect());
    serde_json::to_string_pretty(&Value::Object(json)).unwrap_or_default()
}

/// The pupils of a file; `None` if it is no file of ours, an error if it is a damaged or a newer one. What is unknown in
/// the answers is left out.
pub(super) fn read(text: &str) -> Option<Result<Vec<Pupil>, ()>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') || !text.contains("talapker-class-file/") {
        return None;
    }
    let json: Option<Value> = serde_json::from_str(text).ok();
    let read = json.filter(|json| json.get("format").and_then(Value::as_str) == Some(FORMAT));
    let pupils = read.as_ref().and_then(|json| json.get("pupils")?.as_array());
    Some(pupils.ok_or(()).map(|pupils| (1..).zip(pupils).map(|(row, json)| pupil(row, json)).collect()))
}

fn pupil(row: u32, json: &Value) -> Pupil {
    let text = |key: &str| json.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    Pupil {
        row,
        name: text("name").map(str::to_string),
        group: text("group").map(str::to_string),
        case: text("answers").map(|line| answers::read(line).0).unwrap_or_default(),
    }
}
