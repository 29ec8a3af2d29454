//! `Key` follows from the language files, or the build names what is wrong with them.

#[expect(dead_code, clippy::print_stdout, reason = "cargo runs the rest and reads what it prints")]
#[path = "../../build.rs"]
mod build;

use build::keys;
use talapker::text::{FULL_NAMES, NAMES};

const KK: &str = "# One\na = А {n}\n\nb = Б|В\nc = {n} күн\n";

/// What the build reports where the Russian file differs so from the Kazakh one.
fn faults(ru: &str) -> Vec<String> {
    let files = [("kk.txt", KK), ("ru.txt", ru)].map(|(path, file)| (format!("t/{path}"), file.to_string()));
    keys(&[files.into(), Vec::new()]).err().unwrap_or_default()
}

#[test]
fn the_texts_of_one_language_are_those_of_the_other() {
    assert_eq!(faults("a = A {n}\nb = B|C\n# Two\nc = {n} день|{n} дня|{n} дней\n"), [""; 0]);
    for (ru, fault) in [
        ("a = {n}\nc = {n}\n", "t/ru.txt: expected `b` (t/kk.txt:4), found `c` (t/ru.txt:2)"),
        ("a = {n}\nb = B|C\n", "t/ru.txt: expected `c` (t/kk.txt:5), found nothing"),
        ("b = B|C\na = {n}\nc = {n}\n", "t/ru.txt: expected `a` (t/kk.txt:2), found `b` (t/ru.txt:1)"),
        ("a = {n}\nb = B|C\nc = {n}\nc = {n}\n", "t/ru.txt: expected nothing, found `c` (t/ru.txt:4)"),
        ("a = {m}\nb = B|C\nc = {n}\n", "t/ru.txt:1: `a` has not the {places} of t/kk.txt:2"),
        ("a = {n}\nb = B|C|D\nc = {n}\n", "t/ru.txt:2: `b` has 3 forms, not 2"),
        ("a = {n}\nb = B|C\nc = {n}|{n}\n", "t/ru.txt:3: `c` has 2 forms, not 1"),
        ("a = {n}\nb = B|C\nc={n}\nc = {n}\n", "t/ru.txt:3: `c={n}` is not of the form `key = text`"),
    ] {
        assert_eq!(faults(ru), [fault]);
    }
}

#[test]
fn no_key_names_two_texts() {
    let twice = |folders: [&str; 2]| {
        let files = folders.map(|file| vec![("t/kk.txt".to_string(), file.to_string())]);
        keys(&files).err().unwrap_or_default()
    };
    assert_eq!(twice(["a = A\na = B\n", ""]), ["t/kk.txt:2: `a` is there already (t/kk.txt:1)"]);
    assert_eq!(twice(["a = A\n", "b = B\na = C\n"]), ["t/kk.txt:2: `a` is there already (t/kk.txt:1)"]);
}

#[test]
fn keys_have_the_order_of_the_kazakh_files() {
    let kk = ["src/text/kk.txt", "src/text/full/kk.txt"].map(super::support::text);
    let [first, full] = kk.each_ref().map(|file| {
        file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect::<Vec<_>>()
    });
    assert_eq!((NAMES, FULL_NAMES), (first.as_slice(), full.as_slice()));
}
