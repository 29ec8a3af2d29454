//! The lot: a number drawn from the seed and the person's id alone.
//!
//! # How it is drawn
//! The lot is SipHash-2-4 (J.-P. Aumasson and D. J. Bernstein, "`SipHash`: a fast short-input PRF", 2012) with 64 bits:
//! its key is the seed, as its first eight bytes, lowest first, and eight zero bytes; its message is the id in UTF-8.
//! **The smaller lot goes first.** Should two be equal, the id that sorts first does.
//!
//! Nothing else goes in: neither the place of a row nor a clock nor the other people. Anybody with a program for
//! `SipHash` can draw a lot again.
//!
//! # Reading
//! The order does not speak of lots: where its keys are equal it leaves open who goes first.

/// The lot of a person.
///
/// ```
/// use talapker::rules::placement::lot::lot;
/// assert_eq!(lot(7, "a1"), lot(7, "a1"));
/// assert_ne!(lot(7, "a1"), lot(8, "a1"));
/// assert_ne!(lot(7, "a1"), lot(7, "A1"));
/// ```
pub fn lot(seed: u64, id: &str) -> u64 {
    sip_hash(seed, 0, id.as_bytes())
}

/// A number that looks drawn, from a seed and its place in the sequence of that seed: not from the lots.
pub fn draw(seed: u64, at: u64) -> u64 {
    sip_hash(seed, 1, &at.to_le_bytes())
}

/// The state between two rounds.
struct State {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
}

impl State {
    fn round(&mut self) {
        self.v0 = self.v0.wrapping_add(self.v1);
        self.v1 = self.v1.rotate_left(13) ^ self.v0;
        self.v0 = self.v0.rotate_left(32);
        self.v2 = self.v2.wrapping_add(self.v3);
        self.v3 = self.v3.rotate_left(16) ^ self.v2;
        self.v0 = self.v0.wrapping_add(self.v3);
        self.v3 = self.v3.rotate_left(21) ^ self.v0;
        self.v2 = self.v2.wrapping_add(self.v1);
        self.v1 = self.v1.rotate_left(17) ^ self.v2;
        self.v2 = self.v2.rotate_left(32);
    }

    fn take(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.round();
        self.v0 ^= word;
    }
}

/// Up to eight bytes, lowest first.
fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// SipHash-2-4 with the constants and rounds of its paper.
fn sip_hash(k0: u64, k1: u64, message: &[u8]) -> u64 {
    let mut state = State {
        v0: k0 ^ 0x736f_6d65_7073_6575,
        v1: k1 ^ 0x646f_7261_6e64_6f6d,
        v2: k0 ^ 0x6c79_6765_6e65_7261,
        v3: k1 ^ 0x7465_6462_7974_6573,
    };
    let words = message.chunks_exact(8);
    let length = u64::try_from(message.len()).unwrap_or(u64::MAX);
    let last = word(words.remainder()) | length << 56;
    words.for_each(|bytes| state.take(word(bytes)));
    state.take(last);
    state.v2 ^= 0xff;
    for _ in 0..4 {
        state.round();
    }
    state.v0 ^ state.v1 ^ state.v2 ^ state.v3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the paper and of its reference program: key 00…0f, message 00, 01, ….
    #[test]
    fn the_hash_is_that_of_its_paper() {
        let (k0, k1) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908);
        let message: Vec<u8> = (0..15).collect();
        for (length, expected) in
            [(0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (15, 0xa129_ca61_49be_45e5)]
        {
            assert_eq!(sip_hash(k0, k1, &message[..length]), expected, "{length}");
        }
    }

    /// Lots are filed and drawn again: they never change.
    #[test]
    fn a_lot_stays_what_it_is() {
        assert_eq!(lot(0, ""), sip_hash(0, 0, b""));
        assert_eq!(
            [lot(0, "a1"), lot(7, "a1"), lot(7, "Әлия")].map(|lot| format!("{lot:016x}")),
            ["c97248ab1c4b8d98", "841676a00274bf38", "578b37dea9212e24"]
        );
    }
}
