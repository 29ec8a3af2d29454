//! A worker that holds something, and works on it in turns.
//!
//! Between two turns the worker receives what the page has sent meanwhile, so that work can be stopped.

use gloo_timers::callback::Timeout;
use gloo_worker::{HandlerId, Worker, WorkerScope};

/// How long a turn takes. After a few turns browsers wait 4 ms before each further one.
const TURN_MILLISECONDS: i64 = 50;

/// What is held, and how it answers.
pub trait InTurns: Sized + 'static {
    /// What the page asks.
    type Request;
    /// What it is told.
    type Reply;

    /// Nothing is open.
    fn create() -> Self;
    /// Answers a request. Longer work is only begun.
    fn take(&mut self, request: Self::Request, reply: &mut dyn FnMut(Self::Reply));
    /// Goes on with work that was begun, for some thousandths of a second; whether there is more of it.
    fn step(&mut self, reply: &mut dyn FnMut(Self::Reply)) -> bool;
    /// Whether this only tells how far the work is.
    fn is_progress(reply: &Self::Reply) -> bool;
}

/// The worker: what it holds, and the next turn of its work.
#[derive(Debug)]
pub struct Turns<H> {
    held: H,
    turn: Option<Timeout>,
}

/// The next turn.
#[derive(Clone, Copy, Debug)]
pub struct Turn(HandlerId);

impl<H: InTurns> Worker for Turns<H> {
    type Message = Turn;
    type Input = H::Request;
    type Output = H::Reply;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { held: H::create(), turn: None }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: H::Request, page: HandlerId) {
        self.held.take(request, &mut |reply| scope.respond(page, reply));
        self.go_on(scope, page);
    }

    fn update(&mut self, scope: &WorkerScope<Self>, Turn(page): Turn) {
        self.turn = None;
        let end = milliseconds().saturating_add(TURN_MILLISECONDS);
        // How far it is is told once a turn: every step would flood the page.
        let mut far = None;
        let mut more = true;
        while more && milliseconds() < end {
            more = self.held.step(&mut |reply| {
                if H::is_progress(&reply) {
                    far = Some(reply);
                } else {
                    scope.respond(page, reply);
                }
            });
        }
        if more {
            if let Some(far) = far {
                scope.respond(page, far);
            }
            self.go_on(scope, page);
        }
    }
}

impl<H: InTurns> Turns<H> {
    /// Goes on when the browser has delivered what waits.
    fn go_on(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        if self.turn.is_none() {
            let scope = scope.clone();
            self.turn = Some(Timeout::new(0, move || scope.send_message(Turn(page))));
        }
    }
}

/// Milliseconds since 1970, whole.
#[expect(clippy::cast_possible_truncation, reason = "whole and far below 2⁵³")]
fn milliseconds() -> i64 {
    js_sys::Date::now() as i64
}
