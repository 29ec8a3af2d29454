//! The texts of all languages, packed as the page fetches them.

use talapker::class::session::protocol::Texts;

/// The texts of all languages.
pub(crate) fn texts() -> Vec<Texts> {
    let texts = |lang: &str, words: &str, full: &str| {
        let pack = |file: &str| {
            file.lines().filter_map(|line| Some(line.split_once(" = ")?.1)).collect::<Vec<_>>().join("\n")
        };
        Texts { lang: lang.to_string(), words: pack(words), full: pack(full) }
    };
    vec![
        texts("kk", include_str!("../../src/text/kk.txt"), include_str!("../../src/text/full/kk.txt")),
        texts("ru", include_str!("../../src/text/ru.txt"), include_str!("../../src/text/full/ru.txt")),
        texts("en", include_str!("../../src/text/en.txt"), include_str!("../../src/text/full/en.txt")),
    ]
}
