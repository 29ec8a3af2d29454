//! Splitting texts into words.

use std::collections::BTreeMap;
use std::fmt;

/// The place of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    file: String,
    line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// Adds the words of a file of `key = text` lines, each with its first place.
pub(crate) fn collect(file: &str, text: &str, all: &mut BTreeMap<String, Place>) {
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#')) {
        // A line without a `=` continues the text of the line before.
        let value = line.split_once('=').map_or(line, |(_, value)| value);
        for word in words(&without_markup(value)) {
            let place = || Place { file: file.to_owned(), line: index + 1 };
            all.entry(word.to_owned()).or_insert_with(place);
        }
    }
}

/// A text without `{placeholders}`, `<marks>` and addresses.
pub(crate) fn without_markup(text: &str) -> String {
    let mut out = String::new();
    let mut closing = None;
    for letter in text.chars() {
        match (closing, letter) {
            (Some(end), _) if letter == end => closing = None,
            (Some(_), _) => {}
            (None, '{') => closing = Some('}'),
            (None, '<') => closing = Some('>'),
            (None, _) => {
                out.push(letter);
                continue;
            }
        }
        out.push(' ');
    }
    let plain = |word: &&str| !word.contains("://") && !word.contains('@') && !names_a_site(word);
    out.split_whitespace().filter(plain).collect::<Vec<_>>().join(" ")
}

/// Whether a piece of text is a site's name: Latin letters on both sides of a dot.
fn names_a_site(text: &str) -> bool {
    let letter = |found: Option<char>| found.is_some_and(|letter| letter.is_ascii_alphabetic());
    text.match_indices('.')
        .any(|(at, _)| letter(text[..at].chars().next_back()) && letter(text[at + 1..].chars().next()))
}

/// The words of a plain text: letters, with hyphens and apostrophes between them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic() && !"-'’\u{301}".contains(letter))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()))
        .filter(|word| word.chars().count() > 1)
}

/// Whether a word (or one part of it between hyphens) is written in two alphabets, which no reader notices and every
/// search misses: a Latin `i` in a Kazakh word.
pub(crate) fn mixes_scripts(word: &str) -> bool {
    word.split('-').any(|part| {
        let latin = part.chars().any(|letter| letter.is_ascii_alphabetic());
        let cyrillic = part.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
        latin && cyrillic
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_words() {
        let text = without_markup(
            "{count} күн <b>қалды</b>: 9-сыныптан, https://x.kz/й «SMS-пен» e (adilet.zan.kz)",
        );
        assert_eq!(words(&text).collect::<Vec<_>>(), ["күн", "қалды", "сыныптан", "SMS-пен"]);
    }

    #[test]
    fn values_are_read_and_comments_are_not() {
        let mut all = BTreeMap::new();
        collect("f.txt", "# one\nkey.two = three\nfour five\n", &mut all);
        assert_eq!(all.keys().collect::<Vec<_>>(), ["five", "four", "three"]);
        assert_eq!(all["five"].to_string(), "f.txt:3");
    }

    #[test]
    fn two_alphabets_in_a_word_are_found() {
        assert!(mixes_scripts("бетi"));
        assert!(!mixes_scripts("беті") && !mixes_scripts("SMS-пен") && !mixes_scripts("page"));
    }
}
