//! Reading never fails and never panics, whatever the text.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use talapker::formats::answers;
use talapker::formats::case_file;
use talapker::formats::case_json::{FORMAT, Input, read, write as write_case};
use talapker::formats::date_text::{read_date, read_moment, write_date, write_moment};
use talapker::formats::link::{self, Group};
use talapker::formats::saved::cases::SavedCases;
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::case::{Case, Choice};
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::rules::grade::{Decimal, Subject};

use super::generated::cases;
use super::properties::config;
use super::support::{assessed, files, json_file, now};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reading_any_text_ends(text in any::<String>()) {
        let _ = read(&text);
        let _ = read_date(&text);
        let _ = read_moment(&text);
        let _ = Decimal::parse(&text);
        let _ = Subject::from_id(&text);
        let _ = answers::read(&text);
        let _ = case_file::open(text.as_bytes());
        let _ = case_file::name(&text);
        let shelf = SavedCases::read(&format!("talapker-cases/1\n{text}"));
        prop_assert!(shelf.is_some_and(|shelf| SavedCases::read(&shelf.write()) == Some(shelf)));
    }

    #[test]
    fn reading_any_bytes_ends(bytes in vec(any::<u8>(), 0..200)) {
        let _ = case_file::open(&bytes);
    }

    #[test]
    fn reading_nearly_a_number_or_a_day_ends(
        text in vec(prop::sample::select(&b"0123456789-.,:T+e \xc3\xa9"[..]), 0..20),
    ) {
        let text = String::from_utf8_lossy(&text);
        if let Ok(decimal) = Decimal::parse(&text) {
            prop_assert_eq!(Decimal::parse(&decimal.to_string()), Ok(decimal));
        }
        if let Some(date) = read_date(&text) {
            prop_assert_eq!(write_date(date), text.as_ref());
        }
        if let Some(moment) = read_moment(&text) {
            prop_assert_eq!(read_moment(&write_moment(moment)), Some(moment));
        }
    }

    #[test]
    fn moments_come_back(days in -20_000..400_000_i32, minute in 0..1440_u16) {
        let date = Date::from_num_days_from_ce_opt(719_163 + days).unwrap();
        let moment = Moment { date, minute };
        prop_assert_eq!(read_moment(&write_moment(moment)), Some(moment));
    }

    #[test]
    fn reading_any_json_ends(value in any_json()) {
        let _ = read(&value.to_string());
    }

    #[test]
    fn every_object_with_the_format_is_read_and_assessed(mut value in any_object()) {
        value.insert("format".to_string(), FORMAT.into());
        assess_it(&Value::Object(value))?;
    }

    #[test]
    fn a_good_case_with_one_thing_changed_is_read_and_assessed(
        case in prop::sample::select(public_cases()),
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let mut case = case;
        let mut places = Vec::new();
        pointers(&case, String::new(), &mut places);
        places.retain(|place| place != "/format" && !place.is_empty());
        *case.pointer_mut(&places[place.index(places.len())]).unwrap() = value;
        assess_it(&case)?;
    }
}

fn assess_it(value: &Value) -> Result<(), TestCaseError> {
    let read = read(&value.to_string());
    let Ok(Input::One(read)) = read else {
        return Err(TestCaseError::fail(format!("{read:?}")));
    };
    let written = write(&assess(&read.case, CURRENT, now()), &read.ignored);
    let choices = read.case.choices().len();
    prop_assert!(written["choices"].as_array().is_some_and(|list| list.is_empty() || list.len() == choices));
    Ok(())
}

/// Mostly the words of the format, so that something is found behind the first door.
fn word() -> impl Strategy<Value = String> {
    let words: Vec<String> = WORDS.split_ascii_whitespace().map(str::to_string).collect();
    prop_oneof![9 => prop::sample::select(words), 1 => any::<String>()]
}

const WORDS: &str = "as_of restrictions_in_force applicant status birth_date base education_document issued_in year \
    certificate_average grades kazakh_language algebra impairments quotas documents photo held valid_until choices \
    kind level provider form basis channel subjects language profile exam_marks mark out_of general state_order \
    full_time mid_level basic_secondary 2026-08-18 2026-08-18T18:00 4,62 100 sight orphan";

fn any_json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        (-10..10_i64).prop_map(Value::from),
        prop::sample::select(vec![
            "4.5",
            "5.0",
            "5e0",
            "1e400",
            "-0.0",
            "50e-1",
            "123456789012345678901234567890"
        ])
        .prop_map(|text| serde_json::from_str(text).unwrap()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((word(), inner), 0..6).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_object() -> impl Strategy<Value = Map<String, Value>> {
    vec((word(), any_json()), 0..8).prop_map(|fields| fields.into_iter().collect())
}

fn public_cases() -> Vec<Value> {
    let cases = files("tests/cases/public", ".json").into_iter().map(|path| json_file(path)["case"].take());
    cases.filter(|case| !case.is_null()).collect()
}

/// Every place of a value, as a JSON pointer.
fn pointers(value: &Value, path: String, places: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                pointers(element, format!("{path}/{at}"), places);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                pointers(value, format!("{path}/{key}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    places.push(path);
}

/// What cannot be used counts as not answered: the assessment is that of the case without it, and
/// its place is named.
#[test]
fn what_cannot_be_used_is_as_if_it_were_not_there() {
    let mut tried = 0;
    for case in public_cases() {
        let mut places = Vec::new();
        pointers(&case, String::new(), &mut places);
        // An element of a list keeps its place; here only fields are taken away.
        let is_field =
            |place: &String| place.rsplit('/').next().is_some_and(|key| key.parse::<usize>().is_err());
        for place in
            places.iter().filter(|place| !place.is_empty() && *place != "/format").filter(|p| is_field(p))
        {
            let with = |value: Value| {
                let mut case = case.clone();
                *case.pointer_mut(place).unwrap() = value;
                assessed(&case)
            };
            let mut without = with(Value::Null);
            let before = without["ignored"].take();
            for bad in [json!(-7.5), json!(false), json!("?"), json!([[0]]), json!({ "?": 1 })] {
                let mut found = with(bad.clone());
                let named = found["ignored"].take();
                if named == before {
                    continue;
                }
                let path = place[1..].replace('/', ".");
                let at_or_below =
                    |entry: &Value| entry["path"].as_str().is_some_and(|p| p.starts_with(&path));
                assert!(named.as_array().unwrap().iter().any(at_or_below), "{place} = {bad}: {named}");
                if named.as_array().unwrap().iter().any(|entry| entry["path"] == json!(path)) {
                    assert_eq!(found, without, "{place} = {bad}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} were tried");
}

/// The answers line carries the whole case, except choices without an answer.
#[test]
fn answers_come_back_from_a_line() {
    for mut case in cases(5000) {
        if case.choices().last().is_none_or(|last| *last == Choice::default()) {
            case.choices = None;
        }
        let line = answers::write(&case);
        let (back, unused) = answers::read(&line);
        assert!(unused.is_empty(), "{line}: {unused:?}");
        assert_eq!(back, case, "{line}");
    }
}

/// Whatever is ticked, a link that arrives as it was made agrees with its own sum.
#[test]
fn links_come_back_whole() {
    for (case, at) in cases(3000).zip(0..) {
        let ticked = Group::ALL.iter().copied().filter(|group| at >> group.index() & 1 == 1).collect();
        let line = link::write(&case, ticked, CURRENT, "kk");
        let back = link::read(&format!("#/result?{line}")).expect("a link names its edition");
        assert!(back.whole && back.unread == 0, "{line}");
    }
}

/// The written case is the one that is read, and nothing of it is complained about.
#[test]
fn written_cases_come_back() {
    for mut case in cases(5000) {
        if let Some(choice) = case.choices.as_mut().and_then(|choices| choices.first_mut()) {
            choice.label = "Тараз \"7\" \\ \u{2028}\n".to_string();
        }
        let written = write_case(&case);
        let read = read(&written.to_string());
        let Ok(Input::One(back)) = read else { panic!("{read:?}") };
        assert_eq!((back.case, back.ignored), (case, Vec::new()), "{written}");
    }
}

/// The contract's lists have no open places: what stands in such a list moves up.
#[test]
fn open_places_are_not_written() {
    let algebra = Subject::from_id("algebra");
    for (places, written) in [
        (vec![], json!({ "profile": [] })),
        (vec![None, None], Value::Null),
        (vec![None, algebra], json!({ "profile": ["algebra"] })),
    ] {
        let choice = Choice { profile: Some(places), ..Choice::default() };
        let case = Case { choices: Some(vec![choice]), ..Case::default() };
        assert_eq!(write_case(&case)["choices"][0]["subjects"], written);
    }
}
