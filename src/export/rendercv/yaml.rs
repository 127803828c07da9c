//! YAML of the kind that needs no thought: every text in double quotes, as JSON has them, which YAML reads alike.

/// A value.
pub(super) enum Yaml {
    /// A text.
    Text(String),
    /// `false`
    False,
    /// `null`
    Null,
    /// A list; never empty.
    List(Vec<Self>),
    /// Keys with their values, in this order; never empty.
    Map(Vec<(&'static str, Self)>),
}

impl Yaml {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// It in lines that are indented by `depth` steps, beginning behind a key or a dash.
    pub fn written(&self, depth: usize) -> String {
        let indent = "  ".repeat(depth);
        match self {
            Self::Text(text) => format!(" {}\n", quoted(text)),
            Self::False => " false\n".to_owned(),
            Self::Null => " null\n".to_owned(),
            Self::List(items) => {
                let items = items.iter().map(|item| format!("{indent}-{}", item.in_list(depth + 1)));
                format!("\n{}", items.collect::<String>())
            }
            Self::Map(entries) => format!("\n{}", lines(entries, depth)),
        }
    }

    /// It behind a dash, where a map begins on the same line.
    fn in_list(&self, depth: usize) -> String {
        match self {
            Self::Map(entries) => format!(" {}", lines(entries, depth).trim_start()),
            other => other.written(depth),
        }
    }
}

/// The lines of a map.
pub(super) fn lines(entries: &[(&'static str, Yaml)], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let line =
        |(key, value): &(&'static str, Yaml)| format!("{indent}{}:{}", quoted_key(key), value.written(depth + 1));
    entries.iter().map(line).collect()
}

/// Keys are our own words: one of several words is quoted, any other needs no quotes.
fn quoted_key(key: &str) -> String {
    if key.contains(' ') { quoted(key) } else { key.to_owned() }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_quoted() {
        let entry = Yaml::Map(vec![("label", Yaml::text("a: \"b\" \\")), ("url", Yaml::Null)]);
        let map = [
            ("name", Yaml::text("no")),
            ("show", Yaml::False),
            ("In progress", Yaml::List(vec![entry, Yaml::text("- x")])),
            ("page", Yaml::Map(vec![("size", Yaml::text("a4"))])),
        ];
        let expected = "name: \"no\"\nshow: false\n\"In progress\":\n  - label: \"a: \\\"b\\\" \\\\\"\n    url: null\n  - \"- x\"\npage:\n  size: \"a4\"\n";
        assert_eq!(lines(&map, 0), expected);
    }
}
