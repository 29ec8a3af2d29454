//! `cargo xtask bench`: what one assessment with its full explanation costs, natively and in the browser, beside a
//! bare loop and beside a small rule in `publicodes`, all in the same run: times differ between machines, ratios
//! hardly.

use crate::apt;
use crate::files;
use crate::headers::Headers;
use crate::http::Site;
use crate::npm;
use crate::project::{FOR_BROWSER, Outcome, Project, ask, run, say};
use crate::serve;
use crate::test;
use crate::tools;
use crate::wasm;
use std::path::Path;

/// One measured thing: where, what, and picoseconds.
struct Measure {
    place: &'static str,
    name: String,
    picoseconds: f64,
}

/// Installs what is missing, measures, prints.
pub(crate) fn command(project: &Project) -> Outcome {
    setup(project)?;
    let journeys = project.root.join("tests/e2e");
    let folder = project.target.join("bench");
    files::empty_folder(&folder)?;
    module(project, &folder, "bench_wasm", "web")?;
    page(project, &folder)?;

    say("measuring natively");
    let example = ["run", "--quiet", "--profile", "native", "--example", "bench"];
    let native = ask(project.command("cargo").args(example)).ok_or("the example `bench` failed")?;
    let mut all = read("native", &native)?;

    say("measuring in the browser");
    let url = serve::in_background(Site { folder, headers: Headers::default(), under: String::new() })?;
    let mut script = project.command("node");
    script.arg(journeys.join("bench.mjs")).arg(url);
    let browser =
        ask(script.env("CHROMIUM", test::chromium(project)?)).ok_or("tests/e2e/bench.mjs failed")?;
    all.extend(read("browser", &browser)?);
    print(&all);
    Ok(())
}

/// Installs the programs that all benchmarks need.
pub(crate) fn setup(project: &Project) -> Outcome {
    apt::ensure(project, &[apt::NODE, apt::BROWSER].concat())?;
    tools::ensure(project)?;
    npm::ensure(project, &project.root.join("tests/e2e"), "playwright-core, axe-core and publicodes")
}

/// Compiles the module of an example as the page's is compiled.
pub(crate) fn module(project: &Project, folder: &Path, example: &str, features: &str) -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    say(&format!("compiling the example `{example}` for the browser, as the page is compiled"));
    run(project
        .command("cargo")
        .envs(FOR_BROWSER)
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .args(["--features", features, "--example", example]))?;
    let built = project.target.join(TARGET).join(format!("release/examples/{example}.wasm"));
    run(project
        .command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(built))?;
    let module = folder.join(format!("{example}_bg.wasm"));
    files::write(&module, &wasm::optimized(project, &module)?)
}

/// The page that runs it, together with `publicodes`.
fn page(project: &Project, folder: &Path) -> Outcome {
    run(project
        .command("esbuild")
        .arg(project.root.join("tests/e2e/bench_page.mjs"))
        .args(["--bundle", "--format=esm", "--external:./bench_wasm.js", "--log-level=warning"])
        .arg(format!("--outfile={}", folder.join("bench_page.js").display())))?;
    let page = "<!doctype html><meta charset=utf-8><script type=module src=bench_page.js></script>";
    files::write(&folder.join("index.html"), page.as_bytes())
}

/// Reads lines of a name and picoseconds.
fn read(place: &'static str, text: &str) -> Outcome<Vec<Measure>> {
    text.lines()
        .map(|line| {
            let wrong = || format!("not a name and a number: `{line}`");
            let (name, number) = line.rsplit_once(' ').ok_or_else(wrong)?;
            let picoseconds = number.parse().map_err(|_| wrong())?;
            Ok(Measure { place, name: name.to_owned(), picoseconds })
        })
        .collect()
}

/// One line each, with its ratios to the bare loop of the same place and to the assessment in the browser.
fn print(all: &[Measure]) {
    let of = |place: &str, name: &str| {
        all.iter()
            .find(|each| each.place == place && each.name == name)
            .map_or(f64::NAN, |each| each.picoseconds)
    };
    let assessment = of("browser", "assess");
    println!(
        "\n{:<8} {:<14} {:>12} {:>18} {:>22}",
        "where", "what", "µs", "÷ the bare loop", "÷ assess in browser"
    );
    for Measure { place, name, picoseconds } in all {
        println!(
            "{place:<8} {name:<14} {:>12.4} {:>18.2} {:>22.2}",
            picoseconds / 1e6,
            picoseconds / of(place, "loop"),
            picoseconds / assessment
        );
    }
    println!(
        "\nassess: two choices of a full case, every value explained in words; without words: the same, the reasons\n\
         left as trees; small part: one window and one average, explained; publicodes: that same window and average;\n\
         loop: 100 steps over integers. Goal: one assessment in the browser costs 20 µs or less"
    );
}
