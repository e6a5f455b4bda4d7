//! What an earlier run made, found again by the print of what it was made from.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use crate::source::Print;

/// Finished values of one kind. Many threads may ask at once.
#[derive(Debug)]
pub struct Shelf<T> {
    kept: Mutex<BTreeMap<Print, Kept<T>>>,
    /// Whether values are kept for who asks next.
    keeps: bool,
}

/// A value, and whether anybody asked for it since the shelf was tidied.
#[derive(Debug)]
struct Kept<T> {
    value: Arc<T>,
    wanted: bool,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { kept: Mutex::new(BTreeMap::new()), keeps: true }
    }
}

impl<T> Shelf<T> {
    /// A shelf for a run after which nobody asks again: every value belongs to who asked for it alone.
    pub fn that_forgets() -> Self {
        Self { kept: Mutex::new(BTreeMap::new()), keeps: false }
    }

    /// The value with a print; made now if it is not there.
    pub fn get_or_make(&self, print: Print, make: impl FnOnce() -> T) -> Arc<T> {
        self.get_or_make_if(print, make, |_| true)
    }

    /// The value with a print; made now if it is not there, and kept if it is worth it.
    pub fn get_or_make_if(&self, print: Print, make: impl FnOnce() -> T, is_kept: impl FnOnce(&T) -> bool) -> Arc<T> {
        if !self.keeps {
            return Arc::new(make());
        }
        if let Some(kept) = self.kept().get_mut(&print) {
            kept.wanted = true;
            return Arc::clone(&kept.value);
        }
        // Others may go on meanwhile. Who makes the same value at the same time makes the same value.
        let value = Arc::new(make());
        if is_kept(&value) {
            self.kept().insert(print, Kept { value: Arc::clone(&value), wanted: true });
        }
        value
    }

    /// Drops what nobody asked for since the last time.
    pub fn tidy(&self) {
        self.kept().retain(|_, kept| std::mem::take(&mut kept.wanted));
    }

    /// What is kept. A thread that panicked left whole values behind.
    fn kept(&self) -> MutexGuard<'_, BTreeMap<Print, Kept<T>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_and_kept_as_long_as_it_is_wanted() {
        let shelf = Shelf::default();
        let print = Print::of("a value").finish();
        let get = |value: u8| *shelf.get_or_make(print, || value);
        assert_eq!([get(1), get(2)], [1, 1]);
        shelf.tidy();
        assert_eq!(get(3), 1);
        shelf.tidy();
        shelf.tidy();
        assert_eq!(get(4), 4);
    }

    #[test]
    fn a_shelf_that_forgets_gives_values_away() {
        let shelf = Shelf::that_forgets();
        let get = |value: u8| shelf.get_or_make(Print::of("a value").finish(), || value);
        assert_eq!([Arc::into_inner(get(1)), Arc::into_inner(get(2))], [Some(1), Some(2)]);
    }
}
