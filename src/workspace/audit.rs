//! The audit of a project's folder: which folder, and what is in it. Nothing of it is run, followed or written.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::Error;
use crate::domain::audit::{Audit, audit};
use crate::domain::progress::Project;
use crate::store::clock::Deadline;
use crate::store::repository::{Bounds, read};

/// How long a folder is read at most.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder and what its audit found.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The folder, from the root.
    pub path: PathBuf,
    /// What was found.
    pub audit: Audit,
}

/// The folder of a project: the one that was typed, else the one that is known.
///
/// # Errors
/// Neither is there.
pub fn audited_folder(project: &Project, typed: Option<&Path>) -> Result<PathBuf, Error> {
    typed.map(Path::to_owned).or_else(|| project.path.as_deref().map(PathBuf::from)).ok_or_else(|| {
        Error::usage(format!("Where {} lies on this disk is not known.", project.title))
            .hint(format!("gradus project audit {} --path DIR", project.id))
    })
}

/// Audits a folder, in at most half a minute.
///
/// # Errors
/// There is no such folder, or it cannot be read.
pub fn audit_folder(path: &Path) -> Result<Audited, Error> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let snapshot = read(&path, Bounds::until(Deadline::after(PATIENCE))).map_err(|failure| {
        Error::failed(format!(
            "There is nothing to audit: {} {}: {}.",
            failure.tried,
            failure.path.display(),
            failure.why
        ))
        .hint("--path DIR names the folder of the project on this machine")
    })?;
    Ok(Audited { path, audit: audit(&snapshot) })
}
