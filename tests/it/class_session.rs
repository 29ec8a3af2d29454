//! An open class: from the bytes of a file to the table, changed and taken back, written and opened again.

use std::fmt::Write as _;
use talapker::class::Kind;

use talapker::class::encoding::windows_1251;
use talapker::class::session::protocol::{
    Destination, Listed, OverviewView, ProblemView, PupilCase, Recognised, Refusal, Reply, Request, RowView,
    Texts, View, Write,
};
use talapker::class::session::{Session, packed};
use talapker::class::table::{Cell, Row, Sheet, Table};
use talapker::rules::code::Code as _;
use talapker::text::{Lang, source};

/// A session with its replies: what a page would show.
struct Page {
    session: Session,
    replies: Vec<Reply>,
}

impl Page {
    fn new(lang: Lang, now: &str) -> Self {
        let mut page = Self { session: Session::new(windows_1251), replies: Vec::new() };
        let texts = Lang::ALL.iter().map(|lang| Texts {
            lang: lang.code().to_string(),
            words: source::pack(*lang),
            full: source::pack_full(*lang),
        });
        page.ask(Request::Words { texts: texts.collect(), lang: lang.code().to_string() });
        page.ask(Request::Now(now.to_string()));
        page
    }

    /// Asks, and lets all the work be done.
    fn ask(&mut self, request: Request) -> Vec<Reply> {
        let mut replies = Vec::new();
        self.session.take(request, &mut |reply| replies.push(reply));
        while self.session.step(&mut |reply| replies.push(reply)) {}
        assert!(!matches!(replies.last(), None | Some(Reply::Progress(..))), "{replies:?}");
        self.replies.extend(replies.iter().cloned());
        replies
    }

    fn open(&mut self, name: &str, bytes: &[u8], into: Destination) -> Recognised {
        let request = Request::Open { name: name.to_string(), bytes: bytes.to_vec(), into };
        recognised(self.ask(request))
    }

    fn accept(&mut self) -> Listed {
        listed(self.ask(Request::Accept))
    }

    fn rows(&mut self) -> Vec<RowView> {
        let replies = self.ask(Request::Rows(0, 500));
        replies
            .into_iter()
            .find_map(|r| if let Reply::Rows(_, _, rows) = r { Some(rows) } else { None })
            .unwrap()
    }

    fn names(&mut self) -> Vec<String> {
        self.rows().into_iter().map(|row| row.name.unwrap_or_default()).collect()
    }

    fn problems(&mut self) -> Vec<ProblemView> {
        let replies = self.ask(Request::Problems(0, 1_000));
        let found = replies
            .into_iter()
            .find_map(|r| if let Reply::Problems { problems, .. } = r { Some(problems) } else { None });
        found.unwrap()
    }

    fn edit(&mut self, at: u32, field: &str, text: &str) -> Vec<Reply> {
        self.ask(Request::Edit { at, field: field.to_string(), text: text.to_string() })
    }

    fn overview(&mut self) -> OverviewView {
        let replies = self.ask(Request::Overview);
        replies.into_iter().find_map(|r| if let Reply::Overview(it) = r { Some(*it) } else { None }).unwrap()
    }

    fn file(&mut self, what: Write) -> (String, Vec<u8>) {
        let replies = self.ask(Request::Write(what));
        let found = replies
            .into_iter()
            .find_map(|r| if let Reply::File { name, bytes, .. } = r { Some((name, bytes)) } else { None });
        found.unwrap()
    }

    fn cases(&mut self) -> Vec<PupilCase> {
        let replies = self.ask(Request::Cases(0, 200));
        replies
            .into_iter()
            .find_map(|r| if let Reply::Cases(cases) = r { Some(cases) } else { None })
            .unwrap()
    }
}

fn recognised(replies: Vec<Reply>) -> Recognised {
    let found =
        replies.into_iter().rev().find_map(|r| if let Reply::Recognised(it) = r { Some(*it) } else { None });
    found.unwrap()
}

fn listed(replies: Vec<Reply>) -> Listed {
    replies.into_iter().rev().find_map(|r| if let Reply::Listed(it) = r { Some(*it) } else { None }).unwrap()
}

const FILE: &str = "№;Аты-жөні;Сынып;Базасы бар;Алгебра;Орташа балл\n\
    1;Сәуле Қ.;9 А;x;5;4,62\n2;Арман С.;9 Ә;x;4,5;4.май\n3;Асан У.;9 А;x;3;3,9\n";

#[test]
fn a_file_is_recognised_accepted_and_worked_out() {
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    let found = page.open("9-сынып.csv", FILE.as_bytes(), Destination::New);
    assert_eq!((found.kind.as_str(), found.encoding.as_deref()), ("csv", Some("utf-8")));
    assert_eq!((found.pupils, found.all, found.problems), (3, 3, 2));
    let fields: Vec<_> = found.columns.iter().map(|column| column.field.as_deref()).collect();
    assert_eq!(fields, [None, Some("name"), Some("group"), None, Some("grade.algebra"), Some("average")]);
    assert_eq!(found.columns[4].samples, ["5", "4,5", "3"]);
    assert!(found.fields.iter().any(|(key, _)| key == "1.form"));

    let whole = "base=basic_secondary&issued_in=kazakhstan&1.kind=general&1.level=mid_level&1.form=full_time\
        &1.basis=state_order&1.channel=portal";
    let found = recognised(page.ask(Request::WholeClass(whole.to_string())));
    assert_eq!(found.whole_class, whole);
    let table = page.accept();
    assert_eq!((table.pupils, table.shown, table.done, table.problems), (3, 3, 3, 2));
    assert!(!table.undo && !table.unsaved);
    assert_eq!(table.groups, ["9 А", "9 Ә"]);
    assert_eq!(table.risks.len(), 1, "{:?}", table.risks);
    let rows = page.rows();
    assert!(rows.iter().all(|row| row.risk.as_deref() == Some("unsaid") && !row.deadline.is_empty()));
    assert_eq!(rows.iter().map(|row| row.problems).sum::<u32>(), 2);
}

#[test]
fn columns_are_assigned_by_hand_and_another_row_is_the_header() {
    let mut page = Page::new(Lang::Ru, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    let found = recognised(page.ask(Request::Columns(vec![(4, Some("paper.photo".to_string())), (6, None)])));
    assert_eq!(found.columns[3].field.as_deref(), Some("paper.photo"));
    assert_eq!((found.columns[5].field.as_deref(), found.problems), (None, 1));
    // A field has one column.
    let found = recognised(page.ask(Request::Columns(vec![(6, Some("paper.photo".to_string()))])));
    assert_eq!(found.columns[3].why.as_deref(), Some("duplicate"));
    assert_eq!(found.columns[5].field.as_deref(), Some("paper.photo"));
    let found = recognised(page.ask(Request::HeaderRow(2)));
    assert_eq!(found.header_rows, [2]);
    assert!(found.columns.iter().all(|column| column.field.is_none()));
}

#[test]
fn a_cell_is_mended_and_the_change_taken_back() {
    let mut page = Page::new(Lang::Ru, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    page.accept();
    let problems = page.problems();
    let reasons: Vec<&str> = problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!(reasons, ["bad_number", "looks_like_date"]);
    assert_eq!(problems[1].column.as_deref(), Some("F"));
    let (at, field) = problems[1].cell.clone().unwrap();
    assert_eq!((field.as_str(), problems[1].name.as_deref()), ("average", Some("Арман С.")));

    let wrong = page.edit(at, &field, "5,8");
    let [Reply::Unreadable { reason, text, .. }] = &wrong[..] else { panic!("{wrong:?}") };
    assert_eq!((reason.as_str(), text.as_str()), ("out_of_range", "5,8"));

    let table = listed(page.edit(at, &field, "4,1"));
    assert_eq!((table.problems, table.undo, table.unsaved), (1, true, true));
    assert_eq!(page.problems().len(), 1);
    let Reply::Pupil { fields, .. } = page.ask(Request::Pupil(at)).remove(0) else { panic!() };
    let average = fields.iter().find(|view| view.field == "average").unwrap();
    assert_eq!((average.text.as_str(), average.reason.as_deref()), ("4,1", None));

    let table = listed(page.ask(Request::Undo));
    assert_eq!((table.problems, table.undo, table.unsaved), (2, false, false));
    let Reply::Pupil { fields, .. } = page.ask(Request::Pupil(at)).remove(0) else { panic!() };
    let average = fields.iter().find(|view| view.field == "average").unwrap();
    assert_eq!((average.text.as_str(), average.reason.as_deref()), ("4.май", Some("looks_like_date")));

    let table = listed(page.ask(Request::Leave(problems[0].place)));
    assert_eq!(table.problems, 1);
    assert_eq!(listed(page.ask(Request::Undo)).problems, 2);
}

#[test]
fn pupils_are_added_taken_out_and_changed_as_whole_cases() {
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    page.accept();
    let table = listed(page.ask(Request::Add));
    assert_eq!((table.pupils, table.shown), (4, 4));
    page.edit(3, "name", "Жаңа Оқушы");
    assert!(page.names().contains(&"Жаңа Оқушы".to_string()));
    assert_eq!(listed(page.ask(Request::Remove(0))).pupils, 3);
    assert!(!page.names().contains(&"Сәуле Қ.".to_string()));
    assert_eq!(page.ask(Request::Pupil(0)), [Reply::Done]);
    assert_eq!(listed(page.ask(Request::Undo)).pupils, 4);
    assert_eq!(page.names().len(), 4);

    let Reply::Case(case) = page.ask(Request::Case(1)).remove(0) else { panic!() };
    let answers = format!("{}&base=basic_secondary&average=4.1", case.answers.replace("average=4.1&", ""));
    let table = listed(page.ask(Request::PutCase { at: 1, answers }));
    // The average was answered there.
    assert_eq!(table.problems, 1);
    let cases = page.cases();
    assert_eq!(cases.len(), 4);
    assert!(cases.iter().any(|case| case.at == 1 && case.answers.contains("average=4.1")));
}

#[test]
fn rows_are_searched_filtered_and_sorted() {
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    page.ask(Request::Sample);
    let table = page.accept();
    assert_eq!(table.pupils, 16);
    assert_eq!(table.view.by, "risk");
    let by_name = View { by: "name".to_string(), ..View::default() };
    page.ask(Request::View(by_name.clone()));
    let names = page.names();
    assert_eq!(names[..2], ["Әріпов Тимур", "Болашақ Томирис"]);
    let table = listed(page.ask(Request::View(View { name: "сауле".to_string(), ..by_name.clone() })));
    assert_eq!(table.shown, 2);
    let group = Some("11 А".to_string());
    assert_eq!(listed(page.ask(Request::View(View { group, ..by_name.clone() }))).shown, 4);
    let risk = table.risks.first().cloned().unwrap();
    let view = View { risks: vec![risk.0.clone()], ..by_name };
    assert_eq!(listed(page.ask(Request::View(view))).shown, risk.2);
    assert!(page.rows().iter().all(|row| row.risk.as_ref() == Some(&risk.0)));
}

#[test]
fn the_sample_shows_what_can_go_wrong_and_what_can_be_seen() {
    for lang in Lang::ALL {
        let mut page = Page::new(*lang, "2026-08-03T09:00");
        let found = recognised(page.ask(Request::Sample));
        assert_eq!((found.pupils, found.problems), (16, 5), "{lang:?}");
        assert!(found.columns.iter().skip(1).all(|column| column.field.is_some()), "{:?}", found.columns);
        let table = page.accept();
        assert!(table.risks.len() > 3, "{:?}", table.risks);
        let seen = page.overview();
        assert_eq!(seen.pupils, 16);
        assert_eq!(seen.risks.iter().map(|(.., count)| count).sum::<u32>(), 16);
        assert!(seen.days.len() > 1 && !seen.papers.is_empty());
        let averages: u32 = seen.averages.iter().map(|(.., count)| count).sum();
        assert_eq!(averages + seen.without_average, 16);
        assert!(averages > 5);
    }
}

#[test]
fn what_is_written_opens_as_the_same_class() {
    for lang in Lang::ALL {
        let mut page = Page::new(*lang, "2026-08-03T09:00");
        page.ask(Request::Sample);
        page.accept();
        let row = View { by: "row".to_string(), ..View::default() };
        page.ask(Request::View(row.clone()));
        let before = page.cases();
        for what in [Write::Csv, Write::Plain, Write::Own] {
            let (name, bytes) = page.file(what);
            let mut other = Page::new(*lang, "2026-08-03T09:00");
            if what == Write::Own {
                other.ask(Request::Open { name, bytes, into: Destination::New });
            } else {
                other.open(&name, &bytes, Destination::New);
                assert_eq!(other.accept().pupils, 16);
            }
            other.ask(Request::View(row.clone()));
            assert_eq!(other.cases(), before, "{lang:?} {what:?}");
        }
    }
}

#[test]
fn a_second_file_is_added_or_takes_the_place() {
    let mut page = Page::new(Lang::Ru, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    page.accept();
    let other = "Алгебра;Аты-жөні\n5;Тағы Бір\n7;Соңғы\n";
    let found = page.open("b.csv", other.as_bytes(), Destination::More);
    assert_eq!((found.pupils, found.all), (2, 5));
    let table = page.accept();
    assert_eq!((table.pupils, table.problems, table.unsaved), (5, 3, true));
    let problem = page.problems().pop().unwrap();
    assert_eq!((problem.name.as_deref(), problem.row), (Some("Соңғы"), Some(3)));
    page.open("b.csv", other.as_bytes(), Destination::New);
    assert_eq!(page.accept().pupils, 2);
}

#[test]
fn other_sheets_of_a_workbook_are_read_instead_and_added_later() {
    let sheet = |name: &str, pupils: &[&str]| {
        let rows = ["Аты-жөні"].iter().chain(pupils).zip(1..);
        let row = |(text, number): (&&str, u32)| {
            let cells = vec![(1, Cell::Text((*text).to_string())), (2, Cell::Text("Сынып".to_string()))];
            Row { number, cells, unclosed: None }
        };
        Sheet { name: name.to_string(), table: Table { rows: rows.map(row).collect(), ..Table::default() } }
    };
    let sheets = [sheet("9 А", &["Бір", "Екі"]), sheet("9 Ә", &["Үш"]), sheet("9 Б", &["Төрт"])];
    let read = |name: &str, into: Destination| Request::Sheet { name: name.to_string(), into };
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    let bytes = packed::sheets(Kind::Xlsx, &sheets);
    let open = Request::Sheets { name: "9.xlsx".to_string(), sheets: bytes, into: Destination::New };
    let found = recognised(page.ask(open));
    assert_eq!((found.sheet.as_deref(), found.pupils), (Some("9 А"), 2));
    assert_eq!(found.other_sheets, ["9 Ә", "9 Б"]);
    let found = recognised(page.ask(read("9 Ә", Destination::New)));
    assert_eq!((found.sheet.as_deref(), found.pupils), (Some("9 Ә"), 1));
    page.accept();
    let refused = page.ask(read("9 В", Destination::More));
    assert_eq!(refused, [Reply::Refused(Refusal::NoSuchSheet("9 В".to_string()))]);
    // Going back from a sheet keeps the workbook.
    recognised(page.ask(read("9 Б", Destination::More)));
    page.ask(Request::Cancel);
    let found = recognised(page.ask(read("9 А", Destination::More)));
    assert_eq!((found.pupils, found.all), (2, 3));
    assert_eq!(page.accept().pupils, 3);
    page.ask(Request::Close);
    assert_eq!(page.ask(read("9 Б", Destination::More)), [Reply::Done]);
}

#[test]
fn what_is_no_list_is_refused_and_what_was_open_stays() {
    let mut page = Page::new(Lang::Ru, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    page.accept();
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b"%PDF-1.7", Refusal::Pdf),
        (b"<html><table>", Refusal::WebPage),
        (b"{\"format\":\"talapker-class-file/9\"}", Refusal::OwnFile),
    ] {
        let request = Request::Open { name: "x".to_string(), bytes: bytes.to_vec(), into: Destination::New };
        assert_eq!(page.ask(request), [Reply::Refused(refusal)]);
    }
    assert_eq!(page.names().len(), 3);
}

#[test]
fn long_work_is_done_in_steps_and_can_be_stopped() {
    let mut file = "Аты-жөні;Алгебра\n".to_string();
    for at in 0..5_000 {
        let _ = writeln!(file, "Оқушы {at};{}", at % 4 + 2);
    }
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    let open = |into| Request::Open { name: "5000.csv".to_string(), bytes: file.clone().into_bytes(), into };
    let mut replies = Vec::new();
    page.session.take(open(Destination::New), &mut |reply| replies.push(reply));
    assert!(page.session.step(&mut |reply| replies.push(reply)));
    let [Reply::Progress(0, _), Reply::Progress(done, all)] = replies[..] else { panic!("{replies:?}") };
    assert!(0 < done && done < all, "{done} of {all}");
    page.ask(Request::Cancel);
    assert!(!page.session.step(&mut |_| ()));
    page.ask(open(Destination::New));
    replies.clear();
    page.session.take(Request::Accept, &mut |reply| replies.push(reply));
    // The first rows are there before the rest is worked out.
    page.session.take(Request::Rows(0, 30), &mut |reply| replies.push(reply));
    let Some(Reply::Rows(_, 0, rows)) = replies.last() else { panic!("{replies:?}") };
    assert!(rows.len() == 30 && rows.iter().all(|row| row.risk.is_some()));
}

/// Reading a file and working out the class are two things: neither stops the other, and neither loses what it has.
#[test]
fn a_file_that_is_read_stops_nothing_and_is_not_lost() {
    let mut many = "Аты-жөні;Алгебра\n".to_string();
    for at in 0..900 {
        let _ = writeln!(many, "Оқушы {at};5");
    }
    let open = |into| Request::Open { name: "900.csv".to_string(), bytes: many.clone().into_bytes(), into };
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    page.ask(open(Destination::New));
    let mut none = |_| ();
    page.session.take(Request::Accept, &mut none);
    page.session.step(&mut none);
    // Another file comes while the class is worked out; one goes back from it.
    page.ask(open(Destination::More));
    let listed = listed(page.ask(Request::Cancel));
    assert_eq!((listed.pupils, listed.done, listed.recognising), (900, 900, false));

    // An answer that comes too early loses nothing, nor does another hour.
    page.session.take(open(Destination::More), &mut none);
    page.session.step(&mut none);
    page.session.take(Request::Accept, &mut none);
    let found = recognised(page.ask(Request::Now("2026-08-04T09:00".to_string())));
    assert_eq!((found.pupils, found.all), (900, 1_800));
    assert_eq!(page.accept().done, 1_800);
}

#[test]
fn it_is_told_whose_change_would_be_taken_back() {
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    page.open("a.csv", FILE.as_bytes(), Destination::New);
    assert_eq!(page.accept().undoes, None);
    assert_eq!(listed(page.edit(1, "grade.algebra", "4")).undoes, Some(1));
    // What changes nothing is no change.
    assert_eq!(listed(page.edit(2, "group", "9 А")).undoes, Some(1));
    assert_eq!(listed(page.edit(2, "group", "9 Б")).undoes, Some(2));
    assert_eq!(listed(page.ask(Request::Undo)).undoes, Some(1));
    assert_eq!(listed(page.ask(Request::Undo)).undoes, None);
}

#[test]
fn another_language_and_another_hour_change_what_is_said() {
    let mut page = Page::new(Lang::Kk, "2026-08-03T09:00");
    page.ask(Request::Sample);
    let found = recognised(page.ask(Request::Lang("ru".to_string())));
    assert!(found.fields.iter().any(|(_, name)| name == "Дата рождения"), "{:?}", found.fields);
    page.accept();
    page.ask(Request::View(View { name: "Үлгібаева".to_string(), ..View::default() }));
    let row = page.rows().remove(0);
    assert!(row.said.contains("Крайний срок"), "{}", row.said);
    page.ask(Request::Now("2026-09-03T09:00".to_string()));
    let later = page.rows().remove(0);
    assert_ne!(later.risk, row.risk);
}
