//! Where a template writes, up to the size of the largest page: a theme that repeats itself without end is stopped.

use std::io;
use std::io::Write;

/// Text up to a size.
pub(super) struct Capped {
    bytes: Vec<u8>,
    limit: usize,
    /// Whether more was written than fits.
    pub(super) is_full: bool,
}

impl Capped {
    /// Room for so many bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit, is_full: false }
    }

    /// What was written; templates write text only.
    pub(super) fn text(self) -> String {
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            self.is_full = true;
            return Err(io::Error::other("too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_that_does_not_fit() {
        let mut room = Capped::new(5);
        assert!(room.write_all("四五".as_bytes()).is_err() && room.is_full);
        let mut room = Capped::new(6);
        assert!(room.write_all("四五".as_bytes()).is_ok() && !room.is_full);
        assert_eq!(room.text(), "四五");
    }
}
