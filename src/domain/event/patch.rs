//! How an event changes what exists: fields are kept, cleared or set; lists are added to and removed from.

use serde::{Deserialize, Serialize};

/// A field in an event that changes fields: left as it is, cleared, or set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned.
    #[default]
    Keep,
    /// `null`.
    Clear,
    /// A value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the field is not mentioned.
    #[must_use]
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Carries the change out on the field.
    pub fn apply(&self, field: &mut Option<T>)
    where
        T: Clone,
    {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value.clone()),
        }
    }
}

impl<T> From<Option<T>> for Patch<T> {
    /// Sets what is given and keeps the rest.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Keep, Self::Set)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => value.serialize(serializer),
            Self::Keep | Self::Clear => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// A change to a list: lists are never replaced, so that two machines' additions both stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "T: Deserialize<'de>"))]
pub struct ListChange<T> {
    /// Added at the end; what is there already is replaced in place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<T>,
    /// Removed, by what names an element.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

impl<T> Default for ListChange<T> {
    fn default() -> Self {
        Self { add: Vec::new(), remove: Vec::new() }
    }
}

impl<T> ListChange<T> {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// Carries the change out, where `name` names an element: first the removals, then the additions.
    pub fn apply(&self, list: &mut Vec<T>, name: impl Fn(&T) -> &str)
    where
        T: Clone,
    {
        list.retain(|one| !self.remove.iter().any(|gone| gone == name(one)));
        for new in &self.add {
            match list.iter_mut().find(|one| name(one) == name(new)) {
                Some(old) => *old = new.clone(),
                None => list.push(new.clone()),
            }
        }
    }
}
