//! A ZIP archive, part by part, each deflated.

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::deflate::compress_to_vec;

use super::Overfull;

/// How hard is tried to make a part small; more costs twice the time for a hundredth.
const LEVEL: u8 = 6;
/// The version that unpacks deflated parts.
const VERSION: [u8; 2] = [20, 0];
/// The first day and time that an archive can name, so that no clock changes its bytes.
const STAMP: [u8; 4] = [0, 0, 0x21, 0];
const DEFLATED: [u8; 2] = [8, 0];
const NONE: [u8; 2] = [0, 0];

/// An archive that grows.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    /// The list of parts that stands at the end.
    list: Vec<u8>,
    parts: u16,
}

impl Archive {
    /// Adds a part. Its name has ASCII letters alone.
    ///
    /// # Errors
    /// If the archive is longer than four bytes can count.
    pub(super) fn add(&mut self, name: &str, part: &[u8]) -> Result<(), Overfull> {
        let at = four(self.bytes.len())?;
        let packed = compress_to_vec(part, LEVEL);
        let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(part).to_le_bytes();
        let (long, length) = (four(packed.len())?, four(part.len())?);
        let named = u16::try_from(name.len()).map_err(|_| Overfull)?.to_le_bytes();
        // What the part's own head and the list both say: no flags, and nothing behind the name.
        let head = [&VERSION[..], &NONE, &DEFLATED, &STAMP, &sum, &long, &length, &named, &NONE].concat();
        self.bytes.extend([b"PK\x03\x04", &head[..], name.as_bytes(), &packed].concat());
        // No comment, the first disk, and no attributes.
        let more = [&NONE[..], &NONE, &NONE, &NONE, &NONE, &at].concat();
        self.list.extend([b"PK\x01\x02", &VERSION[..], &head, &more, name.as_bytes()].concat());
        self.parts = self.parts.checked_add(1).ok_or(Overfull)?;
        Ok(())
    }

    /// The whole archive.
    ///
    /// # Errors
    /// If it is longer than four bytes can count.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Overfull> {
        let (at, length, parts) = (four(self.bytes.len())?, four(self.list.len())?, self.parts.to_le_bytes());
        self.bytes.append(&mut self.list);
        let end = [b"PK\x05\x06", &NONE[..], &NONE, &parts, &parts, &length, &at, &NONE].concat();
        self.bytes.extend(end);
        Ok(self.bytes)
    }
}

/// A length in four bytes.
fn four(length: usize) -> Result<[u8; 4], Overfull> {
    u32::try_from(length).map(u32::to_le_bytes).map_err(|_| Overfull)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::zip;

    #[test]
    fn parts_are_unpacked_as_they_were() {
        let long = "0123456789".repeat(10_000);
        let parts = [("a.xml", ""), ("b/c.xml", "text"), ("d.xml", long.as_str())];
        let mut archive = Archive::default();
        for (name, text) in parts {
            archive.add(name, text.as_bytes()).unwrap();
        }
        let bytes = archive.finish().unwrap();
        assert!(bytes.len() < 1_000, "{}", bytes.len());
        let archive = zip::Archive::open(&bytes).unwrap();
        for (name, text) in parts {
            assert_eq!(archive.read_all(name).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn a_part_has_the_sum_of_its_bytes() {
        let mut archive = Archive::default();
        archive.add("a", b"123456789").unwrap();
        let bytes = archive.finish().unwrap();
        assert_eq!(bytes[14..18], 0xcbf4_3926_u32.to_le_bytes());
    }
}
