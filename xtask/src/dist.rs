//! `cargo xtask dist`: the finished site, from the sources to the last compressed file.

use crate::esbuild::{self, Form, READERS, SUPPORTED};
use crate::files;
use crate::flags::Dist;
use crate::offline::{self, MANIFEST, WORKER};
use crate::pack::{self, Published, Site};
use crate::page;
use crate::project::{FOR_BROWSER, Outcome, Project, run, say};
use crate::references;
use crate::tools;
use crate::wasm;
use std::path::{Path, PathBuf};

/// The modules, by the names of their binaries, after which Trunk names glue and module.
const APP: &str = "talapker";
const FULL: &str = "full";
const CLASS: &str = "class_worker";
const PLACEMENT: &str = "placement_worker";
const SHEETS: &str = "sheets_worker";

/// The script that starts a worker.
const START: &str = "class/start.js";

/// The worker that removes the copies in browsers, and itself.
const NO_WORKER: &str = "sw.off.js";

/// What is built, and where to.
struct Options {
    /// The folder to write.
    dist: PathBuf,
    /// Whether to compile, or to finish once more what was compiled last.
    compile: bool,
    /// Distinguishes it from another version of the same files: see [`Site::stamp`].
    stamp: String,
    /// Whether the site keeps a copy of itself in browsers, or has them remove it.
    worker: bool,
}

impl Options {
    /// `dist/`, compiled and with a worker.
    fn new(project: &Project) -> Self {
        Self { dist: project.dist(), compile: true, stamp: String::new(), worker: true }
    }
}

/// Installs what is missing and writes `dist/`, or what the options say.
pub(crate) fn command(project: &Project, flags: Dist) -> Outcome {
    tools::ensure(project)?;
    let dist = flags.into.map_or_else(|| project.dist(), |name| project.folder(&name));
    let compile = flags.stamp.is_none();
    let stamp = flags.stamp.unwrap_or_default();
    make(project, &Options { dist, compile, stamp, worker: !flags.no_worker })
}

/// Writes `dist/`; all tools must be there.
pub(crate) fn build(project: &Project) -> Outcome {
    make(project, &Options::new(project))
}

/// Writes what the journeys need beside `dist/`: the same site as another version, and without a worker.
pub(crate) fn variants(project: &Project) -> Outcome {
    for (folder, stamp, worker) in [("target/dist-next", "next", true), ("target/dist-off", "off", false)] {
        let dist = project.folder(folder);
        make(project, &Options { dist, compile: false, stamp: stamp.to_owned(), worker })?;
    }
    Ok(())
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
        // An unfinished site must not be published by mistake.
        .inspect_err(|_| drop(std::fs::remove_dir_all(dist)))?;
    eprintln!("the site is in {}", dist.display());
    Ok(())
}

/// Builds what takes minutes: the text files, the modules and their glue.
fn compile(project: &Project, trunk: &Path, texts: &Path) -> Outcome {
    say("writing the text files");
    files::empty_folder(texts)?;
    run(project.command("cargo").args(["run", "--quiet", "--example", "site", "--"]).arg(texts))?;

    say("compiling the page (a minute or more when its libraries are new)");
    run(project
        .command("trunk")
        .args(["build", "--release", "--dist"])
        .arg(trunk)
        .envs(FOR_BROWSER)
        // Trunk prints only warnings and errors.
        .env("RUST_LOG", "warn")
        // Trunk 0.21 rejects the usual `NO_COLOR=1` as a wrong option.
        .env_remove("NO_COLOR"))?;
    for name in [APP, FULL, CLASS, PLACEMENT, SHEETS] {
        let (module, glue) = (trunk.join(format!("{name}_bg.wasm")), trunk.join(format!("{name}.js")));
        let glue_text = wasm::shrink(project, &module, &files::read_text(&glue)?)?;
        files::write(&wasm::small(&glue), glue_text.as_bytes())?;
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
    let start = source(START)?;
    let class = worker(project, trunk, &site, &start, CLASS, offline::CLASS)?;
    let placement = worker(project, trunk, &site, &start, PLACEMENT, offline::PLACEMENT)?;
    let sheets = worker(project, trunk, &site, &start, SHEETS, offline::SHEETS)?;

    let boot = esbuild::bundled(project, &public.join("boot/main.js"), Form::Module, READERS)?;
    let boot = site.publish("assets/boot.js", boot.as_bytes())?;

    let style = esbuild::minified(project, "style.css", SUPPORTED, &source("style.css")?)?;

    let icons = offline::icons(&site, &public)?;
    files::write(&dist.join(MANIFEST), offline::pointed_at(&source(MANIFEST)?, &icons).as_bytes())?;

    let windows = files::read_text(&texts.join("windows.html"))?;
    let texts = published_texts(texts, &site)?;
    let template = offline::pointed_at(&files::read_text(&trunk.join("index.html"))?, &icons);
    let copies = source(if options.worker { WORKER } else { NO_WORKER })?;
    let version = offline::version(dist, &[&template, &windows, &style, &copies])?;
    let parts = page::Parts {
        windows: &windows,
        style: style.trim(),
        boot,
        app,
        full,
        class,
        placement,
        sheets,
        texts,
        worker: options.worker.then_some(WORKER),
        version,
        copy: offline::weight(dist)?,
    };
    let page = page::finish(&template, &parts)?;
    files::write(&dist.join("index.html"), page.as_bytes())?;

    let copies = if options.worker { offline::worker(&copies, &parts.version, dist)? } else { copies };
    let copies = esbuild::minified(project, WORKER, SUPPORTED, &copies)?;
    files::write(&dist.join(WORKER), copies.as_bytes())?;

    // A frame's ancestors can only be named in a header, not in the page.
    let policy = format!("{}; frame-ancestors 'none'", page::policy(parts.style));
    let headers = source("_headers")?.replace("{policy}", &policy).replace("{module}", &parts.app.wasm.path);
    files::write(&dist.join("_headers"), headers.as_bytes())
}

/// Publishes a module and its glue.
fn module(project: &Project, trunk: &Path, site: &Site, name: &str) -> Outcome<page::Module> {
    let (wasm, glue) = published_module(trunk, site, name, name)?;
    let glue = esbuild::minified(project, &format!("{name}.js"), SUPPORTED, &glue)?;
    Ok(page::Module { wasm, glue: site.publish(&format!("assets/{name}.js"), glue.as_bytes())? })
}

/// Publishes a worker: its module, and glue and start as one script, because not all supported browsers know modules in
/// workers.
fn worker(
    project: &Project,
    trunk: &Path,
    site: &Site,
    start: &str,
    made: &str,
    name: &str,
) -> Outcome<page::Module> {
    let (wasm, glue) = published_module(trunk, site, made, name)?;
    let folder = project.target.join("site/esbuild");
    files::write(&folder.join(format!("{made}.js")), glue.as_bytes())?;
    let start = start
        .replace("{glue}", &format!("./{made}.js"))
        .replace("{wasm}", file_name(&wasm))
        .replace("{integrity}", &wasm.integrity);
    let file = folder.join(format!("{made}.start.js"));
    files::write(&file, start.as_bytes())?;
    let script = esbuild::bundled(project, &file, Form::Script, SUPPORTED)?;
    Ok(page::Module { wasm, glue: site.publish(&format!("assets/{name}.js"), script.as_bytes())? })
}

/// Publishes a module under a name; returns it and its glue, which is to be published.
fn published_module(trunk: &Path, site: &Site, made: &str, name: &str) -> Outcome<(Published, String)> {
    let module = format!("{made}_bg.wasm");
    let wasm = files::read(&wasm::small(&trunk.join(&module)))?;
    let wasm = site.publish(&format!("assets/{name}.wasm"), &wasm)?;
    let glue = files::read_text(&wasm::small(&trunk.join(format!("{made}.js"))))?;
    let glue = pointed_at(&glue, &module, &wasm)?;
    Ok((wasm, glue))
}

/// The name of a published file in its folder.
fn file_name(file: &Published) -> &str {
    file.path.rsplit('/').next().unwrap_or(&file.path)
}

/// The glue with the published name of its module.
fn pointed_at(glue: &str, made: &str, wasm: &Published) -> Outcome<String> {
    if glue.contains(made) {
        Ok(glue.replace(made, file_name(wasm)))
    } else {
        Err(format!("the glue no longer names {made}"))
    }
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
