//! The worker that holds an open class.

use super::encoding;
use super::session::Session;
use super::session::protocol::{Reply, Request};
use crate::turns::{InTurns, Turns};

/// The worker.
pub type ClassWorker = Turns<Session>;

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
