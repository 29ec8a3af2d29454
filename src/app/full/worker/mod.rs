//! The workers of a page: the one that holds what is open, and the one that reads and writes workbooks beside it.

mod lane;
mod line;
mod ours;

use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::boot;
use crate::app::state::App;
use crate::class::kind::{self, Container};
use crate::class::session::protocol::{SheetsReply, SheetsRequest};
use crate::class::sheets_worker::SheetsWorker;
use crate::rules::code::Code as _;
pub(super) use lane::Why;
use lane::{Lane, Listener, News};
pub(super) use ours::{Holds, Ours, texts};

/// What a workbook is to the browser.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// One of the workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The one that holds what is open.
    Holder,
    /// The one that reads and writes workbooks.
    Sheets,
}

/// What the page hears of its workers.
#[derive(Debug)]
pub(super) enum Heard<R> {
    /// A reply. What workbooks are made of and what is to be written into one never comes here: a file does.
    Told(R),
    /// A workbook could not be written.
    NotWritten,
    /// A worker is no more, and with it what it held. What it was asked is not answered any more.
    Lost(Name, Why),
}

/// The workbooks that are being read: their names, and what is to be known of each.
type Opening<H> = VecDeque<(String, <H as Holds>::Into)>;

/// The workers; a handle that is copied freely.
pub(super) struct Workers<H: Holds> {
    app: App,
    holder: Lane<H>,
    sheets: Lane<SheetsWorker>,
    opening: StoredValue<Opening<H>, LocalStorage>,
    heard: StoredValue<Listener<Heard<H::Output>>, LocalStorage>,
}

impl<H: Holds> Clone for Workers<H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H: Holds> Copy for Workers<H> {}

impl<H: Holds> Workers<H> {
    /// Makes them; none is started yet.
    pub(super) fn new(app: App) -> Self {
        let workers = Self {
            app,
            holder: Lane::new(app),
            sheets: Lane::new(app),
            opening: StoredValue::new_local(VecDeque::new()),
            heard: StoredValue::new_local(Rc::new(|_| {})),
        };
        workers.holder.on_heard(move |news| match news {
            News::Told(reply, first) => {
                if first {
                    boot::keep_workers(H::FILES);
                }
                workers.told(reply);
            }
            News::Lost(why) => workers.tell(Heard::Lost(Name::Holder, why)),
        });
        workers.sheets.on_heard(move |news| match news {
            News::Told(reply, _) => workers.told_of_sheets(reply),
            News::Lost(why) => {
                workers.opening.update_value(VecDeque::clear);
                workers.tell(Heard::Lost(Name::Sheets, why));
            }
        });
        workers
    }

    /// Calls `heard` from now on with all that is heard of them. It may ask them again, and end them.
    pub(super) fn on_heard(self, heard: impl Fn(Heard<H::Output>) + 'static) {
        self.heard.set_value(Rc::new(heard));
    }

    /// Asks. A workbook goes through the worker that reads workbooks first.
    pub(super) fn send(self, request: H::Input) {
        if H::cancels(&request) && self.sheets.is_busy() {
            self.sheets.end();
            self.opening.update_value(VecDeque::clear);
            return self.tell(Heard::Told(H::cancelled()));
        }
        match H::opens(request) {
            Ok((name, bytes, into)) if is_workbook(&bytes) => {
                self.opening.update_value(|opening| opening.push_back((name, into)));
                self.sheets.ask(SheetsRequest::Read(bytes));
            }
            Ok((name, bytes, into)) => self.holder.ask(H::open(name, bytes, into)),
            Err(request) => self.holder.ask(request),
        }
    }

    /// Whether there is one that could hold something.
    pub(super) fn hold(self) -> bool {
        self.holder.is_there()
    }

    /// Whether more is asked of it than it has answered.
    pub(super) fn await_more(self) -> bool {
        self.holder.is_busy()
    }

    /// Asks for the template of a list of pupils as a workbook, in the language of the page.
    pub(super) fn template(self) {
        let lang = self.app.lang();
        spawn_local(async move {
            match texts(&[lang]).await.and_then(|texts| texts.into_iter().next()) {
                Some(texts) => self.sheets.ask(SheetsRequest::Template(texts)),
                None => self.tell(Heard::Lost(Name::Sheets, Why::NotFetched)),
            }
        });
    }

    fn told(self, reply: H::Output) {
        match H::grid(reply) {
            Ok((name, grid)) => {
                let lang = self.app.lang().code().to_string();
                self.sheets.ask(SheetsRequest::Write { name, lang, grid });
            }
            Err(reply) => self.tell(Heard::Told(reply)),
        }
    }

    fn told_of_sheets(self, reply: SheetsReply) {
        match reply {
            SheetsReply::Sheets(sheets) => {
                if let Some((name, into)) = self.opened() {
                    self.holder.ask(H::sheets(name, sheets, into));
                }
            }
            SheetsReply::Refused(refusal) => {
                self.opened();
                self.tell(Heard::Told(H::refused(refusal)));
            }
            SheetsReply::File { name, bytes } => {
                self.tell(Heard::Told(H::file(name, XLSX.to_string(), bytes)));
            }
            SheetsReply::Failed => self.tell(Heard::NotWritten),
        }
    }

    /// The workbook that was answered about: they are answered in the order in which they were asked about.
    fn opened(self) -> Option<(String, H::Into)> {
        self.opening.try_update_value(VecDeque::pop_front).flatten()
    }

    fn tell(self, what: Heard<H::Output>) {
        if let Some(heard) = self.heard.try_get_value() {
            heard(what);
        }
    }
}

fn is_workbook(bytes: &[u8]) -> bool {
    match kind::of(bytes) {
        Ok(Container::Archive | Container::Compound) => true,
        Ok(Container::Text) | Err(_) => false,
    }
}
