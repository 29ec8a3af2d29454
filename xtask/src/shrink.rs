//! Makes a module and its glue smaller where neither the linker nor wasm-opt can.
//!
//! Leptos always brings its server functions along, and with them a bridge for streams. Its functions are exported
//! for classes of the glue, so no linker drops them; without the classes they go, about 1.5 KB. And wasm-bindgen
//! tells its functions apart by hashes, which nothing compresses: numbers of the same length save 1.3 KB.

use crate::files;
use crate::project::{Outcome, Project, run};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

/// What the names of the classes begin with.
const CLASS: &str = "IntoUnderlying";

/// The smaller glue; the module is made smaller in place.
pub(crate) fn shrink(project: &Project, glue: &str, module: &Path) -> Outcome<String> {
    let glue = leave_out(project, glue, module)?;
    let mut bytes = files::read(module)?;
    let glue = number(&glue, &mut bytes);
    files::write(module, &bytes)?;
    Ok(glue)
}

/// The glue without the classes; the module in place without the functions that only they call.
fn leave_out(project: &Project, glue: &str, module: &Path) -> Outcome<String> {
    let glue = without_classes(glue);
    if glue.contains(CLASS) {
        return Err(format!("the glue still speaks of {CLASS}…: see xtask/src/shrink.rs"));
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

/// How long wasm-bindgen's hashes are.
const HASH: usize = 16;

/// Puts a number of the same length in the place of each hash, here and there: the names stay different.
fn number(glue: &str, module: &mut [u8]) -> String {
    let hex = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let mut hashes = BTreeSet::new();
    for word in glue.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let hash = word.strip_prefix('h').unwrap_or(word);
        if hash.len() == HASH && hash.bytes().all(|byte| hex(&byte)) {
            hashes.insert(hash);
        }
    }
    let mut glue_out = glue.to_owned();
    for (at, hash) in hashes.into_iter().enumerate() {
        let number = format!("{at:0HASH$}");
        glue_out = glue_out.replace(hash, &number);
        let mut from = 0;
        while let Some(found) = module[from..].windows(HASH).position(|window| window == hash.as_bytes()) {
            from += found;
            module[from..from + HASH].copy_from_slice(number.as_bytes());
        }
    }
    glue_out
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
    fn hashes_become_numbers_of_the_same_length() {
        let mut module = b"\x24__wbg_a_0123456789abcdef\x24__wbg_b_fedcba9876543210".to_vec();
        let glue = number("a_0123456789abcdef: b_fedcba9876543210 hfedcba9876543210 0123", &mut module);
        assert_eq!(glue, "a_0000000000000000: b_0000000000000001 h0000000000000001 0123");
        assert_eq!(module, b"\x24__wbg_a_0000000000000000\x24__wbg_b_0000000000000001");
    }

    #[test]
    fn what_the_glue_calls_is_the_root() {
        assert_eq!(called("wasm.start(wasm.memory); y").into_iter().collect::<Vec<_>>(), ["memory", "start"]);
        let graph = graph_of(&BTreeSet::from(["a"]));
        assert_eq!(graph, r#"[{"name":"page","root":true,"reaches":["a"]},{"name":"a","export":"a"}]"#);
    }
}
