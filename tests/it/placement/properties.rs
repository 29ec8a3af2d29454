//! What holds of larger cohorts, and of what is luck.

use serde_json::{Value, json};
use talapker::formats::cohort_json::read;
use talapker::rules::placement::luck::Luck;
use talapker::rules::placement::place;

use super::{ids, placed};

/// So many people and programmes, by a rule without chance; each person with four wishes.
fn crowd(people: u64, programmes: u64) -> Value {
    let quotas = [json!(null), json!("rural_youth"), json!("orphan"), json!(null)];
    let rows = (0..programmes).map(|at| {
        json!({ "id": format!("p{at}"), "seats": 20, "reserved": { "rural_youth": 6, "orphan": 1 }, "minimum_exempt": at % 9 == 0 })
    });
    let applicants = (0..people).map(|at| {
        let choices = (0..4).map(|wish| {
            let programme = (at * at + wish * (at % 7 + 1)) % programmes;
            json!({ "programme": format!("p{programme}"), "score": format!("{}/3", 9 + at * 31 % 7) })
        });
        let mut choices: Vec<Value> = choices.collect();
        choices.sort_by_key(|choice| choice["programme"].as_str().unwrap().to_string());
        choices.dedup_by_key(|choice| choice["programme"].clone());
        json!({
            "id": format!("a{at}"),
            "quota": quotas[usize::try_from(at % 4).unwrap()],
            "certificate_average": format!("4.{}", at % 5),
            "choices": choices,
        })
    });
    json!({
        "format": "talapker-cohort/1",
        "programmes": rows.collect::<Vec<_>>(),
        "applicants": applicants.collect::<Vec<_>>(),
    })
}

#[test]
fn everybody_is_placed_or_not_and_no_seat_is_given_twice() {
    let cohort = crowd(4000, 200);
    let out = placed(&cohort);
    assert_eq!(out["ignored"], json!([]));
    assert_eq!(ids(&out["placed"]).len() + ids(&out["unplaced"]).len(), 4000);
    let mut closed = 0;
    for programme in out["programmes"].as_array().unwrap() {
        let here = |row: &&Value| row["programme"] == programme["id"];
        let rows: Vec<&Value> = out["placed"].as_array().unwrap().iter().filter(here).collect();
        let on = |seat: &str| rows.iter().filter(|row| row["seat"] == seat).count();
        assert_eq!(programme["placed"], json!(rows.len()));
        assert!(rows.len() <= 20 && on("reserved:rural_youth") <= 6 && on("reserved:orphan") <= 1);
        let exempt = programme["id"].as_str().unwrap()[1..].parse::<u64>().unwrap() % 9 == 0;
        assert!(exempt || rows.is_empty() || rows.len() >= 15, "{programme}");
        closed += usize::from(programme["closed"] == json!(true));
    }
    assert!(closed > 10, "{closed}");
    for ids in [ids(&out["placed"]), ids(&out["unplaced"]), ids(&out["programmes"])] {
        assert!(ids.is_sorted());
    }
}

#[test]
fn only_lots_differ_between_runs() {
    let cohort = read(&crowd(600, 40).to_string()).unwrap().cohort;
    let mut luck = Luck::new(&cohort);
    for seed in 0..20 {
        luck.run(&cohort, seed);
    }
    assert_eq!(luck.runs(), 20);
    let mut in_doubt = 0;
    for applicant in 0..600 {
        let placed: Vec<u32> = luck.placed(&cohort, applicant).collect();
        assert!(placed.iter().sum::<u32>() <= 20);
        in_doubt += usize::from(placed.iter().any(|runs| (1..20).contains(runs)));
    }
    assert!(in_doubt > 10, "{in_doubt}");
}

#[test]
fn a_line_is_the_score_of_the_one_who_goes_last() {
    let cohort = json!({
        "format": "talapker-cohort/1", "minimum_group": 0,
        "programmes": [{ "id": "p1", "seats": 2, "reserved": { "orphan": 1 } }, { "id": "p2", "seats": 0 }],
        "applicants": [
            { "id": "a", "quota": "orphan", "choices": [{ "programme": "p1", "score": "3" }] },
            { "id": "b", "choices": [{ "programme": "p1", "score": "5" }] },
            { "id": "c", "choices": [{ "programme": "p1", "score": "4" }, { "programme": "p2", "score": "4" }] },
            { "id": "d", "quota": "orphan", "choices": [{ "programme": "p1", "score": "2" }] },
        ],
    });
    let cohort = read(&cohort.to_string()).unwrap().cohort;
    let placement = place(&cohort);
    let line = |id: &str, choice| {
        placement
            .last(cohort.applicant(id).unwrap(), choice)
            .map(|(_, score)| score.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        [line("c", 1), line("d", 1), line("c", 2), line("c", 3), line("c", 0)],
        ["5", "3", "", "", ""]
    );
}

/// A chain in which each newcomer turns the next one away is as long as there are people.
#[test]
fn a_long_chain_of_people_turned_away_is_no_deep_one() {
    let count = 20_000;
    let programmes: Vec<Value> =
        (0..=count).map(|at| json!({ "id": format!("p{at}"), "seats": u8::from(at < count) })).collect();
    let mut applicants: Vec<Value> = (0..count)
        .map(|at| {
            let own = json!({ "programme": format!("p{at}"), "score": "3" });
            let next = json!({ "programme": format!("p{}", at + 1), "score": "4" });
            json!({ "id": format!("a{at:05}"), "choices": [own, next] })
        })
        .collect();
    applicants.push(json!({ "id": "b", "choices": [{ "programme": "p0", "score": "5" }] }));
    let cohort = json!({
        "format": "talapker-cohort/1", "minimum_group": 0, "programmes": programmes, "applicants": applicants,
    });
    let out = placed(&cohort);
    assert_eq!(ids(&out["unplaced"]), [format!("a{:05}", count - 1)]);
}
