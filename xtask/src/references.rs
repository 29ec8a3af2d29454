//! The last check of a built site: no file names another one that is not there.

use crate::files;
use crate::project::Outcome;
use std::path::Path;

/// Endings of what the site publishes; a quoted text with one of them is taken for a reference.
const ENDINGS: [&str; 9] = [".js", ".mjs", ".wasm", ".txt", ".css", ".html", ".webmanifest", ".png", ".svg"];

/// Look like files' names, but are what the modules call the functions that they import from their glue.
const IMPORTS: [&str; 2] = ["./talapker_bg.js", "./full_bg.js"];

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
        for name in names(&text).filter(|name| !IMPORTS.contains(name)) {
            if name.contains("://") || name.starts_with('/') {
                wrong.push(format!("{path} refers to {name}, which is outside the site's folder"));
            } else if !there(dist, folder, name) {
                wrong.push(format!("{path} refers to {name}, which is not there"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n       ")) }
}

/// Whether a relative reference made by a file in `folder` leads to a file of the site. What the boot script reads
/// from the page's list is relative to the page, what a module names is relative to itself.
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
