//! Installing the site and opening it without a network: icons, manifest, and the worker with the list of files of
//! one version.

use crate::files;
use crate::pack::{self, Published, Site};
use crate::project::Outcome;
use std::fmt::Write as _;
use std::path::Path;

/// The worker's file. It is published beside the page, because it serves what is below its own folder.
pub(crate) const WORKER: &str = "sw.js";
/// The manifest's file.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
/// The folder of the icons.
const ICONS: &str = "icons/";

/// The places for version and files in the worker's source.
const VERSION_MARK: &str = "{version}";
const FILES_MARK: &str = "\"{files}\"";

/// Files of the site that are no part of a version: the worker itself, and what only the host reads.
const OUTSIDE: [&str; 2] = [WORKER, "_headers"];

/// The parts of the site that few people use: the copy has their files once they were used. Each is the name of its files
/// in `assets/`, before the hash.
pub(crate) const CLASS: &str = "class";
pub(crate) const PLACEMENT: &str = "placement";
pub(crate) const SHEETS: &str = "sheets";

/// The part that a published file belongs to; `None` if everybody's copy has it.
pub(crate) fn part_of(path: &str) -> Option<&'static str> {
    let (name, _) = path.strip_prefix("assets/")?.split_once('-')?;
    [CLASS, PLACEMENT, SHEETS].into_iter().find(|part| *part == name)
}

/// Publishes the icons; returns each with its name in the sources.
pub(crate) fn icons(site: &Site, public: &Path) -> Outcome<Vec<(String, Published)>> {
    let mut all = Vec::new();
    for name in files::below(public)?.into_iter().filter(|name| name.starts_with(ICONS)) {
        let icon = site.publish(&name, &files::read(&public.join(&name))?)?;
        all.push((name, icon));
    }
    Ok(all)
}

/// A text with the published names of the icons in place of those in the sources.
pub(crate) fn pointed_at(text: &str, icons: &[(String, Published)]) -> String {
    icons.iter().fold(text.to_owned(), |text, (name, icon)| text.replace(name.as_str(), &icon.path))
}

/// The name of a version: twelve digits of the hash of all its files. `dist` holds what is published so far; `sources`
/// are the texts from which the other files are generated.
pub(crate) fn version(dist: &Path, sources: &[&str]) -> Outcome<String> {
    let mut all = String::new();
    for path in files::below(dist)? {
        // Writing to a string cannot fail.
        let _ = writeln!(all, "{path} {}", pack::integrity(&files::read(&dist.join(&path))?));
    }
    for source in sources {
        let _ = writeln!(all, "{}", pack::integrity(source.as_bytes()));
    }
    Ok(pack::digits(&[all.as_bytes()]))
}

/// How many bytes the files of everybody's copy that are published so far are when compressed.
pub(crate) fn weight(dist: &Path) -> Outcome<usize> {
    let mut sum = 0;
    let counts = |path: &&String| !OUTSIDE.contains(&path.as_str()) && part_of(path).is_none();
    for path in files::below(dist)?.iter().filter(counts) {
        let bytes = files::read(&dist.join(path))?;
        sum += if pack::compressible(path) { pack::brotli(&bytes)?.len() } else { bytes.len() };
    }
    Ok(sum)
}

/// The worker's source with the version and the files of the finished site filled in.
pub(crate) fn worker(template: &str, version: &str, dist: &Path) -> Outcome<String> {
    if !template.contains(VERSION_MARK) || !template.contains(FILES_MARK) {
        return Err(format!("{WORKER} has no place for its version or its files"));
    }
    let mut list = Vec::new();
    for path in files::below(dist)?.iter().filter(|path| !OUTSIDE.contains(&path.as_str())) {
        let bytes = files::read(&dist.join(path))?;
        // The page is requested as the folder: some hosts redirect requests for its file.
        let name = if path == "index.html" { "" } else { path };
        let part = part_of(path).map_or(String::new(), |part| format!(",\"{part}\""));
        list.push(format!("\"{name}\":[\"{}\",{}{part}]", pack::integrity(&bytes), bytes.len()));
    }
    let list = format!("{{{}}}", list.join(","));
    Ok(template.replace(VERSION_MARK, version).replace(FILES_MARK, &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-offline-{}-{name}", std::process::id()));
        files::empty_folder(&folder).unwrap();
        for (path, text) in [("index.html", "page"), ("assets/a-1.js", "a"), ("_headers", "h")] {
            files::write(&folder.join(path), text.as_bytes()).unwrap();
        }
        folder
    }

    #[test]
    fn the_worker_lists_the_version_and_nothing_else() {
        let dist = folder("lists");
        let text = worker("const V = \"{version}\", F = \"{files}\";", "0a", &dist).unwrap();
        assert!(text.starts_with("const V = \"0a\", F = {\"assets/a-1.js\":[\"sha256-"), "{text}");
        assert!(text.contains("\",1],\"\":[\"sha256-") && text.ends_with("\",4]};"), "{text}");
        assert!(worker("const V = 1;", "0a", &dist).is_err());
    }

    #[test]
    fn the_worker_knows_what_few_people_use() {
        let dist = folder("parts");
        let before = weight(&dist).unwrap();
        files::write(&dist.join("assets/sheets-1.wasm"), b"rare").unwrap();
        assert_eq!(weight(&dist).unwrap(), before);
        let text = worker("const V = \"{version}\", F = \"{files}\";", "0a", &dist).unwrap();
        assert!(text.contains("\",4,\"sheets\"],"), "{text}");
        assert_eq!(["assets/classes-1.js", "text/class-1.js", "sheets-1.js"].map(part_of), [None; 3]);
    }

    #[test]
    fn any_other_byte_is_another_version() {
        let dist = folder("version");
        let first = version(&dist, &["worker"]).unwrap();
        assert_eq!(version(&dist, &["worker"]).unwrap(), first);
        assert_ne!(version(&dist, &["another"]).unwrap(), first);
        files::write(&dist.join("assets/a-1.js"), b"b").unwrap();
        assert_ne!(version(&dist, &["worker"]).unwrap(), first);
    }

    /// The colours of the manifest and of the page's head are the style sheet's.
    #[test]
    fn the_colours_are_the_tokens() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let read = |name: &str| files::read_text(&root.join(name)).unwrap();
        let (style, manifest, page) =
            (read("public/style.css"), read("public/manifest.webmanifest"), read("index.html"));
        let token = |name: &str, nth: usize| {
            let (_, rest) =
                style.match_indices(&format!("{name}: ")).nth(nth).map(|(at, _)| style.split_at(at)).unwrap();
            rest.split([' ', ';']).nth(1).unwrap().to_owned()
        };
        assert!(manifest.contains(&format!("\"theme_color\": \"{}\"", token("--card", 0))), "{manifest}");
        assert!(
            manifest.contains(&format!("\"background_color\": \"{}\"", token("--paper", 0))),
            "{manifest}"
        );
        for (nth, scheme) in ["light", "dark"].iter().enumerate() {
            let meta =
                format!("content=\"{}\" media=\"(prefers-color-scheme: {scheme})\"", token("--card", nth));
            assert!(page.contains(&meta), "{meta}");
        }
    }
}
