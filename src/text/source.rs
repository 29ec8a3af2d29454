//! The language files as they are written: for tests, tools and the library's own users.

use super::{FULL_NAMES, Lang, NAMES, Words};
use crate::rules::code::Code;

const KK: &str = include_str!("kk.txt");
const RU: &str = include_str!("ru.txt");
const EN: &str = include_str!("en.txt");
const FULL_KK: &str = include_str!("full/kk.txt");
const FULL_RU: &str = include_str!("full/ru.txt");
const FULL_EN: &str = include_str!("full/en.txt");

// A text that is missing, doubled or out of order does not compile.
const _: () = assert!(in_order(KK, NAMES), "kk.txt does not hold exactly the keys of keys.rs in their order");
const _: () = assert!(in_order(RU, NAMES), "ru.txt does not hold exactly the keys of keys.rs in their order");
const _: () = assert!(in_order(EN, NAMES), "en.txt does not hold exactly the keys of keys.rs in their order");
const _: () = assert!(in_order(FULL_KK, FULL_NAMES), "full/kk.txt does not hold exactly the keys of keys.rs");
const _: () = assert!(in_order(FULL_RU, FULL_NAMES), "full/ru.txt does not hold exactly the keys of keys.rs");
const _: () = assert!(in_order(FULL_EN, FULL_NAMES), "full/en.txt does not hold exactly the keys of keys.rs");

/// Whether the lines `key = text` of a file are those names, in order.
#[expect(clippy::indexing_slicing, reason = "runs while compiling, where a bad index is an error")]
const fn in_order(file: &str, names: &[&str]) -> bool {
    let bytes = file.as_bytes();
    let mut at = 0;
    let mut name = 0;
    while at < bytes.len() {
        if bytes[at] != b'#' && bytes[at] != b'\n' {
            if name == names.len() || !starts_with_key(bytes, at, names[name].as_bytes()) {
                return false;
            }
            name += 1;
        }
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    name == names.len()
}

#[expect(clippy::indexing_slicing, reason = "runs while compiling, where a bad index is an error")]
const fn starts_with_key(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let mut i = 0;
    while i < name.len() {
        if at + i >= bytes.len() || bytes[at + i] != name[i] {
            return false;
        }
        i += 1;
    }
    let after = at + i;
    after + 2 < bytes.len() && bytes[after] == b' ' && bytes[after + 1] == b'=' && bytes[after + 2] == b' '
}

/// The file of a language, as it is written.
pub fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => KK,
        Lang::Ru => RU,
        Lang::En => EN,
    }
}

/// The file of a language for the pages for planning and keeping, as it is written.
pub fn full_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => FULL_KK,
        Lang::Ru => FULL_RU,
        Lang::En => FULL_EN,
    }
}

/// The law's provisions in our own words, in one language, as they are written.
pub fn law_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => include_str!("law/kk.txt"),
        Lang::Ru => include_str!("law/ru.txt"),
        Lang::En => include_str!("law/en.txt"),
    }
}

/// The texts of a language, all of them.
pub fn words(lang: Lang) -> Words {
    Words { lang, lines: texts(file(lang)).chain(texts(full_file(lang))).collect::<Vec<_>>().leak() }
}

/// The packed form that the page fetches: one text a line.
pub fn pack(lang: Lang) -> String {
    texts(file(lang)).collect::<Vec<_>>().join("\n")
}

/// The packed form of the texts for planning and keeping.
pub fn pack_full(lang: Lang) -> String {
    texts(full_file(lang)).collect::<Vec<_>>().join("\n")
}

/// The packed form of the law's texts: the lines `says` and `does` of each provision, in order.
pub fn pack_law(lang: Lang) -> String {
    texts(law_file(lang)).collect::<Vec<_>>().join("\n")
}

fn texts(file: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=').map(|(_, text)| text.trim_start()))
}

/// All languages, for tests that hold for each.
pub fn all() -> Vec<Words> {
    Lang::ALL.iter().map(|lang| words(*lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|p| p.split('}').next()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn all_languages_have_the_same_places_to_fill() {
        let kk = words(Lang::Kk).lines;
        for lang in [Lang::Ru, Lang::En] {
            for (at, text) in words(lang).lines.iter().enumerate() {
                assert_eq!(places(text), places(kk[at]), "text {at}, {}, in {}", kk[at], lang.code());
            }
        }
    }

    #[test]
    fn packed_texts_come_back() {
        for lang in Lang::ALL {
            let packed: &'static str = Box::leak(pack(*lang).into_boxed_str());
            let full: &'static str = Box::leak(pack_full(*lang).into_boxed_str());
            let first = Words::packed(*lang, packed).unwrap();
            assert_eq!(first.with_full(full), Some(words(*lang)));
            let cut = packed.rfind('\n').unwrap();
            assert_eq!(Words::packed(*lang, &packed[..cut]), None);
            assert_eq!(first.with_full(&full[..full.rfind('\n').unwrap()]), None);
        }
    }

    #[test]
    fn no_word_mixes_alphabets() {
        for lang in [Lang::Kk, Lang::Ru] {
            for text in words(lang).lines.iter().copied().chain(texts(law_file(lang))) {
                for word in text.split(|c: char| !c.is_alphabetic()) {
                    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
                    let other = word.chars().any(|c| !c.is_ascii_alphabetic());
                    assert!(!(latin && other), "{word}: {text}");
                }
            }
        }
    }
}
