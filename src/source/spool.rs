//! Bytes that wait on disk until somebody wants them: a large site needs no more memory than the part that is being made.

use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

/// A file without a name, which is gone when the run is.
#[derive(Debug)]
pub struct Spool(Mutex<File>);

/// Where some bytes are in a [`Spool`].
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// The first of them.
    at: u64,
    /// How many there are.
    pub len: usize,
}

impl Spool {
    /// A file on the disk of a folder, or of the nearest above it that is there.
    pub fn beside(folder: &Path) -> io::Result<Self> {
        let folder = std::path::absolute(folder)?;
        let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        Ok(Self(Mutex::new(tempfile::tempfile_in(there)?)))
    }

    /// Puts bytes behind those that are there.
    pub fn put(&self, bytes: &[u8]) -> io::Result<Stretch> {
        let mut file = self.file();
        let at = file.seek(SeekFrom::End(0))?;
        file.write_all(bytes)?;
        Ok(Stretch { at, len: bytes.len() })
    }

    /// The bytes of a stretch.
    pub fn get(&self, stretch: Stretch) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; stretch.len];
        let mut file = self.file();
        file.seek(SeekFrom::Start(stretch.at))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn file(&self) -> MutexGuard<'_, File> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_away_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let spool = Spool::beside(&folder.path().join("not/there/yet")).unwrap();
        let texts = ["one", "", "two and more"];
        let places = texts.map(|text| spool.put(text.as_bytes()).unwrap());
        for (text, place) in texts.into_iter().zip(places).rev() {
            assert_eq!(spool.get(place).unwrap(), text.as_bytes());
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
