//! `cargo xtask bench --placement`: what distributing a cohort costs in the browser, beside a bare loop and a plain
//! JavaScript program of the same run; and natively beside `matching` of `PyPI`.

use crate::bench;
use crate::bench_table::{Goals, in_browser, print};
use crate::matching;
use crate::project::{Outcome, Project, say};

const GOALS: &Goals = &[
    ("30,000 x 600 with quotas", 50),
    ("200,000 x 4,000 with quotas", 200),
    ("memory of 200,000", 64),
    ("CSV of 200,000 to the first placed rows", 1_000),
];

/// Installs what is missing, measures, prints.
pub(crate) fn command(project: &Project) -> Outcome {
    bench::setup(project)?;
    print(&in_browser(project, "bench_placement", "web,placement")?, GOALS);
    say("measuring natively, beside `matching`");
    println!("\nnatively, without quotas and without a minimum group\n{}", matching::times(project)?);
    Ok(())
}
