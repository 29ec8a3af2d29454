//! Hashes, names and compressed siblings of published files.

use crate::files;
use crate::project::Outcome;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// A published file: its path below the site's folder, and the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    /// The path, relative to the page.
    pub(crate) path: String,
    /// The value of an `integrity` attribute.
    pub(crate) integrity: String,
}

/// The folder that is being filled.
pub(crate) struct Site<'a> {
    /// Where it is.
    pub(crate) dist: &'a Path,
    /// Part of the hashes in names: with another stamp the same files are another version. For tests; what is
    /// published has none.
    pub(crate) stamp: &'a str,
}

impl Site<'_> {
    /// Writes a file under a name that carries the hash of its bytes: `assets/boot.js` becomes `assets/boot-1a2b….js`.
    pub(crate) fn publish(&self, name: &str, bytes: &[u8]) -> Outcome<Published> {
        let path = hashed_name(name, bytes, self.stamp);
        files::write(&self.dist.join(&path), bytes)?;
        Ok(Published { path, integrity: integrity(bytes) })
    }
}

/// A name with twelve digits of the hash before its ending.
fn hashed_name(name: &str, bytes: &[u8], stamp: &str) -> String {
    let hash = digits(&[bytes, stamp.as_bytes()]);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

/// The first twelve digits of a hash.
pub(crate) fn digits(parts: &[&[u8]]) -> String {
    let hash = parts.iter().fold(Sha256::new(), Digest::chain_update).finalize();
    let mut digits = String::new();
    for byte in hash.iter().take(6) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The hash as an `integrity` attribute and a content security policy write it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

/// Standard base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let at = |index: usize| group.get(index).copied().map_or(0, u32::from);
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let digit = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= group.len() { char::from(DIGITS[digit as usize]) } else { '=' });
        }
    }
    text
}

/// Brotli at its strongest, as a host would precompress.
pub(crate) fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        // Small blocks follow the changes within a module better.
        lgblock: 16,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .map_err(|error| format!("brotli failed: {error}"))?;
    Ok(out)
}

/// Gzip at its strongest, without a time stamp so that equal input gives equal output.
pub(crate) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip failed: {error}"))
}

/// Whether a file is worth compressing beforehand.
pub(crate) fn compressible(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["html", "js", "css", "wasm", "txt", "json", "svg", "webmanifest"].contains(&ending)
}

/// Writes the `.br` and `.gz` siblings of every file that gains by them.
pub(crate) fn siblings(dist: &Path) -> Outcome {
    for path in files::below(dist)?.iter().filter(|path| compressible(path)) {
        let bytes = files::read(&dist.join(path))?;
        files::write(&dist.join(format!("{path}.br")), &brotli(&bytes)?)?;
        files::write(&dist.join(format!("{path}.gz")), &gzip(&bytes)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_browsers_write_them() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!([base64(b"a"), base64(b"ab"), base64(b"abc")], ["YQ==", "YWI=", "YWJj"]);
    }

    #[test]
    fn names_carry_the_hash_before_the_ending() {
        assert_eq!(hashed_name("text/words.kk.txt", b"", ""), "text/words.kk-e3b0c44298fc.txt");
        assert_ne!(hashed_name("a.txt", b"", "next"), hashed_name("a.txt", b"", ""));
    }

    #[test]
    fn compressed_siblings_are_smaller_and_stable() {
        let text = "талапкер ".repeat(200);
        let (first, second) = (brotli(text.as_bytes()), brotli(text.as_bytes()));
        assert_eq!(first, second);
        assert!(first.is_ok_and(|bytes| bytes.len() < 100));
        assert_eq!(gzip(text.as_bytes()), gzip(text.as_bytes()));
    }
}
