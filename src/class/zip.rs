//! The parts of a ZIP archive, unpacked one by one and never beyond a limit.
//!
//! Only what spreadsheets use: parts that are stored or deflated, found through the archive's own list. Names are
//! compared as in a path, whatever their slashes and case.

use std::cell::Cell;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::kind::Refused;
use super::table::MOST_BYTES;

/// How many parts are looked at.
const MOST_PARTS: usize = 10_000;

struct Part {
    name: String,
    encrypted: bool,
    deflated: bool,
    unpacked: usize,
    packed: usize,
    at: usize,
}

/// An archive.
pub struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
    left: Cell<usize>,
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl<'a> Archive<'a> {
    /// Reads the archive's list.
    ///
    /// # Errors
    /// If it has none, or its texts together are longer than is read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        let parts = list(bytes).ok_or(Refused::Damaged)?;
        let ending =
            |part: &Part| part.name.rsplit_once('.').is_some_and(|(_, end)| matches!(end, "xml" | "rels"));
        let text = |part: &&Part| ending(part);
        let texts = parts.iter().filter(text).fold(0_usize, |sum, part| sum.saturating_add(part.unpacked));
        if texts > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        Ok(Self { bytes, parts, left: Cell::new(MOST_BYTES) })
    }

    fn part(&self, name: &str) -> Option<&Part> {
        let name = plain(name);
        self.parts.iter().find(|part| part.name == name)
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.part(name).is_some()
    }

    /// Whether there is a part whose name ends so.
    pub fn has_ending(&self, ending: &str) -> bool {
        self.parts.iter().any(|part| part.name.ends_with(ending))
    }

    /// Unpacks a part of at most so many bytes. All parts together are at most as long as a text that is read.
    ///
    /// # Errors
    /// If there is none, it is damaged, encrypted or too long.
    pub fn read(&self, name: &str, most: usize) -> Result<Vec<u8>, Refused> {
        let part = self.part(name).ok_or(Refused::Damaged)?;
        if part.encrypted {
            return Err(Refused::Password);
        }
        let most = most.min(self.left.get());
        let start = || {
            // The part's own head: 30 bytes, its name, and what was added.
            let head = self.bytes.get(part.at..)?;
            let behind = number(head, 26, 2)?.checked_add(number(head, 28, 2)?)?.checked_add(30)?;
            head.get(behind..)
        };
        let packed = start().ok_or(Refused::Damaged)?;
        let packed = packed.get(..part.packed).ok_or(Refused::Damaged)?;
        let unpacked = if part.deflated {
            decompress_to_vec_with_limit(packed, most).map_err(|error| {
                let full = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                if full { Refused::TooLarge } else { Refused::Damaged }
            })?
        } else {
            packed.to_vec()
        };
        if unpacked.len() > most {
            return Err(Refused::TooLarge);
        }
        self.left.set(self.left.get().saturating_sub(unpacked.len()));
        Ok(unpacked)
    }

    /// Unpacks a part, as far as the limit for all of them allows.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn read_all(&self, name: &str) -> Result<Vec<u8>, Refused> {
        self.read(name, MOST_BYTES)
    }
}

/// The archive's list, which stands at its end.
fn list(bytes: &[u8]) -> Option<Vec<Part>> {
    let tail = bytes.len().saturating_sub(70_000);
    let end = bytes.get(tail..)?.windows(4).rposition(|window| window == b"PK\x05\x06")?.checked_add(tail)?;
    let count = number(bytes, end.checked_add(10)?, 2)?.min(MOST_PARTS);
    let mut at = number(bytes, end.checked_add(16)?, 4)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        let head = bytes.get(at..)?;
        if !head.starts_with(b"PK\x01\x02") {
            break;
        }
        let name_length = number(head, 28, 2)?;
        let name = head.get(46..name_length.checked_add(46)?)?;
        let method = number(head, 10, 2)?;
        if method == 0 || method == 8 {
            parts.push(Part {
                name: plain(&String::from_utf8_lossy(name)),
                encrypted: number(head, 8, 2)? & 1 == 1,
                deflated: method == 8,
                packed: number(head, 20, 4)?,
                unpacked: number(head, 24, 4)?,
                at: number(head, 42, 4)?,
            });
        }
        let more = number(head, 30, 2)?.checked_add(number(head, 32, 2)?)?;
        at = at.checked_add(46)?.checked_add(name_length)?.checked_add(more)?;
    }
    if parts.is_empty() { None } else { Some(parts) }
}
