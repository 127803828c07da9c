//! How a JSON file is laid out: its line ends and its indentation.

/// How a JSON file is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    line_end: &'static str,
    /// What one level is indented by; none in a file that has no lines.
    indent: Option<String>,
}

impl Layout {
    /// The layout of a text that is an object, by what stands before its first member.
    pub fn of(object: &str) -> Self {
        let inside = object.trim_start().strip_prefix('{').unwrap_or_default();
        let gap = &inside[..inside.len() - inside.trim_start().len()];
        let line_end = if gap.contains("\r\n") { "\r\n" } else { "\n" };
        let indent = match gap.rsplit_once('\n') {
            _ if inside.trim_start().starts_with('}') => Some("  ".to_owned()),
            Some((_, indent)) => Some(indent.to_owned()),
            None => None,
        };
        Self { line_end, indent }
    }

    /// What stands between the parts of something at this depth.
    pub fn gap(&self, depth: usize) -> String {
        self.indent.as_ref().map_or_else(String::new, |indent| format!("{}{}", self.line_end, indent.repeat(depth)))
    }

    /// What stands after the name of a member.
    pub fn colon(&self) -> &'static str {
        if self.indent.is_some() { ": " } else { ":" }
    }

    /// A JSON text in this layout, at this depth.
    pub fn lay_out(&self, json: &str, mut depth: usize) -> String {
        let mut text = String::with_capacity(json.len());
        let (mut quoted, mut escaped) = (false, false);
        let mut rest = json.chars().peekable();
        while let Some(c) = rest.next() {
            if quoted {
                text.push(c);
                quoted = escaped || c != '"';
                escaped = c == '\\' && !escaped;
                continue;
            }
            match c {
                '{' | '[' => {
                    text.push(c);
                    while rest.next_if(|c| c.is_ascii_whitespace()).is_some() {}
                    if let Some(end) = rest.next_if(|c| matches!(c, '}' | ']')) {
                        text.push(end);
                    } else {
                        depth += 1;
                        text.push_str(&self.gap(depth));
                    }
                }
                '}' | ']' => {
                    depth = depth.saturating_sub(1);
                    text.push_str(&self.gap(depth));
                    text.push(c);
                }
                ',' => {
                    text.push(c);
                    text.push_str(&self.gap(depth));
                }
                ':' => text.push_str(self.colon()),
                c if c.is_ascii_whitespace() => {}
                c => {
                    quoted = c == '"';
                    text.push(c);
                }
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_laid_out_as_the_file_is() {
        let json = r#"{ "a":[1.50,{}, [ ] ,"x, {y}: \"z\\"],"b" : {"c":null} }"#;
        let laid = |file: &str| Layout::of(file).lay_out(json, 1);
        assert_eq!(laid(r#"{"x":1}"#), r#"{"a":[1.50,{},[],"x, {y}: \"z\\"],"b":{"c":null}}"#);
        let lines = "{\n    \"a\": [\n      1.50,\n      {},\n      [],\n      \"x, {y}: \\\"z\\\\\"\n    ],\n    \"b\": {\n      \"c\": null\n    }\n  }";
        assert_eq!(laid("{}"), lines);
        assert_eq!(laid("{\r\n\t\"x\": 1}"), lines.replace("  ", "\t").replace('\n', "\r\n"));
    }
}
