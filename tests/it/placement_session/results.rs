//! What came out: as the model says, kept, compared, with other lots and with one more person.

use sha2::{Digest as _, Sha256};
use talapker::formats::cohort_json::read;
use talapker::placement::protocol::*;
use talapker::report::placement_json::wire;
use talapker::rules::code::Code as _;
use talapker::rules::placement::exact::Exact;
use talapker::rules::placement::lot::lot;
use talapker::rules::placement::place;

use super::{Page, made_up, small};

#[test]
fn what_came_out_is_that_of_the_model() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(MadeUp { seats: 22, ..made_up(2_000, 40) }));
    page.ask(Request::Set(Setting::Seed("11".to_string())));
    let state = page.state(Request::Run);
    let (_, text) = page.file(Write::Cohort);
    let cohort = read(&text).unwrap().cohort;
    let placement = place(&cohort);
    let (_, told) = page.file(Write::Placement);
    let ignored = Vec::new();
    assert_eq!(told, serde_json::to_string(&wire(&placement, &ignored)).unwrap());
    let result = state.result.unwrap();
    assert!(!result.closed.is_empty() || result.seats_left == 0 || result.unplaced > 0);

    // The list of a programme: everybody who asked, the best first, and bars with all of them.
    let request = Request::Programme { at: 3, from: 0, to: 500 };
    let Some(Reply::Programme { row, all, asked, bars, .. }) = page.ask(request).pop() else { panic!() };
    assert_eq!((all, row.result.unwrap().asked), (small(asked.len()), all));
    let counted: u32 = bars.iter().map(|bar| bar.placed + bar.refused).sum();
    assert_eq!(counted, all);
    assert!((8..=20).contains(&bars.len()), "{bars:?}");
    for pair in asked.windows(2) {
        let score = |asked: &Asked| Exact::parse(&asked.key.score.exact).unwrap();
        assert!(score(&pair[0]) >= score(&pair[1]));
    }
    for one in &asked {
        let applicant = cohort.applicant(&one.key.id).unwrap();
        let place = placement.place(applicant);
        match &one.fate {
            Fate::Placed(_) => assert_eq!(place.unwrap().choice, one.choice as usize),
            Fate::Refused(reason) => {
                let refusals = placement.refusals(applicant);
                assert_eq!(refusals[one.choice as usize - 1].1.code(), reason);
            }
            Fate::NotAsked => panic!("{one:?}"),
        }
    }
    // An applicant without a place is below the line or behind somebody at each choice.
    let (_, rows) = page.applicants("", Only::Unplaced);
    let (_, choices) = page.applicant(rows[0].at);
    for choice in choices {
        let Fate::Refused(reason) = &choice.fate else { panic!("{choice:?}") };
        if reason == "below_cutoff" {
            let (own, last) = (Exact::parse(&choice.score.exact).unwrap(), choice.last.unwrap().score);
            assert!(choice.below);
            assert_eq!(
                own.distance(&Exact::parse(&last.exact).unwrap()).to_string(),
                choice.distance.unwrap().exact
            );
        }
    }
    // The record.
    let Some(Reply::Record(record)) = page.ask(Request::Record).pop() else { panic!() };
    assert_eq!(record.checksum, format!("{:x}", Sha256::digest(text.as_bytes())));
    assert_eq!((record.seed, record.all_lots, record.programmes.len()), (11, result.by_lot, 40));
    assert!(record.lots.windows(2).all(|pair| pair[0].lot <= pair[1].lot));
    assert!(record.lots.iter().all(|of| of.lot == lot(11, &of.id)));
}

#[test]
fn a_kept_result_is_compared_with_another() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(made_up(400, 8)));
    page.ask(Request::Run);
    let state = page.state(Request::Keep(" one ".to_string()));
    let kept = &state.kept[0];
    assert_eq!(
        (kept.name.as_str(), kept.applicants, kept.placed),
        ("one", 400, state.result.unwrap().placed)
    );
    let compare = |page: &mut Page| match page.ask(Request::Compare { kept: 0, from: 0, to: 500 }).pop() {
        Some(Reply::Compared(moves, 0, list)) => (moves, list),
        other => panic!("{other:?}"),
    };
    assert_eq!(compare(&mut page), (Moves::default(), Vec::new()));
    page.ask(Request::Set(Setting::Seed("3".to_string())));
    page.ask(Request::Run);
    let (moves, list) = compare(&mut page);
    assert_eq!(moves.better + moves.worse + moves.gained + moves.lost, small(list.len()));
    assert!(!list.is_empty() && list.iter().all(|of| of.before != of.after));
    // Another cohort: the kept result stays.
    page.ask(Request::MadeUp(made_up(300, 8)));
    page.ask(Request::Run);
    assert_eq!(compare(&mut page).0.not_in_both, 100);
    assert_eq!(page.state(Request::Forget(0)).kept, []);
    assert_eq!(page.ask(Request::Compare { kept: 0, from: 0, to: 9 }), [Reply::Done]);
}

#[test]
fn lots_of_many_seeds_and_one_more_person_are_tried() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(made_up(300, 4)));
    page.ask(Request::Run);
    let replies = page.ask(Request::Luck(30));
    assert!(replies.contains(&Reply::Progress(29, 30)));
    let (_, rows) = page.applicants("", Only::All);
    let mut between = 0;
    for row in &rows {
        let (_, choices) = page.applicant(row.at);
        let sum: u32 = choices.iter().map(|choice| choice.lucky.unwrap()).sum();
        assert_eq!(row.lucky, Some(sum));
        between += u32::from(sum > 0 && sum < 30);
    }
    assert!(between > 0);
    assert_eq!(page.state(Request::Set(Setting::Seed("1".to_string()))).lucks, 0);

    let choice = |programme: &str, score: &str, more: Option<&str>| ChanceChoice {
        programme: programme.to_string(),
        score: score.to_string(),
        with_a_grade_more: more.map(str::to_string),
    };
    let chance = |average: &str, choices: Vec<ChanceChoice>| Chance {
        average: average.to_string(),
        quota: None,
        choices,
    };
    let ask = |page: &mut Page, of: Chance| match page.ask(Request::Chance(of)).pop() {
        Some(Reply::Chance(view)) => *view,
        other => panic!("{other:?}"),
    };
    let best = ask(&mut page, chance("5", vec![choice("P-0001", "5", None), choice("", "", None)]));
    assert_eq!(
        (best.place.unwrap().choice, best.tries, best.placed, best.other_cohorts),
        (1, 40, vec![40], true)
    );
    assert_eq!(best.with_a_grade_more, None);
    let worst = ask(&mut page, chance("3,1", vec![choice("P-0001", "3", Some("5"))]));
    assert_eq!((worst.place, worst.placed), (None, vec![0]));
    assert_eq!(worst.with_a_grade_more.unwrap().unwrap().choice, 1);
    assert!(worst.choices[0].below);

    let (_, text) = page.file(Write::Cohort);
    page.open("c.json", &text);
    let tied = ask(&mut page, chance("4", vec![choice("P-0001", "4", None), choice("P-0002", "13⁄3", None)]));
    assert_eq!((tied.tries, tied.other_cohorts, tied.choices.len()), (40, false, 2));
    for (of, wrong) in [
        (chance("x", vec![choice("P-0001", "4", None)]), Wrong::ChanceAverage),
        (chance("6", vec![choice("P-0001", "4", None)]), Wrong::ChanceAverage),
        (chance("", vec![choice("P-0001", "4 2/3", None)]), Wrong::ChanceScore(0)),
        (chance("", vec![choice("P-0001", "4", Some("x"))]), Wrong::ChanceScore(0)),
        (chance("", vec![choice("?", "4", None)]), Wrong::ChanceProgramme(0)),
        (
            chance("", vec![choice("P-0001", "4", None), choice("P-0001", "4", None)]),
            Wrong::ChanceProgramme(1),
        ),
        (chance("", Vec::new()), Wrong::ChanceProgramme(0)),
    ] {
        let last = page.ask(Request::Chance(of)).pop();
        assert!(matches!(&last, Some(Reply::Unreadable(field, _)) if *field == wrong), "{last:?}");
    }
}
