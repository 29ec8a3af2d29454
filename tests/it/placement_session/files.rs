//! Files of a cohort: tables in three languages, JSON, workbooks, templates.

use talapker::class::session::packed;
use talapker::class::session::protocol::Refusal;
use talapker::class::table::Sheet;
use talapker::class::{Kind, csv};
use talapker::placement::protocol::*;

use super::{Page, made_up, typed};

const PROGRAMMES: &str = "Мамандық;Орын саны;reserved.orphan;Топ шағын бола алады\n\
    Есеп;2;1;иә\nДизайн;x;;\n;3;;\nЕсеп;3;;\nСәулет;1;2;\nМедицина;25;;жоқ\n";
const APPLICANTS: &str = "№;ФИО;Квота;Ср. балл документа;1.programme;1.score;Специальность 2;Специальность 2: балл\n\
    1;Асан;сирота;4,62;Есеп;14/3;Медицина;4,5\n2;Үсен;ауыл, сирота;;Есеп;14⁄3;;\n3;Асан;;;Есеп;5;;\n\
    4;Дана;;4.май;Есеп;5;;\n5;Ольга;;5,1;Есеп;5;;\n6;Болат;;4;Есеп;пять;;\n7;Сара;;4;Есеп;5;Есеп;5\n\
    8;Ная;марсианин;4;Есеп;5;;\n;;;;;;;\n9;\"Лев;;4;Есеп;5;;\n10;Әсел;;4.66666666666667;Есеп;4.6;;\n";

#[test]
fn tables_of_programmes_and_applicants_are_read_under_headings_of_any_language() {
    let mut page = Page::new();
    let state = page.open("p.csv", PROGRAMMES);
    assert_eq!((state.programmes, state.seats, state.left_out), (2, 27, 4));
    let row = &page.programmes()[0];
    assert_eq!((row.reserved.clone(), row.exempt), (vec![("orphan".to_string(), 1)], true));
    let left_out = page.left_out();
    let told: Vec<_> =
        left_out.iter().map(|of| (of.row.unwrap(), of.why.as_str(), of.text.as_str())).collect();
    assert_eq!(
        told,
        [(3, "bad_number", "x"), (4, "out_of_range", ""), (5, "duplicate", "Есеп"), (6, "out_of_range", "1")]
    );

    let state = page.open("a.csv", APPLICANTS);
    assert_eq!(state.source, Source::File("a.csv".to_string()));
    assert_eq!((state.programmes, state.applicants, state.choices, state.several_quotas), (2, 3, 4, 1));
    let left_out = page.left_out();
    let told = |of: &LeftOut| (of.row.unwrap(), of.who.clone(), of.why.clone(), of.text.clone());
    let told: Vec<_> = left_out.iter().skip(4).map(told).collect();
    let of =
        |row, who: &str, why: &str, text: &str| (row, who.to_string(), why.to_string(), text.to_string());
    assert_eq!(
        told,
        [
            of(4, "Асан", "duplicate", "Асан"),
            of(5, "Дана", "looks_like_date", "4.май"),
            of(6, "Ольга", "out_of_range", "5,1"),
            of(7, "Болат", "bad_number", "пять"),
            of(8, "Сара", "duplicate", "Есеп"),
            of(9, "Ная", "unknown_value", "марсианин"),
            of(11, "", "unclosed_quote", "9;\"Лев;;4;Есеп;5;;"),
        ]
    );
    let (_, rows) = page.applicants("", Only::SeveralQuotas);
    assert_eq!(
        (rows.len(), rows[0].quotas.clone()),
        (1, vec!["rural_youth".to_string(), "orphan".to_string()])
    );
    let at = rows[0].at;
    let picked = page.state(Request::Quota { at, quota: Some("orphan".to_string()) });
    assert_eq!((picked.several_quotas, page.applicant(at).0.quota.as_deref()), (0, Some("orphan")));
    page.ask(Request::Quota { at, quota: Some("veteran".to_string()) });
    assert_eq!(page.applicant(at).0.quota.as_deref(), Some("orphan"));
    // New programmes, the same applicants.
    let state = page.open("p.csv", PROGRAMMES);
    assert_eq!((state.applicants, state.left_out), (3, 11));
}

#[test]
fn what_is_written_is_read_as_the_same() {
    for lang in ["kk", "ru", "en"] {
        let mut page = Page::of(lang);
        page.open("p.csv", PROGRAMMES);
        page.open("a.csv", APPLICANTS);
        page.ask(Request::Set(Setting::Minimum("0".to_string())));
        page.ask(Request::PutProgramme { at: None, typed: typed("=1+1", "1", &[("disability", "1")]) });
        page.ask(Request::Run);
        let (_, cohort) = page.file(Write::Cohort);
        let (name, table) = page.file(Write::Csv);
        assert_eq!(name, "a.csv");
        assert!(table.contains("14⁄3") && !table.contains("14/3"), "{table}");
        let state = page.open("a.csv", &table);
        assert_eq!((state.applicants, state.left_out), (3, 4));
        assert_eq!(page.file(Write::Cohort).1, cohort);
        page.ask(Request::Close);
        let state = page.open("c.json", &cohort);
        assert_eq!((state.programmes, state.applicants, state.minimum), (3, 3, 0));
        assert_eq!(page.file(Write::Cohort).1, cohort);
        // The templates.
        page.ask(Request::Close);
        for (what, expected) in
            [(Write::ProgrammesTemplate, (2, 0, 0)), (Write::ApplicantsTemplate, (2, 2, 0))]
        {
            let (name, text) = page.file(what);
            assert!(name.ends_with(&format!("-{lang}.csv")));
            let state = page.open(&name, &text);
            assert_eq!((state.programmes, state.applicants, state.left_out), expected, "{text}");
        }
        page.ask(Request::Set(Setting::Minimum("0".to_string())));
        assert_eq!(page.state(Request::Run).result.unwrap().placed, 2);
    }
}

#[test]
fn a_file_that_is_none_is_refused_and_nothing_changes() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(made_up(10, 2)));
    for (text, expected) in [
        ("", Reply::Refused(Refusal::Empty)),
        ("{", Reply::Refused(Refusal::Damaged)),
        ("{}", Reply::Refused(Refusal::Other)),
        ("%PDF", Reply::Refused(Refusal::Pdf)),
        ("<html>", Reply::Refused(Refusal::WebPage)),
        ("a;b\n1;2\n", Reply::NoColumns),
        ("Специальность;Балл\n1;2\n", Reply::NoColumns),
    ] {
        let request = Request::Open { name: "x".to_string(), bytes: text.as_bytes().to_vec() };
        assert_eq!(page.ask(request), [expected], "{text}");
    }
    assert_eq!(page.state(Request::Cancel).applicants, 10);
    let json = r#"{ "format": "talapker-cohort/1", "seed": 7, "programmes": [ { "id": "p", "seats": -1 } ], "applicants": [ 7 ] }"#;
    let state = page.open("x.json", json);
    assert_eq!((state.seed, state.left_out, state.programmes), (7, 2, 0));
    let left_out = page.left_out();
    let told: Vec<_> = left_out.iter().map(|of| (of.who.as_str(), of.why.as_str(), of.row)).collect();
    assert_eq!(told, [("programmes.0.seats", "out_of_range", None), ("applicants.0", "wrong_type", None)]);
}

#[test]
fn sheets_of_a_workbook_bring_both_tables() {
    let sheet = |name: &str, text: &str| {
        let table = csv::read(text, &|_| false).table;
        Sheet { name: name.to_string(), table }
    };
    let mut page = Page::new();
    let sheets = packed::sheets(
        Kind::Xlsx,
        &[sheet("1", "x;y\n"), sheet("2", &APPLICANTS.replace('"', "")), sheet("3", PROGRAMMES)],
    );
    let state = page.state(Request::Sheets { name: "b.xlsx".to_string(), sheets });
    assert_eq!((state.programmes, state.applicants, state.choices), (2, 4, 5));
    let request = Request::Sheets { name: "b.xlsx".to_string(), sheets: Vec::new() };
    assert_eq!(page.ask(request), [Reply::Refused(Refusal::Damaged)]);
    page.ask(Request::Run);
    let Some(Reply::Grid { grid, .. }) = page.ask(Request::Write(Write::Xlsx)).pop() else { panic!() };
    assert_eq!(packed::read_grid(&grid).unwrap().rows.len(), 4);
}
