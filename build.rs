//! Generates `Key`, the name of every text, from the language files. A text that is missing, doubled or misplaced in one
//! of them, or that differs from the Kazakh one in its `{places}` or its forms, is an error of the build.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, io, path};

/// A language file: its path and its content.
type File = (String, String);

/// A line `key = text` and its place, as `src/text/kk.txt:3`.
struct Line<'a> {
    key: &'a str,
    text: &'a str,
    place: String,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/text");
    match keys(&[files("src/text")?, files("src/text/full")?]) {
        Ok(source) => {
            let folder = path::PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
            fs::write(folder.join("keys.rs"), source)?;
        }
        Err(faults) => faults.iter().for_each(|fault| println!("cargo::error={fault}")),
    }
    Ok(())
}

/// The language files of a folder; the first is the one that the others follow.
fn files(folder: &str) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if name.strip_suffix(".txt").is_some() {
            files.push((path.clone(), fs::read_to_string(path)?));
        }
    }
    files.sort_by_key(|(path, _)| !path.ends_with("/kk.txt"));
    Ok(files)
}

/// The source of `Key`, `NAMES` and `FULL_NAMES`, or all that is wrong with the files: those of every visit and those
/// of the full module.
pub(crate) fn keys(folders: &[Vec<File>; 2]) -> Result<String, Vec<String>> {
    let mut faults = Vec::new();
    let mut places = BTreeMap::new();
    let [names, full] = folders.each_ref().map(|files| {
        let mut reference = Vec::new();
        for (at, (path, file)) in files.iter().enumerate() {
            let texts = texts(path, file, &mut faults);
            if at == 0 {
                reference = texts;
            } else {
                compare(&reference, path, &texts, &mut faults);
            }
        }
        for Line { key, place, .. } in &reference {
            if let Some(first) = places.insert(*key, place.clone()) {
                faults.push(format!("{place}: `{key}` is there already ({first})"));
            }
        }
        reference.iter().map(|text| text.key).collect::<Vec<_>>()
    });
    let variants = [names.join(", "), full.join(", ")].join(", ");
    let source = format!(
        "/// The name of a text, spelt as in the language files, so that a search finds both.\n\
         #[expect(non_camel_case_types, reason = \"spelt as in the language files\")]\n\
         #[expect(missing_docs, reason = \"the text itself says what it is for\")]\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Key {{ {variants} }}\n\
         /// The names of the texts that every visit needs, in order.\n\
         pub const NAMES: &[&str] = &{names:?};\n\
         /// The names of the texts of the full module, which follow them.\n\
         pub const FULL_NAMES: &[&str] = &{full:?};\n"
    );
    if faults.is_empty() { Ok(source) } else { Err(faults) }
}

fn texts<'a>(path: &str, file: &'a str, faults: &mut Vec<String>) -> Vec<Line<'a>> {
    let mut texts = Vec::new();
    for (at, line) in file.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        let place = format!("{path}:{}", at + 1);
        match line.split_once(" = ") {
            Some((key, text)) => texts.push(Line { key, text, place }),
            None => faults.push(format!("{place}: `{line}` is not of the form `key = text`")),
        }
    }
    texts
}

/// Reports each text of another shape up to the first place where a file leaves the order of the reference.
fn compare(reference: &[Line], path: &str, texts: &[Line], faults: &mut Vec<String>) {
    let named =
        |text: Option<&Line>| text.map_or("nothing".into(), |it| format!("`{}` ({})", it.key, it.place));
    for at in 0..reference.len().max(texts.len()) {
        let (wanted, found) = match (reference.get(at), texts.get(at)) {
            (Some(wanted), Some(found)) if wanted.key == found.key => (wanted, found),
            (wanted, found) => {
                faults.push(format!("{path}: expected {}, found {}", named(wanted), named(found)));
                return;
            }
        };
        // A text that depends on a number has one form in Kazakh; see `text::numbers`.
        let of_a_number = [("/ru.txt", 3), ("/en.txt", 2)].iter().find(|(name, _)| path.ends_with(name));
        let [one, other] = [wanted.text, found.text].map(|text| text.split('|').count());
        if one != other && !(one == 1 && of_a_number.is_some_and(|(_, forms)| *forms == other)) {
            faults.push(format!("{}: `{}` has {other} forms, not {one}", found.place, found.key));
        }
        if places(wanted.text) != places(found.text) {
            faults
                .push(format!("{}: `{}` has not the {{places}} of {}", found.place, found.key, wanted.place));
        }
    }
}

fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}
