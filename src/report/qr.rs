//! A text as a QR picture: the path of an SVG.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Empty modules around the code, as its standard asks.
const QUIET: i32 = 4;

/// The largest code that a phone still reads from another's screen: 137 modules a side, 1732 bytes.
const LARGEST: u8 = 30;
/// The largest code with medium correction: 97 modules a side. Above it, larger modules help a camera more.
const LARGEST_MEDIUM: u8 = 20;

/// A picture of a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Modules a side, with the quiet zone: the picture's view box is `0 0 side side`.
    pub side: i32,
    /// The dark modules, as the `d` of one path.
    pub path: String,
}

/// The picture of a text, with medium error correction if it is short, else with low; `None` if it is too long to
/// be read.
pub fn picture(text: &str) -> Option<Picture> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let mask: Option<Mask> = None;
    let with = |correction, most| {
        let (least, most) = (Version::new(1), Version::new(most));
        QrCode::encode_segments_advanced(&segments, correction, least, most, mask, false).ok()
    };
    let code = with(QrCodeEcc::Medium, LARGEST_MEDIUM).or_else(|| with(QrCodeEcc::Low, LARGEST))?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let mut run = 0;
            while code.get_module(x + run, y) {
                run += 1;
            }
            if run > 0 {
                // Writing to a text cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    Some(Picture { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_a_small_code_with_its_quiet_zone() {
        let picture = picture("https://example.org/").unwrap();
        // Version 2 has 25 modules a side; the first row begins with the upper edge of a finder pattern.
        assert_eq!(picture.side, 25 + 8);
        assert!(picture.path.starts_with("M4 4h7v1h-7z"), "{}", picture.path);
        assert!(picture.path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"), "{}", picture.path);
    }

    #[test]
    fn the_longest_text_has_a_picture_and_one_byte_more_has_none() {
        assert_eq!(picture(&"a".repeat(1732)).unwrap().side, 137 + 8);
        // Where the correction becomes less there is room again.
        assert_eq!(picture(&"a".repeat(666)).unwrap().side, 97 + 8);
        assert_eq!(picture(&"a".repeat(667)).unwrap().side, 89 + 8);
        assert_eq!(picture(&"a".repeat(1733)), None);
        assert_eq!(picture(&"a".repeat(100_000)), None);
    }
}
