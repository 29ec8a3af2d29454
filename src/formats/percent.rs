//! Percent-encoding, as links need it.

/// Percent-encodes what would end the answer or break a link.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,/:".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let hex = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase();
            escaped.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    escaped
}

/// The text again; `None` if it is not percent-encoded UTF-8.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in ["", "Мед & %", "a=b&c", "100%", "😀 #\n"] {
            assert_eq!(unescape(&escape(text)).as_deref(), Some(text));
            assert!(escape(text).bytes().all(|b| b.is_ascii_graphic() && b"&=#\"".iter().all(|c| *c != b)));
        }
        for broken in ["%", "%4", "%zz", "%FF"] {
            assert_eq!(unescape(broken), None, "{broken}");
        }
    }
}
