//! One line of the journal as it stands there: the envelope and the fields that common types use, borrowed from the line.
//!
//! Nothing about a field is refused here. A field of the wrong shape is marked as such, because it may belong to a type
//! of a newer version, or to none; only the type that needs the field can say that it cannot be read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::domain::event::Evidence;

/// A field: absent (or `null`), of a wrong shape, or read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Field<T> {
    #[default]
    Absent,
    Wrong,
    Is(T),
}

/// A text that borrows from the line wherever the line has no escapes in it. (An `Option<Cow<str>>` never borrows, and a
/// `&str` fails on escapes.)
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Owned(Box<str>),
}

impl Text<'_> {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
        }
    }
}

/// The line.
#[derive(Debug, Default)]
pub(super) struct Wire<'a> {
    pub id: Field<Text<'a>>,
    pub at: Field<Text<'a>>,
    pub day: Field<Text<'a>>,
    pub by: Field<Text<'a>>,
    pub kind: Field<Text<'a>>,
    pub act: Field<Text<'a>>,
    pub milestone: Field<Text<'a>>,
    pub project: Field<Text<'a>>,
    pub item: Field<Text<'a>>,
    pub text: Field<Text<'a>>,
    pub card: Field<Text<'a>>,
    pub event: Field<Text<'a>>,
    pub reason: Field<Text<'a>>,
    pub minutes: Field<u64>,
    pub grade: Field<u64>,
    pub before: Field<bool>,
    pub evidence: Field<Vec<Evidence>>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Id,
    At,
    Day,
    By,
    Type,
    Act,
    Milestone,
    Project,
    Item,
    Text,
    Card,
    Event,
    Reason,
    Minutes,
    Grade,
    Before,
    Evidence,
    #[serde(other)]
    Other,
}

impl<'a> Wire<'a> {
    /// Reads a line.
    ///
    /// # Errors
    /// The line is no JSON object.
    pub fn read(line: &'a str) -> serde_json::Result<Self> {
        let mut wire = Self::default();
        let mut json = serde_json::Deserializer::from_str(line);
        json.deserialize_map(Object(&mut wire))?;
        json.end()?;
        Ok(wire)
    }
}

/// Fills a line in place: it is large, and moving it around costs more than some of its fields.
struct Object<'w, 'a>(&'w mut Wire<'a>);

impl<'de> Visitor<'de> for Object<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    /// Takes the fields in any order; of a field that stands twice the last counts.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let wire = self.0;
        while let Some(key) = map.next_key()? {
            match key {
                Key::Id => wire.id = map.next_value()?,
                Key::At => wire.at = map.next_value()?,
                Key::Day => wire.day = map.next_value()?,
                Key::By => wire.by = map.next_value()?,
                Key::Type => wire.kind = map.next_value()?,
                Key::Act => wire.act = map.next_value()?,
                Key::Milestone => wire.milestone = map.next_value()?,
                Key::Project => wire.project = map.next_value()?,
                Key::Item => wire.item = map.next_value()?,
                Key::Text => wire.text = map.next_value()?,
                Key::Card => wire.card = map.next_value()?,
                Key::Event => wire.event = map.next_value()?,
                Key::Reason => wire.reason = map.next_value()?,
                Key::Minutes => wire.minutes = map.next_value()?,
                Key::Grade => wire.grade = map.next_value()?,
                Key::Before => wire.before = map.next_value()?,
                Key::Evidence => wire.evidence = map.next_value()?,
                Key::Other => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// A shape that a field may have: whatever JSON value is met, one of these is called.
trait Shape<'de>: Sized {
    fn text(_: Text<'de>) -> Field<Self> {
        Field::Wrong
    }
    fn number(_: u64) -> Field<Self> {
        Field::Wrong
    }
    fn flag(_: bool) -> Field<Self> {
        Field::Wrong
    }
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Field<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Wrong)
    }
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Field<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Wrong)
    }
}

impl<'de> Shape<'de> for Text<'de> {
    fn text(text: Text<'de>) -> Field<Self> {
        Field::Is(text)
    }
}

impl Shape<'_> for u64 {
    fn number(number: u64) -> Field<Self> {
        Field::Is(number)
    }
}

impl Shape<'_> for bool {
    fn flag(flag: bool) -> Field<Self> {
        Field::Is(flag)
    }
}

impl<'de> Shape<'de> for Vec<Evidence> {
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Field<Self>, A::Error> {
        let mut evidence = Some(Vec::new());
        while let Some(one) = list.next_element::<Field<Backing>>()? {
            match (one, &mut evidence) {
                (Field::Is(Backing::Known(one)), Some(evidence)) => evidence.push(one),
                (Field::Is(_), _) | (_, None) => {}
                (Field::Absent | Field::Wrong, _) => evidence = None,
            }
        }
        Ok(evidence.map_or(Field::Wrong, Field::Is))
    }
}

/// One piece of evidence: of a kind that is known, or of one that a newer version knows.
enum Backing {
    Known(Evidence),
    Newer,
}

/// What makes evidence of a text.
type Make = fn(Box<str>) -> Evidence;

impl<'de> Shape<'de> for Backing {
    /// Takes the fields in any order; nothing in them can be nested too deep to be passed over.
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Field<Self>, A::Error> {
        let kinds: [(&str, Make); 4] = [
            ("link", Evidence::Link),
            ("commit", Evidence::Commit),
            ("file", Evidence::File),
            ("text", Evidence::Text),
        ];
        let mut found: [Field<Text<'de>>; 4] = Default::default();
        while let Some(key) = object.next_key::<Cow<'de, str>>()? {
            match kinds.iter().position(|(kind, _)| *kind == key) {
                Some(place) => found[place] = object.next_value()?,
                None => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        for (field, (_, make)) in found.iter().zip(kinds) {
            match field {
                Field::Is(text) => return Ok(Field::Is(Self::Known(make(text.as_str().into())))),
                Field::Wrong => return Ok(Field::Wrong),
                Field::Absent => {}
            }
        }
        Ok(Field::Is(Self::Newer))
    }
}

impl<'de, T: Shape<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Anything<T>(std::marker::PhantomData<T>);

        impl<'de, T: Shape<'de>> Visitor<'de> for Anything<T> {
            type Value = Field<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Field<T>, E> {
                Ok(T::text(Text::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Field<T>, E> {
                Ok(T::text(Text::Owned(text.into())))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Field<T>, E> {
                Ok(T::number(number))
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Field<T>, E> {
                Ok(Field::Wrong)
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Field<T>, E> {
                Ok(Field::Wrong)
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<Field<T>, E> {
                Ok(T::flag(flag))
            }

            fn visit_unit<E: Error>(self) -> Result<Field<T>, E> {
                Ok(Field::Absent)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Field<T>, A::Error> {
                T::list(list)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Field<T>, A::Error> {
                T::object(map)
            }
        }

        deserializer.deserialize_any(Anything(std::marker::PhantomData))
    }
}
