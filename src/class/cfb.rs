//! The streams of a compound file (MS-CFB), in which Office before 2007 kept its documents, and in which it keeps
//! encrypted ones.

use super::kind::Refused;

/// The last sector of a chain, and what else is no sector.
const NO_SECTOR: u32 = 0xffff_fffa;
/// How a stream and the root are marked in the directory.
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// A stream of the directory.
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    length: usize,
}

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    next_small: Vec<u32>,
    small_below: usize,
    entries: Vec<Entry>,
}

/// Two bytes, the low one first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// Four bytes, the low one first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

impl<'a> Compound<'a> {
    /// Reads the lists of sectors and the directory.
    ///
    /// # Errors
    /// If they are not whole.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        Self::lists(bytes).ok_or(Refused::Damaged)
    }

    fn lists(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = if shift == 9 || shift == 12 { 1_usize << shift } else { return None };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small_below: size(u32_at(bytes, 56)?),
            entries: Vec::new(),
        };
        let most = bytes.len().checked_div(sector)?;
        let mut lists = numbers(bytes.get(76..512)?);
        let mut more = u32_at(bytes, 68)?;
        while more < NO_SECTOR && lists.len() <= most {
            let mut further = numbers(file.sector(more)?);
            more = further.pop()?;
            lists.extend(further);
        }
        for list in lists.into_iter().filter(|list| *list < NO_SECTOR).take(most) {
            file.next.extend(numbers(file.sector(list).unwrap_or_default()));
        }
        file.next_small = numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX));
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX);
        file.entries = directory.as_chunks::<128>().0.iter().filter_map(entry_of).collect();
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = size(number).checked_add(1)?.checked_mul(self.sector)?;
        let end = at.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(at..end)
    }

    /// The bytes of a chain of sectors, at most so many.
    fn chain(&self, start: u32, most: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (mut at, mut steps) = (start, 0_usize);
        while at < NO_SECTOR && bytes.len() < most && steps <= self.next.len() {
            let Some(sector) = self.sector(at) else { break };
            bytes.extend_from_slice(sector);
            at = self.next.get(size(at)).copied().unwrap_or(NO_SECTOR);
            steps = steps.saturating_add(1);
        }
        bytes.truncate(most);
        bytes
    }

    /// Whether there is a stream of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.kind == STREAM && entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; none if there is no such.
    pub(super) fn stream(&self, name: &str) -> Vec<u8> {
        let found =
            self.entries.iter().find(|entry| entry.kind == STREAM && entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = found else { return Vec::new() };
        if entry.length >= self.small_below {
            return self.chain(entry.start, entry.length);
        }
        let root = self.entries.iter().find(|entry| entry.kind == ROOT);
        let small = root.map(|root| self.chain(root.start, root.length)).unwrap_or_default();
        let mut bytes = Vec::new();
        let (mut at, mut steps) = (entry.start, 0_usize);
        while at < NO_SECTOR && bytes.len() < entry.length && steps <= self.next_small.len() {
            let start = size(at).saturating_mul(64);
            let Some(sector) = small.get(start..start.saturating_add(64).min(small.len())) else { break };
            bytes.extend_from_slice(sector);
            at = self.next_small.get(size(at)).copied().unwrap_or(NO_SECTOR);
            steps = steps.saturating_add(1);
        }
        bytes.truncate(entry.length);
        bytes
    }
}

fn entry_of(entry: &[u8; 128]) -> Option<Entry> {
    let length = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
    let units = entry.get(..length)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    let name = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let kind = *entry.get(66)?;
    Some(Entry { name, kind, start: u32_at(entry, 116)?, length: size(u32_at(entry, 120)?) })
}
