//! What distinguishes one worker from another.

use gloo_worker::{Spawnable, Worker, WorkerSpawner};
use serde::{Deserialize, Serialize};

use crate::app::boot;
use crate::app::state::App;
use crate::class::session::protocol::{Refusal, SheetsReply, SheetsRequest, Texts};
use crate::class::sheets_worker::SheetsWorker;
use crate::rules::code::Code as _;
use crate::text::Lang;

/// A worker of ours.
pub(in crate::app::full) trait Ours:
    Worker<Input: Message, Output: Message> + Spawnable<Spawner = WorkerSpawner<Self>> + 'static
{
    /// The name of its files.
    const FILES: &'static str;
    /// How many ticks it may be silent although it was asked. Ticks, not time: they do not go on while a device sleeps.
    const PATIENCE: u32;

    /// What it is asked before anything else; `None` if that cannot be had.
    async fn first(app: App) -> Option<Vec<Self::Input>>;
    /// Whether that may be the last answer to a request.
    fn is_last(output: &Self::Output) -> bool;
    /// What it answers at once and what changes nothing; `None` if there is no such thing.
    fn sign_of_life() -> Option<Self::Input>;
}

/// A worker that holds what is open, and leaves workbooks to the one that reads and writes them.
pub(in crate::app::full) trait Holds: Ours {
    /// What is to be known of a workbook until its sheets are read.
    type Into: 'static;

    /// The name and the bytes of a file that is to be opened; or the request as it was.
    fn opens(request: Self::Input) -> Result<(String, Vec<u8>, Self::Into), Self::Input>;
    /// The request to open a file that is text.
    fn open(name: String, bytes: Vec<u8>, into: Self::Into) -> Self::Input;
    /// The request to open the sheets of a workbook.
    fn sheets(name: String, sheets: Vec<u8>, into: Self::Into) -> Self::Input;
    /// Whether it asks to stop what is being done.
    fn cancels(request: &Self::Input) -> bool;
    /// The name and the table of what is to be written as a workbook; or the reply as it was.
    fn grid(reply: Self::Output) -> Result<(String, Vec<u8>), Self::Output>;
    /// That it was stopped.
    fn cancelled() -> Self::Output;
    /// That a file was not read.
    fn refused(refusal: Refusal) -> Self::Output;
    /// A file.
    fn file(name: String, kind: String, bytes: Vec<u8>) -> Self::Output;
}

/// What is packed between page and worker.
pub(in crate::app::full) trait Message: Serialize + for<'de> Deserialize<'de> {}
impl<T: Serialize + for<'de> Deserialize<'de>> Message for T {}

impl Ours for SheetsWorker {
    const FILES: &'static str = "sheets";
    /// It says nothing until it has finished.
    const PATIENCE: u32 = 60;

    async fn first(_: App) -> Option<Vec<SheetsRequest>> {
        Some(Vec::new())
    }

    fn is_last(_: &SheetsReply) -> bool {
        true
    }

    fn sign_of_life() -> Option<SheetsRequest> {
        None
    }
}

/// The texts of languages; `None` if they cannot be had.
pub(in crate::app::full) async fn texts(langs: &[Lang]) -> Option<Vec<Texts>> {
    let names = langs.iter().flat_map(|lang| ["words", "full"].map(|part| format!("{part}.{}", lang.code())));
    let mut loaded = boot::load_all(names).await?.into_iter();
    let mut all = Vec::new();
    for lang in langs {
        all.push(Texts { lang: lang.code().to_string(), words: loaded.next()?, full: loaded.next()? });
    }
    Some(all)
}
