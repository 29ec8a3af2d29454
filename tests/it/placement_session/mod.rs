//! An open cohort: made up, read, changed, distributed, looked at and written.

mod class;
mod files;
mod results;
mod work;

use talapker::class::encoding::windows_1251;
use talapker::class::session::protocol::Texts;
use talapker::placement::protocol::*;
use talapker::placement::session::Session;
use talapker::rules::code::Code as _;
use talapker::text::{Lang, source};

/// The texts of all languages.
fn texts() -> Vec<Texts> {
    let texts = |lang: &Lang| Texts {
        lang: lang.code().to_string(),
        words: source::pack(*lang),
        full: source::pack_full(*lang),
    };
    Lang::ALL.iter().map(texts).collect()
}

/// A session with what a page would be told.
struct Page(Session);

impl Page {
    fn new() -> Self {
        Self::of("ru")
    }

    fn of(lang: &str) -> Self {
        let mut page = Self(Session::new(windows_1251));
        page.ask(Request::Words { texts: texts(), lang: lang.to_string() });
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

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}
