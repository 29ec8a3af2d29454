//! The reader of cohorts: what it leaves out, what it refuses, and that nothing stops it.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use talapker::formats::cohort_json::{Refused, read};
use talapker::report::placement_json::wire;
use talapker::rules::placement::place;

use super::{ids, placed};
use crate::properties::config;

fn cohort(programmes: Value, applicants: Value) -> Value {
    json!({
        "format": "talapker-cohort/1", "minimum_group": 0, "programmes": programmes, "applicants": applicants,
    })
}

/// Path and reason of what was left out.
fn ignored(out: &Value) -> Vec<(&str, &str)> {
    let rows = out["ignored"].as_array().unwrap().iter();
    rows.map(|row| (row["path"].as_str().unwrap(), row["reason"].as_str().unwrap())).collect()
}

#[test]
fn a_programme_that_cannot_be_used_is_left_out() {
    let programmes = json!([
        { "id": "p1", "seats": 1, "reserved": { "orphan": 1, "veteran": 1 } },
        { "id": "p2", "seats": 2, "reserved": { "orphan": 1, "veteran": 1 } },
        { "id": "p2", "seats": 9 },
        { "id": "p3", "seats": -1 },
        { "id": "p4", "seats": 1.5 },
        { "id": "p5", "seats": "1" },
        { "id": "p6" },
        { "id": "", "seats": 1 },
        { "seats": 1 },
        { "id": "p7", "seats": 1, "reserved": { "martian": 1 } },
        { "id": "p8", "seats": 1, "reserved": [] },
        { "id": "p9", "seats": 1, "minimum_exempt": "yes" },
        7,
        { "id": "q1", "seats": 1e3, "reserved": null, "minimum_exempt": null, "town": "Aqtau" },
        { "id": "q2", "seats": 99_999_999_999_999_999_999_u128.to_string().parse::<serde_json::Number>().unwrap() },
        { "id": "p1", "seats": 0 },
    ]);
    let out = placed(&cohort(programmes, json!([])));
    assert_eq!(ids(&out["programmes"]), ["p1", "p2", "q1", "q2"]);
    let expected = [
        ("programmes.0.reserved", "out_of_range"),
        ("programmes.2", "duplicate"),
        ("programmes.3.seats", "out_of_range"),
        ("programmes.4.seats", "bad_number"),
        ("programmes.5.seats", "wrong_type"),
        ("programmes.6.seats", "wrong_type"),
        ("programmes.7.id", "out_of_range"),
        ("programmes.8.id", "wrong_type"),
        ("programmes.9.reserved.martian", "unknown_field"),
        ("programmes.10.reserved", "wrong_type"),
        ("programmes.11.minimum_exempt", "wrong_type"),
        ("programmes.12", "wrong_type"),
        ("programmes.13.town", "unknown_field"),
    ];
    assert_eq!(ignored(&out), expected);
}

#[test]
fn an_applicant_who_cannot_be_used_is_left_out() {
    let choice = |score: Value| json!([{ "programme": "p1", "score": score }]);
    let applicants = json!([
        { "id": "a1", "choices": choice(json!("x")) },
        { "id": "a1", "choices": choice(json!("4")), "name": "somebody" },
        { "id": "a2", "choices": choice(json!(4)) },
        { "id": "a3", "choices": choice(json!("4/0")) },
        { "id": "a4", "choices": choice(json!("-4")) },
        { "id": "a5", "choices": choice(Value::Null) },
        { "id": "a6", "quota": "martian", "choices": [] },
        { "id": "a7", "certificate_average": "5.1", "choices": [] },
        { "id": "a8", "certificate_average": 5, "choices": [] },
        { "id": "a9", "choices": {} },
        { "id": "b1", "choices": [7] },
        { "id": "b2", "choices": [{ "programme": "", "score": "4" }] },
        { "id": "b3", "choices": [{ "programme": "x", "score": "4" }, { "programme": "x", "score": "5" }] },
        { "id": "b4", "choices": [{ "programme": "x", "score": "4", "why": 1 }] },
        { "id": "b5", "quota": null, "certificate_average": "4,5" },
        null,
        ["c1", null, null, []],
        { "id": "c2", "choices": [["p1", "4"]] },
    ]);
    let out = placed(&cohort(json!([{ "id": "p1", "seats": 9 }]), applicants));
    assert_eq!((ids(&out["placed"]), ids(&out["unplaced"])), (vec!["a1"], vec!["b4", "b5"]));
    let expected = [
        ("applicants.0.choices.0.score", "bad_number"),
        ("applicants.1.name", "unknown_field"),
        ("applicants.2.choices.0.score", "wrong_type"),
        ("applicants.3.choices.0.score", "bad_number"),
        ("applicants.4.choices.0.score", "out_of_range"),
        ("applicants.5.choices.0.score", "wrong_type"),
        ("applicants.6.quota", "unknown_value"),
        ("applicants.7.certificate_average", "out_of_range"),
        ("applicants.8.certificate_average", "wrong_type"),
        ("applicants.9.choices", "wrong_type"),
        ("applicants.10.choices.0", "wrong_type"),
        ("applicants.11.choices.0.programme", "out_of_range"),
        ("applicants.12.choices.1", "duplicate"),
        ("applicants.13.choices.0.why", "unknown_field"),
        ("applicants.15", "wrong_type"),
        ("applicants.16", "wrong_type"),
        ("applicants.17.choices.0", "wrong_type"),
    ];
    assert_eq!(ignored(&out), expected);
}

#[test]
fn what_is_said_twice_counts_once() {
    let text = r#"{ "format": "talapker-cohort/1", "seed": 1, "seed": 2, "minimum_group": 0,
        "programmes": [ { "id": "p1", "seats": 1, "seats": 2 } ], "applicants": [] }"#;
    let read = read(text).unwrap();
    assert_eq!((read.cohort.seed, read.cohort.programmes()[0].seats), (1, 1));
    let paths: Vec<&str> = read.ignored.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["seed", "programmes.0.seats"]);
}

#[test]
fn settings_that_cannot_be_used_stay_as_they_are_when_nothing_is_said() {
    let text = json!({
        "format": "talapker-cohort/1", "seed": -1, "unused_reserved": "gone", "minimum_group": "15",
        "programmes": {}, "applicants": "none", "by": "somebody",
    });
    let read = read(&text.to_string()).unwrap();
    assert_eq!((read.cohort.seed, read.cohort.minimum_group), (0, 15));
    let paths: Vec<&str> = read.ignored.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["by", "seed", "unused_reserved", "minimum_group", "programmes", "applicants"]);
    let least = super::placed(&json!({ "format": "talapker-cohort/1" }));
    assert_eq!(least["ignored"], json!([]));
}

#[test]
fn no_two_seeds_are_read_alike() {
    let seed = |number: &str| {
        let read = read(&format!(r#"{{ "format": "talapker-cohort/1", "seed": {number} }}"#)).unwrap();
        (read.cohort.seed, read.ignored.len())
    };
    for number in [0, 7, u64::MAX >> 1, (u64::MAX >> 1) + 1, u64::MAX - 1, u64::MAX] {
        assert_eq!(seed(&number.to_string()), (number, 0));
    }
    assert_eq!([seed("7.0"), seed("7e3")], [(7, 0), (7000, 0)]);
    for number in ["18446744073709551616", "1e30", "-1", "7.5"] {
        assert_eq!(seed(number), (0, 1), "{number}");
    }
}

#[test]
fn only_what_is_no_cohort_is_refused() {
    for (text, refused) in
        [("[]", Refused::NotACohort), ("7", Refused::NotACohort), ("{}", Refused::UnknownFormat)]
    {
        assert_eq!(read(text).unwrap_err(), refused);
    }
    assert_eq!(read(r#"{"format":"talapker-case/1"}"#).unwrap_err(), Refused::UnknownFormat);
    for text in ["", "{", "{\"format\": \"talapker-cohort/1\",}", "{} {}"] {
        assert!(matches!(read(text), Err(Refused::NotJson(_))), "{text}");
    }
}

/// Numbers far beyond any machine's, and lists far deeper than any stack.
#[test]
fn nothing_is_too_large_or_too_deep() {
    let long = "9".repeat(2000);
    let score = |text: String| json!([{ "programme": "p1", "score": text }]);
    let applicants = json!([
        { "id": "a", "choices": score(format!("{long}/{long}")) },
        { "id": "b", "choices": score(format!("{long}1/{long}0")) },
        { "id": "c", "choices": score(format!("0.{long}")) },
    ]);
    let out = placed(&cohort(json!([{ "id": "p1", "seats": 1 }]), applicants));
    assert_eq!(ids(&out["placed"]), ["b"]);
    let deep = format!(
        r#"{{"format":"talapker-cohort/1","programmes":[{{"id":{}1{}}}]}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000),
    );
    assert_eq!(read(&deep).unwrap().ignored[0].0, "programmes.0.id");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(vec!["", "p1", "a1", "4", "14/3", "rural_youth", "lost", "9/0", "\u{0}"])
            .prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((name(), inner), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "seats",
        "reserved",
        "minimum_exempt",
        "quota",
        "certificate_average",
        "choices",
        "programme",
        "score",
        "orphan",
        "seed",
    ];
    prop_oneof![proptest::sample::select(known.to_vec()).prop_map(str::to_string), ".{0,4}"]
}

/// Something much like an applicant.
fn nearly_an_applicant() -> impl Strategy<Value = Value> {
    let one_of = |known: &[&str]| {
        let known: Vec<Value> = known.iter().map(|text| Value::from(*text)).collect();
        prop_oneof![9 => proptest::sample::select(known), 1 => any_json()]
    };
    let choice = (one_of(&["p1", "p2", "p3"]), one_of(&["4", "14/3", "4,5"]))
        .prop_map(|(programme, score)| json!({ "programme": programme, "score": score }));
    let choices = vec(prop_oneof![9 => choice, 1 => any_json()], 0..3).prop_map(Value::from);
    let average = prop_oneof![Just(Value::Null), one_of(&["4.5", "2", "5.1"])];
    let quota = prop_oneof![Just(Value::Null), one_of(&["orphan", "rural_youth"])];
    (one_of(&["a1", "a2", "a3", "a4"]), quota, average, choices).prop_map(|(id, quota, average, choices)| {
        json!({ "id": id, "quota": quota, "certificate_average": average, "choices": choices })
    })
}

proptest! {
    #![proptest_config(config())]

    /// Who has nothing unusual is read in another way than the others.
    #[test]
    fn an_unknown_field_changes_nothing_else(mut applicants in vec(nearly_an_applicant(), 0..6)) {
        let programmes = json!([{ "id": "p1", "seats": 1 }, { "id": "p2", "seats": 1 }]);
        let without = placed(&cohort(programmes.clone(), applicants.clone().into()));
        for applicant in &mut applicants {
            applicant["unusual"] = true.into();
        }
        let mut with = placed(&cohort(programmes, applicants.into()));
        let ignored = with["ignored"].as_array_mut().unwrap();
        ignored.retain(|row| !row["path"].as_str().unwrap().ends_with(".unusual"));
        prop_assert_eq!(with, without);
    }

    #[test]
    fn no_cohort_stops_the_program(
        seed in any_json(), unused in any_json(), minimum in any_json(),
        programmes in prop_oneof![any_json(), vec(any_json(), 0..4).prop_map(Value::from)],
        applicants in prop_oneof![any_json(), vec(any_json(), 0..6).prop_map(Value::from)],
    ) {
        let text = json!({
            "format": "talapker-cohort/1", "seed": seed, "unused_reserved": unused, "minimum_group": minimum,
            "programmes": programmes, "applicants": applicants,
        });
        let out = placed(&text);
        prop_assert!(out["ignored"].is_array());
    }

    #[test]
    fn no_text_stops_the_program(text in ".*", cut in 0..5_000_usize, byte in any::<u8>()) {
        let _ = read(&text);
        let case = super::super::support::text("tests/cases/placement/p11-tie-keys.json");
        let mut bytes = case.into_bytes();
        let at = cut % bytes.len();
        bytes[at] = byte;
        if let Ok(Ok(read)) = String::from_utf8(bytes).map(|text| read(&text)) {
            let _ = serde_json::to_string(&wire(&place(&read.cohort), &read.ignored)).unwrap();
        }
    }
}
