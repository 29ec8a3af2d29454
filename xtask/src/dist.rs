//! `cargo xtask dist`: the finished site, from the sources to the last compressed file.

use crate::files;
use crate::pack::{self, Published};
use crate::page;
use crate::project::{FLAGS, Outcome, Project, run, say};
use crate::references;
use crate::shrink::shrink;
use crate::tools;
use std::path::{Path, PathBuf};

/// What rustc's code needs of WebAssembly, and nothing newer. Never `--all-features`: wasm-opt then writes forms
/// that browsers refuse. Older wasm-opt refuses rustc's output without the list.
pub(crate) const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The two modules, by the names of their binaries, after which Trunk names glue and module.
const APP: &str = "talapker";
const PLAN: &str = "plan";

/// The oldest supported browsers, as esbuild names them.
const SUPPORTED: &str = "--target=chrome97,firefox102,safari16";
/// Those that can read a module with `import()` at all: to them boot.js still has to say that they are too old.
const READERS: &str = "--target=chrome63,firefox67,safari11.1";

/// Files of `public/` that are taken apart or renamed; the others are copied as they are.
const SPECIAL: [&str; 3] = ["boot.js", "style.css", "_headers"];

/// Installs what is missing and writes `dist/`.
pub(crate) fn command(project: &Project) -> Outcome {
    tools::ensure(project)?;
    build(project)
}

/// Writes `dist/`, all tools being there.
pub(crate) fn build(project: &Project) -> Outcome {
    let staging = project.target.join("site");
    let (texts, trunk) = (staging.join("text"), staging.join("trunk"));

    say("writing the text files");
    files::empty_folder(&texts)?;
    run(project.command("cargo").args(["run", "--quiet", "--example", "site", "--"]).arg(&texts))?;

    say("compiling the page (a minute or more when its libraries are new)");
    run(project
        .command("trunk")
        .args(["build", "--release", "--dist"])
        .arg(&trunk)
        .env(FLAGS, project.wasm_flags())
        // Trunk's own words are only wanted when something is wrong.
        .env("RUST_LOG", "warn")
        // Trunk 0.21 takes the usual `NO_COLOR=1` for a wrong option.
        .env_remove("NO_COLOR"))?;

    say("finishing the site");
    let dist = project.dist();
    files::empty_folder(&dist)?;
    finish(project, &trunk, &texts, &dist)
        .and_then(|()| pack::siblings(&dist))
        .and_then(|()| references::check(&dist))
        // Half a site is not left to be published by mistake.
        .inspect_err(|_| drop(std::fs::remove_dir_all(&dist)))?;
    eprintln!("the site is in {}", dist.display());
    Ok(())
}

/// Names, integrity, policy: everything that depends on final bytes, each file after those that it names.
fn finish(project: &Project, trunk: &Path, texts: &Path, dist: &Path) -> Outcome {
    let public = project.root.join("public");
    let app = module(project, trunk, dist, APP)?;
    let plan = module(project, trunk, dist, PLAN)?;

    let boot = minified(project, "js", READERS, &files::read(&public.join("boot.js"))?)?;
    let boot = pack::publish(dist, "assets/boot.js", &boot)?;

    let style = minified(project, "css", SUPPORTED, &files::read(&public.join("style.css"))?)?;
    let style = String::from_utf8(style).map_err(|_| "the style sheet is not UTF-8")?;

    let template = files::read_text(&trunk.join("index.html"))?;
    let parts = page::Parts { style: style.trim(), boot, app, plan, texts: published_texts(texts, dist)? };
    let page = page::finish(&template, &parts)?;
    files::write(&dist.join("index.html"), page.as_bytes())?;

    let headers = files::read_text(&public.join("_headers"))?;
    // A frame's ancestors can only be named in a header, not in the page.
    let policy = format!("{}; frame-ancestors 'none'", page::policy(parts.style));
    files::write(&dist.join("_headers"), headers.replace("{policy}", &policy).as_bytes())?;

    for name in files::below(&public)?.iter().filter(|name| !SPECIAL.contains(&name.as_str())) {
        files::write(&dist.join(name), &files::read(&public.join(name))?)?;
    }
    Ok(())
}

/// Publishes a module and its glue.
fn module(project: &Project, trunk: &Path, dist: &Path, name: &str) -> Outcome<page::Module> {
    let made = format!("{name}_bg.wasm");
    let module = trunk.join(&made);
    let glue = files::read_text(&trunk.join(format!("{name}.js")))?;
    let glue = shrink(project, &glue, &module)?;
    let wasm = optimized(project, &module)?;
    let wasm = pack::publish(dist, &format!("assets/{name}.wasm"), &wasm)?;
    let glue = pointed_at(&glue, &made, &wasm)?;
    let glue = minified(project, "js", SUPPORTED, glue.as_bytes())?;
    Ok(page::Module { wasm, glue: pack::publish(dist, &format!("assets/{name}.js"), &glue)? })
}

/// The module after wasm-opt, without names and notes on its producers.
pub(crate) fn optimized(project: &Project, module: &Path) -> Outcome<Vec<u8>> {
    let out: PathBuf = module.with_extension("small.wasm");
    run(project
        .command("wasm-opt")
        .arg(module)
        .arg("-Oz")
        .args(FEATURES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features", "-o"])
        .arg(&out))?;
    files::read(&out)
}

/// The glue with its own idea of the module's address put right.
fn pointed_at(glue: &str, made: &str, wasm: &Published) -> Outcome<String> {
    let name = wasm.path.rsplit('/').next().unwrap_or(&wasm.path);
    if glue.contains(made) {
        Ok(glue.replace(made, name))
    } else {
        Err(format!("the glue no longer names {made}"))
    }
}

/// Script or style after esbuild, in a form that the browsers of `target` read.
fn minified(project: &Project, kind: &str, target: &str, bytes: &[u8]) -> Outcome<Vec<u8>> {
    use std::io::Write as _;
    use std::process::Stdio;

    let failed = |error: &dyn std::fmt::Display| format!("esbuild failed: {error}");
    let mut child = project
        .command("esbuild")
        .args([&format!("--loader={kind}"), target, "--minify", "--charset=utf8", "--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let mut input = child.stdin.take().ok_or("esbuild has no input")?;
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().map_err(|error| failed(&error))?;
    // Whoever reads the answer to a failed program has seen its words on the terminal.
    writer.join().map_err(|_| "esbuild's writer failed")?.map_err(|error| failed(&error))?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(&output.status)) }
}

/// Publishes the text files; their logical names are their file names without the ending.
fn published_texts(texts: &Path, dist: &Path) -> Outcome<Vec<(String, Published)>> {
    let mut all = Vec::new();
    for file in files::below(texts)? {
        // What else the example writes is for people and tests.
        let Some(name) = file.strip_suffix(".txt") else { continue };
        let bytes = files::read(&texts.join(&file))?;
        all.push((name.to_owned(), pack::publish(dist, &format!("text/{file}"), &bytes)?));
    }
    Ok(all)
}
