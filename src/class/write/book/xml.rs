//! Texts in XML, as Excel escapes them.

use std::fmt::{Arguments, Write as _};

/// Adds to a part.
pub(super) fn add(part: &mut String, xml: Arguments) {
    // Writing into a string cannot fail.
    let _ = part.write_fmt(xml);
}

/// The text in XML. Letters that XML does not have, and a carriage return, which it would change, are written as
/// `_x000D_`; so is the sign before what would be taken for one of these.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '_' if is_taken(text.get(at..).unwrap_or_default()) => code(&mut escaped, letter),
            '\t' | '\n' => escaped.push(letter),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => code(&mut escaped, letter),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn code(escaped: &mut String, letter: char) {
    add(escaped, format_args!("_x{:04X}_", u32::from(letter)));
}

/// Whether a text begins like an escape. What follows its figures may yet become one itself.
fn is_taken(text: &str) -> bool {
    let figures = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_has_not_are_escaped_and_what_looks_like_it_too() {
        for (text, xml) in [
            ("Сәуле & <Қ.>", "Сәуле &amp; &lt;Қ.&gt;"),
            ("\"a\"\t\n\r", "&quot;a&quot;\t\n_x000D_"),
            ("\0\u{1f}\u{ffff}", "_x0000__x001F__xFFFF_"),
            ("_x000D_", "_x005F_x000D_"),
            ("_x000D_x000d_", "_x005F_x000D_x005F_x000d_"),
            ("_x000D\u{1}", "_x005F_x000D_x0001_"),
            ("_x00Қ_ _x _", "_x00Қ_ _x _"),
        ] {
            assert_eq!(escaped(text), xml);
        }
    }
}
