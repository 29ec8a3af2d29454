//! Awkward class files, in `tests/class/`: what must come out of each.

use serde_json::{Value, json};
use talapker::class::column::Index;
use talapker::class::encoding::windows_1251;
use talapker::class::kind::Refused;
use talapker::class::{Options, json, open};
use talapker::text::source;

use super::support::root;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/class").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn class(name: &str) -> Value {
    let index = Index::new(&source::all());
    let class = open(&bytes(name), &index, &Options::default(), &windows_1251);
    json::write(&class.unwrap_or_else(|refused| panic!("{name}: {refused}")))
}

fn refused(name: &str) -> Refused {
    open(&bytes(name), &Index::new(&source::all()), &Options::default(), &windows_1251).unwrap_err()
}

/// The names, `—` where there is none.
fn names(class: &Value) -> Vec<String> {
    let name = |pupil: &Value| pupil["name"].as_str().unwrap_or("—").to_string();
    class["pupils"].as_array().unwrap().iter().map(name).collect()
}

/// One answer of each pupil, by its path in the case.
fn answers(class: &Value, path: &str) -> Vec<Value> {
    let answer = |pupil: &Value| pupil["case"].pointer(path).cloned().unwrap_or_default();
    class["pupils"].as_array().unwrap().iter().map(answer).collect()
}

/// The problems as row, column and reason.
fn problems(class: &Value) -> Vec<(u64, u64, String)> {
    let problem = |problem: &Value| {
        let number = |key: &str| problem[key].as_u64().unwrap_or(0);
        (number("row"), number("column"), problem["reason"].as_str().unwrap().to_string())
    };
    class["problems"].as_array().unwrap().iter().map(problem).collect()
}

fn of_reason(class: &Value, reason: &str) -> Vec<(u64, u64)> {
    let all = problems(class).into_iter().filter(|(_, _, other)| other == reason);
    all.map(|(row, column, _)| (row, column)).collect()
}

/// The fields of the columns, or why they are not used.
fn columns(class: &Value) -> Vec<&str> {
    let columns = class["columns"].as_array().unwrap().iter();
    columns.map(|column| column["field"].as_str().or(column["why"].as_str()).unwrap()).collect()
}

const AVERAGE: &str = "/applicant/certificate_average";
const BIRTH: &str = "/applicant/birth_date";

#[test]
fn one_class_in_every_encoding() {
    for (name, encoding, separator, header) in [
        ("01-kk-kz1048.csv", "kz-1048", ";", 1),
        ("03-kk-utf8-nobom-semicolon.csv", "utf-8", ";", 1),
        ("04-kk-utf16le-bom-tab.tsv", "utf-16le", "\t", 1),
        ("05-kk-utf16le-nobom.csv", "utf-16le", ";", 1),
        ("06-kk-utf8-bom-cr-only.csv", "utf-8", ";", 1),
        ("07-sep-line-bom.csv", "utf-8", ";", 2),
    ] {
        let class = class(name);
        assert_eq!(
            class["source"],
            json!({
                "kind": "csv", "encoding": encoding, "separator": separator, "sheet": null,
                "other_sheets": [], "header_rows": [header],
            }),
            "{name}"
        );
        assert_eq!(names(&class), ["Үлгібекова Айсұлу Сынаққызы", "Мысалұлы Ғани", "Іргебай Һәкім Өтепұлы"]);
        assert_eq!(answers(&class, AVERAGE), ["4.62", "4.05", "3.9"]);
        assert_eq!(answers(&class, BIRTH), ["2011-03-09", "2010-11-17", "2011-01-01"]);
        assert_eq!(
            answers(&class, "/applicant/quotas"),
            [json!(["rural_youth"]), json!(null), json!(["orphan"])]
        );
        assert_eq!(problems(&class), [], "{name}");
        assert_eq!(class["pupils"][0]["row"], header + 1);
        assert_eq!(class["pupils"][0]["group"], "9Ә");
    }
}

#[test]
fn lost_letters_are_said_once_and_headings_are_still_known() {
    let class = class("02-kk-lost-in-1251.csv");
    assert_eq!(class["source"]["encoding"], "windows-1251");
    assert_eq!(
        class["problems"],
        json!([{ "row": null, "column": null, "reason": "lost_letters", "text": "" }])
    );
    assert_eq!(columns(&class)[..5], ["row_number", "name", "name", "name", "birth"]);
    assert_eq!(names(&class).len(), 3);
}

#[test]
fn what_is_no_list_gives_no_pupils() {
    let late = class("09-ascii-head-then-1251.csv");
    assert_eq!(late["source"]["encoding"], "windows-1251");
    for (name, most) in [
        ("09-ascii-head-then-1251.csv", 0),
        ("19-long-format.csv", 5),
        ("64-header-only.csv", 0),
        ("65-e-journal-progress.csv", 3),
        ("66-grant-list-copied-from-pdf.txt", 0),
    ] {
        assert!(names(&class(name)).len() <= most, "{name}");
    }
    assert_eq!(of_reason(&late, "no_header"), [(0, 0)]);
    assert_eq!(late["source"]["header_rows"], json!([]));
}

#[test]
fn a_journal_has_its_pupils_and_names_what_is_none() {
    let csv = class("10-journal-title-two-headers.csv");
    assert_eq!(
        names(&csv),
        [
            "Образцов Пётр Примерович",
            "Тестова Ольга",
            "Пробный Ян Кимович",
            "Черновая Зоя Ильинична",
            "Үлгібек Самат"
        ]
    );
    assert_eq!(csv["source"]["header_rows"], json!([5, 6]));
    let skipped: Vec<u64> = of_reason(&csv, "skipped_row").into_iter().map(|(row, _)| row).collect();
    assert_eq!(skipped, [1, 2, 3, 9, 13, 15, 16, 17]);
    assert_eq!(problems(&csv).len(), 8);
    assert_eq!(
        answers(&csv, "/applicant/grades/geometry"),
        [json!(4), json!(null), json!(3), json!(5), json!(4)]
    );
    let xlsx = class("46-journal-merged-two-rows.xlsx");
    assert_eq!(names(&xlsx), ["Образцов Пётр Примерович", "Тестова Ольга", "Үлгібек Самат"]);
    assert_eq!(xlsx["source"]["header_rows"], json!([4, 5]));
    assert_eq!(of_reason(&xlsx, "formula_without_value"), [(7, 8)]);
    assert_eq!(answers(&xlsx, AVERAGE), [json!("4.5"), json!(null), json!("4")]);
}

#[test]
fn averages_that_became_days_are_never_guessed() {
    let class = class("11-averages-as-dates.csv");
    let rows = |reason| of_reason(&class, reason).into_iter().map(|(row, _)| row).collect::<Vec<_>>();
    assert_eq!(rows("looks_like_date"), (2..=10).collect::<Vec<_>>());
    assert_eq!(rows("bad_number"), [15, 16, 17, 21, 22, 25]);
    assert_eq!(rows("out_of_range"), [18, 19, 20]);
    assert_eq!(rows("error_value"), [30, 31]);
    let good = answers(&class, AVERAGE).into_iter().filter(|average| !average.is_null());
    assert_eq!(good.collect::<Vec<_>>(), ["4.67", "4.67", "4.6667", "4.6", "4.67", "4.67"]);
    assert_eq!(names(&class).len(), 30);
}

#[test]
fn identity_numbers_and_phones_are_not_read() {
    let class = class("12-iin-and-phone-after-excel.csv");
    assert_eq!(columns(&class), ["not_asked", "name", "name", "not_asked", "average"]);
    assert_eq!(answers(&class, AVERAGE), ["4.5"; 7]);
    assert_eq!(problems(&class), []);
    let text = class["pupils"].to_string();
    assert!(!text.contains("8701") && !text.contains("0812315"));
}

#[test]
fn what_is_pasted_and_quoted_stays_whole() {
    let pasted = class("13-paste-from-sheets.tsv");
    assert_eq!(names(&pasted), ["Үлгібекова Айсұлу Сынаққызы", "Мысалұлы Ғани", "Іргебай Һәкім"]);
    assert_eq!(answers(&pasted, AVERAGE), [json!("4.62"), json!("4.05"), json!(null)]);
    let quotes = class("21-quotes.csv");
    assert_eq!(names(&quotes), ["Мысалұлы Ғани", "Іргебай Һәкім", "Д'Арк Жанна", "Соңғы Жол"]);
    assert_eq!(problems(&quotes), [(5, 1, "unclosed_quote".to_string())]);
}

#[test]
fn a_heading_is_known_as_a_whole() {
    let traps = class("14-header-traps.csv");
    assert_eq!(
        columns(&traps),
        [
            "unknown",
            "name",
            "unknown",
            "name",
            "name",
            "group",
            "unknown",
            "grade.kazakh_language",
            "grade.physical_education",
            "grade.physics",
            "unknown",
            "average",
            "unknown"
        ]
    );
    assert_eq!(names(&traps), ["Іргебай Һәкім Өтепұлы"]);
    assert_eq!(answers(&traps, AVERAGE), ["4.6"]);
    let alike = class("16-lookalike-headers.csv");
    assert_eq!(columns(&alike), ["name", "name", "group", "average", "name", "birth"]);
    assert_eq!(of_reason(&alike, "duplicate"), [(3, 1), (5, 1)]);
    assert_eq!(names(&alike)[0], "Мысaлұлы Ғaни Сeрікұлы");
}

#[test]
fn signs_are_ticks_and_formulas_are_text() {
    let class = class("17-plus-minus-formulas.csv");
    let held = answers(&class, "/documents/medical_075u/held");
    assert_eq!(held, [json!(true), json!(null), json!(false), json!(true), json!(true)]);
    assert_eq!(names(&class)[2..], ["@Тест Ян", "=1+1 Зоя", "=2+2 Лев"]);
    assert!(names(&class)[1].starts_with("=HYPERLINK("));
}

#[test]
fn yes_and_no_in_many_ways() {
    let csv = class("18-yes-no.csv");
    let held = answers(&csv, "/documents/photo/held");
    assert_eq!(held[..10], vec![json!(true); 10]);
    assert_eq!(held[10], json!(null));
    let medical = answers(&csv, "/documents/medical_075u/held");
    assert_eq!(medical[7..10], [json!(null), json!(true), json!(false)]);
    assert_eq!(of_reason(&csv, "unknown_value"), [(12, 2), (12, 3), (12, 4)]);
    for name in ["53-booleans-text-numbers.xlsx", "59-renamed-xlsx.csv"] {
        let xlsx = class(name);
        assert_eq!(xlsx["source"]["kind"], "xlsx");
        assert_eq!(answers(&xlsx, "/documents/photo/held"), [true, false, true]);
        assert_eq!(answers(&xlsx, "/applicant/grades/algebra"), [5, 4, 5]);
        assert_eq!(answers(&xlsx, AVERAGE), ["4.05", "3.9", "4.05"]);
    }
}

#[test]
fn empty_rows_and_columns_cost_nothing() {
    let class = class("20-trailing-rubbish.csv");
    assert_eq!(names(&class).len(), 2);
    assert_eq!(class["columns"].as_array().unwrap().len(), 3);
    assert_eq!(problems(&class), []);
}

#[test]
fn namesakes_stay_two_pupils() {
    let class = class("23-duplicates.csv");
    assert_eq!(names(&class).len(), 4);
    assert_eq!(of_reason(&class, "duplicate"), [(3, 1), (5, 1)]);
}

#[test]
fn days_are_read_as_listed() {
    let class = class("25-dates.csv");
    let read = answers(&class, BIRTH);
    let good = ["2011-03-09"; 4].map(Value::from);
    assert_eq!(read[..4], good);
    assert_eq!(read[5..11], ["2011-03-09"; 6].map(Value::from));
    assert_eq!(read[11], "2008-02-29");
    let bad: Vec<u64> = of_reason(&class, "bad_date").into_iter().map(|(row, _)| row).collect();
    assert_eq!(bad, [6, 14, 15, 16, 17, 18, 19, 20]);
}

#[test]
fn no_patronymic_is_no_name() {
    let class = class("26-sort-and-names.csv");
    assert!(names(&class).iter().all(|name| name.ends_with(" Мысал")));
    assert_eq!(names(&class).len(), 20);
    assert!(of_reason(&class, "duplicate").contains(&(16, 1)));
}

#[test]
fn the_rest_of_the_texts() {
    let own = class("27-old-own-export-ru.csv");
    assert_eq!(own["source"]["separator"], ",");
    assert_eq!(answers(&own, AVERAGE), ["4.5", "4.05"]);
    let control = class("28-nul-and-control.csv");
    assert_eq!(of_reason(&control, "bad_character"), [(2, 1), (2, 2), (3, 1), (3, 2)]);
    assert_eq!(answers(&control, AVERAGE), ["4.05", "3.9"]);
    let college = class("30-college-admission-list.csv");
    assert_eq!(college["source"]["encoding"], "windows-1251");
    assert_eq!(answers(&college, "/choices/0/specialty"), ["06130100"; 2]);
    assert_eq!(names(&college), ["Образцов Пётр", "Тестова Ольга"]);
    assert_eq!(of_reason(&college, "unknown_value"), [(3, 2)]);
}

#[test]
fn cells_are_what_was_entered() {
    let floats = class("40-raw-floats-iin-dates.xlsx");
    assert_eq!(
        answers(&floats, AVERAGE),
        [json!("4.6"), json!("4.67"), json!("4.6667"), json!(null), json!("4.05")]
    );
    assert_eq!(of_reason(&floats, "out_of_range"), [(5, 6)]);
    assert_eq!(answers(&floats, "/applicant/grades/algebra"), [5, 4, 5, 5, 3]);
    assert_eq!(answers(&floats, BIRTH)[..4], ["2011-03-09"; 4].map(Value::from));
    assert_eq!(answers(&class("41-date1904.xlsx"), BIRTH), ["2011-03-09"]);
    let broken = class("44-empty-shared-string.xlsx");
    assert_eq!(names(&broken), ["Мысалұлы Ғани", "Һәкім", "Ян"]);
    assert_eq!(
        problems(&broken),
        [
            (4, 1, "error_value".to_string()),
            (4, 3, "formula_without_value".to_string()),
            (4, 4, "error_value".to_string())
        ]
    );
}

#[test]
fn a_workbook_is_read_however_it_was_written() {
    for name in [
        "43-stray-cell-last-row.xlsx",
        "43b-stray-cell-last-corner.xlsx",
        "48-backslash-names.xlsx",
        "49-strict-ooxml.xlsx",
    ] {
        assert_eq!(names(&class(name)), ["Мысалұлы Ғани"], "{name}");
        assert_eq!(answers(&class(name), AVERAGE), ["4.05"], "{name}");
        assert_eq!(problems(&class(name)), [], "{name}");
    }
    assert_eq!(names(&class("50-wrong-dimension-no-refs.xlsx")), ["Мысалұлы"]);
    assert_eq!(class("57-libreoffice.ods")["source"]["kind"], "ods");
}

#[test]
fn an_old_workbook_has_its_visible_sheets() {
    let class = class("70-biff8-two-sheets.xls");
    assert_eq!(class["source"]["kind"], "xls");
    assert_eq!(
        (class["source"]["sheet"].as_str(), &class["source"]["other_sheets"]),
        (Some("9Ә"), &json!(["9Б"]))
    );
    assert_eq!(answers(&class, AVERAGE)[..2], ["4.67", "4.05"].map(Value::from));
    assert_eq!(answers(&class, BIRTH)[..2], ["2011-03-09"; 2].map(Value::from));
    assert_eq!(names(&class).len(), 893);
    assert_eq!(names(&class)[892], format!("Пробный899{}", "ұ".repeat(899 % 40)));
}

#[test]
fn what_is_no_list_is_refused_by_its_content() {
    assert_eq!(refused("52-zip-bomb-96mb.xlsx"), Refused::TooLarge);
    assert_eq!(refused("54-really-html.xls"), Refused::WebPage);
    assert_eq!(refused("55-password-protected.xlsx"), Refused::Password);
    assert_eq!(refused("56-old-excel.xls"), Refused::Empty);
    assert_eq!(refused("58-renamed-pdf.xlsx"), Refused::Pdf);
    assert_eq!(refused("61-truncated.xlsx"), Refused::Damaged);
    assert_eq!(refused("62-empty.csv"), Refused::Empty);
    assert_eq!(refused("63-bom-only.csv"), Refused::Empty);
}
