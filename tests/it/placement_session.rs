//! An open cohort: made up, read, changed, distributed, looked at and written.

use sha2::{Digest as _, Sha256};
use talapker::class::encoding::windows_1251;
use talapker::class::session::packed;
use talapker::class::session::protocol::{self, Refusal, Texts};
use talapker::class::table::Sheet;
use talapker::class::{Kind, csv};
use talapker::formats::cohort_json::read;
use talapker::placement::protocol::*;
use talapker::placement::session::Session;
use talapker::report::placement_json::wire;
use talapker::rules::code::Code as _;
use talapker::rules::placement::exact::Exact;
use talapker::rules::placement::lot::lot;
use talapker::rules::placement::place;
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
    assert_eq!((state.programmes, state.applicants, state.choices), (2, 4, 5));
    let request = Request::Sheets { name: "b.xlsx".to_string(), sheets: Vec::new() };
    assert_eq!(page.ask(request), [Reply::Refused(Refusal::Damaged)]);
    page.ask(Request::Run);
    let Some(Reply::Grid { grid, .. }) = page.ask(Request::Write(Write::Xlsx)).pop() else { panic!() };
    assert_eq!(packed::read_grid(&grid).unwrap().rows.len(), 4);
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

/// A class with a pupil a line: name and answers.
fn class(pupils: &[(&str, &str)]) -> Vec<u8> {
    let pupils: Vec<String> = pupils
        .iter()
        .map(|(name, answers)| {
            format!(r#"{{ "name": "{name}", "answers": "base=basic_secondary&{answers}" }}"#)
        })
        .collect();
    let file = format!(r#"{{ "format": "talapker-class-file/1", "pupils": [ {} ] }}"#, pupils.join(","));
    let mut class = talapker::class::session::Session::new(windows_1251);
    let texts = Lang::ALL.iter().map(|lang| Texts {
        lang: lang.code().to_string(),
        words: source::pack(*lang),
        full: source::pack_full(*lang),
    });
    let mut replies = Vec::new();
    let open = protocol::Request::Open {
        name: "9.json".to_string(),
        bytes: file.into_bytes(),
        into: protocol::Destination::New,
    };
    for request in [
        protocol::Request::Words { texts: texts.collect(), lang: "en".to_string() },
        open,
        protocol::Request::ForPlacement,
    ] {
        class.take(request, &mut |reply| replies.push(reply));
    }
    match replies.pop() {
        Some(protocol::Reply::ForPlacement(bytes)) => bytes,
        other => panic!("{other:?}"),
    }
}

/// Competes at a specialty, with grades 5, 4 and 5.
const GENERAL: &str = "average=4.5&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&\
    1.language=kazakh_language&1.profile=algebra,informatics&1.kind=general&1.level=mid_level&1.basis=state_order&\
    1.provider=college&1.specialty=06130100";

fn creative(marks: &str) -> String {
    format!(
        "{}&{marks}",
        GENERAL.replace("1.kind=general", "1.kind=creative").replace("06130100", "02150100")
    )
}

#[test]
fn a_class_takes_part_with_what_is_decided_by_competition() {
    let general = |from: &str, to: &str| GENERAL.replace(from, to);
    let label = general("1.specialty=06130100", "1.form=full_time");
    let (paid, worker) = (general("state_order", "paid"), general("mid_level", "skilled_worker"));
    let (basis, grade) = (general("1.basis=state_order&", ""), general("grade.algebra=4&", ""));
    let out = format!("{GENERAL}&service=serviceman&on_duty=yes");
    let own = general("1.provider=college", "1.provider=own_competition");
    let (none, on_ten, on_five) = (creative(""), creative("1.marks=8/10"), creative("1.marks=4/5"));
    let (on_five_too, mixed) = (creative("1.marks=5/5.0"), creative("1.marks=8/10,4/5"));
    let twice = format!(
        "{GENERAL}&{}",
        GENERAL
            .split('&')
            .filter(|part| part.starts_with("1."))
            .map(|part| part.replacen("1.", "2.", 1))
            .collect::<Vec<_>>()
            .join("&")
    );
    let quotas = format!("{GENERAL}&quotas=orphan,rural_youth");
    let bytes = class(&[
        ("Асан", GENERAL),
        ("Асан", &twice),
        ("Екі квота", &quotas),
        ("paid", &paid),
        ("by_application", &worker),
        ("out_of_competition", &out),
        ("own_competition", &own),
        ("track_open", &basis),
        ("no_score", &grade),
        ("no_programme", &label),
        ("no_exam", &none),
        ("ten", &on_ten),
        ("five", &on_five),
        ("five too", &on_five_too),
        ("mixed", &mixed),
    ]);
    let mut page = Page::new();
    let state = page.state(Request::Class(bytes));
    assert_eq!(state.source, Source::Class);
    assert_eq!((state.several_quotas, state.two_averages, state.score_way.clone()), (1, 5, None));
    assert_eq!(state.needs, [Need::Seats, Need::ScoreWay]);
    let told = |page: &mut Page| -> Vec<(String, u32, String)> {
        page.left_out().into_iter().map(|of| (of.who, of.choice.unwrap(), of.why)).collect()
    };
    let before: Vec<(String, u32, String)> = [
        ("Асан – 2", 2, "twice"),
        ("paid", 1, "paid"),
        ("by_application", 1, "by_application"),
        ("out_of_competition", 1, "out_of_competition"),
        ("own_competition", 1, "own_competition"),
        ("track_open", 1, "track_open"),
        ("no_score", 1, "no_score"),
        ("no_programme", 1, "no_programme"),
    ]
    .map(|(who, choice, why)| (who.to_string(), choice, why.to_string()))
    .into();
    assert_eq!(told(&mut page), before);

    let (_, rows) = page.applicants("", Only::SeveralQuotas);
    page.ask(Request::Quota { at: rows[0].at, quota: Some("orphan".to_string()) });
    let programmes = page.programmes();
    assert_eq!(programmes.len(), 2);
    for row in programmes {
        page.ask(Request::PutProgramme { at: Some(row.at), typed: typed(&row.id, "3", &[]) });
    }
    page.ask(Request::Set(Setting::Minimum("0".to_string())));
    for (way, five, more) in [
        ("sum", "26/3", &["no_exam", "ten", "mixed"][..]),
        ("exam_first", "4", &["no_exam", "ten", "mixed"]),
        ("certificate_alone", "14/3", &[]),
    ] {
        let state = page.state(Request::Set(Setting::ScoreWay(way.to_string())));
        assert_eq!((state.score_way.as_deref(), state.needs.len(), state.several_quotas), (Some(way), 0, 0));
        let now: Vec<String> = told(&mut page).into_iter().skip(before.len()).map(|(who, ..)| who).collect();
        assert_eq!(now, more, "{way}");
        assert_eq!(u64::try_from(more.len()).unwrap() + u64::from(state.applicants), 8);
        let (_, rows) = page.applicants("five", Only::All);
        let (_, choices) = page.applicant(rows[0].at);
        assert_eq!(choices[0].score.exact, five, "{way}");
        assert!(page.state(Request::Run).result.unwrap().placed > 0);
    }
    assert_eq!(page.ask(Request::Class(vec![7])), [Reply::Refused(Refusal::Damaged)]);
}

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
    let digest = Sha256::digest(text.as_bytes());
    assert_eq!(record.checksum, digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    assert_eq!((record.seed, record.all_lots, record.programmes.len()), (11, result.by_lot, 40));
    assert!(record.lots.windows(2).all(|pair| pair[0].lot <= pair[1].lot));
    assert!(record.lots.iter().all(|of| of.lot == lot(11, &of.id)));
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap()
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
        Some(Reply::Compared(moves, 0, moved)) => (moves, moved),
        other => panic!("{other:?}"),
    };
    assert_eq!(compare(&mut page), (Moves::default(), Vec::new()));
    page.ask(Request::Set(Setting::Seed("3".to_string())));
    page.ask(Request::Run);
    let (moves, moved) = compare(&mut page);
    assert_eq!(moves.better + moves.worse + moves.gained + moves.lost, small(moved.len()));
    assert!(!moved.is_empty() && moved.iter().all(|of| of.before != of.after));
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
