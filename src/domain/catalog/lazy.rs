//! Something that is made when it is first looked at: most of what is shipped is looked at by nobody today.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// A value, or the bytes it is made from.
pub struct Lazy<T> {
    value: OnceLock<T>,
    bytes: &'static [u8],
    make: fn(&'static [u8]) -> T,
}

impl<T: Default> Lazy<T> {
    /// One that is made from these bytes when it is looked at.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8], make: fn(&'static [u8]) -> T) -> Self {
        Self { value: OnceLock::new(), bytes, make }
    }
}

impl<T: Default> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self { value: OnceLock::from(value), bytes: &[], make: |_| T::default() }
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T> Deref for Lazy<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.get_or_init(|| (self.make)(self.bytes))
    }
}

impl<T: Clone> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), bytes: self.bytes, make: self.make }
    }
}

impl<T: PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
