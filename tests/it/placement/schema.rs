//! The JSON Schemas of a cohort and of a placement say what the types say, and what is read and written fits them.

use serde_json::{Value, json};
use talapker::rules::assessment::IgnoredReason;
use talapker::rules::case::QuotaCategory;
use talapker::rules::code::Code;
use talapker::rules::placement::Refusal;
use talapker::rules::placement::cohort::UnusedReserved;

use super::super::json_schema::Schema;
use super::super::support::{files, json_file};
use super::placed;

const COHORT: &str = "docs/cohort.schema.json";
const PLACEMENT: &str = "docs/placement.schema.json";

fn codes<T: Code>() -> Value {
    T::ALL.iter().map(|value| Value::from(value.code())).collect()
}

#[test]
fn the_values_are_those_of_the_types() {
    let (cohort, placement) = (json_file(COHORT), json_file(PLACEMENT));
    assert_eq!(cohort["properties"]["unused_reserved"]["enum"], codes::<UnusedReserved>());
    for schema in [&cohort, &placement] {
        assert_eq!(schema["$defs"]["quota"]["enum"], codes::<QuotaCategory>());
    }
    assert_eq!(placement["$defs"]["reason"]["enum"], codes::<Refusal>());
    assert_eq!(placement["$defs"]["ignored_reason"]["enum"], codes::<IgnoredReason>());
}

#[test]
fn cohorts_and_their_placements_fit_the_schemas() {
    let (cohort, placement) = (Schema::new(json_file(COHORT)), Schema::new(json_file(PLACEMENT)));
    let none = Vec::<String>::new();
    for path in files("tests/cases/placement", ".json") {
        let read = json_file(&path);
        let out = placed(&read);
        assert_eq!(placement.errors(&out), none, "{}", path.display());
        if out["ignored"] == json!([]) {
            assert_eq!(cohort.errors(&read), none, "{}", path.display());
        }
    }
    // What the reader leaves out and names does not fit.
    let mut wrong = json_file("tests/cases/placement/p01-cycle.json");
    wrong["applicants"][0]["choices"][0]["score"] = json!(4.5);
    assert_eq!(placed(&wrong)["ignored"][0]["path"], "applicants.0.choices.0.score");
    assert_ne!(cohort.errors(&wrong), none);
}
