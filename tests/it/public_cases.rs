//! The public cases: what must come out, and for every value how well it is known and where the
//! law says it.
//!
//! `tests/cases/public/*.json` hold the cases with their expectation in a short form (see the
//! `README.md` there); `cites.json` beside them holds, for each case, every value that carries
//! citations, as `"standing: citations"`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::support::{assessed, files, json_file};

const FOLDER: &str = "tests/cases/public";
const CITES: &str = "cites.json";

fn cases() -> Vec<Value> {
    let mut paths = files(FOLDER, ".json");
    paths.retain(|path| !path.ends_with(CITES));
    paths.iter().map(json_file).collect()
}

#[test]
fn every_public_case_comes_out_as_expected() {
    let cases = cases();
    assert!(cases.len() >= 32, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let assessment = assessed(&case["case"]);
        let mut compare = |place: &str, part: &str, expect: &Value, found: &Value| {
            if expect != found {
                let law = &case["law"];
                wrong
                    .push(format!("{} {place}{part}: expected {expect}, found {found}: {law}", case["name"]));
            }
        };
        compare("", "ignored", &json!([]), &assessment["ignored"]);
        compare("", "signs", &case["expect"]["signs"], &assessment["applicant"]["signs"]["value"]);
        let expect = list(&case["expect"]["choices"]);
        let found = list(&assessment["choices"]);
        assert_eq!(expect.len(), found.len(), "{}", case["name"]);
        for (at, (expect, found)) in expect.iter().zip(found).enumerate() {
            let short = short_choice(found);
            for (part, expect) in expect.as_object().unwrap() {
                compare(&format!("{at}."), part, expect, &short[part]);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_value_cites_the_right_provision() {
    let table = json_file(Path::new(FOLDER).join(CITES));
    let mut named = 0;
    for case in cases() {
        let name = case["name"].as_str().unwrap();
        let mut found = BTreeMap::new();
        let assessment = assessed(&case["case"]);
        for part in ["applicant", "choices"] {
            reasons(&assessment[part], part, &mut found);
        }
        let expected: BTreeMap<String, Value> = serde_json::from_value(table[name].clone()).unwrap();
        assert_eq!(found, expected, "{name}");
        named += 1;
    }
    assert_eq!(table.as_object().unwrap().len(), named, "a name in {CITES} that is no case");
}

/// Every object with citations below `value`: its path → `"standing: citations"`.
fn reasons(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                reasons(element, &format!("{path}.{}", name(at, element)), found);
            }
        }
        Value::Object(fields) => {
            if let Some(cites) = fields.get("cites") {
                let cites =
                    list(cites).iter().map(|cite| cite.as_str().unwrap()).collect::<Vec<_>>().join(", ");
                let standing = fields.get("standing").map(|s| format!("{}: ", s.as_str().unwrap()));
                found.insert(path.to_string(), format!("{}{cites}", standing.unwrap_or_default()).into());
            }
            for (key, value) in fields {
                reasons(value, &format!("{path}.{key}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How a path names an element of a list: by its id, its change, or its place.
fn name(at: usize, element: &Value) -> String {
    let id = element["id"].as_str().map(|id| match element["of"].as_str() {
        Some(of) => format!("{id}({of})"),
        None => id.to_string(),
    });
    let change = element["change"].as_object().and_then(|change| change.iter().next());
    let change = change.map(|(field, value)| format!("{field}={}", value.as_str().unwrap()));
    id.or(change).unwrap_or_else(|| at.to_string())
}

/// A choice in the short form of the public cases.
fn short_choice(choice: &Value) -> Value {
    let pair = |value: &Value, one: &str, other: &str| {
        if value.is_null() { Value::Null } else { json!([value[one], value[other]]) }
    };
    let score = &choice["score"];
    json!({
        "track": pair(&choice["track"], "value", "other_reading"),
        "conditions": if choice["track"].is_null() { Value::Null } else { ids(&choice["track"]["conditions"]) },
        "channel": pair(&choice["channel"], "value", "standing"),
        "first_steps": ids(&choice["first_steps"]),
        "window": window(&choice["window"]),
        "filing": without(&choice["filing"], &["cites"]),
        "still_open": ways(&choice["still_open"]),
        "maybe_open": ways(&choice["maybe_open"]),
        "certificate_part": certificate_part(&score["certificate_part"]),
        "exam_part": exam_part(&score["exam_part"]),
        "exams": ids(&choice["exams"]),
        "accommodations": ids(&choice["accommodations"]),
        "documents": by_id(&choice["documents"], |paper| json!([paper["state"], paper["expires_before_file_by"]])),
        "refused_today": sorted(&choice["refused_today"], |refusal| json!([refusal["id"], refusal["of"]])),
        "group": pair(&choice["group"], "minimum", "exempt"),
        "milestones": by_id(&choice["milestones"], |milestone| milestone["date"].clone()),
        "milestone_standings": by_id(&choice["milestones"], |milestone| milestone["standing"].clone()),
    })
}

/// Without citations; of what was announced and of the next season the last days.
fn window(window: &Value) -> Value {
    let mut short = without(window, &["cites"]);
    if let Value::Object(fields) = &mut short {
        for field in ["announced", "next_season"] {
            fields[field] = fields[field]["closes"].take();
        }
    }
    short
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn without(object: &Value, fields: &[&str]) -> Value {
    let mut object = object.clone();
    if let Value::Object(map) = &mut object {
        map.retain(|key, _| !fields.contains(&key.as_str()));
    }
    object
}

fn ids(values: &Value) -> Value {
    list(values).iter().map(|value| value["id"].clone()).collect()
}

fn by_id(values: &Value, short: impl Fn(&Value) -> Value) -> Value {
    if values.is_null() {
        return Value::Null;
    }
    let entry = |value: &Value| (value["id"].as_str().unwrap().to_string(), short(value));
    Value::Object(list(values).iter().map(entry).collect::<Map<_, _>>())
}

fn sorted(values: &Value, short: impl Fn(&Value) -> Value) -> Value {
    if values.is_null() {
        return Value::Null;
    }
    let mut values: Vec<Value> = list(values).iter().map(short).collect();
    values.sort_by_key(Value::to_string);
    Value::Array(values)
}

/// `[closes, field, value]`, in their order.
fn ways(values: &Value) -> Value {
    let way = |way: &Value| {
        let (field, value) = way["change"].as_object().unwrap().iter().next().unwrap();
        json!([way["closes"], field, value])
    };
    list(values).iter().map(way).collect()
}

fn certificate_part(part: &Value) -> Value {
    if part.is_null() {
        return Value::Null;
    }
    let number = |field: &str| part[field].as_i64().unwrap();
    let (sum, count) = (number("sum"), number("count"));
    let divisor = (1..=count).rev().find(|d| sum % d == 0 && count % d == 0).unwrap();
    let exact = match count / divisor {
        1 => (sum / divisor).to_string(),
        count => format!("{}/{count}", sum / divisor),
    };
    json!({ "exact": exact, "shown": part["shown"] })
}

fn exam_part(part: &Value) -> Value {
    if part.is_null() {
        return Value::Null;
    }
    let second = if part["mean"].is_null() { "reason" } else { "shown" };
    json!({ "mean": part["mean"], second: part[second] })
}
