//! The law's texts: one line each, with paragraphs and lists inside.
//!
//! ` ¶ ` begins a paragraph, ` • ` an item of the list with which a paragraph ends. Printed as it is, such a line can
//! still be read.

/// A paragraph: what it says, and the items of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// The sentences before the list; all of it where there is none.
    pub lead: &'a str,
    /// The items, in order.
    pub items: Vec<&'a str>,
}

/// The paragraphs of a line.
pub fn paragraphs(line: &str) -> Vec<Paragraph<'_>> {
    let paragraph = |text| {
        let mut parts = str::split(text, '•').map(str::trim);
        Paragraph { lead: parts.next().unwrap_or(""), items: parts.collect() }
    };
    line.split('¶').map(paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_paragraphs_that_end_in_lists() {
        let lead = |lead, items: &[&'static str]| Paragraph { lead, items: items.to_vec() };
        assert_eq!(paragraphs("One. Two."), [lead("One. Two.", &[])]);
        assert_eq!(
            paragraphs("You need: • a form; • a photo. ¶ It is free."),
            [lead("You need:", &["a form;", "a photo."]), lead("It is free.", &[])]
        );
    }
}
