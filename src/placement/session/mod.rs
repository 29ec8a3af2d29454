//! An open cohort: what the worker holds, and how it answers the page.
//!
//! Pure: it knows no clock, no page and no worker, so all of it is tested natively. Long work is done in steps
//! ([`Session::step`]), between which whoever holds it can listen to other requests.

mod applicant;
mod chance;
mod change;
mod class;
mod held;
mod job;
mod kept;
mod list;
mod luck;
mod open;
mod out;
mod programme;
mod record;
mod view;

use super::protocol::{Reply, Request};
use crate::class::session::protocol::Texts;
use crate::class::session::unpacked;
use crate::rules::code::Code as _;
use crate::text::Words;

use super::table::heading::Headings;
use held::Held;
use job::Job;

/// An open cohort.
#[derive(Debug)]
pub struct Session {
    decode_1251: fn(&[u8]) -> String,
    /// The words of all languages once they have come, and the place of the shown one.
    words: Vec<Words>,
    shown: usize,
    /// The columns of tables.
    headings: Headings,
    held: Held,
    /// What is being done.
    job: Option<Job>,
}

impl Session {
    /// Nothing is open. `decode_1251` decodes windows-1251.
    pub fn new(decode_1251: fn(&[u8]) -> String) -> Self {
        let (headings, held) = (Headings::new(&[]), Held::default());
        Self { decode_1251, words: Vec::new(), shown: 0, headings, held, job: None }
    }

    /// Answers a request. Longer work is only begun: see [`Self::step`].
    pub fn take(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) {
        match request {
            Request::Words { texts, lang } => self.take_words(&texts, &lang, reply),
            Request::Lang(lang) => {
                self.show(&lang);
                reply(Reply::Done);
            }
            Request::MadeUp(of) => self.make_up(of, reply),
            Request::Set(setting) => self.set(setting, reply),
            Request::PutProgramme { at, typed } => self.put_programme(at, &typed, reply),
            Request::RemoveProgramme(at) => self.remove_programme(at, reply),
            Request::Quota { at, quota } => self.quota(at, quota.as_deref(), reply),
            Request::Run => self.run(reply),
            Request::Programmes { text, from, to } => reply(self.held.programmes(&text, from, to)),
            Request::Applicants { text, only, from, to } => reply(self.held.applicants(text, only, from, to)),
            Request::Programme { at, from, to } => reply(self.held.programme(at, from, to)),
            Request::Applicant(at) => reply(self.held.applicant(at)),
            Request::LeftOut(from, to) => reply(self.held.tell_left_out(from, to)),
            Request::Close => {
                self.stop(reply);
                self.held.replace(Held::default());
                self.held.kept.clear();
                reply(self.held.state());
            }
            Request::Cancel => self.cancel(reply),
            Request::Open { name, bytes } => self.open(name, &bytes, reply),
            Request::Sheets { name, sheets } => self.open_sheets(name, &sheets, reply),
            Request::Write(what) => self.write(what, reply),
            Request::Class(bytes) => self.open_class(&bytes, reply),
            Request::Keep(name) => self.keep(&name, reply),
            Request::Forget(kept) => self.forget(kept, reply),
            Request::Compare { kept, from, to } => reply(self.held.compare(kept, from, to)),
            Request::Luck(seeds) => self.luck(seeds, reply),
            Request::Chance(person) => self.chance(person, reply),
            Request::Record => self.record(reply),
        }
    }

    fn take_words(&mut self, texts: &[Texts], lang: &str, reply: &mut dyn FnMut(Reply)) {
        self.words = unpacked(texts).unwrap_or_default();
        self.headings = Headings::new(&self.words);
        self.show(lang);
        reply(Reply::Done);
    }

    /// Writes in another language from now on.
    fn show(&mut self, lang: &str) {
        let place = self.words.iter().position(|words| words.lang.code() == lang);
        self.shown = place.unwrap_or(self.shown);
    }

    /// Stops what is being done, because something else is asked that goes before it.
    fn stop(&mut self, reply: &mut dyn FnMut(Reply)) {
        if self.job.take().is_some() {
            reply(Reply::Cancelled);
        }
    }

    fn cancel(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.job = None;
        reply(Reply::Cancelled);
        reply(self.held.state());
    }
}

/// A number of rows or people: there are never as many as would not fit.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The most rows that are told at once.
const MOST_ROWS: u32 = 500;

/// The part of a list from one place up to another.
fn window<T: Clone>(all: &[T], from: u32, to: u32) -> Vec<T> {
    let wanted = place(to.saturating_sub(from).min(MOST_ROWS));
    all.iter().skip(place(from)).take(wanted).cloned().collect()
}
