//! Which modules of the crate a source names.

use std::collections::{BTreeMap, BTreeSet};

/// Every path into the crate that a source under `src/` names, in `use` trees and elsewhere, as `crate::text::Key`:
/// braces are resolved, and so are `self`, `super`, the modules that the source declares with `mod`, and what it
/// imports. Visibilities and unit tests at the end of a source do not count.
pub(crate) fn imports(path: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source.split("\n#[cfg(test)]\nmod ").next().unwrap());
    let module = module(path);
    let known = ["crate", "self", "super"].map(|name| (name, absolute(&module, &[name])));
    let children = tokens.windows(3).filter_map(declared).map(|name| (name, absolute(&module, &[name])));
    let mut names: BTreeMap<&str, String> = known.into_iter().chain(children).collect();
    let mut found = BTreeSet::new();
    // What is imported first, because other paths begin with it.
    for uses in [true, false] {
        let mut at = 0;
        while at < tokens.len() {
            // Not inside a path, behind a dot, or in `pub(in …)`.
            let before = &tokens[at.saturating_sub(2)..at];
            let start = !matches!(before, [.., "::" | "."] | ["(", "in"]);
            let path = tokens.get(at + 1) == Some(&"::") && names.contains_key(tokens[at]);
            at += 1;
            if !start || !(if uses { tokens[at - 1] == "use" } else { path }) {
                continue;
            }
            let mut paths = Vec::new();
            at = read(&tokens, if uses { at } else { at - 1 }, &[], &mut paths).max(at);
            for path in paths {
                if let Some(start) = names.get(path[0]) {
                    let whole = absolute(start, &path[1..]);
                    let name = path.iter().rfind(|name| **name != "self").filter(|_| uses);
                    if let Some(name) = name {
                        names.entry(name).or_insert_with(|| whole.clone());
                    }
                    found.insert(whole);
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The path of the module that a file holds: `src/text/mod.rs` holds `crate::text`.
pub(crate) fn module(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if ["lib", "main"].contains(&path) || path.starts_with("bin/") {
        return "crate".to_string();
    }
    format!("crate::{}", path.replace('/', "::"))
}

fn declared<'a>(tokens: &[&'a str]) -> Option<&'a str> {
    (tokens[0] == "mod" && tokens[2] == ";").then_some(tokens[1])
}

fn absolute(module: &str, path: &[&str]) -> String {
    let mut whole: Vec<&str> = module.split("::").collect();
    for part in path {
        match *part {
            "crate" => whole.truncate(1),
            "self" => {}
            "super" => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    whole.join("::")
}

/// Reads a path, or a tree of them, after `before`, and returns where it ends.
fn read<'a>(tokens: &[&'a str], mut at: usize, before: &[&'a str], paths: &mut Vec<Vec<&'a str>>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at) {
            Some(&"{") if !path.is_empty() => {
                at += 1;
                while tokens.get(at).is_some_and(|token| *token != "}") {
                    at = read(tokens, at, &path, paths);
                    // The comma, or a name after `as`.
                    at += tokens[at..].iter().take_while(|token| !["}", ","].contains(token)).count();
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                return at + 1;
            }
            Some(&"*") => {
                at += 1;
                break;
            }
            Some(name) if is_name(name) => path.push(name),
            _ => break,
        }
        at += 1;
        if tokens.get(at) != Some(&"::") {
            break;
        }
        at += 1;
    }
    if !path.is_empty() {
        paths.push(path);
    }
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names and signs, without comments, strings and characters.
fn tokens(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (length, counts) = match first {
            _ if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            _ if rest.starts_with("::") => (2, true),
            '"' => (quoted(rest, '"'), false),
            '\'' if rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'') => {
                (quoted(rest, '\''), false)
            }
            _ if name > 0 => (name, true),
            sign => (sign.len_utf8(), true),
        };
        let (token, after) = rest.split_at(length);
        tokens.extend(counts.then_some(token));
        rest = after.trim_start();
    }
    tokens
}

/// The length of a string or character with its marks.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = !escaped && *c == mark;
        escaped = !escaped && *c == '\\';
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

#[test]
fn imports_are_read_from_trees_and_paths() {
    let source = r#"
        //! Says `crate::comment`.
        use std::{fmt, collections::BTreeMap};
        use crate::{text, rules::{self, case::{Case, Choice as One}}, flow::*};
        use super::{page, super::formats};
        use child::Shown;
        mod child;
        pub(in crate::visible) mod other;
        fn one<'a>(key: crate::text::Key, text: &'a str) -> child::Other {
            if text == "crate::string \" crate::string" || text.starts_with('"') { self::here(another::child::x()) }
            let _ = fmt::Display::fmt(rules::code::Set::new(), x.rules::<u8>());
            $crate::report::say::<crate::app::App>()
        }

#[cfg(test)]
mod tests {
        use crate::tests;
"#;
    let found = imports("src/app/part/fields.rs", source);
    let expected = [
        "crate::app::App",
        "crate::app::formats",
        "crate::app::part::fields::child::Other",
        "crate::app::part::fields::child::Shown",
        "crate::app::part::fields::here",
        "crate::app::part::page",
        "crate::flow",
        "crate::report::say",
        "crate::rules",
        "crate::rules::case::Case",
        "crate::rules::case::Choice",
        "crate::rules::code::Set::new",
        "crate::text",
        "crate::text::Key",
    ];
    assert_eq!(found, expected);
    assert_eq!(imports("src/text/mod.rs", "use super::app;"), ["crate::app"]);
    assert_eq!(imports("src/main.rs", "use crate::app;"), ["crate::app"]);
}
