//! `cargo xtask bench --class`: what a class costs in the browser, beside a bare loop of the same run.

use crate::bench;
use crate::files;
use crate::headers::Headers;
use crate::http::Site;
use crate::project::{Outcome, Project, ask, run};
use crate::serve;
use crate::test;

/// What is measured, by its beginning, and how many milliseconds it may take.
const GOALS: [(&str, u32); 4] =
    [("30_", 15), ("5,000_", 150), ("CSV_of_5,000_to", 300), ("XLSX_of_5,000_to", 800)];

/// Installs what is missing, measures, prints.
pub(crate) fn command(project: &Project) -> Outcome {
    bench::setup(project)?;
    let journeys = project.root.join("tests/e2e");
    let folder = project.target.join("bench-class");
    files::empty_folder(&folder)?;
    bench::module(project, &folder, "bench_class", "web,class")?;
    run(project
        .command("esbuild")
        .arg(journeys.join("bench_class_page.mjs"))
        .args(["--bundle", "--format=esm", "--external:./bench_class.js", "--log-level=warning"])
        .arg(format!("--outfile={}", folder.join("bench_page.js").display())))?;
    let page = "<!doctype html><meta charset=utf-8><script type=module src=bench_page.js></script>";
    files::write(&folder.join("index.html"), page.as_bytes())?;
    let url = serve::in_background(Site { folder, headers: Headers::default(), under: String::new() })?;
    let mut script = project.command("node");
    script.arg(journeys.join("bench.mjs")).arg(url);
    let printed =
        ask(script.env("CHROMIUM", test::chromium(project)?)).ok_or("tests/e2e/bench.mjs failed")?;
    let measured: Vec<(&str, f64)> = printed.lines().filter_map(read).collect();
    let bare = measured.iter().find(|(name, _)| name.starts_with("bare")).map_or(f64::NAN, |(_, ms)| *ms);
    println!("\n{:<40} {:>10} {:>22} {:>8}", "what", "ms", "÷ a million loops", "goal");
    for (name, milliseconds) in measured {
        let goal = GOALS.iter().find(|(start, _)| name.starts_with(start));
        let goal = goal.map_or(String::new(), |(_, goal)| goal.to_string());
        let name = name.replace('_', " ");
        println!("{name:<40} {milliseconds:>10.1} {:>22.3} {goal:>8}", milliseconds / bare);
    }
    Ok(())
}

/// A name and its milliseconds.
fn read(line: &str) -> Option<(&str, f64)> {
    let (name, picoseconds) = line.rsplit_once(' ')?;
    Some((name, picoseconds.parse::<f64>().ok()? / 1e9))
}
