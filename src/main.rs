//! Starts the page.

fn main() {
    talapker::app::start();
}
