//! The tags and texts of an XML part, one by one; names without their prefixes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::kind::Refused;

/// A tag or a piece of text.
pub(super) enum Piece<'a> {
    /// A tag opens; an empty one closes at once.
    Open(Tag<'a>),
    /// A tag closes.
    Close,
    /// Text, with its references resolved.
    Text(String),
}

/// A tag with its attributes.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute, by its name without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let found =
            attributes.into_iter().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = found.value.to_string();
        Some(quick_xml::escape::unescape(&value).map(std::borrow::Cow::into_owned).unwrap_or(value))
    }

    /// All attributes of that name, whatever their prefixes.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let found = attributes.filter(|attribute| attribute.key.local_name().into_inner() == name);
        found.map(|attribute| attribute.value.to_string()).collect()
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub(super) fn text(bytes: Vec<u8>) -> String {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if marked {
        return super::encoding::decode(&bytes, &|_| String::new()).0;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Calls `each` with every tag and text; a tag without content opens and closes.
///
/// # Errors
/// If the tags do not fit, or `each` has one.
pub(super) fn walk(
    text: &str,
    each: &mut dyn FnMut(Piece<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let piece = match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => Piece::Open(Tag(tag)),
            Ok(Event::End(_)) => Piece::Close,
            Ok(Event::Text(text)) => Piece::Text(text.xml10_content().into_owned()),
            Ok(Event::CData(text)) => Piece::Text(text.xml10_content().into_owned()),
            Ok(Event::GeneralRef(name)) => Piece::Text(reference(&name)),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => continue,
            Ok(Event::Eof) => return Ok(()),
            Err(_) => return Err(Refused::Damaged),
        };
        each(piece)?;
    }
}

/// What a reference stands for; one that is not known stands for itself.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    let written = format!("&{};", &**name);
    quick_xml::escape::unescape(&written).map(std::borrow::Cow::into_owned).unwrap_or(written)
}
