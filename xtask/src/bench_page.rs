//! `cargo xtask bench --page`: when the built page can be seen and used on a slow phone with a slow line, and how long
//! its longest task is while one types. In the same run, as limits on both sides: the same static page without the
//! app, and the smallest page that Leptos makes.

use crate::bench;
use crate::dist;
use crate::files;
use crate::headers::Headers;
use crate::http::Site;
use crate::pack;
use crate::project::{Outcome, Project, run};
use crate::serve;
use crate::test;
use std::path::Path;

/// What starts the counter, with its parts asked for at once, as our page does.
const COUNTER: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Counter</title>\
    <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"counter_bg.wasm\">\
    <link rel=\"modulepreload\" href=\"counter.js\"><script type=\"module\" src=\"start.js\"></script>";

/// Builds all three pages, measures, prints.
pub(crate) fn command(project: &Project) -> Outcome {
    bench::setup(project)?;
    dist::build(project)?;
    let folder = project.target.join("bench-page");
    files::empty_folder(&folder)?;
    let (plain, counter) = (folder.join("plain"), folder.join("counter"));
    files::empty_folder(&plain)?;
    files::empty_folder(&counter)?;

    let page = files::read_text(&project.dist().join("index.html"))?;
    files::write(&plain.join("index.html"), without_app(&page).as_bytes())?;
    bench::module(project, &counter, "counter", "web")?;
    files::write(&counter.join("index.html"), COUNTER.as_bytes())?;
    files::write(&counter.join("start.js"), b"import start from \"./counter.js\";\nstart();\n")?;
    for each in [&plain, &counter] {
        pack::siblings(each)?;
    }

    let headers = files::read_text(&project.dist().join("_headers"))?;
    let mut script = project.command("node");
    script.arg(project.root.join("tests/e2e/bench_load.mjs"));
    for (name, folder, headers) in [
        ("plain", plain.as_path(), String::new()),
        ("counter", counter.as_path(), String::new()),
        ("talapker", &project.dist(), headers),
    ] {
        script.arg(format!("{name}={}", address(folder, &headers)?));
    }
    run(script.env("CHROMIUM", test::chromium(project)?))
}

fn address(folder: &Path, headers: &str) -> Outcome<String> {
    let folder = folder.to_path_buf();
    serve::in_background(Site { folder, headers: Headers::parse(headers), under: String::new() })
}

/// The static page alone: nothing is started, nothing fetched.
fn without_app(page: &str) -> String {
    let app = ["<script", "<link rel=\"preload\"", "<link rel=\"modulepreload\"", "<link rel=\"manifest\""];
    let stays = |line: &&str| !app.iter().any(|start| line.starts_with(start));
    // The style follows the scripts on their lines' end, if at all, so whole lines can go.
    page.lines().filter(stays).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn scripts_and_preloads_go() {
        let page = "<title>a</title>\n<script type=\"module\" src=\"b\"></script>\n<style>p{}</style>\n";
        assert_eq!(super::without_app(page), "<title>a</title>\n<style>p{}</style>");
    }
}
