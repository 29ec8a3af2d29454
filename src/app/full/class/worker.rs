//! The worker that holds an open class.

use leptos::prelude::untrack;

use crate::app::full::worker::{Holds, Ours, texts};
use crate::app::state::App;
use crate::class::class_worker::ClassWorker;
use crate::class::session::protocol::{Destination, Refusal, Reply, Request};
use crate::formats::date_text::write_moment;
use crate::rules::code::Code as _;
use crate::text::Lang;

impl Ours for ClassWorker {
    const FILES: &'static str = "class";
    const PATIENCE: u32 = 20;

    async fn first(app: App) -> Option<Vec<Request>> {
        let texts = texts(Lang::ALL).await?;
        let now = untrack(|| app.moment());
        let lang = app.lang().code().to_string();
        Some(vec![Request::Words { texts, lang }, Request::Now(write_moment(now))])
    }

    fn is_last(output: &Reply) -> bool {
        !matches!(output, Reply::Progress(..))
    }

    fn sign_of_life() -> Option<Request> {
        Some(Request::Rows(0, 0))
    }
}

impl Holds for ClassWorker {
    /// What is done with the pupils.
    type Into = Destination;

    fn opens(request: Request) -> Result<(String, Vec<u8>, Destination), Request> {
        if let Request::Open { name, bytes, into } = request { Ok((name, bytes, into)) } else { Err(request) }
    }

    fn open(name: String, bytes: Vec<u8>, into: Destination) -> Request {
        Request::Open { name, bytes, into }
    }

    fn sheets(name: String, sheets: Vec<u8>, into: Destination) -> Request {
        Request::Sheets { name, sheets, into }
    }

    fn cancels(request: &Request) -> bool {
        *request == Request::Cancel
    }

    fn grid(reply: Reply) -> Result<(String, Vec<u8>), Reply> {
        if let Reply::Grid { name, grid } = reply { Ok((name, grid)) } else { Err(reply) }
    }

    fn cancelled() -> Reply {
        Reply::Cancelled
    }

    fn refused(refusal: Refusal) -> Reply {
        Reply::Refused(refusal)
    }

    fn file(name: String, kind: String, bytes: Vec<u8>) -> Reply {
        Reply::File { name, kind, bytes }
    }
}
