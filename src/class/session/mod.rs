//! An open class: what the worker holds, and how it answers the page.

pub mod protocol;

use protocol::{Reply, Request};

/// An open class.
#[derive(Debug, Default)]
pub struct Session {}

impl Session {
    /// Answers a request. Longer work is only begun: see [`Self::step`].
    pub fn take(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) {
        let _ = request;
        reply(Reply::Done);
    }

    /// Goes on with work that was begun, for some thousandths of a second; whether there is more of it.
    pub fn step(&mut self, reply: &mut dyn FnMut(Reply)) -> bool {
        let _ = reply;
        false
    }
}
