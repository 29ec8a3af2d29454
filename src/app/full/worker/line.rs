//! What the page has of one worker: how far its start is, what it was asked, and for how long it is silent.

use std::mem;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_worker::{Worker, WorkerBridge};

use super::ours::Ours;

/// What the page has of a worker.
pub(super) struct Line<W: Worker> {
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

/// A worker that was started.
pub(super) struct Running<W: Worker> {
    bridge: WorkerBridge<W>,
    thread: web_sys::Worker,
    _errors: EventListener,
}

impl<W: Worker> Running<W> {
    /// The line to it, the worker itself, and who is told of its errors.
    pub(super) fn new(bridge: WorkerBridge<W>, thread: web_sys::Worker, errors: EventListener) -> Self {
        Self { bridge, thread, _errors: errors }
    }
}

impl<W: Ours> Line<W> {
    /// None was started yet.
    pub(super) fn new() -> Self {
        Self { run: 0, state: State::Absent, awaited: 0, silent: 0, met: false, clock: None }
    }

    /// Which run it is.
    pub(super) fn run(&self) -> u32 {
        self.run
    }

    /// Whether it was started, or is being started.
    pub(super) fn is_there(&self) -> bool {
        !matches!(self.state, State::Absent)
    }

    /// Whether an answer is awaited.
    pub(super) fn is_busy(&self) -> bool {
        self.awaited > 0
    }

    /// Takes a request; which run is to be started for it, if it is the first.
    pub(super) fn take(&mut self, input: W::Input) -> Option<u32> {
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

    /// It runs now: it is asked what comes first, and then what has waited.
    pub(super) fn begin(&mut self, running: Running<W>, first: Vec<W::Input>) {
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
    pub(super) fn hear(&mut self, last: bool) -> bool {
        self.silent = 0;
        // After anything else than a last answer more is to come.
        self.awaited = if last { self.awaited.saturating_sub(1) } else { self.awaited.max(1) };
        if self.awaited == 0 {
            self.clock = None;
        }
        !mem::replace(&mut self.met, true)
    }

    /// Has a clock tick as long as a running worker's answer is awaited. Fetching has a limit of its own.
    pub(super) fn watch(&mut self, clock: impl FnOnce() -> Interval) {
        if self.is_busy() && matches!(self.state, State::Running(_)) && self.clock.is_none() {
            self.clock = Some(clock());
        }
    }

    /// Counts a tick; how many there were since anything was heard. Half way through its patience it asks once more: of
    /// two requests the worker may have answered one for both.
    pub(super) fn tick(&mut self) -> u32 {
        self.silent = self.silent.saturating_add(1);
        if let State::Running(running) = &self.state
            && self.silent == W::PATIENCE / 2
            && let Some(again) = W::sign_of_life()
        {
            running.bridge.send(again);
        }
        self.silent
    }

    /// Ends it, whatever it is doing.
    pub(super) fn end(&mut self) {
        let ended = mem::replace(self, Self { run: self.run.wrapping_add(1), ..Self::new() });
        if let State::Running(running) = ended.state {
            running.thread.terminate();
        }
    }
}
