//! Where things are (DESIGN §3).

#![expect(clippy::disallowed_methods, reason = "this is the one place that asks the environment where things are")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The variable that names the data folder.
pub const DATA_DIR: &str = "GRADUS_DATA_DIR";

/// The variable that names the configuration folder.
pub const CONFIG_DIR: &str = "GRADUS_CONFIG_DIR";

/// The two folders that gradus uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// What the learner did, and their own curricula.
    pub data: PathBuf,
    /// The preferences of this machine.
    pub config: PathBuf,
}

impl Paths {
    /// The folders given as options, else by the environment, else the usual ones of this system; made absolute.
    ///
    /// # Errors
    /// A sentence, when nothing says where a folder is because the user has no home.
    pub fn find(data: Option<PathBuf>, config: Option<PathBuf>) -> Result<Self, String> {
        let usual = ProjectDirs::from("", "", "gradus");
        let usual_data = usual.as_ref().map(ProjectDirs::data_dir);
        let usual_config = usual.as_ref().map(ProjectDirs::config_dir);
        Ok(Self {
            data: choose(data, std::env::var_os(DATA_DIR), usual_data, "data", DATA_DIR)?,
            config: choose(config, std::env::var_os(CONFIG_DIR), usual_config, "configuration", CONFIG_DIR)?,
        })
    }

    /// The learner's file.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.data.join("journal.jsonl")
    }

    /// What whoever writes to the journal holds.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.data.join("journal.lock")
    }

    /// The learner's own curricula.
    #[must_use]
    pub fn curricula(&self) -> PathBuf {
        self.data.join("curricula")
    }

    /// What this machine last showed of the curricula.
    #[must_use]
    pub fn seen(&self) -> PathBuf {
        self.data.join("seen.json")
    }

    /// The preferences.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

fn choose(
    option: Option<PathBuf>,
    variable: Option<OsString>,
    usual: Option<&Path>,
    what: &str,
    name: &str,
) -> Result<PathBuf, String> {
    let given = |path: &PathBuf| !path.as_os_str().is_empty();
    let chosen = option
        .filter(given)
        .or_else(|| variable.map(PathBuf::from).filter(given))
        .or_else(|| usual.map(Path::to_path_buf))
        .ok_or_else(|| {
            format!("there is no home folder to keep the {what} in; set {name} to a folder you may write")
        })?;
    Ok(std::path::absolute(&chosen).unwrap_or(chosen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_goes_before_the_environment_and_that_before_the_usual_place() {
        let usual = Path::new("/home/l/.local/share/gradus");
        let chosen = |option: Option<&str>, variable: Option<&str>, usual| {
            choose(option.map(Into::into), variable.map(Into::into), usual, "data", DATA_DIR)
        };
        assert_eq!(chosen(Some("/a"), Some("/b"), Some(usual)), Ok("/a".into()));
        assert_eq!(chosen(None, Some("/b"), Some(usual)), Ok("/b".into()));
        assert_eq!(chosen(Some(""), Some(""), Some(usual)), Ok(usual.into()));
        assert!(chosen(Some("here"), None, None).unwrap().is_absolute());
        let homeless = "there is no home folder to keep the data in; set GRADUS_DATA_DIR to a folder you may write";
        assert_eq!(chosen(None, None, None), Err(homeless.into()));
    }

    #[test]
    fn files_have_their_places() {
        let paths = Paths { data: "/d".into(), config: "/c".into() };
        let all = [paths.journal(), paths.lock(), paths.curricula(), paths.seen(), paths.config_file()];
        let expected = ["/d/journal.jsonl", "/d/journal.lock", "/d/curricula", "/d/seen.json", "/c/config.toml"];
        assert_eq!(all, expected.map(PathBuf::from));
    }
}
