//! Reads TOML tables so that every problem is found, not only the first: each getter reports what is wrong at its place
//! and goes on. The keys that were asked for are the keys a table knows; the others are reported with "did you mean".

mod problems;
mod value;

use toml::de::DeTable;

use crate::domain::catalog::Text;

pub use problems::{Problems, Spot, either};
pub use value::Value;

/// The largest file that is read, in bytes: fifty times the largest shipped one.
const LARGEST: usize = 1 << 20;

/// A file as TOML, as far as it could be read.
pub struct Document<'t> {
    root: DeTable<'t>,
    file: usize,
}

impl<'t> Document<'t> {
    /// Reads the file of that number; what is no TOML is reported. None when the file is too large to be looked at.
    pub fn read(problems: &Problems<'t>, file: usize) -> Option<Self> {
        let text = &problems.file(file).text;
        if text.len() > LARGEST {
            let message = format!("the file has {} bytes; at most {LARGEST} are read", text.len());
            problems.of_file(file, message, Some("split it into several files".into()));
            return None;
        }
        let (root, errors) = DeTable::parse_recoverable(text);
        problems.damaged_at(file, errors.iter().map(|error| error.span().map_or(0, |span| span.start)).collect());
        for error in errors {
            let spot = Spot { file, span: error.span().unwrap_or(0..0) };
            problems.error(&spot, format!("this is not TOML: {}", error.message()), None);
        }
        Some(Self { root: root.into_inner(), file })
    }

    /// The table that is the whole file.
    pub fn table<'a>(&'a self, problems: &'a Problems<'a>, what: &str) -> Table<'a>
    where
        't: 'a,
    {
        Table {
            entries: &self.root,
            spot: Spot { file: self.file, span: 0..0 },
            what: what.into(),
            problems,
            known: Vec::new(),
        }
    }
}

/// A table of a list such as `[[milestone]]`.
pub struct Listed<'t> {
    /// The list's key.
    pub key: &'static str,
    /// The table.
    pub value: Value<'t>,
    /// Whether it can be trusted.
    pub state: State,
}

/// Whether the file is TOML from a table's header to the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    Sound,
    /// It is not: what was recovered may lack half of what its author wrote.
    Damaged,
}

/// A table that is being read.
pub struct Table<'t> {
    entries: &'t DeTable<'t>,
    spot: Spot,
    what: String,
    problems: &'t Problems<'t>,
    known: Vec<&'static str>,
}

impl<'t> Table<'t> {
    /// Where problems go.
    pub fn problems(&self) -> &'t Problems<'t> {
        self.problems
    }

    /// Where it stands: its header, or all of an inline table.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// What it is, for messages: `a milestone`.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Says more exactly what it is: `milestone "autograd"`.
    pub fn call(&mut self, what: String) {
        self.what = what;
    }

    /// Whether something stands under the key, readable or not.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.know(key);
        self.entries.contains_key(key)
    }

    /// The value under a key; none when there is none or what stands there is no TOML.
    pub fn get(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.know(key);
        let (key, value) = self.entries.get_key_value(key)?;
        Value::trusted(value, key.get_ref(), self.spot.file, self.problems)
    }

    /// The same, where its absence is an error.
    pub fn need(&mut self, key: &'static str) -> Option<Value<'t>> {
        if !self.has(key) {
            self.problems.error(&self.spot, format!("{} needs \"{key}\"", self.what), None);
        }
        self.get(key)
    }

    /// The same, where its absence is a warning.
    pub fn want(&mut self, key: &'static str) -> Option<Value<'t>> {
        if !self.has(key) {
            self.problems.warning(&self.spot, format!("{} should have \"{key}\"", self.what), None);
        }
        self.get(key)
    }

    /// The text under a key, where its absence is an error.
    pub fn need_text(&mut self, key: &'static str) -> Option<Text> {
        self.need(key)?.text().map(Text::from)
    }

    /// The text under a key, where its absence is a warning; empty then.
    pub fn want_text(&mut self, key: &'static str) -> Text {
        self.want(key).and_then(|value| value.text()).map(Text::from).unwrap_or_default()
    }

    /// The text under a key that may be absent.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        self.get(key)?.text().map(Text::from)
    }

    /// The elements of a list that may be absent.
    pub fn list(&mut self, key: &'static str) -> Vec<Value<'t>> {
        self.get(key).map(|value| value.list()).unwrap_or_default()
    }

    /// The texts of a list that may be absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.list(key).iter().filter_map(Value::text).map(Text::from).collect()
    }

    /// The tables of these lists in the order of the file.
    pub fn tables(&mut self, keys: &[&'static str]) -> Vec<Listed<'t>> {
        let mut tables = Vec::new();
        for &key in keys {
            tables.extend(self.list(key).into_iter().map(|value| Listed { key, value, state: State::Sound }));
        }
        tables.sort_by_key(|table| table.value.spot().span.start);
        let starts: Vec<usize> = tables.iter().map(|table| table.value.spot().span.start).collect();
        let ends = starts.iter().copied().skip(1).chain([usize::MAX]);
        for (table, (start, end)) in tables.iter_mut().zip(starts.iter().zip(ends)) {
            if self.problems.is_damaged(self.spot.file, *start..end) {
                table.state = State::Damaged;
            }
        }
        tables
    }

    /// Ends the reading: every key that was not asked for is reported as unknown.
    pub fn finish(self) {
        for key in self.entries.keys() {
            let word: &str = key.get_ref();
            if !self.known.contains(&word) {
                let spot = Spot { file: self.spot.file, span: key.span() };
                let hint = self.problems.near(spot.file, word, self.known.iter().copied());
                self.problems.warning(&spot, format!("unknown key \"{word}\" in {}", self.what), hint);
            }
        }
    }

    fn know(&mut self, key: &'static str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }
}
