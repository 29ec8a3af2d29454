//! Starts the worker that holds an open class.

use gloo_worker::Registrable as _;
use talapker::class::class_worker::ClassWorker;

fn main() {
    ClassWorker::registrar().register();
}
