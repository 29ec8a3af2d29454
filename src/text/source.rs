//! The language files as they are written: for tests, tools and the library's own users.

use super::{Lang, Words};
use crate::rules::code::Code;

/// The file of a language, as it is written.
pub fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => include_str!("kk.txt"),
        Lang::Ru => include_str!("ru.txt"),
        Lang::En => include_str!("en.txt"),
    }
}

/// The file of a language with the texts of the full module, as it is written.
pub fn full_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => include_str!("full/kk.txt"),
        Lang::Ru => include_str!("full/ru.txt"),
        Lang::En => include_str!("full/en.txt"),
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

/// The packed form of the texts of the full module.
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
    fn signs_hold_to_their_numbers_and_russian_has_its_dash() {
        for lang in Lang::ALL {
            for text in words(*lang).lines {
                assert!(!text.contains("№ ") && !text.contains(" %"), "a no-break space: {text}");
                assert!(*lang != Lang::Ru || !text.contains(" – "), "a no-break space and — in: {text}");
            }
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
