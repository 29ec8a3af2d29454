//! Texts as a reader compares them: without case, spaces and punctuation, and with letters that look alike made one.

/// Whether a character takes no room: zero-width ones, the soft hyphen, marks of direction and the byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Without spaces of any kind at both ends, and with one space for those inside.
///
/// ```
/// assert_eq!(talapker::class::fold::tidy("\u{a0} Ким\n Ли\u{200b}"), "Ким Ли");
/// ```
pub fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// A letter and the mark behind it as one letter, for the letters that have such a form in our alphabets.
fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('и', '\u{306}') => 'й',
        ('И', '\u{306}') => 'Й',
        ('е', '\u{308}') => 'ё',
        ('Е', '\u{308}') => 'Ё',
        ('у', '\u{306}') => 'ў',
        ('У', '\u{306}') => 'Ў',
        ('і', '\u{308}') => 'ї',
        ('І', '\u{308}') => 'Ї',
        _ => return None,
    })
}

/// Calls `each` with every letter, figure and other visible character; a letter with its mark is one.
fn letters(text: &str, each: &mut dyn FnMut(char)) {
    let mut last: Option<char> = None;
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        if let Some(letter) = last {
            if let Some(one) = composed(letter, c) {
                last = Some(one);
                continue;
            }
            if matches!(c, '\u{300}'..='\u{36f}') {
                continue;
            }
            each(letter);
        }
        last = Some(c);
    }
    if let Some(letter) = last {
        each(letter);
    }
}

fn folded(text: &str, keep: &dyn Fn(char) -> bool, alike: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    letters(text, &mut |c| {
        let c = if alike { cyrillic(c) } else { c };
        if c.is_alphanumeric() || keep(c) {
            folded.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        }
    });
    folded
}

/// Without case, spaces, punctuation and marks; `ё` is `е`.
pub fn bare(text: &str) -> String {
    folded(text, &|_| false, false)
}

/// The same with the question marks, which stand for letters that were lost.
pub fn bare_with_gaps(text: &str) -> String {
    folded(text, &|c| c == '?', true)
}

/// As [`bare`], with Latin letters that look like Cyrillic ones as those.
///
/// ```
/// use talapker::class::fold::{alike, bare};
/// assert_ne!(bare("Tегі"), bare("Тегі"));
/// assert_eq!(alike("Tегі"), alike("Тегі"));
/// ```
pub fn alike(text: &str) -> String {
    folded(text, &|_| false, true)
}

/// A name as it is compared with others: letters, case, look-alikes and spaces made one, everything else kept.
pub fn same_name(name: &str) -> String {
    folded(name, &|c| !c.is_alphanumeric(), true)
}

/// The Cyrillic letter that a Latin one looks like.
fn cyrillic(c: char) -> char {
    match c {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'I' => 'І',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'h' => 'һ',
        'i' => 'і',
        'k' => 'к',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'Ə' => 'Ә',
        'ə' => 'ә',
        'Ɵ' => 'Ө',
        'ɵ' => 'ө',
        _ => c,
    }
}

/// Whether the text begins with one of the words, as a whole word, whatever its case and the alphabet of its letters.
pub fn begins_with_word(text: &str, words: &[&str]) -> bool {
    let first: String =
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || is_unseen(*c)).collect();
    let (bare, alike) = (bare(&first), alike(&first));
    !bare.is_empty() && words.iter().any(|word| bare == self::bare(word) || alike == self::alike(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_their_letters() {
        assert_eq!(bare("Андреи\u{306} Е\u{308}лкин"), bare("Андрей Елкин"));
        assert_eq!(bare("Ту\u{ad}ған  кү\u{200b}ні"), "туғанкүні");
        assert_eq!(bare("№ п/п"), "пп");
    }

    #[test]
    fn a_word_is_whole() {
        assert!(begins_with_word("Итого: 5", &["Итого"]) && begins_with_word("ИТОГО", &["Итого"]));
        assert!(!begins_with_word("Итогова Анна", &["Итого"]) && !begins_with_word("", &["Итого"]));
    }
}
