//! The last check of a built site: no file refers to a missing one.

use crate::files;
use crate::project::Outcome;
use std::path::Path;

/// Endings of published files; a quoted text with one of them counts as a reference.
const ENDINGS: [&str; 9] = [".js", ".mjs", ".wasm", ".txt", ".css", ".html", ".webmanifest", ".png", ".svg"];

/// Fails with every reference to a missing file, or to a place outside the site.
pub(crate) fn check(dist: &Path) -> Outcome {
    let mut wrong = Vec::new();
    for path in files::below(dist)? {
        let read = path.ends_with(".html") || path.ends_with(".js") || path.ends_with(".webmanifest");
        if !read {
            continue;
        }
        let text = files::read_text(&dist.join(&path))?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for name in names(&text) {
            if name.contains("://") || name.starts_with('/') {
                wrong.push(format!("{path} refers to {name}, which is outside the site's folder"));
            } else if !there(dist, folder, name) {
                wrong.push(format!("{path} refers to {name}, which is not there"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n       ")) }
}

/// Whether a relative reference in a file of `folder` names a file of the site.
fn there(dist: &Path, folder: &str, name: &str) -> bool {
    let name = name.strip_prefix("./").unwrap_or(name);
    !name.split('/').any(|part| part == "..") && dist.join(folder).join(name).is_file()
}

/// Every quoted text that looks like a file's name.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '`']).filter(|word| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:".contains(letter);
        let named = ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending));
        named && word.chars().all(plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_looks_like_a_file() {
        let text = r#"<a href="x/y-1.js">a.js</a> import('./b.wasm'); "see it.txt" ".js" `http://h/c.css`"#;
        assert_eq!(names(text).collect::<Vec<_>>(), ["x/y-1.js", "./b.wasm", "http://h/c.css"]);
    }
}
