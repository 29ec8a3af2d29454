//! The way through the pages: addresses and steps.

use std::collections::BTreeSet;

use proptest::prelude::*;
use talapker::flow::route::{FullPage, Route};
use talapker::flow::step::{self, Step};
use talapker::rules::assess;
use talapker::rules::case::{Case, Choice, MAX_CHOICES};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::text::{Lang, NAMES};

use super::generated::cases;
use super::properties::config;
use super::support::now;

/// The steps of one choice, and those of the person.
const OF_CHOICE: [fn(usize) -> Step; 6] =
    [Step::Specialty, Step::Programme, Step::Way, Step::Profile, Step::Subjects, Step::Exams];
const OF_PERSON: [Step; 10] = [
    Step::Base,
    Step::Document,
    Step::Person,
    Step::Average,
    Step::Quotas,
    Step::Service,
    Step::Health,
    Step::Record,
    Step::Papers,
    Step::Done,
];

fn all_steps() -> Vec<Step> {
    let of_choice = OF_CHOICE.iter().flat_map(|step| (0..MAX_CHOICES).map(step));
    OF_PERSON.into_iter().chain(of_choice).collect()
}

fn all_routes() -> Vec<Route> {
    let mut routes = vec![
        Route::Home,
        Route::Step(None),
        Route::AllQuestions,
        Route::Result,
        Route::Law(None),
        Route::About,
    ];
    routes.extend(all_steps().into_iter().map(|step| Route::Step(Some(step))));
    routes.extend(Cite::ALL.iter().map(|cite| Route::Law(Some(*cite))));
    routes.extend(FullPage::ALL.iter().map(|page| Route::Full(*page)));
    routes
}

#[test]
fn every_page_has_an_address_of_its_own_in_each_language() {
    let mut addresses = BTreeSet::new();
    for route in all_routes() {
        for lang in Lang::ALL {
            let address = route.href(*lang);
            assert_eq!(Route::parse(&address), Some(route), "{address}");
            assert_eq!(Route::lang(&address), Some(*lang), "{address}");
            assert!(addresses.insert(address.clone()), "{address} twice");
        }
    }
}

#[test]
fn an_unknown_page_leads_home() {
    for lang in Lang::ALL {
        assert_eq!(Route::parse(&Route::Unknown.href(*lang)), Some(Route::Home));
    }
}

#[test]
fn an_address_is_read_with_and_without_what_is_around_its_path() {
    for (fragment, route) in [
        ("", Route::Home),
        ("#", Route::Home),
        ("#/", Route::Home),
        ("#/?lang=ru", Route::Home),
        ("/result", Route::Result),
        ("#/result/", Route::Result),
        ("#/result?c=base=higher&lang=kk", Route::Result),
        ("#/plan/goal///?lang=en", Route::Full(FullPage::Goal)),
        ("#/law/578/12", Route::Law(Cite::from_code("578/12"))),
    ] {
        assert_eq!(Route::parse(fragment), Some(route), "{fragment}");
    }
}

#[test]
fn a_place_on_the_page_is_no_address() {
    for fragment in ["#main", "main", "##/result", "#result", "# /result", "#?lang=ru", "#\u{feff}/result"] {
        assert_eq!(Route::parse(fragment), None, "{fragment}");
    }
}

#[test]
fn an_address_that_is_nearly_one_of_ours_is_unknown() {
    for fragment in [
        "#/Result",
        "#/result/all",
        "#/about/us",
        "#/case/",
        "#/case/base-1",
        "#/case/way",
        "#/case/way-0",
        "#/case/way-5",
        "#/case/way-99999999999999999999",
        "#/case/way--1",
        "#/case/way-1-1",
        "#/case/way-",
        "#/case/all/base",
        "#/law/578/99",
        "#/law/%35%37%38/12",
        "#/plan/nothing",
        "#/plan/goal/more",
        "#/commission/1",
        "#/../result",
        "#/result#/about",
        "#/\u{0}",
        "#/<script>",
        "#/нәтиже",
    ] {
        let expected = if fragment == "#/case/" { Route::Step(None) } else { Route::Unknown };
        assert_eq!(Route::parse(fragment), Some(expected), "{fragment}");
    }
}

#[test]
fn the_language_is_the_first_known_one_of_the_query() {
    for (fragment, lang) in [
        ("#/case?lang=ru", Some(Lang::Ru)),
        ("#/case?a=b&lang=en&lang=kk", Some(Lang::En)),
        ("#/case?lang=de&lang=kk", Some(Lang::Kk)),
        ("#/case?lang=", None),
        ("#/case?LANG=ru", None),
        ("#/case?xlang=ru", None),
        ("#/case&lang=ru", None),
        ("#main?lang=ru", Some(Lang::Ru)),
        ("", None),
    ] {
        assert_eq!(Route::lang(fragment), lang, "{fragment}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reading_any_address_ends(text in any::<String>()) {
        for fragment in [text.clone(), format!("#/{text}"), format!("#/case/{text}"), format!("#/law/{text}")] {
            let _ = Route::lang(&fragment);
            if let Some(route) = Route::parse(&fragment) {
                let again = Route::parse(&route.href(Lang::Kk));
                prop_assert_eq!(again, Some(if route == Route::Unknown { Route::Home } else { route }));
            }
        }
    }
}

#[test]
fn the_first_module_has_a_heading_for_every_page_of_the_full_one() {
    for page in FullPage::ALL {
        assert!((page.section() as usize) < NAMES.len(), "{page:?}");
    }
}

#[test]
fn pages_have_titles_of_their_own() {
    let titles: BTreeSet<usize> =
        FullPage::ALL.iter().map(|page| Route::Full(*page).title() as usize).collect();
    assert_eq!(titles.len(), FullPage::ALL.len());
}

#[test]
fn every_step_has_a_name_of_its_own() {
    let steps = all_steps();
    let names: BTreeSet<String> = steps.iter().map(|step| step.name()).collect();
    assert_eq!(names.len(), steps.len());
    for step in steps {
        assert_eq!(Step::parse(&step.name()), Some(step));
    }
}

fn many_cases() -> impl Iterator<Item = Case> {
    std::iter::once(Case::default()).chain(cases(300))
}

#[test]
fn the_steps_lead_from_the_first_question_to_the_end_and_back() {
    for case in many_cases() {
        let steps = step::steps(&case, &assess(&case, CURRENT, now()).missing);
        assert_eq!(steps.last(), Some(&Step::Done));
        let mut once = steps.clone();
        once.sort_by_key(|step| step.name());
        once.dedup();
        assert_eq!(once.len(), steps.len(), "{steps:?}");
        for pair in steps.windows(2) {
            assert_eq!(step::next(&steps, pair[0]), pair[1]);
            assert_eq!(step::previous(&steps, pair[1]), Some(pair[0]));
        }
        assert_eq!(step::previous(&steps, steps[0]), None);
        assert_eq!(step::next(&steps, Step::Done), Step::Done);
    }
}

#[test]
fn from_a_step_that_is_not_asked_one_goes_to_the_end_and_back_to_nothing() {
    let steps = [Step::Base, Step::Specialty(0), Step::Done];
    assert_eq!(step::next(&steps, Step::Way(3)), Step::Done);
    assert_eq!(step::previous(&steps, Step::Way(3)), None);
}

#[test]
fn a_blank_case_begins_with_what_the_day_depends_on() {
    // As the page has it: with a first choice to ask about.
    let case = Case { choices: Some(vec![Choice::default()]), ..Case::default() };
    let steps = step::steps(&case, &assess(&case, CURRENT, now()).missing);
    assert_eq!(steps[..2], [Step::Base, Step::Specialty(0)]);
}

/// The person's questions stand in one order; those of a further choice come after all of the first.
#[test]
fn steps_stand_in_the_order_of_the_questionnaire() {
    let order = |step: &Step| {
        let first =
            ["base", "specialty-1", "programme-1", "way-1", "profile-1", "document", "person", "subjects-1"];
        let more = ["average", "quotas", "service", "health", "exams-1", "record", "papers"];
        let kinds = ["specialty", "programme", "way", "profile", "subjects", "exams"];
        let name = step.name();
        match first.iter().chain(&more).position(|known| *known == name) {
            Some(at) => (0, at),
            None if *step == Step::Done => (MAX_CHOICES, 0),
            None => {
                let kind = kinds.iter().position(|kind| name.starts_with(kind)).unwrap();
                (step.choice().unwrap(), kind)
            }
        }
    };
    for case in many_cases() {
        let steps = step::steps(&case, &assess(&case, CURRENT, now()).missing);
        assert!(steps.is_sorted_by_key(order), "{steps:?}");
    }
}

#[test]
fn every_open_question_is_asked_by_a_step_and_no_other_step_is_open() {
    for case in many_cases() {
        let assessment = assess(&case, CURRENT, now());
        let (steps, open) = (step::steps(&case, &assessment.missing), step::open(&case, &assessment.missing));
        assert!(open.iter().all(|step| steps.contains(step)));
        for place in &assessment.missing {
            let asked = open.iter().any(|step| step.asks(place));
            assert_eq!(asked, Step::of(&place.question, place.choice).is_some(), "{place:?}");
        }
        for step in &open {
            assert!(assessment.missing.iter().any(|place| step.asks(place)), "{step:?}");
        }
    }
}
