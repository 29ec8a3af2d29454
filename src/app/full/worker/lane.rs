//! One worker: it is started when it is asked the first time, and it is noticed when it is lost.
//!
//! A worker that was lost or ended is started anew by the next request, and knows nothing of what the one before it held.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::line::{Line, Running};
use super::ours::Ours;
use crate::app::boot;
use crate::app::state::App;

/// How often it is looked whether a worker is still heard of.
const TICK_MILLISECONDS: u32 = 1_000;

/// Why a worker is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::full) enum Why {
    /// Its files cannot be fetched.
    NotFetched,
    /// It has failed: an error of the program, or the memory is used up.
    Failed,
    /// It was asked, and nothing was heard of it for too long.
    Silent,
}

/// What is heard of one worker.
pub(super) enum News<W: Ours> {
    /// A reply, and whether it is the first thing that was heard of this worker.
    Told(W::Output, bool),
    /// It is no more, and with it what it held. What it was asked is not answered any more.
    Lost(Why),
}

/// Who is told.
pub(super) type Listener<T> = Rc<dyn Fn(T)>;

/// One worker; a handle that is copied freely.
pub(super) struct Lane<W: Ours> {
    app: App,
    line: StoredValue<Line<W>, LocalStorage>,
    heard: StoredValue<Listener<News<W>>, LocalStorage>,
}

impl<W: Ours> Clone for Lane<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W: Ours> Copy for Lane<W> {}

impl<W: Ours> Lane<W> {
    /// Makes it; it is not started yet.
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            line: StoredValue::new_local(Line::new()),
            heard: StoredValue::new_local(Rc::new(|_| {})),
        }
    }

    /// Calls `heard` from now on with all that is heard of it. It may ask it again, and end it.
    pub(super) fn on_heard(self, heard: impl Fn(News<W>) + 'static) {
        self.heard.set_value(Rc::new(heard));
    }

    /// Whether an answer is awaited.
    pub(super) fn is_busy(self) -> bool {
        self.line.with_value(Line::is_busy)
    }

    /// Whether there is one.
    pub(super) fn is_there(self) -> bool {
        self.line.with_value(Line::is_there)
    }

    /// Asks.
    pub(super) fn ask(self, input: W::Input) {
        let Some(begun) = self.line.try_update_value(|line| line.take(input)) else { return };
        if let Some(run) = begun {
            spawn_local(async move {
                let fetched = async { Some((boot::worker(W::FILES).await?, W::first(self.app).await?)) };
                match fetched.await {
                    Some((address, first)) => self.start(run, address, first),
                    None => self.lose(run, Why::NotFetched),
                }
            });
        }
        self.watch();
    }

    /// Ends it, whatever it is doing: nothing more is heard of it.
    pub(super) fn end(self) {
        self.line.update_value(Line::end);
    }

    fn tell(self, news: News<W>) {
        if let Some(heard) = self.heard.try_get_value() {
            heard(news);
        }
    }

    /// Starts it when its files are here, unless it was ended meanwhile.
    fn start(self, run: u32, address: String, first: Vec<W::Input>) {
        if !self.is_running(run) {
            return;
        }
        let made = Rc::new(RefCell::new(None));
        let into = Rc::clone(&made);
        let thread = boot::started(move || {
            let mut spawner = W::spawner();
            spawner.callback(move |output| self.hear(run, output));
            into.replace(Some(spawner.with_loader(true).as_module(false).spawn(&address)));
        });
        let (Some(bridge), Some(thread)) = (made.take(), thread) else {
            self.lose(run, Why::Failed);
            return;
        };
        let options = EventListenerOptions::enable_prevent_default();
        let errors = EventListener::new_with_options(&thread, "error", options, move |event| {
            // It is an error of the worker and none of the page.
            event.prevent_default();
            self.lose(run, Why::Failed);
        });
        self.line.update_value(|line| line.begin(Running::new(bridge, thread, errors), first));
        self.watch();
    }

    fn is_running(self, run: u32) -> bool {
        self.line.try_with_value(Line::run) == Some(run)
    }

    fn hear(self, run: u32, output: W::Output) {
        if !self.is_running(run) {
            return;
        }
        let first = self.line.try_update_value(|line| line.hear(W::is_last(&output)));
        self.tell(News::Told(output, first == Some(true)));
    }

    /// Ends a worker that does not answer any more, and says so.
    fn lose(self, run: u32, why: Why) {
        if self.is_running(run) {
            self.end();
            self.tell(News::Lost(why));
        }
    }

    /// Looks from now on whether a running worker is still heard of, as long as an answer is awaited.
    fn watch(self) {
        self.line.update_value(|line| {
            let run = line.run();
            line.watch(|| Interval::new(TICK_MILLISECONDS, move || self.tick(run)));
        });
    }

    fn tick(self, run: u32) {
        if self.line.try_update_value(|line| line.tick() > W::PATIENCE) == Some(true) {
            self.lose(run, Why::Silent);
        }
    }
}
