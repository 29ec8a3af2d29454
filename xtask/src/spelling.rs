//! Spelling of all texts that people read, against Debian's dictionaries and a reviewed list of further words.
//!
//! The texts are `key = text` lines in `<lang>.txt` below `src/text/`, `src/text/law/` and `src/text/full/`; the
//! further words stand in `tests/spelling/<lang>.txt`, one a line, sorted, and only those that are used and that no
//! dictionary has.
//! `UPDATE_SPELLING=1 cargo xtask test --only spelling` rewrites the lists; review the difference.

use crate::files;
use crate::project::{Outcome, Project};
use crate::words::{self, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// Our languages and the dictionaries of each.
const LANGUAGES: [(&str, &str); 3] = [("kk", "kk_KZ"), ("ru", "ru_RU"), ("en", "en_GB")];

/// Checks all texts.
pub(crate) fn check(project: &Project) -> Outcome {
    let mut wrong = Vec::new();
    for (lang, dictionary) in LANGUAGES {
        let used = words_of(project, lang)?;
        for (word, place) in used.iter().filter(|(word, _)| words::mixes_scripts(word)) {
            wrong.push(format!("{place}: `{word}` mixes Latin and Cyrillic letters"));
        }
        let unknown = unknown(project, dictionary, used.keys())?;
        let list = project.root.join(format!("tests/spelling/{lang}.txt"));
        if std::env::var_os("UPDATE_SPELLING").is_some() {
            update(&list, &unknown)?;
        }
        let text = if list.exists() { files::read_text(&list)? } else { String::new() };
        let listed: Vec<&str> = text.lines().collect();
        println!("{lang}: {} words, {} of them from the reviewed list", used.len(), listed.len());
        compare(lang, &used, &unknown, &listed, &mut wrong);
    }
    let shell = files::read_text(&project.root.join("index.html"))?;
    for word in words::words(&words::without_markup(&shell)).filter(|word| words::mixes_scripts(word)) {
        wrong.push(format!("index.html: `{word}` mixes Latin and Cyrillic letters"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("spelling:\n{}", wrong.join("\n"))) }
}

/// Every word of a language's texts with its first place.
fn words_of(project: &Project, lang: &str) -> Outcome<BTreeMap<String, Place>> {
    let mut all = BTreeMap::new();
    for file in ["", "law/", "full/"].map(|folder| format!("src/text/{folder}{lang}.txt")) {
        let path = project.root.join(&file);
        if path.exists() {
            words::collect(&file, &files::read_text(&path)?, &mut all);
        }
    }
    Ok(all)
}

/// Rewrites a list: entries that are still needed stay as they are, new ones are added in small letters unless they
/// are names of the kind that has capitals inside or is foreign.
fn update(list: &Path, unknown: &BTreeSet<String>) -> Outcome {
    let old = if list.exists() { files::read_text(list)? } else { String::new() };
    let old: BTreeSet<&str> = old.lines().collect();
    let small = |word: &String| {
        let lower = word.to_lowercase();
        let name = word.chars().skip(1).any(char::is_uppercase) || word.is_ascii();
        if old.contains(word.as_str()) || (name && !old.contains(lower.as_str())) {
            word.clone()
        } else {
            lower
        }
    };
    let new: BTreeSet<String> =
        unknown.iter().filter(|word| !words::mixes_scripts(word)).map(small).collect();
    let text: String = new.into_iter().flat_map(|word| [word, "\n".to_owned()]).collect();
    files::write(list, text.as_bytes())
}

/// What differs between the words used, those that no dictionary has, and the reviewed list.
fn compare(
    lang: &str,
    used: &BTreeMap<String, Place>,
    unknown: &BTreeSet<String>,
    listed: &[&str],
    wrong: &mut Vec<String>,
) {
    let list = format!("tests/spelling/{lang}.txt");
    for (one, next) in listed.iter().zip(listed.iter().skip(1)).filter(|(one, next)| one >= next) {
        wrong.push(format!(
            "{list}: `{next}` must not stand after `{one}` (sorted as `LC_ALL=C sort -u` does)"
        ));
    }
    let reviewed: BTreeSet<&str> = listed.iter().copied().collect();
    // A word at the start of a sentence is found by its small form too.
    let found = |word: &str| reviewed.contains(word) || reviewed.contains(word.to_lowercase().as_str());
    for word in unknown.iter().filter(|word| !found(word)) {
        let place = used.get(word).map(Place::to_string).unwrap_or_default();
        wrong.push(format!("{place}: `{word}` is in no dictionary; correct it, or add it to {list}"));
    }
    let wanted = |entry: &str| unknown.iter().any(|word| word == entry || word.to_lowercase() == entry);
    for entry in reviewed.into_iter().filter(|entry| !wanted(entry)) {
        wrong.push(format!("{list}: `{entry}` is not used, or a dictionary has it; remove it"));
    }
}

/// Those of `words` that the dictionary does not have.
fn unknown<'a>(
    project: &Project,
    dictionary: &str,
    words: impl Iterator<Item = &'a String>,
) -> Outcome<BTreeSet<String>> {
    let mut input = words.cloned().collect::<Vec<_>>().join("\n");
    input.push('\n');
    let failed = |error: &dyn std::fmt::Display| format!("hunspell failed: {error}");
    let mut child = project
        .command("hunspell")
        // -G prints the lines that are right, -L those that are not: a line is a word here.
        .args(["-i", "utf-8", "-d", dictionary, "-L"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let mut stdin = child.stdin.take().ok_or("hunspell has no input")?;
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(|error| failed(&error))?;
    writer.join().map_err(|_| "hunspell's writer failed")?.map_err(|error| failed(&error))?;
    if !output.status.success() {
        return Err(failed(&output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_exactly_the_unknown_words_that_are_used() {
        let mut used = BTreeMap::new();
        words::collect("kk.txt", "a = Бір екі үш\n", &mut used);
        let unknown = ["Бір", "үш"].map(str::to_owned).into();
        let differences = |listed: &[&str]| {
            let mut wrong = Vec::new();
            compare("kk", &used, &unknown, listed, &mut wrong);
            wrong.len()
        };
        assert_eq!(differences(&["бір", "үш"]), 0);
        assert_eq!(differences(&["бір"]), 1, "a word is missing");
        assert_eq!(differences(&["бір", "екі", "үш"]), 1, "a word is not needed");
        assert_eq!(differences(&["үш", "бір"]), 1, "not sorted");
    }
}
