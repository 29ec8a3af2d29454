//! The app has no circles of modules.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::{imports, module};
use super::tidy::sources;

/// The modules that each module imports.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The graph of all sources. An import counts for the deepest module of its path.
fn graph(sources: &[(String, String)]) -> Graph {
    let modules: BTreeSet<String> = sources.iter().map(|(path, _)| module(path)).collect();
    let deepest = |import: String| {
        let inside = |module: &&String| {
            import.strip_prefix(*module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        modules.iter().filter(inside).max_by_key(|module| module.len()).cloned()
    };
    let row = |(path, source): &(String, String)| {
        (module(path), imports(path, source).into_iter().filter_map(deepest).collect())
    };
    sources.iter().map(row).collect()
}

/// All modules that are imported by a module, by those that it imports, and so on.
fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut new = vec![from];
    while let Some(module) = new.pop() {
        let next = graph.get(module).into_iter().flatten().map(String::as_str);
        new.extend(next.filter(|next| reached.insert(*next)));
    }
    reached
}

/// Modules that reach each other: each component of more than one.
fn circles(graph: &Graph) -> BTreeSet<BTreeSet<&str>> {
    let all: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|from| (from.as_str(), reached(graph, from))).collect();
    let component = |from: &str| -> BTreeSet<&str> {
        let both = |(other, reached): &(&&str, &BTreeSet<&str>)| {
            reached.contains(from) && all[from].contains(**other)
        };
        all.iter().filter(both).map(|(other, _)| *other).collect()
    };
    all.keys().map(|from| component(from)).filter(|component| component.len() > 1).collect()
}

/// The most modules that may import each other: a folder's own module and its children.
const LARGEST: usize = 7;

/// Whether modules may import each other: at most a folder's own module and its children.
fn allowed(circle: &BTreeSet<&str>) -> bool {
    // The first is the shortest of a family, because a path sorts before those that go on after it.
    let parent = circle.first().unwrap();
    let child =
        |module: &&str| module == parent || module.rsplit_once("::").is_some_and(|(of, _)| of == *parent);
    circle.len() <= LARGEST && circle.iter().all(child)
}

#[test]
fn modules_of_the_app_import_each_other_only_within_one_folder() {
    let graph = graph(&sources("src/app/").collect::<Vec<_>>());
    let wrong = circles(&graph).into_iter().filter(|circle| !allowed(circle));
    let wrong: Vec<String> = wrong.map(|circle| circle.into_iter().collect::<Vec<_>>().join(", ")).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_found_however_its_imports_are_written() {
    let sources = [
        ("src/app/mod.rs", "mod a; fn f() { a::start(); }"),
        ("src/app/a.rs", "use crate::{app::{b::{self, c}, e}, text}; fn f() { b::d::x(); }"),
        ("src/app/b/mod.rs", "mod c; mod d; use c::X;"),
        ("src/app/b/c.rs", "use super::Y;"),
        ("src/app/b/d.rs", "fn f() { super::super::a::x(); }"),
        ("src/app/e.rs", "pub(in crate::app) fn f() {}"),
    ];
    let sources: Vec<_> = sources.map(|(path, source)| (path.to_string(), source.to_string())).into();
    let graph = graph(&sources);
    let found: Vec<Vec<&str>> =
        circles(&graph).into_iter().map(|circle| circle.into_iter().collect()).collect();
    assert_eq!(found, [["crate::app::a", "crate::app::b::d"], ["crate::app::b", "crate::app::b::c"]]);
    let allowed: Vec<bool> = circles(&graph).iter().map(allowed).collect();
    assert_eq!(allowed, [false, true]);
}
