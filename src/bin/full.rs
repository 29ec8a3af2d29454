//! Starts the page with the parts for planning and keeping, or takes it over from the first module.

fn main() {
    talapker::app::start();
}
