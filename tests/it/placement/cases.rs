//! Cohorts of `tests/cases/placement/`, from reports of what went wrong in such programs, and what must come out.

use serde_json::{Value, json};

use super::super::support::json_file;
use super::{ids, placed};

fn case(name: &str) -> Value {
    json_file(format!("tests/cases/placement/{name}.json"))
}

/// Who has a place: id, programme, choice, seat.
fn places(out: &Value) -> Vec<Value> {
    let rows = out["placed"].as_array().unwrap().iter();
    rows.map(|row| json!([row["id"], row["programme"], row["choice"], row["seat"]])).collect()
}

/// Who has none: id and the reasons.
fn reasons(out: &Value) -> Vec<Value> {
    let rows = out["unplaced"].as_array().unwrap().iter();
    let of = |row: &Value| -> Vec<Value> {
        row["because"].as_array().unwrap().iter().map(|because| because["reason"].clone()).collect()
    };
    rows.map(|row| json!([row["id"], of(row)])).collect()
}

#[test]
fn a_cycle_of_people_turned_away_ends() {
    let out = placed(&case("p01-cycle"));
    let expected = [
        json!(["anderson", "city", 2, "open"]),
        json!(["beaudry", "general", 2, "open"]),
        json!(["chen", "university", 2, "open"]),
    ];
    assert_eq!(places(&out), expected);
    assert_eq!(reasons(&out), [json!(["davis", ["below_cutoff"]])]);
    assert!(
        out["programmes"].as_array().unwrap().iter().all(|programme| programme["closed"] == json!(false))
    );
}

#[test]
fn the_same_wishes_fill_one_programme_after_another() {
    let out = placed(&case("p02-same-wishes"));
    let expected =
        [json!(["a1", "p1", 1, "open"]), json!(["a2", "p2", 2, "open"]), json!(["a3", "p2", 2, "open"])];
    assert_eq!(places(&out), expected);
}

#[test]
fn lots_decide_between_equals_and_the_rows_do_not() {
    let mut cohort = case("p03-lots");
    let out = placed(&cohort);
    assert_eq!(ids(&out["placed"]).len(), 10);
    assert_eq!(out["by_lot"].as_array().unwrap().len(), 40);
    assert!(reasons(&out).iter().all(|row| row[1] == json!(["lost_by_lot"])));
    // Drawn by another program for SipHash: they never change.
    assert_eq!(ids(&out["placed"]), ["a02", "a09", "a18", "a24", "a25", "a32", "a37", "a38", "a39", "a40"]);
    let text = out.to_string();
    cohort["applicants"].as_array_mut().unwrap().reverse();
    assert_eq!(placed(&cohort).to_string(), text);
    cohort["seed"] = json!(8);
    assert_ne!(ids(&placed(&cohort)["placed"]), ids(&out["placed"]));
}

/// One more who wishes another programme changes nobody.
#[test]
fn a_lot_is_not_the_turn_of_a_row() {
    let mut cohort = case("p03-lots");
    let before = placed(&cohort);
    cohort["programmes"].as_array_mut().unwrap().push(json!({ "id": "p2", "seats": 1 }));
    let other = json!({ "id": "a00", "choices": [{ "programme": "p2", "score": "4" }] });
    cohort["applicants"].as_array_mut().unwrap().insert(0, other);
    assert_eq!(placed(&cohort)["unplaced"], before["unplaced"]);
}

#[test]
fn lost_reserved_seats_stay_empty_and_nobody_is_below_a_cutoff_that_is_not_there() {
    let mut cohort = case("p07-all-reserved-lost");
    let out = placed(&cohort);
    assert_eq!(places(&out), [json!(["r1", "p1", 1, "reserved:rural_youth"])]);
    assert_eq!(reasons(&out), ["n1", "n2", "n3"].map(|id| json!([id, ["no_seat"]])));
    let programme = json!({
        "id": "p1", "placed": 1, "cutoff": null, "cutoff_reserved": { "rural_youth": "3" }, "closed": false,
    });
    assert_eq!(out["programmes"], json!([programme]));
    cohort["unused_reserved"] = json!("to_open");
    let out = placed(&cohort);
    assert_eq!(ids(&out["placed"]), ["n1", "n2", "r1"]);
    assert_eq!(reasons(&out), [json!(["n3", ["below_cutoff"]])]);
}

#[test]
fn a_programme_without_seats_takes_nobody() {
    let out = placed(&case("p08-no-seats"));
    assert_eq!(places(&out), [json!(["a1", "p2", 2, "open"])]);
    assert_eq!(reasons(&out), [json!(["a2", ["no_seat"]])]);
}

#[test]
fn reserved_seats_are_filled_first() {
    let out = placed(&case("p10-who-first"));
    let expected = [json!(["n1", "p1", 1, "open"]), json!(["r1", "p1", 1, "reserved:rural_youth"])];
    assert_eq!(places(&out), expected);
    assert_eq!(reasons(&out), [json!(["r2", ["below_cutoff"]])]);
    let programme = &out["programmes"][0];
    assert_eq!([&programme["cutoff"], &programme["cutoff_reserved"]["rural_youth"]], ["9/2", "5"]);
}

#[test]
fn ties_go_by_certificate_then_quota_then_lot() {
    let out = placed(&case("p11-tie-keys"));
    assert_eq!(ids(&out["placed"])[..2], ["a2", "b2"]);
    assert_eq!(ids(&out["placed"]).len(), 4);
    let reasons = reasons(&out);
    let expected = [
        json!(["a1", ["lost_tie_on_certificate"]]),
        json!(["a3", ["lost_tie_on_certificate"]]),
        json!(["b1", ["lost_tie_on_quota"]]),
    ];
    assert_eq!(reasons[..3], expected);
    assert_eq!(reasons[3][1], json!(["lost_by_lot"]));
    assert_eq!(out["by_lot"], json!(["c1", "c2", "c3"]));
}

#[test]
fn ids_are_compared_as_they_are() {
    let out = placed(&case("p13-ids"));
    assert_eq!(ids(&out["placed"]), [" a1", "A1", "a1", "а1"]);
    assert_eq!(reasons(&out), [json!(["lost", ["no_such_programme"]]), json!(["none", []])]);
    let ignored = [
        json!({ "path": "applicants.1", "reason": "duplicate" }),
        json!({ "path": "applicants.5.id", "reason": "out_of_range" }),
        json!({ "path": "applicants.6.choices.1", "reason": "duplicate" }),
    ];
    assert_eq!(out["ignored"], json!(ignored));
}

#[test]
fn a_rounded_score_beside_an_exact_one_is_not_equal() {
    let out = placed(&case("p15-rounded-beside-exact"));
    assert_eq!(ids(&out["placed"]), ["a2"]);
    assert_eq!(out["programmes"][0]["cutoff"], "467/100");
    assert_eq!(reasons(&out), [json!(["a1", ["below_cutoff"]])]);
}

#[test]
fn small_groups_close_one_at_a_time_and_the_next_may_then_be_large_enough() {
    let wish = |programmes: &[&str]| -> Vec<Value> {
        programmes.iter().map(|programme| json!({ "programme": programme, "score": "4" })).collect()
    };
    let people = [("a", &["p1", "p2"][..]), ("b", &["p2"]), ("c", &["p2"]), ("d", &["p3"])];
    let people = people.map(|(id, programmes)| json!({ "id": id, "choices": wish(programmes) }));
    let cohort = json!({
        "format": "talapker-cohort/1", "minimum_group": 3,
        "programmes": [
            { "id": "p2", "seats": 5 }, { "id": "p1", "seats": 5 },
            { "id": "p3", "seats": 5, "minimum_exempt": true }, { "id": "p4", "seats": 5 },
        ],
        "applicants": people,
    });
    let out = placed(&cohort);
    let closed: Vec<&Value> = out["programmes"].as_array().unwrap().iter().map(|of| &of["closed"]).collect();
    assert_eq!(closed, [true, false, false, false]);
    assert_eq!(ids(&out["placed"]), ["a", "b", "c", "d"]);
    assert_eq!(out["placed"][0]["choice"], 2);
}
