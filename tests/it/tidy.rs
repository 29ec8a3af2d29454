//! Conventions that the compiler does not know, over every file that git knows.

use std::process::Command;

use talapker::rules::code::Code as _;
use talapker::rules::question::Question;
use talapker::text::labels::LISTS;
use talapker::text::{FULL_NAMES, Lang, NAMES};

use super::imports::imports;
use super::support::{root, text};

/// Every file under version control, `None` where there is no git or no repository.
fn tracked() -> Option<Vec<String>> {
    if !root().join(".git").exists() {
        return None;
    }
    let output = Command::new("git").arg("ls-files").current_dir(root()).output().ok()?;
    let listed = String::from_utf8(output.stdout).unwrap();
    let there = |path: &&str| root().join(path).is_file();
    output.status.success().then(|| listed.lines().filter(there).map(str::to_string).collect())
}

pub(super) fn sources(start: &'static str) -> impl Iterator<Item = (String, String)> {
    files(start, &["rs"])
}

/// The paths and texts of the files under version control whose path starts so and has one of the endings.
fn files(start: &'static str, endings: &'static [&'static str]) -> impl Iterator<Item = (String, String)> {
    let paths = tracked().unwrap_or_default().into_iter();
    paths.filter(move |path| path.starts_with(start) && has_ending(path, endings)).map(|path| {
        let text = text(&path);
        (path, text)
    })
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
}

/// The lines of a source, numbered from 1, without comments, blank lines and its own unit tests.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.lines().enumerate().map(|(at, line)| (at + 1, line));
    let lines = lines.take_while(|(_, line)| *line != "#[cfg(test)]");
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
}

/// Fails with every place found.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_source_is_longer_than_four_hundred_lines() {
    let table = |path: &str| path.starts_with("src/rules/edition/");
    let long =
        files("", &["rs", "js", "mjs"]).filter(|(path, source)| !table(path) && code(source).count() > 400);
    none(long.map(|(path, source)| format!("{path}: {} lines of code", code(&source).count())).collect());
}

#[test]
fn the_rules_cannot_panic_and_know_no_floats() {
    let forbidden = ["unwrap(", "expect(", "panic!", "unreachable!", "assert!", "f32", "f64"];
    let mut found = Vec::new();
    for (path, source) in sources("src/rules/") {
        for (number, line) in code(&source) {
            if let Some(word) = forbidden.iter().find(|word| has_word(line, word)) {
                found.push(format!("{path}:{number}: {word}"));
            }
            if indexes(line) {
                found.push(format!("{path}:{number}: indexing"));
            }
        }
    }
    none(found);
}

/// Whether the word stands in the text and is not part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let of_a_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let longer = word.ends_with(of_a_word) && after.starts_with(of_a_word);
        !before.ends_with(of_a_word) && !longer
    })
}

#[test]
fn a_word_is_no_part_of_a_longer_one() {
    assert!(has_word("t(Key::until)", "Key::until") && has_word("a.unwrap().b", "unwrap("));
    assert!(!has_word("t(Key::until_late)", "Key::until") && !has_word("a.my_unwrap()", "unwrap("));
}

/// `list[…]`: a bracket right after a name or a closing bracket.
fn indexes(line: &str) -> bool {
    line.match_indices('[').any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ')' || c == ']')
    })
}

#[test]
fn nothing_is_left_to_do_and_no_machine_is_named() {
    // Put together here, so that this file does not find itself.
    let unfinished: Vec<String> =
        [("to", "do!("), ("dbg", "!("), ("FIX", "ME"), ("XX", "X:"), ("debug", "ger;"), ("test.on", "ly(")]
            .map(|(a, b)| format!("{a}{b}"))
            .into();
    let machine: Vec<String> =
        [("/ho", "me/"), ("/ro", "ot/"), ("/wo", "rk/"), ("/Us", "ers/"), ("C:", "\\")]
            .map(|(a, b)| format!("{a}{b}"))
            .into();
    let mut found = Vec::new();
    let endings = ["rs", "toml", "md", "json", "js", "mjs", "css", "html", "txt", "sh", "yml", "yaml"];
    for path in tracked().unwrap_or_default() {
        let generated = path.ends_with("package-lock.json");
        if generated || !(has_ending(&path, &endings) || path == ".ci/run") {
            continue;
        }
        for (at, line) in text(&path).lines().enumerate() {
            let word = unfinished.iter().chain(&machine).find(|word| line.contains(word.as_str()));
            found.extend(word.map(|word| format!("{path}:{}: {word}", at + 1)));
        }
    }
    none(found);
}

#[test]
fn modules_depend_in_one_direction() {
    let mut found = Vec::new();
    for (folder, later) in [
        ("src/rules/", &["text", "formats", "class", "placement", "report", "flow", "app"][..]),
        ("src/text/", &["formats", "class", "placement", "report", "flow", "app"]),
        ("src/formats/", &["class", "placement", "report", "flow", "app"]),
        ("src/report/", &["class", "placement", "flow", "app"]),
        ("src/class/", &["placement", "flow", "app"]),
        ("src/placement/", &["flow", "app"]),
        ("src/flow/", &["report", "app"]),
    ] {
        for (path, source) in sources(folder) {
            for import in imports(&path, &source) {
                let part = import.split("::").nth(1).unwrap_or_default();
                found.extend(later.contains(&part).then(|| format!("{path}: knows {import}")));
            }
        }
    }
    none(found);
}

/// Where the law says a thing, and how well it is known, is a matter of the rules.
#[test]
fn provisions_and_standings_are_named_in_the_rules_alone() {
    let mut found = Vec::new();
    for (path, source) in sources("src/").filter(|(path, _)| !path.starts_with("src/rules/")) {
        for (number, line) in code(&source) {
            let named = ["Cite::", "Standing::"]
                .map(|name| line.match_indices(name).map(|(at, _)| &line[at + name.len()..]));
            let variant = |rest: &str| rest.starts_with(char::is_uppercase) && !rest.starts_with("ALL");
            if named.into_iter().flatten().any(variant) {
                found.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    none(found);
}

#[test]
fn every_rule_says_what_it_decides_by_which_source_and_reading() {
    let mut rules = 0;
    let mut found = Vec::new();
    for (path, source) in sources("src/rules/rule/").filter(|(path, _)| !path.ends_with("/mod.rs")) {
        rules += 1;
        let headings: Vec<&str> = source
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .filter(|l| l.starts_with("//! # "))
            .collect();
        if headings != ["//! # Decides", "//! # Source", "//! # Reading", "//! # Example"] {
            found.push(format!("{path}: {headings:?}"));
        }
    }
    none(found);
    assert!(rules >= 15 || tracked().is_none(), "only {rules} rules");
}

/// Each text costs bytes on its way. Those of a list are found by their place in it.
#[test]
fn no_text_is_unused() {
    let used: String = sources("src/").map(|(_, source)| source).collect();
    let listed =
        |at: usize| LISTS.iter().any(|(first, count)| (0..*count).any(|n| *first as usize + n == at));
    let unused = NAMES
        .iter()
        .chain(FULL_NAMES)
        .enumerate()
        .filter(|(at, name)| !listed(*at) && !has_word(&used, &format!("Key::{name}")));
    none(unused.map(|(_, name)| (*name).to_string()).collect());
}

/// The page has no native tests: a question without a field could not be answered there.
#[test]
fn every_question_has_its_field_on_the_page() {
    let page: String = sources("src/app/part/").map(|(_, source)| source).collect();
    // These two are asked part by part.
    let parts = [(Question::Profile, "ProfileAt"), (Question::ExamMarks, "Mark")];
    let asked = |question: &Question| {
        let part = parts.iter().find(|(whole, _)| whole == question);
        part.map_or_else(|| format!("{question:?}"), |(_, part)| (*part).to_string())
    };
    let missing =
        Question::ALL.iter().map(asked).filter(|name| !has_word(&page, &format!("Question::{name}")));
    none(missing.map(|name| format!("src/app/part/questions.rs: {name}")).collect());
}

#[test]
fn every_language_is_known_outside_the_library() {
    let mut found = Vec::new();
    for lang in Lang::ALL.iter().map(|lang| lang.code()) {
        for (path, name) in [
            ("index.html", format!("href=\"#/?lang={lang}\"")),
            ("public/boot/language.js", format!("\"{lang}\"")),
            ("xtask/src/spelling.rs", format!("(\"{lang}\", ")),
        ] {
            if !text(path).contains(&name) {
                found.push(format!("{path}: {name} is not there"));
            }
        }
    }
    none(found);
}
