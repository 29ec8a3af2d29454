//! The workers of a class: they are started when they are asked the first time, and it is noticed when one is lost.
//!
//! A worker that was lost or ended is started anew by the next request, and knows nothing of what the one before it held.

mod line;
mod ours;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::boot;
use crate::app::state::App;
use crate::class::class_worker::ClassWorker;
use crate::class::kind::{self, Container};
use crate::class::session::protocol::{Destination, Reply, Request, SheetsReply, SheetsRequest};
use crate::class::sheets_worker::SheetsWorker;
use crate::rules::code::Code as _;
use line::{Line, Running};
use ours::Ours;

/// How often it is looked whether a worker is still heard of.
const TICK_MILLISECONDS: u32 = 1_000;
/// What a workbook is to the browser.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// One of the workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The one that holds the class.
    Class,
    /// The one that reads and writes workbooks.
    Sheets,
}

/// Why a worker is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its files cannot be fetched.
    NotFetched,
    /// It has failed: an error of the program, or the memory is used up.
    Failed,
    /// It was asked, and nothing was heard of it for too long.
    Silent,
}

/// What the page hears of its workers.
#[derive(Debug)]
pub(super) enum Heard {
    /// A reply. What workbooks are made of and what is to be written into one never comes here: [`Reply::File`] does.
    Told(Reply),
    /// A workbook could not be written.
    NotWritten,
    /// A worker is no more, and with it what it held. What it was asked is not answered any more.
    Lost(Name, Why),
}

/// The workers.
#[derive(Clone, Copy)]
pub(super) struct Workers {
    app: App,
    class: StoredValue<Line<ClassWorker>, LocalStorage>,
    sheets: StoredValue<Line<SheetsWorker>, LocalStorage>,
    /// The workbooks that are being read: their names, and what is done with their pupils.
    opening: StoredValue<VecDeque<(String, Destination)>, LocalStorage>,
    heard: StoredValue<Rc<dyn Fn(Heard)>, LocalStorage>,
}

impl Workers {
    /// Makes them; none is started yet.
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            class: StoredValue::new_local(Line::new()),
            sheets: StoredValue::new_local(Line::new()),
            opening: StoredValue::new_local(VecDeque::new()),
            heard: StoredValue::new_local(Rc::new(|_| {})),
        }
    }

    /// Calls `heard` from now on with all that is heard of them. It may ask them again, and end them.
    pub(super) fn on_heard(self, heard: impl Fn(Heard) + 'static) {
        self.heard.set_value(Rc::new(heard));
    }

    /// Asks. The worker that holds the class is given the words and the moment when it is started; a workbook goes through
    /// the one that reads workbooks first.
    pub(super) fn send(self, request: Request) {
        if request == Request::Cancel && self.sheets.with_value(Line::is_busy) {
            self.end::<SheetsWorker>();
            return self.tell(Heard::Told(Reply::Cancelled));
        }
        if let Request::Open { name, bytes, into } = request {
            if !is_workbook(&bytes) {
                return self.ask::<ClassWorker>(Request::Open { name, bytes, into });
            }
            self.opening.update_value(|opening| opening.push_back((name, into)));
            self.ask::<SheetsWorker>(SheetsRequest::Read(bytes));
        } else {
            self.ask::<ClassWorker>(request);
        }
    }

    /// Whether there is one that could hold a class.
    pub(super) fn hold(self) -> bool {
        self.class.with_value(Line::is_there)
    }

    /// Whether more is asked of the worker that holds the class than it has answered.
    pub(super) fn await_more(self) -> bool {
        self.class.with_value(Line::is_busy)
    }

    /// Asks for the template as a workbook, in the language of the page.
    pub(super) fn template(self) {
        let lang = self.app.lang();
        spawn_local(async move {
            match ours::texts(&[lang]).await.and_then(|texts| texts.into_iter().next()) {
                Some(texts) => self.ask::<SheetsWorker>(SheetsRequest::Template(texts)),
                None => self.tell(Heard::Lost(Name::Sheets, Why::NotFetched)),
            }
        });
    }

    /// Ends a worker, whatever it is doing: nothing more is heard of it.
    fn end<W: Ours>(self) {
        W::line(self).update_value(Line::end);
        if W::NAME == Name::Sheets {
            self.opening.update_value(VecDeque::clear);
        }
    }

    fn told(self, reply: Reply) {
        if let Reply::Grid { name, grid } = reply {
            let lang = self.app.lang().code().to_string();
            self.ask::<SheetsWorker>(SheetsRequest::Write { name, lang, grid });
        } else {
            self.tell(Heard::Told(reply));
        }
    }

    fn told_of_sheets(self, reply: SheetsReply) {
        match reply {
            SheetsReply::Sheets(sheets) => {
                if let Some((name, into)) = self.opened() {
                    self.ask::<ClassWorker>(Request::Sheets { name, sheets, into });
                }
            }
            SheetsReply::Refused(refusal) => {
                self.opened();
                self.tell(Heard::Told(Reply::Refused(refusal)));
            }
            SheetsReply::File { name, bytes } => {
                self.tell(Heard::Told(Reply::File { name, kind: XLSX.to_string(), bytes }));
            }
            SheetsReply::Failed => self.tell(Heard::NotWritten),
        }
    }

    /// The workbook that was answered about: they are answered in the order in which they were asked about.
    fn opened(self) -> Option<(String, Destination)> {
        self.opening.try_update_value(VecDeque::pop_front).flatten()
    }

    fn tell(self, what: Heard) {
        if let Some(heard) = self.heard.try_get_value() {
            heard(what);
        }
    }

    fn ask<W: Ours>(self, input: W::Input) {
        let Some(begun) = W::line(self).try_update_value(|line| line.take(input)) else { return };
        if let Some(run) = begun {
            spawn_local(async move {
                let fetched = async { Some((boot::worker(W::FILES).await?, W::first(self.app).await?)) };
                match fetched.await {
                    Some((address, first)) => self.start::<W>(run, address, first),
                    None => self.lose::<W>(run, Why::NotFetched),
                }
            });
        }
        self.watch::<W>();
    }

    /// Starts a worker whose files are here, unless it was ended meanwhile.
    fn start<W: Ours>(self, run: u32, address: String, first: Vec<W::Input>) {
        if !self.is_running::<W>(run) {
            return;
        }
        let made = Rc::new(RefCell::new(None));
        let into = Rc::clone(&made);
        let thread = boot::started(move || {
            let mut spawner = W::spawner();
            spawner.callback(move |output| self.hear::<W>(run, output));
            into.replace(Some(spawner.with_loader(true).as_module(false).spawn(&address)));
        });
        let (Some(bridge), Some(thread)) = (made.take(), thread) else {
            self.lose::<W>(run, Why::Failed);
            return;
        };
        let options = EventListenerOptions::enable_prevent_default();
        let errors = EventListener::new_with_options(&thread, "error", options, move |event| {
            // It is an error of the worker and none of the page.
            event.prevent_default();
            self.lose::<W>(run, Why::Failed);
        });
        W::line(self).update_value(|line| line.begin(Running::new(bridge, thread, errors), first));
        self.watch::<W>();
    }

    fn is_running<W: Ours>(self, run: u32) -> bool {
        W::line(self).try_with_value(Line::run) == Some(run)
    }

    fn hear<W: Ours>(self, run: u32, output: W::Output) {
        if !self.is_running::<W>(run) {
            return;
        }
        let first = W::line(self).try_update_value(|line| line.hear(W::is_last(&output)));
        if first == Some(true) && W::NAME == Name::Class {
            boot::keep_workers();
        }
        W::told(self, output);
    }

    /// Ends a worker that does not answer any more, and says so.
    fn lose<W: Ours>(self, run: u32, why: Why) {
        if self.is_running::<W>(run) {
            self.end::<W>();
            self.tell(Heard::Lost(W::NAME, why));
        }
    }

    /// Looks from now on whether a running worker is still heard of, as long as an answer is awaited.
    fn watch<W: Ours>(self) {
        W::line(self).update_value(|line| {
            let run = line.run();
            line.watch(|| Interval::new(TICK_MILLISECONDS, move || self.tick::<W>(run)));
        });
    }

    fn tick<W: Ours>(self, run: u32) {
        if W::line(self).try_update_value(|line| line.tick() > W::PATIENCE) == Some(true) {
            self.lose::<W>(run, Why::Silent);
        }
    }
}

fn is_workbook(bytes: &[u8]) -> bool {
    match kind::of(bytes) {
        Ok(Container::Archive | Container::Compound) => true,
        Ok(Container::Text) | Err(_) => false,
    }
}
