//! Editions are real: another one, with other days, can stand beside the first, and nothing falls
//! back from one to the other.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::Datelike;
use serde_json::{Value, json};
use talapker::formats::date_text::{read_date, read_moment};
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::assessment::{InForce, Standing};
use talapker::rules::calendar::{Date, Holiday, Moment, MonthDay, month_day};
use talapker::rules::case::{BaseEducation, Case, FundingBasis, QuotaCategory, SpecialtyKind};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::rules::edition::announced::{AnnouncedCites, AnnouncedDay, Announcement, NOTICES_2026, Whom};
use talapker::rules::edition::{Clause, Edition, Milestones, ORDER_20_2025, Windows};
use talapker::rules::rule::window::{Inputs, window};
use talapker::rules::table::{Row, RowDays, table};

use super::generated::cases;
use super::support::{assessed_by, day, days, options};

/// Notices of the test alone.
const fn notices(year: i32, days: &'static [AnnouncedDay]) -> Announcement {
    let cites = AnnouncedCites::OF_2026;
    Announcement { year, sources: &["https://example.com/"], standing: Standing::Reported, cites, days }
}

/// What an invented year says: other days, for others.
const INVENTED: &[AnnouncedDay] = &[
    AnnouncedDay {
        whom: Whom {
            kinds: &[SpecialtyKind::Pedagogical],
            bases: &[BaseEducation::BasicSecondary],
            ..Whom::ALL
        },
        closes: month_day(8, 5),
        reading: None,
    },
    AnnouncedDay {
        whom: Whom { kinds: &[SpecialtyKind::General], funding: &[FundingBasis::Paid], ..Whom::ALL },
        closes: month_day(9, 30),
        reading: None,
    },
];

/// The edition as it is, with one more table of notices.
static SECOND_YEAR: LazyLock<Edition> = LazyLock::new(|| Edition {
    announcements: Box::leak(Box::new([NOTICES_2026, notices(2028, INVENTED)])),
    ..ORDER_20_2025
});

/// An edition of the test alone: spring instead of summer, other holidays, other quotas.
pub(crate) static SPRING: Edition = Edition {
    act: "578",
    amended_by: "7",
    dated: (2026, month_day(11, 27)),
    in_force_from: (2027, month_day(1, 10)),
    known_through: (2026, month_day(12, 30)),
    windows: Windows {
        opens: month_day(2, 10),
        worker: month_day(4, 11),
        worker_evening: month_day(5, 12),
        basic: month_day(4, 2),
        general: month_day(4, 5),
        paid: month_day(4, 13),
        evening: month_day(5, 14),
        creative: month_day(3, 3),
        pedagogical_medical: month_day(3, 28),
    },
    announcements: &[notices(
        2028,
        &[
            AnnouncedDay {
                whom: Whom { kinds: &[SpecialtyKind::Creative], ..Whom::ALL },
                closes: month_day(3, 1),
                reading: None,
            },
            AnnouncedDay { whom: Whom::ALL, closes: month_day(4, 28), reading: None },
        ],
    )],
    milestones: Milestones {
        results_basic: month_day(4, 16),
        results_general: month_day(4, 19),
        registration: month_day(4, 21),
        redistribution: month_day(4, 24),
        contract_days: 7,
    },
    holidays: &[
        Holiday { on: month_day(3, 22), until_year: None, cite: Cite::Row7 },
        Holiday { on: month_day(5, 1), until_year: Some(2028), cite: Cite::Row7 },
    ],
    minimum_group: 12,
    quotas: &[(QuotaCategory::Orphan, "2"), (QuotaCategory::Conscript, "3")],
};

/// The last days of the order and of notices.
fn last_days(edition: &Edition) -> impl Iterator<Item = MonthDay> {
    let announced = edition.announcements.iter().flat_map(|announcement| announcement.days);
    let announced = announced.map(|day| day.closes);
    Clause::ALL.iter().map(|clause| edition.windows.closes(*clause)).chain(announced)
}

/// Every day that the edition states, apart from its own history.
fn stated(edition: &Edition) -> BTreeSet<MonthDay> {
    let windows = &edition.windows;
    let milestones = edition.milestones;
    let closes = last_days(edition);
    let after = |results: MonthDay| {
        let day = results.in_year(2027) + chrono::Days::new(milestones.contract_days);
        month_day(day.month(), day.day())
    };
    let results = [milestones.results_basic, milestones.results_general];
    closes
        .chain([windows.opens, milestones.registration, milestones.redistribution])
        .chain(results)
        .chain(results.map(after))
        .collect()
}

#[test]
fn the_two_editions_share_no_day() {
    assert!(stated(&SPRING).is_disjoint(&stated(&ORDER_20_2025)));
}

/// Cases in the years of the second edition, on days of all seasons.
fn later_cases() -> impl Iterator<Item = Case> {
    cases(3000).enumerate().map(|(at, mut case)| {
        let moment = case.as_of.as_mut().unwrap();
        let days = u64::try_from(at * 7 % (3 * 365)).unwrap();
        moment.date = day(2027, 1, 10) + chrono::Days::new(days);
        // A contract that counts from the person's own result is of no edition.
        case.choices.iter_mut().flatten().for_each(|choice| choice.result_on = None);
        case
    })
}

#[test]
fn every_day_of_an_assessment_comes_from_its_edition() {
    for edition in [&SPRING, &ORDER_20_2025] {
        let days = stated(edition);
        let mut seen = BTreeSet::new();
        for case in later_cases() {
            let written = write(&assess(&case, edition, Moment::morning(day(2020, 1, 1))), &Vec::new());
            for part in ["choices", "applicant"] {
                from_edition(&written[part], "", edition, &days, &mut seen);
            }
            let history = ["dated", "in_force_from", "known_through"];
            let of = history.map(|key| read_date(written["edition"][key].as_str().unwrap()).unwrap());
            assert_eq!(of, [edition.dated(), edition.in_force_from(), edition.known_through()]);
        }
        assert_eq!(seen, days, "some day of the edition never occurs");
    }
}

/// Every date below `value` is one that the edition states; `file_by` is a few days before one.
fn from_edition(
    value: &Value,
    key: &str,
    edition: &Edition,
    days: &BTreeSet<MonthDay>,
    seen: &mut BTreeSet<MonthDay>,
) {
    match value {
        Value::Array(elements) => {
            for value in elements {
                from_edition(value, key, edition, days, seen);
            }
        }
        Value::Object(fields) => {
            // What a filing now is worth follows from the moment that was asked about.
            for (key, value) in fields.iter().filter(|(key, _)| *key != "filing") {
                from_edition(value, key, edition, days, seen);
            }
        }
        Value::String(text) if key == "file_by" => {
            let file_by = read_moment(text).unwrap().date;
            let near = |closes: MonthDay| {
                let closes = closes.in_year(file_by.year());
                (0..=4).contains(&(closes - file_by).num_days())
            };
            assert!(last_days(edition).any(near), "{text} is near no last day of the edition");
        }
        Value::String(text) => {
            if let Some(date) = read_date(text) {
                let month_day = month_day(date.month(), date.day());
                assert!(
                    days.contains(&month_day),
                    "{key}: {date} is not of the edition {}",
                    edition.amended_by
                );
                seen.insert(month_day);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn a_newer_year_of_notices_is_one_more_table() {
    let window = |as_of: &str, base: Option<&str>, kind: &str, basis: &str| {
        let choice = json!({ "kind": kind, "level": "mid_level", "form": "full_time", "basis": basis });
        let applicant = json!({ "base": base });
        let case = json!({ "as_of": as_of, "applicant": applicant, "choices": [choice] });
        assessed_by(&SECOND_YEAR, &case)["choices"][0]["window"].clone()
    };
    let teacher = |as_of: &str| window(as_of, Some("basic_secondary"), "pedagogical", "state_order");
    let announced = |window: &Value| json!([window["announced"]["year"], window["announced"]["closes"]]);
    // Before any notice, in its year, and as announced then until something newer is known.
    assert_eq!(teacher("2025-07-01")["announced"], Value::Null);
    assert_eq!(announced(&teacher("2026-07-01")), json!([2026, "2026-08-10"]));
    assert_eq!(announced(&teacher("2027-07-01")), json!([2026, "2027-08-10"]));
    for year in ["2028", "2029"] {
        let window = teacher(&format!("{year}-07-01"));
        assert_eq!(announced(&window), json!([2028, format!("{year}-08-05")]));
        assert_eq!(window["last_day"], format!("{year}-08-05"));
        assert_eq!(window["possible_until"], format!("{year}-08-15"));
    }
    assert_eq!(teacher("2027-08-16")["next_season"]["closes"], "2028-08-05");
    // The newest notices hold as they are: what only older ones named is no longer announced.
    assert_eq!(window("2028-07-01", Some("basic_secondary"), "creative", "paid")["announced"], Value::Null);
    // They may ask for answers that did not matter before.
    assert_ne!(window("2027-07-01", None, "pedagogical", "state_order"), Value::Null);
    assert_eq!(window("2028-07-01", None, "pedagogical", "state_order"), Value::Null);
    // And a season that they prolong is over when they say so.
    let paid = |as_of: &str| window(as_of, Some("higher"), "general", "paid");
    assert_eq!(paid("2027-09-21")["opens"], "2028-06-25");
    assert_eq!(paid("2028-09-30")["state"], "uncertain");
    assert_eq!(paid("2028-10-01")["opens"], "2029-06-25");
}

#[test]
fn each_edition_takes_effect_on_its_own_day() {
    let standing = |edition, as_of: &str| {
        assessed_by(edition, &json!({ "as_of": as_of, "choices": [{}] }))["edition"]["standing"].clone()
    };
    assert_eq!(standing(&SPRING, "2027-01-09T23:59"), "not_in_force");
    assert_eq!(standing(&SPRING, "2027-01-10T00:00"), "in_force");
    assert_eq!(standing(&ORDER_20_2025, "2027-01-09T23:59"), "in_force");
    assert_eq!(standing(&ORDER_20_2025, "2025-02-13T23:59"), "not_in_force");
}

#[test]
fn holidays_and_quotas_are_the_editions_own() {
    let accepted = |edition, as_of: &str| {
        let choice = json!({ "level": "skilled_worker", "kind": "general", "form": "full_time" });
        let case = json!({ "as_of": as_of, "choices": [choice] });
        assessed_by(edition, &case)["choices"][0]["filing"]["accepted_on"].clone()
    };
    // 6 July 2027 is a Tuesday, 22 March 2027 a Monday, 1 May 2028 a Monday, 1 May 2029 a Tuesday.
    assert_eq!(accepted(&ORDER_20_2025, "2027-07-06"), "2027-07-07");
    assert_eq!(accepted(&SPRING, "2027-07-06"), "2027-07-06");
    assert_eq!(accepted(&SPRING, "2027-03-22"), "2027-03-23");
    assert_eq!(accepted(&ORDER_20_2025, "2027-03-22"), "2027-03-22");
    assert_eq!(accepted(&SPRING, "2028-05-01"), "2028-05-02");
    assert_eq!(accepted(&SPRING, "2029-05-01"), "2029-05-01");
    let quotas = |edition| {
        let case = json!({ "as_of": "2027-07-06", "applicant": { "quotas": ["orphan", "veteran"] } });
        let percent = |quota: &Value| quota["percent"].clone();
        assessed_by(edition, &case)["applicant"]["quotas"]
            .as_array()
            .unwrap()
            .iter()
            .map(percent)
            .collect::<Value>()
    };
    assert_eq!(quotas(&ORDER_20_2025), json!(["0.5", "1"]));
    assert_eq!(quotas(&SPRING), json!(["2"]));
}

#[test]
fn every_day_of_an_edition_exists_in_every_year() {
    for edition in [&SPRING, &ORDER_20_2025] {
        let holidays = edition.holidays.iter().map(|holiday| holiday.on);
        let history = [edition.dated.1, edition.in_force_from.1, edition.known_through.1];
        for month_day in stated(edition).into_iter().chain(holidays).chain(history) {
            for year in 1000..=9999 {
                let date = month_day.in_year(year);
                assert_eq!((date.year(), date.month(), date.day()), (year, month_day.month, month_day.day));
            }
        }
        for clause in Clause::ALL {
            assert!(edition.windows.opens < edition.windows.closes(*clause), "{clause:?}");
        }
        assert!(edition.quotas.is_sorted_by_key(|(category, _)| category.index()));
    }
    assert!(
        ORDER_20_2025.quotas.iter().map(|(category, _)| *category).eq(QuotaCategory::ALL.iter().copied())
    );
}

/// Whoever has one clause finds the days in the table; whoever has several finds the earliest.
#[test]
fn the_table_has_the_days_of_every_choice() {
    for year in 2025..=2028 {
        let rows = table(&ORDER_20_2025, year);
        assert_eq!(rows.len(), Row::ALL.len());
        assert!(rows.is_sorted_by_key(|of| of.safe));
        let now = Moment::morning(ORDER_20_2025.windows.opens.in_year(year));
        for inputs in full_choices() {
            let window = window(&inputs, &ORDER_20_2025, now).known().unwrap().value;
            let announced = window.announced.map(|announced| announced.closes);
            let clear = window.other_reading.is_none();
            let same = |of: &RowDays| of.closes == window.closes && (!clear || of.announced == announced);
            assert!(rows.iter().any(|of| same(of) && of.safe <= window.last_day), "{year}: {inputs:?}");
        }
    }
}

/// No gap: on every day that the edition governs, every fully answered choice has a window.
#[test]
fn there_is_a_window_on_every_day_that_the_edition_governs() {
    let full: Vec<Inputs> = full_choices().collect();
    assert_eq!(full.len(), 3 * 5 * 5 * 3 * 2 * 5);
    for date in days(ORDER_20_2025.in_force_from(), day(2030, 12, 31)) {
        for inputs in &full {
            let window = window(inputs, &ORDER_20_2025, Moment::morning(date));
            assert!(window.known().is_some(), "{date}: {inputs:?}");
        }
    }
}

#[test]
fn the_edition_governs_every_day_from_its_first() {
    let in_force = |date: Date| assess(&Case::default(), &ORDER_20_2025, Moment::morning(date)).in_force;
    for date in days(day(2024, 1, 1), day(2030, 12, 31)) {
        let expected = if date < day(2025, 2, 14) { InForce::NotYet } else { InForce::Yes };
        assert_eq!(in_force(date), expected, "{date}");
    }
}

fn full_choices() -> impl Iterator<Item = Inputs> {
    fn told<T: Code>() -> impl Iterator<Item = Option<T>> {
        options().into_iter().skip(1)
    }
    told().flat_map(|level| {
        told().flat_map(move |provider| {
            told().flat_map(move |kind| {
                let kind = kind.map(|kind| talapker::rules::case::KnownKind { kind, from_code: false });
                told().flat_map(move |form| {
                    told().flat_map(move |basis| {
                        told().map(move |base| {
                            let channel = None;
                            Inputs { level, provider, kind, form, basis, base, channel }
                        })
                    })
                })
            })
        })
    })
}
