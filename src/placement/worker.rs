//! The worker that holds an open cohort.
//!
//! Longer work goes on in turns, and between two of them the worker receives what the page has sent meanwhile.

use gloo_timers::callback::Timeout;
use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::protocol::{Reply, Request};
use super::session::Session;
use crate::class::encoding;

/// How long a turn takes. After a few turns browsers wait 4 ms before each further one.
const TURN_MILLISECONDS: i64 = 50;

/// An open cohort, and the next turn of its work.
#[derive(Debug)]
pub struct PlacementWorker {
    session: Session,
    turn: Option<Timeout>,
}

/// The next turn.
#[derive(Clone, Copy, Debug)]
pub struct Turn(HandlerId);

impl Worker for PlacementWorker {
    type Message = Turn;
    type Input = Request;
    type Output = Reply;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { session: Session::new(encoding::windows_1251), turn: None }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, page: HandlerId) {
        self.session.take(request, &mut |reply| scope.respond(page, reply));
        self.go_on(scope, page);
    }

    fn update(&mut self, scope: &WorkerScope<Self>, Turn(page): Turn) {
        self.turn = None;
        let end = milliseconds().saturating_add(TURN_MILLISECONDS);
        // How far it is, is told once a turn.
        let mut far = None;
        let mut more = true;
        while more && milliseconds() < end {
            more = self.session.step(&mut |reply| {
                if matches!(reply, Reply::Progress(..)) {
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

impl PlacementWorker {
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
