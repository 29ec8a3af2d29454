//! The texts of all sheets, each once.

use std::collections::BTreeMap;

use super::{MAIN, xml};

/// The longest text of a cell, in units of UTF-16.
const LONGEST: usize = 32_767;

/// Texts with the number of each.
#[derive(Default)]
pub(in crate::class::write) struct Texts {
    numbers: BTreeMap<String, usize>,
    items: String,
    used: usize,
}

impl Texts {
    /// The number of a text, cut where a cell ends.
    pub(super) fn number(&mut self, text: &str) -> usize {
        let text = cut(text, LONGEST);
        self.used = self.used.saturating_add(1);
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_string(), number);
        // Spaces at the ends are part of the text.
        let text = xml::escaped(text);
        xml::add(&mut self.items, format_args!(r#"<si><t xml:space="preserve">{text}</t></si>"#));
        number
    }

    /// Their part of the workbook.
    pub(super) fn xml(&self) -> String {
        let (used, own, items) = (self.used, self.numbers.len(), &self.items);
        format!(r#"<sst xmlns="{MAIN}" count="{used}" uniqueCount="{own}">{items}</sst>"#)
    }
}

/// As much of a text as has at most so many units of UTF-16, which Excel counts.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut left = most;
    let end = text.char_indices().find(|(_, letter)| match left.checked_sub(letter.len_utf16()) {
        Some(less) => {
            left = less;
            false
        }
        None => true,
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_there_once_and_as_long_as_a_cell() {
        let mut texts = Texts::default();
        let long = format!("{}😀", "ә".repeat(LONGEST - 1));
        assert_eq!([" a", "b", " a", &long].map(|text| texts.number(text)), [0, 1, 0, 2]);
        let xml = texts.xml();
        assert!(xml.contains(r#"count="4" uniqueCount="3"><si><t xml:space="preserve"> a</t></si>"#));
        assert!(xml.ends_with("ә</t></si></sst>"));
        assert_eq!(cut("😀😀", 3), "😀");
        assert_eq!(cut("abc", 3), "abc");
    }
}
