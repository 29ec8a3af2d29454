//! Starts the worker that holds an open cohort.

use gloo_worker::Registrable as _;
use talapker::placement::worker::PlacementWorker;

fn main() {
    PlacementWorker::registrar().register();
}
