//! Starts the worker that reads and writes workbooks.

use gloo_worker::Registrable as _;
use talapker::class::sheets_worker::SheetsWorker;

fn main() {
    SheetsWorker::registrar().register();
}
