//! One value of a table, and what it can be read as.

use std::fmt::Display;

use chrono::NaiveTime;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Problems, Spot, Table, either};
use crate::domain::catalog::Text;
use crate::domain::text::printable;

/// A value with the key it stands under, for messages.
pub struct Value<'t> {
    value: &'t DeValue<'t>,
    key: &'t str,
    element: Element,
    spot: Spot,
    problems: &'t Problems<'t>,
}

/// A key of the writer's own.
pub struct Key<'t> {
    /// The key.
    pub word: &'t str,
    /// Where it stands.
    pub spot: Spot,
}

/// Whether a value stands under its key itself or in the list there.
#[derive(Clone, Copy)]
enum Element {
    No,
    Yes,
}

impl<'t> Value<'t> {
    /// A value of a table, unless the parser made it up while recovering from an error.
    pub(super) fn trusted(
        value: &'t Spanned<DeValue<'t>>,
        key: &'t str,
        file: usize,
        problems: &'t Problems<'t>,
    ) -> Option<Self> {
        let spot = Spot { file, span: value.span() };
        let is_scalar = !matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
        let made_up =
            spot.span.is_empty() || (is_scalar && problems.is_damaged(file, spot.span.start..spot.span.end + 1));
        (!made_up).then(|| Self { value: value.get_ref(), key, element: Element::No, spot, problems })
    }

    /// Where it stands.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// Where problems go.
    pub fn problems(&self) -> &'t Problems<'t> {
        self.problems
    }

    /// Reports it: `"hours" must be …` with what follows.
    pub fn refuse(&self, must: &str) {
        self.problems.error(&self.spot, format!("{} must be {must}", self.name()), None);
    }

    /// Reports a number that is not in its range.
    pub fn refuse_range(&self, least: impl Display, most: impl Display, number: impl Display) {
        let message = format!("{} is out of range: from {least} to {most}, not {number}", self.name());
        self.problems.error(&self.spot, message, None);
    }

    fn name(&self) -> String {
        match self.element {
            Element::No => format!("\"{}\"", self.key),
            Element::Yes => format!("an entry of \"{}\"", self.key),
        }
    }

    fn refuse_type(&self, expected: &str) {
        let found = match self.value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(true) => "true",
            DeValue::Boolean(false) => "false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.refuse(&format!("{expected}, not {found}"));
    }

    /// Text that is not empty. Characters a terminal could obey are reported and taken out.
    pub fn text(&self) -> Option<String> {
        let DeValue::String(text) = self.value else {
            self.refuse_type("text");
            return None;
        };
        let lines: Vec<_> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        let clean: Vec<_> =
            lines.iter().map(|line| line.split('\t').map(printable).collect::<Vec<_>>().join("\t")).collect();
        if lines != clean {
            let message = format!("{} holds a control character or an invisible mark", self.name());
            self.problems.error(&self.spot, message, Some("it is taken out: write the text without it".into()));
        }
        let clean = clean.join("\n");
        if clean.trim().is_empty() {
            self.problems.error(&self.spot, format!("{} is empty", self.name()), None);
            return None;
        }
        Some(clean)
    }

    /// A number, whole or not.
    pub fn number(&self) -> Option<f64> {
        let number = match self.value {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(_) => self.integer().map(|whole| whole as f64),
            _ => {
                self.refuse_type("a number");
                return None;
            }
        };
        if number.is_none() {
            self.refuse("a smaller number");
        }
        number
    }

    /// A whole number.
    pub fn whole(&self) -> Option<i64> {
        match self.value {
            DeValue::Integer(_) => {}
            DeValue::Float(float) => {
                self.refuse(&format!("a whole number, not {}", float.as_str()));
                return None;
            }
            _ => {
                self.refuse_type("a whole number");
                return None;
            }
        }
        let whole = self.integer();
        if whole.is_none() {
            self.refuse("a smaller number");
        }
        whole
    }

    fn integer(&self) -> Option<i64> {
        let DeValue::Integer(integer) = self.value else { return None };
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.refuse_type("true or false");
        }
        flag
    }

    /// A time of day, where something else is allowed too.
    pub fn as_time(&self) -> Option<NaiveTime> {
        let moment = self.value.as_datetime().filter(|moment| moment.date.is_none() && moment.offset.is_none())?;
        let time = moment.time?;
        NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into())
    }

    /// A whole number as text, or text.
    pub fn whole_or_text(&self) -> Option<Text> {
        match self.value {
            DeValue::Integer(_) => self.whole().map(|whole| whole.to_string().into()),
            DeValue::String(_) => self.text().map(Text::from),
            _ => {
                self.refuse_type("a whole number or text");
                None
            }
        }
    }

    /// The text as it stands; nothing is reported.
    pub fn as_text(&self) -> Option<&'t str> {
        self.value.as_str()
    }

    /// One of a closed set of words.
    pub fn word<T: Copy>(&self, all: &[T], word_of: fn(T) -> &'static str) -> Option<T> {
        let words: Vec<String> = all.iter().map(|&one| format!("\"{}\"", word_of(one))).collect();
        let Some(word) = self.as_text() else {
            self.refuse_type(&either(&words));
            return None;
        };
        let found = all.iter().copied().find(|&one| word_of(one) == word);
        if found.is_none() {
            let message = format!("{} must be {}, not \"{word}\"", self.name(), either(&words));
            let hint = self.problems.near(self.spot.file, word, all.iter().map(|&one| word_of(one)));
            self.problems.error(&self.spot, message, hint);
        }
        found
    }

    /// The elements of a list.
    pub fn list(&self) -> Vec<Self> {
        let DeValue::Array(array) = self.value else {
            match self.value {
                DeValue::Table(_) => {
                    let text = self.problems.file(self.spot.file).text.as_bytes();
                    let hint = match text.get(self.spot.span.start) {
                        Some(b'{') => "write [{ … }] instead of { … }".into(),
                        _ => format!("write [[{0}]] instead of [{0}]", self.key),
                    };
                    let message = format!("{} must be a list, not a table", self.name());
                    self.problems.error(&self.spot, message, Some(hint));
                }
                _ => self.refuse_type("a list"),
            }
            return Vec::new();
        };
        array.iter().filter_map(|value| self.element(value)).collect()
    }

    /// Whether it is a list without elements.
    pub fn is_empty_list(&self) -> bool {
        self.value.as_array().is_some_and(|array| array.is_empty())
    }

    fn element(&self, value: &'t Spanned<DeValue<'t>>) -> Option<Self> {
        let element = Self::trusted(value, self.key, self.spot.file, self.problems)?;
        Some(Self { element: Element::Yes, ..element })
    }

    /// Every key of a table with its value, in the order of the file: for tables whose keys are the writer's own.
    pub fn entries(&self) -> Vec<(Key<'t>, Self)> {
        let DeValue::Table(table) = self.value else {
            self.refuse_type("a table");
            return Vec::new();
        };
        let mut entries: Vec<_> = table
            .iter()
            .filter_map(|(key, value)| {
                let value = Self::trusted(value, key.get_ref(), self.spot.file, self.problems)?;
                Some((Key { word: key.get_ref(), spot: Spot { file: self.spot.file, span: key.span() } }, value))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.spot.span.start);
        entries
    }

    /// The text under a key of a table, whatever else is wrong with it; nothing is reported.
    pub fn peek(&self, key: &str) -> Option<&'t str> {
        self.value.as_table()?.get(key)?.get_ref().as_str()
    }

    /// Reads a table; afterwards its unknown keys are reported. `what` names it in messages: `an item`.
    pub fn table<T>(&self, what: &str, read: impl FnOnce(&mut Table<'t>) -> T) -> Option<T> {
        let entries: &'t DeTable<'t> = match self.value {
            DeValue::Table(entries) => entries,
            _ => {
                self.refuse_type("a table");
                return None;
            }
        };
        let mut table =
            Table { entries, spot: self.spot.clone(), what: what.into(), problems: self.problems, known: Vec::new() };
        let value = read(&mut table);
        table.finish();
        Some(value)
    }
}
