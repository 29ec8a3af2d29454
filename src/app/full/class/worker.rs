//! The workers of a class: they are started when they are asked the first time, and it is noticed when one is lost.
//!
//! A worker that was lost or ended is started anew by the next request, and knows nothing of what the one before it held.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use gloo_worker::{Spawnable as _, Worker, WorkerBridge};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::app::boot;
use crate::app::state::App;
use crate::class::class_worker::ClassWorker;
use crate::class::session::protocol::{Reply, Request, SheetsReply, SheetsRequest, Texts};
use crate::class::sheets_worker::SheetsWorker;
use crate::formats::date_text::write_moment;
use crate::rules::code::Code as _;
use crate::text::Lang;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 << 20;
/// How often it is looked whether a worker is still heard of.
const TICK_MILLISECONDS: u32 = 1_000;

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
    /// A reply of the worker that holds the class.
    Class(Reply),
    /// A reply of the worker that reads and writes workbooks.
    Sheets(SheetsReply),
    /// A worker is no more, and with it what it held. What it was asked is not answered any more.
    Lost(Name, Why),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// The browser cannot read it.
    Unreadable,
}

/// The bytes of a file.
///
/// # Errors
/// If it is too large, which is seen before it is read, or cannot be read.
pub(super) async fn bytes(file: web_sys::File) -> Result<Vec<u8>, Unread> {
    let file = gloo_file::File::from(file);
    if file.size() > LARGEST {
        return Err(Unread::TooLarge);
    }
    gloo_file::futures::read_as_bytes(&file).await.map_err(|_| Unread::Unreadable)
}

/// The workers.
#[derive(Clone, Copy)]
pub(super) struct Workers {
    app: App,
    class: StoredValue<Line<ClassWorker>, LocalStorage>,
    sheets: StoredValue<Line<SheetsWorker>, LocalStorage>,
    heard: StoredValue<Rc<dyn Fn(Heard)>, LocalStorage>,
}

impl Workers {
    /// Makes them; none is started yet.
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            class: StoredValue::new_local(Line::new()),
            sheets: StoredValue::new_local(Line::new()),
            heard: StoredValue::new_local(Rc::new(|_| {})),
        }
    }

    /// Calls `heard` from now on with all that is heard of them. It may ask them again, and end them.
    pub(super) fn on_heard(self, heard: impl Fn(Heard) + 'static) {
        self.heard.set_value(Rc::new(heard));
    }

    /// Asks the worker that holds the class. When it is started, it is given the words and the moment first.
    pub(super) fn send(self, request: Request) {
        self.ask::<ClassWorker>(request);
    }

    /// Asks the worker that reads and writes workbooks.
    pub(super) fn send_sheets(self, request: SheetsRequest) {
        self.ask::<SheetsWorker>(request);
    }

    /// Ends a worker, whatever it is doing: nothing more is heard of it.
    pub(super) fn restart(self, name: Name) {
        match name {
            Name::Class => self.class.update_value(Line::end),
            Name::Sheets => self.sheets.update_value(Line::end),
        }
    }

    fn ask<W: Ours>(self, input: W::Input) {
        let Some(start) = W::line(self).try_update_value(|line| line.take(input)) else { return };
        if let Some(run) = start {
            spawn_local(async move {
                let files = async { Some((boot::worker(W::FILES).await?, W::first(self.app).await?)) };
                match files.await {
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
        W::line(self).update_value(|line| line.begin(Running { bridge, thread, _errors: errors }, first));
        self.watch::<W>();
    }

    fn is_running<W: Ours>(self, run: u32) -> bool {
        W::line(self).try_with_value(|line| line.run) == Some(run)
    }

    fn hear<W: Ours>(self, run: u32, output: W::Output) {
        if !self.is_running::<W>(run) {
            return;
        }
        let first = W::line(self).try_update_value(|line| line.heard(W::is_last(&output)));
        if first == Some(true) && W::NAME == Name::Class {
            boot::keep_workers();
        }
        self.tell(W::heard(output));
    }

    /// Ends a worker that does not answer any more, and says so.
    fn lose<W: Ours>(self, run: u32, why: Why) {
        if self.is_running::<W>(run) {
            W::line(self).update_value(Line::end);
            self.tell(Heard::Lost(W::NAME, why));
        }
    }

    fn tell(self, what: Heard) {
        if let Some(heard) = self.heard.try_get_value() {
            heard(what);
        }
    }

    /// Looks from now on whether a running worker is still heard of, as long as an answer is awaited.
    fn watch<W: Ours>(self) {
        W::line(self).update_value(|line| {
            let run = line.run;
            if line.is_awaited() && line.clock.is_none() {
                line.clock = Some(Interval::new(TICK_MILLISECONDS, move || self.tick::<W>(run)));
            }
        });
    }

    fn tick<W: Ours>(self, run: u32) {
        let silent = W::line(self).try_update_value(|line| {
            line.silent = line.silent.saturating_add(1);
            line.silent > W::PATIENCE
        });
        if silent == Some(true) {
            self.lose::<W>(run, Why::Silent);
        }
    }
}

/// A worker of ours.
trait Ours: Worker<Input: Message, Output: Message> + 'static {
    /// Which one.
    const NAME: Name;
    /// The name of its files.
    const FILES: &'static str;
    /// How many ticks it may be silent although it was asked. Ticks, not time: they do not go on while a device sleeps.
    const PATIENCE: u32;

    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage>;
    /// What it is asked before anything else; `None` if that cannot be had.
    async fn first(app: App) -> Option<Vec<Self::Input>>;
    fn heard(output: Self::Output) -> Heard;
    /// Whether it may be the last answer to a request.
    fn is_last(output: &Self::Output) -> bool;
}

/// What is packed between page and worker.
trait Message: Serialize + for<'de> Deserialize<'de> {}
impl<T: Serialize + for<'de> Deserialize<'de>> Message for T {}

impl Ours for ClassWorker {
    const NAME: Name = Name::Class;
    const FILES: &'static str = "class";
    const PATIENCE: u32 = 20;

    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage> {
        workers.class
    }

    async fn first(app: App) -> Option<Vec<Request>> {
        let names =
            Lang::ALL.iter().flat_map(|lang| ["words", "full"].map(|part| format!("{part}.{}", lang.code())));
        let mut loaded = boot::load_all(names).await?.into_iter();
        let mut texts = Vec::new();
        for lang in Lang::ALL {
            let (words, full) = (loaded.next()?, loaded.next()?);
            texts.push(Texts { lang: lang.code().to_string(), words, full });
        }
        let words = Request::Words { texts, lang: app.lang().code().to_string() };
        let now = app.assessment.with_untracked(|seen| seen.as_of);
        Some(vec![words, Request::Now(write_moment(now))])
    }

    fn heard(output: Reply) -> Heard {
        Heard::Class(output)
    }

    fn is_last(output: &Reply) -> bool {
        !matches!(output, Reply::Progress(..))
    }
}

impl Ours for SheetsWorker {
    const NAME: Name = Name::Sheets;
    const FILES: &'static str = "sheets";
    /// It says nothing until it has finished.
    const PATIENCE: u32 = 60;

    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage> {
        workers.sheets
    }

    async fn first(_: App) -> Option<Vec<SheetsRequest>> {
        Some(Vec::new())
    }

    fn heard(output: SheetsReply) -> Heard {
        Heard::Sheets(output)
    }

    fn is_last(_: &SheetsReply) -> bool {
        true
    }
}

/// What the page has of a worker.
struct Line<W: Worker> {
    /// How many there were before it: what one that was ended has still said or begun does not count.
    run: u32,
    state: State<W>,
    /// How many requests are not answered.
    awaited: u32,
    /// For how many ticks nothing was heard.
    silent: u32,
    /// Whether anything was heard at all.
    met: bool,
    clock: Option<Interval>,
}

enum State<W: Worker> {
    Absent,
    /// Its files are being fetched; what it is to be asked.
    Coming(Vec<W::Input>),
    Running(Running<W>),
}

struct Running<W: Worker> {
    bridge: WorkerBridge<W>,
    thread: web_sys::Worker,
    _errors: EventListener,
}

impl<W: Ours> Line<W> {
    fn new() -> Self {
        Self { run: 0, state: State::Absent, awaited: 0, silent: 0, met: false, clock: None }
    }

    /// Takes a request; which run is to be started for it, if it is the first.
    fn take(&mut self, input: W::Input) -> Option<u32> {
        self.awaited = self.awaited.saturating_add(1);
        self.silent = 0;
        match &mut self.state {
            State::Absent => {
                self.state = State::Coming(vec![input]);
                return Some(self.run);
            }
            State::Coming(waiting) => waiting.push(input),
            State::Running(running) => running.bridge.send(input),
        }
        None
    }

    fn begin(&mut self, running: Running<W>, first: Vec<W::Input>) {
        if let State::Coming(waiting) = mem::replace(&mut self.state, State::Absent) {
            self.awaited = self.awaited.saturating_add(u32::try_from(first.len()).unwrap_or(0));
            for input in first.into_iter().chain(waiting) {
                running.bridge.send(input);
            }
            self.silent = 0;
            self.state = State::Running(running);
        }
    }

    /// Notes that something was heard. Whether it is the first thing.
    fn heard(&mut self, last: bool) -> bool {
        self.silent = 0;
        // After anything else than a last answer more is to come.
        self.awaited = if last { self.awaited.saturating_sub(1) } else { self.awaited.max(1) };
        if self.awaited == 0 {
            self.clock = None;
        }
        !mem::replace(&mut self.met, true)
    }

    /// Whether an answer of a running worker is awaited. Fetching has a limit of its own.
    fn is_awaited(&self) -> bool {
        self.awaited > 0 && matches!(self.state, State::Running(_))
    }

    fn end(&mut self) {
        let ended = mem::replace(self, Self { run: self.run.wrapping_add(1), ..Self::new() });
        if let State::Running(running) = ended.state {
            running.thread.terminate();
        }
    }
}
