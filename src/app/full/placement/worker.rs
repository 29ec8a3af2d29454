//! The worker that holds an open cohort.

use crate::app::full::worker::{Holds, Ours, texts};
use crate::app::state::App;
use crate::class::session::protocol::Refusal;
use crate::placement::protocol::{Reply, Request};
use crate::placement::worker::PlacementWorker;
use crate::rules::code::Code as _;
use crate::text::Lang;

impl Ours for PlacementWorker {
    const FILES: &'static str = "placement";
    const PATIENCE: u32 = 20;

    async fn first(app: App) -> Option<Vec<Request>> {
        let texts = texts(Lang::ALL).await?;
        Some(vec![Request::Words { texts, lang: app.lang().code().to_string() }])
    }

    fn is_last(output: &Reply) -> bool {
        !matches!(output, Reply::Progress(..))
    }

    fn sign_of_life() -> Option<Request> {
        Some(Request::LeftOut(0, 0))
    }
}

impl Holds for PlacementWorker {
    type Into = ();

    fn opens(request: Request) -> Result<(String, Vec<u8>, ()), Request> {
        if let Request::Open { name, bytes } = request { Ok((name, bytes, ())) } else { Err(request) }
    }

    fn open(name: String, bytes: Vec<u8>, (): ()) -> Request {
        Request::Open { name, bytes }
    }

    fn sheets(name: String, sheets: Vec<u8>, (): ()) -> Request {
        Request::Sheets { name, sheets }
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
