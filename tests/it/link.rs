//! Links: every case survives a round trip, what is left out never makes a day later, and what another edition
//! changes is found and described in every language.

use serde_json::Value;
use talapker::formats::{answers, link};
use talapker::report::answers::answered;
use talapker::report::assessment_json::write as write_json;
use talapker::rules::assess;
use talapker::rules::assessment::Assessment;
use talapker::rules::calendar::Moment;
use talapker::rules::case::{
    BaseEducation, Case, Choice, FundingBasis, ProgrammeLevel, Provider, SpecialtyKind, StudyForm,
};
use talapker::rules::code::{Code, Set};
use talapker::rules::difference::{Difference, Item, Pair, What, differences};
use talapker::rules::edition::{BEFORE_NOTICES, CURRENT, EDITIONS, Edition, ORDER_20_2025, named};
use talapker::rules::question::Place;
use talapker::text::{Lang, source};

use super::edition::SPRING;
use super::generated::cases;
use super::support::{day, now};

fn everything() -> Set<link::Group> {
    link::Group::ALL.iter().copied().collect()
}

/// The case of its own link.
fn round(case: &Case, ticked: Set<link::Group>) -> link::Link {
    let query = link::write(case, ticked, CURRENT, "kk");
    link::read(&format!("#/result?{query}")).unwrap()
}

#[test]
fn every_case_goes_round_and_says_the_same() {
    for case in cases(2000) {
        let link = round(&case, everything());
        assert_eq!((link.edition.as_str(), link.unread), (CURRENT.code().as_str(), 0));
        // A last choice without an answer is not written.
        assert_eq!(answers::write(&link.case), answers::write(&case));
        let (one, other) = (assess(&case, CURRENT, now()), assess(&link.case, CURRENT, now()));
        assert_eq!(differences(&one, &other), []);
    }
}

/// Nothing that was not ticked stands in the text of the link, in whatever form.
#[test]
fn the_text_of_a_link_without_ticks_holds_no_sensitive_answer() {
    for mut case in cases(500) {
        for choice in case.choices.iter_mut().flatten() {
            choice.label = "Айгүл".to_string();
        }
        let text = link::write(&case, Set::new(), CURRENT, "kk");
        let sensitive =
            answers::all(&case).into_iter().filter(|(place, _)| link::Group::of(&case, place).is_some());
        for (place, _) in sensitive {
            let key = place.key();
            assert!(!text.split('&').any(|pair| pair.starts_with(&format!("{key}="))), "{key}: {text}");
        }
        assert!(!text.contains("%D0%90%D0%B9"), "{text}");
    }
}

/// A date that comes from an answer which was left out would be worse than none.
#[test]
fn what_is_left_out_makes_no_day_later() {
    for choice in full_choices() {
        let mut case = Case { choices: Some(vec![choice]), ..Case::default() };
        for base in BaseEducation::ALL {
            case.applicant.base = Some(*base);
            let day = |case: &Case| {
                let assessment = assess(case, CURRENT, now());
                assessment.choices.first()?.window.known().map(|window| window.value.file_by)
            };
            if let Some(shared) = day(&round(&case, Set::new()).case) {
                assert!(Some(shared) <= day(&case), "{}", answers::write(&case));
            }
        }
    }
}

fn full_choices() -> impl Iterator<Item = Choice> {
    Provider::ALL.iter().flat_map(|provider| {
        ProgrammeLevel::ALL.iter().flat_map(move |level| {
            SpecialtyKind::ALL.iter().flat_map(move |kind| {
                StudyForm::ALL.iter().flat_map(move |form| {
                    FundingBasis::ALL.iter().map(move |basis| Choice {
                        provider: Some(*provider),
                        level: Some(*level),
                        kind: Some(*kind),
                        form: Some(*form),
                        basis: Some(*basis),
                        ..Choice::default()
                    })
                })
            })
        })
    })
}

#[test]
fn each_edition_has_a_name_of_its_own_that_needs_no_escaping() {
    assert_eq!(ORDER_20_2025.code(), "578-20-2025-2026");
    assert_eq!(BEFORE_NOTICES.code(), "578-20-2025");
    assert_eq!(SPRING.code(), "578-7-2026-2028");
    let mut codes: Vec<String> = EDITIONS.iter().map(|edition| edition.code()).collect();
    assert!(codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')));
    codes.dedup();
    assert_eq!(codes.len(), EDITIONS.len());
    assert!(EDITIONS.iter().any(|edition| std::ptr::eq(*edition, CURRENT)));
}

fn one_case(line: &str) -> Case {
    let (case, unused) = answers::read(line);
    assert!(unused.is_empty(), "{unused:?}");
    case
}

fn between(case: &Case, before: &'static Edition, after: &'static Edition) -> Vec<Difference> {
    differences(&assess(case, before, now()), &assess(case, after, now()))
}

const NINE_YEARS: &str = "at=2027-03-01T10:00&base=basic_secondary&issued_in=kazakhstan&quotas=rural_youth,orphan\
    &1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order";

#[test]
fn what_another_edition_changes_is_named_value_by_value() {
    let case = one_case(NINE_YEARS);
    let found = between(&case, &ORDER_20_2025, &SPRING);
    let closing = |edition: &Edition| Some(Moment::closing(edition.windows.basic.in_year(2027)));
    let at = |what| Difference { choice: Some(0), what };
    let first = What::FileBy(Pair { before: closing(&ORDER_20_2025), after: closing(&SPRING) });
    assert_eq!(found.first(), Some(&at(first)));
    let rural =
        found.iter().any(|d| matches!(d.what, What::Quota(_, Pair { before: Some("35"), after: None })));
    assert!(rural && found.iter().any(|d| d.choice.is_none()), "{found:?}");
    // Back again it is the mirror image.
    let back = between(&case, &SPRING, &ORDER_20_2025);
    assert_eq!(found.len(), back.len());
    assert_eq!(between(&case, &SPRING, &SPRING), []);
}

/// A link as it was written before the notices of 2026 were known.
const OLD: &str = "#/result?1.basis=state_order&1.form=full_time&1.kind=pedagogical&1.level=mid_level\
    &base=basic_secondary&edition=578-20-2025&issued_in=kazakhstan&lang=ru";

#[test]
fn a_link_of_before_the_notices_opens_and_says_what_changed() {
    let read = link::read(OLD).unwrap();
    assert_eq!((read.unread, read.edition.as_str()), (0, "578-20-2025"));
    assert_eq!(read.case.choices()[0].kind, Some(SpecialtyKind::Pedagogical));
    let before = named(&read.edition).unwrap();
    assert!(!std::ptr::eq(before, CURRENT));
    let found = between(&read.case, before, CURRENT);
    for (lang, days, name) in [
        (Lang::Kk, ["14 тамыз", "10 тамыз"], "2026 жылғы хабарландыруларсыз"),
        (Lang::Ru, ["14 августа", "10 августа"], "без объявлений 2026 года"),
    ] {
        let words = source::words(lang);
        let said: Vec<String> = found.iter().map(|one| words.difference(one, false)).collect();
        let said = said.join("\n").replace('\u{a0}', " ");
        assert!(days.iter().all(|day| said.contains(day)), "{said}");
        let named = words.edition(before).replace('\u{a0}', " ");
        assert!(named.ends_with(name) && !words.edition(CURRENT).contains("2026"), "{named}");
    }
    // What the notices leave alone is the same: paid, full-time.
    let paid =
        one_case("base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=paid");
    let dates: Vec<_> = between(&paid, before, CURRENT)
        .into_iter()
        .filter(|one| matches!(one.what, What::FileBy(_) | What::Closes(_) | What::Announced(_)))
        .collect();
    assert_eq!(dates, []);
}

#[test]
fn an_edition_that_does_not_govern_the_moment_is_the_only_difference() {
    let case = one_case("at=2026-08-03T10:00&base=basic_secondary&1.kind=general");
    let what = What::InForce(Pair { before: Some(()), after: None });
    assert_eq!(between(&case, &ORDER_20_2025, &SPRING), [Difference { choice: None, what }]);
}

/// What is compared, in the contract's words: without reasons, and without what follows from the rest.
fn compared(assessment: &Assessment) -> Value {
    fn strip(value: &mut Value) {
        if let Value::Object(fields) = value {
            for key in [
                "cites",
                "standing",
                "days_left",
                "state",
                "next_season",
                "in_time",
                "still_open",
                "maybe_open",
                "refused_today",
                "expires_before_file_by",
                // Nobody's own steps follow from it.
                "group",
            ] {
                // The state of a paper is compared, that of a window follows from its days.
                if key != "state" || fields.contains_key("closes") {
                    fields.remove(key);
                }
            }
            fields.values_mut().for_each(strip);
        } else if let Value::Array(list) = value {
            list.iter_mut().for_each(strip);
        }
    }
    let mut written = write_json(assessment, &Vec::new());
    strip(&mut written);
    serde_json::json!([written["edition"]["standing"], written["applicant"], written["choices"]])
}

#[test]
fn nothing_that_the_contract_says_differently_is_overlooked() {
    let mut alike = 0;
    for mut case in cases(3000) {
        let moment = case.as_of.as_mut().unwrap();
        moment.date = day(2027, 1, 8) + chrono::Days::new(u64::from(moment.minute) % 300);
        let (one, other) = (assess(&case, &ORDER_20_2025, now()), assess(&case, &SPRING, now()));
        let found = differences(&one, &other);
        assert_eq!(
            found.is_empty(),
            compared(&one) == compared(&other),
            "{}\n{found:?}",
            answers::write(&case)
        );
        alike += usize::from(found.is_empty());
    }
    assert!((1..3000).contains(&alike), "{alike} of 3000");
}

#[test]
fn every_difference_has_words_in_every_language() {
    let words = source::all();
    for case in cases(500).chain([one_case(NINE_YEARS)]) {
        let mut case = case;
        case.as_of = case.as_of.map(|moment| Moment { date: day(2027, 3, 1), ..moment });
        for found in [between(&case, &ORDER_20_2025, &SPRING), between(&case, &SPRING, &ORDER_20_2025)] {
            for (difference, words) in found.iter().flat_map(|d| words.iter().map(move |w| (d, w))) {
                let line = words.difference(difference, true);
                assert!(
                    !line.contains(['{', '}', '|'])
                        && ![": –", ":\u{a0}—"].iter().any(|gap| line.contains(gap))
                        && line.len() > 10,
                    "{line}"
                );
                assert_eq!(
                    difference.choice.is_some(),
                    line.contains(&words.difference(difference, false))
                        && line != words.difference(difference, false)
                );
            }
        }
    }
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let said = |lang: Lang| {
        let found = between(&one_case(NINE_YEARS), &ORDER_20_2025, &SPRING);
        plain(&source::words(lang).difference(&found[0], false))
    };
    let before = |lang: Lang| plain(&source::words(lang).date(ORDER_20_2025.windows.basic.in_year(2027)));
    let [kk, ru, en] = [Lang::Kk, Lang::Ru, Lang::En].map(before);
    assert_eq!(said(Lang::Ru), format!("Крайний срок: было — {ru}, 18:00, стало — 2 апреля, 18:00"));
    assert_eq!(said(Lang::Kk), format!("Соңғы мерзім: бұрын – {kk}, 18:00, енді – 2 сәуір, 18:00"));
    assert_eq!(said(Lang::En), format!("Deadline: was {en}, 18:00, now 2 April, 18:00"));
}

/// Items of lists, which these two editions share.
#[test]
fn an_item_that_comes_or_goes_is_said() {
    let with = one_case(
        "at=2026-08-03T10:00&issued_in=kazakhstan&court=yes&disability=group_1&impairments=sight\
        &birth=2011-01-01&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order",
    );
    let mut without = with.clone();
    without.applicant.deprived_by_court = None;
    without.applicant.impairments = None;
    without.applicant.birth_date = None;
    let [one, other] = [&without, &with].map(|case| assess(case, CURRENT, now()));
    let items: Vec<What> = differences(&one, &other).into_iter().map(|d| d.what).collect();
    assert!(items.iter().any(|what| matches!(what, What::Added(Item::Ground(_)))), "{items:?}");
    assert!(items.iter().any(|what| matches!(what, What::Added(Item::Accommodation(_)))), "{items:?}");
    assert!(items.iter().any(|what| matches!(what, What::Added(Item::Signer(_)))), "{items:?}");
    let back = differences(&other, &one);
    assert!(back.iter().all(|d| matches!(d.what, What::Gone(_))), "{back:?}");
}

/// The list of what goes in is complete: no answer of a link is without its words.
#[test]
fn every_answer_can_be_read_aloud() {
    for words in source::all() {
        for case in cases(300) {
            for (place, _) in answers::all(&case) {
                let key = place.key();
                let said = answered(&words, &case, &place, &|_| None);
                let said = said.unwrap_or_else(|| panic!("{key} has no words"));
                assert!(said.question.len() > 3 && !said.answer.is_empty(), "{key}: {said:?}");
                assert!(
                    !format!("{}{}", said.question, said.answer).contains(['{', '}', '|']),
                    "{key}: {said:?}"
                );
                assert_eq!(said.choice.is_some(), key.starts_with(|c: char| c.is_ascii_digit()), "{key}");
            }
        }
    }
    let (case, _) =
        answers::read("quotas=none&1.specialty=06130100&1.marks=80/100,/5&paper.photo.until=2026-12-31");
    let words = source::words(Lang::Ru);
    let name = |_| Some("Название".to_string());
    let said = |key: &str| answered(&words, &case, &Place::from_key(key).unwrap(), &name).unwrap();
    assert_eq!(said("quotas").answer, "Ничего из этого");
    assert_eq!(said("1.specialty").answer, "Название (06130100)");
    assert_eq!(said("1.marks").answer, "80 ⁄ 100; ? ⁄ 5");
    assert_eq!(said("paper.photo.until").question, "Срок действия: Цифровая фотография 3×4\u{a0}см");
    assert_eq!(answered(&words, &case, &Place::from_key("base").unwrap(), &name), None);
}
