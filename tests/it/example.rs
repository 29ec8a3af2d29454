//! The example program: what it prints, and what it refuses and how.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};

use super::support::{files, json_file, root};

/// The program, built beside this test. Cargo builds it with all tests; by itself this test has to ask.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().and_then(|deps| deps.parent()).unwrap();
        let folder_name = folder.file_name().unwrap().to_str().unwrap();
        let profile = if folder_name == "debug" { "test" } else { folder_name };
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo)
            .args(["build", "--quiet", "--example", "assess", "--profile", profile, "--target-dir"])
            .arg(folder.parent().unwrap())
            .current_dir(root())
            .status()
            .unwrap();
        assert!(built.success());
        folder.join("examples").join(format!("assess{}", std::env::consts::EXE_SUFFIX))
    })
}

fn run(input: &[u8]) -> Output {
    let mut child = Command::new(program())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that refuses early may close its end first.
    let _ = writer.join().unwrap();
    output
}

fn assess(cases: &Value) -> Value {
    let output = run(cases.to_string().as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Status 2, nothing on standard output, and a message that names these.
fn refused(input: &[u8], names: &[&str]) {
    let output = run(input);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(output.stdout.is_empty());
    for name in names {
        assert!(message.contains(name), "{name} is not in: {message}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    refused(b"", &["JSON", "line 1"]);
    refused(b"{\n  \"format\": \"talapker-case/1\",\n  oops }", &["JSON", "line 3"]);
    refused(b"\xff\xfe", &["UTF-8"]);
    refused(b"{\"format\": \"talapker-case/1\"} {}", &["JSON"]);
}

#[test]
fn what_has_no_known_format_is_refused() {
    refused(b"{}", &["format"]);
    refused(b"{\"format\": \"talapker-case/2\"}", &["format", "talapker-case/1"]);
    refused(b"{\"format\": 1}", &["format"]);
    refused(b"7", &["object"]);
}

#[test]
fn in_an_array_the_message_names_the_element() {
    let good = json!({ "format": "talapker-case/1" });
    let bad = json!({ "format": "talapker-case/0" });
    refused(json!([good, good, bad]).to_string().as_bytes(), &["element 2", "format"]);
    refused(json!([good, 5]).to_string().as_bytes(), &["element 1", "object"]);
    refused(json!([[good]]).to_string().as_bytes(), &["element 0"]);
}

#[test]
fn one_case_gives_one_assessment_and_an_array_an_array_in_its_order() {
    let case = |as_of: &str| json!({ "format": "talapker-case/1", "as_of": as_of });
    let one = assess(&case("2026-08-18"));
    assert_eq!(one["format"], "talapker-assessment/1");
    assert_eq!(one["as_of"], "2026-08-18T09:00");
    let many = assess(&json!([case("2027-01-01"), case("2024-01-01"), case("2026-01-01T23:59")]));
    let echoed: Vec<_> = many.as_array().unwrap().iter().map(|a| a["as_of"].clone()).collect();
    assert_eq!(echoed, ["2027-01-01T09:00", "2024-01-01T09:00", "2026-01-01T23:59"]);
    assert_eq!(assess(&json!([])), json!([]));
}

#[test]
fn without_a_moment_it_is_now() {
    let assessment = assess(&json!({ "format": "talapker-case/1" }));
    assert_eq!(assessment["edition"]["standing"], "in_force");
    assert_eq!(assessment["as_of"].as_str().map(str::len), Some("2026-08-18T09:00".len()));
}

#[test]
fn a_byte_order_mark_is_no_error() {
    assert!(run("\u{feff}{\"format\": \"talapker-case/1\"}".as_bytes()).status.success());
}

#[test]
fn four_thousand_cases_at_once() {
    let paths = files("tests/cases/public", ".json").into_iter();
    let cases: Vec<Value> =
        paths.map(|path| json_file(path)["case"].take()).filter(|c| !c.is_null()).collect();
    let many: Vec<Value> = cases.iter().cycle().take(4000).cloned().collect();
    let assessed = assess(&Value::from(many.clone()));
    let assessed = assessed.as_array().unwrap();
    assert_eq!(assessed.len(), 4000);
    for (case, assessment) in many.iter().zip(assessed) {
        assert_eq!(assessment, &super::support::assessed(case));
    }
}
