//! `source.toml` ⇄ where a curriculum came from. It lies beside the curriculum's files and is none of them.

use super::FileText;
use super::diagnostic::Diagnostic;
use super::table::{Document, Problems};

/// The file's name.
pub const SOURCE: &str = "source.toml";

/// Where a curriculum came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The address of a git repository, without a password, or an absolute path.
    pub url: String,
    /// The commit; none of a folder.
    pub commit: Option<String>,
    /// The folder in it; none when the source itself is the curriculum.
    pub folder: Option<String>,
}

/// Reads the file; none without an address.
#[must_use]
pub fn read(file: &FileText) -> (Option<Provenance>, Vec<Diagnostic>) {
    let files = std::slice::from_ref(file);
    let problems = Problems::new(files);
    let provenance = Document::read(&problems, 0).and_then(|document| {
        let mut root = document.table(&problems, "the file");
        let url = root.need_text("url");
        let commit = root.text("commit").map(String::from);
        let folder = root.text("folder").map(String::from);
        root.finish();
        Some(Provenance { url: url?.into(), commit, folder })
    });
    (provenance, problems.finish())
}

/// The file's text.
#[must_use]
pub fn print(provenance: &Provenance) -> String {
    let Provenance { url, commit, folder } = provenance;
    let keys = [("url", Some(url)), ("commit", commit.as_ref()), ("folder", folder.as_ref())];
    let line = |(key, value): (&str, Option<&String>)| value.map(|value| format!("{key} = {}\n", quoted(value)));
    let lines: String = keys.into_iter().filter_map(line).collect();
    format!("# Where this curriculum is from; gradus curriculum update looks there.\n{lines}")
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn own(text: &str) -> Option<String> {
        Some(text.into())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "# Where this curriculum is from; gradus curriculum update looks there.\n\
                    url = \"C:\\\\a \\\"b\\\".git\"\ncommit = \"3f2c1a9d\"\nfolder = \"curricula/jax\"\n";
        let provenance =
            Provenance { url: "C:\\a \"b\".git".into(), commit: own("3f2c1a9d"), folder: own("curricula/jax") };
        assert_eq!(print(&provenance), text);
        assert_eq!(read(&FileText::new(SOURCE, text)), (Some(provenance), vec![]));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let (read, problems) = read(&FileText::new("jax/source.toml", "urk = \"https://example.org\"\ncommit = 3\n"));
        assert_eq!(read, None);
        let lines: Vec<String> = problems.iter().map(Diagnostic::headline).collect();
        let expected = [
            "jax/source.toml:1:1: error: the file needs \"url\"",
            "jax/source.toml:1:1: warning: unknown key \"urk\" in the file",
            "jax/source.toml:2:10: error: \"commit\" must be text, not a number",
        ];
        assert_eq!(lines, expected);
    }

    proptest! {
        #[test]
        fn any_address_is_read_as_it_was_written(url in "[^\\p{C}\u{2028}\u{2029}]*[!-~]", folder in "[a-z/.\"\\\\]{1,9}") {
            let provenance = Provenance { url, commit: None, folder: Some(folder) };
            prop_assert_eq!(read(&FileText::new(SOURCE, print(&provenance))).0, Some(provenance));
        }
    }
}
