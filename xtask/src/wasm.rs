//! Makes a module and its glue smaller, with binaryen's tools.
//!
//! Leptos always brings its server functions, and with them a bridge for streams. Its functions are exported for
//! classes of the glue, so no linker drops them: without the classes wasm-metadce does. The long names under which
//! module and glue know each other's functions carry hashes, which do not compress: wasm-opt shortens them in the
//! module and prints which became which.

use crate::files;
use crate::project::{Outcome, Project, output, run};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What rustc's code needs of WebAssembly, and nothing newer. Never `--all-features`: wasm-opt then writes forms
/// that browsers refuse. Older wasm-opt refuses rustc's output without the list.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// For size; twice flattened and restructured, which saves further bytes (see docs/decisions/numbers.md).
/// At last by name: functions made from one generic function then stand together, and compress better.
const PASSES: [&str; 10] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
];

const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// What the names of the classes begin with.
const CLASS: &str = "IntoUnderlying";

/// Writes the smaller form of a module beside it, and returns that of its glue.
pub(crate) fn shrink(project: &Project, module: &Path, glue: &str) -> Outcome<String> {
    let glue = leave_out(project, glue, module)?;
    let renamed = output(wasm_opt(project, module).arg(SHORT_NAMES))?;
    Names::read(&renamed).applied(&glue)
}

/// The module after wasm-opt, with its own names for imports and exports.
pub(crate) fn optimized(project: &Project, module: &Path) -> Outcome<Vec<u8>> {
    run(&mut wasm_opt(project, module))?;
    files::read(&small(module))
}

/// wasm-opt, writing the smaller form of the module without debug names and notes on its producers.
fn wasm_opt(project: &Project, module: &Path) -> Command {
    let mut command = project.command("wasm-opt");
    command
        .arg(module)
        .args(FEATURES)
        .args(PASSES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features", "-o"])
        .arg(small(module));
    command
}

/// The path of the smaller form of a module or its glue.
pub(crate) fn small(file: &Path) -> PathBuf {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    file.with_extension(format!("small.{ending}"))
}

/// The short names that wasm-opt gave, by the long ones.
#[derive(Default)]
struct Names<'a> {
    /// Imports, and the module that they come from: members of objects in the glue.
    imports: BTreeMap<&'a str, &'a str>,
    /// Exports: in the glue, members of `wasm`.
    exports: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Reads what wasm-opt printed: `["module", "import", "b"]` or `["export", "c"]` on each line.
    fn read(printed: &'a str) -> Self {
        /// wasm-opt prints no new name for the module.
        const MODULE: &str = "a";
        let mut names = Self::default();
        for line in printed.lines() {
            match line.split('"').skip(1).step_by(2).collect::<Vec<_>>()[..] {
                [module, long, short] => names.imports.extend([(module, MODULE), (long, short)]),
                [long, short] => names.exports.extend([(long, short)]),
                _ => {}
            }
        }
        names
    }

    /// The glue with the short names. Each import is a line of its own.
    fn applied(&self, glue: &str) -> Outcome<String> {
        let mut lost: BTreeSet<&str> = self.imports.keys().chain(self.exports.keys()).copied().collect();
        let mut short = |names: &BTreeMap<_, &'a str>, long: &str| {
            lost.remove(long);
            names.get(long).copied()
        };
        let mut lines = Vec::new();
        for line in glue.lines() {
            let named = line.trim_start().split_once(": ");
            let named =
                named.and_then(|(name, rest)| Some((short(&self.imports, name.trim_matches('"'))?, rest)));
            let (start, rest) =
                named.map_or((String::new(), line), |(name, rest)| (format!("{name}: "), rest));
            let mut parts = rest.split("wasm.");
            let mut line = start + parts.next().unwrap_or_default();
            for part in parts {
                let (name, after) = part.split_at(end_of_name(part));
                line += "wasm.";
                line += short(&self.exports, name).unwrap_or(name);
                line += after;
            }
            lines.push(line);
        }
        match lost.first() {
            Some(name) => Err(format!("the glue does not name {name}: see xtask/src/wasm.rs")),
            None => Ok(lines.join("\n") + "\n"),
        }
    }
}

/// The glue without the classes; the module in place without the functions that only they call.
fn leave_out(project: &Project, glue: &str, module: &Path) -> Outcome<String> {
    let glue = without_classes(glue);
    if glue.contains(CLASS) {
        return Err(format!("the glue still names {CLASS}…: see xtask/src/wasm.rs"));
    }
    let graph = module.with_extension("graph.json");
    files::write(&graph, graph_of(&called(&glue)).as_bytes())?;
    run(project
        .command("wasm-metadce")
        .arg(module)
        .args(FEATURES)
        .arg("--graph-file")
        .arg(&graph)
        .arg("-o")
        .arg(module)
        // It prints everything that it drops.
        .stdout(Stdio::null()))?;
    Ok(glue)
}

/// The glue without the statements about a class, each from its first line to its last.
fn without_classes(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut end: Option<fn(&str) -> bool> = None;
    for line in glue.lines() {
        if end.is_none() {
            let words = line.strip_prefix("export ").unwrap_or(line);
            if words.starts_with(&format!("class {CLASS}")) {
                end = Some(|line| line == "}");
            } else if words.starts_with(&format!("const {CLASS}"))
                || words.starts_with(&format!("if (Symbol.dispose) {CLASS}"))
            {
                end = Some(|line| line.ends_with(';'));
            } else {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        if end.is_some_and(|ends| ends(line)) {
            end = None;
        }
    }
    kept
}

/// The exports of the module that the glue names.
fn called(glue: &str) -> BTreeSet<&str> {
    let names = glue.split("wasm.").skip(1);
    names.map(|rest| &rest[..end_of_name(rest)]).filter(|name| !name.is_empty()).collect()
}

/// Where a name at the beginning of a piece of glue ends.
fn end_of_name(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(text.len())
}

/// What wasm-metadce reads: a root that reaches each export. Names hold nothing that would need escaping.
fn graph_of(exports: &BTreeSet<&str>) -> String {
    let quoted: Vec<String> = exports.iter().map(|name| format!("\"{name}\"")).collect();
    let root = format!("{{\"name\":\"page\",\"root\":true,\"reaches\":[{}]}}", quoted.join(","));
    let nodes = quoted.iter().map(|name| format!("{{\"name\":{name},\"export\":{name}}}"));
    format!("[{}]", std::iter::once(root).chain(nodes).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class IntoUnderlyingX {\n    free() {\n        wasm.x_free();\n    }\n}\n\
        if (Symbol.dispose) IntoUnderlyingX.prototype[Symbol.dispose] = 1;\n\
        wasm.start(wasm.memory);\n\
        const IntoUnderlyingXFinalization = (a)\n    ? { a: () => {}, b }\n    : wasm.x_free;\nend();\n";

    #[test]
    fn the_classes_go_and_the_rest_stays() {
        assert_eq!(without_classes(GLUE), "wasm.start(wasm.memory);\nend();\n");
    }

    #[test]
    fn module_and_glue_agree_on_short_names() {
        let names = Names::read("{\n [\"./x_bg.js\", \"__wbg_a_0f\", \"b\"]\n],\n [\"free\", \"c\"], \n}");
        let glue =
            "{\n    __wbg_a_0f: function() { wasm.free(wasm.freed); },\n};\n  \"./x_bg.js\": import0,\n";
        let short = "{\nb: function() { wasm.c(wasm.freed); },\n};\na: import0,\n";
        assert_eq!(names.applied(glue), Ok(short.to_owned()));
        assert!(names.applied("wasm.free();").is_err_and(|error| error.contains("x_bg")));
    }

    #[test]
    fn what_the_glue_calls_is_the_root() {
        assert_eq!(called("wasm.start(wasm.memory); y").into_iter().collect::<Vec<_>>(), ["memory", "start"]);
        let graph = graph_of(&BTreeSet::from(["a"]));
        assert_eq!(graph, r#"[{"name":"page","root":true,"reaches":["a"]},{"name":"a","export":"a"}]"#);
    }
}
