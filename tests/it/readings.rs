//! The mark "our reading" has its sentence: the explanation says which reading.

use std::collections::BTreeSet;

use talapker::report::{Around, plain, report};
use talapker::rules::assess;
use talapker::rules::assessment::{Reason, Standing, Why};
use talapker::rules::case::Case;
use talapker::rules::edition::CURRENT;
use talapker::rules::not_applicable::{of_choice, of_person};
use talapker::text::{Key, Lang, source::words};

use super::generated::cases;
use super::inputs::whys;
use super::support::{case, files, json_file, now};
use serde_json::json;

/// Those of `tests/cases/public/` and drawn ones.
fn all_cases() -> impl Iterator<Item = Case> {
    let public = files("tests/cases/public", ".json").into_iter().filter_map(|path| {
        let file = json_file(path);
        file.get("case").map(|written| case(written).case)
    });
    let public: Vec<Case> = public.collect();
    assert!(public.len() > 15, "only {} public cases", public.len());
    public.into_iter().chain(cases(20_000))
}

/// The reason and all under it.
fn tree(why: &Why) -> Vec<&Why> {
    std::iter::once(why).chain(why.because.iter().flat_map(tree)).collect()
}

/// Reasons that also occur where nothing had to be read one way or the other: these do not say which reading.
fn unspecific(all: &[Why]) -> BTreeSet<Reason> {
    let mut found = BTreeSet::new();
    for root in all {
        for why in tree(root) {
            if root.standing != Standing::Reading || why.standing != Standing::Reading {
                found.insert(why.reason);
            }
        }
    }
    found
}

#[test]
fn whatever_is_our_reading_says_which_reading() {
    let all: Vec<Why> = all_cases()
        .flat_map(|case| {
            let assessment = assess(&case, CURRENT, now());
            let places = 0..assessment.choices.len();
            let not =
                places.flat_map(|at| of_choice(&case, at, &assessment)).chain(of_person(&case.applicant));
            let not: Vec<Why> = not.map(|one| one.why).collect();
            whys(&assessment).into_iter().map(|(_, why)| why).chain(not).collect::<Vec<_>>()
        })
        .collect();
    let unspecific = unspecific(&all);
    assert!(unspecific.contains(&Reason::LastDayInside) && !unspecific.contains(&Reason::KindFromCode));
    let read = all.iter().filter(|why| why.standing == Standing::Reading);
    let silent: BTreeSet<Reason> = read
        .filter(|root| tree(root).iter().all(|why| unspecific.contains(&why.reason)))
        .map(|root| root.reason)
        .collect();
    assert!(silent.is_empty(), "no sentence says what was read: {silent:?}");
}

/// A pedagogical specialty by its code, under the state order: the exam is the law's, its kind is our reading.
#[test]
fn an_exam_by_the_code_of_the_specialty_is_not_called_possible() {
    let text = |choice: serde_json::Value| {
        let read = case(&json!({ "choices": [choice] }));
        let words = words(Lang::En);
        let assessment = assess(&read.case, CURRENT, now());
        (words, plain(&words, &report(&words, &read.case, &assessment, &Around::default()), None))
    };
    let (words, by_code) =
        text(json!({ "specialty": "01140100", "basis": "state_order", "form": "full_time" }));
    let possible = format!("({})", words.t(Key::exam_possible));
    assert!(!by_code.contains(&possible), "{by_code}");
    assert!(
        by_code.contains("The kind of specialty is taken from its code: Pedagogical specialty"),
        "{by_code}"
    );
    let (_, paid) = text(json!({ "kind": "medical", "basis": "paid", "form": "full_time" }));
    assert!(paid.contains(&possible), "{paid}");
}
