//! Our own cases: `tests/cases/*.md`.
//!
//! A section is a sentence of law (`## …`), the provision in our own words, then pairs of fenced
//! blocks: `json case`, and `json expect`, a part of its assessment. Every key that is given must
//! match, at any depth; a list must have exactly the elements that are given, in their order.

use std::path::Path;

use serde_json::Value;

use super::support::{assessed, files, text};

const FOLDER: &str = "tests/cases";

#[test]
fn every_case_in_words_comes_out_as_it_says() {
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for path in files(FOLDER, ".md") {
        for section in sections(&path) {
            for (line, case, expect) in &section.pairs {
                pairs += 1;
                let mut differences = Vec::new();
                compare(expect, &assessed(case), "", &mut differences);
                let place = format!("{}:{line}: {}", path.display(), section.sentence);
                wrong.extend(differences.into_iter().map(|difference| format!("{place}\n    {difference}")));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(pairs >= 60, "only {pairs} pairs were found");
}

struct Section {
    sentence: String,
    pairs: Vec<(usize, Value, Value)>,
}

fn sections(path: &Path) -> Vec<Section> {
    let text = text(path);
    let place = |line: usize| format!("{}:{line}", path.display());
    let mut sections: Vec<Section> = Vec::new();
    let mut words = true;
    let mut open_case = None;
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let line_number = at + 1;
        if let Some(sentence) = line.strip_prefix("## ") {
            assert!(words, "{}: the section before has no words of its own", place(line_number));
            sections.push(Section { sentence: sentence.to_string(), pairs: Vec::new() });
            words = false;
        } else if let Some(label) = line.strip_prefix("```") {
            let block: String =
                lines.by_ref().map_while(|(_, l)| (l != "```").then(|| format!("{l}\n"))).collect();
            let value = serde_json::from_str(&block)
                .unwrap_or_else(|error| panic!("{}: {error}", place(line_number)));
            match (label, open_case.take()) {
                ("json case", None) => open_case = Some((line_number, value)),
                ("json expect", Some((line, case))) => {
                    sections.last_mut().expect("a section").pairs.push((line, case, value));
                }
                _ => panic!("{}: a case is followed by its expectation", place(line_number)),
            }
        } else if !line.trim().is_empty() {
            words = true;
        }
    }
    assert!(open_case.is_none(), "{}: the last case has no expectation", path.display());
    assert!(!sections.is_empty(), "{}: no section", path.display());
    let empty = sections.iter().find(|section| section.pairs.is_empty());
    assert!(empty.is_none(), "{}: a section without a case", path.display());
    sections
}

/// What of `expect` is not so in `found`.
fn compare(expect: &Value, found: &Value, path: &str, differences: &mut Vec<String>) {
    match (expect, found) {
        (Value::Object(expect), Value::Object(found)) if !expect.is_empty() => {
            for (key, value) in expect {
                match found.get(key) {
                    Some(found) => compare(value, found, &format!("{path}/{key}"), differences),
                    None => differences.push(format!("{path}/{key} is not in the assessment")),
                }
            }
        }
        (Value::Array(expect), Value::Array(list)) if expect.len() == list.len() => {
            for (at, (expect, found)) in expect.iter().zip(list).enumerate() {
                compare(expect, found, &format!("{path}/{at}"), differences);
            }
        }
        _ if expect == found => {}
        _ => differences.push(format!("{path}: expected {expect}, found {found}")),
    }
}

#[test]
fn the_comparison_sees_what_differs() {
    let differs = |expect: Value, found: Value| {
        let mut differences = Vec::new();
        compare(&expect, &found, "", &mut differences);
        !differences.is_empty()
    };
    let found = serde_json::json!({ "a": [{ "id": 1, "b": 2 }, { "id": 2 }], "c": null, "d": {} });
    assert!(!differs(
        serde_json::json!({ "a": [{ "id": 1 }, {"id": 2 }], "c": null, "d": {} }),
        found.clone()
    ));
    for wrong in [
        serde_json::json!({ "a": [{ "id": 1 }] }),
        serde_json::json!({ "a": [{ "id": 2 }, { "id": 1 }] }),
        serde_json::json!({ "a": [] }),
        serde_json::json!({ "c": {} }),
        serde_json::json!({ "d": null }),
        serde_json::json!({ "e": null }),
    ] {
        assert!(differs(wrong.clone(), found.clone()), "{wrong}");
    }
}
