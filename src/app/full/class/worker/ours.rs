//! What distinguishes one worker from the other.

use gloo_worker::{Spawnable, Worker, WorkerSpawner};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::{Name, Workers};
use crate::app::boot;
use crate::app::state::App;
use crate::class::class_worker::ClassWorker;
use crate::class::session::protocol::{Reply, Request, SheetsReply, SheetsRequest, Texts};
use crate::class::sheets_worker::SheetsWorker;
use crate::formats::date_text::write_moment;
use crate::rules::code::Code as _;
use crate::text::Lang;

/// A worker of ours.
pub(super) trait Ours:
    Worker<Input: Message, Output: Message> + Spawnable<Spawner = WorkerSpawner<Self>> + 'static
{
    /// Which one.
    const NAME: Name;
    /// The name of its files.
    const FILES: &'static str;
    /// How many ticks it may be silent although it was asked. Ticks, not time: they do not go on while a device sleeps.
    const PATIENCE: u32;

    /// What the page has of it.
    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage>;
    /// What it is asked before anything else; `None` if that cannot be had.
    async fn first(app: App) -> Option<Vec<Self::Input>>;
    /// It has answered.
    fn told(workers: Workers, output: Self::Output);
    /// Whether that may be the last answer to a request.
    fn is_last(output: &Self::Output) -> bool;
    /// A request whose answer says nothing but that it lives; `None` if it answers nothing while it works.
    fn sign_of_life() -> Option<Self::Input>;
}

/// What is packed between page and worker.
pub(super) trait Message: Serialize + for<'de> Deserialize<'de> {}
impl<T: Serialize + for<'de> Deserialize<'de>> Message for T {}

impl Ours for ClassWorker {
    const NAME: Name = Name::Class;
    const FILES: &'static str = "class";
    const PATIENCE: u32 = 20;

    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage> {
        workers.class
    }

    async fn first(app: App) -> Option<Vec<Request>> {
        let texts = texts(Lang::ALL).await?;
        let now = untrack(|| app.moment());
        let lang = app.lang().code().to_string();
        Some(vec![Request::Words { texts, lang }, Request::Now(write_moment(now))])
    }

    fn told(workers: Workers, output: Reply) {
        workers.told(output);
    }

    fn is_last(output: &Reply) -> bool {
        !matches!(output, Reply::Progress(..))
    }

    fn sign_of_life() -> Option<Request> {
        Some(Request::Rows(0, 0))
    }
}

impl Ours for SheetsWorker {
    const NAME: Name = Name::Sheets;
    const FILES: &'static str = "sheets";
    /// It says nothing until it has finished.
    const PATIENCE: u32 = 60;

    fn line(workers: Workers) -> StoredValue<Line<Self>, LocalStorage> {
        workers.sheets
    }

    async fn first(_: App) -> Option<Vec<SheetsRequest>> {
        Some(Vec::new())
    }

    fn told(workers: Workers, output: SheetsReply) {
        workers.told_of_sheets(output);
    }

    fn is_last(_: &SheetsReply) -> bool {
        true
    }

    fn sign_of_life() -> Option<SheetsRequest> {
        None
    }
}

/// The texts of languages; `None` if they cannot be had.
pub(super) async fn texts(langs: &[Lang]) -> Option<Vec<Texts>> {
    let names = langs.iter().flat_map(|lang| ["words", "full"].map(|part| format!("{part}.{}", lang.code())));
    let mut loaded = boot::load_all(names).await?.into_iter();
    let mut all = Vec::new();
    for lang in langs {
        all.push(Texts { lang: lang.code().to_string(), words: loaded.next()?, full: loaded.next()? });
    }
    Some(all)
}
