//! An open cohort: made up, read, changed, distributed, looked at and written.

use talapker::class::encoding::windows_1251;
use talapker::class::session::protocol::Texts;
use talapker::placement::protocol::*;
use talapker::placement::session::Session;
use talapker::rules::code::Code as _;
use talapker::text::{Lang, source};

/// A session with what a page would be told.
struct Page(Session);

impl Page {
    fn new() -> Self {
        let mut page = Self(Session::new(windows_1251));
        let texts = Lang::ALL.iter().map(|lang| Texts {
            lang: lang.code().to_string(),
            words: source::pack(*lang),
            full: source::pack_full(*lang),
        });
        page.ask(Request::Words { texts: texts.collect(), lang: "ru".to_string() });
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
    let (all, rows) = page.applicants("00001", Only::All);
    println!("look {:?}", before.elapsed());
    assert_eq!((all, rows.len()), (3, 3), "{rows:?}");
    let before = std::time::Instant::now();
    page.ask(Request::Programme { at: 0, from: 0, to: 50 });
    println!("programme {:?}", before.elapsed());
    let before = std::time::Instant::now();
    page.ask(Request::Set(Setting::Seed("5".to_string())));
    println!("set {:?}", before.elapsed());
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
