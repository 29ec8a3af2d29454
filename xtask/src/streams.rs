//! Leaves out of a module what no page of ours ever calls.
//!
//! Leptos always brings its server functions along, and with them a bridge for streams. Its functions are exported
//! for classes of the glue, so no linker drops them; without the classes they go, about 1.5 KB of each module.

use crate::files;
use crate::project::{Outcome, Project, run};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

/// What the names of the classes begin with.
const CLASS: &str = "IntoUnderlying";

/// The glue without the classes; the module in place without the functions that only they call.
pub(crate) fn leave_out(project: &Project, glue: &str, module: &Path) -> Outcome<String> {
    let glue = without_classes(glue);
    if glue.contains(CLASS) {
        return Err(format!("the glue still speaks of {CLASS}…: see xtask/src/streams.rs"));
    }
    let graph = module.with_extension("graph.json");
    files::write(&graph, graph_of(&called(&glue)).as_bytes())?;
    run(project
        .command("wasm-metadce")
        .arg(module)
        .args(crate::dist::FEATURES)
        .arg("--graph-file")
        .arg(&graph)
        .arg("-o")
        .arg(module)
        // It names everything that it leaves out.
        .stdout(Stdio::null()))?;
    Ok(glue)
}

/// The statements of the glue that speak of a class, from the line that begins with it to the line that ends it.
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
    let names = names.map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        &rest[..end.unwrap_or(rest.len())]
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// What wasm-metadce reads: a root that reaches each export. Names hold nothing that would need escaping.
fn graph_of(exports: &BTreeSet<&str>) -> String {
    let reached: Vec<String> = exports.iter().map(|name| format!("\"{name}\"")).collect();
    let nodes: String =
        exports.iter().map(|name| format!(",{{\"name\":\"{name}\",\"export\":\"{name}\"}}")).collect();
    format!("[{{\"name\":\"page\",\"root\":true,\"reaches\":[{}]}}{nodes}]", reached.join(","))
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
    fn what_the_glue_calls_is_the_root() {
        assert_eq!(called("wasm.start(wasm.memory); y").into_iter().collect::<Vec<_>>(), ["memory", "start"]);
        let graph = graph_of(&BTreeSet::from(["a"]));
        assert_eq!(graph, r#"[{"name":"page","root":true,"reaches":["a"]},{"name":"a","export":"a"}]"#);
    }
}
