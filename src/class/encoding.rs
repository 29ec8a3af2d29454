//! Bytes to text: which encoding it is, and the text.
//!
//! UTF-16 and KZ-1048 need no tables but sixteen letters. Windows-1251 is decoded by `encoding_rs` natively, and in a
//! browser by its own decoder, so that no table travels there.

use crate::rules::code::codes;

codes! {
    /// An encoding of text.
    pub enum Encoding {
        /// UTF-8.
        Utf8 = "utf-8",
        /// UTF-16, the low byte first.
        Utf16Le = "utf-16le",
        /// UTF-16, the high byte first.
        Utf16Be = "utf-16be",
        /// The code page of a Russian Windows.
        Windows1251 = "windows-1251",
        /// The Kazakh standard СТ РК 1048-2002: windows-1251 with sixteen other letters.
        Kz1048 = "kz-1048",
    }
}

/// Decodes windows-1251, one character a byte; what is none there is U+FFFD or a control character.
pub type Decode<'a> = &'a dyn Fn(&[u8]) -> String;

/// Windows-1251 by `encoding_rs`.
#[cfg(not(target_arch = "wasm32"))]
pub fn windows_1251(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned()
}

/// Windows-1251 by the browser. Without a decoder nothing is read, and U+FFFD stands for each byte beyond ASCII.
#[cfg(target_arch = "wasm32")]
pub fn windows_1251(bytes: &[u8]) -> String {
    web_sys::TextDecoder::new_with_label("windows-1251")
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// Where KZ-1048 differs from windows-1251, with the letter that it has there (СТ РК 1048-2002).
pub const KAZAKH: [(u8, char); 16] = [
    (0x8d, 'Қ'),
    (0x8e, 'Һ'),
    (0x9d, 'қ'),
    (0x9e, 'һ'),
    (0xa1, 'Ұ'),
    (0xa2, 'ұ'),
    (0xa3, 'Ә'),
    (0xa5, 'Ө'),
    (0xaa, 'Ғ'),
    (0xaf, 'Ү'),
    (0xb4, 'ө'),
    (0xba, 'ғ'),
    (0xbc, 'ә'),
    (0xbd, 'Ң'),
    (0xbe, 'ң'),
    (0xbf, 'ү'),
];

/// The text of the bytes and its encoding. What is invalid in it becomes U+FFFD.
///
/// ```
/// use talapker::class::encoding::{Encoding, decode, windows_1251};
/// assert_eq!(decode("Тегі;Аты".as_bytes(), &windows_1251).1, Encoding::Utf8);
/// let (text, encoding) = decode(b"\xd2\xf3\xba\xe0\xed \xea\xbf\xed\xb3", &windows_1251);
/// assert_eq!((text.as_str(), encoding), ("Туған күні", Encoding::Kz1048));
/// ```
pub fn decode(bytes: &[u8], decode_1251: Decode) -> (String, Encoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return (utf_16(rest, u16::from_le_bytes), Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return (utf_16(rest, u16::from_be_bytes), Encoding::Utf16Be);
    }
    // In UTF-16 some are ASCII, and have a zero byte.
    if bytes.contains(&0) {
        if is_utf_16(bytes, 1) {
            return (utf_16(bytes, u16::from_le_bytes), Encoding::Utf16Le);
        }
        if is_utf_16(bytes, 0) {
            return (utf_16(bytes, u16::from_be_bytes), Encoding::Utf16Be);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_string(), Encoding::Utf8);
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    if is_damaged_utf_8(&text, bytes) {
        return (text, Encoding::Utf8);
    }
    let text = decode_1251(bytes);
    let kazakh = with_kazakh(&text, bytes);
    if is_kazakh(&kazakh, bytes) { (kazakh, Encoding::Kz1048) } else { (text, Encoding::Windows1251) }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String =
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Whether the bytes are UTF-16 whose high byte stands at that place of each pair: nearly all of them are Cyrillic or
/// ASCII, some of them ASCII.
fn is_utf_16(bytes: &[u8], high: usize) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    let (mut fit, mut ascii) = (0_usize, 0_usize);
    for [first, second] in pairs {
        let (high, low) = if high == 0 { (*first, *second) } else { (*second, *first) };
        fit = fit.saturating_add(usize::from(matches!(high, 0 | 4) && (high == 4 || low != 0)));
        ascii = ascii
            .saturating_add(usize::from(high == 0 && matches!(low, b'\t' | b'\n' | b'\r' | b' '..=b'~')));
    }
    ascii > 0 && fit.saturating_mul(5) >= pairs.len().saturating_mul(4)
}

/// Whether a text that is not quite UTF-8 was meant as such: nearly all of its bytes beyond ASCII belong to letters, as
/// those of an 8-bit encoding never do.
fn is_damaged_utf_8(text: &str, bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let good = text.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER);
    let good: usize = good.map(char::len_utf8).sum();
    good.saturating_mul(4) >= beyond.saturating_mul(3)
}

/// The text of windows-1251 with the letters of KZ-1048 where it differs.
fn with_kazakh(text: &str, bytes: &[u8]) -> String {
    let mut letters = [None; 256];
    for (byte, letter) in KAZAKH {
        if let Some(place) = letters.get_mut(usize::from(byte)) {
            *place = Some(letter);
        }
    }
    let letter = |byte: &u8| letters.get(usize::from(*byte)).copied().flatten();
    text.chars().zip(bytes).map(|(c, byte)| letter(byte).unwrap_or(c)).collect()
}

/// Whether more words with Kazakh letters could be Kazakh ones than could not.
fn is_kazakh(kazakh: &str, bytes: &[u8]) -> bool {
    if !bytes.iter().any(|byte| KAZAKH.iter().any(|(other, _)| other == byte)) {
        return false;
    }
    let own = |c: char| KAZAKH.iter().any(|(_, letter)| *letter == c);
    let mut score = 0_i64;
    for word in kazakh.split(|c: char| !c.is_alphabetic()) {
        if word.contains(own) {
            score = score.saturating_add(if could_be_kazakh(&word.to_lowercase()) { 1 } else { -1 });
        }
    }
    score > 0
}

/// Whether a word with Kazakh letters could be one. The Ukrainian and Belarusian letters at the same places stand
/// otherwise: ї beside a vowel («Київ»), ў behind one («Быкаў»), ґ before one («Ґалаґан»), є at the end, before a
/// consonant at the beginning, or beside a front vowel («Моє», «Євген», «Сергієнко»).
fn could_be_kazakh(word: &str) -> bool {
    let vowel = |c: &char| "аәеиоөуұүыіэюя".contains(*c);
    let letters: Vec<char> = word.chars().collect();
    let fits = |(at, c): (usize, &char)| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let mut behind = letters.iter().skip(at.saturating_add(1));
        let after = behind.next();
        match c {
            'ү' => !before.is_some_and(vowel) && !after.is_some_and(vowel),
            // «Мұсаұлы»: the son of.
            'ұ' => !before.is_some_and(vowel) || (after == Some(&'л') && behind.next() == Some(&'ы')),
            'ө' => !after.is_some_and(vowel),
            'ғ' => {
                let near = || [before, after].into_iter().flatten();
                let front = near().any(|c| "әөүіе".contains(*c));
                after.is_some() && near().any(vowel) && !front
            }
            _ => true,
        }
    };
    letters.len() > 1 && letters.iter().enumerate().all(fits)
}

/// Whether letters were lost before the text was saved: question marks inside words, before a Cyrillic letter.
pub fn lost_letters(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if c == '?' && is_cyrillic(after) && (is_cyrillic(before) || before == '?' || starts_word(before)) {
            return true;
        }
        before = c;
    }
    false
}

fn starts_word(before: char) -> bool {
    !before.is_alphanumeric() && before != '?'
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn of_utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_with_and_without_its_mark() {
        let text = "Тегі;Аты\r\nӨтепұлы;Һәкім\r\n";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8),
            (of_utf_16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (of_utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), Encoding::Utf16Le),
            (of_utf_16(text, u16::to_be_bytes), Encoding::Utf16Be),
            (of_utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            assert_eq!(decode(&bytes, &windows_1251), (text.to_string(), encoding));
        }
    }

    #[test]
    fn other_languages_of_1251_are_not_taken_for_kazakh() {
        for text in ["Київ;Україна", "Євгенія Ґалаґан", "Сергієнко Юрій", "Быкаў", "Моє", "Петрова", "a;b"]
        {
            let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(text);
            assert!(!lossy);
            let expected = if text.is_ascii() { Encoding::Utf8 } else { Encoding::Windows1251 };
            assert_eq!(decode(&bytes, &windows_1251), (text.to_string(), expected));
        }
    }

    #[test]
    fn one_kazakh_word_is_enough() {
        for text in [
            "Мұсаұлы",
            "Әуезов",
            "Сәуле",
            "Тәуелсіздік",
            "Ғани",
            "Мағжан",
            "Туған",
            "Өтепұлы",
            "Үміт",
            "Һәкім",
        ] {
            let letter = |c: char| KAZAKH.iter().find(|(_, letter)| *letter == c).map(|(byte, _)| *byte);
            let byte = |c: char| {
                letter(c).map_or_else(
                    || encoding_rs::WINDOWS_1251.encode(&c.to_string()).0.to_vec(),
                    |byte| vec![byte],
                )
            };
            let bytes: Vec<u8> = text.chars().flat_map(byte).collect();
            assert_eq!(decode(&bytes, &windows_1251), (text.to_string(), Encoding::Kz1048));
        }
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        let (text, encoding) = decode(b"\xd0\xa2\xd0\xb5\xd0\xb3\xff;\xd0\x90", &windows_1251);
        assert_eq!((text.as_str(), encoding), ("Тег\u{fffd};А", Encoding::Utf8));
    }

    #[test]
    fn lost_letters_are_seen_and_questions_are_not() {
        for text in ["?лгібекова", "Айс?лу", "Сына??ызы", "?аза? тілі"] {
            assert!(lost_letters(text), "{text}");
        }
        for text in ["?", "Как? Так", "v?x", "нет?", "a.kz/?q=1"] {
            assert!(!lost_letters(text), "{text}");
        }
    }
}
