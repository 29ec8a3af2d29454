//! The worker that reads and writes workbooks.

use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::session::protocol::{SheetsReply, SheetsRequest};
use super::sheets;

/// Reads and writes workbooks, one at a time and each at a stretch: it is stopped by ending it.
#[derive(Debug)]
pub struct SheetsWorker;

impl Worker for SheetsWorker {
    type Message = ();
    type Input = SheetsRequest;
    type Output = SheetsReply;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: SheetsRequest, page: HandlerId) {
        scope.respond(page, sheets::answer(request));
    }
}
