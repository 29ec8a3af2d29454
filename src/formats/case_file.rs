//! A file with cases as a person gives it: bytes of any sort, of which some are cases.

use super::answers;
use super::case_json::{Input, Read, Refused, read};
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::Case;
use crate::rules::question::Place;

/// The largest file that is read, in bytes. A case is two kilobytes.
pub const LARGEST: usize = 1 << 20;

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// More than [`LARGEST`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Not a text.
    NotText,
    /// A text that is no case.
    Refused(Refused),
}

/// The cases of a file, as answers that the page can hold and remember.
///
/// # Errors
/// [`Trouble`] that concerns the file as a whole.
pub fn open(bytes: &[u8]) -> Result<Vec<Read>, Trouble> {
    if bytes.len() > LARGEST {
        return Err(Trouble::TooLarge);
    }
    let text = text(bytes).ok_or(Trouble::NotText)?;
    if text.trim().is_empty() {
        return Err(Trouble::Empty);
    }
    let read = match read(&text).map_err(Trouble::Refused)? {
        Input::One(read) => vec![*read],
        Input::Many(read) => read,
    };
    Ok(read.into_iter().map(held).collect())
}

/// The text of the bytes: UTF-8, or UTF-16 as some editors save it, which begins with a mark.
fn text(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => {
            let text = std::str::from_utf8(bytes).ok()?;
            return Some(text.trim_start_matches('\u{feff}').to_string());
        }
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().skip(1).map(|pair| unit(*pair)).collect();
    if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
}

/// The case as its answers can carry it; what is too long for them is left out and named.
fn held(read: Read) -> Read {
    let Read { case, mut ignored } = read;
    let (mut carried, lost) = answers::read(&answers::write(&case));
    let path = |key: &String| Place::from_key(key).map_or_else(|| key.clone(), |place| place.path());
    ignored.extend(lost.iter().map(|key| (path(key), IgnoredReason::OutOfRange)));
    // A choice without any answer has its place all the same.
    let _ = case.choices().len().checked_sub(1).and_then(|last| carried.choice_mut(last));
    Read { case: carried, ignored }
}

/// Whether two cases hold the same answers; a choice without any makes no difference.
pub fn same(one: &Case, other: &Case) -> bool {
    answers::write(one) == answers::write(other)
}

/// The name of the file for a case that is called so: `talapker-Айша.json`.
///
/// Only letters, digits and single hyphens, at most forty, so that every system takes it.
pub fn file_name(called: &str) -> String {
    let mut name = String::new();
    for part in called.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        name.extend((!name.is_empty()).then_some('-'));
        name.push_str(part);
    }
    let name: String = name.chars().take(40).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "talapker.json".to_string() } else { format!("talapker-{name}.json") }
}

/// A name that one can give: without spaces around it, in one line, at most [`NAME_LONGEST`] characters.
pub fn name(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    (1..=NAME_LONGEST).contains(&name.chars().count()).then_some(name)
}

/// The longest name of a saved case, in characters.
pub const NAME_LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::case_json::write;

    const CASE: &str = r#"{"format":"talapker-case/1","choices":[{"label":"Тараз <b>","form":"evening"}]}"#;

    fn opened(bytes: &[u8]) -> Read {
        let mut read = open(bytes).unwrap();
        assert_eq!(read.len(), 1);
        read.pop().unwrap()
    }

    #[test]
    fn every_spelling_of_the_same_text_is_the_same_case() {
        let plain = opened(CASE.as_bytes());
        assert!(plain.ignored.is_empty());
        assert_eq!(write(&plain.case).to_string(), CASE);
        let marked = format!("\u{feff}{CASE}");
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [marked.as_bytes(), &little, &big] {
            assert_eq!(opened(bytes), plain);
        }
    }

    #[test]
    fn what_is_no_case_is_refused_and_says_why() {
        let trouble = |bytes: &[u8]| open(bytes).unwrap_err();
        assert_eq!(trouble(&b" ".repeat(LARGEST + 1)), Trouble::TooLarge);
        assert_eq!(trouble(b""), Trouble::Empty);
        assert_eq!(trouble("\u{feff} \n".as_bytes()), Trouble::Empty);
        for bytes in [&b"\x89PNG\r\n\x1a\n\xff"[..], b"\xff\xfe{", b"\xff\xfe\x00\xd8"] {
            assert_eq!(trouble(bytes), Trouble::NotText);
        }
        let deep = "[".repeat(100_000);
        let magic = r#"{"format":"talapker-case/1","$serde_json::private::Number":"1"}"#;
        let refused = [
            ("{\n  \"format\"", Some((2, 10))),
            (deep.as_str(), Some((1, 128))),
            ("\0", Some((1, 1))),
            ("5", None),
            ("{}", None),
            ("[{\"format\":\"talapker-case/1\"},7]", None),
        ];
        for (text, place) in refused {
            let Trouble::Refused(refused) = trouble(text.as_bytes()) else { panic!("{text}") };
            let found = match refused {
                Refused::NotJson { line, column, .. } => Some((line, column)),
                Refused::NotACase(_) | Refused::UnknownFormat { .. } => None,
            };
            assert_eq!(found, place, "{text:.20}");
        }
        assert_eq!(opened(magic.as_bytes()).ignored.len(), 1);
        let newer = trouble(br#"{"format":"talapker-case/2"}"#);
        let format = Some("talapker-case/2".to_string());
        assert_eq!(newer, Trouble::Refused(Refused::UnknownFormat { element: None, format }));
    }

    #[test]
    fn what_the_answers_cannot_carry_is_named() {
        let label = "ы".repeat(300);
        let mark = r#"{"mark":"80.0000","out_of":"100"}"#;
        let marks = [mark; 60].join(",");
        let text = format!(
            r#"{{"format":"talapker-case/1","__proto__":{{}},"choices":[{{"label":"{label}","exam_marks":[{marks}]}},{{}}]}}"#
        );
        let read = opened(text.as_bytes());
        let paths: Vec<&str> = read.ignored.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["__proto__", "choices.0.label", "choices.0.exam_marks"]);
        assert_eq!(read.case.choices().len(), 2);
        assert!(same(&read.case, &Case::default()));
    }

    #[test]
    fn names_are_such_as_files_and_lists_can_have() {
        assert_eq!(file_name("Айша, 9 «Б» / Тараз"), "talapker-Айша-9-Б-Тараз.json");
        assert_eq!(file_name("../..\\:*?\u{202e}"), "talapker.json");
        assert_eq!(file_name(&"ұ-".repeat(99)).chars().count(), "talapker-.json".len() + 39);
        assert_eq!(name(" Айша\t\n Т. "), Some("Айша Т.".to_string()));
        assert_eq!((name(" \u{a0}"), name(&"ы".repeat(61))), (None, None));
        assert_eq!(name(&"ы".repeat(60)).map(|name| name.len()), Some(120));
    }
}
