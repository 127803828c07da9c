//! What `--evidence` was given: an address, a commit, a file or words.

use std::path::Path;

use super::error::Error;
use crate::domain::event::Evidence;
use crate::store::file::exists;

/// Tells by its form what it is, and by a look at the disk whether a word is a file's name.
///
/// # Errors
/// It is empty.
pub fn evidence(typed: &str) -> Result<Evidence, Error> {
    told_apart(typed, |name| exists(Path::new(name)))
}

/// Tells by its form alone what it is.
///
/// # Errors
/// It is empty.
pub fn evidence_by_form(typed: &str) -> Result<Evidence, Error> {
    told_apart(typed, |_| false)
}

fn told_apart(typed: &str, on_disk: impl Fn(&str) -> bool) -> Result<Evidence, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Error::usage("Evidence needs an address, a path, a commit or words."));
    }
    Ok(if typed.starts_with("https://") || typed.starts_with("http://") {
        Evidence::Link(typed.into())
    } else if (7..=40).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_hexdigit()) {
        Evidence::Commit(typed.into())
    } else if typed.contains('/') || on_disk(typed) {
        Evidence::File(typed.into())
    } else {
        Evidence::Text(typed.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_tells_what_it_is() {
        let on_disk = |path: &str| path == "notebook.ipynb";
        for (typed, expected) in [
            ("https://example.org/run", Evidence::Link("https://example.org/run".into())),
            (" http://example.org ", Evidence::Link("http://example.org".into())),
            ("3f2c1a9", Evidence::Commit("3f2c1a9".into())),
            ("ABCDEF1234", Evidence::Commit("ABCDEF1234".into())),
            ("3f2c1a", Evidence::Text("3f2c1a".into())),
            ("runs/loss.png", Evidence::File("runs/loss.png".into())),
            ("notebook.ipynb", Evidence::File("notebook.ipynb".into())),
            ("other.ipynb", Evidence::Text("other.ipynb".into())),
            ("loss 0.008 after 200 steps", Evidence::Text("loss 0.008 after 200 steps".into())),
        ] {
            assert_eq!(told_apart(typed, on_disk), Ok(expected));
        }
        assert!(told_apart("  ", on_disk).is_err());
        assert_eq!(evidence_by_form("notebooks/fit.ipynb"), Ok(Evidence::File("notebooks/fit.ipynb".into())));
        assert_eq!(evidence_by_form("notebook.ipynb"), Ok(Evidence::Text("notebook.ipynb".into())));
    }
}
