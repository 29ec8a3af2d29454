//! An open cohort: made up, read, changed, distributed, looked at and written.

use talapker::class::encoding::windows_1251;
use talapker::class::session::packed;
use talapker::class::session::protocol::{Refusal, Texts};
use talapker::class::table::Sheet;
use talapker::class::{Kind, csv};
use talapker::placement::protocol::*;
use talapker::placement::session::Session;
use talapker::rules::code::Code as _;
use talapker::text::{Lang, source};

/// A session with what a page would be told.
struct Page(Session);

impl Page {
    fn new() -> Self {
        Self::of("ru")
    }

    fn of(lang: &str) -> Self {
        let mut page = Self(Session::new(windows_1251));
        let texts = Lang::ALL.iter().map(|lang| Texts {
            lang: lang.code().to_string(),
            words: source::pack(*lang),
            full: source::pack_full(*lang),
        });
        page.ask(Request::Words { texts: texts.collect(), lang: lang.to_string() });
        page
    }

    /// Asks, and lets all the work be done.
    fn ask(&mut self, request: Request) -> Vec<Reply> {
        let mut replies = Vec::new();
        self.0.take(request, &mut |reply| replies.push(reply));
        while self.0.step(&mut |reply| replies.push(reply)) {}
        assert!(!matches!(replies.last(), None | Some(Reply::Progress(..))), "{replies:?}");
        replies
    }

    fn state(&mut self, request: Request) -> State {
        let replies = self.ask(request);
        let state = replies.iter().rev().find_map(|r| if let Reply::State(s) = r { Some(s) } else { None });
        *state.unwrap_or_else(|| panic!("{replies:?}")).clone()
    }

    fn programmes(&mut self) -> Vec<ProgrammeRow> {
        let request = Request::Programmes { text: String::new(), from: 0, to: 500 };
        match self.ask(request).pop() {
            Some(Reply::Programmes(_, _, 0, rows)) => rows,
            other => panic!("{other:?}"),
        }
    }

    fn applicants(&mut self, text: &str, only: Only) -> (u32, Vec<ApplicantRow>) {
        let request = Request::Applicants { text: text.to_string(), only, from: 0, to: 500 };
        match self.ask(request).pop() {
            Some(Reply::Applicants(_, all, 0, rows)) => (all, rows),
            other => panic!("{other:?}"),
        }
    }

    fn open(&mut self, name: &str, text: &str) -> State {
        self.state(Request::Open { name: name.to_string(), bytes: text.as_bytes().to_vec() })
    }

    fn left_out(&mut self) -> Vec<LeftOut> {
        match self.ask(Request::LeftOut(0, 500)).pop() {
            Some(Reply::LeftOut(_, 0, rows)) => rows,
            other => panic!("{other:?}"),
        }
    }

    fn file(&mut self, what: Write) -> (String, String) {
        match self.ask(Request::Write(what)).pop() {
            Some(Reply::File { name, bytes, .. }) => (name, String::from_utf8(bytes).unwrap()),
            other => panic!("{other:?}"),
        }
    }

    fn applicant(&mut self, at: u32) -> (ApplicantRow, Vec<ChoiceView>) {
        match self.ask(Request::Applicant(at)).pop() {
            Some(Reply::Applicant { row, choices }) => (*row, choices),
            other => panic!("{other:?}"),
        }
    }
}

fn made_up(applicants: u32, programmes: u32) -> MadeUp {
    MadeUp {
        seed: 1,
        applicants,
        programmes,
        seats: 20,
        choices: 4,
        with_quota: 20,
        reserved: 30,
        popular: 60,
    }
}

fn typed(id: &str, seats: &str, reserved: &[(&str, &str)]) -> ProgrammeTyped {
    let reserved = reserved.iter().map(|(code, seats)| ((*code).to_string(), (*seats).to_string())).collect();
    ProgrammeTyped { id: id.to_string(), seats: seats.to_string(), reserved, exempt: false }
}

#[test]
fn a_made_up_cohort_is_the_same_each_time_and_is_distributed() {
    let mut page = Page::new();
    let state = page.state(Request::MadeUp(made_up(500, 12)));
    assert_eq!((state.applicants, state.programmes, state.choices, state.seats), (500, 12, 2_000, 240));
    assert_eq!((state.needs.len(), state.result.is_none()), (0, true));
    let state = page.state(Request::Run);
    let result = state.result.clone().unwrap();
    assert_eq!(result.placed + result.unplaced, 500);
    assert_eq!(result.at_choice.iter().sum::<u32>(), result.placed);
    assert!(result.by_lot > 0 && !state.stale, "{result:?}");

    let programmes = page.programmes();
    assert_eq!(programmes.len(), 12);
    let placed: u32 = programmes.iter().map(|row| row.result.as_ref().unwrap().placed).sum();
    assert_eq!(placed, result.placed);
    for only in [Only::Placed, Only::Unplaced, Only::ByLot] {
        let (all, rows) = page.applicants("", only);
        let expected = match only {
            Only::Placed => result.placed,
            Only::Unplaced => result.unplaced,
            _ => result.by_lot,
        };
        assert_eq!((all, rows.len()), (expected, expected as usize));
    }
    let mut again = Page::new();
    again.ask(Request::MadeUp(made_up(500, 12)));
    assert_eq!(again.state(Request::Run).result, Some(result));
}

#[test]
fn a_large_cohort_is_distributed_in_steps() {
    let mut page = Page::new();
    let before = std::time::Instant::now();
    let state = page.state(Request::MadeUp(made_up(200_000, 4_000)));
    println!("made up {:?}", before.elapsed());
    assert_eq!((state.applicants, state.choices), (200_000, 800_000));
    let before = std::time::Instant::now();
    let replies = page.ask(Request::Run);
    println!("run {:?}", before.elapsed());
    assert!(replies.len() > 10, "{}", replies.len());
    let before = std::time::Instant::now();
    let (all, rows) = page.applicants("a 000017", Only::All);
    println!("look {:?}", before.elapsed());
    assert_eq!((all, rows[0].id.as_str()), (1, "A-000017"));
    let before = std::time::Instant::now();
    page.ask(Request::Programme { at: 0, from: 0, to: 50 });
    println!("programme {:?}", before.elapsed());
    let before = std::time::Instant::now();
    page.ask(Request::Set(Setting::Seed("5".to_string())));
    println!("set {:?}", before.elapsed());
    for what in [Write::Csv, Write::Cohort] {
        let before = std::time::Instant::now();
        let (name, text) = page.file(what);
        println!("write {what:?} {:?} {}", before.elapsed(), text.len());
        let before = std::time::Instant::now();
        let state = page.open(&name, &text);
        println!("read {what:?} {:?}", before.elapsed());
        assert_eq!((state.applicants, state.choices, state.left_out), (200_000, 800_000, 0));
    }
}

#[test]
fn what_is_typed_is_checked_and_an_old_result_is_said_to_be_old() {
    let mut page = Page::new();
    let unread = |page: &mut Page, at, typed| match page.ask(Request::PutProgramme { at, typed }).pop() {
        Some(Reply::Unreadable(wrong, code)) => (wrong, code),
        other => panic!("{other:?}"),
    };
    assert_eq!(unread(&mut page, None, typed("", "1", &[])), (Wrong::Id(None), "out_of_range".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "x", &[])), (Wrong::Seats(None), "bad_number".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "-1", &[])).1, "out_of_range");
    let wrong = unread(&mut page, None, typed("a", "1", &[("orphan", "?")])).0;
    assert_eq!(wrong, Wrong::Reserved(None, "orphan".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "1", &[("orphan", "2")])).0, Wrong::TooManyReserved(None));
    let state = page.state(Request::PutProgramme { at: None, typed: typed(" a ", "2", &[("orphan", "1")]) });
    assert_eq!((state.programmes, state.source, state.needs), (1, Source::Typed, vec![Need::Applicants]));

    page.ask(Request::MadeUp(made_up(100, 3)));
    page.ask(Request::Run);
    let row = &page.programmes()[0];
    assert_eq!((row.id.as_str(), row.seats), ("P-0001", 20));
    assert_eq!(unread(&mut page, Some(0), typed("P-0002", "1", &[])).1, "duplicate");
    assert!(!page.state(Request::Set(Setting::Seed("0".to_string()))).stale);
    let state = page.state(Request::PutProgramme { at: Some(0), typed: typed("Aqtau", "1", &[]) });
    assert!(state.stale && state.result.is_some());
    let (row, choices) = page.applicant(0);
    assert_eq!((row.ran, choices.len()), (true, 3));
    page.ask(Request::Run);
    let rows = page.programmes();
    assert_eq!((rows[0].id.as_str(), rows[0].result.as_ref().unwrap().asked > 0), ("Aqtau", true));
    let state = page.state(Request::RemoveProgramme(0));
    assert_eq!((state.programmes, state.result), (2, None));
    page.ask(Request::Run);
    let refused = page.applicant(0).1.into_iter().find(|choice| choice.id == "Aqtau").unwrap();
    assert_eq!(refused.programme, None);
    for (setting, wrong) in
        [(Setting::Seed("x".into()), Wrong::Seed), (Setting::Minimum("".into()), Wrong::Minimum)]
    {
        assert!(
            matches!(page.ask(Request::Set(setting)).pop(), Some(Reply::Unreadable(of, _)) if of == wrong)
        );
    }
    assert_eq!(page.state(Request::Close).source, Source::Nothing);
}

const PROGRAMMES: &str = "Бағдарлама;Орын саны;reserved.orphan;Топ шағын бола алады\n\
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
        ("Программа;Балл\n1;2\n", Reply::NoColumns),
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
    assert_eq!((state.programmes, state.applicants, state.choices), (2, 3, 4));
    let request = Request::Sheets { name: "b.xlsx".to_string(), sheets: Vec::new() };
    assert_eq!(page.ask(request), [Reply::Refused(Refusal::Damaged)]);
    page.ask(Request::Run);
    let Some(Reply::Grid { grid, .. }) = page.ask(Request::Write(Write::Xlsx)).pop() else { panic!() };
    assert_eq!(packed::read_grid(&grid).unwrap().rows.len(), 3);
}

#[test]
fn long_work_is_stopped_between_its_steps() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(made_up(100, 3)));
    let mut replies = Vec::new();
    page.0.take(Request::MadeUp(made_up(100_000, 300)), &mut |reply| replies.push(reply));
    assert!(page.0.step(&mut |reply| replies.push(reply)));
    assert_eq!(replies, [Reply::Progress(0, 100_000), Reply::Progress(2_000, 100_000)]);
    assert_eq!(page.state(Request::Cancel).applicants, 100);
    page.0.take(Request::Run, &mut |_| ());
    page.0.step(&mut |_| ());
    let replies = page.ask(Request::Set(Setting::Seed("9".to_string())));
    assert!(matches!(replies.as_slice(), [Reply::Cancelled, Reply::State(state)] if state.result.is_none()));
}
