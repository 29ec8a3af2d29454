//! The worker that holds an open cohort.

use super::protocol::{Reply, Request};
use super::session::Session;
use crate::class::encoding;
use crate::turns::{InTurns, Turns};

/// The worker.
pub type PlacementWorker = Turns<Session>;

impl InTurns for Session {
    type Request = Request;
    type Reply = Reply;

    fn create() -> Self {
        Self::new(encoding::windows_1251)
    }

    fn take(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) {
        self.take(request, reply);
    }

    fn step(&mut self, reply: &mut dyn FnMut(Reply)) -> bool {
        self.step(reply)
    }

    fn is_progress(reply: &Reply) -> bool {
        matches!(reply, Reply::Progress(..))
    }
}
