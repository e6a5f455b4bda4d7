//! Fingerprints. The only door to `sha2`.

use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::io;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::Digest;
use sha2::Sha256;

/// How much of a stream is read at once, in bytes.
const PIECE: usize = 1 << 16;

/// The SHA-256 of some bytes, as 64 small hexadecimal digits (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// The same of whatever can be read, which need not be in memory at once. An error is that of the reader.
pub fn sha256_of(mut bytes: impl io::Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match bytes.read(&mut piece)? {
            0 => return Ok(digits(&hash.finalize())),
            count => hash.update(&piece[..count]),
        }
    }
}

/// Bytes as small hexadecimal digits.
fn digits(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The SHA-256 of some bytes in base64, as content security policies name it.
pub fn sha256_base64(bytes: &[u8]) -> String {
    BASE64.encode(Sha256::digest(bytes))
}

/// Bytes that know their fingerprint once somebody asked for it.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Bytes,
    sha256: OnceLock<String>,
}

/// Bytes of its own, or those of a text that somebody else has, too.
#[derive(Clone, Debug)]
enum Bytes {
    Own(Vec<u8>),
    Text(Arc<String>),
}

impl Blob {
    /// Their SHA-256, as 64 small hexadecimal digits.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| sha256(self))
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes: Bytes::Own(bytes), sha256: OnceLock::new() }
    }
}

impl Default for Blob {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Arc<String>> for Blob {
    fn from(text: Arc<String>) -> Self {
        Self { bytes: Bytes::Text(text), sha256: OnceLock::new() }
    }
}

impl Deref for Blob {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Own(bytes) => bytes,
            Bytes::Text(text) => text.as_bytes(),
        }
    }
}

impl PartialEq for Blob {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Blob {}

/// The fingerprint of everything that a value was made from: two values with the same print are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print([u8; 32]);

/// As 64 small hexadecimal digits.
impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digits(&self.0))
    }
}

impl Print {
    /// Begins the print of a kind of value.
    pub fn of(kind: &str) -> Printer {
        Printer(Sha256::new()).text(kind)
    }
}

/// A print in the making. Every part is added with its length, so that no two lists of parts run into one.
#[derive(Clone, Debug)]
pub struct Printer(Sha256);

impl Printer {
    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
        self
    }

    /// Adds texts, and how many there are.
    #[must_use]
    pub fn texts<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut count: usize = 0;
        let all = texts.into_iter().fold(self, |printer, text| {
            count += 1;
            printer.text(text)
        });
        all.value(&count)
    }

    /// Adds a value.
    #[must_use]
    pub fn value(mut self, value: &impl Hash) -> Self {
        value.hash(&mut self);
        self
    }

    /// Adds another print.
    #[must_use]
    pub fn print(mut self, print: Print) -> Self {
        self.0.update(print.0);
        self
    }

    /// Adds other prints, and how many there are.
    #[must_use]
    pub fn prints(self, prints: impl IntoIterator<Item = Print>) -> Self {
        let mut count: usize = 0;
        let all = prints.into_iter().fold(self, |printer, print| {
            count += 1;
            printer.print(print)
        });
        all.value(&count)
    }

    /// The print.
    pub fn finish(self) -> Print {
        Print(self.0.finalize().into())
    }
}

impl Hasher for Printer {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks for this short form.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_hash_comes_out() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), known);
        assert_eq!(sha256_of(&b"abc"[..]).unwrap(), known);
        assert_eq!(Blob::from(b"abc".to_vec()).sha256(), known);
    }

    #[test]
    fn the_hash_of_a_policy_is_the_same_in_base64() {
        assert_eq!(sha256_base64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let print = |parts: &[&str]| Print::of("test").texts(parts.iter().copied()).finish();
        assert_eq!(print(&["a", "bc"]), print(&["a", "bc"]));
        assert_ne!(print(&["a", "bc"]), print(&["ab", "c"]));
        assert_ne!(print(&["a"]), print(&["a", ""]));
    }
}
