//! `cargo xtask dist`: the finished site, from the sources to the last compressed file.

use crate::files;
use crate::offline::{self, MANIFEST, WORKER};
use crate::pack::{self, Published, Site};
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

/// How wasm-opt works: small at first, then twice laid out flat and built up again, which finds 1.4 KB with brotli.
const PASSES: [&str; 9] =
    ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// The two modules, by the names of their binaries, after which Trunk names glue and module.
const APP: &str = "talapker";
const FULL: &str = "full";

/// The oldest supported browsers, as esbuild names them.
const SUPPORTED: &str = "--target=chrome97,firefox102,safari16";
/// Those that can read a module with `import()` at all: to them boot.js still has to say that they are too old.
const READERS: &str = "--target=chrome63,firefox67,safari11.1";

/// The worker that takes the worker away again.
const NO_WORKER: &str = "sw.off.js";

/// What the command line says.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    /// The folder to write.
    dist: PathBuf,
    /// Whether to compile, or to finish once more what was compiled last.
    compile: bool,
    /// What makes it another version: see [`Site::stamp`].
    stamp: String,
    /// Whether the site keeps a copy of itself in browsers, or has them remove it.
    worker: bool,
}

/// Installs what is missing and writes `dist/`, or what the options say.
pub(crate) fn command(project: &Project, words: &[&str]) -> Outcome {
    let options = read(project, words)?;
    tools::ensure(project)?;
    make(project, &options)
}

/// Writes `dist/`, all tools being there.
pub(crate) fn build(project: &Project) -> Outcome {
    make(project, &read(project, &[])?)
}

/// Writes what the journeys want beside `dist/`: the same site as another version, and without a worker.
pub(crate) fn variants(project: &Project) -> Outcome {
    make(project, &read(project, &["--into", "target/dist-next", "--stamp", "next"])?)?;
    make(project, &read(project, &["--into", "target/dist-off", "--stamp", "off", "--no-worker"])?)
}

/// Reads the options.
fn read(project: &Project, words: &[&str]) -> Outcome<Options> {
    let mut options = Options { dist: project.dist(), compile: true, stamp: String::new(), worker: true };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` wants a value after it"));
        match *word {
            "--into" => options.dist = project.folder(value()?),
            "--stamp" => {
                options.stamp = value()?.to_string();
                options.compile = false;
            }
            "--no-worker" => options.worker = false,
            other => return Err(format!("`dist` has no option `{other}`")),
        }
    }
    Ok(options)
}

fn make(project: &Project, options: &Options) -> Outcome {
    let staging = project.target.join("site");
    let (texts, trunk) = (staging.join("text"), staging.join("trunk"));
    if options.compile {
        compile(project, &trunk, &texts)?;
    }

    say("finishing the site");
    let dist = &options.dist;
    files::empty_folder(dist)?;
    finish(project, options, &trunk, &texts)
        .and_then(|()| pack::siblings(dist))
        .and_then(|()| references::check(dist))
        // Half a site is not left to be published by mistake.
        .inspect_err(|_| drop(std::fs::remove_dir_all(dist)))?;
    eprintln!("the site is in {}", dist.display());
    Ok(())
}

/// Everything that takes long: the text files, the modules and their glue.
fn compile(project: &Project, trunk: &Path, texts: &Path) -> Outcome {
    say("writing the text files");
    files::empty_folder(texts)?;
    run(project.command("cargo").args(["run", "--quiet", "--example", "site", "--"]).arg(texts))?;

    say("compiling the page (a minute or more when its libraries are new)");
    run(project
        .command("trunk")
        .args(["build", "--release", "--dist"])
        .arg(trunk)
        .env(FLAGS, project.wasm_flags())
        // Trunk's own words are only wanted when something is wrong.
        .env("RUST_LOG", "warn")
        // Trunk 0.21 takes the usual `NO_COLOR=1` for a wrong option.
        .env_remove("NO_COLOR"))?;
    for name in [APP, FULL] {
        let (module, glue) = (trunk.join(format!("{name}_bg.wasm")), trunk.join(format!("{name}.js")));
        let smaller = shrink(project, &files::read_text(&glue)?, &module)?;
        files::write(&small(&glue), smaller.as_bytes())?;
        optimized(project, &module)?;
    }
    Ok(())
}

/// Names, integrity, policy: everything that depends on final bytes, each file after those that it names.
fn finish(project: &Project, options: &Options, trunk: &Path, texts: &Path) -> Outcome {
    let public = project.root.join("public");
    let source = |name: &str| files::read_text(&public.join(name));
    let dist = options.dist.as_path();
    let site = Site { dist, stamp: &options.stamp };
    let app = module(project, trunk, &site, APP)?;
    let full = module(project, trunk, &site, FULL)?;

    let boot = minified(project, "js", READERS, &files::read(&public.join("boot.js"))?)?;
    let boot = site.publish("assets/boot.js", &boot)?;

    let style = minified(project, "css", SUPPORTED, &files::read(&public.join("style.css"))?)?;
    let style = String::from_utf8(style).map_err(|_| "the style sheet is not UTF-8")?;

    let icons = offline::icons(&site, &public)?;
    files::write(&dist.join(MANIFEST), offline::pointed_at(&source(MANIFEST)?, &icons).as_bytes())?;

    let windows = files::read_text(&texts.join("windows.html"))?;
    let texts = published_texts(texts, &site)?;
    let template = offline::pointed_at(&files::read_text(&trunk.join("index.html"))?, &icons);
    let worker = source(if options.worker { WORKER } else { NO_WORKER })?;
    let version = offline::version(dist, &[&template, &windows, &style, &worker])?;
    let parts = page::Parts {
        windows: &windows,
        style: style.trim(),
        boot,
        app,
        full,
        texts,
        worker: options.worker.then_some(WORKER),
        version,
        copy: offline::weight(dist)?,
    };
    let page = page::finish(&template, &parts)?;
    files::write(&dist.join("index.html"), page.as_bytes())?;

    let worker = if options.worker { offline::worker(&worker, &parts.version, dist)? } else { worker };
    files::write(&dist.join(WORKER), &minified(project, "js", SUPPORTED, worker.as_bytes())?)?;

    // A frame's ancestors can only be named in a header, not in the page.
    let policy = format!("{}; frame-ancestors 'none'", page::policy(parts.style));
    let headers = source("_headers")?.replace("{policy}", &policy).replace("{module}", &parts.app.wasm.path);
    files::write(&dist.join("_headers"), headers.as_bytes())
}

/// Publishes a module and its glue.
fn module(project: &Project, trunk: &Path, site: &Site, name: &str) -> Outcome<page::Module> {
    let made = format!("{name}_bg.wasm");
    let wasm = files::read(&small(&trunk.join(&made)))?;
    let wasm = site.publish(&format!("assets/{name}.wasm"), &wasm)?;
    let glue = files::read_text(&small(&trunk.join(format!("{name}.js"))))?;
    let glue = pointed_at(&glue, &made, &wasm)?;
    let glue = minified(project, "js", SUPPORTED, glue.as_bytes())?;
    Ok(page::Module { wasm, glue: site.publish(&format!("assets/{name}.js"), &glue)? })
}

/// The module after wasm-opt, without names and notes on its producers.
pub(crate) fn optimized(project: &Project, module: &Path) -> Outcome<Vec<u8>> {
    let out = small(module);
    run(project
        .command("wasm-opt")
        .arg(module)
        .args(FEATURES)
        .args(PASSES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features", "-o"])
        .arg(&out))?;
    files::read(&out)
}

/// Where the smaller form of a module or its glue lies.
fn small(file: &Path) -> PathBuf {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    file.with_extension(format!("small.{ending}"))
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
fn published_texts(texts: &Path, site: &Site) -> Outcome<Vec<(String, Published)>> {
    let mut all = Vec::new();
    for file in files::below(texts)? {
        // The table of dates becomes part of the page.
        let Some(name) = file.strip_suffix(".txt") else { continue };
        let bytes = files::read(&texts.join(&file))?;
        all.push((name.to_owned(), site.publish(&format!("text/{file}"), &bytes)?));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_options() {
        let project = Project { root: "/p".into(), target: "/p/target".into() };
        let options = read(&project, &["--into", "target/x", "--stamp", "x", "--no-worker"]);
        let dist = PathBuf::from("/p/target/x");
        assert_eq!(options, Ok(Options { dist, compile: false, stamp: "x".into(), worker: false }));
        assert!(read(&project, &["--into"]).is_err() && read(&project, &["now"]).is_err());
    }
}
