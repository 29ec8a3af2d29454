//! `cargo xtask bench --class`: what a class costs in the browser, beside a bare loop of the same run.

use crate::bench;
use crate::bench_table::{Goals, in_browser, print};
use crate::project::{Outcome, Project};

const GOALS: &Goals = &[("30 ", 15), ("5,000 ", 150), ("CSV of 5,000 to", 300), ("XLSX of 5,000 to", 800)];

/// Installs what is missing, measures, prints.
pub(crate) fn command(project: &Project) -> Outcome {
    bench::setup(project)?;
    print(&in_browser(project, "bench_class", "web,class")?, GOALS);
    Ok(())
}
