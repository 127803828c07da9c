//! What somebody types to name a place elsewhere: a folder here, or the address of a git repository.

use std::path::{Path, PathBuf};

use super::error::Error;
use crate::store::address::is_address;
use crate::store::file::is_folder;

/// A place elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A folder on this machine, from the root.
    Folder(PathBuf),
    /// What git takes for an address.
    Url(String),
}

impl Address {
    /// What was typed; `hint` says what could have been.
    pub(super) fn read(typed: &str, hint: &str) -> Result<Self, Error> {
        let path = Path::new(typed);
        if is_folder(path) {
            return Ok(Self::Folder(std::path::absolute(path).unwrap_or_else(|_| path.to_owned())));
        }
        if is_address(typed) {
            return Ok(Self::Url(typed.to_owned()));
        }
        Err(Error::failed(format!("\"{typed}\" is neither an address nor a folder.")).hint(hint))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_an_address_or_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let shown = folder.path().display().to_string();
        assert_eq!(Address::read(&shown, ""), Ok(Address::Folder(folder.path().into())));
        let url = "git@example.org:a.git";
        assert_eq!(Address::read(url, ""), Ok(Address::Url(url.into())));
        for odd in ["--upload-pack=x", "origin", "/no/such/folder", "a/b:c"] {
            let error = Error::failed(format!("\"{odd}\" is neither an address nor a folder.")).hint("try x:y");
            assert_eq!(Address::read(odd, "try x:y"), Err(error));
        }
    }
}
