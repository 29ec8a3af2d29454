//! `cargo xtask size`: what the site weighs, and the budget that it must keep.

use crate::files;
use crate::offline;
use crate::pack;
use crate::project::{Outcome, Project};
use std::path::Path;

const KB: usize = 1024;
/// Everything that a first visit fetches, compressed.
const FIRST_VISIT: usize = 150 * KB;
/// The module alone.
const WASM: usize = 120 * KB;
/// The workers of a class with all that they fetch: it is added when the first class is opened.
const CLASS: usize = 450 * KB;
/// The worker of a placement, its module alone: it is fetched when the first cohort is opened.
const PLACEMENT: usize = 200 * KB;
/// The page with its style: what fits into a connection's first flight.
const HTML: usize = 14 * KB;

/// One published file in its three forms.
struct Weight {
    path: String,
    raw: usize,
    brotli: usize,
    gzip: usize,
}

/// Prints the table.
pub(crate) fn command(project: &Project) -> Outcome {
    let all = weigh(&project.dist())?;
    println!("{:<44} {:>9} {:>9} {:>9}", "file", "bytes", "brotli", "gzip");
    for each in &all {
        println!("{:<44} {:>9} {:>9} {:>9}", each.path, each.raw, each.brotli, each.gzip);
    }
    let sum = |of: fn(&Weight) -> usize| all.iter().map(of).sum::<usize>();
    println!(
        "{:<44} {:>9} {:>9} {:>9}",
        "all",
        sum(|each| each.raw),
        sum(|each| each.brotli),
        sum(|each| each.gzip)
    );
    println!();
    for (name, bytes, limit) in budget(&all) {
        println!("{name:<44} {:>6.1} KB of {} KB", kilobytes(bytes), limit / KB);
    }
    let copy = all.iter().filter(|each| offline::part_of(&each.path).is_none()).map(|each| each.brotli).sum();
    println!("{:<44} {:>6.1} KB", "the copy for use without a network", kilobytes(copy));
    Ok(())
}

/// Fails when the built site is heavier than it may be.
pub(crate) fn check(project: &Project) -> Outcome {
    let mut over = Vec::new();
    for (name, bytes, limit) in budget(&weigh(&project.dist())?) {
        println!("{name:<44} {:>6.1} KB of {} KB", kilobytes(bytes), limit / KB);
        if bytes == 0 || bytes > limit {
            over.push(name);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over the budget, or missing: {}", over.join(", "))) }
}

/// Every published file, without its compressed siblings and what only the host reads. Pictures are compressed as
/// they are.
fn weigh(dist: &Path) -> Outcome<Vec<Weight>> {
    let all = files::below(dist).map_err(|error| format!("{error}\n       run `cargo xtask dist` first"))?;
    let published =
        all.into_iter().filter(|path| path != "_headers" && !path.ends_with(".br") && !path.ends_with(".gz"));
    published
        .map(|path| {
            let length = |ending: &str| {
                let ending = if pack::compressible(&path) { ending } else { "" };
                files::read(&dist.join(format!("{path}{ending}"))).map(|bytes| bytes.len())
            };
            Ok(Weight { raw: length("")?, brotli: length(".br")?, gzip: length(".gz")?, path })
        })
        .collect()
}

/// Name, bytes with brotli, and limit of each thing that is limited.
fn budget(all: &[Weight]) -> [(&'static str, usize, usize); 5] {
    let sum = |fits: &dyn Fn(&str) -> bool| {
        all.iter().filter(|each| fits(&each.path)).map(|each| each.brotli).sum::<usize>()
    };
    let html = sum(&|path| path == "index.html");
    let wasm = sum(&|path| path.starts_with("assets/talapker-") && path.ends_with(".wasm"));
    let class = sum(&|path| offline::part_of(path).is_some_and(|part| part != offline::PLACEMENT));
    let placement = sum(&|path| path.starts_with("assets/placement-") && path.ends_with(".wasm"));
    let later = |path: &str| path.starts_with("assets/full-") || offline::part_of(path).is_some();
    let scripts = sum(&|path| path.ends_with(".js") && path.starts_with("assets/") && !later(path));
    // A visit fetches the words of one language: the heaviest counts.
    let words = all.iter().filter(|each| each.path.starts_with("text/words."));
    let words = words.map(|each| each.brotli).max().unwrap_or_default();
    [
        ("the page with its style", html, HTML),
        ("the module", wasm, WASM),
        ("everything of a first visit", html + wasm + scripts + words, FIRST_VISIT),
        ("the class part", class, CLASS),
        ("the module of a placement", placement, PLACEMENT),
    ]
}

/// For reading, not for counting.
fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_counts_one_language() {
        let weight = |path: &str, brotli| Weight { path: path.into(), raw: 0, brotli, gzip: 0 };
        let all = [
            weight("index.html", 1),
            weight("assets/boot-1.js", 10),
            weight("assets/talapker-1.wasm", 100),
            weight("text/words.kk-1.txt", 2000),
            weight("text/words.ru-1.txt", 1000),
            weight("text/law.ru-1.txt", 50000),
            weight("assets/class-1.js", 3),
            weight("assets/sheets-1.wasm", 400),
            weight("assets/placement-1.wasm", 70),
            weight("assets/placement-1.js", 5),
        ];
        assert_eq!(budget(&all).map(|(_, bytes, _)| bytes), [1, 100, 2111, 403, 70]);
    }
}
