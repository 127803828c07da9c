//! Which commit a repository shows, read from its files as text: git itself would read its settings first.

use std::ffi::OsStr;
use std::io;

use super::{Folder, Kind};

/// The most bytes of a file with references.
const LONGEST: u64 = 4 << 20;

/// How often a reference may lead to another one.
const STEPS: usize = 5;

/// The git folder of a repository.
///
/// # Errors
/// Why there is none that can be used.
pub(super) fn git_folder(root: &Folder) -> Result<Folder, String> {
    match root.kind(OsStr::new(".git")) {
        Kind::Folder => {
            root.folder(OsStr::new(".git")).map_err(|error| format!("The folder .git cannot be opened: {error}."))
        }
        Kind::File(_) => Err("Its .git is a file that leads to another folder, as in a worktree or submodule.".into()),
        Kind::Link => Err("Its .git is a link, and no link is followed.".into()),
        Kind::Other => Err("There is no .git here, so nothing is known of commits.".into()),
    }
}

/// The commit that `HEAD` names.
///
/// # Errors
/// Why that is not known.
pub(super) fn head(git: &Folder) -> Result<String, String> {
    if git.kind(OsStr::new("reftable")) == Kind::Folder {
        return Err("It keeps its references in the reftable format, which is not read.".into());
    }
    let mut name = "HEAD".to_owned();
    for _ in 0..STEPS {
        let found = read(git, &name).map(|text| text.trim().to_owned()).or_else(|| packed(git, &name));
        let Some(text) = found else {
            return Err(if name == "HEAD" { "Its HEAD cannot be read." } else { "Nothing is committed yet." }.into());
        };
        match text.strip_prefix("ref:") {
            Some(next) if is_sound(next.trim()) => name = next.trim().to_owned(),
            None if is_id(&text) => return Ok(text),
            _ => return Err("Its HEAD names no commit.".into()),
        }
    }
    Err("Its HEAD leads in a circle.".into())
}

/// The commits at which a shallow clone ends; none of a whole one.
pub(super) fn shallow(git: &Folder) -> Vec<String> {
    let text = read(git, "shallow").unwrap_or_default();
    text.lines().map(str::trim).filter(|line| is_id(line)).map(str::to_owned).collect()
}

/// Whether the objects may be read: they are files in folders, and none are borrowed from elsewhere.
///
/// # Errors
/// Why not.
pub(super) fn objects(git: &Folder, most: usize) -> Result<(), String> {
    let unreadable = |_: io::Error| "Its objects cannot be read.".to_owned();
    let objects = match git.kind(OsStr::new("objects")) {
        Kind::Folder => git.folder(OsStr::new("objects")).map_err(unreadable)?,
        _ => return Err("It has no objects of its own.".into()),
    };
    let mut seen = 0;
    for (name, kind) in objects.list(most).map_err(unreadable)? {
        sound(kind)?;
        if kind != Kind::Folder {
            continue;
        }
        for (inner, kind) in objects.folder(&name).and_then(|folder| folder.list(most)).map_err(unreadable)? {
            sound(kind)?;
            seen += 1;
            if name == "info" && inner.to_string_lossy().contains("alternates") {
                return Err("It borrows objects from another repository, and nothing outside is read.".into());
            }
        }
        if seen >= most {
            return Err("It has too many objects.".into());
        }
    }
    Ok(())
}

fn sound(kind: Kind) -> Result<(), String> {
    match kind {
        Kind::File(_) | Kind::Folder => Ok(()),
        Kind::Link => Err("There are links among its objects, and no link is followed.".into()),
        Kind::Other => Err("Among its objects is something that is no file.".into()),
    }
}

/// What a file of the git folder says.
fn read(git: &Folder, name: &str) -> Option<String> {
    let (folders, file) = name.rsplit_once('/').map_or((None, name), |(folders, file)| (Some(folders), file));
    let bytes = match folders {
        None => git.read(OsStr::new(file), LONGEST),
        Some(folders) => {
            let mut parts = folders.split('/').map(OsStr::new);
            let first = git.folder(parts.next()?);
            parts
                .try_fold(first.ok()?, |folder, part| folder.folder(part))
                .and_then(|folder| folder.read(OsStr::new(file), LONGEST))
        }
    };
    String::from_utf8(bytes.ok()?).ok()
}

fn packed(git: &Folder, name: &str) -> Option<String> {
    let text = read(git, "packed-refs")?;
    let line = text.lines().find(|line| line.split_once(' ').is_some_and(|(_, called)| called.trim() == name))?;
    line.split_once(' ').map(|(id, _)| id.to_owned())
}

/// Whether a name is one of a reference and leads nowhere else.
fn is_sound(name: &str) -> bool {
    name.starts_with("refs/") && name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

/// Whether it is the id of an object, by SHA-1 or SHA-256.
pub(super) fn is_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
