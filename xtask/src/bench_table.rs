//! A page that measures, and the table of what it measured beside a bare loop and the goals.

use crate::bench;
use crate::files;
use crate::headers::Headers;
use crate::http::Site;
use crate::project::{Outcome, Project, ask, run};
use crate::serve;
use crate::test;

/// What is measured, by its beginning, and how much it may be.
pub(crate) type Goals = [(&'static str, u32)];

/// A name and its milliseconds, or what else it is counted in.
pub(crate) type Measure = (String, f64);

/// Compiles an example, runs `tests/e2e/<example>_page.mjs` with it in the browser, and returns what that measured.
pub(crate) fn in_browser(project: &Project, example: &str, features: &str) -> Outcome<Vec<Measure>> {
    let journeys = project.root.join("tests/e2e");
    let folder = project.target.join(example);
    files::empty_folder(&folder)?;
    bench::module(project, &folder, example, features)?;
    run(project
        .command("esbuild")
        .arg(journeys.join(format!("{example}_page.mjs")))
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        .arg(format!("--external:./{example}.js"))
        .arg(format!("--outfile={}", folder.join("bench_page.js").display())))?;
    let page = "<!doctype html><meta charset=utf-8><script type=module src=bench_page.js></script>";
    files::write(&folder.join("index.html"), page.as_bytes())?;
    let url = serve::in_background(Site { folder, headers: Headers::default(), under: String::new() })?;
    let mut script = project.command("node");
    script.arg(journeys.join("bench.mjs")).arg(url);
    let printed =
        ask(script.env("CHROMIUM", test::chromium(project)?)).ok_or("tests/e2e/bench.mjs failed")?;
    Ok(printed.lines().filter_map(read).collect())
}

/// Prints one line each, with its ratio to the bare loop among them.
pub(crate) fn print(measured: &[Measure], goals: &Goals) {
    let bare = measured.iter().find(|(name, _)| name.starts_with("bare")).map_or(f64::NAN, |(_, ms)| *ms);
    println!("\n{:<42} {:>10} {:>22} {:>8}", "what", "ms", "÷ a million loops", "goal");
    for (name, milliseconds) in measured {
        let goal = goals.iter().find(|(start, _)| name.starts_with(start));
        let goal = goal.map_or(String::new(), |(_, goal)| goal.to_string());
        println!("{name:<42} {milliseconds:>10.1} {:>22.3} {goal:>8}", milliseconds / bare);
    }
}

/// A name and its milliseconds.
fn read(line: &str) -> Option<Measure> {
    let (name, picoseconds) = line.rsplit_once(' ')?;
    Some((name.replace('_', " "), picoseconds.parse::<f64>().ok()? / 1e9))
}
