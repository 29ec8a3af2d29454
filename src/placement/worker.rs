//! The worker that holds an open cohort.

use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::protocol::{Reply, Request};

/// An open cohort.
#[derive(Debug)]
pub struct PlacementWorker;

impl Worker for PlacementWorker {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, _: Request, page: HandlerId) {
        scope.respond(page, Reply::Done);
    }
}
